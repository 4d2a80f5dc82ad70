//! What a room document says.

use super::value::{Distinct, Language, List, Price, Tag, Text};
use livestars_chain::Account;
use schemars::{generate::SchemaSettings, json_schema, JsonSchema, Schema, SchemaGenerator};
use serde::{de::Error, Deserialize, Deserializer, Serialize, Serializer};
use serde_path_to_error::Segment;
use std::{borrow::Cow, fmt};

/// The most bytes of a document.
pub const MAX_DOCUMENT: usize = 16 * 1024;

/// The most moderators that a document names.
pub const MAX_MODERATORS: usize = 50;

/// The document of a performer's room. The chain names the BLAKE2b-256 hash of its exact bytes, and
/// every relay serves it under that hash.
///
/// It holds no picture and no link: nothing in it makes a viewer's browser ask a third party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "Live Stars room document")]
pub struct Document {
	/// The version of the format.
	pub version: Version,
	/// Whose room it is: the address of her account, prefix 5483.
	#[schemars(with = "Text<46, 66>")]
	pub performer: Account,
	/// The name of the room.
	pub title: Text<1, 80>,
	/// What is on in the room at present.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub subject: Option<Text<1, 200>>,
	/// The words under which the room is found.
	#[serde(default, skip_serializing_if = "Distinct::is_empty")]
	pub tags: Distinct<Tag, 10>,
	/// The language that is spoken.
	pub language: Language,
	/// What the performer offers for tips.
	#[serde(default, skip_serializing_if = "List::is_empty")]
	pub tip_menu: List<Offer, 40>,
	/// What all viewers tip for together.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub goal: Option<Goal>,
	/// What her shows and messages cost. What has no price is not offered.
	#[serde(default)]
	pub prices: Prices,
	/// The rules of the chat.
	#[serde(default)]
	pub chat: Chat,
	/// Who moderates the chat beside her: the addresses of their accounts, prefix 5483.
	#[serde(default, skip_serializing_if = "Distinct::is_empty")]
	#[schemars(with = "Distinct<Text<46, 66>, MAX_MODERATORS>")]
	pub moderators: Distinct<Account, MAX_MODERATORS>,
}

/// Version 1 of the format, the only one there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version;

impl Serialize for Version {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_u32(1)
	}
}

impl<'de> Deserialize<'de> for Version {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		match u32::deserialize(deserializer)? {
			1 => Ok(Self),
			other => Err(D::Error::custom(format!("version {other} is not known here: write 1"))),
		}
	}
}

impl JsonSchema for Version {
	fn inline_schema() -> bool {
		true
	}

	fn schema_name() -> Cow<'static, str> {
		"Version".into()
	}

	fn json_schema(_: &mut SchemaGenerator) -> Schema {
		json_schema!({ "const": 1 })
	}
}

/// A line of the tip menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Offer {
	/// What is offered.
	pub label: Text<1, 60>,
	/// For how much.
	pub amount: Price,
}

/// What all viewers tip for together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Goal {
	/// What happens when the goal is reached.
	pub title: Text<1, 120>,
	/// How much it takes.
	pub amount: Price,
}

/// What shows and messages cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Prices {
	/// A minute of a private show.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub private_minute: Option<Price>,
	/// A minute of a group show, for each viewer.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub group_minute: Option<Price>,
	/// A ticket to a ticket show.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub ticket: Option<Price>,
	/// A month in the fan club.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub fan_club_month: Option<Price>,
	/// A private message.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub message: Option<Price>,
}

/// The rules of the chat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Chat {
	/// Words that nobody can write; capitals make no difference.
	#[serde(default, skip_serializing_if = "Distinct::is_empty")]
	pub blocked_words: Distinct<Text<1, 40>, 200>,
	/// Who may write links.
	#[serde(default)]
	pub links: Links,
}

/// Who may write links in the chat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Links {
	/// The performer alone.
	#[default]
	Performer,
	/// The performer and her moderators.
	Moderators,
	/// Everybody.
	Everybody,
}

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
	/// The place in the document (JSONPath, RFC 9535), such as `$.tipMenu[2].amount`.
	pub path: String,
	/// What is wrong and what belongs there.
	pub reason: String,
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}: {}", self.path, self.reason)
	}
}

impl std::error::Error for Fault {}

impl Document {
	/// Reads the JSON text of a document.
	pub fn read(text: &str) -> Result<Self, Fault> {
		if text.len() > MAX_DOCUMENT {
			let reason = format!(
				"a document has at most {MAX_DOCUMENT} bytes, and this one has {}",
				text.len()
			);
			return Err(Fault { path: "$".into(), reason });
		}
		let mut json = serde_json::Deserializer::from_str(text);
		let document = serde_path_to_error::deserialize(&mut json).map_err(|error| Fault {
			path: json_path(error.path()),
			reason: error.inner().to_string(),
		})?;
		json.end().map_err(|error| Fault { path: "$".into(), reason: error.to_string() })?;
		Ok(document)
	}

	/// The JSON Schema (draft 2020-12) of the format.
	pub fn schema() -> Schema {
		let mut schema =
			SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Self>();
		schema.insert("$id".into(), "/schemas/profile.json".into());
		schema
	}
}

/// A place as JSONPath (RFC 9535). What is none of its shorthand names is written as a string.
fn json_path(path: &serde_path_to_error::Path) -> String {
	path.iter().fold("$".to_owned(), |path, segment| match segment {
		Segment::Seq { index } => format!("{path}[{index}]"),
		Segment::Map { key } | Segment::Enum { variant: key } if is_shorthand(key) => {
			format!("{path}.{key}")
		},
		Segment::Map { key } | Segment::Enum { variant: key } => {
			format!("{path}['{}']", key.chars().map(quoted).collect::<String>())
		},
		// A key that could not be read: what holds it is named.
		Segment::Unknown => path,
	})
}

/// Whether a member's name can stand behind a dot (section 2.5.1.1).
fn is_shorthand(name: &str) -> bool {
	let is_first = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
	name.starts_with(is_first) && name.chars().all(|c| is_first(c) || c.is_ascii_digit())
}

/// A character between single quotes (section 2.3.1.1), as in the normalised paths of section 2.7.
fn quoted(c: char) -> String {
	match c {
		'\'' | '\\' => format!("\\{c}"),
		'\n' => "\\n".into(),
		'\r' => "\\r".into(),
		'\t' => "\\t".into(),
		'\u{8}' => "\\b".into(),
		'\u{c}' => "\\f".into(),
		c if c < ' ' => format!("\\u{:04x}", u32::from(c)),
		c => c.into(),
	}
}
