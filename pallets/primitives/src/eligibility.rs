//! Who may be on camera.
//!
//! Everybody on camera is an adult whose identity a verifier attested. The answer is never a bare
//! "no": it is the reason, so that the person can do something about it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::deps::frame_support::PalletError;
use frame::prelude::{Debug, TypeInfo, Weight};
use serde::{Deserialize, Serialize};

/// Why an account may not be on camera.
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
	PalletError,
	Serialize,
	Deserialize,
)]
pub enum Ineligibility {
	/// No document was ever submitted, or it was withdrawn by its owner.
	Unverified,
	/// A document is submitted and its verifier has not answered.
	Pending,
	/// The verifier rejected the document.
	Rejected,
	/// The attestation passed its expiry.
	Expired,
	/// The verifier or the safety origin revoked the attestation.
	Revoked,
}

/// Answers whether an account may be on camera now.
pub trait Eligibility<AccountId> {
	/// `Ok` if `who` holds a valid attestation, else the reason why not.
	fn check(who: &AccountId) -> Result<(), Ineligibility>;

	/// Gives `who` a valid attestation.
	#[cfg(feature = "runtime-benchmarks")]
	fn make_eligible(who: &AccountId);
}

/// Hears that an account lost its right to be on camera, in the block in which that happens.
pub trait OnEligibilityLost<AccountId> {
	/// `who` was eligible and is not any more, for `reason`.
	fn on_eligibility_lost(who: &AccountId, reason: Ineligibility);

	/// The most that one call of [`Self::on_eligibility_lost`] weighs.
	fn weight() -> Weight;
}

/// Nobody listens.
impl<AccountId> OnEligibilityLost<AccountId> for () {
	fn on_eligibility_lost(_: &AccountId, _: Ineligibility) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Everybody is eligible. For the mocks of pallets whose rules lie elsewhere.
impl<AccountId> Eligibility<AccountId> for () {
	fn check(_: &AccountId) -> Result<(), Ineligibility> {
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_eligible(_: &AccountId) {}
}
