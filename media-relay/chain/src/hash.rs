//! Hashes: of blocks, orders, profiles and documents.

use codec::{Decode, Encode, MaxEncodedLen};
use serde_with::{DeserializeFromStr, SerializeDisplay};
use std::{fmt, str::FromStr};
use subxt::{
	config::substrate::H256,
	ext::{scale_decode::DecodeAsType, scale_encode::EncodeAsType},
};

/// 32 bytes. As text, and in JSON, 64 hexadecimal digits after `0x`.
#[derive(
	Clone,
	Copy,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	MaxEncodedLen,
	DecodeAsType,
	EncodeAsType,
	SerializeDisplay,
	DeserializeFromStr,
)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub struct Hash(pub [u8; 32]);

/// The text is not `0x` and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashError;

impl fmt::Display for HashError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a hash is 0x and 64 hexadecimal digits")
	}
}

impl std::error::Error for HashError {}

impl Hash {
	/// The BLAKE2b-256 hash of `bytes`, with which the chain names orders, texts and documents.
	pub fn of(bytes: &[u8]) -> Self {
		Self(sp_crypto_hashing::blake2_256(bytes))
	}
}

impl FromStr for Hash {
	type Err = HashError;

	fn from_str(text: &str) -> Result<Self, HashError> {
		let mut bytes = [0; 32];
		let digits = text.strip_prefix("0x").ok_or(HashError)?;
		hex::decode_to_slice(digits, &mut bytes).map_err(|_| HashError)?;
		Ok(Self(bytes))
	}
}

impl fmt::Display for Hash {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "0x{}", hex::encode(self.0))
	}
}

impl fmt::Debug for Hash {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

impl From<H256> for Hash {
	fn from(hash: H256) -> Self {
		Self(hash.0)
	}
}

impl From<Hash> for H256 {
	fn from(hash: Hash) -> Self {
		Self(hash.0)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_hash_is_written_as_it_is_read() {
		let text = format!("0x{}", "0123456789abcdef".repeat(4));
		assert_eq!(text.parse::<Hash>().unwrap().to_string(), text);
		assert_eq!(serde_json::to_value(text.parse::<Hash>().unwrap()).unwrap(), text);
	}

	#[test]
	fn what_is_no_hash_is_refused() {
		for text in ["", "0x", "0x12", &"00".repeat(32), &format!("0x{}", "0g".repeat(32))] {
			assert_eq!(text.parse::<Hash>(), Err(HashError), "{text}");
			assert!(serde_json::from_value::<Hash>(text.into()).is_err(), "{text}");
		}
	}
}
