//! What streams, sessions and codecs are called.

use std::{fmt, str::FromStr};

/// A stream: the performer's account, or whatever 32 bytes the caller names a stream by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StreamId(pub [u8; 32]);

/// A publisher's or a viewer's session: 16 random bytes, which nobody can guess. Whoever knows it
/// may change or end the session.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId([u8; 16]);

impl SessionId {
	/// A new identifier, or the reason why the system gave no random bytes.
	pub(crate) fn random() -> Result<Self, getrandom::Error> {
		let mut bytes = [0; 16];
		getrandom::fill(&mut bytes)?;
		Ok(Self(bytes))
	}
}

impl fmt::Display for SessionId {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
	}
}

/// Shortened: the identifier is what authorises changes to the session.
impl fmt::Debug for SessionId {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "SessionId({:02x}{:02x}…)", self.0[0], self.0[1])
	}
}

/// A text that is not a session's identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASessionId;

impl fmt::Display for NotASessionId {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("a session is named by 32 hexadecimal digits")
	}
}

impl std::error::Error for NotASessionId {}

impl FromStr for SessionId {
	type Err = NotASessionId;

	fn from_str(text: &str) -> Result<Self, NotASessionId> {
		let digits = text.as_bytes();
		if digits.len() != 32 {
			return Err(NotASessionId);
		}
		let mut bytes = [0; 16];
		for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
			let digit = |at: usize| (pair[at] as char).to_digit(16).ok_or(NotASessionId);
			*byte = (digit(0)? * 16 + digit(1)?) as u8;
		}
		Ok(Self(bytes))
	}
}

/// How a stream's pictures are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VideoCodec {
	/// VP8, RFC 7741.
	Vp8,
	/// H.264 with packetization mode 1, RFC 6184.
	H264,
}

impl VideoCodec {
	/// The name that `a=rtpmap` gives it.
	pub fn name(self) -> &'static str {
		match self {
			Self::Vp8 => "VP8",
			Self::H264 => "H264",
		}
	}
}

impl fmt::Display for VideoCodec {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(self.name())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_session_is_read_as_it_is_written() {
		let session = SessionId::random().unwrap();
		assert_eq!(session.to_string().parse(), Ok(session));
	}

	#[test]
	fn other_texts_are_no_sessions() {
		for text in ["", "abc", &"g".repeat(32), &"0".repeat(31), &"0".repeat(33), &"é".repeat(16)]
		{
			assert_eq!(text.parse::<SessionId>(), Err(NotASessionId));
		}
	}

	#[test]
	fn a_log_does_not_tell_the_whole_session() {
		let session = SessionId::random().unwrap();
		assert!(!format!("{session:?}").contains(&session.to_string()));
	}
}
