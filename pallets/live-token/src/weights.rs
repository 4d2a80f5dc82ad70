//! What the calls weigh.

use frame::prelude::Weight;

/// The weights of this pallet's calls, at their worst case.
pub trait WeightInfo {
	/// Lowers the ceiling.
	fn lower_ceiling() -> Weight;

	/// Burns a part of the caller's balance.
	fn burn() -> Weight;

	/// Releases a part of the caller's allocation.
	fn vest() -> Weight;

	/// Releases a part of somebody else's allocation.
	fn vest_other() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn lower_ceiling() -> Weight {
		Weight::from_parts(15_000_000, 1_500)
	}

	fn burn() -> Weight {
		Weight::from_parts(35_000_000, 3_600)
	}

	fn vest() -> Weight {
		Weight::from_parts(50_000_000, 3_600)
	}

	fn vest_other() -> Weight {
		Weight::from_parts(55_000_000, 3_600)
	}
}
