//! A runtime with the ranking and the sorted list that it keeps.

use crate::{self as pallet_ranking, *};
use frame::testing_prelude::*;
use livestars_primitives::{eligibility::Ineligibility, payment::PaymentKind, LIVE};
use std::collections::BTreeMap;

/// One day in milliseconds.
pub const DAY: Moment = 24 * 60 * 60 * 1000;

/// The half-life.
pub const MONTH: Moment = 30 * DAY;

/// The time at which every test starts: in 2026.
pub const START: Moment = 690 * MONTH;

/// Who pays.
pub const VIEWER: u64 = 1_000_000;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Scores = pallet_bags_list;

	#[runtime::pallet_index(2)]
	pub type Ranking = pallet_ranking;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

impl pallet_bags_list::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type ScoreProvider = Ranking;
	type BagThresholds = Thresholds;
	type MaxAutoRebagPerBlock = ConstU32<0>;
	type Score = u64;
}

parameter_types! {
	pub const Thresholds: &'static [u64] = THRESHOLDS;
	pub static Now: Moment = START;
	pub static HalfLife: Moment = MONTH;
	pub static NewcomerPeriod: Moment = 14 * DAY;
	pub static NewcomerCeiling: u128 = 1_000 * LIVE;
	pub static MaxNewcomers: u32 = 8;
	pub static Seed: H256 = H256::repeat_byte(7);
	pub static Ineligible: BTreeMap<u64, Ineligibility> = BTreeMap::new();
}

impl Time for Now {
	type Moment = Moment;

	fn now() -> Moment {
		Self::get()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper for Now {
	fn set_time(now: Moment) {
		Self::set(now);
	}
}

impl Randomness<H256, u64> for Seed {
	fn random(subject: &[u8]) -> (H256, u64) {
		assert_eq!(subject, EXPLORATION_SUBJECT);
		(Self::get(), 0)
	}
}

impl Eligibility<u64> for Ineligible {
	fn check(who: &u64) -> Result<(), Ineligibility> {
		Self::get().get(who).map_or(Ok(()), |reason| Err(*reason))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_eligible(who: &u64) {
		Self::mutate(|ineligible| ineligible.remove(who));
	}
}

impl Config for Test {
	type Time = Now;
	type HalfLife = HalfLife;
	type Scores = Scores;
	type Thresholds = Thresholds;
	type NewcomerPeriod = NewcomerPeriod;
	type NewcomerCeiling = NewcomerCeiling;
	type MaxNewcomers = MaxNewcomers;
	type Randomness = Seed;
	type Eligibility = Ineligible;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Now;
}

/// An empty chain in its first block, with the parameters above.
pub fn new_test_ext() -> TestState {
	Now::set(START);
	HalfLife::set(MONTH);
	NewcomerPeriod::set(14 * DAY);
	NewcomerCeiling::set(1_000 * LIVE);
	MaxNewcomers::set(8);
	Seed::set(H256::repeat_byte(7));
	Ineligible::set(BTreeMap::new());
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut state = TestState::from(storage);
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Runs a test and checks every invariant after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_invariants();
	});
}

/// Checks every invariant.
pub fn assert_invariants() {
	assert_ok!(Ranking::do_try_state());
	#[cfg(feature = "try-runtime")]
	assert_ok!(Scores::do_try_state());
}

/// Opens the room of `performer`.
pub fn open(performer: u64) {
	Ranking::on_opened(&performer);
}

/// Closes the room of `performer`.
pub fn close(performer: u64) {
	Ranking::on_closed(&performer);
}

/// Pays `amount` planck for `performer`.
pub fn pay(performer: u64, amount: u128) {
	Ranking::on_payment(&Payment {
		payer: VIEWER,
		performer,
		amount,
		kind: PaymentKind::Tip,
		served_by: None,
		memo: None,
		order: None,
	});
}

/// Opens the room of `performer` and pays `amount` planck for her.
pub fn open_and_pay(performer: u64, amount: u128) {
	open(performer);
	pay(performer, amount);
}

/// Opens the room of `performer` so long ago that she is no newcomer.
pub fn open_long_ago(performer: u64) {
	open(performer);
	Ranking::leave_newcomers(&performer, Departure::Aged);
}

/// Lets time pass.
pub fn wait(time: Moment) {
	Now::mutate(|now| *now += time);
}

/// Makes `performer` ineligible.
pub fn revoke(performer: u64) {
	Ineligible::mutate(|ineligible| ineligible.insert(performer, Ineligibility::Revoked));
}

/// The newcomers, oldest first.
pub fn queue() -> Vec<u64> {
	let oldest = NewcomerEnds::<Test>::get().map(|ends| ends.oldest);
	std::iter::successors(oldest, |performer| Newcomers::<Test>::get(performer)?.newer).collect()
}

/// The accounts of the first page of the public list.
pub fn listed() -> Vec<u64> {
	Ranking::list(0, MAX_PAGE).into_iter().map(|placed| placed.account).collect()
}

/// The events of this pallet, since the last time that it was asked for.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}
