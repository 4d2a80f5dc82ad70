//! A relay that is killed at any moment loses no order that it accepted, and pays none twice.

mod support;

use livestars_chain::{Chain, Hash, SignedOrder, Signer, Update, What};
use serde_json::Value;
use std::{
	collections::HashMap,
	io::{BufRead, BufReader},
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc, Mutex,
	},
	thread,
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use support::{account, agent, get, post, posted, Key, Node, Purse, LIVE};

/// How often the relay is killed.
const KILLS: u32 = 55;

/// The longest life of the relay before it is killed, in milliseconds.
const LONGEST_LIFE: u64 = 3_000;

/// How long the last relay has to settle what is left.
const REST: Duration = Duration::from_secs(60);

/// The service's binary, which is built with the tests of this package.
fn service() -> PathBuf {
	let test = std::env::current_exe().unwrap();
	let service = test.ancestors().nth(2).unwrap().join("examples").join("orders_service");
	assert!(service.is_file(), "{service:?} is missing: cargo build --example orders_service");
	service
}

/// A relay's process.
struct Relay {
	child: Child,
}

impl Relay {
	/// Starts it. Its address is kept where the viewers look for it once it is known; a relay that is
	/// killed before that has none.
	fn start(binary: &Path, node: &str, database: &Path, address: &Arc<Mutex<String>>) -> Self {
		let mut child = Command::new(binary)
			.args([node, database.to_str().unwrap(), "//Relay"])
			.stdout(Stdio::piped())
			.spawn()
			.unwrap();
		let stdout = child.stdout.take().unwrap();
		let address = Arc::clone(address);
		thread::spawn(move || {
			let mut line = String::new();
			if BufReader::new(stdout).read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
				*address.lock().unwrap() = line.trim().to_owned();
			}
		});
		Self { child }
	}

	/// Kills it with SIGKILL.
	fn kill(mut self) {
		self.child.kill().unwrap();
		self.child.wait().unwrap();
	}
}

/// What a viewer was promised: the orders that were answered with 202.
type Promised = Arc<Mutex<HashMap<Hash, SignedOrder>>>;

/// Posts one order after the other out of a purse, each until it is answered, as long as `going`.
fn tip(purse: Purse, address: Arc<Mutex<String>>, promised: Promised, going: Arc<AtomicBool>) {
	let agent = agent();
	let mut sequence = 0;
	while going.load(Ordering::SeqCst) {
		let signed = purse.sign(purse.order(sequence, LIVE / 100 + u128::from(sequence)));
		let url = format!("http://{}/orders", address.lock().unwrap());
		match post(&agent, &url, &posted(&signed, None).to_string()) {
			Ok((202 | 200, receipt)) => {
				assert_eq!(receipt["hash"], Value::String(signed.hash().to_string()));
				promised.lock().unwrap().insert(signed.hash(), signed);
				sequence += 1;
			},
			// As many wait as can, or the relay does not know the chain yet, or is dying.
			Ok((429 | 503, _)) | Err(_) => {},
			Ok((status, problem)) => panic!("order {sequence} got {status}: {problem}"),
		}
		thread::sleep(Duration::from_millis(200));
	}
}

/// A number below `bound`, from a generator that is good enough to choose moments (xorshift64).
fn random(state: &mut u64, bound: u64) -> u64 {
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	*state % bound
}

/// How often each order was paid up to the last final block.
async fn payments(chain: &Chain) -> HashMap<Hash, u32> {
	let last = chain.at_finalized().await.unwrap().block().number;
	let mut updates = chain.follow(Some(1));
	let mut blocks = HashMap::new();
	let mut paid = HashMap::new();
	loop {
		match updates.recv().await.expect("the chain is followed") {
			Update::Best { retracted, enacted } => {
				for block in retracted {
					blocks.remove(&block.hash);
				}
				for block in enacted {
					blocks.insert(block.at.hash, block);
				}
			},
			Update::Finalized(block) if block.number >= last => break,
			Update::Finalized(_) => {},
		}
	}
	for block in blocks.values().filter(|block| block.at.number <= last) {
		for event in &block.events {
			if let What::Paid(payment) = &event.what {
				if let Some(order) = payment.order {
					*paid.entry(order).or_insert(0) += 1;
				}
			}
		}
	}
	paid
}

#[tokio::test(flavor = "multi_thread")]
async fn every_order_that_was_accepted_is_paid_exactly_once_however_often_the_relay_is_killed() {
	let binary = service();
	let node = Node::start().await;
	let chain = node.connect().await;
	let folder = tempfile::tempdir().unwrap();
	let database = folder.path().join("orders.sqlite");

	let address = Arc::new(Mutex::new("127.0.0.1:9".to_owned()));
	let promised = Promised::default();
	let going = Arc::new(AtomicBool::new(true));
	let mut viewers = Vec::new();
	for owner in ["//Bob", "//Charlie", "//Dave", "//Eve"] {
		let key = Key::Sr25519(Signer::from_uri(&format!("{owner}//purse")).unwrap());
		let purse = Purse::open(&chain, owner, key, 500 * LIVE, account("//Relay")).await;
		let (address, promised, going) = (address.clone(), promised.clone(), going.clone());
		viewers.push(thread::spawn(move || tip(purse, address, promised, going)));
	}

	let seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64 | 1;
	println!("moments of the kills follow from the seed {seed}");
	let mut state = seed;
	for _ in 0..KILLS {
		let relay = Relay::start(&binary, &node.url(), &database, &address);
		let life = Duration::from_millis(random(&mut state, LONGEST_LIFE));
		tokio::time::sleep(life).await;
		relay.kill();
	}

	// The last relay lives until everything is final; meanwhile viewers stop.
	let relay = Relay::start(&binary, &node.url(), &database, &address);
	tokio::time::sleep(Duration::from_secs(3)).await;
	going.store(false, Ordering::SeqCst);
	for viewer in viewers {
		viewer.join().unwrap();
	}
	let promised = promised.lock().unwrap().clone();
	let agent = agent();
	let deadline = Instant::now() + REST;
	for hash in promised.keys() {
		loop {
			let url = format!("http://{}/orders/{hash}", address.lock().unwrap());
			let (status, order) = get(&agent, &url).unwrap();
			assert_eq!(status, 200, "{hash} is lost: {order}");
			match order["status"].as_str() {
				Some("final") => break,
				Some("pending" | "submitted" | "inBlock") => {},
				other => panic!("{hash} is {other:?}: {order}"),
			}
			assert!(Instant::now() < deadline, "{hash} is not final in time: {order}");
			thread::sleep(Duration::from_millis(200));
		}
	}
	relay.kill();

	let paid = payments(&chain).await;
	for (hash, signed) in &promised {
		assert_eq!(paid.get(hash), Some(&1), "payments of order {:?}", signed.order);
	}
	println!("{} orders were accepted, and each was paid once", promised.len());
	assert!(promised.len() > 100, "too few orders to mean something: {}", promised.len());
}
