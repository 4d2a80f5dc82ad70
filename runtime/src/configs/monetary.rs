//! LIVE: balances, and what a transaction costs.

use crate::{
	account::BalancesOfAccounts,
	constants::currency::{EXISTENTIAL_DEPOSIT, MICROLIVE},
	currency::DirectBalances,
	AccountId, Balance, Balances, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason,
};
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{tokens::imbalance::ResolveTo, ConstU32, ConstU8, VariantCountOf},
		weights::ConstantMultiplier,
		PalletId,
	},
	pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment},
	sp_runtime::{
		traits::{AccountIdConversion, One},
		FixedPointNumber, Perquintill,
	},
	*,
};

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
	type Balance = Balance;
	type DustRemoval = ResolveTo<ValidatorPot, Balances>;
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = BalancesOfAccounts;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

parameter_types! {
	pub const ValidatorPotId: PalletId = PalletId(*b"ls/valpt");
	/// Where the validators' income is collected: all fees and a share of every payment.
	pub ValidatorPot: AccountId = ValidatorPotId::get().into_account_truncating();
}

parameter_types! {
	/// Five LIVE for a second of computation: a block filled to the brim costs five LIVE.
	pub const PlanckPerPicosecond: Balance = 5;
	/// Four millionths of a LIVE for a byte.
	pub const PlanckPerByte: Balance = 4 * MICROLIVE;

	/// The fullness of blocks at which fees stay as they are.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast fees follow demand: at most about 30 % a day.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(1, 100_000);
	/// Fees never fall below the prices above.
	pub MinimumMultiplier: Multiplier = Multiplier::one();
	/// Fees never rise above a hundred times the prices above.
	pub MaximumMultiplier: Multiplier = Multiplier::saturating_from_integer(100);
}

/// A transfer between two accounts costs about 0.003 LIVE when blocks are not crowded: four fifths
/// for its weight (about 0.46 ms), a fifth for its length (146 bytes). Under lasting demand the
/// part for the weight rises, at most a hundredfold. Fees and tips to the author go to the
/// validators' pot; nothing is burned, nothing is minted.
impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction =
		FungibleAdapter<DirectBalances, ResolveTo<ValidatorPot, DirectBalances>>;
	type WeightToFee = ConstantMultiplier<Balance, PlanckPerPicosecond>;
	type LengthToFee = ConstantMultiplier<Balance, PlanckPerByte>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}
