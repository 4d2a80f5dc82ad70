//! What the configuration is made of, and what is refused.

use clap::Parser;
use livestars_relay::config::{load, to_toml, Config, Flags, LogLevel, Secret};
use std::{fs, path::PathBuf};
use tempfile::TempDir;

#[derive(Parser)]
struct CommandLine {
	#[command(flatten)]
	flags: Flags,
}

fn flags(arguments: &[&str]) -> Flags {
	CommandLine::parse_from([&["livestars-relay"], arguments].concat()).flags
}

/// The configuration that a file gives; the folder is to be kept as long as the path is used.
fn file(content: &str) -> (TempDir, String) {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("relay.toml");
	fs::write(&path, content).unwrap();
	(folder, path.display().to_string())
}

fn load_file(content: &str) -> Result<Config, String> {
	let (_folder, path) = file(content);
	load(&flags(&["--config", &path])).map_err(|error| error.to_string())
}

fn refusal(content: &str) -> String {
	load_file(content).expect_err("it is refused")
}

fn example() -> String {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("relay.example.toml");
	fs::read_to_string(path).unwrap()
}

#[test]
fn without_anything_the_defaults_hold() {
	assert_eq!(load(&Flags::default()), Ok(Config::default()));
}

#[test]
fn the_example_holds_every_key_with_its_default() {
	assert_eq!(load_file(&example()), Ok(Config::default()));

	let example: toml::Table = example().parse().unwrap();
	let defaults: toml::Table = to_toml(&Config::default()).unwrap().parse().unwrap();
	assert_eq!(example, defaults);
}

#[test]
fn what_the_example_has_behind_a_hash_can_be_written() {
	let is_key = |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
	let setting = |line: &str| {
		let setting = line.strip_prefix("# ")?;
		setting.split_once(" = ").filter(|(key, _)| is_key(key)).map(|_| setting.to_string())
	};
	let example = example();
	let lines = example.lines().map(|line| setting(line).unwrap_or(line.to_string()) + "\n");
	let lines: Vec<_> = lines.collect();
	let without =
		|key: &str| lines.iter().filter(|line| !line.starts_with(key)).cloned().collect::<String>();
	// Only a proxy's headers say where clients are.
	let direct = lines.iter().filter(|line| !line.contains("_header = ")).cloned();
	let direct = load_file(&direct.collect::<String>()).unwrap();
	assert!(direct.http.country_database.is_some());
	let proxied =
		without("country_database").replace("behind_proxy = false", "behind_proxy = true");
	let config = load_file(&proxied).unwrap();
	assert!(config.relay.key_file.is_some());
	assert!(config.http.certificate.is_some() && config.http.private_key.is_some());
	assert!(config.http.client_address_header.is_some() && config.http.country_header.is_some());
	assert!(config.turn.external.is_some());
}

/// With `--help` at its end a command line is read whole, and nothing is done.
#[test]
fn the_command_lines_of_the_documentation_can_be_typed() {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/operations.md");
	let text = fs::read_to_string(path).unwrap();
	let lines = text.lines().filter_map(|line| line.strip_prefix("livestars-relay "));
	let mut typed = 0;
	for line in lines {
		let arguments = line.split(" #").next().unwrap_or_default().split_whitespace();
		let output = std::process::Command::new(env!("CARGO_BIN_EXE_livestars-relay"))
			.args(arguments)
			.arg("--help")
			.output()
			.unwrap();
		assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
		typed += 1;
	}
	assert!(typed >= 5, "{typed}");
}

#[test]
fn without_a_command_the_relay_runs() {
	let output = std::process::Command::new(env!("CARGO_BIN_EXE_livestars-relay"))
		.args(["--config", "/nowhere/relay.toml"])
		.output()
		.unwrap();
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(said.contains("the configuration file cannot be read"), "{said}");
}

#[test]
fn servers_of_others_are_read_and_their_credentials_hidden() {
	let config = load_file(
		"[[turn.servers]]\nurls = [\"turn:a.example\", \"turns:a.example\"]\n\
		 username = \"live\"\ncredential = \"stars\"\n\
		 [[turn.servers]]\nurls = [\"stun:b.example\"]",
	)
	.unwrap();
	assert_eq!(config.turn.servers[0].credential, Some(Secret::new("stars")));
	assert_eq!(config.turn.servers[1].urls, ["stun:b.example"]);
	let printed = to_toml(&config).unwrap();
	assert!(printed.contains("(hidden)") && !printed.contains("stars\""), "{printed}");
}

#[test]
fn flags_win_over_the_environment_and_that_over_the_file() {
	let (_folder, path) = file("[limits]\nstreams = 1\nconnections = 1\nvault_mebibytes = 1\n");
	// Each test of this file that reads the variable would see it: it is set in a process of its own.
	let program = std::env::current_exe().unwrap();
	let child = std::process::Command::new(program)
		.args(["--exact", "child_prints_its_limits", "--ignored", "--nocapture"])
		.env("TEST_CONFIG", &path)
		.env("LIVESTARS_LIMITS__CONNECTIONS", "2")
		.env("LIVESTARS_LIMITS__VAULT_MEBIBYTES", "2")
		.output()
		.unwrap();
	let printed = String::from_utf8_lossy(&child.stdout).into_owned();
	assert!(printed.contains("limits: 1 2 3"), "{printed}");
}

#[test]
#[ignore = "a part of the test above"]
fn child_prints_its_limits() {
	let path = std::env::var("TEST_CONFIG").unwrap();
	let flags = flags(&["--config", &path, "--set", "limits.vault_mebibytes=3"]);
	let limits = load(&flags).unwrap().limits;
	println!("limits: {} {} {}", limits.streams, limits.connections, limits.vault_mebibytes);
}

#[test]
fn a_key_that_does_not_exist_is_refused_by_its_name_and_place() {
	let (_folder, path) = file("[http]\nlisen = \"127.0.0.1:80\"\n");
	let error = load(&flags(&["--config", &path])).unwrap_err().to_string();
	assert!(error.contains(&format!("http.lisen ({path}): there is no such key")), "{error}");
	assert!(error.contains("listen"), "it says what there is: {error}");

	assert!(refusal("htp = 1").contains("htp ("), "a section");
	assert!(refusal("[http.more]\nx = 1").contains("http.more"), "a section in a section");

	let error = load(&flags(&["--set", "limits.stream=20"])).unwrap_err().to_string();
	assert!(error.contains("limits.stream (the flag --set): there is no such key"), "{error}");
}

#[test]
fn a_value_of_the_wrong_type_is_refused_by_its_key() {
	for (content, key) in [
		("[http]\nlisten = 80", "http.listen"),
		("[http]\nlisten = \"localhost\"", "http.listen"),
		("[http]\nbehind_proxy = \"yes\"", "http.behind_proxy"),
		("[http]\nunknown_country = \"maybe\"", "http.unknown_country"),
		("[limits]\nstreams = \"many\"", "limits.streams"),
		("[limits]\nstreams = -1", "limits.streams"),
		("[limits]\nstreams = 5000000000", "limits.streams"),
		("[relay]\ncapacity = 1.5", "relay.capacity"),
		("[media]\nlisten = \"127.0.0.1:4002\"", "media.listen"),
		("[mesh]\nlisten = [\"127.0.0.1:4001\"]", "mesh.listen"),
		("[mesh]\nlisten = [\"/ip4/300.0.0.1/tcp/1\"]", "mesh.listen"),
		("[logs]\nlevel = \"loud\"", "logs.level"),
		("[turn]\nfirst_port = 70000", "turn.first_port"),
		("[turn]\nexternal = \"relay.example\"", "turn.external"),
		("chain = 1", "chain"),
	] {
		let error = refusal(content);
		assert!(error.contains(key), "{content}: {error}");
		assert!(error.contains("relay.toml"), "{content}: {error}");
	}
}

#[test]
fn a_value_that_cannot_be_is_refused_by_its_key_with_what_to_do() {
	for (content, key, advice) in [
		("[chain]\nnodes = []", "chain.nodes", "at least one"),
		("[chain]\nnodes = [\"http://127.0.0.1\"]", "chain.nodes", "ws://"),
		("[chain]\ngrace_seconds = 0", "chain.grace_seconds", "between 6"),
		(
			"[chain]\nlight_client_bootnodes = [\"/ip4/192.0.2.1/tcp/30333\"]",
			"chain.light_client_bootnodes",
			"cannot use /ip4/192.0.2.1/tcp/30333",
		),
		("[limits]\nnode_connections = 0", "limits.node_connections", "shut everybody out"),
		("[relay]\nurl = \"relay.example\"", "relay.url", "https://"),
		("[relay]\nurl = \"https://relay.example/\"", "relay.url", "without a slash"),
		("[relay]\nurl = \"https://relay.example/?a\"", "relay.url", "cannot go on chain"),
		("[relay]\nregion = \"Schweiz\"", "relay.region", "two capitals"),
		("[relay]\ncapacity = 0", "relay.capacity", "how many viewers"),
		("[http]\nlisten = \"0.0.0.0:80\"", "http.listen", "http.behind_proxy"),
		("[http]\ncertificate = \"c.pem\"", "http.private_key", "needs its key"),
		("[http]\nprivate_key = \"k.pem\"", "http.certificate", "needs its certificate"),
		("[http]\ncountry_header = \"CF-IPCountry\"", "http.country_header", "proxy"),
		(
			"[http]\nbehind_proxy = true\ncountry_database = \"countries.mmdb\"",
			"http.country_database",
			"http.country_header",
		),
		(
			"[http]\nbehind_proxy = true\nclient_address_header = \"X-Real-IP\"\n\
			 country_header = \"CF-IPCountry\"\ncountry_database = \"countries.mmdb\"",
			"http.country_database",
			"name one",
		),
		(
			"[http]\nbehind_proxy = true\ncountry_header = \"a b\"",
			"http.country_header",
			"no header",
		),
		(
			"[http]\nclient_address_header = \"X-Real-IP\"",
			"http.client_address_header",
			"http.behind_proxy",
		),
		(
			"[http]\nbehind_proxy = true\nclient_address_header = \"\"",
			"http.client_address_header",
			"no header",
		),
		(
			"[http]\nbehind_proxy = true\nclient_address_header = \"Forwarded\"",
			"http.client_address_header",
			"X-Forwarded-For",
		),
		("[media]\nlisten = []", "media.listen", "at least one"),
		("[media]\nlisten = [\"127.0.0.1:1\", \"127.0.0.2:1\"]", "media.listen", "each family"),
		("[media]\nlisten = [\"0.0.0.0:4002\"]", "media.external", "cannot call"),
		("[media]\nexternal = [\"[2001:db8::1]:4002\"]", "media.external", "family"),
		("[media]\nexternal = [\"0.0.0.0:4002\"]", "media.external", "nobody can call"),
		("[mesh]\nlisten = [\"/ip4/0.0.0.0/tcp/4001\"]", "mesh.external", "cannot call"),
		("[mesh]\nbootstrap = [\"/ip4/192.0.2.1\"]", "mesh.bootstrap", "not enough"),
		("[limits]\nconnections = 0", "limits.connections", "everybody out"),
		("[limits]\nbody_seconds = 0", "limits.body_seconds", "everybody out"),
		("[limits]\nstalled_seconds = 0", "limits.stalled_seconds", "everybody out"),
		(
			"[limits]\nconnections_per_address = 0",
			"limits.connections_per_address",
			"everybody out",
		),
		("[drain]\nseconds = 100000", "drain.seconds", "at most 3600"),
		("[turn]\nenabled = true", "turn.external", "IP address"),
		("[turn]\nfirst_port = 50000\nlast_port = 49999", "turn.first_port", "upwards"),
		("[turn]\nallocations = 0", "turn.allocations", "disable"),
		("[turn]\ncredential_seconds = 1", "turn.credential_seconds", "between 60"),
		("[turn]\nkilobits_per_allocation = 1", "turn.kilobits_per_allocation", "100"),
		("[[turn.servers]]\nurls = []", "turn.servers", "names no server"),
		("[[turn.servers]]\nurls = [\"turn.example\"]", "turn.servers", "names no server"),
		("[[turn.servers]]\nurls = [\"https://a.example\"]", "turn.servers", "names no server"),
		("[[turn.servers]]\nurls = [\"turn:a.example\"]", "turn.servers", "name both"),
	] {
		let error = refusal(content);
		assert!(error.contains(&format!("{key}: ")), "{content}: {error}");
		assert!(error.contains(advice), "{content}: {error}");
	}
}

#[test]
fn a_database_of_countries_works_behind_a_proxy_that_says_where_clients_are() {
	let proxied = "[http]\nbehind_proxy = true\ncountry_database = \"countries.mmdb\"\n";
	refusal(proxied);
	load_file(&format!("{proxied}client_address_header = \"X-Real-IP\"")).unwrap();
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
	let error = refusal("[relay]\ncapacity = 0\nregion = \"x\"\n[limits]\nstreams = 0\n");
	for key in ["relay.capacity", "relay.region", "limits.streams"] {
		assert!(error.contains(key), "{error}");
	}
}

#[test]
fn a_file_that_is_not_there_or_no_toml_is_named() {
	let error = load(&flags(&["--config", "/nowhere/relay.toml"])).unwrap_err().to_string();
	assert!(
		error.contains("/nowhere/relay.toml: the configuration file cannot be read"),
		"{error}"
	);
	let folder = tempfile::tempdir().unwrap();
	let error = load(&flags(&["--config", &folder.path().display().to_string()])).unwrap_err();
	assert!(error.to_string().contains("this is no file"), "{error}");
	assert!(refusal("[http\nlisten").contains("relay.toml"));
	assert!(refusal("\u{0}\u{1}").contains("relay.toml"));
}

#[test]
fn a_setting_that_is_none_is_refused() {
	for setting in ["limits.streams", "=1", ".=1", "limits..streams=1"] {
		let error = load(&flags(&["--set", setting])).unwrap_err().to_string();
		assert!(error.contains("KEY=VALUE"), "{setting}: {error}");
	}
}

#[test]
fn flags_set_what_they_say() {
	let config = load(&flags(&[
		"--node",
		"ws://one:1",
		"--node",
		"wss://two",
		"--url",
		"https://relay.example",
		"--http-listen",
		"127.0.0.1:1",
		"--media-listen",
		"127.0.0.1:2",
		"--log-level",
		"debug",
		"--data-folder",
		"/tmp/x",
		"--key-file",
		"k",
		"--mesh-listen",
		"/ip4/127.0.0.1/tcp/3",
		"--set",
		"relay.region=DE",
		"--set",
		"media.external=[\"127.0.0.1:9\"]",
	]))
	.unwrap();
	assert_eq!(config.chain.nodes, ["ws://one:1", "wss://two"]);
	assert_eq!(config.relay.url, "https://relay.example");
	assert_eq!(config.relay.region, "DE");
	assert_eq!(config.http.listen.port(), 1);
	assert_eq!(config.media.reached_at(), ["127.0.0.1:9".parse().unwrap()]);
	assert_eq!(config.logs.level, LogLevel::Debug);
	assert_eq!(config.mesh.reached_at().unwrap().to_string(), "/ip4/127.0.0.1/tcp/3");
}

#[test]
fn the_key_is_never_shown_and_never_taken_from_a_file_or_a_flag() {
	let mut config = Config::default();
	config.relay.key = Some(Secret::new("bottom drive obey lake"));
	let shown = format!("{config:?} {}", to_toml(&config).unwrap());
	assert!(!shown.contains("bottom"), "{shown}");
	assert!(shown.contains("(hidden)"), "{shown}");

	let in_file = refusal("[relay]\nkey = \"bottom drive obey lake\"");
	let as_flag = load(&flags(&["--set", "relay.key=bottom drive obey lake"])).unwrap_err();
	for error in [in_file, as_flag.to_string()] {
		assert!(error.contains("relay.key (") && error.contains("environment only"), "{error}");
		assert!(!error.contains("bottom"), "{error}");
	}
}
