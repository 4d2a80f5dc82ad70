//! The tree with which a chain starts.

use crate::{mock::*, GenesisConfig, HoldReason};

fn start(enrolments: &[(AccountId, AccountId)], codes: &[(AccountId, &str)], test: impl FnOnce()) {
	genesis_with(GenesisConfig {
		enrolments: enrolments.to_vec(),
		codes: codes.iter().map(|(owner, code)| (*owner, code.to_string())).collect(),
	})
	.execute_with(|| {
		Referrals::do_try_state().unwrap();
		test();
	});
}

#[test]
fn genesis_should_enrol_claim_and_hold_the_deposits() {
	start(&[(BOB, ALICE), (CAROL, BOB)], &[(ALICE, "alice"), (ALICE, "star")], || {
		assert_eq!(Referrals::path_of(CAROL), [BOB, ALICE]);
		assert_eq!(Referrals::code_owner(code("star")), Some(ALICE));
		assert_eq!(held(HoldReason::Enrolment, CAROL), ENROLMENT_DEPOSIT);
		assert_eq!(held(HoldReason::Code, ALICE), 2 * CODE_DEPOSIT);
	});
}

#[test]
#[should_panic(expected = "HasReferrals")]
fn genesis_should_fail_when_a_referrer_enrols_after_its_referral() {
	start(&[(CAROL, BOB), (BOB, ALICE)], &[], || ());
}

#[test]
#[should_panic(expected = "AlreadyEnrolled")]
fn genesis_should_fail_when_an_account_enrols_twice() {
	start(&[(BOB, ALICE), (BOB, CAROL)], &[], || ());
}

#[test]
#[should_panic(expected = "ReferrerNotFound")]
fn genesis_should_fail_when_a_referrer_does_not_exist() {
	start(&[(BOB, STRANGER)], &[], || ());
}

#[test]
#[should_panic(expected = "FundsUnavailable")]
fn genesis_should_fail_when_an_owner_has_nothing_to_hold() {
	start(&[], &[(STRANGER, "stranger")], || ());
}

#[test]
#[should_panic(expected = "is too long")]
fn genesis_should_fail_when_a_code_is_too_long() {
	start(&[], &[(ALICE, "a-code-of-more-than-thirty-two-characters")], || ());
}

#[test]
#[should_panic(expected = "CodeCharacters")]
fn genesis_should_fail_when_a_code_is_not_well_formed() {
	start(&[], &[(ALICE, "Alice")], || ());
}
