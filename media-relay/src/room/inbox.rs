//! What reaches a room, and what leaves it.

use super::{
	digest::Digest,
	protocol::{Action, Fault, ServerMessage},
	seams::{Description, Happening, TipUpdate, Unknown},
	state::{Dismissal, JoinRefused, Offered, Seat, Visitor},
};
use crate::{events::Ring, problem::Problem};
use axum::{extract::ws::Utf8Bytes, http::StatusCode};
use livestars_chain::{Account, BlockNumber, Hash, SignedOrder};
use std::sync::Arc;
use tokio::sync::{broadcast, mpsc, oneshot};

/// Answers somebody.
pub(crate) type Reply<T, E> = oneshot::Sender<Result<T, E>>;

/// What people want of a room.
pub(crate) enum Input {
	/// Come in.
	Join {
		/// Who comes.
		visitor: Visitor,
		/// Her account, if it is known already.
		account: Option<Account>,
		/// Where she is told what concerns her alone.
		mailbox: mpsc::Sender<Outgoing>,
		/// Whether she is in.
		reply: Reply<Joined, Refused>,
	},
	/// Read the events.
	Knock(Reply<Arc<Ring>, Refused>),
	/// Go.
	Leave(Seat),
	/// See the room as it is, after so many messages were missed.
	Resync(Seat, u64),
	/// Say something.
	Say {
		/// Who says it.
		seat: Seat,
		/// Her own name for it.
		id: Option<String>,
		/// What she says.
		said: Said,
	},
	/// Pay by an order.
	Offer {
		/// Who pays.
		seat: Seat,
		/// The order.
		order: Box<SignedOrder>,
		/// What is said with it.
		note: Option<String>,
		/// Whether the room is not told who tips.
		anonymous: bool,
		/// Whether the order may be offered.
		reply: Reply<Offered, Fault>,
	},
	/// An order that was offered was not taken.
	WithdrawOffer(Hash),
}

/// What somebody says.
pub(crate) enum Said {
	/// Who she is.
	Hello {
		/// Her nickname.
		nickname: Option<String>,
		/// Her account, which was proven.
		account: Option<Account>,
	},
	/// A line of chat.
	Chat(String),
	/// What a moderator does.
	Moderate(Action),
	/// Something with a tip of her wallet.
	Note {
		/// What she says.
		text: String,
		/// Whether the room is not told who tips.
		anonymous: bool,
	},
}

/// What the relay tells a room.
pub(crate) enum Control {
	/// The best chain went on.
	Chain(Arc<Change>),
	/// Blocks up to this one are final.
	Final(BlockNumber),
	/// Something became of an order.
	Tip(TipUpdate),
	/// The performer started or stopped to publish here.
	Publish(bool),
	/// Something happened around the room.
	Happen(Happening),
	/// The room as it is now.
	Described(Result<Option<Description>, Unknown>),
}

/// How the best chain went on.
pub(crate) struct Change {
	/// Blocks that do not count any more, newest first.
	pub left: Vec<Arc<Digest>>,
	/// Blocks that count now, oldest first.
	pub came: Vec<Arc<Digest>>,
}

/// What a socket is to do.
pub(crate) enum Outgoing {
	/// Send this.
	Frame(Utf8Bytes),
	/// Send this, and go on with what comes after it.
	Resynced(Utf8Bytes, broadcast::Receiver<Utf8Bytes>),
	/// Say why, and close.
	Close(Dismissal),
}

/// Somebody is in.
pub(crate) struct Joined {
	/// Her place.
	pub seat: Seat,
	/// The first message.
	pub welcome: Utf8Bytes,
	/// What everybody is told after it.
	pub everybody: broadcast::Receiver<Utf8Bytes>,
	/// Where her wishes go.
	pub inbox: mpsc::Sender<Input>,
}

/// Why somebody does not get into a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
	/// The performer has no room.
	NoRoom,
	/// The room can not be described now.
	Unknown(String),
	/// The relay has as many rooms as it can have.
	TooManyRooms,
	/// The relay has as many sockets as it can have.
	TooManySockets,
	/// The relay is going away; perhaps another is named.
	Draining(Option<String>),
	/// The room does not let her in.
	Join(JoinRefused),
}

impl From<Refused> for Problem {
	fn from(refused: Refused) -> Self {
		use StatusCode as Status;
		let unavailable = Status::SERVICE_UNAVAILABLE;
		match refused {
			Refused::NoRoom => Self::new(
				Status::NOT_FOUND,
				"no-room",
				"this account has no room; check the address",
			),
			Refused::Unknown(why) => Self::new(
				unavailable,
				"room-unknown",
				format!("the room can not be opened now, try again in a minute: {why}"),
			),
			Refused::TooManyRooms | Refused::TooManySockets => Self::new(
				unavailable,
				"relay-full",
				"this relay serves as many as it can; take another of the directory",
			),
			Refused::Draining(to) => Self::new(
				unavailable,
				"draining",
				match to {
					Some(to) => format!("this relay is going away; join at {to}"),
					None => "this relay is going away; take another of the directory".into(),
				},
			),
			Refused::Join(JoinRefused::Full) => {
				Self::new(unavailable, "room-full", "the room is full; try again in a minute")
			},
			Refused::Join(JoinRefused::Country) => Self::new(
				Status::UNAVAILABLE_FOR_LEGAL_REASONS,
				"country-blocked",
				"the performer does not want viewers of your country",
			),
			Refused::Join(JoinRefused::Banned(until)) => {
				Self::new(Status::FORBIDDEN, "banned", Dismissal::banned(until).detail)
			},
		}
	}
}

/// A message as it is sent.
pub(crate) fn frame(message: &ServerMessage) -> Utf8Bytes {
	match serde_json::to_string(message) {
		Ok(text) => text.into(),
		// No message holds a map whose keys are not strings, so this does not happen.
		Err(error) => {
			tracing::error!(%error, "a message can not be written");
			Utf8Bytes::from_static("{}")
		},
	}
}
