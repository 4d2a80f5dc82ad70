//! What goes into the machine and comes out of it, and what it keeps of one order and one block.

use crate::orders::status::{Facts, Place, Status};
use livestars_chain::{Balance, BlockNumber, BlockRef, Hash};

/// Bounds of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// The most orders that are followed at a time.
	pub orders: usize,
	/// The most orders of one purse that are followed at a time.
	pub orders_per_purse: usize,
	/// How many blocks a batch of unknown fate is waited for.
	pub patience: BlockNumber,
}

/// What of a purse the acceptance of an order depends on, read at one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurseView {
	/// The block.
	pub at: BlockNumber,
	/// What the purse could still spend then, in planck.
	pub remaining: Balance,
}

/// The number of a batch, unique while the machine lives.
pub type BatchId = u64;

/// A status that changed, to be written and told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
	/// The order.
	pub facts: Facts,
	/// Its new status.
	pub status: Status,
	/// The last block for which a batch that holds it is waited for, if it was sent in one.
	pub sent_until: Option<BlockNumber>,
}

/// Orders to be settled together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
	/// Its number, by which its fate is reported.
	pub id: BatchId,
	/// Its orders, in the order in which they are to be settled.
	pub orders: Vec<Hash>,
}

/// What became of a batch, as far as the sender knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
	/// It cannot land: no node took it, it became invalid, or it failed as a whole.
	Failed,
	/// It landed in a block, which the chain's updates bring too.
	Landed,
	/// Nobody knows.
	Unknown,
}

/// The chain's updates do not follow from each other: they must be read again from the
/// [base](Machine::base).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap;

/// Whether an order is in a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Queue {
	/// It is not.
	Waiting,
	/// It is in one that may still land: while it is watched, and up to and including this block.
	Sent { batch: Option<BatchId>, until: BlockNumber },
}

impl Queue {
	/// The last block for which a batch is waited for that is not watched.
	pub(super) fn until(self) -> Option<BlockNumber> {
		match self {
			Self::Waiting => None,
			Self::Sent { until, .. } => Some(until),
		}
	}
}

/// An order that is followed.
#[derive(Clone, Debug)]
pub(super) struct Tracked {
	pub(super) facts: Facts,
	/// Its place among all that were accepted.
	pub(super) arrival: u64,
	pub(super) queue: Queue,
	/// Where it is paid on the best chain.
	pub(super) paid: Option<Place>,
	/// Where it was first refused on the best chain, and why.
	pub(super) refused: Option<(Place, String)>,
	/// The status that was last told.
	pub(super) told: Status,
}

impl Tracked {
	/// Its status if the block with number `base` is the last final one.
	pub(super) fn status(&self, base: BlockNumber) -> Status {
		match (&self.paid, &self.refused, self.queue) {
			(Some(place), _, _) if place.block_number <= base => Status::Final { place: *place },
			(Some(place), _, _) => Status::InBlock { place: *place },
			(None, Some((place, reason)), _) => Status::Refused {
				reason: reason.clone(),
				place: *place,
				last: place.block_number <= base,
			},
			(None, None, _) if self.facts.valid_until <= base => Status::Expired,
			(None, None, Queue::Waiting) => Status::Pending,
			(None, None, Queue::Sent { .. }) => Status::Submitted,
		}
	}
}

/// A block of the best chain that is not final.
#[derive(Clone, Debug)]
pub(super) struct Seen {
	pub(super) at: BlockRef,
	/// The orders that it paid or refused.
	pub(super) touched: Vec<Hash>,
}

/// How many orders are where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
	/// Orders that wait for a batch.
	pub pending: usize,
	/// Orders in batches that may still land.
	pub submitted: usize,
	/// Orders that are paid in blocks that are not final.
	pub in_block: usize,
}
