//! Verifiers and the safety origin revoke attestations.

use super::*;
use RevocationReason::*;

#[test]
fn a_revoked_attestation_ends_in_the_same_block() {
	build_and_execute(|| {
		for (performer, by, origin) in
			[(ADA, Revoker::Verifier(VERA), VERA), (BEA, Revoker::Safety, SAFETY)]
		{
			attest(performer, VERA, 50);

			assert_ok!(Verification::revoke(signed(origin), performer, Fraud));

			assert_eq!(last_event(), Event::Revoked { performer, by, reason: Fraud });
			assert_eq!(Verification::check(&performer), Err(Ineligibility::Revoked));
			assert_eq!(Verification::attestation_of(performer), None);
			assert_eq!(status(performer), Some(Status::Revoked(Fraud)));
		}
		let lost = [(1, ADA, Ineligibility::Revoked), (1, BEA, Ineligibility::Revoked)];
		assert_eq!(Lost::get(), lost);
		assert!(!Expiries::<Test>::contains_key(50));
	});
}

#[test]
fn a_revocation_moves_no_money() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		let balances = [ADA, VERA].map(|who| System::account(who).data);

		assert_ok!(Verification::revoke(signed(VERA), ADA, Underage));

		assert_eq!([ADA, VERA].map(|who| System::account(who).data), balances);
	});
}

#[test]
fn a_revocation_should_fail_when_another_verifier_attested() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);

		assert_noop!(Verification::revoke(signed(VICTOR), ADA, Fraud), Failure::WrongVerifier);
	});
}

#[test]
fn a_revocation_should_fail_when_the_caller_is_neither_verifier_nor_safety() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);

		for who in [ADA, BEA, GOVERNANCE] {
			assert_noop!(Verification::revoke(signed(who), ADA, Fraud), Failure::NotAVerifier);
		}
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Verification::revoke(origin, ADA, Fraud), BadOrigin);
		}
	});
}

#[test]
fn a_revocation_should_fail_when_nothing_is_attested() {
	build_and_execute(|| {
		for origin in [VERA, SAFETY] {
			assert_noop!(Verification::revoke(signed(origin), ADA, Fraud), Failure::NotAttested);
		}
		submit(ADA, VERA, DOCUMENT);
		for origin in [VERA, SAFETY] {
			assert_noop!(Verification::revoke(signed(origin), ADA, Fraud), Failure::NotAttested);
		}
	});
}

#[test]
fn a_revocation_should_fail_when_it_is_replayed() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		assert_ok!(Verification::revoke(signed(VERA), ADA, Fraud));

		assert_noop!(Verification::revoke(signed(VERA), ADA, Fraud), Failure::NotAttested);
		assert_noop!(Verification::revoke(signed(SAFETY), ADA, Fraud), Failure::NotAttested);
	});
}

#[test]
fn another_verifier_may_attest_whom_the_first_revoked() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		assert_ok!(Verification::revoke(signed(VERA), ADA, GivenInError));

		submit(ADA, VICTOR, NEXT_DOCUMENT);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Pending));
		assert_ok!(Verification::attest(signed(VICTOR), ADA, NEXT_DOCUMENT, 60));

		assert_ok!(Verification::check(&ADA));
	});
}

#[test]
fn a_revocation_leaves_the_document_that_waits() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		submit(ADA, VICTOR, NEXT_DOCUMENT);

		assert_ok!(Verification::revoke(signed(VERA), ADA, Fraud));

		assert_ok!(Verification::attest(signed(VICTOR), ADA, NEXT_DOCUMENT, 60));
		assert_ok!(Verification::check(&ADA));
	});
}

#[test]
fn a_revoked_performer_gets_her_deposit_back_when_she_withdraws() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		assert_ok!(Verification::revoke(signed(VERA), ADA, Fraud));

		assert_ok!(Verification::withdraw(signed(ADA)));

		assert_eq!(Balances::free_balance(ADA), ENDOWMENT - FEE);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Unverified));
		assert_eq!(Lost::get().len(), 1, "eligibility is lost once");
	});
}

#[test]
fn a_verifier_that_resigned_revokes_nothing() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		assert_ok!(Verification::resign_verifier(signed(VERA)));

		assert_noop!(Verification::revoke(signed(VERA), ADA, Fraud), Failure::NotAVerifier);
		assert_ok!(Verification::check(&ADA));
	});
}
