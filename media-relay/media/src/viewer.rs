//! A viewer's side: which packets she gets, under which numbers. Her connection is handed in with
//! each call; nothing here touches a socket.
//!
//! A viewer has one picture, which is of one layer at a time. A relay that offers a section for each
//! layer has a picture of each, and viewers of its own who choose among them.

mod leg;
mod picture;
#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Instant};

use str0m::{format::Codec, media::Mid, stats::MediaEgressStats, Rtc};

use self::{leg::Leg, picture::Picture};
use crate::{
	cache::GroupCache,
	choice::{Bound, LayerChoice},
	error::MediaError,
	identifiers::VideoCodec,
	layers::{self, LayerChooser, LayerSet, Layers, Rates},
	packet::{Packet, Track, MAX_LAYERS},
};

const VIDEO_CLOCK: u32 = 90_000;
const AUDIO_CLOCK: u32 = 48_000;

/// A viewer's side.
#[derive(Debug)]
pub(crate) struct Viewer {
	codec: VideoCodec,
	audio: Option<Leg>,
	/// One that is of the chosen layer, or several that are of the layers of their numbers.
	pictures: Vec<Picture>,
	/// What she wants at most.
	bound: Option<Bound>,
	chooser: LayerChooser,
	/// Of several pictures, the layer of the largest that is sent.
	largest: Option<usize>,
	/// Whether a first key frame was sent.
	joined: bool,
}

impl Viewer {
	pub(crate) fn new(codec: VideoCodec) -> Self {
		Self {
			codec,
			audio: None,
			pictures: Vec::new(),
			bound: None,
			chooser: LayerChooser::new(Instant::now()),
			largest: None,
			joined: false,
		}
	}

	/// A section of the description in which the viewer receives.
	pub(crate) fn add_section(&mut self, rtc: &mut Rtc, mid: Mid, sound: bool) {
		if sound {
			self.audio = Leg::new(rtc, mid, Codec::Opus, AUDIO_CLOCK);
			return;
		}
		let codec = match self.codec {
			VideoCodec::Vp8 => Codec::Vp8,
			VideoCodec::H264 => Codec::H264,
		};
		if let Some(leg) = Leg::new(rtc, mid, codec, VIDEO_CLOCK) {
			if self.pictures.len() < MAX_LAYERS {
				// Most viewers have one: a list that grows by itself would have room for more.
				self.pictures.reserve_exact(1);
				self.pictures.push(Picture::new(leg));
			}
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
	pub(crate) fn on_report(&mut self, report: &MediaEgressStats, now: Instant) -> u64 {
		let Some(picture) = self.picture_in(report.mid) else { return 0 };
		let nacks = picture.on_report(report);
		if report.loss.is_some_and(f32::is_finite) {
			let of_all = self.pictures.iter().map(Picture::sent_and_lost);
			let (sent, lost) = of_all.fold((0.0, 0.0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
			self.chooser.on_loss(lost / sent, now);
		}
		nacks
	}

	/// The viewer asks for a key frame in this section: of which layer, unless she asks too often.
	pub(crate) fn on_key_frame_request(&mut self, mid: Mid, now: Instant) -> Option<usize> {
		self.picture_in(mid)?.on_key_frame_request(now)
	}

	fn picture_in(&mut self, mid: Mid) -> Option<&mut Picture> {
		self.pictures.iter_mut().find(|picture| picture.is_in(mid))
	}

	/// Chooses what is sent, and begins where it can: with what the cache holds. Returns the layers of
	/// which key frames are needed.
	pub(crate) fn choose(
		&mut self,
		layers: &Layers,
		caches: &[&GroupCache],
		now: Instant,
	) -> LayerSet {
		let mut needed = LayerSet::default();
		if self.pictures.is_empty() {
			return needed;
		}
		let mut rates = match &mut self.bound {
			Some(bound) => bound.within(layers),
			None => layers.map(|layer| layer.rate),
		};
		if let [picture] = &mut self.pictures[..] {
			let wanted = self.chooser.choose(picture.aim(), &rates, now);
			needed.extend(picture.want(wanted, layers, caches, now));
			return needed;
		}
		rates[self.pictures.len()..].fill(None);
		let rates = layers::together(layers, &rates);
		let Some(most) = self.choose_largest(&rates, now) else { return needed };
		for (layer, picture) in self.pictures.iter_mut().enumerate() {
			if rates[layer].is_some_and(|rate| rate <= most) {
				needed.extend(picture.want(Some(layer), layers, caches, now));
			} else if layers[layer].rate.is_some() {
				picture.pause();
			}
		}
		needed
	}

	/// Chooses up to which layer a relay is sent all: bits per second of that and the smaller ones
	/// together. None where nothing comes.
	///
	/// Links between relays are wide, as a rule, and many viewers wait behind one: a layer that begins
	/// is sent at once, as long as none has to pause.
	fn choose_largest(&mut self, rates: &Rates, now: Instant) -> Option<u64> {
		let highest = layers::highest(rates)?;
		if self.largest != Some(highest) && !self.pictures.iter().any(Picture::is_paused) {
			self.chooser.try_highest();
		}
		self.largest = self.chooser.choose(self.largest, rates, now);
		rates[self.largest?]
	}

	/// How many of these packets are written before the connection sends, which takes turns between its
	/// tracks. A relay gets them as they came, a track at a time: its viewers change from one layer to
	/// another between pictures, and lose none where those are not mixed.
	pub(crate) fn at_once(&self, packets: &[Arc<Packet>]) -> usize {
		if self.pictures.len() < 2 {
			return packets.len();
		}
		let track = packets.first().map(|packet| packet.track);
		packets.iter().take_while(|packet| Some(packet.track) == track).count()
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
			Track::Video(layer) => {
				let picture = match &mut self.pictures[..] {
					[picture] => Some(picture),
					pictures => pictures.get_mut(layer),
				};
				picture.is_some_and(|picture| picture.forward(rtc, packet, layer))
			},
		}
	}

	/// Sends what replays allow by now. Whether the connection has something to send.
	pub(crate) fn replay(&mut self, rtc: &mut Rtc, now: Instant) -> bool {
		self.pictures.iter_mut().fold(false, |written, picture| written | picture.replay(rtc, now))
	}

	/// Whether a replay is going on.
	pub(crate) fn is_replaying(&self) -> bool {
		self.pictures.iter().any(Picture::is_replaying)
	}

	/// True once, when the first key frame has been sent.
	pub(crate) fn has_joined(&mut self) -> bool {
		let running = self.pictures.iter().any(Picture::is_running);
		running && !std::mem::replace(&mut self.joined, true)
	}

	/// Whether this datagram of the viewer's connection sends a packet again.
	pub(crate) fn is_retransmission(&self, datagram: &[u8]) -> bool {
		let Some(bytes) = datagram.get(8..12) else { return false };
		// RFC 3550, section 5.1: version 2, and the SSRC in the third word.
		datagram[0] & 0xc0 == 0x80
			&& self
				.pictures
				.iter()
				.filter_map(Picture::retransmissions)
				.any(|ssrc| bytes == (*ssrc).to_be_bytes())
	}
}
