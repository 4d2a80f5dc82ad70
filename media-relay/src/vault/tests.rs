mod http;
mod tidying;
mod uploads;

use super::*;
use axum::body::Bytes;
use futures::{future::BoxFuture, stream, FutureExt};
use std::{collections::BTreeMap, convert::Infallible};
use tempfile::TempDir;

const LUNA: Account = Account([1; 32]);
const MIRA: Account = Account([2; 32]);
const VERIFIER: Account = Account([3; 32]);
const STRANGER: Account = Account([4; 32]);

/// A chain whose records the test writes.
#[derive(Default)]
struct Written {
	asked: std::sync::Mutex<BTreeMap<(Account, Hash), Account>>,
	named: std::sync::Mutex<BTreeMap<Account, Vec<Hash>>>,
	unreachable: std::sync::atomic::AtomicBool,
}

impl Written {
	fn answer<T: Send + 'static>(&self, answer: T) -> BoxFuture<'_, Result<T, ChainError>> {
		let unreachable = self.unreachable.load(std::sync::atomic::Ordering::Relaxed);
		let error = ChainError::Unreachable { reason: "the test says so".into() };
		async move {
			if unreachable {
				Err(error)
			} else {
				Ok(answer)
			}
		}
		.boxed()
	}

	fn submit(&self, owner: Account, fingerprint: Hash) {
		self.asked.lock().unwrap().insert((owner, fingerprint), VERIFIER);
		self.named.lock().unwrap().entry(owner).or_default().push(fingerprint);
	}
}

impl Records for Written {
	fn asked(
		&self,
		owner: Account,
		fingerprint: Hash,
	) -> BoxFuture<'_, Result<Option<Account>, ChainError>> {
		let asked = self.asked.lock().unwrap().get(&(owner, fingerprint)).copied();
		self.answer(asked)
	}

	fn named(&self, owner: Account) -> BoxFuture<'_, Result<Vec<Hash>, ChainError>> {
		let named = self.named.lock().unwrap().get(&owner).cloned().unwrap_or_default();
		self.answer(named)
	}
}

struct Fixture {
	chain: Arc<Written>,
	vault: Vault,
	folder: TempDir,
}

fn limits() -> Limits {
	Limits { bundle: 100_000, bundles: 3, total: 250_000, uploads: 4, ..Limits::default() }
}

fn fixture() -> Fixture {
	let folder = tempfile::tempdir().unwrap();
	let chain = Arc::new(Written::default());
	let vault = Vault::open(folder.path(), chain.clone(), limits()).unwrap();
	Fixture { chain, vault, folder }
}

/// An encrypted bundle of some size, and its fingerprint.
fn bundle(size: usize) -> (Vec<u8>, Hash) {
	let recipient = age::x25519::Identity::generate().to_public();
	let bytes = age::encrypt(&recipient, &vec![0; size]).unwrap();
	let fingerprint = Hash::of(&bytes);
	(bytes, fingerprint)
}

async fn put(
	vault: &Vault,
	owner: Account,
	fingerprint: Hash,
	bytes: &[u8],
) -> Result<Stored, VaultError> {
	let parts: Vec<Result<Bytes, Infallible>> =
		bytes.chunks(1_000).map(|part| Ok(Bytes::copy_from_slice(part))).collect();
	let length = Some(bytes.len() as u64);
	vault.put(owner, fingerprint, length, stream::iter(parts)).await
}

/// All files below `folder` that are no database.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
	let mut found = Vec::new();
	let mut folders = vec![folder.join("vault")];
	while let Some(folder) = folders.pop() {
		for entry in std::fs::read_dir(folder).unwrap() {
			let path = entry.unwrap().path();
			if path.is_dir() {
				folders.push(path);
			} else {
				found.push(path);
			}
		}
	}
	found
}
