//! Powers and logarithms of two in 400-bit arithmetic, each short of the real number by less than
//! 2^-300 of it.

use num_bigint::BigUint;
use std::sync::OnceLock;

/// The binary digits after the point of every number here.
pub const DIGITS: u32 = 400;

/// 1.
pub fn one() -> BigUint {
	BigUint::from(1u8) << DIGITS
}

/// A 128-bit integer.
pub fn number(value: u128) -> BigUint {
	BigUint::from(value) << DIGITS
}

/// `2^(-2^-k)` for `k` from 1 on, each the square root of the one before.
pub fn roots() -> &'static [BigUint] {
	static ROOTS: OnceLock<Vec<BigUint>> = OnceLock::new();
	ROOTS.get_or_init(|| {
		let half: BigUint = one() >> 1u8;
		std::iter::successors(Some(half), |root| Some((root << DIGITS).sqrt()))
			.skip(1)
			.take(DIGITS as usize)
			.collect()
	})
}

/// `2^(-numerator / denominator)`, for a numerator below the denominator.
pub fn power(numerator: u64, denominator: u64) -> BigUint {
	let exponent = (BigUint::from(numerator) << DIGITS) / denominator;
	let digits = (0..DIGITS as u64).rev();
	digits
		.zip(roots())
		.filter(|(digit, _)| exponent.bit(*digit))
		.fold(one(), |product, (_, root)| (product * root) >> DIGITS)
}

/// `value * 2^(-elapsed / half_life)`.
pub fn decay(value: u128, elapsed: u64, half_life: u64) -> BigUint {
	let whole = elapsed / half_life;
	if whole >= 1000 {
		return BigUint::ZERO;
	}
	(power(elapsed % half_life, half_life) * value) >> whole
}

/// `log2(value)`.
pub fn log2(value: u128) -> BigUint {
	let whole = value.ilog2();
	let mut mantissa = number(value) >> whole;
	let mut result = BigUint::from(whole);
	for _ in 0..64 {
		mantissa = (&mantissa * &mantissa) >> DIGITS;
		let digit = mantissa.bit(DIGITS as u64 + 1);
		result = (result << 1u8) | BigUint::from(digit as u8);
		if digit {
			mantissa >>= 1u8;
		}
	}
	result << (DIGITS - 64)
}

/// `updated / half_life`.
pub fn quotient(updated: u64, half_life: u64) -> BigUint {
	(BigUint::from(updated) << DIGITS) / half_life
}
