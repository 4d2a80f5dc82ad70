//! Where a decoder can begin, and how often a publisher is asked for such a place.

use std::time::{Duration, Instant};

use str0m::rtp::Vp8Descriptor;

use crate::identifiers::VideoCodec;

/// Types of network abstraction layer units, RFC 6184 section 5.2.
const UNIT_KEY_SLICE: u8 = 5;
pub(crate) const UNIT_SEQUENCE_PARAMETERS: u8 = 7;
const UNIT_AGGREGATE: u8 = 24;
const UNIT_FRAGMENT: u8 = 28;

/// Whether this payload is the first of a picture that needs no other picture.
pub(crate) fn starts_key_frame(codec: VideoCodec, payload: &[u8]) -> bool {
	match codec {
		VideoCodec::Vp8 => Vp8Descriptor::parse(payload)
			.is_ok_and(|descriptor| descriptor.starts_keyframe(payload)),
		VideoCodec::H264 => h264_starts_key_frame(payload),
	}
}

/// A sequence parameter set, or the beginning of a slice of a key frame, alone or aggregated.
fn h264_starts_key_frame(payload: &[u8]) -> bool {
	let begins = |unit: u8| matches!(unit & 0x1f, UNIT_KEY_SLICE | UNIT_SEQUENCE_PARAMETERS);
	match payload {
		[first, header, ..] if first & 0x1f == UNIT_FRAGMENT => {
			header & 0x80 != 0 && begins(*header)
		},
		_ => units(payload).filter_map(<[u8]>::first).any(|header| begins(*header)),
	}
}

/// The units that a payload holds whole: one, or several aggregated. A fragment counts as one.
pub(crate) fn units(payload: &[u8]) -> impl Iterator<Item = &[u8]> {
	let (mut rest, aggregated) = match payload {
		[first, rest @ ..] if first & 0x1f == UNIT_AGGREGATE => (rest, true),
		_ => (payload, false),
	};
	std::iter::from_fn(move || {
		if !aggregated {
			return Some(std::mem::take(&mut rest)).filter(|unit| !unit.is_empty());
		}
		let [high, low, units @ ..] = rest else { return None };
		let length = usize::from(u16::from_be_bytes([*high, *low])).min(units.len());
		let unit;
		(unit, rest) = units.split_at(length);
		Some(unit)
	})
}

/// Requests for key frames, coalesced: however many ask, one goes on per interval.
#[derive(Debug)]
pub(crate) struct Requests {
	interval: Duration,
	last: Option<Instant>,
}

impl Requests {
	/// At most one request per `interval`.
	pub(crate) fn new(interval: Duration) -> Self {
		Self { interval, last: None }
	}

	/// Whether a request that is made now goes on.
	pub(crate) fn ask(&mut self, now: Instant) -> bool {
		let due = self.last.is_none_or(|last| now.saturating_duration_since(last) >= self.interval);
		if due {
			self.last = Some(now);
		}
		due
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn h264(payload: &[u8]) -> bool {
		starts_key_frame(VideoCodec::H264, payload)
	}

	#[test]
	fn a_vp8_key_frame_starts_with_its_first_partition() {
		// Start of partition 0, then a frame header whose lowest bit says whether it is inter.
		assert!(starts_key_frame(VideoCodec::Vp8, &[0x10, 0x00, 0]));
		assert!(!starts_key_frame(VideoCodec::Vp8, &[0x10, 0x01, 0]), "an inter frame");
		assert!(!starts_key_frame(VideoCodec::Vp8, &[0x00, 0x00, 0]), "a continuation");
		assert!(!starts_key_frame(VideoCodec::Vp8, &[0x11, 0x00, 0]), "another partition");
		// With a picture number of 15 bits.
		assert!(starts_key_frame(VideoCodec::Vp8, &[0x90, 0x80, 0x81, 0x02, 0x00, 0]));
	}

	#[test]
	fn an_h264_key_frame_starts_with_its_parameters_or_its_slice() {
		assert!(h264(&[0x67, 1, 2]), "sequence parameters");
		assert!(h264(&[0x65, 1, 2]), "a whole slice");
		assert!(h264(&[0x7c, 0x85, 1]), "the first fragment of a slice");
		assert!(!h264(&[0x7c, 0x05, 1]), "a later fragment");
		assert!(!h264(&[0x7c, 0x45, 1]), "the last fragment");
		assert!(!h264(&[0x61, 1, 2]), "an inter slice");
		assert!(h264(&[0x78, 0, 2, 0x09, 0x10, 0, 2, 0x67, 1]), "aggregated after a delimiter");
		assert!(!h264(&[0x78, 0, 2, 0x09, 0x10, 0, 2, 0x61, 1]), "nothing of a key frame");
	}

	#[test]
	fn requests_are_coalesced() {
		let start = Instant::now();
		let mut requests = Requests::new(Duration::from_millis(500));
		let asked =
			(0..2_000).filter(|step| requests.ask(start + Duration::from_millis(*step))).count();
		assert_eq!(asked, 4);
	}

	proptest! {
		#[test]
		fn any_bytes_are_read_without_fault(payload in prop::collection::vec(any::<u8>(), 0..64)) {
			starts_key_frame(VideoCodec::Vp8, &payload);
			h264(&payload);
		}
	}
}
