//! Computes every performer's sum from nothing but payments.

use crate::receipt::{Fault, Payment, Phase, Role};
use livestars_chain::Account;
use livestars_ranking_core::DecayedSum;
use std::{collections::BTreeMap, fmt};

/// The sums of all performers.
pub type Sums = BTreeMap<Account, DecayedSum>;

/// How many faulty receipts are kept; the others are counted.
pub const FAULTS_KEPT: usize = 1_000;

/// What a block tells about payments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its time in milliseconds since the Unix epoch.
	pub time: u64,
	/// The half-life that its runtime counts with, in milliseconds.
	pub half_life: u64,
	/// Its payments in the order of their events.
	pub payments: Vec<Payment>,
}

/// Where a replay begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
	/// The first block to replay.
	pub block: u64,
	/// The time of the block before it, in milliseconds since the Unix epoch.
	pub time: u64,
	/// The sums before it, which are believed; none at genesis.
	pub sums: Sums,
}

/// A count and what it is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
	/// How many.
	pub count: u64,
	/// In planck.
	pub amount: u128,
}

impl Total {
	fn add(&mut self, amount: u128) {
		self.count = self.count.saturating_add(1);
		self.amount = self.amount.saturating_add(amount);
	}
}

/// What all payments add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
	/// How many blocks were replayed.
	pub blocks: u64,
	/// The payments.
	pub payments: Total,
	/// The shares, by role; all payouts are one.
	pub roles: BTreeMap<Role, Total>,
	/// The shares that did not reach the account they were meant for.
	pub unclaimed: Total,
}

/// A receipt with something wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyReceipt {
	/// The payment's block.
	pub block: u64,
	/// The place of its event in the block.
	pub event: u32,
	/// Who was paid for.
	pub performer: Account,
	/// What is wrong.
	pub fault: Fault,
}

/// One payment to the performer whose sum is to be explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
	/// The payment's block; the last one before the replay for sums that are believed.
	pub block: u64,
	/// What it was; nothing for the believed sum.
	pub origin: Origin,
	/// Its amount in planck.
	pub amount: u128,
	/// Its time in milliseconds since the Unix epoch.
	pub time: u64,
	/// How many half-lives had passed when it was made, counted as the sum counts them.
	half_lives: f64,
}

/// Where a part of a sum is from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
	/// The sum that the chain had before the first replayed block.
	Believed,
	/// A payment.
	Payment {
		/// The place of its event in the block.
		event: u32,
		/// What it was for.
		kind: String,
		/// Who paid.
		payer: Account,
	},
}

/// Every payment to one performer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
	entries: Vec<Entry>,
	half_lives: f64,
	updated: u64,
}

impl History {
	fn push(&mut self, block: u64, origin: Origin, amount: u128, time: u64, half_life: u64) {
		// The sum decays when it is added to, by the half-life that is valid then.
		self.half_lives += half_lives(time.saturating_sub(self.updated), half_life);
		self.updated = self.updated.max(time);
		let half_lives = self.half_lives;
		self.entries.push(Entry { block, origin, amount, time, half_lives });
	}

	/// All entries, oldest first, each with the weight it has at `now`: 2^(−age / half-life).
	pub fn weighted(&self, now: u64, half_life: u64) -> impl Iterator<Item = (&Entry, f64)> {
		let passed = self.half_lives + half_lives(now.saturating_sub(self.updated), half_life);
		self.entries.iter().map(move |entry| (entry, (entry.half_lives - passed).exp2()))
	}
}

/// How many half-lives a time is long.
fn half_lives(time: u64, half_life: u64) -> f64 {
	if time == 0 {
		0.0
	} else {
		time as f64 / half_life as f64
	}
}

/// Why a block cannot be replayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplayError {
	/// It is not the next block.
	OutOfOrder {
		/// The block that is next.
		expected: u64,
		/// The block that was given.
		given: u64,
	},
}

impl fmt::Display for ReplayError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::OutOfOrder { expected, given } => {
				write!(f, "block {given} was given where block {expected} is next")
			},
		}
	}
}

impl std::error::Error for ReplayError {}

/// A replay of all payments.
#[derive(Clone, Debug)]
pub struct Replay {
	sums: Sums,
	next: u64,
	time: u64,
	totals: Totals,
	faults: Vec<FaultyReceipt>,
	faults_not_kept: u64,
	followed: Option<(Account, History)>,
}

impl Replay {
	/// A replay that begins at `start`.
	pub fn new(start: Start) -> Self {
		Self {
			sums: start.sums,
			next: start.block,
			time: start.time,
			totals: Totals::default(),
			faults: Vec::new(),
			faults_not_kept: 0,
			followed: None,
		}
	}

	/// Keeps every payment to `performer` for an explanation.
	pub fn follow(mut self, performer: Account) -> Self {
		let mut history = History::default();
		if let Some(sum) = self.sums.get(&performer) {
			let amount = sum.value >> livestars_ranking_core::FRACTION_BITS;
			let half_lives = history.half_lives;
			history.updated = sum.updated;
			history.entries.push(Entry {
				block: self.next.saturating_sub(1),
				origin: Origin::Believed,
				amount,
				time: sum.updated,
				half_lives,
			});
		}
		self.followed = Some((performer, history));
		self
	}

	/// Adds the payments of the next block.
	pub fn apply(&mut self, block: &Block) -> Result<(), ReplayError> {
		if block.number != self.next {
			return Err(ReplayError::OutOfOrder { expected: self.next, given: block.number });
		}
		for payment in &block.payments {
			let time = match payment.phase {
				Phase::Initialisation => self.time,
				Phase::Execution => block.time,
			};
			self.add(payment, block.number, time, block.half_life);
		}
		self.next = self.next.saturating_add(1);
		self.time = block.time;
		self.totals.blocks = self.totals.blocks.saturating_add(1);
		Ok(())
	}

	fn add(&mut self, payment: &Payment, block: u64, time: u64, half_life: u64) {
		let Payment { event, performer, amount, .. } = *payment;
		self.sums.entry(performer).or_default().add(amount, time, half_life);

		self.totals.payments.add(amount);
		for share in &payment.shares {
			self.totals.roles.entry(share.role.for_sums()).or_default().add(share.amount);
		}
		for amount in &payment.unclaimed {
			self.totals.unclaimed.add(*amount);
		}

		for fault in payment.faults() {
			if self.faults.len() < FAULTS_KEPT {
				self.faults.push(FaultyReceipt { block, event, performer, fault });
			} else {
				self.faults_not_kept = self.faults_not_kept.saturating_add(1);
			}
		}

		if let Some((followed, history)) = &mut self.followed {
			if *followed == performer {
				let (kind, payer) = (payment.kind.clone(), payment.payer);
				let origin = Origin::Payment { event, kind, payer };
				history.push(block, origin, amount, time, half_life);
			}
		}
	}

	/// The sums after the last replayed block.
	pub fn sums(&self) -> &Sums {
		&self.sums
	}

	/// What all replayed payments add up to.
	pub fn totals(&self) -> &Totals {
		&self.totals
	}

	/// The faulty receipts, at most [`FAULTS_KEPT`].
	pub fn faults(&self) -> &[FaultyReceipt] {
		&self.faults
	}

	/// How many more faults there were.
	pub fn faults_not_kept(&self) -> u64 {
		self.faults_not_kept
	}

	/// The performer who was followed, with her payments.
	pub fn followed(&self) -> Option<(Account, &History)> {
		self.followed.as_ref().map(|(performer, history)| (*performer, history))
	}
}

/// The order of all performers by their sums: sort key descending, then account ascending.
pub fn ranked(sums: &Sums, half_life: u64) -> Vec<(Account, u64)> {
	let mut order: Vec<_> =
		sums.iter().map(|(performer, sum)| (*performer, sum.sort_key(half_life))).collect();
	order.sort_by(|(one, key), (other, other_key)| other_key.cmp(key).then(one.cmp(other)));
	order
}
