//! The orders on disk: what must survive the end of the process at any moment.
//!
//! Everything is written in transactions that the caller opens and commits; a commit has reached
//! the disk when it returns (`synchronous=FULL`). Of an order that is not followed any more only
//! its outcome is kept, and that for a while. Notes are never written.

use super::{
	machine::Change,
	status::{Facts, Status},
};
use livestars_chain::{Account, Balance, BlockNumber, BlockRef, Hash, PurseId};
use rusqlite::{params, Connection, OptionalExtension, Row};
use std::{fmt, path::Path};

/// The versions of the schema: statements that lead from one to the next.
///
/// Numbers of purses and sequences are stored as the signed integers of the same 64 bits; amounts
/// are text, because SQLite has no integers of 128 bits.
const VERSIONS: &[&str] = &[
	"
	CREATE TABLE orders (
		arrival INTEGER PRIMARY KEY AUTOINCREMENT,
		hash BLOB NOT NULL UNIQUE,
		purse INTEGER NOT NULL,
		sequence INTEGER NOT NULL,
		payer BLOB NOT NULL,
		performer BLOB NOT NULL,
		amount TEXT NOT NULL,
		valid_until INTEGER NOT NULL,
		-- The signed order as the chain encodes it, while it can still be settled.
		signed BLOB,
		-- The last block for which a batch that may hold it is waited for.
		sent_until INTEGER,
		-- The last status, as JSON, and when it was reached, in milliseconds since the Unix epoch.
		outcome TEXT,
		closed_at INTEGER,
		CHECK ((signed IS NULL) = (outcome IS NOT NULL) AND (outcome IS NULL) = (closed_at IS NULL)),
		UNIQUE (purse, sequence)
	) STRICT;
	CREATE INDEX open_orders ON orders (arrival) WHERE outcome IS NULL;
	CREATE INDEX closed_orders ON orders (closed_at) WHERE outcome IS NOT NULL;
	CREATE TABLE chain (
		only INTEGER PRIMARY KEY CHECK (only = 0),
		genesis BLOB NOT NULL,
		-- The last final block of which everything is known.
		base_number INTEGER,
		base_hash BLOB,
		base_parent BLOB
	) STRICT;
	CREATE TABLE totals (
		name TEXT PRIMARY KEY,
		value TEXT NOT NULL
	) STRICT, WITHOUT ROWID;
",
	"
	CREATE INDEX unpaid_orders ON orders (performer, closed_at)
		WHERE outcome IS NOT NULL AND json_extract(outcome, '$.status') <> 'final';
",
];

/// Why the orders' database cannot be used.
#[derive(Debug)]
pub enum StoreError {
	/// SQLite refused or failed.
	Sqlite(rusqlite::Error),
	/// The file was written by a later version of the relay.
	FromTheFuture {
		/// The version of the schema in the file.
		found: usize,
	},
	/// The orders in the file are for another chain.
	OtherChain {
		/// The genesis hash of the chain that they are for.
		found: Hash,
		/// The genesis hash of the chain that the relay is connected to.
		expected: Hash,
	},
	/// A row is not what the relay writes.
	Corrupt {
		/// What is wrong.
		what: &'static str,
	},
}

impl fmt::Display for StoreError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Sqlite(error) => write!(f, "the orders' database failed: {error}"),
			Self::FromTheFuture { found } => write!(
				f,
				"the orders' database is of version {found} and this relay knows versions up to {}: \
				 use the relay that wrote it, or a later one",
				VERSIONS.len()
			),
			Self::OtherChain { found, expected } => write!(
				f,
				"the orders in the database are for the chain with genesis {found}, and the node's \
				 has {expected}: connect to the right node, or use another data folder"
			),
			Self::Corrupt { what } => write!(
				f,
				"the orders' database is damaged ({what}): restore it from a copy, or move it away"
			),
		}
	}
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
	fn from(error: rusqlite::Error) -> Self {
		Self::Sqlite(error)
	}
}

/// An order as it is found on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
	/// What is known of it.
	pub facts: Facts,
	/// Its last status, if it reached one.
	pub outcome: Option<Status>,
}

/// An order that is not settled yet, as it is found on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
	/// What is known of it.
	pub facts: Facts,
	/// The signed order as the chain encodes it.
	pub signed: Vec<u8>,
	/// The last block for which a batch that may hold it is waited for.
	pub sent_until: Option<BlockNumber>,
}

/// The database.
pub struct Store(Connection);

impl Store {
	/// Opens the file at `path` for the chain with this genesis hash, and creates it if there is
	/// none.
	pub fn open(path: &Path, genesis: Hash) -> Result<Self, StoreError> {
		let mut connection = Connection::open(path)?;
		connection.pragma_update(None, "journal_mode", "WAL")?;
		connection.pragma_update(None, "synchronous", "FULL")?;
		connection.pragma_update(None, "secure_delete", true)?;
		migrate(&mut connection)?;
		let known: Option<Hash> =
			connection.query_row("SELECT genesis FROM chain", [], |row| hash(row, 0)).optional()?;
		match known {
			None => {
				let insert = "INSERT INTO chain (only, genesis) VALUES (0, ?1)";
				connection.execute(insert, [genesis.0.as_slice()])?;
			},
			Some(found) if found != genesis => {
				return Err(StoreError::OtherChain { found, expected: genesis });
			},
			Some(_) => {},
		}
		Ok(Self(connection))
	}

	/// Starts a transaction.
	pub fn begin(&self) -> Result<(), StoreError> {
		Ok(self.0.execute_batch("BEGIN IMMEDIATE")?)
	}

	/// Ends a transaction. What it wrote is on the disk when this returns.
	pub fn commit(&self) -> Result<(), StoreError> {
		Ok(self.0.execute_batch("COMMIT")?)
	}

	/// Adds an order, to be settled.
	pub fn insert(&self, facts: &Facts, signed: &[u8]) -> Result<(), StoreError> {
		let insert = "INSERT INTO orders \
			(hash, purse, sequence, payer, performer, amount, valid_until, signed) \
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
		self.0.prepare_cached(insert)?.execute(params![
			facts.hash.0.as_slice(),
			facts.purse.cast_signed(),
			facts.sequence.cast_signed(),
			facts.payer.0.as_slice(),
			facts.performer.0.as_slice(),
			facts.amount.to_string(),
			facts.valid_until,
			signed,
		])?;
		Ok(())
	}

	/// Writes what changed of an order, as far as a later process needs it. `now` is in milliseconds
	/// since the Unix epoch.
	pub fn update(&self, change: &Change, now: u64) -> Result<(), StoreError> {
		let Change { facts: Facts { hash, .. }, status, sent_until } = change;
		if status.is_last() {
			let outcome = serde_json::to_string(status)
				.map_err(|_| StoreError::Corrupt { what: "a status that cannot be written" })?;
			let close =
				"UPDATE orders SET signed = NULL, outcome = ?2, closed_at = ?3 WHERE hash = ?1";
			let now = i64::try_from(now).unwrap_or(i64::MAX);
			self.0.prepare_cached(close)?.execute(params![hash.0.as_slice(), outcome, now])?;
		} else {
			let update =
				"UPDATE orders SET sent_until = ?2 WHERE hash = ?1 AND sent_until IS NOT ?2";
			self.0.prepare_cached(update)?.execute(params![hash.0.as_slice(), sent_until])?;
		}
		Ok(())
	}

	/// Reads the signed order, as the chain encodes it, of an order that is not settled yet.
	pub fn signed(&self, hash: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
		let select = "SELECT signed FROM orders WHERE hash = ?1 AND signed IS NOT NULL";
		let mut statement = self.0.prepare_cached(select)?;
		Ok(statement.query_row([hash.0.as_slice()], |row| row.get(0)).optional()?)
	}

	/// Finds an order, settled or not.
	pub fn find(&self, hash: &Hash) -> Result<Option<Stored>, StoreError> {
		let select =
			"SELECT hash, purse, sequence, payer, performer, amount, valid_until, outcome \
			FROM orders WHERE hash = ?1";
		let mut statement = self.0.prepare_cached(select)?;
		let found = statement
			.query_row([hash.0.as_slice()], |row| {
				Ok((facts(row)?, row.get::<_, Option<String>>(7)?))
			})
			.optional()?;
		let Some((facts, outcome)) = found else { return Ok(None) };
		let outcome = outcome.map(|outcome| status(&outcome)).transpose()?;
		Ok(Some(Stored { facts, outcome }))
	}

	/// The orders for `performer` that ended since `since`, in milliseconds since the Unix epoch, and
	/// are not known to be paid: the last `most` of them, oldest first, with how they ended.
	pub fn unpaid(
		&self,
		performer: Account,
		since: u64,
		most: u32,
	) -> Result<Vec<(Facts, Status)>, StoreError> {
		let select =
			"SELECT hash, purse, sequence, payer, performer, amount, valid_until, outcome \
			FROM orders WHERE performer = ?1 AND closed_at >= ?2 AND outcome IS NOT NULL \
			AND json_extract(outcome, '$.status') <> 'final' ORDER BY closed_at DESC LIMIT ?3";
		let since = i64::try_from(since).unwrap_or(i64::MAX);
		let mut statement = self.0.prepare_cached(select)?;
		let rows = statement.query_map(params![performer.0.as_slice(), since, most], |row| {
			Ok((facts(row)?, row.get::<_, String>(7)?))
		})?;
		let mut unpaid = Vec::new();
		for row in rows {
			let (facts, outcome) = row?;
			unpaid.push((facts, status(&outcome)?));
		}
		unpaid.reverse();
		Ok(unpaid)
	}

	/// Whether an order, settled or not, has this place in its purse.
	pub fn is_taken(&self, purse: PurseId, sequence: u64) -> Result<bool, StoreError> {
		let select = "SELECT 1 FROM orders WHERE purse = ?1 AND sequence = ?2";
		let mut statement = self.0.prepare_cached(select)?;
		Ok(statement.exists(params![purse.cast_signed(), sequence.cast_signed()])?)
	}

	/// All orders that are not settled yet, oldest first.
	pub fn open_orders(&self) -> Result<Vec<Open>, StoreError> {
		let select =
			"SELECT hash, purse, sequence, payer, performer, amount, valid_until, signed, \
			sent_until FROM orders WHERE outcome IS NULL ORDER BY arrival";
		let mut statement = self.0.prepare_cached(select)?;
		let rows = statement.query_map([], |row| {
			Ok(Open { facts: facts(row)?, signed: row.get(7)?, sent_until: row.get(8)? })
		})?;
		Ok(rows.collect::<Result<_, _>>()?)
	}

	/// Forgets at most `most` orders that reached their last status before `before`, in milliseconds
	/// since the Unix epoch.
	pub fn forget(&self, before: u64, most: u32) -> Result<usize, StoreError> {
		let delete = "DELETE FROM orders WHERE arrival IN (SELECT arrival FROM orders \
			WHERE outcome IS NOT NULL AND closed_at < ?1 ORDER BY closed_at LIMIT ?2)";
		let before = i64::try_from(before).unwrap_or(i64::MAX);
		Ok(self.0.prepare_cached(delete)?.execute(params![before, most])?)
	}

	/// The last final block of which everything is known.
	pub fn base(&self) -> Result<Option<BlockRef>, StoreError> {
		let select = "SELECT base_number, base_hash, base_parent FROM chain \
			WHERE base_number IS NOT NULL";
		let base = self.0.query_row(select, [], |row| {
			Ok(BlockRef { number: row.get(0)?, hash: hash(row, 1)?, parent: hash(row, 2)? })
		});
		Ok(base.optional()?)
	}

	/// Notes the last final block of which everything is known.
	pub fn set_base(&self, base: &BlockRef) -> Result<(), StoreError> {
		let update = "UPDATE chain SET base_number = ?1, base_hash = ?2, base_parent = ?3";
		let mut statement = self.0.prepare_cached(update)?;
		statement.execute(params![
			base.number,
			base.hash.0.as_slice(),
			base.parent.0.as_slice()
		])?;
		Ok(())
	}

	/// A sum that is kept under a name; zero if it was never written.
	pub fn total(&self, name: &str) -> Result<u128, StoreError> {
		let mut statement = self.0.prepare_cached("SELECT value FROM totals WHERE name = ?1")?;
		let value: Option<String> = statement.query_row([name], |row| row.get(0)).optional()?;
		let value = value.map(|value| value.parse()).transpose();
		Ok(value.map_err(|_| StoreError::Corrupt { what: "a total" })?.unwrap_or(0))
	}

	/// Keeps a sum under a name.
	pub fn set_total(&self, name: &str, value: u128) -> Result<(), StoreError> {
		let upsert = "INSERT INTO totals (name, value) VALUES (?1, ?2) \
			ON CONFLICT (name) DO UPDATE SET value = excluded.value";
		self.0.prepare_cached(upsert)?.execute(params![name, value.to_string()])?;
		Ok(())
	}
}

/// Each version is applied in one transaction with the number that says so.
fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
	let found: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
	let found = usize::try_from(found).unwrap_or(usize::MAX);
	if found > VERSIONS.len() {
		return Err(StoreError::FromTheFuture { found });
	}
	for (version, statements) in (1u32..).zip(VERSIONS).skip(found) {
		let transaction = connection.transaction()?;
		transaction.execute_batch(statements)?;
		transaction.pragma_update(None, "user_version", version)?;
		transaction.commit()?;
	}
	Ok(())
}

/// How an order ended.
fn status(outcome: &str) -> Result<Status, StoreError> {
	let what = "an outcome that cannot be read";
	serde_json::from_str(outcome).map_err(|_| StoreError::Corrupt { what })
}

/// The columns from `hash` to `valid_until`.
fn facts(row: &Row<'_>) -> rusqlite::Result<Facts> {
	let amount: String = row.get(5)?;
	let amount: Balance = amount.parse().map_err(|error| {
		rusqlite::Error::FromSqlConversionFailure(5, rusqlite::types::Type::Text, Box::new(error))
	})?;
	let valid_until: BlockNumber = row.get(6)?;
	Ok(Facts {
		hash: hash(row, 0)?,
		purse: row.get::<_, i64>(1)?.cast_unsigned(),
		sequence: row.get::<_, i64>(2)?.cast_unsigned(),
		payer: Account(row.get(3)?),
		performer: Account(row.get(4)?),
		amount,
		valid_until,
	})
}

fn hash(row: &Row<'_>, column: usize) -> rusqlite::Result<Hash> {
	row.get(column).map(Hash)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::orders::status::Place;

	const GENESIS: Hash = Hash([9; 32]);

	fn some_facts(number: u8) -> Facts {
		Facts {
			hash: Hash([number; 32]),
			purse: u64::MAX - 1,
			sequence: u64::MAX - u64::from(number),
			payer: Account([1; 32]),
			performer: Account([2; 32]),
			amount: u128::MAX,
			valid_until: u32::MAX,
		}
	}

	fn place() -> Place {
		Place { block_number: 7, block_hash: Hash([7; 32]), event_index: 3 }
	}

	fn store() -> (tempfile::TempDir, Store) {
		let folder = tempfile::tempdir().unwrap();
		let store = Store::open(&folder.path().join("orders.sqlite"), GENESIS).unwrap();
		(folder, store)
	}

	fn reopened(folder: &tempfile::TempDir) -> Store {
		Store::open(&folder.path().join("orders.sqlite"), GENESIS).unwrap()
	}

	#[test]
	fn an_order_is_found_as_it_was_written() {
		let (folder, store) = store();
		let facts = some_facts(1);
		store.insert(&facts, b"signed").unwrap();
		drop(store);

		let store = reopened(&folder);
		let open = Open { facts: facts.clone(), signed: b"signed".to_vec(), sent_until: None };
		assert_eq!(store.open_orders().unwrap(), [open]);
		assert_eq!(store.find(&facts.hash).unwrap(), Some(Stored { facts, outcome: None }));
		assert!(store.is_taken(u64::MAX - 1, u64::MAX - 1).unwrap());
		assert!(!store.is_taken(u64::MAX - 1, u64::MAX - 2).unwrap());
	}

	fn change(number: u8, status: Status, sent_until: Option<BlockNumber>) -> Change {
		Change { facts: some_facts(number), status, sent_until }
	}

	#[test]
	fn what_was_sent_is_known_after_a_restart_and_what_was_given_back_too() {
		let (folder, store) = store();
		store.insert(&some_facts(1), b"one").unwrap();
		store.insert(&some_facts(2), b"two").unwrap();
		store.update(&change(1, Status::Submitted, Some(30)), 0).unwrap();
		store.update(&change(2, Status::InBlock { place: place() }, Some(31)), 0).unwrap();
		store.update(&change(2, Status::Pending, None), 0).unwrap();
		drop(store);
		let sent: Vec<_> =
			reopened(&folder).open_orders().unwrap().iter().map(|open| open.sent_until).collect();
		assert_eq!(sent, [Some(30), None]);
	}

	#[test]
	fn of_a_settled_order_only_the_outcome_is_kept_and_that_for_a_while() {
		let (_folder, store) = store();
		for (number, status) in [
			(1, Status::Final { place: place() }),
			(2, Status::Refused { reason: "OverCap".into(), place: place(), last: true }),
			(3, Status::Expired),
		] {
			let facts = some_facts(number);
			store.insert(&facts, b"signed").unwrap();
			let closed_at = 1_000 * u64::from(number);
			store.update(&change(number, status.clone(), None), closed_at).unwrap();
			let stored = store.find(&facts.hash).unwrap().unwrap();
			assert_eq!(stored.outcome, Some(status));
			assert_eq!(store.signed(&facts.hash).unwrap(), None);
		}
		assert!(store.open_orders().unwrap().is_empty());
		let unpaid = |performer, since, most| -> Vec<Hash> {
			let unpaid = store.unpaid(performer, since, most).unwrap();
			unpaid.into_iter().map(|(facts, _)| facts.hash).collect()
		};
		let performer = some_facts(1).performer;
		assert_eq!(unpaid(performer, 0, 9), [2, 3].map(|number| some_facts(number).hash));
		assert_eq!(unpaid(performer, 2_500, 9), [some_facts(3).hash]);
		assert_eq!(unpaid(performer, 0, 1), [some_facts(3).hash]);
		assert_eq!(unpaid(Account([99; 32]), 0, 9), []);
		assert_eq!(store.forget(3_000, 1).unwrap(), 1);
		assert_eq!(store.find(&Hash([1; 32])).unwrap(), None);
		assert_eq!(store.forget(3_000, 100).unwrap(), 1);
		assert!(store.find(&Hash([3; 32])).unwrap().is_some());
	}

	#[test]
	fn two_orders_never_have_one_place() {
		let (_folder, store) = store();
		let facts = some_facts(1);
		store.insert(&facts, b"one").unwrap();
		let rival = Facts { hash: Hash([8; 32]), ..facts };
		assert!(matches!(store.insert(&rival, b"two"), Err(StoreError::Sqlite(_))));
	}

	#[test]
	fn a_transaction_that_is_not_committed_leaves_nothing() {
		let (folder, store) = store();
		store.begin().unwrap();
		store.insert(&some_facts(1), b"one").unwrap();
		drop(store);
		assert!(reopened(&folder).open_orders().unwrap().is_empty());
	}

	#[test]
	fn base_and_totals_survive() {
		let (folder, store) = store();
		assert_eq!(store.base().unwrap(), None);
		let base = BlockRef { number: 5, hash: Hash([5; 32]), parent: Hash([4; 32]) };
		store.set_base(&base).unwrap();
		assert_eq!(store.total("fees").unwrap(), 0);
		store.set_total("fees", 1).unwrap();
		store.set_total("fees", u128::MAX).unwrap();
		drop(store);
		let store = reopened(&folder);
		assert_eq!(store.base().unwrap(), Some(base));
		assert_eq!(store.total("fees").unwrap(), u128::MAX);
	}

	#[test]
	fn orders_of_another_chain_and_of_a_later_relay_are_left_alone() {
		let (folder, store) = store();
		let path = folder.path().join("orders.sqlite");
		assert!(matches!(
			Store::open(&path, Hash([1; 32])),
			Err(StoreError::OtherChain { found: GENESIS, .. })
		));
		store.0.pragma_update(None, "user_version", 99).unwrap();
		assert!(matches!(
			Store::open(&path, GENESIS),
			Err(StoreError::FromTheFuture { found: 99 })
		));
	}

	#[test]
	fn a_commit_waits_for_the_disk() {
		let (_folder, store) = store();
		let synchronous: u32 =
			store.0.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
		let journal: String =
			store.0.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
		assert_eq!((synchronous, journal.as_str()), (2, "wal"));
	}
}
