//! One outgoing stream of a viewer, under numbers of its own.

use std::time::{Duration, Instant};

use str0m::{
	format::Codec,
	media::Mid,
	rtp::{ExtensionValues, RtpWrite, Ssrc},
	Rtc,
};

use crate::{
	packet::Packet,
	rewrite::{Position, Rewriter},
};

/// What a viewer may ask for again: how many packets, for how long, and the most of what she is sent
/// that may be such (fraction). Every stream has a list of its own, so that its size is what it costs.
const AGAIN_PACKETS: usize = 512;
const AGAIN_WITHIN: Duration = Duration::from_secs(1);
const AGAIN_SHARE: f32 = 0.15;

/// One outgoing stream.
#[derive(Debug)]
pub(super) struct Leg {
	pub(super) mid: Mid,
	ssrc: Ssrc,
	pub(super) retransmissions: Option<Ssrc>,
	payload_type: u8,
	pub(super) rewriter: Rewriter,
	/// What is being sent.
	pub(super) source: u64,
}

impl Leg {
	/// The stream that was agreed upon in this section; None where the viewer takes nothing there.
	pub(super) fn new(rtc: &mut Rtc, mid: Mid, codec: Codec, clock_rate: u32) -> Option<Self> {
		let media = rtc.media(mid)?;
		let params = rtc.codec_config().params().iter();
		let payload_type = params
			.filter(|params| params.spec().codec == codec)
			.find(|params| media.remote_pts().contains(&params.pt()))?
			.pt();
		let mut api = rtc.direct_api();
		let stream = api.stream_tx_by_mid(mid, None)?;
		stream.set_rtx_cache(AGAIN_PACKETS, AGAIN_WITHIN, Some(AGAIN_SHARE));
		// Any beginning will do (RFC 3550, section 5.1: unpredictable); the SSRC is random.
		let random = u64::from(*stream.ssrc());
		let before = Position {
			sequence: random & 0x3fff,
			timestamp: random >> 1,
			picture: Some(0),
			base_picture: Some(0),
		};
		Some(Self {
			mid,
			ssrc: stream.ssrc(),
			retransmissions: stream.rtx(),
			payload_type: *payload_type,
			rewriter: Rewriter::new(clock_rate, before),
			source: 0,
		})
	}

	pub(super) fn begin(&mut self, packet: &Packet, timestamp: u64, captured: Instant) {
		self.source = packet.source;
		self.rewriter.begin(position(packet, timestamp), captured);
	}

	/// Writes a packet of the present source. Whether it was.
	pub(super) fn write(
		&mut self,
		rtc: &mut Rtc,
		packet: &Packet,
		timestamp: u64,
		captured: Instant,
	) -> bool {
		let Some(sent) = self.rewriter.rewrite(position(packet, timestamp), captured) else {
			return false;
		};
		let mut api = rtc.direct_api();
		let Some(stream) = api.stream_tx(&self.ssrc) else { return false };
		let extensions =
			ExtensionValues { video_orientation: packet.orientation, ..ExtensionValues::default() };
		let mut write = RtpWrite::new(
			self.payload_type.into(),
			sent.sequence.into(),
			sent.timestamp as u32,
			captured,
			packet.payload.clone(),
		)
		.marker(packet.marker)
		.ext_vals(extensions)
		.nackable(self.retransmissions.is_some());
		if let Some(descriptor) = &packet.vp8 {
			let patch = |mask: u16| {
				let mut patch = descriptor.patch();
				if let Some(picture) = sent.picture {
					patch = patch.picture_id(picture & mask);
				}
				if let Some(base) = sent.base_picture {
					patch = patch.tl0_pic_idx(base);
				}
				patch.build()
			};
			// Numbers of 15 bits, or of 7 where the publisher uses those.
			if let Ok(patch) = patch(0x7fff).or_else(|_| patch(0x7f)) {
				write = write.vp8_patch(patch);
			}
		}
		stream.write_rtp(write);
		true
	}
}

fn position(packet: &Packet, timestamp: u64) -> Position {
	Position {
		sequence: packet.sequence,
		timestamp,
		picture: packet.vp8.and_then(|descriptor| descriptor.picture_id()),
		base_picture: packet.vp8.and_then(|descriptor| descriptor.tl0_pic_idx()),
	}
}
