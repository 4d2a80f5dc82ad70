//! A worker without a thread, for the fuzz targets.

use std::time::Instant;

use super::Worker;
use crate::{session::MAX_ADDRESSES, work::Work};

impl Worker {
	/// What [`Worker::run`] does in one turn, without waiting.
	pub(crate) fn turn(&mut self) {
		while let Ok(work) = self.inbox.try_recv() {
			self.take(work);
		}
		self.end_what_must();
		self.forward();
		let now = Instant::now();
		self.tick(now);
		self.choose(now);
		self.sender.flush();
	}

	/// Whether everything that is known of sessions is known of all of them, and of no others.
	pub(crate) fn assert_consistent(&self) {
		assert_eq!(self.fragments.len(), self.sessions.len());
		assert!(self.fragments.values().all(|id| self.sessions.contains_key(id)));
		for (address, id) in &self.addresses {
			assert!(self.sessions.get(id).is_some_and(|it| it.addresses.contains(address)));
		}
		for (id, session) in &self.sessions {
			assert!(self.shared.registry().known(id).is_some());
			assert!(session.addresses.len() <= MAX_ADDRESSES);
			assert!(self.feeds.contains_key(&session.stream));
		}
		for feed in self.feeds.values() {
			assert!(feed
				.publisher
				.iter()
				.chain(&feed.viewers)
				.all(|id| self.sessions.contains_key(id)));
			assert!(feed.pending.is_empty());
		}
	}

	/// How many sessions this worker carries.
	pub(crate) fn sessions(&self) -> usize {
		self.sessions.len()
	}

	/// Takes work past the inbox.
	pub(crate) fn give(&mut self, work: Work) {
		self.take(work);
	}
}
