//! Powers and logarithms of two in fixed point.

/// `2^(−2^−k)` for `k` from 1 to 64, rounded down, as fractions of 2^128.
#[rustfmt::skip]
pub(crate) const ROOTS: [u128; 64] = [
	0xb504f333_f9de6484_597d89b3_754abe9f,
	0xd744fcca_d69d6af4_39a68bb9_902d3fde,
	0xeac0c6e7_dd24392e_d02d75b3_706e54fa,
	0xf5257d15_2486cc2c_7b9d0c7a_ed980fc3,
	0xfa83b2db_722a033a_7c25bb14_315d7fcc,
	0xfd3e0c0c_f486c174_853f3a59_31e0ee03,
	0xfe9e115c_7b8f884b_add25995_e79d2f09,
	0xff4ecb59_511ec8a5_301ba217_ef18dd7c,
	0xffa75652_1c8daed1_9f3a1b48_fb94c589,
	0xffd3a751_c0f7e10b_d3b9f8ae_012fbe06,
	0xffe9d2b2_f7db2755_ddf1d28a_378a438c,
	0xfff4e91b_ff1b8c3d_88338e0e_bf284a4d,
	0xfffa747e_a0040664_238f92f7_92405805,
	0xfffd3a3b_7814eb53_cd7629d7_0fea116a,
	0xfffe9d1c_c60ddab1_26de1aec_4a87e7b8,
	0xffff4e8e_25879bfa_09ea2633_60240c1a,
	0xffffa747_0363f451_5426d76c_762b6b61,
	0xffffd3a3_7dda0313_3bde87a8_379c8932,
	0xffffe9d1_bdf703ae_f21ea4dc_fb0682d8,
	0xfffff4e8_debe025e_24128a3d_460731f1,
	0xfffffa74_6f4fa150_6788fbc8_9750bf71,
	0xfffffd3a_37a3f8b0_7e7c4871_dc00d76e,
	0xfffffe9d_1bd1065a_50971275_792f1c83,
	0xffffff4e_8de845ad_ac77243c_d0914b37,
	0xffffffa7_46f41376_f74124cd_483186d4,
	0xffffffd3_a37a05e3_83e14c90_273c94f5,
	0xffffffe9_d1bd01fb_c400bf82_2dc936b5,
	0xfffffff4_e8de80c0_62846365_949b61af,
	0xfffffffa_746f4050_d1633246_a8a0e09a,
	0xfffffffd_3a37a024_90b9d93d_a3c1ebcf,
	0xfffffffe_9d1bd011_525efca4_10b8eab7,
	0xffffffff_4e8de808_6bb00253_2d71e54d,
	0xffffffff_a746f404_26782229_daaa3cfa,
	0xffffffff_d3a37a02_0f641954_fda6eedd,
	0xffffffff_e9d1bd01_06bc0eba_82d29b40,
	0xffffffff_f4e8de80_832087e1_42666c8b,
	0xffffffff_fa746f40_4180e411_a17228bf,
	0xffffffff_fd3a37a0_20bc9a11_10c8c656,
	0xffffffff_fe9d1bd0_105d570a_98684e53,
	0xffffffff_ff4e8de8_082e6e05_d03521c9,
	0xffffffff_ffa746f4_041727a3_091acf87,
	0xffffffff_ffd3a37a_020b8ff9_8ccd776b,
	0xffffffff_ffe9d1bd_0105c706_c876bf9f,
	0xffffffff_fff4e8de_8082e345_e4bf60ca,
	0xffffffff_fffa746f_40417193_9280b0a3,
	0xffffffff_fffd3a37_a020b8c5_f1489861,
	0xffffffff_fffe9d1b_d0105c62_02a65c34,
	0xffffffff_ffff4e8d_e8082e30_c3d3b21b,
	0xffffffff_ffffa746_f4041718_5289fa0d,
	0xffffffff_ffffd3a3_7a020b8c_256d0547,
	0xffffffff_ffffe9d1_bd0105c6_11c084b3,
	0xffffffff_fffff4e8_de8082e3_08a2c2dd,
	0xffffffff_fffffa74_6f404171_8442018f,
	0xffffffff_fffffd3a_37a020b8_c21d28d0,
	0xffffffff_fffffe9d_1bd0105c_610d9e6a,
	0xffffffff_ffffff4e_8de8082e_308691b5,
	0xffffffff_ffffffa7_46f40417_1843397a,
	0xffffffff_ffffffd3_a37a020b_8c2198e5,
	0xffffffff_ffffffe9_d1bd0105_c610cb7c,
	0xffffffff_fffffff4_e8de8082_e3086580,
	0xffffffff_fffffffa_746f4041_718432b1,
	0xffffffff_fffffffd_3a37a020_b8c21954,
	0xffffffff_fffffffe_9d1bd010_5c610ca9,
	0xffffffff_ffffffff_4e8de808_2e308654,
];

/// `value · 2^(−elapsed / half_life)`, in the unit of `value`; `elapsed` and `half_life` share a
/// unit of time.
///
/// With `exact` the real number, `exact · (1 − 2^−64) − 1 < result ≤ exact`: the exponent is
/// rounded up to a multiple of 2^−64, which costs a factor of less than `1 − 2^−64.5`, the 64
/// factors and their products are rounded down at 128 bits, which costs less than `1 − 2^−120`, and
/// the result is rounded down once.
///
/// Never more than `value`, monotone in `value`, and non-increasing in `elapsed`: exponents that
/// differ, differ by 2^−64 at least, which is 2^55 times the rounding of the factors. A half-life of
/// zero keeps nothing longer than an instant.
#[allow(clippy::arithmetic_side_effects, reason = "the divisor is not zero, the shift below 128")]
pub fn decay(value: u128, elapsed: u64, half_life: u64) -> u128 {
	if elapsed == 0 {
		return value;
	}
	let Some(whole) = elapsed.checked_div(half_life) else { return 0 };
	if whole >= u128::BITS as u64 {
		return 0;
	}
	// Below 2^64, because the remainder is at most `half_life − 1` and `half_life` below 2^64.
	let fraction = (((elapsed % half_life) as u128) << 64).div_ceil(half_life as u128);
	let kept = if fraction == 0 { value } else { multiply_high(value, power(fraction as u64)) };
	kept >> whole
}

/// `2^(−fraction / 2^64)` as a fraction of 2^128, rounded down; short of the exact number by less
/// than one part in 2^120. Not for a fraction of zero, whose power is 1.
fn power(fraction: u64) -> u128 {
	ROOTS
		.iter()
		.enumerate()
		.filter(|(index, _)| (fraction << index) >> 63 == 1)
		.map(|(_, root)| *root)
		.reduce(multiply_high)
		.unwrap_or(u128::MAX)
}

/// `log2(value)` in units of 2^−32; zero for zero. With `exact` the real number,
/// `0 ≤ exact − result < 1 + 2^−93` in that unit, and the result is monotone in `value`.
///
/// Squares the mantissa once for each binary digit: the square is 2 or more exactly if the digit is
/// one. Each square is rounded down at 126 digits, and each later one doubles that error.
#[allow(clippy::arithmetic_side_effects, reason = "no shift reaches its type's width")]
pub fn log2(value: u128) -> u64 {
	let Some(whole) = value.checked_ilog2() else { return 0 };
	let mut mantissa = value << value.leading_zeros();
	let mut logarithm = whole as u64;
	for _ in 0..32 {
		let square = multiply_high(mantissa, mantissa);
		let digit = square >> 127;
		mantissa = if digit == 1 { square } else { square << 1 };
		logarithm = (logarithm << 1) | digit as u64;
	}
	logarithm
}

/// The upper half of the 256-bit product.
#[allow(
	clippy::arithmetic_side_effects,
	reason = "with halves of at most 2^64 − 1, a product and two halves stay below 2^128"
)]
fn multiply_high(left: u128, right: u128) -> u128 {
	const MASK: u128 = u64::MAX as u128;
	let (left_high, left_low) = (left >> 64, left & MASK);
	let (right_high, right_low) = (right >> 64, right & MASK);
	let first = left_high * right_low + ((left_low * right_low) >> 64);
	let second = left_low * right_high + (first & MASK);
	left_high * right_high + (first >> 64) + (second >> 64)
}
