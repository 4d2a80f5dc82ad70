//! What clients say.

use crate::room::person::Person;
use livestars_chain::{Account, SignedOrder};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most characters of a client's own name for a message.
const REFERENCE_CHARACTERS: usize = 64;

/// The kind of fault of a message that is longer than a message may be.
pub const TOO_LONG: &str = "too-long";

/// The types of messages, for those who sent another.
const TYPES: [&str; 6] = ["hello", "chat", "moderate", "order", "note", "ping"];

/// A message of a client, with the client's own name for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
	/// What the answer names, if the client wants to know which message was answered.
	pub id: Option<String>,
	/// What is asked.
	pub message: ClientMessage,
}

/// What a client asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(
	tag = "type",
	rename_all = "camelCase",
	rename_all_fields = "camelCase",
	deny_unknown_fields
)]
pub enum ClientMessage {
	/// Introduces the viewer. Needed before anything but `ping`; it may be said again with another
	/// nickname.
	Hello {
		/// The name the viewer goes by. Without one she can watch, moderate and tip, not chat.
		#[serde(default)]
		nickname: Option<String>,
		/// A token of the relay, for those who have an account.
		#[serde(default)]
		token: Option<String>,
	},
	/// Says something in the room.
	Chat {
		/// What is said.
		text: String,
	},
	/// Keeps order in the room.
	Moderate(Action),
	/// Pays out of a purse.
	Order {
		/// The order and its signature, one flat object.
		#[schemars(schema_with = "super::schema::signed_order")]
		order: Box<SignedOrder>,
		/// What is said with the tip. Its BLAKE2b-256 hash is the order's memo.
		#[serde(default)]
		note: Option<String>,
		/// Whether the room is not told who tipped.
		#[serde(default)]
		anonymous: bool,
	},
	/// Says something with a tip that the viewer's wallet signs: one of her account whose memo is
	/// the BLAKE2b-256 hash of the text. Without it such a tip is anonymous to the room.
	Note {
		/// What is said with the tip.
		text: String,
		/// Whether the room is not told who tipped.
		#[serde(default)]
		anonymous: bool,
	},
	/// Asks for a `pong`.
	Ping {},
}

/// What a moderator does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(
	tag = "action",
	rename_all = "camelCase",
	rename_all_fields = "camelCase",
	deny_unknown_fields
)]
pub enum Action {
	/// Lets somebody watch and not chat, for a time.
	Mute {
		/// Whom.
		#[schemars(with = "String")]
		target: Person,
		/// For how many seconds; ten minutes if it is not said.
		#[serde(default)]
		seconds: Option<u32>,
	},
	/// Lets somebody chat again.
	Unmute {
		/// Whom.
		#[schemars(with = "String")]
		target: Person,
	},
	/// Sends somebody out of the room, and deletes what she said.
	Ban {
		/// Whom.
		#[schemars(with = "String")]
		target: Person,
		/// For how many seconds; for good if it is not said. Those without an account are banned
		/// for a day at most.
		#[serde(default)]
		seconds: Option<u32>,
	},
	/// Lets somebody in again.
	Unban {
		/// Whom.
		#[schemars(with = "String")]
		target: Person,
	},
	/// Takes back a line of chat.
	Delete {
		/// The line's number.
		target: u64,
	},
	/// Names a moderator. Only the performer can.
	AddModerator {
		/// Whom: somebody in the room who has an account.
		#[schemars(with = "String")]
		target: Person,
	},
	/// Makes a moderator a viewer again. Only the performer can.
	RemoveModerator {
		/// Whom: a moderator, by person or by account.
		#[schemars(with = "String")]
		target: ModeratorName,
	},
}

/// A moderator, by the room's name for her or by her account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ModeratorName {
	/// By the room's name.
	Person(Person),
	/// By account.
	Account(Account),
}

/// Why a message was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
	/// The kind of fault, for programs: words with hyphens.
	pub kind: &'static str,
	/// What was wrong and what to do, for people.
	pub detail: String,
	/// The client's own name for the message.
	pub id: Option<String>,
}

impl Fault {
	/// A fault of this kind, in a message without a name.
	pub fn new(kind: &'static str, detail: impl Into<String>) -> Self {
		Self { kind, detail: detail.into(), id: None }
	}

	/// The same fault, in this message.
	pub fn with_id(self, id: Option<String>) -> Self {
		Self { id, ..self }
	}
}

/// Reads a client's message. `longest` is in bytes.
pub fn parse(text: &str, longest: usize) -> Result<Request, Fault> {
	if text.len() > longest {
		return Err(Fault::new(TOO_LONG, format!("a message has at most {longest} bytes")));
	}
	let value: Value = serde_json::from_str(text)
		.map_err(|error| Fault::new("not-json", format!("the message is not JSON: {error}")))?;
	let Value::Object(mut fields) = value else {
		return Err(Fault::new("not-an-object", "a message is a JSON object with a type"));
	};
	let id = match fields.remove("id") {
		None | Some(Value::Null) => None,
		Some(Value::String(id)) if id.chars().nth(REFERENCE_CHARACTERS).is_none() => Some(id),
		Some(_) => {
			let detail = format!("an id is a string of at most {REFERENCE_CHARACTERS} characters");
			return Err(Fault::new("bad-id", detail));
		},
	};
	match fields.get("type").and_then(Value::as_str) {
		Some(kind) if TYPES.contains(&kind) => {},
		_ => {
			let detail = format!("a message has a type, which is one of {}", TYPES.join(", "));
			return Err(Fault::new("unknown-type", detail).with_id(id));
		},
	}
	match serde_json::from_value(Value::Object(fields)) {
		Ok(message) => Ok(Request { id, message }),
		Err(error) => {
			let detail = format!("{error}; /schemas/room.json says what a message holds");
			Err(Fault::new("bad-message", detail).with_id(id))
		},
	}
}

#[cfg(test)]
mod tests;
