//! Which lines of chat and notes of tips a room shows.

use super::nickname::Look;
use linkify::{LinkFinder, LinkKind};
use std::fmt;
use unicode_normalization::{char::is_combining_mark, UnicodeNormalization};
use unicode_segmentation::UnicodeSegmentation;

/// The most marks that one letter may carry.
const MARKS: usize = 3;

/// What a performer wants in her room's texts.
#[derive(Clone, Debug, Default)]
pub struct Filter {
	/// The words and phrases that she does not want, by what their words look like.
	phrases: Vec<Vec<Look>>,
}

/// Why a text is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
	/// It is empty, or only white space.
	Empty,
	/// It is longer than a text may be, in characters.
	Long {
		/// The most characters.
		most: usize,
	},
	/// It holds a control character, one that turns the direction of writing, or an invisible one.
	Character(char),
	/// A letter carries more marks than any language needs.
	Marks,
	/// It holds a word that the performer does not want.
	Word,
	/// It holds a link or an e-mail address, which the performer does not want.
	Link,
}

impl fmt::Display for TextError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Empty => f.write_str("the text is empty"),
			Self::Long { most } => write!(f, "a text has at most {most} characters"),
			Self::Character(character) => {
				let code = u32::from(*character);
				write!(f, "the character U+{code:04X} is not allowed in a text; leave it out")
			},
			Self::Marks => write!(f, "a letter carries more than {MARKS} marks; take some off"),
			Self::Word => f.write_str("the text holds a word that is not wanted in this room"),
			Self::Link => f.write_str("links and addresses are not wanted in this room"),
		}
	}
}

impl std::error::Error for TextError {}

impl Filter {
	/// A filter against `words`, each a word or a phrase.
	pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
		let phrases = words.into_iter().map(looks).filter(|phrase| !phrase.is_empty()).collect();
		Self { phrases }
	}

	/// The text as it is shown: normalised (NFC) and without white space at its ends. It has at most
	/// so many characters; `links` are let through or not.
	pub fn check(&self, text: &str, most: usize, links: bool) -> Result<String, TextError> {
		let text: String = text.trim().nfc().collect();
		if text.is_empty() {
			return Err(TextError::Empty);
		}
		if text.chars().nth(most).is_some() {
			return Err(TextError::Long { most });
		}
		if let Some(character) = text.chars().find(|character| is_hidden(*character)) {
			return Err(TextError::Character(character));
		}
		let mut marks = 0;
		for character in text.chars() {
			marks = if is_combining_mark(character) { marks + 1 } else { 0 };
			if marks > MARKS {
				return Err(TextError::Marks);
			}
		}
		if !links && has_link(&text) {
			return Err(TextError::Link);
		}
		if !self.phrases.is_empty() {
			let words = looks(&text);
			let holds = |phrase: &Vec<Look>| words.windows(phrase.len()).any(|part| part == phrase);
			if self.phrases.iter().any(holds) {
				return Err(TextError::Word);
			}
		}
		Ok(text)
	}
}

fn looks(text: &str) -> Vec<Look> {
	text.unicode_words().map(Look::of).collect()
}

/// Controls, line and paragraph separators, directions of writing, and what is never seen, except
/// the joiners that emoji and several scripts need.
fn is_hidden(character: char) -> bool {
	character.is_control()
		|| matches!(
			character,
			'\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
				| '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
				| '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e007f}'
				| '\u{f0000}'..='\u{10ffff}'
		)
}

fn has_link(text: &str) -> bool {
	let mut finder = LinkFinder::new();
	finder.url_must_have_scheme(false).kinds(&[LinkKind::Url, LinkKind::Email]);
	finder.links(text).next().is_some()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn filter() -> Filter {
		Filter::new(["ugly", "go home", " "])
	}

	#[test]
	fn ordinary_texts_pass() {
		for text in ["hi", "¡Hola! 💃", "👩‍👧 family", "это 1.5 LIVE", "नमस्ते", "e.g. this... ok"]
		{
			assert_eq!(filter().check(text, 100, false), Ok(text.nfc().collect()), "{text}");
		}
		assert_eq!(filter().check("  hi \n", 100, false), Ok("hi".into()));
	}

	#[test]
	fn words_are_found_however_they_are_written() {
		for text in ["you are ugly", "UGLY!", "ｕｇｌｙ", "uɡly", "so… go   HOME now", "g0 home"]
		{
			assert_eq!(filter().check(text, 100, false), Err(TextError::Word), "{text}");
		}
		assert!(filter().check("uglyish homework", 100, false).is_ok());
	}

	#[test]
	fn links_pass_only_where_they_are_wanted() {
		for text in
			["see https://a.example/x", "www.shop.example", "me@mail.example", "try a.com now"]
		{
			assert_eq!(filter().check(text, 100, false), Err(TextError::Link), "{text}");
			assert!(filter().check(text, 100, true).is_ok(), "{text}");
		}
	}

	#[test]
	fn what_cannot_be_seen_is_refused() {
		for text in ["a\u{0}b", "a\nb", "a\u{202e}b", "a\u{200b}b", "a\u{7f}b", "\u{e0001}a"] {
			let refused = matches!(filter().check(text, 100, false), Err(TextError::Character(_)));
			assert!(refused, "{text:?}");
		}
		let zalgo = format!("a{}", "\u{35c}".repeat(4));
		assert_eq!(filter().check(&zalgo, 100, false), Err(TextError::Marks));
	}

	#[test]
	fn a_text_is_neither_empty_nor_long() {
		assert_eq!(filter().check(" \t ", 10, false), Err(TextError::Empty));
		assert_eq!(filter().check(&"é".repeat(11), 10, false), Err(TextError::Long { most: 10 }));
		assert!(filter().check(&"é".repeat(10), 10, false).is_ok());
	}

	proptest! {
		#[test]
		fn what_passed_passes_again(text in any::<String>()) {
			if let Ok(shown) = filter().check(&text, 200, false) {
				prop_assert_eq!(filter().check(&shown, 200, false), Ok(shown));
			}
		}
	}
}
