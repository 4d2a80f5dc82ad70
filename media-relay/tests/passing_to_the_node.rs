//! The node for browsers, against a node that is made up: what comes to it, and what becomes of a client
//! when it misbehaves or when the node does.

mod plain_http;

use axum::http::request::Parts;
use futures::{SinkExt, StreamExt};
use livestars_relay::{
	node::{PublicNode, Settings, Stats},
	room::Locates,
};
use plain_http::{serve, PATIENCE};
use serde_json::{json, Value};
use std::{
	net::{IpAddr, SocketAddr},
	sync::{Arc, Mutex},
	time::{Duration, Instant},
};
use tokio::{
	net::{TcpListener, TcpSocket, TcpStream},
	sync::mpsc,
	time::{sleep, timeout},
};
use tokio_tungstenite::{
	accept_async, client_async, connect_async,
	tungstenite::{client::IntoClientRequest, Error, Message},
	MaybeTlsStream, WebSocketStream,
};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A test's clients say their address in a header.
struct ByHeader;

impl Locates for ByHeader {
	fn address(&self, request: &Parts) -> Option<IpAddr> {
		request.headers.get("test-address")?.to_str().ok()?.parse().ok()
	}

	fn country(&self, _: &Parts) -> Option<String> {
		None
	}
}

/// What the made-up node does with a message that it gets.
#[derive(Clone, Copy)]
enum Habit {
	/// It answers with what it got.
	Echo,
	/// It answers with so many bytes.
	Long(usize),
	/// It talks without an end once it was spoken to.
	Chatter,
	/// It goes away.
	Leave,
}

/// A node that is made up, and what it got.
struct Node {
	url: String,
	got: mpsc::UnboundedReceiver<String>,
}

impl Node {
	async fn start(habit: Habit) -> Self {
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let url = format!("ws://{}", listener.local_addr().unwrap());
		let (sender, got) = mpsc::unbounded_channel();
		tokio::spawn(async move {
			while let Ok((stream, _)) = listener.accept().await {
				let Ok(socket) = accept_async(stream).await else { continue };
				tokio::spawn(behave(socket, habit, sender.clone()));
			}
		});
		Self { url, got }
	}

	async fn next(&mut self) -> String {
		timeout(PATIENCE, self.got.recv()).await.expect("a message in time").expect("a message")
	}
}

async fn behave(
	mut socket: WebSocketStream<TcpStream>,
	habit: Habit,
	got: mpsc::UnboundedSender<String>,
) {
	while let Some(Ok(message)) = socket.next().await {
		let Message::Text(text) = message else { continue };
		let _ = got.send(text.to_string());
		match habit {
			Habit::Echo => socket.send(Message::Text(text)).await.unwrap(),
			Habit::Long(bytes) => {
				// Whoever gets it may hang up in the middle.
				let _ = socket.send(Message::text("x".repeat(bytes))).await;
			},
			Habit::Chatter => {
				while socket.send(Message::text("x".repeat(10_000))).await.is_ok() {}
				return;
			},
			Habit::Leave => return,
		}
	}
}

/// A relay that has the way to a node and nothing else.
struct Relay {
	node: PublicNode,
	address: SocketAddr,
}

impl Relay {
	async fn start(settings: Settings, url: Option<String>) -> Self {
		let node = PublicNode::new(settings, Arc::new(move || url.clone()), Arc::new(ByHeader));
		let address = serve(node.router());
		Self { node, address }
	}

	/// A relay of an echoing node, a client of it, and the node.
	async fn echoing(settings: Settings) -> (Self, Client, Node) {
		let node = Node::start(Habit::Echo).await;
		let relay = Self::start(settings, Some(node.url.clone())).await;
		let client = relay.connect("192.0.2.1").await.unwrap();
		(relay, client, node)
	}

	async fn connect(&self, address: &str) -> Result<Client, Error> {
		let mut request = format!("ws://{}/node", self.address).into_client_request().unwrap();
		request.headers_mut().insert("test-address", address.parse().unwrap());
		let (socket, _) = timeout(PATIENCE, connect_async(request)).await.unwrap()?;
		Ok(Client { socket })
	}

	/// The status and kind with which a connection is refused.
	async fn refusal(&self, address: &str) -> (u16, String) {
		match self.connect(address).await {
			Err(Error::Http(response)) => {
				let body = response.body().clone().unwrap_or_default();
				let problem: Value = serde_json::from_slice(&body).unwrap();
				let kind = problem["type"].as_str().unwrap().trim_start_matches("/problems#");
				(response.status().as_u16(), kind.to_owned())
			},
			Err(error) => panic!("{error}"),
			Ok(_) => panic!("the connection was taken"),
		}
	}

	async fn until(&self, reached: impl Fn(Stats) -> bool) {
		let waited = async {
			while !reached(self.node.stats()) {
				sleep(Duration::from_millis(10)).await;
			}
		};
		let reached = timeout(PATIENCE, waited).await;
		assert!(reached.is_ok(), "in time; now the figures are {:?}", self.node.stats());
	}
}

struct Client {
	socket: Socket,
}

impl Client {
	async fn say(&mut self, text: &str) {
		timeout(PATIENCE, self.socket.send(Message::text(text))).await.unwrap().unwrap();
	}

	async fn next(&mut self) -> String {
		match self.receive().await {
			Message::Text(text) => text.to_string(),
			other => panic!("no text but {other:?}"),
		}
	}

	async fn answer(&mut self) -> Value {
		serde_json::from_str(&self.next().await).unwrap()
	}

	/// The code with which the connection is closed.
	async fn closed(&mut self) -> u16 {
		loop {
			match self.receive().await {
				Message::Close(Some(frame)) => return frame.code.into(),
				Message::Text(_) | Message::Ping(_) => {},
				other => panic!("no close but {other:?}"),
			}
		}
	}

	async fn receive(&mut self) -> Message {
		let message = timeout(PATIENCE, self.socket.next()).await.expect("a message in time");
		message.expect("the connection is there").expect("a message")
	}
}

fn call(id: u32, method: &str) -> String {
	json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": [] }).to_string()
}

#[tokio::test]
async fn what_is_for_everybody_goes_through_untouched() {
	let (relay, mut client, mut node) = Relay::echoing(Settings::default()).await;
	let odd = "{ \"method\":\"state_call\",\t\"params\":[\"\\u00e4\", 1e3], \"id\":7,\n\"jsonrpc\":\"2.0\"}";
	let batch = format!("[{},{}]", call(1, "system_chain"), call(2, "chain_getHeader"));
	for text in [odd, &batch] {
		client.say(text).await;
		assert_eq!(node.next().await, text);
		assert_eq!(client.next().await, text);
	}
	let expected = Stats { connections: 1, passed: 2, refused: 0 };
	assert_eq!(relay.node.stats(), expected);
}

#[tokio::test]
async fn what_is_the_operators_does_not_come_to_the_node() {
	let (relay, mut client, mut node) = Relay::echoing(Settings::default()).await;
	client.say(&call(1, "author_rotateKeys")).await;
	let answer = client.answer().await;
	assert_eq!((&answer["id"], &answer["error"]["code"]), (&json!(1), &json!(-32_601)));
	assert!(answer["error"]["message"].as_str().unwrap().contains("author_rotateKeys"));
	client.say(&format!("[{},{}]", call(2, "system_chain"), call(3, "author_insertKey"))).await;
	let answers = client.answer().await;
	assert_eq!(answers.as_array().unwrap().len(), 2);
	assert_eq!(answers[1]["error"]["code"], -32_601);
	// The connection stands, and the first that the node hears is what it may hear.
	client.say(&call(4, "system_chain")).await;
	assert_eq!(node.next().await, call(4, "system_chain"));
	assert_eq!(relay.node.stats(), Stats { connections: 1, passed: 1, refused: 2 });
}

#[tokio::test]
async fn what_cannot_be_read_is_answered_and_does_not_come_to_the_node() {
	let (_relay, mut client, mut node) = Relay::echoing(Settings::default()).await;
	for text in ["", "tip", "{}", "[]", "[[\"2.0\",\"system_chain\",\"author_rotateKeys\",null]]"] {
		client.say(text).await;
		let answer = client.answer().await;
		let code = answer["error"]["code"].as_i64().unwrap();
		assert!([-32_600, -32_700].contains(&code), "{text}: {answer}");
	}
	client.say(&call(1, "system_chain")).await;
	assert_eq!(node.next().await, call(1, "system_chain"));
}

#[tokio::test]
async fn bytes_that_are_no_text_close_the_connection() {
	let (_relay, mut client, _node) = Relay::echoing(Settings::default()).await;
	client.socket.send(Message::binary(call(1, "system_chain"))).await.unwrap();
	assert_eq!(client.closed().await, 1003);
}

#[tokio::test]
async fn a_message_that_is_too_long_is_refused_and_a_far_longer_one_cut_off() {
	let settings = Settings { message_bytes: 1_000, ..Settings::default() };
	let (_relay, mut client, mut node) = Relay::echoing(settings).await;
	let padded = |bytes: usize| {
		let call = call(1, "system_chain");
		format!("{call}{}", " ".repeat(bytes - call.len()))
	};
	client.say(&padded(1_001)).await;
	let answer = client.answer().await;
	assert!(answer["error"]["message"].as_str().unwrap().contains("1000 bytes"), "{answer}");
	client.say(&padded(1_000)).await;
	assert_eq!(node.next().await.len(), 1_000);
	client.next().await;
	client.say(&padded(100_000)).await;
	assert_eq!(client.closed().await, 1009);
}

#[tokio::test]
async fn an_answer_that_is_too_long_closes_the_connection() {
	let node = Node::start(Habit::Long(100_000)).await;
	let settings = Settings { answer_bytes: 50_000, ..Settings::default() };
	let relay = Relay::start(settings, Some(node.url.clone())).await;
	let mut client = relay.connect("192.0.2.1").await.unwrap();
	client.say(&call(1, "state_getMetadata")).await;
	assert_eq!(client.closed().await, 1009);
}

#[tokio::test]
async fn a_flood_is_heard_as_slowly_as_everybody_else() {
	const CALLS: u32 = 40;
	let settings = Settings { message_burst: 10, messages_per_second: 20, ..Settings::default() };
	let (relay, mut client, mut node) = Relay::echoing(settings).await;
	let began = Instant::now();
	for id in 0..CALLS {
		// What is refused counts like what is not.
		let method = if id % 2 == 0 { "system_chain" } else { "author_rotateKeys" };
		client.say(&call(id, method)).await;
	}
	for _ in 0..CALLS {
		client.next().await;
	}
	// Ten at once, and thirty at twenty a second.
	assert!(began.elapsed() >= Duration::from_millis(1_400), "{:?}", began.elapsed());
	let came = std::iter::from_fn(|| node.got.try_recv().ok()).count();
	assert_eq!(came, CALLS as usize / 2);
	assert_eq!(relay.node.stats().refused, u64::from(CALLS) / 2);
}

#[tokio::test]
async fn a_batch_counts_by_its_calls() {
	let settings = Settings { message_burst: 10, messages_per_second: 10, ..Settings::default() };
	let (_relay, mut client, _node) = Relay::echoing(settings).await;
	let calls: Vec<_> = (0..10).map(|id| call(id, "system_chain")).collect();
	let batch = format!("[{}]", calls.join(","));
	let began = Instant::now();
	for _ in 0..2 {
		client.say(&batch).await;
		client.next().await;
	}
	assert!(began.elapsed() >= Duration::from_millis(900), "{:?}", began.elapsed());
}

#[tokio::test]
async fn connections_are_bounded_in_all_and_from_an_address() {
	let settings = Settings { connections: 3, connections_of_address: 2, ..Settings::default() };
	let (relay, first, _node) = Relay::echoing(settings).await;
	let second = relay.connect("192.0.2.1").await.unwrap();
	assert_eq!(relay.refusal("192.0.2.1").await, (429, "too-many-connections".into()));
	let _third = relay.connect("192.0.2.2").await.unwrap();
	assert_eq!(relay.refusal("192.0.2.3").await, (503, "node-full".into()));
	drop((first, second));
	relay.until(|stats| stats.connections == 1).await;
	let mut again = relay.connect("192.0.2.1").await.unwrap();
	again.say(&call(1, "system_chain")).await;
	again.next().await;
}

#[tokio::test]
async fn a_client_that_does_not_read_is_left() {
	let node = Node::start(Habit::Chatter).await;
	let settings = Settings { send: Duration::from_millis(300), ..Settings::default() };
	let relay = Relay::start(settings, Some(node.url.clone())).await;
	let tcp = TcpSocket::new_v4().unwrap();
	tcp.set_recv_buffer_size(4_096).unwrap();
	let tcp = tcp.connect(relay.address).await.unwrap();
	let url = format!("ws://{}/node", relay.address);
	let (mut socket, _) = client_async(url, tcp).await.unwrap();
	socket.send(Message::text(call(1, "system_chain"))).await.unwrap();
	relay.until(|stats| stats.passed == 1).await;
	relay.until(|stats| stats.connections == 0).await;
}

#[tokio::test]
async fn a_client_that_is_silent_to_a_ping_is_left() {
	let node = Node::start(Habit::Echo).await;
	let settings = Settings { ping: Duration::from_millis(100), ..Settings::default() };
	let relay = Relay::start(settings, Some(node.url.clone())).await;
	// This one never reads, so that it never answers.
	let _silent = relay.connect("192.0.2.1").await.unwrap();
	relay.until(|stats| stats.connections == 1).await;
	relay.until(|stats| stats.connections == 0).await;
}

#[tokio::test]
async fn without_a_node_the_client_is_asked_to_come_again() {
	const TRY_AGAIN: u16 = 1013;
	let settings = Settings { connect: Duration::from_millis(500), ..Settings::default() };
	let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let nobody = format!("ws://{}", free.local_addr().unwrap());
	drop(free);
	let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let never_answers = format!("ws://{}", silent.local_addr().unwrap());
	let closing = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let hangs_up = format!("wss://{}", closing.local_addr().unwrap());
	tokio::spawn(async move { while closing.accept().await.is_ok() {} });
	for url in [None, Some(nobody), Some(never_answers), Some(hangs_up), Some("no url".into())] {
		let relay = Relay::start(settings.clone(), url.clone()).await;
		let mut client = relay.connect("192.0.2.1").await.unwrap();
		assert_eq!(client.closed().await, TRY_AGAIN, "{url:?}");
		drop(client);
		relay.until(|stats| stats.connections == 0).await;
	}
	let node = Node::start(Habit::Leave).await;
	let relay = Relay::start(settings, Some(node.url.clone())).await;
	let mut client = relay.connect("192.0.2.1").await.unwrap();
	client.say(&call(1, "system_chain")).await;
	assert_eq!(client.closed().await, TRY_AGAIN);
}

#[tokio::test]
async fn whoever_connects_goes_to_the_node_that_there_is_now() {
	let (first, mut second) = (Node::start(Habit::Leave).await, Node::start(Habit::Echo).await);
	let url = Arc::new(Mutex::new(Some(first.url.clone())));
	let find = {
		let url = url.clone();
		Arc::new(move || url.lock().unwrap().clone())
	};
	let node = PublicNode::new(Settings::default(), find, Arc::new(ByHeader));
	let address = serve(node.router());
	let relay = Relay { node, address };
	let mut client = relay.connect("192.0.2.1").await.unwrap();
	client.say(&call(1, "system_chain")).await;
	client.closed().await;
	*url.lock().unwrap() = Some(second.url.clone());
	let mut client = relay.connect("192.0.2.1").await.unwrap();
	client.say(&call(2, "system_chain")).await;
	assert_eq!(second.next().await, call(2, "system_chain"));
}

#[tokio::test]
async fn a_relay_that_goes_away_says_so() {
	let (relay, mut client, _node) = Relay::echoing(Settings::default()).await;
	client.say(&call(1, "system_chain")).await;
	client.next().await;
	relay.node.close();
	assert_eq!(client.closed().await, 1001);
	assert_eq!(relay.refusal("192.0.2.1").await, (503, "draining".into()));
}

#[tokio::test]
async fn a_plain_request_is_told_what_the_path_is() {
	let (relay, _client, _node) = Relay::echoing(Settings::default()).await;
	let url = format!("http://{}/node", relay.address);
	let answer = tokio::task::spawn_blocking(move || {
		let agent: ureq::Agent =
			ureq::Agent::config_builder().http_status_as_error(false).build().into();
		let mut response = agent.get(&url).call().unwrap();
		(response.status().as_u16(), response.body_mut().read_to_string().unwrap())
	});
	let (status, body) = answer.await.unwrap();
	assert_eq!(status, 400);
	assert!(body.contains("not-a-websocket"), "{body}");
}
