//! The schedule of an allocation, and what is read of the supply.

use crate::{vesting::vested, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	prelude::{Debug, TypeInfo},
	traits::UniqueSaturatedInto,
};
use serde::{Deserialize, Serialize};

/// What one account gets at genesis, over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Allocation<AccountId, BlockNumber> {
	/// Whose it is.
	pub account: AccountId,
	/// How much, in planck; not zero.
	pub amount: Balance,
	/// The block in which it begins to accrue.
	pub start: BlockNumber,
	/// The first block in which any of it is vested, from `start` to `end`.
	pub cliff: BlockNumber,
	/// The block in which all of it is vested.
	pub end: BlockNumber,
}

/// What vests for an account, and how much of it was released.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct VestingSchedule<BlockNumber> {
	/// All that vests, in planck.
	pub total: Balance,
	/// What was released of it, in planck.
	pub released: Balance,
	/// The block in which it begins to accrue.
	pub start: BlockNumber,
	/// The first block in which any of it is vested.
	pub cliff: BlockNumber,
	/// The block in which all of it is vested.
	pub end: BlockNumber,
}

impl<BlockNumber: Copy + UniqueSaturatedInto<u64>> VestingSchedule<BlockNumber> {
	/// What has vested in block `now`, released or not, in planck.
	pub fn vested(&self, now: BlockNumber) -> Balance {
		vested(
			self.total,
			self.start.unique_saturated_into(),
			self.cliff.unique_saturated_into(),
			self.end.unique_saturated_into(),
			now.unique_saturated_into(),
		)
	}

	/// What has vested in block `now` and is not released, in planck.
	pub fn releasable(&self, now: BlockNumber) -> Balance {
		self.vested(now).saturating_sub(self.released)
	}

	/// What is not released, in planck.
	pub fn remaining(&self) -> Balance {
		self.total.saturating_sub(self.released)
	}

	/// The schedule when `amount` planck more is released.
	pub(crate) fn after_release(mut self, amount: Balance) -> Self {
		self.released = self.released.saturating_add(amount);
		self
	}
}

/// What is still to come of a schedule.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct VestingStatus<BlockNumber> {
	/// The schedule.
	pub schedule: VestingSchedule<BlockNumber>,
	/// What would be released now, in planck.
	pub releasable: Balance,
}

/// How much LIVE there is.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Supply {
	/// The most that can ever exist, in planck.
	pub ceiling: Balance,
	/// What exists, in planck.
	pub issuance: Balance,
	/// What exists and is held until it vests and is released, in planck.
	pub vesting_locked: Balance,
}
