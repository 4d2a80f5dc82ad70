//! What a block means for orders.

use livestars_chain::{Account, Block, BlockRef, Hash, PurseId, What};
use std::collections::BTreeSet;

/// What a block means for the orders of this relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effects {
	/// The block.
	pub at: BlockRef,
	/// The orders that were paid, whoever settled them: each with the index of its event.
	pub paid: Vec<(u32, Hash)>,
	/// The orders that were refused in batches of this relay.
	pub refused: Vec<Refused>,
}

/// An order that the chain refused. The event names its place in its purse, which is enough: a
/// relay never holds two orders for one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
	/// The index of the event.
	pub event_index: u32,
	/// The purse that the order names.
	pub purse: PurseId,
	/// The order's place in the purse.
	pub sequence: u64,
	/// The chain's reason.
	pub reason: String,
}

impl Effects {
	/// What `block` means for the orders of `relay`.
	///
	/// A refusal counts only in an extrinsic that `relay` settled: in somebody else's batch it may
	/// be that of another order with the same place.
	pub fn of(block: &Block, relay: &Account) -> Self {
		let ours: BTreeSet<u32> = block
			.events
			.iter()
			.filter(|event| matches!(&event.what, What::Settled { by, .. } if by == relay))
			.filter_map(|event| event.extrinsic)
			.collect();
		let mut effects = Self { at: block.at, paid: Vec::new(), refused: Vec::new() };
		for event in &block.events {
			match &event.what {
				What::Paid(payment) => {
					effects.paid.extend(payment.order.map(|order| (event.index, order)));
				},
				What::OrderRefused { purse, sequence, reason, .. }
					if event.extrinsic.is_some_and(|extrinsic| ours.contains(&extrinsic)) =>
				{
					effects.refused.push(Refused {
						event_index: event.index,
						purse: *purse,
						sequence: *sequence,
						reason: reason.clone(),
					});
				},
				_ => {},
			}
		}
		effects
	}
}
