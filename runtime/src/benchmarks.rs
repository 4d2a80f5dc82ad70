//! What is measured to find the weights of calls, and how the node asks for it.

use crate::{
	configs::{monetary::ValidatorPot, platform::Treasury},
	constants::currency::LIVE,
	price::PriceKey,
	AccountId, AllPalletsWithSystem, Babe, Balances, Grandpa, LiveToken, Migrations, Moment,
	Multisig, Oracle, Preimage, PriceFeeders, Proxy, Purses, Ranking, RankingList, Referrals,
	Relays, Rooms, Runtime, RuntimeOrigin, Scheduler, Sudo, Timestamp, Tipping, TransactionPayment,
	TxPause, Utility, Verification,
};
use alloc::{string::String, vec::Vec};
use livestars_primitives::{
	payment::MAX_PAYOUTS, referral::Referrals as ReferralsOf, relay::RelayDirectory,
	room::Rooms as RoomsOf,
};
use pallet_tipping::Payout;
use polkadot_sdk::{
	frame_benchmarking::{
		account, baseline, baseline::Pallet as Baseline, BenchmarkBatch, BenchmarkConfig,
		BenchmarkList,
	},
	frame_support::traits::{
		fungible::Mutate, StorageInfo, StorageInfoTrait, WhitelistedStorageKeys,
	},
	frame_system_benchmarking::{
		extensions::Pallet as SystemExtensions, Pallet as SystemBenchmarks,
	},
	sp_runtime::{BoundedVec, FixedU128, Permill},
	*,
};

frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, Baseline::<Runtime>]
	[frame_system, SystemBenchmarks::<Runtime>]
	[frame_system_extensions, SystemExtensions::<Runtime>]
	[pallet_babe, Babe]
	[pallet_bags_list, RankingList]
	[pallet_balances, Balances]
	[pallet_grandpa, Grandpa]
	[pallet_live_token, LiveToken]
	[pallet_membership, PriceFeeders]
	[pallet_migrations, Migrations]
	[pallet_multisig, Multisig]
	[pallet_oracle, Oracle]
	[pallet_preimage, Preimage]
	[pallet_proxy, Proxy]
	[pallet_purses, Purses]
	[pallet_ranking, Ranking]
	[pallet_referrals, Referrals]
	[pallet_relays, Relays]
	[pallet_rooms, Rooms]
	[pallet_scheduler, Scheduler]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_tipping, Tipping]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_tx_pause, TxPause]
	[pallet_utility, Utility]
	[pallet_verification, Verification]
);

impl baseline::Config for Runtime {}
impl frame_system_benchmarking::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// What the oracle's benchmark feeds.
pub struct PricesToFeed;

impl<L: frame_support::traits::Get<u32>> pallet_oracle::BenchmarkHelper<PriceKey, FixedU128, L>
	for PricesToFeed
{
	fn get_currency_id_value_pairs() -> BoundedVec<(PriceKey, FixedU128), L> {
		BoundedVec::truncate_from(alloc::vec![(PriceKey::LiveUsd, FixedU128::from_u32(1))])
	}
}

/// Performers whose payments have every party that a payment can have.
pub struct PaidPerformers;

impl PaidPerformers {
	/// A live performer and the relay that serves the viewers, with referrers on both sides.
	fn live(payer: &AccountId, seed: u32) -> (AccountId, AccountId) {
		let party = |name, index| account::<AccountId>(name, index, seed);
		let (performer, edge, origin) =
			(party("performer", 0), party("edge", 0), party("origin", 0));
		<Relays as RelayDirectory<_>>::register(&edge);
		<Rooms as RoomsOf<_>>::open_live(&performer, &origin);
		let referrers =
			|name, tiers: u32| (0..tiers).map(|tier| party(name, tier)).collect::<Vec<_>>();
		<Referrals as ReferralsOf<_, _>>::set_path(payer, &referrers("viewer referrer", 3));
		<Referrals as ReferralsOf<_, _>>::set_path(&performer, &referrers("performer referrer", 2));
		(performer, edge)
	}
}

impl pallet_purses::BenchmarkHelper<AccountId> for PaidPerformers {
	fn performer_paid_by(payer: &AccountId, seed: u32) -> (AccountId, AccountId) {
		let (performer, edge) = Self::live(payer, seed);
		for pot in [ValidatorPot::get(), Treasury::get(), performer.clone()] {
			Balances::set_balance(&pot, 1_000 * LIVE);
		}
		let share = Permill::from_percent(10);
		let payouts = (0..MAX_PAYOUTS)
			.map(|index| Payout { account: account("payout", index, seed), share })
			.collect();
		Tipping::set_payout(
			RuntimeOrigin::signed(performer.clone()),
			BoundedVec::truncate_from(payouts),
		)
		.expect("the performer can afford her settings");
		(performer, edge)
	}

	fn performer_refused_to(payer: &AccountId, seed: u32) -> (AccountId, AccountId) {
		let (performer, relay) = Self::live(payer, seed);
		Verification::withdraw(RuntimeOrigin::signed(performer.clone()))
			.expect("the performer is attested");
		(performer, relay)
	}
}

/// The clock, as benchmarks set it.
pub struct Clock;

impl pallet_ranking::BenchmarkHelper for Clock {
	fn set_time(now: Moment) {
		pallet_timestamp::Now::<Runtime>::put(now);
	}
}

/// What can be measured, and what is known about the storage it touches.
pub(crate) fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	use polkadot_sdk::frame_benchmarking::BenchmarkList;
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Measures what `config` asks for.
pub(crate) fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
