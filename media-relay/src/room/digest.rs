//! What blocks say about rooms.

use livestars_chain::{Account, Balance, Block, BlockRef, Hash, What};
use std::{collections::HashMap, collections::VecDeque, sync::Arc};

/// A block, as far as rooms care.
#[derive(Clone, Debug)]
pub(crate) struct Digest {
	/// Which block.
	pub at: BlockRef,
	/// Its time in milliseconds since the Unix epoch.
	pub time: u64,
	/// What happened in whose room, in the block's order.
	pub rooms: HashMap<Account, Vec<Entry>>,
}

/// Something that a block says about a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
	/// The place of the event in its block.
	pub event: u32,
	/// What happened.
	pub what: Happened,
}

/// What can happen to a room in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Happened {
	/// The performer was paid.
	Paid(Paid),
	/// Her stream started at this relay.
	WentLive(Account),
	/// Her stream ended.
	WentOffline,
	/// Her room has another document.
	DocumentNamed,
	/// Her room was closed, or the countries she blocks changed.
	Changed,
}

/// A payment, as far as rooms care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paid {
	/// Who paid.
	pub payer: Account,
	/// How much, in planck.
	pub amount: Balance,
	/// The order that asked for it.
	pub order: Option<Hash>,
	/// The hash of what was said with it.
	pub memo: Option<Hash>,
}

impl From<&Block> for Digest {
	fn from(block: &Block) -> Self {
		let mut rooms: HashMap<_, Vec<_>> = HashMap::new();
		for event in &block.events {
			let (performer, what) = match &event.what {
				What::Paid(payment) => {
					let paid = Paid {
						payer: payment.payer,
						amount: payment.amount,
						order: payment.order,
						memo: payment.memo,
					};
					(payment.performer, Happened::Paid(paid))
				},
				What::WentLive { performer, relay, .. } => (*performer, Happened::WentLive(*relay)),
				What::WentOffline { performer, .. } => (*performer, Happened::WentOffline),
				What::RoomOpened { performer, .. } | What::ProfileChanged { performer, .. } => {
					(*performer, Happened::DocumentNamed)
				},
				What::RoomClosed { performer } | What::CountriesBlocked { performer } => {
					(*performer, Happened::Changed)
				},
				_ => continue,
			};
			rooms.entry(performer).or_default().push(Entry { event: event.index, what });
		}
		Self { at: block.at, time: block.time, rooms }
	}
}

/// The last blocks of the best chain, oldest first, of which a bounded number is remembered.
#[derive(Clone, Debug)]
pub(crate) struct Recent {
	blocks: VecDeque<Arc<Digest>>,
	most: usize,
}

impl Recent {
	/// Nothing yet, and at most so many blocks.
	pub fn new(most: usize) -> Self {
		Self { blocks: VecDeque::new(), most }
	}

	/// The next block.
	pub fn push(&mut self, block: Arc<Digest>) {
		if self.blocks.len() >= self.most {
			self.blocks.pop_front();
		}
		self.blocks.push_back(block);
	}

	/// Leaves a block. What it said is returned, if it is remembered.
	pub fn leave(&mut self, block: &BlockRef) -> Option<Arc<Digest>> {
		let place = self.blocks.iter().rposition(|known| known.at.hash == block.hash)?;
		self.blocks.remove(place)
	}

	/// The blocks, oldest first.
	pub fn iter(&self) -> impl Iterator<Item = &Arc<Digest>> {
		self.blocks.iter()
	}
}
