//! The platform: what Live Stars adds to a chain.
//!
//! Its origins are [`GovernanceOrigin`] for policies and [`SafetyOrigin`] for emergencies.

use super::{
	governance::{GovernanceOrigin, SafetyOrigin},
	monetary::ValidatorPot,
};
use crate::{
	account::EarningsOfAccounts,
	constants::{
		currency::{storage_deposit, LIVE},
		time::{DAYS, DAY_IN_MILLISECONDS, MILLISECS_PER_BLOCK, MINUTES},
	},
	currency::DirectBalances,
	price::{MedianOfMajority, PriceKey},
	weights, AccountId, Balance, Balances, BlockNumber, Moment, Oracle, PriceFeeders, Ranking,
	RankingList, Referrals, Relays, Rooms, Runtime, RuntimeEvent, RuntimeHoldReason, Timestamp,
	Tipping, Verification,
};
use pallet_relays::InsecureUrls;
use polkadot_sdk::{
	frame_support::{parameter_types, traits::ConstU32, PalletId},
	sp_runtime::{traits::AccountIdConversion, FixedU128},
	*,
};

/// The most accounts that feed prices.
pub type MaxPriceFeeders = ConstU32<32>;

parameter_types! {
	/// How long a fed price counts, in milliseconds: ten minutes.
	pub const PriceLifetime: Moment = 300 * MILLISECS_PER_BLOCK;
	/// In whose name governance feeds a price.
	pub const OraclePalletId: PalletId = PalletId(*b"ls/price");
}

/// The accounts that feed prices are chosen by governance.
impl pallet_membership::Config<pallet_membership::Instance1> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = GovernanceOrigin;
	type RemoveOrigin = GovernanceOrigin;
	type SwapOrigin = GovernanceOrigin;
	type ResetOrigin = GovernanceOrigin;
	type PrimeOrigin = GovernanceOrigin;
	type MembershipInitialized = ();
	type MembershipChanged = Oracle;
	type MaxMembers = MaxPriceFeeders;
	type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

impl pallet_oracle::Config for Runtime {
	type OnNewData = ();
	type CombineData = MedianOfMajority;
	type Time = Timestamp;
	type OracleKey = PriceKey;
	type OracleValue = FixedU128;
	type PalletId = OraclePalletId;
	type Members = PriceFeeders;
	type WeightInfo = pallet_oracle::weights::SubstrateWeight<Runtime>;
	type MaxHasDispatchedSize = MaxPriceFeeders;
	type MaxFeedValues = ConstU32<1>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::PricesToFeed;
}

parameter_types! {
	/// Where what nobody else has a claim to is collected.
	pub const TreasuryPalletId: PalletId = PalletId(*b"ls/treas");
	pub Treasury: AccountId = TreasuryPalletId::get().into_account_truncating();
}

impl pallet_live_token::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type GovernanceOrigin = GovernanceOrigin;
	type WeightInfo = weights::pallet_live_token::WeightInfo<Runtime>;
}

parameter_types! {
	/// Two entries, who stands above the account and its referrer's count, and what the referrer's
	/// account keeps of its earnings.
	pub const EnrolmentDeposit: Balance = storage_deposit(2, 309);
	pub const CodeDeposit: Balance = storage_deposit(1, 96);
}

impl pallet_referrals::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Earnings = EarningsOfAccounts;
	type EnrolmentDeposit = EnrolmentDeposit;
	type CodeDeposit = CodeDeposit;
	type MaxCodes = ConstU32<8>;
	type WeightInfo = weights::pallet_referrals::WeightInfo<Runtime>;
}

parameter_types! {
	/// What a verifier stands for its work with: ten thousand LIVE.
	pub const VerifierBond: Balance = 10_000 * LIVE;
	/// A record, its submission and its place in the agenda of expiries.
	pub const RecordDeposit: Balance = storage_deposit(2, 256);
	/// An attestation is good for a year at most.
	pub const MaxValidity: BlockNumber = 365 * DAYS;
}

impl pallet_verification::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type GovernanceOrigin = GovernanceOrigin;
	type SafetyOrigin = SafetyOrigin;
	type OnEligibilityLost = Rooms;
	type VerifierBond = VerifierBond;
	type RecordDeposit = RecordDeposit;
	type MaxVerifiers = ConstU32<64>;
	type MaxValidity = MaxValidity;
	type MaxExpiriesPerBlock = ConstU32<16>;
	type WeightInfo = weights::pallet_verification::WeightInfo<Runtime>;
}

parameter_types! {
	/// What a relay stands for its work with: a thousand LIVE.
	pub const RelayBond: Balance = 1_000 * LIVE;
	pub const UnbondingDelay: BlockNumber = 7 * DAYS;
	pub const HeartbeatInterval: BlockNumber = MINUTES;
	pub const HeartbeatTimeout: BlockNumber = 5 * MINUTES;
	/// A relay on the loopback interface serves nobody but its owner, who tries it out.
	pub const LoopbackUrls: InsecureUrls = InsecureUrls::AllowLoopback;
}

impl pallet_relays::Config for Runtime {
	type Currency = Balances;
	type SafetyOrigin = SafetyOrigin;
	type InsecureUrls = LoopbackUrls;
	type Bond = RelayBond;
	type UnbondingDelay = UnbondingDelay;
	type HeartbeatInterval = HeartbeatInterval;
	type HeartbeatTimeout = HeartbeatTimeout;
	type MaxRelays = ConstU32<1_024>;
	type WeightInfo = weights::pallet_relays::WeightInfo<Runtime>;
}

parameter_types! {
	/// A room and the most countries it can block.
	pub const RoomDeposit: Balance = storage_deposit(1, 600);
	pub const ConsentDeposit: Balance = storage_deposit(1, 96);
}

impl pallet_rooms::Config for Runtime {
	type Currency = Balances;
	type Eligibility = Verification;
	type Relays = Relays;
	type OnRoom = Ranking;
	type SafetyOrigin = SafetyOrigin;
	type RoomDeposit = RoomDeposit;
	type ConsentDeposit = ConsentDeposit;
	type MaxCast = ConstU32<8>;
	/// As many as there are countries.
	type MaxBlockedCountries = ConstU32<250>;
	type MaxConsents = ConstU32<32>;
	type WeightInfo = weights::pallet_rooms::WeightInfo<Runtime>;
}

parameter_types! {
	/// An entry with eight accounts and their shares.
	pub const PayoutDeposit: Balance = storage_deposit(1, 8 * 36 + 64);
}

impl pallet_tipping::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = DirectBalances;
	type Eligibility = Verification;
	type Rooms = Rooms;
	type Relays = Relays;
	type Referrals = Referrals;
	type Standing = Ranking;
	type OnPayment = Ranking;
	type ValidatorsPot = ValidatorPot;
	type Treasury = Treasury;
	type GovernanceOrigin = GovernanceOrigin;
	type PayoutDeposit = PayoutDeposit;
	type WeightInfo = weights::pallet_tipping::WeightInfo<Runtime>;
}

parameter_types! {
	/// Where what purses can spend is kept.
	pub const PursesPalletId: PalletId = PalletId(*b"ls/purse");
	pub PursesPot: AccountId = PursesPalletId::get().into_account_truncating();
	/// How long relays can settle what they hold after a purse was closed.
	pub const ClosingDelay: BlockNumber = 10 * MINUTES;
	pub const MaxPurseLifetime: BlockNumber = 90 * DAYS;
	/// The purse and its number in its owner's list.
	pub const PurseDeposit: Balance = storage_deposit(2, 200);
}

impl pallet_purses::Config for Runtime {
	type Currency = DirectBalances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Pot = PursesPot;
	type Payments = Tipping;
	type ClosingDelay = ClosingDelay;
	type MaxLifetime = MaxPurseLifetime;
	type MaxPursesPerOwner = ConstU32<16>;
	type Deposit = PurseDeposit;
	type WeightInfo = weights::pallet_purses::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::PaidPerformers;
}

parameter_types! {
	/// The time in which a payment's weight halves: thirty days. Every stored score depends on it.
	pub const HalfLife: Moment = 30 * DAY_IN_MILLISECONDS;
	pub const NewcomerPeriod: Moment = 14 * DAY_IN_MILLISECONDS;
	/// The score from which on a performer needs no exploration slot.
	pub const NewcomerCeiling: Balance = 1_000 * LIVE;
	pub const RankingThresholds: &'static [u64] = pallet_ranking::THRESHOLDS;
}

impl pallet_ranking::Config for Runtime {
	type Time = Timestamp;
	type HalfLife = HalfLife;
	type Scores = RankingList;
	type Thresholds = RankingThresholds;
	type NewcomerPeriod = NewcomerPeriod;
	type NewcomerCeiling = NewcomerCeiling;
	type MaxNewcomers = ConstU32<1_024>;
	type Randomness = pallet_babe::RandomnessFromOneEpochAgo<Runtime>;
	type Eligibility = Verification;
	type WeightInfo = weights::pallet_ranking::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Clock;
}

/// The order of performers. Keys change by payments alone, so that nothing is ever moved in idle
/// time.
impl pallet_bags_list::Config<pallet_bags_list::Instance1> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_bags_list::weights::SubstrateWeight<Runtime>;
	type ScoreProvider = Ranking;
	type BagThresholds = RankingThresholds;
	type MaxAutoRebagPerBlock = ConstU32<0>;
	type Score = u64;
}
