//! # Verification
//!
//! Attestations that everybody on camera is a verified adult.
//!
//! ## Who does what
//!
//! - **Verifiers** are admitted and dismissed by governance. An admitted account registers with an
//!   X25519 key, a fee and a bond. Documents never touch the chain: a performer encrypts them on her
//!   own device to that key.
//! - A **performer** [`submit`](Call::submit)s the fingerprint of such a document bundle and names
//!   the verifier; the verifier [`attest`](Call::attest)s until a stated block, or
//!   [`reject`](Call::reject)s for a stated reason. An attested performer can submit again before
//!   her attestation expires: the new one replaces it when it is given, and it stays untouched if it
//!   is not.
//! - She [`withdraw`](Call::withdraw)s whenever she likes: fingerprint, attestation and deposit are
//!   gone from the state, and with them the right to stream, in the same block.
//! - Her verifier or the **safety origin** [`revoke`](Call::revoke)s an attestation. That ends this
//!   one attestation; each verifier answers for its own, so that another may follow. What is to hold
//!   against every verifier is a [`bar`](Call::bar): only the safety origin imposes it, and only it
//!   lifts it.
//!
//! A dismissed verifier can answer and revoke nothing any more. What it attested stays valid: a
//! dismissal says that a verifier is not to go on, not that those whom it verified are not adults,
//! and must not end their streams by the hundred in one block. Attestations in doubt are revoked one
//! by one by the safety origin. Documents that wait for it are withdrawn by their owners, or
//! answered if it is admitted and registered again.
//!
//! ## Money
//!
//! All of it is held on the account of its owner, none is ever confiscated, and earned money is out
//! of reach of every call.
//!
//! | hold | of | amount | ends |
//! |---|---|---|---|
//! | [`HoldReason::VerifierBond`] | a registered verifier | [`Config::VerifierBond`] | resignation or dismissal: returned |
//! | [`HoldReason::RecordDeposit`] | a performer with a record | [`Config::RecordDeposit`] | withdrawal or bar: returned |
//! | [`HoldReason::Fee`] | a performer whose document waits | the verifier's fee when she submitted | paid when the document is answered, unless it is [unreadable](RejectionReason::Unreadable); returned otherwise |
//!
//! ## Eligibility
//!
//! All that is known of a performer is one [`Record`], so that [`Eligibility::check`] reads one
//! storage item, whatever the answer. Whoever listens as [`Config::OnEligibilityLost`] hears of every
//! loss in the block in which it happens. Expiries are kept in an agenda by block, which the block's
//! initialisation works off; the check compares with the present block as well, so that it is right
//! before that, too.
//!
//! ## Invariants
//!
//! Checked by `try_state`:
//!
//! - an attestation stands in the agenda at the block of its expiry, and nothing else does;
//! - no agenda slot is empty, over-full or past;
//! - what is held equals what records and registrations say, account by account;
//! - each verifier's count of pending documents is the number of records that name it;
//! - a record that says nothing is not kept, and a barred one holds neither deposit nor document;
//! - no registered key is of low order, and no more than [`Config::MaxVerifiers`] are admitted.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing
	)
)]

extern crate alloc;

mod agenda;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod encryption_key;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod records;
#[cfg(test)]
mod tests;
pub mod types;
mod verifiers;
pub mod weights;

pub use pallet::*;
pub use types::{
	Attestation, EncryptionKey, GenesisAttestation, Record, Registration, RejectionReason,
	RevocationReason, Revoker, Status, Submission, Verifier, VerifierListing,
};
pub use weights::WeightInfo;

use frame::{
	prelude::*,
	token::fungible::{Inspect, Mutate, MutateHold},
};
use livestars_primitives::eligibility::{Eligibility, Ineligibility, OnEligibilityLost};

/// The balance of this pallet's currency.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// The record of a performer in this runtime.
pub type RecordOf<T> =
	Record<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;

/// An attestation in this runtime.
pub type AttestationOf<T> = Attestation<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// A submission in this runtime.
pub type SubmissionOf<T> =
	Submission<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;

#[allow(clippy::expect_used, reason = "the macros write code that expects")]
#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// What the runtime calls a hold.
		type RuntimeHoldReason: From<HoldReason>;

		/// What bonds, deposits and fees are held in.
		type Currency: Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// Admits and dismisses verifiers.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Revokes attestations, bars accounts and lifts bars. It moves no money.
		type SafetyOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Hears of every account that loses its right to be on camera.
		type OnEligibilityLost: OnEligibilityLost<Self::AccountId>;

		/// What a verifier holds while it is registered, in planck. At least the existential
		/// deposit, so that it can always be paid.
		#[pallet::constant]
		type VerifierBond: Get<BalanceOf<Self>>;

		/// What a performer holds while there is a record of her, in planck.
		#[pallet::constant]
		type RecordDeposit: Get<BalanceOf<Self>>;

		/// The most verifiers admitted at once.
		#[pallet::constant]
		type MaxVerifiers: Get<u32>;

		/// The most blocks that an attestation is valid for.
		#[pallet::constant]
		type MaxValidity: Get<BlockNumberFor<Self>>;

		/// The most attestations that expire in one block. All of them, with what the listener does,
		/// fit into half a block.
		#[pallet::constant]
		type MaxExpiriesPerBlock: Get<u32>;

		/// What calls and hooks weigh.
		type WeightInfo: WeightInfo;
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of a registered verifier.
		VerifierBond,
		/// The deposit for a performer's record.
		RecordDeposit,
		/// The fee for an answer that is not given yet.
		Fee,
	}

	/// The admitted accounts, and what they registered.
	#[pallet::storage]
	pub type Verifiers<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, Verifier<BalanceOf<T>>>;

	/// How many documents wait for the answer of an account; absent where none do. It outlives a
	/// dismissal, so that an account that is admitted again finds what still waits for it.
	#[pallet::storage]
	pub type PendingCount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// All that is known of each performer.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, RecordOf<T>>;

	/// The performers whose attestations expire, by the first block in which they are not valid.
	#[pallet::storage]
	pub type Expiries<T: Config> = StorageMap<
		_,
		Twox64Concat,
		BlockNumberFor<T>,
		BoundedVec<T::AccountId, T::MaxExpiriesPerBlock>,
		ValueQuery,
	>;

	/// Verifiers and attested performers at genesis. Their bonds and deposits are held from what
	/// the currency's genesis gives them.
	#[pallet::genesis_config]
	#[derive(frame::prelude::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Verifiers, admitted and registered: account, key, and fee in planck.
		pub verifiers: Vec<(T::AccountId, EncryptionKey, BalanceOf<T>)>,
		/// Attested performers, each by one of the verifiers.
		pub attested: Vec<GenesisAttestation<T::AccountId, BlockNumberFor<T>>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (verifier, encryption_key, fee) in &self.verifiers {
				let registered = Pallet::<T>::do_admit_verifier(verifier.clone()).and_then(|()| {
					Pallet::<T>::do_register_verifier(verifier.clone(), *encryption_key, *fee)
				});
				assert_eq!(registered, Ok(()), "verifier {verifier:?} must be sound");
			}
			for (performer, verifier, fingerprint, expires_at) in &self.attested {
				let known = Records::<T>::contains_key(performer);
				assert!(!known, "performer {performer:?} must be attested once");
				let attestation = Attestation {
					verifier: verifier.clone(),
					fingerprint: *fingerprint,
					expires_at: *expires_at,
				};
				let attested = Pallet::<T>::registration(verifier)
					.map_err(DispatchError::from)
					.and_then(|_| Pallet::<T>::introduce(performer, attestation));
				assert_eq!(attested, Ok(()), "attestation of {performer:?} must be sound");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance admitted an account, which may now register.
		VerifierAdmitted {
			/// The admitted account.
			verifier: T::AccountId,
		},
		/// Governance dismissed an account. What it attested stays valid.
		VerifierDismissed {
			/// The dismissed account.
			verifier: T::AccountId,
			/// The bond that was returned to it; zero if it was not registered.
			bond: BalanceOf<T>,
		},
		/// A verifier takes submissions from now on.
		VerifierRegistered {
			/// The verifier.
			verifier: T::AccountId,
			/// The key to which documents for it are encrypted.
			encryption_key: EncryptionKey,
			/// What one answer costs.
			fee: BalanceOf<T>,
			/// What it holds.
			bond: BalanceOf<T>,
		},
		/// A verifier changed what it published. Documents that wait already keep their fee.
		VerifierUpdated {
			/// The verifier.
			verifier: T::AccountId,
			/// The key to which documents for it are encrypted.
			encryption_key: EncryptionKey,
			/// What one answer costs.
			fee: BalanceOf<T>,
		},
		/// A verifier takes no more submissions. It stays admitted.
		VerifierResigned {
			/// The verifier.
			verifier: T::AccountId,
			/// The bond that was returned to it.
			bond: BalanceOf<T>,
		},
		/// A performer submitted a document.
		Submitted {
			/// Whose document it is.
			performer: T::AccountId,
			/// Who is asked.
			verifier: T::AccountId,
			/// The hash of the encrypted document bundle.
			fingerprint: H256,
			/// What is held for the answer.
			fee: BalanceOf<T>,
		},
		/// A performer withdrew a document that waited. Her attestation, if she has one, is
		/// untouched.
		SubmissionWithdrawn {
			/// Whose document it was.
			performer: T::AccountId,
			/// Who was asked.
			verifier: T::AccountId,
			/// The fee that was returned to her.
			fee: BalanceOf<T>,
		},
		/// A performer withdrew everything that was known of her.
		Withdrawn {
			/// Who withdrew.
			performer: T::AccountId,
			/// The deposit that was returned to her.
			deposit: BalanceOf<T>,
			/// The fee that was returned to her; zero if no document waited.
			fee: BalanceOf<T>,
		},
		/// A verifier attested that a performer is an adult.
		Attested {
			/// Who is attested.
			performer: T::AccountId,
			/// Who attested.
			verifier: T::AccountId,
			/// The hash of the encrypted document bundle.
			fingerprint: H256,
			/// The first block in which the attestation is not valid.
			expires_at: BlockNumberFor<T>,
			/// What the verifier was paid.
			fee: BalanceOf<T>,
		},
		/// A verifier rejected a document. The performer's attestation, if she has one, is
		/// untouched.
		Rejected {
			/// Whose document it was.
			performer: T::AccountId,
			/// Who rejected it.
			verifier: T::AccountId,
			/// The hash of the encrypted document bundle.
			fingerprint: H256,
			/// Why, which decides who gets the fee.
			reason: RejectionReason,
			/// The fee that was paid to the verifier or returned to the performer.
			fee: BalanceOf<T>,
		},
		/// An attestation was revoked.
		Revoked {
			/// Whose attestation it was.
			performer: T::AccountId,
			/// Who revoked it.
			by: Revoker<T::AccountId>,
			/// Why.
			reason: RevocationReason,
		},
		/// An attestation passed its expiry.
		Expired {
			/// Whose attestation it was.
			performer: T::AccountId,
			/// Who had given it.
			verifier: T::AccountId,
		},
		/// The safety origin barred an account.
		Barred {
			/// The barred account.
			account: T::AccountId,
			/// Why.
			reason: RevocationReason,
			/// The deposit that was returned to it.
			deposit: BalanceOf<T>,
			/// The fee that was returned to it.
			fee: BalanceOf<T>,
		},
		/// The safety origin lifted a bar. The account is unverified.
		Unbarred {
			/// The account.
			account: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is not an admitted verifier. Governance admits it first.
		NotAdmitted,
		/// The account is an admitted verifier already.
		AlreadyAdmitted,
		/// As many verifiers are admitted as there can be. One must be dismissed first.
		TooManyVerifiers,
		/// The verifier is registered already. Use `update_verifier`.
		AlreadyRegistered,
		/// The account is not a registered verifier.
		NotAVerifier,
		/// Documents wait for the verifier. It must answer them first.
		VerifierHasPending,
		/// The encryption key is a point of low order: what is encrypted to it is secret to nobody.
		UnusableKey,
		/// The verifier asks for more than the performer agreed to. Look up its fee again.
		FeeAboveMaximum,
		/// An account cannot verify itself.
		SelfVerification,
		/// A document of the performer waits already. Withdraw it, or wait for the answer.
		AlreadyPending,
		/// No document of the performer waits for an answer.
		NothingPending,
		/// It was another verifier that was asked, or that attested.
		WrongVerifier,
		/// The fingerprint is not that of the document that waits.
		FingerprintMismatch,
		/// The attestation would have expired already. Choose a later block.
		ExpiryInPast,
		/// The attestation would be valid for longer than `MaxValidity`. Choose an earlier block.
		ExpiryTooFar,
		/// As many attestations expire in that block as can. Choose a neighbouring block.
		ExpirySlotFull,
		/// The performer holds no attestation.
		NotAttested,
		/// There is nothing of the account to withdraw.
		NothingToWithdraw,
		/// The account is barred by the safety origin, which alone can lift the bar.
		Barred,
		/// The account is barred already.
		AlreadyBarred,
		/// The account is not barred.
		NotBarred,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			let expired = Self::expire_due(now);
			Self::expiry_weight(expired)
		}

		fn integrity_test() {
			assert!(
				T::VerifierBond::get() >= T::Currency::minimum_balance(),
				"a bonded verifier must be alive, to be paid"
			);
			assert!(!T::RecordDeposit::get().is_zero(), "a record must cost a deposit");
			assert!(!T::MaxVerifiers::get().is_zero(), "somebody must be able to verify");
			assert!(!T::MaxValidity::get().is_zero(), "attestations must be valid for a while");
			assert!(
				!T::MaxExpiriesPerBlock::get().is_zero(),
				"attestations must be able to expire"
			);
			let half_a_block = T::BlockWeights::get().max_block.div(2);
			assert!(
				Self::expiry_weight(T::MaxExpiriesPerBlock::get()).all_lte(half_a_block),
				"the expiries of a block must fit into half of it"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			now: BlockNumberFor<T>,
		) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state(now)
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Admits an account as a verifier, so that it can register. Governance only.
		#[pallet::call_index(0)]
		pub fn admit_verifier(origin: OriginFor<T>, verifier: T::AccountId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_admit_verifier(verifier)
		}

		/// Dismisses a verifier and returns its bond, if it is registered. What it attested stays
		/// valid; what waits for it can be withdrawn. Governance only.
		#[pallet::call_index(1)]
		pub fn dismiss_verifier(origin: OriginFor<T>, verifier: T::AccountId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_dismiss_verifier(verifier)
		}

		/// Registers the caller, an admitted account, as a verifier, and holds its bond. Performers
		/// encrypt their documents to `encryption_key` and pay `fee` planck for an answer.
		#[pallet::call_index(2)]
		pub fn register_verifier(
			origin: OriginFor<T>,
			encryption_key: EncryptionKey,
			fee: BalanceOf<T>,
		) -> DispatchResult {
			let verifier = ensure_signed(origin)?;
			Self::do_register_verifier(verifier, encryption_key, fee)
		}

		/// Changes the key and the fee that the calling verifier published, for documents submitted
		/// from now on. It keeps the old key until it answered all that wait.
		#[pallet::call_index(3)]
		pub fn update_verifier(
			origin: OriginFor<T>,
			encryption_key: EncryptionKey,
			fee: BalanceOf<T>,
		) -> DispatchResult {
			let verifier = ensure_signed(origin)?;
			Self::do_update_verifier(verifier, encryption_key, fee)
		}

		/// Ends the registration of the calling verifier and returns its bond. No document may wait
		/// for it.
		#[pallet::call_index(4)]
		pub fn resign_verifier(origin: OriginFor<T>) -> DispatchResult {
			let verifier = ensure_signed(origin)?;
			Self::do_resign_verifier(verifier)
		}

		/// Submits the fingerprint of a document bundle that is encrypted to `verifier`'s key, and
		/// holds its fee, which must be at most `max_fee` planck. The first document also takes the
		/// record deposit.
		#[pallet::call_index(5)]
		pub fn submit(
			origin: OriginFor<T>,
			verifier: T::AccountId,
			fingerprint: H256,
			max_fee: BalanceOf<T>,
		) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::do_submit(performer, verifier, fingerprint, max_fee)
		}

		/// Withdraws the caller's document that waits, and returns its fee. An attestation stays as
		/// it is.
		#[pallet::call_index(6)]
		pub fn withdraw_submission(origin: OriginFor<T>) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::do_withdraw_submission(performer)
		}

		/// Withdraws all that is known of the caller: attestation, document that waits, and record.
		/// Returns deposit and fee, and ends her right to be on camera at once.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::with_listener(T::WeightInfo::withdraw()))]
		pub fn withdraw(origin: OriginFor<T>) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::do_withdraw(performer)
		}

		/// Attests that `performer` is an adult until block `expires_at`, in answer to the document
		/// with this fingerprint. The fee moves to the caller, the verifier that was asked.
		#[pallet::call_index(8)]
		pub fn attest(
			origin: OriginFor<T>,
			performer: T::AccountId,
			fingerprint: H256,
			expires_at: BlockNumberFor<T>,
		) -> DispatchResult {
			let verifier = ensure_signed(origin)?;
			Self::do_attest(verifier, performer, fingerprint, expires_at)
		}

		/// Rejects the document with this fingerprint. The fee moves to the caller, the verifier that
		/// was asked, if [`RejectionReason::fee_is_due`], and back to `performer` otherwise.
		#[pallet::call_index(9)]
		pub fn reject(
			origin: OriginFor<T>,
			performer: T::AccountId,
			fingerprint: H256,
			reason: RejectionReason,
		) -> DispatchResult {
			let verifier = ensure_signed(origin)?;
			Self::do_reject(verifier, performer, fingerprint, reason)
		}

		/// Revokes the attestation of `performer`. Her verifier, while it is registered, or the
		/// safety origin.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::with_listener(T::WeightInfo::revoke()))]
		pub fn revoke(
			origin: OriginFor<T>,
			performer: T::AccountId,
			reason: RevocationReason,
		) -> DispatchResult {
			let by = match T::SafetyOrigin::try_origin(origin) {
				Ok(_) => Revoker::Safety,
				Err(origin) => Revoker::Verifier(ensure_signed(origin)?),
			};
			Self::do_revoke(by, performer, reason)
		}

		/// Keeps `account` off camera, whoever would attest it, until the bar is lifted. Deletes what
		/// else is known of it and returns deposit and fee. Safety origin only.
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::with_listener(T::WeightInfo::bar()))]
		pub fn bar(
			origin: OriginFor<T>,
			account: T::AccountId,
			reason: RevocationReason,
		) -> DispatchResult {
			T::SafetyOrigin::ensure_origin(origin)?;
			Self::do_bar(account, reason)
		}

		/// Lifts the bar on `account`, which is then unverified. Safety origin only.
		#[pallet::call_index(12)]
		pub fn unbar(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::SafetyOrigin::ensure_origin(origin)?;
			Self::do_unbar(account)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Whether `who` may be on camera now, or why not.
		pub fn eligibility(who: T::AccountId) -> Result<(), Ineligibility> {
			<Self as Eligibility<T::AccountId>>::check(&who)
		}

		/// The attestation of `who`, if there is one that is valid now.
		pub fn attestation_of(who: T::AccountId) -> Option<AttestationOf<T>> {
			let now = frame_system::Pallet::<T>::block_number();
			let record = Records::<T>::get(who)?;
			record.status.attestation().filter(|attestation| attestation.is_valid(now)).cloned()
		}

		/// The document of `who` that waits, if there is one.
		pub fn submission_of(who: T::AccountId) -> Option<SubmissionOf<T>> {
			Records::<T>::get(who)?.pending
		}

		/// The registered verifiers, in no particular order.
		pub fn verifiers() -> Vec<VerifierListing<T::AccountId, BalanceOf<T>>> {
			Self::list_verifiers()
		}
	}
}
