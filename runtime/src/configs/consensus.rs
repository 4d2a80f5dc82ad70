//! Consensus: who authors blocks, who finalises them, and how a validator that does either twice is
//! reported.

use crate::{
	constants::currency::LIVE,
	constants::time::{
		EPOCH_DURATION_IN_SLOTS, MILLISECS_PER_BLOCK, PRIMARY_PROBABILITY, SESSIONS_OF_LIABILITY,
	},
	AccountId, Babe, Balance, Balances, Historical, Moment, Offences, Runtime, RuntimeEvent,
	Session, SessionKeys,
};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{parameter_types, traits::ConstU32},
	pallet_session::{historical, FindAccountFromAuthorIndex, NextKeys},
	sp_consensus_babe::{AllowedSlots, BabeEpochConfiguration},
	sp_runtime::traits::{Convert, ConvertInto, OpaqueKeys},
	sp_session::MembershipProof,
	sp_staking::SessionIndex,
	*,
};

/// How slots find their authors from genesis on: every slot has one, some have a second.
pub const BABE_GENESIS_EPOCH_CONFIG: BabeEpochConfiguration = BabeEpochConfiguration {
	c: PRIMARY_PROBABILITY,
	allowed_slots: AllowedSlots::PrimaryAndSecondaryPlainSlots,
};

/// The most validators.
pub type MaxAuthorities = ConstU32<100>;
/// Nobody nominates validators, so nobody but a validator answers for it.
pub type MaxNominators = ConstU32<0>;

parameter_types! {
	pub const EpochDuration: u64 = EPOCH_DURATION_IN_SLOTS;
	pub const ExpectedBlockTime: Moment = MILLISECS_PER_BLOCK;
	/// How old an equivocation may be when it is reported, in blocks.
	pub const ReportLongevity: u64 = SESSIONS_OF_LIABILITY as u64 * EPOCH_DURATION_IN_SLOTS;
	/// How many sets of GRANDPA authorities are remembered.
	pub const MaxSetIdSessionEntries: u64 = SESSIONS_OF_LIABILITY as u64;
	/// Held from an account while it has session keys on chain.
	pub const KeyDeposit: Balance = LIVE;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = FindAccountFromAuthorIndex<Self, Babe>;
	type EventHandler = ();
}

impl pallet_babe::Config for Runtime {
	type EpochDuration = EpochDuration;
	type ExpectedBlockTime = ExpectedBlockTime;
	type EpochChangeTrigger = pallet_babe::ExternalTrigger;
	type DisabledValidators = Session;
	type WeightInfo = ();
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = MaxNominators;
	type KeyOwnerProof = MembershipProof;
	type EquivocationReportSystem =
		pallet_babe::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = MaxNominators;
	type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
	type KeyOwnerProof = MembershipProof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

/// Offences are proved, recorded and published as events. Nothing is slashed: a validator has no
/// stake here.
impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = historical::IdentificationTuple<Self>;
	type OnOffenceHandler = ();
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = Babe;
	type NextSessionRotation = Babe;
	type SessionManager = historical::NoteHistoricalRoot<Self, GenesisValidators>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = ();
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = KeyDeposit;
}

impl historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = NothingToIdentify;
}

/// A validator is its account: there is nothing more to know of it.
pub struct NothingToIdentify;

impl Convert<AccountId, Option<()>> for NothingToIdentify {
	fn convert(_validator: AccountId) -> Option<()> {
		Some(())
	}
}

/// The validators of the genesis block, for good. They can change their keys; one that withdraws
/// its keys leaves the set.
pub struct GenesisValidators;

impl GenesisValidators {
	/// Whether a validator's keys for the next session are others than those of this one.
	///
	/// The proofs that pin an equivocation on a validator are made against the keys of a session,
	/// so a session with new keys must be announced as a new set. Every other session keeps the
	/// set, which spares GRANDPA the change of authorities.
	fn keys_changed() -> bool {
		Session::queued_keys()
			.into_iter()
			.any(|(validator, keys)| NextKeys::<Runtime>::get(validator) != Some(keys))
	}

	fn identified(validators: Vec<AccountId>) -> Vec<(AccountId, ())> {
		validators.into_iter().map(|validator| (validator, ())).collect()
	}
}

impl pallet_session::SessionManager<AccountId> for GenesisValidators {
	fn new_session_genesis(_planned: SessionIndex) -> Option<Vec<AccountId>> {
		let mut validators: Vec<_> = NextKeys::<Runtime>::iter_keys().collect();
		validators.sort();
		Some(validators)
	}

	fn new_session(_planned: SessionIndex) -> Option<Vec<AccountId>> {
		Self::keys_changed().then(Session::validators)
	}

	fn start_session(started: SessionIndex) {
		// Older sessions can no longer be proved anything about.
		Historical::prune_up_to(started.saturating_sub(SESSIONS_OF_LIABILITY));
	}

	fn end_session(_ended: SessionIndex) {}
}

impl historical::SessionManager<AccountId, ()> for GenesisValidators {
	fn new_session_genesis(planned: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		<Self as pallet_session::SessionManager<_>>::new_session_genesis(planned)
			.map(Self::identified)
	}

	fn new_session(planned: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		<Self as pallet_session::SessionManager<_>>::new_session(planned).map(Self::identified)
	}

	fn start_session(started: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::start_session(started)
	}

	fn end_session(ended: SessionIndex) {
		<Self as pallet_session::SessionManager<_>>::end_session(ended)
	}
}
