//! One client's connection: what it needs besides the media.

use std::{
	fmt,
	net::SocketAddr,
	sync::Arc,
	time::{Duration, Instant},
};

use str0m::{Candidate, Rtc};
use tokio::task::AbortHandle;

use crate::{
	identifiers::{SessionId, StreamId},
	publisher::Publisher,
	socket::Socket,
	viewer::Viewer,
};

/// The most addresses of one client that are remembered: checks come from each of its interfaces.
pub(crate) const MAX_ADDRESSES: usize = 8;

/// The most candidates of a client that are taken in one ICE session: as many as there may be pairs
/// to check (RFC 8445, section 6.1.2.5).
const MAX_CANDIDATES: usize = 100;

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
	/// How many of the client's candidates were taken since ICE began or was restarted.
	candidates: usize,
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
			candidates: 0,
			addresses: Vec::new(),
			connected: None,
			deadline: now + connect_within,
			lost: None,
			restarted: None,
			due: now,
		}
	}

	/// Takes a client's candidates. Those beyond the bound are left out: a connection remembers every
	/// one that it is given, even where it has too many to check.
	pub(crate) fn add_candidates(&mut self, candidates: Vec<Candidate>) {
		for candidate in candidates {
			if self.candidates == MAX_CANDIDATES {
				break;
			}
			self.candidates += 1;
			self.rtc.add_remote_candidate(candidate);
		}
	}

	/// ICE was restarted, for which the connection has forgotten the client's candidates.
	pub(crate) fn forget_candidates(&mut self) {
		self.candidates = 0;
	}
}

impl fmt::Debug for Session {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.debug_struct("Session").field("id", &self.id).finish_non_exhaustive()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::identifiers::VideoCodec;

	#[test]
	fn a_client_has_some_candidates_and_not_any_number() {
		let rtc = Rtc::builder().build(Instant::now());
		let part = Part::Publisher(Publisher::new(VideoCodec::Vp8));
		let id = SessionId::random().unwrap();
		let within = Duration::from_secs(1);
		let mut session = Session::new(id, StreamId([7; 32]), rtc, part, "abcd".into(), within);
		let candidates = |first: u16| -> Vec<_> {
			let host = |port| Candidate::host(([192, 0, 2, 7], port).into(), "udp").unwrap();
			(first..first + 64).map(host).collect()
		};
		session.add_candidates(candidates(1_000));
		assert_eq!(session.candidates, 64);
		for first in 2..50 {
			session.add_candidates(candidates(first * 1_000));
		}
		assert_eq!(session.candidates, MAX_CANDIDATES);
		session.forget_candidates();
		session.add_candidates(candidates(1_000));
		assert_eq!(session.candidates, 64, "a restart of ICE begins anew");
	}
}
