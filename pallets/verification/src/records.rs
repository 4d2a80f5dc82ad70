//! What happens to a performer's record.

use crate::{
	Attestation, AttestationOf, BalanceOf, Config, Error, Event, HoldReason, Pallet, Record,
	RecordOf, Records, RejectionReason, RevocationReason, Revoker, Status, Submission,
	SubmissionOf,
};
use frame::{
	prelude::*,
	token::{fungible::MutateHold, tokens::Restriction},
};
use livestars_primitives::eligibility::{Eligibility, Ineligibility, OnEligibilityLost};

impl<T: Config> Eligibility<T::AccountId> for Pallet<T> {
	/// Reads one storage item.
	fn check(who: &T::AccountId) -> Result<(), Ineligibility> {
		let now = frame_system::Pallet::<T>::block_number();
		Records::<T>::get(who).ok_or(Ineligibility::Unverified)?.eligibility(now)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_eligible(who: &T::AccountId) {
		crate::benchmarking::make_eligible::<T>(who);
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_submit(
		performer: T::AccountId,
		verifier: T::AccountId,
		fingerprint: H256,
		max_fee: BalanceOf<T>,
	) -> DispatchResult {
		ensure!(performer != verifier, Error::<T>::SelfVerification);
		let fee = Self::registration(&verifier)?.fee;
		ensure!(fee <= max_fee, Error::<T>::FeeAboveMaximum);
		let known = Records::<T>::get(&performer);
		if let Some(record) = &known {
			ensure!(!record.is_barred(), Error::<T>::Barred);
			ensure!(record.pending.is_none(), Error::<T>::AlreadyPending);
		}

		let mut record = match known {
			Some(record) => record,
			None => Self::open_record(&performer)?,
		};
		T::Currency::hold(&HoldReason::Fee.into(), &performer, fee)?;
		let submitted_at = frame_system::Pallet::<T>::block_number();
		record.pending =
			Some(Submission { verifier: verifier.clone(), fingerprint, fee, submitted_at });
		Records::<T>::insert(&performer, record);
		Self::note_pending(&verifier);
		Self::deposit_event(Event::Submitted { performer, verifier, fingerprint, fee });
		Ok(())
	}

	pub(crate) fn do_withdraw_submission(performer: T::AccountId) -> DispatchResult {
		let mut record = Records::<T>::get(&performer).ok_or(Error::<T>::NothingPending)?;
		let submission = record.pending.take().ok_or(Error::<T>::NothingPending)?;

		Self::drop_submission(&performer, &submission)?;
		if record.is_empty() {
			Self::close_record(&performer, &record)?;
		} else {
			Records::<T>::insert(&performer, record);
		}
		let Submission { verifier, fee, .. } = submission;
		Self::deposit_event(Event::SubmissionWithdrawn { performer, verifier, fee });
		Ok(())
	}

	pub(crate) fn do_withdraw(performer: T::AccountId) -> DispatchResult {
		let record = Records::<T>::get(&performer).ok_or(Error::<T>::NothingToWithdraw)?;
		ensure!(!record.is_barred(), Error::<T>::NothingToWithdraw);

		let fee = Self::empty_record(&performer, &record, Ineligibility::Unverified)?;
		let deposit = record.deposit;
		Self::deposit_event(Event::Withdrawn { performer, deposit, fee });
		Ok(())
	}

	pub(crate) fn do_attest(
		verifier: T::AccountId,
		performer: T::AccountId,
		fingerprint: H256,
		expires_at: BlockNumberFor<T>,
	) -> DispatchResult {
		let (mut record, submission) = Self::answerable(&verifier, &performer, fingerprint)?;
		Self::ensure_expiry(expires_at)?;

		Self::reschedule(&performer, record.status.attestation(), expires_at)?;
		Self::pay_fee(&performer, &submission)?;
		Self::note_settled(&verifier);
		let attestation = Attestation { verifier: verifier.clone(), fingerprint, expires_at };
		record.status = Status::Attested(attestation);
		Records::<T>::insert(&performer, record);
		let fee = submission.fee;
		Self::deposit_event(Event::Attested { performer, verifier, fingerprint, expires_at, fee });
		Ok(())
	}

	pub(crate) fn do_reject(
		verifier: T::AccountId,
		performer: T::AccountId,
		fingerprint: H256,
		reason: RejectionReason,
	) -> DispatchResult {
		let (mut record, submission) = Self::answerable(&verifier, &performer, fingerprint)?;

		if reason.fee_is_due() {
			Self::pay_fee(&performer, &submission)?;
		} else {
			Self::give_back(HoldReason::Fee, &performer, submission.fee)?;
		}
		Self::note_settled(&verifier);
		if record.status.attestation().is_none() {
			record.status = Status::Rejected(reason);
		}
		Records::<T>::insert(&performer, record);
		let fee = submission.fee;
		Self::deposit_event(Event::Rejected { performer, verifier, fingerprint, reason, fee });
		Ok(())
	}

	pub(crate) fn do_revoke(
		by: Revoker<T::AccountId>,
		performer: T::AccountId,
		reason: RevocationReason,
	) -> DispatchResult {
		if let Revoker::Verifier(verifier) = &by {
			Self::registration(verifier)?;
		}
		let mut record = Records::<T>::get(&performer).ok_or(Error::<T>::NotAttested)?;
		let attestation = record.status.attestation().ok_or(Error::<T>::NotAttested)?;
		if let Revoker::Verifier(verifier) = &by {
			ensure!(*verifier == attestation.verifier, Error::<T>::WrongVerifier);
		}

		Self::unschedule(&performer, attestation.expires_at);
		record.status = Status::Revoked(reason);
		Records::<T>::insert(&performer, record);
		T::OnEligibilityLost::on_eligibility_lost(&performer, Ineligibility::Revoked);
		Self::deposit_event(Event::Revoked { performer, by, reason });
		Ok(())
	}

	pub(crate) fn do_bar(account: T::AccountId, reason: RevocationReason) -> DispatchResult {
		let known = Records::<T>::get(&account);
		ensure!(!known.as_ref().is_some_and(Record::is_barred), Error::<T>::AlreadyBarred);

		let (deposit, fee) = match known {
			Some(record) => {
				let fee = Self::empty_record(&account, &record, Ineligibility::Revoked)?;
				(record.deposit, fee)
			},
			None => (Zero::zero(), Zero::zero()),
		};
		Records::<T>::insert(&account, Record::barred(reason));
		Self::deposit_event(Event::Barred { account, reason, deposit, fee });
		Ok(())
	}

	pub(crate) fn do_unbar(account: T::AccountId) -> DispatchResult {
		let record = Records::<T>::get(&account).ok_or(Error::<T>::NotBarred)?;
		ensure!(record.is_barred(), Error::<T>::NotBarred);

		Records::<T>::remove(&account);
		Self::deposit_event(Event::Unbarred { account });
		Ok(())
	}

	/// Gives `performer`, of whom there is no record, an attestation for which nobody was asked.
	pub(crate) fn introduce(
		performer: &T::AccountId,
		attestation: AttestationOf<T>,
	) -> DispatchResult {
		ensure!(*performer != attestation.verifier, Error::<T>::SelfVerification);
		Self::ensure_expiry(attestation.expires_at)?;

		let mut record = Self::open_record(performer)?;
		Self::reschedule(performer, None, attestation.expires_at)?;
		record.status = Status::Attested(attestation);
		Records::<T>::insert(performer, record);
		Ok(())
	}

	/// The record of `performer` and the document in it that `verifier` answers, taken out of it.
	/// Writes nothing.
	fn answerable(
		verifier: &T::AccountId,
		performer: &T::AccountId,
		fingerprint: H256,
	) -> Result<(RecordOf<T>, SubmissionOf<T>), Error<T>> {
		Self::registration(verifier)?;
		let mut record = Records::<T>::get(performer).ok_or(Error::<T>::NothingPending)?;
		let submission = record.pending.take().ok_or(Error::<T>::NothingPending)?;
		ensure!(submission.verifier == *verifier, Error::<T>::WrongVerifier);
		ensure!(submission.fingerprint == fingerprint, Error::<T>::FingerprintMismatch);
		Ok((record, submission))
	}

	/// Holds the deposit for a record of `performer`, which the caller stores.
	fn open_record(performer: &T::AccountId) -> Result<RecordOf<T>, DispatchError> {
		let deposit = T::RecordDeposit::get();
		T::Currency::hold(&HoldReason::RecordDeposit.into(), performer, deposit)?;
		Ok(Record::new(deposit))
	}

	/// Removes the `record` of `performer`, in which nothing is pending or attested any more.
	fn close_record(performer: &T::AccountId, record: &RecordOf<T>) -> DispatchResult {
		Self::give_back(HoldReason::RecordDeposit, performer, record.deposit)?;
		Records::<T>::remove(performer);
		Ok(())
	}

	/// Removes the `record` of `performer` with all that is in it, and returns the fee that she got
	/// back. If she was attested she is not any more, for `reason`.
	fn empty_record(
		performer: &T::AccountId,
		record: &RecordOf<T>,
		reason: Ineligibility,
	) -> Result<BalanceOf<T>, DispatchError> {
		let fee = match &record.pending {
			Some(submission) => {
				Self::drop_submission(performer, submission)?;
				submission.fee
			},
			None => Zero::zero(),
		};
		Self::close_record(performer, record)?;
		if let Some(attestation) = record.status.attestation() {
			Self::unschedule(performer, attestation.expires_at);
			T::OnEligibilityLost::on_eligibility_lost(performer, reason);
		}
		Ok(fee)
	}

	/// Returns the fee of a document that is not going to be answered.
	fn drop_submission(performer: &T::AccountId, submission: &SubmissionOf<T>) -> DispatchResult {
		Self::give_back(HoldReason::Fee, performer, submission.fee)?;
		Self::note_settled(&submission.verifier);
		Ok(())
	}

	/// Pays the fee of an answered document out of its hold. A freeze on the performer's account
	/// does not stop it: the fee was set aside for this, and she could keep a verifier's queue full
	/// otherwise.
	fn pay_fee(performer: &T::AccountId, submission: &SubmissionOf<T>) -> DispatchResult {
		if submission.fee.is_zero() {
			return Ok(());
		}
		T::Currency::transfer_on_hold(
			&HoldReason::Fee.into(),
			performer,
			&submission.verifier,
			submission.fee,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)?;
		Ok(())
	}

	/// Releases `amount` to `who`. It never fails for want of what should be held: nobody is to be
	/// kept from withdrawing a document.
	pub(crate) fn give_back(
		reason: HoldReason,
		who: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let released = T::Currency::release(&reason.into(), who, amount, Precision::BestEffort)?;
		defensive_assert!(released == amount, "what is recorded is held");
		Ok(())
	}
}
