//! Closing a purse, and taking back what is left.

use crate::{mock::*, Error, Event, Purses as PursesMap, PursesOf, Refusal};
use frame::{testing_prelude::*, token::fungible::Inspect};

fn close(who: AccountId, purse: u64) -> DispatchResult {
	Purses::close(RuntimeOrigin::signed(who), purse)
}

fn reclaim(who: AccountId, purse: u64) -> DispatchResult {
	Purses::reclaim(RuntimeOrigin::signed(who), purse)
}

#[test]
fn a_closed_purse_should_settle_orders_up_to_the_end_of_the_delay() {
	build_and_execute(|| {
		// GIVEN
		let purse = open_purse(1_000);
		System::set_block_number(10);
		System::reset_events();

		// WHEN
		assert_ok!(close(VIEWER, purse));

		// THEN
		let last_block = 10 + CLOSING_DELAY;
		assert_eq!(events(), vec![Event::Closing { purse, last_block }]);
		System::set_block_number(last_block);
		assert_eq!(settle_one(signed(purse, 0, 100)), Ok(()));
		assert_noop!(reclaim(VIEWER, purse), Error::<Test>::StillOpen);
		System::set_block_number(last_block + 1);
		assert_eq!(settle_one(signed(purse, 1, 100)), Err(Refusal::PurseClosed));
	});
}

#[test]
fn the_rest_should_return_to_the_owner_when_a_closed_purse_is_reclaimed() {
	build_and_execute(|| {
		// GIVEN
		let purse = open_purse(1_000);
		assert_eq!(settle_one(signed(purse, 0, 300)), Ok(()));
		assert_ok!(close(VIEWER, purse));
		System::set_block_number(1 + CLOSING_DELAY + 1);
		System::reset_events();

		// WHEN anybody reclaims it
		assert_ok!(reclaim(STRANGER, purse));

		// THEN
		let reclaimed = Event::Reclaimed { purse, owner: VIEWER, amount: 700, deposit: DEPOSIT };
		assert_eq!(events(), vec![reclaimed]);
		assert_eq!(Balances::free_balance(VIEWER), ENDOWMENT - 300);
		assert_eq!(Balances::total_balance(&VIEWER), ENDOWMENT - 300);
		assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT);
		assert_eq!((remaining(VIEWER), held_deposit(VIEWER)), (0, 0));
		assert!(!PursesMap::<Test>::contains_key(purse));
		assert!(!PursesOf::<Test>::contains_key(VIEWER));
		assert_noop!(reclaim(STRANGER, purse), Error::<Test>::UnknownPurse);
		assert_eq!(settle_one(signed(purse, 1, 1)), Err(Refusal::UnknownPurse));
	});
}

#[test]
fn an_expired_purse_should_be_reclaimable_without_being_closed() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		System::set_block_number(500);
		assert_noop!(reclaim(VIEWER, purse), Error::<Test>::StillOpen);
		System::set_block_number(501);
		assert_ok!(reclaim(VIEWER, purse));
		assert_eq!(Balances::free_balance(VIEWER), ENDOWMENT);
	});
}

#[test]
fn closing_should_never_prolong_a_purse() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		System::set_block_number(490);
		assert_ok!(close(VIEWER, purse));
		assert_eq!(Purses::purse(purse).unwrap().last_block, 500);
		System::set_block_number(501);
		let mut late = order(purse, 0, 10);
		late.valid_until = 600;
		assert_eq!(settle_one(sign(late)), Err(Refusal::PurseExpired));
		assert_ok!(reclaim(VIEWER, purse));
	});
}

#[test]
fn closing_should_fail_when_it_cannot_be_done() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		assert_noop!(close(VIEWER, purse + 1), Error::<Test>::UnknownPurse);
		assert_noop!(close(NEIGHBOUR, purse), Error::<Test>::NotOwner);
		assert_noop!(reclaim(VIEWER, purse), Error::<Test>::StillOpen);
		assert_noop!(reclaim(VIEWER, purse + 1), Error::<Test>::UnknownPurse);
		assert_ok!(close(VIEWER, purse));
		System::set_block_number(20);
		assert_noop!(close(VIEWER, purse), Error::<Test>::AlreadyClosing);
		System::set_block_number(501);
		assert_noop!(close(VIEWER, purse), Error::<Test>::Expired);
	});
}

#[test]
fn other_purses_should_be_untouched_when_one_is_reclaimed() {
	build_and_execute(|| {
		let (first, second) = (open_purse(100), open_purse(200));
		assert_ok!(close(VIEWER, first));
		System::set_block_number(1 + CLOSING_DELAY + 1);
		assert_ok!(reclaim(VIEWER, first));
		assert_eq!((remaining(VIEWER), held_deposit(VIEWER)), (200, DEPOSIT));
		assert_eq!(Purses::purses_of(&VIEWER), vec![second]);
		assert_eq!(settle_one(signed(second, 0, 200)), Ok(()));
	});
}

#[test]
fn the_rest_should_return_even_when_it_is_below_the_existential_deposit_and_nothing_else_is_left() {
	build_and_execute(|| {
		// GIVEN an owner whom something else keeps alive, without free balance
		let purse = open_purse(100);
		assert_eq!(settle_one(signed(purse, 0, 99)), Ok(()));
		System::inc_providers(&VIEWER);
		let free = Balances::free_balance(VIEWER);
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(VIEWER), POT, free));
		assert_eq!(Balances::free_balance(VIEWER), 0);

		// WHEN
		System::set_block_number(501);
		assert_ok!(reclaim(VIEWER, purse));

		// THEN
		assert_eq!(Balances::free_balance(VIEWER), DEPOSIT + 1);
	});
}
