//! Taking a bundle in.

use super::{
	envelope::{self, BEGINNING},
	to_its_end, Stored, Vault, VaultError,
};
use axum::body::Bytes;
use blake2::{digest::consts::U32, Blake2b, Digest};
use futures::{Stream, StreamExt};
use livestars_chain::{Account, Hash};
use std::{collections::BTreeSet, pin::pin, sync::Arc};
use tempfile::NamedTempFile;
use tokio::{
	fs::File,
	io::{AsyncWriteExt, BufWriter},
	time::timeout,
};

/// How many bytes are gathered before they are written.
const BUFFER: usize = 64 * 1024;

impl Vault {
	/// Takes in the bundle of `owner` whose bytes are `body` and whose hash must be `fingerprint`. It
	/// has at most `length` bytes, if that is known before.
	///
	/// Nothing is written before the beginning is seen to be that of an encrypted file. What is
	/// written before the hash is known lies in a file of its own, which is gone if this fails or is
	/// broken off.
	pub async fn put<E>(
		&self,
		owner: Account,
		fingerprint: Hash,
		length: Option<u64>,
		body: impl Stream<Item = Result<Bytes, E>>,
	) -> Result<Stored, VaultError> {
		let _turn = self.uploads.try_acquire().map_err(|_| VaultError::Busy)?;
		let _alone = Alone::new(&self.uploading, owner).ok_or(VaultError::Busy)?;
		let length = length.unwrap_or(self.limits.bundle);
		if length > self.limits.bundle {
			return Err(VaultError::TooLarge { limit: self.limits.bundle });
		}
		let owned = match self.shelf.owner(fingerprint).await? {
			Some(known) if known != owner => return Err(VaultError::Taken),
			Some(_) if self.shelf.find(fingerprint).await?.is_some() => return Ok(Stored::Already),
			// The relay stopped before its file was there.
			known => known.is_some(),
		};
		if !owned && self.shelf.owned(owner).await?.len() >= self.limits.bundles {
			return Err(VaultError::QuotaExceeded { limit: self.limits.bundles });
		}
		let space = self.space.take(length, self.limits.total).ok_or(VaultError::Full)?;
		let limit = self.limits.duration;
		let received = timeout(limit, self.receive(length, body)).await;
		let (file, size, found) = received.map_err(|_| VaultError::TooSlow { limit })??;
		if found != fingerprint {
			return Err(VaultError::OtherFingerprint { found });
		}
		let vault = self.clone();
		to_its_end(async move {
			let _changing = vault.changing.lock().await;
			if vault.shelf.keep(file, owner, fingerprint).await? != owner {
				return Err(VaultError::Taken);
			}
			space.keep(size);
			Ok(Stored::New)
		})
		.await
	}

	/// Writes `body`, of at most `most` bytes, to a file and returns it with its size and hash.
	async fn receive<E>(
		&self,
		most: u64,
		body: impl Stream<Item = Result<Bytes, E>>,
	) -> Result<(NamedTempFile, u64, Hash), VaultError> {
		let mut body = pin!(body);
		let mut next = async || match timeout(self.limits.silence, body.next()).await {
			Ok(Some(Ok(bytes))) => Ok(Some(bytes)),
			Ok(None) => Ok(None),
			Ok(Some(Err(_))) | Err(_) => Err(VaultError::BrokenOff),
		};
		let mut beginning = Vec::new();
		while beginning.len() < BEGINNING {
			let Some(bytes) = next().await? else { break };
			beginning.extend_from_slice(&bytes);
		}
		let head = beginning.get(..BEGINNING).unwrap_or(&beginning);
		envelope::check(head).map_err(VaultError::NotEncrypted)?;

		let file = self.shelf.begin().await?;
		let mut writer = BufWriter::with_capacity(BUFFER, File::from_std(file.reopen()?));
		let mut hash = Blake2b::<U32>::new();
		let mut size = 0_u64;
		let mut bytes = Bytes::from(beginning);
		loop {
			size = size.saturating_add(bytes.len() as u64);
			if size > most {
				return Err(VaultError::TooLarge { limit: self.limits.bundle });
			}
			hash.update(&bytes);
			writer.write_all(&bytes).await?;
			match next().await? {
				Some(more) => bytes = more,
				None => break,
			}
		}
		writer.flush().await?;
		writer.get_ref().sync_all().await?;
		Ok((file, size, Hash(hash.finalize().into())))
	}
}

/// One upload of an account at a time, so that its quota is counted right.
struct Alone {
	uploading: Arc<std::sync::Mutex<BTreeSet<Account>>>,
	account: Account,
}

impl Alone {
	fn new(uploading: &Arc<std::sync::Mutex<BTreeSet<Account>>>, account: Account) -> Option<Self> {
		let first = uploading.lock().ok()?.insert(account);
		first.then(|| Self { uploading: Arc::clone(uploading), account })
	}
}

impl Drop for Alone {
	fn drop(&mut self) {
		if let Ok(mut uploading) = self.uploading.lock() {
			uploading.remove(&self.account);
		}
	}
}
