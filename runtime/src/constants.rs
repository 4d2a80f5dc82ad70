//! The numbers that more than one part of the runtime needs, and their units.

/// Units of LIVE, in planck.
pub mod currency {
	use crate::Balance;

	/// One LIVE: 10^12 planck.
	pub const LIVE: Balance = 1_000_000_000_000;
	/// A thousandth of a LIVE.
	pub const MILLILIVE: Balance = LIVE / 1_000;
	/// A millionth of a LIVE.
	pub const MICROLIVE: Balance = LIVE / 1_000_000;

	/// The balance below which an account is removed: 0.001 LIVE.
	pub const EXISTENTIAL_DEPOSIT: Balance = MILLILIVE;

	/// What is held from whoever makes the chain store `items` entries of `bytes` bytes together:
	/// 0.05 LIVE an entry and 0.1 LIVE a kilobyte.
	pub const fn storage_deposit(items: u32, bytes: u32) -> Balance {
		items as Balance * 50 * MILLILIVE + bytes as Balance * 100 * MICROLIVE
	}
}

/// Time, in milliseconds, blocks and slots.
pub mod time {
	use crate::{BlockNumber, Moment};

	/// The time between two blocks, which is the length of a BABE slot, in milliseconds. It cannot
	/// change after genesis.
	pub const MILLISECS_PER_BLOCK: Moment = 2_000;
	/// The length of a slot in milliseconds.
	pub const SLOT_DURATION: Moment = MILLISECS_PER_BLOCK;

	/// A minute in blocks.
	pub const MINUTES: BlockNumber = (60_000 / MILLISECS_PER_BLOCK) as BlockNumber;
	/// An hour in blocks.
	pub const HOURS: BlockNumber = MINUTES * 60;
	/// A day in blocks.
	pub const DAYS: BlockNumber = HOURS * 24;
	/// A day in milliseconds.
	pub const DAY_IN_MILLISECONDS: Moment = 24 * 60 * 60 * 1_000;

	/// The length of an epoch, which is also a session, in slots: ten minutes. It cannot change
	/// after genesis.
	#[cfg(not(feature = "fast-epochs"))]
	pub const EPOCH_DURATION_IN_SLOTS: u64 = 10 * MINUTES as u64;
	/// The length of an epoch, which is also a session, in slots: one minute.
	#[cfg(feature = "fast-epochs")]
	pub const EPOCH_DURATION_IN_SLOTS: u64 = MINUTES as u64;

	/// For how many sessions a validator can be called to account for an equivocation: a week of
	/// ten-minute sessions.
	pub const SESSIONS_OF_LIABILITY: u32 = 7 * 24 * 6;

	/// The share of slots with a primary author: one in four. The others have a secondary author,
	/// so that every slot has a block.
	pub const PRIMARY_PROBABILITY: (u64, u64) = (1, 4);
}

/// What a block can hold.
pub mod block {
	use polkadot_sdk::{
		frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
		sp_runtime::Perbill,
	};

	/// The most that a block may compute: one second of the two between blocks. Whoever authors
	/// the next block first has to receive this one and execute it; the other second pays for the
	/// network and for machines slower than the one the weights were measured on. Proof size is
	/// not limited: nobody has to prove this chain's state to another.
	pub const MAXIMUM_BLOCK_WEIGHT: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND, u64::MAX);

	/// The share of a block that ordinary transactions may fill. The rest is kept for operational
	/// ones and for what the chain itself does.
	pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);

	/// The most bytes in a block: 4 MiB, room for a runtime upgrade, and small enough to reach
	/// every validator inside a slot.
	pub const MAXIMUM_BLOCK_LENGTH: u32 = 4 * 1024 * 1024;
}
