//! # The vault
//!
//! Keeps the encrypted document bundles that performers show to verifiers. A performer encrypts her
//! documents on her own device to the X25519 key of the verifier she chose, into one age file
//! (age-encryption.org/v1), and uploads it under its fingerprint: the BLAKE2b-256 hash of the file's
//! bytes, which she submits on chain. The verifier that her submission names downloads it; she
//! deletes it when she likes.
//!
//! The relay cannot read a bundle, and writes nothing that does not begin as an encrypted file. It
//! knows of each bundle whose it is, and no more. `docs/vault.md` says who sees what.
//!
//! ## How long a bundle is kept
//!
//! | the chain, at its last finalised block | the bundle |
//! |---|---|
//! | never named it | deleted [`ORPHAN_LIFETIME`] after the upload |
//! | names it: it waits for its verifier, or its owner is attested by it | kept |
//! | names it no more: rejected, replaced, withdrawn, revoked or expired | deleted |

mod chain;
mod envelope;
mod http;
mod shelf;
mod space;
#[cfg(test)]
mod tests;
mod tidy;
mod upload;

pub use chain::Records;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub use envelope::check as check_envelope;
pub use envelope::NotEncrypted;
pub use http::router;
pub use shelf::{Found, Place};

use crate::{database::DatabaseError, problem::Problem};
use axum::http::StatusCode;
use livestars_chain::{Account, ChainError, Hash};
use shelf::Shelf;
use space::Space;
use std::{collections::BTreeSet, fmt, future::Future, io, path::Path, sync::Arc, time::Duration};
use tokio::{
	fs::File,
	sync::{Mutex, Semaphore},
};

/// How long a bundle is kept that the chain never named.
pub const ORPHAN_LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// How much the vault takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// The most bytes of a bundle.
	pub bundle: u64,
	/// The most bundles of an account.
	pub bundles: usize,
	/// The most bytes of all bundles.
	pub total: u64,
	/// The most uploads at once.
	pub uploads: usize,
	/// How long an upload may send nothing.
	pub silence: Duration,
	/// How long an upload may take.
	pub duration: Duration,
}

impl Default for Limits {
	/// Bundles of 32 MiB, three for an account, 1 GiB in all, 16 uploads at once, of 5 minutes each: a
	/// megabit a second carries the largest bundle.
	fn default() -> Self {
		Self {
			bundle: 32 << 20,
			bundles: 3,
			total: 1 << 30,
			uploads: 16,
			silence: Duration::from_secs(30),
			duration: Duration::from_secs(5 * 60),
		}
	}
}

/// Why the vault refuses or fails.
#[derive(Debug)]
pub enum VaultError {
	/// The file is no encrypted bundle.
	NotEncrypted(NotEncrypted),
	/// The file's hash is another than the one it is uploaded under.
	OtherFingerprint {
		/// The hash of what came.
		found: Hash,
	},
	/// The file is too large.
	TooLarge {
		/// The most bytes of a bundle.
		limit: u64,
	},
	/// The account has as many bundles as it can.
	QuotaExceeded {
		/// The most bundles of an account.
		limit: usize,
	},
	/// The vault is full.
	Full,
	/// The account uploads already, or too many others do.
	Busy,
	/// The upload broke off.
	BrokenOff,
	/// The upload took too long.
	TooSlow {
		/// How long it may take.
		limit: Duration,
	},
	/// Another account uploaded the same file.
	Taken,
	/// There is no such bundle, or none that the account may touch.
	Unknown,
	/// The chain could not be asked.
	Chain(ChainError),
	/// The disk failed.
	Disk(io::Error),
	/// The database failed.
	Database(DatabaseError),
}

impl fmt::Display for VaultError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NotEncrypted(reason) => reason.fmt(f),
			Self::OtherFingerprint { found } => write!(
				f,
				"the BLAKE2b-256 hash of what came is {found}: upload it under that, and check that \
				 nothing was lost on the way"
			),
			Self::TooLarge { limit } => {
				write!(f, "a bundle has at most {limit} bytes: make the pictures smaller")
			},
			Self::QuotaExceeded { limit } => {
				write!(f, "an account has at most {limit} bundles: delete one first")
			},
			Self::Full => f.write_str("this relay's vault is full: use another relay"),
			Self::Busy => f.write_str("another upload is under way: try again in a while"),
			Self::TooSlow { limit } => write!(
				f,
				"an upload takes at most {} seconds: make the pictures smaller, or use a faster \
				 connection",
				limit.as_secs()
			),
			Self::BrokenOff => f.write_str("the upload broke off: try it again"),
			Self::Taken => f.write_str("this very file belongs to another account"),
			Self::Unknown => f.write_str(
				"there is no such bundle that this account may touch: its owner may, and so may the \
				 verifier whose answer it waits for on chain",
			),
			Self::Chain(error) => error.fmt(f),
			Self::Disk(_) => f.write_str("the relay could not read or write its disk"),
			Self::Database(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for VaultError {}

impl From<ChainError> for VaultError {
	fn from(error: ChainError) -> Self {
		Self::Chain(error)
	}
}

impl From<io::Error> for VaultError {
	fn from(error: io::Error) -> Self {
		Self::Disk(error)
	}
}

impl From<DatabaseError> for VaultError {
	fn from(error: DatabaseError) -> Self {
		Self::Database(error)
	}
}

impl From<VaultError> for Problem {
	fn from(error: VaultError) -> Self {
		let detail = error.to_string();
		let (status, kind) = match error {
			VaultError::NotEncrypted(_) => (StatusCode::UNPROCESSABLE_ENTITY, "not-encrypted"),
			VaultError::OtherFingerprint { .. } => {
				(StatusCode::UNPROCESSABLE_ENTITY, "other-fingerprint")
			},
			VaultError::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "bundle-too-large"),
			VaultError::QuotaExceeded { .. } => (StatusCode::CONFLICT, "vault-quota"),
			VaultError::Full => (StatusCode::INSUFFICIENT_STORAGE, "vault-full"),
			VaultError::Busy => (StatusCode::TOO_MANY_REQUESTS, "upload-under-way"),
			VaultError::TooSlow { .. } => (StatusCode::REQUEST_TIMEOUT, "upload-too-slow"),
			VaultError::BrokenOff => (StatusCode::BAD_REQUEST, "upload-broken-off"),
			VaultError::Taken => (StatusCode::CONFLICT, "bundle-taken"),
			VaultError::Unknown => (StatusCode::NOT_FOUND, "unknown-bundle"),
			VaultError::Chain(_) => (StatusCode::SERVICE_UNAVAILABLE, "chain-unreachable"),
			VaultError::Disk(error) => {
				tracing::error!(%error, "the vault's disk failed");
				(StatusCode::INTERNAL_SERVER_ERROR, "disk")
			},
			VaultError::Database(error) => return error.into(),
		};
		Self::new(status, kind, detail)
	}
}

/// What an upload came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
	/// The bundle is on disk.
	New,
	/// The account had uploaded it before.
	Already,
}

/// The vault of this relay. Clones are the same vault.
#[derive(Clone)]
pub struct Vault {
	shelf: Shelf,
	records: Arc<dyn Records>,
	limits: Limits,
	uploads: Arc<Semaphore>,
	uploading: Arc<std::sync::Mutex<BTreeSet<Account>>>,
	/// Held while a bundle is put on the shelf, moved or taken away.
	changing: Arc<Mutex<()>>,
	space: Space,
}

impl Vault {
	/// Opens the vault in `folder`, or lays it out: `vault.sqlite` and the folder `vault`. Blocks on
	/// the disk.
	pub fn open(
		folder: &Path,
		records: Arc<dyn Records>,
		limits: Limits,
	) -> Result<Self, VaultError> {
		let shelf = Shelf::open(folder)?;
		let size = shelf.size()?;
		Ok(Self {
			shelf,
			records,
			limits,
			uploads: Arc::new(Semaphore::new(limits.uploads)),
			uploading: Arc::default(),
			changing: Arc::default(),
			space: Space::new(size),
		})
	}

	/// How many bytes all bundles have, with those that are being uploaded.
	pub fn bytes(&self) -> u64 {
		self.space.used()
	}

	/// The bundles of `owner`.
	pub async fn list(&self, owner: Account) -> Result<Vec<Found>, VaultError> {
		let mut found = Vec::new();
		for fingerprint in self.shelf.owned(owner).await? {
			found.extend(self.shelf.find(fingerprint).await?);
		}
		Ok(found)
	}

	/// The file of a bundle, for its owner and for the verifier whose answer it waits for.
	pub async fn read(&self, reader: Account, fingerprint: Hash) -> Result<File, VaultError> {
		let owner = self.shelf.owner(fingerprint).await?.ok_or(VaultError::Unknown)?;
		let allowed =
			owner == reader || self.records.asked(owner, fingerprint).await? == Some(reader);
		if !allowed {
			return Err(VaultError::Unknown);
		}
		self.shelf.read(fingerprint).await?.ok_or(VaultError::Unknown)
	}

	/// Deletes a bundle of `owner`, whatever the chain says of it.
	pub async fn delete(&self, owner: Account, fingerprint: Hash) -> Result<(), VaultError> {
		if self.shelf.owner(fingerprint).await? != Some(owner) {
			return Err(VaultError::Unknown);
		}
		let vault = self.clone();
		to_its_end(async move {
			let _changing = vault.changing.lock().await;
			vault.take_away(fingerprint).await
		})
		.await
	}

	/// Takes a bundle away; [`Self::changing`] is held.
	async fn take_away(&self, fingerprint: Hash) -> Result<(), VaultError> {
		let size = self.shelf.find(fingerprint).await?.map_or(0, |found| found.size);
		self.shelf.delete(fingerprint).await?;
		self.space.free(size);
		Ok(())
	}
}

/// Makes a change whole, though whoever asked for it may go away meanwhile.
async fn to_its_end<T: Send + 'static>(
	change: impl Future<Output = Result<T, VaultError>> + Send + 'static,
) -> Result<T, VaultError> {
	tokio::spawn(change).await.map_err(|_| DatabaseError::Stopped)?
}
