//! The invariants of the storage, checked after every test and by `try-runtime`.

use super::*;
use frame::{deps::sp_runtime::TryRuntimeError, traits::fungible::InspectHold};

impl<T: Config> Pallet<T> {
	/// Checks every invariant that the crate's documentation names.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(
			T::Currency::total_issuance() <= Ceiling::<T>::get(),
			"more LIVE exists than the ceiling allows"
		);
		let now = frame_system::Pallet::<T>::block_number();
		for (account, schedule) in Schedules::<T>::iter() {
			ensure!(
				schedule.start <= schedule.cliff && schedule.cliff <= schedule.end,
				"the cliff of a schedule is not between its start and its end"
			);
			ensure!(schedule.released < schedule.total, "a schedule is released and not removed");
			ensure!(schedule.released <= schedule.vested(now), "more was released than has vested");
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Vesting.into(), &account)
					== schedule.remaining(),
				"an account does not hold exactly what is not released"
			);
		}
		Ok(())
	}
}
