//! What holds between the storage items, checked after every test and by `try-runtime`.

use crate::{
	encryption_key, BalanceOf, Config, Expiries, HoldReason, Pallet, PendingCount, Records, Status,
	Verifier, Verifiers,
};
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*, token::fungible::InspectHold};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet after block `now` was initialised.
	pub(crate) fn do_try_state(now: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
		Self::check_verifiers()?;
		Self::check_records()?;
		Self::check_agenda(now)?;
		Self::check_pending()?;
		Self::check_holds()
	}

	/// No more are admitted than can be, and every registered key is usable.
	fn check_verifiers() -> Result<(), TryRuntimeError> {
		let verifiers: Vec<_> = Verifiers::<T>::iter_values().collect();
		ensure!(verifiers.len() == Verifiers::<T>::count() as usize, "verifiers are miscounted");
		ensure!(Verifiers::<T>::count() <= T::MaxVerifiers::get(), "too many verifiers");
		for registration in verifiers.into_iter().filter_map(Verifier::registration) {
			ensure!(encryption_key::is_usable(&registration.encryption_key), "a key is unusable");
		}
		Ok(())
	}

	/// No record is empty, none is of an account that verified or asked itself, and those of barred
	/// accounts hold nothing.
	fn check_records() -> Result<(), TryRuntimeError> {
		for (who, record) in Records::<T>::iter() {
			ensure!(!record.is_empty(), "a record is empty");
			let attested_by = record.status.attestation().map(|attestation| &attestation.verifier);
			ensure!(attested_by != Some(&who), "somebody verified herself");
			let asked = record.pending.as_ref().map(|submission| &submission.verifier);
			ensure!(asked != Some(&who), "somebody asked herself");
			if matches!(record.status, Status::Barred(_)) {
				ensure!(record.deposit.is_zero(), "a bar holds a deposit");
				ensure!(record.pending.is_none(), "a barred account's document waits");
			}
		}
		Ok(())
	}

	/// The agenda holds all attestations and nothing else, each once and in the future.
	fn check_agenda(now: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
		let mut scheduled = BTreeMap::new();
		for (at, due) in Expiries::<T>::iter() {
			ensure!(at > now, "an expiry was missed");
			ensure!(!due.is_empty(), "an agenda slot is empty");
			for performer in due {
				let known = scheduled.insert(performer, at);
				ensure!(known.is_none(), "somebody's attestation expires twice");
			}
		}
		let attested: BTreeMap<_, _> = Records::<T>::iter()
			.filter_map(|(who, record)| Some((who, record.status.attestation()?.expires_at)))
			.collect();
		ensure!(scheduled == attested, "agenda and attestations disagree");
		Ok(())
	}

	/// The counts of what waits are right, and none is kept where nothing waits.
	fn check_pending() -> Result<(), TryRuntimeError> {
		let mut waiting = BTreeMap::<T::AccountId, u32>::new();
		for submission in Records::<T>::iter_values().filter_map(|record| record.pending) {
			waiting.entry(submission.verifier).or_default().saturating_inc();
		}
		let counted: BTreeMap<_, _> = PendingCount::<T>::iter().collect();
		ensure!(waiting == counted, "pending documents are miscounted");
		Ok(())
	}

	/// Every account holds what its records say, and no account holds anything else.
	fn check_holds() -> Result<(), TryRuntimeError> {
		let accounts = frame_system::Account::<T>::iter_keys();
		for who in accounts.chain(Records::<T>::iter_keys()).chain(Verifiers::<T>::iter_keys()) {
			let record = Records::<T>::get(&who);
			let deposit = record.as_ref().map(|record| record.deposit);
			let fee = record.and_then(|record| record.pending).map(|submission| submission.fee);
			let bond = Self::registration(&who).ok().map(|registration| registration.bond);
			Self::check_hold(HoldReason::RecordDeposit, &who, deposit)?;
			Self::check_hold(HoldReason::Fee, &who, fee)?;
			Self::check_hold(HoldReason::VerifierBond, &who, bond)?;
		}
		Ok(())
	}

	fn check_hold(
		reason: HoldReason,
		who: &T::AccountId,
		expected: Option<BalanceOf<T>>,
	) -> Result<(), TryRuntimeError> {
		let held = T::Currency::balance_on_hold(&reason.into(), who);
		ensure!(held == expected.unwrap_or_default(), "a hold differs from its record");
		Ok(())
	}
}
