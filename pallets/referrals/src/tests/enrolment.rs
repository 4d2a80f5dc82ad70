//! Who can be brought, by whom, and what it costs.

use crate::{mock::*, Enrolment, Enrolments, Error, Event, HoldReason, ReferralCount};
use frame::testing_prelude::*;

#[test]
fn enrolment_should_record_the_referrer_and_hold_the_deposit() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		assert_eq!(
			Enrolments::<Test>::get(BOB),
			Some(Enrolment { path: vec![ALICE].try_into().unwrap(), deposit: ENROLMENT_DEPOSIT })
		);
		assert_eq!(ReferralCount::<Test>::get(ALICE), 1);
		assert_eq!(held(HoldReason::Enrolment, BOB), ENROLMENT_DEPOSIT);
		assert_eq!(held(HoldReason::Enrolment, ALICE), 0);
		System::assert_last_event(Event::Enrolled { account: BOB, referrer: ALICE }.into());
	});
}

#[test]
fn a_referrer_can_bring_many() {
	build_and_execute(|| {
		for account in 2..=12 {
			assert_ok!(Referrals::enrol(signed(account), ALICE));
		}
		assert_eq!(ReferralCount::<Test>::get(ALICE), 11);
	});
}

#[test]
fn a_referrer_who_was_brought_can_bring_others() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));
		assert_ok!(Referrals::enrol(signed(CAROL), BOB));
		assert_eq!(ReferralCount::<Test>::get(ALICE), 1);
		assert_eq!(ReferralCount::<Test>::get(BOB), 1);
	});
}

#[test]
fn enrolment_should_fail_when_the_account_is_enrolled() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		// Neither again, nor with somebody else, nor by a code.
		assert_ok!(Referrals::claim_code(signed(CAROL), code("carol")));
		assert_noop!(Referrals::enrol(signed(BOB), ALICE), Error::<Test>::AlreadyEnrolled);
		assert_noop!(Referrals::enrol(signed(BOB), CAROL), Error::<Test>::AlreadyEnrolled);
		assert_noop!(
			Referrals::enrol_by_code(signed(BOB), code("carol")),
			Error::<Test>::AlreadyEnrolled
		);
	});
}

#[test]
fn enrolment_should_fail_when_the_account_names_itself() {
	build_and_execute(|| {
		assert_ok!(Referrals::claim_code(signed(ALICE), code("alice")));

		assert_noop!(Referrals::enrol(signed(ALICE), ALICE), Error::<Test>::SelfReferral);
		assert_noop!(
			Referrals::enrol_by_code(signed(ALICE), code("alice")),
			Error::<Test>::SelfReferral
		);
	});
}

#[test]
fn enrolment_should_fail_when_the_account_has_referrals() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		// Neither below its own referral, nor below anybody else.
		assert_noop!(Referrals::enrol(signed(ALICE), BOB), Error::<Test>::HasReferrals);
		assert_noop!(Referrals::enrol(signed(ALICE), CAROL), Error::<Test>::HasReferrals);
	});
}

#[test]
fn enrolment_should_fail_when_the_referrer_does_not_exist() {
	build_and_execute(|| {
		assert_noop!(Referrals::enrol(signed(BOB), STRANGER), Error::<Test>::ReferrerNotFound);
	});
}

#[test]
fn enrolment_should_fail_when_the_account_cannot_hold_the_deposit() {
	build_and_execute(|| {
		// GIVEN an account that has one planck too little for the deposit and its own existence
		let enough = ENROLMENT_DEPOSIT + EXISTENTIAL_DEPOSIT;
		assert_ok!(Balances::transfer_keep_alive(signed(ALICE), 20, enough - 1));

		// WHEN it enrols THEN it cannot
		assert_noop!(Referrals::enrol(signed(20), ALICE), TokenError::FundsUnavailable);
		assert_noop!(Referrals::enrol(signed(STRANGER), ALICE), TokenError::FundsUnavailable);

		// WHEN the planck arrives THEN it can
		assert_ok!(Balances::transfer_keep_alive(signed(ALICE), 21, enough));
		assert_ok!(Referrals::enrol(signed(21), ALICE));
	});
}

#[test]
fn an_enrolled_account_should_outlive_an_attempt_to_empty_it() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		assert_ok!(Balances::transfer_all(signed(BOB), CAROL, false));

		assert_eq!(Balances::free_balance(BOB), EXISTENTIAL_DEPOSIT);
		assert_eq!(held(HoldReason::Enrolment, BOB), ENROLMENT_DEPOSIT);
	});
}

#[test]
fn enrolment_should_stand_when_the_referrer_has_nothing_left() {
	build_and_execute(|| {
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		assert_ok!(Balances::transfer_all(signed(ALICE), CAROL, false));

		assert_eq!(Balances::free_balance(ALICE), 0);
		assert!(System::account_exists(&ALICE));
		assert_eq!(Referrals::path_of(BOB), [ALICE]);
		assert_ok!(Referrals::enrol(signed(DAVE), ALICE));
	});
}

#[test]
fn only_a_signed_origin_can_enrol() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Referrals::enrol(origin.clone(), ALICE), BadOrigin);
			assert_noop!(Referrals::enrol_by_code(origin, code("alice")), BadOrigin);
		}
	});
}
