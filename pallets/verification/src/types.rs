//! What the chain keeps about performers and verifiers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{Debug, TypeInfo, Zero, H256};
use livestars_primitives::eligibility::Ineligibility;
use serde::{Deserialize, Serialize};

/// An X25519 public key (RFC 7748), to which performers encrypt their documents.
pub type EncryptionKey = [u8; 32];

/// An attestation at genesis: performer, verifier, fingerprint, and the first block in which it is
/// no longer valid.
pub type GenesisAttestation<AccountId, BlockNumber> = (AccountId, AccountId, H256, BlockNumber);

/// What an admitted account is at the moment.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Verifier<Balance> {
	/// Governance admitted it; it takes no submissions.
	Admitted,
	/// It registered and takes submissions.
	Registered(Registration<Balance>),
}

/// What a verifier published, and what it holds for it.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Registration<Balance> {
	/// The key to which performers encrypt their documents.
	pub encryption_key: EncryptionKey,
	/// What one answer costs, in planck.
	pub fee: Balance,
	/// What it holds while it is registered, in planck.
	pub bond: Balance,
}

/// A registered verifier as a performer chooses it.
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
pub struct VerifierListing<AccountId, Balance> {
	/// Its account.
	pub verifier: AccountId,
	/// The key to which documents for it are encrypted.
	pub encryption_key: EncryptionKey,
	/// What one answer costs, in planck.
	pub fee: Balance,
	/// How many submissions wait for its answer.
	pub pending: u32,
}

/// All that is kept about one performer. One storage item answers whether she is eligible, in every
/// case.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Record<AccountId, Balance, BlockNumber> {
	/// What she holds for this record, in planck.
	pub deposit: Balance,
	/// What is known of her.
	pub status: Status<AccountId, BlockNumber>,
	/// The document that waits for its verifier. It takes nothing from her status.
	pub pending: Option<Submission<AccountId, Balance, BlockNumber>>,
}

/// What is known of a performer, apart from what is pending.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Status<AccountId, BlockNumber> {
	/// Nothing was answered yet.
	Unverified,
	/// A verifier attested that she is an adult.
	Attested(Attestation<AccountId, BlockNumber>),
	/// A verifier rejected her last document.
	Rejected(RejectionReason),
	/// Her attestation passed its expiry.
	Expired,
	/// Her attestation was revoked. A new one may follow.
	Revoked(RevocationReason),
	/// The safety origin keeps her off camera, whoever would attest her.
	Barred(RevocationReason),
}

/// A verifier's word that the account's owner is an adult who showed a document.
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
pub struct Attestation<AccountId, BlockNumber> {
	/// Who attested.
	pub verifier: AccountId,
	/// The hash of the encrypted document bundle.
	pub fingerprint: H256,
	/// The first block in which the attestation is no longer valid.
	pub expires_at: BlockNumber,
}

/// A document that waits for its verifier.
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
pub struct Submission<AccountId, Balance, BlockNumber> {
	/// Who is asked.
	pub verifier: AccountId,
	/// The hash of the encrypted document bundle.
	pub fingerprint: H256,
	/// What the performer holds for the answer, in planck.
	pub fee: Balance,
	/// The block in which it was submitted.
	pub submitted_at: BlockNumber,
}

/// Why a verifier rejects a document.
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
pub enum RejectionReason {
	/// The document could not be decrypted or read.
	Unreadable,
	/// The document itself has expired.
	DocumentExpired,
	/// The person is not an adult.
	Underage,
	/// The person is not the one in the document.
	Mismatch,
	/// The document is forged or was tampered with.
	Fraud,
	/// None of the above.
	Other,
}

impl RejectionReason {
	/// Whether the verifier earned its fee: it did if it could check the document, whatever it
	/// found.
	pub const fn fee_is_due(self) -> bool {
		match self {
			Self::Unreadable => false,
			Self::DocumentExpired | Self::Underage | Self::Mismatch | Self::Fraud | Self::Other => {
				true
			},
		}
	}
}

/// Why an attestation is revoked, or an account barred.
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
pub enum RevocationReason {
	/// The attestation should not have been given: a mistake of the verifier.
	GivenInError,
	/// The document turned out to be forged or to be somebody else's.
	Fraud,
	/// The person turned out not to be an adult, or somebody on camera with her is not.
	Underage,
	/// The person does not act of her own free will.
	Coercion,
	/// A court or an authority ordered it.
	LegalOrder,
	/// None of the above.
	Other,
}

/// Who revoked an attestation.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Revoker<AccountId> {
	/// The verifier that had given it.
	Verifier(AccountId),
	/// The safety origin.
	Safety,
}

impl<Balance> Verifier<Balance> {
	/// What it published, if it is registered.
	pub fn registration(self) -> Option<Registration<Balance>> {
		match self {
			Self::Admitted => None,
			Self::Registered(registration) => Some(registration),
		}
	}
}

impl<AccountId, BlockNumber> Status<AccountId, BlockNumber> {
	/// The attestation, if there is one.
	pub fn attestation(&self) -> Option<&Attestation<AccountId, BlockNumber>> {
		match self {
			Self::Attested(attestation) => Some(attestation),
			Self::Unverified
			| Self::Rejected(_)
			| Self::Expired
			| Self::Revoked(_)
			| Self::Barred(_) => None,
		}
	}
}

impl<AccountId, BlockNumber: PartialOrd> Attestation<AccountId, BlockNumber> {
	/// Whether it is valid in block `now`.
	pub fn is_valid(&self, now: BlockNumber) -> bool {
		now < self.expires_at
	}
}

impl<AccountId, Balance: Zero, BlockNumber: PartialOrd> Record<AccountId, Balance, BlockNumber> {
	/// A record in which nothing is known yet.
	pub fn new(deposit: Balance) -> Self {
		Self { deposit, status: Status::Unverified, pending: None }
	}

	/// The record of an account that is barred. It holds no deposit: its subject did not ask for
	/// it.
	pub fn barred(reason: RevocationReason) -> Self {
		Self { deposit: Zero::zero(), status: Status::Barred(reason), pending: None }
	}

	/// Whether its subject is barred.
	pub fn is_barred(&self) -> bool {
		matches!(self.status, Status::Barred(_))
	}

	/// Whether it says nothing, so that it need not be kept.
	pub fn is_empty(&self) -> bool {
		matches!(self.status, Status::Unverified) && self.pending.is_none()
	}

	/// Whether its subject may be on camera in block `now`, or the one reason why not that tells
	/// her most: a bar outweighs all, and a document that waits outweighs what came before it.
	pub fn eligibility(&self, now: BlockNumber) -> Result<(), Ineligibility> {
		let reason = match &self.status {
			Status::Attested(attestation) if attestation.is_valid(now) => return Ok(()),
			Status::Barred(_) => return Err(Ineligibility::Revoked),
			_ if self.pending.is_some() => return Err(Ineligibility::Pending),
			Status::Unverified => Ineligibility::Unverified,
			Status::Attested(_) | Status::Expired => Ineligibility::Expired,
			Status::Rejected(_) => Ineligibility::Rejected,
			Status::Revoked(_) => Ineligibility::Revoked,
		};
		Err(reason)
	}
}
