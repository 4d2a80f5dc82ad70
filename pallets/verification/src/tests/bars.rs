//! The safety origin bars accounts and lifts bars.

use super::*;
use RevocationReason::*;

#[test]
fn a_barred_performer_is_off_camera_at_once_and_gets_everything_back() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		submit(ADA, VICTOR, NEXT_DOCUMENT);

		assert_ok!(Verification::bar(signed(SAFETY), ADA, Coercion));

		let (account, reason, deposit, fee) = (ADA, Coercion, DEPOSIT, FEE);
		assert_eq!(last_event(), Event::Barred { account, reason, deposit, fee });
		assert_eq!(Lost::get(), [(1, ADA, Ineligibility::Revoked)]);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Revoked));
		assert_eq!(Records::<Test>::get(ADA), Some(Record::barred(Coercion)));
		assert_eq!(Balances::free_balance(ADA), ENDOWMENT - FEE);
		assert_eq!(Balances::reserved_balance(ADA), 0);
		assert!(!PendingCount::<Test>::contains_key(VICTOR));
	});
}

#[test]
fn a_bar_holds_against_every_verifier_and_every_call_of_its_subject() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		submit(ADA, VICTOR, NEXT_DOCUMENT);
		assert_ok!(Verification::bar(signed(SAFETY), ADA, Underage));

		assert_noop!(
			Verification::attest(signed(VICTOR), ADA, NEXT_DOCUMENT, 50),
			Failure::NothingPending
		);
		for verifier in [VERA, VICTOR] {
			assert_noop!(
				Verification::submit(signed(ADA), verifier, DOCUMENT, FEE),
				Failure::Barred
			);
		}
		assert_noop!(Verification::withdraw(signed(ADA)), Failure::NothingToWithdraw);
		assert_noop!(Verification::withdraw_submission(signed(ADA)), Failure::NothingPending);
		assert_noop!(Verification::revoke(signed(VERA), ADA, Fraud), Failure::NotAttested);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Revoked));
	});
}

#[test]
fn an_unknown_account_can_be_barred() {
	build_and_execute(|| {
		assert_ok!(Verification::bar(signed(SAFETY), PAUPER, LegalOrder));

		let (account, reason) = (PAUPER, LegalOrder);
		assert_eq!(last_event(), Event::Barred { account, reason, deposit: 0, fee: 0 });
		assert_eq!(Lost::get(), []);
		assert_eq!(Verification::check(&PAUPER), Err(Ineligibility::Revoked));
	});
}

#[test]
fn a_lifted_bar_leaves_an_unverified_account() {
	build_and_execute(|| {
		attest(ADA, VERA, 50);
		assert_ok!(Verification::bar(signed(SAFETY), ADA, Other));

		assert_ok!(Verification::unbar(signed(SAFETY), ADA));

		assert_eq!(last_event(), Event::Unbarred { account: ADA });
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Unverified));
		attest(ADA, VERA, 60);
		assert_ok!(Verification::check(&ADA));
	});
}

#[test]
fn a_bar_should_fail_when_the_account_is_barred() {
	build_and_execute(|| {
		assert_ok!(Verification::bar(signed(SAFETY), ADA, Other));

		assert_noop!(Verification::bar(signed(SAFETY), ADA, Fraud), Failure::AlreadyBarred);
	});
}

#[test]
fn lifting_a_bar_should_fail_when_there_is_none() {
	build_and_execute(|| {
		assert_noop!(Verification::unbar(signed(SAFETY), ADA), Failure::NotBarred);
		attest(ADA, VERA, 50);

		assert_noop!(Verification::unbar(signed(SAFETY), ADA), Failure::NotBarred);
	});
}

#[test]
fn nobody_but_the_safety_origin_bars_or_lifts() {
	build_and_execute(|| {
		assert_ok!(Verification::bar(signed(SAFETY), BEA, Other));

		for origin in [
			signed(GOVERNANCE),
			signed(VERA),
			signed(BEA),
			RuntimeOrigin::none(),
			RuntimeOrigin::root(),
		] {
			assert_noop!(Verification::bar(origin.clone(), ADA, Other), BadOrigin);
			assert_noop!(Verification::unbar(origin, BEA), BadOrigin);
		}
	});
}
