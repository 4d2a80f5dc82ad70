//! Performers submit documents.

use super::*;

#[test]
fn a_submission_holds_deposit_and_fee_and_waits() {
	build_and_execute(|| {
		run_to(5);

		assert_ok!(Verification::submit(signed(ADA), VERA, DOCUMENT, FEE));

		let (performer, verifier, fingerprint, fee) = (ADA, VERA, DOCUMENT, FEE);
		assert_eq!(last_event(), Event::Submitted { performer, verifier, fingerprint, fee });
		assert_eq!(held(HoldReason::RecordDeposit, ADA), DEPOSIT);
		assert_eq!(held(HoldReason::Fee, ADA), FEE);
		let submission = Submission { verifier, fingerprint, fee, submitted_at: 5 };
		assert_eq!(Verification::submission_of(ADA), Some(submission));
		assert_eq!(PendingCount::<Test>::get(VERA), 1);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Pending));
	});
}

#[test]
fn the_deposit_is_taken_once() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);

		submit(ADA, VICTOR, NEXT_DOCUMENT);

		assert_eq!(held(HoldReason::RecordDeposit, ADA), DEPOSIT);
	});
}

#[test]
fn a_submission_should_fail_when_the_fee_rose_above_what_was_agreed() {
	build_and_execute(|| {
		assert_ok!(Verification::update_verifier(signed(VERA), KEY, FEE + 1));

		assert_noop!(
			Verification::submit(signed(ADA), VERA, DOCUMENT, FEE),
			Failure::FeeAboveMaximum
		);
	});
}

#[test]
fn a_submission_pays_the_published_fee_when_it_fell_below_what_was_agreed() {
	build_and_execute(|| {
		assert_ok!(Verification::submit(signed(ADA), VERA, DOCUMENT, Balance::MAX));

		assert_eq!(held(HoldReason::Fee, ADA), FEE);
	});
}

#[test]
fn a_verifier_may_work_for_nothing() {
	build_and_execute(|| {
		assert_ok!(Verification::update_verifier(signed(VERA), KEY, 0));
		assert_ok!(Verification::submit(signed(ADA), VERA, DOCUMENT, 0));
		assert_ok!(Verification::submit(signed(BEA), VERA, DOCUMENT, 0));
		assert_ok!(Verification::submit(signed(CLEO), VERA, DOCUMENT, 0));

		assert_ok!(Verification::attest(signed(VERA), ADA, DOCUMENT, 50));
		let reason = RejectionReason::Unreadable;
		assert_ok!(Verification::reject(signed(VERA), BEA, DOCUMENT, reason));
		assert_ok!(Verification::withdraw(signed(CLEO)));

		assert_eq!(Balances::free_balance(VERA), ENDOWMENT - BOND);
	});
}

#[test]
fn a_submission_should_fail_when_the_account_asks_itself() {
	build_and_execute(|| {
		assert_noop!(
			Verification::submit(signed(VERA), VERA, DOCUMENT, FEE),
			Failure::SelfVerification
		);
		assert_ok!(Verification::submit(signed(VERA), VICTOR, DOCUMENT, FEE));
	});
}

#[test]
fn a_submission_should_fail_when_nobody_of_that_name_verifies() {
	build_and_execute(|| {
		assert_noop!(Verification::submit(signed(ADA), BEA, DOCUMENT, FEE), Failure::NotAVerifier);
	});
}

#[test]
fn a_submission_should_fail_while_another_waits() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);

		for (verifier, document) in [(VERA, DOCUMENT), (VERA, NEXT_DOCUMENT), (VICTOR, DOCUMENT)] {
			assert_noop!(
				Verification::submit(signed(ADA), verifier, document, FEE),
				Failure::AlreadyPending
			);
		}
	});
}

#[test]
fn a_submission_should_fail_when_deposit_or_fee_cannot_be_held() {
	build_and_execute(|| {
		assert_noop!(
			Verification::submit(signed(PAUPER), VERA, DOCUMENT, FEE),
			TokenError::FundsUnavailable
		);

		// The deposit can be held, the fee cannot.
		assert_ok!(Verification::update_verifier(signed(VERA), KEY, ENDOWMENT));
		let submit =
			Call::<Test>::submit { verifier: VERA, fingerprint: DOCUMENT, max_fee: ENDOWMENT };
		assert_noop!(
			RuntimeCall::from(submit).dispatch(signed(ADA)).map_err(|failure| failure.error),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn performers_calls_need_a_signature() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Verification::submit(origin.clone(), VERA, DOCUMENT, FEE), BadOrigin);
			assert_noop!(Verification::withdraw_submission(origin.clone()), BadOrigin);
			assert_noop!(Verification::withdraw(origin), BadOrigin);
		}
	});
}
