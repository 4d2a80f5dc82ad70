//! How large rooms may become, and how fast those in them may speak.

use super::moderation::Moderation;
use livestars_chain::Account;
use serde::Deserialize;
use std::time::Duration;

/// The bounds of all rooms of a relay.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, default)]
pub struct Settings {
	/// The longest message of a client, in bytes.
	pub message_bytes: usize,
	/// Rooms that are open at once.
	pub rooms: usize,
	/// Sockets and waiting polls of the whole relay.
	pub sockets: usize,
	/// Sockets of one room.
	pub sockets_per_room: usize,
	/// Lines of chat that a room remembers.
	pub chat_lines: usize,
	/// Tips that a room remembers after they are final.
	pub tips: usize,
	/// Tips of one room that are not final yet; beyond them the oldest are forgotten.
	pub open_tips: usize,
	/// Payers of one day that a room counts for its leaderboard.
	pub payers: usize,
	/// Places on the leaderboard.
	pub leaders: usize,
	/// People who are muted, and people who are banned, in one room.
	pub penalties: usize,
	/// Moderators of one room.
	pub moderators: usize,
	/// The longest line of chat or note of a tip, in characters.
	pub text_characters: usize,
	/// Lines of chat that somebody may send at once.
	pub chat_burst: u32,
	/// Lines of chat that somebody may send in a minute.
	pub chat_per_minute: u32,
	/// Messages of any kind that a socket may send at once.
	pub message_burst: u32,
	/// Messages of any kind that a socket may send in a minute.
	pub message_per_minute: u32,
	/// Messages that a room keeps for those who read slowly.
	pub backlog: usize,
	/// How often a socket may fall behind the backlog before it is closed.
	pub lags: u32,
	/// The least time between two counts of viewers, in milliseconds.
	pub presence_milliseconds: u64,
	/// How long a socket may take to accept one message, in milliseconds.
	pub send_milliseconds: u64,
	/// How often a socket is asked whether it is still there, in milliseconds.
	pub ping_milliseconds: u64,
	/// How long a room stays after the last of its viewers left, in milliseconds.
	pub linger_milliseconds: u64,
	/// How long the accountless stay banned at most, in milliseconds.
	pub visitor_ban_milliseconds: u64,
	/// The time over which sockets are closed when the relay is drained, in milliseconds.
	pub drain_milliseconds: u64,
	/// Blocks whose payments are remembered for rooms that open.
	pub blocks: usize,
	/// Events that are kept for a performer's programs to fetch.
	pub events: usize,
	/// The longest that a poll for events may wait, in seconds.
	pub poll_seconds: u64,
}

impl Default for Settings {
	fn default() -> Self {
		Self {
			message_bytes: 4_096,
			rooms: 10_000,
			sockets: 100_000,
			sockets_per_room: 20_000,
			chat_lines: 50,
			tips: 20,
			open_tips: 1_024,
			payers: 10_000,
			leaders: 10,
			penalties: 1_000,
			moderators: 50,
			text_characters: 500,
			chat_burst: 5,
			chat_per_minute: 40,
			message_burst: 20,
			message_per_minute: 300,
			backlog: 1_024,
			lags: 3,
			presence_milliseconds: 1_000,
			send_milliseconds: 10_000,
			ping_milliseconds: 30_000,
			linger_milliseconds: 300_000,
			visitor_ban_milliseconds: 86_400_000,
			drain_milliseconds: 5_000,
			blocks: 256,
			events: 1_000,
			poll_seconds: 60,
		}
	}
}

impl Settings {
	/// The rules of a room as they begin.
	pub(super) fn moderation(&self, performer: Account) -> Moderation {
		let Self { penalties, moderators, visitor_ban_milliseconds, .. } = *self;
		Moderation::new(performer, penalties, moderators, visitor_ban_milliseconds)
	}

	/// The longest a socket may take to accept one message.
	pub(crate) fn send(&self) -> Duration {
		Duration::from_millis(self.send_milliseconds)
	}

	/// The time between two questions whether a socket is still there.
	pub(crate) fn ping(&self) -> Duration {
		Duration::from_millis(self.ping_milliseconds.max(1))
	}

	/// The least time between two counts of viewers.
	pub(crate) fn presence(&self) -> Duration {
		Duration::from_millis(self.presence_milliseconds.max(1))
	}
}
