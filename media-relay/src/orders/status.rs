//! How far an order is, and what is told of it.

use livestars_chain::{planck, Account, Balance, BlockNumber, BlockRef, Hash, PurseId};
use serde::{Deserialize, Serialize};

/// Where on the chain something happened to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
	/// The number of the block.
	pub block_number: BlockNumber,
	/// The hash of the block.
	pub block_hash: Hash,
	/// The index of the event in the block.
	pub event_index: u32,
}

impl Place {
	/// The event with this index in block `at`.
	pub fn new(at: &BlockRef, event_index: u32) -> Self {
		Self { block_number: at.number, block_hash: at.hash, event_index }
	}
}

/// How far an order is.
///
/// An order goes from `Pending` over `Submitted` and `InBlock` to `Final`. A re-organisation of the
/// chain takes it back; only a status for which [`Status::is_last`] holds stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Status {
	/// It is on this relay's disk and waits for the next batch.
	Pending,
	/// It is in a batch that was given to a node, or it was in a block that is no longer part of
	/// the chain.
	Submitted,
	/// It was paid in a block that is not final yet.
	InBlock {
		/// Where its `Tipping.Paid` event is.
		#[serde(flatten)]
		place: Place,
	},
	/// It was paid in a final block.
	Final {
		/// Where its `Tipping.Paid` event is.
		#[serde(flatten)]
		place: Place,
	},
	/// The chain refused it in a batch of this relay, which does not try again. Until its last block
	/// anybody else can.
	Refused {
		/// The chain's reason: a variant of `pallet_purses::Refusal`.
		reason: String,
		/// Where its `Purses.OrderRefused` event is.
		#[serde(flatten)]
		place: Place,
		/// Whether that block is final.
		last: bool,
	},
	/// The last block in which it could be settled is final, and it was not settled.
	Expired,
	/// It cannot be settled any more, and whether it was is not known here: the relay was down for
	/// longer than its node remembers. A node that keeps old blocks, or the payer's own history,
	/// tells.
	Unwitnessed,
}

impl Status {
	/// Whether the order will never be followed further.
	pub fn is_last(&self) -> bool {
		match self {
			Self::Final { .. } | Self::Expired | Self::Unwitnessed => true,
			Self::Refused { last, .. } => *last,
			Self::Pending | Self::Submitted | Self::InBlock { .. } => false,
		}
	}
}

/// What is known of an order without following it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
	/// The name of the order on the chain: the BLAKE2b-256 hash of what the purse's key signed.
	pub hash: Hash,
	/// The purse that pays.
	pub purse: PurseId,
	/// The order's place in its purse.
	pub sequence: u64,
	/// The owner of the purse.
	pub payer: Account,
	/// The performer who is paid.
	pub performer: Account,
	/// The payment, in planck.
	pub amount: Balance,
	/// The last block in which the order can be settled.
	pub valid_until: BlockNumber,
}

/// A change in the life of an order, for rooms and for the payer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderUpdate {
	/// The name of the order on the chain.
	pub hash: Hash,
	/// The owner of the purse that pays.
	pub payer: Account,
	/// The purse that pays.
	pub purse: PurseId,
	/// The order's place in its purse.
	pub sequence: u64,
	/// The performer who is paid.
	pub performer: Account,
	/// The payment, in planck.
	#[serde(with = "planck")]
	pub amount: Balance,
	/// The text that came with the order. It is kept in memory only: a relay that restarts does
	/// not know it any more.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub note: Option<String>,
	/// How far the order is.
	#[serde(flatten)]
	pub status: Status,
}

impl OrderUpdate {
	/// What is told of the order with these facts.
	pub fn new(facts: &Facts, note: Option<String>, status: Status) -> Self {
		Self {
			hash: facts.hash,
			payer: facts.payer,
			purse: facts.purse,
			sequence: facts.sequence,
			performer: facts.performer,
			amount: facts.amount,
			note,
			status,
		}
	}
}

/// The answer to an order that was accepted, now or before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
	/// The name of the order on the chain.
	pub hash: Hash,
	/// How far the order is.
	#[serde(flatten)]
	pub status: Status,
}
