//! Who is on camera, from going live until the stream ends.

use super::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_go_live(
		performer: T::AccountId,
		relay: T::AccountId,
		cast: CastOf<T>,
	) -> DispatchResult {
		ensure!(Rooms::<T>::contains_key(&performer), Error::<T>::NoRoom);
		if let Some(host) = CastIn::<T>::get(&performer) {
			ensure!(host == performer, Error::<T>::OnCameraElsewhere);
			return Err(Error::<T>::AlreadyLive.into());
		}
		T::Eligibility::check(&performer).map_err(Error::<T>::NotEligible)?;
		Self::check_cast(&performer, &cast)?;
		ensure!(T::Relays::is_active(&relay), Error::<T>::RelayNotActive);

		Self::start_stream(&performer, relay.clone(), cast.clone());
		Self::deposit_event(Event::WentLive { performer, relay, cast });
		Ok(())
	}

	/// Checks that everybody in `cast` may and will be on camera beside `performer` now.
	fn check_cast(performer: &T::AccountId, cast: &CastOf<T>) -> Result<(), Error<T>> {
		let mut named = BTreeSet::from([performer]);
		for (index, member) in (0..=u8::MAX).zip(cast) {
			ensure!(named.insert(member), Error::<T>::CastNamedTwice { index });
			T::Eligibility::check(member)
				.map_err(|reason| Error::<T>::CastNotEligible { index, reason })?;
			ensure!(
				Consents::<T>::contains_key(member, performer),
				Error::<T>::CastNotConsenting { index }
			);
			ensure!(
				!CastIn::<T>::contains_key(member),
				Error::<T>::CastOnCameraElsewhere { index }
			);
		}
		Ok(())
	}

	/// Puts `performer` and `cast` on camera.
	pub(crate) fn start_stream(performer: &T::AccountId, relay: T::AccountId, cast: CastOf<T>) {
		CastIn::<T>::insert(performer, performer);
		for member in &cast {
			CastIn::<T>::insert(member, performer);
		}
		let since = frame_system::Pallet::<T>::block_number();
		Live::<T>::insert(performer, LiveState { relay, cast, since });
	}

	/// Takes `performer`, who is live, and her cast off camera.
	pub(crate) fn end_stream(
		performer: T::AccountId,
		reason: OfflineReasonOf<T>,
	) -> DispatchResult {
		let live = Live::<T>::take(&performer).ok_or(Error::<T>::NotLive)?;
		CastIn::<T>::remove(&performer);
		for member in &live.cast {
			CastIn::<T>::remove(member);
		}
		Self::deposit_event(Event::WentOffline { performer, reason });
		Ok(())
	}

	/// Ends the stream of `performer` because of somebody who is on camera in it.
	pub(crate) fn take_off_camera(performer: T::AccountId, reason: OfflineReasonOf<T>) {
		let ended = Self::end_stream(performer, reason);
		defensive_assert!(ended.is_ok(), "whoever is on camera is in a stream");
	}
}

impl<T: Config> OnEligibilityLost<T::AccountId> for Pallet<T> {
	fn on_eligibility_lost(who: &T::AccountId, reason: Ineligibility) {
		if let Some(performer) = CastIn::<T>::get(who) {
			let reason = OfflineReason::EligibilityLost { account: who.clone(), reason };
			Self::take_off_camera(performer, reason);
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::on_eligibility_lost()
	}
}
