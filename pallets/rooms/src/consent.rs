//! Consent to be in somebody's cast.

use super::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_join_cast(member: T::AccountId, performer: T::AccountId) -> DispatchResult {
		ensure!(member != performer, Error::<T>::OwnCast);
		ensure!(Rooms::<T>::contains_key(&performer), Error::<T>::NoRoom);
		ensure!(!Consents::<T>::contains_key(&member, &performer), Error::<T>::AlreadyJoined);
		let count = ConsentCounts::<T>::get(&member);
		ensure!(count < T::MaxConsents::get(), Error::<T>::TooManyConsents);

		let deposit = T::ConsentDeposit::get();
		T::Currency::hold(&HoldReason::Consent.into(), &member, deposit)?;
		Consents::<T>::insert(&member, &performer, deposit);
		ConsentCounts::<T>::insert(&member, count.saturating_add(1));
		Self::deposit_event(Event::CastJoined { member, performer, deposit });
		Ok(())
	}

	pub(crate) fn do_leave_cast(member: T::AccountId, performer: T::AccountId) -> DispatchResult {
		let deposit = Consents::<T>::get(&member, &performer).ok_or(Error::<T>::NotJoined)?;

		T::Currency::release(&HoldReason::Consent.into(), &member, deposit, Precision::Exact)?;
		Consents::<T>::remove(&member, &performer);
		ConsentCounts::<T>::mutate_exists(&member, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		if CastIn::<T>::get(&member).as_ref() == Some(&performer) {
			let reason = OfflineReason::CastLeft { account: member.clone() };
			Self::take_off_camera(performer.clone(), reason);
		}
		Self::deposit_event(Event::CastLeft { member, performer, deposit });
		Ok(())
	}
}
