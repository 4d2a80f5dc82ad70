//! No sequence of enrolments closes a cycle.

use crate::{mock::*, Enrolments};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Pairs of an account and the referrer that it names, among few enough accounts for collisions.
fn attempts() -> impl Strategy<Value = Vec<(AccountId, AccountId)>> {
	prop::collection::vec((1..=8u64, 1..=8u64), 1..=40)
}

/// Whether `from` is below `to` in `tree`, by a walk that needs no rule about how it was made.
fn is_below(tree: &BTreeMap<AccountId, AccountId>, from: AccountId, to: AccountId) -> bool {
	let mut current = from;
	for _ in 0..=tree.len() {
		match tree.get(&current) {
			Some(&above) if above == to => return true,
			Some(&above) => current = above,
			None => return false,
		}
	}
	false
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	#[test]
	fn no_sequence_of_enrolments_closes_a_cycle(attempts in attempts()) {
		new_test_ext().execute_with(|| {
			// A model of the records, which takes each enrolment that its three rules allow.
			let mut tree = BTreeMap::new();
			for (account, referrer) in attempts {
				let allowed = account != referrer
					&& !tree.contains_key(&account)
					&& !tree.values().any(|brought_by| *brought_by == account);

				let enrolled = Referrals::enrol(signed(account), referrer);

				prop_assert_eq!(enrolled.is_ok(), allowed);
				if allowed {
					tree.insert(account, referrer);
				}
				for who in tree.keys() {
					prop_assert!(!is_below(&tree, *who, *who), "{} is above itself", who);
				}
				Referrals::do_try_state().unwrap();
			}
			let records = Enrolments::<Test>::iter()
				.map(|(account, record)| (account, record.path[0]))
				.collect::<BTreeMap<_, _>>();
			prop_assert_eq!(records, tree);
			Ok(())
		})?;
	}

	#[test]
	fn a_path_never_meets_an_account_twice(attempts in attempts()) {
		new_test_ext().execute_with(|| {
			for (account, referrer) in attempts {
				let _ = Referrals::enrol(signed(account), referrer);
			}
			for account in 1..=8 {
				let mut met = vec![account];
				met.extend(Referrals::path_of(account));
				let steps = met.len();
				met.sort_unstable();
				met.dedup();
				prop_assert_eq!(met.len(), steps);
			}
			Ok(())
		})?;
	}
}
