//! The code by which a referrer is found, and what it may look like.

use frame::prelude::{BoundedVec, ConstU32, Debug};

/// The least characters of a code.
pub const MIN_CODE_LENGTH: u32 = 2;

/// The most characters of a code.
pub const MAX_CODE_LENGTH: u32 = 32;

/// A code: ASCII text, [`MIN_CODE_LENGTH`] to [`MAX_CODE_LENGTH`] of `a-z 0-9 - _` once it is
/// claimed.
pub type Code = BoundedVec<u8, ConstU32<MAX_CODE_LENGTH>>;

/// Why a text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// It has less than [`MIN_CODE_LENGTH`] characters.
	TooShort,
	/// It has a character that a code cannot have.
	Characters,
}

/// Whether `code` may be claimed by anybody. That it is not too long is held by its type.
pub fn check(code: &Code) -> Result<(), Fault> {
	if !code.iter().copied().all(is_character) {
		return Err(Fault::Characters);
	}
	if code.len() < MIN_CODE_LENGTH as usize {
		return Err(Fault::TooShort);
	}
	Ok(())
}

/// Whether a code can have this character.
fn is_character(byte: u8) -> bool {
	matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_')
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn code(text: &str) -> Code {
		Code::try_from(text.as_bytes().to_vec()).unwrap()
	}

	proptest! {
		#[test]
		fn a_well_formed_text_is_a_code(text in "[a-z0-9_-]{2,32}") {
			prop_assert_eq!(check(&code(&text)), Ok(()));
		}

		#[test]
		fn a_code_is_a_well_formed_text(bytes in prop::collection::vec(any::<u8>(), 0..=32)) {
			let allowed = b"abcdefghijklmnopqrstuvwxyz0123456789-_";
			let well_formed = bytes.len() >= 2 && bytes.iter().all(|byte| allowed.contains(byte));
			let code = Code::try_from(bytes).unwrap();
			prop_assert_eq!(check(&code).is_ok(), well_formed);
		}
	}

	#[test]
	fn a_foreign_character_is_refused_wherever_it_stands() {
		for text in ["Alice", "al ice", "alic\u{e9}", "a.b", "ab\0", "\u{430}b", "ab\n", "A"] {
			assert_eq!(check(&code(text)), Err(Fault::Characters), "{text:?}");
		}
	}

	#[test]
	fn a_short_code_is_refused() {
		assert_eq!(check(&code("")), Err(Fault::TooShort));
		assert_eq!(check(&code("a")), Err(Fault::TooShort));
		assert_eq!(check(&code("ab")), Ok(()));
	}

	#[test]
	fn a_code_of_33_characters_does_not_exist() {
		assert!(Code::try_from(vec![b'a'; 32]).is_ok());
		assert!(Code::try_from(vec![b'a'; 33]).is_err());
	}
}
