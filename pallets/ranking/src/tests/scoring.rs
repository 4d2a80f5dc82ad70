use crate::{mock::*, *};
use livestars_primitives::LIVE;

#[test]
fn a_payment_should_count_in_full_when_it_is_made() {
	build_and_execute(|| {
		open_and_pay(1, 700 * LIVE);
		assert_eq!(Ranking::received(&1), 700 * LIVE);
		pay(1, 1);
		assert_eq!(Ranking::received(&1), 700 * LIVE + 1);
	});
}

#[test]
fn a_payment_should_count_half_when_a_half_life_passed() {
	build_and_execute(|| {
		open_and_pay(1, 700 * LIVE);
		wait(MONTH);
		assert_eq!(Ranking::received(&1), 350 * LIVE);
		pay(1, 50 * LIVE);
		assert_eq!(Ranking::received(&1), 400 * LIVE);
		wait(2 * MONTH);
		assert_eq!(Ranking::received(&1), 100 * LIVE);
	});
}

#[test]
fn nothing_is_received_by_those_who_are_unknown() {
	build_and_execute(|| assert_eq!(Ranking::received(&1), 0));
}

#[test]
fn a_score_should_not_change_when_time_runs_backwards() {
	build_and_execute(|| {
		open_and_pay(1, 700 * LIVE);
		Now::set(START - MONTH);
		assert_eq!(Ranking::received(&1), 700 * LIVE);
		pay(1, LIVE);
		assert_eq!(Ranking::received(&1), 701 * LIVE);
	});
}

#[test]
fn a_score_should_stop_when_payments_are_extreme() {
	build_and_execute(|| {
		open_and_pay(1, u128::MAX);
		pay(1, u128::MAX);
		assert_eq!(Ranking::received(&1), u128::MAX >> 32);
	});
}

#[test]
fn a_performer_should_be_scored_when_she_has_a_room_and_a_payment() {
	build_and_execute(|| {
		open(1);
		assert!(!Scores::contains(&1));
		pay(1, 1);
		assert!(Scores::contains(&1));
	});
}

#[test]
fn a_performer_should_not_be_scored_when_she_has_no_room() {
	build_and_execute(|| {
		pay(1, 5 * LIVE);
		assert!(!Scores::contains(&1));
		assert_eq!(Ranking::received(&1), 5 * LIVE);

		open(1);
		assert!(Scores::contains(&1));
	});
}

#[test]
fn a_performer_should_not_be_scored_when_a_payment_is_empty() {
	build_and_execute(|| {
		open_and_pay(1, 0);
		assert!(!Scores::contains(&1));
	});
}

#[test]
fn a_score_should_survive_when_a_room_closes_and_reopens() {
	build_and_execute(|| {
		open_and_pay(1, 700 * LIVE);
		close(1);
		assert!(!Scores::contains(&1));
		assert_eq!(Ranking::received(&1), 700 * LIVE);

		wait(MONTH);
		open(1);
		assert!(Scores::contains(&1));
		assert_eq!(Ranking::received(&1), 350 * LIVE);
	});
}

#[test]
fn a_score_should_not_be_doubled_when_hooks_are_repeated() {
	build_and_execute(|| {
		open_and_pay(1, LIVE);
		open(1);
		open(1);
		assert_eq!(Ranking::received(&1), LIVE);
		assert_eq!(listed(), [1]);
		close(1);
		close(1);
		close(2);
		assert_eq!(Ranking::received(&1), LIVE);
		assert_eq!(Records::<Test>::get(2), None);
		assert!(listed().is_empty());
	});
}

#[test]
fn time_should_not_change_any_key() {
	build_and_execute(|| {
		open_and_pay(1, 3 * LIVE);
		open_and_pay(2, 2 * LIVE);
		let before = Ranking::scored(None, MAX_PAGE);
		wait(500 * MONTH);
		assert_eq!(Ranking::scored(None, MAX_PAGE), before);
		assert_eq!(Ranking::received(&1), 0);
	});
}
