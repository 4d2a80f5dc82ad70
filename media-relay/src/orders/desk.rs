//! The one place where orders change: it keeps the machine and the database in step.
//!
//! The desk is a thread of its own. It takes what has come in since its last turn, up to a bound,
//! applies it to the machine, writes what changed in one transaction, and only when that has reached
//! the disk it answers and tells. A crowd of orders so shares one wait for the disk, and nothing is
//! ever said that a crash could take back.
//!
//! If the disk fails, the desk ends, and with it the acceptance of orders: what is in memory can
//! then be ahead of the disk, and only a new start from the disk is sound.

use super::{
	machine::{Batch, BatchId, Change, Effects, Fate, Gap, Machine, PurseView, BATCH},
	rejection::Rejection,
	stats::{Stats, Totals},
	status::{Facts, OrderUpdate, Status},
	store::{Store, StoreError},
};
use crate::clock::now;
use livestars_chain::{Account, Balance, Hash, Update};
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::sync::{broadcast, mpsc, oneshot, watch, Notify};

/// The most messages of one turn.
const TURN: usize = 512;

/// How many final blocks lie between two clearings of old outcomes, and how many are forgotten each
/// time.
const CLEARING: (u32, u32) = (64, 4_096);

/// For how long, and of how many orders at most, a room is told anew that they were not paid.
const LATELY: (Duration, u32) = (Duration::from_secs(3_600), 64);

/// An order that passed every check but those of the machine.
pub struct Checked {
	pub facts: Facts,
	pub signed: Vec<u8>,
	pub note: Option<String>,
	pub purse: PurseView,
}

/// A batch as it is handed to the settler: its number, and its orders as the chain encodes them.
pub type Taken = (BatchId, Vec<Vec<u8>>);

/// What the desk is asked.
pub enum Message {
	/// Accept an order.
	Accept { order: Box<Checked>, reply: oneshot::Sender<Result<Status, Rejection>> },
	/// Find an order.
	Find { hash: Hash, reply: oneshot::Sender<Option<OrderUpdate>> },
	/// Find the orders for a performer.
	Of { performer: Account, reply: oneshot::Sender<Vec<OrderUpdate>> },
	/// The chain went on.
	Chain(Update),
	/// Hand out the next batch.
	Take { reply: oneshot::Sender<Option<Taken>> },
	/// A batch came to its end.
	Ended { batch: BatchId, fate: Fate, alarm: Option<String> },
	/// The relay's balance was read.
	Balance(Balance),
}

/// Why the desk ended.
#[derive(Debug)]
pub enum DeskError {
	/// The database failed.
	Store(StoreError),
	/// The chain's updates did not follow from each other.
	Gap,
}

impl From<StoreError> for DeskError {
	fn from(error: StoreError) -> Self {
		Self::Store(error)
	}
}

impl From<Gap> for DeskError {
	fn from(Gap: Gap) -> Self {
		Self::Gap
	}
}

/// What is said once a turn is on the disk.
enum Answer {
	Accepted(oneshot::Sender<Result<Status, Rejection>>, Result<Status, Rejection>),
	Found(oneshot::Sender<Option<OrderUpdate>>, Option<OrderUpdate>),
	Of(oneshot::Sender<Vec<OrderUpdate>>, Vec<OrderUpdate>),
	Taken(oneshot::Sender<Option<Taken>>, Option<Taken>),
	Update(OrderUpdate),
}

/// The state of the desk.
pub struct Desk {
	pub machine: Machine,
	pub store: Store,
	pub relay: Account,
	/// How long outcomes are kept.
	pub retention: Duration,
	pub notes: HashMap<Hash, String>,
	pub stats: Stats,
	/// The totals that are on disk.
	pub written: Totals,
	pub updates: broadcast::Sender<OrderUpdate>,
	pub published: watch::Sender<Stats>,
	/// Notified when a batch can be worth taking.
	pub batch_ready: Arc<Notify>,
}

impl Desk {
	/// Works until all who could ask are gone.
	pub fn run(mut self, mut messages: mpsc::Receiver<Message>) -> Result<(), DeskError> {
		self.publish();
		while let Some(first) = messages.blocking_recv() {
			let mut answers = Vec::new();
			self.store.begin()?;
			let base = self.machine.base();
			self.handle(first, &mut answers)?;
			for _ in 1..TURN {
				let Ok(next) = messages.try_recv() else { break };
				self.handle(next, &mut answers)?;
			}
			if let Some(moved) = self.machine.base().filter(|moved| Some(*moved) != base) {
				self.store.set_base(&moved)?;
				let (blocks, most) = CLEARING;
				if base.is_none_or(|base| base.number / blocks != moved.number / blocks) {
					let retention = u64::try_from(self.retention.as_millis()).unwrap_or(u64::MAX);
					self.store.forget(now().saturating_sub(retention), most)?;
				}
			}
			let totals = self.stats.totals;
			totals.write(self.written, &self.store)?;
			self.written = totals;
			self.store.commit()?;
			self.publish();
			self.say(answers);
		}
		Ok(())
	}

	fn handle(&mut self, message: Message, answers: &mut Vec<Answer>) -> Result<(), DeskError> {
		match message {
			Message::Accept { order, reply } => {
				let (status, update) = self.accept(*order)?;
				answers.extend(update.map(Answer::Update));
				answers.push(Answer::Accepted(reply, status));
			},
			Message::Find { hash, reply } => {
				answers.push(Answer::Found(reply, self.find(&hash)?));
			},
			Message::Of { performer, reply } => {
				answers.push(Answer::Of(reply, self.of(performer)?));
			},
			Message::Chain(update) => {
				self.advance(update, answers)?;
				if self.machine.waiting() > 0 {
					self.batch_ready.notify_one();
				}
			},
			Message::Take { reply } => {
				let taken = self.take(answers)?;
				answers.push(Answer::Taken(reply, taken));
			},
			Message::Ended { batch, fate, alarm } => {
				let totals = &mut self.stats.totals;
				match fate {
					Fate::Landed => totals.batches = totals.batches.saturating_add(1),
					Fate::Failed => totals.failed_batches = totals.failed_batches.saturating_add(1),
					Fate::Unknown => {},
				}
				self.stats.alarm = alarm;
				let changes = self.machine.ended(batch, fate);
				self.record(changes, answers)?;
			},
			Message::Balance(balance) => self.stats.balance = Some(balance),
		}
		Ok(())
	}

	/// Accepts an order, or finds that it was accepted before.
	#[allow(clippy::type_complexity, reason = "an answer, and what is told if it is new")]
	fn accept(
		&mut self,
		order: Checked,
	) -> Result<(Result<Status, Rejection>, Option<OrderUpdate>), DeskError> {
		let Checked { facts, signed, note, purse } = order;
		if let Some(known) = self.find(&facts.hash)? {
			return Ok((Ok(known.status), None));
		}
		if self.store.is_taken(facts.purse, facts.sequence)? {
			let replay = Rejection::Replay { purse: facts.purse, sequence: facts.sequence };
			return Ok((Err(replay), None));
		}
		match self.machine.accept(facts.clone(), purse) {
			Err(rejection) => Ok((Err(rejection), None)),
			Ok(status) => {
				self.store.insert(&facts, &signed)?;
				if let Some(note) = &note {
					self.notes.insert(facts.hash, note.clone());
				}
				if self.machine.waiting() >= BATCH {
					self.batch_ready.notify_one();
				}
				let update = OrderUpdate::new(&facts, note, status.clone());
				Ok((Ok(status), Some(update)))
			},
		}
	}

	fn find(&self, hash: &Hash) -> Result<Option<OrderUpdate>, DeskError> {
		if let Some((facts, status)) = self.machine.find(hash) {
			let note = self.notes.get(hash).cloned();
			return Ok(Some(OrderUpdate::new(facts, note, status.clone())));
		}
		let stored = self.store.find(hash)?;
		Ok(stored.and_then(|stored| {
			let status = stored.outcome?;
			Some(OrderUpdate::new(&stored.facts, None, status))
		}))
	}

	/// The orders for a performer that are followed, after those that ended lately without being paid.
	fn of(&self, performer: Account) -> Result<Vec<OrderUpdate>, DeskError> {
		let (lately, most) = LATELY;
		let since = u64::try_from(lately.as_millis()).unwrap_or(u64::MAX);
		let ended = self.store.unpaid(performer, now().saturating_sub(since), most)?;
		let ended = ended.into_iter().map(|(facts, status)| OrderUpdate::new(&facts, None, status));
		let followed = self.machine.of(performer).into_iter().map(|(facts, status)| {
			OrderUpdate::new(facts, self.notes.get(&facts.hash).cloned(), status.clone())
		});
		Ok(ended.chain(followed).collect())
	}

	fn advance(&mut self, update: Update, answers: &mut Vec<Answer>) -> Result<(), DeskError> {
		match update {
			Update::Best { retracted, enacted } => {
				for block in &retracted {
					let changes = self.machine.retract(block);
					self.record(changes, answers)?;
				}
				for block in &enacted {
					let changes = self.machine.enact(&Effects::of(block, &self.relay))?;
					self.record(changes, answers)?;
				}
			},
			Update::Finalized(block) => {
				let changes = self.machine.finalize(&block);
				self.record(changes, answers)?;
			},
		}
		Ok(())
	}

	fn take(&mut self, answers: &mut Vec<Answer>) -> Result<Option<Taken>, DeskError> {
		let Some((Batch { id, orders }, changes)) = self.machine.take_batch() else {
			return Ok(None);
		};
		self.record(changes, answers)?;
		let mut signed = Vec::with_capacity(orders.len());
		for hash in &orders {
			let what = "an order without its signature";
			signed.push(self.store.signed(hash)?.ok_or(StoreError::Corrupt { what })?);
		}
		Ok(Some((id, signed)))
	}

	/// Writes what changed, and has it told.
	fn record(&mut self, changes: Vec<Change>, answers: &mut Vec<Answer>) -> Result<(), DeskError> {
		for change in changes {
			self.store.update(&change, now())?;
			let Change { facts, status, .. } = change;
			let note = if status.is_last() {
				self.count(&facts, &status);
				self.notes.remove(&facts.hash)
			} else {
				self.notes.get(&facts.hash).cloned()
			};
			answers.push(Answer::Update(OrderUpdate::new(&facts, note, status)));
		}
		Ok(())
	}

	fn count(&mut self, facts: &Facts, status: &Status) {
		let totals = &mut self.stats.totals;
		match status {
			Status::Final { .. } => {
				totals.settled = totals.settled.saturating_add(1);
				totals.settled_amount = totals.settled_amount.saturating_add(facts.amount);
			},
			Status::Refused { .. } => totals.refused = totals.refused.saturating_add(1),
			Status::Expired => totals.expired = totals.expired.saturating_add(1),
			Status::Pending | Status::Submitted | Status::InBlock { .. } | Status::Unwitnessed => {
			},
		}
	}

	fn publish(&mut self) {
		let counts = self.machine.counts();
		self.stats.pending = counts.pending;
		self.stats.submitted = counts.submitted;
		self.stats.in_block = counts.in_block;
		self.stats.watched_batches = self.machine.watched();
		self.stats.tip = self.machine.tip();
		self.stats.current = self.machine.is_current();
		self.published.send_replace(self.stats.clone());
	}

	/// Says what a turn came to. Who does not listen any more misses nothing that is not on disk.
	fn say(&self, answers: Vec<Answer>) {
		for answer in answers {
			match answer {
				Answer::Accepted(reply, status) => drop(reply.send(status)),
				Answer::Found(reply, found) => drop(reply.send(found)),
				Answer::Of(reply, orders) => drop(reply.send(orders)),
				Answer::Taken(reply, taken) => drop(reply.send(taken)),
				Answer::Update(update) => drop(self.updates.send(update)),
			}
		}
	}
}

#[cfg(test)]
mod tests;
