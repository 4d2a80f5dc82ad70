//! Following the chain through a node's sudden deaths.

mod support;

use livestars_chain::{Account, BlockRef, Call, Chain, Hash, SubmitError, Update, What};
use std::collections::BTreeMap;
use support::{signer, Node, LIMIT, LIVE};
use tokio::{sync::mpsc::Receiver, time::timeout};

/// What somebody knows who undoes and does as told.
#[derive(Default)]
struct Listener {
	chain: Vec<BlockRef>,
	finalized: Option<BlockRef>,
	tips: BTreeMap<(Hash, u32), u128>,
}

impl Listener {
	/// Takes one update, which must fit to those before.
	async fn hear(&mut self, updates: &mut Receiver<Update>) {
		let update = timeout(LIMIT, updates.recv()).await.expect("in time").expect("an update");
		match update {
			Update::Best { retracted, enacted } => {
				for block in retracted {
					assert_eq!(self.chain.pop(), Some(block));
					assert!(self.finalized.is_none_or(|last| last.number < block.number));
					self.tips.retain(|(hash, _), _| *hash != block.hash);
				}
				for block in enacted {
					match self.chain.last() {
						Some(tip) => assert_eq!(block.at.parent, tip.hash),
						None => assert!(self.finalized.is_none_or(|it| it.hash == block.at.parent)),
					}
					assert!(block.time > 0 || block.at.number == 0);
					for event in block.events {
						if let What::Paid(payment) = event.what {
							let tip =
								self.tips.insert((block.at.hash, event.index), payment.amount);
							assert_eq!(tip, None);
						}
					}
					self.chain.push(block.at);
				}
			},
			Update::Finalized(block) => {
				assert!(self.finalized.is_none_or(|last| last.number < block.number));
				assert!(self.chain.is_empty() || self.chain.contains(&block));
				self.finalized = Some(block);
			},
		}
	}

	async fn hear_until(&mut self, updates: &mut Receiver<Update>, done: impl Fn(&Self) -> bool) {
		while !done(self) {
			self.hear(updates).await;
		}
	}

	fn is_final(&self, number: u32) -> bool {
		self.finalized.is_some_and(|block| block.number >= number)
	}
}

async fn tip(chain: &Chain, to: Account, amount: u128) -> livestars_chain::Submission {
	let call = Call::Tip { performer: to, amount, served_by: None, memo: None };
	chain.submit(&signer("Dave"), call).await.expect("the node takes the tip")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_misses_nothing_and_repeats_nothing_though_its_node_dies() {
	let mut node = Node::start();
	let chain = node.connect().await;
	let luna = signer("Luna").account();
	let mut updates = chain.follow(None);
	let mut listener = Listener::default();
	let mut given = Vec::new();
	for round in 1..=3 {
		// The last tip of each round is handed over just before the node dies, and forgotten by its
		// pool; who waits for it hands it over again.
		for part in 0..4 {
			let amount = LIVE + round * 10 + part;
			given.push(amount);
			let mut submission = tip(&chain, luna, amount).await;
			if part < 3 {
				submission.included().await.expect("a block takes the tip");
			} else {
				node.kill();
				let waiting = tokio::spawn(async move { submission.finalized().await });
				let mut link = chain.link();
				let down = link.wait_for(|link| !link.connected);
				timeout(LIMIT, down).await.expect("in time").expect("a link");
				assert!(chain.at_best().await.is_err());
				node.restart();
				let included = timeout(LIMIT, waiting).await.expect("in time").expect("no panic");
				included.expect("a final block takes the tip");
			}
		}
		let all = given.len();
		listener.hear_until(&mut updates, |it| it.tips.len() == all).await;
	}
	let last = chain.link().borrow().best.expect("a best block").number;
	listener.hear_until(&mut updates, |it| it.is_final(last)).await;
	let mut heard: Vec<_> = listener.tips.values().copied().collect();
	heard.sort();
	assert_eq!(heard, given);

	// Somebody who comes later and asks for all of it hears the same.
	let mut replay = chain.follow(Some(0));
	let mut late = Listener::default();
	late.hear_until(&mut replay, |it| it.is_final(last)).await;
	let first = late.chain.first().expect("a block");
	assert_eq!((first.number, first.hash), (0, chain.genesis()));
	let final_tips = |it: &Listener| {
		let of_final =
			|hash: &Hash| it.chain.iter().any(|block| block.number <= last && block.hash == *hash);
		let tips = it.tips.iter().filter(|((hash, _), _)| of_final(hash));
		tips.map(|(place, amount)| (*place, *amount)).collect::<BTreeMap<_, _>>()
	};
	assert_eq!(final_tips(&late), final_tips(&listener));

	// And from a block in the middle on, exactly what is above it.
	let middle = last / 2;
	let mut replay = chain.follow(Some(middle));
	let mut later = Listener::default();
	later.hear_until(&mut replay, |it| it.is_final(last)).await;
	assert_eq!(later.chain.first().expect("a block").number, middle);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_another_of_the_same_key_overtakes_is_said_to_be_replaced() {
	let node = Node::start();
	// Two relays that hold the same key by mistake, each with its own idea of the next nonce.
	let (one, other) = (node.connect().await, node.connect().await);
	let luna = signer("Luna").account();
	let first = tip(&one, luna, LIVE).await;
	let second = tip(&other, luna, 2 * LIVE).await;
	let mut outcomes = Vec::new();
	for mut submission in [first, second] {
		outcomes.push(timeout(LIMIT, submission.included()).await.expect("in time"));
	}
	// The second saw the first in the pool, or was told of it; none is lost silently.
	for outcome in outcomes {
		match outcome {
			Ok(included) => assert!(included.fee > 0),
			Err(error) => assert_eq!(error, SubmitError::Replaced),
		}
	}
}
