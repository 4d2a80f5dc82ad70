//! How a client's WebSocket ends.

use axum::{
	extract::ws::{close_code, CloseFrame, Message, WebSocket},
	Error,
};
use std::time::Duration;
use tokio::time::timeout;

/// How long a goodbye may take.
pub(crate) const GOODBYE: Duration = Duration::from_secs(2);

/// Why a socket ends.
#[derive(Debug)]
pub(crate) enum End {
	/// The client closed it, it is broken, or the client does not take what it is sent.
	Gone,
	/// It is closed, with this code (RFC 6455, section 7.4.1) and reason.
	Close(u16, &'static str),
}

impl From<Error> for End {
	/// What the library says about a frame that it does not take.
	fn from(error: Error) -> Self {
		let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
		while let Some(error) = source {
			let text = error.to_string();
			if text.contains("too long") || text.contains("too big") {
				return Self::Close(close_code::SIZE, "the message is too long");
			}
			if text.contains("UTF-8") || text.contains("utf-8") {
				return Self::Close(close_code::INVALID, "the text is not UTF-8");
			}
			source = error.source();
		}
		Self::Gone
	}
}

impl End {
	/// Ends a socket: says why, and waits a moment for the client to confirm.
	pub async fn close(self, mut socket: WebSocket) {
		let Self::Close(code, reason) = self else { return };
		let close = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
		let goodbye = async {
			if socket.send(close).await.is_ok() {
				// What the client still says is not heard.
				while let Some(Ok(_)) = socket.recv().await {}
			}
		};
		// The client may be gone, or not read.
		let _ = timeout(GOODBYE, goodbye).await;
	}
}
