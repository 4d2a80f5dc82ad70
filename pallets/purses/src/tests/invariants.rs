//! The bounds of the configuration, and that a broken state is noticed.

use crate::{mock::*, NextPurse, Purses as PursesMap, PursesOf};
use frame::testing_prelude::*;

#[test]
fn the_configuration_should_pass_its_own_test() {
	build_and_execute(<Purses as Hooks<u32>>::integrity_test);
}

/// Breaks the state of two spent purses and expects the check to notice.
fn assert_noticed(break_state: impl FnOnce(u64)) {
	new_test_ext().execute_with(|| {
		let purse = open_purse(1_000);
		open_purse(1_000);
		assert_eq!(settle_one(signed(purse, 0, 300)), Ok(()));
		assert_ok!(Purses::do_try_state());
		break_state(purse);
		assert!(Purses::do_try_state().is_err());
	});
}

fn change(purse: u64, change: impl FnOnce(&mut crate::PurseOf<Test>)) {
	PursesMap::<Test>::mutate(purse, |purse| change(purse.as_mut().unwrap()));
}

#[test]
fn a_broken_state_should_be_noticed() {
	assert_noticed(|id| change(id, |purse| purse.spent = 299));
	assert_noticed(|id| change(id, |purse| purse.spent = 1_001));
	assert_noticed(|id| change(id, |purse| purse.cap = 1_001));
	assert_noticed(|id| change(id, |purse| purse.deposit = 0));
	assert_noticed(|id| change(id, |purse| purse.owner = NEIGHBOUR));
	assert_noticed(|id| change(id, |purse| purse.window = Default::default()));
	assert_noticed(PursesMap::<Test>::remove);
	assert_noticed(|_| NextPurse::<Test>::put(1));
	assert_noticed(|_| PursesOf::<Test>::remove(VIEWER));
	assert_noticed(|_| PursesOf::<Test>::mutate(VIEWER, |numbers| numbers.as_mut().reverse()));
	assert_noticed(|id| {
		PursesOf::<Test>::mutate(NEIGHBOUR, |numbers| numbers.try_push(id).unwrap())
	});
}
