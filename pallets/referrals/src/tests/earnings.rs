//! The sums that referrers earned.

use crate::{mock::*, ReferralStats};
use frame::testing_prelude::*;
use livestars_primitives::referral::{ReferralEarnings, Referrals as _};

/// Earned when somebody below paid.
fn as_viewer_referrer(tiers: [Balance; 3]) -> ReferralEarnings<Balance> {
	ReferralEarnings { as_viewer_referrer: tiers, ..Default::default() }
}

/// Earned when somebody below was paid.
fn as_performer_referrer(tiers: [Balance; 3]) -> ReferralEarnings<Balance> {
	ReferralEarnings { as_performer_referrer: tiers, ..Default::default() }
}

#[test]
fn earnings_should_add_up_by_side_and_tier() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		Referrals::note_earnings(&ALICE, &as_viewer_referrer([5, 0, 0]));
		Referrals::note_earnings(&ALICE, &as_viewer_referrer([7, 0, 1]));
		Referrals::note_earnings(&ALICE, &as_performer_referrer([0, 3, 0]));

		assert_eq!(
			Referrals::stats(ALICE).earnings,
			ReferralEarnings { as_viewer_referrer: [12, 0, 1], as_performer_referrer: [0, 3, 0] }
		);
	});
}

#[test]
fn a_sum_should_saturate() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		Referrals::note_earnings(&ALICE, &as_performer_referrer([u128::MAX, 0, 0]));
		Referrals::note_earnings(&ALICE, &as_performer_referrer([1, 0, 0]));

		assert_eq!(Referrals::stats(ALICE).earnings, as_performer_referrer([u128::MAX, 0, 0]));
	});
}

#[test]
fn stats_should_tell_everything_of_an_account() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));
		assert_ok!(Referrals::enrol(signed(CAROL), BOB));
		assert_ok!(Referrals::enrol(signed(DAVE), BOB));
		Referrals::note_earnings(&BOB, &as_viewer_referrer([5, 0, 0]));

		assert_eq!(
			Referrals::stats(BOB),
			ReferralStats {
				referrer: Some(ALICE),
				direct_referrals: 2,
				earnings: as_viewer_referrer([5, 0, 0]),
			}
		);
		assert_eq!(
			Referrals::stats(STRANGER),
			ReferralStats { referrer: None, direct_referrals: 0, earnings: Default::default() }
		);
	});
}

#[test]
fn earnings_should_outlive_the_balance_of_a_referrer() {
	build_and_execute(|| {
		// GIVEN a referrer of two, who earned
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));
		assert_ok!(Referrals::enrol(signed(CAROL), ALICE));
		Referrals::note_earnings(&ALICE, &as_viewer_referrer([5, 0, 0]));

		// WHEN she gives everything away
		assert_ok!(Balances::transfer_all(signed(ALICE), DAVE, false));

		// THEN
		assert_eq!(Balances::free_balance(ALICE), 0);
		assert!(System::account_exists(&ALICE));
		assert_eq!(Referrals::stats(ALICE).earnings, as_viewer_referrer([5, 0, 0]));
	});
}
