//! What the calls weigh.

use frame::prelude::Weight;

/// The weights of the calls, as the runtime measures them.
pub trait WeightInfo {
	/// A tip that looks at `n` accounts beside the payer: those that are paid, and those that cannot
	/// be.
	fn tip(n: u32) -> Weight;

	/// A payout split among `n` accounts.
	fn set_payout(n: u32) -> Weight;

	/// A new policy.
	fn set_policy() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn tip(n: u32) -> Weight {
		Weight::from_parts(50_000_000, 10_000)
			.saturating_add(Weight::from_parts(20_000_000, 2_600).saturating_mul(n.into()))
	}

	fn set_payout(n: u32) -> Weight {
		Weight::from_parts(30_000_000, 4_000)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(n.into()))
	}

	fn set_policy() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
}
