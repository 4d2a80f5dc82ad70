//! What a room is.

use super::*;

/// A performer's room.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound(T: Config))]
pub struct Room<T: Config> {
	/// The hash of the signed JSON document that relays serve: title, tags, tip menu, goal, prices.
	pub profile: H256,
	/// The countries whose viewers relays turn away.
	pub blocked: CountriesOf<T>,
	/// What is held from the performer for the room, in planck.
	pub deposit: BalanceOf<T>,
}

/// A stream that runs.
#[derive(
	CloneNoBound, PartialEqNoBound, EqNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
#[codec(mel_bound(T: Config))]
pub struct LiveState<T: Config> {
	/// The relay that the performer publishes to.
	pub relay: T::AccountId,
	/// Who is on camera beside the performer.
	pub cast: CastOf<T>,
	/// The block in which the stream started.
	pub since: BlockNumberFor<T>,
}

/// Why a stream ended.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum OfflineReason<AccountId> {
	/// The performer ended it.
	Chosen,
	/// Somebody on camera lost the right to be there.
	EligibilityLost {
		/// Who: the performer or a member of the cast.
		account: AccountId,
		/// Why.
		reason: Ineligibility,
	},
	/// A member of the cast withdrew her consent.
	CastLeft {
		/// Who.
		account: AccountId,
	},
	/// The safety origin ended it.
	Forced,
}

/// A room, as it is told to those who ask.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct RoomInfo<AccountId, BlockNumber> {
	/// The hash of the signed JSON document that relays serve.
	pub profile: H256,
	/// The countries whose viewers relays turn away, in the order of their codes.
	pub blocked: Vec<Country>,
	/// The stream, if one runs.
	pub live: Option<LiveInfo<AccountId, BlockNumber>>,
}

/// A stream that runs, as it is told to those who ask.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct LiveInfo<AccountId, BlockNumber> {
	/// The relay that the performer publishes to.
	pub relay: AccountId,
	/// Who is on camera beside the performer.
	pub cast: Vec<AccountId>,
	/// The block in which the stream started.
	pub since: BlockNumber,
}

impl<T: Config> From<LiveState<T>> for LiveInfo<T::AccountId, BlockNumberFor<T>> {
	fn from(live: LiveState<T>) -> Self {
		Self { relay: live.relay, cast: live.cast.into_inner(), since: live.since }
	}
}
