//! A publisher's side: from what arrives to packets for the viewers, and requests the other way.

use std::{
	sync::atomic::{AtomicU64, Ordering::Relaxed},
	time::{Duration, Instant},
};

use str0m::{
	media::{KeyframeRequestKind, Mid, Rid},
	rtp::{RtpPacket, Ssrc, Vp8Descriptor},
	Rtc,
};

use crate::{
	clock::{self, Report, SharedClock},
	identifiers::VideoCodec,
	keyframes::{starts_key_frame, Requests},
	packet::{Packet, Track, MAX_LAYERS, MAX_PAYLOAD},
	size::size,
};

/// However many viewers ask, a publisher is asked for a key frame of a layer once in this time.
const KEY_FRAME_INTERVAL: Duration = Duration::from_millis(500);

/// The most SSRCs of one session.
const MAX_STREAMS: usize = 16;

/// Numbers every run of sequence numbers in this process.
static NEXT_SOURCE: AtomicU64 = AtomicU64::new(1);

/// A publisher's side.
#[derive(Debug)]
pub(crate) struct Publisher {
	codec: VideoCodec,
	/// The sections for pictures where another relay publishes, which sends the layer of the same
	/// number in each. Empty where a client does, who sends all layers in one.
	sections: Vec<Mid>,
	incoming: Vec<Incoming>,
	clock: Option<SharedClock>,
	requests: [Requests; MAX_LAYERS],
	/// When the last packet of media came.
	pub(crate) last_media: Option<Instant>,
	pub(crate) stalled: bool,
}

/// One SSRC.
#[derive(Debug)]
struct Incoming {
	ssrc: Ssrc,
	track: Track,
	rid: Option<Rid>,
	source: u64,
	report: Option<Report>,
}

impl Publisher {
	/// A client's side, who tells layers apart by identifiers.
	pub(crate) fn new(codec: VideoCodec) -> Self {
		Self::relay(codec, Vec::new())
	}

	/// Another relay's side, which sends a layer in each of these sections, or in the first whichever
	/// it chooses.
	pub(crate) fn relay(codec: VideoCodec, sections: Vec<Mid>) -> Self {
		let requests = std::array::from_fn(|_| Requests::new(KEY_FRAME_INTERVAL));
		Self {
			codec,
			sections,
			incoming: Vec::new(),
			clock: None,
			requests,
			last_media: None,
			stalled: false,
		}
	}

	/// A packet for the viewers; None where it is nothing they can use.
	pub(crate) fn receive(&mut self, rtc: &mut Rtc, packet: RtpPacket) -> Option<Packet> {
		let length = packet.payload.len();
		if length == 0 || length > MAX_PAYLOAD {
			return None;
		}
		let arrived = packet.timestamp;
		let index = self.incoming(rtc, packet.header.ssrc)?;
		let clock_rate = packet.time.frequency().get();
		let incoming = &mut self.incoming[index];
		if let Some(info) = &packet.last_sender_info {
			let report =
				Report { time: info.ntp_time, timestamp: info.rtp_time.numer(), clock_rate };
			self.clock.get_or_insert_with(|| SharedClock::new(&report, arrived));
			incoming.report = Some(report);
		}
		let timestamp = packet.time.numer();
		let captured =
			clock::captured(self.clock.as_ref(), incoming.report.as_ref(), timestamp, arrived);
		let pictures = matches!(incoming.track, Track::Video(_));
		let vp8 = (pictures && self.codec == VideoCodec::Vp8)
			.then(|| Vp8Descriptor::parse(&packet.payload).ok())
			.flatten();
		let starts_key_frame = pictures && starts_key_frame(self.codec, &packet.payload);
		self.last_media = Some(arrived);
		Some(Packet {
			track: incoming.track,
			source: incoming.source,
			sequence: *packet.seq_no,
			timestamp,
			marker: packet.header.marker,
			starts_key_frame,
			rid: incoming.rid,
			size: starts_key_frame.then(|| size(self.codec, &packet.payload)).flatten(),
			captured,
			vp8,
			orientation: packet.header.ext_vals.video_orientation,
			payload: packet.payload,
		})
	}

	/// Which of the known SSRCs this is; a new one is looked up.
	fn incoming(&mut self, rtc: &mut Rtc, ssrc: Ssrc) -> Option<usize> {
		if let Some(index) = self.incoming.iter().position(|each| each.ssrc == ssrc) {
			return Some(index);
		}
		let mut api = rtc.direct_api();
		let stream = api.stream_rx(&ssrc)?;
		// Publishers without a stream for retransmissions send the packet again as it was.
		let plain = stream.rtx().is_none();
		if plain {
			stream.suppress_nack(false);
		}
		let (mid, rid) = (stream.mid(), stream.rid());
		let sound = rtc.media(mid)?.kind().is_audio();
		let track = if sound { Track::Audio } else { Track::Video(self.layer(mid, rid)?) };
		if self.incoming.len() == MAX_STREAMS {
			self.incoming.remove(0);
		}
		let source = NEXT_SOURCE.fetch_add(1, Relaxed);
		self.incoming.push(Incoming { ssrc, track, rid, source, report: None });
		Some(self.incoming.len() - 1)
	}

	/// The layer that comes in a section for each, or else that of a simulcast identifier, in the order
	/// of their first packets; None when there are more than are carried.
	fn layer(&self, mid: Mid, rid: Option<Rid>) -> Option<usize> {
		if !self.sections.is_empty() {
			return self.sections.iter().position(|section| *section == mid);
		}
		let mut known = 0;
		for incoming in &self.incoming {
			if let Track::Video(layer) = incoming.track {
				if incoming.rid == rid {
					return Some(layer);
				}
				known = known.max(layer + 1);
			}
		}
		(known < MAX_LAYERS).then_some(known)
	}

	/// Asks for a key frame of this layer, unless one was asked for a moment ago. Whether it was.
	pub(crate) fn request_key_frame(&mut self, rtc: &mut Rtc, layer: usize, now: Instant) -> bool {
		let incoming = self.incoming.iter().rev().find(|each| each.track == Track::Video(layer));
		let Some(incoming) = incoming else { return false };
		if !self.requests[layer].ask(now) {
			return false;
		}
		let mut api = rtc.direct_api();
		let Some(stream) = api.stream_rx(&incoming.ssrc) else { return false };
		stream.request_keyframe(KeyframeRequestKind::Pli);
		true
	}
}
