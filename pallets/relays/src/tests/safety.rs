//! Suspending relays, which moves no money.

use crate::{mock::*, *};
use frame::testing_prelude::*;

fn suspended(operator: u64) {
	assert_ok!(Directory::register(RuntimeOrigin::signed(operator), info()));
	assert_ok!(Directory::suspend(RuntimeOrigin::signed(SAFETY), operator));
}

#[test]
fn suspended_relay_should_neither_be_paid_nor_carry_new_streams() {
	build_and_execute(|| {
		suspended(ANNA);

		assert!(!<Directory as RelayDirectory<_>>::is_registered(&ANNA));
		assert!(!<Directory as RelayDirectory<_>>::is_active(&ANNA));
		assert_eq!(status_of(ANNA), RelayStatus::Suspended);
		assert_eq!(bond_of(ANNA), BOND);
		System::assert_last_event(Event::Suspended { relay: ANNA }.into());
	});
}

#[test]
fn reinstated_relay_should_be_active_when_it_kept_sending_heartbeats() {
	build_and_execute(|| {
		suspended(ANNA);
		advance(2 * HEARTBEAT_TIMEOUT);
		assert_ok!(Directory::heartbeat(RuntimeOrigin::signed(ANNA)));

		assert_ok!(Directory::reinstate(RuntimeOrigin::signed(SAFETY), ANNA));

		assert!(<Directory as RelayDirectory<_>>::is_registered(&ANNA));
		assert!(<Directory as RelayDirectory<_>>::is_active(&ANNA));
		System::assert_last_event(Event::Reinstated { relay: ANNA }.into());
	});
}

#[test]
fn only_the_safety_origin_should_suspend_and_reinstate() {
	build_and_execute(|| {
		suspended(BERTA);
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));

		for origin in [RuntimeOrigin::signed(ANNA), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Directory::suspend(origin.clone(), ANNA), BadOrigin);
			assert_noop!(Directory::reinstate(origin, BERTA), BadOrigin);
		}
	});
}

#[test]
fn suspending_and_reinstating_should_be_refused_when_they_change_nothing() {
	build_and_execute(|| {
		let suspend = || Directory::suspend(RuntimeOrigin::signed(SAFETY), ANNA);
		let reinstate = || Directory::reinstate(RuntimeOrigin::signed(SAFETY), ANNA);

		assert_noop!(suspend(), Error::<Test>::NotRegistered);
		assert_noop!(reinstate(), Error::<Test>::NotSuspended);
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));
		assert_noop!(reinstate(), Error::<Test>::NotSuspended);
		assert_ok!(suspend());
		assert_noop!(suspend(), Error::<Test>::AlreadySuspended);
	});
}

#[test]
fn suspension_should_survive_leaving_but_not_take_the_bond() {
	build_and_execute(|| {
		suspended(ANNA);
		assert_ok!(Directory::leave(RuntimeOrigin::signed(ANNA)));
		advance(UNBONDING_DELAY);

		assert_ok!(Directory::withdraw_bond(RuntimeOrigin::signed(ANNA)));

		assert_eq!(Balances::free_balance(ANNA), WEALTH);
		assert_noop!(
			Directory::register(RuntimeOrigin::signed(ANNA), info()),
			Error::<Test>::BarredFromRegistering
		);
		assert_ok!(Directory::reinstate(RuntimeOrigin::signed(SAFETY), ANNA));
		System::assert_last_event(Event::Reinstated { relay: ANNA }.into());
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));
		assert!(<Directory as RelayDirectory<_>>::is_registered(&ANNA));
	});
}
