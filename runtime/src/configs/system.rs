//! The system: accounts, time, blocks, upgrades.

use crate::{
	account::AccountData,
	constants::{
		block::{MAXIMUM_BLOCK_LENGTH, MAXIMUM_BLOCK_WEIGHT, NORMAL_DISPATCH_RATIO},
		time::SLOT_DURATION,
	},
	migrations, AccountId, Babe, Block, BlockNumber, Hash, Migrations, Nonce, PalletInfo, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeTask, TxPause, UncheckedExtrinsic, VERSION,
};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchClass,
		migrations::FreezeChainOnFailedMigration,
		parameter_types,
		traits::{ConstU16, ConstU32, ConstU64, Contains, InsideBoth},
		weights::{constants::ParityDbWeight, Weight},
	},
	frame_system::{
		limits::{BlockLength, BlockWeights},
		offchain,
	},
	sp_runtime::{
		traits::{AccountIdLookup, BlakeTwo256},
		Perbill,
	},
	sp_version::RuntimeVersion,
	*,
};

/// The chain's prefix in addresses (SS58).
pub const SS58_PREFIX: u16 = 5483;

parameter_types! {
	/// How many blocks back the hash of a block is known, and so how long a signed transaction can
	/// wait: 4096 blocks are two hours and a quarter.
	pub const BlockHashCount: BlockNumber = 4096;
	pub const Version: RuntimeVersion = VERSION;
	pub BlockWeightLimits: BlockWeights =
		BlockWeights::with_sensible_defaults(MAXIMUM_BLOCK_WEIGHT, NORMAL_DISPATCH_RATIO);
	pub BlockLengthLimits: BlockLength = BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_LENGTH
		})
		.build();
}

/// LIVE is burned through live-token, which lowers the ceiling too, and in no other way: what is burned
/// can never be replaced.
pub struct NoBurnBesideTheCeiling;

impl Contains<RuntimeCall> for NoBurnBesideTheCeiling {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Balances(pallet_balances::Call::burn { .. }))
	}
}

impl frame_system::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type BaseCallFilter = InsideBoth<TxPause, NoBurnBesideTheCeiling>;
	type BlockWeights = BlockWeightLimits;
	type BlockLength = BlockLengthLimits;
	type RuntimeOrigin = RuntimeOrigin;
	type RuntimeCall = RuntimeCall;
	type RuntimeTask = RuntimeTask;
	type Nonce = Nonce;
	type Hash = Hash;
	type Hashing = BlakeTwo256;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Block = Block;
	type BlockHashCount = BlockHashCount;
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type PalletInfo = PalletInfo;
	type AccountData = AccountData;
	type OnNewAccount = ();
	type OnKilledAccount = ();
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type SS58Prefix = ConstU16<SS58_PREFIX>;
	type OnSetCode = ();
	type MaxConsumers = ConstU32<64>;
	type SingleBlockMigrations = migrations::SingleBlock;
	type MultiBlockMigrator = Migrations;
	type PreInherents = ();
	type PostInherents = ();
	type PostTransactions = ();
}

/// Offchain code can put calls of the runtime into transactions: reports of equivocations travel
/// this way.
impl<LocalCall> offchain::CreateTransactionBase<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<LocalCall> offchain::CreateBare<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Babe;
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// Migrations over many blocks leave more than half of each block to what must go on.
	pub MigrationsWeight: Weight = Perbill::from_percent(40) * BlockWeightLimits::get().max_block;
}

/// A migration that fails stops every transaction: no money moves in a state that is half one thing
/// and half another.
impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Migrations = migrations::MultiBlock;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = FreezeChainOnFailedMigration;
	type MaxServiceWeight = MigrationsWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}
