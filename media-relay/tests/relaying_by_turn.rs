//! The TURN server: who gets in, for how long, and where packets go.

mod plain_http;

use livestars_relay::{
	config,
	turn::{router, Credential, Credentials, Event, Limits, Own, Servers, Sessions, Traffic, Turn},
};
use plain_http::{get, serve, PATIENCE};
use proptest::prelude::*;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::UdpSocket;
use turn_server_proto::types::{
	attribute::{Data, Lifetime, RequestedTransport, XorPeerAddress, XorRelayedAddress},
	message::{ALLOCATE, CREATE_PERMISSION, DATA, REFRESH, SEND},
	stun::{
		attribute::{ErrorCode, Nonce, Realm, Username},
		message::{
			IntegrityAlgorithm, LongTermCredentials, Message, MessageClass, MessageType,
			MessageWriteVec, Method, TransactionId,
		},
		prelude::*,
	},
};

const NOW: Duration = Duration::from_secs(1_000);
const UNIX: u64 = 1_800_000_000;
const LIMITS: Limits = Limits {
	allocations: 3,
	per_credential: 2,
	bytes_per_second: 1_000_000,
	allow_private_destinations: false,
};

fn at(text: &str) -> SocketAddr {
	text.parse().unwrap()
}

fn server() -> SocketAddr {
	at("198.51.100.1:3478")
}

/// A client that speaks by the book, without a socket.
#[derive(Clone)]
struct Client {
	address: SocketAddr,
	credential: Credential,
	realm: String,
	nonce: String,
}

impl Client {
	fn new(address: &str, credential: &Credential) -> Self {
		let (realm, nonce) = Default::default();
		Self { address: at(address), credential: credential.clone(), realm, nonce }
	}

	fn request(
		&self,
		method: Method,
		fill: impl FnOnce(&mut MessageWriteVec, TransactionId),
	) -> Vec<u8> {
		let mut message = Message::builder_request(method, MessageWriteVec::new());
		let transaction = message.transaction_id();
		fill(&mut message, transaction);
		if !self.nonce.is_empty() {
			message.add_attribute(&Nonce::new(&self.nonce).unwrap()).unwrap();
			message.add_attribute(&Realm::new(&self.realm).unwrap()).unwrap();
			message.add_attribute(&Username::new(&self.credential.username).unwrap()).unwrap();
			let Credential { username, password, .. } = self.credential.clone();
			let key = LongTermCredentials::new(username, password).to_key(self.realm.clone());
			message.add_message_integrity(&key.into(), IntegrityAlgorithm::Sha1).unwrap();
		}
		message.finish()
	}

	fn allocate(&self) -> Vec<u8> {
		self.request(ALLOCATE, |message, _| {
			message.add_attribute(&RequestedTransport::new(RequestedTransport::UDP)).unwrap();
		})
	}

	fn permit(&self, peer: SocketAddr) -> Vec<u8> {
		self.request(CREATE_PERMISSION, |message, transaction| {
			message.add_attribute(&XorPeerAddress::new(peer, transaction)).unwrap();
		})
	}

	fn send(&self, peer: SocketAddr, bytes: &[u8]) -> Vec<u8> {
		let kind = MessageType::from_class_method(MessageClass::Indication, SEND);
		let transaction = TransactionId::generate();
		let mut message = Message::builder(kind, transaction, MessageWriteVec::new());
		message.add_attribute(&XorPeerAddress::new(peer, transaction)).unwrap();
		message.add_attribute(&Data::new(bytes)).unwrap();
		message.finish()
	}

	fn learn(&mut self, answer: &[u8]) {
		let message = Message::from_bytes(answer).unwrap();
		self.realm = message.attribute::<Realm>().unwrap().realm().to_string();
		self.nonce = message.attribute::<Nonce>().unwrap().nonce().to_string();
	}
}

/// The server without sockets; allocations get the ports from 50000 on.
struct Bench {
	sessions: Sessions,
	credentials: Arc<Credentials>,
	next_port: u16,
	unix: u64,
}

impl Bench {
	fn new(limits: Limits) -> Self {
		let credentials = Arc::new(Credentials::new(Duration::from_secs(600)));
		let media = Own { external: at("198.51.100.1:4002"), local: at("127.0.0.1:4002") };
		let sessions = Sessions::new(server(), limits, credentials.clone(), vec![media]);
		Self { sessions, credentials, next_port: 50_000, unix: UNIX }
	}

	/// Gives a packet to the server and opens the sockets it asks for.
	fn give(&mut self, from: SocketAddr, bytes: &[u8]) -> Vec<Event> {
		let events = self.sessions.from_client(from, bytes, NOW, self.unix);
		let mut all = Vec::new();
		for event in events {
			if let Event::Open { client } = event {
				let relayed = SocketAddr::new(server().ip(), self.next_port);
				self.next_port += 1;
				all.extend(self.sessions.opened(client, Some(relayed), NOW));
			} else {
				all.push(event);
			}
		}
		all
	}

	/// The answer to a client's request.
	fn ask(&mut self, from: SocketAddr, bytes: &[u8]) -> Vec<u8> {
		let (to, answer) = packet_to_client(self.give(from, bytes));
		assert_eq!(to, from);
		answer
	}

	/// Allocates; says the address or the error's code.
	fn allocate(&mut self, client: &mut Client) -> Result<SocketAddr, u16> {
		let plain = Client { nonce: String::new(), ..client.clone() };
		let challenge = self.ask(client.address, &plain.allocate());
		assert_eq!(error_of(&challenge), Some(401));
		client.learn(&challenge);
		let answer = self.ask(client.address, &client.allocate());
		let message = Message::from_bytes(&answer).unwrap();
		match message.attribute::<XorRelayedAddress>() {
			Ok(relayed) => Ok(relayed.addr(message.transaction_id())),
			Err(_) => Err(error_of(&answer).unwrap()),
		}
	}

	fn allocate_new(&mut self, address: &str) -> Result<SocketAddr, u16> {
		let mut client = self.client(address);
		self.allocate(&mut client)
	}

	fn client(&self, address: &str) -> Client {
		Client::new(address, &self.credentials.issue(self.unix))
	}
}

/// The only event, which is a packet to a client.
#[track_caller]
fn packet_to_client(mut events: Vec<Event>) -> (SocketAddr, Vec<u8>) {
	match (events.pop(), events.len()) {
		(Some(Event::ToClient { to, bytes }), 0) => (to, bytes),
		other => panic!("not one packet to a client: {other:?} after {events:?}"),
	}
}

fn error_of(answer: &[u8]) -> Option<u16> {
	let message = Message::from_bytes(answer).unwrap();
	message.attribute::<ErrorCode>().ok().map(|error| error.code())
}

/// What a client is told that came from a peer.
fn data_of(bytes: &[u8]) -> (SocketAddr, Vec<u8>) {
	let message = Message::from_bytes(bytes).unwrap();
	assert!(message.has_method(DATA), "{message:?}");
	let peer = message.attribute::<XorPeerAddress>().unwrap().addr(message.transaction_id());
	(peer, message.attribute::<Data>().unwrap().data().to_vec())
}

#[test]
fn a_credential_lets_in_and_packets_go_both_ways() {
	let mut bench = Bench::new(LIMITS);
	let mut client = bench.client("203.0.113.9:1000");
	let relayed = bench.allocate(&mut client).unwrap();
	assert_eq!(relayed, at("198.51.100.1:50000"));

	let peer = at("8.8.8.8:9");
	assert_eq!(error_of(&bench.ask(client.address, &client.permit(peer))), None);
	let sent = bench.give(client.address, &client.send(peer, b"to the peer"));
	assert_eq!(sent, [Event::ToPeer { from: relayed, to: peer, bytes: b"to the peer".to_vec() }]);

	let back = bench.sessions.from_peer(relayed, peer, b"back", NOW);
	let (to, bytes) = packet_to_client(back);
	assert_eq!(to, client.address);
	assert_eq!(data_of(&bytes), (peer, b"back".to_vec()));

	let stranger = bench.sessions.from_peer(relayed, at("8.8.4.4:9"), b"unasked", NOW);
	assert_eq!(stranger, [], "nobody comes in without permission");
}

#[test]
fn wrong_expired_and_foreign_credentials_do_not_let_in() {
	let mut bench = Bench::new(LIMITS);
	let good = bench.credentials.issue(UNIX);
	let foreign = Credentials::new(Duration::from_secs(600)).issue(UNIX);
	let wrong = Credential { password: "x".repeat(64), ..good.clone() };
	let renamed = Credential { username: format!("{}:1", UNIX + 600), ..good.clone() };
	let far = Credential { username: format!("{}:1", u64::MAX), ..good.clone() };
	let nonsense = Credential { username: "admin".to_string(), ..good.clone() };
	for (port, bad) in (1_000..).zip([foreign, wrong, renamed, far, nonsense]) {
		let mut client = Client::new(&format!("203.0.113.9:{port}"), &bad);
		assert_eq!(bench.allocate(&mut client), Err(401), "{bad:?}");
	}
	bench.unix += 600;
	let mut late = Client::new("203.0.113.9:999", &good);
	assert_eq!(bench.allocate(&mut late), Err(401), "it has expired");
	assert_eq!(bench.sessions.allocations(), 0);
}

#[test]
fn who_got_in_may_stay_after_the_credential_has_expired() {
	let mut bench = Bench::new(LIMITS);
	let mut client = bench.client("203.0.113.9:1000");
	bench.allocate(&mut client).unwrap();
	bench.unix += 10_000;
	let refresh = client.request(REFRESH, |message, _| {
		message.add_attribute(&Lifetime::new(600)).unwrap();
	});
	assert_eq!(error_of(&bench.ask(client.address, &refresh)), None);
}

#[test]
fn allocations_are_bounded_in_all_and_for_a_credential() {
	let mut bench = Bench::new(LIMITS);
	let shared = bench.credentials.issue(UNIX);
	let mut clients: Vec<_> =
		(1..=3).map(|n| Client::new(&format!("203.0.113.{n}:1"), &shared)).collect();
	assert!(bench.allocate(&mut clients[0]).is_ok());
	assert!(bench.allocate(&mut clients[1]).is_ok());
	assert_eq!(bench.allocate(&mut clients[2]), Err(508), "two for a credential");

	assert!(bench.allocate_new("203.0.113.4:1").is_ok());
	assert_eq!(bench.allocate_new("203.0.113.5:1"), Err(508), "three in all");
	assert_eq!(bench.sessions.allocations(), 3);

	let end = clients[0].request(REFRESH, |message, _| {
		message.add_attribute(&Lifetime::new(0)).unwrap();
	});
	let events = bench.give(clients[0].address, &end);
	let closed = Event::Close { relayed: at("198.51.100.1:50000") };
	let later = bench.sessions.tick(NOW + Duration::from_secs(1));
	assert!(events.contains(&closed) || later.contains(&closed), "{events:?} {later:?}");
	assert!(bench.allocate_new("203.0.113.6:1").is_ok(), "there is room again");
}

#[test]
fn an_allocation_that_is_not_refreshed_ends() {
	let mut bench = Bench::new(LIMITS);
	let relayed = bench.allocate_new("203.0.113.9:1000").unwrap();
	assert_eq!(bench.sessions.tick(NOW + Duration::from_secs(500)), []);
	let events = bench.sessions.tick(NOW + Duration::from_secs(700));
	assert_eq!(events, [Event::Close { relayed }]);
	bench.sessions.tick(NOW + Duration::from_secs(800));
	assert_eq!((bench.sessions.allocations(), bench.sessions.clients()), (0, 0));
}

#[test]
fn packets_go_to_public_addresses_and_other_allocations_only() {
	let mut bench = Bench::new(LIMITS);
	let (mut one, mut two) = (bench.client("203.0.113.1:1"), bench.client("203.0.113.2:1"));
	let (first, second) = (bench.allocate(&mut one).unwrap(), bench.allocate(&mut two).unwrap());
	for private in ["10.0.0.1:80", "127.0.0.1:9944", "169.254.169.254:80", "192.168.1.1:53"] {
		bench.give(one.address, &one.permit(at(private)));
		let sent = bench.give(one.address, &one.send(at(private), b"let me in"));
		assert_eq!(sent, [], "{private}");
	}

	bench.give(one.address, &one.permit(second));
	assert_eq!(
		bench.give(one.address, &one.send(second, b"too early")),
		[],
		"the other did not agree"
	);
	bench.give(two.address, &two.permit(first));
	let sent = bench.give(one.address, &one.send(second, b"between us"));
	let (to, bytes) = packet_to_client(sent);
	assert_eq!(to, two.address);
	assert_eq!(
		data_of(&bytes),
		(first, b"between us".to_vec()),
		"neither learns the other's address"
	);

	let mut open = Bench::new(Limits { allow_private_destinations: true, ..LIMITS });
	let mut client = open.client("203.0.113.1:1");
	open.allocate(&mut client).unwrap();
	let peer = at("10.0.0.1:80");
	open.give(client.address, &client.permit(peer));
	let sent = open.give(client.address, &client.send(peer, b"hello"));
	assert!(matches!(&sent[..], [Event::ToPeer { to, .. }] if *to == peer), "{sent:?}");
}

#[test]
fn the_relay_s_own_media_is_reached_on_this_machine() {
	let mut bench = Bench::new(LIMITS);
	let mut client = bench.client("203.0.113.9:1000");
	let relayed = bench.allocate(&mut client).unwrap();
	let (external, local) = (at("198.51.100.1:4002"), at("127.0.0.1:4002"));
	assert_eq!(error_of(&bench.ask(client.address, &client.permit(external))), None);
	let sent = bench.give(client.address, &client.send(external, b"a check"));
	assert_eq!(sent, [Event::ToPeer { from: relayed, to: local, bytes: b"a check".to_vec() }]);

	let back = bench.sessions.from_peer(relayed, local, b"its answer", NOW);
	let (_, bytes) = packet_to_client(back);
	assert_eq!(data_of(&bytes), (external, b"its answer".to_vec()));

	// Nothing else of this machine is reached by that.
	for peer in ["127.0.0.1:4002", "127.0.0.1:9944"] {
		bench.give(client.address, &client.permit(at(peer)));
		assert_eq!(bench.give(client.address, &client.send(at(peer), b"hello")), [], "{peer}");
	}
}

#[test]
fn an_allocation_passes_on_no_more_than_its_share() {
	let mut bench = Bench::new(LIMITS);
	let (mut greedy, mut other) = (bench.client("203.0.113.1:1"), bench.client("203.0.113.2:1"));
	let relayed = bench.allocate(&mut greedy).unwrap();
	bench.allocate(&mut other).unwrap();
	let peer = at("8.8.8.8:9");
	for client in [&greedy, &other] {
		bench.give(client.address, &client.permit(peer));
	}
	let packet = [0; 1_000];
	let passed = |bench: &mut Bench, client: &Client, now: Duration| {
		let packet = client.send(peer, &packet);
		!bench.sessions.from_client(client.address, &packet, now, UNIX).is_empty()
	};
	for _ in 0..2_000 {
		bench.sessions.from_peer(relayed, at("8.8.4.4:9"), &packet, NOW);
	}
	let sent = (0..2_000).filter(|_| passed(&mut bench, &greedy, NOW)).count();
	assert_eq!(sent, 1_000, "as much as in a second, whatever strangers send");
	assert_eq!(bench.sessions.from_peer(relayed, peer, &packet, NOW), [], "both ways together");
	assert!(passed(&mut bench, &other, NOW), "another allocation has a share of its own");
	assert_eq!(bench.sessions.traffic(), Traffic { passed: 1_001_000, dropped: 1_001_000 });

	let later = NOW + Duration::from_millis(100);
	let sent = (0..2_000).filter(|_| passed(&mut bench, &greedy, later)).count();
	assert_eq!(sent, 100, "as much as in a tenth of a second");
	assert!(passed(&mut bench, &greedy, later + Duration::from_millis(1)));
}

#[test]
fn strangers_are_forgotten_and_never_too_many() {
	let mut bench = Bench::new(LIMITS);
	let mut settled = bench.client("203.0.113.9:1000");
	bench.allocate(&mut settled).unwrap();
	let knock = bench.client("203.0.113.8:1").allocate();
	for number in 0..5_000u32 {
		let from = SocketAddr::from((number.to_be_bytes(), 1));
		bench.ask(from, &knock);
	}
	assert!(bench.sessions.clients() <= 1_025, "{}", bench.sessions.clients());
	assert_eq!(bench.sessions.allocations(), 1, "who is in is not pushed out");
	assert_eq!(error_of(&bench.ask(settled.address, &settled.permit(at("8.8.8.8:1")))), None);

	bench.sessions.tick(NOW + Duration::from_secs(61));
	assert_eq!(bench.sessions.clients(), 1);
}

#[test]
fn what_is_no_request_begins_nothing() {
	let mut bench = Bench::new(LIMITS);
	let client = bench.client("203.0.113.9:1000");
	for bytes in
		[vec![], vec![0; 20], vec![0x40, 0, 0, 4, 1, 2, 3, 4], client.send(at("8.8.8.8:1"), b"x")]
	{
		assert_eq!(bench.give(client.address, &bytes), [], "{bytes:?}");
	}
	assert_eq!(bench.sessions.clients(), 0);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]
	#[test]
	fn no_bytes_break_the_server(
		bytes in prop::collection::vec(any::<u8>(), 0..200),
		place in any::<prop::sample::Index>(),
		change in any::<u8>(),
	) {
		let mut bench = Bench::new(LIMITS);
		let client = bench.client("203.0.113.9:1000");
		bench.give(client.address, &bytes);
		let mut request = client.allocate();
		let place = place.index(request.len());
		request[place] ^= change;
		bench.give(client.address, &request);
		bench.sessions.from_peer(server(), client.address, &bytes, NOW);
		bench.sessions.tick(NOW);
		prop_assert_eq!(bench.sessions.allocations(), 0);
	}
}

fn on_loopback() -> config::Turn {
	config::Turn {
		enabled: true,
		listen: at("127.0.0.1:0"),
		external: Some("127.0.0.1".parse().unwrap()),
		allow_private_destinations: true,
		..config::Turn::default()
	}
}

#[tokio::test]
async fn browsers_are_told_how_to_use_it_and_it_relays_over_real_sockets() {
	// Where the relay's media is, which is known to the world by an address that nobody has.
	let media = UdpSocket::bind("127.0.0.1:0").await.unwrap();
	let own = config::Media {
		listen: vec![media.local_addr().unwrap()],
		external: vec![at("198.51.100.9:4002")],
	};
	let (turn, _task) = Turn::start(&on_loopback(), &own).await.unwrap();
	let address = serve(router(Servers::new(Some(turn.clone()), &[])));
	let answer = get(address, "/turn").await;
	assert!(answer.contains("cache-control: no-store"), "{answer}");
	let body = answer.split("\r\n\r\n").nth(1).unwrap();
	let told: serde_json::Value = serde_json::from_str(body).unwrap();
	let server = &told["iceServers"][0];
	assert_eq!(server["urls"][0], format!("turn:{}?transport=udp", turn.reached_at()));
	let text = |key: &str| server[key].as_str().unwrap().to_string();
	let credential =
		Credential { username: text("username"), password: text("credential"), expires: 0 };

	let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
	socket.connect(turn.reached_at()).await.unwrap();
	let mut client = Client::new(&socket.local_addr().unwrap().to_string(), &credential);
	let ask = async |bytes: Vec<u8>| {
		socket.send(&bytes).await.unwrap();
		receive(&socket).await.0
	};
	client.learn(&ask(client.allocate()).await);
	let answer = ask(client.allocate()).await;
	let message = Message::from_bytes(&answer).unwrap();
	let relayed = message.attribute::<XorRelayedAddress>().unwrap().addr(message.transaction_id());
	assert!((49_152..=49_999).contains(&relayed.port()));

	let peer = UdpSocket::bind("127.0.0.1:0").await.unwrap();
	let peer_address = peer.local_addr().unwrap();
	ask(client.permit(peer_address)).await;
	socket.send(&client.send(peer_address, b"out")).await.unwrap();
	assert_eq!(receive(&peer).await, (b"out".to_vec(), relayed));
	peer.send_to(b"in", relayed).await.unwrap();
	assert_eq!(data_of(&receive(&socket).await.0), (peer_address, b"in".to_vec()));

	ask(client.permit(own.external[0])).await;
	socket.send(&client.send(own.external[0], b"watch")).await.unwrap();
	assert_eq!(receive(&media).await, (b"watch".to_vec(), relayed));
	media.send_to(b"pictures", relayed).await.unwrap();
	assert_eq!(data_of(&receive(&socket).await.0), (own.external[0], b"pictures".to_vec()));
	assert_eq!(turn.allocations(), 1);
	assert_eq!(turn.traffic(), Traffic { passed: 18, dropped: 0 });
}

#[tokio::test]
async fn servers_of_others_are_named_beside_or_instead_of_the_relay_s_own() {
	let others = [
		config::IceServer {
			urls: vec!["turn:turn.example.org".into(), "turns:turn.example.org".into()],
			username: Some("live".into()),
			credential: Some(config::Secret::new("stars")),
		},
		config::IceServer {
			urls: vec!["stun:stun.example.org".into()],
			username: None,
			credential: None,
		},
	];
	let told = async |turn: Option<Turn>| {
		let answer = get(serve(router(Servers::new(turn, &others))), "/turn").await;
		let body = answer.split("\r\n\r\n").nth(1).unwrap();
		serde_json::from_str::<serde_json::Value>(body).unwrap()
	};
	let expected = serde_json::json!([
		{
			"urls": ["turn:turn.example.org", "turns:turn.example.org"],
			"username": "live",
			"credential": "stars",
		},
		{ "urls": ["stun:stun.example.org"] },
	]);
	assert_eq!(told(None).await, serde_json::json!({ "iceServers": expected }));
	let (turn, _task) = Turn::start(&on_loopback(), &config::Media::default()).await.unwrap();
	let beside = told(Some(turn)).await;
	assert_eq!(beside["iceServers"].as_array().unwrap()[1..], expected.as_array().unwrap()[..]);
	assert!(beside["expiresAt"].is_u64());
}

async fn receive(socket: &UdpSocket) -> (Vec<u8>, SocketAddr) {
	let mut buffer = vec![0; 2_000];
	let received = tokio::time::timeout(PATIENCE, socket.recv_from(&mut buffer)).await;
	let (length, from) = received.expect("a packet in time").unwrap();
	buffer.truncate(length);
	(buffer, from)
}

#[tokio::test]
async fn a_relay_without_a_server_says_so() {
	let answer = get(serve(router(Servers::new(None, &[]))), "/turn").await;
	assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
	assert!(answer.contains("no-turn-server"), "{answer}");
}

#[tokio::test]
async fn a_port_in_use_or_no_address_is_reported() {
	let taken = UdpSocket::bind("127.0.0.1:0").await.unwrap();
	let config = config::Turn { listen: taken.local_addr().unwrap(), ..on_loopback() };
	let error = Turn::start(&config, &config::Media::default()).await.unwrap_err().to_string();
	assert!(error.contains("turn.listen"), "{error}");
	let config = config::Turn { external: None, ..on_loopback() };
	let error = Turn::start(&config, &config::Media::default()).await.unwrap_err().to_string();
	assert!(error.contains("turn.external"), "{error}");
}
