//! A stream on one worker: who watches it here, and what they may begin with.

use std::{sync::Arc, time::Instant};

use str0m::media::Rid;

use crate::{
	cache::{Bounds, GroupCache},
	identifiers::SessionId,
	layers::{self, Layers, RateMeter},
	packet::{Packet, Track, MAX_LAYERS},
	size::Size,
};

/// A stream on one worker.
#[derive(Debug)]
pub(crate) struct Feed {
	/// The worker of the stream's publisher.
	pub(crate) home: usize,
	/// The publisher's session, on that worker.
	pub(crate) publisher: Option<SessionId>,
	pub(crate) viewers: Vec<SessionId>,
	/// Other workers with viewers, on the publisher's worker.
	pub(crate) subscribers: Vec<usize>,
	/// What has come and has not been forwarded.
	pub(crate) pending: Vec<Arc<Packet>>,
	layers: [Layer; MAX_LAYERS],
}

#[derive(Debug)]
struct Layer {
	cache: GroupCache,
	meter: RateMeter,
	/// Known from the first key frame on.
	rid: Option<Rid>,
	size: Option<Size>,
}

impl Feed {
	pub(crate) fn new(home: usize, bounds: Bounds, now: Instant) -> Self {
		let layer = |_| Layer {
			cache: GroupCache::new(bounds),
			meter: RateMeter::new(now),
			rid: None,
			size: None,
		};
		Self {
			home,
			publisher: None,
			viewers: Vec::new(),
			subscribers: Vec::new(),
			pending: Vec::new(),
			layers: std::array::from_fn(layer),
		}
	}

	/// Keeps a packet for joiners and for forwarding.
	pub(crate) fn push(&mut self, packet: Arc<Packet>) {
		if let Track::Video(number) = packet.track {
			let layer = &mut self.layers[number];
			if packet.starts_key_frame {
				let numbered = || Rid::from(number.to_string().as_str());
				layer.rid = Some(packet.rid.unwrap_or_else(numbered));
				layer.size = packet.size.or(layer.size);
			}
			layer.meter.add(packet.payload.len());
			layer.cache.push(&packet);
		}
		self.pending.push(packet);
	}

	/// What is known of each layer.
	pub(crate) fn layers(&mut self, now: Instant) -> Layers {
		self.layers.each_mut().map(|layer| layers::Layer {
			rid: layer.rid,
			size: layer.size,
			rate: layer.meter.rate(now),
		})
	}

	/// What joiners may begin with, per layer.
	pub(crate) fn caches(&self) -> [&GroupCache; MAX_LAYERS] {
		self.layers.each_ref().map(|layer| &layer.cache)
	}

	/// Everything a worker needs whose first viewer joins.
	pub(crate) fn cached(&self) -> Vec<Arc<Packet>> {
		self.layers.iter().flat_map(|layer| layer.cache.packets()).cloned().collect()
	}
}
