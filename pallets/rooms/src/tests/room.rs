//! Opening, describing and closing a room.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn opening_should_make_a_performer_and_hold_the_deposit() {
	build_and_execute(|| {
		assert_eq!(status(ANNA), RoomStatus::Missing);

		assert_ok!(Studio::open_room(RuntimeOrigin::signed(ANNA), profile()));

		assert_eq!(status(ANNA), RoomStatus::Offline);
		assert_eq!(held(HoldReason::Room, ANNA), ROOM_DEPOSIT);
		assert_eq!(Heard::get(), [Change::Opened(ANNA)]);
		System::assert_last_event(
			Event::RoomOpened { performer: ANNA, profile: profile(), deposit: ROOM_DEPOSIT }.into(),
		);
	});
}

#[test]
fn opening_should_be_refused_when_the_account_is_not_eligible() {
	for reason in [
		Ineligibility::Unverified,
		Ineligibility::Pending,
		Ineligibility::Rejected,
		Ineligibility::Expired,
		Ineligibility::Revoked,
	] {
		execute_on(state_with(&[], &[(ANNA, reason)]), || {
			assert_noop!(
				Studio::open_room(RuntimeOrigin::signed(ANNA), profile()),
				Error::<Test>::NotEligible(reason)
			);
		});
	}
}

#[test]
fn opening_should_be_refused_when_it_is_done_twice_or_cannot_be_paid_or_is_not_signed() {
	build_and_execute(|| {
		open_room(ANNA);

		assert_noop!(
			Studio::open_room(RuntimeOrigin::signed(ANNA), profile()),
			Error::<Test>::AlreadyOpen
		);
		assert_noop!(
			Studio::open_room(RuntimeOrigin::signed(POOR), profile()),
			TokenError::FundsUnavailable
		);
		assert_noop!(Studio::open_room(RuntimeOrigin::root(), profile()), BadOrigin);
	});
}

#[test]
fn profile_should_change_also_while_she_is_live() {
	build_and_execute(|| {
		go_live(ANNA, &[]);
		let other = H256::repeat_byte(8);

		assert_ok!(Studio::set_profile(RuntimeOrigin::signed(ANNA), other));

		assert_eq!(Studio::room(ANNA).unwrap().profile, other);
		assert!(Studio::room(ANNA).unwrap().live.is_some());
		System::assert_last_event(Event::ProfileChanged { performer: ANNA, profile: other }.into());
	});
}

#[test]
fn blocked_countries_should_be_replaced_as_a_whole() {
	build_and_execute(|| {
		open_room(ANNA);
		let block = |codes| {
			Studio::set_blocked_countries(RuntimeOrigin::signed(ANNA), countries(codes)).unwrap()
		};

		block(&["US", "DE"]);
		assert_eq!(
			Studio::room(ANNA).unwrap().blocked,
			countries(&["DE", "US"]).into_iter().collect::<Vec<_>>()
		);
		block(&["FR"]);
		assert_eq!(
			Studio::room(ANNA).unwrap().blocked,
			countries(&["FR"]).into_iter().collect::<Vec<_>>()
		);
		System::assert_last_event(
			Event::CountriesBlocked { performer: ANNA, countries: countries(&["FR"]) }.into(),
		);
		block(&[]);
		assert!(Studio::room(ANNA).unwrap().blocked.is_empty());
		assert_eq!(Studio::room(ANNA).unwrap().profile, profile());
	});
}

#[test]
fn describing_should_be_refused_when_there_is_no_room() {
	build_and_execute(|| {
		let anna = || RuntimeOrigin::signed(ANNA);
		assert_noop!(Studio::set_profile(anna(), profile()), Error::<Test>::NoRoom);
		assert_noop!(Studio::set_blocked_countries(anna(), countries(&[])), Error::<Test>::NoRoom);
		assert_noop!(Studio::set_profile(RuntimeOrigin::none(), profile()), BadOrigin);
		assert_noop!(
			Studio::set_blocked_countries(RuntimeOrigin::none(), countries(&[])),
			BadOrigin
		);
	});
}

#[test]
fn calls_should_not_decode_when_there_are_too_many_countries_or_some_are_none() {
	let call = |codes: &[&[u8; 2]]| {
		let index = 2u8;
		let codes: Vec<[u8; 2]> = codes.iter().map(|code| **code).collect();
		crate::Call::<Test>::decode(&mut &(index, codes).encode()[..])
	};

	assert!(call(&[b"DE", b"FR", b"SE", b"US"]).is_ok());
	assert!(call(&[b"DE", b"FR", b"SE", b"UA", b"US"]).is_err());
	assert!(call(&[b"d!"]).is_err());
	// The order and repetitions mean nothing.
	assert_eq!(call(&[b"US", b"DE", b"DE"]).unwrap(), call(&[b"DE", b"US"]).unwrap());
}

#[test]
fn closing_should_return_the_deposit() {
	build_and_execute(|| {
		open_room(ANNA);

		assert_ok!(Studio::close_room(RuntimeOrigin::signed(ANNA)));

		assert_eq!(status(ANNA), RoomStatus::Missing);
		assert_eq!(Balances::free_balance(ANNA), WEALTH);
		assert_eq!(held(HoldReason::Room, ANNA), 0);
		assert_eq!(Heard::get(), [Change::Opened(ANNA), Change::Closed(ANNA)]);
		System::assert_last_event(
			Event::RoomClosed { performer: ANNA, deposit: ROOM_DEPOSIT }.into(),
		);

		// She can open one again.
		open_room(ANNA);
	});
}

#[test]
fn closing_should_be_possible_when_the_performer_lost_her_eligibility() {
	build_and_execute(|| {
		go_live(ANNA, &[]);
		revoke(ANNA);

		assert_ok!(Studio::close_room(RuntimeOrigin::signed(ANNA)));
		assert_eq!(Balances::free_balance(ANNA), WEALTH);
	});
}

#[test]
fn closing_should_be_refused_when_there_is_no_room_or_it_is_live() {
	build_and_execute(|| {
		assert_noop!(Studio::close_room(RuntimeOrigin::signed(ANNA)), Error::<Test>::NoRoom);
		assert_noop!(Studio::close_room(RuntimeOrigin::none()), BadOrigin);

		go_live(ANNA, &[]);
		assert_noop!(Studio::close_room(RuntimeOrigin::signed(ANNA)), Error::<Test>::AlreadyLive);
	});
}
