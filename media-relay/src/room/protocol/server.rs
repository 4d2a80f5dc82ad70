//! What rooms say.

use super::{ChainPoint, Role, TipStage};
use crate::room::person::Person;
use livestars_chain::{planck, Account, Balance, Hash};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a room tells a client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ServerMessage {
	/// The first message of every socket.
	Welcome {
		/// The version of the protocol.
		protocol: u32,
		/// The room's name for this socket.
		#[schemars(with = "String")]
		person: Person,
		/// The room as it is.
		room: Box<RoomView>,
	},
	/// Answers `hello`, and says so when the role of the person changes.
	You {
		/// The room's name for the person.
		#[schemars(with = "String")]
		person: Person,
		/// The nickname as the room shows it.
		nickname: Option<String>,
		/// What the person may do.
		role: Role,
		/// Whether the relay knows the person's account.
		signed_in: bool,
		/// The client's own name for the `hello`.
		#[serde(skip_serializing_if = "Option::is_none")]
		id: Option<String>,
	},
	/// What was asked was done.
	Done {
		/// The client's own name for the message; only an order is answered without one.
		#[serde(skip_serializing_if = "Option::is_none")]
		id: Option<String>,
		/// The number of the line of chat.
		#[serde(skip_serializing_if = "Option::is_none")]
		line: Option<u64>,
		/// The name of the tip.
		#[serde(skip_serializing_if = "Option::is_none")]
		tip: Option<String>,
	},
	/// How many watch.
	Presence {
		/// Sockets of the room.
		viewers: u32,
	},
	/// Somebody said something.
	Chat(ChatLine),
	/// Lines of chat were taken back.
	Deleted {
		/// Their numbers.
		lines: Vec<u64>,
	},
	/// A tip came, or came further. The tip with the same name is the same tip.
	Tip(TipView),
	/// The goal is another one, or is nearer.
	Goal {
		/// The goal, if there is one.
		goal: Option<GoalView>,
	},
	/// The tip menu is another one.
	Menu {
		/// What a tip of exactly that amount asks for.
		items: Vec<MenuItem>,
	},
	/// Today's leaderboard changed.
	Leaderboard(Leaderboard),
	/// The stream started or ended.
	Stream(StreamView),
	/// The room is called otherwise, or something else is on.
	About {
		/// What the room is called.
		title: Option<String>,
		/// What is on in the room at present.
		subject: Option<String>,
	},
	/// Who is muted, banned or a moderator. Only moderators and the performer are told.
	Moderation {
		/// Who may not chat.
		muted: Vec<PenaltyView>,
		/// Who may not come in.
		banned: Vec<PenaltyView>,
		/// Who keeps order beside the performer.
		#[schemars(with = "Vec<String>")]
		moderators: Vec<Account>,
	},
	/// The socket fell behind and missed messages; this is the room as it is.
	Resync {
		/// How many messages were missed.
		missed: u64,
		/// The room as it is.
		room: Box<RoomView>,
	},
	/// The relay is going away: join again, there or, without a name, anywhere else.
	Redirect {
		/// The URL of another relay.
		to: Option<String>,
	},
	/// Something went wrong.
	Error {
		/// The kind of fault, for programs.
		kind: String,
		/// What was wrong and what to do, for people.
		detail: String,
		/// The client's own name for the message.
		#[serde(skip_serializing_if = "Option::is_none")]
		id: Option<String>,
	},
	/// Answers `ping`.
	Pong {
		/// The client's own name for the `ping`.
		#[serde(skip_serializing_if = "Option::is_none")]
		id: Option<String>,
	},
}

/// A room as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomView {
	/// Whose room it is.
	#[schemars(with = "String")]
	pub performer: Account,
	/// What it is called.
	pub title: Option<String>,
	/// What is on in the room at present.
	pub subject: Option<String>,
	/// How many watch.
	pub viewers: u32,
	/// Whether there is a stream.
	pub stream: StreamView,
	/// What the performer collects for.
	pub goal: Option<GoalView>,
	/// What a tip of exactly that amount asks for.
	pub menu: Vec<MenuItem>,
	/// Who tipped most today.
	pub leaderboard: Leaderboard,
	/// The last lines of chat, oldest first.
	pub chat: Vec<ChatLine>,
	/// The last tips, oldest first.
	pub tips: Vec<TipView>,
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
	/// The room's name for the person.
	#[schemars(with = "String")]
	pub person: Person,
	/// The nickname.
	pub nickname: String,
	/// What the person may do.
	pub role: Role,
}

/// A line of chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatLine {
	/// The line's number in the room.
	pub line: u64,
	/// Who said it.
	pub from: Speaker,
	/// What was said.
	pub text: String,
	/// When, in milliseconds since the Unix epoch.
	pub at: u64,
}

/// A tip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TipView {
	/// The tip's name: the hash of its order, or of the place where the chain first said so.
	#[schemars(with = "String")]
	pub tip: Hash,
	/// How far it has come.
	pub status: TipStage,
	/// The nickname of who tipped, or `anonymous`.
	pub from: String,
	/// How much, in planck.
	#[serde(with = "planck")]
	#[schemars(with = "String")]
	pub amount: Balance,
	/// What was said with it.
	pub note: Option<String>,
	/// The item of the tip menu that it asks for.
	pub item: Option<String>,
	/// Where the chain says so.
	pub chain: Option<ChainPoint>,
	/// Why it was refused.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub reason: Option<String>,
	/// When the room first saw it, in milliseconds since the Unix epoch.
	pub at: u64,
}

/// What a performer collects for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GoalView {
	/// What happens when it is reached.
	pub title: String,
	/// How much it takes, in planck.
	#[serde(with = "planck")]
	#[schemars(with = "String")]
	pub amount: Balance,
	/// How much there is, in planck; it may be more than it takes.
	#[serde(with = "planck")]
	#[schemars(with = "String")]
	pub raised: Balance,
	/// Whether it is reached.
	pub reached: bool,
}

/// What a tip of exactly that amount asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MenuItem {
	/// What it asks for.
	pub label: String,
	/// The amount in planck.
	#[serde(with = "planck")]
	#[schemars(with = "String")]
	pub amount: Balance,
}

/// Who tipped most in a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Leaderboard {
	/// The start of the day (UTC), in milliseconds since the Unix epoch.
	pub day: u64,
	/// The most generous first.
	pub leaders: Vec<LeaderView>,
}

/// A place on the leaderboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LeaderView {
	/// The nickname of a payer who tipped this openly, or `anonymous`.
	pub name: String,
	/// The sum of the day in planck. What the same payer tipped anonymously is in another place.
	#[serde(with = "planck")]
	#[schemars(with = "String")]
	pub amount: Balance,
}

/// Whether there is a stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum StreamView {
	/// There is one.
	Live {
		/// The account of the relay that the performer publishes to.
		#[schemars(with = "String")]
		relay: Account,
	},
	/// There is none.
	Offline,
}

/// Somebody who is muted or banned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PenaltyView {
	/// The room's name for the person at the time.
	#[schemars(with = "String")]
	pub person: Person,
	/// The nickname at the time.
	pub nickname: Option<String>,
	/// When it ends, in milliseconds since the Unix epoch; nothing if it does not end by itself.
	pub until: Option<u64>,
}
