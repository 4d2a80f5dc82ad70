//! Everybody on camera is eligible, always.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn going_live_should_be_refused_when_the_performer_is_not_eligible() {
	build_and_execute(|| {
		open_room(ANNA);
		Ineligible::set([(ANNA, Ineligibility::Expired)].into());

		assert_noop!(try_go_live(ANNA, &[]), Error::<Test>::NotEligible(Ineligibility::Expired));
	});
}

#[test]
fn going_live_should_be_refused_when_somebody_in_the_cast_is_not_eligible() {
	build_and_execute(|| {
		open_room(ANNA);
		join(ANNA, &[BERTA, CARLA]);
		Ineligible::set([(CARLA, Ineligibility::Pending)].into());

		assert_noop!(
			try_go_live(ANNA, &[BERTA, CARLA]),
			Error::<Test>::CastNotEligible { index: 1, reason: Ineligibility::Pending }
		);
		assert_ok!(try_go_live(ANNA, &[BERTA]));
	});
}

#[test]
fn stream_should_end_when_its_performer_loses_her_eligibility() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);

		revoke(ANNA);

		let reason = Ineligibility::Revoked;
		assert_ended(ANNA, &[BERTA], OfflineReason::EligibilityLost { account: ANNA, reason });
		assert_noop!(try_go_live(ANNA, &[BERTA]), Error::<Test>::NotEligible(reason));
		// Her room stays, and so does what is held for it.
		assert_eq!(status(ANNA), RoomStatus::Offline);
		assert_eq!(held(HoldReason::Room, ANNA), ROOM_DEPOSIT);
	});
}

#[test]
fn stream_should_end_when_somebody_in_its_cast_loses_her_eligibility() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA, CARLA]);

		revoke(CARLA);

		let reason = Ineligibility::Revoked;
		assert_ended(
			ANNA,
			&[BERTA, CARLA],
			OfflineReason::EligibilityLost { account: CARLA, reason },
		);
		assert_noop!(
			try_go_live(ANNA, &[BERTA, CARLA]),
			Error::<Test>::CastNotEligible { index: 1, reason }
		);
	});
}

#[test]
fn nothing_should_happen_when_somebody_off_camera_loses_her_eligibility() {
	build_and_execute(|| {
		go_live(ANNA, &[]);
		join(ANNA, &[BERTA]);
		open_room(CARLA);
		let events = System::event_count();

		revoke(BERTA);
		revoke(CARLA);
		revoke(DORA);

		assert_eq!(System::event_count(), events);
		assert_eq!(status(ANNA), RoomStatus::Live { relay: RELAY });
	});
}

#[test]
fn only_one_stream_should_end_when_several_run() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);
		go_live(CARLA, &[DORA]);

		revoke(DORA);

		let reason = Ineligibility::Revoked;
		assert_ended(CARLA, &[DORA], OfflineReason::EligibilityLost { account: DORA, reason });
		assert_eq!(status(ANNA), RoomStatus::Live { relay: RELAY });
	});
}

#[test]
fn losing_eligibility_twice_should_be_as_good_as_once() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);
		revoke(BERTA);
		let events = System::event_count();

		revoke(BERTA);
		revoke(ANNA);

		assert_eq!(System::event_count(), events);
	});
}

#[test]
fn listening_should_weigh_what_was_measured() {
	assert_eq!(
		<Studio as OnEligibilityLost<u64>>::weight(),
		<() as WeightInfo>::on_eligibility_lost()
	);
}
