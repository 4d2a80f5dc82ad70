//! What the ranking keeps, and what it answers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{Debug, TypeInfo};
use livestars_primitives::{eligibility::Ineligibility, Moment};
use livestars_ranking_core::DecayedSum;
use serde::{Deserialize, Serialize};

/// Whether a performer's room stands open to be ranked.
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
	Serialize,
	Deserialize,
)]
pub enum RoomState {
	/// She has a room.
	Open,
	/// She closed it, or never had one.
	Closed,
}

/// All that is known of a performer. It is kept when her room closes, so that closing and
/// reopening a room resets nothing.
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
pub struct Record {
	/// What she received, decayed by time.
	pub sum: DecayedSum,
	/// Whether she can be ranked.
	pub room: RoomState,
}

impl Record {
	/// The record of somebody without payments.
	pub fn unpaid(room: RoomState) -> Self {
		Self { sum: DecayedSum::default(), room }
	}

	/// Whether the performer has a score: an open room and a payment.
	pub fn is_scored(&self) -> bool {
		self.room == RoomState::Open && self.sum.value > 0
	}
}

/// One of the newcomers, who stand in a queue, in the order in which they came.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Newcomer<AccountId> {
	/// When she opened her room.
	pub since: Moment,
	/// Who came before her.
	pub older: Option<AccountId>,
	/// Who came after her.
	pub newer: Option<AccountId>,
}

/// The ends of the queue of newcomers.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct QueueEnds<AccountId> {
	/// Who has been in it for longest.
	pub oldest: AccountId,
	/// Who came last.
	pub newest: AccountId,
}

/// Why a performer is no newcomer any more.
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
	Serialize,
	Deserialize,
)]
pub enum Departure {
	/// What she received reached the ceiling.
	Graduated,
	/// Her time as a newcomer passed.
	Aged,
	/// The queue was full, and she had been in it for longest.
	Replaced,
	/// She closed her room.
	Closed,
}

/// Why a performer stands where she stands in the public list.
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
	Serialize,
	Deserialize,
)]
pub enum Listing {
	/// By what she received.
	Ranked {
		/// Her place among the ranked performers of the public list, counted from zero.
		place: u32,
	},
	/// As a newcomer, in an exploration slot.
	Exploration,
}

/// One place of the public list.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Placed<AccountId> {
	/// The position in the list, counted from zero.
	pub position: u32,
	/// Who stands there.
	pub account: AccountId,
	/// Why.
	pub listing: Listing,
	/// What she received until now, decayed by time, in planck, rounded down.
	pub score: u128,
	/// The logarithm by which she is ordered, Q32.32; zero for a newcomer without payments.
	pub sort_key: u64,
}

/// A performer's score as it is kept, for those who recompute the ranking.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Scored<AccountId> {
	/// Who.
	pub account: AccountId,
	/// What she received.
	pub sum: DecayedSum,
	/// The logarithm by which she is ordered, Q32.32.
	pub sort_key: u64,
}

/// Everything that decides a performer's place.
///
/// `received = recorded · weight / 2^32`, up to `recorded / 2^32` planck, since the weight is rounded too.
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
	Serialize,
	Deserialize,
)]
pub struct Explanation {
	/// The version of the formula.
	pub formula_version: u32,
	/// The time for which the explanation holds.
	pub now: Moment,
	/// The time in which a payment's weight halves, in milliseconds.
	pub half_life: Moment,
	/// What she received until her last payment, decayed until then, in planck, rounded down.
	pub recorded: u128,
	/// The time of her last payment; zero if there was none.
	pub updated: Moment,
	/// How much of it counts now, `2^(−(now − updated) / half_life)` in units of 2^−32.
	pub weight: u64,
	/// What she received until now, decayed by time, in planck, rounded down.
	pub received: u128,
	/// The logarithm by which she is ordered, Q32.32; it changes only when she is paid.
	pub sort_key: u64,
	/// How many performers of all who have an open room and a payment stand above her, whether or
	/// not they are shown; `None` if she is not among them.
	pub place: Option<u32>,
	/// Whether she can be ranked.
	pub room: RoomState,
	/// Until when she is a newcomer, if she is one.
	pub newcomer_until: Option<Moment>,
	/// Whether she may be on camera, and so be shown.
	pub eligibility: Result<(), Ineligibility>,
}
