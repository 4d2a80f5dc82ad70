use super::{reference, LIVE, MONTH};
use crate::{DecayedSum, FRACTION_BITS};
use codec::{Decode, Encode, MaxEncodedLen};
use num_bigint::BigUint;
use proptest::prelude::*;

/// The exact sum at `now` of `payments` of an amount each at a time.
fn exact(payments: &[(u128, u64)], now: u64) -> BigUint {
	payments.iter().map(|(amount, time)| reference::decay(*amount, now - time, MONTH)).sum()
}

#[test]
fn a_sum_should_be_zero_when_nothing_was_paid() {
	assert_eq!(DecayedSum::default().at(u64::MAX, MONTH), 0);
}

#[test]
fn a_sum_should_be_half_when_a_half_life_passed() {
	let mut sum = DecayedSum::default();
	sum.add(1000 * LIVE, MONTH, MONTH);
	assert_eq!(sum.at(MONTH, MONTH), 1000 * LIVE);
	assert_eq!(sum.at(2 * MONTH, MONTH), 500 * LIVE);
	sum.add(500 * LIVE, 2 * MONTH, MONTH);
	assert_eq!(sum.at(2 * MONTH, MONTH), 1000 * LIVE);
}

#[test]
fn a_sum_should_not_grow_when_time_runs_backwards() {
	let mut sum = DecayedSum::default();
	sum.add(LIVE, 2 * MONTH, MONTH);
	assert_eq!(sum.at(MONTH, MONTH), LIVE);
	sum.add(LIVE, MONTH, MONTH);
	assert_eq!(sum, DecayedSum { value: (2 * LIVE) << FRACTION_BITS, updated: 2 * MONTH });
}

#[test]
fn a_sum_should_saturate_when_the_amount_is_extreme() {
	let mut sum = DecayedSum::default();
	sum.add(u128::MAX, 0, MONTH);
	sum.add(u128::MAX, 1, MONTH);
	assert_eq!(sum.value, u128::MAX);
	assert_eq!(sum.at(1, MONTH), u128::MAX >> FRACTION_BITS);
}

#[test]
fn a_sum_is_24_bytes_long() {
	let sum = DecayedSum { value: 1 << 100, updated: MONTH };
	assert_eq!(sum.encode().len(), 24);
	assert_eq!(DecayedSum::max_encoded_len(), 24);
	assert_eq!(DecayedSum::decode(&mut &sum.encode()[..]), Ok(sum));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(30))]

	#[test]
	fn a_sum_should_be_within_its_bound_after_many_payments(
		steps in prop::collection::vec((1..1_000_000 * LIVE, 0..3 * MONTH), 1..60),
		later in 0..10 * MONTH,
	) {
		let mut sum = DecayedSum::default();
		let mut now = 1_700_000_000_000;
		let mut payments = Vec::new();
		for (amount, step) in steps {
			now += step;
			sum.add(amount, now, MONTH);
			payments.push((amount, now));
		}
		let count = payments.len();
		let exact = exact(&payments, now);
		let value = reference::number(sum.value) >> FRACTION_BITS;
		// The reference rounds every term down.
		prop_assert!(value <= &exact + count);
		let lost = ((&exact >> 64) + (reference::one() >> FRACTION_BITS)) * count;
		prop_assert!(value + lost > exact);

		let planck = sum.at(now + later, MONTH);
		prop_assert!(reference::number(planck) <= self::exact(&payments, now + later) + count);
	}
}
