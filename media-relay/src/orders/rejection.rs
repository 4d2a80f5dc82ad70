//! Why an order is not accepted.

use crate::problem::Problem;
use axum::http::StatusCode;
use livestars_chain::{Account, Balance, BlockNumber, Hash, PurseId};
use std::fmt;

/// Why an order is not accepted. Nothing of it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
	/// The request is no order.
	Malformed(String),
	/// The note is longer than this many bytes.
	NoteTooLong {
		/// The most bytes of a note.
		most: usize,
	},
	/// The order does not name the hash of the note that came with it.
	WrongMemo {
		/// The hash of the note.
		expected: Hash,
	},
	/// The order is for another chain.
	WrongGenesis {
		/// The genesis hash of this relay's chain.
		expected: Hash,
	},
	/// The order names no relay, or another one.
	WrongRelay {
		/// This relay's account.
		expected: Account,
	},
	/// The payment is below what this relay settles.
	AmountTooSmall {
		/// The least amount, in planck.
		least: Balance,
	},
	/// The order can hardly be settled before it expires, or is past its last block.
	Expired {
		/// The best block.
		now: BlockNumber,
		/// The earliest last block that is accepted now.
		least: BlockNumber,
	},
	/// There is no such purse, or none any more.
	UnknownPurse {
		/// The purse that the order names.
		purse: PurseId,
	},
	/// The signature is not that of the purse's key over this order.
	WrongKey,
	/// The order's place in its purse is taken by another order.
	Replay {
		/// The purse.
		purse: PurseId,
		/// The place.
		sequence: u64,
	},
	/// Another order of the purse that waits is too far from this one for both to be settled.
	OutOfWindow {
		/// The sequence of the other order.
		other: u64,
	},
	/// The purse cannot pay the order beside those that wait.
	OverCap {
		/// What remains in the purse, in planck.
		remaining: Balance,
		/// What orders that wait here will take of it, in planck.
		promised: Balance,
	},
	/// The chain would refuse the order, for this reason: a variant of `pallet_purses::Refusal`.
	Refused(String),
	/// As many orders of the purse wait as can.
	PurseQueueFull {
		/// The most orders of a purse.
		most: usize,
	},
	/// As many orders wait as can, or are being checked.
	QueueFull,
	/// The chain cannot be asked.
	ChainUnreachable,
	/// The order cannot be written to disk.
	Storage,
}

impl Rejection {
	/// The kind of problem, for programs.
	pub fn kind(&self) -> &'static str {
		match self {
			Self::Malformed(_) => "malformed-order",
			Self::NoteTooLong { .. } => "note-too-long",
			Self::WrongMemo { .. } => "wrong-memo",
			Self::WrongGenesis { .. } => "wrong-genesis",
			Self::WrongRelay { .. } => "wrong-relay",
			Self::AmountTooSmall { .. } => "amount-too-small",
			Self::Expired { .. } => "order-expired",
			Self::UnknownPurse { .. } => "purse-unknown",
			Self::WrongKey => "wrong-key",
			Self::Replay { .. } => "order-replayed",
			Self::OutOfWindow { .. } => "sequence-out-of-window",
			Self::OverCap { .. } => "over-cap",
			Self::Refused(reason) => refusal(reason).0,
			Self::PurseQueueFull { .. } => "purse-queue-full",
			Self::QueueFull => "order-queue-full",
			Self::ChainUnreachable => "chain-unreachable",
			Self::Storage => "order-storage",
		}
	}

	/// The status of the response.
	pub fn status(&self) -> StatusCode {
		match self {
			Self::Malformed(_) | Self::WrongMemo { .. } => StatusCode::BAD_REQUEST,
			Self::NoteTooLong { .. } => StatusCode::PAYLOAD_TOO_LARGE,
			Self::WrongKey => StatusCode::FORBIDDEN,
			Self::UnknownPurse { .. } => StatusCode::NOT_FOUND,
			Self::WrongGenesis { .. } | Self::WrongRelay { .. } | Self::AmountTooSmall { .. } => {
				StatusCode::UNPROCESSABLE_ENTITY
			},
			Self::Replay { .. } | Self::OutOfWindow { .. } => StatusCode::CONFLICT,
			Self::Expired { .. } => StatusCode::GONE,
			Self::OverCap { .. } => StatusCode::PAYMENT_REQUIRED,
			Self::Refused(reason) => refusal(reason).1,
			Self::PurseQueueFull { .. } => StatusCode::TOO_MANY_REQUESTS,
			Self::QueueFull | Self::ChainUnreachable | Self::Storage => {
				StatusCode::SERVICE_UNAVAILABLE
			},
		}
	}
}

/// The kind and the status for a reason of the chain's, and what it means.
fn refusal(reason: &str) -> (&'static str, StatusCode, &'static str) {
	match reason {
		"WrongGenesis" => {
			("wrong-genesis", StatusCode::UNPROCESSABLE_ENTITY, "it is for another chain")
		},
		"OrderExpired" => {
			("order-expired", StatusCode::GONE, "its last block is past; sign it anew")
		},
		"UnknownPurse" => {
			("purse-unknown", StatusCode::NOT_FOUND, "there is no such purse, or none any more")
		},
		"PurseExpired" => {
			("purse-expired", StatusCode::GONE, "the purse's expiry is past; open another one")
		},
		"PurseClosed" => {
			("purse-closed", StatusCode::GONE, "the purse was closed; open another one")
		},
		"SequenceTooOld" => (
			"sequence-out-of-window",
			StatusCode::CONFLICT,
			"later orders of the purse were settled; use the purse's next sequence",
		),
		"Replayed" => (
			"order-replayed",
			StatusCode::CONFLICT,
			"an order with this sequence was settled; use the purse's next sequence",
		),
		"OverCap" => (
			"over-cap",
			StatusCode::PAYMENT_REQUIRED,
			"the amount is more than remains in the purse; top it up",
		),
		"BadSignature" => {
			("wrong-key", StatusCode::FORBIDDEN, "the signature is not that of the purse's key")
		},
		_ if reason.starts_with("Payment.NotEligible") => (
			"performer-not-eligible",
			StatusCode::UNPROCESSABLE_ENTITY,
			"the performer holds no valid attestation and cannot be paid now",
		),
		"Payment.NotAPerformer" => (
			"not-a-performer",
			StatusCode::UNPROCESSABLE_ENTITY,
			"the account named as performer has no room",
		),
		"Payment.SelfPayment" => (
			"payment-refused",
			StatusCode::UNPROCESSABLE_ENTITY,
			"the purse's owner cannot pay herself",
		),
		"Payment.ZeroAmount" => (
			"payment-refused",
			StatusCode::UNPROCESSABLE_ENTITY,
			"the amount is zero; pay at least one planck",
		),
		_ => ("payment-refused", StatusCode::UNPROCESSABLE_ENTITY, "the payment is not possible"),
	}
}

impl fmt::Display for Rejection {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Malformed(what) => write!(f, "this is no signed order: {what}"),
			Self::NoteTooLong { most } => {
				write!(f, "the note is too long: a note has at most {most} bytes of UTF-8")
			},
			Self::WrongMemo { expected } => write!(
				f,
				"the order's memo is not the hash of the note: sign {expected}, the BLAKE2b-256 hash \
				 of its UTF-8 bytes, or send no note"
			),
			Self::WrongGenesis { expected } => write!(
				f,
				"the order is for another chain: the genesis hash of this one is {expected}"
			),
			Self::WrongRelay { expected } => write!(
				f,
				"this relay settles the orders that it served: sign `servedBy` as {expected}, or take \
				 the order to the relay that it names"
			),
			Self::AmountTooSmall { least } => {
				write!(f, "this relay settles orders of at least {least} planck")
			},
			Self::Expired { now, least } => write!(
				f,
				"the order's last block is too near: the chain is at block {now}, sign a `validUntil` \
				 of at least {least}"
			),
			Self::UnknownPurse { purse } => write!(
				f,
				"there is no purse {purse}, or none any more: open one, and wait for the block that \
				 holds it"
			),
			Self::WrongKey => f.write_str(
				"the signature is not that of the purse's key over this order: sign the order's \
				 payload, unwrapped, with the key that the purse was opened for",
			),
			Self::Replay { purse, sequence } => write!(
				f,
				"another order has sequence {sequence} of purse {purse}: sign with a higher one"
			),
			Self::OutOfWindow { other } => write!(
				f,
				"the order with sequence {other} waits, and the chain can settle only orders whose \
				 sequences are near each other: count up by one"
			),
			Self::OverCap { remaining, promised } => write!(
				f,
				"the purse cannot pay it: {remaining} planck remain, of which orders that wait take \
				 {promised}; top the purse up"
			),
			Self::Refused(reason) => {
				write!(f, "the chain would refuse the order ({reason}): {}", refusal(reason).2)
			},
			Self::PurseQueueFull { most } => write!(
				f,
				"{most} orders of the purse wait, and no more can: wait until some are final"
			),
			Self::QueueFull => f.write_str("this relay holds as many orders as it can: try later"),
			Self::ChainUnreachable => {
				f.write_str("the relay cannot reach the chain to check the order: try later")
			},
			Self::Storage => f.write_str(
				"the relay cannot write the order to its disk, so it does not accept it: try another \
				 relay",
			),
		}
	}
}

impl std::error::Error for Rejection {}

impl From<Rejection> for Problem {
	fn from(rejection: Rejection) -> Self {
		Self::new(rejection.status(), rejection.kind(), rejection.to_string())
	}
}
