use super::{reference, MONTH};
use crate::{decay, fixed::ROOTS};
use num_bigint::BigUint;
use proptest::prelude::*;

/// Asserts `exact * (1 - 2^-64) - 1 < result <= exact`.
fn assert_within_bound(value: u128, elapsed: u64, half_life: u64) {
	let result = reference::number(decay(value, elapsed, half_life));
	let below = reference::decay(value, elapsed, half_life);
	// The reference is rounded down itself.
	let above = &below + (&below >> 300) + 1u8;
	assert!(result <= above, "decay({value}, {elapsed}, {half_life}) is more than exact");
	let least = &above - (&above >> 64);
	assert!(result + reference::one() > least, "decay({value}, {elapsed}, {half_life}) lost more");
}

/// Values of all magnitudes, not only huge ones.
pub fn values() -> impl Strategy<Value = u128> {
	(any::<u128>(), 0u32..128).prop_map(|(value, shift)| value >> shift)
}

/// Times of all magnitudes.
pub fn times() -> impl Strategy<Value = u64> {
	(any::<u64>(), 0u32..64).prop_map(|(time, shift)| time >> shift)
}

/// Half-lives of all magnitudes, and often the one in use.
pub fn half_lives() -> impl Strategy<Value = u64> {
	prop_oneof![Just(MONTH), times().prop_map(|time| time.max(1))]
}

#[test]
fn the_roots_should_be_those_of_the_reference() {
	for (root, exact) in ROOTS.iter().zip(reference::roots()) {
		assert_eq!(BigUint::from(*root), exact >> (reference::DIGITS - 128));
	}
}

#[test]
fn decay_should_keep_everything_when_no_time_passed() {
	for value in [0, 1, u64::MAX as u128, u128::MAX] {
		assert_eq!(decay(value, 0, MONTH), value);
		assert_eq!(decay(value, 0, 0), value);
	}
}

#[test]
fn decay_should_halve_exactly_when_whole_half_lives_passed() {
	for count in 0..140u64 {
		let halved = u128::MAX.checked_shr(count as u32).unwrap_or(0);
		assert_eq!(decay(u128::MAX, count * MONTH, MONTH), halved);
	}
}

#[test]
fn decay_should_keep_nothing_when_the_half_life_is_zero() {
	assert_eq!(decay(u128::MAX, 1, 0), 0);
}

#[test]
fn decay_should_be_within_its_bound_when_inputs_are_extreme() {
	for value in [0, 1, 2, 3, (1 << 32) - 1, 1 << 32, 1 << 127, u128::MAX - 1, u128::MAX] {
		for half_life in [1, 2, 3, MONTH - 1, MONTH, u64::MAX - 1, u64::MAX] {
			let around = [half_life - 1, half_life, half_life.saturating_add(1)];
			let far = [127, 128, 129].map(|count| half_life.saturating_mul(count));
			for elapsed in [0, 1, 2, u64::MAX - 1, u64::MAX].into_iter().chain(around).chain(far) {
				assert_within_bound(value, elapsed, half_life);
			}
		}
	}
}

#[test]
fn decay_should_not_increase_when_one_more_millisecond_passes() {
	for half_life in [MONTH, 997, u64::MAX] {
		for start in [0, half_life / 2, half_life - 600] {
			let mut previous = decay(u128::MAX, start, half_life);
			for elapsed in start..start.saturating_add(1200) {
				let next = decay(u128::MAX, elapsed, half_life);
				assert!(next <= previous, "at {elapsed} of {half_life}");
				previous = next;
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(400))]

	#[test]
	fn decay_should_be_within_its_bound(
		value in values(), elapsed in times(), half_life in half_lives(),
	) {
		assert_within_bound(value, elapsed, half_life);
	}

	#[test]
	fn decay_should_be_within_its_bound_when_elapsed_is_a_few_half_lives(
		value in values(), elapsed in 0..140 * MONTH,
	) {
		assert_within_bound(value, elapsed, MONTH);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(20_000))]

	#[test]
	fn decay_should_never_increase(
		value in values(), elapsed in times(), half_life in half_lives(),
	) {
		prop_assert!(decay(value, elapsed, half_life) <= value);
	}

	#[test]
	fn decay_should_be_monotone_in_the_value(
		value in values(), more in values(), elapsed in times(), half_life in half_lives(),
	) {
		let larger = decay(value.saturating_add(more), elapsed, half_life);
		prop_assert!(decay(value, elapsed, half_life) <= larger);
	}

	#[test]
	fn decay_should_not_increase_with_elapsed_time(
		value in values(), elapsed in times(), more in times(), half_life in half_lives(),
	) {
		let later = decay(value, elapsed.saturating_add(more), half_life);
		prop_assert!(later <= decay(value, elapsed, half_life));
		let next = decay(value, elapsed.saturating_add(1), half_life);
		prop_assert!(next <= decay(value, elapsed, half_life));
	}
}
