//! # The mathematics of the ranking
//!
//! For the pallet that keeps the ranking, for the auditor that replays it and for the browser that
//! checks it: one implementation in pure integers, without storage, without allocation and without
//! floating point, so that all three get the same bits.
//!
//! ## The formula
//!
//! Forward decay (Cormode, Shkapenyuk, Srivastava and Xu, "Forward Decay: A Practical Time Decay
//! Model for Streaming Systems", ICDE 2009) with an exponential: at time `t`, with half-life `H`,
//!
//! ```text
//! received(t) = Σ amount_i · 2^(−(t − t_i) / H)
//! ```
//!
//! over all payments `i` of `amount_i` planck at time `t_i` milliseconds. All sums shrink by the
//! same factor, so time alone never changes the order of two of them. [`DecayedSum`] holds the sum
//! as of the last payment, and [`DecayedSum::sort_key`] is the logarithm of
//! `Σ amount_i · 2^(t_i / H)`, which stays put until the next payment.
//!
//! ## Layout
//!
//! | quantity | type | unit |
//! |---|---|---|
//! | [`DecayedSum::value`] | `u128`, Q96.32 | planck with 32 binary digits after the point |
//! | [`DecayedSum::updated`] | `u64` | milliseconds since the Unix epoch |
//! | a half-life | `u64` | milliseconds |
//! | [`DecayedSum::sort_key`] | `u64`, Q32.32 | doublings since the Unix epoch |
//!
//! The key is `log2(value) + updated / H`, where `value` is taken as the raw integer, 2^32 to a
//! planck. The landmark is the Unix epoch; another one would add a constant to all keys.
//!
//! ## Error bounds
//!
//! | function | bound |
//! |---|---|
//! | [`decay`] | `exact · (1 − 2^−64) − 1 < result ≤ exact`, in raw units of 2^−32 planck |
//! | a sum after `n` payments | below the exact sum by less than `n · (2^−32 planck + 2^−64 · sum)` |
//! | [`log2`] | `0 ≤ exact − result < 1 + 2^−93`, in units of 2^−32 |
//! | [`DecayedSum::sort_key`] | `0 ≤ exact − result < 2 + 2^−93`, in units of 2^−32 |
//!
//! Every error is downwards: nobody is ever credited with more than she received. Two keys that
//! differ by more than [`KEY_ERROR`] order their sums correctly at every later time; the sums whose
//! keys lie closer together differ by less than one part in 2^30.
//!
//! ## The public list
//!
//! [`slot`] says which places of the list are exploration slots, and [`shuffled`] in which order
//! newcomers stand in them.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
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

mod fixed;
mod interleave;
mod shuffle;
mod sum;

#[cfg(test)]
mod tests;

pub use fixed::{decay, log2};
pub use interleave::{slot, Slot, EXPLORATION_INTERVAL};
pub use shuffle::shuffled;
pub use sum::{DecayedSum, FRACTION_BITS, KEY_ERROR};

/// The version of everything in this crate that decides a place in the list. Two versions may order
/// the same payments differently.
pub const FORMULA_VERSION: u32 = 1;
