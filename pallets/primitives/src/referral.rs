//! Who brought whom.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	prelude::{defensive, Debug, TypeInfo},
	traits::Saturating,
};
use serde::{Deserialize, Serialize};

/// The most tiers of referrers that any payment pays, on either side of it. Walking up the tree
/// never takes more steps than this.
pub const MAX_TIERS: u32 = 3;

/// The side of a payment on which a referrer is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
	/// The referrer brought the viewer who pays.
	Viewer,
	/// The referrer brought the performer who is paid.
	Performer,
}

/// What a referrer earned, in planck, by tier: the first number comes from those it brought itself,
/// the second from those whom they brought, and so on.
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
pub struct ReferralEarnings<Balance> {
	/// Earned when an account below it paid.
	pub as_viewer_referrer: [Balance; MAX_TIERS as usize],
	/// Earned when an account below it was paid as a performer.
	pub as_performer_referrer: [Balance; MAX_TIERS as usize],
}

impl<Balance: Copy + Saturating> ReferralEarnings<Balance> {
	/// Adds `amount` to what was earned on `side` in `tier`, where 0 is the nearest. A sum
	/// saturates.
	pub fn add(&mut self, side: Side, tier: u32, amount: Balance) {
		let tiers = match side {
			Side::Viewer => &mut self.as_viewer_referrer,
			Side::Performer => &mut self.as_performer_referrer,
		};
		match tiers.get_mut(tier as usize) {
			Some(sum) => *sum = sum.saturating_add(amount),
			None => {
				defensive!("no payment pays a tier beyond the last");
			},
		}
	}

	/// Adds all of `others`. Sums saturate.
	pub fn merge(&mut self, others: &Self) {
		let Self { as_viewer_referrer, as_performer_referrer } = self;
		let sums = as_viewer_referrer.iter_mut().chain(as_performer_referrer);
		for (sum, amount) in
			sums.zip(others.as_viewer_referrer.iter().chain(&others.as_performer_referrer))
		{
			*sum = sum.saturating_add(*amount);
		}
	}
}

/// Answers who brought an account, and keeps what referrers earned.
pub trait Referrals<AccountId, Balance> {
	/// The referrers above `who`, nearest first, at most `tiers` of them and never more than
	/// [`MAX_TIERS`].
	fn path(who: &AccountId, tiers: u32) -> Vec<AccountId>;

	/// `referrer` earned all this, beside what was noted before.
	fn note_earnings(referrer: &AccountId, earned: &ReferralEarnings<Balance>);

	/// Puts `referrers` above `who`, nearest first.
	#[cfg(feature = "runtime-benchmarks")]
	fn set_path(who: &AccountId, referrers: &[AccountId]);
}

/// Nobody was brought by anybody.
impl<AccountId, Balance> Referrals<AccountId, Balance> for () {
	fn path(_: &AccountId, _: u32) -> Vec<AccountId> {
		Vec::new()
	}

	fn note_earnings(_: &AccountId, _: &ReferralEarnings<Balance>) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_path(_: &AccountId, _: &[AccountId]) {}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn earnings_add_up_by_side_and_tier() {
		let mut earned = ReferralEarnings::<u128>::default();
		earned.add(Side::Viewer, 0, 5);
		earned.add(Side::Viewer, 0, 7);
		earned.add(Side::Viewer, 2, 1);
		earned.add(Side::Performer, 1, 3);

		let expected =
			ReferralEarnings { as_viewer_referrer: [12, 0, 1], as_performer_referrer: [0, 3, 0] };
		assert_eq!(earned, expected);

		earned.merge(&expected);
		assert_eq!(
			earned,
			ReferralEarnings { as_viewer_referrer: [24, 0, 2], as_performer_referrer: [0, 6, 0] }
		);
	}

	#[test]
	fn a_sum_saturates() {
		let most = ReferralEarnings { as_performer_referrer: [u128::MAX; 3], ..Default::default() };
		let mut earned = most.clone();
		earned.add(Side::Performer, 0, 1);
		assert_eq!(earned, most);
		earned.merge(&most);
		assert_eq!(earned, most);
	}

	#[test]
	#[cfg_attr(debug_assertions, should_panic(expected = "no payment pays a tier beyond the last"))]
	fn a_tier_beyond_the_last_is_not_added() {
		let mut earned = ReferralEarnings::<u128>::default();
		earned.add(Side::Viewer, MAX_TIERS, 1);
		assert_eq!(earned, ReferralEarnings::default());
	}
}
