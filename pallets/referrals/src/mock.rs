//! A runtime with accounts, balances and this pallet.

use crate as pallet_referrals;
use crate::Code;
use frame::{
	deps::frame_support::{storage_alias, traits::StorageMapShim},
	testing_prelude::*,
};
use livestars_primitives::{referral::ReferralEarnings, LIVE};

type Block = frame_system::mocking::MockBlock<Test>;

pub type AccountId = u64;
pub type Balance = u128;

pub const EXISTENTIAL_DEPOSIT: Balance = LIVE / 1_000;
pub const ENROLMENT_DEPOSIT: Balance = 3 * EXISTENTIAL_DEPOSIT;
pub const CODE_DEPOSIT: Balance = LIVE;
pub const MAX_CODES: u32 = 3;
pub const ENDOWMENT: Balance = 10 * LIVE;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
pub const DAVE: AccountId = 4;
pub const EVE: AccountId = 5;
/// Nobody ever sent anything here.
pub const STRANGER: AccountId = 99;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Referrals: pallet_referrals,
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

/// Where the earnings are kept: in entries of their own.
#[storage_alias]
pub type Earned =
	StorageMap<Referrals, Blake2_128Concat, AccountId, ReferralEarnings<Balance>, ValueQuery>;

impl pallet_referrals::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Earnings = StorageMapShim<Earned, AccountId, ReferralEarnings<Balance>>;
	type EnrolmentDeposit = ConstU128<ENROLMENT_DEPOSIT>;
	type CodeDeposit = ConstU128<CODE_DEPOSIT>;
	type MaxCodes = ConstU32<MAX_CODES>;
	type WeightInfo = ();
}

/// A chain whose referrals start as `referrals` says, with accounts 1 to 12 endowed.
pub fn genesis_with(referrals: pallet_referrals::GenesisConfig<Test>) -> TestState {
	let balances = (1..=12).map(|account| (account, ENDOWMENT)).collect();
	let storage = RuntimeGenesisConfig {
		system: Default::default(),
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		referrals,
	}
	.build_storage()
	.unwrap();
	let mut state = TestState::new(storage);
	state.execute_with(|| System::set_block_number(1));
	state
}

/// A chain where nobody was brought by anybody.
pub fn new_test_ext() -> TestState {
	genesis_with(Default::default())
}

/// Runs `test` and then checks that every invariant holds and that no LIVE appeared or vanished.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let issuance = Balances::total_issuance();
		test();
		Referrals::do_try_state().unwrap();
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

pub fn signed(account: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

pub fn code(text: &str) -> Code {
	Code::try_from(text.as_bytes().to_vec()).unwrap()
}

/// What `who` has on hold for `reason`.
pub fn held(reason: crate::HoldReason, who: AccountId) -> Balance {
	use frame::traits::fungible::InspectHold;
	Balances::balance_on_hold(&reason.into(), &who)
}
