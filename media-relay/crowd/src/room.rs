//! A viewer in a room: what she says and tips over the room's socket.

use futures::{SinkExt, StreamExt};
use livestars_chain::SignedOrder;
use serde_json::{json, Value};
use std::fmt;
use tokio::net::TcpStream;
use tokio_tungstenite::{
	connect_async,
	tungstenite::{self, Message},
	MaybeTlsStream, WebSocketStream,
};

/// A viewer's place in a room.
pub struct Seat {
	socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

/// Why a viewer is in the room no longer.
#[derive(Debug)]
pub enum LeftRoom {
	/// The relay closed the socket.
	Closed,
	/// The socket failed.
	Socket(Box<tungstenite::Error>),
}

impl fmt::Display for LeftRoom {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Closed => f.write_str("the relay closed the room's socket"),
			Self::Socket(error) => write!(f, "the room's socket failed: {error}"),
		}
	}
}

impl std::error::Error for LeftRoom {}

impl From<tungstenite::Error> for LeftRoom {
	fn from(error: tungstenite::Error) -> Self {
		Self::Socket(Box::new(error))
	}
}

impl Seat {
	/// Enters the room behind the socket at `url` and introduces the viewer.
	pub async fn take(url: &str, nickname: &str) -> Result<Self, LeftRoom> {
		let (socket, _) = connect_async(url).await?;
		let mut seat = Self { socket };
		seat.send(json!({ "type": "hello", "nickname": nickname })).await?;
		Ok(seat)
	}

	/// Says something.
	pub async fn say(&mut self, text: &str) -> Result<(), LeftRoom> {
		self.send(json!({ "type": "chat", "text": text })).await
	}

	/// Hands in an order, with what is said beside it.
	pub async fn tip(&mut self, order: &SignedOrder, note: Option<&str>) -> Result<(), LeftRoom> {
		let id = order.order.sequence.to_string();
		self.send(json!({ "type": "order", "id": id, "order": order, "note": note })).await
	}

	/// The next message of the room.
	pub async fn hear(&mut self) -> Result<Value, LeftRoom> {
		loop {
			match self.socket.next().await {
				Some(Ok(Message::Text(text))) => {
					return Ok(serde_json::from_str(text.as_str()).unwrap_or_default())
				},
				Some(Ok(Message::Close(_))) | None => return Err(LeftRoom::Closed),
				Some(Ok(_)) => {},
				Some(Err(error)) => return Err(error.into()),
			}
		}
	}

	async fn send(&mut self, message: Value) -> Result<(), LeftRoom> {
		Ok(self.socket.send(Message::text(message.to_string())).await?)
	}
}
