//! Everything that must hold of the purses in every block.

use crate::{BalanceOf, Config, HoldReason, NextPurse, Pallet, Purses, PursesOf};
use alloc::{collections::BTreeMap, vec::Vec};
use frame::{deps::sp_runtime::TryRuntimeError, prelude::*, token::fungible::InspectHold};
use livestars_primitives::order::PurseId;

/// What an owner must have on hold, and the numbers of her purses.
#[derive(Default)]
struct Held<Balance> {
	deposits: Balance,
	numbers: Vec<PurseId>,
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the pallet's documentation.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let next = NextPurse::<T>::get();
		let mut remaining = BalanceOf::<T>::zero();
		let mut owners = BTreeMap::<T::AccountId, Held<BalanceOf<T>>>::new();
		for (id, purse) in Purses::<T>::iter() {
			ensure!(id < next, "a purse has a number that is not given out");
			ensure!(!purse.cap.is_zero(), "a purse cannot spend anything");
			ensure!(purse.spent <= purse.cap, "a purse spent more than its cap");
			ensure!(purse.window.is_consistent(), "the window's highest sequence is not marked");
			ensure!(
				purse.spent.is_zero() || purse.window.highest().is_some(),
				"a purse spent something without an order"
			);
			remaining = remaining.saturating_add(purse.remaining());
			let held = owners.entry(purse.owner.clone()).or_default();
			held.deposits = held.deposits.saturating_add(purse.deposit);
			held.numbers.push(id);
		}

		Self::check_pot(remaining)?;
		for (owner, held) in &mut owners {
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Deposit.into(), owner) == held.deposits,
				"the hold is not the deposits of the owner's purses"
			);
			held.numbers.sort_unstable();
			ensure!(
				PursesOf::<T>::get(owner).into_inner() == held.numbers,
				"the index does not name the owner's purses, oldest first"
			);
		}
		for owner in PursesOf::<T>::iter_keys() {
			ensure!(owners.contains_key(&owner), "the index names an owner without purses");
		}
		Ok(())
	}
}
