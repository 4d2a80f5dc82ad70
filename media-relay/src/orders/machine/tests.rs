//! Single steps of an order's life.

use super::*;
use livestars_chain::{Account, Block, Event, Kind, Payment, Role, Share, What};

const LIMITS: Limits = Limits { orders: 300, orders_per_purse: 10, patience: 4 };
const RELAY: Account = Account([7; 32]);
const RICH: PurseView = PurseView { at: 10, remaining: 1_000 };

fn block(number: u32, fork: u8, parent_fork: u8) -> BlockRef {
	let hash = |number: u32, fork: u8| Hash::of(&[number.to_le_bytes(), [fork; 4]].concat());
	BlockRef { number, hash: hash(number, fork), parent: hash(number - 1, parent_fork) }
}

fn facts(purse: PurseId, sequence: u64, amount: Balance) -> Facts {
	let name = [purse.to_le_bytes(), sequence.to_le_bytes()].concat();
	Facts {
		hash: Hash::of(&[name.as_slice(), &amount.to_le_bytes()].concat()),
		purse,
		sequence,
		payer: Account([1; 32]),
		performer: Account([2; 32]),
		amount,
		valid_until: 100,
	}
}

fn machine() -> Machine {
	Machine::resume(LIMITS, Some(block(10, 0, 0)), 10, [])
}

fn empty(at: BlockRef) -> Effects {
	Effects { at, paid: vec![], refused: vec![] }
}

fn paying(at: BlockRef, orders: &[&Facts]) -> Effects {
	let paid = (0..).zip(orders).map(|(index, facts)| (index, facts.hash)).collect();
	Effects { at, paid, refused: vec![] }
}

fn refusing(at: BlockRef, facts: &Facts, reason: &str) -> Effects {
	let refused = Refused {
		event_index: 4,
		purse: facts.purse,
		sequence: facts.sequence,
		reason: reason.into(),
	};
	Effects { at, paid: vec![], refused: vec![refused] }
}

fn statuses(changes: &[Change]) -> Vec<Status> {
	changes.iter().map(|change| change.status.clone()).collect()
}

#[test]
fn an_order_goes_from_pending_to_final() {
	let mut machine = machine();
	let order = facts(1, 0, 10);
	assert_eq!(machine.accept(order.clone(), RICH), Ok(Status::Pending));

	let (batch, changes) = machine.take_batch().unwrap();
	assert_eq!(batch.orders, [order.hash]);
	assert_eq!(statuses(&changes), [Status::Submitted]);
	assert_eq!(machine.take_batch(), None);

	let place = Place::new(&block(11, 0, 0), 0);
	let changes = machine.enact(&paying(block(11, 0, 0), &[&order])).unwrap();
	assert_eq!(statuses(&changes), [Status::InBlock { place }]);
	assert_eq!(machine.ended(batch.id, Fate::Landed), []);
	assert_eq!(statuses(&machine.finalize(&block(11, 0, 0))), [Status::Final { place }]);
	assert!(machine.orders.is_empty());
}

#[test]
fn a_retracted_order_is_settled_again_only_if_the_new_chain_has_no_place_for_it() {
	let mut machine = machine();
	let order = facts(1, 0, 10);
	machine.accept(order.clone(), RICH).unwrap();
	let (batch, _) = machine.take_batch().unwrap();
	machine.enact(&paying(block(11, 0, 0), &[&order])).unwrap();
	machine.ended(batch.id, Fate::Landed);

	assert_eq!(statuses(&machine.retract(&block(11, 0, 0))), [Status::Submitted]);
	for number in 11..=15 {
		assert_eq!(machine.take_batch(), None, "before block {number}");
		let parent = if number == 11 { 0 } else { 1 };
		machine.enact(&empty(block(number, 1, parent))).unwrap();
	}
	machine.enact(&empty(block(16, 1, 1))).unwrap();
	assert_eq!(machine.find(&order.hash).unwrap().1, &Status::Pending);
	assert_eq!(machine.take_batch().unwrap().0.orders, [order.hash]);
}

#[test]
fn a_re_organisation_moves_an_order_to_its_new_block() {
	let mut machine = machine();
	let order = facts(1, 0, 10);
	machine.accept(order.clone(), RICH).unwrap();
	machine.take_batch().unwrap();
	machine.enact(&paying(block(11, 0, 0), &[&order])).unwrap();
	machine.enact(&empty(block(12, 0, 0))).unwrap();
	// The parent alone says what is undone.
	let changes = machine.enact(&paying(block(11, 1, 0), &[&order])).unwrap();
	let place = Place::new(&block(11, 1, 0), 0);
	assert_eq!(statuses(&changes), [Status::Submitted, Status::InBlock { place }]);
	// The block that was final elsewhere does not make it final here.
	assert_eq!(machine.finalize(&block(11, 0, 0)), []);
	assert_eq!(statuses(&machine.finalize(&block(11, 1, 0))), [Status::Final { place }]);
}

#[test]
fn a_refusal_is_told_with_the_chains_reason_and_taken_back_with_its_block() {
	let mut machine = machine();
	let order = facts(1, 0, 10);
	machine.accept(order.clone(), RICH).unwrap();
	machine.take_batch().unwrap();
	let changes = machine.enact(&refusing(block(11, 0, 0), &order, "OverCap")).unwrap();
	let place = Place::new(&block(11, 0, 0), 4);
	let refused = |last| Status::Refused { reason: "OverCap".into(), place, last };
	assert_eq!(statuses(&changes), [refused(false)]);
	assert_eq!(statuses(&machine.retract(&block(11, 0, 0))), [Status::Submitted]);
	machine.enact(&refusing(block(11, 0, 0), &order, "OverCap")).unwrap();
	assert_eq!(statuses(&machine.finalize(&block(11, 0, 0))), [refused(true)]);
	assert!(machine.orders.is_empty());
}

#[test]
fn an_order_that_was_sent_twice_is_paid_and_not_refused() {
	let mut machine = machine();
	let order = facts(1, 0, 10);
	machine.accept(order.clone(), RICH).unwrap();
	machine.take_batch().unwrap();
	machine.enact(&paying(block(11, 0, 0), &[&order])).unwrap();
	assert_eq!(machine.enact(&refusing(block(12, 0, 0), &order, "Replayed")), Ok(vec![]));
	let place = Place::new(&block(11, 0, 0), 0);
	assert_eq!(statuses(&machine.finalize(&block(12, 0, 0))), [Status::Final { place }]);
}

#[test]
fn a_batch_that_no_node_took_is_sent_again() {
	let mut machine = machine();
	let order = facts(1, 0, 10);
	machine.accept(order.clone(), RICH).unwrap();
	let (batch, _) = machine.take_batch().unwrap();
	assert_eq!(statuses(&machine.ended(batch.id, Fate::Failed)), [Status::Pending]);
	assert_eq!(machine.ended(batch.id, Fate::Failed), []);
	assert_eq!(machine.take_batch().unwrap().0.orders, [order.hash]);
}

#[test]
fn a_watched_batch_is_waited_for_and_one_out_of_sight_for_a_while() {
	let mut machine = machine();
	machine.accept(facts(1, 0, 10), RICH).unwrap();
	let (batch, _) = machine.take_batch().unwrap();
	for number in 11..=30 {
		machine.enact(&empty(block(number, 0, 0))).unwrap();
	}
	assert_eq!(machine.take_batch(), None);
	machine.ended(batch.id, Fate::Unknown);
	for number in 31..=34 {
		machine.enact(&empty(block(number, 0, 0))).unwrap();
		assert_eq!(machine.take_batch(), None, "block {number}");
	}
	machine.enact(&empty(block(35, 0, 0))).unwrap();
	assert!(machine.take_batch().is_some());
}

#[test]
fn after_a_restart_nothing_is_sent_before_the_chain_is_known() {
	let (sent, waiting) = (facts(1, 0, 10), facts(1, 1, 10));
	let orders = [(sent.clone(), Some(16)), (waiting.clone(), None)];
	let mut machine = Machine::resume(LIMITS, Some(block(10, 0, 0)), 12, orders);
	assert_eq!(machine.take_batch(), None);
	let place = Place::new(&block(11, 0, 0), 0);
	let changes = machine.enact(&paying(block(11, 0, 0), &[&sent])).unwrap();
	assert_eq!(statuses(&changes), [Status::InBlock { place }]);
	assert_eq!(machine.take_batch(), None);
	machine.enact(&empty(block(12, 0, 0))).unwrap();
	assert_eq!(machine.take_batch().unwrap().0.orders, [waiting.hash]);
}

#[test]
fn after_a_restart_a_batch_is_waited_for_no_longer_than_before() {
	let (late, recent) = (facts(1, 0, 10), facts(1, 1, 10));
	let orders = [(late.clone(), Some(11)), (recent.clone(), Some(12))];
	let mut machine = Machine::resume(LIMITS, Some(block(10, 0, 0)), 12, orders);
	machine.enact(&empty(block(11, 0, 0))).unwrap();
	machine.enact(&empty(block(12, 0, 0))).unwrap();
	assert_eq!(machine.take_batch().unwrap().0.orders, [late.hash]);
	machine.enact(&empty(block(13, 0, 0))).unwrap();
	assert_eq!(machine.take_batch().unwrap().0.orders, [recent.hash]);
}

#[test]
fn an_order_expires_once_its_last_block_is_final() {
	let mut machine = machine();
	let order = Facts { valid_until: 11, ..facts(1, 0, 10) };
	machine.accept(order.clone(), RICH).unwrap();
	machine.enact(&empty(block(11, 0, 0))).unwrap();
	assert_eq!(machine.take_batch(), None, "no block is left that could pay it");
	assert_eq!(machine.find(&order.hash).unwrap().1, &Status::Pending);
	assert_eq!(statuses(&machine.finalize(&block(11, 0, 0))), [Status::Expired]);
}

#[test]
fn finality_of_a_block_that_comes_later_is_remembered() {
	let mut machine = machine();
	let order = facts(1, 0, 10);
	machine.accept(order.clone(), RICH).unwrap();
	assert_eq!(machine.finalize(&block(11, 0, 0)), []);
	let changes = machine.enact(&paying(block(11, 0, 0), &[&order])).unwrap();
	assert!(matches!(statuses(&changes)[..], [Status::InBlock { .. }, Status::Final { .. }]));
}

#[test]
fn blocks_that_do_not_follow_from_each_other_are_refused() {
	let mut machine = machine();
	assert_eq!(machine.enact(&empty(block(12, 0, 0))), Err(Gap));
	assert_eq!(machine.enact(&empty(block(11, 0, 3))), Err(Gap));
	assert_eq!(machine.enact(&empty(block(9, 3, 3))), Ok(vec![]));
	assert_eq!(machine.tip(), Some(block(10, 0, 0)));
}

#[test]
fn the_same_order_is_accepted_once_and_another_one_for_its_place_never() {
	let mut machine = machine();
	let order = facts(1, 0, 10);
	machine.accept(order.clone(), RICH).unwrap();
	machine.take_batch().unwrap();
	assert_eq!(machine.accept(order, RICH), Ok(Status::Submitted));
	assert_eq!(machine.orders.len(), 1);
	let rival = machine.accept(facts(1, 0, 11), RICH);
	assert_eq!(rival, Err(Rejection::Replay { purse: 1, sequence: 0 }));
}

#[test]
fn orders_that_wait_count_against_the_cap_until_the_chain_counts_them() {
	let mut machine = machine();
	let (first, second) = (facts(1, 0, 600), facts(1, 1, 400));
	machine.accept(first.clone(), RICH).unwrap();
	let over = machine.accept(facts(1, 2, 401), RICH);
	assert_eq!(over, Err(Rejection::OverCap { remaining: 1_000, promised: 600 }));
	machine.take_batch().unwrap();
	machine.enact(&paying(block(11, 0, 0), &[&first])).unwrap();
	// Read before the payment, and after it.
	assert!(machine.clone().accept(facts(1, 2, 401), RICH).is_err());
	let later = PurseView { at: 11, remaining: 400 };
	assert_eq!(machine.accept(second, later), Ok(Status::Pending));
	let over = machine.accept(facts(1, 2, 1), later);
	assert_eq!(over, Err(Rejection::OverCap { remaining: 400, promised: 400 }));
	assert_eq!(machine.accept(facts(2, 0, 1_000), RICH), Ok(Status::Pending));
}

#[test]
fn orders_of_a_purse_stay_within_the_window_of_the_chain() {
	let mut machine = machine();
	machine.accept(facts(1, 200, 1), RICH).unwrap();
	let too_old = machine.accept(facts(1, 200 - WINDOW, 1), RICH);
	assert_eq!(too_old, Err(Rejection::OutOfWindow { other: 200 }));
	let leap = machine.accept(facts(1, 200 + WINDOW, 1), RICH);
	assert_eq!(leap, Err(Rejection::OutOfWindow { other: 200 }));
	machine.accept(facts(1, 200 + WINDOW - 1, 1), RICH).unwrap();
}

#[test]
fn the_queue_is_bounded_for_a_purse_and_as_a_whole() {
	let mut machine = machine();
	for sequence in 0..10 {
		machine.accept(facts(1, sequence, 1), RICH).unwrap();
	}
	for sequence in [10, WINDOW] {
		let full = machine.accept(facts(1, sequence, 1), RICH);
		assert_eq!(full, Err(Rejection::PurseQueueFull { most: 10 }));
	}
	for purse in 2..292 {
		machine.accept(facts(purse, 0, 1), RICH).unwrap();
	}
	assert_eq!(machine.accept(facts(999, 0, 1), RICH), Err(Rejection::QueueFull));
}

#[test]
fn a_batch_has_at_most_256_orders_the_oldest_and_low_sequences_first() {
	let limits = Limits { orders: 600, orders_per_purse: 128, patience: 4 };
	let mut machine = Machine::resume(limits, Some(block(10, 0, 0)), 10, []);
	for sequence in (0..100).rev() {
		for purse in 0..3 {
			machine.accept(facts(purse, sequence, 1), RICH).unwrap();
		}
	}
	let (first, _) = machine.take_batch().unwrap();
	let (second, _) = machine.take_batch().unwrap();
	assert_eq!((first.orders.len(), second.orders.len()), (BATCH, 44));
	let places: Vec<_> = first
		.orders
		.iter()
		.map(|hash| machine.find(hash).map(|(facts, _)| (facts.purse, facts.sequence)).unwrap())
		.collect();
	assert!(places.is_sorted());
	assert!(places.iter().all(|(_, sequence)| *sequence >= 14), "the oldest come first");
}

#[test]
fn a_block_is_read_for_payments_of_all_and_refusals_of_ours() {
	let other = Account([8; 32]);
	let refused = |index: u32, extrinsic: u32, sequence: u64| Event {
		index,
		extrinsic: Some(extrinsic),
		what: What::OrderRefused { index: 0, purse: 1, sequence, reason: "OverCap".into() },
	};
	let settled = |index: u32, extrinsic: u32, by: Account| Event {
		index,
		extrinsic: Some(extrinsic),
		what: What::Settled { by, paid: 0, refused: 1 },
	};
	let share = |role: Role, account: Account, amount: Balance| Share { role, account, amount };
	let paid = Payment {
		payer: Account([1; 32]),
		performer: Account([2; 32]),
		amount: 100,
		kind: Kind::Order,
		shares: vec![
			share(Role::Performer, Account([2; 32]), 70),
			share(Role::EdgeRelay, RELAY, 3),
			share(Role::OriginRelay, RELAY, 2),
			share(Role::ViewerReferrer(0), RELAY, 5),
			share(Role::Treasury, Account([3; 32]), 20),
		],
		order: Some(Hash([5; 32])),
		memo: None,
	};
	let events = vec![
		Event { index: 1, extrinsic: Some(2), what: What::Paid(paid) },
		refused(2, 2, 20),
		settled(3, 2, RELAY),
		refused(4, 3, 30),
		settled(5, 3, other),
	];
	let effects = Effects::of(&Block { at: block(11, 0, 0), time: 0, events }, &RELAY);
	assert_eq!(effects.paid, [(1, Hash([5; 32]))]);
	assert_eq!(effects.refused.len(), 1);
	assert_eq!(effects.refused[0].sequence, 20);
}
