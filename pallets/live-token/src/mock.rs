//! A runtime with accounts, balances and this pallet.

use crate as pallet_live_token;
use crate::{Allocation, AllocationOf, Balance};
use frame::testing_prelude::*;
use livestars_primitives::LIVE;

type Block = frame_system::mocking::MockBlock<Test>;

pub type AccountId = u64;

pub const EXISTENTIAL_DEPOSIT: Balance = LIVE / 1_000;
pub const CEILING: Balance = 1_000 * LIVE;
pub const ENDOWMENT: Balance = 100 * LIVE;
pub const ALLOCATION: Balance = 300 * LIVE;

/// Free to use what genesis gave.
pub const ALICE: AccountId = 1;
/// Free to use what genesis gave, too.
pub const BOB: AccountId = 2;
/// Of the team: has [`ALLOCATION`] from block 10 to 110, with a cliff at 35.
pub const FOUNDER: AccountId = 3;
/// A pot, born with the existential deposit.
pub const POT: AccountId = 4;
/// Nobody ever sent anything here.
pub const STRANGER: AccountId = 99;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		LiveToken: pallet_live_token,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

impl pallet_live_token::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type WeightInfo = ();
}

/// What the founder gets over time.
pub fn allocation() -> AllocationOf<Test> {
	Allocation { account: FOUNDER, amount: ALLOCATION, start: 10, cliff: 35, end: 110 }
}

/// A supply of about half the ceiling, all of it minted here.
pub fn genesis() -> pallet_live_token::GenesisConfig<Test> {
	pallet_live_token::GenesisConfig {
		ceiling: CEILING,
		distribution: vec![
			(ALICE, ENDOWMENT),
			(BOB, ENDOWMENT),
			(FOUNDER, EXISTENTIAL_DEPOSIT),
			(POT, EXISTENTIAL_DEPOSIT),
		],
		allocations: vec![allocation()],
	}
}

/// A chain whose supply is what `live_token` says.
pub fn genesis_with(live_token: pallet_live_token::GenesisConfig<Test>) -> TestState {
	let storage = RuntimeGenesisConfig {
		system: Default::default(),
		balances: Default::default(),
		live_token,
	}
	.build_storage()
	.unwrap();
	let mut state = TestState::new(storage);
	state.execute_with(|| System::set_block_number(1));
	state
}

/// A chain whose supply is what [`genesis`] says.
pub fn new_test_ext() -> TestState {
	genesis_with(genesis())
}

/// Runs `test` and then checks that every invariant holds, that the issuance did not rise, and that
/// the ceiling fell by at least as much as the issuance did.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let before = LiveToken::supply();
		test();
		let after = LiveToken::supply();
		LiveToken::do_try_state().unwrap();
		assert!(after.issuance <= before.issuance);
		assert!(before.ceiling - after.ceiling >= before.issuance - after.issuance);
	});
}

pub fn signed(account: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

/// What `who` has on hold until it vests.
pub fn held(who: AccountId) -> Balance {
	use frame::traits::fungible::InspectHold;
	Balances::balance_on_hold(&crate::HoldReason::Vesting.into(), &who)
}
