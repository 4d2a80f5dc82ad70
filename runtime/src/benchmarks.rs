//! What is measured to find the weights of calls, and how the node asks for it.

use crate::{
	price::PriceKey, AllPalletsWithSystem, Babe, Balances,
	Grandpa, Migrations, Multisig, Oracle, Preimage, PriceFeeders, Proxy, Runtime, Scheduler, Sudo,
	Timestamp, TransactionPayment, TxPause, Utility,
};
use alloc::{string::String, vec::Vec};
use polkadot_sdk::{
	frame_benchmarking::{
		baseline, baseline::Pallet as Baseline, BenchmarkBatch, BenchmarkConfig, BenchmarkList,
	},
	frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys},
	frame_system_benchmarking::{
		extensions::Pallet as SystemExtensions, Pallet as SystemBenchmarks,
	},
	sp_runtime::{BoundedVec, FixedU128},
	*,
};

frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, Baseline::<Runtime>]
	[frame_system, SystemBenchmarks::<Runtime>]
	[frame_system_extensions, SystemExtensions::<Runtime>]
	[pallet_babe, Babe]
	[pallet_balances, Balances]
	[pallet_grandpa, Grandpa]
	[pallet_membership, PriceFeeders]
	[pallet_migrations, Migrations]
	[pallet_multisig, Multisig]
	[pallet_oracle, Oracle]
	[pallet_preimage, Preimage]
	[pallet_proxy, Proxy]
	[pallet_scheduler, Scheduler]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_tx_pause, TxPause]
	[pallet_utility, Utility]
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
