//! # Price
//!
//! What a LIVE is worth in US dollars, as fed by the accounts that governance chose, and how old
//! that knowledge is.
//!
//! The oracle keeps the last combined price for ever: when its feeders fall silent, it still
//! answers. Whoever shows a price or computes with one therefore reads it here, where it comes with
//! its age and with the word that it is stale.

use crate::{configs::platform::PriceLifetime, Moment, Oracle, PriceFeeders, Timestamp};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use livestars_primitives::price::{Freshness, Price};
use polkadot_sdk::{
	frame_support::traits::{SortedMembers, Time},
	pallet_oracle::{CombineData, TimestampedValue},
	sp_runtime::FixedU128,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Prices the chain knows.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum PriceKey {
	/// US dollars for one LIVE.
	LiveUsd,
}

/// The price of a LIVE in US dollars; nothing when it was never fed.
pub fn price() -> Option<Price> {
	let key = PriceKey::LiveUsd;
	let TimestampedValue { value, timestamp: updated_at } = Oracle::get(&key)?;
	let fresh = fresh(Oracle::read_raw_values(&key));
	let age = Timestamp::now().saturating_sub(updated_at);
	let freshness = if is_majority(fresh.len()) && age < PriceLifetime::get() {
		Freshness::Fresh
	} else {
		Freshness::Stale
	};
	Some(Price { value, updated_at, age, feeders: fresh.len() as u32, freshness })
}

/// Combines what feeders say into its median, as soon as more than half of them have spoken within
/// [`PriceLifetime`]. One feeder alone moves nothing, and up to half of them can be silent.
pub struct MedianOfMajority;

type FedValue = TimestampedValue<FixedU128, Moment>;

impl CombineData<PriceKey, FedValue> for MedianOfMajority {
	fn combine_data(
		_key: &PriceKey,
		values: Vec<FedValue>,
		previous: Option<FedValue>,
	) -> Option<FedValue> {
		let mut values = fresh(values);
		if !is_majority(values.len()) {
			return previous;
		}
		values.sort_by_key(|fed| fed.value);
		let median = values.get(values.len() / 2)?.value;
		Some(TimestampedValue { value: median, timestamp: Timestamp::now() })
	}
}

fn fresh(mut values: Vec<FedValue>) -> Vec<FedValue> {
	let now = Timestamp::now();
	values.retain(|fed| fed.timestamp.saturating_add(PriceLifetime::get()) > now);
	values
}

fn is_majority(feeders: usize) -> bool {
	feeders > PriceFeeders::sorted_members().len() / 2
}
