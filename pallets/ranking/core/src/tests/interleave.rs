use crate::{slot, Slot, EXPLORATION_INTERVAL};
use proptest::prelude::*;

/// The list, written down place by place.
fn merged(ranked: u32, newcomers: u32) -> Vec<Slot> {
	let (mut next_ranked, mut next_newcomer) = (0, 0);
	(0..ranked + newcomers)
		.map(|position| {
			let explores = position % EXPLORATION_INTERVAL == EXPLORATION_INTERVAL - 1;
			let newcomer = if explores { next_newcomer < newcomers } else { next_ranked == ranked };
			let (next, slot): (&mut u32, fn(u32) -> Slot) = if newcomer {
				(&mut next_newcomer, Slot::Exploration)
			} else {
				(&mut next_ranked, Slot::Ranked)
			};
			*next += 1;
			slot(*next - 1)
		})
		.collect()
}

fn assert_merged(ranked: u32, newcomers: u32) {
	let list: Vec<_> = (0..).map_while(|place| slot(place, ranked, newcomers)).collect();
	assert_eq!(list, merged(ranked, newcomers), "{ranked} ranked and {newcomers} newcomers");
}

#[test]
fn every_fifth_place_is_an_exploration_slot() {
	assert_eq!(slot(0, 100, 100), Some(Slot::Ranked(0)));
	assert_eq!(slot(3, 100, 100), Some(Slot::Ranked(3)));
	assert_eq!(slot(4, 100, 100), Some(Slot::Exploration(0)));
	assert_eq!(slot(5, 100, 100), Some(Slot::Ranked(4)));
	assert_eq!(slot(9, 100, 100), Some(Slot::Exploration(1)));
}

#[test]
fn the_list_should_be_the_naive_merge_when_it_is_short() {
	for ranked in 0..40 {
		for newcomers in 0..40 {
			assert_merged(ranked, newcomers);
		}
	}
}

#[test]
fn the_list_should_end_when_both_sides_ran_out() {
	assert_eq!(slot(0, 0, 0), None);
	assert_eq!(slot(7, 3, 4), None);
	assert_eq!(slot(u32::MAX, u32::MAX, 0), None);
	assert_eq!(slot(u32::MAX - 1, u32::MAX, 0), Some(Slot::Ranked(u32::MAX - 1)));
	assert_eq!(slot(u32::MAX, 0, u32::MAX), None);
	assert_eq!(slot(u32::MAX, u32::MAX, u32::MAX), Some(Slot::Ranked(3_435_973_836)));
}

proptest! {
	#[test]
	fn the_list_should_be_the_naive_merge(ranked in 0u32..3000, newcomers in 0u32..3000) {
		assert_merged(ranked, newcomers);
	}

	#[test]
	fn a_page_should_not_change_when_more_ranked_performers_follow_it(
		position in 0u32..2000, newcomers in 0u32..3000, more in 1u32..3000,
	) {
		let enough = slot(position, position + 1, newcomers);
		prop_assert_eq!(enough, slot(position, position + more, newcomers));
	}
}
