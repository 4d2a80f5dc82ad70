//! A sum of payments that decays.

use crate::fixed::{decay, log2};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The binary digits after the point of [`DecayedSum::value`].
pub const FRACTION_BITS: u32 = 32;

/// How far two keys must lie apart to decide: if `key(a) > key(b) + KEY_ERROR`, then `a` is at
/// least `b` at every time that is not before either's last payment.
pub const KEY_ERROR: u64 = 2;

/// The sum of payments, each halved once per half-life since it was made. The half-life is not
/// kept: all calls for one sum must name the same.
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
pub struct DecayedSum {
	/// The sum at the time of the last payment, unsigned fixed point Q96.32 in planck.
	pub value: u128,
	/// The time of the last payment, in milliseconds since the Unix epoch.
	pub updated: u64,
}

impl DecayedSum {
	/// The sum at `now`, in planck, rounded down. A time before the last payment counts as the time
	/// of the last payment.
	#[allow(clippy::arithmetic_side_effects, reason = "the shift is below 128")]
	pub fn at(&self, now: u64, half_life: u64) -> u128 {
		decay(self.value, now.saturating_sub(self.updated), half_life) >> FRACTION_BITS
	}

	/// Adds a payment of `amount` planck at `now`. A time before the last payment counts as the time
	/// of the last payment. The sum stops at 2^96 planck.
	pub fn add(&mut self, amount: u128, now: u64, half_life: u64) {
		let kept = decay(self.value, now.saturating_sub(self.updated), half_life);
		let added = amount.saturating_mul(1 << FRACTION_BITS);
		self.value = kept.saturating_add(added);
		self.updated = self.updated.max(now);
	}

	/// The place of this sum in the order of all sums: `log2(value) + updated / half_life`, unsigned
	/// fixed point Q32.32, where `value` is the raw integer. Zero for a sum of zero. Time does not
	/// change it, only payments do.
	///
	/// With `exact` the real number, `0 ≤ exact − result < 2 + 2^−93` in units of 2^−32. Keys past
	/// the range stop at its end; with a half-life of 30 days that is in the year 350,000,000. With a
	/// half-life of zero every key is zero.
	#[allow(clippy::arithmetic_side_effects, reason = "the shift of a 64-bit number by 32")]
	pub fn sort_key(&self, half_life: u64) -> u64 {
		if self.value == 0 {
			return 0;
		}
		let Some(age) = ((self.updated as u128) << 32).checked_div(half_life as u128) else {
			return 0;
		};
		let key = age.saturating_add(log2(self.value) as u128);
		u64::try_from(key).unwrap_or(u64::MAX)
	}

	/// A sum whose key is `key`, for the benchmarks of sorted lists, which ask for keys.
	/// `None` if no time and value give that key: it is below 64 in Q32.32, or too far off in time.
	#[allow(clippy::arithmetic_side_effects, reason = "no product of two 64-bit numbers overflows")]
	pub fn with_sort_key(key: u64, half_life: u64) -> Option<Self> {
		const UNIT: u64 = 1 << 32;
		let age = key.checked_sub(64 * UNIT)?;
		let updated = u64::try_from((age as u128 * half_life as u128) / UNIT as u128).ok()?;
		let reached = ((updated as u128) << 32).checked_div(half_life as u128)?;
		// What is missing is less than a millisecond, which `log2(value) = 64 + missing` makes up
		// for, rounded up.
		let missing = (age as u128).checked_sub(reached)?;
		let missing = u64::try_from(missing).ok()?;
		let whole = u32::try_from(missing / UNIT).ok()?;
		let value = decay(1 << 65, UNIT - missing % UNIT, UNIT) + 3;
		let sum = Self { value: value.checked_shl(whole)?, updated };
		(sum.sort_key(half_life) == key).then_some(sum)
	}
}
