
//! Weights of `pallet_tipping`, measured on this runtime by `scripts/weights`.
//!
//! 2026-11-28, Intel(R) Xeon(R) Processor, 50 steps, 10 repeats. Do not edit.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unused_imports, unused_parens, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	*,
};

pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_tipping::WeightInfo for WeightInfo<T> {
	/// Storage: `Rooms::Live` (r:1 w:0)
	/// Proof: `Rooms::Live` (`max_values`: None, `max_size`: Some(341), added: 2816, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Records` (r:1 w:0)
	/// Proof: `Verification::Records` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Tipping::CurrentPolicy` (r:1 w:0)
	/// Proof: `Tipping::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(193), added: 688, mode: `MaxEncodedLen`)
	/// Storage: `Ranking::Records` (r:1 w:1)
	/// Proof: `Ranking::Records` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Tipping::Payouts` (r:1 w:0)
	/// Proof: `Tipping::Payouts` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// Storage: `Referrals::Enrolments` (r:2 w:0)
	/// Proof: `Referrals::Enrolments` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Relays::Relays` (r:2 w:0)
	/// Proof: `Relays::Relays` (`max_values`: None, `max_size`: Some(596), added: 3071, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::ListNodes` (r:1 w:1)
	/// Proof: `RankingList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::Lock` (r:1 w:0)
	/// Proof: `RankingList::Lock` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::ListBags` (r:1 w:1)
	/// Proof: `RankingList::ListBags` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `RankingList::CounterForListNodes` (r:1 w:1)
	/// Proof: `RankingList::CounterForListNodes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:18 w:18)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(225), added: 2700, mode: `MaxEncodedLen`)
	/// `n` is from 4 to 18.
	fn tip(n: u32, ) -> Weight {
		Weight::from_parts(71_283_000, 0)
			// Standard error: 35_990
			.saturating_add(Weight::from_parts(13_558_262, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Tipping::Payouts` (r:0 w:1)
	/// Proof: `Tipping::Payouts` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// `n` is from 0 to 8.
	fn set_payout(n: u32, ) -> Weight {
		Weight::from_parts(32_320_136, 0)
			// Standard error: 3_432
			.saturating_add(Weight::from_parts(312_748, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Tipping::CurrentPolicy` (r:0 w:1)
	/// Proof: `Tipping::CurrentPolicy` (`max_values`: Some(1), `max_size`: Some(193), added: 688, mode: `MaxEncodedLen`)
	fn set_policy() -> Weight {
		Weight::from_parts(5_016_000, 0)
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
