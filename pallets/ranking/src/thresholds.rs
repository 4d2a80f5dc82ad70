//! The bags of the sorted list.

/// The lowest key that is told apart from smaller ones, in half-lives and doublings. With a
/// half-life of 30 days, 682 half-lives passed from the Unix epoch to the year 2026, and one planck,
/// the smallest payment, has a logarithm of 32: every payment since is above it, or in the
/// lowest bag if it is older.
const FIRST: u64 = 720;

/// The highest key that is told apart from larger ones: ten billion LIVE, received in the year
/// 2049. Later keys share the highest bag, which is slower to order and no less exact.
const LAST: u64 = 1068;

/// How many bags cover one half-life, or one doubling: the scores in one bag differ by up to a
/// factor of 2^(1/8), which is 9 %.
const STEPS: u64 = 8;

/// The number of thresholds.
const COUNT: usize = ((LAST - FIRST) * STEPS + 1) as usize;

/// The upper ends of the bags of the sorted list, as sort keys in Q32.32, strictly increasing. Both
/// this pallet and the list must be given them.
pub const THRESHOLDS: &[u64] = &thresholds();

#[allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	reason = "evaluated by the compiler, which refuses both"
)]
const fn thresholds() -> [u64; COUNT] {
	let mut thresholds = [0; COUNT];
	let mut index = 0;
	while index < COUNT {
		thresholds[index] = (FIRST << 32) + index as u64 * ((1 << 32) / STEPS);
		index += 1;
	}
	thresholds
}
