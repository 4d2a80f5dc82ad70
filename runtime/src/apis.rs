//! What nodes, wallets and developers may ask the runtime.

use crate::{
	configs::consensus::BABE_GENESIS_EPOCH_CONFIG, genesis_config_presets, price::price, AccountId,
	Babe, Balance, Block, BlockNumber, Executive, Grandpa, Historical, InherentDataExt, LiveToken,
	Nonce, Purses, Ranking, Referrals, Relays, Rooms, Runtime, RuntimeCall, RuntimeGenesisConfig,
	SessionKeys, System, Tipping, TransactionPayment, Verification, VERSION,
};
use alloc::vec::Vec;
use codec::Encode;
use livestars_primitives::{
	eligibility::Ineligibility, order::PurseId, payment::PaymentError, price::Price,
};
use pallet_live_token::{Supply, VestingStatus};
use pallet_purses::{PurseInfo, Refusal, SignedOrder};
use pallet_ranking::{Explanation, Placed, Scored};
use pallet_referrals::{Code, ReferralStats};
use pallet_relays::RelayEntry;
use pallet_rooms::RoomInfo;
use pallet_tipping::{PayoutList, Policy, Quote, TierReached};
use pallet_verification::{Attestation, VerifierListing};
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::{build_state, get_preset},
		traits::KeyOwnerProofSystem,
		view_functions::{ViewFunctionDispatchError, ViewFunctionId},
		weights::Weight,
	},
	pallet_babe::AuthorityId as BabeId,
	pallet_grandpa::AuthorityId as GrandpaId,
	sp_api::impl_runtime_apis,
	sp_consensus_babe as babe, sp_consensus_grandpa as grandpa,
	sp_core::{crypto::KeyTypeId, OpaqueMetadata},
	sp_inherents::{CheckInherentsResult, InherentData},
	sp_runtime::{
		traits::{Block as BlockT, NumberFor},
		transaction_validity::{TransactionSource, TransactionValidity},
		ApplyExtrinsicResult, ExtrinsicInclusionMode,
	},
	sp_session::OpaqueGeneratedSessionKeys,
	sp_version::RuntimeVersion,
	*,
};

impl_runtime_apis! {
	impl livestars_runtime_api::LiveStarsApi<Block, AccountId, Balance, BlockNumber> for Runtime {
		fn quote(payer: AccountId, performer: AccountId, amount: Balance, served_by: Option<AccountId>) -> Result<Quote<AccountId>, PaymentError> {
			Tipping::quote(payer, performer, amount, served_by)
		}

		fn policy() -> Policy {
			Tipping::policy()
		}

		fn tier(performer: AccountId) -> TierReached {
			Tipping::tier(performer)
		}

		fn payout(performer: AccountId) -> PayoutList<AccountId> {
			Tipping::payout(performer)
		}

		fn ranking(from: u32, count: u32) -> Vec<Placed<AccountId>> {
			Ranking::list(from, count)
		}

		fn explain(performer: AccountId) -> Explanation {
			Ranking::explain(&performer)
		}

		fn scored(after: Option<AccountId>, count: u32) -> Vec<Scored<AccountId>> {
			Ranking::scored(after.as_ref(), count)
		}

		fn eligibility(who: AccountId) -> Result<(), Ineligibility> {
			Verification::eligibility(who)
		}

		fn attestation(who: AccountId) -> Option<Attestation<AccountId, BlockNumber>> {
			Verification::attestation_of(who)
		}

		fn verifiers() -> Vec<VerifierListing<AccountId, Balance>> {
			Verification::verifiers()
		}

		fn referral_path(who: AccountId) -> Vec<AccountId> {
			Referrals::path_of(who)
		}

		fn referral_stats(who: AccountId) -> ReferralStats<AccountId, Balance> {
			Referrals::stats(who)
		}

		fn code_owner(code: Code) -> Option<AccountId> {
			Referrals::code_owner(code)
		}

		fn purse(purse: PurseId) -> Option<PurseInfo<AccountId, Balance, BlockNumber>> {
			Purses::purse(purse)
		}

		fn purses_of(owner: AccountId) -> Vec<PurseId> {
			Purses::purses_of(&owner)
		}

		fn check_order(order: SignedOrder<AccountId, Balance, BlockNumber>) -> Result<(), Refusal> {
			Purses::check_order(&order)
		}

		fn relays() -> Vec<RelayEntry<AccountId, BlockNumber>> {
			Relays::directory()
		}

		fn room(performer: AccountId) -> Option<RoomInfo<AccountId, BlockNumber>> {
			Rooms::room(performer)
		}

		fn price() -> Option<Price> {
			price()
		}

		fn supply() -> Supply {
			LiveToken::supply()
		}

		fn vesting(who: AccountId) -> Option<VestingStatus<BlockNumber>> {
			LiveToken::vesting_of(who)
		}
	}

	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			transaction: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, transaction, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl babe::BabeApi<Block> for Runtime {
		fn configuration() -> babe::BabeConfiguration {
			let epoch = Babe::epoch_config().unwrap_or(BABE_GENESIS_EPOCH_CONFIG);
			babe::BabeConfiguration {
				slot_duration: Babe::slot_duration(),
				epoch_length: <Runtime as pallet_babe::Config>::EpochDuration::get(),
				c: epoch.c,
				authorities: Babe::authorities().to_vec(),
				randomness: Babe::randomness(),
				allowed_slots: epoch.allowed_slots,
			}
		}

		fn current_epoch_start() -> babe::Slot {
			Babe::current_epoch_start()
		}

		fn current_epoch() -> babe::Epoch {
			Babe::current_epoch()
		}

		fn next_epoch() -> babe::Epoch {
			Babe::next_epoch()
		}

		fn generate_key_ownership_proof(
			_slot: babe::Slot,
			authority: BabeId,
		) -> Option<babe::OpaqueKeyOwnershipProof> {
			Historical::prove((babe::KEY_TYPE, authority))
				.map(|proof| babe::OpaqueKeyOwnershipProof::new(proof.encode()))
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation: babe::EquivocationProof<<Block as BlockT>::Header>,
			key_owner: babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Babe::submit_unsigned_equivocation_report(equivocation, key_owner.decode()?)
		}
	}

	impl grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn generate_key_ownership_proof(
			_set: grandpa::SetId,
			authority: GrandpaId,
		) -> Option<grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((grandpa::KEY_TYPE, authority))
				.map(|proof| grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation: grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			key_owner: grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Grandpa::submit_unsigned_equivocation_report(equivocation, key_owner.decode()?)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			extrinsic: <Block as BlockT>::Extrinsic,
			length: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(extrinsic, length)
		}

		fn query_fee_details(
			extrinsic: <Block as BlockT>::Extrinsic,
			length: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(extrinsic, length)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime
	{
		fn query_call_info(
			call: RuntimeCall,
			length: u32,
		) -> pallet_transaction_payment::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, length)
		}

		fn query_call_fee_details(
			call: RuntimeCall,
			length: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, length)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_config_presets::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(
			checks: frame_try_runtime::UpgradeCheckSelect,
		) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks)
				.expect("the upgrade and its checks succeed");
			(weight, crate::configs::system::BlockWeightLimits::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("the block is valid")
		}
	}
}
