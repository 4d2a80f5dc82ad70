//! Admitted accounts register, change and end their offer.

use super::*;

#[test]
fn a_registered_verifier_is_listed_and_bonded() {
	build_and_execute(|| {
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), 3));

		assert_ok!(Verification::register_verifier(signed(3), [7; 32], 12));

		let (verifier, encryption_key, fee) = (3, [7; 32], 12);
		let event = Event::VerifierRegistered { verifier, encryption_key, fee, bond: BOND };
		assert_eq!(last_event(), event);
		assert_eq!(held(HoldReason::VerifierBond, 3), BOND);
		let listing = VerifierListing { verifier, encryption_key, fee, pending: 0 };
		assert!(Verification::verifiers().contains(&listing));
	});
}

#[test]
fn only_registered_verifiers_are_listed_with_what_waits_for_them() {
	build_and_execute(|| {
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), 3));
		submit(ADA, VERA, DOCUMENT);

		let mut verifiers = Verification::verifiers();

		verifiers.sort_by_key(|listing| listing.verifier);
		let listing = |verifier, pending| VerifierListing {
			verifier,
			encryption_key: KEY,
			fee: FEE,
			pending,
		};
		assert_eq!(verifiers, [listing(VERA, 1), listing(VICTOR, 0)]);
	});
}

#[test]
fn registration_should_fail_when_the_account_is_not_admitted() {
	build_and_execute(|| {
		assert_noop!(Verification::register_verifier(signed(3), KEY, FEE), Failure::NotAdmitted);
	});
}

#[test]
fn registration_should_fail_when_the_verifier_is_registered() {
	build_and_execute(|| {
		assert_noop!(
			Verification::register_verifier(signed(VERA), KEY, FEE),
			Failure::AlreadyRegistered
		);
	});
}

#[test]
fn registration_should_fail_when_the_bond_cannot_be_held() {
	build_and_execute(|| {
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), PAUPER));

		assert_noop!(
			Verification::register_verifier(signed(PAUPER), KEY, FEE),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn a_key_that_keeps_no_secret_is_refused() {
	build_and_execute(|| {
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), 3));
		let mut one = [0; 32];
		one[0] = 1;

		for key in [[0; 32], one] {
			assert_noop!(
				Verification::register_verifier(signed(3), key, FEE),
				Failure::UnusableKey
			);
			assert_noop!(
				Verification::update_verifier(signed(VERA), key, FEE),
				Failure::UnusableKey
			);
		}
	});
}

#[test]
fn a_verifier_changes_key_and_fee_for_documents_submitted_later() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);

		assert_ok!(Verification::update_verifier(signed(VERA), [7; 32], 50));

		let event = Event::VerifierUpdated { verifier: VERA, encryption_key: [7; 32], fee: 50 };
		assert_eq!(last_event(), event);
		assert_eq!(held(HoldReason::VerifierBond, VERA), BOND);
		assert_eq!(Verification::submission_of(ADA).map(|submission| submission.fee), Some(FEE));
		assert_ok!(Verification::submit(signed(BEA), VERA, DOCUMENT, 50));
		assert_eq!(held(HoldReason::Fee, BEA), 50);
	});
}

#[test]
fn a_change_should_fail_when_the_caller_is_not_registered() {
	build_and_execute(|| {
		assert_ok!(Verification::admit_verifier(signed(GOVERNANCE), 3));

		for who in [3, 4] {
			assert_noop!(
				Verification::update_verifier(signed(who), KEY, FEE),
				Failure::NotAVerifier
			);
			assert_noop!(Verification::resign_verifier(signed(who)), Failure::NotAVerifier);
		}
	});
}

#[test]
fn a_verifier_that_resigns_gets_its_bond_back_and_may_register_again() {
	build_and_execute(|| {
		assert_ok!(Verification::resign_verifier(signed(VERA)));

		assert_eq!(last_event(), Event::VerifierResigned { verifier: VERA, bond: BOND });
		assert_eq!(Balances::free_balance(VERA), ENDOWMENT);
		assert_noop!(Verification::resign_verifier(signed(VERA)), Failure::NotAVerifier);
		assert_ok!(Verification::register_verifier(signed(VERA), KEY, FEE));
	});
}

#[test]
fn resignation_should_fail_while_documents_wait() {
	build_and_execute(|| {
		submit(ADA, VERA, DOCUMENT);
		assert_noop!(Verification::resign_verifier(signed(VERA)), Failure::VerifierHasPending);

		let reason = RejectionReason::Unreadable;
		assert_ok!(Verification::reject(signed(VERA), ADA, DOCUMENT, reason));

		assert_ok!(Verification::resign_verifier(signed(VERA)));
	});
}

#[test]
fn verifiers_calls_need_a_signature() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Verification::register_verifier(origin.clone(), KEY, FEE), BadOrigin);
			assert_noop!(Verification::update_verifier(origin.clone(), KEY, FEE), BadOrigin);
			assert_noop!(Verification::resign_verifier(origin), BadOrigin);
		}
	});
}
