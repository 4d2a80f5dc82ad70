//! Where to begin following the chain after a stop.
//!
//! The events of the blocks since the last one that is known tell what became of the orders. A node
//! that prunes its states cannot give the events of old blocks. If the relay was down for longer than
//! its node remembers, the state of the chain tells what it can: an order that the chain would still
//! take was not paid, and is followed further; one whose place is used, or that is too late, ends as
//! [`Status::Unwitnessed`].

use super::{
	machine::Change,
	status::{Facts, Status},
	store::{Open, Store, StoreError},
	OpenError,
};
use codec::Decode;
use livestars_chain::{Account, BlockRef, Chain, ChainError, SignedOrder};

/// What to begin with.
pub struct Beginning {
	/// The last final block of which everything is known.
	pub base: BlockRef,
	/// The orders to follow, oldest first.
	pub orders: Vec<Open>,
}

/// Finds where to begin, and writes it down.
pub async fn begin(
	store: &Store,
	chain: &Chain,
	relay: &Account,
	now: u64,
) -> Result<Beginning, OpenError> {
	let finalized = chain.at_finalized().await?;
	let orders = store.open_orders()?;
	let known = match store.base()? {
		Some(base) if !orders.is_empty() => base,
		// Without orders to follow, what happened in the meantime does not matter.
		_ => {
			store.set_base(&finalized.block())?;
			return Ok(Beginning { base: finalized.block(), orders });
		},
	};
	if finalized.block().number < known.number {
		return Err(OpenError::Behind { known: known.number, found: finalized.block().number });
	}
	if remembers(chain, &known, relay).await? {
		return Ok(Beginning { base: known, orders });
	}

	tracing::warn!(
		since = known.number,
		"the node does not remember the blocks since these orders were last followed; what became \
		 of them is read from the chain's state"
	);
	let mut changes = Vec::new();
	for open in &orders {
		let signed = SignedOrder::decode(&mut open.signed.as_slice())
			.map_err(|_| StoreError::Corrupt { what: "an order that cannot be read" })?;
		let payable = finalized.check_order(&signed).await?;
		if payable.is_err_and(|reason| is_over(&reason)) {
			let facts = open.facts.clone();
			changes.push(Change { facts, status: Status::Unwitnessed, sent_until: None });
		}
	}
	store.begin()?;
	for change in &changes {
		store.update(change, now)?;
	}
	store.set_base(&finalized.block())?;
	store.commit()?;
	Ok(Beginning { base: finalized.block(), orders: store.open_orders()? })
}

/// Whether the node still has the state of `block`.
async fn remembers(chain: &Chain, block: &BlockRef, relay: &Account) -> Result<bool, ChainError> {
	let read = async { chain.at(block.hash).await?.free_balance(relay).await };
	match read.await {
		Ok(_) => Ok(true),
		Err(ChainError::UnknownBlock { .. } | ChainError::Pruned { .. }) => Ok(false),
		Err(error) => Err(error),
	}
}

/// Whether an order that the chain refuses for this reason can have been paid. The chain makes these
/// checks before those of the amount and of the payment itself.
fn is_over(reason: &str) -> bool {
	matches!(
		reason,
		"OrderExpired"
			| "UnknownPurse"
			| "PurseExpired"
			| "PurseClosed"
			| "SequenceTooOld"
			| "Replayed"
	)
}

/// The orders as the machine takes them.
pub fn followed(orders: Vec<Open>) -> impl Iterator<Item = (Facts, Option<u32>)> {
	orders.into_iter().map(|open| (open.facts, open.sent_until))
}
