//! Why a request about media is refused.

use std::fmt;

use crate::identifiers::VideoCodec;

/// Why a request about media is refused. The texts say what was wrong and are fit to be shown to the
/// client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaError {
	/// These settings cannot work.
	Settings(String),
	/// A socket could not be opened, or the system gave no random bytes.
	System(String),
	/// A session description or a fragment of one is larger than is read.
	TooLarge {
		/// The most bytes that are read.
		limit: usize,
	},
	/// A session description that cannot be read or accepted.
	Description(String),
	/// The client offers nothing that this stream could be carried in.
	NoCommonCodec {
		/// What the stream's pictures are encoded in; None when a publisher offered neither.
		needed: Option<VideoCodec>,
	},
	/// The stream is being published by another session.
	AlreadyPublished,
	/// Nobody publishes the stream here.
	NotLive,
	/// No session has this identifier (any more).
	NoSession,
	/// The stream has no layer of the name that a viewer chose.
	NoSuchLayer {
		/// The names of those that are being sent.
		layers: Vec<String>,
	},
	/// As many sessions, or viewers of this stream, as are allowed.
	Full,
	/// As many sessions whose client has not connected yet as one network address may have.
	TooManyHalfOpen,
	/// The session's client has to be told what it changes (RFC 9725, section 4.3.2): the request
	/// named no state.
	StateNotNamed,
	/// The request changes a state that the session is no longer in.
	StateChanged,
	/// The request was not expected in the session's present state.
	Unexpected(&'static str),
	/// A worker has too much to do to take the request.
	Busy,
	/// The relay is being shut down.
	ShuttingDown,
}

impl fmt::Display for MediaError {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Settings(reason) => write!(formatter, "the settings cannot work: {reason}"),
			Self::System(reason) => write!(formatter, "the system refused: {reason}"),
			Self::TooLarge { limit } => {
				write!(formatter, "the session description is larger than {limit} bytes")
			},
			Self::Description(reason) => {
				write!(formatter, "the session description was not accepted: {reason}")
			},
			Self::NoCommonCodec { needed: Some(codec) } => {
				write!(
					formatter,
					"the stream is encoded in {codec}, which the offer does not include"
				)
			},
			Self::NoCommonCodec { needed: None } => formatter.write_str(
				"the offer includes neither VP8 nor H264 (packetization-mode=1), or no Opus",
			),
			Self::AlreadyPublished => formatter
				.write_str("the stream is already being published; end the other session first"),
			Self::NotLive => formatter.write_str("the stream is not live here"),
			Self::NoSession => formatter.write_str("the session has ended or never was"),
			Self::NoSuchLayer { layers } if layers.is_empty() => {
				formatter.write_str("nothing is known of the stream's layers yet; try again")
			},
			Self::NoSuchLayer { layers } => {
				write!(formatter, "the stream has no such layer; it has {}", layers.join(", "))
			},
			Self::Full => formatter.write_str("the relay carries as many sessions as it may"),
			Self::TooManyHalfOpen => formatter.write_str(
				"too many sessions of this network address have not connected yet; try again soon",
			),
			Self::StateNotNamed => formatter
				.write_str("If-Match is missing: name the entity tag of the session, or \"*\""),
			Self::StateChanged => {
				formatter.write_str("If-Match names a state that the session is no longer in")
			},
			Self::Unexpected(reason) => formatter.write_str(reason),
			Self::Busy => formatter.write_str("the relay is busy; try again"),
			Self::ShuttingDown => formatter.write_str("the relay is shutting down"),
		}
	}
}

impl std::error::Error for MediaError {}

impl From<getrandom::Error> for MediaError {
	fn from(error: getrandom::Error) -> Self {
		Self::System(format!("no random bytes: {error}"))
	}
}
