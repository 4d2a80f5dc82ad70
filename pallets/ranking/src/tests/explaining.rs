use crate::{mock::*, *};
use livestars_primitives::{eligibility::Ineligibility, LIVE};
use livestars_ranking_core::FORMULA_VERSION;

#[test]
fn an_explanation_should_name_every_input() {
	build_and_execute(|| {
		open_long_ago(1);
		pay(1, 800 * LIVE);
		open_and_pay(2, 300 * LIVE);
		wait(MONTH);
		let explanation = Ranking::explain(&1);
		assert_eq!(
			explanation,
			Explanation {
				formula_version: FORMULA_VERSION,
				now: START + MONTH,
				half_life: MONTH,
				recorded: 800 * LIVE,
				updated: START,
				weight: 1 << 31,
				received: 400 * LIVE,
				sort_key: Ranking::score(&1).unwrap(),
				place: Some(0),
				room: RoomState::Open,
				newcomer_until: None,
				eligibility: Ok(()),
			}
		);
		assert_eq!(Ranking::explain(&2).place, Some(1));
	});
}

#[test]
fn an_explanation_should_say_until_when_a_newcomer_is_one() {
	build_and_execute(|| {
		open(1);
		let explanation = Ranking::explain(&1);
		assert_eq!(explanation.newcomer_until, Some(START + 14 * DAY));
		assert_eq!(explanation.place, None);
		assert_eq!(explanation.sort_key, 0);
		wait(14 * DAY);
		assert_eq!(Ranking::explain(&1).newcomer_until, None);
	});
}

#[test]
fn an_explanation_should_be_empty_when_nobody_is_known() {
	build_and_execute(|| {
		let explanation = Ranking::explain(&1);
		assert_eq!(explanation.room, RoomState::Closed);
		assert_eq!(explanation.place, None);
		assert_eq!(explanation.received, 0);
		assert_eq!(explanation.updated, 0);
	});
}

#[test]
fn a_place_should_count_all_who_are_scored_when_some_are_not_shown() {
	build_and_execute(|| {
		for performer in 1..=4 {
			open_and_pay(performer, (10 - performer as u128) * LIVE);
		}
		revoke(1);
		assert_eq!(Ranking::explain(&4).place, Some(3));
		assert_eq!(Ranking::explain(&1).place, Some(0));
		assert_eq!(Ranking::explain(&1).eligibility, Err(Ineligibility::Revoked));

		close(2);
		assert_eq!(Ranking::explain(&2).place, None);
		assert_eq!(Ranking::explain(&2).received, 8 * LIVE);
		assert_eq!(Ranking::explain(&4).place, Some(2));
	});
}
