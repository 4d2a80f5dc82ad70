//! What the calls weigh.

use frame::prelude::Weight;

/// The weights of this pallet's calls, at their worst case.
pub trait WeightInfo {
	/// Enrols with a referrer.
	fn enrol() -> Weight;

	/// Enrols with the owner of a code of the greatest length.
	fn enrol_by_code() -> Weight;

	/// Claims the last code that the caller can own.
	fn claim_code() -> Weight;

	/// Releases one of as many codes as the caller can own.
	fn release_code() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn enrol() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}

	fn enrol_by_code() -> Weight {
		Weight::from_parts(65_000_000, 4_000)
	}

	fn claim_code() -> Weight {
		Weight::from_parts(55_000_000, 4_000)
	}

	fn release_code() -> Weight {
		Weight::from_parts(55_000_000, 4_000)
	}
}
