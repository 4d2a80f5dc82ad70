//! # Follows
//!
//! Which performers an account follows, so that its app can say when one of them is live. Only the
//! account itself is told whom it follows; the performer's programs hear that somebody began or ended
//! to follow her, by the nickname under which the account is in her room at that moment, if it is.
//! Nothing is kept of when it began to follow, nor of what it watched.

mod http;
#[cfg(test)]
mod tests;

pub use http::router;

use crate::{
	database::{Database, DatabaseError, Durability},
	problem::Problem,
};
use axum::http::StatusCode;
use livestars_chain::Account;
use rusqlite::{params, Connection};
use std::{fmt, path::Path};

const VERSIONS: &[&str] = &["
	CREATE TABLE follow (
		account BLOB NOT NULL,
		performer BLOB NOT NULL,
		PRIMARY KEY (account, performer)
	) STRICT, WITHOUT ROWID;

	CREATE TABLE count (only INTEGER PRIMARY KEY CHECK (only = 1), follows INTEGER NOT NULL) STRICT;
	INSERT INTO count VALUES (1, 0);
	CREATE TRIGGER followed AFTER INSERT ON follow
		BEGIN UPDATE count SET follows = follows + 1; END;
	CREATE TRIGGER unfollowed AFTER DELETE ON follow
		BEGIN UPDATE count SET follows = follows - 1; END;
"];

/// How much is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// The most performers that an account follows.
	pub of_account: u32,
	/// The most follows of all accounts.
	pub total: u32,
}

impl Default for Limits {
	/// 500 performers for an account, two million follows in all: about 300 MB.
	fn default() -> Self {
		Self { of_account: 500, total: 2_000_000 }
	}
}

/// Why a follow is not kept.
#[derive(Debug)]
pub enum FollowError {
	/// The account follows as many performers as it can.
	TooMany {
		/// The most that it can.
		limit: u32,
	},
	/// The relay keeps as many follows as it can.
	Full,
	/// The account named itself.
	Oneself,
	/// The database failed.
	Database(DatabaseError),
}

impl fmt::Display for FollowError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::TooMany { limit } => {
				write!(f, "an account follows at most {limit} performers: unfollow one first")
			},
			Self::Full => f.write_str("this relay keeps no more follows: use another relay"),
			Self::Oneself => f.write_str("an account cannot follow itself: name a performer"),
			Self::Database(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for FollowError {}

impl From<DatabaseError> for FollowError {
	fn from(error: DatabaseError) -> Self {
		Self::Database(error)
	}
}

impl From<rusqlite::Error> for FollowError {
	fn from(error: rusqlite::Error) -> Self {
		Self::Database(error.into())
	}
}

impl From<FollowError> for Problem {
	fn from(error: FollowError) -> Self {
		let detail = error.to_string();
		match error {
			FollowError::TooMany { .. } => {
				Self::new(StatusCode::CONFLICT, "too-many-follows", detail)
			},
			FollowError::Full => {
				Self::new(StatusCode::INSUFFICIENT_STORAGE, "follows-full", detail)
			},
			FollowError::Oneself => {
				Self::new(StatusCode::UNPROCESSABLE_ENTITY, "follows-oneself", detail)
			},
			FollowError::Database(error) => error.into(),
		}
	}
}

/// The follows that this relay keeps. Clones share them.
#[derive(Clone)]
pub struct Follows {
	database: Database,
	limits: Limits,
}

impl Follows {
	/// Opens `follows.sqlite` in `folder`, or creates it. Blocks on the disk.
	pub fn open(folder: &Path, limits: Limits) -> Result<Self, DatabaseError> {
		let path = folder.join("follows.sqlite");
		Ok(Self { database: Database::open(&path, Durability::Full, VERSIONS)?, limits })
	}

	/// Notes that `account` follows `performer`, and says whether it did not before.
	pub async fn follow(&self, account: Account, performer: Account) -> Result<bool, FollowError> {
		if account == performer {
			return Err(FollowError::Oneself);
		}
		let Limits { of_account, total } = self.limits;
		self.database
			.write(move |connection| {
				let transaction = connection.transaction()?;
				if follows(&transaction, account, performer)? {
					return Ok(false);
				}
				let hers: u32 = transaction.query_row(
					"SELECT count(*) FROM follow WHERE account = ?1",
					[account.0],
					|row| row.get(0),
				)?;
				if hers >= of_account {
					return Err(FollowError::TooMany { limit: of_account });
				}
				let all: u32 =
					transaction.query_row("SELECT follows FROM count", [], |row| row.get(0))?;
				if all >= total {
					return Err(FollowError::Full);
				}
				transaction.execute(
					"INSERT INTO follow (account, performer) VALUES (?1, ?2)",
					params![account.0, performer.0],
				)?;
				transaction.commit()?;
				Ok(true)
			})
			.await
	}

	/// Notes that `account` does not follow `performer`, and says whether it did before.
	pub async fn unfollow(
		&self,
		account: Account,
		performer: Account,
	) -> Result<bool, FollowError> {
		self.database
			.write(move |connection| {
				let ended = connection.execute(
					"DELETE FROM follow WHERE account = ?1 AND performer = ?2",
					params![account.0, performer.0],
				)?;
				Ok(ended > 0)
			})
			.await
	}

	/// Whether `account` follows `performer`.
	pub async fn follows(&self, account: Account, performer: Account) -> Result<bool, FollowError> {
		self.database.read(move |connection| Ok(follows(connection, account, performer)?)).await
	}

	/// Whom `account` follows, in the order of the accounts.
	pub async fn of(&self, account: Account) -> Result<Vec<Account>, FollowError> {
		self.database
			.read(move |connection| {
				let mut query = connection.prepare_cached(
					"SELECT performer FROM follow WHERE account = ?1 ORDER BY performer",
				)?;
				let rows = query.query_map([account.0], |row| row.get(0).map(Account))?;
				Ok(rows.collect::<Result<_, _>>()?)
			})
			.await
	}
}

fn follows(
	connection: &Connection,
	account: Account,
	performer: Account,
) -> Result<bool, rusqlite::Error> {
	connection
		.prepare_cached("SELECT 1 FROM follow WHERE account = ?1 AND performer = ?2")?
		.exists(params![account.0, performer.0])
}
