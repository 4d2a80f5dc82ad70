//! The invariants notice what is wrong.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// Runs `corrupt` on a chain with one relay, and expects the invariants to object.
fn assert_noticed(corrupt: impl FnOnce(&mut RelayOf<Test>)) {
	new_test_ext().execute_with(|| {
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));
		assert_ok!(Directory::do_try_state());
		let mut relay = Relays::<Test>::get(ANNA).unwrap();

		corrupt(&mut relay);

		Relays::<Test>::insert(ANNA, relay);
		assert!(Directory::do_try_state().is_err());
	});
}

#[test]
fn invariants_should_notice_a_corrupt_relay() {
	assert_noticed(|relay| relay.bond += 1);
	assert_noticed(|relay| relay.last_heartbeat += 1);
	assert_noticed(|relay| relay.info.capacity = 0);
	assert_noticed(|relay| relay.info.url = Default::default());
	assert_noticed(|relay| relay.info.multiaddr = Default::default());
}

#[test]
fn invariants_should_notice_a_barred_operator_with_a_relay() {
	assert_noticed(|_| Barred::<Test>::insert(ANNA, ()));
}

#[test]
fn configuration_should_be_sound() {
	build_and_execute(<Directory as Hooks<u64>>::integrity_test);
}
