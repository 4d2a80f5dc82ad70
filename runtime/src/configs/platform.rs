//! The platform: what Live Stars adds to a chain.
//!
//! Its origins are [`GovernanceOrigin`] for policies and
//! [`SafetyOrigin`](super::governance::SafetyOrigin) for emergencies.

use super::governance::GovernanceOrigin;
use crate::{
	constants::time::MILLISECS_PER_BLOCK,
	price::{MedianOfMajority, PriceKey},
	Moment, Oracle, PriceFeeders, Runtime, RuntimeEvent, Timestamp,
};
use polkadot_sdk::{
	frame_support::{parameter_types, traits::ConstU32, PalletId},
	sp_runtime::FixedU128,
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
