//! Which nicknames are allowed.
//!
//! Nicknames are compared by their skeletons (Unicode Technical Standard #39, section 4): two that
//! look alike are the same.

use std::fmt;
use unicode_normalization::UnicodeNormalization;
use unicode_security::{confusable_detection::skeleton, GeneralSecurityProfile, MixedScript};

/// The fewest characters of a nickname.
pub const SHORTEST: usize = 2;
/// The most characters of a nickname.
pub const LONGEST: usize = 24;

/// Names that nobody may take, because the room speaks with them.
const RESERVED: [&str; 6] =
	["anonymous", "broadcaster", "live stars", "livestars", "moderator", "system"];

/// A nickname that is allowed, normalised (NFKC).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nickname {
	text: String,
	look: Look,
}

/// What a nickname looks like: equal for two that cannot be told apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Look(String);

impl Look {
	/// What `text` looks like, whatever its case, and however it is spaced.
	pub fn of(text: &str) -> Self {
		let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
		let bare: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
		// A capital may look like another small letter, so the case is folded on both sides.
		let look: String = skeleton(&bare).flat_map(char::to_lowercase).collect();
		// A capital i looks like a small l, whichever of its cases is written.
		Self(skeleton(&look).map(|c| if c == 'i' { 'l' } else { c }).collect())
	}
}

/// Why a nickname is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NicknameError {
	/// It has fewer than [`SHORTEST`] or more than [`LONGEST`] characters.
	Length,
	/// It holds a character that is no letter, digit, space, hyphen, dot or underscore, or one that
	/// is not for names.
	Character(char),
	/// It starts or ends with a space or sign, or has two in a row.
	Spacing,
	/// It mixes letters of several scripts.
	MixedScripts,
	/// It looks like a name that the room speaks with.
	Reserved,
}

impl fmt::Display for NicknameError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Length => {
				write!(f, "a nickname has {SHORTEST} to {LONGEST} characters")
			},
			Self::Character(character) => write!(
				f,
				"the character U+{:04X} is not allowed in a nickname; take letters, digits, and \
				 single spaces, hyphens, dots or underscores between them",
				u32::from(*character)
			),
			Self::Spacing => f.write_str(
				"a nickname starts and ends with a letter or digit, and has no two spaces or signs \
				 in a row",
			),
			Self::MixedScripts => f.write_str("a nickname has the letters of one script only"),
			Self::Reserved => f.write_str("nobody may use this nickname; take another"),
		}
	}
}

impl std::error::Error for NicknameError {}

impl Nickname {
	/// Normalises and checks a nickname.
	pub fn new(text: &str) -> Result<Self, NicknameError> {
		// No normal form is more than 18 times as long, so what is far too long is not normalised.
		if text.chars().nth(LONGEST * 4).is_some() {
			return Err(NicknameError::Length);
		}
		let text: String = text.nfkc().collect();
		if !(SHORTEST..=LONGEST).contains(&text.chars().count()) {
			return Err(NicknameError::Length);
		}
		let sign = |character: char| matches!(character, ' ' | '-' | '_' | '.');
		if let Some(character) = text.chars().find(|c| !sign(*c) && !c.identifier_allowed()) {
			return Err(NicknameError::Character(character));
		}
		let mut after_sign = true;
		for character in text.chars() {
			if after_sign && !character.is_alphanumeric() {
				return Err(NicknameError::Spacing);
			}
			after_sign = sign(character);
		}
		if after_sign {
			return Err(NicknameError::Spacing);
		}
		if !text.as_str().is_single_script() {
			return Err(NicknameError::MixedScripts);
		}
		let look = Look::of(&text);
		if RESERVED.iter().any(|reserved| Look::of(reserved) == look) {
			return Err(NicknameError::Reserved);
		}
		Ok(Self { text, look })
	}

	/// The nickname as it is shown.
	pub fn as_str(&self) -> &str {
		&self.text
	}

	/// What it looks like.
	pub fn look(&self) -> &Look {
		&self.look
	}

	/// Whether the two can be taken for each other.
	pub fn looks_like(&self, other: &str) -> bool {
		self.look == Look::of(other)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn ordinary_names_of_any_script_are_allowed() {
		for text in ["Bob", "star_gazer-9", "Élodie", "Дмитрий", "さくら", "小明", "a b.c"]
		{
			assert_eq!(Nickname::new(text).map(|name| name.text), Ok(text.to_string()), "{text}");
		}
	}

	#[test]
	fn what_is_no_name_is_refused_with_the_reason() {
		use NicknameError::*;
		for (text, reason) in [
			("", Length),
			("x", Length),
			(&"x".repeat(25), Length),
			(&"\u{fdfa}".repeat(24), Length),
			("bob\n", Character('\n')),
			("b\u{0}b", Character('\0')),
			("bo\u{202e}b", Character('\u{202e}')),
			("bo\u{200b}b", Character('\u{200b}')),
			("<b>bob", Character('<')),
			("bob💋", Character('💋')),
			(" bob", Spacing),
			("bob_", Spacing),
			("b  ob", Spacing),
			("\u{301}bob", Spacing),
			("pаypal", MixedScripts),
			("Anonymous", Reserved),
			("an0nymous", Reserved),
			("M0derator", Reserved),
		] {
			assert_eq!(Nickname::new(text), Err(reason), "{text:?}");
		}
	}

	#[test]
	fn wide_and_composed_forms_are_the_same_name() {
		assert_eq!(Nickname::new("Ｂｏｂ").unwrap(), Nickname::new("Bob").unwrap());
		assert_eq!(Nickname::new("E\u{301}lodie").unwrap(), Nickname::new("Élodie").unwrap());
	}

	#[test]
	fn names_that_look_alike_are_the_same() {
		for (one, other) in [
			("Luna", "luna"),
			("Luna", "Lun-a"),
			("Luna", "1una"),
			("Luna", "IUNA"),
			("сосо", "coco"),
		] {
			assert!(Nickname::new(one).unwrap().looks_like(other), "{one} {other}");
		}
		assert!(!Nickname::new("Luna").unwrap().looks_like("Mira"));
	}

	proptest! {
		#[test]
		fn any_text_is_allowed_or_refused(text in any::<String>()) {
			if let Ok(name) = Nickname::new(&text) {
				prop_assert_eq!(Nickname::new(name.as_str()), Ok(name));
			}
		}
	}
}
