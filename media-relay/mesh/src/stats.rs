//! What a node of the mesh counts.

use std::collections::BTreeMap;

use crate::announcement::Refusal;

/// What a node of the mesh counts, since its start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
	/// The nodes that are connected now.
	pub peers: usize,
	/// The relays whose last announcement holds now.
	pub relays: usize,
	/// The streams that these relays have now.
	pub streams: usize,
	/// Announcements that this node made.
	pub made: u64,
	/// Announcements of others that were believed and passed on.
	pub believed: u64,
	/// Announcements of others that were not, by reason.
	pub refused: BTreeMap<Refusal, u64>,
	/// Streams of this relay that found no place in its last announcement.
	pub left_out: usize,
	/// Calls to other nodes that failed.
	pub failed_calls: u64,
	/// Connections through another node that became direct.
	pub punched_holes: u64,
}

impl Stats {
	/// Announcements that were refused, for whatever reason.
	pub fn all_refused(&self) -> u64 {
		self.refused.values().sum()
	}
}
