//! Payments, the policy that splits them, purses and their orders, and LIVE itself.

use super::scalars::{Account, Decimal, Hash32, Hex, PartsPerMillion};
use livestars_primitives::{
	order::{Order as ChainOrder, OrderSignature, PurseKey},
	payment::{Role, Share as ChainShare, Unclaimed as ChainUnclaimed},
	price::{Freshness, Price as ChainPrice},
};
use livestars_runtime::{AccountId, Balance, BlockNumber};
use polkadot_sdk::sp_core::{ed25519, sr25519};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a share is paid for.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum PartyRole {
	/// The performer herself.
	Performer,
	/// An account among which the performer splits her own share.
	Payout,
	/// Who brought the viewer.
	ViewerReferrer,
	/// Who brought the performer.
	PerformerReferrer,
	/// The relay that served the viewer.
	EdgeRelay,
	/// The relay that the performer publishes to.
	OriginRelay,
	/// The pot from which validators are rewarded.
	Validators,
	/// The treasury.
	Treasury,
}

/// What a share is paid for, and its place where there are several of the kind.
fn party(role: Role) -> (PartyRole, Option<u8>) {
	match role {
		Role::Performer => (PartyRole::Performer, None),
		Role::Payout(place) => (PartyRole::Payout, Some(place)),
		Role::ViewerReferrer(tier) => (PartyRole::ViewerReferrer, Some(tier)),
		Role::PerformerReferrer(tier) => (PartyRole::PerformerReferrer, Some(tier)),
		Role::EdgeRelay => (PartyRole::EdgeRelay, None),
		Role::OriginRelay => (PartyRole::OriginRelay, None),
		Role::Validators => (PartyRole::Validators, None),
		Role::Treasury => (PartyRole::Treasury, None),
	}
}

/// One party's part of a payment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Share {
	/// What it is paid for.
	pub role: PartyRole,
	/// The referrer's tier, or the payout's place in the performer's settings, from 0.
	pub place: Option<u8>,
	/// Who gets it.
	pub account: Account,
	/// How much.
	pub amount: Decimal<Balance>,
}

impl From<ChainShare<AccountId, Balance>> for Share {
	fn from(share: ChainShare<AccountId, Balance>) -> Self {
		let (role, place) = party(share.role);
		Self { role, place, account: Account(share.account), amount: Decimal(share.amount) }
	}
}

/// A share that cannot reach the account it is meant for. A payout stays with the performer, every other
/// one falls to the treasury; it is contained in what they get.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Unclaimed {
	/// What it would be paid for.
	pub role: PartyRole,
	/// The referrer's tier, or the payout's place in the performer's settings, from 0.
	pub place: Option<u8>,
	/// Who would get it.
	pub account: Account,
	/// How much.
	pub amount: Decimal<Balance>,
	/// Why not.
	pub reason: UnclaimedReason,
}

/// Why a share cannot reach its account.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum UnclaimedReason {
	/// The account does not exist and the share is too small to create it, or it cannot hold more.
	CannotReceive,
	/// The account is no registered relay.
	UnknownRelay,
}

impl From<ChainUnclaimed<AccountId, Balance>> for Unclaimed {
	fn from(unclaimed: ChainUnclaimed<AccountId, Balance>) -> Self {
		use livestars_primitives::payment::UnclaimedReason as Reason;
		let (role, place) = party(unclaimed.role);
		Self {
			role,
			place,
			account: Account(unclaimed.account),
			amount: Decimal(unclaimed.amount),
			reason: match unclaimed.reason {
				Reason::CannotReceive => UnclaimedReason::CannotReceive,
				Reason::UnknownRelay => UnclaimedReason::UnknownRelay,
			},
		}
	}
}

/// Who would get what of a payment; the amounts of the shares add up to it exactly.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
	/// Who would get what.
	pub shares: Vec<Share>,
	/// Who would get something and cannot.
	pub unclaimed: Vec<Unclaimed>,
}

impl From<pallet_tipping::Quote<AccountId>> for Quote {
	fn from(quote: pallet_tipping::Quote<AccountId>) -> Self {
		Self {
			shares: quote.shares.into_iter().map(Into::into).collect(),
			unclaimed: quote.unclaimed.into_iter().map(Into::into).collect(),
		}
	}
}
/// The tier that a performer reached.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tier {
	/// Its place in the policy; 0 is the lowest.
	pub index: u32,
	/// Her share of every payment.
	pub share: PartsPerMillion,
	/// What she received, decayed by time.
	pub received: Decimal<Balance>,
	/// What she must have received for the next tier; null at the highest.
	pub next_threshold: Option<Decimal<Balance>>,
}

impl From<pallet_tipping::TierReached> for Tier {
	fn from(tier: pallet_tipping::TierReached) -> Self {
		Self {
			index: tier.index,
			share: tier.share.into(),
			received: Decimal(tier.received),
			next_threshold: tier.next_threshold.map(Decimal),
		}
	}
}

/// A rate and the decayed sum from which on it holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PolicyTier {
	/// What a performer must have received, decayed by time.
	pub threshold: Decimal<Balance>,
	/// Her share of every payment.
	pub share: PartsPerMillion,
}

/// The rates that payments are split by. The treasury gets what remains.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
	/// The performer's rates, by what she received.
	pub tiers: Vec<PolicyTier>,
	/// The viewer's referrers, nearest first.
	pub viewer_referrers: Vec<PartsPerMillion>,
	/// The performer's referrers, nearest first.
	pub performer_referrers: Vec<PartsPerMillion>,
	/// The relay that served the viewer.
	pub edge_relay: PartsPerMillion,
	/// The relay that the performer publishes to.
	pub origin_relay: PartsPerMillion,
	/// The validators' pot.
	pub validators: PartsPerMillion,
}

impl From<pallet_tipping::Policy> for Policy {
	fn from(policy: pallet_tipping::Policy) -> Self {
		Self {
			tiers: policy
				.tiers
				.into_iter()
				.map(|tier| PolicyTier {
					threshold: Decimal(tier.threshold),
					share: tier.share.into(),
				})
				.collect(),
			viewer_referrers: policy.viewer_referrers.map(Into::into).into(),
			performer_referrers: policy.performer_referrers.map(Into::into).into(),
			edge_relay: policy.edge_relay.into(),
			origin_relay: policy.origin_relay.into(),
			validators: policy.validators.into(),
		}
	}
}

/// An account among which a performer splits her own share.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Payout {
	/// Who is paid.
	pub account: Account,
	/// The part of the performer's own share.
	pub share: PartsPerMillion,
}
/// How a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Scheme {
	/// Schnorrkel on Ristretto255, with the signing context `substrate`.
	Sr25519,
	/// Ed25519 (RFC 8032).
	Ed25519,
}

/// What the chain knows of a purse.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Purse {
	/// Whose money it is.
	pub owner: Account,
	/// How its key signs.
	pub scheme: Scheme,
	/// The public key that signs its orders.
	pub key: Hash32,
	/// The most it can ever spend.
	pub cap: Decimal<Balance>,
	/// What it spent.
	pub spent: Decimal<Balance>,
	/// What can still be spent.
	pub remaining: Decimal<Balance>,
	/// What is on hold for its record.
	pub deposit: Decimal<Balance>,
	/// The last block in which its orders could be settled if it is not closed before.
	pub expires_at: BlockNumber,
	/// The last block in which its orders can be settled since its owner closed it; null if she did not.
	pub closing_at: Option<BlockNumber>,
	/// The last block in which its orders can be settled.
	pub last_block: BlockNumber,
	/// The lowest sequence above all that were settled; null after the last one of all.
	pub next_sequence: Option<Decimal<u64>>,
}

impl From<pallet_purses::PurseInfo<AccountId, Balance, BlockNumber>> for Purse {
	fn from(purse: pallet_purses::PurseInfo<AccountId, Balance, BlockNumber>) -> Self {
		let (scheme, key) = match purse.key {
			PurseKey::Sr25519(key) => (Scheme::Sr25519, key.0),
			PurseKey::Ed25519(key) => (Scheme::Ed25519, key.0),
		};
		Self {
			owner: Account(purse.owner),
			scheme,
			key: Hex(key),
			cap: Decimal(purse.cap),
			spent: Decimal(purse.spent),
			remaining: Decimal(purse.remaining),
			deposit: Decimal(purse.deposit),
			expires_at: purse.expires_at,
			closing_at: purse.closing_at,
			last_block: purse.last_block,
			next_sequence: purse.next_sequence.map(Decimal),
		}
	}
}

/// One payment out of a purse, and the signature of the purse's key over it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedOrder {
	/// The hash of the genesis block of the chain it is for.
	pub genesis: Hash32,
	/// The purse that pays.
	pub purse: Decimal<u64>,
	/// The performer who is paid.
	pub performer: Account,
	/// The payment.
	pub amount: Decimal<Balance>,
	/// Its place in its purse.
	pub sequence: Decimal<u64>,
	/// The relay that served the viewer.
	pub served_by: Option<Account>,
	/// The hash of a text that stays with the relay.
	pub memo: Option<Hash32>,
	/// The last block in which it can be settled.
	pub valid_until: BlockNumber,
	/// How the purse's key signs.
	pub scheme: Scheme,
	/// The signature over the domain `livestars/order/v1` and the order, both in SCALE.
	pub signature: Hex<64>,
}

impl From<SignedOrder> for pallet_purses::SignedOrder<AccountId, Balance, BlockNumber> {
	fn from(signed: SignedOrder) -> Self {
		let Hex(bytes) = signed.signature;
		Self {
			order: ChainOrder {
				genesis: signed.genesis.0.into(),
				purse: signed.purse.0,
				performer: signed.performer.0,
				amount: signed.amount.0,
				sequence: signed.sequence.0,
				served_by: signed.served_by.map(|relay| relay.0),
				memo: signed.memo.map(|memo| memo.0.into()),
				valid_until: signed.valid_until,
			},
			signature: match signed.scheme {
				Scheme::Sr25519 => OrderSignature::Sr25519(sr25519::Signature::from_raw(bytes)),
				Scheme::Ed25519 => OrderSignature::Ed25519(ed25519::Signature::from_raw(bytes)),
			},
		}
	}
}

/// Whether an order would be settled now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderCheck {
	/// Whether it would.
	pub accepted: bool,
	/// Why not, as the chain names it (for example `Replayed`); null if it would.
	pub reason: Option<String>,
}
/// What one LIVE is worth in US dollars.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Price {
	/// The median of what the feeders said, in units of 10^-18 US dollars.
	pub value: Decimal<u128>,
	/// When a majority of feeders last agreed on it, in milliseconds since the Unix epoch.
	pub updated_at: Decimal<u64>,
	/// How long ago that was, in milliseconds.
	pub age: Decimal<u64>,
	/// How many feeders have fed a price of late.
	pub feeders: u32,
	/// Whether too few of them did: show it with its age, compute nothing with it.
	pub stale: bool,
}

impl From<ChainPrice> for Price {
	fn from(price: ChainPrice) -> Self {
		Self {
			value: Decimal(price.value.into_inner()),
			updated_at: Decimal(price.updated_at),
			age: Decimal(price.age),
			feeders: price.feeders,
			stale: price.freshness == Freshness::Stale,
		}
	}
}

/// How much LIVE there is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Supply {
	/// The most that can ever exist. It only falls.
	pub ceiling: Decimal<Balance>,
	/// What exists.
	pub issuance: Decimal<Balance>,
	/// What exists and is held until it vests.
	pub vesting_locked: Decimal<Balance>,
}

/// What still vests for an account.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vesting {
	/// All that vests.
	pub total: Decimal<Balance>,
	/// What was released of it.
	pub released: Decimal<Balance>,
	/// What could be released now.
	pub releasable: Decimal<Balance>,
	/// The block in which it begins to accrue.
	pub start: BlockNumber,
	/// The first block in which any of it is vested.
	pub cliff: BlockNumber,
	/// The block in which all of it is vested.
	pub end: BlockNumber,
}

impl From<pallet_live_token::VestingStatus<BlockNumber>> for Vesting {
	fn from(status: pallet_live_token::VestingStatus<BlockNumber>) -> Self {
		Self {
			total: Decimal(status.schedule.total),
			released: Decimal(status.schedule.released),
			releasable: Decimal(status.releasable),
			start: status.schedule.start,
			cliff: status.schedule.cliff,
			end: status.schedule.end,
		}
	}
}
