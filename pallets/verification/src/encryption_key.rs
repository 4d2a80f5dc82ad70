//! Which X25519 public keys a document may be encrypted to.
//!
//! Some points of Curve25519 and its twist have an order that divides eight. Whatever the secret, a
//! shared secret with one of them is all zero (RFC 7748, section 6.1), so anybody could decrypt a
//! document that was encrypted to it.

use crate::EncryptionKey;

/// The u-coordinates of all points of low order, little endian, canonical or not: those that
/// libsodium refuses (`has_small_order`). Bit 255 is no part of a u-coordinate.
const LOW_ORDER: [EncryptionKey; 7] = [
	// 0, of order 2 (on the curve).
	[0x00; 32],
	// 1, of order 4.
	little_endian(0x01, 0x00, 0x00),
	// Of order 8.
	[
		0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4,
		0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49,
		0xb8, 0x00,
	],
	// Of order 8.
	[
		0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef,
		0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f,
		0x11, 0x57,
	],
	// p - 1, of order 4 (on the twist).
	little_endian(0xec, 0xff, 0x7f),
	// p, which is 0.
	little_endian(0xed, 0xff, 0x7f),
	// p + 1, which is 1.
	little_endian(0xee, 0xff, 0x7f),
];

/// The 32 bytes with this first byte, this byte 30 times, and this last byte.
const fn little_endian(first: u8, middle: u8, last: u8) -> EncryptionKey {
	let mut bytes = [middle; 32];
	bytes[0] = first;
	bytes[31] = last;
	bytes
}

/// Whether a shared secret with `key` is secret: whether it is no point of low order.
pub fn is_usable(key: &EncryptionKey) -> bool {
	let mut masked = *key;
	if let Some(last) = masked.last_mut() {
		*last &= 0x7f;
	}
	!LOW_ORDER.contains(&masked)
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame::deps::sp_core::{U256, U512};
	use proptest::prelude::*;

	/// 2^255 - 19.
	fn prime() -> U256 {
		(U256::one() << 255) - 19
	}

	fn add(a: U256, b: U256) -> U256 {
		reduce(a.into(), U512::from(b), |a, b| a + b)
	}

	fn subtract(a: U256, b: U256) -> U256 {
		add(a, prime() - b)
	}

	fn multiply(a: U256, b: U256) -> U256 {
		reduce(a.into(), U512::from(b), |a, b| a * b)
	}

	fn reduce(a: U512, b: U512, operation: fn(U512, U512) -> U512) -> U256 {
		U256::try_from(operation(a, b) % U512::from(prime())).expect("below the prime; qed")
	}

	/// Doubles the point with projective u-coordinate `(x : z)` (RFC 7748, section 5).
	fn double((x, z): (U256, U256)) -> (U256, U256) {
		let sum = multiply(add(x, z), add(x, z));
		let difference = multiply(subtract(x, z), subtract(x, z));
		let four_xz = subtract(sum, difference);
		let factor = add(difference, multiply(U256::from(121_666), four_xz));
		(multiply(sum, difference), multiply(four_xz, factor))
	}

	/// Whether eight times the point is the point at infinity, by computing it.
	fn has_low_order(key: &EncryptionKey) -> bool {
		let mut masked = *key;
		masked[31] &= 0x7f;
		let u = U256::from_little_endian(&masked) % prime();
		let (_, z) = double(double(double((u, U256::one()))));
		z.is_zero()
	}

	#[test]
	fn keys_of_low_order_are_refused_with_either_top_bit() {
		for mut key in LOW_ORDER {
			assert!(has_low_order(&key));
			assert!(!is_usable(&key));
			key[31] |= 0x80;
			assert!(!is_usable(&key));
		}
	}

	#[test]
	fn the_base_point_is_usable() {
		assert!(is_usable(&little_endian(9, 0, 0)));
	}

	#[test]
	fn keys_next_to_the_list_are_judged_by_their_order() {
		for key in LOW_ORDER {
			for change in 1..=u8::MAX {
				let mut neighbour = key;
				neighbour[0] ^= change;
				assert_eq!(is_usable(&neighbour), !has_low_order(&neighbour));
			}
		}
	}

	proptest! {
		#[test]
		fn any_key_is_judged_by_its_order(key: [u8; 32]) {
			prop_assert_eq!(is_usable(&key), !has_low_order(&key));
		}
	}
}
