//! The listener for browsers and other relays.

mod plain_http;

use axum::{
	body::{Body, Bytes},
	routing::get as get_route,
	Router,
};
use axum_server::Handle;
use futures::{stream, StreamExt};
use livestars_relay::{
	config::{Http, Limits},
	tls::{Certificate, Listener},
};
use plain_http::{get, read_all, PATIENCE};
use rustls::{
	crypto::aws_lc_rs,
	pki_types::{pem::PemObject, CertificateDer, ServerName},
	ClientConfig, RootCertStore,
};
use std::{convert::Infallible, fs, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tempfile::TempDir;
use tokio::{
	io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
	net::TcpStream,
	sync::{mpsc, oneshot},
	task::JoinHandle,
};
use tokio_rustls::{client::TlsStream, TlsConnector};

/// Files of a certificate that was made for these hosts.
struct Files {
	folder: TempDir,
}

impl Files {
	fn new(hosts: &[&str]) -> Self {
		let files = Self { folder: tempfile::tempdir().unwrap() };
		files.renew(hosts);
		files
	}

	fn renew(&self, hosts: &[&str]) {
		let hosts: Vec<_> = hosts.iter().map(|host| host.to_string()).collect();
		let made = rcgen::generate_simple_self_signed(hosts).unwrap();
		fs::write(self.key(), made.signing_key.serialize_pem()).unwrap();
		fs::write(self.certificate(), made.cert.pem()).unwrap();
	}

	fn certificate(&self) -> PathBuf {
		self.folder.path().join("certificate.pem")
	}

	fn key(&self) -> PathBuf {
		self.folder.path().join("key.pem")
	}

	fn http(&self) -> Http {
		Http {
			listen: "127.0.0.1:0".parse().unwrap(),
			certificate: Some(self.certificate()),
			private_key: Some(self.key()),
			..Http::default()
		}
	}

	/// Connects over TLS, trusting what the file holds now.
	async fn connect(
		&self,
		address: SocketAddr,
		host: &str,
	) -> Result<TlsStream<TcpStream>, std::io::Error> {
		let mut trusted = RootCertStore::empty();
		trusted.add(CertificateDer::from_pem_file(self.certificate()).unwrap()).unwrap();
		let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
			.with_safe_default_protocol_versions()
			.unwrap()
			.with_root_certificates(trusted)
			.with_no_client_auth();
		let tcp = TcpStream::connect(address).await?;
		let name = ServerName::try_from(host.to_string()).unwrap();
		TlsConnector::from(Arc::new(config)).connect(name, tcp).await
	}

	/// Asks over HTTPS.
	async fn ask(&self, address: SocketAddr, host: &str) -> Result<String, std::io::Error> {
		let mut stream = self.connect(address, host).await?;
		let request = format!("GET / HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
		stream.write_all(request.as_bytes()).await?;
		Ok(read_all(&mut stream).await)
	}
}

fn plain() -> Http {
	Http { listen: "127.0.0.1:0".parse().unwrap(), ..Http::default() }
}

fn start(listener: Listener) -> (SocketAddr, Handle<SocketAddr>, JoinHandle<std::io::Result<()>>) {
	let (address, handle) = (listener.address().unwrap(), Handle::new());
	let router = Router::new().route("/", get_route(|| async { "here" }));
	(address, handle.clone(), tokio::spawn(listener.serve(router, handle)))
}

#[tokio::test]
async fn https_is_spoken_with_the_certificate_of_the_files() {
	let files = Files::new(&["relay.example"]);
	let (address, ..) = start(Listener::open(&files.http(), &Limits::default()).unwrap());
	let answer = files.ask(address, "relay.example").await.unwrap();
	assert!(answer.ends_with("here"), "{answer}");
	assert!(files.ask(address, "other.example").await.is_err(), "it is for one host");
}

#[tokio::test]
async fn a_renewed_certificate_is_used_without_a_restart() {
	let files = Files::new(&["old.example"]);
	let listener = Listener::open(&files.http(), &Limits::default()).unwrap();
	let (address, ..) = start(listener.looking_every(Duration::from_millis(100)));
	assert!(files.ask(address, "old.example").await.is_ok());

	// A half-written pair must not harm: the key is not that of the certificate for a moment.
	fs::write(files.key(), "-----BEGIN PRIVATE KEY-----\n").unwrap();
	files.renew(&["new.example"]);
	let renewed = async {
		while files.ask(address, "new.example").await.is_err() {
			tokio::task::yield_now().await;
		}
	};
	tokio::time::timeout(PATIENCE, renewed).await.expect("the new certificate is used");
}

#[tokio::test]
async fn files_that_cannot_be_used_leave_the_old_certificate_in_place() {
	let files = Files::new(&["relay.example"]);
	let listener = Listener::open(&files.http(), &Limits::default()).unwrap();
	let (address, ..) = start(listener.looking_every(Duration::from_millis(5)));
	let good = fs::read(files.certificate()).unwrap();
	fs::write(files.key(), "rubbish").unwrap();
	for _ in 0..50 {
		assert_eq!(fs::read(files.certificate()).unwrap(), good);
		assert!(files.ask(address, "relay.example").await.is_ok());
	}
}

#[tokio::test]
async fn plain_http_is_spoken_on_this_machine_alone_or_behind_a_proxy() {
	let (address, ..) = start(Listener::open(&plain(), &Limits::default()).unwrap());
	assert!(get(address, "/").await.ends_with("here"));

	let open = Http { listen: "0.0.0.0:0".parse().unwrap(), ..Http::default() };
	let error = Listener::open(&open, &Limits::default()).unwrap_err().to_string();
	assert!(error.contains("http.certificate") && error.contains("http.behind_proxy"), "{error}");
	let proxied = Http { behind_proxy: true, ..open };
	assert!(Listener::open(&proxied, &Limits::default()).is_ok());
}

#[tokio::test]
async fn more_connections_than_allowed_are_closed_at_once() {
	let limits = Limits { connections: 2, ..Limits::default() };
	let (address, ..) = start(Listener::open(&plain(), &limits).unwrap());
	let request = b"GET / HTTP/1.1\r\nhost: relay\r\n\r\n";
	let mut held = Vec::new();
	for _ in 0..2 {
		let mut stream = TcpStream::connect(address).await.unwrap();
		stream.write_all(request).await.unwrap();
		let mut byte = [0];
		tokio::io::AsyncReadExt::read_exact(&mut stream, &mut byte).await.unwrap();
		held.push(stream);
	}
	assert_eq!(get_or_nothing(address).await, "");
	held.pop();
	let again = async {
		while get_or_nothing(address).await.is_empty() {
			tokio::task::yield_now().await;
		}
	};
	tokio::time::timeout(PATIENCE, again).await.expect("a place became free");
}

/// The answer, or nothing if the connection is closed without one.
async fn get_or_nothing(address: SocketAddr) -> String {
	let mut stream = TcpStream::connect(address).await.unwrap();
	let request = b"GET / HTTP/1.1\r\nhost: relay\r\nconnection: close\r\n\r\n";
	if stream.write_all(request).await.is_err() {
		return String::new();
	}
	read_all(&mut stream).await
}

#[tokio::test]
async fn a_client_that_does_not_send_the_head_of_its_request_is_cut_off() {
	let limits = Limits { head_seconds: 1, ..Limits::default() };
	let (address, ..) = start(Listener::open(&plain(), &limits).unwrap());
	let mut slow = TcpStream::connect(address).await.unwrap();
	slow.write_all(b"GET / HTTP/1.1\r\nhost:").await.unwrap();
	let answer = read_all(&mut slow).await;
	assert!(!answer.contains("200"), "{answer}");
}

#[tokio::test]
async fn an_address_with_many_connections_gets_no_more_and_another_does() {
	let limits = Limits { connections_per_address: 2, ..Limits::default() };
	let (address, ..) = start(Listener::open(&plain(), &limits).unwrap());
	let held =
		[TcpStream::connect(address).await.unwrap(), TcpStream::connect(address).await.unwrap()];
	let refused = async {
		while !get_or_nothing(address).await.is_empty() {
			tokio::task::yield_now().await;
		}
	};
	tokio::time::timeout(PATIENCE, refused).await.expect("there are two already");
	let socket = tokio::net::TcpSocket::new_v4().unwrap();
	socket.bind("127.0.0.2:0".parse().unwrap()).unwrap();
	let mut other = socket.connect(address).await.unwrap();
	other.write_all(b"GET / HTTP/1.1\r\nhost: relay\r\nconnection: close\r\n\r\n").await.unwrap();
	assert!(read_all(&mut other).await.ends_with("here"));
	drop(held);
	let again = async {
		while get_or_nothing(address).await.is_empty() {
			tokio::task::yield_now().await;
		}
	};
	tokio::time::timeout(PATIENCE, again).await.expect("places became free");
}

#[tokio::test]
async fn behind_a_proxy_all_connections_may_come_from_it() {
	let limits = Limits { connections_per_address: 1, ..Limits::default() };
	let proxied = Http { behind_proxy: true, ..plain() };
	let (address, ..) = start(Listener::open(&proxied, &limits).unwrap());
	let _held =
		[TcpStream::connect(address).await.unwrap(), TcpStream::connect(address).await.unwrap()];
	assert!(get(address, "/").await.ends_with("here"));
}

/// A relay that takes bodies, with so many seconds for them.
fn taking_bodies(body_seconds: u64) -> SocketAddr {
	taking_bodies_at(&plain(), body_seconds)
}

fn taking_bodies_at(http: &Http, body_seconds: u64) -> SocketAddr {
	let limits = Limits { body_seconds, ..Limits::default() };
	let listener = Listener::open(http, &limits).unwrap();
	let (address, handle) = (listener.address().unwrap(), Handle::new());
	let length = |body: axum::body::Bytes| async move { format!("{} bytes", body.len()) };
	let router =
		Router::new().route("/", axum::routing::post(length).get(|| async { "here" })).route(
			"/wait",
			get_route(|| async {
				tokio::time::sleep(Duration::from_millis(1_500)).await;
				"waited"
			}),
		);
	tokio::spawn(listener.serve(router, handle));
	address
}

#[tokio::test]
async fn who_dribbles_the_body_of_a_request_is_cut_off_and_others_are_served() {
	let address = taking_bodies(1);
	let mut slow = TcpStream::connect(address).await.unwrap();
	slow.write_all(b"POST / HTTP/1.1\r\nhost: relay\r\ncontent-length: 10000\r\n\r\n")
		.await
		.unwrap();
	let (mut answers, mut slow) = slow.into_split();
	let dribbling = tokio::spawn(async move {
		while slow.write_all(b"x").await.is_ok() {
			tokio::time::sleep(Duration::from_millis(50)).await;
		}
	});
	assert!(get(address, "/").await.ends_with("here"));
	let waiting = tokio::spawn(async move { get(address, "/wait").await });
	let answer = tokio::time::timeout(PATIENCE, read_all(&mut answers)).await.unwrap();
	assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
	assert!(answer.contains("connection: close") && answer.contains("#body-too-slow"), "{answer}");
	// The connection is over, and so is the patience with it.
	tokio::time::timeout(PATIENCE, dribbling).await.unwrap().unwrap();
	assert!(
		waiting.await.unwrap().ends_with("waited"),
		"a request without a body may take its time"
	);
}

#[tokio::test]
async fn a_long_body_that_keeps_coming_is_taken() {
	let address = taking_bodies(3);
	let mut steady = TcpStream::connect(address).await.unwrap();
	let head =
		"POST / HTTP/1.1\r\nhost: relay\r\nconnection: close\r\ncontent-length: 163840\r\n\r\n";
	steady.write_all(head.as_bytes()).await.unwrap();
	for _ in 0..40 {
		steady.write_all(&[b'x'; 4_096]).await.unwrap();
		tokio::time::sleep(Duration::from_millis(100)).await;
	}
	let answer = read_all(&mut steady).await;
	assert!(answer.ends_with("163840 bytes"), "{answer}");
}

#[tokio::test]
async fn who_is_refused_while_it_still_sends_reads_why() {
	let address = taking_bodies(10);
	let stream = TcpStream::connect(address).await.unwrap();
	assert_eq!(answer_to_long_body(stream).await, "HTTP/1.1 413");

	let files = Files::new(&["relay.example"]);
	let address = taking_bodies_at(&files.http(), 10);
	let stream = files.connect(address, "relay.example").await.unwrap();
	assert_eq!(answer_to_long_body(stream).await, "HTTP/1.1 413");
}

/// The begin of the answer to a body that is longer than axum takes (2 MB) and than any buffer.
async fn answer_to_long_body(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> String {
	let length = 32 * 1024 * 1024;
	let head = format!("POST / HTTP/1.1\r\nhost: relay\r\ncontent-length: {length}\r\n\r\n");
	stream.write_all(head.as_bytes()).await.unwrap();
	stream.write_all(&vec![b'x'; length]).await.unwrap();
	let answer = read_all(&mut stream).await;
	answer[..12].to_owned()
}

/// Says when it is dropped.
struct Dropped(Option<oneshot::Sender<()>>);

impl Drop for Dropped {
	fn drop(&mut self) {
		let _ = self.0.take().map(|dropped| dropped.send(()));
	}
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn who_takes_nothing_of_an_answer_is_cut_off_and_who_takes_it_slowly_is_not() {
	// GIVEN a relay with five seconds of patience, and an answer that no buffer holds.
	let (parts, part) = (1_000, vec![b'x'; 64 * 1024]);
	let length = parts * part.len();
	let (drops, mut dropped) = mpsc::unbounded_channel();
	let long = move || {
		let (dropped, drop) = oneshot::channel();
		drops.send(drop).unwrap();
		let (kept, part) = (Dropped(Some(dropped)), Bytes::from(part.clone()));
		let part = move |_| {
			let _kept = &kept;
			Ok::<_, Infallible>(part.clone())
		};
		async move { Body::from_stream(stream::iter(0..parts).map(part)) }
	};
	let limits = Limits { stalled_seconds: 5, ..Limits::default() };
	let listener = Listener::open(&plain(), &limits).unwrap();
	let address = listener.address().unwrap();
	let router = Router::new().route("/long", get_route(long));
	tokio::spawn(listener.serve(router, Handle::new()));
	let ask = b"GET /long HTTP/1.1\r\nhost: relay\r\nconnection: close\r\n\r\n";

	// WHEN one client takes nothing and another all of it, with pauses, for longer than that.
	let mut idle = TcpStream::connect(address).await.unwrap();
	idle.write_all(ask).await.unwrap();
	let idle_dropped = dropped.recv().await.unwrap();
	let mut slow = TcpStream::connect(address).await.unwrap();
	slow.write_all(ask).await.unwrap();
	let (mut taken, mut buffer) = (0, vec![0; 1024 * 1024]);
	loop {
		let count = slow.read(&mut buffer).await.unwrap();
		if count == 0 {
			break;
		}
		taken += count;
		tokio::time::sleep(Duration::from_millis(100)).await;
	}

	// THEN this one has it, and that one's connection is over.
	assert!(taken > length, "{taken} of {length} bytes");
	tokio::time::timeout(PATIENCE, idle_dropped).await.unwrap().unwrap();
	assert!(idle.read_to_end(&mut buffer).await.is_err());
}

#[tokio::test]
async fn who_is_there_may_finish_when_the_door_is_shut() {
	let (entered, mut entries) = tokio::sync::mpsc::channel(1);
	let (leave, left) = tokio::sync::watch::channel(false);
	let slow = move || {
		let (entered, mut left) = (entered.clone(), left.clone());
		async move {
			entered.send(()).await.unwrap();
			left.wait_for(|left| *left).await.unwrap();
			"late but here"
		}
	};
	let listener = Listener::open(&plain(), &Limits::default()).unwrap();
	let (address, handle) = (listener.address().unwrap(), Handle::new());
	let serving =
		tokio::spawn(listener.serve(Router::new().route("/", get_route(slow)), handle.clone()));
	let asking = tokio::spawn(async move { get(address, "/").await });
	entries.recv().await.unwrap();
	handle.graceful_shutdown(Some(PATIENCE));
	let refused = async {
		while TcpStream::connect(address).await.is_ok() {
			tokio::task::yield_now().await
		}
	};
	tokio::time::timeout(PATIENCE, refused).await.expect("nobody new comes in");
	leave.send_replace(true);
	assert!(asking.await.unwrap().ends_with("late but here"));
	tokio::time::timeout(PATIENCE, serving).await.expect("it ends").unwrap().unwrap();
}

#[test]
fn what_is_wrong_with_the_files_is_said() {
	let (files, others) = (Files::new(&["relay.example"]), Files::new(&["relay.example"]));
	let error = |http: Http| Listener::open(&http, &Limits::default()).unwrap_err().to_string();

	let missing = PathBuf::from("/nowhere/certificate.pem");
	let text = error(Http { certificate: Some(missing), ..files.http() });
	assert!(text.contains("cannot read /nowhere/certificate.pem"), "{text}");
	let text = error(Http { private_key: Some(others.key()), ..files.http() });
	assert!(text.contains("the key is that of the first certificate"), "{text}");
	let text = error(Http { certificate: Some(files.key()), ..files.http() });
	assert!(text.contains("there is no certificate in it"), "{text}");
	let text = error(Http { private_key: Some(files.certificate()), ..files.http() });
	assert!(text.contains("there is no private key in it"), "{text}");
	fs::write(files.certificate(), vec![b'x'; 2 * 1024 * 1024]).unwrap();
	assert!(error(files.http()).contains("longer than"));
}

#[test]
fn a_port_in_use_is_said() {
	let first = Listener::open(&plain(), &Limits::default()).unwrap();
	let taken = Http { listen: first.address().unwrap(), ..Http::default() };
	let error = Listener::open(&taken, &Limits::default()).unwrap_err().to_string();
	assert!(error.contains(&taken.listen.to_string()) && error.contains("free port"), "{error}");
}

#[test]
fn a_certificate_knows_its_hosts_and_its_end() {
	let files = Files::new(&["relay.example", "*.wild.example", "192.0.2.1"]);
	let certificate = Certificate::read(&files.certificate(), &files.key()).unwrap();
	for host in ["relay.example", "a.wild.example", "192.0.2.1"] {
		assert!(certificate.covers(host), "{host}");
	}
	for host in ["example", "b.a.wild.example", "192.0.2.2", "", "not a host", "[::1]"] {
		assert!(!certificate.covers(host), "{host}");
	}
	assert!(certificate.valid_for().unwrap() > Duration::from_secs(86_400));
}
