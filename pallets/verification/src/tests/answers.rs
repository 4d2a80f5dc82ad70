//! Verifiers attest and reject.

use super::*;
use RejectionReason::*;

#[test]
fn an_attested_performer_is_eligible_and_her_verifier_is_paid() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);

		assert_ok!(Verification::attest(signed(VERA), ADA, DOCUMENT, 50));

		assert_ok!(Verification::check(&ADA));
		let (performer, verifier, fingerprint, expires_at) = (ADA, VERA, DOCUMENT, 50);
		assert_eq!(
			last_event(),
			Event::Attested { performer, verifier, fingerprint, expires_at, fee: FEE }
		);
		let attestation = Attestation { verifier, fingerprint, expires_at };
		assert_eq!(Verification::attestation_of(ADA), Some(attestation));
		assert_eq!(Verification::submission_of(ADA), None);
		assert_eq!(held(HoldReason::Fee, ADA), 0);
		assert_eq!(Balances::free_balance(ADA), ENDOWMENT - DEPOSIT - FEE);
		assert_eq!(Balances::free_balance(VERA), ENDOWMENT - BOND + FEE);
		assert!(!PendingCount::<Test>::contains_key(VERA));
	});
}

#[test]
fn an_answer_should_fail_when_another_verifier_was_asked() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);

		assert_noop!(
			Verification::attest(signed(VICTOR), ADA, DOCUMENT, 50),
			Failure::WrongVerifier
		);
		assert_noop!(
			Verification::reject(signed(VICTOR), ADA, DOCUMENT, Fraud),
			Failure::WrongVerifier
		);
	});
}

#[test]
fn an_answer_should_fail_when_the_caller_is_no_verifier() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);

		for who in [ADA, BEA, GOVERNANCE, SAFETY] {
			assert_noop!(
				Verification::attest(signed(who), ADA, DOCUMENT, 50),
				Failure::NotAVerifier
			);
			assert_noop!(
				Verification::reject(signed(who), ADA, DOCUMENT, Fraud),
				Failure::NotAVerifier
			);
		}
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Verification::attest(origin.clone(), ADA, DOCUMENT, 50), BadOrigin);
			assert_noop!(Verification::reject(origin, ADA, DOCUMENT, Fraud), BadOrigin);
		}
	});
}

#[test]
fn an_answer_should_fail_when_nothing_waits() {
	build_and_execute(|| {
		assert_noop!(
			Verification::attest(signed(VERA), ADA, DOCUMENT, 50),
			Failure::NothingPending
		);
		assert_noop!(
			Verification::reject(signed(VERA), ADA, DOCUMENT, Fraud),
			Failure::NothingPending
		);
	});
}

#[test]
fn an_answer_should_fail_when_it_is_replayed() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);

		assert_noop!(
			Verification::attest(signed(VERA), ADA, DOCUMENT, 50),
			Failure::NothingPending
		);
		assert_noop!(
			Verification::attest(signed(VERA), ADA, DOCUMENT, 60),
			Failure::NothingPending
		);
		assert_noop!(
			Verification::reject(signed(VERA), ADA, DOCUMENT, Fraud),
			Failure::NothingPending
		);
	});
}

#[test]
fn an_answer_should_fail_when_the_document_was_withdrawn_meanwhile() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);
		assert_ok!(Verification::withdraw(signed(ADA)));

		assert_noop!(
			Verification::attest(signed(VERA), ADA, DOCUMENT, 50),
			Failure::NothingPending
		);
	});
}

#[test]
fn an_answer_should_fail_when_the_document_was_swapped_meanwhile() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);
		assert_ok!(Verification::withdraw_submission(signed(ADA)));
		submit(ADA, VERA, NEXT_DOCUMENT);

		assert_noop!(
			Verification::attest(signed(VERA), ADA, DOCUMENT, 50),
			Failure::FingerprintMismatch
		);
		assert_noop!(
			Verification::reject(signed(VERA), ADA, DOCUMENT, Fraud),
			Failure::FingerprintMismatch
		);
	});
}

#[test]
fn an_attestation_should_fail_when_its_expiry_is_out_of_bounds() {
	build_and_execute(|| {
		run_to(5);
		submit(ADA, VERA, DOCUMENT);

		for expires_at in [0, 4, 5] {
			assert_noop!(
				Verification::attest(signed(VERA), ADA, DOCUMENT, expires_at),
				Failure::ExpiryInPast
			);
		}
		for expires_at in [5 + MAX_VALIDITY + 1, BlockNumber::MAX] {
			assert_noop!(
				Verification::attest(signed(VERA), ADA, DOCUMENT, expires_at),
				Failure::ExpiryTooFar
			);
		}
		assert_ok!(Verification::attest(signed(VERA), ADA, DOCUMENT, 5 + MAX_VALIDITY));
	});
}

#[test]
fn a_verifier_is_paid_for_a_document_that_it_could_check() {
	for reason in [DocumentExpired, Underage, Mismatch, Fraud, Other] {
		build_and_execute(|| {
			submit(ADA, VERA, DOCUMENT);

			assert_ok!(Verification::reject(signed(VERA), ADA, DOCUMENT, reason));

			let (performer, verifier, fingerprint) = (ADA, VERA, DOCUMENT);
			assert_eq!(
				last_event(),
				Event::Rejected { performer, verifier, fingerprint, reason, fee: FEE }
			);
			assert_eq!(Balances::free_balance(VERA), ENDOWMENT - BOND + FEE);
			assert_eq!(Balances::free_balance(ADA), ENDOWMENT - DEPOSIT - FEE);
			assert_eq!(status(ADA), Some(Status::Rejected(reason)));
			assert_eq!(Verification::check(&ADA), Err(Ineligibility::Rejected));
		});
	}
}

#[test]
fn the_fee_is_returned_for_a_document_that_cannot_be_read() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);

		assert_ok!(Verification::reject(signed(VERA), ADA, DOCUMENT, Unreadable));

		assert_eq!(Balances::free_balance(VERA), ENDOWMENT - BOND);
		assert_eq!(Balances::free_balance(ADA), ENDOWMENT - DEPOSIT);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Rejected));
	});
}

#[test]
fn a_rejected_performer_may_submit_again() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);
		assert_ok!(Verification::reject(signed(VERA), ADA, DOCUMENT, DocumentExpired));

		submit(ADA, VERA, NEXT_DOCUMENT);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Pending));
		assert_ok!(Verification::attest(signed(VERA), ADA, NEXT_DOCUMENT, 50));

		assert_ok!(Verification::check(&ADA));
		assert_eq!(held(HoldReason::RecordDeposit, ADA), DEPOSIT);
	});
}

#[test]
fn an_attestation_holds_while_the_next_document_waits_and_is_replaced_by_it() {
	build_and_execute(|| {
		// GIVEN an attested performer
		attest(ADA, VERA, 50);

		// WHEN she submits the next document, to another verifier
		submit(ADA, VICTOR, NEXT_DOCUMENT);

		// THEN she stays eligible
		assert_ok!(Verification::check(&ADA));
		assert_eq!(
			Verification::attestation_of(ADA).map(|attestation| attestation.verifier),
			Some(VERA)
		);

		// WHEN it is attested
		assert_ok!(Verification::attest(signed(VICTOR), ADA, NEXT_DOCUMENT, 90));

		// THEN she never lost eligibility, and the new expiry counts
		let attestation =
			Attestation { verifier: VICTOR, fingerprint: NEXT_DOCUMENT, expires_at: 90 };
		assert_eq!(Verification::attestation_of(ADA), Some(attestation));
		run_to(89);
		assert_ok!(Verification::check(&ADA));
		assert_eq!(Lost::get(), []);
		run_to(90);
		assert_eq!(Lost::get(), [(90, ADA, Ineligibility::Expired)]);
	});
}

#[test]
fn an_attestation_is_untouched_when_the_next_document_is_rejected() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		submit(ADA, VICTOR, NEXT_DOCUMENT);

		assert_ok!(Verification::reject(signed(VICTOR), ADA, NEXT_DOCUMENT, Fraud));

		assert_ok!(Verification::check(&ADA));
		assert_eq!(Lost::get(), []);
	});
}

#[test]
fn a_fee_is_paid_out_of_its_hold_even_if_the_account_is_frozen() {
	use frame::token::fungible::MutateFreeze;
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);
		assert_ok!(Balances::set_freeze(&(), &ADA, ENDOWMENT));

		assert_ok!(Verification::attest(signed(VERA), ADA, DOCUMENT, 50));

		assert_eq!(Balances::free_balance(VERA), ENDOWMENT - BOND + FEE);
	});
}
