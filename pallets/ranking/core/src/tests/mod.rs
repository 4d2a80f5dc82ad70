//! Every bound that the documentation states, against big numbers.

mod decay;
mod interleave;
mod key;
mod reference;
mod shuffle;
mod sum;

/// 30 days in milliseconds.
const MONTH: u64 = 30 * 24 * 60 * 60 * 1000;

/// 10^12 planck.
const LIVE: u128 = 1_000_000_000_000;
