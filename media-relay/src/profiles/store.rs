//! The documents on disk.

use crate::database::{Database, DatabaseError, Durability};
use livestars_chain::{Account, Hash};
use rusqlite::{params, OptionalExtension};
use std::path::Path;

/// How many documents of one performer are kept beside the one that the chain names: what she may
/// have written and not named yet.
pub const DRAFTS: u32 = 4;

const VERSIONS: &[&str] = &["
	CREATE TABLE document (
		hash BLOB PRIMARY KEY,
		performer BLOB NOT NULL,
		stored_at INTEGER NOT NULL,
		text TEXT NOT NULL
	) STRICT;
	CREATE INDEX document_by_performer ON document (performer, stored_at);
"];

/// The documents by their hashes.
#[derive(Clone)]
pub struct Store(Database);

impl Store {
	/// Opens the file at `path`, or creates it. Blocks on the disk.
	pub fn open(path: &Path) -> Result<Self, DatabaseError> {
		Database::open(path, Durability::Rebuildable, VERSIONS).map(Self)
	}

	/// The text with this hash.
	pub async fn get(&self, hash: Hash) -> Result<Option<String>, DatabaseError> {
		self.0
			.read(move |connection| {
				let mut query =
					connection.prepare_cached("SELECT text FROM document WHERE hash = ?1")?;
				Ok(query.query_row([hash.0], |row| row.get(0)).optional()?)
			})
			.await
	}

	/// Stores a text of `performer` at the time `now`, in milliseconds since the Unix epoch, and
	/// forgets her oldest drafts beyond [`DRAFTS`]; the document `named` by the chain is none.
	pub async fn put(
		&self,
		performer: Account,
		hash: Hash,
		text: String,
		named: Hash,
		now: u64,
	) -> Result<(), DatabaseError> {
		self.0
			.write(move |connection| {
				let transaction = connection.transaction()?;
				transaction.execute(
					"INSERT INTO document (hash, performer, stored_at, text) VALUES (?1, ?2, ?3, ?4)
					 ON CONFLICT DO NOTHING",
					params![hash.0, performer.0, now as i64, text],
				)?;
				transaction.execute(
					"DELETE FROM document WHERE hash IN (
						SELECT hash FROM document WHERE performer = ?1 AND hash != ?2
						ORDER BY stored_at DESC, rowid DESC LIMIT -1 OFFSET ?3)",
					params![performer.0, named.0, DRAFTS],
				)?;
				Ok(transaction.commit()?)
			})
			.await
	}

	/// The performers after `after`, in the order of their accounts, `count` at the most, of whom
	/// there are documents that were stored before `before`.
	pub async fn performers(
		&self,
		after: Option<Account>,
		before: u64,
		count: u32,
	) -> Result<Vec<Account>, DatabaseError> {
		self.0
			.read(move |connection| {
				let after = after.map(|account| account.0.to_vec()).unwrap_or_default();
				let mut query = connection.prepare_cached(
					"SELECT DISTINCT performer FROM document WHERE performer > ?1 AND stored_at < ?2
					 ORDER BY performer LIMIT ?3",
				)?;
				let rows = query.query_map(params![after, before as i64, count], |row| {
					row.get(0).map(Account)
				})?;
				Ok(rows.collect::<Result<_, _>>()?)
			})
			.await
	}

	/// Forgets what `performer` stored before `before`, but for the document `named` by the chain.
	/// Returns how many documents that were.
	pub async fn forget(
		&self,
		performer: Account,
		named: Option<Hash>,
		before: u64,
	) -> Result<usize, DatabaseError> {
		self.0
			.write(move |connection| {
				let named = named.map(|hash| hash.0.to_vec()).unwrap_or_default();
				Ok(connection.execute(
					"DELETE FROM document WHERE performer = ?1 AND hash != ?2 AND stored_at < ?3",
					params![performer.0, named, before as i64],
				)?)
			})
			.await
	}
}
