//! Nobody is put on camera without her will.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn joining_should_be_needed_to_be_in_a_cast() {
	build_and_execute(|| {
		open_room(ANNA);
		open_room(DORA);
		join(ANNA, &[BERTA]);
		// Consent to somebody else is none.
		join(DORA, &[CARLA]);

		assert_noop!(
			try_go_live(ANNA, &[BERTA, CARLA]),
			Error::<Test>::CastNotConsenting { index: 1 }
		);
		join(ANNA, &[CARLA]);
		assert_ok!(try_go_live(ANNA, &[BERTA, CARLA]));
	});
}

#[test]
fn joining_should_hold_a_deposit_until_leaving() {
	build_and_execute(|| {
		open_room(ANNA);
		open_room(CARLA);

		join(ANNA, &[BERTA]);
		System::assert_last_event(
			Event::CastJoined { member: BERTA, performer: ANNA, deposit: CONSENT_DEPOSIT }.into(),
		);
		join(CARLA, &[BERTA]);
		assert_eq!(held(HoldReason::Consent, BERTA), 2 * CONSENT_DEPOSIT);

		assert_ok!(Studio::leave_cast(RuntimeOrigin::signed(BERTA), ANNA));
		System::assert_last_event(
			Event::CastLeft { member: BERTA, performer: ANNA, deposit: CONSENT_DEPOSIT }.into(),
		);
		assert_eq!(held(HoldReason::Consent, BERTA), CONSENT_DEPOSIT);
		assert_eq!(Studio::consents(BERTA), [CARLA]);

		assert_ok!(Studio::leave_cast(RuntimeOrigin::signed(BERTA), CARLA));
		assert_eq!(Balances::free_balance(BERTA), WEALTH);
		assert!(!ConsentCounts::<Test>::contains_key(BERTA));
	});
}

#[test]
fn joining_should_be_refused_when_it_means_nothing_or_cannot_be_paid() {
	build_and_execute(|| {
		let join_cast =
			|member, performer| Studio::join_cast(RuntimeOrigin::signed(member), performer);
		open_room(ANNA);

		assert_noop!(join_cast(ANNA, ANNA), Error::<Test>::OwnCast);
		assert_noop!(join_cast(BERTA, CARLA), Error::<Test>::NoRoom);
		assert_noop!(join_cast(POOR, ANNA), TokenError::FundsUnavailable);
		assert_noop!(Studio::join_cast(RuntimeOrigin::none(), ANNA), BadOrigin);
		assert_ok!(join_cast(BERTA, ANNA));
		assert_noop!(join_cast(BERTA, ANNA), Error::<Test>::AlreadyJoined);
	});
}

#[test]
fn joining_should_be_refused_when_the_account_gave_too_many_consents() {
	build_and_execute(|| {
		for performer in [ANNA, BERTA, CARLA] {
			open_room(performer);
		}
		join(ANNA, &[DORA]);
		join(BERTA, &[DORA]);

		assert_noop!(
			Studio::join_cast(RuntimeOrigin::signed(DORA), CARLA),
			Error::<Test>::TooManyConsents
		);
		assert_ok!(Studio::leave_cast(RuntimeOrigin::signed(DORA), ANNA));
		join(CARLA, &[DORA]);
	});
}

#[test]
fn leaving_should_end_the_stream_that_she_is_in() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA, CARLA]);

		assert_ok!(Studio::leave_cast(RuntimeOrigin::signed(CARLA), ANNA));

		assert_ended(ANNA, &[BERTA, CARLA], OfflineReason::CastLeft { account: CARLA });
		assert_noop!(
			try_go_live(ANNA, &[BERTA, CARLA]),
			Error::<Test>::CastNotConsenting { index: 1 }
		);
		assert_ok!(try_go_live(ANNA, &[BERTA]));
	});
}

#[test]
fn leaving_should_not_end_a_stream_that_she_is_not_in() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);
		join(ANNA, &[CARLA]);
		open_room(DORA);
		join(DORA, &[BERTA]);

		// Somebody who consented but is not on camera.
		assert_ok!(Studio::leave_cast(RuntimeOrigin::signed(CARLA), ANNA));
		// Somebody on camera who leaves another cast.
		assert_ok!(Studio::leave_cast(RuntimeOrigin::signed(BERTA), DORA));

		assert_eq!(status(ANNA), RoomStatus::Live { relay: RELAY });
		assert_eq!(Studio::on_camera(BERTA), Some(ANNA));
	});
}

#[test]
fn leaving_should_be_refused_when_there_is_no_such_consent() {
	build_and_execute(|| {
		open_room(ANNA);
		assert_noop!(
			Studio::leave_cast(RuntimeOrigin::signed(BERTA), ANNA),
			Error::<Test>::NotJoined
		);
		assert_noop!(Studio::leave_cast(RuntimeOrigin::root(), ANNA), BadOrigin);
	});
}

#[test]
fn consent_should_be_withdrawable_when_the_room_is_closed() {
	build_and_execute(|| {
		open_room(ANNA);
		join(ANNA, &[BERTA]);
		assert_ok!(Studio::close_room(RuntimeOrigin::signed(ANNA)));

		assert_ok!(Studio::leave_cast(RuntimeOrigin::signed(BERTA), ANNA));
		assert_eq!(Balances::free_balance(BERTA), WEALTH);
	});
}
