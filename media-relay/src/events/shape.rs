//! The shapes of events: those of Chaturbate's Events API, with what the chain knows beside them.

use crate::room::{
	person::Person,
	protocol::{ChainPoint, Role, TipStage},
};
use livestars_chain::{planck, Balance, Hash};
use serde::Serialize;
use serde_json::{json, Value};

/// Planck of one LIVE.
const LIVE: Balance = 1_000_000_000_000;

/// The name of a kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Method {
	/// A stream started.
	BroadcastStart,
	/// A stream ended.
	BroadcastStop,
	/// Somebody said something.
	ChatMessage,
	/// Somebody joined the performer's fan club.
	FanclubJoin,
	/// Somebody follows the performer.
	Follow,
	/// Somebody does not follow her any more.
	Unfollow,
	/// Somebody bought something recorded.
	MediaPurchase,
	/// Somebody wrote to the performer.
	PrivateMessage,
	/// The room's title is another one.
	RoomSubjectChange,
	/// A tip came, or came further.
	Tip,
	/// Somebody with a nickname came.
	UserEnter,
	/// Somebody with a nickname left.
	UserLeave,
}

/// An event, before it has its place among the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
	/// Its kind.
	pub method: Method,
	/// What it holds.
	pub object: Value,
	/// Where the chain says so.
	pub chain: Option<ChainPoint>,
}

/// Somebody, as events name her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
	/// The nickname, or `anonymous`.
	pub username: String,
	/// The room's name for the person, if she is in the room.
	pub person: Option<Person>,
	/// Whether she keeps order.
	pub is_mod: bool,
}

/// A tip, as events hold it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tipped {
	/// The tip's name, the same in all its events.
	pub id: Hash,
	/// Whole LIVE, rounded down.
	pub tokens: u64,
	/// Planck.
	#[serde(with = "planck")]
	pub amount: Balance,
	/// Whether the room is not told who tipped.
	pub is_anon: bool,
	/// What was said with it.
	pub message: String,
	/// How far it has come.
	pub status: TipStage,
	/// The item of the tip menu that it asks for.
	pub item: Option<String>,
	/// Why it was refused.
	pub reason: Option<String>,
}

impl Tipped {
	/// The whole LIVE in an amount of planck.
	pub fn tokens(amount: Balance) -> u64 {
		u64::try_from(amount / LIVE).unwrap_or(u64::MAX)
	}
}

impl Event {
	/// An event of the performer whose address this is.
	pub fn new(method: Method, broadcaster: &str, object: Value) -> Self {
		let mut all = json!({ "broadcaster": broadcaster });
		if let (Some(all), Value::Object(object)) = (all.as_object_mut(), object) {
			all.extend(object);
		}
		Self { method, object: all, chain: None }
	}

	/// The same event, said by the chain here.
	pub fn at(self, chain: Option<ChainPoint>) -> Self {
		Self { chain, ..self }
	}

	/// The event as it is sent.
	pub fn to_json(&self, id: &str) -> Value {
		let mut event = json!({ "method": self.method, "id": id, "object": self.object });
		if let (Some(chain), Some(fields)) = (&self.chain, event.as_object_mut()) {
			fields.insert("chain".into(), json!(chain));
		}
		event
	}
}

impl User {
	/// Somebody in the room.
	pub fn new(nickname: &str, person: Option<Person>, role: Role) -> Self {
		Self { username: nickname.into(), person, is_mod: role == Role::Moderator }
	}
}
