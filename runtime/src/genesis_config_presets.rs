//! The first block of development chains. A public chain has a file of its own: its genesis is
//! agreed on, not compiled in.

use crate::{
	configs::{consensus::BABE_GENESIS_EPOCH_CONFIG, monetary::ValidatorPot},
	constants::currency::{EXISTENTIAL_DEPOSIT, LIVE},
	AccountId, BabeConfig, Balance, BalancesConfig, PriceFeedersConfig, RuntimeGenesisConfig,
	SessionConfig, SessionKeys, SudoConfig,
};
use alloc::{vec, vec::Vec};
use polkadot_sdk::{
	frame_support::{build_struct_json_patch, BoundedVec},
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};
use serde_json::Value;

/// What each development account has at genesis: a million LIVE.
const ENDOWMENT: Balance = 1_000_000 * LIVE;

/// The parties of a chain that are known before its first block.
struct Parties {
	/// Who authors and finalises blocks.
	validators: Vec<Sr25519Keyring>,
	/// Who holds the superuser's key.
	superuser: Sr25519Keyring,
	/// Who feeds the price of a LIVE.
	price_feeders: Vec<Sr25519Keyring>,
}

/// The genesis of a chain with these parties. Every pallet with a genesis of its own has its field
/// here.
fn genesis(parties: Parties) -> Value {
	let Parties { validators, superuser, price_feeders } = parties;
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances: balances() },
		babe: BabeConfig { epoch_config: BABE_GENESIS_EPOCH_CONFIG },
		session: SessionConfig {
			keys: validators
				.into_iter()
				.map(|validator| {
					(validator.to_account_id(), validator.to_account_id(), session_keys(validator))
				})
				.collect(),
		},
		sudo: SudoConfig { key: Some(superuser.to_account_id()) },
		price_feeders: PriceFeedersConfig { members: BoundedVec::truncate_from(accounts(price_feeders)) },
	})
}

/// The balances at genesis: an endowment for every development account, and the existential
/// deposit for the validators' pot, so that it can receive the smallest fee.
fn balances() -> Vec<(AccountId, Balance)> {
	Sr25519Keyring::well_known()
		.map(|account| (account.to_account_id(), ENDOWMENT))
		.chain([(ValidatorPot::get(), EXISTENTIAL_DEPOSIT)])
		.collect()
}

fn accounts(keyring: Vec<Sr25519Keyring>) -> Vec<AccountId> {
	let mut accounts: Vec<_> = keyring.into_iter().map(|account| account.to_account_id()).collect();
	accounts.sort();
	accounts
}

/// The session keys that the node derives for the same name, with `--alice` and the like.
fn session_keys(validator: Sr25519Keyring) -> SessionKeys {
	let name: &str = validator.into();
	let grandpa = Ed25519Keyring::iter()
		.find(|key| <&str>::from(*key) == name)
		.expect("both keyrings have the same names");
	SessionKeys { babe: validator.public().into(), grandpa: grandpa.public().into() }
}

/// One validator, Alice, who is also the superuser and the only price feeder.
fn development() -> Value {
	genesis(Parties {
		validators: vec![Sr25519Keyring::Alice],
		superuser: Sr25519Keyring::Alice,
		price_feeders: vec![Sr25519Keyring::Alice],
	})
}

/// Four validators, three price feeders; Alice is the superuser.
fn local_testnet() -> Value {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave};
	genesis(Parties {
		validators: vec![Alice, Bob, Charlie, Dave],
		superuser: Alice,
		price_feeders: vec![Alice, Bob, Charlie],
	})
}

/// The genesis of this name, as JSON that is laid over the defaults.
pub fn get_preset(name: &PresetId) -> Option<Vec<u8>> {
	let patch = match name.as_ref() {
		DEV_RUNTIME_PRESET => development(),
		LOCAL_TESTNET_RUNTIME_PRESET => local_testnet(),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// The names that [`get_preset`] knows.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}
