//! A storage that breaks an invariant is found.

use crate::{
	mock::*, CodeRecord, Codes, CodesOf, Enrolment, Enrolments, HoldReason, ReferralCount,
};
use frame::testing_prelude::*;
use livestars_primitives::referral::{ReferralEarnings, Referrals as _};

/// What a referrer earned by a payment of twenty planck.
fn earned() -> ReferralEarnings<Balance> {
	ReferralEarnings { as_viewer_referrer: [1, 0, 0], ..Default::default() }
}

/// Bob was brought by Alice, who owns a code and earned by him. Then `corrupt` breaks something.
fn assert_found(corrupt: impl FnOnce(), what: &'static str) {
	new_test_ext().execute_with(|| {
		assert_ok!(Referrals::claim_code(signed(ALICE), code("star")));
		assert_ok!(Referrals::enrol(signed(BOB), ALICE));
		Referrals::note_earnings(&ALICE, &earned());
		assert_ok!(Referrals::do_try_state());
		corrupt();
		assert_eq!(Referrals::do_try_state(), Err(DispatchError::Other(what)));
	});
}

#[test]
fn a_cycle_is_found() {
	assert_found(
		|| {
			let record = Enrolment { path: vec![BOB, ALICE, BOB].try_into().unwrap(), deposit: 0 };
			Enrolments::<Test>::insert(ALICE, record);
			ReferralCount::<Test>::insert(BOB, 1);
		},
		"the referrers above an account form a cycle",
	);
}

#[test]
fn a_wrong_path_is_found() {
	let path = |accounts: &[AccountId]| {
		let path = BoundedVec::truncate_from(accounts.to_vec());
		move || Enrolments::<Test>::mutate(BOB, |record| record.as_mut().unwrap().path = path)
	};
	assert_found(path(&[ALICE, CAROL]), "the path of an account is not that of its referrer");
	assert_found(path(&[]), "an account was brought by nobody");
}

#[test]
fn a_missing_enrolment_deposit_is_found() {
	assert_found(
		|| {
			assert_ok!(<Balances as fungible::MutateHold<_>>::release(
				&HoldReason::Enrolment.into(),
				&BOB,
				1,
				Precision::Exact
			));
		},
		"an account does not hold exactly the deposit of its enrolment",
	);
}

#[test]
fn a_wrong_count_is_found() {
	let what = "the count of referrals differs from the records";
	assert_found(|| ReferralCount::<Test>::insert(ALICE, 2), what);
	assert_found(|| ReferralCount::<Test>::remove(ALICE), what);
	assert_found(|| ReferralCount::<Test>::insert(CAROL, 0), what);
}

#[test]
fn earnings_without_referrals_are_found() {
	assert_found(
		|| Referrals::note_earnings(&CAROL, &earned()),
		"an account earned without referrals",
	);
}

#[test]
fn a_referrer_that_ended_is_found() {
	assert_found(
		|| {
			assert_ok!(Referrals::enrol(signed(DAVE), CAROL));
			frame_system::Account::<Test>::remove(CAROL);
		},
		"an account with referrals ended",
	);
}

#[test]
fn a_malformed_code_is_found() {
	assert_found(
		|| {
			Codes::<Test>::insert(code("X"), CodeRecord { owner: ALICE, deposit: 0 });
			CodesOf::<Test>::mutate(ALICE, |codes| codes.force_push(code("X")));
		},
		"a claimed code is not well-formed",
	);
}

#[test]
fn a_code_that_is_not_listed_right_is_found() {
	let differ = "the lists of codes differ from the codes";
	assert_found(|| CodesOf::<Test>::remove(ALICE), differ);
	assert_found(|| Codes::<Test>::remove(code("star")), differ);
	assert_found(
		|| CodesOf::<Test>::mutate(ALICE, |codes| codes.force_push(code("star"))),
		"a code is listed twice",
	);
	assert_found(
		|| CodesOf::<Test>::insert(CAROL, BoundedVec::new()),
		"an account without codes has a list of codes",
	);
}

#[test]
fn a_missing_code_deposit_is_found() {
	assert_found(
		|| {
			assert_ok!(<Balances as fungible::MutateHold<_>>::release(
				&HoldReason::Code.into(),
				&ALICE,
				1,
				Precision::Exact
			));
		},
		"an account does not hold exactly the deposits of its codes",
	);
}
