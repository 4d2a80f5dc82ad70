
//! Weights of `pallet_relays`, measured on this runtime by `scripts/weights`.
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

impl<T: frame_system::Config> pallet_relays::WeightInfo for WeightInfo<T> {
	/// Storage: `Relays::Relays` (r:1 w:1)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	/// Storage: `Relays::Barred` (r:1 w:0)
	/// Proof: `Relays::Barred` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Relays::CounterForRelays` (r:1 w:1)
	/// Proof: `Relays::CounterForRelays` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		Weight::from_parts(51_667_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Relays::Relays` (r:1 w:1)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	fn update() -> Weight {
		Weight::from_parts(13_900_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Relays::Relays` (r:1 w:1)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	fn heartbeat() -> Weight {
		Weight::from_parts(12_669_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Relays::Relays` (r:1 w:1)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	fn leave() -> Weight {
		Weight::from_parts(12_439_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Relays::Relays` (r:1 w:1)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Relays::CounterForRelays` (r:1 w:1)
	/// Proof: `Relays::CounterForRelays` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Relays::Barred` (r:0 w:1)
	/// Proof: `Relays::Barred` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn withdraw_bond() -> Weight {
		Weight::from_parts(44_957_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Relays::Relays` (r:1 w:1)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	fn suspend() -> Weight {
		Weight::from_parts(12_198_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Relays::Relays` (r:1 w:0)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	/// Storage: `Relays::Barred` (r:1 w:1)
	/// Proof: `Relays::Barred` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		Weight::from_parts(10_645_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
