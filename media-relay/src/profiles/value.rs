//! The values that a room document is made of. Each refuses what is out of its bounds while it is
//! read, so that the reader knows where in the document the fault is, and states the same bounds in
//! the JSON Schema.

use livestars_chain::{planck, Balance};
use schemars::{json_schema, JsonSchema, Schema, SchemaGenerator};
use serde::{
	de::{Error, SeqAccess, Visitor},
	Deserialize, Deserializer, Serialize, Serializer,
};
use std::{borrow::Cow, collections::BTreeSet, fmt, marker::PhantomData, ops::Deref};

/// One line of text of `MIN` to `MAX` characters (Unicode scalar values).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Text<const MIN: usize, const MAX: usize>(String);

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
	/// The text, if it is within the bounds.
	pub fn new(text: impl Into<String>) -> Result<Self, String> {
		let text = text.into();
		let length = text.chars().count();
		if !(MIN..=MAX).contains(&length) {
			return Err(format!(
				"a text of {MIN} to {MAX} characters belongs here, not of {length}"
			));
		}
		if text.chars().any(|character| character.is_control() || redirects(character)) {
			return Err("this text holds a control character: write one line, without tabs, line \
			            breaks and characters that change the direction of writing"
				.into());
		}
		if text.trim() != text {
			return Err("this text begins or ends with a space: remove it".into());
		}
		Ok(Self(text))
	}
}

/// Whether a character overrides the direction of the text around it (Unicode Standard Annex 9), with
/// which one text can be made to look like another.
fn redirects(character: char) -> bool {
	matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl<const MIN: usize, const MAX: usize> Deref for Text<MIN, MAX> {
	type Target = str;

	fn deref(&self) -> &str {
		&self.0
	}
}

impl<'de, const MIN: usize, const MAX: usize> Deserialize<'de> for Text<MIN, MAX> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		Self::new(String::deserialize(deserializer)?).map_err(D::Error::custom)
	}
}

impl<const MIN: usize, const MAX: usize> JsonSchema for Text<MIN, MAX> {
	fn inline_schema() -> bool {
		true
	}

	fn schema_name() -> Cow<'static, str> {
		format!("Text{MIN}To{MAX}").into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({ "type": "string", "minLength": MIN, "maxLength": MAX })
	}
}

/// A word under which a room is found: 2 to 24 lower-case letters and digits of ASCII, and hyphens
/// between them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Tag(String);

impl Deref for Tag {
	type Target = str;

	fn deref(&self) -> &str {
		&self.0
	}
}

impl<'de> Deserialize<'de> for Tag {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		let is_known =
			|byte: u8| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit();
		let sound = (2..=24).contains(&text.len())
			&& text.bytes().all(is_known)
			&& !text.starts_with('-')
			&& !text.ends_with('-');
		if !sound {
			return Err(D::Error::custom(
				"a tag is 2 to 24 lower-case letters a to z and digits, with hyphens between them",
			));
		}
		Ok(Self(text))
	}
}

impl JsonSchema for Tag {
	fn inline_schema() -> bool {
		true
	}

	fn schema_name() -> Cow<'static, str> {
		"Tag".into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,22}[a-z0-9]$" })
	}
}

/// A language tag (RFC 5646): a language of two or three letters, and subtags, of 35 characters at
/// the most, the length that its section 4.4.1 asks readers to allow for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Language(String);

impl Deref for Language {
	type Target = str;

	fn deref(&self) -> &str {
		&self.0
	}
}

impl<'de> Deserialize<'de> for Language {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		let mut subtags = text.split('-');
		let primary = subtags.next().is_some_and(|language| {
			(2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase())
		});
		let rest = subtags.all(|subtag| {
			(1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
		});
		if !primary || !rest || text.len() > 35 {
			return Err(D::Error::custom("a language is written as in en, de or pt-BR (RFC 5646)"));
		}
		Ok(Self(text))
	}
}

impl JsonSchema for Language {
	fn inline_schema() -> bool {
		true
	}

	fn schema_name() -> Cow<'static, str> {
		"Language".into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({
			"type": "string",
			"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
			"maxLength": 35,
		})
	}
}

/// A price in planck, above zero; in JSON a string of decimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price(pub Balance);

impl Serialize for Price {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		planck::serialize(&self.0, serializer)
	}
}

impl<'de> Deserialize<'de> for Price {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		let amount = planck::parse(&text).filter(|_| !text.starts_with('0'));
		amount.map(Self).ok_or_else(|| {
			D::Error::custom(
				"a price is a string of decimal digits, in planck, above zero and below 2^128, \
				 without a zero in front",
			)
		})
	}
}

impl JsonSchema for Price {
	fn inline_schema() -> bool {
		true
	}

	fn schema_name() -> Cow<'static, str> {
		"Price".into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({ "type": "string", "pattern": "^[1-9][0-9]{0,38}$" })
	}
}

/// At most `MAX` values in an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List<T, const MAX: usize>(Vec<T>);

impl<T, const MAX: usize> Default for List<T, MAX> {
	fn default() -> Self {
		Self(Vec::new())
	}
}

impl<T, const MAX: usize> List<T, MAX> {
	/// Whether there are none.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}
}

impl<T, const MAX: usize> Deref for List<T, MAX> {
	type Target = [T];

	fn deref(&self) -> &[T] {
		&self.0
	}
}

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for List<T, MAX> {
	/// Reads no further than the first value too many.
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		deserializer.deserialize_seq(ListVisitor::<T, MAX>(PhantomData)).map(Self)
	}
}

struct ListVisitor<T, const MAX: usize>(PhantomData<T>);

impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for ListVisitor<T, MAX> {
	type Value = Vec<T>;

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "a list of at most {MAX}")
	}

	fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Vec<T>, A::Error> {
		let mut list = Vec::new();
		while let Some(value) = values.next_element()? {
			if list.len() == MAX {
				return Err(A::Error::custom(format!("this list is longer than {MAX}")));
			}
			list.push(value);
		}
		Ok(list)
	}
}

impl<T: JsonSchema, const MAX: usize> JsonSchema for List<T, MAX> {
	fn inline_schema() -> bool {
		true
	}

	fn schema_name() -> Cow<'static, str> {
		format!("ListOf{}UpTo{MAX}", T::schema_name()).into()
	}

	fn json_schema(generator: &mut SchemaGenerator) -> Schema {
		let items = generator.subschema_for::<T>();
		json_schema!({ "type": "array", "items": items, "maxItems": MAX })
	}
}

/// At most `MAX` different values in an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Distinct<T, const MAX: usize>(List<T, MAX>);

impl<T, const MAX: usize> Default for Distinct<T, MAX> {
	fn default() -> Self {
		Self(List::default())
	}
}

impl<T, const MAX: usize> Distinct<T, MAX> {
	/// Whether there are none.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}
}

impl<T, const MAX: usize> Deref for Distinct<T, MAX> {
	type Target = [T];

	fn deref(&self) -> &[T] {
		&self.0
	}
}

impl<'de, T: Deserialize<'de> + Ord, const MAX: usize> Deserialize<'de> for Distinct<T, MAX> {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let list = List::<T, MAX>::deserialize(deserializer)?;
		let distinct = list.iter().collect::<BTreeSet<_>>().len() == list.len();
		distinct.then_some(Self(list)).ok_or_else(|| D::Error::custom("this list repeats a value"))
	}
}

impl<T: JsonSchema, const MAX: usize> JsonSchema for Distinct<T, MAX> {
	fn inline_schema() -> bool {
		true
	}

	fn schema_name() -> Cow<'static, str> {
		format!("Distinct{}UpTo{MAX}", T::schema_name()).into()
	}

	fn json_schema(generator: &mut SchemaGenerator) -> Schema {
		let mut schema = List::<T, MAX>::json_schema(generator);
		schema.insert("uniqueItems".into(), true.into());
		schema
	}
}
