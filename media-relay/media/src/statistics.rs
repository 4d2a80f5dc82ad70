//! Counters of what is carried.

use std::{
	sync::atomic::{AtomicU64, Ordering::Relaxed},
	time::Duration,
};

/// The upper bounds of the buckets of times to the first key frame, in milliseconds.
pub const JOIN_BUCKETS: [u64; 8] = [50, 100, 200, 400, 800, 1_600, 3_200, 6_400];

/// What was carried since the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
	/// Streams being published.
	pub streams: u64,
	/// Sessions of publishers, connected or not.
	pub publishers: u64,
	/// Sessions of viewers, connected or not.
	pub viewers: u64,
	/// Sessions of relays that take copies, connected or not.
	pub relays: u64,
	/// Sessions that have not connected yet.
	pub half_open: u64,
	/// Datagrams received.
	pub packets_received: u64,
	/// Bytes of datagrams received.
	pub bytes_received: u64,
	/// Datagrams sent.
	pub packets_sent: u64,
	/// Bytes of datagrams sent.
	pub bytes_sent: u64,
	/// Datagrams that belonged to no session or could not be read.
	pub packets_ignored: u64,
	/// Datagrams dropped because a worker or a socket did not keep up.
	pub packets_dropped: u64,
	/// How often the kernel gave an error instead of what had arrived.
	pub receive_errors: u64,
	/// Sockets from which nothing can be received at present.
	pub deaf_sockets: u64,
	/// Packets sent again to viewers who missed them.
	pub retransmissions: u64,
	/// Requests of viewers for packets they missed.
	pub nacks_received: u64,
	/// Requests of viewers for a key frame.
	pub key_frames_requested: u64,
	/// Requests for a key frame that went on to publishers.
	pub key_frames_forwarded: u64,
	/// Viewers who were sent a first key frame.
	pub joins: u64,
	/// Milliseconds from the viewer's connection to that key frame, added up.
	pub join_milliseconds: u64,
	/// How many of them within each of [`JOIN_BUCKETS`] (not cumulative; later ones are in none).
	pub join_buckets: [u64; JOIN_BUCKETS.len()],
}

/// The counters themselves, shared by all threads.
#[derive(Debug, Default)]
pub(crate) struct Counters {
	pub packets_received: AtomicU64,
	pub bytes_received: AtomicU64,
	pub packets_sent: AtomicU64,
	pub bytes_sent: AtomicU64,
	pub packets_ignored: AtomicU64,
	pub packets_dropped: AtomicU64,
	pub receive_errors: AtomicU64,
	pub deaf_sockets: AtomicU64,
	pub retransmissions: AtomicU64,
	pub nacks_received: AtomicU64,
	pub key_frames_requested: AtomicU64,
	pub key_frames_forwarded: AtomicU64,
	joins: AtomicU64,
	join_milliseconds: AtomicU64,
	join_buckets: [AtomicU64; JOIN_BUCKETS.len()],
}

/// Adds to a counter; never locks.
pub(crate) fn add(counter: &AtomicU64, amount: u64) {
	counter.fetch_add(amount, Relaxed);
}

impl Counters {
	/// A viewer was sent her first key frame so long after she had connected.
	pub(crate) fn joined(&self, after: Duration) {
		let milliseconds = u64::try_from(after.as_millis()).unwrap_or(u64::MAX);
		add(&self.joins, 1);
		add(&self.join_milliseconds, milliseconds);
		let bucket = JOIN_BUCKETS.iter().position(|bound| milliseconds <= *bound);
		if let Some(bucket) = bucket.and_then(|bucket| self.join_buckets.get(bucket)) {
			add(bucket, 1);
		}
	}

	/// The counters as they are now; sessions and streams are not counted here.
	pub(crate) fn snapshot(&self) -> Statistics {
		let mut join_buckets = [0; JOIN_BUCKETS.len()];
		for (value, counter) in join_buckets.iter_mut().zip(&self.join_buckets) {
			*value = counter.load(Relaxed);
		}
		Statistics {
			packets_received: self.packets_received.load(Relaxed),
			bytes_received: self.bytes_received.load(Relaxed),
			packets_sent: self.packets_sent.load(Relaxed),
			bytes_sent: self.bytes_sent.load(Relaxed),
			packets_ignored: self.packets_ignored.load(Relaxed),
			packets_dropped: self.packets_dropped.load(Relaxed),
			receive_errors: self.receive_errors.load(Relaxed),
			deaf_sockets: self.deaf_sockets.load(Relaxed),
			retransmissions: self.retransmissions.load(Relaxed),
			nacks_received: self.nacks_received.load(Relaxed),
			key_frames_requested: self.key_frames_requested.load(Relaxed),
			key_frames_forwarded: self.key_frames_forwarded.load(Relaxed),
			joins: self.joins.load(Relaxed),
			join_milliseconds: self.join_milliseconds.load(Relaxed),
			join_buckets,
			..Statistics::default()
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn joins_are_counted_by_their_time() {
		let counters = Counters::default();
		for milliseconds in [0, 50, 51, 700, 7_000] {
			counters.joined(Duration::from_millis(milliseconds));
		}
		let statistics = counters.snapshot();
		assert_eq!((statistics.joins, statistics.join_milliseconds), (5, 7_801));
		assert_eq!(statistics.join_buckets, [2, 1, 0, 0, 1, 0, 0, 0]);
	}
}
