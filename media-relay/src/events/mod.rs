//! # What happens in a room, for programs
//!
//! The performer's own programs read what happens in her room by long poll or WebSocket, in the
//! shapes that bots for other platforms know. `docs/room-protocol.md` describes both.

#![cfg_attr(
	not(test),
	deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod http;
mod ring;
mod shape;
mod socket;

#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub use http::read;
pub(crate) use http::router;
pub use ring::{Cursor, CursorError, Ring};
pub use shape::{Event, Method, Tipped, User};
