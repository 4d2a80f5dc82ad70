//! Fragments of a session description that carry ICE candidates after the offer
//! (`application/trickle-ice-sdpfrag`, RFC 8840 section 9).

use str0m::Candidate;

use crate::{
	description::{self, IceCredentials},
	error::MediaError,
};

/// The most candidates of one fragment.
pub(crate) const MAX_CANDIDATES: usize = 64;

/// What a client's fragment says.
#[derive(Debug)]
pub(crate) struct Fragment {
	/// The client's credentials; others than before ask for a restart of ICE.
	pub credentials: Option<IceCredentials>,
	pub candidates: Vec<Candidate>,
}

impl Fragment {
	/// Reads a fragment. Candidates that cannot be used here (names of mDNS, TCP) are left out, as an
	/// agent does with candidates it does not understand (RFC 8839, section 5.1).
	pub(crate) fn parse(text: &str) -> Result<Self, MediaError> {
		let mut candidates = Vec::new();
		let mut attributes = 0;
		for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
			if line.as_bytes().get(1) != Some(&b'=') {
				let reason = "a line of the fragment is not of the form type=value (RFC 8866)";
				return Err(MediaError::Description(reason.into()));
			}
			attributes += usize::from(line.starts_with("a="));
			if let Some(candidate) = line.strip_prefix("a=candidate:") {
				if candidates.len() == MAX_CANDIDATES {
					let reason = format!("more than {MAX_CANDIDATES} candidates in one fragment");
					return Err(MediaError::Description(reason));
				}
				let read = Candidate::from_sdp_string(&format!("candidate:{candidate}"));
				candidates.extend(read);
			}
		}
		if attributes == 0 {
			let reason = "the fragment has no attributes (RFC 8840, section 9)";
			return Err(MediaError::Description(reason.into()));
		}
		Ok(Self { credentials: description::credentials(text), candidates })
	}
}

/// The fragment that answers a restart of ICE: the relay's new credentials and its candidates.
pub(crate) fn write(credentials: &IceCredentials, candidates: &[Candidate]) -> String {
	let IceCredentials { fragment, password } = credentials;
	let mut text = format!("a=ice-lite\r\na=ice-ufrag:{fragment}\r\na=ice-pwd:{password}\r\n");
	text.push_str("m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n");
	for candidate in candidates {
		text.push_str("a=");
		text.push_str(&candidate.to_sdp_string());
		text.push_str("\r\n");
	}
	text.push_str("a=end-of-candidates\r\n");
	text
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn candidates_and_credentials_are_read() {
		let fragment = Fragment::parse(
			"a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n\
			a=candidate:1 1 udp 2130706431 192.0.2.7 40000 typ host generation 0 ufrag abcd\r\n\
			a=candidate:2 1 udp 2130706431 0a1b.local 40000 typ host\r\na=end-of-candidates\r\n",
		)
		.unwrap();
		assert_eq!(fragment.credentials.unwrap().fragment, "abcd");
		assert_eq!(fragment.candidates.len(), 1, "a name of mDNS is left out");
		assert_eq!(fragment.candidates[0].addr(), "192.0.2.7:40000".parse().unwrap());
	}

	#[test]
	fn what_is_written_can_be_read() {
		let credentials = IceCredentials { fragment: "abcd".into(), password: "p".repeat(22) };
		let candidate = Candidate::host("192.0.2.1:7000".parse().unwrap(), "udp").unwrap();
		let fragment =
			Fragment::parse(&write(&credentials, std::slice::from_ref(&candidate))).unwrap();
		assert_eq!(fragment.credentials, Some(credentials));
		assert_eq!(fragment.candidates[0].addr(), candidate.addr());
	}

	#[test]
	fn other_texts_are_refused_with_a_reason() {
		let many = "a=candidate:1 1 udp 1 192.0.2.7 40000 typ host\r\n".repeat(65);
		for text in ["", "hello", "v=0\r\n", &many] {
			assert!(matches!(Fragment::parse(text), Err(MediaError::Description(_))), "{text:.20}");
		}
	}

	proptest! {
		#[test]
		fn any_text_is_read_without_fault(text in "(a=candidate:|a=ice-pwd:|[ -~]|\r\n){0,60}") {
			let _ = Fragment::parse(&text);
		}
	}
}
