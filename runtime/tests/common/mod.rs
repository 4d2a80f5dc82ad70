//! The development chain, in memory: its genesis, its people, and a way to let blocks pass.

#![allow(missing_docs, dead_code, unused_imports, reason = "each test uses a part of this")]

use livestars_runtime::{
	configs::{monetary::ValidatorPot, platform::Treasury},
	constants::time::SLOT_DURATION,
	genesis_config_presets, AccountId, AllPalletsWithSystem, Balance, Balances, BlockNumber,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System, Timestamp,
};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchResultWithPostInfo,
		traits::{OnFinalize, OnIdle, OnInitialize},
		weights::Weight,
	},
	sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
	sp_core::{sr25519, storage::Storage, Pair},
	sp_io::TestExternalities,
	sp_runtime::{traits::Dispatchable, traits::Header, BuildStorage, Digest, DigestItem},
};
use std::sync::LazyLock;

pub use livestars_runtime::constants::currency::LIVE;

/// The account of a development key, by its derivation path.
pub fn account(name: &str) -> AccountId {
	pair(name).public().into()
}

/// The key of a development account.
pub fn pair(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//{name}"), None).expect("the path is valid")
}

pub fn treasury() -> AccountId {
	Treasury::get()
}

pub fn validators_pot() -> AccountId {
	ValidatorPot::get()
}

pub fn free(who: &AccountId) -> Balance {
	Balances::free_balance(who)
}

/// Runs `test` on the development chain, a few blocks in, and checks afterwards that no LIVE appeared or
/// vanished and that the storage of every pallet is sound.
pub fn on_dev_chain(test: impl FnOnce()) {
	on_any_dev_chain(|| {
		let issuance = Balances::total_issuance();
		test();
		assert_eq!(Balances::total_issuance(), issuance, "LIVE appeared or vanished");
		check_invariants();
	});
}

/// Runs `test` on the development chain, a few blocks in.
pub fn on_any_dev_chain(test: impl FnOnce()) {
	static GENESIS: LazyLock<Storage> = LazyLock::new(|| {
		let genesis = genesis_config_presets::development_config().expect("it is JSON");
		genesis.build_storage().expect("it is sound")
	});
	TestExternalities::from(GENESIS.clone()).execute_with(|| {
		run_to(3);
		test();
	});
}

/// Lets blocks pass, up to the first moment of block `number`, two seconds each.
pub fn run_to(number: BlockNumber) {
	while System::block_number() < number {
		let block = System::block_number();
		if block > 0 {
			AllPalletsWithSystem::on_idle(block, Weight::MAX);
			AllPalletsWithSystem::on_finalize(block);
		}
		let next = block + 1;
		let slot = FIRST_SLOT + u64::from(next);
		let digest = Digest { logs: vec![DigestItem::babe_pre_digest(slot_claim(slot))] };
		let parent = if block == 0 { System::block_hash(0) } else { System::finalize().hash() };
		System::reset_events();
		System::initialize(&next, &parent, &digest);
		AllPalletsWithSystem::on_initialize(next);
		Timestamp::set(RuntimeOrigin::none(), slot * SLOT_DURATION).expect("time passes");
	}
}

/// The first slot of the tests, in November 2026.
const FIRST_SLOT: u64 = 1_795_000_000_000 / SLOT_DURATION;

fn slot_claim(slot: u64) -> PreDigest {
	PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index: 0, slot: slot.into() })
}

/// Every storage invariant of every pallet, if the runtime can check them.
fn check_invariants() {
	#[cfg(feature = "try-runtime")]
	{
		use polkadot_sdk::frame_support::traits::{TryState, TryStateSelect};
		AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All)
			.expect("the storage of every pallet is sound");
	}
}

/// Calls the runtime as `who`.
pub fn call(who: &AccountId, call: impl Into<RuntimeCall>) -> DispatchResultWithPostInfo {
	let call: RuntimeCall = call.into();
	call.dispatch(RuntimeOrigin::signed(who.clone()))
}

/// Calls the runtime as the one who governs.
pub fn govern(call: impl Into<RuntimeCall>) -> DispatchResultWithPostInfo {
	let call: RuntimeCall = call.into();
	call.dispatch(RuntimeOrigin::root())
}

/// The receipts of this block, oldest first.
pub fn receipts() -> Vec<pallet_tipping::Event<Runtime>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Tipping(event @ pallet_tipping::Event::Paid { .. }) => Some(event),
			_ => None,
		})
		.collect()
}
