use crate::{mock::*, *};
use livestars_primitives::LIVE;

fn left(performer: u64, departure: Departure) -> Event<Test> {
	Event::NewcomerLeft { performer, departure }
}

#[test]
fn a_performer_should_be_a_newcomer_when_she_opens_her_first_room() {
	build_and_execute(|| {
		open(1);
		open(2);
		assert_eq!(queue(), [1, 2]);
		assert_eq!(
			events(),
			[Event::NewcomerEntered { performer: 1 }, Event::NewcomerEntered { performer: 2 }]
		);
	});
}

#[test]
fn a_performer_should_not_be_a_newcomer_again_when_she_reopens_her_room() {
	build_and_execute(|| {
		open(1);
		close(1);
		assert_eq!(events().last(), Some(&left(1, Departure::Closed)));
		open(1);
		assert!(queue().is_empty());
		assert!(events().is_empty());
	});
}

#[test]
fn a_performer_should_not_be_a_newcomer_when_she_was_paid_before() {
	build_and_execute(|| {
		pay(1, 1);
		open(1);
		assert!(queue().is_empty());
	});
}

#[test]
fn a_newcomer_should_graduate_when_her_score_reaches_the_ceiling() {
	build_and_execute(|| {
		open_and_pay(1, 1_000 * LIVE - 1);
		assert_eq!(queue(), [1]);
		pay(1, 1);
		assert!(queue().is_empty());
		assert_eq!(events().last(), Some(&left(1, Departure::Graduated)));
	});
}

#[test]
fn a_newcomer_should_not_graduate_when_her_payments_decay_below_the_ceiling() {
	build_and_execute(|| {
		open_and_pay(1, 600 * LIVE);
		wait(10 * DAY);
		pay(1, 500 * LIVE);
		assert_eq!(queue(), [1]);
	});
}

#[test]
fn a_newcomer_should_not_return_when_her_score_decays() {
	build_and_execute(|| {
		open_and_pay(1, 1_000 * LIVE);
		wait(3 * MONTH);
		pay(1, 1);
		close(1);
		open(1);
		assert!(queue().is_empty());
	});
}

#[test]
fn the_queue_should_stay_whole_when_its_oldest_middle_or_newest_leaves() {
	for leaving in 1..=4 {
		build_and_execute(|| {
			(1..=4).for_each(open);
			close(leaving);
			assert_invariants();
			open(5);
			let expected = (1..=5).filter(|performer| *performer != leaving).collect::<Vec<_>>();
			assert_eq!(queue(), expected);
		});
	}
}

#[test]
fn the_queue_should_stay_whole_when_all_leave() {
	build_and_execute(|| {
		(1..=4).for_each(open);
		for performer in [2, 4, 1, 3] {
			close(performer);
			assert_invariants();
		}
		assert_eq!(NewcomerEnds::<Test>::get(), None);
		open(5);
		assert_eq!(queue(), [5]);
	});
}

#[test]
fn the_oldest_newcomer_should_leave_when_the_queue_is_full() {
	build_and_execute(|| {
		(1..=8).for_each(open);
		events();
		open(9);
		assert_eq!(queue(), [2, 3, 4, 5, 6, 7, 8, 9]);
		assert_eq!(
			events(),
			[left(1, Departure::Replaced), Event::NewcomerEntered { performer: 9 }]
		);
	});
}

#[test]
fn nobody_should_leave_when_the_queue_is_full_and_the_performer_is_ineligible() {
	build_and_execute(|| {
		(1..=8).for_each(open);
		revoke(9);
		open(9);
		assert_eq!(queue(), [1, 2, 3, 4, 5, 6, 7, 8]);
	});
}

#[test]
fn an_ineligible_performer_should_enter_when_there_is_room() {
	build_and_execute(|| {
		revoke(1);
		open(1);
		assert_eq!(queue(), [1]);
	});
}

#[test]
fn an_aged_newcomer_should_leave_when_the_queue_is_full_and_anybody_comes() {
	build_and_execute(|| {
		(1..=8).for_each(open);
		events();
		wait(14 * DAY);
		revoke(9);
		open(9);
		assert_eq!(queue(), [2, 3, 4, 5, 6, 7, 8, 9]);
		assert_eq!(events()[0], left(1, Departure::Aged));
	});
}

#[test]
fn the_queue_should_replace_its_only_member_when_it_holds_one() {
	build_and_execute(|| {
		MaxNewcomers::set(1);
		open(1);
		open(2);
		assert_eq!(queue(), [2]);
	});
}

#[test]
fn aged_newcomers_should_retire_when_a_block_is_idle() {
	build_and_execute(|| {
		open(1);
		open(2);
		wait(DAY);
		open(3);
		wait(13 * DAY - 1);
		Ranking::on_idle(1, Weight::MAX);
		assert_eq!(queue(), [1, 2, 3]);

		wait(1);
		let weight = Ranking::on_idle(1, Weight::MAX);
		assert_eq!(queue(), [3]);
		assert_eq!(weight, <() as WeightInfo>::retire_newcomer() * 3);
	});
}

#[test]
fn newcomers_should_stay_when_a_block_is_not_idle_enough() {
	build_and_execute(|| {
		(1..=4).for_each(open);
		wait(14 * DAY);
		let step = <() as WeightInfo>::retire_newcomer();
		assert_eq!(Ranking::on_idle(1, Weight::zero()), Weight::zero());
		assert_eq!(Ranking::on_idle(1, step - Weight::from_parts(1, 0)), Weight::zero());
		assert_eq!(queue(), [1, 2, 3, 4]);
		assert_eq!(Ranking::on_idle(1, step * 2), step * 2);
		assert_eq!(queue(), [3, 4]);
	});
}

#[test]
fn no_more_newcomers_should_retire_in_a_block_than_the_bound() {
	build_and_execute(|| {
		MaxNewcomers::set(100);
		(0..100).for_each(open);
		wait(14 * DAY);
		Ranking::on_idle(1, Weight::MAX);
		assert_eq!(queue().len(), 100 - MAX_RETIRED_PER_BLOCK as usize);
	});
}
