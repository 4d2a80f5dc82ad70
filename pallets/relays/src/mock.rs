//! A chain with accounts, balances and a directory of relays.

use crate::{self as pallet_relays, *};
use frame::testing_prelude::*;
use fungible::InspectHold;

/// Operators with money.
pub const ANNA: u64 = 1;
pub const BERTA: u64 = 2;
pub const CARLA: u64 = 3;
pub const DORA: u64 = 4;
/// An operator with less than a bond.
pub const POOR: u64 = 5;
/// An operator whose relay is in the genesis.
pub const GENESIS_OPERATOR: u64 = 6;
/// The safety origin.
pub const SAFETY: u64 = 99;

pub const BOND: u64 = 1_000;
pub const WEALTH: u64 = 10_000;
pub const UNBONDING_DELAY: u64 = 50;
pub const HEARTBEAT_INTERVAL: u64 = 5;
pub const HEARTBEAT_TIMEOUT: u64 = 15;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Directory: pallet_relays,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

parameter_types! {
	pub static Insecure: InsecureUrls = InsecureUrls::Refuse;
}

ord_parameter_types! {
	pub const Safety: u64 = SAFETY;
}

impl Config for Test {
	type Currency = Balances;
	type SafetyOrigin = EnsureSignedBy<Safety, u64>;
	type InsecureUrls = Insecure;
	type Bond = ConstU64<BOND>;
	type UnbondingDelay = ConstU64<UNBONDING_DELAY>;
	type HeartbeatInterval = ConstU64<HEARTBEAT_INTERVAL>;
	type HeartbeatTimeout = ConstU64<HEARTBEAT_TIMEOUT>;
	type MaxRelays = ConstU32<3>;
	type WeightInfo = ();
}

/// The country with this code.
pub fn country(code: &str) -> Country {
	code.try_into().unwrap()
}

/// A relay at this URL.
pub fn info_at(url: &str) -> RelayInfo {
	RelayInfo::from_text(url, "/ip4/192.0.2.1/udp/4001/quic-v1", country("NL"), 500).unwrap()
}

/// A relay that nobody can object to.
pub fn info() -> RelayInfo {
	info_at("https://relay.example")
}

/// The chain's first state, with these relays.
pub fn state_with(relays: Vec<(u64, String, String, Country, u32)>) -> TestState {
	Insecure::set(InsecureUrls::Refuse);
	let balances = [ANNA, BERTA, CARLA, DORA, GENESIS_OPERATOR]
		.into_iter()
		.map(|account| (account, WEALTH))
		.chain([(POOR, BOND)])
		.collect();
	RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		directory: GenesisConfig { relays },
		..Default::default()
	}
	.build_storage()
	.unwrap()
	.into()
}

/// The chain's first state, without relays.
pub fn new_test_ext() -> TestState {
	state_with(Vec::new())
}

/// Runs `test` in block 1, after which every invariant holds and no money came or went.
pub fn build_and_execute(test: impl FnOnce()) {
	execute_on(new_test_ext(), test);
}

/// Runs `test` in block 1 of this chain, after which every invariant holds and no money came or
/// went.
pub fn execute_on(mut state: TestState, test: impl FnOnce()) {
	state.execute_with(|| {
		System::set_block_number(1);
		let issuance = Balances::total_issuance();
		test();
		Directory::do_try_state().unwrap();
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

/// Goes `blocks` further.
pub fn advance(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

/// What is held from `operator` for her bond.
pub fn bond_of(operator: u64) -> u64 {
	Balances::balance_on_hold(&HoldReason::Bond.into(), &operator)
}

/// The status of the relay of `operator`.
pub fn status_of(operator: u64) -> RelayStatus<u64> {
	Directory::relay(operator).unwrap().status
}
