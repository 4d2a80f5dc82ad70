//! Figures of the orders, for metrics.

use super::store::{Store, StoreError};
use livestars_chain::{planck, Balance, BlockRef};
use serde::Serialize;

/// Figures of the orders of this relay. Those that only rise are kept across restarts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
	/// Orders that wait for a batch.
	pub pending: usize,
	/// Orders in batches that may still land.
	pub submitted: usize,
	/// Orders that are paid in blocks that are not final.
	pub in_block: usize,
	/// What only rises.
	#[serde(flatten)]
	pub totals: Totals,
	/// The relay's free balance, in planck, when it was last read.
	pub balance: Option<Balance>,
	/// Batches that are watched.
	pub watched_batches: usize,
	/// Why the last batch could not be settled; nothing if it was.
	pub alarm: Option<String>,
	/// The best block of which everything is known.
	pub tip: Option<BlockRef>,
	/// Whether the chain's updates have caught up since the start, so that orders can be accepted.
	pub current: bool,
}

/// Figures that only rise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
	/// Orders that are paid in final blocks.
	pub settled: u128,
	/// What those paid, in planck.
	#[serde(with = "planck")]
	pub settled_amount: Balance,
	/// Orders that the chain refused for good.
	pub refused: u128,
	/// Orders that expired.
	pub expired: u128,
	/// Batches that came into a block while they were watched.
	pub batches: u128,
	/// Batches that no node took, or that failed.
	pub failed_batches: u128,
}

impl Totals {
	fn fields(&mut self) -> [(&'static str, &mut u128); 6] {
		[
			("settled", &mut self.settled),
			("settled_amount", &mut self.settled_amount),
			("refused", &mut self.refused),
			("expired", &mut self.expired),
			("batches", &mut self.batches),
			("failed_batches", &mut self.failed_batches),
		]
	}

	/// Reads all from the store.
	pub fn read(store: &Store) -> Result<Self, StoreError> {
		let mut totals = Self::default();
		for (name, value) in totals.fields() {
			*value = store.total(name)?;
		}
		Ok(totals)
	}

	/// Writes those that differ from `before` to the store.
	pub fn write(mut self, mut before: Self, store: &Store) -> Result<(), StoreError> {
		for ((name, value), (_, before)) in self.fields().into_iter().zip(before.fields()) {
			if value != before {
				store.set_total(name, *value)?;
			}
		}
		Ok(())
	}
}
