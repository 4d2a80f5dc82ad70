//! What a node says, beside what the relay says of it.

use crate::support::{agent, post, LIMIT};
use livestars_chain::{Block, BlockNumber, Chain, Hash, Payment, Update, What};
use livestars_relay::orders::Place;
use serde_json::{json, Value};
use tokio::{sync::watch, task::block_in_place, time::timeout};

/// The node's best chain from its first block on.
#[derive(Clone)]
pub struct Ledger {
	/// Where the node takes requests over HTTP.
	node: String,
	seen: watch::Receiver<Seen>,
}

/// What was seen of a chain.
#[derive(Clone, Default)]
pub struct Seen {
	blocks: Vec<Block>,
	finalized: BlockNumber,
}

impl Seen {
	/// Every payment, and where it is.
	pub fn payments(&self) -> impl Iterator<Item = (Place, &Payment)> {
		self.blocks.iter().flat_map(|block| {
			block.events.iter().filter_map(|event| match &event.what {
				What::Paid(payment) => Some((Place::new(&block.at, event.index), payment)),
				_ => None,
			})
		})
	}

	/// How many orders were refused.
	pub fn refusals(&self) -> usize {
		let events = self.blocks.iter().flat_map(|block| &block.events);
		events.filter(|event| matches!(event.what, What::OrderRefused { .. })).count()
	}

	/// Where an order is paid.
	pub fn places(&self, order: Hash) -> Vec<Place> {
		let of_order = |(_, payment): &(Place, &Payment)| payment.order == Some(order);
		self.payments().filter(of_order).map(|(place, _)| place).collect()
	}

	/// Whether an order is paid in a final block.
	pub fn is_final(&self, order: Hash) -> bool {
		self.places(order).iter().any(|place| place.block_number <= self.finalized)
	}
}

impl Ledger {
	/// Follows the chain of the node with this URL.
	pub fn follow(chain: &Chain, url: &str) -> Self {
		let mut updates = chain.follow(Some(1));
		let (sender, seen) = watch::channel(Seen::default());
		tokio::spawn(async move {
			while let Some(update) = updates.recv().await {
				sender.send_modify(|seen| match update {
					Update::Best { retracted, enacted } => {
						seen.blocks.retain(|block| !retracted.contains(&block.at));
						seen.blocks.extend(enacted);
					},
					Update::Finalized(block) => seen.finalized = block.number,
				});
			}
		});
		Self { node: url.replace("ws:", "http:"), seen }
	}

	/// What was seen of the chain, once that is as it should be.
	pub async fn until(&mut self, reached: impl FnMut(&Seen) -> bool) -> Seen {
		let seen = timeout(LIMIT, self.seen.wait_for(reached)).await;
		seen.expect("what is waited for is on the chain in time").unwrap().clone()
	}

	/// What was seen of the chain, up to the block that is the node's best one now.
	pub async fn now(&mut self) -> Seen {
		let head = self.number(&self.ask("chain_getHeader", &[]));
		self.until(|seen| seen.blocks.last().is_some_and(|block| block.at.number >= head)).await
	}

	/// Whether an order was seen to be paid.
	pub fn is_paid(&self, order: Hash) -> bool {
		!self.seen.borrow().places(order).is_empty()
	}

	/// The number of the node's last final block.
	pub fn finalized(&self) -> BlockNumber {
		let hash = self.ask("chain_getFinalizedHead", &[]);
		self.number(&self.ask("chain_getHeader", &[hash]))
	}

	/// Whether an extrinsic waits in the node's pool in which these bytes are, in hexadecimal digits.
	pub fn waits(&self, bytes: &str) -> bool {
		let pool = self.ask("author_pendingExtrinsics", &[]);
		let pool = pool.as_array().expect("a list of extrinsics");
		pool.iter().any(|extrinsic| extrinsic.as_str().is_some_and(|it| it.contains(bytes)))
	}

	fn number(&self, header: &Value) -> BlockNumber {
		let number = header["number"].as_str().expect("a header with its number");
		BlockNumber::from_str_radix(number.trim_start_matches("0x"), 16).unwrap()
	}

	fn ask(&self, method: &str, parameters: &[Value]) -> Value {
		let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": parameters });
		let (status, answer) =
			block_in_place(|| post(&agent(), &self.node, &request.to_string())).unwrap();
		assert!(status == 200 && answer["error"].is_null(), "{method}: {status} {answer}");
		answer["result"].clone()
	}
}
