//! What rooms tell those who ask.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn room_should_be_told_with_its_stream() {
	build_and_execute(|| {
		assert_eq!(Studio::room(ANNA), None);
		open_room(ANNA);
		assert_eq!(
			Studio::room(ANNA),
			Some(RoomInfo { profile: profile(), blocked: Vec::new(), live: None })
		);

		join(ANNA, &[BERTA]);
		System::set_block_number(9);
		assert_ok!(try_go_live(ANNA, &[BERTA]));

		assert_eq!(
			Studio::room(ANNA).unwrap().live,
			Some(LiveInfo { relay: RELAY, cast: vec![BERTA], since: 9 })
		);
	});
}

#[test]
fn consents_should_be_told_by_who_gave_them() {
	build_and_execute(|| {
		open_room(ANNA);
		open_room(BERTA);
		join(ANNA, &[DORA]);
		join(BERTA, &[DORA]);

		let mut performers = Studio::consents(DORA);
		performers.sort();
		assert_eq!(performers, [ANNA, BERTA]);
		assert!(Studio::consents(CARLA).is_empty());
	});
}
