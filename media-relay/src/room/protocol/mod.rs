//! What clients and rooms say to each other: `docs/room-protocol.md`, and `/schemas/room.json`.

mod client;
mod schema;
mod server;

pub use client::{parse, Action, ClientMessage, Fault, ModeratorName, Request, TOO_LONG};
pub use schema::schema;
pub use server::{
	ChatLine, GoalView, LeaderView, Leaderboard, MenuItem, PenaltyView, RoomView, ServerMessage,
	Speaker, StreamView, TipView,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the protocol. It changes when a client that follows the present one would be
/// misled; new messages and new fields do not change it.
pub const PROTOCOL: u32 = 1;

/// The WebSocket subprotocol (RFC 6455, section 1.9) that names the version.
pub const SUBPROTOCOL: &str = "livestars.room.v1";

/// What somebody may do in a room.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum Role {
	/// Watch, chat and tip.
	Viewer,
	/// Also mute, ban and delete.
	Moderator,
	/// Also name moderators: the room is hers.
	Performer,
}

/// How far a tip has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum TipStage {
	/// Signed, and not in a block; it counts for nothing yet.
	Pending,
	/// In a block that may still be left.
	InBlock,
	/// In a block for good.
	Final,
	/// It was not paid, and will not be.
	Refused,
	/// It will not be paid any more, and whether it was is not known to this relay.
	Unwitnessed,
}

/// The block and the event in which the chain says something.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub struct ChainPoint {
	/// The number of the block.
	pub block: livestars_chain::BlockNumber,
	/// The hash of the block.
	#[schemars(with = "String")]
	pub hash: livestars_chain::Hash,
	/// The place of the event among all events of the block, counted from zero.
	pub event: u32,
}
