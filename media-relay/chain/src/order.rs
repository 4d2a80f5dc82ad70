//! Signed orders: as the chain encodes them, and as JSON.

use crate::{planck, Account, Balance, BlockNumber, Hash, PurseId, Signature};
use codec::{Decode, Encode, MaxEncodedLen};
use livestars_primitives::order::{self as chain};
pub use livestars_primitives::order::{OrderSignature, PurseKey, DOMAIN};
use serde::{de, Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// One payment out of a purse.
pub type Order = chain::Order<Account, Balance, BlockNumber>;

/// An order and its signature. Its SCALE encoding is the chain's own.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen)]
pub struct SignedOrder {
	/// What the purse's key asks for.
	pub order: Order,
	/// The purse's key over [`Order::signing_payload`].
	pub signature: OrderSignature,
}

impl SignedOrder {
	/// The name of the order, by which its receipt is found. The signature is no part of it.
	pub fn hash(&self) -> Hash {
		Hash(chain::order_hash(&self.order.signing_payload()).0)
	}

	/// Whether `key` signed the order.
	pub fn is_signed_by(&self, key: &PurseKey) -> bool {
		key.verify(&self.order.signing_payload(), &self.signature)
	}
}

impl From<&OrderSignature> for Signature {
	fn from(signature: &OrderSignature) -> Self {
		match signature {
			OrderSignature::Sr25519(signature) => Self::Sr25519(signature.0),
			OrderSignature::Ed25519(signature) => Self::Ed25519(signature.0),
		}
	}
}

impl From<Signature> for OrderSignature {
	fn from(signature: Signature) -> Self {
		match signature {
			Signature::Sr25519(bytes) => Self::Sr25519(bytes.into()),
			Signature::Ed25519(bytes) => Self::Ed25519(bytes.into()),
		}
	}
}

/// A signed order in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Document {
	genesis: Hash,
	#[serde(deserialize_with = "number")]
	purse: PurseId,
	performer: Account,
	#[serde(with = "planck")]
	amount: Balance,
	#[serde(deserialize_with = "number")]
	sequence: u64,
	#[serde(default)]
	served_by: Option<Account>,
	#[serde(default)]
	memo: Option<Hash>,
	valid_until: BlockNumber,
	signature: Signature,
}

/// Writes one object with the order's fields in camel case and `signature`, as [`Signature`] writes
/// it.
impl Serialize for SignedOrder {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		let Order { genesis, purse, performer, amount, sequence, served_by, memo, valid_until } =
			&self.order;
		Document {
			genesis: Hash(genesis.0),
			purse: *purse,
			performer: *performer,
			amount: *amount,
			sequence: *sequence,
			served_by: *served_by,
			memo: memo.map(|memo| Hash(memo.0)),
			valid_until: *valid_until,
			signature: (&self.signature).into(),
		}
		.serialize(serializer)
	}
}

/// Reads what is written, and `purse` and `sequence` also as strings of digits, for those whose
/// numbers end at 2^53. Unknown fields are refused.
impl<'de> Deserialize<'de> for SignedOrder {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let document = Document::deserialize(deserializer)?;
		Ok(Self {
			order: Order {
				genesis: document.genesis.0.into(),
				purse: document.purse,
				performer: document.performer,
				amount: document.amount,
				sequence: document.sequence,
				served_by: document.served_by,
				memo: document.memo.map(|memo| memo.0.into()),
				valid_until: document.valid_until,
			},
			signature: document.signature.into(),
		})
	}
}

/// Reads a number, or a string of its digits.
fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
	struct Number;

	impl de::Visitor<'_> for Number {
		type Value = u64;

		fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
			f.write_str("a whole number below 2^64, or a string of its decimal digits")
		}

		fn visit_u64<E: de::Error>(self, number: u64) -> Result<u64, E> {
			Ok(number)
		}

		fn visit_str<E: de::Error>(self, text: &str) -> Result<u64, E> {
			planck::parse(text)
				.and_then(|number| number.try_into().ok())
				.ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
		}
	}

	deserializer.deserialize_any(Number)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::Signer;
	use frame::deps::sp_runtime::AccountId32;
	use proptest::prelude::*;
	use serde_json::{from_value, json, to_value, Value};

	fn order() -> Order {
		Order {
			genesis: [1; 32].into(),
			purse: 2,
			performer: Account([3; 32]),
			amount: 4_000_000_000_000,
			sequence: 5,
			served_by: Some(Account([6; 32])),
			memo: None,
			valid_until: 7,
		}
	}

	fn signed() -> SignedOrder {
		let order = order();
		let signature = Signer::from_uri("//Purse").unwrap().sign(&order.signing_payload()).into();
		SignedOrder { order, signature }
	}

	#[test]
	fn the_bytes_that_are_signed_are_those_of_the_chain() {
		let ours = order();
		let theirs = chain::Order::<AccountId32, u128, u32> {
			genesis: ours.genesis,
			purse: ours.purse,
			performer: AccountId32::new(ours.performer.0),
			amount: ours.amount,
			sequence: ours.sequence,
			served_by: ours.served_by.map(|account| AccountId32::new(account.0)),
			memo: ours.memo,
			valid_until: ours.valid_until,
		};
		assert_eq!(ours.signing_payload(), theirs.signing_payload());
		assert_eq!(ours.encode(), theirs.encode());
	}

	#[test]
	fn an_order_is_signed_by_one_key() {
		let key = |uri| {
			PurseKey::Sr25519(frame::deps::sp_core::sr25519::Public::from_raw(
				Signer::from_uri(uri).unwrap().account().0,
			))
		};
		assert!(signed().is_signed_by(&key("//Purse")));
		assert!(!signed().is_signed_by(&key("//Other")));
		let mut other = signed();
		other.order.amount += 1;
		assert!(!other.is_signed_by(&key("//Purse")));
		assert_ne!(other.hash(), signed().hash());
	}

	#[test]
	fn an_order_is_one_flat_object_in_json() {
		let signed = signed();
		let document = to_value(&signed).unwrap();
		assert_eq!(document["amount"], "4000000000000");
		assert_eq!(document["purse"], 2);
		assert_eq!(document["validUntil"], 7);
		assert_eq!(document["memo"], Value::Null);
		assert_eq!(document["servedBy"], Account([6; 32]).to_string());
		assert_eq!(from_value::<SignedOrder>(document).unwrap(), signed);
	}

	#[test]
	fn large_numbers_may_be_strings() {
		let mut document = to_value(signed()).unwrap();
		document["sequence"] = json!(u64::MAX.to_string());
		assert_eq!(from_value::<SignedOrder>(document).unwrap().order.sequence, u64::MAX);
	}

	#[test]
	fn what_is_no_order_is_refused() {
		for (field, value) in [
			("amount", json!(4)),
			("amount", json!("-4")),
			("sequence", json!(-1)),
			("sequence", json!("18446744073709551616")),
			("purse", json!(1.5)),
			("performer", json!("Luna")),
			("genesis", json!("0x12")),
			("validUntil", json!(4_294_967_296_u64)),
			("signature", json!("0x00")),
			("tip", json!(true)),
		] {
			let mut document = to_value(signed()).unwrap();
			document[field] = value.clone();
			assert!(from_value::<SignedOrder>(document).is_err(), "{field}: {value}");
		}
		for field in
			["genesis", "purse", "performer", "amount", "sequence", "validUntil", "signature"]
		{
			let mut document = to_value(signed()).unwrap();
			document.as_object_mut().unwrap().remove(field);
			assert!(from_value::<SignedOrder>(document).is_err(), "without {field}");
		}
	}

	proptest! {
		#[test]
		fn an_order_survives_json_and_scale(
			genesis: [u8; 32], purse: u64, performer: [u8; 32], amount: u128, sequence: u64,
			served_by: Option<[u8; 32]>, memo: Option<[u8; 32]>, valid_until: u32, byte: u8,
			edwards: bool,
		) {
			let order = Order {
				genesis: genesis.into(),
				purse,
				performer: Account(performer),
				amount,
				sequence,
				served_by: served_by.map(Account),
				memo: memo.map(Into::into),
				valid_until,
			};
			let signature =
				if edwards { Signature::Ed25519([byte; 64]) } else { Signature::Sr25519([byte; 64]) };
			let signed = SignedOrder { order, signature: signature.into() };
			let text = serde_json::to_string(&signed).unwrap();
			prop_assert_eq!(&serde_json::from_str::<SignedOrder>(&text).unwrap(), &signed);
			prop_assert_eq!(&SignedOrder::decode(&mut signed.encode().as_slice()).unwrap(), &signed);
		}
	}
}
