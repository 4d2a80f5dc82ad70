//! What is stored of enrolments, codes and earnings, and what is read of them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	prelude::{Debug, TypeInfo},
	traits::Saturating,
};
use livestars_primitives::referral::{Side, MAX_TIERS};
use serde::{Deserialize, Serialize};

/// The record of an account that was brought.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Referrer<AccountId, Balance> {
	/// Who brought it.
	pub referrer: AccountId,
	/// What the account holds for this record, in planck.
	pub deposit: Balance,
}

/// The record of a claimed code.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct CodeRecord<AccountId, Balance> {
	/// Who is found by it.
	pub owner: AccountId,
	/// What the owner holds for it, in planck.
	pub deposit: Balance,
}

/// What a referrer ever earned, in planck, by tier: the first number comes from those it brought
/// itself, the second from those whom they brought, and so on.
#[derive(
	Clone,
	Debug,
	Default,
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
pub struct LifetimeEarnings<Balance> {
	/// Earned when an account below it paid.
	pub as_viewer_referrer: [Balance; MAX_TIERS as usize],
	/// Earned when an account below it was paid as a performer.
	pub as_performer_referrer: [Balance; MAX_TIERS as usize],
}

impl<Balance: Copy + Saturating> LifetimeEarnings<Balance> {
	/// Adds `amount` to what was earned on `side` in `tier`, where 0 is the nearest. There is
	/// nothing to add to beyond the last tier.
	pub(crate) fn add(&mut self, side: Side, tier: u32, amount: Balance) {
		let tiers = match side {
			Side::Viewer => &mut self.as_viewer_referrer,
			Side::Performer => &mut self.as_performer_referrer,
		};
		if let Some(sum) = tiers.get_mut(tier as usize) {
			*sum = sum.saturating_add(amount);
		}
	}
}

/// What the chain knows of an account as a referrer.
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
pub struct ReferralStats<AccountId, Balance> {
	/// Who brought it.
	pub referrer: Option<AccountId>,
	/// How many accounts it brought itself.
	pub direct_referrals: u32,
	/// What it ever earned by that.
	pub earnings: LifetimeEarnings<Balance>,
}
