//! What a LIVE is worth in US dollars.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	arithmetic::FixedU128,
	prelude::{Debug, TypeInfo},
};
use serde::{Deserialize, Serialize};

/// Whether a price can be relied on.
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
pub enum Freshness {
	/// More than half of the feeders fed it of late.
	Fresh,
	/// Too few feeders have spoken of late: show it with its age, compute nothing with it.
	Stale,
}

/// A price and what is known about it.
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
pub struct Price {
	/// US dollars for one LIVE: the median of what the feeders said, with 18 decimals.
	pub value: FixedU128,
	/// When a majority of feeders last agreed on it, in milliseconds since the Unix epoch.
	pub updated_at: Moment,
	/// How long ago that was, in milliseconds.
	pub age: Moment,
	/// How many feeders have fed a price of late.
	pub feeders: u32,
	/// Whether it can be relied on.
	pub freshness: Freshness,
}
