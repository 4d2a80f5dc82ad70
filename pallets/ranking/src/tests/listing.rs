use crate::{mock::*, *};
use livestars_primitives::{eligibility::Ineligibility, LIVE};
use std::collections::BTreeSet;

#[test]
fn the_list_should_be_empty_when_nobody_is_known() {
	build_and_execute(|| {
		assert!(Ranking::list(0, 100).is_empty());
		assert!(Ranking::list(u32::MAX, u32::MAX).is_empty());
	});
}

#[test]
fn ranked_performers_should_stand_in_the_order_of_what_they_received() {
	build_and_execute(|| {
		for (performer, amount) in [(1, 5), (2, 9), (3, 7), (4, 1_000_000)] {
			open_long_ago(performer);
			pay(performer, amount * LIVE);
		}
		assert_eq!(listed(), [4, 2, 3, 1]);
		let first = &Ranking::list(0, 1)[0];
		assert_eq!(first.score, 1_000_000 * LIVE);
		assert_eq!(first.listing, Listing::Ranked { place: 0 });
		assert_eq!(Some(first.sort_key), Ranking::score(&4));
	});
}

#[test]
fn the_order_should_be_exact_when_all_stand_in_one_bag() {
	build_and_execute(|| {
		// 1 % apart: several to a bag.
		for performer in [7u64, 3, 9, 1, 5, 8, 2, 6, 4] {
			open_long_ago(performer);
			pay(performer, (1_000 + 10 * performer as u128) * LIVE);
		}
		assert_eq!(listed(), [9, 8, 7, 6, 5, 4, 3, 2, 1]);
	});
}

#[test]
fn accounts_should_decide_when_keys_are_equal() {
	build_and_execute(|| {
		for performer in [3, 1, 2] {
			open_long_ago(performer);
			pay(performer, LIVE);
		}
		assert_eq!(listed(), [1, 2, 3]);
	});
}

#[test]
fn a_later_payment_should_outweigh_an_earlier_one() {
	build_and_execute(|| {
		open_long_ago(1);
		open_long_ago(2);
		pay(1, 100 * LIVE);
		wait(MONTH);
		pay(2, 51 * LIVE);
		assert_eq!(listed(), [2, 1]);
		pay(1, 2 * LIVE);
		assert_eq!(listed(), [1, 2]);
	});
}

#[test]
fn every_fifth_place_should_be_a_newcomers() {
	build_and_execute(|| {
		for performer in 1..=10 {
			open_long_ago(performer);
			pay(performer, 100 * LIVE - performer as u128 * LIVE);
		}
		(11..=13).for_each(open);

		let list = Ranking::list(0, 100);
		assert_eq!(list.len(), 13);
		for (position, placed) in list.iter().enumerate() {
			assert_eq!(placed.position as usize, position);
			let explores = matches!(position, 4 | 9 | 12);
			assert_eq!(placed.listing == Listing::Exploration, explores);
			assert_eq!(placed.account > 10, explores);
		}
		let ranked = list.iter().filter(|placed| placed.account <= 10);
		assert!(ranked.map(|placed| placed.account).eq(1..=10));
	});
}

#[test]
fn newcomers_should_be_shuffled_anew_when_the_seed_changes() {
	build_and_execute(|| {
		(1..=8).for_each(open);
		let first = listed();
		assert_eq!(first, listed());
		assert_eq!(first.iter().copied().collect::<BTreeSet<_>>(), (1..=8).collect());

		Seed::set(H256::repeat_byte(8));
		assert_ne!(first, listed());
		assert_eq!(Ranking::exploration_seed(), [8; 32]);
		assert_eq!(Ranking::newcomers(), (1..=8).collect::<Vec<_>>());
	});
}

#[test]
fn a_newcomer_should_stand_once_when_she_was_paid() {
	build_and_execute(|| {
		open_and_pay(1, 10 * LIVE);
		open_long_ago(2);
		pay(2, LIVE);
		let list = Ranking::list(0, 100);
		assert_eq!(list.len(), 2);
		assert_eq!((list[0].account, list[0].listing), (2, Listing::Ranked { place: 0 }));
		assert_eq!((list[1].account, list[1].listing), (1, Listing::Exploration));
		assert_eq!(list[1].score, 10 * LIVE);
	});
}

#[test]
fn an_aged_newcomer_should_be_ranked_when_she_has_not_retired_yet() {
	build_and_execute(|| {
		open_and_pay(1, LIVE);
		open(2);
		wait(14 * DAY - 1);
		assert!(Ranking::list(0, 2).iter().all(|placed| placed.listing == Listing::Exploration));
		wait(1);
		let list = Ranking::list(0, 2);
		assert_eq!(list.len(), 1);
		assert_eq!((list[0].account, list[0].listing), (1, Listing::Ranked { place: 0 }));
		assert_eq!(queue(), [1, 2]);
	});
}

#[test]
fn the_ineligible_and_the_closed_should_be_left_out() {
	build_and_execute(|| {
		for performer in 1..=6 {
			open_long_ago(performer);
			pay(performer, 100 * LIVE - performer as u128 * LIVE);
		}
		(11..=13).for_each(open);
		revoke(2);
		revoke(12);
		close(4);
		close(11);
		assert_eq!(listed(), [1, 3, 5, 6, 13]);

		Ineligible::set(Default::default());
		open(4);
		assert_eq!(listed().len(), 8);
	});
}

#[test]
fn a_performer_should_be_left_out_whatever_the_reason() {
	use Ineligibility::*;
	build_and_execute(|| {
		open_and_pay(1, LIVE);
		for reason in [Unverified, Pending, Rejected, Expired, Revoked] {
			Ineligible::mutate(|ineligible| ineligible.insert(1, reason));
			assert!(listed().is_empty());
		}
	});
}

#[test]
fn pages_should_join_to_the_whole_list() {
	build_and_execute(|| {
		MaxNewcomers::set(100);
		for performer in 0..150 {
			open_long_ago(performer);
			pay(performer, (1 + performer as u128 * 37 % 101) * LIVE);
		}
		(1_000..1_060).for_each(open);
		let whole: Vec<_> =
			(0..3).flat_map(|page| Ranking::list(page * MAX_PAGE, MAX_PAGE)).collect();
		assert_eq!(whole.len(), 210);
		let accounts: BTreeSet<_> = whole.iter().map(|placed| placed.account).collect();
		assert_eq!(accounts.len(), 210);

		for size in [1, 7, 33] {
			let pages: Vec<_> = (0..210u32.div_ceil(size))
				.flat_map(|page| Ranking::list(page * size, size))
				.collect();
			assert_eq!(pages, whole);
		}
	});
}

#[test]
fn a_page_should_be_bounded() {
	build_and_execute(|| {
		for performer in 0..120 {
			open_long_ago(performer);
			pay(performer, LIVE);
		}
		assert_eq!(Ranking::list(0, u32::MAX).len(), 100);
		assert_eq!(Ranking::list(0, 0).len(), 1);
		assert_eq!(Ranking::list(119, 100).len(), 1);
		assert_eq!(Ranking::list(120, 100).len(), 0);
		assert_eq!(Ranking::scored(None, u32::MAX).len(), 100);
		assert_eq!(Ranking::scored(None, 0).len(), 1);
	});
}

#[test]
fn scored_pages_should_join_to_all_who_are_scored() {
	build_and_execute(|| {
		for performer in 0..50 {
			open_and_pay(performer, (1 + performer as u128) * LIVE);
		}
		revoke(7);
		let mut seen = Vec::new();
		while let page @ [_, ..] = &Ranking::scored(seen.last(), 7)[..] {
			seen.extend(page.iter().map(|scored| scored.account));
		}
		assert_eq!(seen.len(), 50);
		assert_eq!(seen.iter().copied().collect::<BTreeSet<_>>(), (0..50).collect());
		assert!(Ranking::scored(Some(&99), 7).is_empty());
	});
}
