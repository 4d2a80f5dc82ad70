//! Who is there, and who fell silent.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn relay_should_fall_silent_when_its_last_heartbeat_is_too_old() {
	build_and_execute(|| {
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));

		advance(HEARTBEAT_TIMEOUT);
		assert!(<Directory as RelayDirectory<_>>::is_active(&ANNA));
		assert_eq!(status_of(ANNA), RelayStatus::Active);

		advance(1);
		assert!(!<Directory as RelayDirectory<_>>::is_active(&ANNA));
		assert_eq!(status_of(ANNA), RelayStatus::Silent);
		// What it still carries is still paid.
		assert!(<Directory as RelayDirectory<_>>::is_registered(&ANNA));
	});
}

#[test]
fn heartbeat_should_bring_a_silent_relay_back() {
	build_and_execute(|| {
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));
		advance(10 * HEARTBEAT_TIMEOUT);

		assert_ok!(Directory::heartbeat(RuntimeOrigin::signed(ANNA)));

		assert!(<Directory as RelayDirectory<_>>::is_active(&ANNA));
		assert_eq!(Directory::relay(ANNA).unwrap().last_heartbeat, System::block_number());
		System::assert_last_event(Event::HeartbeatReceived { relay: ANNA }.into());
	});
}

#[test]
fn heartbeats_should_be_refused_when_they_come_faster_than_the_interval() {
	build_and_execute(|| {
		let heartbeat = || Directory::heartbeat(RuntimeOrigin::signed(ANNA));
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));

		advance(HEARTBEAT_INTERVAL - 1);
		assert_noop!(heartbeat(), Error::<Test>::HeartbeatTooEarly);
		advance(1);
		assert_ok!(heartbeat());
		assert_noop!(heartbeat(), Error::<Test>::HeartbeatTooEarly);
	});
}

#[test]
fn heartbeat_should_be_refused_when_there_is_no_serving_relay() {
	build_and_execute(|| {
		assert_noop!(Directory::heartbeat(RuntimeOrigin::root()), BadOrigin);
		assert_noop!(
			Directory::heartbeat(RuntimeOrigin::signed(ANNA)),
			Error::<Test>::NotRegistered
		);

		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));
		assert_ok!(Directory::leave(RuntimeOrigin::signed(ANNA)));
		advance(HEARTBEAT_INTERVAL);
		assert_noop!(Directory::heartbeat(RuntimeOrigin::signed(ANNA)), Error::<Test>::AlreadyLeft);
	});
}
