//! Leaving, and getting the bond back.

use crate::{mock::*, *};
use frame::testing_prelude::*;

fn leave_with(operator: u64) {
	assert_ok!(Directory::register(RuntimeOrigin::signed(operator), info()));
	assert_ok!(Directory::leave(RuntimeOrigin::signed(operator)));
}

#[test]
fn leaving_should_end_pay_and_service_at_once_and_keep_the_bond() {
	build_and_execute(|| {
		leave_with(ANNA);

		let withdrawable_from = 1 + UNBONDING_DELAY;
		assert!(!<Directory as RelayDirectory<_>>::is_registered(&ANNA));
		assert!(!<Directory as RelayDirectory<_>>::is_active(&ANNA));
		assert_eq!(status_of(ANNA), RelayStatus::Leaving { withdrawable_from });
		assert_eq!(bond_of(ANNA), BOND);
		System::assert_last_event(Event::Left { relay: ANNA, withdrawable_from }.into());
	});
}

#[test]
fn leaving_should_be_refused_when_there_is_nothing_to_leave() {
	build_and_execute(|| {
		assert_noop!(Directory::leave(RuntimeOrigin::none()), BadOrigin);
		assert_noop!(Directory::leave(RuntimeOrigin::signed(ANNA)), Error::<Test>::NotRegistered);

		leave_with(ANNA);
		advance(1);
		assert_noop!(Directory::leave(RuntimeOrigin::signed(ANNA)), Error::<Test>::AlreadyLeft);
	});
}

#[test]
fn bond_should_come_back_whole_when_the_delay_is_over() {
	build_and_execute(|| {
		leave_with(ANNA);
		advance(UNBONDING_DELAY);

		assert_ok!(Directory::withdraw_bond(RuntimeOrigin::signed(ANNA)));

		assert_eq!(bond_of(ANNA), 0);
		assert_eq!(Balances::free_balance(ANNA), WEALTH);
		assert_eq!(Directory::relay(ANNA), None);
		System::assert_last_event(Event::BondWithdrawn { relay: ANNA, bond: BOND }.into());
		assert_noop!(
			Directory::withdraw_bond(RuntimeOrigin::signed(ANNA)),
			Error::<Test>::NotRegistered
		);
	});
}

#[test]
fn bond_should_stay_when_the_delay_is_not_over_or_the_relay_did_not_leave() {
	build_and_execute(|| {
		assert_noop!(Directory::withdraw_bond(RuntimeOrigin::none()), BadOrigin);
		assert_ok!(Directory::register(RuntimeOrigin::signed(BERTA), info()));
		assert_noop!(
			Directory::withdraw_bond(RuntimeOrigin::signed(BERTA)),
			Error::<Test>::NotLeft
		);

		leave_with(ANNA);
		advance(UNBONDING_DELAY - 1);
		assert_noop!(
			Directory::withdraw_bond(RuntimeOrigin::signed(ANNA)),
			Error::<Test>::BondNotWithdrawable
		);
	});
}

#[test]
fn registering_anew_should_wait_for_the_bond_to_be_withdrawn() {
	build_and_execute(|| {
		leave_with(ANNA);
		advance(UNBONDING_DELAY);
		assert_noop!(
			Directory::register(RuntimeOrigin::signed(ANNA), info()),
			Error::<Test>::StillUnbonding
		);

		assert_ok!(Directory::withdraw_bond(RuntimeOrigin::signed(ANNA)));
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));
		assert!(<Directory as RelayDirectory<_>>::is_active(&ANNA));
	});
}
