//! Performers, their rooms and their places in the ranking, verifiers and referrers.

use super::scalars::{Account, Decimal, Hash32};
use livestars_primitives::eligibility::Ineligibility;
use livestars_runtime::{AccountId, Balance, BlockNumber};
use schemars::JsonSchema;
use serde::Serialize;

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
