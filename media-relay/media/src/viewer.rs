//! A viewer's side: which packets she gets, under which numbers. Her connection is handed in with
//! each call; nothing here touches a socket.

use std::{
	sync::Arc,
	time::{Duration, Instant},
};

use str0m::{
	format::Codec,
	media::Mid,
	rtp::{ExtensionValues, RtpWrite, Ssrc},
	Rtc,
};

use crate::{
	cache::GroupCache,
	choice::{Bound, LayerChoice},
	error::MediaError,
	identifiers::VideoCodec,
	keyframes::Requests,
	layers::{LayerChooser, Layers},
	packet::{Packet, Track},
	replay::Replay,
	rewrite::{Position, Rewriter},
};

/// How often one viewer's requests for key frames go on: a key frame costs everybody bandwidth.
const REQUEST_INTERVAL: Duration = Duration::from_secs(1);

/// The slowest replay, in bytes per second, and how much faster than the stream it otherwise is.
const LEAST_REPLAY: f64 = 500_000.0;
const REPLAY_FACTOR: f64 = 4.0;

/// What a viewer may ask for again: how many packets, for how long, and the most of what she is sent
/// that may be such (fraction). Every viewer has her own list, so that its size is what she costs.
const AGAIN_PACKETS: usize = 512;
const AGAIN_WITHIN: Duration = Duration::from_secs(1);
const AGAIN_SHARE: f32 = 0.15;

const VIDEO_CLOCK: u32 = 90_000;
const AUDIO_CLOCK: u32 = 48_000;

/// A viewer's side.
#[derive(Debug)]
pub(crate) struct Viewer {
	codec: VideoCodec,
	audio: Option<Leg>,
	video: Option<Leg>,
	/// The layer that is sent, and the one that is to be.
	layer: Option<usize>,
	wanted: Option<usize>,
	/// What she wants at most.
	bound: Option<Bound>,
	chooser: LayerChooser,
	replay: Option<Replay>,
	requests: Requests,
	/// Whether a first key frame was sent.
	joined: bool,
	nacks: u64,
}

/// One outgoing stream.
#[derive(Debug)]
struct Leg {
	mid: Mid,
	ssrc: Ssrc,
	retransmissions: Option<Ssrc>,
	payload_type: u8,
	rewriter: Rewriter,
	source: u64,
}

impl Leg {
	/// The stream that was agreed upon in this section; None where the viewer takes nothing there.
	fn new(rtc: &mut Rtc, mid: Mid, codec: Codec, clock_rate: u32) -> Option<Self> {
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

	fn begin(&mut self, packet: &Packet, timestamp: u64, captured: Instant) {
		self.source = packet.source;
		self.rewriter.begin(position(packet, timestamp), captured);
	}

	/// Writes a packet of the present source. Whether it was.
	fn write(&mut self, rtc: &mut Rtc, packet: &Packet, timestamp: u64, captured: Instant) -> bool {
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

impl Viewer {
	pub(crate) fn new(codec: VideoCodec) -> Self {
		let now = Instant::now();
		Self {
			codec,
			audio: None,
			video: None,
			layer: None,
			wanted: None,
			bound: None,
			chooser: LayerChooser::new(now),
			replay: None,
			requests: Requests::new(REQUEST_INTERVAL),
			joined: false,
			nacks: 0,
		}
	}

	/// A section of the description in which the viewer receives.
	pub(crate) fn add_section(&mut self, rtc: &mut Rtc, mid: Mid, sound: bool) {
		if sound {
			self.audio = Leg::new(rtc, mid, Codec::Opus, AUDIO_CLOCK);
		} else {
			let codec = match self.codec {
				VideoCodec::Vp8 => Codec::Vp8,
				VideoCodec::H264 => Codec::H264,
			};
			self.video = Leg::new(rtc, mid, codec, VIDEO_CLOCK);
		}
	}

	/// The viewer's receiver estimates this many bits per second.
	pub(crate) fn on_estimate(&mut self, bits_per_second: u64) {
		self.chooser.on_estimate(bits_per_second);
	}

	/// The viewer says what she wants at most: as much as that is tried at once.
	///
	/// # Errors
	/// [`MediaError::NoSuchLayer`] where she names a layer that the stream does not have.
	pub(crate) fn bound(
		&mut self,
		choice: &LayerChoice,
		layers: &Layers,
	) -> Result<(), MediaError> {
		self.bound = Bound::new(choice, layers)?;
		if self.bound.is_some() {
			self.chooser.try_highest();
		}
		Ok(())
	}

	/// What the viewer's receiver reported about a section. Returns how many requests for lost
	/// packets there were since.
	pub(crate) fn on_report(
		&mut self,
		mid: Mid,
		loss: Option<f32>,
		nacks: u64,
		now: Instant,
	) -> u64 {
		if self.video.as_ref().is_none_or(|leg| leg.mid != mid) {
			return 0;
		}
		if let Some(loss) = loss.filter(|loss| loss.is_finite()) {
			self.chooser.on_loss(loss, now);
		}
		nacks.saturating_sub(std::mem::replace(&mut self.nacks, nacks))
	}

	/// The viewer asks for a key frame: of which layer, unless she asks too often.
	pub(crate) fn on_key_frame_request(&mut self, now: Instant) -> Option<usize> {
		let layer = self.wanted.or(self.layer)?;
		self.requests.ask(now).then_some(layer)
	}

	/// Chooses the layer, and begins where it can: with what the cache holds. Returns the layer of
	/// which a key frame is needed.
	pub(crate) fn choose(
		&mut self,
		layers: &Layers,
		caches: &[&GroupCache],
		now: Instant,
	) -> Option<usize> {
		self.video.as_ref()?;
		let rates = match &mut self.bound {
			Some(bound) => bound.within(layers),
			None => layers.map(|layer| layer.rate),
		};
		self.wanted = self.chooser.choose(self.wanted.or(self.layer), &rates, now);
		let wanted = self.wanted?;
		let running = self.video.as_ref().is_some_and(|leg| leg.rewriter.is_running());
		if running && self.layer == Some(wanted) {
			return None;
		}
		if !running {
			let group =
				caches.get(wanted).map(|cache| cache.packets()).filter(|group| !group.is_empty());
			if let Some(group) = group {
				let rate = rates[wanted].unwrap_or(0) as f64 / 8.0 * REPLAY_FACTOR;
				self.replay = Some(Replay::new(group.iter(), rate.max(LEAST_REPLAY), now));
				self.layer = Some(wanted);
				return None;
			}
		}
		self.requests.ask(now).then_some(wanted)
	}

	/// A packet of the stream has come. Whether the connection has something to send.
	pub(crate) fn forward(&mut self, rtc: &mut Rtc, packet: &Arc<Packet>) -> bool {
		match packet.track {
			Track::Audio => {
				let Some(leg) = &mut self.audio else { return false };
				if leg.source != packet.source {
					leg.begin(packet, packet.timestamp, packet.captured);
				}
				leg.write(rtc, packet, packet.timestamp, packet.captured)
			},
			Track::Video(layer) => self.forward_picture(rtc, packet, layer),
		}
	}

	fn forward_picture(&mut self, rtc: &mut Rtc, packet: &Arc<Packet>, layer: usize) -> bool {
		let Some(leg) = &mut self.video else { return false };
		if let Some(replay) = &mut self.replay {
			if self.layer == Some(layer) && !replay.push(packet) {
				// She does not keep up even now: begin again at a key frame.
				self.replay = None;
				leg.rewriter.pause();
			}
			return false;
		}
		let running = leg.rewriter.is_running() && self.layer == Some(layer);
		if running && leg.source == packet.source {
			// Where another layer is wanted this one goes on until that one's key frame.
			return leg.write(rtc, packet, packet.timestamp, packet.captured);
		}
		if running {
			// The publisher began anew: nothing fits before her next key frame.
			leg.rewriter.pause();
		}
		if self.wanted.or(self.layer) != Some(layer) || !packet.starts_key_frame {
			return false;
		}
		self.layer = Some(layer);
		leg.begin(packet, packet.timestamp, packet.captured);
		leg.write(rtc, packet, packet.timestamp, packet.captured)
	}

	/// Sends what the replay allows by now. Whether the connection has something to send.
	pub(crate) fn replay(&mut self, rtc: &mut Rtc, now: Instant) -> bool {
		let (Some(replay), Some(leg)) = (&mut self.replay, &mut self.video) else { return false };
		let mut written = false;
		while let Some(next) = replay.next(now) {
			if leg.source != next.packet.source || !leg.rewriter.is_running() {
				if !next.packet.starts_key_frame {
					continue;
				}
				leg.begin(&next.packet, next.timestamp, next.captured);
			}
			written |= leg.write(rtc, &next.packet, next.timestamp, next.captured);
		}
		if replay.is_done() {
			self.replay = None;
		}
		written
	}

	/// Whether a replay is going on.
	pub(crate) fn is_replaying(&self) -> bool {
		self.replay.is_some()
	}

	/// True once, when the first key frame has been sent.
	pub(crate) fn has_joined(&mut self) -> bool {
		let running = self.video.as_ref().is_some_and(|leg| leg.rewriter.is_running());
		running && !std::mem::replace(&mut self.joined, true)
	}

	/// Whether this datagram of the viewer's connection sends a packet again.
	pub(crate) fn is_retransmission(&self, datagram: &[u8]) -> bool {
		let retransmissions = self.video.as_ref().and_then(|leg| leg.retransmissions);
		let (Some(ssrc), Some(bytes)) = (retransmissions, datagram.get(8..12)) else {
			return false;
		};
		// RFC 3550, section 5.1: version 2, and the SSRC in the third word.
		datagram[0] & 0xc0 == 0x80 && bytes == (*ssrc).to_be_bytes()
	}
}
