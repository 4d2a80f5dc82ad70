//! The worst cases of the hooks.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::unwrap_used,
	reason = "a benchmark that fails shall stop"
)]

use super::*;
use frame::benchmarking::prelude::*;
use livestars_primitives::payment::PaymentKind;

/// A time with keys that the thresholds tell apart, in half-lives.
const START: u64 = 700;

/// Lets it be `START` half-lives after the Unix epoch.
fn start<T: Config>() {
	T::BenchmarkHelper::set_time(START * T::HalfLife::get());
}

/// A performer with an open room.
fn performer<T: Config>(number: u32) -> T::AccountId {
	let performer = account("performer", number, 0);
	T::Eligibility::make_eligible(&performer);
	Pallet::<T>::on_opened(&performer);
	performer
}

/// A payment of `amount` planck.
fn payment<T: Config>(performer: &T::AccountId, amount: u128) -> Payment<T::AccountId, u128> {
	Payment {
		payer: account("payer", 0, 0),
		performer: performer.clone(),
		amount,
		kind: PaymentKind::Tip,
		served_by: None,
		memo: None,
		order: None,
	}
}

/// A newcomer between two others, in the queue and in one bag, who all received half the ceiling;
/// and two performers in the bag of those who received the whole.
fn middle<T: Config>() -> T::AccountId {
	let half = T::NewcomerCeiling::get() / 2;
	let [_, middle, _] = [0, 1, 2].map(|number| {
		let performer = performer::<T>(number);
		Pallet::<T>::on_payment(&payment::<T>(&performer, half));
		performer
	});
	for number in [3, 4] {
		let performer = performer::<T>(number);
		Pallet::<T>::on_payment(&payment::<T>(&performer, T::NewcomerCeiling::get()));
	}
	middle
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The performer moves from the middle of one bag to the end of another, and from the middle of
	/// the queue out of it.
	#[benchmark]
	fn on_payment() {
		start::<T>();
		let performer = middle::<T>();
		let missing = T::NewcomerCeiling::get() - T::NewcomerCeiling::get() / 2;
		let payment = payment::<T>(&performer, missing);
		assert!(Newcomers::<T>::contains_key(&performer));

		#[block]
		{
			Pallet::<T>::on_payment(&payment);
		}

		assert!(!Newcomers::<T>::contains_key(&performer));
		assert_eq!(Pallet::<T>::received(&performer), T::NewcomerCeiling::get());
		assert_eq!(T::Scores::get_score(&performer).ok(), Pallet::<T>::score(&performer));
	}

	/// The queue is full, and the oldest newcomer leaves for the performer.
	#[benchmark]
	fn on_opened() {
		start::<T>();
		let oldest = performer::<T>(0);
		for number in 1..T::MaxNewcomers::get() {
			performer::<T>(number);
		}
		let performer: T::AccountId = account("performer", T::MaxNewcomers::get(), 0);
		T::Eligibility::make_eligible(&performer);

		#[block]
		{
			Pallet::<T>::on_opened(&performer);
		}

		assert!(!Newcomers::<T>::contains_key(&oldest));
		assert!(Newcomers::<T>::contains_key(&performer));
	}

	/// The performer leaves the middle of a bag and the middle of the queue.
	#[benchmark]
	fn on_closed() {
		start::<T>();
		let performer = middle::<T>();
		assert!(T::Scores::contains(&performer));

		#[block]
		{
			Pallet::<T>::on_closed(&performer);
		}

		assert!(!T::Scores::contains(&performer));
		assert!(!Newcomers::<T>::contains_key(&performer));
	}

	/// The oldest of several newcomers aged.
	#[benchmark]
	fn retire_newcomer() {
		start::<T>();
		let oldest = performer::<T>(0);
		performer::<T>(1);
		let now = START * T::HalfLife::get() + T::NewcomerPeriod::get();
		T::BenchmarkHelper::set_time(now);
		let retired;

		#[block]
		{
			retired = Pallet::<T>::retire_oldest(now);
		}

		assert!(retired);
		assert!(!Newcomers::<T>::contains_key(&oldest));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
