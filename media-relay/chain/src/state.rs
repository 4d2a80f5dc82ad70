//! What the chain answers.

use crate::{planck, Account, Balance, BlockNumber, Hash};
use livestars_primitives::order::PurseKey;
use serde::Serialize;
use std::{fmt, str::FromStr};
use subxt::ext::{scale_decode::DecodeAsType, scale_value::Value};

/// A performer's room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Room {
	/// The hash of the signed JSON document that relays serve.
	pub profile: Hash,
	/// The countries whose viewers relays turn away, by their ISO 3166 alpha-2 codes.
	pub blocked: Vec<String>,
	/// The stream, if one runs.
	pub live: Option<Live>,
}

/// A stream that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[serde(rename_all = "camelCase")]
pub struct Live {
	/// The relay that the performer publishes to.
	pub relay: Account,
	/// Who is on camera beside her.
	pub cast: Vec<Account>,
	/// The block in which the stream started.
	pub since: BlockNumber,
}

/// What an owner set aside to be spent by a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purse {
	/// Whose money it is.
	pub owner: Account,
	/// The key that signs its orders.
	pub key: PurseKey,
	/// The most it can ever spend, in planck.
	pub cap: Balance,
	/// What it spent, in planck.
	pub spent: Balance,
	/// What it can still spend, in planck.
	pub remaining: Balance,
	/// The last block in which its orders could be settled if it is not closed before.
	pub expires_at: BlockNumber,
	/// The last block in which its orders can be settled since its owner closed it.
	pub closing_at: Option<BlockNumber>,
	/// The last block in which its orders can be settled: the earlier of the two.
	pub last_block: BlockNumber,
	/// The lowest sequence above all that were settled; nothing after the last one of all.
	pub next_sequence: Option<u64>,
}

/// A relay of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Relay {
	/// The operator's account, which names the relay.
	pub operator: Account,
	/// The URL under which browsers reach it.
	pub url: String,
	/// The libp2p multiaddr at which other relays reach it.
	pub multiaddr: String,
	/// The country it stands in, by its ISO 3166 alpha-2 code.
	pub region: String,
	/// How many viewers it can serve at once.
	pub capacity: u32,
	/// The block of its last heartbeat, or of its registration.
	pub last_heartbeat: BlockNumber,
	/// What it is good for at the moment.
	pub status: RelayStatus,
}

/// What a relay is good for at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RelayStatus {
	/// Streams can start on it.
	Active,
	/// Its last heartbeat is too old for streams to start on it.
	Silent,
	/// The safety origin suspended it, or it is in a state that this relay does not know.
	Suspended,
	/// Its operator takes it out of the directory.
	Leaving,
}

/// What an operator says of her relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelayInfo {
	/// The URL under which browsers reach it, at most 256 characters.
	pub url: String,
	/// The libp2p multiaddr at which other relays reach it, at most 256 characters.
	pub multiaddr: String,
	/// The country it stands in, by its ISO 3166 alpha-2 code.
	pub region: String,
	/// How many viewers it can serve at once; never zero.
	pub capacity: u32,
}

/// A verifier whom documents can be submitted to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verifier {
	/// Its account.
	pub account: Account,
	/// The X25519 key (RFC 7748) to which documents for it are encrypted.
	pub encryption_key: Hash,
	/// What an answer costs, in planck.
	#[serde(with = "planck")]
	pub fee: Balance,
}

/// A verifier's word that somebody is an adult.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[serde(rename_all = "camelCase")]
pub struct Attestation {
	/// Who attested.
	pub verifier: Account,
	/// The hash of the encrypted bundle.
	pub fingerprint: Hash,
	/// The first block in which the attestation is no longer valid.
	pub expires_at: BlockNumber,
}

/// A document that waits for its verifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[serde(rename_all = "camelCase")]
pub struct Document {
	/// Who is asked.
	pub verifier: Account,
	/// The hash of the encrypted bundle.
	pub fingerprint: Hash,
	/// What the performer holds for the answer, in planck.
	#[serde(with = "planck")]
	pub fee: Balance,
	/// The block in which it was submitted.
	pub submitted_at: BlockNumber,
}

/// One place of the public list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Placed {
	/// Its position in the list, counted from zero.
	pub position: u32,
	/// Who stands there.
	pub account: Account,
	/// Why: `Ranked`, by what she received, or `Exploration`, as a newcomer.
	pub listing: String,
	/// What she received, decayed, in planck.
	#[serde(with = "planck")]
	pub score: Balance,
}

/// What one LIVE is worth in US dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Price {
	/// US dollars for one LIVE, with 18 decimals.
	#[serde(with = "planck")]
	pub value: u128,
	/// When a majority of feeders last agreed on it, in milliseconds since the Unix epoch.
	pub updated_at: u64,
	/// How long ago that was, in milliseconds.
	pub age: u64,
	/// How many feeders have fed a price of late.
	pub feeders: u32,
	/// Whether it can be relied on.
	pub fresh: bool,
}

/// Why a verifier rejects a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RejectionReason {
	/// The document could not be decrypted or read. The performer gets her fee back.
	Unreadable,
	/// The document itself has expired.
	DocumentExpired,
	/// The person is not an adult.
	Underage,
	/// The person is not the one in the document.
	Mismatch,
	/// The document is forged or was tampered with.
	Fraud,
	/// None of the above.
	Other,
}

/// Why an attestation is revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevocationReason {
	/// It should not have been given: a mistake of the verifier.
	GivenInError,
	/// The document turned out to be forged or to be somebody else's.
	Fraud,
	/// The person turned out not to be an adult, or somebody on camera with her is not.
	Underage,
	/// The person does not act of her own free will.
	Coercion,
	/// A court or an authority ordered it.
	LegalOrder,
	/// None of the above.
	Other,
}

/// What an account may do for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxyKind {
	/// Everything.
	Any,
	/// What can neither move nor lock the account's money.
	NonTransfer,
	/// What a performer's streaming session needs.
	Streaming,
}

/// The text names no reason that the chain knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownReason {
	/// The names of all that it knows.
	pub known: &'static [&'static str],
}

impl fmt::Display for UnknownReason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "this is no reason that the chain knows: use one of {}", self.known.join(", "))
	}
}

impl std::error::Error for UnknownReason {}

/// Gives an enum without fields the names that its variants have on the chain.
macro_rules! named {
	($type:ident { $($variant:ident),* $(,)? }) => {
		impl $type {
			/// All of them.
			pub const ALL: &'static [Self] = &[$(Self::$variant),*];

			/// The name that the chain has for it.
			pub const fn name(self) -> &'static str {
				match self {
					$(Self::$variant => stringify!($variant)),*
				}
			}
		}

		impl fmt::Display for $type {
			fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				f.write_str(self.name())
			}
		}

		/// Reads the name that the chain has for it, in letters of any case.
		impl FromStr for $type {
			type Err = UnknownReason;

			fn from_str(text: &str) -> Result<Self, UnknownReason> {
				let known = Self::ALL.iter().copied();
				known
					.clone()
					.find(|one| one.name().eq_ignore_ascii_case(text))
					.ok_or(UnknownReason { known: &[$(stringify!($variant)),*] })
			}
		}
	};
}

named!(RejectionReason { Unreadable, DocumentExpired, Underage, Mismatch, Fraud, Other });
named!(RevocationReason { GivenInError, Fraud, Underage, Coercion, LegalOrder, Other });
named!(ProxyKind { Any, NonTransfer, Streaming });

/// The name of a variant on the chain, with the name of the one that it holds behind a dot.
pub(crate) fn variant_name(value: &Value) -> String {
	use subxt::ext::scale_value::{Composite, ValueDef};
	let ValueDef::Variant(variant) = &value.value else { return value.to_string() };
	let inner = match &variant.values {
		Composite::Unnamed(values) => match values.as_slice() {
			[inner @ Value { value: ValueDef::Variant(_), .. }] => Some(variant_name(inner)),
			_ => None,
		},
		Composite::Named(_) => None,
	};
	match inner {
		Some(inner) => format!("{}.{inner}", variant.name),
		None => variant.name.clone(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_reason_is_read_by_its_name() {
		assert_eq!("documentexpired".parse(), Ok(RejectionReason::DocumentExpired));
		for reason in RevocationReason::ALL {
			assert_eq!(reason.to_string().parse(), Ok(*reason));
		}
		let error = "because".parse::<RejectionReason>().unwrap_err();
		assert!(error.to_string().contains("Unreadable, DocumentExpired"), "{error}");
	}

	#[test]
	fn the_name_of_a_refusal_says_what_was_refused_inside() {
		let inner = Value::unnamed_variant("NotEligible", [Value::unnamed_variant("Expired", [])]);
		let outer = Value::unnamed_variant("Payment", [inner]);
		assert_eq!(variant_name(&outer), "Payment.NotEligible.Expired");
		assert_eq!(variant_name(&Value::unnamed_variant("Replayed", [])), "Replayed");
	}
}
