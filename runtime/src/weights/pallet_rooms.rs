
//! Weights of `pallet_rooms`, measured on this runtime by `scripts/weights`.
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

impl<T: frame_system::Config> pallet_rooms::WeightInfo for WeightInfo<T> {
	/// Storage: `Rooms::Rooms` (r:1 w:1)
	/// Proof: `Rooms::Rooms` (`max_values`: None, `max_size`: Some(598), added: 3073, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Records` (r:1 w:0)
	/// Proof: `Verification::Records` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Records` (r:1 w:1)
	/// Proof: `Ranking::Records` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::CounterForNewcomers` (r:1 w:1)
	/// Proof: `Ranking::CounterForNewcomers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::NewcomerEnds` (r:1 w:1)
	/// Proof: `Ranking::NewcomerEnds` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Newcomers` (r:1 w:1)
	/// Proof: `Ranking::Newcomers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	fn open_room() -> Weight {
		Weight::from_parts(64_677_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Rooms::Rooms` (r:1 w:1)
	/// Proof: `Rooms::Rooms` (`max_values`: None, `max_size`: Some(598), added: 3073, mode: `MaxEncodedLen`)
	fn set_profile() -> Weight {
		Weight::from_parts(10_515_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Rooms::Rooms` (r:1 w:1)
	/// Proof: `Rooms::Rooms` (`max_values`: None, `max_size`: Some(598), added: 3073, mode: `MaxEncodedLen`)
	/// `n` is from 0 to 250.
	fn set_blocked_countries(n: u32, ) -> Weight {
		Weight::from_parts(11_179_861, 0)
			// Standard error: 38
			.saturating_add(Weight::from_parts(42_148, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Rooms::Rooms` (r:1 w:0)
	/// Proof: `Rooms::Rooms` (`max_values`: None, `max_size`: Some(598), added: 3073, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::CastIn` (r:9 w:9)
	/// Proof: `Rooms::CastIn` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Records` (r:9 w:0)
	/// Proof: `Verification::Records` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Consents` (r:8 w:0)
	/// Proof: `Rooms::Consents` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Relays::Relays` (r:1 w:0)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Live` (r:0 w:1)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// `n` is from 0 to 8.
	fn go_live(n: u32, ) -> Weight {
		Weight::from_parts(25_297_734, 0)
			// Standard error: 9_399
			.saturating_add(Weight::from_parts(11_634_133, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
	/// Storage: `Rooms::Rooms` (r:1 w:0)
	/// Proof: `Rooms::Rooms` (`max_values`: None, `max_size`: Some(598), added: 3073, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Consents` (r:1 w:1)
	/// Proof: `Rooms::Consents` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::ConsentCounts` (r:1 w:1)
	/// Proof: `Rooms::ConsentCounts` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn join_cast() -> Weight {
		Weight::from_parts(54_582_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Rooms::Consents` (r:1 w:1)
	/// Proof: `Rooms::Consents` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::ConsentCounts` (r:1 w:1)
	/// Proof: `Rooms::ConsentCounts` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::CastIn` (r:1 w:9)
	/// Proof: `Rooms::CastIn` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Live` (r:1 w:1)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	fn leave_cast() -> Weight {
		Weight::from_parts(75_362_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	/// Storage: `Rooms::Live` (r:1 w:1)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::CastIn` (r:0 w:9)
	/// Proof: `Rooms::CastIn` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn go_offline() -> Weight {
		Weight::from_parts(22_093_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `Rooms::Rooms` (r:1 w:1)
	/// Proof: `Rooms::Rooms` (`max_values`: None, `max_size`: Some(598), added: 3073, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Live` (r:1 w:0)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Records` (r:1 w:1)
	/// Proof: `Ranking::Records` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::ListNodes` (r:1 w:0)
	/// Proof: `RankingList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Newcomers` (r:1 w:1)
	/// Proof: `Ranking::Newcomers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::CounterForNewcomers` (r:1 w:1)
	/// Proof: `Ranking::CounterForNewcomers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::NewcomerEnds` (r:1 w:1)
	/// Proof: `Ranking::NewcomerEnds` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	fn close_room() -> Weight {
		Weight::from_parts(57_866_000, 0)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Rooms::Live` (r:1 w:1)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::CastIn` (r:0 w:9)
	/// Proof: `Rooms::CastIn` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	fn force_offline() -> Weight {
		Weight::from_parts(22_203_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	/// Storage: `Rooms::CastIn` (r:1 w:9)
	/// Proof: `Rooms::CastIn` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Live` (r:1 w:1)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	fn on_eligibility_lost() -> Weight {
		Weight::from_parts(23_916_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(10))
	}
}
