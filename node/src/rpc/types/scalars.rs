//! Accounts, integers and bytes.

use livestars_runtime::{AccountId, Hash};
use polkadot_sdk::{sp_core::crypto::Ss58Codec, sp_runtime::Permill};
use schemars::{json_schema, JsonSchema, Schema, SchemaGenerator};
use serde::{de, Deserialize, Deserializer, Serialize, Serializer};
use std::{borrow::Cow, fmt::Display, str::FromStr};

/// An integer, as a decimal string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal<Integer>(pub Integer);

impl<Integer: Display> Serialize for Decimal<Integer> {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

impl<'de, Integer: FromStr<Err: Display>> Deserialize<'de> for Decimal<Integer> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		text.parse().map(Self).map_err(|error| {
			de::Error::custom(format!("{text:?} is not a decimal integer: {error}"))
		})
	}
}

impl<Integer> JsonSchema for Decimal<Integer> {
	fn schema_name() -> Cow<'static, str> {
		"Decimal".into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({
			"type": "string",
			"pattern": "^[0-9]+$",
			"description": "An integer, as a decimal string. Amounts are planck: 1 LIVE = 10^12 planck."
		})
	}
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account(pub AccountId);

impl Serialize for Account {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&self.0.to_ss58check())
	}
}

impl<'de> Deserialize<'de> for Account {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		AccountId::from_str(&text).map(Self).map_err(|error| {
			de::Error::custom(format!("{text:?} is no SS58 address and no 0x public key: {error}"))
		})
	}
}

impl JsonSchema for Account {
	fn schema_name() -> Cow<'static, str> {
		"Account".into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({
			"type": "string",
			"description": "An account: an SS58 address, or the public key as 0x and 64 hexadecimal digits."
		})
	}
}

/// Bytes in hexadecimal, `N` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hex<const N: usize>(pub [u8; N]);

impl<const N: usize> Serialize for Hex<N> {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&format!("0x{}", hex::encode(self.0)))
	}
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		let mut bytes = [0; N];
		text.strip_prefix("0x")
			.ok_or_else(|| de::Error::custom(format!("{text:?} does not begin with 0x")))
			.and_then(|digits| hex::decode_to_slice(digits, &mut bytes).map_err(de::Error::custom))
			.map(|()| Self(bytes))
	}
}

impl<const N: usize> JsonSchema for Hex<N> {
	fn schema_name() -> Cow<'static, str> {
		format!("Hex{N}").into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({
			"type": "string",
			"pattern": format!("^0x[0-9a-fA-F]{{{}}}$", 2 * N),
			"description": format!("{N} bytes, as 0x and {} hexadecimal digits.", 2 * N)
		})
	}
}

/// A hash of 32 bytes.
pub type Hash32 = Hex<32>;

impl From<Hash> for Hash32 {
	fn from(hash: Hash) -> Self {
		Self(hash.0)
	}
}

/// A share of a whole, in parts per million.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct PartsPerMillion(pub u32);

impl From<Permill> for PartsPerMillion {
	fn from(share: Permill) -> Self {
		Self(share.deconstruct())
	}
}
