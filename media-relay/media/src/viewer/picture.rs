//! One outgoing picture: which layer it is, how it begins and how it goes on.

use std::{
	sync::Arc,
	time::{Duration, Instant},
};

use str0m::{media::Mid, rtp::Ssrc, stats::MediaEgressStats, Rtc};

use super::leg::Leg;
use crate::{
	cache::GroupCache, keyframes::Requests, layers::Layers, packet::Packet, replay::Replay,
};

/// How often requests for key frames of one picture go on: a key frame costs everybody bandwidth.
const REQUEST_INTERVAL: Duration = Duration::from_secs(1);

/// The slowest replay, in bytes per second, and how much faster than the stream it otherwise is.
const LEAST_REPLAY: f64 = 500_000.0;
const REPLAY_FACTOR: f64 = 4.0;

/// One outgoing picture.
#[derive(Debug)]
pub(super) struct Picture {
	leg: Leg,
	/// The layer that is sent, and the one that is to be.
	layer: Option<usize>,
	wanted: Option<usize>,
	/// Whether it was left out to spare the link, and has not begun again.
	paused: bool,
	replay: Option<Replay>,
	requests: Requests,
	/// What was reported last, since the session began.
	nacks: u64,
	packets: u64,
	/// Packets between the last two reports, and the fraction of them that was lost.
	sent: f32,
	loss: f32,
}

impl Picture {
	/// A picture of which nothing has been sent.
	pub(super) fn new(leg: Leg) -> Self {
		Self {
			leg,
			layer: None,
			wanted: None,
			paused: false,
			replay: None,
			requests: Requests::new(REQUEST_INTERVAL),
			nacks: 0,
			packets: 0,
			sent: 0.0,
			loss: 0.0,
		}
	}

	/// Whether it is sent in this section.
	pub(super) fn is_in(&self, mid: Mid) -> bool {
		self.leg.mid == mid
	}

	/// The layer that is to be sent; where none is, the one that is.
	pub(super) fn aim(&self) -> Option<usize> {
		self.wanted.or(self.layer)
	}

	/// What sends its packets again.
	pub(super) fn retransmissions(&self) -> Option<Ssrc> {
		self.leg.retransmissions
	}

	/// Whether a key frame has been sent, and what follows it is.
	pub(super) fn is_running(&self) -> bool {
		self.leg.rewriter.is_running()
	}

	/// Whether it was left out to spare the link, and has not begun again.
	pub(super) fn is_paused(&self) -> bool {
		self.paused
	}

	/// Whether a replay is going on.
	pub(super) fn is_replaying(&self) -> bool {
		self.replay.is_some()
	}

	/// What the receiver reported. Returns how many requests for lost packets there were since.
	pub(super) fn on_report(&mut self, report: &MediaEgressStats) -> u64 {
		if let Some(loss) = report.loss.filter(|loss| loss.is_finite()) {
			self.loss = loss;
		}
		let packets = std::mem::replace(&mut self.packets, report.packets);
		self.sent = report.packets.saturating_sub(packets).max(1) as f32;
		report.nacks.saturating_sub(std::mem::replace(&mut self.nacks, report.nacks))
	}

	/// Packets between the last two reports, and how many of them were lost.
	pub(super) fn sent_and_lost(&self) -> (f32, f32) {
		(self.sent, self.sent * self.loss)
	}

	/// The receiver asks for a key frame: of which layer, unless it asks too often.
	pub(super) fn on_key_frame_request(&mut self, now: Instant) -> Option<usize> {
		let layer = self.aim()?;
		self.requests.ask(now).then_some(layer)
	}

	/// Is of this layer from now on, or as soon as it can; begins, where it can, with what the cache
	/// holds. Returns the layer of which a key frame is needed.
	pub(super) fn want(
		&mut self,
		wanted: Option<usize>,
		layers: &Layers,
		caches: &[&GroupCache],
		now: Instant,
	) -> Option<usize> {
		self.wanted = wanted;
		let wanted = wanted?;
		let running = self.is_running();
		if running && self.layer == Some(wanted) {
			return None;
		}
		// A replay is faster than the stream, and would ask of a link that had too much for more yet.
		if !running && !self.paused {
			let group =
				caches.get(wanted).map(|cache| cache.packets()).filter(|group| !group.is_empty());
			if let Some(group) = group {
				let rate = layers[wanted].rate.unwrap_or(0) as f64 / 8.0 * REPLAY_FACTOR;
				self.replay = Some(Replay::new(group.iter(), rate.max(LEAST_REPLAY), now));
				self.layer = Some(wanted);
				return None;
			}
		}
		self.requests.ask(now).then_some(wanted)
	}

	/// Sends nothing until a layer is wanted again and a key frame of it comes.
	pub(super) fn pause(&mut self) {
		self.paused = true;
		(self.wanted, self.layer, self.replay) = (None, None, None);
		self.loss = 0.0;
		self.leg.rewriter.pause();
	}

	/// A packet of this layer has come. Whether it was written.
	pub(super) fn forward(&mut self, rtc: &mut Rtc, packet: &Arc<Packet>, layer: usize) -> bool {
		let leg = &mut self.leg;
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
		self.paused = false;
		leg.begin(packet, packet.timestamp, packet.captured);
		leg.write(rtc, packet, packet.timestamp, packet.captured)
	}

	/// Sends what the replay allows by now. Whether something was written.
	pub(super) fn replay(&mut self, rtc: &mut Rtc, now: Instant) -> bool {
		let (Some(replay), leg) = (&mut self.replay, &mut self.leg) else { return false };
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
}
