//! Accounts, as people write them: SS58 or hexadecimal.

use codec::{Decode, Encode, MaxEncodedLen};
use serde_with::{DeserializeFromStr, SerializeDisplay};
use std::{fmt, str::FromStr};
use subxt::ext::{scale_decode::DecodeAsType, scale_encode::EncodeAsType};

/// The prefix of this network's addresses.
pub const SS58_PREFIX: u16 = 5483;

/// An account: 32 bytes. Accounts order by their bytes, as on the chain.
///
/// As text, and in JSON, it is an SS58 address with [`SS58_PREFIX`]; the address of any other
/// network is read too, and so are 64 hexadecimal digits after `0x`.
#[derive(
	Clone,
	Copy,
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
pub struct Account(pub [u8; 32]);

/// The most characters of an address: two bytes of prefix, 32 of account, two of checksum.
const LONGEST_ADDRESS: usize = 50;

/// Why a text is no account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountError {
	/// The text starts with `0x`, and 64 hexadecimal digits do not follow.
	Hexadecimal,
	/// The text holds a character that base 58 does not know.
	Base58,
	/// The text is as long as no address of an account is.
	Length,
	/// The checksum does not fit: a character is wrong.
	Checksum,
}

impl fmt::Display for AccountError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Hexadecimal => "after 0x an account has 64 hexadecimal digits",
			Self::Base58 => "this is neither an SS58 address nor hexadecimal with 0x in front",
			Self::Length => "this is too long or too short for the address of an account",
			Self::Checksum => "the checksum does not fit, a character of the address is wrong",
		})
	}
}

impl std::error::Error for AccountError {}

impl Account {
	/// Reads an SS58 address of any network, or 64 hexadecimal digits after `0x`.
	pub fn parse(text: &str) -> Result<Self, AccountError> {
		if let Some(digits) = text.strip_prefix("0x") {
			let mut bytes = [0; 32];
			hex::decode_to_slice(digits, &mut bytes).map_err(|_| AccountError::Hexadecimal)?;
			return Ok(Self(bytes));
		}
		if text.len() > LONGEST_ADDRESS {
			return Err(AccountError::Length);
		}
		let bytes = bs58::decode(text).into_vec().map_err(|_| AccountError::Base58)?;
		let prefix = match bytes.first() {
			Some(0..=63) => 1,
			Some(64..=127) => 2,
			_ => return Err(AccountError::Length),
		};
		let (body, checksum) = bytes
			.split_at_checked(prefix + 32)
			.filter(|(_, checksum)| checksum.len() == 2)
			.ok_or(AccountError::Length)?;
		if checksum != ss58_checksum(body) {
			return Err(AccountError::Checksum);
		}
		let account = body.get(prefix..).and_then(|account| account.try_into().ok());
		account.map(Self).ok_or(AccountError::Length)
	}

	/// The SS58 address for the network with this prefix; hexadecimal if there is no such prefix.
	pub fn to_ss58(self, prefix: u16) -> String {
		let mut bytes = match prefix {
			0..=63 => vec![prefix as u8],
			// The lower 14 bits of the prefix, in the order that SS58 prescribes.
			64..=16_383 => vec![
				((prefix & 0b1111_1100) >> 2) as u8 | 0b0100_0000,
				(prefix >> 8) as u8 | ((prefix & 0b11) << 6) as u8,
			],
			_ => return self.to_hexadecimal(),
		};
		bytes.extend(self.0);
		let checksum = ss58_checksum(&bytes);
		bytes.extend(checksum);
		bs58::encode(bytes).into_string()
	}

	/// 64 hexadecimal digits after `0x`.
	pub fn to_hexadecimal(self) -> String {
		format!("0x{}", hex::encode(self.0))
	}
}

impl FromStr for Account {
	type Err = AccountError;

	fn from_str(text: &str) -> Result<Self, AccountError> {
		Self::parse(text)
	}
}

impl fmt::Display for Account {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.to_ss58(SS58_PREFIX))
	}
}

impl fmt::Debug for Account {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

/// The two bytes at the end of an SS58 address.
fn ss58_checksum(body: &[u8]) -> [u8; 2] {
	let [first, second, ..] = sp_crypto_hashing::blake2_512(&[b"SS58PRE", body].concat());
	[first, second]
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

	#[test]
	fn an_address_of_any_network_is_read() {
		let alice = Account::parse(ALICE).unwrap();
		assert_eq!(Account::parse("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"), Ok(alice));
		assert_eq!(Account::parse("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"), Ok(alice));
	}

	#[test]
	fn an_address_is_written_as_the_network_writes_it() {
		let alice = Account::parse(ALICE).unwrap();
		assert_eq!(alice.to_ss58(42), "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
		assert_eq!(alice.to_ss58(0), "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5");
		for prefix in [0, 1, 42, 63, 64, 255, 5_483, 16_383] {
			assert_eq!(Account::parse(&alice.to_ss58(prefix)), Ok(alice), "prefix {prefix}");
		}
		assert_eq!(alice.to_ss58(16_384), ALICE);
	}

	#[test]
	fn what_is_no_account_is_refused_with_the_reason() {
		for (text, reason) in [
			("0x1234", AccountError::Hexadecimal),
			("Alice, please", AccountError::Base58),
			("", AccountError::Length),
			("5Grwva", AccountError::Length),
			("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ", AccountError::Checksum),
		] {
			assert_eq!(Account::parse(text), Err(reason), "{text}");
		}
	}
}
