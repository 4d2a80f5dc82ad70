//! What `livestars-relay check` finds.

#[path = "../chain/tests/support/mod.rs"]
mod support;

use livestars_chain::Call;
use livestars_mesh::identity;
use livestars_relay::{
	check::{check, Grade, Report},
	config::{Config, Secret},
	registration::description,
};
use std::{
	fs,
	net::{TcpListener, TcpStream, UdpSocket},
	os::unix::fs::PermissionsExt,
	process::{Child, Command, Stdio},
};
use support::{free_port, signer, Node, LIVE};
use tempfile::TempDir;

/// A configuration with ports of its own, of a relay for this machine alone, and no node.
fn config(folder: &TempDir) -> Config {
	let mut config = Config::default();
	config.chain.nodes = vec!["ws://127.0.0.1:1".to_string()];
	config.relay.key = Some(Secret::new("//Relay"));
	config.relay.data_folder = folder.path().join("data");
	config.http.listen.set_port(0);
	config.metrics.listen.set_port(0);
	config.media.listen[0].set_port(0);
	let mesh = ["/ip4/127.0.0.1/udp/0/quic-v1", "/ip4/127.0.0.1/tcp/0"];
	config.mesh.listen = mesh.iter().map(|address| address.parse().unwrap()).collect();
	config
}

async fn check_with(change: impl FnOnce(&mut Config)) -> Report {
	let folder = tempfile::tempdir().unwrap();
	let mut config = config(&folder);
	change(&mut config);
	check(&config).await
}

/// Checks, and again where a block that a busy machine heard late makes the clock look wrong, and
/// nothing else is.
async fn check_while_heard_late(config: &Config) -> Report {
	let mut report = check(config).await;
	for _ in 0..3 {
		let mut others = report.points.iter().filter(|point| point.subject != "clock");
		let others_fail = others.any(|point| point.grade == Grade::Fail);
		if others_fail || report.of("clock").is_none_or(|clock| clock.grade == Grade::Ok) {
			break;
		}
		report = check(config).await;
	}
	report
}

#[track_caller]
fn assert_found(report: &Report, subject: &str, grade: Grade, words: &str) {
	let point =
		report.of(subject).unwrap_or_else(|| panic!("{subject} was not looked at: {report}"));
	assert_eq!(point.grade, grade, "{report}");
	assert!(point.finding.contains(words), "{report}");
}

#[tokio::test]
async fn a_relay_that_can_run_passes() {
	let (node, folder) = (Node::start(), tempfile::tempdir().unwrap());
	node.connect().await;
	let mut config = config(&folder);
	config.chain.nodes = vec![node.url()];
	let report = check_while_heard_late(&config).await;
	assert_eq!(report.exit_code(), 0, "{report}");
	for subject in ["key", "data folder", "ports", "chain", "finality", "clock", "balance"] {
		assert_found(&report, subject, Grade::Ok, "");
	}
	assert_found(&report, "addresses", Grade::Warn, "only machines near this one");
	assert_found(&report, "directory", Grade::Warn, "the relay changes it at its start");
	assert!(!config.relay.data_folder.exists(), "nothing is made");

	config.relay.key = Some(Secret::new("//Nobody"));
	let report = check(&config).await;
	assert_found(&report, "directory", Grade::Warn, "registers itself at its start");
	assert_found(&report, "balance", Grade::Fail, "send it that");
	assert_eq!(report.exit_code(), 1);

	config.relay.register = false;
	assert_found(&check(&config).await, "directory", Grade::Fail, "register it");
}

#[tokio::test]
async fn a_relay_that_is_to_register_needs_its_bond_and_more() {
	let (node, folder) = (Node::start(), tempfile::tempdir().unwrap());
	let chain = node.connect().await;
	let mut config = config(&folder);
	config.chain.nodes = vec![node.url()];
	config.relay.key = Some(Secret::new("//Newcomer"));
	let give = async |planck: u128| {
		let call = Call::Transfer { to: signer("Newcomer").account(), amount: planck };
		chain.submit(&signer("Alice"), call).await.unwrap().included().await.unwrap();
	};
	// The bond is 1,000 LIVE, and a relay that is registered keeps 10 for its calls.
	for (gift, grade, words) in [
		(20 * LIVE, Grade::Fail, "990.0"),
		(980 * LIVE, Grade::Fail, "10.0"),
		(5 * LIVE, Grade::Warn, "chain.low_balance_live"),
		(10 * LIVE, Grade::Ok, "1015.000 LIVE"),
	] {
		give(gift).await;
		assert_found(&check(&config).await, "balance", grade, words);
	}
	config.relay.register = false;
	assert_found(&check(&config).await, "balance", Grade::Ok, "1015.000 LIVE");
}

#[tokio::test]
async fn the_whole_entry_is_compared_the_name_in_the_mesh_too() {
	let (node, folder) = (Node::start(), tempfile::tempdir().unwrap());
	let chain = node.connect().await;
	let mut config = config(&folder);
	config.chain.nodes = vec![node.url()];
	// What the start of the relay does: its node gets a name, and the entry is changed.
	let key = identity::load_or_make(&config.relay.data_folder).unwrap();
	let info = description(&config, key.public().to_peer_id()).unwrap();
	let update = Call::UpdateRelay(info);
	chain.submit(&signer("Relay"), update).await.unwrap().included().await.unwrap();
	let report = check(&config).await;
	assert!(!report.to_string().contains("is not what is configured"), "{report}");

	fs::remove_file(config.relay.data_folder.join(identity::FILE)).unwrap();
	identity::load_or_make(&config.relay.data_folder).unwrap();
	assert_found(&check(&config).await, "directory", Grade::Warn, "is not what is configured");
}

/// The relay itself, which is killed at the end.
struct Running(Child);

impl Drop for Running {
	fn drop(&mut self) {
		let _ = self.0.kill();
		let _ = self.0.wait();
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn ports_of_this_relay_itself_are_well() {
	let (node, folder) = (Node::start(), tempfile::tempdir().unwrap());
	node.connect().await;
	let mut config = config(&folder);
	config.chain.nodes = vec![node.url()];
	let [http, metrics, media, mesh] = [free_port(), free_port(), free_port(), free_port()];
	config.http.listen.set_port(http);
	config.metrics.listen.set_port(metrics);
	config.media.listen[0].set_port(media);
	config.mesh.listen = vec![format!("/ip4/127.0.0.1/tcp/{mesh}").parse().unwrap()];
	config.relay.url = format!("http://127.0.0.1:{http}");
	let child = Command::new(env!("CARGO_BIN_EXE_livestars-relay"))
		.args(["run", "--node", &node.url(), "--url", &config.relay.url, "--data-folder"])
		.arg(&config.relay.data_folder)
		.args(["--http-listen", &format!("127.0.0.1:{http}")])
		.args(["--media-listen", &format!("127.0.0.1:{media}")])
		.args(["--set", &format!("metrics.listen=127.0.0.1:{metrics}")])
		.args(["--set", &format!("mesh.listen=[\"/ip4/127.0.0.1/tcp/{mesh}\"]")])
		.env("LIVESTARS_RELAY__KEY", "//Relay")
		.stderr(Stdio::null())
		.spawn()
		.unwrap();
	let _running = Running(child);
	while TcpStream::connect(config.http.listen).is_err() {
		tokio::time::sleep(std::time::Duration::from_millis(100)).await;
	}
	let report = check(&config).await;
	assert_found(&report, "ports", Grade::Ok, "4 of 4 ports are in use by this relay");
	assert_found(&report, "url", Grade::Ok, "");
	assert!(
		report.to_string().contains(&format!("{} is this relay", config.relay.url)),
		"{report}"
	);

	// Another relay's configuration with the same ports is another matter.
	config.relay.key = Some(Secret::new("//Eve"));
	assert_found(&check(&config).await, "ports", Grade::Fail, "that is not this relay");
}

#[tokio::test]
async fn the_url_should_lead_to_where_media_is_sent() {
	let report = check_with(|_| {}).await;
	assert_found(&report, "url", Grade::Ok, "leads to where media is sent");
	let report = check_with(|config| {
		config.relay.url = "http://localhost:8080".to_string();
		config.media.external = vec!["8.8.8.8:4002".parse().unwrap()];
	})
	.await;
	assert_found(&report, "url", Grade::Warn, "127.0.0.1, and media.external is 8.8.8.8");
	assert_found(&report, "url", Grade::Warn, "proxy");
	let report = check_with(|config| config.relay.url = "https://relay.invalid".to_string()).await;
	assert_found(&report, "url", Grade::Fail, "relay.invalid");
}

#[tokio::test]
async fn the_ports_of_turn_are_opened_too() {
	let turn = |first, last| {
		check_with(move |config| {
			config.turn.enabled = true;
			config.turn.listen = "127.0.0.1:0".parse().unwrap();
			config.turn.external = Some("127.0.0.1".parse().unwrap());
			config.turn.allocations = 1;
			(config.turn.first_port, config.turn.last_port) = (first, last);
		})
	};
	let taken = UdpSocket::bind("0.0.0.0:0").unwrap();
	let port = taken.local_addr().unwrap().port();
	assert_found(&turn(port, port).await, "turn", Grade::Fail, "none can be opened");
	let (first, last) = if port == u16::MAX { (port - 1, port) } else { (port, port + 1) };
	assert_found(&turn(first, last).await, "turn", Grade::Warn, "1 of 2 are in use");
	drop(taken);
	assert_found(&turn(port, port).await, "turn", Grade::Ok, "all of them");
}

#[tokio::test]
async fn a_file_that_is_no_database_of_countries_fails() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("countries.mmdb");
	fs::write(&path, "no database").unwrap();
	let report = check_with(|config| config.http.country_database = Some(path)).await;
	assert_found(&report, "countries", Grade::Fail, "MaxMind");
}

#[tokio::test]
async fn a_node_that_does_not_answer_fails() {
	let report = check_with(|_| {}).await;
	assert_found(&report, "chain", Grade::Fail, "check that one runs");
	assert_eq!(report.exit_code(), 1);
	assert!(report.to_string().lines().any(|line| line.starts_with("FAIL  chain")), "{report}");
	assert!(report.to_string().lines().any(|line| line.starts_with("ok    ports")), "{report}");
}

#[tokio::test]
async fn a_missing_or_wrong_key_fails_without_being_shown() {
	let report = check_with(|config| config.relay.key = None).await;
	assert_found(&report, "key", Grade::Fail, "LIVESTARS_RELAY__KEY");

	let report = check_with(|config| config.relay.key = Some(Secret::new("bottom drive"))).await;
	assert_found(&report, "key", Grade::Fail, "a phrase of 12 or 24 words");
	assert!(!report.to_string().contains("bottom"), "{report}");
}

#[tokio::test]
async fn a_key_file_is_read_and_others_must_not_read_it() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("relay.key");
	let with_file = || {
		check_with(|config| {
			config.relay.key = None;
			config.relay.key_file = Some(path.clone());
		})
	};
	assert_found(&with_file().await, "key", Grade::Fail, "cannot read the key");
	fs::write(&path, "//Relay\n").unwrap();
	fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
	assert_found(&with_file().await, "key", Grade::Warn, "chmod 600");
	fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
	assert_found(&with_file().await, "key", Grade::Ok, "the relay's account is");
	fs::write(&path, "x".repeat(5_000)).unwrap();
	assert_found(&with_file().await, "key", Grade::Fail, "holds no key");
}

#[tokio::test]
async fn ports_in_use_fail_by_their_keys() {
	let (tcp, udp) =
		(TcpListener::bind("127.0.0.1:0").unwrap(), UdpSocket::bind("127.0.0.1:0").unwrap());
	let (tcp, udp_port) =
		(tcp.local_addr().map(|at| (tcp, at)).unwrap(), udp.local_addr().unwrap().port());
	let report = check_with(|config| config.http.listen = tcp.1).await;
	assert_found(&report, "ports", Grade::Fail, "http.listen");
	assert_found(&report, "ports", Grade::Fail, "that is not this relay");
	let report = check_with(|config| config.media.listen[0].set_port(udp_port)).await;
	assert_found(&report, "ports", Grade::Fail, "media.listen");
	let quic = format!("/ip4/127.0.0.1/udp/{udp_port}/quic-v1");
	let report = check_with(|config| config.mesh.listen = vec![quic.parse().unwrap()]).await;
	assert_found(&report, "ports", Grade::Fail, "mesh.listen");
	let report = check_with(|config| config.media.listen[0] = "192.0.2.1:0".parse().unwrap()).await;
	assert_found(&report, "ports", Grade::Fail, "does not have that address");
}

#[tokio::test]
async fn a_data_folder_that_cannot_be_written_fails() {
	let file = tempfile::NamedTempFile::new().unwrap();
	let below = file.path().join("data");
	let report = check_with(|config| config.relay.data_folder = below.clone()).await;
	assert_found(&report, "data folder", Grade::Fail, &below.display().to_string());
}

#[tokio::test]
async fn a_public_relay_needs_public_addresses_and_https() {
	let report = check_with(|config| config.relay.url = "https://relay.example".to_string()).await;
	assert_found(&report, "addresses", Grade::Fail, "name the public address");
	assert_found(&report, "https", Grade::Fail, "nobody speaks it");

	let report = check_with(|config| {
		config.relay.url = "https://relay.example".to_string();
		config.http.behind_proxy = true;
		config.media.external = vec!["8.8.8.8:4002".parse().unwrap()];
		config.mesh.external = vec!["/ip4/8.8.8.8/tcp/4001".parse().unwrap()];
	})
	.await;
	assert_found(&report, "addresses", Grade::Ok, "public");
	assert_found(&report, "https", Grade::Ok, "proxy");
	assert_found(&report, "clients", Grade::Warn, "http.client_address_header");

	let report = check_with(|config| config.relay.url = "http://relay.example".to_string()).await;
	assert_found(&report, "https", Grade::Fail, "camera");
}

#[tokio::test]
async fn the_certificate_must_be_for_the_host_and_valid() {
	let folder = tempfile::tempdir().unwrap();
	let (certificate, key) = (folder.path().join("c.pem"), folder.path().join("k.pem"));
	let with_certificate = |url: &str| {
		let (url, certificate, key) = (url.to_string(), certificate.clone(), key.clone());
		check_with(move |config| {
			config.relay.url = url;
			config.http.certificate = Some(certificate);
			config.http.private_key = Some(key);
		})
	};
	let report = with_certificate("https://relay.example:8443/path").await;
	assert_found(&report, "https", Grade::Fail, "cannot read");

	let write = |days: i64| {
		let signing_key = rcgen::KeyPair::generate().unwrap();
		let mut params = rcgen::CertificateParams::new(vec!["relay.example".to_string()]).unwrap();
		let day = std::time::Duration::from_secs(24 * 60 * 60);
		let now = std::time::SystemTime::now();
		params.not_before = (now - 30 * day).into();
		params.not_after =
			if days < 0 { (now - day).into() } else { (now + day * days as u32 + day / 2).into() };
		fs::write(&certificate, params.self_signed(&signing_key).unwrap().pem()).unwrap();
		fs::write(&key, signing_key.serialize_pem()).unwrap();
	};
	write(60);
	let report = with_certificate("https://relay.example:8443/path").await;
	assert_found(&report, "https", Grade::Ok, "for 60 days more");
	let report = with_certificate("https://other.example").await;
	assert_found(&report, "https", Grade::Fail, "not for other.example");
	write(5);
	let report = with_certificate("https://relay.example").await;
	assert_found(&report, "https", Grade::Warn, "ends in 5 days");
	write(-1);
	let report = with_certificate("https://relay.example").await;
	assert_found(&report, "https", Grade::Fail, "not valid now");
}
