//! A chain with accounts, balances and rooms, where tests decide who is eligible and which relays
//! are active.

use crate::{self as pallet_rooms, *};
use alloc::collections::BTreeMap;
use frame::testing_prelude::*;
use fungible::InspectHold;

/// Performers with money.
pub const ANNA: u64 = 1;
pub const BERTA: u64 = 2;
pub const CARLA: u64 = 3;
pub const DORA: u64 = 4;
/// A performer with less than a deposit.
pub const POOR: u64 = 5;
/// Relays.
pub const RELAY: u64 = 20;
pub const OTHER_RELAY: u64 = 21;
/// The safety origin.
pub const SAFETY: u64 = 99;

pub const ROOM_DEPOSIT: u64 = 500;
pub const CONSENT_DEPOSIT: u64 = 30;
pub const WEALTH: u64 = 10_000;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Studio: pallet_rooms,
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
	/// Who may not be on camera, and why; everybody else may.
	pub static Ineligible: BTreeMap<u64, Ineligibility> = BTreeMap::new();
	/// The relays on which a stream can start.
	pub static ActiveRelays: BTreeSet<u64> = BTreeSet::new();
	/// What the listener heard.
	pub static Heard: Vec<Change> = Vec::new();
}

ord_parameter_types! {
	pub const Safety: u64 = SAFETY;
}

/// What happened to the room of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
	Opened(u64),
	Closed(u64),
}

/// Whoever is not named ineligible is eligible.
pub struct Attestations;

impl Eligibility<u64> for Attestations {
	fn check(who: &u64) -> Result<(), Ineligibility> {
		Ineligible::get().remove(who).map_or(Ok(()), Err)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_eligible(who: &u64) {
		Ineligible::mutate(|ineligible| ineligible.remove(who));
	}
}

/// The active relays are those that are named so.
pub struct Directory;

impl RelayDirectory<u64> for Directory {
	fn is_registered(relay: &u64) -> bool {
		Self::is_active(relay)
	}

	fn is_active(relay: &u64) -> bool {
		ActiveRelays::get().contains(relay)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn register(relay: &u64) {
		ActiveRelays::mutate(|relays| relays.insert(*relay));
	}
}

/// Writes down what it hears.
pub struct Listener;

impl OnRoom<u64> for Listener {
	fn on_opened(performer: &u64) {
		Heard::mutate(|heard| heard.push(Change::Opened(*performer)));
	}

	fn on_closed(performer: &u64) {
		Heard::mutate(|heard| heard.push(Change::Closed(*performer)));
	}
}

impl Config for Test {
	type Currency = Balances;
	type Eligibility = Attestations;
	type Relays = Directory;
	type OnRoom = Listener;
	type SafetyOrigin = EnsureSignedBy<Safety, u64>;
	type RoomDeposit = ConstU64<ROOM_DEPOSIT>;
	type ConsentDeposit = ConstU64<CONSENT_DEPOSIT>;
	type MaxCast = ConstU32<3>;
	type MaxBlockedCountries = ConstU32<4>;
	type MaxConsents = ConstU32<2>;
	type WeightInfo = ();
}

/// The hash of a profile.
pub fn profile() -> H256 {
	H256::repeat_byte(7)
}

/// The countries with these codes.
pub fn countries(codes: &[&str]) -> CountriesOf<Test> {
	let countries: BTreeSet<Country> =
		codes.iter().map(|code| Country::try_from(*code).unwrap()).collect();
	countries.try_into().unwrap()
}

/// A cast of these accounts.
pub fn cast(members: &[u64]) -> CastOf<Test> {
	members.to_vec().try_into().unwrap()
}

/// The chain's first state, with these rooms, where `ineligible` may not be on camera.
pub fn state_with(rooms: &[u64], ineligible: &[(u64, Ineligibility)]) -> TestState {
	Ineligible::set(ineligible.iter().copied().collect());
	ActiveRelays::set([RELAY, OTHER_RELAY].into());
	Heard::set(Vec::new());
	let balances = [ANNA, BERTA, CARLA, DORA]
		.into_iter()
		.map(|account| (account, WEALTH))
		.chain([(POOR, CONSENT_DEPOSIT)])
		.collect();
	RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		studio: GenesisConfig { rooms: rooms.iter().map(|room| (*room, profile())).collect() },
		..Default::default()
	}
	.build_storage()
	.unwrap()
	.into()
}

/// The chain's first state, without rooms, where everybody is eligible.
pub fn new_test_ext() -> TestState {
	state_with(&[], &[])
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
		Studio::do_try_state().unwrap();
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

/// What is held from `account` for `reason`.
pub fn held(reason: HoldReason, account: u64) -> u64 {
	Balances::balance_on_hold(&reason.into(), &account)
}

/// `performer` opens a room.
pub fn open_room(performer: u64) {
	assert_ok!(Studio::open_room(RuntimeOrigin::signed(performer), profile()));
}

/// `members` consent to be in the cast of `performer`.
pub fn join(performer: u64, members: &[u64]) {
	for member in members {
		assert_ok!(Studio::join_cast(RuntimeOrigin::signed(*member), performer));
	}
}

/// `performer` tries to go live on a relay that is there.
pub fn try_go_live(performer: u64, members: &[u64]) -> DispatchResult {
	Studio::go_live(RuntimeOrigin::signed(performer), RELAY, cast(members))
}

/// `performer` opens a room, `members` join her cast, and they go live.
pub fn go_live(performer: u64, members: &[u64]) {
	open_room(performer);
	join(performer, members);
	assert_ok!(try_go_live(performer, members));
}

/// What is told of the room of `performer`.
pub fn status(performer: u64) -> RoomStatus<u64> {
	<Studio as room::Rooms<_>>::status(&performer)
}

/// `who` loses the right to be on camera.
pub fn revoke(who: u64) {
	Ineligible::mutate(|ineligible| ineligible.insert(who, Ineligibility::Revoked));
	<Studio as OnEligibilityLost<_>>::on_eligibility_lost(&who, Ineligibility::Revoked);
}

/// Asserts that the stream of `performer` ended, for `reason`, and nobody in it is on camera.
pub fn assert_ended(performer: u64, members: &[u64], reason: OfflineReason<u64>) {
	System::assert_has_event(Event::WentOffline { performer, reason }.into());
	assert_eq!(status(performer), RoomStatus::Offline);
	for account in members.iter().chain([&performer]) {
		assert_eq!(Studio::on_camera(*account), None);
	}
}
