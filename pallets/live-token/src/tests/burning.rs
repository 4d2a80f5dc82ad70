//! What is burned is gone for good.

use crate::{mock::*, Error, Event, Supply};
use frame::testing_prelude::*;
use livestars_primitives::LIVE;

#[test]
fn burning_should_lower_issuance_and_ceiling_alike() {
	build_and_execute(|| {
		let before = LiveToken::supply();

		assert_ok!(LiveToken::burn(signed(ALICE), 40 * LIVE));

		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT - 40 * LIVE);
		assert_eq!(
			LiveToken::supply(),
			Supply {
				ceiling: before.ceiling - 40 * LIVE,
				issuance: before.issuance - 40 * LIVE,
				vesting_locked: ALLOCATION
			}
		);
		System::assert_last_event(
			Event::Burned { who: ALICE, amount: 40 * LIVE, ceiling: CEILING - 40 * LIVE }.into(),
		);
	});
}

#[test]
fn burning_should_work_when_the_ceiling_is_what_exists() {
	build_and_execute(|| {
		assert_ok!(LiveToken::lower_ceiling(RuntimeOrigin::root(), Balances::total_issuance()));

		assert_ok!(LiveToken::burn(signed(ALICE), 1));

		let supply = LiveToken::supply();
		assert_eq!(supply.ceiling, supply.issuance);
	});
}

#[test]
fn burning_should_leave_the_existential_deposit() {
	build_and_execute(|| {
		let spendable = ENDOWMENT - EXISTENTIAL_DEPOSIT;

		assert_noop!(LiveToken::burn(signed(ALICE), spendable + 1), TokenError::FundsUnavailable);
		assert_ok!(LiveToken::burn(signed(ALICE), spendable));
		assert_eq!(Balances::free_balance(ALICE), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn burning_should_fail_when_the_balance_is_held() {
	build_and_execute(|| {
		assert_noop!(LiveToken::burn(signed(FOUNDER), 1), TokenError::FundsUnavailable);
	});
}

#[test]
fn burning_should_fail_when_the_caller_has_less() {
	build_and_execute(|| {
		assert_noop!(LiveToken::burn(signed(STRANGER), 1), TokenError::FundsUnavailable);
		for amount in [ENDOWMENT + 1, CEILING, CEILING + 1, u128::MAX] {
			assert_noop!(LiveToken::burn(signed(ALICE), amount), TokenError::FundsUnavailable);
		}
	});
}

#[test]
fn burning_should_fail_when_the_amount_is_zero() {
	build_and_execute(|| {
		assert_noop!(LiveToken::burn(signed(ALICE), 0), Error::<Test>::NothingToBurn);
	});
}

#[test]
fn only_a_signed_origin_can_burn() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(LiveToken::burn(origin, 1), BadOrigin);
		}
	});
}
