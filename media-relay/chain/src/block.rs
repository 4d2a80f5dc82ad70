//! Blocks, and what happened in them that a relay cares about.

use crate::{planck, Account, Balance, BlockNumber, Hash, PurseId};
use serde::{Deserialize, Serialize};

/// A block, by what names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BlockRef {
	/// Its number.
	pub number: BlockNumber,
	/// Its hash.
	pub hash: Hash,
	/// The hash of the block before it.
	pub parent: Hash,
}

/// A block and its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
	/// Which block.
	pub at: BlockRef,
	/// Its time in milliseconds since the Unix epoch; zero for genesis, which has none.
	pub time: u64,
	/// What happened in it that a relay cares about, in its order.
	pub events: Vec<Event>,
}

/// Something that happened in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
	/// Its place among all events of the block, counted from zero.
	pub index: u32,
	/// The place in the block of the extrinsic that caused it; nothing if the block itself did.
	pub extrinsic: Option<u32>,
	/// What happened.
	pub what: What,
}

/// What can happen that a relay cares about. Everything else is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
	/// A payment was made.
	Paid(Payment),
	/// An order of a batch was refused, and changed nothing.
	OrderRefused {
		/// Its place in the batch, counted from zero.
		index: u32,
		/// The purse it names.
		purse: PurseId,
		/// Its place in the purse.
		sequence: u64,
		/// The name of the refusal, such as `Replayed` or `Payment.NotAPerformer`.
		reason: String,
	},
	/// A batch of orders was settled.
	Settled {
		/// Who settled it.
		by: Account,
		/// How many orders were paid.
		paid: u32,
		/// How many orders were refused.
		refused: u32,
	},
	/// A stream started.
	WentLive {
		/// The performer.
		performer: Account,
		/// The relay that she publishes to.
		relay: Account,
		/// Who is on camera beside her.
		cast: Vec<Account>,
	},
	/// A stream ended.
	WentOffline {
		/// The performer.
		performer: Account,
		/// The name of the reason, such as `Chosen` or `EligibilityLost`.
		reason: String,
	},
	/// A performer opened a room.
	RoomOpened {
		/// The performer.
		performer: Account,
		/// The hash of her profile.
		profile: Hash,
	},
	/// A performer closed her room.
	RoomClosed {
		/// The performer.
		performer: Account,
	},
	/// A performer has another profile.
	ProfileChanged {
		/// The performer.
		performer: Account,
		/// The hash of her profile.
		profile: Hash,
	},
	/// A performer changed whose viewers relays turn away.
	CountriesBlocked {
		/// The performer.
		performer: Account,
	},
	/// What the chain knows of somebody's right to be on camera changed: ask it anew.
	EligibilityChanged {
		/// Whose.
		account: Account,
	},
	/// A performer submitted a document to a verifier.
	Submitted {
		/// The performer.
		account: Account,
		/// Who is asked.
		verifier: Account,
		/// The hash of the encrypted bundle.
		fingerprint: Hash,
	},
	/// The document that waited for somebody does not wait any more: it was answered or withdrawn.
	SubmissionEnded {
		/// The performer.
		account: Account,
	},
	/// The directory of relays changed in more than a heartbeat.
	RelaysChanged,
	/// Somebody changed who may act for an account: ask the chain anew.
	ProxiesChanged {
		/// For whom.
		account: Account,
	},
	/// Somebody paid the fee of a transaction.
	FeePaid {
		/// Who.
		by: Account,
		/// How much, in planck.
		amount: Balance,
	},
	/// Another runtime executes the blocks after this one.
	RuntimeUpgraded,
}

/// A payment and its receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
	/// Who paid.
	pub payer: Account,
	/// Who was paid for.
	pub performer: Account,
	/// The whole payment in planck.
	#[serde(with = "planck")]
	pub amount: Balance,
	/// What it was for.
	pub kind: Kind,
	/// Who got what; the amounts add up to the payment exactly.
	pub shares: Vec<Share>,
	/// The hash of the order that asked for the payment.
	pub order: Option<Hash>,
	/// The hash of a text that stays with the relay.
	pub memo: Option<Hash>,
}

/// What a payment was for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub enum Kind {
	/// A tip, signed by the viewer's wallet.
	Tip,
	/// A tip out of a purse, signed by the purse's key.
	Order,
	/// Something that this relay does not know by its name.
	Other(String),
}

/// One party's part of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
	/// What it was paid for.
	pub role: Role,
	/// Who has it now.
	pub account: Account,
	/// How much, in planck.
	#[serde(with = "planck")]
	pub amount: Balance,
}

/// What a share was paid for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub enum Role {
	/// The performer herself.
	Performer,
	/// An account among which the performer splits her own share, by its place in her settings.
	Payout(u8),
	/// Who brought the viewer; 0 is the nearest tier.
	ViewerReferrer(u8),
	/// Who brought the performer; 0 is the nearest tier.
	PerformerReferrer(u8),
	/// The relay that served the viewer.
	EdgeRelay,
	/// The relay that the performer publishes to.
	OriginRelay,
	/// The pot from which validators are rewarded.
	Validators,
	/// The treasury.
	Treasury,
	/// Something that this relay does not know by its name.
	Other(String),
}

impl From<Kind> for String {
	fn from(kind: Kind) -> Self {
		match kind {
			Kind::Tip => "tip".into(),
			Kind::Order => "order".into(),
			Kind::Other(name) => name,
		}
	}
}

impl From<Role> for String {
	fn from(role: Role) -> Self {
		match role {
			Role::Performer => "performer".into(),
			Role::Payout(place) => format!("payout {place}"),
			Role::ViewerReferrer(tier) => format!("viewer's referrer {}", u32::from(tier) + 1),
			Role::PerformerReferrer(tier) => {
				format!("performer's referrer {}", u32::from(tier) + 1)
			},
			Role::EdgeRelay => "edge relay".into(),
			Role::OriginRelay => "origin relay".into(),
			Role::Validators => "validators".into(),
			Role::Treasury => "treasury".into(),
			Role::Other(name) => name,
		}
	}
}

/// How the chain went on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Update {
	/// The best block is another one.
	Best {
		/// Blocks that do not count any more, newest first: undo them in this order.
		retracted: Vec<BlockRef>,
		/// Blocks that count now, oldest first: do them after that.
		enacted: Vec<Block>,
	},
	/// This block, and all before it, will never be retracted. It was enacted before.
	Finalized(BlockRef),
}
