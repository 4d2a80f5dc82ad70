use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn the_thresholds_should_increase_and_cover_the_years_to_come() {
	assert!(THRESHOLDS.is_sorted_by(|low, high| low < high));
	assert!(THRESHOLDS.windows(2).all(|pair| pair[1] - pair[0] == 1 << 29));
	// One planck in 2026, and ten billion LIVE in 2046.
	let year = |year: u64| (year - 1970) * 365 * DAY;
	let mut least = DecayedSum::default();
	least.add(1, year(2026), MONTH);
	let mut most = DecayedSum::default();
	most.add(10u128.pow(22), year(2047), MONTH);
	// The smallest payment shares the lowest bag with nothing that is twice as large.
	assert!(least.sort_key(MONTH) < THRESHOLDS[0]);
	assert!(least.sort_key(MONTH) + (8 << 32) > THRESHOLDS[0]);
	assert!(most.sort_key(MONTH) < *THRESHOLDS.last().unwrap());
}

#[test]
fn the_configuration_of_the_tests_is_sound() {
	build_and_execute(Ranking::integrity_test);
}

#[test]
#[should_panic = "payments must count for longer than an instant"]
fn a_half_life_of_zero_is_refused() {
	build_and_execute(|| {
		HalfLife::set(0);
		Ranking::integrity_test();
	});
}

#[test]
#[should_panic = "newcomers must be some for a while"]
fn a_newcomer_period_of_zero_is_refused() {
	build_and_execute(|| {
		NewcomerPeriod::set(0);
		Ranking::integrity_test();
	});
}

#[test]
#[should_panic = "newcomers without payments must be some"]
fn a_ceiling_of_zero_is_refused() {
	build_and_execute(|| {
		NewcomerCeiling::set(0);
		Ranking::integrity_test();
	});
}

#[test]
#[should_panic = "there must be room for a newcomer"]
fn a_queue_without_room_is_refused() {
	build_and_execute(|| {
		MaxNewcomers::set(0);
		Ranking::integrity_test();
	});
}

#[test]
fn the_list_should_ask_for_the_key_that_it_is_given() {
	build_and_execute(|| {
		open_and_pay(1, 5);
		assert_eq!(Ranking::score(&1), Scores::get_score(&1).ok());
		assert_eq!(Ranking::score(&2), None);

		open_and_pay(3, 5);
		close(3);
		assert_eq!(Ranking::score(&3), None);
	});
}

#[test]
fn anybody_re_bagging_should_change_nothing() {
	build_and_execute(|| {
		open_and_pay(1, 5);
		open_and_pay(2, 5);
		close(2);
		wait(MONTH);
		let before = Ranking::scored(None, MAX_PAGE);
		assert_ok!(Scores::rebag(RuntimeOrigin::signed(VIEWER), 1));
		assert!(Scores::rebag(RuntimeOrigin::signed(VIEWER), 2).is_err());
		assert!(Scores::rebag(RuntimeOrigin::signed(VIEWER), 3).is_err());
		assert_eq!(Ranking::scored(None, MAX_PAGE), before);
	});
}

#[test]
fn a_key_should_be_set_for_the_benchmarks_of_the_list() {
	build_and_execute(|| {
		for key in [THRESHOLDS[0], THRESHOLDS[1] - 1, THRESHOLDS[1]] {
			Ranking::set_score_of(&1, key);
			assert_eq!(Ranking::score(&1), Some(key));
		}
		Records::<Test>::remove(1);
	});
}
