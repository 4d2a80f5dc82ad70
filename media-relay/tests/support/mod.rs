//! A real node, and viewers with purses on its chain.

#![allow(dead_code, reason = "each test uses a part of it")]

#[path = "../../chain/tests/support/ports.rs"]
mod ports;

pub use ports::*;

use codec::Decode;
use ed25519_zebra::{SigningKey, VerificationKey};
use livestars_chain::{
	Account, Balance, Call, Chain, Hash, Order, PurseId, PurseKey, Signature, SignedOrder, Signer,
	Submission,
};
use livestars_relay::orders::{self, Orders, Settings, Stats};
use serde_json::{json, Value};
use std::{
	env,
	fs::File,
	net::UdpSocket,
	path::PathBuf,
	process::{Child, Command, Stdio},
	time::Duration,
};
use tempfile::TempDir;
use tokio::{
	task::spawn_blocking,
	time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;

/// One LIVE in planck.
pub const LIVE: Balance = 1_000_000_000_000;

/// How long anything may take on a busy machine.
pub const LIMIT: Duration = Duration::from_secs(300);

/// The node's binary: the one that `LIVESTARS_NODE` names, or else the one that was built beside these
/// tests.
pub fn node_binary() -> PathBuf {
	if let Some(named) = env::var_os("LIVESTARS_NODE") {
		return named.into();
	}
	let test = env::current_exe().unwrap();
	let built = test.ancestors().nth(2).unwrap().join("livestars-node");
	assert!(built.is_file(), "{built:?} is missing: build it, or name a node in LIVESTARS_NODE");
	built
}

/// A development chain of one node.
pub struct Node {
	child: Option<Child>,
	port: u16,
	_claim: UdpSocket,
	folder: TempDir,
	/// How many states it keeps: a number, or `archive`.
	pruning: &'static str,
}

impl Node {
	/// Starts a node with a new chain, and waits until it answers.
	pub async fn start() -> Self {
		Self::start_pruning("archive").await
	}

	/// Starts a node with a new chain that keeps so many states, and waits until it answers.
	pub async fn start_pruning(pruning: &'static str) -> Self {
		let ((port, claim), folder) = (claimed_port(), tempfile::tempdir().unwrap());
		let mut node = Self { child: None, port, _claim: claim, folder, pruning };
		node.restart().await;
		node
	}

	/// Starts the node again, with the chain that it has.
	pub async fn restart(&mut self) {
		self.stop();
		let log = File::options()
			.create(true)
			.append(true)
			.open(self.folder.path().join("node.log"))
			.unwrap();
		let child = Command::new(node_binary())
			.args(["--dev", "--no-prometheus", "--port", "0", "--state-pruning", self.pruning])
			.arg("--rpc-port")
			.arg(self.port.to_string())
			.arg("--base-path")
			.arg(self.folder.path().join("chain"))
			.stdin(Stdio::null())
			.stdout(log.try_clone().unwrap())
			.stderr(log)
			.spawn()
			.unwrap();
		self.child = Some(child);
		self.connect().await;
	}

	/// Kills the node.
	pub fn stop(&mut self) {
		if let Some(mut child) = self.child.take() {
			child.kill().unwrap();
			child.wait().unwrap();
		}
	}

	/// The URL of its WebSocket.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// Connects to it, once it answers.
	pub async fn connect(&self) -> Chain {
		let connected = timeout(LIMIT, async {
			loop {
				match Chain::connect(vec![self.url()]).await {
					Ok(chain) => break chain,
					Err(_) => sleep(Duration::from_millis(100)).await,
				}
			}
		});
		connected.await.expect("the node answers in time")
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		self.stop();
	}
}

/// The account of a development key.
pub fn account(uri: &str) -> Account {
	Signer::from_uri(uri).unwrap().account()
}

/// The key of a purse, as a browser holds it.
pub enum Key {
	/// Schnorrkel.
	Sr25519(Signer),
	/// Ed25519.
	Ed25519(SigningKey),
}

impl Key {
	/// The public half, as the chain encodes it.
	fn public(&self) -> PurseKey {
		let (scheme, bytes) = match self {
			Self::Sr25519(signer) => (0, signer.account().0),
			Self::Ed25519(key) => (1, VerificationKey::from(key).into()),
		};
		PurseKey::decode(&mut [[scheme].as_slice(), &bytes].concat().as_slice()).unwrap()
	}

	/// Signs the bytes.
	pub fn sign(&self, message: &[u8]) -> Signature {
		match self {
			Self::Sr25519(signer) => signer.sign(message),
			Self::Ed25519(key) => Signature::Ed25519(key.sign(message).into()),
		}
	}
}

/// A purse on the chain, and its key.
pub struct Purse {
	/// Its number.
	pub id: PurseId,
	/// Its key.
	pub key: Key,
	/// The chain that it is on.
	pub genesis: Hash,
	/// The relay that its orders name.
	pub relay: Account,
	/// The performer who is paid.
	pub performer: Account,
	/// The last block of its orders.
	pub valid_until: u32,
}

impl Purse {
	/// Opens a purse with this cap, whose orders name `relay`.
	pub async fn open(chain: &Chain, owner: &str, key: Key, cap: Balance, relay: Account) -> Self {
		let owner = Signer::from_uri(owner).unwrap();
		let expires_at = chain.at_best().await.unwrap().block().number + 10_000;
		let call = Call::OpenPurse { key: key.public(), cap, expires_at };
		let mut submission = chain.submit(&owner, call).await.unwrap();
		let included = submission.included().await.unwrap();
		let at = chain.at(included.block.hash).await.unwrap();
		let mut id = 0;
		while at.purse(id).await.unwrap().expect("the purse was opened").key != key.public() {
			id += 1;
		}
		Self {
			id,
			key,
			genesis: chain.genesis(),
			relay,
			performer: account("//Luna"),
			valid_until: expires_at - 1_000,
		}
	}

	/// Its order with this sequence.
	pub fn order(&self, sequence: u64, amount: Balance) -> Order {
		Order {
			genesis: self.genesis.into(),
			purse: self.id,
			performer: self.performer,
			amount,
			sequence,
			served_by: Some(self.relay),
			memo: None,
			valid_until: self.valid_until,
		}
	}

	/// Signs an order with its key.
	pub fn sign(&self, order: Order) -> SignedOrder {
		let signature = self.key.sign(&order.signing_payload()).into();
		SignedOrder { order, signature }
	}
}

/// An order that was accepted just before another one empties its purse.
pub struct Outrun {
	/// The purse.
	pub purse: Purse,
	/// The order, for all that the purse can spend.
	pub order: SignedOrder,
	/// The other order on its way to the chain.
	pub other: Submission,
}

impl Outrun {
	/// Has such an order accepted: `accepted` hands it in, and says whether it was. It is not if the next
	/// block came first; then another purse is tried, five in all.
	pub async fn by(
		chain: &Chain,
		owner: &str,
		relay: Account,
		mut accepted: impl AsyncFnMut(&SignedOrder) -> bool,
	) -> Self {
		let signer = Signer::from_uri(owner).unwrap();
		for number in 1..=5 {
			let key = Key::Sr25519(Signer::from_uri(&format!("{owner}//purse{number}")).unwrap());
			let purse = Purse::open(chain, owner, key, 10 * LIVE, relay).await;
			let order = purse.sign(purse.order(7, 10 * LIVE));
			let mut elsewhere = purse.order(8, 10 * LIVE);
			elsewhere.served_by = None;
			let elsewhere = purse.sign(elsewhere);
			// Just after a block, so that the next one is far.
			let mut link = chain.link();
			let best = link.borrow_and_update().best;
			timeout(LIMIT, link.wait_for(|link| link.best != best)).await.unwrap().unwrap();
			let other = chain.submit(&signer, Call::Settle(vec![elsewhere])).await.unwrap();
			if accepted(&order).await {
				return Self { purse, order, other };
			}
		}
		panic!("of five purses none was emptied after the order came");
	}
}

/// The body of a request with an order.
pub fn posted(signed: &SignedOrder, note: Option<&str>) -> Value {
	let mut body = json!({ "order": signed });
	if let Some(note) = note {
		body["note"] = note.into();
	}
	body
}

/// An answer over HTTP: the status, and the body as JSON.
pub type Answer = (u16, Value);

/// A client that takes every status for an answer.
pub fn agent() -> ureq::Agent {
	ureq::Agent::config_builder()
		.http_status_as_error(false)
		.timeout_global(Some(Duration::from_secs(20)))
		.build()
		.into()
}

/// Posts JSON and reads JSON.
pub fn post(agent: &ureq::Agent, url: &str, body: &str) -> Result<Answer, ureq::Error> {
	let response = agent.post(url).header("content-type", "application/json").send(body)?;
	read(response)
}

/// Reads JSON.
pub fn get(agent: &ureq::Agent, url: &str) -> Result<Answer, ureq::Error> {
	read(agent.get(url).call()?)
}

fn read(mut response: ureq::http::Response<ureq::Body>) -> Result<Answer, ureq::Error> {
	let status = response.status().as_u16();
	let body = response.body_mut().read_to_string()?;
	Ok((status, serde_json::from_str(&body).unwrap_or(Value::String(body))))
}

/// The orders of a relay, over HTTP.
pub struct Service {
	/// The relay's orders.
	pub orders: Orders,
	/// The URL to post orders to.
	pub url: String,
	/// What keeps the database.
	folder: TempDir,
	stop: CancellationToken,
}

impl Service {
	/// Starts it for the relay with this secret URI, and waits until it accepts orders.
	pub async fn start(chain: &Chain, relay: &str) -> Self {
		Self::start_with(tempfile::tempdir().unwrap(), chain, relay).await
	}

	/// Stops it, and keeps its database.
	pub fn stop(mut self) -> TempDir {
		self.stop.cancel();
		std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap())
	}

	/// Starts it with the database that a folder holds, and waits until it accepts orders.
	pub async fn start_with(folder: TempDir, chain: &Chain, relay: &str) -> Self {
		let path = folder.path().join("orders.sqlite");
		let signer = Signer::from_uri(relay).unwrap();
		let settings = Settings { least_amount: 1_000, ..Settings::default() };
		let (orders, settler) = Orders::open(&path, settings, chain.clone(), signer).await.unwrap();
		let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
		let url = format!("http://{}/orders", listener.local_addr().unwrap());
		let stop = CancellationToken::new();
		tokio::spawn(settler.run(stop.clone()));
		let router = orders::router(orders.clone());
		let end = stop.clone().cancelled_owned();
		tokio::spawn(
			async move { axum::serve(listener, router).with_graceful_shutdown(end).await },
		);
		let service = Self { orders, url, folder, stop };
		service.until(|stats| stats.current).await;
		service
	}

	/// Waits until the figures are as they should.
	pub async fn until(&self, reached: impl Fn(&Stats) -> bool) {
		let mut stats = self.orders.watch_stats();
		let waited = timeout(LIMIT, stats.wait_for(|stats| reached(stats))).await;
		assert!(waited.is_ok(), "in time; now the figures are {:?}", self.orders.stats());
	}

	/// Posts an order, and gives the status and the body of the answer.
	pub async fn post(&self, signed: &SignedOrder, note: Option<&str>) -> Answer {
		self.post_text(posted(signed, note).to_string()).await
	}

	/// Posts a text.
	pub async fn post_text(&self, body: String) -> Answer {
		let url = self.url.clone();
		spawn_blocking(move || post(&agent(), &url, &body).unwrap()).await.unwrap()
	}

	/// Asks for an order.
	pub async fn get(&self, hash: &str) -> Answer {
		let url = format!("{}/{hash}", self.url);
		spawn_blocking(move || get(&agent(), &url).unwrap()).await.unwrap()
	}
}

impl Drop for Service {
	fn drop(&mut self) {
		self.stop.cancel();
	}
}
