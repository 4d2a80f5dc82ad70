//! A runtime for tests. The neighbours are answers that a test sets.

use crate::{self as pallet_tipping, *};
use frame::testing_prelude::*;
use livestars_primitives::{referral::ReferralEarnings, room::RoomStatus, LIVE};
use std::collections::{BTreeMap, BTreeSet};

pub type AccountId = u64;

/// 0.001 LIVE.
pub const EXISTENTIAL_DEPOSIT: Balance = LIVE / 1_000;

/// What every living account of the tests starts with.
pub const ENDOWMENT: Balance = 1_000_000 * LIVE;

pub const VIEWER: AccountId = 1;
pub const PERFORMER: AccountId = 2;
pub const EDGE: AccountId = 3;
pub const ORIGIN: AccountId = 4;
/// Who brought the viewer, nearest first.
pub const VIEWER_SIDE: [AccountId; 3] = [11, 12, 13];
/// Who brought the performer, nearest first.
pub const PERFORMER_SIDE: [AccountId; 2] = [21, 22];
pub const STUDIO: AccountId = 31;
pub const SAVINGS: AccountId = 32;
pub const POT: AccountId = 100;
pub const TREASURY: AccountId = 101;
/// Accounts from here on do not exist at the start.
pub const NOBODY: AccountId = 1_000;

const LIVING: [AccountId; 11] = [
	VIEWER,
	PERFORMER,
	EDGE,
	ORIGIN,
	VIEWER_SIDE[0],
	VIEWER_SIDE[1],
	VIEWER_SIDE[2],
	PERFORMER_SIDE[0],
	PERFORMER_SIDE[1],
	STUDIO,
	SAVINGS,
];

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Tipping: pallet_tipping,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

parameter_types! {
	/// The accounts that have a room, each with the relay it publishes to.
	pub static RoomsOpen: BTreeMap<AccountId, Option<AccountId>> = BTreeMap::new();
	/// The accounts that may not be on camera.
	pub static Ineligible: BTreeMap<AccountId, Ineligibility> = BTreeMap::new();
	/// The registered relays.
	pub static Registered: BTreeSet<AccountId> = BTreeSet::new();
	/// The referrers above each account.
	pub static Paths: BTreeMap<AccountId, Vec<AccountId>> = BTreeMap::new();
	/// What each account received, decayed.
	pub static Received: BTreeMap<AccountId, Balance> = BTreeMap::new();
	/// What referrers were noted to earn.
	pub static Earned: Vec<(AccountId, ReferralEarnings<Balance>)> = Vec::new();
	/// The payments that the listener heard of.
	pub static Heard: Vec<Payment<AccountId, Balance>> = Vec::new();
	/// What the neighbours were asked, in order.
	pub static Asked: Vec<(&'static str, AccountId)> = Vec::new();
	pub static PayoutDeposit: Balance = LIVE;
}

fn asked(question: &'static str, about: &AccountId) {
	Asked::mutate(|asked| asked.push((question, *about)));
}

/// Every neighbour in one.
pub struct Neighbours;

impl Rooms<AccountId> for Neighbours {
	fn status(who: &AccountId) -> RoomStatus<AccountId> {
		asked("room", who);
		match RoomsOpen::get().get(who) {
			Some(Some(relay)) => RoomStatus::Live { relay: *relay },
			Some(None) => RoomStatus::Offline,
			None => RoomStatus::Missing,
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_live(performer: &AccountId, relay: &AccountId) {
		RoomsOpen::mutate(|rooms| rooms.insert(*performer, Some(*relay)));
	}
}

impl Eligibility<AccountId> for Neighbours {
	fn check(who: &AccountId) -> Result<(), Ineligibility> {
		asked("eligibility", who);
		Ineligible::get().get(who).map_or(Ok(()), |reason| Err(*reason))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_eligible(who: &AccountId) {
		Ineligible::mutate(|ineligible| ineligible.remove(who));
	}
}

impl RelayDirectory<AccountId> for Neighbours {
	fn is_registered(relay: &AccountId) -> bool {
		asked("relay", relay);
		Registered::get().contains(relay)
	}

	fn is_active(relay: &AccountId) -> bool {
		Self::is_registered(relay)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn register(relay: &AccountId) {
		Registered::mutate(|relays| relays.insert(*relay));
	}
}

impl Referrals<AccountId, Balance> for Neighbours {
	fn path(who: &AccountId, tiers: u32) -> Vec<AccountId> {
		asked("path", who);
		Paths::get().get(who).into_iter().flatten().take(tiers as usize).copied().collect()
	}

	fn note_earnings(referrer: &AccountId, earned: &ReferralEarnings<Balance>) {
		Earned::mutate(|all| all.push((*referrer, earned.clone())));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_path(who: &AccountId, referrers: &[AccountId]) {
		Paths::mutate(|paths| paths.insert(*who, referrers.to_vec()));
	}
}

impl Standing<AccountId, Balance> for Neighbours {
	fn received(performer: &AccountId) -> Balance {
		asked("standing", performer);
		Received::get().get(performer).copied().unwrap_or_default()
	}
}

impl OnPayment<AccountId, Balance> for Neighbours {
	fn on_payment(payment: &Payment<AccountId, Balance>) {
		Heard::mutate(|heard| heard.push(payment.clone()));
	}
}

impl Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Eligibility = Neighbours;
	type Rooms = Neighbours;
	type Relays = Neighbours;
	type Referrals = Neighbours;
	type Standing = Neighbours;
	type OnPayment = (Neighbours, ());
	type ValidatorsPot = ConstU64<POT>;
	type Treasury = ConstU64<TREASURY>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type PayoutDeposit = PayoutDeposit;
	type WeightInfo = ();
}

/// A live performer and a viewer, each brought by somebody, on two relays.
pub fn new_test_ext() -> TestState {
	RoomsOpen::set([(PERFORMER, Some(ORIGIN))].into());
	Ineligible::set(BTreeMap::new());
	Registered::set([EDGE, ORIGIN].into());
	Paths::set([(VIEWER, VIEWER_SIDE.to_vec()), (PERFORMER, PERFORMER_SIDE.to_vec())].into());
	Received::set(BTreeMap::new());
	Earned::set(Vec::new());
	Heard::set(Vec::new());
	Asked::set(Vec::new());
	PayoutDeposit::set(LIVE);

	let balances = LIVING
		.map(|account| (account, ENDOWMENT))
		.into_iter()
		.chain([POT, TREASURY].map(|pot| (pot, EXISTENTIAL_DEPOSIT)))
		.collect();
	let mut state = TestState::new(
		RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			..Default::default()
		}
		.build_storage()
		.unwrap(),
	);
	// Events are not recorded in the genesis block.
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Runs a test, after which every invariant must hold and no token must be made or lost.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let issuance = Balances::total_issuance();
		test();
		Tipping::do_try_state().unwrap();
		assert_eq!(Balances::total_issuance(), issuance);
	});
}
