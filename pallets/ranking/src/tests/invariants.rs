//! Every broken invariant is noticed.

use crate::{mock::*, *};
use livestars_primitives::LIVE;

/// Asserts that `damage` to a chain with newcomers and scores is noticed for `reason`.
fn assert_noticed(reason: &'static str, damage: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		(1..=3).for_each(|performer| open_and_pay(performer, LIVE));
		assert_invariants();
		damage();
		assert_eq!(Ranking::do_try_state(), Err(reason.into()));
	});
}

fn change(performer: u64, change: impl FnOnce(&mut Newcomer<u64>)) {
	Newcomers::<Test>::mutate(performer, |newcomer| change(newcomer.as_mut().unwrap()));
}

#[test]
fn a_damaged_list_is_noticed() {
	let reason = "a performer stands in another bag than that of her sum";
	assert_noticed(reason, || Scores::on_update(&1, 5).unwrap());
	assert_noticed(reason, || Scores::on_remove(&1).unwrap());
	assert_noticed(reason, || {
		let unpaid = Record::unpaid(RoomState::Open);
		Records::<Test>::insert(1, unpaid);
	});
	let reason = "the list holds somebody without a record";
	assert_noticed(reason, || Scores::on_insert(9, 5).unwrap());
}

#[test]
fn a_damaged_queue_is_noticed() {
	assert_noticed("there are too many newcomers", || MaxNewcomers::set(2));
	assert_noticed("a link leads out of the queue", || change(1, |one| one.newer = Some(9)));
	assert_noticed("the links of the queue disagree", || change(2, |two| two.older = None));
	assert_noticed("the queue is not in order", || change(1, |one| one.since += 1));
	assert_noticed("a newcomer is not in the queue", || change(1, |one| one.newer = None));
	assert_noticed("a newcomer is not in the queue", NewcomerEnds::<Test>::kill);
	assert_noticed("the queue does not end at its end", || {
		NewcomerEnds::<Test>::put(QueueEnds { oldest: 1, newest: 2 })
	});
	assert_noticed("the links of the queue disagree", || change(3, |three| three.newer = Some(1)));
}

#[test]
fn a_newcomer_who_should_be_none_is_noticed() {
	assert_noticed("a newcomer reached the ceiling", || NewcomerCeiling::set(LIVE));
	assert_noticed("a newcomer has no room", || {
		let _ = Scores::on_remove(&1);
		Records::<Test>::mutate(1, |record| record.as_mut().unwrap().room = RoomState::Closed);
	});
	assert_noticed("a newcomer has no record", || {
		let _ = Scores::on_remove(&1);
		Records::<Test>::remove(1);
	});
}
