
//! Weights of `pallet_purses`, measured on this runtime by `scripts/weights`.
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

impl<T: frame_system::Config> pallet_purses::WeightInfo for WeightInfo<T> {
	/// Storage: `Purses::NextPurse` (r:1 w:1)
	/// Proof: `Purses::NextPurse` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Purses::PursesOf` (r:1 w:1)
	/// Proof: `Purses::PursesOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Purses::Purses` (r:0 w:1)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		Weight::from_parts(64_877_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Purses::Purses` (r:1 w:1)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn top_up() -> Weight {
		Weight::from_parts(36_996_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Purses::Purses` (r:1 w:1)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		Weight::from_parts(10_316_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Purses::Purses` (r:1 w:1)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `Purses::PursesOf` (r:1 w:1)
	/// Proof: `Purses::PursesOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	fn reclaim() -> Weight {
		Weight::from_parts(37_316_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Purses::Purses` (r:256 w:256)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:256 w:256)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Live` (r:256 w:0)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Records` (r:256 w:0)
	/// Proof: `Verification::Records` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Tipping::CurrentPolicy` (r:1 w:0)
	/// Proof: `Tipping::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(193), added: 688, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Records` (r:256 w:256)
	/// Proof: `Ranking::Records` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Tipping::Payouts` (r:256 w:0)
	/// Proof: `Tipping::Payouts` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// Storage: `Referrals::Enrolments` (r:512 w:0)
	/// Proof: `Referrals::Enrolments` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Relays::Relays` (r:512 w:0)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:256 w:256)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::ListNodes` (r:256 w:256)
	/// Proof: `RankingList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::Lock` (r:1 w:0)
	/// Proof: `RankingList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::ListBags` (r:1 w:1)
	/// Proof: `RankingList::ListBags` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::CounterForListNodes` (r:1 w:1)
	/// Proof: `RankingList::CounterForListNodes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Newcomers` (r:256 w:256)
	/// Proof: `Ranking::Newcomers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::CounterForNewcomers` (r:1 w:1)
	/// Proof: `Ranking::CounterForNewcomers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::NewcomerEnds` (r:1 w:1)
	/// Proof: `Ranking::NewcomerEnds` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// `o` is from 1 to 256.
	fn settle(o: u32, ) -> Weight {
		Weight::from_parts(153_519_000, 0)
			// Standard error: 777_551
			.saturating_add(Weight::from_parts(176_693_457, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads((13_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(o.into())))
	}
	/// Storage: `System::Account` (r:4098 w:4098)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Referrals::Earnings` (r:1280 w:1280)
	/// Proof: `Referrals::Earnings` (`max_values`: None, `max_size`: Some(144), added: 2619, mode: `MaxEncodedLen`)
	/// `e` is from 1 to 5378.
	fn pay_out(e: u32, ) -> Weight {
		Weight::from_parts(299_607_000, 0)
			// Standard error: 141_237
			.saturating_add(Weight::from_parts(16_291_218, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(11))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Purses::Purses` (r:256 w:0)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:256 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Live` (r:256 w:0)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Rooms` (r:256 w:0)
	/// Proof: `Rooms::Rooms` (`max_values`: None, `max_size`: Some(598), added: 3073, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Records` (r:256 w:0)
	/// Proof: `Verification::Records` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// `o` is from 1 to 256.
	fn refuse(o: u32, ) -> Weight {
		Weight::from_parts(67_681_000, 0)
			// Standard error: 447_491
			.saturating_add(Weight::from_parts(62_738_662, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(o.into())))
	}
}
