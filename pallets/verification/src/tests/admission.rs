//! Governance admits and dismisses verifiers.

use super::*;

#[test]
fn an_admitted_account_is_known_but_takes_no_submissions() {
	build_and_execute(|| {
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), 3));

		assert_eq!(last_event(), Event::VerifierAdmitted { verifier: 3 });
		assert_eq!(Verifiers::<Test>::get(3), Some(Verifier::Admitted));
		assert_noop!(Verification::submit(signed(ADA), 3, DOCUMENT, FEE), Failure::NotAVerifier);
	});
}

#[test]
fn admission_should_fail_when_the_account_is_admitted_already() {
	build_and_execute(|| {
		assert_noop!(
			Verification::admit_verifier(signed(GOVERNANCE), VERA),
			Failure::AlreadyAdmitted
		);
	});
}

#[test]
fn admission_should_fail_when_as_many_are_admitted_as_can_be() {
	build_and_execute(|| {
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), 3));

		assert_noop!(
			Verification::admit_verifier(signed(GOVERNANCE), 4),
			Failure::TooManyVerifiers
		);

		assert_ok!(Verification::dismiss_verifier(signed(GOVERNANCE), 3));
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), 4));
	});
}

#[test]
fn nobody_but_governance_admits_or_dismisses() {
	build_and_execute(|| {
		for origin in [signed(SAFETY), signed(VERA), RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Verification::admit_verifier(origin.clone(), 3), BadOrigin);
			assert_noop!(Verification::dismiss_verifier(origin, VERA), BadOrigin);
		}
	});
}

#[test]
fn dismissal_should_fail_when_the_account_is_not_admitted() {
	build_and_execute(|| {
		assert_noop!(Verification::dismiss_verifier(signed(GOVERNANCE), 3), Failure::NotAdmitted);
	});
}

#[test]
fn dismissal_returns_the_bond_whole_and_at_once() {
	build_and_execute(|| {
		assert_ok!(Verification::dismiss_verifier(signed(GOVERNANCE), VERA));

		assert_eq!(last_event(), Event::VerifierDismissed { verifier: VERA, bond: BOND });
		assert_eq!(held(HoldReason::VerifierBond, VERA), 0);
		assert_eq!(Balances::free_balance(VERA), ENDOWMENT);
		assert_eq!(Verifiers::<Test>::get(VERA), None);
	});
}

#[test]
fn dismissal_returns_nothing_when_nothing_was_registered() {
	build_and_execute(|| {
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), 3));

		assert_ok!(Verification::dismiss_verifier(signed(GOVERNANCE), 3));

		assert_eq!(last_event(), Event::VerifierDismissed { verifier: 3, bond: 0 });
	});
}

#[test]
fn what_a_dismissed_verifier_attested_stays_valid_until_the_safety_origin_revokes_it() {
	build_and_execute(|| {
		// GIVEN a performer whose verifier is dismissed
		attest(ADA, VERA, 50);
		assert_ok!(Verification::dismiss_verifier(signed(GOVERNANCE), VERA));

		// THEN she is eligible, and the dismissed verifier can change nothing about it
		assert_ok!(Verification::check(&ADA));
		let reason = RevocationReason::GivenInError;
		assert_noop!(Verification::revoke(signed(VERA), ADA, reason), Failure::NotAVerifier);

		// WHEN the safety origin doubts it
		assert_ok!(Verification::revoke(signed(SAFETY), ADA, reason));

		// THEN it ends
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Revoked));
	});
}

#[test]
fn a_dismissed_verifier_answers_nothing_and_its_performers_get_their_fees_back() {
	build_and_execute(|| {
		// GIVEN a document that waits for a verifier who is dismissed
		submit(ADA, VERA, DOCUMENT);
		assert_ok!(Verification::dismiss_verifier(signed(GOVERNANCE), VERA));
		check_state();

		// THEN nobody can answer it
		assert_noop!(Verification::attest(signed(VERA), ADA, DOCUMENT, 50), Failure::NotAVerifier);
		assert_noop!(
			Verification::reject(signed(VERA), ADA, DOCUMENT, RejectionReason::Other),
			Failure::NotAVerifier
		);

		// AND its owner gets everything back
		assert_ok!(Verification::withdraw_submission(signed(ADA)));
		assert_eq!(Balances::free_balance(ADA), ENDOWMENT);
		assert!(!PendingCount::<Test>::contains_key(VERA));
	});
}

#[test]
fn a_verifier_admitted_again_finds_what_still_waits_for_it() {
	build_and_execute(|| {
		// GIVEN two documents that wait for a dismissed verifier, one of which is withdrawn
		submit(ADA, VERA, DOCUMENT);
		submit(BEA, VERA, DOCUMENT);
		assert_ok!(Verification::dismiss_verifier(signed(GOVERNANCE), VERA));
		assert_ok!(Verification::withdraw(signed(BEA)));

		// WHEN it is admitted and registered again, for another fee
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), VERA));
		assert_ok!(Verification::register_verifier(signed(VERA), KEY, 2 * FEE));

		// THEN it cannot resign before it answered the other, for the fee that was agreed
		assert_noop!(Verification::resign_verifier(signed(VERA)), Failure::VerifierHasPending);
		assert_ok!(Verification::attest(signed(VERA), ADA, DOCUMENT, 50));
		assert_eq!(Balances::free_balance(VERA), ENDOWMENT - BOND + FEE);
		assert_ok!(Verification::resign_verifier(signed(VERA)));
	});
}
