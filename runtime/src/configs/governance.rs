//! Who may change the rules, who may stop the chain's use in an emergency, and how an account acts
//! for another.

use super::system::BlockWeightLimits;
use crate::{
	constants::currency::storage_deposit, AccountId, Balance, Balances, OriginCaller, Preimage,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, System,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use pallet_relays::Call as RelaysCall;
use pallet_rooms::Call as RoomsCall;
use pallet_verification::Call as VerificationCall;
use polkadot_sdk::{
	frame_support::{
		parameter_types,
		traits::{
			fungible::HoldConsideration, ConstU32, Contains, EqualPrivilegeOnly, InstanceFilter,
			LinearStoragePrice,
		},
		weights::Weight,
	},
	frame_system::EnsureRoot,
	pallet_tx_pause::RuntimeCallNameOf,
	sp_runtime::{traits::BlakeTwo256, Perbill},
	*,
};
use scale_info::TypeInfo;

/// Who sets the policies of the platform, inside the hard bounds of each pallet.
pub type GovernanceOrigin = EnsureRoot<AccountId>;

/// Who may act in an emergency: suspend, never move money.
pub type SafetyOrigin = EnsureRoot<AccountId>;

impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

/// The calls that nobody can pause: what the chain needs to go on, what ends a pause, and what
/// lets people take their money out.
pub struct Unpausable;

impl Contains<RuntimeCallNameOf<Runtime>> for Unpausable {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		const PALLETS: [&[u8]; 8] = [
			b"System",
			b"Timestamp",
			b"Babe",
			b"Grandpa",
			b"Session",
			b"Balances",
			b"Sudo",
			b"TxPause",
		];
		const CALLS: [(&[u8], &[u8]); 9] = [
			(b"LiveToken", b"vest"),
			(b"LiveToken", b"vest_other"),
			(b"Purses", b"close"),
			(b"Purses", b"reclaim"),
			(b"Relays", b"leave"),
			(b"Relays", b"withdraw_bond"),
			(b"Rooms", b"go_offline"),
			(b"Verification", b"withdraw"),
			(b"Verification", b"revoke"),
		];
		PALLETS.contains(&pallet.as_slice())
			|| CALLS.contains(&(pallet.as_slice(), call.as_slice()))
	}
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = SafetyOrigin;
	type UnpauseOrigin = SafetyOrigin;
	type WhitelistedCalls = Unpausable;
	type MaxNameLen = ConstU32<128>;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const PreimageBaseDeposit: Balance = storage_deposit(1, 0);
	pub const PreimageByteDeposit: Balance = storage_deposit(0, 1);
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = GovernanceOrigin;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

parameter_types! {
	/// Scheduled calls may take most of what a block has.
	pub MaximumSchedulerWeight: Weight =
		Perbill::from_percent(80) * BlockWeightLimits::get().max_block;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = GovernanceOrigin;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<50>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const MultisigDepositBase: Balance = storage_deposit(1, 88);
	pub const MultisigDepositFactor: Balance = storage_deposit(0, 32);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

/// What an account lets another do in its name.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// What can neither move nor lock the account's money.
	#[codec(index = 1)]
	NonTransfer,
	/// What a performer's streaming session needs, so that her account's key can stay at home.
	#[codec(index = 2)]
	Streaming,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	/// Both restricted kinds are lists of what is allowed: a call that is new to the runtime stays
	/// out until somebody puts it in. The calls inside a batch are checked one by one.
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			ProxyType::Any => true,
			ProxyType::NonTransfer => matches!(
				call,
				RuntimeCall::System(_)
					| RuntimeCall::Session(_)
					| RuntimeCall::Oracle(_)
					| RuntimeCall::Utility(_)
					| RuntimeCall::Verification(
						VerificationCall::attest { .. }
							| VerificationCall::reject { .. }
							| VerificationCall::revoke { .. }
					) | RuntimeCall::Relays(RelaysCall::heartbeat { .. })
					| RuntimeCall::Rooms(
						RoomsCall::set_profile { .. }
							| RoomsCall::set_blocked_countries { .. }
							| RoomsCall::go_live { .. }
							| RoomsCall::go_offline { .. }
					)
			),
			ProxyType::Streaming => matches!(
				call,
				RuntimeCall::Utility(_)
					| RuntimeCall::Rooms(
						RoomsCall::set_profile { .. }
							| RoomsCall::go_live { .. }
							| RoomsCall::go_offline { .. }
					)
			),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		matches!(
			(self, other),
			(ProxyType::Any, _)
				| (ProxyType::NonTransfer, ProxyType::NonTransfer | ProxyType::Streaming)
				| (ProxyType::Streaming, ProxyType::Streaming)
		)
	}
}

parameter_types! {
	pub const ProxyDepositBase: Balance = storage_deposit(1, 8);
	pub const ProxyDepositFactor: Balance = storage_deposit(0, 33);
	pub const AnnouncementDepositBase: Balance = storage_deposit(1, 8);
	pub const AnnouncementDepositFactor: Balance = storage_deposit(0, 66);
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}
