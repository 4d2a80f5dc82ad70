//! The packets since a layer's last key frame, so that a joiner sees a picture at once.

use std::{collections::VecDeque, sync::Arc};

use crate::packet::Packet;

/// How much of a layer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
	pub packets: usize,
	/// Bytes of payload.
	pub bytes: usize,
}

/// A group of pictures: a key frame and everything after it. A group that outgrows the bounds is
/// dropped whole; joiners then wait for the next key frame, which they ask for.
#[derive(Debug)]
pub(crate) struct GroupCache {
	bounds: Bounds,
	/// In the order of their sequence numbers; the first starts a key frame.
	packets: VecDeque<Arc<Packet>>,
	bytes: usize,
}

impl GroupCache {
	/// An empty cache.
	pub(crate) fn new(bounds: Bounds) -> Self {
		Self { bounds, packets: VecDeque::new(), bytes: 0 }
	}

	/// Forgets everything.
	pub(crate) fn clear(&mut self) {
		self.packets.clear();
		self.bytes = 0;
	}

	/// Keeps a packet of this layer. A packet that comes late takes its place by its number, and one
	/// from before the group is left out.
	pub(crate) fn push(&mut self, packet: &Arc<Packet>) {
		if self.packets.front().is_some_and(|first| first.source != packet.source) {
			self.clear();
		}
		let first = self.packets.front();
		let begins = packet.starts_key_frame
			&& first.is_none_or(|first| {
				packet.sequence > first.sequence && packet.timestamp != first.timestamp
			});
		if begins {
			self.clear();
		} else if first.is_none_or(|first| packet.sequence < first.sequence) {
			return;
		}
		let later = self.packets.iter().rev().take_while(|kept| kept.sequence > packet.sequence);
		let place = self.packets.len() - later.count();
		if place > 0 && self.packets[place - 1].sequence == packet.sequence {
			return;
		}
		self.packets.insert(place, packet.clone());
		self.bytes += packet.payload.len();
		if self.packets.len() > self.bounds.packets || self.bytes > self.bounds.bytes {
			self.clear();
		}
	}

	/// The group, empty when there is none to begin with.
	pub(crate) fn packets(&self) -> &VecDeque<Arc<Packet>> {
		&self.packets
	}

	/// Bytes of payload.
	#[cfg(test)]
	pub(crate) fn bytes(&self) -> usize {
		self.bytes
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::packet::Track;
	use proptest::prelude::*;
	use std::time::Instant;

	pub(crate) fn packet(sequence: u64, timestamp: u64, key: bool, bytes: usize) -> Arc<Packet> {
		Arc::new(Packet {
			track: Track::Video(0),
			source: 1,
			sequence,
			timestamp,
			marker: false,
			starts_key_frame: key,
			rid: None,
			size: None,
			captured: Instant::now(),
			vp8: None,
			orientation: None,
			payload: vec![0; bytes].into(),
		})
	}

	fn cache() -> GroupCache {
		GroupCache::new(Bounds { packets: 8, bytes: 8_000 })
	}

	fn sequences(cache: &GroupCache) -> Vec<u64> {
		cache.packets().iter().map(|packet| packet.sequence).collect()
	}

	#[test]
	fn nothing_is_kept_before_the_first_key_frame() {
		let mut cache = cache();
		cache.push(&packet(1, 0, false, 100));
		assert!(cache.packets().is_empty());
	}

	#[test]
	fn a_key_frame_begins_anew() {
		let mut cache = cache();
		for (sequence, timestamp, key) in [(1, 0, true), (2, 1, false), (3, 2, true), (4, 3, false)]
		{
			cache.push(&packet(sequence, timestamp, key, 100));
		}
		assert_eq!(sequences(&cache), [3, 4]);
		assert_eq!(cache.bytes(), 200);
	}

	#[test]
	fn the_slices_of_one_key_frame_stay_together() {
		let mut cache = cache();
		cache.push(&packet(1, 5, true, 100));
		cache.push(&packet(2, 5, true, 100));
		assert_eq!(sequences(&cache), [1, 2]);
	}

	#[test]
	fn a_late_packet_takes_its_place_and_an_old_one_is_left_out() {
		let mut cache = cache();
		for sequence in [10, 11, 13, 12, 13, 9] {
			cache.push(&packet(sequence, sequence, sequence == 10, 1));
		}
		assert_eq!(sequences(&cache), [10, 11, 12, 13]);
	}

	#[test]
	fn another_source_begins_with_its_own_key_frame() {
		let mut cache = cache();
		cache.push(&packet(10, 10, true, 1));
		let other = |sequence, key| {
			Arc::new(Packet { source: 2, ..(*packet(sequence, sequence, key, 1)).clone() })
		};
		cache.push(&other(11, false));
		assert!(cache.packets().is_empty());
		cache.push(&other(3, true));
		assert_eq!(sequences(&cache), [3]);
	}

	#[test]
	fn a_group_that_is_too_large_is_dropped_until_the_next_key_frame() {
		let mut cache = cache();
		for sequence in 0..20 {
			cache.push(&packet(sequence, sequence, sequence == 0, 10));
		}
		assert!(cache.packets().is_empty());
		cache.push(&packet(20, 20, true, 10));
		assert_eq!(sequences(&cache), [20]);
	}

	proptest! {
		#[test]
		fn it_stays_within_its_bounds_and_in_order(
			packets in prop::collection::vec((0u64..200, any::<bool>(), 0usize..3_000), 0..200),
		) {
			let mut cache = cache();
			for (sequence, key, bytes) in packets {
				cache.push(&packet(sequence, sequence, key, bytes));
				let kept = cache.packets();
				prop_assert!(kept.len() <= 8 && cache.bytes() <= 8_000);
				prop_assert_eq!(cache.bytes(), kept.iter().map(|packet| packet.payload.len()).sum::<usize>());
				prop_assert!(kept.front().is_none_or(|first| first.starts_key_frame));
				prop_assert!(kept.iter().zip(kept.iter().skip(1)).all(|(one, next)| one.sequence < next.sequence));
			}
		}
	}
}
