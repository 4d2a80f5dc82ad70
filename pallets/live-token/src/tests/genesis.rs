//! The supply of a new chain.

use crate::{mock::*, Allocation, GenesisConfig, Supply};
use livestars_primitives::LIVE;

/// Starts a chain with the usual genesis after `change`.
fn start(change: impl FnOnce(&mut GenesisConfig<Test>)) {
	let mut config = genesis();
	change(&mut config);
	genesis_with(config).execute_with(|| LiveToken::do_try_state().unwrap());
}

#[test]
fn genesis_should_mint_the_distribution_and_hold_the_allocations() {
	build_and_execute(|| {
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
		assert_eq!(Balances::free_balance(FOUNDER), EXISTENTIAL_DEPOSIT);
		assert_eq!(held(FOUNDER), ALLOCATION);
		assert!(System::account_exists(&POT));
		assert_eq!(
			LiveToken::supply(),
			Supply {
				ceiling: CEILING,
				issuance: 2 * ENDOWMENT + ALLOCATION + 2 * EXISTENTIAL_DEPOSIT,
				vesting_locked: ALLOCATION,
			}
		);
	});
}

#[test]
fn genesis_can_issue_exactly_the_ceiling() {
	start(|genesis| {
		genesis.ceiling = 2 * ENDOWMENT + ALLOCATION + 2 * EXISTENTIAL_DEPOSIT;
	});
}

#[test]
#[should_panic(expected = "above its ceiling")]
fn genesis_should_fail_when_it_issues_more_than_the_ceiling() {
	start(|genesis| {
		genesis.ceiling = 2 * ENDOWMENT + ALLOCATION + 2 * EXISTENTIAL_DEPOSIT - 1;
	});
}

#[test]
#[should_panic(expected = "is twice in the distribution")]
fn genesis_should_fail_when_an_account_is_twice_in_the_distribution() {
	start(|genesis| genesis.distribution.push((ALICE, LIVE)));
}

#[test]
#[should_panic(expected = "BelowMinimum")]
fn genesis_should_fail_when_an_account_gets_less_than_the_existential_deposit() {
	start(|genesis| genesis.distribution.push((STRANGER, EXISTENTIAL_DEPOSIT - 1)));
}

#[test]
#[should_panic(expected = "Overflow")]
fn genesis_should_fail_when_the_issuance_overflows() {
	start(|genesis| genesis.distribution.push((STRANGER, u128::MAX)));
}

#[test]
#[should_panic(expected = "needs the existential deposit from the distribution")]
fn genesis_should_fail_when_an_allocation_has_no_existential_deposit_beside_it() {
	start(|genesis| genesis.allocations[0].account = STRANGER);
}

#[test]
#[should_panic(expected = "has two allocations")]
fn genesis_should_fail_when_an_account_has_two_allocations() {
	start(|genesis| genesis.allocations.push(allocation()));
}

#[test]
#[should_panic(expected = "nothing is allocated")]
fn genesis_should_fail_when_an_allocation_is_zero() {
	start(|genesis| genesis.allocations[0].amount = 0);
}

#[test]
#[should_panic(expected = "is not between the start and the end")]
fn genesis_should_fail_when_the_cliff_is_before_the_start() {
	start(|genesis| genesis.allocations[0].cliff = 9);
}

#[test]
#[should_panic(expected = "is not between the start and the end")]
fn genesis_should_fail_when_the_cliff_is_after_the_end() {
	start(|genesis| genesis.allocations[0].cliff = 111);
}

#[test]
fn amounts_beyond_64_bits_should_survive_the_json_of_a_chain_specification() {
	// GIVEN amounts of a real supply, which no 64-bit number can hold
	let amount = 700_000_000 * LIVE + 1;
	let config = GenesisConfig::<Test> {
		ceiling: 1_000_000_000 * LIVE,
		distribution: vec![(ALICE, amount)],
		allocations: vec![Allocation { account: BOB, amount, start: 0, cliff: 1, end: 2 }],
	};

	// WHEN they go through a JSON value and a JSON text
	let value = serde_json::to_value(&config).unwrap();
	let text = serde_json::to_string(&value).unwrap();
	let read: GenesisConfig<Test> = serde_json::from_str(&text).unwrap();

	// THEN nothing is lost
	assert_eq!(read.ceiling, config.ceiling);
	assert_eq!(read.distribution, config.distribution);
	assert_eq!(read.allocations, config.allocations);
}
