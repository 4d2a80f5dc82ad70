//! What is taken in.

use super::*;
use futures::StreamExt;
use std::task::Poll;
use tokio::io::AsyncReadExt;

async fn contents(vault: &Vault, reader: Account, fingerprint: Hash) -> Vec<u8> {
	let mut bytes = Vec::new();
	vault.read(reader, fingerprint).await.unwrap().read_to_end(&mut bytes).await.unwrap();
	bytes
}

#[tokio::test]
async fn a_bundle_is_kept_as_it_came_and_outlives_the_relay() {
	let Fixture { chain, vault, folder } = fixture();
	let (bytes, fingerprint) = bundle(50_000);
	assert_eq!(put(&vault, LUNA, fingerprint, &bytes).await.unwrap(), Stored::New);
	assert_eq!(put(&vault, LUNA, fingerprint, &bytes).await.unwrap(), Stored::Already);
	assert_eq!(contents(&vault, LUNA, fingerprint).await, bytes);
	drop(vault);

	let vault = Vault::open(folder.path(), chain, limits()).unwrap();
	assert_eq!(contents(&vault, LUNA, fingerprint).await, bytes);
	let [listed] = vault.list(LUNA).await.unwrap()[..] else { panic!("one bundle") };
	assert_eq!((listed.size, listed.place), (bytes.len() as u64, Place::Uploaded));
	assert!(vault.list(MIRA).await.unwrap().is_empty());
}

#[tokio::test]
async fn nothing_of_what_is_refused_stays_on_disk() {
	let Fixture { vault, folder, .. } = fixture();
	let (bytes, fingerprint) = bundle(10_000);
	let (too_large, its_fingerprint) = bundle(200_000);
	let plain = b"%PDF-1.7 a passport".repeat(1_000);

	let refused = put(&vault, LUNA, Hash::of(&plain), &plain).await;
	assert!(matches!(refused, Err(VaultError::NotEncrypted(_))));
	let refused = put(&vault, LUNA, Hash([9; 32]), &bytes).await;
	assert!(matches!(refused, Err(VaultError::OtherFingerprint { found }) if found == fingerprint));
	let refused = put(&vault, LUNA, its_fingerprint, &too_large).await;
	assert!(matches!(refused, Err(VaultError::TooLarge { .. })));
	let broken = stream::iter([Ok(Bytes::from(bytes.clone())), Err("the client went away")]);
	let refused = vault.put(LUNA, fingerprint, None, broken).await;
	assert!(matches!(refused, Err(VaultError::BrokenOff)));
	assert_eq!(files(folder.path()), Vec::<std::path::PathBuf>::new());
}

#[tokio::test]
async fn plain_bytes_are_never_written_not_even_for_a_moment() {
	let Fixture { vault, folder, .. } = fixture();
	let seen = folder.path().to_owned();
	let plain = Bytes::from(b"a passport".repeat(1_000));
	let body = stream::repeat_with(move || {
		assert!(files(&seen).is_empty());
		Ok::<_, Infallible>(plain.clone())
	});
	let refused = vault.put(LUNA, Hash::default(), None, body.take(5)).await;
	assert!(matches!(refused, Err(VaultError::NotEncrypted(_))));
}

#[tokio::test(start_paused = true)]
async fn a_client_that_falls_silent_is_hung_up_on() {
	let Fixture { vault, folder, .. } = fixture();
	let (bytes, fingerprint) = bundle(10_000);
	let silent = stream::iter([Ok::<_, Infallible>(Bytes::from(bytes))]).chain(stream::pending());
	let refused = vault.put(LUNA, fingerprint, None, silent).await;
	assert!(matches!(refused, Err(VaultError::BrokenOff)));
	assert!(files(folder.path()).is_empty());
}

#[tokio::test]
async fn an_account_has_a_quota() {
	let Fixture { vault, folder: _folder, .. } = fixture();
	for _ in 0..3 {
		let (bytes, fingerprint) = bundle(10);
		put(&vault, LUNA, fingerprint, &bytes).await.unwrap();
	}
	let (bytes, fingerprint) = bundle(10);
	let refused = put(&vault, LUNA, fingerprint, &bytes).await;
	assert!(matches!(refused, Err(VaultError::QuotaExceeded { limit: 3 })));
	put(&vault, MIRA, fingerprint, &bytes).await.unwrap();

	let first = vault.list(LUNA).await.unwrap()[0].fingerprint;
	vault.delete(LUNA, first).await.unwrap();
	let (bytes, fingerprint) = bundle(10);
	put(&vault, LUNA, fingerprint, &bytes).await.unwrap();
}

#[tokio::test]
async fn the_vault_as_a_whole_is_bounded() {
	let Fixture { vault, folder, .. } = fixture();
	for owner in [LUNA, MIRA] {
		let (bytes, fingerprint) = bundle(90_000);
		put(&vault, owner, fingerprint, &bytes).await.unwrap();
	}
	let (bytes, fingerprint) = bundle(90_000);
	let refused = put(&vault, STRANGER, fingerprint, &bytes).await;
	assert!(matches!(refused, Err(VaultError::Full)));
	assert_eq!(files(folder.path()).len(), 2);
	let hers = vault.list(LUNA).await.unwrap()[0].fingerprint;
	vault.delete(LUNA, hers).await.unwrap();
	put(&vault, STRANGER, fingerprint, &bytes).await.unwrap();
}

#[tokio::test]
async fn an_account_uploads_one_bundle_at_a_time() {
	let Fixture { vault, folder: _folder, .. } = fixture();
	let (bytes, fingerprint) = bundle(10);
	let body = stream::pending::<Result<Bytes, Infallible>>();
	let mut endless = Box::pin(vault.put(LUNA, Hash::default(), None, body));
	assert!(endless.as_mut().now_or_never().is_none());
	let refused = put(&vault, LUNA, fingerprint, &bytes).await;
	assert!(matches!(refused, Err(VaultError::Busy)));
	put(&vault, MIRA, fingerprint, &bytes).await.unwrap();
	drop(endless);
	let (bytes, fingerprint) = bundle(10);
	put(&vault, LUNA, fingerprint, &bytes).await.unwrap();
}

#[tokio::test]
async fn nobody_else_takes_over_a_bundle() {
	let Fixture { vault, folder: _folder, .. } = fixture();
	let (bytes, fingerprint) = bundle(10);
	put(&vault, LUNA, fingerprint, &bytes).await.unwrap();
	let refused = put(&vault, MIRA, fingerprint, &bytes).await;
	assert!(matches!(refused, Err(VaultError::Taken)));
	assert!(matches!(vault.delete(MIRA, fingerprint).await, Err(VaultError::Unknown)));
	assert!(matches!(vault.read(MIRA, fingerprint).await, Err(VaultError::Unknown)));
}

#[tokio::test]
async fn the_verifier_reads_what_the_chain_says_that_she_was_asked() {
	let Fixture { chain, vault, folder: _folder } = fixture();
	let (bytes, fingerprint) = bundle(10);
	put(&vault, LUNA, fingerprint, &bytes).await.unwrap();
	assert!(matches!(vault.read(VERIFIER, fingerprint).await, Err(VaultError::Unknown)));
	// Somebody else who submits the same fingerprint on chain opens nothing.
	chain.asked.lock().unwrap().insert((MIRA, fingerprint), STRANGER);
	assert!(matches!(vault.read(STRANGER, fingerprint).await, Err(VaultError::Unknown)));

	chain.submit(LUNA, fingerprint);
	assert_eq!(contents(&vault, VERIFIER, fingerprint).await, bytes);
	chain.unreachable.store(true, std::sync::atomic::Ordering::Relaxed);
	assert!(matches!(vault.read(VERIFIER, fingerprint).await, Err(VaultError::Chain(_))));
	assert_eq!(contents(&vault, LUNA, fingerprint).await, bytes);
}

#[tokio::test]
async fn of_two_who_upload_the_same_the_first_to_finish_owns_it() {
	let Fixture { vault, folder, .. } = fixture();
	let (bytes, fingerprint) = bundle(10_000);
	let both_began = tokio::sync::Barrier::new(2);
	let upload = async |owner| {
		let bytes = Bytes::from(bytes.clone());
		let body = stream::once(async {
			both_began.wait().await;
			Ok::<_, Infallible>(bytes)
		});
		vault.put(owner, fingerprint, None, body).await
	};
	let outcomes = tokio::join!(upload(LUNA), upload(MIRA));
	let owner = match outcomes {
		(Ok(Stored::New), Err(VaultError::Taken)) => LUNA,
		(Err(VaultError::Taken), Ok(Stored::New)) => MIRA,
		other => panic!("{other:?}"),
	};
	assert_eq!(contents(&vault, owner, fingerprint).await, bytes);
	assert_eq!(files(folder.path()).len(), 1);
	assert_eq!(vault.bytes(), bytes.len() as u64);
}

#[tokio::test]
async fn a_full_vault_reads_nothing_of_what_it_cannot_keep() {
	let Fixture { vault, folder: _folder, .. } = fixture();
	for owner in [LUNA, MIRA] {
		let (bytes, fingerprint) = bundle(90_000);
		put(&vault, owner, fingerprint, &bytes).await.unwrap();
	}
	let used = vault.bytes();
	let unread = || stream::poll_fn(|_| -> Poll<Option<Result<Bytes, Infallible>>> { panic!() });
	for length in [None, Some(90_000)] {
		let refused = vault.put(STRANGER, Hash::default(), length, unread()).await;
		assert!(matches!(refused, Err(VaultError::Full)));
	}
	let (small, fingerprint) = bundle(10);
	put(&vault, STRANGER, fingerprint, &small).await.unwrap();
	assert_eq!(vault.bytes(), used + small.len() as u64);
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_takes_for_ever_is_hung_up_on() {
	let Fixture { vault, folder, .. } = fixture();
	let (bytes, fingerprint) = bundle(10_000);
	let began = tokio::time::Instant::now();
	let drop_by_drop = stream::iter(bytes).then(|byte| async move {
		tokio::time::sleep(std::time::Duration::from_secs(20)).await;
		Ok::<_, Infallible>(Bytes::copy_from_slice(&[byte]))
	});
	let refused = vault.put(LUNA, fingerprint, None, drop_by_drop).await;
	assert!(matches!(refused, Err(VaultError::TooSlow { .. })), "{refused:?}");
	assert!(began.elapsed() <= limits().duration + std::time::Duration::from_secs(1));
	assert!(files(folder.path()).is_empty());
	assert_eq!(vault.bytes(), 0);
}

#[tokio::test]
async fn a_bundle_whose_file_is_gone_can_be_uploaded_again() {
	let Fixture { vault, folder, .. } = fixture();
	let (bytes, fingerprint) = bundle(10);
	put(&vault, LUNA, fingerprint, &bytes).await.unwrap();
	for file in files(folder.path()) {
		std::fs::remove_file(file).unwrap();
	}
	assert_eq!(put(&vault, LUNA, fingerprint, &bytes).await.unwrap(), Stored::New);
	assert_eq!(contents(&vault, LUNA, fingerprint).await, bytes);
}
