//! What blocks do to the index.

use super::*;

#[tokio::test]
async fn a_payment_is_in_the_history_of_everybody_who_has_a_part_in_it() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, 1_000)]);
	index.apply(&best(&[], &[&first])).await.unwrap();

	for account in [BOB, LUNA, DAVE, TREASURY] {
		let history =
			index.history(account, Range::ALL, Direction::NewestFirst, None, 10).await.unwrap();
		let [receipt] = &history[..] else { panic!("one payment") };
		assert_eq!(receipt.payment, payment(BOB, LUNA, 1_000));
		assert_eq!((receipt.block, receipt.event, receipt.finalized), (1, 0, false));
		assert_eq!(receipt.time, first.time);
	}
	let none = index.history(MIRA, Range::ALL, Direction::NewestFirst, None, 10).await.unwrap();
	assert!(none.is_empty());

	index.apply(&Update::Finalized(first.at)).await.unwrap();
	let history = index.history(BOB, Range::ALL, Direction::NewestFirst, None, 10).await.unwrap();
	assert!(history[0].finalized);
}

#[tokio::test]
async fn a_performer_without_a_share_of_her_own_sees_what_was_paid_for_her() {
	let Fixture { index, _folder } = fixture().await;
	let mut given_away = payment(BOB, LUNA, 1_000);
	given_away.shares[0] = Share { role: Role::Payout(2), account: MIRA, amount: 700 };
	let first = block(genesis(), 0, vec![What::Paid(given_away)]);
	index.apply(&best(&[], &[&first])).await.unwrap();
	for account in [LUNA, MIRA] {
		let history =
			index.history(account, Range::ALL, Direction::NewestFirst, None, 10).await.unwrap();
		assert_eq!(history.len(), 1);
	}
	let earned = index.earnings(MIRA, Range::ALL).await.unwrap();
	assert_eq!((earned[0].role.as_str(), earned[0].tier, earned[0].amount), ("payout", 2, 700));
}

#[tokio::test]
async fn pages_neither_repeat_nor_leave_out() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(genesis(), 0, (1..=7).map(|n| tip(BOB, LUNA, n * 100)).collect());
	let second = block(first.at, 0, (8..=9).map(|n| tip(BOB, LUNA, n * 100)).collect());
	index.apply(&best(&[], &[&first, &second])).await.unwrap();
	for (direction, expected) in [
		(Direction::NewestFirst, (1..=9).rev().collect::<Vec<_>>()),
		(Direction::OldestFirst, (1..=9).collect()),
	] {
		let (mut found, mut after) = (Vec::new(), None);
		loop {
			let page = index.history(BOB, Range::ALL, direction, after, 2).await.unwrap();
			let Some(last) = page.last() else { break };
			after = Some((last.block, last.event));
			found.extend(page.iter().map(|receipt| receipt.payment.amount / 100));
		}
		assert_eq!(found, expected);
	}
}

#[tokio::test]
async fn days_sum_up_what_was_paid_and_received() {
	let Fixture { index, _folder } = fixture().await;
	let mut blocks = vec![block(genesis(), 0, vec![tip(BOB, LUNA, 1_000)])];
	for _ in 0..12 {
		let parent = blocks.last().unwrap().at;
		blocks.push(block(parent, 0, vec![tip(BOB, MIRA, 100), tip(DAVE, LUNA, 201)]));
	}
	index.apply(&best(&[], &blocks.iter().collect::<Vec<_>>())).await.unwrap();

	let days = index.days(BOB, Range::ALL).await.unwrap();
	let sums: Vec<_> = days.iter().map(|day| (day.day.0, day.paid, day.received)).collect();
	// Eleven blocks on the first day, of which the first holds the large tip; two on the next.
	assert_eq!(sums, [(20_000, 2_000, 0), (20_001, 200, 0)]);
	let only = Range { from: Day(20_001), to: Day(20_001) };
	assert_eq!(index.days(BOB, only).await.unwrap().len(), 1);
	let history = index.history(BOB, only, Direction::NewestFirst, None, 100).await.unwrap();
	assert_eq!(history.len(), 2);

	let earned = index.earnings(DAVE, Range::ALL).await.unwrap();
	let by_kind: Vec<_> = earned
		.iter()
		.map(|earned| (earned.role.as_str(), earned.tier, earned.kind.as_str(), earned.amount))
		.collect();
	let referrer = "viewerReferrer";
	assert_eq!(by_kind, [(referrer, 0, "order", 12 * 10), (referrer, 0, "tip", 50 + 12 * 5)]);
	assert_eq!((earned[0].payments, earned[1].payments), (12, 13));
}

#[tokio::test]
async fn a_leaderboard_is_of_one_performer_and_one_day() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(
		genesis(),
		0,
		vec![
			tip(BOB, LUNA, 300),
			tip(DAVE, LUNA, 400),
			tip(BOB, LUNA, 200),
			tip(RELAY, LUNA, 500),
			tip(RELAY, MIRA, 9_000),
		],
	);
	index.apply(&best(&[], &[&first])).await.unwrap();
	let leaders = index.leaderboard(LUNA, Day(20_000), 10).await.unwrap();
	let places: Vec<_> = leaders.iter().map(|leader| (leader.payer, leader.amount)).collect();
	assert_eq!(places, [(BOB, 500), (RELAY, 500), (DAVE, 400)]);
	assert_eq!(index.leaderboard(LUNA, Day(20_000), 1).await.unwrap().len(), 1);
	assert!(index.leaderboard(LUNA, Day(20_001), 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_same_update_twice_changes_nothing() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, 100)]);
	let other = block(genesis(), 1, vec![tip(BOB, MIRA, 200)]);
	index.apply(&best(&[], &[&first])).await.unwrap();
	let once = all(&index).await;
	index.apply(&best(&[], &[&first])).await.unwrap();
	assert_eq!(all(&index).await, once);

	for _ in 0..2 {
		index.apply(&best(&[&first], &[&other])).await.unwrap();
		index.apply(&Update::Finalized(other.at)).await.unwrap();
	}
	assert_ne!(all(&index).await, once);
	assert!(index.days(LUNA, Range::ALL).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_does_not_fit_changes_nothing() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, 100)]);
	let second = block(first.at, 0, vec![tip(BOB, LUNA, 200)]);
	let third = block(second.at, 0, vec![tip(BOB, LUNA, 300)]);
	let other_first = block(genesis(), 1, vec![]);
	let other_second = block(other_first.at, 1, vec![]);
	index.apply(&best(&[], &[&first])).await.unwrap();
	let before = all(&index).await;

	let gap = index.apply(&best(&[], &[&third])).await;
	assert!(matches!(gap, Err(IndexError::Gap { after: 1, found: 3 })));
	let foreign = index.apply(&best(&[], &[&other_second])).await;
	assert!(matches!(foreign, Err(IndexError::Diverged { at: 1 })));
	let half = index.apply(&best(&[], &[&second, &other_second])).await;
	assert!(matches!(half, Err(IndexError::Diverged { at: 1 })), "{half:?}");
	let unknown = index.apply(&Update::Finalized(third.at)).await;
	assert!(matches!(unknown, Err(IndexError::Gap { after: 1, found: 3 })));
	let foreign = index.apply(&Update::Finalized(other_first.at)).await;
	assert!(matches!(foreign, Err(IndexError::Diverged { at: 1 })));
	assert_eq!(all(&index).await, before);

	index.apply(&Update::Finalized(first.at)).await.unwrap();
	let undone = index.apply(&best(&[&first], &[&other_first])).await;
	assert!(matches!(undone, Err(IndexError::Diverged { at: 1 })));
	assert_eq!(all(&index).await, before);
}

#[tokio::test]
async fn amounts_are_exact_up_to_the_largest() {
	let Fixture { index, _folder } = fixture().await;
	let huge = Balance::MAX / 200 * 2;
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, huge), tip(BOB, LUNA, 3)]);
	index.apply(&best(&[], &[&first])).await.unwrap();
	let days = index.days(BOB, Range::ALL).await.unwrap();
	assert_eq!(days[0].paid, huge + 3);
	index.apply(&best(&[&first], &[])).await.unwrap();
	assert!(index.days(BOB, Range::ALL).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_books_of_a_relay_hold_what_is_final() {
	let Fixture { index, _folder } = fixture().await;
	let fee = |by, amount| What::FeePaid { by, amount };
	let earning = |amount| {
		let mut paid = payment(BOB, LUNA, 1_000);
		paid.shares[1] = Share { role: Role::EdgeRelay, account: RELAY, amount };
		paid.shares.push(Share { role: Role::OriginRelay, account: RELAY, amount: 1 });
		paid.shares.push(Share { role: Role::ViewerReferrer(0), account: RELAY, amount: 500 });
		What::Paid(paid)
	};
	let first = block(genesis(), 0, vec![earning(30), fee(RELAY, 7), fee(BOB, 100)]);
	let second = block(first.at, 0, vec![earning(40), fee(RELAY, 8), fee(RELAY, 9)]);
	let other = block(first.at, 1, vec![earning(50), fee(RELAY, 10)]);
	let books = |fees, earned| Books { fees, earned };
	index.apply(&best(&[], &[&first, &second])).await.unwrap();
	assert_eq!(index.books(RELAY).await.unwrap(), Books::default());
	index.apply(&Update::Finalized(first.at)).await.unwrap();
	assert_eq!(index.books(RELAY).await.unwrap(), books(7, 31));
	// A block that is left costs and earns nothing.
	index.apply(&best(&[&second], &[&other])).await.unwrap();
	assert_eq!(index.books(RELAY).await.unwrap(), books(7, 31));
	index.apply(&Update::Finalized(other.at)).await.unwrap();
	assert_eq!(index.books(RELAY).await.unwrap(), books(17, 82));
	assert_eq!(index.books(BOB).await.unwrap(), books(100, 0));
	assert_eq!(index.books(MIRA).await.unwrap(), Books::default());
	// It goes on where it was, and begins again with its chain.
	index.resume(GENESIS).await.unwrap();
	assert_eq!(index.books(RELAY).await.unwrap(), books(17, 82));
	index.resume(Hash([9; 32])).await.unwrap();
	assert_eq!(index.books(RELAY).await.unwrap(), Books::default());
}
