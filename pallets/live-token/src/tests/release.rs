//! What has vested is released, and nothing before.

use crate::{mock::*, Error, Event, Schedules, VestingSchedule, VestingStatus};
use frame::testing_prelude::*;
use proptest::prelude::*;

/// The balance of the founder that is free to use, beside the existential deposit.
fn free() -> u128 {
	Balances::free_balance(FOUNDER) - EXISTENTIAL_DEPOSIT
}

#[test]
fn a_release_should_fail_before_the_cliff() {
	build_and_execute(|| {
		for block in [1, 10, 34] {
			System::set_block_number(block);
			assert_noop!(LiveToken::vest(signed(FOUNDER)), Error::<Test>::NothingVested);
			assert_noop!(
				LiveToken::vest_other(signed(ALICE), FOUNDER),
				Error::<Test>::NothingVested
			);
		}
		assert_eq!(held(FOUNDER), ALLOCATION);
	});
}

#[test]
fn a_release_at_the_cliff_should_pay_what_accrued() {
	build_and_execute(|| {
		System::set_block_number(35);

		assert_ok!(LiveToken::vest(signed(FOUNDER)));

		assert_eq!(free(), ALLOCATION / 4);
		assert_eq!(held(FOUNDER), ALLOCATION / 4 * 3);
		System::assert_last_event(
			Event::Vested {
				account: FOUNDER,
				released: ALLOCATION / 4,
				remaining: ALLOCATION / 4 * 3,
			}
			.into(),
		);
	});
}

#[test]
fn a_second_release_should_pay_only_what_is_new() {
	build_and_execute(|| {
		System::set_block_number(35);
		assert_ok!(LiveToken::vest(signed(FOUNDER)));
		assert_noop!(LiveToken::vest(signed(FOUNDER)), Error::<Test>::NothingVested);

		System::set_block_number(36);
		assert_ok!(LiveToken::vest(signed(FOUNDER)));

		assert_eq!(free(), ALLOCATION / 100 * 26);
	});
}

#[test]
fn the_last_release_should_remove_the_schedule() {
	build_and_execute(|| {
		System::set_block_number(77);
		assert_ok!(LiveToken::vest(signed(FOUNDER)));
		System::set_block_number(1_000_000);
		assert_ok!(LiveToken::vest(signed(FOUNDER)));

		assert_eq!(free(), ALLOCATION);
		assert_eq!(held(FOUNDER), 0);
		assert!(!Schedules::<Test>::contains_key(FOUNDER));
		assert_eq!(LiveToken::supply().vesting_locked, 0);
		assert_noop!(LiveToken::vest(signed(FOUNDER)), Error::<Test>::NothingVesting);
	});
}

#[test]
fn anybody_can_ask_for_a_release_and_only_the_owner_gains() {
	build_and_execute(|| {
		System::set_block_number(60);

		assert_ok!(LiveToken::vest_other(signed(BOB), FOUNDER));

		assert_eq!(free(), ALLOCATION / 2);
		assert_eq!(Balances::free_balance(BOB), ENDOWMENT);
	});
}

#[test]
fn a_release_should_fail_when_nothing_vests_for_the_account() {
	build_and_execute(|| {
		assert_noop!(LiveToken::vest(signed(ALICE)), Error::<Test>::NothingVesting);
		assert_noop!(
			LiveToken::vest_other(signed(FOUNDER), STRANGER),
			Error::<Test>::NothingVesting
		);
	});
}

#[test]
fn held_balance_should_stay_out_of_reach() {
	build_and_execute(|| {
		assert_noop!(
			Balances::transfer_allow_death(signed(FOUNDER), ALICE, EXISTENTIAL_DEPOSIT),
			TokenError::Frozen
		);
		assert_ok!(Balances::transfer_all(signed(FOUNDER), ALICE, false));
		assert_eq!(held(FOUNDER), ALLOCATION);
	});
}

#[test]
fn only_a_signed_origin_can_ask_for_a_release() {
	build_and_execute(|| {
		System::set_block_number(60);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(LiveToken::vest(origin.clone()), BadOrigin);
			assert_noop!(LiveToken::vest_other(origin, FOUNDER), BadOrigin);
		}
	});
}

#[test]
fn vesting_of_should_tell_what_a_release_would_pay() {
	build_and_execute(|| {
		let schedule = |released| VestingSchedule {
			total: ALLOCATION,
			released,
			start: 10,
			cliff: 35,
			end: 110,
		};
		assert_eq!(
			LiveToken::vesting_of(FOUNDER),
			Some(VestingStatus { schedule: schedule(0), releasable: 0 })
		);
		System::set_block_number(60);
		assert_eq!(
			LiveToken::vesting_of(FOUNDER),
			Some(VestingStatus { schedule: schedule(0), releasable: ALLOCATION / 2 })
		);
		assert_ok!(LiveToken::vest(signed(FOUNDER)));
		assert_eq!(
			LiveToken::vesting_of(FOUNDER),
			Some(VestingStatus { schedule: schedule(ALLOCATION / 2), releasable: 0 })
		);
		assert_eq!(LiveToken::vesting_of(ALICE), None);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(100))]

	#[test]
	fn however_often_it_is_released_the_total_is_exact(
		amount in 1..=ALLOCATION,
		(start, before_cliff, after_cliff) in (0..100u64, 0..100u64, 0..100u64),
		steps in prop::collection::vec(1..=30u64, 0..=20),
	) {
		let (cliff, end) = (start + before_cliff, start + before_cliff + after_cliff);
		let allocations = vec![crate::Allocation { account: FOUNDER, amount, start, cliff, end }];
		genesis_with(crate::GenesisConfig { allocations, ..genesis() }).execute_with(|| {
			for step in steps {
				System::set_block_number(System::block_number() + step);
				let _ = LiveToken::vest(signed(FOUNDER));
				prop_assert_eq!(free() + held(FOUNDER), amount);
				LiveToken::do_try_state().unwrap();
			}
			System::set_block_number(System::block_number().max(end));
			let _ = LiveToken::vest(signed(FOUNDER));
			prop_assert_eq!(free(), amount);
			prop_assert!(!Schedules::<Test>::contains_key(FOUNDER));
			Ok(())
		})?;
	}
}
