//! One client's connection: what it needs besides the media.

use std::{
	fmt,
	net::SocketAddr,
	sync::Arc,
	time::{Duration, Instant},
};

use str0m::Rtc;
use tokio::task::AbortHandle;

use crate::{
	identifiers::{SessionId, StreamId},
	publisher::Publisher,
	socket::Socket,
	viewer::Viewer,
};

/// The most addresses of one client that are remembered: checks come from each of its interfaces.
pub(crate) const MAX_ADDRESSES: usize = 8;

/// How often a client may restart ICE.
pub(crate) const RESTART_INTERVAL: Duration = Duration::from_secs(1);

/// One client's connection.
pub(crate) struct Session {
	pub id: SessionId,
	pub stream: StreamId,
	pub rtc: Rtc,
	pub part: Part,
	/// The relay's ICE fragment.
	pub fragment: String,
	/// The client's offer, for a restart of ICE; empty where this relay offered.
	pub offer: Box<str>,
	/// A socket of the session's own, where it does not use the common ones.
	pub own: Option<OwnSocket>,
	/// The client's addresses.
	pub addresses: Vec<SocketAddr>,
	pub connected: Option<Instant>,
	/// When a client that has not connected is given up.
	pub deadline: Instant,
	/// Since when the client has not been heard of.
	pub lost: Option<Instant>,
	pub restarted: Option<Instant>,
	/// When the connection wants to be woken.
	pub due: Instant,
}

/// What the client does.
pub(crate) enum Part {
	Publisher(Publisher),
	Viewer(Box<Viewer>),
}

/// A socket of one session, with the task that receives on it.
pub(crate) struct OwnSocket {
	pub socket: Arc<Socket>,
	receiver: AbortHandle,
}

impl OwnSocket {
	pub(crate) fn new(socket: Arc<Socket>, receiver: AbortHandle) -> Self {
		Self { socket, receiver }
	}
}

impl Drop for OwnSocket {
	fn drop(&mut self) {
		self.receiver.abort();
	}
}

impl Session {
	/// A session that has been agreed upon and whose client has to connect by the deadline.
	pub(crate) fn new(
		id: SessionId,
		stream: StreamId,
		rtc: Rtc,
		part: Part,
		fragment: String,
		connect_within: Duration,
	) -> Self {
		let now = Instant::now();
		Self {
			id,
			stream,
			rtc,
			part,
			fragment,
			offer: "".into(),
			own: None,
			addresses: Vec::new(),
			connected: None,
			deadline: now + connect_within,
			lost: None,
			restarted: None,
			due: now,
		}
	}
}

impl fmt::Debug for Session {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.debug_struct("Session").field("id", &self.id).finish_non_exhaustive()
	}
}
