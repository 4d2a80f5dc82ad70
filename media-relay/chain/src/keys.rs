//! Keys: who signed, and signing.

use crate::{Account, PurseKey};
use frame::deps::sp_core::{crypto::Pair, ed25519, sr25519, ByteArray};
use serde_with::{DeserializeFromStr, SerializeDisplay};
use std::{fmt, str::FromStr};

/// What wallets put around the bytes that they sign, so that nobody mistakes them for a
/// transaction.
const WRAPPER: (&[u8], &[u8]) = (b"<Bytes>", b"</Bytes>");

/// A signature by an account or a purse's key.
///
/// As text, and in JSON, it is hexadecimal digits after `0x`: those of the 64 bytes, which are
/// taken for Sr25519, or of 65 with the scheme in front as in the chain's `MultiSignature` (0
/// Ed25519, 1 Sr25519). The longer form is written.
#[derive(Clone, Copy, PartialEq, Eq, SerializeDisplay, DeserializeFromStr)]
pub enum Signature {
	/// Schnorrkel on Ristretto255, with the signing context `substrate`.
	Sr25519([u8; 64]),
	/// Ed25519 (RFC 8032).
	Ed25519([u8; 64]),
}

/// Why a text is no signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureError {
	/// It is not `0x` and the hexadecimal digits of 64 or 65 bytes.
	Shape,
	/// The first of its 65 bytes names a scheme that is not known here.
	Scheme(u8),
}

impl fmt::Display for SignatureError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Shape => {
				f.write_str("a signature is 0x and the hexadecimal digits of 64 or 65 bytes")
			},
			Self::Scheme(scheme) => {
				write!(f, "the signature is of scheme {scheme}; use 0, Ed25519, or 1, Sr25519")
			},
		}
	}
}

impl std::error::Error for SignatureError {}

impl FromStr for Signature {
	type Err = SignatureError;

	fn from_str(text: &str) -> Result<Self, SignatureError> {
		let digits = text.strip_prefix("0x").ok_or(SignatureError::Shape)?;
		let mut bytes = [0; 65];
		let (scheme, rest) = match digits.len() {
			128 => (1, digits),
			130 => {
				hex::decode_to_slice(digits, &mut bytes).map_err(|_| SignatureError::Shape)?;
				let [scheme, ..] = bytes;
				(scheme, digits.get(2..).ok_or(SignatureError::Shape)?)
			},
			_ => return Err(SignatureError::Shape),
		};
		let mut signature = [0; 64];
		hex::decode_to_slice(rest, &mut signature).map_err(|_| SignatureError::Shape)?;
		match scheme {
			0 => Ok(Self::Ed25519(signature)),
			1 => Ok(Self::Sr25519(signature)),
			other => Err(SignatureError::Scheme(other)),
		}
	}
}

impl fmt::Display for Signature {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Ed25519(bytes) => write!(f, "0x00{}", hex::encode(bytes)),
			Self::Sr25519(bytes) => write!(f, "0x01{}", hex::encode(bytes)),
		}
	}
}

impl fmt::Debug for Signature {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

impl Account {
	/// Whether this account's key signed `message`, as it is or wrapped in `<Bytes>…</Bytes>`, which
	/// is how wallets sign what is no transaction.
	pub fn verify(&self, message: &[u8], signature: &Signature) -> bool {
		let (before, after) = WRAPPER;
		self.verify_exactly(message, signature)
			|| self.verify_exactly(&[before, message, after].concat(), signature)
	}

	fn verify_exactly(&self, message: &[u8], signature: &Signature) -> bool {
		match signature {
			Signature::Sr25519(signature) => sr25519::Pair::verify(
				&sr25519::Signature::from_raw(*signature),
				message,
				&sr25519::Public::from_raw(self.0),
			),
			Signature::Ed25519(signature) => ed25519::Pair::verify(
				&ed25519::Signature::from_raw(*signature),
				message,
				&ed25519::Public::from_raw(self.0),
			),
		}
	}
}

/// An Sr25519 key pair that signs for its account.
#[derive(Clone)]
pub struct Signer(sr25519::Pair);

/// The text is no secret key. It is not repeated, for it may be almost one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignerError;

impl fmt::Display for SignerError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(
			"this is no secret key: use a phrase of 12 to 24 words, 0x and 64 hexadecimal digits, or \
			 one of these with //derivations behind",
		)
	}
}

impl std::error::Error for SignerError {}

impl Signer {
	/// The key pair of a secret URI: a phrase or a seed in hexadecimal, perhaps with derivations
	/// (`//hard`, `/soft`) and a password (`///password`); without either, the phrase of the
	/// development chain.
	pub fn from_uri(uri: &str) -> Result<Self, SignerError> {
		sr25519::Pair::from_string(uri, None).map(Self).map_err(|_| SignerError)
	}

	/// The account that it signs for.
	pub fn account(&self) -> Account {
		let mut bytes = [0; 32];
		bytes.copy_from_slice(self.0.public().as_slice());
		Account(bytes)
	}

	/// The same key as that of a purse.
	pub fn purse_key(&self) -> PurseKey {
		PurseKey::Sr25519(self.0.public())
	}

	/// Signs `message`.
	pub fn sign(&self, message: &[u8]) -> Signature {
		Signature::Sr25519(self.0.sign(message).0)
	}
}

/// Shows the account, never the key.
impl fmt::Debug for Signer {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_tuple("Signer").field(&self.account()).finish()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn signer(uri: &str) -> Signer {
		Signer::from_uri(uri).unwrap()
	}

	#[test]
	fn a_development_account_is_the_one_that_everybody_knows() {
		let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY".parse().unwrap();
		assert_eq!(signer("//Alice").account(), alice);
	}

	#[test]
	fn a_signature_is_of_one_account_and_one_message() {
		let (alice, bob) = (signer("//Alice"), signer("//Bob"));
		let signature = alice.sign(b"hello");
		assert!(alice.account().verify(b"hello", &signature));
		assert!(!alice.account().verify(b"hell0", &signature));
		assert!(!bob.account().verify(b"hello", &signature));
	}

	#[test]
	fn what_a_wallet_wraps_is_accepted() {
		let alice = signer("//Alice");
		assert!(alice.account().verify(b"hello", &alice.sign(b"<Bytes>hello</Bytes>")));
		assert!(!alice.account().verify(b"hello", &alice.sign(b"<Bytes>hello")));
	}

	#[test]
	fn an_ed25519_signature_is_of_an_ed25519_account() {
		let pair = ed25519::Pair::from_string("//Alice", None).unwrap();
		let account = Account(pair.public().0);
		let signature = Signature::Ed25519(pair.sign(b"hello").0);
		assert!(account.verify(b"hello", &signature));
		assert!(!account.verify(b"hello", &Signature::Sr25519(pair.sign(b"hello").0)));
	}

	#[test]
	fn what_is_no_signature_is_refused() {
		let long = format!("0x02{}", "00".repeat(64));
		assert_eq!(long.parse::<Signature>(), Err(SignatureError::Scheme(2)));
		let umlauts = format!("0x{}", "ä".repeat(65));
		for text in
			["", "0x", "0x00", &"00".repeat(64), &format!("0x{}", "0".repeat(129)), &umlauts]
		{
			assert_eq!(text.parse::<Signature>(), Err(SignatureError::Shape), "{text}");
		}
	}

	#[test]
	fn a_signer_keeps_its_key_to_itself() {
		assert_eq!(Signer::from_uri("my secret phrase").unwrap_err(), SignerError);
		let shown = format!("{:?}", signer("//Alice"));
		assert_eq!(shown, format!("Signer({:?})", signer("//Alice").account()));
	}

	proptest! {
		#[test]
		fn a_signature_is_read_as_it_is_written(bytes: [u8; 32], edwards: bool) {
			let bytes = [bytes, bytes].concat().try_into().unwrap();
			let signature = if edwards { Signature::Ed25519(bytes) } else { Signature::Sr25519(bytes) };
			prop_assert_eq!(signature.to_string().parse(), Ok(signature));
			let bare = format!("0x{}", hex::encode(bytes));
			prop_assert_eq!(bare.parse(), Ok(Signature::Sr25519(bytes)));
		}
	}
}
