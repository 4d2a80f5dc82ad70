//! Gives a joiner what has been since the last key frame, faster than it was, until she is with
//! the others.
//!
//! A replay is paced, so that it does not burst through the joiner's link, and the timestamps of
//! its pictures are drawn together to the pace at which they are sent: she sees a short fast run
//! and then the present, instead of staying behind by the age of the key frame.

use std::{
	collections::VecDeque,
	sync::Arc,
	time::{Duration, Instant},
};

use crate::packet::Packet;

/// The most packets that wait for one joiner.
const MAX_WAITING: usize = 8_192;

/// Units of a video clock per second.
const CLOCK: u64 = 90_000;

/// A packet with the time at which the joiner is to see it.
#[derive(Debug)]
pub(crate) struct Replayed {
	pub packet: Arc<Packet>,
	pub timestamp: u64,
	pub captured: Instant,
}

/// What one joiner still has to be given.
#[derive(Debug)]
pub(crate) struct Replay {
	waiting: VecDeque<Replayed>,
	/// Bytes per second.
	rate: f64,
	/// Bytes that may be sent now.
	credit: f64,
	last: Instant,
}

impl Replay {
	/// Replays a group at this many bytes per second.
	pub(crate) fn new<'a>(
		group: impl DoubleEndedIterator<Item = &'a Arc<Packet>>,
		rate: f64,
		now: Instant,
	) -> Self {
		let mut waiting = VecDeque::new();
		let mut last: Option<Replayed> = None;
		// Backwards from the present, whose time stays as it is.
		for packet in group.rev() {
			let (timestamp, captured) = match &last {
				None => (packet.timestamp, packet.captured),
				Some(next) if next.packet.timestamp == packet.timestamp => {
					(next.timestamp, next.captured)
				},
				Some(next) => {
					let natural = next.packet.timestamp.saturating_sub(packet.timestamp);
					// How long the next picture takes to send, never longer than it lasted.
					let bytes: usize = [next]
						.into_iter()
						.chain(&waiting)
						.take_while(|later: &&Replayed| later.timestamp == next.timestamp)
						.map(|later| later.packet.payload.len())
						.sum();
					let paced = (bytes as f64 / rate * CLOCK as f64) as u64;
					let distance = paced.clamp(1, natural.max(1));
					let duration = Duration::from_micros(distance * 1_000_000 / CLOCK);
					let captured = next.captured.checked_sub(duration).unwrap_or(next.captured);
					(next.timestamp.saturating_sub(distance), captured)
				},
			};
			if let Some(next) = last.take() {
				waiting.push_front(next);
			}
			last = Some(Replayed { packet: packet.clone(), timestamp, captured });
		}
		if let Some(first) = last {
			waiting.push_front(first);
		}
		Self { waiting, rate, credit: 0.0, last: now }
	}

	/// A packet that came meanwhile waits behind the others. False when too many wait: the joiner has
	/// to begin again at a key frame.
	pub(crate) fn push(&mut self, packet: &Arc<Packet>) -> bool {
		let (timestamp, captured) = (packet.timestamp, packet.captured);
		self.waiting.push_back(Replayed { packet: packet.clone(), timestamp, captured });
		self.waiting.len() <= MAX_WAITING
	}

	/// The next packet that may be sent by now.
	pub(crate) fn next(&mut self, now: Instant) -> Option<Replayed> {
		let elapsed = now.saturating_duration_since(self.last).as_secs_f64();
		self.last = self.last.max(now);
		// What was not used is lost after a fifth of a second, so that no pause ends in a burst.
		self.credit = (self.credit + elapsed * self.rate).min(self.rate / 5.0);
		if self.credit < 0.0 {
			return None;
		}
		let next = self.waiting.pop_front()?;
		self.credit -= next.packet.payload.len() as f64;
		Some(next)
	}

	/// Whether the joiner has been given everything.
	pub(crate) fn is_done(&self) -> bool {
		self.waiting.is_empty()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::cache::tests::packet;

	/// Two seconds: a key frame of 20 packets and 59 pictures of 4, all of 1,000 bytes.
	fn group() -> Vec<Arc<Packet>> {
		let mut sequence = 0;
		let mut packets = Vec::new();
		for picture in 0..60u64 {
			for part in 0..if picture == 0 { 20 } else { 4 } {
				packets.push(packet(
					sequence,
					1_000_000 + picture * 3_000,
					picture == 0 && part == 0,
					1_000,
				));
				sequence += 1;
			}
		}
		packets
	}

	#[test]
	fn everything_is_sent_in_order_at_the_pace() {
		let group = group();
		let start = Instant::now();
		let mut replay = Replay::new(group.iter(), 1_000_000.0, start);
		let mut sent = Vec::new();
		let mut milliseconds = 0;
		while !replay.is_done() {
			let now = start + Duration::from_millis(milliseconds);
			while let Some(next) = replay.next(now) {
				sent.push(next.packet.sequence);
			}
			let bound = 1_000_000 * milliseconds / 1000 + 1_001;
			assert!(
				sent.len() as u64 * 1_000 <= bound,
				"{} packets after {milliseconds} ms",
				sent.len()
			);
			milliseconds += 5;
		}
		assert_eq!(sent, (0..256).collect::<Vec<u64>>());
		assert!((250..300).contains(&milliseconds), "took {milliseconds} ms");
	}

	#[test]
	fn the_times_are_drawn_together_and_end_in_the_present() {
		let group = group();
		let start = Instant::now();
		let mut replay = Replay::new(group.iter(), 1_000_000.0, start);
		let times: Vec<_> = std::iter::from_fn(|| replay.waiting.pop_front()).collect();
		let last = times.last().unwrap();
		assert_eq!(last.timestamp, last.packet.timestamp);
		let span = last.timestamp - times[0].timestamp;
		assert_eq!(span, 59 * 4 * 90, "59 pictures of 4 ms");
		assert!(times.windows(2).all(|pair| {
			let same = pair[0].packet.timestamp == pair[1].packet.timestamp;
			let step = pair[1].timestamp - pair[0].timestamp;
			(step == 0) == same
		}));
	}

	#[test]
	fn a_slow_stream_keeps_its_own_time() {
		let group = group();
		let replay = Replay::new(group.iter(), 1_000.0, Instant::now());
		assert!(replay
			.waiting
			.iter()
			.all(|replayed| replayed.timestamp == replayed.packet.timestamp));
	}

	#[test]
	fn a_joiner_who_never_catches_up_is_given_up() {
		let mut replay = Replay::new([].iter(), 1.0, Instant::now());
		let fits =
			(0..10_000).take_while(|number| replay.push(&packet(*number, 0, false, 1))).count();
		assert_eq!(fits, MAX_WAITING);
	}
}
