//! # Rooms
//!
//! Where viewers meet a performer: chat, tips, goal, tip menu, leaderboard and the state of her
//! stream, over one WebSocket each. `docs/room-protocol.md` describes what is said on it.
//!
//! A room is one task that takes what comes, one after the other, from bounded queues. What it
//! tells everybody goes through a ring of a bounded number of messages, from which every socket
//! reads at its own speed; one that falls behind is shown the room anew, and closed if it falls
//! behind too often. What people say is kept in memory only, as long as the room is open; mutes, bans and
//! moderators outlive the process.

#![cfg_attr(
	not(test),
	deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod board;
mod digest;
mod filter;
mod gate;
mod goal;
mod http;
mod hub;
mod inbox;
mod limits;
mod moderation;
mod nickname;
pub mod person;
pub mod protocol;
mod seams;
mod settings;
mod shelf;
mod socket;
mod state;
mod task;
mod tips;

#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub use filter::{Filter, TextError};
pub(crate) use http::{bad_token, bearer, performer_of, upgrade};
pub(crate) use hub::{Drain, Shared};
pub use hub::{Rooms, Stats};
pub use nickname::{Nickname, NicknameError};
pub use seams::{
	Dependencies, DescribesRooms, Description, Happening, Identifies, Links, Locates, Offer,
	OrderRefused, TakesOrders, TipStatus, TipUpdate, Told, Unknown, Wishes,
};
pub use settings::Settings;
