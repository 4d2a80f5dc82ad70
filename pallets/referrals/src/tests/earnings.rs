//! The sums that referrers earned.

use crate::{mock::*, Earnings, LifetimeEarnings, ReferralStats};
use frame::testing_prelude::*;
use livestars_primitives::referral::{Referrals as _, Side};

#[test]
fn earnings_should_add_up_by_side_and_tier() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		Referrals::note_earning(&ALICE, Side::Viewer, 0, 5);
		Referrals::note_earning(&ALICE, Side::Viewer, 0, 7);
		Referrals::note_earning(&ALICE, Side::Viewer, 2, 1);
		Referrals::note_earning(&ALICE, Side::Performer, 1, 3);

		assert_eq!(
			Earnings::<Test>::get(ALICE),
			LifetimeEarnings { as_viewer_referrer: [12, 0, 1], as_performer_referrer: [0, 3, 0] }
		);
	});
}

#[test]
fn a_sum_should_saturate() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		Referrals::note_earning(&ALICE, Side::Performer, 0, u128::MAX);
		Referrals::note_earning(&ALICE, Side::Performer, 0, 1);

		assert_eq!(Earnings::<Test>::get(ALICE).as_performer_referrer, [u128::MAX, 0, 0]);
	});
}

#[test]
#[cfg_attr(debug_assertions, should_panic(expected = "no payment pays a tier beyond the last"))]
fn a_tier_beyond_the_last_should_not_be_noted() {
	build_and_execute(|| {
		Referrals::note_earning(&ALICE, Side::Viewer, 3, 1);
		assert!(!Earnings::<Test>::contains_key(ALICE));
	});
}

#[test]
fn stats_should_tell_everything_of_an_account() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));
		assert_ok!(Referrals::enrol(signed(CAROL), BOB));
		assert_ok!(Referrals::enrol(signed(DAVE), BOB));
		Referrals::note_earning(&BOB, Side::Viewer, 0, 5);

		assert_eq!(
			Referrals::stats(BOB),
			ReferralStats {
				referrer: Some(ALICE),
				direct_referrals: 2,
				earnings: LifetimeEarnings {
					as_viewer_referrer: [5, 0, 0],
					as_performer_referrer: [0; 3]
				},
			}
		);
		assert_eq!(
			Referrals::stats(STRANGER),
			ReferralStats { referrer: None, direct_referrals: 0, earnings: Default::default() }
		);
	});
}
