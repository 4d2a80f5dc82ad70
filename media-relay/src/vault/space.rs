//! How many bytes the vault has, and is about to have.

use std::sync::{
	atomic::{AtomicU64, Ordering},
	Arc,
};

/// The bytes that are taken. Clones count together.
#[derive(Clone)]
pub struct Space(Arc<AtomicU64>);

impl Space {
	/// So many are taken.
	pub fn new(used: u64) -> Self {
		Self(Arc::new(AtomicU64::new(used)))
	}

	/// How many are taken.
	pub fn used(&self) -> u64 {
		self.0.load(Ordering::Relaxed)
	}

	/// Takes `bytes`, unless more than `limit` were taken then.
	pub fn take(&self, bytes: u64, limit: u64) -> Option<Taken> {
		let grow = |used: u64| used.checked_add(bytes).filter(|grown| *grown <= limit);
		self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, grow).ok()?;
		Some(Taken { space: self.clone(), bytes })
	}

	/// Gives `bytes` back.
	pub fn free(&self, bytes: u64) {
		let shrink = |used: u64| Some(used.saturating_sub(bytes));
		let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, shrink);
	}
}

/// Bytes that were taken, and are given back when this is dropped.
pub struct Taken {
	space: Space,
	bytes: u64,
}

impl Taken {
	/// Keeps `bytes` of them for good.
	pub fn keep(mut self, bytes: u64) {
		self.bytes = self.bytes.saturating_sub(bytes);
	}
}

impl Drop for Taken {
	fn drop(&mut self) {
		self.space.free(self.bytes);
	}
}
