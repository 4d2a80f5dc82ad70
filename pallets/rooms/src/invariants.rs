//! What always holds of rooms, streams and casts.

use super::*;
use alloc::collections::BTreeMap;
use frame::deps::sp_runtime::TryRuntimeError;
use fungible::InspectHold;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the storage.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_rooms()?;
		Self::check_streams()?;
		Self::check_people_on_camera()?;
		Self::check_consents()
	}

	/// Each room's deposit is held.
	fn check_rooms() -> Result<(), TryRuntimeError> {
		for (performer, room) in Rooms::<T>::iter() {
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Room.into(), &performer) == room.deposit,
				"a room's deposit on record is not the one on hold"
			);
		}
		Ok(())
	}

	/// - Each stream runs in a room, and does not come from the future.
	/// - Everybody on camera is eligible, and is known to be on camera there.
	/// - Everybody in a cast consented.
	fn check_streams() -> Result<(), TryRuntimeError> {
		for (performer, live) in Live::<T>::iter() {
			ensure!(Rooms::<T>::contains_key(&performer), "a stream runs outside of any room");
			ensure!(
				live.since <= frame_system::Pallet::<T>::block_number(),
				"a stream started in the future"
			);
			Self::check_person(&performer, &performer)?;
			for member in &live.cast {
				ensure!(member != &performer, "a performer is in her own cast");
				Self::check_person(member, &performer)?;
				ensure!(
					Consents::<T>::contains_key(member, &performer),
					"somebody is on camera without her consent"
				);
			}
		}
		Ok(())
	}

	/// `account` is eligible, and is known to be on camera in the room of `performer`.
	fn check_person(
		account: &T::AccountId,
		performer: &T::AccountId,
	) -> Result<(), TryRuntimeError> {
		ensure!(
			T::Eligibility::check(account).is_ok(),
			"somebody is on camera without a valid attestation"
		);
		ensure!(
			CastIn::<T>::get(account).as_ref() == Some(performer),
			"somebody is on camera and not known to be"
		);
		Ok(())
	}

	/// Everybody who is said to be on camera is in that stream, which together with
	/// [`Self::check_streams`] means that nobody is in two.
	fn check_people_on_camera() -> Result<(), TryRuntimeError> {
		for (account, performer) in CastIn::<T>::iter() {
			let live = Live::<T>::get(&performer).ok_or("somebody is on camera in no stream")?;
			ensure!(
				account == performer || live.cast.contains(&account),
				"somebody is said to be on camera and is not"
			);
		}
		for (_, live) in Live::<T>::iter() {
			let people: BTreeSet<_> = live.cast.iter().collect();
			ensure!(people.len() == live.cast.len(), "somebody is in a cast twice");
		}
		Ok(())
	}

	/// Each account's consents are counted, not too many, and their deposits are held.
	fn check_consents() -> Result<(), TryRuntimeError> {
		let mut totals = BTreeMap::<T::AccountId, (u32, BalanceOf<T>)>::new();
		for (member, performer, deposit) in Consents::<T>::iter() {
			ensure!(member != performer, "a performer consented to herself");
			let (count, total) = totals.entry(member).or_default();
			count.saturating_inc();
			*total = total.saturating_add(deposit);
		}
		ensure!(
			ConsentCounts::<T>::iter().all(|(member, _)| totals.contains_key(&member)),
			"consents are counted that were never given"
		);
		for (member, (count, total)) in totals {
			ensure!(
				count == ConsentCounts::<T>::get(&member),
				"an account's consents are miscounted"
			);
			ensure!(count <= T::MaxConsents::get(), "an account gave too many consents");
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Consent.into(), &member) == total,
				"the deposits of consents on record are not those on hold"
			);
		}
		Ok(())
	}
}
