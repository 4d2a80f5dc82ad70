//! The life of orders, without input or output: what was accepted, what was sent and what the
//! chain's blocks say go in; changes to be written and told, and batches to be sent, come out.
//!
//! ## What holds
//!
//! - An order that was accepted is followed until its status is the last one. None is lost.
//! - `Final` is said only of an order whose `Paid` event is in a block that is final.
//! - An order is put into a batch only if, as far as is known, it is neither paid nor refused on the
//!   best chain, nor in another batch that may still land.
//!
//! A batch *may still land* while its fate is watched. If that becomes unknown, it is waited for
//! [`Limits::patience`] blocks from then on, or from when it was sent if this relay restarted; and so
//! is a batch whose block was retracted, after which nodes put its transactions back into their pools. To be wrong about
//! that costs the fee of a refusal and nothing else: the chain pays an order once.

mod effects;
mod parts;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use effects::Effects;
#[cfg(test)]
use effects::Refused;
pub use parts::{Batch, BatchId, Change, Counts, Fate, Gap, Limits, PurseView};

use super::{
	rejection::Rejection,
	status::{Facts, Place, Status},
};
use livestars_chain::{Account, Balance, BlockNumber, BlockRef, Hash, PurseId};
use parts::{Queue, Seen, Tracked};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// How many sequences of a purse the chain can tell apart: `pallet_purses::sequence::WINDOW`.
pub const WINDOW: u64 = 128;

/// The most orders of one batch: `pallet_purses::MAX_ORDERS`.
pub const BATCH: usize = 256;

/// The most blocks that are neither final nor forgotten. Finality lags behind by seconds; beyond
/// this, something is wrong with the chain, and no batch is sent.
pub const MAX_UNFINAL_BLOCKS: usize = 4_096;

/// Every order that is followed, and the blocks that are not final.
#[derive(Clone, Debug)]
pub struct Machine {
	limits: Limits,
	orders: HashMap<Hash, Tracked>,
	places: BTreeMap<(PurseId, u64), Hash>,
	/// Orders that are not in a batch, oldest first. Some of them can be paid or refused.
	waiting: BTreeSet<(u64, Hash)>,
	watched: BTreeMap<BatchId, Vec<Hash>>,
	/// The last final block, once there was one.
	base: Option<BlockRef>,
	/// The blocks above the base, lowest first.
	chain: VecDeque<Seen>,
	/// A final block that is not among those above yet.
	announced: Option<BlockRef>,
	/// No batch is sent before this block: what it says of old orders is not known yet.
	resume_at: BlockNumber,
	arrivals: u64,
	batches: BatchId,
}

impl Machine {
	/// A machine that goes on with `orders`, oldest first, each with the last block for which a batch
	/// that may hold it is waited for. `base` is the last final block whose events are known for all of them; `head` is
	/// the number of the best block now: until the chain's updates reach it, no batch is sent.
	pub fn resume(
		limits: Limits,
		base: Option<BlockRef>,
		head: BlockNumber,
		orders: impl IntoIterator<Item = (Facts, Option<BlockNumber>)>,
	) -> Self {
		let mut machine = Self {
			limits,
			orders: HashMap::new(),
			places: BTreeMap::new(),
			waiting: BTreeSet::new(),
			watched: BTreeMap::new(),
			base,
			chain: VecDeque::new(),
			announced: None,
			resume_at: head,
			arrivals: 0,
			batches: 0,
		};
		for (facts, sent_until) in orders {
			let queue = match sent_until {
				Some(until) if until >= head => Queue::Sent { batch: None, until },
				_ => Queue::Waiting,
			};
			machine.insert(facts, queue);
		}
		machine
	}

	fn insert(&mut self, facts: Facts, queue: Queue) {
		let arrival = self.arrivals;
		self.arrivals = self.arrivals.saturating_add(1);
		let hash = facts.hash;
		self.places.insert((facts.purse, facts.sequence), hash);
		let told = match queue {
			Queue::Waiting => {
				self.waiting.insert((arrival, hash));
				Status::Pending
			},
			Queue::Sent { .. } => Status::Submitted,
		};
		let order = Tracked { facts, arrival, queue, paid: None, refused: None, told };
		self.orders.insert(hash, order);
	}

	/// The last final block of which everything is known.
	pub fn base(&self) -> Option<BlockRef> {
		self.base
	}

	/// The best block of which everything is known.
	pub fn tip(&self) -> Option<BlockRef> {
		self.chain.back().map(|seen| seen.at).or(self.base)
	}

	/// Whether the updates have reached the block that was the best one when the machine started.
	pub fn is_current(&self) -> bool {
		self.tip().is_some_and(|tip| tip.number >= self.resume_at)
	}

	/// How many orders wait for a batch or are in none, with those that are paid already.
	pub fn waiting(&self) -> usize {
		self.waiting.len()
	}

	/// How many batches are watched.
	pub fn watched(&self) -> usize {
		self.watched.len()
	}

	/// An order that is followed, and its status.
	pub fn find(&self, hash: &Hash) -> Option<(&Facts, &Status)> {
		self.orders.get(hash).map(|order| (&order.facts, &order.told))
	}

	/// The orders for `performer` that are followed, oldest first, and their statuses.
	pub fn of(&self, performer: Account) -> Vec<(&Facts, &Status)> {
		let hers = self.orders.values().filter(|order| order.facts.performer == performer);
		let mut hers: Vec<_> = hers.collect();
		hers.sort_by_key(|order| order.arrival);
		hers.into_iter().map(|order| (&order.facts, &order.told)).collect()
	}

	/// How many orders are where.
	pub fn counts(&self) -> Counts {
		let mut counts = Counts::default();
		for order in self.orders.values() {
			match order.told {
				Status::Pending => counts.pending = counts.pending.saturating_add(1),
				Status::Submitted => counts.submitted = counts.submitted.saturating_add(1),
				Status::InBlock { .. } => counts.in_block = counts.in_block.saturating_add(1),
				Status::Final { .. }
				| Status::Refused { .. }
				| Status::Expired
				| Status::Unwitnessed => {},
			}
		}
		counts
	}

	/// Takes in an order that the chain's own check found payable, or says why not. The status
	/// of an order that is followed already is answered, and nothing changes.
	pub fn accept(&mut self, facts: Facts, purse: PurseView) -> Result<Status, Rejection> {
		if let Some(known) = self.orders.get(&facts.hash) {
			return Ok(known.told.clone());
		}
		if self.places.contains_key(&(facts.purse, facts.sequence)) {
			return Err(Rejection::Replay { purse: facts.purse, sequence: facts.sequence });
		}
		if self.orders.len() >= self.limits.orders {
			return Err(Rejection::QueueFull);
		}
		self.check_purse(&facts, purse)?;
		self.insert(facts, Queue::Waiting);
		Ok(Status::Pending)
	}

	/// Whether the purse has room for one more order: in number, in amount, and in the window of
	/// sequences.
	fn check_purse(&self, facts: &Facts, purse: PurseView) -> Result<(), Rejection> {
		let mut number: usize = 0;
		let mut promised: Balance = 0;
		let mut far = None;
		for ((_, sequence), hash) in self.places.range((facts.purse, 0)..=(facts.purse, u64::MAX)) {
			let Some(order) = self.orders.get(hash) else { continue };
			number = number.saturating_add(1);
			let known_as_spent = order.paid.is_some_and(|place| place.block_number <= purse.at);
			if order.refused.is_some() || known_as_spent {
				continue;
			}
			if sequence.abs_diff(facts.sequence) >= WINDOW {
				far = far.or(Some(*sequence));
			}
			promised = promised.saturating_add(order.facts.amount);
		}
		if number >= self.limits.orders_per_purse {
			return Err(Rejection::PurseQueueFull { most: self.limits.orders_per_purse });
		}
		if let Some(other) = far {
			return Err(Rejection::OutOfWindow { other });
		}
		let free = purse.remaining.saturating_sub(promised);
		if facts.amount > free {
			return Err(Rejection::OverCap { remaining: purse.remaining, promised });
		}
		Ok(())
	}

	/// The next batch, if orders wait that could be paid in the next block.
	///
	/// The caller writes the changes down before it sends the batch, and [reports](Self::ended)
	/// what became of it.
	pub fn take_batch(&mut self) -> Option<(Batch, Vec<Change>)> {
		let tip = self.tip().filter(|_| self.is_current())?;
		if self.chain.len() >= MAX_UNFINAL_BLOCKS {
			return None;
		}
		let next = tip.number.saturating_add(1);
		let mut chosen = Vec::new();
		for (_, hash) in &self.waiting {
			let Some(order) = self.orders.get(hash) else { continue };
			let open = order.paid.is_none() && order.refused.is_none();
			if open && order.facts.valid_until >= next {
				chosen.push((order.facts.purse, order.facts.sequence, *hash));
			}
			if chosen.len() == BATCH {
				break;
			}
		}
		if chosen.is_empty() {
			return None;
		}
		// Low sequences first: a high one moves the purse's window, and must leave none behind.
		chosen.sort_unstable();
		let orders: Vec<Hash> = chosen.into_iter().map(|(_, _, hash)| hash).collect();
		let id = self.batches;
		self.batches = self.batches.saturating_add(1);
		self.watched.insert(id, orders.clone());
		let mut changes = Vec::new();
		for hash in &orders {
			let until = self.patient_until();
			self.set_queue(hash, Queue::Sent { batch: Some(id), until });
			self.tell(hash, &mut changes);
		}
		Some((Batch { id, orders }, changes))
	}

	/// Takes note of what became of a batch. A batch that is not known changes nothing.
	pub fn ended(&mut self, batch: BatchId, fate: Fate) -> Vec<Change> {
		let mut changes = Vec::new();
		let Some(orders) = self.watched.remove(&batch) else { return changes };
		let queue = match fate {
			Fate::Failed => Queue::Waiting,
			Fate::Landed | Fate::Unknown => {
				Queue::Sent { batch: None, until: self.patient_until() }
			},
		};
		for hash in orders {
			let member = self.orders.get(&hash).is_some_and(
				|order| matches!(order.queue, Queue::Sent { batch: Some(id), .. } if id == batch),
			);
			if member {
				self.set_queue(&hash, queue);
				self.tell(&hash, &mut changes);
			}
		}
		changes
	}

	/// Undoes a block, and every block above it. A block that is not known, or final, changes
	/// nothing.
	pub fn retract(&mut self, block: &BlockRef) -> Vec<Change> {
		let mut changes = Vec::new();
		if let Some(position) = self.chain.iter().position(|seen| seen.at.hash == block.hash) {
			self.truncate(position, &mut changes);
		}
		changes
	}

	/// Takes in the next block. If its parent is further down, the blocks above that are undone
	/// first. A block that is known changes nothing.
	pub fn enact(&mut self, effects: &Effects) -> Result<Vec<Change>, Gap> {
		let mut changes = Vec::new();
		let at = effects.at;
		let old = self.base.is_some_and(|base| at.number <= base.number);
		if old || self.chain.iter().any(|seen| seen.at.hash == at.hash) {
			return Ok(changes);
		}
		let parent = self.chain.iter().position(|seen| seen.at.hash == at.parent);
		let keep = match (parent, self.base) {
			(Some(position), _) => position.saturating_add(1),
			(None, Some(base)) if base.hash == at.parent => 0,
			(None, None) if self.chain.is_empty() => 0,
			_ => return Err(Gap),
		};
		self.truncate(keep, &mut changes);
		self.include(effects, &mut changes);
		self.time_out(at.number, &mut changes);
		if let Some(announced) = self.announced {
			changes.extend(self.finalize(&announced));
		}
		Ok(changes)
	}

	/// Takes note that a block and all below it are final. A block that did not come yet is
	/// remembered until it does.
	pub fn finalize(&mut self, block: &BlockRef) -> Vec<Change> {
		let mut changes = Vec::new();
		if self.base.is_some_and(|base| block.number <= base.number) {
			return changes;
		}
		let Some(position) = self.chain.iter().position(|seen| seen.at.hash == block.hash) else {
			if self.chain.is_empty() && self.base.is_none() {
				self.base = Some(*block);
			} else if self.announced.is_none_or(|announced| announced.number < block.number) {
				self.announced = Some(*block);
			}
			return changes;
		};
		let mut touched = Vec::new();
		for seen in self.chain.drain(..=position) {
			touched.extend(seen.touched);
		}
		self.base = Some(*block);
		self.announced = self.announced.filter(|announced| announced.number > block.number);
		let expired = self.orders.values().filter(|order| order.facts.valid_until <= block.number);
		touched.extend(expired.map(|order| order.facts.hash));
		for hash in touched {
			self.tell(&hash, &mut changes);
		}
		changes
	}

	/// Enters what a block that extends the chain says.
	fn include(&mut self, effects: &Effects, changes: &mut Vec<Change>) {
		let at = effects.at;
		let mut touched = Vec::new();
		for (event_index, hash) in &effects.paid {
			let Some(order) = self.orders.get_mut(hash) else { continue };
			order.paid.get_or_insert(Place::new(&at, *event_index));
			touched.push(*hash);
		}
		for refused in &effects.refused {
			let Some(hash) = self.places.get(&(refused.purse, refused.sequence)) else { continue };
			let Some(order) = self.orders.get_mut(hash) else { continue };
			// A batch that was sent twice is refused as a replay of itself: the order is paid.
			if order.paid.is_none() {
				let place = Place::new(&at, refused.event_index);
				order.refused.get_or_insert_with(|| (place, refused.reason.clone()));
				touched.push(*hash);
			}
		}
		for hash in &touched {
			self.tell(hash, changes);
		}
		self.chain.push_back(Seen { at, touched });
	}

	/// Undoes all blocks above the first `keep`.
	fn truncate(&mut self, keep: usize, changes: &mut Vec<Change>) {
		while self.chain.len() > keep {
			let Some(seen) = self.chain.pop_back() else { return };
			let until = seen.at.number.saturating_add(self.limits.patience);
			for hash in seen.touched {
				let Some(order) = self.orders.get_mut(&hash) else { continue };
				if order.paid.is_some_and(|place| place.block_hash == seen.at.hash) {
					order.paid = None;
				}
				if order.refused.as_ref().is_some_and(|(place, _)| place.block_hash == seen.at.hash)
				{
					order.refused = None;
				}
				// The node puts what settled it back into its pool.
				let queue = match order.queue {
					Queue::Sent { batch, until: before } => {
						Queue::Sent { batch, until: before.max(until) }
					},
					Queue::Waiting => Queue::Sent { batch: None, until },
				};
				self.set_queue(&hash, queue);
				self.tell(&hash, changes);
			}
		}
	}

	/// Gives up, in block `now`, on batches that could have landed by then.
	fn time_out(&mut self, now: BlockNumber, changes: &mut Vec<Change>) {
		let late: Vec<Hash> = self
			.orders
			.values()
			.filter(|order| match order.queue {
				Queue::Sent { batch: Some(batch), .. } if self.watched.contains_key(&batch) => {
					false
				},
				Queue::Sent { until, .. } => {
					until < now && order.paid.is_none() && order.refused.is_none()
				},
				Queue::Waiting => false,
			})
			.map(|order| order.facts.hash)
			.collect();
		for hash in late {
			self.set_queue(&hash, Queue::Waiting);
			self.tell(&hash, changes);
		}
	}

	fn patient_until(&self) -> BlockNumber {
		let tip = self.tip().map_or(0, |tip| tip.number);
		tip.max(self.resume_at).saturating_add(self.limits.patience)
	}

	fn set_queue(&mut self, hash: &Hash, queue: Queue) {
		let Some(order) = self.orders.get_mut(hash) else { return };
		order.queue = queue;
		match queue {
			Queue::Waiting => self.waiting.insert((order.arrival, *hash)),
			Queue::Sent { .. } => self.waiting.remove(&(order.arrival, *hash)),
		};
	}

	/// Notes the status of an order if it is not what was last told, and stops following it if it
	/// is the last.
	fn tell(&mut self, hash: &Hash, changes: &mut Vec<Change>) {
		let base = self.base.map_or(0, |base| base.number);
		let Some(order) = self.orders.get_mut(hash) else { return };
		let status = order.status(base);
		if status != order.told {
			order.told = status.clone();
			changes.push(Change {
				facts: order.facts.clone(),
				status: status.clone(),
				sent_until: order.queue.until(),
			});
		}
		if status.is_last() {
			let arrival = order.arrival;
			let place = (order.facts.purse, order.facts.sequence);
			self.waiting.remove(&(arrival, *hash));
			self.places.remove(&place);
			self.orders.remove(hash);
		}
	}
}
