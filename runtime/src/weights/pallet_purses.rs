
//! Weights of `pallet_purses`, measured on this runtime by `scripts/weights`.
//!
//! 2026-11-28, Intel(R) Xeon(R) Processor, 50 steps, 6 repeats. Do not edit.

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
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(225), added: 2700, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Purses::Purses` (r:0 w:1)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		Weight::from_parts(52_330_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// Storage: `Purses::Purses` (r:1 w:1)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(225), added: 2700, mode: `MaxEncodedLen`)
	fn top_up() -> Weight {
		Weight::from_parts(22_185_000, 0)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Purses::Purses` (r:1 w:1)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		Weight::from_parts(14_114_000, 0)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Purses::Purses` (r:1 w:1)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(225), added: 2700, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Purses::PursesOf` (r:1 w:1)
	/// Proof: `Purses::PursesOf` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	fn reclaim() -> Weight {
		Weight::from_parts(52_428_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Purses::Purses` (r:256 w:256)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
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
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(225), added: 2700, mode: `MaxEncodedLen`)
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
		Weight::from_parts(167_420_000, 0)
			// Standard error: 600_864
			.saturating_add(Weight::from_parts(157_029_758, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads((11_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(o.into())))
	}
	/// Storage: `System::Account` (r:4098 w:4098)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(225), added: 2700, mode: `MaxEncodedLen`)
	/// `a` is from 1 to 4098.
	fn pay_out(a: u32, ) -> Weight {
		Weight::from_parts(744_513_633, 0)
			// Standard error: 73_930
			.saturating_add(Weight::from_parts(19_862_050, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(a.into())))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Purses::Purses` (r:256 w:0)
	/// Proof: `Purses::Purses` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Live` (r:256 w:0)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `Rooms::Rooms` (r:256 w:0)
	/// Proof: `Rooms::Rooms` (`max_values`: None, `max_size`: Some(598), added: 3073, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Records` (r:256 w:0)
	/// Proof: `Verification::Records` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// `o` is from 1 to 256.
	fn refuse(o: u32, ) -> Weight {
		Weight::from_parts(65_960_000, 0)
			// Standard error: 147_335
			.saturating_add(Weight::from_parts(59_696_541, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(o.into())))
	}
}
