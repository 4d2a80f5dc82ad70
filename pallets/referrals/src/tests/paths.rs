//! The walk up the tree.

use crate::mock::*;
use frame::testing_prelude::*;
use livestars_primitives::referral::Referrals as _;

/// Alice brought Bob, who brought Carol, who brought Dave, who brought Eve.
fn enrol_a_line() {
	for (account, referrer) in [(BOB, ALICE), (CAROL, BOB), (DAVE, CAROL), (EVE, DAVE)] {
		assert_ok!(Referrals::enrol(signed(account), referrer));
	}
}

#[test]
fn a_path_should_start_with_the_nearest_referrer() {
	build_and_execute(|| {
		enrol_a_line();
		assert_eq!(Referrals::path(&DAVE, 3), [CAROL, BOB, ALICE]);
		assert_eq!(Referrals::path(&DAVE, 2), [CAROL, BOB]);
		assert_eq!(Referrals::path(&DAVE, 1), [CAROL]);
		assert!(Referrals::path(&DAVE, 0).is_empty());
	});
}

#[test]
fn a_path_should_end_at_the_top() {
	build_and_execute(|| {
		enrol_a_line();
		assert_eq!(Referrals::path(&BOB, 3), [ALICE]);
		assert!(Referrals::path(&ALICE, 3).is_empty());
		assert!(Referrals::path(&STRANGER, 3).is_empty());
	});
}

#[test]
fn a_path_should_never_be_longer_than_the_tiers_that_exist() {
	build_and_execute(|| {
		enrol_a_line();
		assert_eq!(Referrals::path(&EVE, u32::MAX), [DAVE, CAROL, BOB]);
		assert_eq!(Referrals::path_of(EVE), [DAVE, CAROL, BOB]);
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn a_path_set_for_benchmarks_should_replace_what_was_there() {
	build_and_execute(|| {
		Referrals::set_path(&EVE, &[DAVE, CAROL, BOB]);
		assert_eq!(Referrals::path_of(EVE), [DAVE, CAROL, BOB]);

		Referrals::set_path(&EVE, &[ALICE, 6, 7]);
		assert_eq!(Referrals::path_of(EVE), [ALICE, 6, 7]);
		assert_eq!(Referrals::stats(DAVE).direct_referrals, 0);
	});
}
