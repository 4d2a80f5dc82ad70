//! The invariants of the storage, checked after every test and by `try-runtime`.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use frame::{deps::sp_runtime::TryRuntimeError, traits::fungible::InspectHold};

impl<T: Config> Pallet<T> {
	/// Checks every invariant that the crate's documentation names.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_tree()?;
		Self::try_counts()?;
		Self::try_codes()
	}

	/// No cycle, and the path and the deposit of every record.
	fn try_tree() -> Result<(), TryRuntimeError> {
		// Accounts from which the walk up is known to end.
		let mut rooted = BTreeSet::new();
		for (account, Enrolment { path, deposit }) in Enrolments::<T>::iter() {
			let mut walked = BTreeSet::new();
			let mut current = Some(account.clone());
			while let Some(step) = current.filter(|step| !rooted.contains(step)) {
				current = Self::path(&step, 1).pop();
				ensure!(walked.insert(step), "the referrers above an account form a cycle");
			}
			rooted.append(&mut walked);

			let (referrer, above) = path.split_first().ok_or("an account was brought by nobody")?;
			ensure!(
				above == Self::path(referrer, MAX_TIERS.saturating_sub(1)),
				"the path of an account is not that of its referrer"
			);
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Enrolment.into(), &account) == deposit,
				"an account does not hold exactly the deposit of its enrolment"
			);
		}
		Ok(())
	}

	/// The counts agree with the records, and only referrers earned.
	fn try_counts() -> Result<(), TryRuntimeError> {
		let mut expected = BTreeMap::<T::AccountId, u32>::new();
		for referrer in
			Enrolments::<T>::iter_values().filter_map(|record| record.path.into_iter().next())
		{
			expected.entry(referrer).or_default().saturating_inc();
		}
		let counted: BTreeMap<_, _> = ReferralCount::<T>::iter().collect();
		ensure!(counted == expected, "the count of referrals differs from the records");
		for account in frame_system::Account::<T>::iter_keys() {
			ensure!(
				counted.contains_key(&account)
					|| T::Earnings::get(&account) == ReferralEarnings::default(),
				"an account earned without referrals"
			);
		}
		ensure!(
			counted.keys().all(frame_system::Pallet::<T>::account_exists),
			"an account with referrals ended"
		);
		Ok(())
	}

	/// Codes are well-formed, listed once by their owner, and paid for.
	fn try_codes() -> Result<(), TryRuntimeError> {
		let mut deposits = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		let mut listed = BTreeSet::new();
		for (owner, codes) in CodesOf::<T>::iter() {
			ensure!(!codes.is_empty(), "an account without codes has a list of codes");
			for code in codes {
				ensure!(listed.insert((owner.clone(), code)), "a code is listed twice");
			}
		}
		let mut claimed = BTreeSet::new();
		for (code, record) in Codes::<T>::iter() {
			ensure!(code::check(&code).is_ok(), "a claimed code is not well-formed");
			let deposit = deposits.entry(record.owner.clone()).or_default();
			*deposit = deposit.saturating_add(record.deposit);
			claimed.insert((record.owner, code));
		}
		ensure!(listed == claimed, "the lists of codes differ from the codes");
		for (owner, deposit) in deposits {
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Code.into(), &owner) == deposit,
				"an account does not hold exactly the deposits of its codes"
			);
		}
		Ok(())
	}
}
