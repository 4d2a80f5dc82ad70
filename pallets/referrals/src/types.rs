//! What is stored of enrolments, codes and earnings, and what is read of them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{BoundedVec, ConstU32, Debug, TypeInfo};
use livestars_primitives::referral::{ReferralEarnings, MAX_TIERS};
use serde::{Deserialize, Serialize};

/// The record of an account that was brought.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Enrolment<AccountId, Balance> {
	/// Who brought it, then who brought that one, and so on, as far as payments reach; never empty.
	pub path: BoundedVec<AccountId, ConstU32<MAX_TIERS>>,
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
	pub earnings: ReferralEarnings<Balance>,
}
