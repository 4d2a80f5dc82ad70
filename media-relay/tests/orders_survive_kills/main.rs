//! A relay that is killed at any step of an order's life loses no order that it accepted, and pays none
//! twice.
//!
//! The relay's program runs against a real node. It is killed when an order is where it should be for
//! that, and a kill counts for the step at which the order was by what the relay's disk and the node say
//! afterwards.

#[path = "../support/mod.rs"]
mod support;

mod ledger;
mod relay;
mod wire;

use codec::Encode;
use futures::future::join_all;
use ledger::Ledger;
use livestars_chain::{Balance, Chain, Hash, SignedOrder, Signer};
use livestars_relay::orders::Place;
use relay::{Home, Relay};
use serde_json::Value;
use std::{
	collections::BTreeMap,
	time::{Duration, Instant},
};
use support::{account, agent, get, post, posted, Key, Node, Purse, LIMIT, LIVE};
use tokio::{
	task::{block_in_place, spawn},
	time::sleep,
};
use wire::{Cut, Wire};

/// Relays that are killed at the same time, each with a viewer and a performer of its own.
const LANES: [[&str; 3]; 3] = [
	["//Relay", "//Bob", "//Luna"],
	["//Dave", "//Charlie", "//Mira"],
	["//Eve", "//Ferdie", "//Stella"],
];

/// How often each relay is killed at each step.
const ROUNDS: usize = 2;

/// How often that is tried in a row: a block or its finality can come between the sight of a step and the
/// kill.
const ATTEMPTS: usize = 12;

/// How many orders are posted in each life.
const ORDERS: u64 = 3;

/// The steps of an order's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
	/// The viewer was told that it is accepted, and it is in no batch.
	Accepted,
	/// It is in a batch that the node did not get.
	HandedOver,
	/// It is in the node's pool.
	Submitted,
	/// It is paid in a block that is not final.
	InBlock,
	/// It is paid in a final block, and the relay has not written that down.
	FinalUnheard,
	/// It is paid in a final block, and the relay knows.
	Final,
}

use Step::{Accepted, Final, FinalUnheard, HandedOver, InBlock, Submitted};

const STEPS: [Step; 6] = [Accepted, HandedOver, Submitted, InBlock, FinalUnheard, Final];

/// What a relay was killed at.
#[derive(Default)]
struct Kills {
	/// How often at which step of an order.
	at: BTreeMap<Step, usize>,
	/// How often before it was up, with open orders on its disk.
	starting: usize,
	/// How often in all.
	all: usize,
}

/// A relay, and a viewer who tips a performer through it.
struct Lane {
	node: String,
	ledger: Ledger,
	home: Home,
	purse: Purse,
	/// The orders that the relay accepted.
	promised: Vec<SignedOrder>,
	kills: Kills,
	/// How many requests the relay makes before it is up.
	requests: usize,
}

impl Lane {
	async fn new(
		node: &Node,
		chain: &Chain,
		ledger: Ledger,
		[relay, viewer, performer]: [&'static str; 3],
	) -> Self {
		let key = Key::Sr25519(Signer::from_uri(&format!("{viewer}//purse")).unwrap());
		let purse = Purse::open(chain, viewer, key, 500 * LIVE, account(relay)).await;
		Self {
			node: node.url(),
			ledger,
			home: Home::new(relay),
			purse: Purse { performer: account(performer), ..purse },
			promised: Vec::new(),
			kills: Kills::default(),
			requests: 0,
		}
	}

	async fn start(&self, cut: Cut) -> Relay {
		self.home.start(Wire::open(self.node.clone(), cut).await)
	}

	/// Kills the relay at every step, and after each when it comes up again.
	async fn run(mut self) -> Self {
		let relay = self.start(Cut::Never).await;
		relay.up().await;
		self.requests = relay.wire.requests();
		relay.kill();

		for step in STEPS.repeat(ROUNDS) {
			let mut met = Vec::new();
			while met.last() != Some(&step) {
				assert!(met.len() < ATTEMPTS, "{step:?} is not met, but {met:?}");
				met.push(self.kill_at(step).await);
				self.kill_starting().await;
			}
			*self.kills.at.entry(step).or_default() += 1;
		}
		self
	}

	/// Has the relay accept orders, kills it when the last of them is at a step, and says at which it was.
	async fn kill_at(&mut self, step: Step) -> Step {
		let next = self.promised.len() as u64;
		let orders: Vec<_> = (next..next + ORDERS)
			.map(|number| {
				self.purse.sign(self.purse.order(number, LIVE / 10 + Balance::from(number)))
			})
			.collect();
		let last = orders.last().unwrap();
		let (hash, bytes) = (last.hash(), hex::encode(last.encode()));
		let cut = match step {
			HandedOver => Cut::AtSubmission(bytes.clone()),
			_ => Cut::Never,
		};
		let relay = self.start(cut).await;
		for order in orders {
			self.promise(order).await;
		}
		match step {
			Accepted => {},
			HandedOver => relay.wire.is_cut().await,
			Submitted => self.is_with_node(hash, &bytes).await,
			InBlock => drop(self.is_told(hash, "inBlock").await),
			FinalUnheard => {
				self.is_with_node(hash, &bytes).await;
				relay.wire.cut();
				self.ledger.until(|seen| seen.is_final(hash)).await;
			},
			Final => drop(self.is_told(hash, "final").await),
		}
		assert!(relay.kill());
		self.kills.all += 1;
		self.step_of(hash, &bytes).await
	}

	/// Kills the relay at one of the requests that it makes before it is up, each time at another, if
	/// there are open orders on its disk.
	async fn kill_starting(&mut self) {
		if self.home.open_orders() == 0 {
			return;
		}
		let number = 1 + self.kills.starting * 7 % self.requests;
		let relay = self.start(Cut::At(number)).await;
		relay.wire.is_cut().await;
		self.kills.all += 1;
		if relay.kill() {
			// It needs fewer requests than before.
			self.requests = number - 1;
		} else {
			self.kills.starting += 1;
		}
	}

	/// Posts an order until it is accepted.
	async fn promise(&mut self, signed: SignedOrder) {
		let (url, body) = (self.home.url("/orders"), posted(&signed, None).to_string());
		let receipt = eventually("an order is accepted", || match post(&agent(), &url, &body) {
			Ok((202, receipt)) => Some(receipt),
			// It is not up, or does not know the chain yet.
			Ok((503, _)) | Err(_) => None,
			Ok((status, problem)) => panic!("{status}: {problem}"),
		});
		assert_eq!(receipt.await["hash"], signed.hash().to_string());
		self.promised.push(signed);
	}

	/// Returns once the node has an order, in its pool or already in a block.
	async fn is_with_node(&self, hash: Hash, bytes: &str) {
		let ledger = &self.ledger;
		let has = || (ledger.waits(bytes) || ledger.is_paid(hash)).then_some(());
		eventually("the node has an order", has).await;
	}

	/// What the relay says of an order, once it says that its status is this one, or final.
	async fn is_told(&self, hash: Hash, wanted: &str) -> Value {
		let url = self.home.url(&format!("/orders/{hash}"));
		let what = format!("{hash} is {wanted}");
		let told = eventually(&what, || match get(&agent(), &url) {
			Ok((200, told)) => match told["status"].as_str().unwrap() {
				status if status == wanted || status == "final" => Some(told),
				"pending" | "submitted" | "inBlock" => None,
				_ => panic!("{told}"),
			},
			Ok((503, _)) | Err(_) => None,
			Ok((status, problem)) => panic!("{status}: {problem}"),
		});
		told.await
	}

	/// At which step an order was when the relay was killed.
	async fn step_of(&mut self, hash: Hash, bytes: &str) -> Step {
		let found = self.home.find(hash);
		// What is not final now was not then, and what waits in the pool now did not come after.
		let finalized = self.ledger.finalized();
		let waits = self.ledger.waits(bytes);
		let places = self.ledger.now().await.places(hash);
		match places.first() {
			_ if found.done => Final,
			Some(place) if place.block_number <= finalized => FinalUnheard,
			Some(_) => InBlock,
			None if waits => Submitted,
			None if found.sent => HandedOver,
			None => Accepted,
		}
	}
}

/// What there is to see, once there is.
async fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
	let began = Instant::now();
	loop {
		if let Some(seen) = block_in_place(&mut look) {
			return seen;
		}
		assert!(began.elapsed() < LIMIT, "not in time: {what}");
		sleep(Duration::from_millis(20)).await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn every_order_that_was_accepted_is_paid_exactly_once_at_whichever_step_the_relay_is_killed()
{
	let node = Node::start().await;
	let chain = node.connect().await;
	let mut ledger = Ledger::follow(&chain, &node.url());
	let before = chain.at_best().await.unwrap();

	// WHEN relays are killed at every step of their orders' lives, and while they come up again.
	let lanes = LANES.map(|names| Lane::new(&node, &chain, ledger.clone(), names));
	let lanes = join_all(lanes).await.into_iter().map(|lane| spawn(lane.run()));
	let lanes: Vec<_> = join_all(lanes).await.into_iter().map(Result::unwrap).collect();

	// THEN the next life of each says of every order that it is final, and where.
	let mut told = BTreeMap::new();
	let relays = join_all(lanes.iter().map(|lane| lane.start(Cut::Never))).await;
	for (lane, relay) in lanes.iter().zip(relays) {
		for signed in &lane.promised {
			let hash = signed.hash();
			told.insert(hash, lane.is_told(hash, "final").await);
		}
		relay.kill();
		assert_eq!(lane.home.open_orders(), 0);
	}

	// AND each is paid there and nowhere else; the purses and the performers have what follows from that.
	let seen = ledger.until(|seen| told.keys().all(|hash| seen.is_final(*hash))).await;
	let after = chain.at_finalized().await.unwrap();
	for Lane { promised, purse, .. } in &lanes {
		for signed in promised {
			let (hash, order) = (signed.hash(), &signed.order);
			let receipts: Vec<_> =
				seen.payments().filter(|(_, payment)| payment.order == Some(hash)).collect();
			let [(place, payment)] = receipts.as_slice() else { panic!("{order:?}: {receipts:?}") };
			assert_eq!((payment.performer, payment.amount), (order.performer, order.amount));
			assert_eq!(serde_json::from_value::<Place>(told[&hash].clone()).unwrap(), *place);
		}
		let amounts = promised.iter().map(|signed| signed.order.amount);
		let spent = after.purse(purse.id).await.unwrap().unwrap().spent;
		assert_eq!(spent, amounts.sum::<Balance>());
		let performer = purse.performer;
		let shares = seen.payments().flat_map(|(_, payment)| &payment.shares);
		let hers = shares.filter(|share| share.account == performer).map(|share| share.amount);
		let [before, after] = [&before, &after].map(|at| at.free_balance(&performer));
		assert_eq!(after.await.unwrap() - before.await.unwrap(), hers.sum::<Balance>());
	}

	// AND none was sent again that had arrived: the chain would have refused it.
	assert_eq!(seen.refusals(), 0);

	// AND every step was met.
	let mut met = BTreeMap::new();
	for (step, times) in lanes.iter().flat_map(|lane| &lane.kills.at) {
		*met.entry(step).or_insert(0) += times;
	}
	let starting: usize = lanes.iter().map(|lane| lane.kills.starting).sum();
	let all: usize = lanes.iter().map(|lane| lane.kills.all).sum();
	println!("{} orders; {all} kills, {starting} of them while starting, {met:?}", told.len());
	assert!(STEPS.iter().all(|step| met[step] == LANES.len() * ROUNDS));
	assert!(starting >= 20, "only {starting} while a relay with open orders was starting");
}
