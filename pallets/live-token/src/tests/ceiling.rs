//! The ceiling, which only falls.

use crate::{mock::*, Ceiling, Error, Event};
use frame::testing_prelude::*;
use proptest::prelude::*;

#[test]
fn governance_can_lower_the_ceiling_to_what_exists() {
	build_and_execute(|| {
		let issuance = Balances::total_issuance();

		assert_ok!(LiveToken::lower_ceiling(RuntimeOrigin::root(), issuance + 1));
		assert_ok!(LiveToken::lower_ceiling(RuntimeOrigin::root(), issuance));

		assert_eq!(LiveToken::supply().ceiling, issuance);
		System::assert_last_event(
			Event::CeilingLowered { from: issuance + 1, to: issuance }.into(),
		);
	});
}

#[test]
fn lowering_should_fail_when_the_ceiling_would_not_fall() {
	build_and_execute(|| {
		for to in [CEILING, CEILING + 1, u128::MAX] {
			assert_noop!(
				LiveToken::lower_ceiling(RuntimeOrigin::root(), to),
				Error::<Test>::CeilingNotLower
			);
		}
	});
}

#[test]
fn lowering_should_fail_when_more_exists() {
	build_and_execute(|| {
		for to in [Balances::total_issuance() - 1, 0] {
			assert_noop!(
				LiveToken::lower_ceiling(RuntimeOrigin::root(), to),
				Error::<Test>::CeilingBelowIssuance
			);
		}
	});
}

#[test]
fn only_governance_can_lower_the_ceiling() {
	build_and_execute(|| {
		for origin in [signed(ALICE), RuntimeOrigin::none()] {
			assert_noop!(LiveToken::lower_ceiling(origin, CEILING - 1), BadOrigin);
		}
	});
}

/// A call of this pallet, by whoever may call it.
#[derive(Clone, Debug)]
enum Action {
	LowerCeiling(u128),
	Burn(AccountId, u128),
	Vest(AccountId),
	Wait(u64),
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
	let action = prop_oneof![
		(0..=CEILING + 1).prop_map(Action::LowerCeiling),
		(1..=4u64, 0..=ENDOWMENT).prop_map(|(who, amount)| Action::Burn(who, amount)),
		(1..=4u64).prop_map(Action::Vest),
		(1..=40u64).prop_map(Action::Wait),
	];
	prop::collection::vec(action, 1..=40)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(100))]

	#[test]
	fn no_sequence_of_calls_raises_the_ceiling_or_the_issuance(actions in actions()) {
		new_test_ext().execute_with(|| {
			for action in actions {
				let before = LiveToken::supply();
				let _ = match action {
					Action::LowerCeiling(to) => LiveToken::lower_ceiling(RuntimeOrigin::root(), to),
					Action::Burn(who, amount) => LiveToken::burn(signed(who), amount),
					Action::Vest(who) => LiveToken::vest(signed(who)),
					Action::Wait(blocks) => {
						System::set_block_number(System::block_number() + blocks);
						Ok(())
					},
				};
				let after = LiveToken::supply();
				prop_assert!(after.ceiling <= before.ceiling);
				prop_assert!(after.issuance <= before.issuance);
				prop_assert!(after.issuance <= after.ceiling);
				prop_assert!(after.vesting_locked <= before.vesting_locked);
				prop_assert!(before.issuance - after.issuance <= before.ceiling - after.ceiling);
				prop_assert_eq!(after.ceiling, Ceiling::<Test>::get());
				LiveToken::do_try_state().unwrap();
			}
			Ok(())
		})?;
	}
}
