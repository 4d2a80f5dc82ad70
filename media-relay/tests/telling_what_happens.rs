//! A whole relay beside a real node: what happens reaches whom it concerns, over the network.

mod support;

use futures::{SinkExt, StreamExt};
use livestars_chain::{Account, BlockNumber, Call, Chain, Hash, SignedOrder, Signer, Update, What};
use livestars_relay::profiles::signed_message;
use serde_json::{json, Value};
use std::{
	collections::VecDeque,
	path::Path,
	process::{Child, Command, Stdio},
	time::Duration,
};
use support::{account, agent, free_port, get, post, Answer, Node, Outrun, LIMIT, LIVE};
use tokio::{
	net::TcpStream,
	task::spawn_blocking,
	time::{sleep, timeout},
};
use tokio_tungstenite::{tungstenite::Message, MaybeTlsStream, WebSocketStream};

/// A relay's process, which ends with the value.
struct Relay {
	child: Child,
	url: String,
	metrics: String,
}

impl Relay {
	/// Starts it with what a folder holds, and waits until it answers.
	async fn start(folder: &Path, node: &Node) -> Self {
		let (port, metrics) = (free_port(), free_port());
		let address = format!("127.0.0.1:{port}");
		let child = Command::new(env!("CARGO_BIN_EXE_livestars-relay"))
			.arg("run")
			.args(["--node", &node.url(), "--data-folder", folder.to_str().unwrap()])
			.args(["--http-listen", &address, "--url", &format!("http://{address}")])
			.args(["--media-listen", "127.0.0.1:0", "--mesh-listen", "/ip4/127.0.0.1/tcp/0"])
			.args(["--set", &format!("metrics.listen=\"127.0.0.1:{metrics}\"")])
			.args(["--set", "relay.register=false", "--log-level", "warn"])
			.env("LIVESTARS_RELAY__KEY", "//Relay")
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.spawn()
			.unwrap();
		let url = format!("http://{address}");
		let relay = Self { child, url, metrics: format!("http://127.0.0.1:{metrics}/metrics") };
		let answers = timeout(LIMIT, async {
			while relay.get(&format!("{}/follows", relay.url)).await.is_none() {
				sleep(Duration::from_millis(100)).await;
			}
		});
		answers.await.expect("the relay answers");
		relay
	}

	/// Kills it, as a power cut would.
	fn kill(&mut self) {
		self.child.kill().unwrap();
		self.child.wait().unwrap();
	}

	/// What is answered; nothing if nobody answers.
	async fn get(&self, url: &str) -> Option<Answer> {
		let url = url.to_owned();
		spawn_blocking(move || get(&agent(), &url).ok()).await.unwrap()
	}

	async fn post(&self, path: &str, body: Value) -> Answer {
		let url = format!("{}{path}", self.url);
		spawn_blocking(move || post(&agent(), &url, &body.to_string()).unwrap()).await.unwrap()
	}

	/// A token of this scope for the account of a development key.
	async fn token(&self, uri: &str, scope: &str) -> String {
		let signer = Signer::from_uri(uri).unwrap();
		let account = signer.account();
		let (status, given) = self.post("/auth/challenges", json!({ "account": account })).await;
		assert_eq!(status, 201, "{given}");
		let challenge = given["challenge"].as_str().unwrap();
		let signature = signer.sign(challenge.as_bytes());
		let body = json!({ "account": account, "challenge": challenge, "signature": signature, "scope": scope });
		let (status, given) = self.post("/auth/tokens", body).await;
		assert_eq!(status, 201, "{given}");
		given["token"].as_str().unwrap().to_owned()
	}

	/// A metric's value, if it is told.
	async fn metric(&self, name: &str) -> Option<f64> {
		let (_, text) = self.get(&self.metrics).await?;
		let line = text.as_str()?.lines().find(|line| line.starts_with(name))?.to_owned();
		line.rsplit(' ').next()?.parse().ok()
	}

	/// A socket in Luna's room, and the room as it is.
	async fn join(&self) -> (Room, Value) {
		let url = self.url.replace("http", "ws");
		let url = format!("{url}/rooms/{}/socket", account("//Luna"));
		let mut room = Room(tokio_tungstenite::connect_async(url).await.unwrap().0);
		let welcome = room.until(|message| message["type"] == "welcome").await;
		(room, welcome["room"].clone())
	}
}

impl Drop for Relay {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

/// A viewer's socket in a room.
struct Room(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Room {
	async fn say(&mut self, message: Value) {
		self.0.send(Message::text(message.to_string())).await.unwrap();
	}

	/// The next message of this kind.
	async fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
		let heard = timeout(LIMIT, async {
			loop {
				if let Message::Text(text) = self.0.next().await.unwrap().unwrap() {
					let message: Value = serde_json::from_str(&text).unwrap();
					if wanted(&message) {
						return message;
					}
				}
			}
		});
		heard.await.expect("the message comes in time")
	}
}

/// What a performer's program reads.
struct Program {
	url: String,
	token: String,
	next: String,
	/// What was read and not looked at.
	events: VecDeque<Value>,
}

impl Program {
	async fn start(relay: &Relay) -> Self {
		let token = relay.token("//Luna", "events").await;
		let next = format!("/events/{}?timeout=0", account("//Luna"));
		let mut program = Self { url: relay.url.clone(), token, next, events: VecDeque::new() };
		program.poll().await;
		assert!(program.events.is_empty(), "{:?}", program.events);
		program.next = program.next.replace("timeout=0", "timeout=20");
		program
	}

	async fn poll(&mut self) {
		let request = agent()
			.get(format!("{}{}", self.url, self.next))
			.config()
			.timeout_global(Some(LIMIT))
			.build()
			.header("authorization", format!("Bearer {}", self.token));
		let answer = spawn_blocking(move || request.call().unwrap().body_mut().read_to_string());
		let answer: Value = serde_json::from_str(&answer.await.unwrap().unwrap()).unwrap();
		self.next = answer["nextUrl"].as_str().unwrap().to_owned();
		self.events.extend(answer["events"].as_array().unwrap().iter().cloned());
	}

	/// The next event of this kind.
	async fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
		let heard = timeout(LIMIT, async {
			loop {
				match self.events.pop_front() {
					Some(event) if wanted(&event) => return event,
					Some(_) => {},
					None => self.poll().await,
				}
			}
		});
		heard.await.expect("the event comes in time")
	}
}

/// Where the chain says the first thing that is `wanted`, as events name the place.
async fn place(chain: &Chain, from: BlockNumber, wanted: impl Fn(&What) -> bool) -> Value {
	let mut updates = chain.follow(Some(from));
	let found = timeout(LIMIT, async {
		loop {
			let Some(Update::Best { enacted, .. }) = updates.recv().await else { continue };
			for block in enacted {
				if let Some(event) = block.events.iter().find(|event| wanted(&event.what)) {
					let (number, hash) = (block.at.number, block.at.hash);
					return json!({ "block": number, "hash": hash, "event": event.index });
				}
			}
		}
	});
	found.await.expect("the chain says it in time")
}

/// What an account paid in fees by the last final block.
async fn fees(chain: &Chain, of: Account) -> u128 {
	let last = chain.at_finalized().await.unwrap().block().number;
	let mut updates = chain.follow(Some(1));
	let mut sum = 0;
	loop {
		let Some(Update::Best { enacted, .. }) = updates.recv().await else { continue };
		for block in enacted {
			for event in &block.events {
				if let What::FeePaid { by, amount } = event.what {
					sum += if by == of { amount } else { 0 };
				}
			}
			if block.at.number == last {
				return sum;
			}
		}
	}
}

async fn done(chain: &Chain, uri: &str, call: Call) -> BlockNumber {
	let signer = Signer::from_uri(uri).unwrap();
	let submitted = async { chain.submit(&signer, call).await?.included().await };
	timeout(LIMIT, submitted).await.expect("in time").expect("the call succeeds").block.number
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_reaches_viewers_programs_and_the_operator() {
	let node = Node::start().await;
	let chain = node.connect().await;
	let luna = account("//Luna");
	let folder = tempfile::tempdir().unwrap();
	let mut relay = Relay::start(folder.path(), &node).await;
	let mut program = Program::start(&relay).await;
	let is = |method: &'static str| move |event: &Value| event["method"] == method;

	// Eve is in the room under her nickname, and follows Luna.
	let (mut eve, _) = relay.join().await;
	let token = relay.token("//Eve", "account").await;
	eve.say(json!({ "type": "hello", "nickname": "Eve", "token": token })).await;
	eve.until(|message| message["type"] == "you").await;
	let follow = agent()
		.put(format!("{}/follows/{luna}", relay.url))
		.header("authorization", format!("Bearer {token}"));
	let followed = spawn_blocking(move || follow.send_empty().unwrap().status().as_u16());
	assert_eq!(followed.await.unwrap(), 204);
	assert_eq!(program.until(is("follow")).await["object"]["user"]["username"], "Eve");

	// She sends an order whose purse is emptied before it can be settled: the chain refuses it, and she
	// is told where.
	let accepted = async |order: &SignedOrder| {
		let id = order.order.purse.to_string();
		eve.say(json!({ "type": "order", "id": id, "order": order })).await;
		let answer = eve.until(|message| message["id"] == id).await;
		if answer["type"] == "done" {
			assert_eq!(answer["tip"], json!(order.hash()));
			return true;
		}
		assert_eq!(answer["kind"], "over-cap", "{answer}");
		false
	};
	let Outrun { order, other, .. } =
		Outrun::by(&chain, "//Eve", account("//Relay"), accepted).await;
	let name = json!(order.hash());
	let refused = eve.until(|tip| tip["tip"] == name && tip["status"] == "refused").await;
	other.finalized().await.unwrap();
	let is_refusal = |what: &What| matches!(what, What::OrderRefused { sequence: 7, .. });
	let at = place(&chain, 1, is_refusal).await;
	assert_eq!((&refused["reason"], &refused["chain"]), (&json!("OverCap"), &at));
	let told = program.until(|event| event["object"]["tip"]["status"] == "refused").await;
	assert_eq!((&told["object"]["tip"]["id"], &told["chain"]), (&name, &at));

	// Luna says on the chain that she is live, and that she is not.
	let live = Call::GoLive { performer: luna, relay: account("//Relay"), cast: vec![] };
	let from = done(&chain, "//Luna", live).await;
	let at = place(&chain, from, |what| matches!(what, What::WentLive { .. })).await;
	assert_eq!(program.until(is("broadcastStart")).await["chain"], at);
	// The relay, to which she does not publish, may end that before she does.
	let signer = Signer::from_uri("//Luna").unwrap();
	let offline = Call::GoOffline { performer: luna };
	let _ = chain.submit(&signer, offline).await.unwrap().included().await;
	let at = place(&chain, from, |what| matches!(what, What::WentOffline { .. })).await;
	assert_eq!(program.until(is("broadcastStop")).await["chain"], at);

	// Her document is named first and posted later; the room takes it when it comes.
	let document = json!({
		"version": 1, "performer": luna, "title": "Luna", "subject": "Moons", "language": "en",
	});
	let document = document.to_string();
	let profile = Hash::of(document.as_bytes());
	let from = done(&chain, "//Luna", Call::SetProfile { profile }).await;
	let at = place(&chain, from, |what| matches!(what, What::ProfileChanged { .. })).await;
	sleep(Duration::from_secs(3)).await;
	let (mut viewer, room) = relay.join().await;
	assert_eq!(room["subject"], Value::Null);
	let signature = signer.sign(signed_message(chain.genesis(), profile).as_bytes());
	let body = json!({ "document": document, "signature": signature });
	let (status, answer) = relay.post("/profiles", body).await;
	assert_eq!(status, 201, "{answer}");
	let changed = program.until(is("roomSubjectChange")).await;
	assert_eq!((&changed["object"]["subject"], &changed["chain"]), (&json!("Moons"), &at));
	viewer.until(|message| message["type"] == "about" && message["subject"] == "Moons").await;

	// The relay is killed. The next one knows what became of the order, and what the chain took.
	relay.kill();
	drop(relay);
	let relay = Relay::start(folder.path(), &node).await;
	let (_viewer, room) = relay.join().await;
	let tip = room["tips"].as_array().unwrap().iter().find(|tip| tip["tip"] == name);
	assert_eq!(tip.expect("the tip is shown")["status"], "refused");
	let paid = fees(&chain, account("//Relay")).await as f64 / LIVE as f64;
	assert!(paid > 0.0);
	let told = timeout(LIMIT, async {
		loop {
			match relay.metric("livestars_relay_fees_paid_live_total").await {
				Some(told) if told >= paid => return told,
				_ => sleep(Duration::from_millis(200)).await,
			}
		}
	});
	let told = told.await.expect("the index catches up");
	assert!((told - paid).abs() < 1e-9, "{told} of {paid}");
}
