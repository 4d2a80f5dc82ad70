//! What is deleted without being asked.

use super::{super::tidy::Mentioned, *};
use livestars_chain::{Block, BlockRef, Event, Update, What};
use tokio::sync::mpsc;

const A_DAY: u64 = 24 * 60 * 60 * 1_000;

fn block(number: u32, what: Vec<What>) -> Block {
	let events = what.into_iter().map(|what| Event { index: 0, extrinsic: None, what }).collect();
	let at = BlockRef { number, hash: Hash([number as u8; 32]), parent: Hash::default() };
	Block { at, time: 0, events }
}

async fn uploaded(vault: &Vault) -> Found {
	let (bytes, fingerprint) = bundle(10);
	put(vault, LUNA, fingerprint, &bytes).await.unwrap();
	vault.shelf.find(fingerprint).await.unwrap().unwrap()
}

#[tokio::test]
async fn what_was_never_submitted_is_deleted_after_a_day() {
	let Fixture { vault, folder, .. } = fixture();
	let orphan = uploaded(&vault).await;
	assert_eq!(vault.tidy_at(LUNA, orphan.uploaded_at + A_DAY).await.unwrap(), 0);
	assert_eq!(vault.tidy_at(LUNA, orphan.uploaded_at + A_DAY + 1).await.unwrap(), 1);
	assert!(vault.list(LUNA).await.unwrap().is_empty());
	assert!(files(folder.path()).is_empty());
}

#[tokio::test]
async fn what_was_submitted_is_kept_until_the_chain_names_it_no_more() {
	let Fixture { chain, vault, folder } = fixture();
	let submitted = uploaded(&vault).await;
	chain.submit(LUNA, submitted.fingerprint);
	let later = submitted.uploaded_at + 100 * A_DAY;
	assert_eq!(vault.tidy_at(LUNA, later).await.unwrap(), 0);
	assert_eq!(vault.list(LUNA).await.unwrap()[0].place, Place::Submitted);

	let next = uploaded(&vault).await;
	chain.named.lock().unwrap().clear();
	assert_eq!(vault.tidy_at(LUNA, next.uploaded_at).await.unwrap(), 1, "not the one that is new");
	assert_eq!(vault.list(LUNA).await.unwrap(), [next]);
	assert_eq!(files(folder.path()).len(), 1);
}

#[tokio::test]
async fn nothing_is_deleted_while_the_chain_is_out_of_reach() {
	let Fixture { chain, vault, folder: _folder } = fixture();
	let orphan = uploaded(&vault).await;
	chain.unreachable.store(true, std::sync::atomic::Ordering::Relaxed);
	assert!(vault.tidy_at(LUNA, orphan.uploaded_at + 2 * A_DAY).await.is_err());
	assert_eq!(vault.list(LUNA).await.unwrap(), [orphan]);
}

#[tokio::test]
async fn a_withdrawal_deletes_the_bundle_as_soon_as_it_is_final() {
	let Fixture { chain, vault, folder } = fixture();
	let submitted = uploaded(&vault).await;
	chain.submit(LUNA, submitted.fingerprint);
	vault.tidy(LUNA).await.unwrap();
	let (updates, receiver) = mpsc::channel(4);
	let task = tokio::spawn(vault.clone().keep_tidy(receiver));

	chain.named.lock().unwrap().clear();
	let withdrawn = block(5, vec![What::EligibilityChanged { account: LUNA }]);
	let at = withdrawn.at;
	updates.send(Update::Best { retracted: vec![], enacted: vec![withdrawn] }).await.unwrap();
	updates.send(Update::Finalized(at)).await.unwrap();
	drop(updates);
	task.await.unwrap();
	assert!(files(folder.path()).is_empty());
}

#[test]
fn accounts_are_remembered_until_their_block_is_final() {
	let mut mentioned = Mentioned::default();
	mentioned.note(&block(3, vec![What::SubmissionEnded { account: LUNA }]));
	mentioned.note(&block(4, vec![What::EligibilityChanged { account: MIRA }]));
	mentioned.note(&block(5, vec![What::RelaysChanged]));
	assert_eq!(mentioned.take(2), BTreeSet::new());
	assert_eq!(mentioned.take(3), BTreeSet::from([LUNA]));
	assert_eq!(mentioned.take(9), BTreeSet::from([MIRA]));
	assert_eq!(mentioned.take(9), BTreeSet::new());
}

#[tokio::test]
async fn what_a_crash_left_is_cleared_away() {
	let Fixture { chain, vault, folder } = fixture();
	let kept = uploaded(&vault).await;
	let size = vault.bytes();
	let incoming = folder.path().join("vault/incoming/half");
	let ownerless = folder.path().join(format!("vault/uploaded/{}.age", Hash([8; 32])));
	for path in [&incoming, &ownerless] {
		std::fs::write(path, "half").unwrap();
	}
	drop(vault);

	let vault = Vault::open(folder.path(), chain, limits()).unwrap();
	assert!(!incoming.exists());
	assert!(!ownerless.exists());
	assert_eq!(vault.bytes(), size);
	assert_eq!(vault.list(LUNA).await.unwrap(), [kept]);
}

#[tokio::test]
async fn a_file_taken_away_from_outside_counts_no_more() {
	let Fixture { vault, folder, .. } = fixture();
	uploaded(&vault).await;
	for file in files(folder.path()) {
		std::fs::remove_file(file).unwrap();
	}
	vault.tidy(LUNA).await.unwrap();
	assert!(vault.shelf.owned(LUNA).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_its_owner_deletes_while_the_chain_begins_to_name_it_is_gone() {
	let Fixture { chain, vault, folder } = fixture();
	for _ in 0..100 {
		let submitted = uploaded(&vault).await;
		chain.submit(LUNA, submitted.fingerprint);
		let tidying = vault.clone();
		let tidied = tokio::spawn(async move { tidying.tidy(LUNA).await });
		vault.delete(LUNA, submitted.fingerprint).await.unwrap();
		tidied.await.unwrap().unwrap();
		assert_eq!(files(folder.path()), Vec::<std::path::PathBuf>::new());
		assert_eq!(vault.bytes(), 0);
	}
}
