//! SQLite, used from asynchronous code.
//!
//! A [`Database`] is one file with one connection that writes and one that reads; SQLite's
//! write-ahead log lets both work at once. Queries run on Tokio's blocking threads, one per
//! connection at a time, so that a crowd of requests takes two threads and not five hundred.

use crate::problem::Problem;
use axum::http::StatusCode;
use rusqlite::{Connection, OpenFlags};
use std::{fmt, path::Path, sync::Arc, time::Duration};
use tokio::{
	sync::{Mutex, OwnedMutexGuard},
	task::spawn_blocking,
	time::timeout,
};

/// How long a query waits for its turn. A relay that is slower than this is overloaded and says so.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many compiled statements a connection keeps.
const STATEMENTS: usize = 64;

/// What a power failure may take from a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
	/// Nothing that was committed.
	Full,
	/// The last commits, never the file's soundness. For what can be had again.
	Rebuildable,
}

/// Why a database did not answer.
#[derive(Debug)]
pub enum DatabaseError {
	/// SQLite refused or failed.
	Sqlite(rusqlite::Error),
	/// The file was written by a later version of the relay.
	FromTheFuture {
		/// The schema's version in the file.
		found: usize,
		/// The last version that this relay knows.
		known: usize,
	},
	/// Too many queries wait.
	Busy,
	/// The query was broken off because the relay is stopping.
	Stopped,
}

impl fmt::Display for DatabaseError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Sqlite(error) => write!(f, "the database failed: {error}"),
			Self::FromTheFuture { found, known } => write!(
				f,
				"the database is of version {found} and this relay knows versions up to {known}: \
				 use the relay that wrote it, or a later one"
			),
			Self::Busy => f.write_str("the database has too much to do: try again in a while"),
			Self::Stopped => f.write_str("the relay is stopping"),
		}
	}
}

impl std::error::Error for DatabaseError {}

impl From<rusqlite::Error> for DatabaseError {
	fn from(error: rusqlite::Error) -> Self {
		Self::Sqlite(error)
	}
}

/// What SQLite said stays in the relay's log; the client learns only that it was not its fault.
impl From<DatabaseError> for Problem {
	fn from(error: DatabaseError) -> Self {
		match error {
			DatabaseError::Sqlite(_) | DatabaseError::FromTheFuture { .. } => {
				tracing::error!(%error, "a database failed");
				let detail = "the relay could not read or write its database: try again later";
				Self::new(StatusCode::INTERNAL_SERVER_ERROR, "database", detail)
			},
			DatabaseError::Busy | DatabaseError::Stopped => {
				Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", error.to_string())
			},
		}
	}
}

/// One SQLite file. Clones share its two connections.
#[derive(Clone)]
pub struct Database {
	writer: Arc<Mutex<Connection>>,
	reader: Arc<Mutex<Connection>>,
}

impl Database {
	/// Opens the file at `path`, creates it if there is none, and brings it to the last of
	/// `versions`: statements, each of which leads from one version of the schema to the next.
	///
	/// Blocks on the disk: call it before requests are served.
	pub fn open(
		path: &Path,
		durability: Durability,
		versions: &[&str],
	) -> Result<Self, DatabaseError> {
		let mut writer = Connection::open(path)?;
		writer.pragma_update(None, "journal_mode", "WAL")?;
		let synchronous = match durability {
			Durability::Full => "FULL",
			Durability::Rebuildable => "NORMAL",
		};
		writer.pragma_update(None, "synchronous", synchronous)?;
		writer.pragma_update(None, "foreign_keys", true)?;
		writer.pragma_update(None, "secure_delete", true)?;
		writer.set_prepared_statement_cache_capacity(STATEMENTS);
		migrate(&mut writer, versions)?;
		let reader = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
		reader.set_prepared_statement_cache_capacity(STATEMENTS);
		Ok(Self { writer: Arc::new(Mutex::new(writer)), reader: Arc::new(Mutex::new(reader)) })
	}

	/// Runs `query` before anybody else uses the database. Blocks on the disk.
	pub fn at_start<T>(
		&self,
		query: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>,
	) -> Result<T, DatabaseError> {
		let connection = self.reader.try_lock().map_err(|_| DatabaseError::Busy)?;
		Ok(query(&connection)?)
	}

	/// Runs `query` on the connection that writes.
	pub async fn write<T, E>(
		&self,
		query: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
	) -> Result<T, E>
	where
		T: Send + 'static,
		E: From<DatabaseError> + Send + 'static,
	{
		run(&self.writer, query).await
	}

	/// Runs `query` on the connection that only reads; it sees what was committed last.
	pub async fn read<T, E>(
		&self,
		query: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
	) -> Result<T, E>
	where
		T: Send + 'static,
		E: From<DatabaseError> + Send + 'static,
	{
		run(&self.reader, query).await
	}
}

async fn run<T, E>(
	connection: &Arc<Mutex<Connection>>,
	query: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
	T: Send + 'static,
	E: From<DatabaseError> + Send + 'static,
{
	let turn: OwnedMutexGuard<_> = timeout(PATIENCE, Arc::clone(connection).lock_owned())
		.await
		.map_err(|_| DatabaseError::Busy)?;
	let mut connection = turn;
	spawn_blocking(move || query(&mut connection)).await.map_err(|_| DatabaseError::Stopped)?
}

/// Each version is applied in one transaction with the number that says so.
fn migrate(connection: &mut Connection, versions: &[&str]) -> Result<(), DatabaseError> {
	let found: usize = connection.pragma_query_value(None, "user_version", |row| {
		row.get::<_, u32>(0).map(|version| version as usize)
	})?;
	if found > versions.len() {
		return Err(DatabaseError::FromTheFuture { found, known: versions.len() });
	}
	for (version, statements) in (1_i64..).zip(versions).skip(found) {
		let transaction = connection.transaction()?;
		transaction.execute_batch(statements)?;
		transaction.pragma_update(None, "user_version", version)?;
		transaction.commit()?;
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	const FIRST: &str = "CREATE TABLE word (text TEXT NOT NULL) STRICT;";
	const SECOND: &str = "ALTER TABLE word ADD COLUMN language TEXT NOT NULL DEFAULT 'en';";

	fn open(folder: &Path, versions: &[&str]) -> Result<Database, DatabaseError> {
		Database::open(&folder.join("words.sqlite"), Durability::Full, versions)
	}

	#[tokio::test]
	async fn what_is_written_is_read_after_the_schema_moved_on() {
		let folder = tempfile::tempdir().unwrap();
		let database = open(folder.path(), &[FIRST]).unwrap();
		let written: Result<usize, DatabaseError> = database
			.write(|connection| Ok(connection.execute("INSERT INTO word VALUES ('tip')", [])?))
			.await;
		assert_eq!(written.unwrap(), 1);
		drop(database);

		let database = open(folder.path(), &[FIRST, SECOND]).unwrap();
		let read: Result<(String, String), DatabaseError> = database
			.read(|connection| {
				Ok(connection.query_row("SELECT text, language FROM word", [], |row| {
					Ok((row.get(0)?, row.get(1)?))
				})?)
			})
			.await;
		assert_eq!(read.unwrap(), ("tip".into(), "en".into()));
	}

	#[test]
	fn a_schema_of_a_later_relay_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		drop(open(folder.path(), &[FIRST, SECOND]).unwrap());
		let refused = open(folder.path(), &[FIRST]).err().unwrap();
		assert!(matches!(refused, DatabaseError::FromTheFuture { found: 2, known: 1 }));
	}

	#[test]
	fn a_version_that_fails_leaves_the_one_before() {
		let folder = tempfile::tempdir().unwrap();
		let broken = "CREATE TABLE other (a) STRICT; nonsense;";
		assert!(open(folder.path(), &[FIRST, broken]).is_err());
		assert!(open(folder.path(), &[FIRST, SECOND]).is_ok());
	}

	#[tokio::test]
	async fn the_reader_cannot_write() {
		let folder = tempfile::tempdir().unwrap();
		let database = open(folder.path(), &[FIRST]).unwrap();
		let written: Result<usize, DatabaseError> = database
			.read(|connection| Ok(connection.execute("INSERT INTO word VALUES ('tip')", [])?))
			.await;
		assert!(matches!(written, Err(DatabaseError::Sqlite(_))));
	}
}
