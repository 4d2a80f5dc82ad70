//! The safety origin can end a stream, and move no money.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn safety_origin_should_end_a_stream() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);

		assert_ok!(Studio::force_offline(RuntimeOrigin::signed(SAFETY), ANNA));

		assert_ended(ANNA, &[BERTA], OfflineReason::Forced);
		assert_eq!(held(HoldReason::Room, ANNA), ROOM_DEPOSIT);
		assert_eq!(held(HoldReason::Consent, BERTA), CONSENT_DEPOSIT);
	});
}

#[test]
fn nobody_else_should_end_a_stream_of_others() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);

		for origin in [RuntimeOrigin::signed(BERTA), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Studio::force_offline(origin, ANNA), BadOrigin);
		}
	});
}

#[test]
fn forcing_should_be_refused_when_there_is_no_stream() {
	build_and_execute(|| {
		go_live(ANNA, &[BERTA]);

		assert_noop!(
			Studio::force_offline(RuntimeOrigin::signed(SAFETY), BERTA),
			Error::<Test>::NotLive
		);
	});
}
