//! # Reports
//!
//! What people say is wrong with a room, for the operator alone. A report is a room, a reason, a text and
//! a time: who reported, and from where, is not kept. How fast somebody may report is counted in memory
//! by a tag of the network address, which means nothing outside the process.

mod http;
#[cfg(test)]
mod tests;

pub use http::{operator, router};

use crate::{
	clock,
	database::{Database, DatabaseError, Durability},
	problem::Problem,
	room::{
		person::{AddressTag, Names},
		Locates,
	},
};
use axum::http::StatusCode;
use chrono::{DateTime, SecondsFormat};
use futures::future::BoxFuture;
use governor::{clock::DefaultClock, state::keyed::DefaultKeyedStateStore, Quota, RateLimiter};
use livestars_chain::{Account, ChainError};
use rusqlite::{params, Row};
use serde::{Deserialize, Serialize};
use std::{
	fmt,
	num::NonZeroU32,
	path::Path,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
	time::Duration,
};

const VERSIONS: &[&str] = &["
	CREATE TABLE report (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		performer BLOB NOT NULL,
		reason TEXT NOT NULL,
		text TEXT NOT NULL,
		at INTEGER NOT NULL
	) STRICT;
	CREATE INDEX report_of ON report (performer);
	CREATE INDEX report_at ON report (at);
"];

/// Says whether an account has a room.
pub type HasRoom =
	Arc<dyn Fn(Account) -> BoxFuture<'static, Result<bool, ChainError>> + Send + Sync>;

/// Why a room is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
	/// Somebody on camera may be under age.
	Minor,
	/// Somebody on camera may not have consented.
	Consent,
	/// Somebody is hurt, or threatened.
	Violence,
	/// Who is on camera is not who she says she is.
	Identity,
	/// It is advertising, or a deception about money.
	Fraud,
	/// What the text says.
	Other,
}

impl Reason {
	/// The word for it in requests and in the database.
	fn word(self) -> &'static str {
		match self {
			Self::Minor => "minor",
			Self::Consent => "consent",
			Self::Violence => "violence",
			Self::Identity => "identity",
			Self::Fraud => "fraud",
			Self::Other => "other",
		}
	}
}

/// A report as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
	/// Its number.
	pub id: i64,
	/// Whose room it is about.
	pub performer: Account,
	/// The word for the reason.
	pub reason: String,
	/// What was said with it.
	pub text: String,
	/// When it came, in milliseconds since the Unix epoch.
	pub at: i64,
}

/// A line for the operator.
impl fmt::Display for Report {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { id, performer, reason, text, at } = self;
		let time = DateTime::from_timestamp_millis(*at)
			.map(|time| time.to_rfc3339_opts(SecondsFormat::Secs, true));
		let text = text.replace('\n', " ");
		write!(f, "{id}  {}  {performer}  {reason}  {text}", time.unwrap_or_default())
	}
}

/// How much is kept, and how fast it may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// The longest text, in characters.
	pub characters: usize,
	/// The most reports about one room.
	pub of_room: u32,
	/// The most reports of all.
	pub total: u32,
	/// How many somebody may send at once.
	pub burst: NonZeroU32,
	/// How many somebody may send in an hour.
	pub per_hour: NonZeroU32,
	/// How many the relay takes in a minute, from everybody.
	pub per_minute: NonZeroU32,
	/// For how long reports are kept.
	pub kept: Duration,
}

impl Default for Limits {
	fn default() -> Self {
		let number = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
		Self {
			characters: 1_000,
			of_room: 500,
			total: 20_000,
			burst: number(3),
			per_hour: number(10),
			per_minute: number(60),
			kept: Duration::from_secs(180 * 24 * 60 * 60),
		}
	}
}

/// Why a report is not taken.
#[derive(Debug)]
pub enum ReportError {
	/// The text is too long.
	TooLong {
		/// The most characters.
		limit: usize,
	},
	/// The text holds something else than text.
	Control,
	/// The reason is in the text, and there is none.
	Empty,
	/// The account has no room.
	NoRoom,
	/// Too many reports from there, or in all.
	TooFast,
	/// There are as many reports as can be kept.
	Full,
	/// The chain cannot be asked.
	Chain(ChainError),
	/// The database failed.
	Database(DatabaseError),
}

impl fmt::Display for ReportError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::TooLong { limit } => write!(f, "the text has at most {limit} characters"),
			Self::Control => f.write_str("the text holds control characters; send plain text"),
			Self::Empty => f.write_str("say in the text what is wrong, or name another reason"),
			Self::NoRoom => f.write_str("this account has no room"),
			Self::TooFast => f.write_str("too many reports; wait a while and try again"),
			Self::Full => f.write_str(
				"the operator has as many reports as can be kept, and has to read them first",
			),
			Self::Chain(error) => error.fmt(f),
			Self::Database(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for ReportError {}

impl From<DatabaseError> for ReportError {
	fn from(error: DatabaseError) -> Self {
		Self::Database(error)
	}
}

impl From<rusqlite::Error> for ReportError {
	fn from(error: rusqlite::Error) -> Self {
		Self::Database(error.into())
	}
}

impl From<ReportError> for Problem {
	fn from(error: ReportError) -> Self {
		let detail = error.to_string();
		let (status, kind) = match error {
			ReportError::TooLong { .. } | ReportError::Control => {
				(StatusCode::UNPROCESSABLE_ENTITY, "bad-text")
			},
			ReportError::Empty => (StatusCode::UNPROCESSABLE_ENTITY, "no-text"),
			ReportError::NoRoom => (StatusCode::NOT_FOUND, "no-room"),
			ReportError::TooFast => (StatusCode::TOO_MANY_REQUESTS, "too-fast"),
			ReportError::Full => (StatusCode::INSUFFICIENT_STORAGE, "reports-full"),
			ReportError::Chain(_) => (StatusCode::SERVICE_UNAVAILABLE, "chain-unreachable"),
			ReportError::Database(error) => return error.into(),
		};
		Self::new(status, kind, detail)
	}
}

/// The reports that this relay keeps. Clones share them.
#[derive(Clone)]
pub struct Reports {
	database: Database,
	limits: Limits,
	received: Arc<AtomicU64>,
}

impl Reports {
	/// Opens `reports.sqlite` in `folder`, or creates it. Blocks on the disk.
	pub fn open(folder: &Path, limits: Limits) -> Result<Self, DatabaseError> {
		let path = folder.join("reports.sqlite");
		let database = Database::open(&path, Durability::Full, VERSIONS)?;
		Ok(Self { database, limits, received: Arc::default() })
	}

	/// How many came since the relay started.
	pub fn received(&self) -> u64 {
		self.received.load(Ordering::Relaxed)
	}

	/// Keeps a report. Those that were kept for long enough are forgotten.
	pub async fn keep(
		&self,
		performer: Account,
		reason: Reason,
		text: &str,
	) -> Result<(), ReportError> {
		let text = self.text(reason, text)?;
		let Limits { of_room, total, kept, .. } = self.limits;
		let now = i64::try_from(clock::now()).unwrap_or(i64::MAX);
		let forgotten = now.saturating_sub(i64::try_from(kept.as_millis()).unwrap_or(i64::MAX));
		self.database
			.write(move |connection| {
				let transaction = connection.transaction()?;
				transaction.execute("DELETE FROM report WHERE at < ?1", [forgotten])?;
				let (all, hers): (u32, u32) = transaction.query_row(
					"SELECT count(*), count(*) FILTER (WHERE performer = ?1) FROM report",
					[performer.0],
					|row| Ok((row.get(0)?, row.get(1)?)),
				)?;
				if all >= total || hers >= of_room {
					return Err(ReportError::Full);
				}
				transaction.execute(
					"INSERT INTO report (performer, reason, text, at) VALUES (?1, ?2, ?3, ?4)",
					params![performer.0, reason.word(), text, now],
				)?;
				Ok(transaction.commit()?)
			})
			.await?;
		self.received.fetch_add(1, Ordering::Relaxed);
		tracing::warn!(%performer, reason = reason.word(), "a room was reported");
		Ok(())
	}

	/// The newest reports, at most so many.
	pub async fn newest(&self, most: u32) -> Result<Vec<Report>, ReportError> {
		self.database
			.read(move |connection| {
				let mut query = connection.prepare_cached(
					"SELECT id, performer, reason, text, at FROM report ORDER BY id DESC LIMIT ?1",
				)?;
				let rows = query.query_map([most], report)?;
				Ok(rows.collect::<Result<_, _>>()?)
			})
			.await
	}

	/// Forgets a report, and says whether there was one with that number.
	pub async fn dismiss(&self, id: i64) -> Result<bool, ReportError> {
		self.database
			.write(move |connection| {
				Ok(connection.execute("DELETE FROM report WHERE id = ?1", [id])? > 0)
			})
			.await
	}

	fn text(&self, reason: Reason, text: &str) -> Result<String, ReportError> {
		let limit = self.limits.characters;
		let text = text.trim();
		if text.chars().nth(limit).is_some() {
			return Err(ReportError::TooLong { limit });
		}
		if text.chars().any(|c| c.is_control() && c != '\n') {
			return Err(ReportError::Control);
		}
		if text.is_empty() && reason == Reason::Other {
			return Err(ReportError::Empty);
		}
		Ok(text.to_owned())
	}
}

fn report(row: &Row<'_>) -> Result<Report, rusqlite::Error> {
	Ok(Report {
		id: row.get(0)?,
		performer: Account(row.get(1)?),
		reason: row.get(2)?,
		text: row.get(3)?,
		at: row.get(4)?,
	})
}

/// How fast reports may come. Where the relay does not know addresses, only all together are counted.
struct Pace {
	names: Names,
	by_address: RateLimiter<AddressTag, DefaultKeyedStateStore<AddressTag>, DefaultClock>,
	of_all: governor::DefaultDirectRateLimiter,
}

impl Pace {
	fn new(limits: &Limits) -> Self {
		let of_address = Quota::per_hour(limits.per_hour).allow_burst(limits.burst);
		Self {
			names: Names::new(),
			by_address: RateLimiter::keyed(of_address),
			of_all: RateLimiter::direct(Quota::per_minute(limits.per_minute)),
		}
	}

	fn check(&self, address: Option<std::net::IpAddr>) -> Result<(), ReportError> {
		if let Some(address) = address {
			self.by_address.retain_recent();
			let tag = self.names.address(address);
			self.by_address.check_key(&tag).map_err(|_| ReportError::TooFast)?;
		}
		self.of_all.check().map_err(|_| ReportError::TooFast)
	}
}

/// What the paths of reports need.
struct Desk {
	reports: Reports,
	locates: Arc<dyn Locates>,
	has_room: HasRoom,
	pace: Pace,
}
