//! A storage that breaks an invariant is found.

use crate::{mock::*, Ceiling, HoldReason, Schedules};
use frame::{testing_prelude::*, traits::fungible::MutateHold};

/// Half of the founder's allocation is released. Then `corrupt` breaks something.
fn assert_found(corrupt: impl FnOnce(), what: &'static str) {
	new_test_ext().execute_with(|| {
		System::set_block_number(60);
		assert_ok!(LiveToken::vest(signed(FOUNDER)));
		assert_ok!(LiveToken::do_try_state());
		corrupt();
		assert_eq!(LiveToken::do_try_state(), Err(DispatchError::Other(what)));
	});
}

#[test]
fn an_issuance_above_the_ceiling_is_found() {
	assert_found(
		|| Ceiling::<Test>::put(Balances::total_issuance() - 1),
		"more LIVE exists than the ceiling allows",
	);
}

#[test]
fn a_cliff_out_of_place_is_found() {
	assert_found(
		|| Schedules::<Test>::mutate(FOUNDER, |entry| entry.as_mut().unwrap().cliff = 111),
		"the cliff of a schedule is not between its start and its end",
	);
}

#[test]
fn a_schedule_without_rest_is_found() {
	assert_found(
		|| {
			Schedules::<Test>::mutate(FOUNDER, |entry| {
				entry.as_mut().unwrap().released = ALLOCATION
			})
		},
		"a schedule is released and not removed",
	);
}

#[test]
fn a_release_ahead_of_time_is_found() {
	assert_found(|| System::set_block_number(59), "more was released than has vested");
}

#[test]
fn a_missing_hold_is_found() {
	assert_found(
		|| {
			assert_ok!(Balances::release(
				&HoldReason::Vesting.into(),
				&FOUNDER,
				1,
				Precision::Exact
			));
		},
		"an account does not hold exactly what is not released",
	);
}
