//! What holds of the machine whatever happens: in a small world with forks, a pool that keeps or
//! loses batches, strangers who settle, updates that come twice, and crashes.

use super::*;
use livestars_chain::Account;
use proptest::prelude::*;

const LIMITS: Limits = Limits { orders: 64, orders_per_purse: 16, patience: 3 };

/// What a batch or a stranger's transaction does to an order in a block.
#[derive(Clone, Debug)]
struct Transaction {
	number: u64,
	orders: Vec<Hash>,
	ours: bool,
}

#[derive(Clone, Debug)]
struct WorldBlock {
	effects: Effects,
	parent: Option<usize>,
	/// Orders paid in this block and those below.
	paid: BTreeSet<Hash>,
	/// Transactions in this block and those below.
	taken: BTreeSet<u64>,
}

/// What survives a crash.
#[derive(Clone, Debug, Default)]
struct Disk {
	orders: BTreeMap<u64, (Facts, Option<BlockNumber>)>,
	outcomes: HashMap<Hash, Status>,
	base: Option<BlockRef>,
}

impl Disk {
	fn write(&mut self, changes: &[Change]) {
		for change in changes {
			let number = change.facts.sequence;
			if change.status.is_last() {
				self.orders.remove(&number).expect("an order closes once");
				self.outcomes.insert(change.facts.hash, change.status.clone());
			} else if let Some((_, sent_until)) = self.orders.get_mut(&number) {
				*sent_until = change.sent_until;
			} else {
				panic!("an order that is closed changed: {change:?}");
			}
		}
	}
}

struct World {
	machine: Machine,
	disk: Disk,
	accepted: Vec<Facts>,
	blocks: Vec<WorldBlock>,
	best: usize,
	finalized: usize,
	pool: Vec<Transaction>,
	/// Our batches whose fate was not reported yet, with the number of their transaction.
	unreported: Vec<(BatchId, u64)>,
	transactions: u64,
}

fn hash_of(number: u64) -> Hash {
	Hash::of(&number.to_le_bytes())
}

impl World {
	fn new() -> Self {
		let at = BlockRef { number: 1, hash: hash_of(1 << 32), parent: Hash::default() };
		let genesis = WorldBlock {
			effects: Effects { at, paid: vec![], refused: vec![] },
			parent: None,
			paid: BTreeSet::new(),
			taken: BTreeSet::new(),
		};
		let disk = Disk { base: Some(at), ..Disk::default() };
		Self {
			machine: Machine::resume(LIMITS, Some(at), 1, []),
			disk,
			accepted: vec![],
			blocks: vec![genesis],
			best: 0,
			finalized: 0,
			pool: vec![],
			unreported: vec![],
			transactions: 0,
		}
	}

	fn ancestors(&self, mut block: usize) -> Vec<usize> {
		let mut line = vec![block];
		while let Some(parent) = self.blocks[block].parent {
			line.push(parent);
			block = parent;
		}
		line
	}

	fn number(&self, block: usize) -> BlockNumber {
		self.blocks[block].effects.at.number
	}

	fn accept(&mut self, lifetime: u32) {
		let number = self.accepted.len() as u64;
		let facts = Facts {
			hash: hash_of(number),
			purse: number % 5,
			sequence: number,
			payer: Account([1; 32]),
			performer: Account([2; 32]),
			amount: 1,
			valid_until: self.number(self.best) + lifetime,
		};
		let view = PurseView { at: self.number(self.best), remaining: 1_000 };
		if let Ok(status) = self.machine.accept(facts.clone(), view) {
			assert_eq!(status, Status::Pending);
			self.disk.orders.insert(number, (facts.clone(), None));
			self.accepted.push(facts);
		}
	}

	fn transact(&mut self, orders: Vec<Hash>, ours: bool) -> u64 {
		let number = self.transactions;
		self.transactions += 1;
		self.pool.push(Transaction { number, orders, ours });
		number
	}

	fn take(&mut self, reaches_pool: bool) {
		let Some((batch, changes)) = self.machine.take_batch() else { return };
		assert!(!batch.orders.is_empty() && batch.orders.len() <= BATCH);
		let best = &self.blocks[self.best];
		for hash in &batch.orders {
			assert!(!best.paid.contains(hash), "an order that is paid was sent again");
			for (watched, transaction) in &self.unreported {
				let alive = self.pool.iter().any(|it| it.number == *transaction);
				let holds =
					|it: &&Transaction| it.number == *transaction && it.orders.contains(hash);
				assert!(
					!(alive && self.pool.iter().any(|it| holds(&it))),
					"an order of batch {watched}, which is watched, was sent again"
				);
			}
		}
		self.disk.write(&changes);
		let number = if reaches_pool { self.transact(batch.orders, true) } else { u64::MAX };
		self.unreported.push((batch.id, number));
	}

	/// Reports what is true of the oldest batch that was not reported, if anything can be said.
	fn report(&mut self, lose_sight: bool) {
		let Some((batch, number)) = self.unreported.first().copied() else { return };
		let fate = if lose_sight {
			Fate::Unknown
		} else if self.blocks[self.best].taken.contains(&number) {
			Fate::Landed
		} else if self.pool.iter().any(|transaction| transaction.number == number) {
			return;
		} else {
			Fate::Failed
		};
		self.unreported.remove(0);
		let changes = self.machine.ended(batch, fate);
		self.disk.write(&changes);
	}

	/// A block on top of the best one, or of one that is up to `back` below it, takes up to `take`
	/// transactions of the pool, refuses some orders, and is told of.
	fn author(&mut self, back: usize, take: usize, refuse: bool, twice: bool) {
		let line = self.ancestors(self.best);
		let lowest = line.iter().position(|block| *block == self.finalized).unwrap();
		let parent = line[back.min(lowest)];
		// A fork is as high as the best block and one more, so that it becomes the best.
		let mut parent = parent;
		while self.number(parent) < self.number(self.best) {
			parent = self.block_on(parent, 0, false);
		}
		let new = self.block_on(parent, take, refuse);
		self.follow(new, twice);
	}

	fn block_on(&mut self, parent: usize, take: usize, refuse: bool) -> usize {
		let below = self.blocks[parent].clone();
		let number = below.effects.at.number + 1;
		let at = BlockRef {
			number,
			hash: hash_of((1 << 32) + self.blocks.len() as u64),
			parent: below.effects.at.hash,
		};
		let (mut paid, mut taken) = (below.paid, below.taken);
		let mut effects = Effects { at, paid: vec![], refused: vec![] };
		let ready: Vec<Transaction> =
			self.pool.iter().filter(|it| !taken.contains(&it.number)).take(take).cloned().collect();
		let mut event_index = 0;
		for transaction in ready {
			taken.insert(transaction.number);
			for (index, hash) in transaction.orders.iter().enumerate() {
				let facts = self.accepted.iter().find(|facts| facts.hash == *hash).unwrap();
				event_index += 1;
				let reason = if paid.contains(hash) {
					"Replayed"
				} else if facts.valid_until < number {
					"OrderExpired"
				} else if refuse && index == 0 {
					"OverCap"
				} else {
					paid.insert(*hash);
					effects.paid.push((event_index, *hash));
					continue;
				};
				if transaction.ours {
					effects.refused.push(Refused {
						event_index,
						purse: facts.purse,
						sequence: facts.sequence,
						reason: reason.into(),
					});
				}
			}
		}
		self.blocks.push(WorldBlock { effects, parent: Some(parent), paid, taken });
		self.blocks.len() - 1
	}

	fn follow(&mut self, new: usize, twice: bool) {
		let (old_line, new_line) = (self.ancestors(self.best), self.ancestors(new));
		for block in old_line.iter().filter(|block| !new_line.contains(block)) {
			let changes = self.machine.retract(&self.blocks[*block].effects.at);
			self.disk.write(&changes);
		}
		for block in new_line.iter().rev().filter(|block| !old_line.contains(block)) {
			for _ in 0..=u32::from(twice) {
				let changes = self.machine.enact(&self.blocks[*block].effects).unwrap();
				self.disk.write(&changes);
			}
		}
		self.best = new;
		assert_eq!(self.machine.tip(), Some(self.blocks[new].effects.at));
	}

	/// Makes the block that is `lag` below the best one final.
	fn finalize(&mut self, lag: usize, twice: bool) {
		let line = self.ancestors(self.best);
		let block = line[lag.min(line.len() - 1)];
		if self.number(block) <= self.number(self.finalized) {
			return;
		}
		self.finalized = block;
		for _ in 0..=u32::from(twice) {
			let changes = self.machine.finalize(&self.blocks[block].effects.at);
			self.disk.write(&changes);
			self.disk.base = self.machine.base();
		}
		let taken = self.blocks[block].taken.clone();
		self.pool.retain(|transaction| !taken.contains(&transaction.number));
	}

	fn lose_from_pool(&mut self) {
		if !self.pool.is_empty() {
			self.pool.remove(0);
		}
	}

	fn crash(&mut self) {
		self.unreported.clear();
		let orders = self.disk.orders.values().cloned();
		let head = self.number(self.best);
		self.machine = Machine::resume(LIMITS, self.disk.base, head, orders);
		let base = self.disk.base.unwrap();
		let line = self.ancestors(self.best);
		for block in line.iter().rev() {
			if self.number(*block) > base.number {
				assert!(self.machine.take_batch().is_none(), "sent before it knew the chain");
				let changes = self.machine.enact(&self.blocks[*block].effects).unwrap();
				self.disk.write(&changes);
				let changes = if self.number(*block) <= self.number(self.finalized) {
					self.machine.finalize(&self.blocks[*block].effects.at)
				} else {
					vec![]
				};
				self.disk.write(&changes);
				self.disk.base = self.machine.base();
			}
		}
	}

	fn check(&self) {
		let finally_paid = &self.blocks[self.finalized].paid;
		let paid = &self.blocks[self.best].paid;
		for facts in &self.accepted {
			let status = match self.disk.outcomes.get(&facts.hash) {
				Some(status) => {
					assert!(self.machine.find(&facts.hash).is_none());
					status
				},
				None => self.machine.find(&facts.hash).expect("no order is lost").1,
			};
			match status {
				Status::Final { .. } => assert!(finally_paid.contains(&facts.hash)),
				Status::InBlock { .. } => assert!(paid.contains(&facts.hash)),
				// Only a stranger can have settled it since.
				Status::Refused { last: true, .. } => continue,
				_ => assert!(!paid.contains(&facts.hash), "{status:?} of a paid order"),
			}
			let shown_final = matches!(status, Status::Final { .. });
			assert_eq!(shown_final, finally_paid.contains(&facts.hash));
		}
		let finalized = self.blocks[self.finalized].effects.at;
		assert_eq!(self.machine.base(), Some(finalized));
		assert_eq!(self.machine.orders.len(), self.disk.orders.len());
	}
}

#[derive(Clone, Debug)]
enum Action {
	Accept { lifetime: u32 },
	Take { reaches_pool: bool },
	Report { lose_sight: bool },
	Stranger { order: usize },
	Author { back: usize, take: usize, refuse: bool, twice: bool },
	Finalize { lag: usize, twice: bool },
	LoseFromPool,
	Crash,
}

fn action() -> impl Strategy<Value = Action> {
	prop_oneof![
		5 => prop_oneof![1 => 1..8u32, 3 => Just(10_000)]
			.prop_map(|lifetime| Action::Accept { lifetime }),
		4 => prop::bool::weighted(0.9).prop_map(|reaches_pool| Action::Take { reaches_pool }),
		3 => prop::bool::weighted(0.2).prop_map(|lose_sight| Action::Report { lose_sight }),
		1 => (0..50usize).prop_map(|order| Action::Stranger { order }),
		6 => (
			prop_oneof![3 => Just(0), 1 => 1..5usize],
			0..4usize,
			prop::bool::weighted(0.1),
			prop::bool::weighted(0.2),
		)
			.prop_map(|(back, take, refuse, twice)| Action::Author { back, take, refuse, twice }),
		2 => (0..4usize, prop::bool::weighted(0.2))
			.prop_map(|(lag, twice)| Action::Finalize { lag, twice }),
		1 => Just(Action::LoseFromPool),
		1 => Just(Action::Crash),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_500))]

	#[test]
	fn no_order_is_lost_or_shown_final_unpaid_or_sent_twice_knowingly(
		actions in prop::collection::vec(action(), 1..120),
	) {
		let mut world = World::new();
		for action in actions {
			match action {
				Action::Accept { lifetime } => world.accept(lifetime),
				Action::Take { reaches_pool } => world.take(reaches_pool),
				Action::Report { lose_sight } => world.report(lose_sight),
				Action::Stranger { order } => {
					if let Some(facts) = world.accepted.get(order) {
						let hash = facts.hash;
						world.transact(vec![hash], false);
					}
				},
				Action::Author { back, take, refuse, twice } => {
					world.author(back, take, refuse, twice);
				},
				Action::Finalize { lag, twice } => world.finalize(lag, twice),
				Action::LoseFromPool => world.lose_from_pool(),
				Action::Crash => world.crash(),
			}
			world.check();
		}

		// However it went until here: once the chain goes on without trouble, every order comes to
		// its end, and only those that were refused or expired are not paid.
		for _ in 0..40 {
			while !world.unreported.is_empty() {
				let before = world.unreported.len();
				world.report(false);
				if world.unreported.len() == before {
					break;
				}
			}
			world.take(true);
			world.author(0, usize::MAX, false, false);
			world.finalize(1, false);
			world.check();
		}
		prop_assert_eq!(world.machine.orders.len(), 0);
		for facts in &world.accepted {
			let outcome = &world.disk.outcomes[&facts.hash];
			let paid = world.blocks[world.finalized].paid.contains(&facts.hash);
			match outcome {
				Status::Final { .. } => prop_assert!(paid),
				Status::Refused { last, .. } => prop_assert!(*last),
				Status::Expired => prop_assert!(!paid && facts.valid_until < 10_000),
				other => prop_assert!(false, "{other:?} is not the last status"),
			}
		}
	}
}
