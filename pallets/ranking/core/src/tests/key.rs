use super::{
	decay::{half_lives, times, values},
	reference, LIVE, MONTH,
};
use crate::{log2, DecayedSum, KEY_ERROR};
use num_bigint::BigUint;
use proptest::prelude::*;

/// A Q32.32 number as one of the reference.
fn fixed(number: u64) -> BigUint {
	BigUint::from(number) << (reference::DIGITS - 32)
}

/// Asserts `0 <= exact - result < bound * 2^-32`, where the reference for `exact` is short of it by
/// less than 2^-60.
fn assert_within(result: u64, exact: BigUint, bound: u64) {
	let slack = reference::one() >> 60;
	assert!(fixed(result) <= &exact + &slack, "{result} is more than exact");
	assert!(fixed(result) + fixed(bound) + &slack > exact, "{result} lost more");
}

#[test]
fn log2_should_be_exact_when_the_value_is_a_power_of_two() {
	for exponent in 0..128u64 {
		assert_eq!(log2(1 << exponent), exponent << 32);
	}
	assert_eq!(log2(0), 0);
	assert!(log2(u128::MAX) < 128 << 32);
	assert_within(log2(u128::MAX), reference::log2(u128::MAX), 1);
}

#[test]
fn a_key_should_be_zero_when_the_sum_is_zero() {
	assert_eq!(DecayedSum { value: 0, updated: 700 * MONTH }.sort_key(MONTH), 0);
	assert_eq!(DecayedSum { value: 7, updated: 700 * MONTH }.sort_key(0), 0);
}

#[test]
fn a_key_should_count_half_lives_and_doublings() {
	let sum = DecayedSum { value: 1 << 72, updated: 690 * MONTH + MONTH / 2 };
	assert_eq!(sum.sort_key(MONTH), (762 << 32) + (1 << 31));
}

#[test]
fn a_key_should_stop_when_it_leaves_its_range() {
	assert_eq!(DecayedSum { value: 1, updated: u64::MAX }.sort_key(1), u64::MAX);
}

#[test]
fn a_key_should_not_change_when_a_sum_decays_and_is_paid_nothing() {
	let mut sum = DecayedSum::default();
	sum.add(1000 * LIVE, 690 * MONTH, MONTH);
	let before = sum.sort_key(MONTH);
	for step in 1..100 {
		sum.add(0, 690 * MONTH + step * MONTH / 7, MONTH);
		assert!(sum.sort_key(MONTH).abs_diff(before) <= KEY_ERROR);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_000))]

	#[test]
	fn log2_should_be_within_its_bound(value in values()) {
		let value = value.max(1);
		assert_within(log2(value), reference::log2(value), 1);
	}

	#[test]
	fn a_key_should_be_within_its_bound(
		value in values(), updated in times(), half_life in half_lives(),
	) {
		let sum = DecayedSum { value: value.max(1), updated };
		let key = sum.sort_key(half_life);
		prop_assume!(key < u64::MAX);
		let exact = reference::log2(sum.value) + reference::quotient(updated, half_life);
		assert_within(key, exact, 2);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(20_000))]

	#[test]
	fn log2_should_be_monotone(value in values(), more in values()) {
		prop_assert!(log2(value) <= log2(value.saturating_add(more)));
		prop_assert!(log2(value) <= log2(value.saturating_add(1)));
	}

	#[test]
	fn a_larger_key_should_mean_a_larger_sum_at_every_later_time(
		first in values(),
		second in values(),
		first_age in 0..60 * MONTH,
		second_age in 0..60 * MONTH,
		later in 0..100 * MONTH,
	) {
		let now = 700 * MONTH;
		let first = DecayedSum { value: first, updated: now - first_age };
		let second = DecayedSum { value: second, updated: now - second_age };
		assert_keys_decide(first, second, now + later)?;
	}

	#[test]
	fn keys_that_lie_close_together_should_decide_beyond_their_bound(
		value in (1u128 << 40)..(1 << 110),
		nudge in 0u32..64,
		elapsed in 0..40 * MONTH,
		later in 0..10 * MONTH,
	) {
		// The same sum twice, once decayed, with a small difference.
		let now = 700 * MONTH;
		let first = DecayedSum { value, updated: now - elapsed };
		let mut second = first;
		second.add(0, now, MONTH);
		second.value = second.value.saturating_add(second.value >> nudge);
		assert_keys_decide(first, second, now + later)?;
	}

	#[test]
	fn a_key_should_be_reached_by_a_sum(key in (64u64 << 32)..=(1u64 << 43), half_life in half_lives()) {
		match DecayedSum::with_sort_key(key, half_life) {
			Some(sum) => prop_assert_eq!(sum.sort_key(half_life), key),
			None => prop_assert!(half_life > u64::MAX >> 11),
		}
	}
}

/// Asserts that keys further apart than their bound order the sums at `now`.
fn assert_keys_decide(
	first: DecayedSum,
	second: DecayedSum,
	now: u64,
) -> Result<(), TestCaseError> {
	let (first_key, second_key) = (first.sort_key(MONTH), second.sort_key(MONTH));
	if first_key > second_key + KEY_ERROR {
		prop_assert!(first.at(now, MONTH) >= second.at(now, MONTH));
	}
	if second_key > first_key + KEY_ERROR {
		prop_assert!(second.at(now, MONTH) >= first.at(now, MONTH));
	}
	Ok(())
}
