//! What a relay is sent that takes every layer in a section of its own.

use std::{sync::Arc, time::Duration};

use str0m::rtp::Vp8Descriptor;

use super::*;
use crate::{
	feed::Feed,
	negotiation::{self, Identity},
	settings::Limits,
	size::Size,
	username,
};

const STEP: Duration = Duration::from_millis(100);
/// Packets of each layer in one step, and the bytes of each: 80, 240 and 720 kbit/s.
const PACKETS: [u64; MAX_LAYERS] = [1, 3, 9];
const BYTES: usize = 1_000;

/// A stream and the session of a relay that takes it, on a clock of their own.
struct World {
	rtc: Rtc,
	viewer: Viewer,
	mids: Vec<Mid>,
	feed: Feed,
	start: Instant,
	steps: u32,
	numbers: [u64; MAX_LAYERS],
	packets: [u64; MAX_LAYERS],
	/// Which layers come.
	live: [bool; MAX_LAYERS],
}

/// What was sent in one step.
#[derive(Debug, Default)]
struct Sent {
	layers: [bool; MAX_LAYERS],
	/// What began with a packet that came just now, and with one of the cache.
	begun: [bool; MAX_LAYERS],
	replayed: [bool; MAX_LAYERS],
	needed: Vec<usize>,
}

impl World {
	fn new() -> Self {
		let provider = str0m::crypto::from_feature_flags();
		let certificate = provider.dtls_provider.generate_certificate().unwrap();
		let identity = Identity { certificate, candidates: Vec::new() };
		let local = username::credentials(0).unwrap();
		let offered = negotiation::pull(&identity, &local, MAX_LAYERS).unwrap();
		let codec = VideoCodec::Vp8;
		let mut rtc =
			negotiation::watch(&identity, &local, &offered.offer, codec, MAX_LAYERS).unwrap().rtc;
		let mut viewer = Viewer::new(codec);
		for (index, mid) in offered.sections.iter().enumerate() {
			viewer.add_section(&mut rtc, *mid, index == 0);
		}
		let start = Instant::now();
		Self {
			rtc,
			viewer,
			mids: offered.sections[1..].to_vec(),
			feed: Feed::new(0, Limits::default().cache(), start),
			start,
			steps: 0,
			numbers: [0; MAX_LAYERS],
			packets: [0; MAX_LAYERS],
			live: [true; MAX_LAYERS],
		}
	}

	fn now(&self) -> Instant {
		self.start + STEP * self.steps
	}

	fn running(&self) -> [bool; MAX_LAYERS] {
		std::array::from_fn(|layer| self.viewer.pictures[layer].is_running())
	}

	/// A tenth of a second, with a key frame of each layer once a second.
	fn step(&mut self) -> Sent {
		self.steps += 1;
		let now = self.now();
		let mut sent = Sent::default();
		let layers = self.feed.layers(now);
		let needed = self.viewer.choose(&layers, &self.feed.caches(), now);
		sent.needed = needed.iter().collect();
		let before = self.running();
		self.viewer.replay(&mut self.rtc, now);
		for (layer, running) in self.running().into_iter().enumerate() {
			sent.replayed[layer] = running && !before[layer];
		}
		let live = self.live;
		for layer in (0..MAX_LAYERS).filter(|layer| live[*layer]) {
			for part in 0..PACKETS[layer] {
				let packet = self.packet(layer, part, now);
				self.feed.push(packet.clone());
				self.feed.pending.clear();
				let running = self.viewer.pictures[layer].is_running();
				if self.viewer.forward(&mut self.rtc, &packet) {
					sent.layers[layer] = true;
					self.packets[layer] += 1;
					sent.begun[layer] |= !running && packet.starts_key_frame;
				}
			}
		}
		sent
	}

	fn packet(&mut self, layer: usize, part: u64, now: Instant) -> Arc<Packet> {
		self.numbers[layer] += 1;
		let key = self.steps.is_multiple_of(10) && part == 0;
		let mut payload = vec![0; BYTES];
		payload[0] = 0x10;
		let height = 180 << layer;
		Arc::new(Packet {
			track: Track::Video(layer),
			source: layer as u64 + 1,
			sequence: self.numbers[layer],
			timestamp: u64::from(self.steps) * 9_000,
			marker: part + 1 == PACKETS[layer],
			starts_key_frame: key,
			rid: None,
			size: key.then_some(Size { width: height * 2, height }),
			captured: now,
			vp8: Vp8Descriptor::parse(&payload).ok(),
			orientation: None,
			payload: payload.into(),
		})
	}

	/// The receiver reports this loss of each layer.
	fn report(&mut self, loss: [f32; MAX_LAYERS]) {
		let now = self.now();
		for (layer, mid) in self.mids.clone().into_iter().enumerate() {
			let report = MediaEgressStats {
				mid,
				rid: None,
				bytes: 0,
				packets: self.packets[layer],
				firs: 0,
				plis: 0,
				nacks: 0,
				rtt: None,
				loss: Some(loss[layer]),
				timestamp: now,
				remote: None,
			};
			self.viewer.on_report(&report, now);
		}
	}

	/// Runs for so many seconds over a link of this capacity. Returns what was sent in each step.
	fn run(&mut self, seconds: u32, capacity: u64) -> Vec<Sent> {
		let mut steps = Vec::new();
		for step in 0..seconds * 10 {
			let sent = self.step();
			if step % 10 == 9 {
				let of = |layer: usize| if sent.layers[layer] { PACKETS[layer] } else { 0 };
				let rate = (0..MAX_LAYERS).map(of).sum::<u64>() * BYTES as u64 * 80;
				let excess = rate.saturating_sub(capacity) as f32 / rate.max(1) as f32;
				self.report([excess; MAX_LAYERS]);
			}
			steps.push(sent);
		}
		steps
	}
}

#[test]
fn everything_is_sent_at_once_and_each_section_asks_for_its_own_layer() {
	let mut world = World::new();
	let steps = world.run(5, u64::MAX);
	assert!(steps[15..].iter().all(|sent| sent.layers == [true; MAX_LAYERS]), "{steps:?}");
	let now = world.now();
	for layer in 0..MAX_LAYERS {
		let mid = world.mids[layer];
		assert_eq!(world.viewer.on_key_frame_request(mid, now), Some(layer));
		assert_eq!(world.viewer.on_key_frame_request(mid, now), None, "a moment ago");
	}
	assert!(world.viewer.has_joined() && !world.viewer.has_joined());
}

#[test]
fn whoever_joins_late_begins_with_what_the_caches_hold() {
	let mut world = World::new();
	let mut late = World::new();
	for _ in 0..25 {
		world.step();
	}
	std::mem::swap(&mut world.viewer, &mut late.viewer);
	std::mem::swap(&mut world.rtc, &mut late.rtc);
	let sent = world.step();
	assert_eq!(sent.replayed, [true; MAX_LAYERS]);
	assert!(sent.needed.is_empty(), "{sent:?}");
	let later: Vec<_> = (0..20).map(|_| world.step()).collect();
	assert!(!world.viewer.is_replaying());
	assert_eq!(later.last().unwrap().layers, [true; MAX_LAYERS]);
}

#[test]
fn what_the_link_does_not_carry_pauses_and_goes_on_at_a_key_frame() {
	let mut world = World::new();
	// Two layers have 320 kbit/s together, all have 1,040.
	world.run(5, 500_000);
	let narrow = world.run(60, 500_000);
	let with = |layer: usize| narrow.iter().filter(|sent| sent.layers[layer]).count();
	assert_eq!((with(0), with(1)), (narrow.len(), narrow.len()), "the smaller ones go on");
	assert!(with(2) < narrow.len() / 4, "{} of {}", with(2), narrow.len());
	let wide = world.run(70, u64::MAX);
	assert!(wide[650..].iter().all(|sent| sent.layers == [true; MAX_LAYERS]));
	let all = narrow.iter().chain(&wide);
	assert!(all.clone().all(|sent| !sent.replayed[2]), "no replay on a link that had too much");
	assert!(all.clone().any(|sent| sent.begun[2]));
	assert!(all.clone().any(|sent| sent.needed.contains(&2)), "a key frame is asked for");
}

#[test]
fn a_paused_layer_asks_for_nothing() {
	let mut world = World::new();
	world.run(5, 500_000);
	assert!(!world.running()[2]);
	let (mid, now) = (world.mids[2], world.now());
	assert_eq!(world.viewer.on_key_frame_request(mid, now), None);
}

#[test]
fn loss_counts_by_what_is_sent() {
	let mut world = World::new();
	world.run(5, u64::MAX);
	let mut running_after = |loss| {
		for _ in 0..10 {
			world.step();
		}
		world.report(loss);
		world.step();
		world.running()
	};
	// One packet in thirteen is of the lowest layer: half of those are few.
	assert_eq!(running_after([0.5, 0.0, 0.0]), [true, true, true]);
	assert_eq!(running_after([0.0, 0.0, 0.5]), [true, true, false]);
}

#[test]
fn a_layer_that_begins_is_sent_at_once_unless_the_link_had_too_much() {
	let mut world = World::new();
	world.live[2] = false;
	world.run(5, u64::MAX);
	assert_eq!(world.running(), [true, true, false]);
	world.live[2] = true;
	let steps = world.run(2, u64::MAX);
	assert!(steps.last().unwrap().layers[2]);
	world.run(3, 500_000);
	assert_eq!(world.running(), [true, true, false]);
	// Nothing comes for a while, which does not make the link wider.
	world.live = [false; MAX_LAYERS];
	world.run(2, 500_000);
	world.live = [true; MAX_LAYERS];
	assert!(!world.run(1, 500_000).iter().any(|sent| sent.layers[2]));
}
