//! The order of a purse: one payment, signed off chain by the purse's key.
//!
//! What is signed is the SCALE encoding of [`DOMAIN`] followed by that of the [`Order`]:
//!
//! | field | type | bytes |
//! |---|---|---|
//! | domain | `str` | 1 (compact length, 72) + 18 |
//! | genesis | `H256` | 32 |
//! | purse | `u64`, little endian | 8 |
//! | performer | `AccountId32` | 32 |
//! | amount | `u128`, little endian, planck | 16 |
//! | sequence | `u64`, little endian | 8 |
//! | served_by | `Option<AccountId32>` | 1 or 33 |
//! | memo | `Option<H256>` | 1 or 33 |
//! | valid_until | `u32`, little endian, block number | 4 |
//!
//! The genesis hash ties an order to one chain, the purse's number (never used twice) to one purse,
//! and the sequence to one place in it.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	deps::{
		sp_core::{ed25519, sr25519},
		sp_io::crypto,
	},
	prelude::{blake2_256, Debug, TypeInfo, H256},
};

/// Separates orders from everything else that a key could sign.
pub const DOMAIN: &str = "livestars/order/v1";

/// The number of a purse, counted up from zero and never used twice.
pub type PurseId = u64;

/// One payment out of a purse.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Order<AccountId, Balance, BlockNumber> {
	/// The hash of the genesis block of the chain the order is for.
	pub genesis: H256,
	/// The purse that pays.
	pub purse: PurseId,
	/// The performer who is paid.
	pub performer: AccountId,
	/// The payment in planck, of which every party gets its share.
	pub amount: Balance,
	/// The order's place in its purse; each place is used once.
	pub sequence: u64,
	/// The relay that served the viewer.
	pub served_by: Option<AccountId>,
	/// The hash of a text that stays with the relay.
	pub memo: Option<H256>,
	/// The last block in which the order can be settled.
	pub valid_until: BlockNumber,
}

impl<AccountId: Encode, Balance: Encode, BlockNumber: Encode>
	Order<AccountId, Balance, BlockNumber>
{
	/// The bytes that the purse's key signs.
	pub fn signing_payload(&self) -> Vec<u8> {
		(DOMAIN, self).encode()
	}
}

/// The name of an order with this signing payload: its BLAKE2b-256 hash.
pub fn order_hash(signing_payload: &[u8]) -> H256 {
	blake2_256(signing_payload).into()
}

/// The public key of a purse.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum PurseKey {
	/// Schnorrkel on Ristretto255, with the signing context `substrate`.
	Sr25519(sr25519::Public),
	/// Ed25519 (RFC 8032).
	Ed25519(ed25519::Public),
}

/// A signature by a purse's key.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum OrderSignature {
	/// Schnorrkel on Ristretto255, with the signing context `substrate`.
	Sr25519(sr25519::Signature),
	/// Ed25519 (RFC 8032).
	Ed25519(ed25519::Signature),
}

impl PurseKey {
	/// Whether `signature` over `payload` was made by this key. A signature of the other scheme
	/// never verifies.
	pub fn verify(&self, payload: &[u8], signature: &OrderSignature) -> bool {
		match (self, signature) {
			(Self::Sr25519(key), OrderSignature::Sr25519(signature)) => {
				crypto::sr25519_verify(signature, payload, key)
			},
			(Self::Ed25519(key), OrderSignature::Ed25519(signature)) => {
				crypto::ed25519_verify(signature, payload, key)
			},
			_ => false,
		}
	}
}

#[cfg(test)]
mod tests;
