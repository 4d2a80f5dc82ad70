//! The bundles on disk: files named by their fingerprints, and who owns them in SQLite.
//!
//! A bundle lies in the folder `uploaded` until the chain names it, and in `submitted` from then on.
//! Nothing but owner and fingerprint is written about it.

use super::VaultError;
use crate::{
	clock::milliseconds,
	database::{Database, DatabaseError, Durability},
};
use livestars_chain::{Account, Hash};
use rusqlite::{params, OptionalExtension};
use std::{
	collections::BTreeSet,
	io,
	path::{Path, PathBuf},
};
use tempfile::NamedTempFile;
use tokio::{
	fs::{self, File},
	task::spawn_blocking,
};

const VERSIONS: &[&str] = &["
	CREATE TABLE bundle (fingerprint BLOB PRIMARY KEY, owner BLOB NOT NULL) STRICT;
	CREATE INDEX bundle_by_owner ON bundle (owner);
"];

/// Where a bundle lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
	/// The chain did not name it yet.
	Uploaded,
	/// The chain names it, or did.
	Submitted,
}

impl Place {
	/// Both, in the order in which a bundle is looked for.
	const ALL: [Self; 2] = [Self::Submitted, Self::Uploaded];

	const fn folder(self) -> &'static str {
		match self {
			Self::Uploaded => "uploaded",
			Self::Submitted => "submitted",
		}
	}
}

/// A bundle, as its file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
	/// The hash of its bytes.
	pub fingerprint: Hash,
	/// Where it lies.
	pub place: Place,
	/// Its size in bytes.
	pub size: u64,
	/// When it was uploaded, in milliseconds since the Unix epoch.
	pub uploaded_at: u64,
}

/// The bundles on disk.
#[derive(Clone)]
pub struct Shelf {
	folder: PathBuf,
	owners: Database,
}

impl Shelf {
	/// Opens the shelf in `folder`, or lays it out. What was being uploaded when the relay stopped is
	/// gone, and so is every file that nobody owns: nobody can read or delete it. Blocks on the disk.
	pub fn open(folder: &Path) -> Result<Self, VaultError> {
		let owners = Database::open(&folder.join("vault.sqlite"), Durability::Full, VERSIONS)?;
		let shelf = Self { folder: folder.join("vault"), owners };
		match std::fs::remove_dir_all(shelf.incoming()) {
			Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
			_ => {},
		}
		create_private(&shelf.incoming())?;
		for place in Place::ALL {
			create_private(&shelf.folder.join(place.folder()))?;
		}
		shelf.delete_ownerless()?;
		Ok(shelf)
	}

	fn delete_ownerless(&self) -> Result<(), VaultError> {
		let owned = self.owners.at_start(|connection| {
			let mut query = connection.prepare("SELECT fingerprint FROM bundle")?;
			let rows = query.query_map([], |row| row.get(0).map(Hash))?;
			rows.collect::<Result<BTreeSet<_>, _>>()
		})?;
		for place in Place::ALL {
			for file in std::fs::read_dir(self.folder.join(place.folder()))? {
				let file = file?;
				let name = file.file_name();
				let named: Option<Hash> =
					name.to_str().and_then(|name| name.strip_suffix(".age")?.parse().ok());
				if named.is_none_or(|fingerprint| !owned.contains(&fingerprint)) {
					std::fs::remove_file(file.path())?;
				}
			}
		}
		Ok(())
	}

	fn incoming(&self) -> PathBuf {
		self.folder.join("incoming")
	}

	fn path(&self, place: Place, fingerprint: Hash) -> PathBuf {
		self.folder.join(place.folder()).join(format!("{fingerprint}.age"))
	}

	/// A new file that is gone when it is dropped.
	pub async fn begin(&self) -> Result<NamedTempFile, VaultError> {
		let incoming = self.incoming();
		let file = spawn_blocking(move || NamedTempFile::new_in(incoming)).await;
		Ok(file.map_err(|_| DatabaseError::Stopped)??)
	}

	/// Puts a file, whose bytes are on disk, on the shelf, unless another account owns it already; the
	/// owner whom it has then is returned. The owner is written before the file is there, so that the
	/// first of two is the owner, and no file is without one.
	pub async fn keep(
		&self,
		file: NamedTempFile,
		owner: Account,
		fingerprint: Hash,
	) -> Result<Account, VaultError> {
		let kept: Result<_, DatabaseError> = self
			.owners
			.write(move |connection| {
				connection.execute(
					"INSERT INTO bundle (fingerprint, owner) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
					params![fingerprint.0, owner.0],
				)?;
				Ok(connection.query_row(
					"SELECT owner FROM bundle WHERE fingerprint = ?1",
					[fingerprint.0],
					|row| row.get(0).map(Account),
				)?)
			})
			.await;
		let kept = kept?;
		if kept != owner {
			return Ok(kept);
		}
		let path = self.path(Place::Uploaded, fingerprint);
		let moved = spawn_blocking(move || -> io::Result<()> {
			file.persist(&path).map_err(|error| error.error)?;
			sync_folder(&path)
		});
		if let Err(error) = moved.await.map_err(|_| DatabaseError::Stopped)? {
			self.delete(fingerprint).await?;
			return Err(error.into());
		}
		Ok(owner)
	}

	/// Who owns the bundle with this fingerprint.
	pub async fn owner(&self, fingerprint: Hash) -> Result<Option<Account>, VaultError> {
		let owner: Result<_, DatabaseError> = self
			.owners
			.read(move |connection| {
				let mut query =
					connection.prepare_cached("SELECT owner FROM bundle WHERE fingerprint = ?1")?;
				Ok(query.query_row([fingerprint.0], |row| row.get(0).map(Account)).optional()?)
			})
			.await;
		Ok(owner?)
	}

	/// The fingerprints of all bundles of `owner`.
	pub async fn owned(&self, owner: Account) -> Result<Vec<Hash>, VaultError> {
		let owned: Result<_, DatabaseError> = self
			.owners
			.read(move |connection| {
				let mut query = connection.prepare_cached(
					"SELECT fingerprint FROM bundle WHERE owner = ?1 ORDER BY fingerprint",
				)?;
				let rows = query.query_map([owner.0], |row| row.get(0).map(Hash))?;
				Ok(rows.collect::<Result<_, _>>()?)
			})
			.await;
		Ok(owned?)
	}

	/// The owners after `after`, in the order of their accounts, `count` at the most.
	pub async fn owners(
		&self,
		after: Option<Account>,
		count: u32,
	) -> Result<Vec<Account>, VaultError> {
		let owners: Result<_, DatabaseError> = self
			.owners
			.read(move |connection| {
				let after = after.map(|account| account.0.to_vec()).unwrap_or_default();
				let mut query = connection.prepare_cached(
					"SELECT DISTINCT owner FROM bundle WHERE owner > ?1 ORDER BY owner LIMIT ?2",
				)?;
				let rows = query.query_map(params![after, count], |row| row.get(0).map(Account))?;
				Ok(rows.collect::<Result<_, _>>()?)
			})
			.await;
		Ok(owners?)
	}

	/// What the file of a bundle tells; nothing if there is none.
	pub async fn find(&self, fingerprint: Hash) -> Result<Option<Found>, VaultError> {
		for place in Place::ALL {
			match fs::metadata(self.path(place, fingerprint)).await {
				Ok(file) => {
					let uploaded_at = milliseconds(file.modified()?);
					return Ok(Some(Found { fingerprint, place, size: file.len(), uploaded_at }));
				},
				Err(error) if error.kind() == io::ErrorKind::NotFound => {},
				Err(error) => return Err(error.into()),
			}
		}
		Ok(None)
	}

	/// The file of a bundle.
	pub async fn read(&self, fingerprint: Hash) -> Result<Option<File>, VaultError> {
		for place in Place::ALL {
			match File::open(self.path(place, fingerprint)).await {
				Ok(file) => return Ok(Some(file)),
				Err(error) if error.kind() == io::ErrorKind::NotFound => {},
				Err(error) => return Err(error.into()),
			}
		}
		Ok(None)
	}

	/// Notes that the chain named a bundle that lies in [`Place::Uploaded`].
	pub async fn submit(&self, fingerprint: Hash) -> Result<(), VaultError> {
		let [from, to] =
			[Place::Uploaded, Place::Submitted].map(|place| self.path(place, fingerprint));
		Ok(fs::rename(from, to).await?)
	}

	/// Deletes a bundle, and then forgets its owner: no file is without one.
	pub async fn delete(&self, fingerprint: Hash) -> Result<(), VaultError> {
		for place in Place::ALL {
			match fs::remove_file(self.path(place, fingerprint)).await {
				Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
				_ => {},
			}
		}
		let forgotten: Result<_, DatabaseError> = self
			.owners
			.write(move |connection| {
				Ok(connection
					.execute("DELETE FROM bundle WHERE fingerprint = ?1", [fingerprint.0])?)
			})
			.await;
		forgotten?;
		Ok(())
	}

	/// How many bytes all bundles take. Blocks on the disk.
	pub fn size(&self) -> Result<u64, VaultError> {
		let mut size = 0_u64;
		for place in Place::ALL {
			for file in std::fs::read_dir(self.folder.join(place.folder()))? {
				size = size.saturating_add(file?.metadata()?.len());
			}
		}
		Ok(size)
	}
}

/// A folder that only the relay's user reads.
fn create_private(path: &Path) -> io::Result<()> {
	use std::os::unix::fs::DirBuilderExt;
	std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Makes sure that the name of a new file outlives a power failure.
fn sync_folder(file: &Path) -> io::Result<()> {
	file.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())
}
