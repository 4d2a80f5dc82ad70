//! The desk with a disk and without a chain.

use super::*;
use crate::orders::{machine::Limits, status::Place};
use livestars_chain::{Block, BlockRef, Event, Kind, Payment, Role, Share, What};
use std::{path::Path, thread};

const GENESIS: Hash = Hash([9; 32]);
const RELAY: Account = Account([7; 32]);
const BASE: BlockRef = BlockRef { number: 10, hash: Hash([10; 32]), parent: Hash([9; 32]) };

/// A desk that works, and what is needed to ask it.
struct Office {
	desk: mpsc::Sender<Message>,
	updates: broadcast::Receiver<OrderUpdate>,
	stats: watch::Receiver<Stats>,
	batch_ready: Arc<Notify>,
	thread: thread::JoinHandle<Result<(), DeskError>>,
}

impl Office {
	fn open(folder: &Path) -> Self {
		let store = Store::open(&folder.join("orders.sqlite"), GENESIS).unwrap();
		let base = store.base().unwrap().unwrap_or(BASE);
		let limits = Limits { orders: 1_000, orders_per_purse: 128, patience: 4 };
		let open =
			store.open_orders().unwrap().into_iter().map(|open| (open.facts, open.sent_until));
		let machine = Machine::resume(limits, Some(base), base.number, open);
		let totals = Totals::read(&store).unwrap();
		let stats = Stats { totals, ..Stats::default() };
		let (updates, listener) = broadcast::channel(1_024);
		let (published, receiver) = watch::channel(stats.clone());
		let (messages, inbox) = mpsc::channel(64);
		let batch_ready = Arc::new(Notify::new());
		let desk = Desk {
			machine,
			store,
			relay: RELAY,
			retention: Duration::from_secs(60),
			notes: HashMap::new(),
			stats,
			written: totals,
			updates,
			published,
			batch_ready: Arc::clone(&batch_ready),
		};
		let thread = thread::spawn(move || desk.run(inbox));
		Self { desk: messages, updates: listener, stats: receiver, batch_ready, thread }
	}

	async fn send(&self, message: Message) {
		assert!(self.desk.send(message).await.is_ok());
	}

	async fn accept(&self, facts: &Facts, note: Option<&str>) -> Result<Status, Rejection> {
		let (reply, answer) = oneshot::channel();
		let order = Box::new(Checked {
			facts: facts.clone(),
			signed: facts.hash.0.to_vec(),
			note: note.map(Into::into),
			purse: PurseView { at: 10, remaining: 1_000 },
		});
		self.send(Message::Accept { order, reply }).await;
		answer.await.unwrap()
	}

	async fn find(&self, facts: &Facts) -> Option<OrderUpdate> {
		let (reply, answer) = oneshot::channel();
		self.send(Message::Find { hash: facts.hash, reply }).await;
		answer.await.unwrap()
	}

	async fn take(&self) -> Option<Taken> {
		let (reply, answer) = oneshot::channel();
		self.send(Message::Take { reply }).await;
		answer.await.unwrap()
	}

	async fn told(&mut self) -> (Status, Option<String>) {
		let update = self.updates.recv().await.unwrap();
		(update.status, update.note)
	}

	fn close(self) -> Result<(), DeskError> {
		drop(self.desk);
		self.thread.join().unwrap()
	}
}

fn facts(sequence: u64) -> Facts {
	Facts {
		hash: Hash::of(&sequence.to_le_bytes()),
		purse: 1,
		sequence,
		payer: Account([1; 32]),
		performer: Account([2; 32]),
		amount: 3,
		valid_until: 1_000,
	}
}

fn block_with(number: u32, events: Vec<What>) -> Update {
	let hash = |number: u32| if number == 10 { BASE.hash } else { Hash([number as u8; 32]) };
	let at = BlockRef { number, hash: hash(number), parent: hash(number - 1) };
	let events =
		(0..).zip(events).map(|(index, what)| Event { index, extrinsic: Some(0), what }).collect();
	Update::Best { retracted: vec![], enacted: vec![Block { at, time: 0, events }] }
}

fn paid(facts: &Facts) -> What {
	What::Paid(Payment {
		payer: facts.payer,
		performer: facts.performer,
		amount: facts.amount,
		kind: Kind::Order,
		shares: vec![Share { role: Role::EdgeRelay, account: RELAY, amount: 1 }],
		order: Some(facts.hash),
		memo: None,
	})
}

fn finalized(number: u8) -> Update {
	let number = u32::from(number);
	let hash = Hash([number as u8; 32]);
	Update::Finalized(BlockRef { number, hash, parent: Hash::default() })
}

#[tokio::test]
async fn an_order_is_told_at_every_step_with_its_note_and_counted() {
	let folder = tempfile::tempdir().unwrap();
	let mut office = Office::open(folder.path());
	let note = || Some("for you".to_owned());
	assert_eq!(office.accept(&facts(0), note().as_deref()).await, Ok(Status::Pending));
	assert_eq!(office.told().await, (Status::Pending, note()));

	let (batch, signed) = office.take().await.unwrap();
	assert_eq!(signed, [facts(0).hash.0.to_vec()]);
	assert_eq!(office.told().await, (Status::Submitted, note()));

	office.send(Message::Chain(block_with(11, vec![paid(&facts(0))]))).await;
	let place = Place { block_number: 11, block_hash: Hash([11; 32]), event_index: 0 };
	assert_eq!(office.told().await, (Status::InBlock { place }, note()));
	let ended = Message::Ended { batch, fate: Fate::Landed, alarm: None };
	office.send(ended).await;

	office.send(Message::Chain(finalized(11))).await;
	assert_eq!(office.told().await, (Status::Final { place }, note()));
	let stats = office.stats.borrow().clone();
	assert_eq!((stats.totals.settled, stats.totals.settled_amount), (1, 3));
	assert_eq!(stats.totals.batches, 1);
	assert_eq!((stats.pending, stats.submitted, stats.in_block), (0, 0, 0));
	office.close().unwrap();

	let office = Office::open(folder.path());
	assert_eq!(office.stats.borrow().totals, stats.totals);
	let known = office.find(&facts(0)).await.unwrap();
	assert_eq!((known.status, known.note), (Status::Final { place }, None));
	assert_eq!(office.accept(&facts(0), None).await, Ok(Status::Final { place }));
	office.close().unwrap();
}

#[tokio::test]
async fn what_was_answered_is_there_after_a_restart_and_notes_are_not() {
	let folder = tempfile::tempdir().unwrap();
	let office = Office::open(folder.path());
	let note = "a text that nobody may find on the disk";
	for sequence in 0..20 {
		office.accept(&facts(sequence), Some(note)).await.unwrap();
	}
	for file in std::fs::read_dir(folder.path()).unwrap() {
		let bytes = std::fs::read(file.unwrap().path()).unwrap();
		assert!(!bytes.windows(note.len()).any(|window| window == note.as_bytes()));
	}
	office.close().unwrap();

	let office = Office::open(folder.path());
	let (_, signed) = office.take().await.unwrap();
	assert_eq!(signed.len(), 20);
	assert_eq!(office.find(&facts(3)).await.unwrap().note, None);
	office.close().unwrap();
}

#[tokio::test]
async fn a_batch_that_was_taken_before_the_end_is_not_sent_again_at_once() {
	let folder = tempfile::tempdir().unwrap();
	let office = Office::open(folder.path());
	office.accept(&facts(0), None).await.unwrap();
	office.take().await.unwrap();
	office.close().unwrap();

	let mut office = Office::open(folder.path());
	assert_eq!(office.take().await, None);
	assert_eq!(office.find(&facts(0)).await.unwrap().status, Status::Submitted);
	for number in 11..=15 {
		office.send(Message::Chain(block_with(number, vec![]))).await;
	}
	assert_eq!(office.told().await.0, Status::Pending);
	assert_eq!(office.take().await.unwrap().1.len(), 1);
	office.close().unwrap();
}

#[tokio::test]
async fn a_place_in_a_purse_stays_taken_by_an_order_that_was_refused() {
	let folder = tempfile::tempdir().unwrap();
	let mut office = Office::open(folder.path());
	office.accept(&facts(0), None).await.unwrap();
	office.take().await.unwrap();
	let refused = What::OrderRefused { index: 0, purse: 1, sequence: 0, reason: "OverCap".into() };
	let settled = What::Settled { by: RELAY, paid: 0, refused: 1 };
	office.send(Message::Chain(block_with(11, vec![refused, settled]))).await;
	office.send(Message::Chain(finalized(11))).await;
	while !office.told().await.0.is_last() {}
	assert_eq!(office.stats.borrow().totals.refused, 1);
	let rival = Facts { hash: Hash([77; 32]), ..facts(0) };
	let replay = Rejection::Replay { purse: 1, sequence: 0 };
	assert_eq!(office.accept(&rival, None).await, Err(replay));
	office.close().unwrap();
}

#[tokio::test]
async fn a_batch_that_fails_leaves_its_orders_pending_and_an_alarm() {
	let folder = tempfile::tempdir().unwrap();
	let office = Office::open(folder.path());
	office.accept(&facts(0), None).await.unwrap();
	let (batch, _) = office.take().await.unwrap();
	let alarm = Some("cannot pay the fee".to_owned());
	office.send(Message::Ended { batch, fate: Fate::Failed, alarm: alarm.clone() }).await;
	assert_eq!(office.find(&facts(0)).await.unwrap().status, Status::Pending);
	assert_eq!(office.stats.borrow().alarm, alarm);
	let (batch, _) = office.take().await.unwrap();
	office.send(Message::Ended { batch, fate: Fate::Landed, alarm: None }).await;
	office.find(&facts(0)).await;
	assert_eq!(office.stats.borrow().alarm, None);
	office.close().unwrap();
}

#[tokio::test]
async fn a_full_batch_is_announced_without_waiting_for_a_block() {
	let folder = tempfile::tempdir().unwrap();
	let office = Office::open(folder.path());
	for number in 0..BATCH as u64 {
		let facts = Facts { purse: number, ..facts(number) };
		office.accept(&facts, None).await.unwrap();
	}
	office.batch_ready.notified().await;
	assert_eq!(office.take().await.unwrap().1.len(), BATCH);
	office.close().unwrap();
}

#[tokio::test]
async fn a_gap_between_blocks_ends_the_desk() {
	let folder = tempfile::tempdir().unwrap();
	let office = Office::open(folder.path());
	office.send(Message::Chain(block_with(15, vec![]))).await;
	office.desk.closed().await;
	assert!(matches!(office.close(), Err(DeskError::Gap)));
}

#[tokio::test]
async fn a_disk_that_fails_ends_the_desk_before_it_answers() {
	let folder = tempfile::tempdir().unwrap();
	let office = Office::open(folder.path());
	let other = rusqlite::Connection::open(folder.path().join("orders.sqlite")).unwrap();
	other.execute_batch("DROP TABLE orders").unwrap();
	let (reply, answer) = oneshot::channel();
	let facts = facts(0);
	let purse = PurseView { at: 10, remaining: 1_000 };
	let order = Box::new(Checked { facts, signed: vec![], note: None, purse });
	office.send(Message::Accept { order, reply }).await;
	assert!(answer.await.is_err());
	assert!(matches!(office.close(), Err(DeskError::Store(_))));
}
