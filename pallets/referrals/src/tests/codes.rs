//! Codes: claimed, used, released.

use crate::{mock::*, CodeRecord, Codes, CodesOf, Error, Event, HoldReason};
use codec::{Decode, Encode};
use frame::testing_prelude::*;

#[test]
fn a_claimed_code_should_lead_to_its_owner_and_hold_the_deposit() {
	build_and_execute(|| {
		assert_ok!(Referrals::claim_code(signed(ALICE), code("alice_01")));

		assert_eq!(
			Codes::<Test>::get(code("alice_01")),
			Some(CodeRecord { owner: ALICE, deposit: CODE_DEPOSIT })
		);
		assert_eq!(Referrals::code_owner(code("alice_01")), Some(ALICE));
		assert_eq!(Referrals::codes_of(ALICE), [code("alice_01")]);
		assert_eq!(held(HoldReason::Code, ALICE), CODE_DEPOSIT);
		System::assert_last_event(
			Event::CodeClaimed { owner: ALICE, code: code("alice_01") }.into(),
		);
	});
}

#[test]
fn enrolment_by_code_should_name_the_owner() {
	build_and_execute(|| {
		assert_ok!(Referrals::claim_code(signed(ALICE), code("alice")));

		assert_ok!(Referrals::enrol_by_code(signed(BOB), code("alice")));

		assert_eq!(Referrals::path_of(BOB), [ALICE]);
		assert_eq!(held(HoldReason::Enrolment, BOB), ENROLMENT_DEPOSIT);
		System::assert_last_event(Event::Enrolled { account: BOB, referrer: ALICE }.into());
	});
}

#[test]
fn enrolment_by_code_should_fail_when_nobody_owns_the_code() {
	build_and_execute(|| {
		for text in ["nobody", "", "NOT A CODE"] {
			assert_noop!(
				Referrals::enrol_by_code(signed(BOB), code(text)),
				Error::<Test>::CodeUnknown
			);
		}
	});
}

#[test]
fn enrolment_by_code_should_fail_when_the_account_has_referrals() {
	build_and_execute(|| {
		assert_ok!(Referrals::claim_code(signed(BOB), code("bob")));
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));

		assert_noop!(
			Referrals::enrol_by_code(signed(ALICE), code("bob")),
			Error::<Test>::HasReferrals
		);
	});
}

#[test]
fn a_claim_should_fail_when_the_code_is_too_short() {
	build_and_execute(|| {
		for text in ["", "a"] {
			assert_noop!(
				Referrals::claim_code(signed(ALICE), code(text)),
				Error::<Test>::CodeTooShort
			);
		}
	});
}

#[test]
fn a_claim_should_fail_when_the_code_has_a_foreign_character() {
	build_and_execute(|| {
		for text in ["Alice", "a b", "caf\u{e9}", "a/b"] {
			assert_noop!(
				Referrals::claim_code(signed(ALICE), code(text)),
				Error::<Test>::CodeCharacters
			);
		}
	});
}

#[test]
fn a_claim_should_fail_when_the_code_has_an_owner() {
	build_and_execute(|| {
		assert_ok!(Referrals::claim_code(signed(ALICE), code("star")));

		assert_noop!(Referrals::claim_code(signed(BOB), code("star")), Error::<Test>::CodeTaken);
		assert_noop!(Referrals::claim_code(signed(ALICE), code("star")), Error::<Test>::CodeTaken);
	});
}

#[test]
fn a_claim_should_fail_when_the_account_owns_as_many_codes_as_it_can() {
	build_and_execute(|| {
		// GIVEN an account with all its codes
		for number in 0..MAX_CODES {
			assert_ok!(Referrals::claim_code(signed(ALICE), code(&format!("alice-{number}"))));
		}
		assert_eq!(held(HoldReason::Code, ALICE), u128::from(MAX_CODES) * CODE_DEPOSIT);

		// WHEN it claims one more THEN it cannot, until it releases one
		assert_noop!(
			Referrals::claim_code(signed(ALICE), code("more")),
			Error::<Test>::TooManyCodes
		);
		assert_ok!(Referrals::release_code(signed(ALICE), code("alice-1")));
		assert_ok!(Referrals::claim_code(signed(ALICE), code("more")));
		assert_eq!(Referrals::codes_of(ALICE), [code("alice-0"), code("alice-2"), code("more")]);
	});
}

#[test]
fn a_claim_should_fail_when_the_account_cannot_hold_the_deposit() {
	build_and_execute(|| {
		assert_ok!(Balances::transfer_keep_alive(signed(ALICE), 20, CODE_DEPOSIT));

		assert_noop!(Referrals::claim_code(signed(20), code("poor")), TokenError::FundsUnavailable);
	});
}

#[test]
fn a_released_code_should_return_its_deposit_and_be_free() {
	build_and_execute(|| {
		assert_ok!(Referrals::claim_code(signed(ALICE), code("star")));

		assert_ok!(Referrals::release_code(signed(ALICE), code("star")));

		assert_eq!(held(HoldReason::Code, ALICE), 0);
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
		assert_eq!(Referrals::code_owner(code("star")), None);
		assert!(!CodesOf::<Test>::contains_key(ALICE));
		System::assert_last_event(Event::CodeReleased { owner: ALICE, code: code("star") }.into());

		assert_ok!(Referrals::claim_code(signed(BOB), code("star")));
		assert_eq!(Referrals::code_owner(code("star")), Some(BOB));
	});
}

#[test]
fn a_release_should_change_nothing_for_those_who_enrolled() {
	build_and_execute(|| {
		// GIVEN Bob, who came by a code of Alice
		assert_ok!(Referrals::claim_code(signed(ALICE), code("star")));
		assert_ok!(Referrals::enrol_by_code(signed(BOB), code("star")));

		// WHEN the code goes to Carol
		assert_ok!(Referrals::release_code(signed(ALICE), code("star")));
		assert_ok!(Referrals::claim_code(signed(CAROL), code("star")));

		// THEN Bob is still brought by Alice
		assert_eq!(Referrals::path_of(BOB), [ALICE]);
	});
}

#[test]
fn a_release_should_fail_when_the_code_belongs_to_somebody_else() {
	build_and_execute(|| {
		assert_ok!(Referrals::claim_code(signed(ALICE), code("star")));

		assert_noop!(
			Referrals::release_code(signed(BOB), code("star")),
			Error::<Test>::NotCodeOwner
		);
	});
}

#[test]
fn a_release_should_fail_when_nobody_owns_the_code() {
	build_and_execute(|| {
		assert_noop!(
			Referrals::release_code(signed(ALICE), code("star")),
			Error::<Test>::CodeUnknown
		);
		assert_ok!(Referrals::claim_code(signed(ALICE), code("star")));
		assert_ok!(Referrals::release_code(signed(ALICE), code("star")));
		assert_noop!(
			Referrals::release_code(signed(ALICE), code("star")),
			Error::<Test>::CodeUnknown
		);
	});
}

#[test]
fn an_oversized_code_should_not_even_decode() {
	build_and_execute(|| {
		let call = |length: usize| {
			let claim = crate::Call::<Test>::claim_code { code: Default::default() };
			let mut bytes = RuntimeCall::from(claim).encode();
			bytes.pop();
			bytes.extend(vec![b'a'; length].encode());
			RuntimeCall::decode(&mut &bytes[..])
		};

		assert!(call(32).is_ok());
		assert!(call(33).is_err());
		assert!(call(70_000).is_err());
	});
}

#[test]
fn only_a_signed_origin_can_claim_and_release() {
	build_and_execute(|| {
		assert_ok!(Referrals::claim_code(signed(ALICE), code("star")));
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Referrals::claim_code(origin.clone(), code("nova")), BadOrigin);
			assert_noop!(Referrals::release_code(origin, code("star")), BadOrigin);
		}
	});
}
