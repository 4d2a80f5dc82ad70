//! Opening a purse, and adding to it.

use crate::{mock::*, Error, Event, NextPurse, Purse, Purses as PursesMap};
use frame::{
	deps::sp_core::Pair,
	testing_prelude::*,
	token::fungible::{Inspect, Mutate},
	traits::{LockableCurrency, WithdrawReasons},
};
use livestars_primitives::order::PurseKey;

fn open(cap: Balance, expires_at: u32) -> DispatchResult {
	let key = PurseKey::Sr25519(key().public());
	Purses::open(RuntimeOrigin::signed(VIEWER), key, cap, expires_at)
}

#[test]
fn opening_should_set_the_cap_aside_and_hold_a_deposit() {
	build_and_execute(|| {
		// WHEN
		assert_ok!(open(1_000, 500));

		// THEN
		assert_eq!(remaining(VIEWER), 1_000);
		assert_eq!(held_deposit(VIEWER), DEPOSIT);
		assert_eq!(Balances::free_balance(VIEWER), ENDOWMENT - 1_000 - DEPOSIT);
		assert_eq!(Balances::total_balance(&VIEWER), ENDOWMENT - 1_000);
		assert_eq!(Balances::free_balance(PURSES), EXISTENTIAL_DEPOSIT + 1_000);
		let key = PurseKey::Sr25519(key().public());
		assert_eq!(
			PursesMap::<Test>::get(0),
			Some(Purse {
				owner: VIEWER,
				key,
				cap: 1_000,
				spent: 0,
				expires_at: 500,
				window: Default::default(),
				closing_at: None,
				deposit: DEPOSIT,
			})
		);
		let opened = Event::Opened { purse: 0, owner: VIEWER, key, cap: 1_000, expires_at: 500 };
		assert_eq!(events(), vec![opened]);
	});
}

#[test]
fn opening_should_fail_when_nothing_can_be_spent() {
	build_and_execute(|| {
		assert_noop!(open(0, 500), Error::<Test>::ZeroAmount);
		assert_ok!(open(1, 500));
	});
}

#[test]
fn opening_should_fail_when_the_expiry_is_out_of_bounds() {
	build_and_execute(|| {
		System::set_block_number(20);
		assert_noop!(open(1, 0), Error::<Test>::ExpiryPassed);
		assert_noop!(open(1, 20), Error::<Test>::ExpiryPassed);
		assert_noop!(open(1, 20 + MAX_LIFETIME + 1), Error::<Test>::ExpiryTooFar);
		assert_noop!(open(1, u32::MAX), Error::<Test>::ExpiryTooFar);
		assert_ok!(open(1, 21));
		assert_ok!(open(1, 20 + MAX_LIFETIME));
	});
}

#[test]
fn opening_should_fail_when_the_owner_cannot_afford_it() {
	build_and_execute(|| {
		let most = ENDOWMENT - DEPOSIT - EXISTENTIAL_DEPOSIT;
		assert_noop!(open(most + 1, 500), TokenError::FundsUnavailable);
		assert_noop!(open(Balance::MAX, 500), TokenError::FundsUnavailable);
		assert_ok!(open(most, 500));
		assert_eq!(Balances::free_balance(VIEWER), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn opening_should_fail_when_the_balance_is_locked() {
	build_and_execute(|| {
		// GIVEN a lock that covers all but what the deposit does and 300 more
		let locked = ENDOWMENT - DEPOSIT - 300;
		Balances::set_lock(*b"a vote  ", &VIEWER, locked, WithdrawReasons::all());

		// THEN what the lock needs stays, and the rest can be set aside
		assert_noop!(open(301 + DEPOSIT, 500), TokenError::FundsUnavailable);
		assert_ok!(open(300 + DEPOSIT, 500));
	});
}

#[test]
fn opening_should_fail_when_the_owner_has_as_many_purses_as_allowed() {
	build_and_execute(|| {
		for _ in 0..MAX_PURSES {
			assert_ok!(open(10, 500));
		}
		assert_noop!(open(10, 500), Error::<Test>::TooManyPurses);

		// THEN another owner is free to, and so is she once she has reclaimed one
		open_purse_of(NEIGHBOUR, PurseKey::Ed25519(ed25519_key().public()), 10);
		System::set_block_number(501);
		assert_ok!(Purses::reclaim(RuntimeOrigin::signed(VIEWER), 2));
		assert_ok!(open(10, 600));
		assert_eq!(Purses::purses_of(&VIEWER), vec![0, 1, 3, 5]);
	});
}

#[test]
fn numbers_should_never_be_used_twice() {
	build_and_execute(|| {
		assert_eq!(open_purse(10), 0);
		System::set_block_number(501);
		assert_ok!(Purses::reclaim(RuntimeOrigin::signed(VIEWER), 0));
		System::set_block_number(100);
		assert_eq!(open_purse(10), 1);

		NextPurse::<Test>::put(u64::MAX);
		assert_noop!(open(10, 500), Error::<Test>::NumbersExhausted);
	});
}

#[test]
fn every_call_should_fail_when_it_is_not_signed() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let orders: BoundedVec<_, _> = vec![signed(purse, 0, 10)].try_into().unwrap();
		let key = PurseKey::Sr25519(key().public());
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Purses::open(origin.clone(), key, 10, 500), BadOrigin);
			assert_noop!(Purses::top_up(origin.clone(), purse, 10), BadOrigin);
			assert_noop!(Purses::close(origin.clone(), purse), BadOrigin);
			assert_noop!(Purses::settle(origin.clone(), orders.clone()), BadOrigin);
			System::set_block_number(501);
			assert_noop!(Purses::reclaim(origin, purse), BadOrigin);
			System::set_block_number(1);
		}
	});
}

#[test]
fn topping_up_should_raise_the_cap_and_what_is_set_aside() {
	build_and_execute(|| {
		// GIVEN a purse that is spent
		let purse = open_purse(100);
		assert_eq!(settle_one(signed(purse, 0, 100)), Ok(()));
		assert_eq!(settle_one(signed(purse, 1, 1)), Err(crate::Refusal::OverCap));

		// WHEN
		System::reset_events();
		assert_ok!(Purses::top_up(RuntimeOrigin::signed(VIEWER), purse, 50));

		// THEN
		assert_eq!(events(), vec![Event::ToppedUp { purse, amount: 50, cap: 150 }]);
		assert_eq!(remaining(VIEWER), 50);
		assert_eq!(settle_one(signed(purse, 1, 51)), Err(crate::Refusal::OverCap));
		assert_eq!(settle_one(signed(purse, 1, 50)), Ok(()));
		assert_eq!(remaining(VIEWER), 0);
	});
}

#[test]
fn topping_up_should_fail_when_it_cannot_be_done() {
	build_and_execute(|| {
		let purse = open_purse(100);
		let top_up = |who, purse, amount| Purses::top_up(RuntimeOrigin::signed(who), purse, amount);
		assert_noop!(top_up(VIEWER, purse, 0), Error::<Test>::ZeroAmount);
		assert_noop!(top_up(VIEWER, purse + 1, 1), Error::<Test>::UnknownPurse);
		assert_noop!(top_up(NEIGHBOUR, purse, 1), Error::<Test>::NotOwner);
		assert_noop!(top_up(VIEWER, purse, ENDOWMENT), TokenError::FundsUnavailable);
		assert_noop!(top_up(VIEWER, purse, Balance::MAX), ArithmeticError::Overflow);

		System::set_block_number(501);
		assert_noop!(top_up(VIEWER, purse, 1), Error::<Test>::Expired);
		System::set_block_number(500);
		assert_ok!(top_up(VIEWER, purse, 1));
		assert_ok!(Purses::close(RuntimeOrigin::signed(VIEWER), purse));
		assert_noop!(top_up(VIEWER, purse, 1), Error::<Test>::AlreadyClosing);
	});
}

#[test]
fn an_owner_should_stay_alive_when_the_rest_of_her_balance_is_gone() {
	build_and_execute(|| {
		// GIVEN an owner with the least balance that she must keep beside her purse
		let purse = open_purse(100);
		Balances::transfer(
			&VIEWER,
			&STRANGER,
			ENDOWMENT - 100 - DEPOSIT - EXISTENTIAL_DEPOSIT,
			frame::token::Preservation::Expendable,
		)
		.unwrap();

		// WHEN the whole purse is spent
		assert_eq!(settle_one(signed(purse, 0, 100)), Ok(()));

		// THEN the rest is not dust
		assert_eq!(Balances::free_balance(VIEWER), EXISTENTIAL_DEPOSIT);
		assert_eq!(held_deposit(VIEWER), DEPOSIT);
		System::set_block_number(501);
		assert_ok!(Purses::reclaim(RuntimeOrigin::signed(STRANGER), purse));
		assert_eq!(Balances::free_balance(VIEWER), EXISTENTIAL_DEPOSIT + DEPOSIT);
	});
}
