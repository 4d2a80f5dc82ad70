//! A relay with rooms and nothing else, and clients of it.

use super::plain_http::serve;
use axum::http::{request::Parts, HeaderMap, HeaderName, StatusCode};
use futures::{future::BoxFuture, FutureExt, SinkExt, StreamExt};
use livestars_chain::{
	Account, Block, BlockRef, Event, Hash, Kind, Order, Payment, SignedOrder, Signer, Update, What,
};
use livestars_relay::bearer::Authenticate;
use livestars_relay::follows::{self, Follows};
use livestars_relay::gate::{addresses::Addresses, UnknownCountry};
use livestars_relay::live::{Live, Streams};
use livestars_relay::problem::Problem;
use livestars_relay::room::{
	protocol::MenuItem, Dependencies, DescribesRooms, Description, Identifies, Locates, Offer,
	OrderRefused, Rooms, Settings, TakesOrders, TipStatus, TipUpdate, Unknown, Wishes,
};
use serde_json::Value;
use std::{
	collections::HashSet,
	future::Future,
	net::{IpAddr, SocketAddr},
	path::Path,
	sync::{Arc, Mutex, OnceLock},
	time::Duration,
};
use tempfile::TempDir;
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::{TcpSocket, TcpStream},
	sync::{Mutex as AsyncMutex, MutexGuard},
	time::timeout,
};
use tokio_tungstenite::{
	tungstenite::{
		client::IntoClientRequest, handshake::client::Response, http::HeaderValue, Error, Message,
	},
	MaybeTlsStream, WebSocketStream,
};

pub const LUNA: Account = Account([1; 32]);
pub const MIRA: Account = Account([2; 32]);
pub const BOB: Account = Account([3; 32]);
pub const EVE: Account = Account([4; 32]);
pub const RELAY: Account = Account([5; 32]);

/// How long anything may take before a test fails.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The memory of this process in KiB.
pub fn memory() -> u64 {
	let status = std::fs::read_to_string("/proc/self/status").unwrap();
	let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
	line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Waits until no other test measures memory.
pub async fn alone() -> MutexGuard<'static, ()> {
	static ALONE: AsyncMutex<()> = AsyncMutex::const_new(());
	ALONE.lock().await
}

/// The outside of the rooms: a token is `account:` or `events:` and an address, a proxy's headers say
/// address and country, and every order is taken once.
pub struct Outside {
	rooms: OnceLock<Rooms>,
	description: Mutex<Option<Description>>,
	/// What is known of orders from before rooms open.
	pub orders: Mutex<Vec<TipUpdate>>,
	taken: Mutex<HashSet<Hash>>,
}

impl Identifies for Outside {
	fn account(&self, token: &str) -> Option<Account> {
		token.strip_prefix("account:")?.parse().ok()
	}

	fn reader(&self, token: &str) -> Option<Account> {
		token.strip_prefix("events:")?.parse().ok()
	}
}

impl Authenticate for Outside {
	fn account(&self, headers: &HeaderMap) -> Result<Account, Problem> {
		let token = headers.get("authorization").and_then(|value| value.to_str().ok());
		let token = token.and_then(|value| value.strip_prefix("Bearer "));
		let account = token.and_then(|token| Identifies::account(self, token));
		account.ok_or_else(|| Problem::new(StatusCode::UNAUTHORIZED, "no-token", "no token"))
	}
}

impl Locates for Outside {
	fn address(&self, request: &Parts) -> Option<IpAddr> {
		Addresses::Header(HeaderName::from_static("test-address")).of(request)
	}

	fn country(&self, request: &Parts) -> Option<String> {
		Some(request.headers.get("test-country")?.to_str().ok()?.into())
	}
}

impl DescribesRooms for Outside {
	fn describe<'a>(
		&'a self,
		performer: &'a Account,
	) -> BoxFuture<'a, Result<Option<Description>, Unknown>> {
		let known = [LUNA, MIRA].contains(performer);
		let description = self.description.lock().unwrap().clone().filter(|_| known);
		async move { Ok(description) }.boxed()
	}
}

/// Nobody is live.
impl Live for Outside {
	fn streams(&self) -> BoxFuture<'_, Result<Streams, Problem>> {
		async { Ok(Streams::default()) }.boxed()
	}
}

impl TakesOrders for Outside {
	fn take<'a>(&'a self, offer: Offer) -> BoxFuture<'a, Result<(), OrderRefused>> {
		async move {
			let id = offer.order.hash();
			if !self.taken.lock().unwrap().insert(id) {
				let detail = "this order was taken before".into();
				return Err(OrderRefused { kind: "order-replayed", detail });
			}
			let update = TipUpdate {
				id,
				performer: offer.order.order.performer,
				payer: None,
				amount: offer.order.order.amount,
				note: offer.note,
				status: TipStatus::Pending,
			};
			self.rooms.get().unwrap().tip(update).await;
			Ok(())
		}
		.boxed()
	}

	fn of<'a>(&'a self, performer: &'a Account) -> BoxFuture<'a, Vec<TipUpdate>> {
		let orders = self.orders.lock().unwrap().clone();
		let hers = orders.into_iter().filter(|order| order.performer == *performer).collect();
		async move { hers }.boxed()
	}
}

impl Outside {
	/// Changes what rooms are.
	pub fn describe(&self, change: impl FnOnce(&mut Description)) {
		change(self.description.lock().unwrap().as_mut().unwrap());
	}

	/// From now on nobody has a room.
	pub fn close_rooms(&self) {
		*self.description.lock().unwrap() = None;
	}
}

/// A relay with rooms and follows, and nothing else.
pub struct Relay {
	_folder: TempDir,
	pub rooms: Rooms,
	pub outside: Arc<Outside>,
	pub address: SocketAddr,
}

/// Settings with which tests do not wait.
pub fn settings() -> Settings {
	Settings { presence_milliseconds: 20, drain_milliseconds: 50, ..Settings::default() }
}

/// The room that everybody has.
pub fn description() -> Description {
	Description {
		wishes: Wishes {
			title: Some("Luna".into()),
			goal: Some(("Dance".into(), 100)),
			menu: vec![MenuItem { label: "Wave".into(), amount: 5 }],
			..Wishes::default()
		},
		blocked: vec!["FR".into()],
		..Description::default()
	}
}

impl Relay {
	pub async fn start(settings: Settings) -> Self {
		Self::with(|dependencies| async move { Rooms::new(settings, dependencies) }).await
	}

	/// A relay that keeps what outlives it in a folder.
	pub async fn start_in(folder: &Path) -> Self {
		Self::with(|dependencies| async move {
			Rooms::kept_in(settings(), dependencies, folder).await.unwrap()
		})
		.await
	}

	async fn with<Opened: Future<Output = Rooms>>(
		open: impl FnOnce(Dependencies) -> Opened,
	) -> Self {
		let outside = Arc::new(Outside {
			rooms: OnceLock::new(),
			description: Mutex::new(Some(description())),
			orders: Mutex::default(),
			taken: Mutex::default(),
		});
		let dependencies = Dependencies {
			identifies: outside.clone(),
			orders: outside.clone(),
			locates: outside.clone(),
			describes: outside.clone(),
			unknown_country: UnknownCountry::Admit,
			relay: RELAY,
		};
		let rooms = open(dependencies).await;
		let _ = outside.rooms.set(rooms.clone());
		let folder = tempfile::tempdir().unwrap();
		let follows = Follows::open(folder.path(), follows::Limits::default()).unwrap();
		let follows = follows::router(follows, outside.clone(), outside.clone(), rooms.told());
		let router = rooms.router().merge(follows);
		Self { _folder: folder, rooms, outside, address: serve(router) }
	}

	/// Opens a socket at a path, with headers.
	pub async fn open(
		&self,
		path: &str,
		headers: &[(&'static str, &str)],
	) -> Result<Client, Error> {
		self.open_with_response(path, headers).await.map(|(client, _)| client)
	}

	pub async fn open_with_response(
		&self,
		path: &str,
		headers: &[(&'static str, &str)],
	) -> Result<(Client, Response), Error> {
		let mut request = format!("ws://{}{path}", self.address).into_client_request().unwrap();
		for (name, value) in headers {
			request.headers_mut().insert(*name, HeaderValue::from_str(value).unwrap());
		}
		let connected = timeout(PATIENCE, tokio_tungstenite::connect_async(request)).await.unwrap();
		connected.map(|(socket, response)| (Client { socket }, response))
	}

	/// Opens a socket in Luna's room that takes few bytes before somebody reads them.
	pub async fn join_narrow(&self) -> Client {
		let tcp = TcpSocket::new_v4().unwrap();
		tcp.set_recv_buffer_size(4_096).unwrap();
		let tcp = MaybeTlsStream::Plain(tcp.connect(self.address).await.unwrap());
		let url = format!("ws://{}{}", self.address, socket_of(&LUNA));
		let (socket, _) = tokio_tungstenite::client_async(url, tcp).await.unwrap();
		let mut client = Client { socket };
		assert_eq!(client.next().await["type"], "welcome");
		client
	}

	/// Opens a socket in Luna's room, and takes the welcome.
	pub async fn join(&self) -> Client {
		self.join_from("192.0.2.1").await
	}

	/// Opens a socket in Luna's room from an address, and takes the welcome.
	pub async fn join_from(&self, address: &str) -> Client {
		let headers = [("test-address", address)];
		let mut client = self.open(&socket_of(&LUNA), &headers).await.unwrap();
		assert_eq!(client.next().await["type"], "welcome");
		client
	}

	/// Somebody joins and says hello.
	pub async fn enter(&self, address: &str, nickname: &str, account: Option<Account>) -> Client {
		let mut client = self.join_from(address).await;
		client.hello(nickname, account).await;
		client
	}

	/// The status and the problem with which a socket is refused.
	pub async fn refusal(&self, path: &str, headers: &[(&'static str, &str)]) -> (u16, Value) {
		match self.open(path, headers).await {
			Err(Error::Http(response)) => {
				let body = response.body().clone().unwrap_or_default();
				(response.status().as_u16(), serde_json::from_slice(&body).unwrap_or_default())
			},
			Err(error) => panic!("{error}"),
			Ok(_) => panic!("the socket was opened"),
		}
	}

	/// Sends a GET request, and returns status and body.
	pub async fn get(&self, path: &str, token: Option<&str>) -> (u16, Value) {
		self.ask("GET", path, token).await
	}

	/// Sends a request without a body, and returns status and body of the answer.
	pub async fn ask(&self, method: &str, path: &str, token: Option<&str>) -> (u16, Value) {
		let token = token.map(|token| format!("authorization: Bearer {token}\r\n"));
		let request = format!(
			"{method} {path} HTTP/1.1\r\nhost: relay\r\nconnection: close\r\n{}\r\n",
			token.unwrap_or_default()
		);
		let exchange = async {
			let mut stream = TcpStream::connect(self.address).await.unwrap();
			stream.write_all(request.as_bytes()).await.unwrap();
			let mut answer = String::new();
			stream.read_to_string(&mut answer).await.unwrap();
			answer
		};
		let answer = timeout(PATIENCE, exchange).await.unwrap();
		let (head, body) = answer.split_once("\r\n\r\n").unwrap();
		let status = head.split(' ').nth(1).unwrap().parse().unwrap();
		(status, serde_json::from_str(body).unwrap_or_default())
	}

	/// A block with this event comes.
	pub async fn event(&self, number: u32, what: What) {
		let mut block = block(number, number as u8, &[]);
		block.events.push(Event { index: 0, extrinsic: None, what });
		self.rooms.on_update(&best(vec![], vec![block])).await;
	}

	/// A block with payments comes.
	pub async fn block(&self, number: u32, fork: u8, payments: &[Payment]) {
		self.rooms.on_update(&best(vec![], vec![block(number, fork, payments)])).await;
	}
}

/// The path of a performer's socket.
pub fn socket_of(performer: &Account) -> String {
	format!("/rooms/{performer}/socket")
}

pub fn best(retracted: Vec<BlockRef>, enacted: Vec<Block>) -> Update {
	Update::Best { retracted, enacted }
}

pub fn block_ref(number: u32, fork: u8) -> BlockRef {
	BlockRef { number, hash: Hash([fork; 32]), parent: Hash::default() }
}

pub fn block(number: u32, fork: u8, payments: &[Payment]) -> Block {
	let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
	let event = |(index, payment): (usize, &Payment)| Event {
		index: index as u32,
		extrinsic: Some(1),
		what: What::Paid(payment.clone()),
	};
	Block {
		at: block_ref(number, fork),
		time: now.as_millis() as u64,
		events: payments.iter().enumerate().map(event).collect(),
	}
}

/// A tip of Bob's for Luna.
pub fn payment(amount: u128, order: Option<Hash>) -> Payment {
	Payment {
		payer: BOB,
		performer: LUNA,
		amount,
		kind: if order.is_some() { Kind::Order } else { Kind::Tip },
		shares: vec![],
		order,
		memo: None,
	}
}

/// An order for Luna out of Bob's purse.
pub fn order(sequence: u64, note: Option<&str>) -> SignedOrder {
	let order = Order {
		genesis: [0; 32].into(),
		purse: 1,
		performer: LUNA,
		amount: 5,
		sequence,
		served_by: None,
		memo: note.map(|note| Hash::of(note.as_bytes()).0.into()),
		valid_until: 100,
	};
	let signature = Signer::from_uri("//Purse").unwrap().sign(&order.signing_payload()).into();
	SignedOrder { order, signature }
}

/// A client.
pub struct Client {
	socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Client {
	pub async fn send(&mut self, message: Message) {
		timeout(PATIENCE, self.socket.send(message)).await.unwrap().unwrap();
	}

	pub async fn say(&mut self, message: Value) {
		self.send(Message::text(message.to_string())).await;
	}

	/// The next message of any kind; nothing when the connection is gone.
	pub async fn receive(&mut self) -> Option<Message> {
		let message = timeout(PATIENCE, self.socket.next()).await.expect("a message in time");
		message.and_then(Result::ok)
	}

	/// The next message.
	pub async fn next(&mut self) -> Value {
		loop {
			match self.receive().await {
				Some(Message::Text(text)) => return serde_json::from_str(&text).unwrap(),
				Some(Message::Ping(_) | Message::Pong(_)) => {},
				other => panic!("the socket ended: {other:?}"),
			}
		}
	}

	/// The next message of this type.
	pub async fn next_of(&mut self, kind: &str) -> Value {
		loop {
			let message = self.next().await;
			if message["type"] == kind {
				return message;
			}
		}
	}

	/// The code with which the socket is closed, and the messages before it.
	pub async fn closed(&mut self) -> (u16, Vec<Value>) {
		let mut before = Vec::new();
		loop {
			match self.receive().await {
				Some(Message::Text(text)) => before.push(serde_json::from_str(&text).unwrap()),
				Some(Message::Close(Some(frame))) => return (frame.code.into(), before),
				Some(Message::Ping(_) | Message::Pong(_)) => {},
				other => panic!("the socket ended without a code: {other:?}"),
			}
		}
	}

	pub async fn hello(&mut self, nickname: &str, account: Option<Account>) -> Value {
		let token = account.map(|account| format!("account:{account}"));
		let hello = serde_json::json!({ "type": "hello", "nickname": nickname, "token": token });
		self.say(hello).await;
		self.next_of("you").await
	}

	pub async fn chat(&mut self, text: &str) {
		self.say(serde_json::json!({ "type": "chat", "text": text })).await;
	}

	/// What the room says after everything that was said before: a ping is answered in its turn.
	pub async fn until_pong(&mut self) -> Vec<Value> {
		self.say(serde_json::json!({ "type": "ping", "id": "last" })).await;
		let mut before = Vec::new();
		loop {
			let message = self.next().await;
			if message["type"] == "pong" {
				return before;
			}
			before.push(message);
		}
	}
}
