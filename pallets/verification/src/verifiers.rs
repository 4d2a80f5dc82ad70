//! Who may attest.

use crate::{
	encryption_key, BalanceOf, Config, EncryptionKey, Error, Event, HoldReason, Pallet,
	PendingCount, Registration, Verifier, VerifierListing, Verifiers,
};
use alloc::vec::Vec;
use frame::{prelude::*, token::fungible::MutateHold};

impl<T: Config> Pallet<T> {
	/// What `verifier` published, if it is registered.
	pub(crate) fn registration(
		verifier: &T::AccountId,
	) -> Result<Registration<BalanceOf<T>>, Error<T>> {
		Verifiers::<T>::get(verifier)
			.and_then(Verifier::registration)
			.ok_or(Error::<T>::NotAVerifier)
	}

	pub(crate) fn list_verifiers() -> Vec<VerifierListing<T::AccountId, BalanceOf<T>>> {
		Verifiers::<T>::iter()
			.filter_map(|(verifier, state)| {
				let Registration { encryption_key, fee, bond: _ } = state.registration()?;
				let pending = PendingCount::<T>::get(&verifier);
				Some(VerifierListing { verifier, encryption_key, fee, pending })
			})
			.collect()
	}

	pub(crate) fn do_admit_verifier(verifier: T::AccountId) -> DispatchResult {
		ensure!(!Verifiers::<T>::contains_key(&verifier), Error::<T>::AlreadyAdmitted);
		ensure!(Verifiers::<T>::count() < T::MaxVerifiers::get(), Error::<T>::TooManyVerifiers);

		Verifiers::<T>::insert(&verifier, Verifier::Admitted);
		Self::deposit_event(Event::VerifierAdmitted { verifier });
		Ok(())
	}

	pub(crate) fn do_dismiss_verifier(verifier: T::AccountId) -> DispatchResult {
		let state = Verifiers::<T>::get(&verifier).ok_or(Error::<T>::NotAdmitted)?;
		let bond = state.registration().map_or_else(Zero::zero, |registration| registration.bond);

		Self::give_back(HoldReason::VerifierBond, &verifier, bond)?;
		Verifiers::<T>::remove(&verifier);
		Self::deposit_event(Event::VerifierDismissed { verifier, bond });
		Ok(())
	}

	pub(crate) fn do_register_verifier(
		verifier: T::AccountId,
		encryption_key: EncryptionKey,
		fee: BalanceOf<T>,
	) -> DispatchResult {
		let state = Verifiers::<T>::get(&verifier).ok_or(Error::<T>::NotAdmitted)?;
		ensure!(state.registration().is_none(), Error::<T>::AlreadyRegistered);
		ensure!(encryption_key::is_usable(&encryption_key), Error::<T>::UnusableKey);

		let bond = T::VerifierBond::get();
		T::Currency::hold(&HoldReason::VerifierBond.into(), &verifier, bond)?;
		let registration = Registration { encryption_key, fee, bond };
		Verifiers::<T>::insert(&verifier, Verifier::Registered(registration));
		Self::deposit_event(Event::VerifierRegistered { verifier, encryption_key, fee, bond });
		Ok(())
	}

	pub(crate) fn do_update_verifier(
		verifier: T::AccountId,
		encryption_key: EncryptionKey,
		fee: BalanceOf<T>,
	) -> DispatchResult {
		let registration = Self::registration(&verifier)?;
		ensure!(encryption_key::is_usable(&encryption_key), Error::<T>::UnusableKey);

		let registration = Registration { encryption_key, fee, ..registration };
		Verifiers::<T>::insert(&verifier, Verifier::Registered(registration));
		Self::deposit_event(Event::VerifierUpdated { verifier, encryption_key, fee });
		Ok(())
	}

	pub(crate) fn do_resign_verifier(verifier: T::AccountId) -> DispatchResult {
		let Registration { bond, .. } = Self::registration(&verifier)?;
		ensure!(PendingCount::<T>::get(&verifier).is_zero(), Error::<T>::VerifierHasPending);

		Self::give_back(HoldReason::VerifierBond, &verifier, bond)?;
		Verifiers::<T>::insert(&verifier, Verifier::Admitted);
		Self::deposit_event(Event::VerifierResigned { verifier, bond });
		Ok(())
	}

	/// One document more waits for `verifier`.
	pub(crate) fn note_pending(verifier: &T::AccountId) {
		PendingCount::<T>::mutate(verifier, |count| count.saturating_inc());
	}

	/// One document less waits for `verifier`.
	pub(crate) fn note_settled(verifier: &T::AccountId) {
		PendingCount::<T>::mutate_exists(verifier, |count| {
			let remaining = count.unwrap_or_default().defensive_saturating_sub(1);
			*count = (!remaining.is_zero()).then_some(remaining);
		});
	}
}
