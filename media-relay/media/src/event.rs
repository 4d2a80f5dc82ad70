//! What happens to streams.

use crate::identifiers::{SessionId, StreamId, VideoCodec};

/// What happened to a stream. Never says who watches or from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaEvent {
	/// A publisher's offer was accepted.
	Published {
		/// The stream.
		stream: StreamId,
		/// The publisher's session.
		session: SessionId,
	},
	/// The publisher's first packet of media arrived.
	Flowing {
		/// The stream.
		stream: StreamId,
		/// The publisher's session.
		session: SessionId,
	},
	/// The stream is over, and its viewers' sessions with it.
	Ended {
		/// The stream.
		stream: StreamId,
		/// The publisher's session.
		session: SessionId,
		/// Why.
		reason: EndReason,
	},
	/// A viewer connected.
	ViewerJoined {
		/// The stream.
		stream: StreamId,
		/// How many watch now.
		viewers: usize,
	},
	/// A connected viewer left.
	ViewerLeft {
		/// The stream.
		stream: StreamId,
		/// How many watch now.
		viewers: usize,
	},
	/// Another relay that takes a copy connected.
	RelayJoined {
		/// The stream.
		stream: StreamId,
		/// How many take one now.
		relays: usize,
	},
	/// A connected relay does not take its copy any more.
	RelayLeft {
		/// The stream.
		stream: StreamId,
		/// How many take one now.
		relays: usize,
	},
}

/// Why a session or a stream is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndReason {
	/// The client hung up.
	HungUp,
	/// The client is not heard of any more.
	Lost,
	/// The client did not connect in time.
	NeverConnected,
	/// A new session of the same publisher took over.
	TakenOver,
	/// The relay ended it: lost eligibility, the chain out of reach, or the operator.
	Refused,
	/// What the client sent could not be processed.
	Fault,
	/// The stream that a viewer watched is over.
	StreamOver,
	/// The relay is being shut down.
	ShuttingDown,
}

impl EndReason {
	/// The reason in words with hyphens.
	pub fn name(self) -> &'static str {
		match self {
			Self::HungUp => "hung-up",
			Self::Lost => "lost",
			Self::NeverConnected => "never-connected",
			Self::TakenOver => "taken-over",
			Self::Refused => "refused",
			Self::Fault => "fault",
			Self::StreamOver => "stream-over",
			Self::ShuttingDown => "shutting-down",
		}
	}
}

/// A stream as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamStatus {
	/// The stream.
	pub stream: StreamId,
	/// The publisher's session.
	pub publisher: SessionId,
	/// What the pictures are encoded in, if it has any.
	pub codec: VideoCodec,
	/// Whether media has arrived.
	pub flowing: bool,
	/// Whether another relay publishes it to this one.
	pub pulled: bool,
	/// Connected viewers.
	pub viewers: usize,
	/// Connected relays that take a copy.
	pub relays: usize,
}
