//! Makes one continuous stream for a viewer out of whatever she is sent: another layer, another
//! publisher's session, a replay.
//!
//! Within one source sequence numbers and timestamps keep their distances, so that what was lost
//! on the way to the relay shows as a gap that the viewer asks for, and what comes late still fits
//! its place. Where the source changes the numbers go on from the highest that were sent.

use std::time::Instant;

/// What is rewritten of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
	/// Extended sequence number.
	pub sequence: u64,
	/// Extended timestamp, in units of the clock.
	pub timestamp: u64,
	/// VP8's number of the picture (15 bits).
	pub picture: Option<u16>,
	/// VP8's running number of pictures of the base layer.
	pub base_picture: Option<u8>,
}

/// Rewrites the positions of one track for one viewer.
#[derive(Debug)]
pub(crate) struct Rewriter {
	/// Units of the timestamp per second.
	clock_rate: u32,
	/// The highest position that was sent, and when it was captured.
	highest: Position,
	highest_captured: Option<Instant>,
	source: Option<Source>,
}

/// From a source's numbers to the viewer's: modular distances.
#[derive(Debug)]
struct Source {
	first_sequence: u64,
	sequence: u64,
	timestamp: u64,
	picture: u16,
	base_picture: u8,
}

impl Rewriter {
	/// A rewriter whose first packet follows this one. The sequence number is expected to be below
	/// 2¹⁵, so that the viewer sees no wrap before the first report.
	pub(crate) fn new(clock_rate: u32, before: Position) -> Self {
		Self { clock_rate, highest: before, highest_captured: None, source: None }
	}

	/// A source begins with this packet. Its distance to the last packet of the former source is the
	/// time between their captures, and at least a millisecond.
	pub(crate) fn begin(&mut self, first: Position, captured: Instant) {
		let least = u64::from(self.clock_rate) / 1000;
		let elapsed = self.highest_captured.map_or(0, |highest| {
			let elapsed = captured.saturating_duration_since(highest).as_micros();
			u64::try_from(elapsed * u128::from(self.clock_rate) / 1_000_000).unwrap_or(u64::MAX)
		});
		let timestamp = self.highest.timestamp.wrapping_add(elapsed.max(least));
		let next_picture = self.highest.picture.unwrap_or(0).wrapping_add(1);
		let next_base = self.highest.base_picture.unwrap_or(0).wrapping_add(1);
		self.source = Some(Source {
			first_sequence: first.sequence,
			sequence: (self.highest.sequence + 1).wrapping_sub(first.sequence),
			timestamp: timestamp.wrapping_sub(first.timestamp),
			picture: next_picture.wrapping_sub(first.picture.unwrap_or(0)),
			base_picture: next_base.wrapping_sub(first.base_picture.unwrap_or(0)),
		});
	}

	/// Whether a source has begun and has not been left.
	pub(crate) fn is_running(&self) -> bool {
		self.source.is_some()
	}

	/// The source ended, or something of it is left out from here on; the next has to begin.
	pub(crate) fn pause(&mut self) {
		self.source = None;
	}

	/// Where this packet of the present source stands for the viewer. None when no source has begun,
	/// or when the packet came late from before the source's first: its number is another packet's.
	pub(crate) fn rewrite(&mut self, packet: Position, captured: Instant) -> Option<Position> {
		let source = self.source.as_ref()?;
		if packet.sequence < source.first_sequence {
			return None;
		}
		let rewritten = Position {
			sequence: packet.sequence.wrapping_add(source.sequence),
			timestamp: packet.timestamp.wrapping_add(source.timestamp),
			picture: packet.picture.map(|picture| picture.wrapping_add(source.picture) & 0x7fff),
			base_picture: packet.base_picture.map(|base| base.wrapping_add(source.base_picture)),
		};
		if rewritten.sequence > self.highest.sequence {
			self.highest = Position {
				picture: rewritten.picture.or(self.highest.picture),
				base_picture: rewritten.base_picture.or(self.highest.base_picture),
				..rewritten
			};
			self.highest_captured = Some(captured);
		}
		Some(rewritten)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use std::time::Duration;

	const RATE: u32 = 90_000;

	fn at(sequence: u64, timestamp: u64) -> Position {
		Position { sequence, timestamp, picture: None, base_picture: None }
	}

	fn rewriter() -> Rewriter {
		Rewriter::new(RATE, at(1_000, 50_000))
	}

	#[test]
	fn nothing_is_sent_before_a_source_begins() {
		assert_eq!(rewriter().rewrite(at(1, 1), Instant::now()), None);
	}

	#[test]
	fn a_switch_continues_the_numbers_and_the_time() {
		let start = Instant::now();
		let mut rewriter = rewriter();
		rewriter.begin(at(7, 700), start);
		assert_eq!(rewriter.rewrite(at(7, 700), start).unwrap().sequence, 1_001);
		let before = rewriter.rewrite(at(9, 3_700), start + Duration::from_millis(33)).unwrap();
		assert_eq!(before.sequence, 1_003, "the gap of the lost packet stays");

		let later = start + Duration::from_millis(66);
		rewriter.begin(at(60_000, 9), later);
		let after = rewriter.rewrite(at(60_000, 9), later).unwrap();
		assert_eq!(after.sequence, 1_004);
		assert_eq!(after.timestamp - before.timestamp, 33 * 90);
	}

	#[test]
	fn a_packet_from_before_the_switch_is_left_out() {
		let start = Instant::now();
		let mut rewriter = rewriter();
		rewriter.begin(at(100, 0), start);
		assert_eq!(rewriter.rewrite(at(99, 0), start), None);
	}

	#[test]
	fn pictures_are_numbered_without_a_gap_across_sources() {
		let start = Instant::now();
		let mut rewriter = rewriter();
		let picture = |sequence, picture, base| Position {
			picture: Some(picture),
			base_picture: Some(base),
			..at(sequence, sequence * 3_000)
		};
		rewriter.begin(picture(1, 0x7ffe, 254), start);
		let pictures: Vec<_> = (0..4u16)
			.map(|step| {
				let number = (0x7ffe + step) & 0x7fff;
				rewriter.rewrite(
					picture(1 + u64::from(step), number, 254u8.wrapping_add(step as u8)),
					start,
				)
			})
			.map(|rewritten| rewritten.and_then(|rewritten| rewritten.picture).unwrap())
			.collect();
		assert_eq!(pictures, [1, 2, 3, 4]);
		rewriter.begin(picture(500, 77, 3), start);
		let next = rewriter.rewrite(picture(500, 77, 3), start).unwrap();
		assert_eq!((next.picture, next.base_picture), (Some(5), Some(5)));
	}

	/// A source's packets: their numbers and times, some lost, some in another order.
	fn source() -> impl Strategy<Value = Vec<(u64, u64)>> {
		(any::<u32>(), any::<u32>(), prop::collection::vec((0u64..4, 0u64..9_000), 1..40)).prop_map(
			|(sequence, timestamp, steps)| {
				let mut position = (u64::from(sequence), u64::from(timestamp));
				steps
					.into_iter()
					.enumerate()
					.map(|(index, (skip, time))| {
						if index > 0 {
							position = (position.0 + 1 + skip, position.1 + time);
						}
						position
					})
					.collect()
			},
		)
	}

	proptest! {
		#[test]
		fn numbers_rise_and_never_repeat_across_switches(
			sources in prop::collection::vec(source(), 1..6),
			swaps in prop::collection::vec((0usize..40, 0usize..40), 0..10),
		) {
			let start = Instant::now();
			let mut clock = start;
			let mut rewriter = rewriter();
			let mut used = std::collections::BTreeSet::new();
			let mut highest = at(1_000, 50_000);
			for packets in sources {
				let mut order: Vec<usize> = (0..packets.len()).collect();
				for (one, other) in &swaps {
					// The first packet begins the source; the others may come in any order.
					if *one > 0 && *other > 0 && *one < order.len() && *other < order.len() {
						order.swap(*one, *other);
					}
				}
				clock += Duration::from_millis(20);
				let (first, time) = packets[0];
				let boundary = highest.sequence;
				rewriter.begin(at(first, time), clock);
				for index in order {
					let (sequence, timestamp) = packets[index];
					let sent = rewriter.rewrite(at(sequence, timestamp), clock).unwrap();
					prop_assert!(used.insert(sent.sequence), "a number was used twice");
					prop_assert!(sent.sequence > boundary, "a number of the former source");
					prop_assert_eq!(sent.sequence - boundary - 1, sequence - first, "the distances stay");
					prop_assert!(sent.timestamp > highest.timestamp || boundary != highest.sequence);
					if sent.sequence > highest.sequence { highest = sent }
				}
			}
		}

		#[test]
		fn time_goes_on_across_a_switch(pause in 0u64..10_000, first in any::<u32>(), second in any::<u32>()) {
			let start = Instant::now();
			let mut rewriter = rewriter();
			rewriter.begin(at(1, u64::from(first)), start);
			let before = rewriter.rewrite(at(1, u64::from(first)), start).unwrap();
			let later = start + Duration::from_millis(pause);
			rewriter.begin(at(1, u64::from(second)), later);
			let after = rewriter.rewrite(at(1, u64::from(second)), later).unwrap();
			prop_assert_eq!(after.timestamp - before.timestamp, pause.max(1) * 90);
		}

		#[test]
		fn a_wrap_of_sixteen_bits_is_no_switch(start_at in 65_500u64..65_536) {
			let now = Instant::now();
			let mut rewriter = rewriter();
			rewriter.begin(at(start_at, 0), now);
			for step in 0..100 {
				let sent = rewriter.rewrite(at(start_at + step, step), now).unwrap();
				prop_assert_eq!(sent.sequence as u16, 1_001u16.wrapping_add(step as u16));
			}
		}
	}
}
