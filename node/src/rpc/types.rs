//! The shapes of the JSON that `liveStars_*` methods take and return.
//!
//! Accounts are SS58 addresses (a `0x` public key is accepted too), hashes are `0x` hex, and integers
//! above 32 bits are decimal strings, because JSON numbers lose precision above 2^53.

use livestars_primitives::{
	eligibility::Ineligibility,
	order::{Order as ChainOrder, OrderSignature, PurseKey},
	payment::{Role, Share as ChainShare, Unclaimed as ChainUnclaimed},
	price::{Freshness, Price as ChainPrice},
};
use livestars_runtime::{AccountId, Balance, BlockNumber, Hash};
use polkadot_sdk::{
	sp_core::{crypto::Ss58Codec, ed25519, sr25519},
	sp_runtime::Permill,
};
use schemars::{json_schema, JsonSchema, Schema, SchemaGenerator};
use serde::{de, Deserialize, Deserializer, Serialize, Serializer};
use std::{borrow::Cow, fmt::Display, str::FromStr};

/// An integer, as a decimal string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal<Integer>(pub Integer);

impl<Integer: Display> Serialize for Decimal<Integer> {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

impl<'de, Integer: FromStr<Err: Display>> Deserialize<'de> for Decimal<Integer> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		text.parse().map(Self).map_err(|error| {
			de::Error::custom(format!("{text:?} is not a decimal integer: {error}"))
		})
	}
}

impl<Integer> JsonSchema for Decimal<Integer> {
	fn schema_name() -> Cow<'static, str> {
		"Decimal".into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({
			"type": "string",
			"pattern": "^[0-9]+$",
			"description": "An integer, as a decimal string. Amounts are planck: 1 LIVE = 10^12 planck."
		})
	}
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account(pub AccountId);

impl Serialize for Account {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&self.0.to_ss58check())
	}
}

impl<'de> Deserialize<'de> for Account {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		AccountId::from_str(&text).map(Self).map_err(|error| {
			de::Error::custom(format!("{text:?} is no SS58 address and no 0x public key: {error}"))
		})
	}
}

impl JsonSchema for Account {
	fn schema_name() -> Cow<'static, str> {
		"Account".into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({
			"type": "string",
			"description": "An account: an SS58 address, or the public key as 0x and 64 hexadecimal digits."
		})
	}
}

/// Bytes in hexadecimal, `N` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hex<const N: usize>(pub [u8; N]);

impl<const N: usize> Serialize for Hex<N> {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&format!("0x{}", hex::encode(self.0)))
	}
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		let mut bytes = [0; N];
		text.strip_prefix("0x")
			.ok_or_else(|| de::Error::custom(format!("{text:?} does not begin with 0x")))
			.and_then(|digits| hex::decode_to_slice(digits, &mut bytes).map_err(de::Error::custom))
			.map(|()| Self(bytes))
	}
}

impl<const N: usize> JsonSchema for Hex<N> {
	fn schema_name() -> Cow<'static, str> {
		format!("Hex{N}").into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({
			"type": "string",
			"pattern": format!("^0x[0-9a-fA-F]{{{}}}$", 2 * N),
			"description": format!("{N} bytes, as 0x and {} hexadecimal digits.", 2 * N)
		})
	}
}

/// A hash of 32 bytes.
pub type Hash32 = Hex<32>;

impl From<Hash> for Hash32 {
	fn from(hash: Hash) -> Self {
		Self(hash.0)
	}
}

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

/// A share of a whole, in parts per million.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct PartsPerMillion(pub u32);

impl From<Permill> for PartsPerMillion {
	fn from(share: Permill) -> Self {
		Self(share.deconstruct())
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

/// Why somebody stands where she stands in the public list.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum ListedAs {
	/// By what she received.
	Ranked,
	/// As a newcomer, in an exploration slot.
	Exploration,
}

/// One place of the public list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Placed {
	/// The position in the list, from 0.
	pub position: u32,
	/// Who stands there.
	pub account: Account,
	/// Why.
	pub listed_as: ListedAs,
	/// Her place among the ranked performers, from 0; null in an exploration slot.
	pub place: Option<u32>,
	/// What she received, decayed by time.
	pub score: Decimal<Balance>,
	/// The logarithm by which she is ordered: unsigned fixed point with 32 fractional bits.
	pub sort_key: Decimal<u64>,
}

impl From<pallet_ranking::Placed<AccountId>> for Placed {
	fn from(placed: pallet_ranking::Placed<AccountId>) -> Self {
		use pallet_ranking::Listing;
		let (listed_as, place) = match placed.listing {
			Listing::Ranked { place } => (ListedAs::Ranked, Some(place)),
			Listing::Exploration => (ListedAs::Exploration, None),
		};
		Self {
			position: placed.position,
			account: Account(placed.account),
			listed_as,
			place,
			score: Decimal(placed.score),
			sort_key: Decimal(placed.sort_key),
		}
	}
}

/// Why an account may not be on camera.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum IneligibleBecause {
	/// No document was ever submitted, or it was withdrawn.
	Unverified,
	/// A document waits for its verifier.
	Pending,
	/// The verifier rejected the document.
	Rejected,
	/// The attestation passed its expiry.
	Expired,
	/// The attestation was revoked.
	Revoked,
}

impl From<Ineligibility> for IneligibleBecause {
	fn from(reason: Ineligibility) -> Self {
		match reason {
			Ineligibility::Unverified => Self::Unverified,
			Ineligibility::Pending => Self::Pending,
			Ineligibility::Rejected => Self::Rejected,
			Ineligibility::Expired => Self::Expired,
			Ineligibility::Revoked => Self::Revoked,
		}
	}
}

/// Whether an account may be on camera.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Eligibility {
	/// Whether it may.
	pub eligible: bool,
	/// Why not; null if it may.
	pub reason: Option<IneligibleBecause>,
}

impl From<Result<(), Ineligibility>> for Eligibility {
	fn from(answer: Result<(), Ineligibility>) -> Self {
		Self { eligible: answer.is_ok(), reason: answer.err().map(Into::into) }
	}
}

/// Everything that decides a performer's place. `received = recorded · weight / 2^32`, up to
/// `recorded / 2^32` planck, since the weight is rounded too.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
	/// The version of the formula.
	pub formula_version: u32,
	/// The time for which this holds, in milliseconds since the Unix epoch.
	pub now: Decimal<u64>,
	/// The time in which a payment's weight halves, in milliseconds.
	pub half_life: Decimal<u64>,
	/// What she received until her last payment, decayed until then.
	pub recorded: Decimal<Balance>,
	/// The time of her last payment, in milliseconds since the Unix epoch; 0 if there was none.
	pub updated: Decimal<u64>,
	/// How much of it counts now, in units of 2^-32.
	pub weight: Decimal<u64>,
	/// What she received until now, decayed by time.
	pub received: Decimal<Balance>,
	/// The logarithm by which she is ordered: unsigned fixed point with 32 fractional bits.
	pub sort_key: Decimal<u64>,
	/// How many performers with an open room and a payment stand above her; null if she is not one.
	pub place: Option<u32>,
	/// Whether she has an open room.
	pub open_room: bool,
	/// Until when she is a newcomer, in milliseconds since the Unix epoch; null if she is none.
	pub newcomer_until: Option<Decimal<u64>>,
	/// Whether she may be on camera, and so be shown.
	pub eligibility: Eligibility,
}

impl From<pallet_ranking::Explanation> for Explanation {
	fn from(explanation: pallet_ranking::Explanation) -> Self {
		Self {
			formula_version: explanation.formula_version,
			now: Decimal(explanation.now),
			half_life: Decimal(explanation.half_life),
			recorded: Decimal(explanation.recorded),
			updated: Decimal(explanation.updated),
			weight: Decimal(explanation.weight),
			received: Decimal(explanation.received),
			sort_key: Decimal(explanation.sort_key),
			place: explanation.place,
			open_room: explanation.room == pallet_ranking::RoomState::Open,
			newcomer_until: explanation.newcomer_until.map(Decimal),
			eligibility: explanation.eligibility.into(),
		}
	}
}

/// A verifier's word that an account's owner is an adult who showed a document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Attestation {
	/// Who attested.
	pub verifier: Account,
	/// The hash of the encrypted document bundle.
	pub fingerprint: Hash32,
	/// The first block in which it is no longer valid.
	pub expires_at: BlockNumber,
}

/// A registered verifier.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verifier {
	/// Its account.
	pub verifier: Account,
	/// The X25519 key to which documents for it are encrypted.
	pub encryption_key: Hash32,
	/// What one answer costs.
	pub fee: Decimal<Balance>,
	/// How many submissions wait for its answer.
	pub pending: u32,
}

/// What the chain knows of an account as a referrer. Earnings are lifetime sums by tier, nearest first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReferralStats {
	/// Who brought it.
	pub referrer: Option<Account>,
	/// How many accounts it brought itself.
	pub direct_referrals: u32,
	/// Earned when an account below it paid.
	pub earned_as_viewer_referrer: Vec<Decimal<Balance>>,
	/// Earned when an account below it was paid as a performer.
	pub earned_as_performer_referrer: Vec<Decimal<Balance>>,
}

impl From<pallet_referrals::ReferralStats<AccountId, Balance>> for ReferralStats {
	fn from(stats: pallet_referrals::ReferralStats<AccountId, Balance>) -> Self {
		Self {
			referrer: stats.referrer.map(Account),
			direct_referrals: stats.direct_referrals,
			earned_as_viewer_referrer: stats.earnings.as_viewer_referrer.map(Decimal).into(),
			earned_as_performer_referrer: stats.earnings.as_performer_referrer.map(Decimal).into(),
		}
	}
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

/// What a relay is good for at the moment.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum RelayStatus {
	/// Streams can start on it.
	Active,
	/// Its last heartbeat is too old for streams to start on it.
	Silent,
	/// It is suspended.
	Suspended,
	/// Its operator takes it out of the directory.
	Leaving,
}

/// A relay of the directory.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Relay {
	/// The operator's account, which names the relay.
	pub operator: Account,
	/// The URL under which browsers reach it.
	pub url: String,
	/// The libp2p multiaddr at which other relays reach it.
	pub multiaddr: String,
	/// The country it stands in, ISO 3166-1 alpha-2.
	pub region: String,
	/// How many viewers it can serve at once.
	pub capacity: u32,
	/// The block of its last heartbeat, or of its registration.
	pub last_heartbeat: BlockNumber,
	/// What it is good for at the moment.
	pub status: RelayStatus,
	/// The first block in which its bond can be withdrawn; null unless it leaves.
	pub withdrawable_from: Option<BlockNumber>,
}

impl From<pallet_relays::RelayEntry<AccountId, BlockNumber>> for Relay {
	fn from(entry: pallet_relays::RelayEntry<AccountId, BlockNumber>) -> Self {
		use pallet_relays::RelayStatus as Status;
		let (status, withdrawable_from) = match entry.status {
			Status::Active => (RelayStatus::Active, None),
			Status::Silent => (RelayStatus::Silent, None),
			Status::Suspended => (RelayStatus::Suspended, None),
			Status::Leaving { withdrawable_from } => {
				(RelayStatus::Leaving, Some(withdrawable_from))
			},
		};
		Self {
			operator: Account(entry.operator),
			url: entry.url,
			multiaddr: entry.multiaddr,
			region: entry.region.as_str().to_owned(),
			capacity: entry.capacity,
			last_heartbeat: entry.last_heartbeat,
			status,
			withdrawable_from,
		}
	}
}

/// A stream that runs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Live {
	/// The relay that the performer publishes to.
	pub relay: Account,
	/// Who is on camera beside the performer.
	pub cast: Vec<Account>,
	/// The block in which it started.
	pub since: BlockNumber,
}

/// A performer's room.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Room {
	/// The hash of the signed profile that relays serve.
	pub profile: Hash32,
	/// The countries whose viewers relays turn away, ISO 3166-1 alpha-2.
	pub blocked: Vec<String>,
	/// The stream; null if none runs.
	pub live: Option<Live>,
}

impl From<pallet_rooms::RoomInfo<AccountId, BlockNumber>> for Room {
	fn from(room: pallet_rooms::RoomInfo<AccountId, BlockNumber>) -> Self {
		Self {
			profile: room.profile.into(),
			blocked: room.blocked.iter().map(|country| country.as_str().to_owned()).collect(),
			live: room.live.map(|live| Live {
				relay: Account(live.relay),
				cast: live.cast.into_iter().map(Account).collect(),
				since: live.since,
			}),
		}
	}
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
