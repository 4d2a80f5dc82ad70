//! Who brought whom.

use alloc::vec::Vec;

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

/// Answers who brought an account, and keeps what referrers earned.
pub trait Referrals<AccountId, Balance> {
	/// The referrers above `who`, nearest first, at most `tiers` of them and never more than
	/// [`MAX_TIERS`].
	fn path(who: &AccountId, tiers: u32) -> Vec<AccountId>;

	/// `referrer` earned `amount` on `side` in `tier`, where 0 is the nearest.
	fn note_earning(referrer: &AccountId, side: Side, tier: u32, amount: Balance);

	/// Puts `referrers` above `who`, nearest first.
	#[cfg(feature = "runtime-benchmarks")]
	fn set_path(who: &AccountId, referrers: &[AccountId]);
}

/// Nobody was brought by anybody.
impl<AccountId, Balance> Referrals<AccountId, Balance> for () {
	fn path(_: &AccountId, _: u32) -> Vec<AccountId> {
		Vec::new()
	}

	fn note_earning(_: &AccountId, _: Side, _: u32, _: Balance) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_path(_: &AccountId, _: &[AccountId]) {}
}
