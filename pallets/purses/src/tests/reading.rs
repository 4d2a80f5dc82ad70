//! What the outside can ask.

use crate::{mock::*, PurseInfo, Refusal};
use frame::{deps::sp_core::Pair, testing_prelude::*};
use livestars_primitives::order::PurseKey;

#[test]
fn a_purse_should_be_shown_with_what_a_client_needs_to_go_on() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		assert_eq!(Purses::purse(purse).unwrap().next_sequence, Some(0));
		assert_eq!(settle_one(signed(purse, 6, 300)), Ok(()));
		assert_ok!(Purses::close(RuntimeOrigin::signed(VIEWER), purse));
		assert_eq!(
			Purses::purse(purse),
			Some(PurseInfo {
				owner: VIEWER,
				key: PurseKey::Sr25519(key().public()),
				cap: 1_000,
				spent: 300,
				remaining: 700,
				deposit: DEPOSIT,
				expires_at: 500,
				closing_at: Some(1 + CLOSING_DELAY),
				last_block: 1 + CLOSING_DELAY,
				next_sequence: Some(7),
			})
		);
		assert_eq!(Purses::purse(purse + 1), None);
	});
}

#[test]
fn the_purses_of_an_owner_should_be_listed_oldest_first() {
	build_and_execute(|| {
		assert!(Purses::purses_of(&VIEWER).is_empty());
		let first = open_purse(1);
		let other = open_purse_of(NEIGHBOUR, PurseKey::Sr25519(key().public()), 1);
		let second = open_purse(1);
		assert_eq!(Purses::purses_of(&VIEWER), vec![first, second]);
		assert_eq!(Purses::purses_of(&NEIGHBOUR), vec![other]);
	});
}

#[test]
fn checking_an_order_should_write_nothing() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let (good, bad) = (signed(purse, 0, 1_000), signed(purse, 0, 1_001));
		assert_storage_noop!({
			assert_eq!(Purses::check_order(&good), Ok(()));
			assert_eq!(Purses::check_order(&good), Ok(()));
			assert_eq!(Purses::check_order(&bad), Err(Refusal::OverCap));
		});
	});
}
