//! # The ranking in the browser
//!
//! What the app's audit page calls of `livestars-ranking-core`, so that it computes with the very code
//! of the chain. Every function is pure and takes and gives integers alone: numbers of 128 bits come
//! and go as halves of 64 bits, the lower one first, and what has two halves has two functions.
//!
//! `./build` compiles it to the file that the app loads.

#![cfg_attr(target_arch = "wasm32", no_std)]

#[cfg(target_arch = "wasm32")]
mod alone;

use livestars_ranking_core as ranking;
use livestars_ranking_core::{DecayedSum, Slot, FRACTION_BITS};

/// What [`slot`] answers past the end of the list.
pub const NOBODY: u64 = u64::MAX;

/// What [`slot`] adds to the index of a newcomer.
pub const EXPLORATION: u64 = 1 << 32;

fn whole(low: u64, high: u64) -> u128 {
	u128::from(high) << 64 | u128::from(low)
}

fn low(number: u128) -> u64 {
	number as u64
}

fn high(number: u128) -> u64 {
	(number >> 64) as u64
}

/// Exports functions under their own names.
macro_rules! export {
	($($(#[$meta:meta])* fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $answer:ty $body:block)*) => {
		$(
			$(#[$meta])*
			#[allow(unsafe_code, reason = "the name is this crate's own, and no other has it")]
			#[unsafe(no_mangle)]
			pub extern "C" fn $name($($argument: $type),*) -> $answer $body
		)*
	};
}

export! {
	/// The version of the formula.
	fn formula_version() -> u32 {
		ranking::FORMULA_VERSION
	}

	/// The lower half of a sum after a payment.
	fn added_low(
		value_low: u64,
		value_high: u64,
		updated: u64,
		amount_low: u64,
		amount_high: u64,
		now: u64,
		half_life: u64,
	) -> u64 {
		let value = whole(value_low, value_high);
		low(added(value, updated, whole(amount_low, amount_high), now, half_life).value)
	}

	/// The upper half of a sum after a payment.
	fn added_high(
		value_low: u64,
		value_high: u64,
		updated: u64,
		amount_low: u64,
		amount_high: u64,
		now: u64,
		half_life: u64,
	) -> u64 {
		let value = whole(value_low, value_high);
		high(added(value, updated, whole(amount_low, amount_high), now, half_life).value)
	}

	/// The time of a sum after a payment.
	fn added_updated(updated: u64, now: u64, half_life: u64) -> u64 {
		added(0, updated, 0, now, half_life).updated
	}

	/// The lower half of what a sum is worth at `now`, in planck.
	fn received_low(value_low: u64, value_high: u64, updated: u64, now: u64, half_life: u64) -> u64 {
		low(DecayedSum { value: whole(value_low, value_high), updated }.at(now, half_life))
	}

	/// The upper half of what a sum is worth at `now`, in planck.
	fn received_high(value_low: u64, value_high: u64, updated: u64, now: u64, half_life: u64) -> u64 {
		high(DecayedSum { value: whole(value_low, value_high), updated }.at(now, half_life))
	}

	/// How much of a payment counts after `elapsed`, in units of 2^−32.
	fn weight(elapsed: u64, half_life: u64) -> u64 {
		low(ranking::decay(1 << FRACTION_BITS, elapsed, half_life))
	}

	/// The key by which a sum is ordered.
	fn sort_key(value_low: u64, value_high: u64, updated: u64, half_life: u64) -> u64 {
		DecayedSum { value: whole(value_low, value_high), updated }.sort_key(half_life)
	}

	/// What stands at a position of the public list: the place of a ranked performer, or
	/// [`EXPLORATION`] and the index of a newcomer, or [`NOBODY`].
	fn slot(position: u32, ranked: u32, newcomers: u32) -> u64 {
		match ranking::slot(position, ranked, newcomers) {
			Some(Slot::Ranked(place)) => u64::from(place),
			Some(Slot::Exploration(index)) => EXPLORATION | u64::from(index),
			None => NOBODY,
		}
	}

	/// Where the element `index` of `0..len` goes. The seed comes as four words, each with its bytes
	/// from the lowest to the highest.
	fn shuffled(index: u32, len: u32, first: u64, second: u64, third: u64, fourth: u64) -> u32 {
		let mut seed = [0; 32];
		let words = [first, second, third, fourth].map(u64::to_le_bytes);
		for (byte, from) in seed.iter_mut().zip(words.iter().flatten()) {
			*byte = *from;
		}
		ranking::shuffled(index, len, &seed)
	}
}

fn added(value: u128, updated: u64, amount: u128, now: u64, half_life: u64) -> DecayedSum {
	let mut sum = DecayedSum { value, updated };
	sum.add(amount, now, half_life);
	sum
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const HALF_LIFE: u64 = 30 * 24 * 3_600 * 1_000;

	proptest! {
		#[test]
		fn halves_make_what_the_core_computes(
			value in any::<u128>(), updated: u64, amount in any::<u128>(), now: u64, half_life: u64,
		) {
			let mut sum = DecayedSum { value, updated };
			let (value_low, value_high) = (low(value), high(value));
			prop_assert_eq!(
				whole(
					received_low(value_low, value_high, updated, now, half_life),
					received_high(value_low, value_high, updated, now, half_life),
				),
				sum.at(now, half_life)
			);
			prop_assert_eq!(sort_key(value_low, value_high, updated, half_life), sum.sort_key(half_life));
			let arguments = (low(amount), high(amount));
			let after = whole(
				added_low(value_low, value_high, updated, arguments.0, arguments.1, now, half_life),
				added_high(value_low, value_high, updated, arguments.0, arguments.1, now, half_life),
			);
			sum.add(amount, now, half_life);
			prop_assert_eq!(after, sum.value);
			prop_assert_eq!(added_updated(updated, now, half_life), sum.updated);
		}

		#[test]
		fn words_make_the_seed(seed: [u8; 32], len in 1u32..1_000, index: u32) {
			let index = index % len;
			let word = |place: usize| {
				u64::from_le_bytes(seed[place * 8..place * 8 + 8].try_into().unwrap())
			};
			prop_assert_eq!(
				shuffled(index, len, word(0), word(1), word(2), word(3)),
				ranking::shuffled(index, len, &seed)
			);
		}

		#[test]
		fn every_position_is_told_apart(position in 0u32..200, ranked in 0u32..90, newcomers in 0u32..90) {
			let told = slot(position, ranked, newcomers);
			let expected = match ranking::slot(position, ranked, newcomers) {
				Some(Slot::Ranked(place)) => place.into(),
				Some(Slot::Exploration(index)) => EXPLORATION + u64::from(index),
				None => NOBODY,
			};
			prop_assert_eq!(told, expected);
		}
	}

	#[test]
	fn half_is_left_after_a_half_life() {
		assert_eq!(weight(0, HALF_LIFE), 1 << 32);
		assert_eq!(weight(HALF_LIFE, HALF_LIFE), 1 << 31);
	}
}
