//! What always holds of the directory.

use super::*;
use frame::deps::sp_runtime::TryRuntimeError;
use fungible::InspectHold;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the storage.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_directory()?;
		Self::check_barred()
	}

	/// - The directory counts its relays and is not too long.
	/// - Each relay's endpoints are sound, its bond is held, and its heartbeat is not of the future.
	fn check_directory() -> Result<(), TryRuntimeError> {
		let mut count = 0u32;
		for (operator, relay) in Relays::<T>::iter() {
			count.saturating_inc();
			Self::check_info(&relay.info)?;
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Bond.into(), &operator) == relay.bond,
				"the bond on record is not the bond on hold"
			);
			ensure!(
				relay.last_heartbeat <= frame_system::Pallet::<T>::block_number(),
				"a heartbeat came from the future"
			);
		}
		ensure!(count == Relays::<T>::count(), "the directory is miscounted");
		ensure!(count <= T::MaxRelays::get(), "the directory is too long");
		Ok(())
	}

	/// Who is barred is neither in the directory nor has a bond.
	fn check_barred() -> Result<(), TryRuntimeError> {
		for operator in Barred::<T>::iter_keys() {
			ensure!(!Relays::<T>::contains_key(&operator), "a barred operator has a relay");
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Bond.into(), &operator).is_zero(),
				"a barred operator has a bond"
			);
		}
		Ok(())
	}
}
