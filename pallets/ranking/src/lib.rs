//! # Ranking
//!
//! The public ranking of performers: who stands where, and why, from payments alone. The formula is
//! published (crate `livestars-ranking-core`), every input is on chain, and anyone who replays the
//! payments gets the same list.
//!
//! ## Score
//!
//! A performer's score is the sum of all payments to her, each halved once per
//! [`Config::HalfLife`] since it was made. One [`DecayedSum`](livestars_ranking_core::DecayedSum)
//! per performer holds it. Time shrinks all scores alike, so the order of two performers changes
//! only when one of them is paid: her sort key, the logarithm of her sum, moves then and at no
//! other time. A sorted list ([`Config::Scores`], an instance of `pallet-bags-list`) keeps the
//! performers in bags by that key. It hears of a payment only when the key leaves its bag, so that
//! a payment reads and writes one entry most often and a constant number at worst, however many
//! performers there are. The exact order within a bag is computed from the sums when somebody asks
//! ([`Pallet::list`], [`Pallet::explain`]): by key, and by account among equals.
//!
//! The half-life is part of every stored sum. Changing it takes a migration that brings all sums to
//! one moment and rebuilds the list.
//!
//! ## Newcomers
//!
//! A performer is a newcomer once: when she opens a room, nothing was known about her before, and
//! the queue of newcomers takes her. She stops being one after [`Config::NewcomerPeriod`], when her
//! score reaches [`Config::NewcomerCeiling`], when she closes her room, or when the queue is full
//! and she has been in it for longest. A full queue takes only performers who are eligible. Aged
//! newcomers leave in idle time, a bounded number in a block, and are not shown as such meanwhile.
//!
//! ## Public list
//!
//! Every fifth place is an exploration slot. In these stand the newcomers, ordered by account and
//! then shuffled by the randomness of an epoch; in the other places stand all other performers with
//! a payment, in exact order. Performers who are not eligible, and rooms that are closed, are left
//! out. Where one side runs out, the other takes its places
//! ([`slot`](livestars_ranking_core::slot)).
//!
//! ## Money
//!
//! This pallet moves none and holds no deposits. A record of 25 bytes stays when a room closes, so
//! that closing and reopening a room neither resets a score nor makes a newcomer; it is paid for by
//! the fees of the calls that made it. A performer who pays herself to climb loses 20 to 30 % of
//! each payment to the other parties of the split, and must do so again in every half-life.
//!
//! ## Invariants
//!
//! - The sorted list holds exactly the performers with an open room and a payment, each in the bag
//!   of the key of her sum.
//! - A newcomer has an open room and a score below the ceiling. The queue of newcomers is in the
//!   order in which they came, and no longer than [`Config::MaxNewcomers`].

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
mod list;
#[cfg(test)]
mod mock;
mod newcomers;
#[cfg(test)]
mod tests;
mod thresholds;
mod types;
pub mod weights;

use frame::{
	deps::frame_support::weights::WeightMeter,
	prelude::*,
	traits::{Randomness, Time},
};
use frame_election_provider_support::{ScoreProvider, SortedListProvider};
use livestars_primitives::{
	eligibility::Eligibility,
	payment::{OnPayment, Payment},
	room::OnRoom,
	standing::Standing,
	Moment,
};
use livestars_ranking_core::DecayedSum;

pub use pallet::*;
pub use thresholds::THRESHOLDS;
pub use types::{
	Departure, Explanation, Listing, Newcomer, Placed, QueueEnds, Record, RoomState, Scored,
};
pub use weights::WeightInfo;

/// The most places of one page of the public list.
pub const MAX_PAGE: u32 = 100;

/// The most newcomers that retire in one block.
pub const MAX_RETIRED_PER_BLOCK: u32 = 16;

/// What the randomness that shuffles the newcomers is asked for.
pub const EXPLORATION_SUBJECT: &[u8] = b"livestars/exploration";

/// What the benchmarks need of the runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper {
	/// Makes [`Config::Time`] answer `now`.
	fn set_time(now: Moment);
}

#[allow(clippy::expect_used, reason = "the macros write code that expects")]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The time of the block, in milliseconds since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// The time in which a payment's weight halves, in milliseconds. Every stored sum depends on
		/// it: changing it takes a migration.
		#[pallet::constant]
		type HalfLife: Get<Moment>;

		/// The sorted list of scored performers, an instance of `pallet-bags-list` whose
		/// `ScoreProvider` is this pallet. Its keys change only through this pallet, so that it need
		/// never re-bag by itself.
		type Scores: SortedListProvider<Self::AccountId, Score = u64>;

		/// The thresholds of the bags of [`Self::Scores`]: the very same that it has.
		type Thresholds: Get<&'static [u64]>;

		/// For how long a performer is a newcomer, in milliseconds.
		#[pallet::constant]
		type NewcomerPeriod: Get<Moment>;

		/// The score from which on a performer is no newcomer, in planck.
		#[pallet::constant]
		type NewcomerCeiling: Get<u128>;

		/// The most newcomers at a time.
		#[pallet::constant]
		type MaxNewcomers: Get<u32>;

		/// What shuffles the newcomers; it should change once an epoch.
		type Randomness: Randomness<Self::Hash, BlockNumberFor<Self>>;

		/// Who may be on camera, and so be shown.
		type Eligibility: Eligibility<Self::AccountId>;

		/// What the hooks weigh.
		type WeightInfo: WeightInfo;

		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
	}

	/// All that is known of a performer, by account. Never removed.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Record>;

	/// The newcomers, by account, linked into a queue.
	#[pallet::storage]
	pub type Newcomers<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, Newcomer<T::AccountId>>;

	/// The ends of the queue of newcomers; `None` if it is empty.
	#[pallet::storage]
	pub type NewcomerEnds<T: Config> = StorageValue<_, QueueEnds<T::AccountId>>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A performer became a newcomer.
		NewcomerEntered {
			/// Who.
			performer: T::AccountId,
		},
		/// A performer is no newcomer any more.
		NewcomerLeft {
			/// Who.
			performer: T::AccountId,
			/// Why.
			departure: Departure,
		},
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			let now = T::Time::now();
			for _ in 0..MAX_RETIRED_PER_BLOCK {
				let affordable = meter.try_consume(T::WeightInfo::retire_newcomer()).is_ok();
				if !affordable || !Self::retire_oldest(now) {
					break;
				}
			}
			meter.consumed()
		}

		fn integrity_test() {
			let thresholds = T::Thresholds::get();
			assert!(T::HalfLife::get() > 0, "payments must count for longer than an instant");
			assert!(T::NewcomerPeriod::get() > 0, "newcomers must be some for a while");
			assert!(T::NewcomerCeiling::get() > 0, "newcomers without payments must be some");
			assert!(T::MaxNewcomers::get() > 0, "there must be room for a newcomer");
			assert!(thresholds.is_sorted_by(|low, high| low < high), "thresholds must increase");
			assert_eq!(
				T::Scores::range(),
				(
					thresholds.first().copied().unwrap_or_default(),
					thresholds.last().copied().unwrap_or_default()
				),
				"the list must have the same thresholds"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Adds a payment of `amount` planck to the score of `performer`. One without a room gets a
	/// record, and no place in the list.
	pub(crate) fn do_credit(performer: &T::AccountId, amount: u128) {
		let now = T::Time::now();
		let half_life = T::HalfLife::get();
		let before = Records::<T>::get(performer).unwrap_or(Record::unpaid(RoomState::Closed));
		let mut after = before;
		after.sum.add(amount, now, half_life);
		Records::<T>::insert(performer, after);
		if !after.is_scored() {
			return;
		}

		let bag = |record: &Record| bag_of::<T>(record.sum.sort_key(half_life));
		if !before.is_scored() || bag(&before) != bag(&after) {
			Self::enlist(performer, &after);
		}
		// A newcomer is below the ceiling, and only a payment lifts her over it. Without this one she
		// has what she has now less its amount.
		let (ceiling, received) = (T::NewcomerCeiling::get(), after.sum.at(now, half_life));
		if received >= ceiling && received.saturating_sub(amount) < ceiling {
			Self::leave_newcomers(performer, Departure::Graduated);
		}
	}

	/// Notes that `performer` has a room.
	pub(crate) fn do_open(performer: &T::AccountId) {
		match Records::<T>::get(performer) {
			Some(Record { sum, .. }) => {
				let record = Record { sum, room: RoomState::Open };
				Records::<T>::insert(performer, record);
				if record.is_scored() {
					Self::enlist(performer, &record);
				}
			},
			None => {
				Records::<T>::insert(performer, Record::unpaid(RoomState::Open));
				Self::enter_newcomers(performer, T::Time::now());
			},
		}
	}

	/// Notes that `performer` has no room any more.
	pub(crate) fn do_close(performer: &T::AccountId) {
		Records::<T>::mutate(performer, |record| {
			if let Some(record) = record {
				record.room = RoomState::Closed;
			}
		});
		if T::Scores::contains(performer) {
			let _ = T::Scores::on_remove(performer).defensive();
		}
		Self::leave_newcomers(performer, Departure::Closed);
	}

	/// Puts `performer`, who is scored, into the bag of her key.
	fn enlist(performer: &T::AccountId, record: &Record) {
		let key = record.sum.sort_key(T::HalfLife::get());
		let outcome = if T::Scores::contains(performer) {
			T::Scores::on_update(performer, key)
		} else {
			T::Scores::on_insert(performer.clone(), key)
		};
		let _ = outcome.defensive();
	}
}

/// The bag of the sorted list that holds `key`, counted from the lowest.
pub(crate) fn bag_of<T: Config>(key: u64) -> usize {
	T::Thresholds::get().partition_point(|threshold| key > *threshold)
}

impl<T: Config> OnPayment<T::AccountId, u128> for Pallet<T> {
	fn on_payment(payment: &Payment<T::AccountId, u128>) {
		Self::do_credit(&payment.performer, payment.amount);
	}
}

impl<T: Config> OnRoom<T::AccountId> for Pallet<T> {
	fn on_opened(performer: &T::AccountId) {
		Self::do_open(performer);
	}

	fn on_closed(performer: &T::AccountId) {
		Self::do_close(performer);
	}
}

impl<T: Config> Standing<T::AccountId, u128> for Pallet<T> {
	fn received(performer: &T::AccountId) -> u128 {
		Records::<T>::get(performer)
			.map(|record| record.sum.at(T::Time::now(), T::HalfLife::get()))
			.unwrap_or_default()
	}
}

/// The key by which the sorted list orders a performer; `None` for those who do not belong in it.
impl<T: Config> ScoreProvider<T::AccountId> for Pallet<T> {
	type Score = u64;

	fn score(performer: &T::AccountId) -> Option<u64> {
		Records::<T>::get(performer)
			.filter(Record::is_scored)
			.map(|record| record.sum.sort_key(T::HalfLife::get()))
	}

	frame_election_provider_support::runtime_benchmarks_or_std_enabled! {
		fn set_score_of(performer: &T::AccountId, key: u64) {
			if let Some(sum) = DecayedSum::with_sort_key(key, T::HalfLife::get()) {
				Records::<T>::insert(performer, Record { sum, room: RoomState::Open });
			}
		}
	}
}
