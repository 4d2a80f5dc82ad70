//! What the calls and hooks of this pallet weigh.
//!
//! No function here contains the weight of the listener that hears of lost eligibility; the pallet
//! adds it where it is called.

use frame::prelude::Weight;

/// The weight of every call and hook.
pub trait WeightInfo {
	/// A block in which `n` attestations expire.
	fn on_initialize(n: u32) -> Weight;
	/// Admits an account.
	fn admit_verifier() -> Weight;
	/// Dismisses a registered verifier.
	fn dismiss_verifier() -> Weight;
	/// Registers a verifier.
	fn register_verifier() -> Weight;
	/// Changes what a verifier published.
	fn update_verifier() -> Weight;
	/// Resigns a verifier.
	fn resign_verifier() -> Weight;
	/// Submits a first document.
	fn submit() -> Weight;
	/// Withdraws the only document, with its record.
	fn withdraw_submission() -> Weight;
	/// Withdraws an attestation out of a full agenda slot, and a pending document.
	fn withdraw() -> Weight;
	/// Replaces an attestation, from one full agenda slot to another.
	fn attest() -> Weight;
	/// Rejects a document, for a fee.
	fn reject() -> Weight;
	/// Revokes an attestation out of a full agenda slot.
	fn revoke() -> Weight;
	/// Bars an account with an attestation in a full agenda slot and a pending document.
	fn bar() -> Weight;
	/// Lifts a bar.
	fn unbar() -> Weight;
}

/// Weights for the mock.
#[cfg(test)]
impl WeightInfo for () {
	fn on_initialize(n: u32) -> Weight {
		Weight::from_parts(5_000_000, 3_000)
			.saturating_add(Weight::from_parts(20_000_000, 3_000).saturating_mul(n.into()))
	}

	fn admit_verifier() -> Weight {
		Weight::from_parts(20_000_000, 3_000)
	}

	fn dismiss_verifier() -> Weight {
		Weight::from_parts(40_000_000, 6_000)
	}

	fn register_verifier() -> Weight {
		Weight::from_parts(40_000_000, 6_000)
	}

	fn update_verifier() -> Weight {
		Weight::from_parts(20_000_000, 3_000)
	}

	fn resign_verifier() -> Weight {
		Weight::from_parts(40_000_000, 6_000)
	}

	fn submit() -> Weight {
		Weight::from_parts(70_000_000, 9_000)
	}

	fn withdraw_submission() -> Weight {
		Weight::from_parts(70_000_000, 9_000)
	}

	fn withdraw() -> Weight {
		Weight::from_parts(90_000_000, 12_000)
	}

	fn attest() -> Weight {
		Weight::from_parts(90_000_000, 15_000)
	}

	fn reject() -> Weight {
		Weight::from_parts(70_000_000, 9_000)
	}

	fn revoke() -> Weight {
		Weight::from_parts(40_000_000, 9_000)
	}

	fn bar() -> Weight {
		Weight::from_parts(90_000_000, 12_000)
	}

	fn unbar() -> Weight {
		Weight::from_parts(20_000_000, 3_000)
	}
}
