//! Going live and offline.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn going_live_should_tell_the_relay_and_the_cast() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA, CARLA]);

		assert_eq!(status(ANNA), RoomStatus::Live { relay: RELAY });
		for account in [ANNA, BERTA, CARLA] {
			assert_eq!(Studio::on_camera(account), Some(ANNA));
		}
		System::assert_last_event(
			Event::WentLive { performer: ANNA, relay: RELAY, cast: cast(&[BERTA, CARLA]) }.into(),
		);
	});
}

#[test]
fn going_offline_should_free_everybody_for_the_next_stream() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);

		assert_ok!(Studio::go_offline(RuntimeOrigin::signed(ANNA)));

		assert_ended(ANNA, &[BERTA], OfflineReason::Chosen);
		// Consent stands, and the roles can change.
		assert_ok!(try_go_live(ANNA, &[BERTA]));
		assert_ok!(Studio::go_offline(RuntimeOrigin::signed(ANNA)));
		go_live(BERTA, &[ANNA]);
	});
}

#[test]
fn going_live_should_be_refused_when_there_is_no_room_or_no_signature() {
	build_and_execute(|| {
		assert_noop!(try_go_live(ANNA, &[]), Error::<Test>::NoRoom);
		assert_noop!(Studio::go_live(RuntimeOrigin::none(), RELAY, cast(&[])), BadOrigin);
	});
}

#[test]
fn going_live_should_be_refused_when_she_is_live_or_on_camera_elsewhere() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);
		open_room(BERTA);

		assert_noop!(try_go_live(ANNA, &[]), Error::<Test>::AlreadyLive);
		assert_noop!(try_go_live(BERTA, &[]), Error::<Test>::OnCameraElsewhere);
	});
}

#[test]
fn going_live_should_be_refused_when_the_relay_is_not_active() {
	build_and_execute(|| {
		open_room(ANNA);
		ActiveRelays::mutate(|relays| relays.remove(&RELAY));

		assert_noop!(try_go_live(ANNA, &[]), Error::<Test>::RelayNotActive);
		assert_ok!(Studio::go_live(RuntimeOrigin::signed(ANNA), OTHER_RELAY, cast(&[])));
	});
}

#[test]
fn going_live_should_be_refused_when_the_cast_names_somebody_twice_or_the_performer() {
	build_and_execute(|| {
		open_room(ANNA);
		join(ANNA, &[BERTA, CARLA]);

		assert_noop!(
			try_go_live(ANNA, &[BERTA, CARLA, BERTA]),
			Error::<Test>::CastNamedTwice { index: 2 }
		);
		assert_noop!(try_go_live(ANNA, &[BERTA, ANNA]), Error::<Test>::CastNamedTwice { index: 1 });
	});
}

#[test]
fn going_live_should_be_refused_when_somebody_in_the_cast_is_on_camera_elsewhere() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);
		open_room(CARLA);
		join(CARLA, &[ANNA, BERTA, DORA]);

		assert_noop!(
			try_go_live(CARLA, &[DORA, BERTA]),
			Error::<Test>::CastOnCameraElsewhere { index: 1 }
		);
		assert_noop!(
			try_go_live(CARLA, &[ANNA]),
			Error::<Test>::CastOnCameraElsewhere { index: 0 }
		);
		assert_ok!(try_go_live(CARLA, &[DORA]));
	});
}

#[test]
fn calls_should_not_decode_when_the_cast_is_too_large() {
	let call = |cast: Vec<u64>| {
		let index = 3u8;
		crate::Call::<Test>::decode(&mut &(index, RELAY, cast).encode()[..])
	};

	assert!(call(vec![1, 2, 3]).is_ok());
	assert!(call(vec![1, 2, 3, 4]).is_err());
}

#[test]
fn going_offline_should_be_refused_when_the_caller_is_not_live_herself() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);
		let go_offline = |performer| Studio::go_offline(RuntimeOrigin::signed(performer));

		assert_noop!(go_offline(BERTA), Error::<Test>::NotLive);
		assert_noop!(go_offline(CARLA), Error::<Test>::NotLive);
		assert_noop!(Studio::go_offline(RuntimeOrigin::root()), BadOrigin);

		assert_ok!(go_offline(ANNA));
		assert_noop!(go_offline(ANNA), Error::<Test>::NotLive);
	});
}

#[test]
fn stream_should_go_on_when_its_relay_falls_silent() {
	build_and_execute(|| {
		go_live(ANNA, &[]);
		ActiveRelays::set(Default::default());

		assert_eq!(status(ANNA), RoomStatus::Live { relay: RELAY });
		assert_ok!(Studio::go_offline(RuntimeOrigin::signed(ANNA)));
	});
}
