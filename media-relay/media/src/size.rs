//! How large the pictures of a layer are, as their key frames say.

use h264_reader::{nal::sps::SeqParameterSet, rbsp};

use crate::{
	identifiers::VideoCodec,
	keyframes::{units, UNIT_SEQUENCE_PARAMETERS},
};

/// The width and the height of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
	/// From left to right.
	pub width: u32,
	/// From top to bottom.
	pub height: u32,
}

impl Size {
	pub(crate) fn pixels(self) -> u64 {
		u64::from(self.width) * u64::from(self.height)
	}
}

/// The size that this payload tells, which is one that starts a key frame.
pub(crate) fn size(codec: VideoCodec, payload: &[u8]) -> Option<Size> {
	let size = match codec {
		VideoCodec::Vp8 => vp8(payload),
		VideoCodec::H264 => units(payload).find_map(h264),
	};
	size.filter(|size| size.pixels() > 0)
}

/// The frame header (RFC 6386, section 9.1) behind the payload descriptor (RFC 7741, section 4.2).
fn vp8(payload: &[u8]) -> Option<Size> {
	let mut header = 1;
	if payload.first()? & 0x80 != 0 {
		let extensions = payload.get(1)?;
		header = 2;
		if extensions & 0x80 != 0 {
			header += if payload.get(header)? & 0x80 != 0 { 2 } else { 1 };
		}
		header += usize::from(extensions & 0x40 != 0) + usize::from(extensions & 0x30 != 0);
	}
	let [_, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1, ..] = payload.get(header..)? else {
		return None;
	};
	// The two highest bits say how much larger a decoder should show it, which none does.
	let read = |bytes| u32::from(u16::from_le_bytes(bytes) & 0x3fff);
	Some(Size { width: read([*w0, *w1]), height: read([*h0, *h1]) })
}

/// A sequence parameter set.
fn h264(unit: &[u8]) -> Option<Size> {
	if unit.first()? & 0x1f != UNIT_SEQUENCE_PARAMETERS {
		return None;
	}
	let bytes = rbsp::decode_nal(unit).ok()?;
	let parameters = SeqParameterSet::from_bits(rbsp::BitReader::new(&*bytes)).ok()?;
	let (width, height) = parameters.pixel_dimensions().ok()?;
	Some(Size { width, height })
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// x264's for 640 x 360: 368 lines are encoded, of which eight are cut off.
	const PARAMETERS: [u8; 25] = [
		0x67, 0x42, 0xc0, 0x1e, 0xda, 0x02, 0x80, 0xbf, 0xe5, 0xc0, 0x44, 0x00, 0x00, 0x03, 0x00,
		0x04, 0x00, 0x00, 0x03, 0x00, 0xc8, 0x3c, 0x58, 0xba, 0x80,
	];

	/// And in its high profile, for 1920 x 1080.
	const HIGH: [u8; 27] = [
		0x67, 0x64, 0x00, 0x28, 0xac, 0xd9, 0x40, 0x78, 0x02, 0x27, 0xe5, 0xc0, 0x44, 0x00, 0x00,
		0x03, 0x00, 0x04, 0x00, 0x00, 0x03, 0x00, 0xc8, 0x3c, 0x60, 0xc6, 0x58,
	];

	const fn pixels(width: u32, height: u32) -> Option<Size> {
		Some(Size { width, height })
	}

	#[test]
	fn a_vp8_key_frame_tells_its_size() {
		let frame = [0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0x68, 0x41];
		let descriptors: [&[u8]; 5] = [
			&[0x10],
			&[0x90, 0x80, 0x07],
			&[0x90, 0x80, 0x81, 0x02],
			&[0x90, 0xe0, 0x81, 0x02, 0x05, 0x00],
			&[0x90, 0x10, 0x00],
		];
		for descriptor in descriptors {
			let payload = [descriptor, &frame].concat();
			assert_eq!(size(VideoCodec::Vp8, &payload), pixels(640, 360), "{descriptor:?}");
			assert_eq!(size(VideoCodec::Vp8, &payload[..payload.len() - 1]), None);
		}
		assert_eq!(size(VideoCodec::Vp8, &[&[0x10], &[0; 10][..]].concat()), None, "no key frame");
	}

	#[test]
	fn h264_sequence_parameters_tell_the_size_that_is_shown() {
		assert_eq!(size(VideoCodec::H264, &PARAMETERS), pixels(640, 360));
		let aggregated =
			[&[0x78, 0, 2, 0x09, 0x10, 0, 25], &PARAMETERS[..], &[0, 2, 0x68, 1]].concat();
		assert_eq!(size(VideoCodec::H264, &aggregated), pixels(640, 360));
		assert_eq!(size(VideoCodec::H264, &HIGH), pixels(1_920, 1_080));
		assert_eq!(size(VideoCodec::H264, &PARAMETERS[..8]), None);
		assert_eq!(size(VideoCodec::H264, &[0x65, 1, 2]), None);
	}

	proptest! {
		#[test]
		fn any_bytes_are_read_without_fault(
			payload in prop::collection::vec(any::<u8>(), 0..64),
			behind in prop::collection::vec(any::<u8>(), 0..64),
		) {
			size(VideoCodec::Vp8, &payload);
			size(VideoCodec::H264, &payload);
			size(VideoCodec::H264, &[&PARAMETERS[..4], &behind].concat());
			size(VideoCodec::H264, &[&[0x67, 0x64, 0x00, 0x1f], &behind[..]].concat());
		}
	}
}
