//! What the pallet keeps and answers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{BoundedVec, ConstU32, Debug, Permill, TypeInfo};
use livestars_primitives::payment::{Shares, UnclaimedShares, MAX_PAYOUTS};
use serde::{Deserialize, Serialize};

/// An amount in planck.
pub type Balance = u128;

/// One account among which a performer splits her own share.
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
pub struct Payout<AccountId> {
	/// Who is paid.
	pub account: AccountId,
	/// The part of the performer's own share, rounded down.
	pub share: Permill,
}

/// All accounts among which a performer splits her own share. The rest of it stays hers.
pub type PayoutList<AccountId> = BoundedVec<Payout<AccountId>, ConstU32<MAX_PAYOUTS>>;

/// A performer's payout split, and what she pays for its place in storage.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PayoutSettings<AccountId> {
	/// The split; never empty.
	pub payouts: PayoutList<AccountId>,
	/// What is held from her balance for as long as the split is kept, in planck.
	pub deposit: Balance,
}

/// What a payment would give to whom.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(bound(serialize = "AccountId: Serialize", deserialize = "AccountId: Deserialize<'de>"))]
pub struct Quote<AccountId> {
	/// Who would get what; the amounts add up to the payment exactly.
	pub shares: Shares<AccountId, Balance>,
	/// Who would get something and cannot.
	pub unclaimed: UnclaimedShares<AccountId, Balance>,
}

/// The tier that a performer reached.
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
pub struct TierReached {
	/// Its place in the policy; 0 is the lowest.
	pub index: u32,
	/// Her share of every payment.
	pub share: Permill,
	/// What she received, decayed, in planck.
	pub received: Balance,
	/// What she must have received for the next tier, in planck; `None` at the highest.
	pub next_threshold: Option<Balance>,
}
