use crate::shuffled;
use proptest::prelude::*;

/// Asserts that the elements of `0..len` go to `0..len`, each to its own place.
fn assert_permutation(len: u32, seed: &[u8; 32]) {
	let mut taken = vec![false; len as usize];
	for index in 0..len {
		let place = shuffled(index, len, seed) as usize;
		assert!(!core::mem::replace(&mut taken[place], true), "{place} of {len} taken twice");
	}
}

/// A seed that counts.
fn seed(number: u32) -> [u8; 32] {
	let mut seed = [0; 32];
	seed[..4].copy_from_slice(&number.to_le_bytes());
	seed
}

#[test]
fn a_shuffle_should_be_a_permutation_when_the_length_is_up_to_2000() {
	for len in 0..=2000 {
		assert_permutation(len, &seed(len));
	}
}

#[test]
fn a_shuffle_should_leave_an_index_when_it_is_outside() {
	assert_eq!(shuffled(0, 0, &seed(1)), 0);
	assert_eq!(shuffled(5, 5, &seed(1)), 5);
	assert_eq!(shuffled(0, 1, &seed(1)), 0);
	assert!(shuffled(u32::MAX - 1, u32::MAX, &seed(1)) < u32::MAX);
}

#[test]
fn every_byte_of_the_seed_should_count() {
	let order = |seed: &[u8; 32]| (0..64).map(|at| shuffled(at, 64, seed)).collect::<Vec<_>>();
	let first = order(&[0; 32]);
	for byte in 0..32 {
		let mut seed = [0; 32];
		seed[byte] = 128;
		assert_ne!(order(&seed), first, "byte {byte}");
	}
}

#[test]
fn a_shuffle_should_be_roughly_uniform() {
	// 16 elements over 16 places, 16,000 seeds: 1,000 expected in each cell. With 225 degrees of
	// freedom the statistic has mean 225 and deviation 21.
	const LEN: usize = 16;
	const SEEDS: u32 = 16_000;
	let mut counts = [[0u32; LEN]; LEN];
	for number in 0..SEEDS {
		let seed = seed(number);
		for (index, row) in counts.iter_mut().enumerate() {
			row[shuffled(index as u32, LEN as u32, &seed) as usize] += 1;
		}
	}
	let expected = SEEDS as f64 / LEN as f64;
	let statistic: f64 =
		counts.iter().flatten().map(|count| (*count as f64 - expected).powi(2) / expected).sum();
	assert!((140.0..330.0).contains(&statistic), "chi squared is {statistic}");
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn a_shuffle_should_be_a_permutation(len in 0u32..=2000, seed in any::<[u8; 32]>()) {
		assert_permutation(len, &seed);
	}
}
