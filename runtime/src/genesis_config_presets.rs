//! The first block of development chains. A public chain has a file of its own: its genesis is
//! agreed on, not compiled in.

use crate::{
	configs::{
		consensus::BABE_GENESIS_EPOCH_CONFIG,
		monetary::ValidatorPot,
		platform::{PursesPot, Treasury},
	},
	constants::{
		currency::{EXISTENTIAL_DEPOSIT, LIVE},
		time::DAYS,
	},
	AccountId, BabeConfig, Balance, LiveTokenConfig, PriceFeedersConfig, ReferralsConfig,
	RelaysConfig, RoomsConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys, SudoConfig,
	VerificationConfig,
};
use alloc::{string::ToString, vec, vec::Vec};
use hex_literal::hex;
use livestars_primitives::country::Country;
use pallet_live_token::Allocation;
use polkadot_sdk::{
	frame_support::{build_struct_json_patch, BoundedVec},
	sp_core::H256,
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};
use serde_json::Value;

/// The most LIVE there can ever be.
const CEILING: Balance = 1_000_000_000 * LIVE;

/// What each development account has at genesis: a million LIVE.
const ENDOWMENT: Balance = 1_000_000 * LIVE;

/// The accounts of the cast of development chains: sr25519 keys of the development phrase, derived
/// with `//` and the name. The runtime cannot derive keys, so that their public halves stand here.
pub mod cast {
	use super::*;

	macro_rules! accounts {
		($($(#[$docs:meta])* $name:ident = $derivation:literal, $public:literal;)*) => {
			$($(#[$docs])* pub const $name: AccountId = AccountId::new(hex!($public));)*
			/// All of them, with the names that they are derived with.
			pub const ALL: &[(&str, AccountId)] = &[$(($derivation, $name)),*];
		};
	}

	accounts! {
		/// A verifier.
		VERIFIER = "Verifier", "26dc35a415d6c2a3b2f7d900ee2287ac6b81e35b3812a5edb687773ac95d7245";
		/// The operator of a relay.
		RELAY = "Relay", "cc5b1c48ab38a6f87438f07f5f224b2ccdae4c7c619a41c66a2e2d25ac300336";
		/// A performer.
		LUNA = "Luna", "20d6c81780396b8a36e709c696c2f4911b038c26df348871f0003ec2c66add74";
		/// A performer.
		MIRA = "Mira", "2e6dcce0c3a98d932e503209a0840acf5805c74aa6acd5ffc1cd4cf9f184b35c";
		/// A performer.
		STELLA = "Stella", "ca30494afddf72581fbeb0ecb0aac4b7055832529cfcb48dd4a13c6f62dc1054";
		/// An affiliate, who brought a performer.
		AFFILIATE = "Affiliate", "58601a3d2593c5b622d968b832ce1b78b8c052bcd8913a401cb55c2d283f8738";
	}

	#[cfg(test)]
	mod tests {
		use crate::AccountId;
		use polkadot_sdk::sp_core::{sr25519::Pair, Pair as _};

		#[test]
		fn the_public_keys_are_those_of_the_development_phrase() {
			for (name, account) in super::ALL {
				let pair = Pair::from_string(&alloc::format!("//{name}"), None).unwrap();
				assert_eq!(AccountId::from(pair.public()), *account, "{name}");
			}
		}
	}
}

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
		price_feeders: PriceFeedersConfig {
			members: BoundedVec::truncate_from(accounts(price_feeders))
		},
		live_token: LiveTokenConfig {
			ceiling: CEILING,
			distribution: distribution(),
			allocations: vec![Allocation {
				account: team_member(),
				amount: ENDOWMENT,
				start: 0,
				cliff: DAYS,
				end: 365 * DAYS,
			}],
		},
		referrals: ReferralsConfig {
			enrolments: enrolments(),
			codes: vec![(cast::AFFILIATE, "affiliate".to_string())]
		},
		verification: VerificationConfig {
			verifiers: vec![(cast::VERIFIER, VERIFIER_ENCRYPTION_KEY, 5 * LIVE)],
			attested: performers()
				.into_iter()
				.map(|performer| (performer, cast::VERIFIER, H256::zero(), 365 * DAYS))
				.collect(),
		},
		relays: RelaysConfig { relays: relays() },
		rooms: RoomsConfig {
			rooms: performers().into_iter().map(|performer| (performer, H256::zero())).collect(),
		},
	})
}

/// The X25519 key (RFC 7748) of the development verifier: the public half of the example in its section
/// 6.1, whose private half is published there.
const VERIFIER_ENCRYPTION_KEY: [u8; 32] =
	hex!("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");

/// Who has LIVE from the start: every development account an endowment, and the three pots the existential
/// deposit, so that they can receive the smallest amount.
fn distribution() -> Vec<(AccountId, Balance)> {
	let people = Sr25519Keyring::well_known().map(|account| account.to_account_id());
	let cast = cast::ALL.iter().map(|(_, account)| account.clone());
	let pots = [ValidatorPot::get(), Treasury::get(), PursesPot::get()];
	people
		.chain(cast)
		.map(|account| (account, ENDOWMENT))
		.chain(pots.map(|pot| (pot, EXISTENTIAL_DEPOSIT)))
		.chain([(team_member(), LIVE)])
		.collect()
}

/// Whose LIVE vests over a year, and who has a little for fees until then.
fn team_member() -> AccountId {
	Sr25519Keyring::Two.to_account_id()
}

/// Who is attested and has a room.
fn performers() -> Vec<AccountId> {
	vec![cast::LUNA, cast::MIRA, cast::STELLA]
}

/// Who was brought by whom: the viewer Bob stands below three tiers, the performer Luna below one.
fn enrolments() -> Vec<(AccountId, AccountId)> {
	use Sr25519Keyring::{Bob, Charlie, Dave, Eve};
	[(Dave, Eve), (Charlie, Dave), (Bob, Charlie)]
		.map(|(account, referrer)| (account.to_account_id(), referrer.to_account_id()))
		.into_iter()
		.chain([(cast::LUNA, cast::AFFILIATE)])
		.collect()
}

/// A relay on the machine of whoever tries the chain out.
fn relays() -> Vec<(AccountId, alloc::string::String, alloc::string::String, Country, u32)> {
	let Ok(region) = Country::new(*b"CH") else { return Vec::new() };
	let (url, multiaddr) = ("http://127.0.0.1:8080", "/ip4/127.0.0.1/udp/4001/quic-v1");
	vec![(cast::RELAY, url.to_string(), multiaddr.to_string(), region, 1_000)]
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

/// The whole genesis of the development chain, for programs that add to it.
#[cfg(feature = "std")]
pub fn development_config() -> serde_json::Result<RuntimeGenesisConfig> {
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default())?;
	lay_over(&mut config, development());
	serde_json::from_value(config)
}

/// Lays `patch` over `value`, field by field.
#[cfg(feature = "std")]
fn lay_over(value: &mut Value, patch: Value) {
	match (value, patch) {
		(Value::Object(fields), Value::Object(patches)) => {
			for (name, patch) in patches {
				lay_over(fields.entry(name).or_insert(Value::Null), patch);
			}
		},
		(value, patch) => *value = patch,
	}
}

/// The names that [`get_preset`] knows.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}
