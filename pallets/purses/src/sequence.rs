//! Which orders of a purse were settled: the highest sequence, and a bitmap of those just below it.
//!
//! This is the sliding window of IPsec's protection against replay (RFC 4303, section 3.4.3; RFC
//! 6479 for its size). Orders can settle in any order as long as they lie in the window of
//! [`WINDOW`] places that ends with the highest one settled. A place is used once. What lies below
//! the window is refused, settled or not, because the chain does not remember it.
//!
//! The highest sequence can leap: an order far above the window moves the whole window there, and
//! every unsettled order that it leaves behind is lost. The purse's key alone decides which
//! sequences it signs; a key that counts up by one never leaves an order behind, unless more than
//! [`WINDOW`] of its orders wait at the same time.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{Debug, TypeInfo};

/// How many sequences, ending with the highest one settled, can still be told apart.
pub const WINDOW: u64 = u128::BITS as u64;

/// The sequences that were used.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct SequenceWindow {
	/// The highest sequence used; zero if none was.
	highest: u64,
	/// Bit `i` says whether `highest - i` was used; no bit is set if none was.
	used: u128,
}

/// Why a sequence cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceError {
	/// It lies below the window.
	TooOld,
	/// It was used before.
	Replayed,
}

impl SequenceWindow {
	/// The highest sequence used, if any was.
	pub fn highest(&self) -> Option<u64> {
		(self.used != 0).then_some(self.highest)
	}

	/// The lowest sequence above all that were used; none after the last one of all.
	pub fn next(&self) -> Option<u64> {
		self.highest().map_or(Some(0), |highest| highest.checked_add(1))
	}

	/// Uses `sequence`, or says why it cannot be used and changes nothing.
	pub fn accept(&mut self, sequence: u64) -> Result<(), SequenceError> {
		if let Some(leap) = sequence.checked_sub(self.highest).filter(|leap| *leap > 0) {
			self.used = shifted_left(self.used, leap) | 1;
			self.highest = sequence;
			return Ok(());
		}

		let below = self.highest.saturating_sub(sequence);
		let place = shifted_left(1, below);
		if place == 0 {
			return Err(SequenceError::TooOld);
		}
		if self.used & place != 0 {
			return Err(SequenceError::Replayed);
		}
		self.used |= place;
		Ok(())
	}

	/// Whether the highest sequence is marked as used, or nothing is.
	#[cfg(any(test, feature = "try-runtime"))]
	pub(crate) fn is_consistent(&self) -> bool {
		self.used & 1 == 1 || *self == Self::default()
	}
}

/// `bits` shifted left by `places`, which may be more than it has.
fn shifted_left(bits: u128, places: u64) -> u128 {
	u32::try_from(places).ok().and_then(|places| bits.checked_shl(places)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use std::collections::BTreeSet;

	/// What the window must do, with a memory that forgets nothing.
	#[derive(Default)]
	struct Model {
		used: BTreeSet<u64>,
	}

	impl Model {
		fn accept(&mut self, sequence: u64) -> Result<(), SequenceError> {
			let highest = self.used.last().copied().unwrap_or(0);
			if highest.saturating_sub(sequence) >= WINDOW {
				return Err(SequenceError::TooOld);
			}
			if !self.used.insert(sequence) {
				return Err(SequenceError::Replayed);
			}
			Ok(())
		}
	}

	#[test]
	fn a_new_window_accepts_any_sequence() {
		for sequence in [0, 1, WINDOW - 1, WINDOW, u64::MAX] {
			let mut window = SequenceWindow::default();
			assert_eq!(window.highest(), None);
			assert_eq!(window.next(), Some(0));
			assert_eq!(window.accept(sequence), Ok(()));
			assert_eq!(window.highest(), Some(sequence));
			assert_eq!(window.next(), sequence.checked_add(1));
			assert_eq!(window.accept(sequence), Err(SequenceError::Replayed));
		}
	}

	#[test]
	fn the_window_ends_exactly_where_it_says() {
		let mut window = SequenceWindow::default();
		window.accept(1_000).unwrap();
		assert_eq!(window.accept(1_000 - WINDOW), Err(SequenceError::TooOld));
		assert_eq!(window.accept(1_000 - WINDOW + 1), Ok(()));
		assert_eq!(window.accept(1_000 - WINDOW + 1), Err(SequenceError::Replayed));
	}

	#[test]
	fn a_leap_leaves_behind_what_was_not_used() {
		let mut window = SequenceWindow::default();
		window.accept(0).unwrap();
		window.accept(u64::MAX).unwrap();
		assert_eq!(window.accept(1), Err(SequenceError::TooOld));
		assert_eq!(window.accept(u64::MAX - WINDOW + 1), Ok(()));
		assert_eq!(window.accept(u64::MAX), Err(SequenceError::Replayed));
		assert_eq!(window.next(), None);
	}

	/// Sequences that crowd around each other, with a few far away.
	fn sequences() -> impl Strategy<Value = Vec<u64>> {
		let near = prop_oneof![
			8 => 0..300u64,
			3 => 200..1_000u64,
			1 => any::<u64>(),
			1 => (u64::MAX - 200)..=u64::MAX,
		];
		prop::collection::vec(near, 1..400)
	}

	proptest! {
		#[test]
		fn the_window_agrees_with_a_memory_that_forgets_nothing(sequences in sequences()) {
			let mut window = SequenceWindow::default();
			let mut model = Model::default();
			for sequence in sequences {
				let before = window;
				let answer = window.accept(sequence);
				prop_assert_eq!(answer, model.accept(sequence));
				prop_assert!(answer.is_ok() || window == before);
				prop_assert_eq!(window.highest(), model.used.last().copied());
				prop_assert!(window.is_consistent());
			}
		}

		#[test]
		fn every_order_of_settling_is_possible_inside_the_window(
			start in 0..u64::MAX - WINDOW,
			sequences in Just((0..WINDOW).collect::<Vec<_>>()).prop_shuffle(),
		) {
			let mut window = SequenceWindow::default();
			for sequence in &sequences {
				prop_assert_eq!(window.accept(start + sequence), Ok(()));
			}
			for sequence in &sequences {
				prop_assert_eq!(window.accept(start + sequence), Err(SequenceError::Replayed));
			}
		}
	}
}
