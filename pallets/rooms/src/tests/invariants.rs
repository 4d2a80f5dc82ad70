//! The invariants notice what is wrong.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// Runs `corrupt` on a chain where ANNA is live with BERTA, and expects the invariants to object.
fn assert_noticed(corrupt: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		System::set_block_number(1);
		go_live(ANNA, &[BERTA]);
		assert_ok!(Studio::do_try_state());

		corrupt();

		assert!(Studio::do_try_state().is_err());
	});
}

fn change_stream(change: impl FnOnce(&mut LiveState<Test>)) {
	Live::<Test>::mutate(ANNA, |live| change(live.as_mut().unwrap()));
}

#[test]
fn invariants_should_notice_somebody_on_camera_who_is_not_eligible() {
	assert_noticed(|| Ineligible::set([(ANNA, Ineligibility::Expired)].into()));
	assert_noticed(|| Ineligible::set([(BERTA, Ineligibility::Expired)].into()));
}

#[test]
fn invariants_should_notice_a_stream_and_an_index_that_differ() {
	assert_noticed(|| CastIn::<Test>::remove(ANNA));
	assert_noticed(|| CastIn::<Test>::remove(BERTA));
	assert_noticed(|| CastIn::<Test>::insert(BERTA, CARLA));
	assert_noticed(|| CastIn::<Test>::insert(CARLA, ANNA));
	assert_noticed(|| Live::<Test>::remove(ANNA));
	assert_noticed(|| change_stream(|live| live.cast = cast(&[BERTA, BERTA])));
	assert_noticed(|| change_stream(|live| live.cast = cast(&[ANNA, BERTA])));
	assert_noticed(|| change_stream(|live| live.cast = cast(&[])));
}

#[test]
fn invariants_should_notice_a_stream_without_room_consent_or_past() {
	assert_noticed(|| Rooms::<Test>::remove(ANNA));
	assert_noticed(|| assert!(Consents::<Test>::take(BERTA, ANNA).is_some()));
	assert_noticed(|| change_stream(|live| live.since = 2));
}

#[test]
fn invariants_should_notice_deposits_and_counts_that_differ() {
	assert_noticed(|| {
		Rooms::<Test>::mutate(ANNA, |room| room.as_mut().unwrap().deposit += 1);
	});
	assert_noticed(|| Consents::<Test>::insert(BERTA, ANNA, CONSENT_DEPOSIT + 1));
	assert_noticed(|| Consents::<Test>::insert(CARLA, CARLA, 0));
	assert_noticed(|| ConsentCounts::<Test>::insert(BERTA, 2));
	assert_noticed(|| ConsentCounts::<Test>::insert(CARLA, 1));
}

#[test]
fn configuration_should_be_sound() {
	build_and_execute(<Studio as Hooks<u64>>::integrity_test);
}
