//! Performers withdraw what is known of them, at any time.

use super::*;

#[test]
fn an_attested_performer_who_withdraws_leaves_nothing_and_is_off_camera_at_once() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		run_to(7);

		assert_ok!(Verification::withdraw(signed(ADA)));

		assert_eq!(last_event(), Event::Withdrawn { performer: ADA, deposit: DEPOSIT, fee: 0 });
		assert_eq!(Lost::get(), [(7, ADA, Ineligibility::Unverified)]);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Unverified));
		assert_eq!(Records::<Test>::get(ADA), None);
		assert!(!Expiries::<Test>::contains_key(50));
		assert_eq!(Balances::free_balance(ADA), ENDOWMENT - FEE);
	});
}

#[test]
fn a_withdrawal_takes_back_the_attestation_and_the_document_that_waits() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		submit(ADA, VICTOR, NEXT_DOCUMENT);

		assert_ok!(Verification::withdraw(signed(ADA)));

		assert_eq!(last_event(), Event::Withdrawn { performer: ADA, deposit: DEPOSIT, fee: FEE });
		assert_eq!(Records::<Test>::get(ADA), None);
		assert_eq!(Balances::free_balance(ADA), ENDOWMENT - FEE);
		assert!(!PendingCount::<Test>::contains_key(VICTOR));
	});
}

#[test]
fn nobody_hears_of_a_withdrawal_when_no_eligibility_was_lost() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);

		assert_ok!(Verification::withdraw(signed(ADA)));

		assert_eq!(Lost::get(), []);
		assert_eq!(Balances::free_balance(ADA), ENDOWMENT);
	});
}

#[test]
fn a_withdrawal_should_fail_when_there_is_nothing() {
	build_and_execute(|| {
		assert_noop!(Verification::withdraw(signed(ADA)), Failure::NothingToWithdraw);
		attest(ADA, VERA, 50);
		assert_ok!(Verification::withdraw(signed(ADA)));

		assert_noop!(Verification::withdraw(signed(ADA)), Failure::NothingToWithdraw);
	});
}

#[test]
fn a_performer_who_withdrew_streams_again_only_after_a_new_attestation() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		assert_ok!(Verification::withdraw(signed(ADA)));

		submit(ADA, VERA, DOCUMENT);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Pending));
		assert_ok!(Verification::attest(signed(VERA), ADA, DOCUMENT, 50));

		assert_ok!(Verification::check(&ADA));
	});
}

#[test]
fn a_withdrawn_submission_leaves_the_attestation() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		submit(ADA, VICTOR, NEXT_DOCUMENT);

		assert_ok!(Verification::withdraw_submission(signed(ADA)));

		assert_eq!(
			last_event(),
			Event::SubmissionWithdrawn { performer: ADA, verifier: VICTOR, fee: FEE }
		);
		assert_ok!(Verification::check(&ADA));
		assert_eq!(held(HoldReason::Fee, ADA), 0);
		assert_eq!(held(HoldReason::RecordDeposit, ADA), DEPOSIT);
	});
}

#[test]
fn a_withdrawn_first_submission_leaves_nothing() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);

		assert_ok!(Verification::withdraw_submission(signed(ADA)));

		assert_eq!(Records::<Test>::get(ADA), None);
		assert_eq!(Balances::free_balance(ADA), ENDOWMENT);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Unverified));
	});
}

#[test]
fn a_withdrawn_submission_leaves_what_was_answered_before() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);
		assert_ok!(Verification::reject(signed(VERA), ADA, DOCUMENT, RejectionReason::Underage));
		submit(ADA, VICTOR, DOCUMENT);

		assert_ok!(Verification::withdraw_submission(signed(ADA)));

		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Rejected));
	});
}

#[test]
fn withdrawing_a_submission_should_fail_when_none_waits() {
	build_and_execute(|| {
		assert_noop!(Verification::withdraw_submission(signed(ADA)), Failure::NothingPending);
		attest(ADA, VERA, 50);

		assert_noop!(Verification::withdraw_submission(signed(ADA)), Failure::NothingPending);
	});
}

#[test]
fn an_account_may_verify_others_and_be_verified_itself() {
	build_and_execute(|| {
		// GIVEN a verifier who is attested by another, and has something to answer
		attest(VERA, VICTOR, 50);
		submit(ADA, VERA, DOCUMENT);

		// WHEN she withdraws as a performer
		assert_ok!(Verification::withdraw(signed(VERA)));

		// THEN she still verifies
		assert_eq!(held(HoldReason::VerifierBond, VERA), BOND);
		assert_ok!(Verification::attest(signed(VERA), ADA, DOCUMENT, 50));
	});
}
