//! What a client's session description says, as far as this crate decides by it before the
//! negotiation itself.

use std::collections::{BTreeMap, BTreeSet};

use str0m::media::Mid;

use crate::identifiers::VideoCodec;

/// The ICE credentials that a description or a fragment carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IceCredentials {
	pub fragment: String,
	pub password: String,
}

/// The codecs that an offer includes, in the offer's order of preference.
pub(crate) fn video_codecs(description: &str) -> Vec<VideoCodec> {
	let mut codecs = Vec::new();
	let mut order: Vec<&str> = Vec::new();
	let mut maps: Vec<(&str, &str)> = Vec::new();
	let mut single: Vec<&str> = Vec::new();
	let mut video = false;
	for line in description.lines().map(str::trim_end).chain(["m="]) {
		if let Some(media) = line.strip_prefix("m=") {
			for payload in order.drain(..) {
				let name = maps.iter().find(|map| map.0 == payload).map_or("", |map| map.1);
				let codec = if name.eq_ignore_ascii_case("VP8") {
					VideoCodec::Vp8
				} else if name.eq_ignore_ascii_case("H264") && !single.contains(&payload) {
					VideoCodec::H264
				} else {
					continue;
				};
				if !codecs.contains(&codec) {
					codecs.push(codec);
				}
			}
			(maps, single) = (Vec::new(), Vec::new());
			video = media.starts_with("video ");
			if video {
				order = media.split(' ').skip(3).collect();
			}
		} else if let Some((payload, map)) = attribute(line, "a=rtpmap:").filter(|_| video) {
			maps.push((payload, map.split('/').next().unwrap_or_default()));
		} else if let Some((payload, parameters)) = attribute(line, "a=fmtp:").filter(|_| video) {
			// RFC 6184, section 8.1: mode 0 is what an absent parameter means. Old publishers leave it
			// out and send fragments all the same, so that only an explicit 0 counts.
			if parameters.split(';').any(|each| each.trim() == "packetization-mode=0") {
				single.push(payload);
			}
		}
	}
	codecs
}

/// Whether the description has a section of this kind.
pub(crate) fn has_section(description: &str, kind: &str) -> bool {
	section(description, kind).is_some()
}

/// Which section of the description is the first of this kind.
pub(crate) fn section(description: &str, kind: &str) -> Option<usize> {
	description
		.lines()
		.filter_map(|line| line.strip_prefix("m="))
		.position(|section| section.strip_prefix(kind).is_some_and(|rest| rest.starts_with(' ')))
}

/// Whether sound is agreed upon.
pub(crate) fn has_sound(answer: &str) -> bool {
	answer.lines().any(|line| line.starts_with("a=rtpmap:") && line.contains(" opus/"))
}

/// Whether each payload type of retransmissions is one of its own, for one other (RFC 4588, section
/// 8.1), and the same in all sections (RFC 9143, section 9.1).
pub(crate) fn retransmissions_are_clear(description: &str) -> bool {
	let (mut known, mut here) = (BTreeMap::new(), BTreeSet::new());
	description.lines().map(str::trim_end).all(|line| {
		if line.starts_with("m=") {
			here.clear();
		}
		let Some((payload, parameters)) = attribute(line, "a=fmtp:") else { return true };
		let resent = parameters.split(';').find_map(|each| each.trim().strip_prefix("apt="));
		resent.is_none_or(|resent| {
			let own = resent != payload && here.insert(payload);
			own && *known.entry(payload).or_insert(resent) == resent
		})
	})
}

/// The ICE credentials, those of the first section that has any.
pub(crate) fn credentials(description: &str) -> Option<IceCredentials> {
	let value = |name: &str| {
		description.lines().find_map(|line| line.trim_end().strip_prefix(name)).map(str::to_string)
	};
	Some(IceCredentials { fragment: value("a=ice-ufrag:")?, password: value("a=ice-pwd:")? })
}

/// The description with other ICE credentials and without candidates: what the client would offer
/// after it has restarted ICE.
pub(crate) fn with_credentials(description: &str, credentials: &IceCredentials) -> String {
	let mut changed = String::with_capacity(description.len());
	for line in description.lines().map(str::trim_end) {
		if line.starts_with("a=ice-ufrag:") {
			changed.push_str("a=ice-ufrag:");
			changed.push_str(&credentials.fragment);
		} else if line.starts_with("a=ice-pwd:") {
			changed.push_str("a=ice-pwd:");
			changed.push_str(&credentials.password);
		} else if line.starts_with("a=candidate:") || line == "a=end-of-candidates" {
			continue;
		} else {
			changed.push_str(line);
		}
		changed.push_str("\r\n");
	}
	changed
}

/// The answer to an offer of these sections, with those written out that it rejects and says nothing
/// else of: that is allowed (RFC 3264, section 6), but the library asks for more.
pub(crate) fn with_rejections(answer: &str, offered: &[Mid]) -> String {
	let mut sections = vec![String::new()];
	for line in answer.split_inclusive('\n') {
		if line.starts_with("m=") {
			sections.push(String::new());
		}
		if let Some(section) = sections.last_mut() {
			section.push_str(line);
		}
	}
	for (section, mid) in sections.iter_mut().skip(1).zip(offered) {
		let mut words = section.split(' ');
		let (kind, port) = (words.next().unwrap_or_default(), words.next());
		if port == Some("0") && !section.lines().any(|line| line.starts_with("a=mid:")) {
			*section = format!(
				"{kind} 0 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=mid:{mid}\r\na=inactive\r\n"
			);
		}
	}
	sections.concat()
}

/// The value of an attribute of the form `name:payload value`.
fn attribute<'a>(line: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
	line.strip_prefix(name)?.split_once(' ')
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const OFFER: &str = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:abcd\r\na=ice-pwd:secret\r\n\
		a=rtpmap:111 opus/48000/2\r\na=candidate:1 1 udp 1 10.0.0.1 5 typ host\r\n\
		m=video 9 UDP/TLS/RTP/SAVPF 98 97 102 96\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\n\
		a=rtpmap:98 VP9/90000\r\na=rtpmap:102 H264/90000\r\na=fmtp:102 profile-level-id=42e01f;packetization-mode=1\r\n";

	#[test]
	fn codecs_come_in_the_order_of_the_offer() {
		assert_eq!(video_codecs(OFFER), [VideoCodec::H264, VideoCodec::Vp8]);
	}

	#[test]
	fn h264_in_single_packets_does_not_count() {
		let offer = OFFER.replace("packetization-mode=1", "packetization-mode=0");
		assert_eq!(video_codecs(&offer), [VideoCodec::Vp8]);
	}

	#[test]
	fn a_payload_type_of_retransmissions_is_for_one_other() {
		let and = |line: &str| format!("{OFFER}a=fmtp:97 apt=96\r\n{line}\r\n");
		assert!(retransmissions_are_clear(&and("a=fmtp:99 apt=98")));
		assert!(!retransmissions_are_clear(&and("a=fmtp:97 apt=102")));
		assert!(!retransmissions_are_clear(&and("a=fmtp:97 apt=96")));
		assert!(!retransmissions_are_clear(&and("a=fmtp:96 apt=96;rtx-time=3000")));
		let section = "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=fmtp:97 apt=";
		assert!(retransmissions_are_clear(&and(&format!("{section}96"))));
		assert!(!retransmissions_are_clear(&and(&format!("{section}102"))));
	}

	#[test]
	fn sections_are_found() {
		assert!(has_section(OFFER, "audio") && has_section(OFFER, "video"));
		assert!(!has_section(OFFER, "application"));
	}

	#[test]
	fn credentials_are_exchanged_and_candidates_dropped() {
		let other = IceCredentials { fragment: "wxyz".into(), password: "other".into() };
		assert_eq!(credentials(OFFER).unwrap().fragment, "abcd");
		let changed = with_credentials(OFFER, &other);
		assert_eq!(credentials(&changed), Some(other));
		assert!(!changed.contains("candidate"));
		assert_eq!(video_codecs(&changed), video_codecs(OFFER));
	}

	#[test]
	fn only_bare_rejected_sections_are_written_out() {
		let (first, more) = ("v=0\r\nm=audio 9 X 0\r\n", "m=video 0 X 0\r\na=mid:c\r\n");
		let mids = ["a", "b", "c", "d"].map(Mid::from);
		let written = |mid| {
			format!("m=video 0 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=mid:{mid}\r\na=inactive\r\n")
		};
		let bare = format!("{first}m=video 0 X 96\r\n{more}m=video 0 X 97");
		let expected = format!("{first}{}{more}{}", written("b"), written("d"));
		assert_eq!(with_rejections(&bare, &mids), expected);
		assert_eq!(with_rejections(OFFER, &mids), OFFER);
	}

	proptest! {
		#[test]
		fn any_text_is_read_without_fault(text in "(m=video|a=rtpmap:|a=fmtp:|[ -~]|\r\n){0,40}") {
			video_codecs(&text);
			credentials(&text);
			with_rejections(&text, &[Mid::from("0")]);
		}
	}
}
