//! The price of a LIVE, and when it is not to be trusted.

mod common;

use common::*;
use livestars_primitives::price::Freshness;
use livestars_runtime::{
	constants::time::MINUTES,
	price::{price, PriceKey},
	PriceFeeders, RuntimeOrigin, System,
};
use polkadot_sdk::{
	frame_support::{assert_ok, BoundedVec},
	sp_runtime::{FixedPointNumber, FixedU128},
	*,
};

fn dollars(cents: u32) -> FixedU128 {
	FixedU128::saturating_from_rational(cents, 100)
}

fn feed(feeder: &str, cents: u32) {
	let values = BoundedVec::truncate_from(vec![(PriceKey::LiveUsd, dollars(cents))]);
	assert_ok!(call(&account(feeder), pallet_oracle::Call::feed_values { values }));
}

/// Alice, Bob and Charlie feed the price.
fn three_feeders() {
	for feeder in ["Bob", "Charlie"] {
		assert_ok!(PriceFeeders::add_member(RuntimeOrigin::root(), account(feeder).into()));
	}
}

#[test]
fn there_is_no_price_before_a_majority_has_spoken() {
	on_dev_chain(|| {
		three_feeders();
		feed("Alice", 250);
		assert_eq!(price(), None);
	});
}

#[test]
fn the_price_is_the_median_of_what_feeders_say() {
	on_dev_chain(|| {
		three_feeders();
		feed("Alice", 250);
		feed("Bob", 90_000);
		feed("Charlie", 260);

		let price = price().expect("it was fed");
		assert_eq!((price.value, price.feeders), (dollars(260), 3));
		assert_eq!((price.age, price.freshness), (0, Freshness::Fresh));
	});
}

#[test]
fn the_price_is_stale_ten_minutes_after_its_feeders_fell_silent() {
	on_dev_chain(|| {
		feed("Alice", 250);
		let fed_at = System::block_number();

		run_to(fed_at + 10 * MINUTES - 1);
		assert_eq!(price().expect("it was fed").freshness, Freshness::Fresh);

		run_to(fed_at + 10 * MINUTES);
		let price = price().expect("the last one is remembered");
		assert_eq!((price.value, price.freshness), (dollars(250), Freshness::Stale));
		assert_eq!((price.age, price.feeders), (600_000, 0));
	});
}

#[test]
fn one_feeder_moves_nothing_when_the_others_are_silent() {
	on_dev_chain(|| {
		// GIVEN three feeders who agreed
		three_feeders();
		feed("Alice", 250);
		feed("Bob", 250);
		feed("Charlie", 250);

		// WHEN two fall silent and one goes on
		run_to(System::block_number() + 10 * MINUTES);
		feed("Alice", 90_000);

		// THEN the old price stands, and says that it is old
		let price = price().expect("it was fed");
		assert_eq!((price.value, price.feeders), (dollars(250), 1));
		assert_eq!(price.freshness, Freshness::Stale);
	});
}
