//! The rooms of a new chain.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn genesis_room_should_be_open_and_its_deposit_held() {
	execute_on(state_with(&[ANNA, BERTA], &[]), || {
		for performer in [ANNA, BERTA] {
			let room = Studio::room(performer).unwrap();
			assert_eq!(room.profile, profile());
			assert_eq!(room.live, None);
			assert_eq!(held(HoldReason::Room, performer), ROOM_DEPOSIT);
			assert_ok!(try_go_live(performer, &[]));
		}
		assert_eq!(Heard::get(), [Change::Opened(ANNA), Change::Opened(BERTA)]);
	});
}

#[test]
#[should_panic(expected = "cannot open the room of 1")]
fn genesis_should_be_refused_when_a_performer_is_not_eligible() {
	let _ = state_with(&[ANNA], &[(ANNA, Ineligibility::Unverified)]);
}

#[test]
#[should_panic(expected = "cannot open the room of 5")]
fn genesis_should_be_refused_when_a_performer_cannot_pay() {
	let _ = state_with(&[POOR], &[]);
}

#[test]
#[should_panic(expected = "cannot open the room of 1")]
fn genesis_should_be_refused_when_a_room_is_named_twice() {
	let _ = state_with(&[ANNA, ANNA], &[]);
}
