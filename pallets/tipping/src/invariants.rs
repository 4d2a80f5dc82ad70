//! What always holds of the pallet's storage.

use crate::*;
use frame::{deps::sp_runtime::TryRuntimeError, token::fungible::InspectHold};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the pallet's storage.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(CurrentPolicy::<T>::get().validate().is_ok(), "the policy is invalid");
		Self::check_pots()?;
		for (performer, PayoutSettings { payouts, deposit }) in Payouts::<T>::iter() {
			ensure!(!payouts.is_empty(), "payout settings are empty");
			ensure!(
				Self::check_payouts(&performer, &payouts).is_ok(),
				"payout settings are invalid"
			);
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Payout.into(), &performer) == deposit,
				"a payout deposit does not match what is held for it"
			);
		}
		Ok(())
	}
}
