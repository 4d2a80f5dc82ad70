
//! Weights of `pallet_ranking`, measured on this runtime by `scripts/weights`.
//!
//! 2026-11-20, AMD EPYC, 20 steps, 10 repeats. Do not edit.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	*,
};

pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_ranking::WeightInfo for WeightInfo<T> {
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Records` (r:1 w:1)
	/// Proof: `Ranking::Records` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::ListNodes` (r:4 w:4)
	/// Proof: `RankingList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::Lock` (r:1 w:0)
	/// Proof: `RankingList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::ListBags` (r:1 w:1)
	/// Proof: `RankingList::ListBags` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Newcomers` (r:3 w:3)
	/// Proof: `Ranking::Newcomers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::CounterForNewcomers` (r:1 w:1)
	/// Proof: `Ranking::CounterForNewcomers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_payment() -> Weight {
		Weight::from_parts(66_529_000, 0)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `Ranking::Records` (r:1 w:1)
	/// Proof: `Ranking::Records` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::CounterForNewcomers` (r:1 w:1)
	/// Proof: `Ranking::CounterForNewcomers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::NewcomerEnds` (r:1 w:1)
	/// Proof: `Ranking::NewcomerEnds` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Newcomers` (r:4 w:4)
	/// Proof: `Ranking::Newcomers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Records` (r:1 w:0)
	/// Proof: `Verification::Records` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	fn on_opened() -> Weight {
		Weight::from_parts(120_710_000, 0)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// Storage: `Ranking::Records` (r:1 w:1)
	/// Proof: `Ranking::Records` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::ListNodes` (r:3 w:3)
	/// Proof: `RankingList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::Lock` (r:1 w:0)
	/// Proof: `RankingList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::CounterForListNodes` (r:1 w:1)
	/// Proof: `RankingList::CounterForListNodes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Newcomers` (r:3 w:3)
	/// Proof: `Ranking::Newcomers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::CounterForNewcomers` (r:1 w:1)
	/// Proof: `Ranking::CounterForNewcomers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_closed() -> Weight {
		Weight::from_parts(47_040_000, 0)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `Ranking::NewcomerEnds` (r:1 w:1)
	/// Proof: `Ranking::NewcomerEnds` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Newcomers` (r:2 w:2)
	/// Proof: `Ranking::Newcomers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::CounterForNewcomers` (r:1 w:1)
	/// Proof: `Ranking::CounterForNewcomers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn retire_newcomer() -> Weight {
		Weight::from_parts(17_776_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
