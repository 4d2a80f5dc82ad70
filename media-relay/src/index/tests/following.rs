//! Beginning, going on, and beginning again.

use super::*;

/// Follows `updates` to their end; returns from which block they were asked for, and the outcome.
async fn follow(
	index: &Index,
	genesis: Hash,
	updates: Vec<Update>,
) -> (BlockNumber, Result<(), IndexError>) {
	let mut asked = 0;
	let followed = index.follow_once(genesis, |from| {
		asked = from;
		let (sender, receiver) = mpsc::channel(updates.len().max(1));
		for update in updates {
			sender.try_send(update).unwrap();
		}
		receiver
	});
	let outcome = followed.await;
	(asked, outcome)
}

#[tokio::test]
async fn an_index_goes_on_after_the_last_final_block() {
	let folder = tempfile::tempdir().unwrap();
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, 100)]);
	let second = block(first.at, 0, vec![tip(BOB, LUNA, 200)]);
	let other = block(first.at, 1, vec![tip(BOB, LUNA, 400)]);

	let index = Index::open(folder.path()).unwrap();
	let updates = vec![best(&[], &[&first, &second]), Update::Finalized(first.at)];
	let (from, outcome) = follow(&index, GENESIS, updates).await;
	assert_eq!((from, outcome.is_ok()), (1, true));
	drop(index);

	let index = Index::open(folder.path()).unwrap();
	let (from, outcome) = follow(&index, GENESIS, vec![best(&[], &[&other])]).await;
	assert_eq!((from, outcome.is_ok()), (2, true));
	assert_eq!(index.days(BOB, Range::ALL).await.unwrap()[0].paid, 500);
	assert_eq!(index.progress().await.unwrap(), Progress { best: 2, finalized: 1 });
}

#[tokio::test]
async fn an_index_of_another_chain_is_emptied() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, 100)]);
	follow(&index, GENESIS, vec![best(&[], &[&first]), Update::Finalized(first.at)])
		.await
		.1
		.unwrap();

	let (from, outcome) = follow(&index, Hash([9; 32]), vec![]).await;
	assert_eq!((from, outcome.is_ok()), (1, true));
	assert!(index.days(BOB, Range::ALL).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_index_that_contradicts_its_chain_is_built_anew() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, 100)]);
	follow(&index, GENESIS, vec![best(&[], &[&first]), Update::Finalized(first.at)])
		.await
		.1
		.unwrap();

	let other = block(genesis(), 1, vec![tip(BOB, LUNA, 200)]);
	let next = block(other.at, 1, vec![tip(BOB, LUNA, 400)]);
	let (from, outcome) = follow(&index, GENESIS, vec![best(&[], &[&next])]).await;
	assert_eq!(from, 2);
	assert!(matches!(outcome, Err(IndexError::Diverged { at: 1 })));

	let (from, outcome) = follow(&index, GENESIS, vec![best(&[], &[&other, &next])]).await;
	assert_eq!((from, outcome.is_ok()), (1, true));
	assert_eq!(index.days(BOB, Range::ALL).await.unwrap()[0].paid, 600);
}

#[tokio::test]
async fn after_a_gap_an_index_asks_again_and_keeps_what_is_final() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, 100)]);
	let second = block(first.at, 0, vec![]);
	let third = block(second.at, 0, vec![tip(BOB, LUNA, 200)]);
	let updates = vec![best(&[], &[&first]), Update::Finalized(first.at), best(&[], &[&third])];
	assert!(matches!(follow(&index, GENESIS, updates).await.1, Err(IndexError::Gap { .. })));
	let (from, outcome) = follow(&index, GENESIS, vec![best(&[], &[&second, &third])]).await;
	assert_eq!((from, outcome.is_ok()), (2, true));
	assert_eq!(index.days(BOB, Range::ALL).await.unwrap()[0].paid, 300);
}
