//! A runtime with balances and this pallet alone.

use crate::{self as pallet_verification, *};
use frame::{runtime::prelude::*, testing_prelude::*};

pub type AccountId = u64;
pub type Balance = u64;
pub type BlockNumber = u32;

type Block = frame_system::mocking::MockBlockU32<Test>;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Verification: pallet_verification,
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
	type ExistentialDeposit = ConstU64<EXISTENTIAL_DEPOSIT>;
	type FreezeIdentifier = ();
	type MaxFreezes = ConstU32<1>;
}

pub const EXISTENTIAL_DEPOSIT: Balance = 10;
pub const BOND: Balance = 500;
pub const DEPOSIT: Balance = 20;
pub const FEE: Balance = 7;
pub const ENDOWMENT: Balance = 10_000;
pub const MAX_VALIDITY: BlockNumber = 1_000;
pub const LISTENER_WEIGHT: Weight = Weight::from_parts(1_000_000, 500);

/// Admits and dismisses.
pub const GOVERNANCE: AccountId = 100;
/// Revokes and bars.
pub const SAFETY: AccountId = 101;
/// Registered verifiers.
pub const VERA: AccountId = 1;
pub const VICTOR: AccountId = 2;
/// Performers.
pub const ADA: AccountId = 11;
pub const BEA: AccountId = 12;
pub const CLEO: AccountId = 13;
/// Has nothing.
pub const PAUPER: AccountId = 99;

pub const KEY: EncryptionKey = [9; 32];
pub const DOCUMENT: H256 = H256::repeat_byte(0xd1);
pub const NEXT_DOCUMENT: H256 = H256::repeat_byte(0xd2);

ord_parameter_types! {
	pub const Governance: AccountId = GOVERNANCE;
	pub const Safety: AccountId = SAFETY;
}

parameter_types! {
	/// Who lost eligibility, in which block, and why.
	pub static Lost: Vec<(BlockNumber, AccountId, Ineligibility)> = Vec::new();
	pub const MaxVerifiers: u32 = 3;
	pub const MaxExpiriesPerBlock: u32 = 3;
}

/// Remembers who lost eligibility, and checks that the chain knows it by then.
pub struct Listener;

impl OnEligibilityLost<AccountId> for Listener {
	fn on_eligibility_lost(who: &AccountId, reason: Ineligibility) {
		assert!(Verification::check(who).is_err());
		let mut lost = Lost::get();
		lost.push((System::block_number(), *who, reason));
		Lost::set(lost);
	}

	fn weight() -> Weight {
		LISTENER_WEIGHT
	}
}

impl Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type GovernanceOrigin = EnsureSignedBy<Governance, AccountId>;
	type SafetyOrigin = EnsureSignedBy<Safety, AccountId>;
	type OnEligibilityLost = Listener;
	type VerifierBond = ConstU64<BOND>;
	type RecordDeposit = ConstU64<DEPOSIT>;
	type MaxVerifiers = MaxVerifiers;
	type MaxValidity = ConstU32<MAX_VALIDITY>;
	type MaxExpiriesPerBlock = MaxExpiriesPerBlock;
	type WeightInfo = ();
}

/// Balances and verifiers at genesis, as given; nobody is attested.
pub fn genesis(genesis: GenesisConfig<Test>) -> TestState {
	let balances = [GOVERNANCE, SAFETY, VERA, VICTOR, 3, ADA, BEA, CLEO, 20, 21, 22]
		.map(|who| (who, ENDOWMENT))
		.to_vec();
	let storage = RuntimeGenesisConfig {
		system: Default::default(),
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		verification: genesis,
	}
	.build_storage()
	.expect("genesis is sound");
	let mut state = TestState::new(storage);
	state.execute_with(|| {
		Lost::set(Vec::new());
		System::set_block_number(1);
	});
	state
}

/// Vera and Victor verify, each for [`FEE`].
pub fn new_test_ext() -> TestState {
	genesis(GenesisConfig {
		verifiers: vec![(VERA, KEY, FEE), (VICTOR, KEY, FEE)],
		attested: Vec::new(),
	})
}

/// Runs `test` in block 1, then checks every invariant, and that no money was made or lost.
pub fn build_and_execute(test: impl FnOnce()) {
	execute(new_test_ext(), test);
}

/// Runs `test` on `state` in block 1, then checks every invariant, and that no money was made or
/// lost.
pub fn execute(mut state: TestState, test: impl FnOnce()) {
	state.execute_with(|| {
		check_state();
		let issuance = Balances::total_issuance();
		test();
		check_state();
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

pub fn check_state() {
	assert_ok!(Verification::do_try_state(System::block_number()));
}

/// Begins block `at`, after all those before it.
pub fn run_to(at: BlockNumber) {
	System::run_to_block::<AllPalletsWithSystem>(at);
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn submit(performer: AccountId, verifier: AccountId, document: H256) {
	assert_ok!(Verification::submit(signed(performer), verifier, document, FEE));
}

/// Has `verifier` attest `performer`'s [`DOCUMENT`] until `expires_at`.
pub fn attest(performer: AccountId, verifier: AccountId, expires_at: BlockNumber) {
	submit(performer, verifier, DOCUMENT);
	assert_ok!(Verification::attest(signed(verifier), performer, DOCUMENT, expires_at));
}

pub fn held(reason: HoldReason, who: AccountId) -> Balance {
	use frame::token::fungible::InspectHold;
	Balances::balance_on_hold(&reason.into(), &who)
}

/// The last event of this pallet.
pub fn last_event() -> Event<Test> {
	System::read_events_for_pallet::<Event<Test>>().pop().expect("something happened")
}

pub fn status(who: AccountId) -> Option<Status<AccountId, BlockNumber>> {
	Records::<Test>::get(who).map(|record| record.status)
}
