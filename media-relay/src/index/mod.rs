//! # The index
//!
//! What the chain's payments add up to: the history of every account, its sums of each day, the
//! leaderboards of rooms, who is live, and what fees came to. The chain keeps balances; whoever wants
//! to know how they came about would have to read every block. The index has read them.
//!
//! It follows the best blocks and takes back those that are retracted, so that it always says what
//! the blocks up to [`Progress::best`] say and nothing else. All of it can be had again from the
//! chain: an index of another chain, or one that contradicts it, is emptied and built anew.

mod csv;
mod day;
mod http;
mod ledger;
mod query;
mod schema;
#[cfg(test)]
mod tests;

pub use day::{Day, DayError};
pub use http::router;
pub use query::{
	Books, DaySums, Direction, Earnings, Leader, Progress, Range, Receipt, Stream, Takings,
};

use crate::{
	database::{Database, DatabaseError, Durability},
	problem::Problem,
};
use livestars_chain::{Account, BlockNumber, Chain, ChainError, Hash, Update};
use rusqlite::Connection;
use std::{fmt, path::Path, time::Duration};
use tokio::{sync::mpsc, time::sleep};

/// The most payments that are listed at once.
pub const MOST_LISTED: u32 = 100;

/// How long to wait before blocks are followed again after a failure.
const PAUSE: Duration = Duration::from_secs(1);

/// Why an update cannot be applied, or the index not be read.
#[derive(Debug)]
pub enum IndexError {
	/// The update's chain has another block where the index has a final one.
	Diverged {
		/// The number of that block.
		at: BlockNumber,
	},
	/// A block is missing between the index and the update.
	Gap {
		/// The last block of the index.
		after: BlockNumber,
		/// The block that came.
		found: BlockNumber,
	},
	/// A block has more events than the index can tell apart.
	TooManyEvents {
		/// The block.
		block: BlockNumber,
	},
	/// A sum of the index is not the sum of its payments.
	Inconsistent,
	/// The database failed.
	Database(DatabaseError),
}

impl fmt::Display for IndexError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Diverged { at } => {
				write!(f, "the chain has another block {at} than the index, which has a final one")
			},
			Self::Gap { after, found } => {
				write!(f, "block {found} came, and the index ends at {after}")
			},
			Self::TooManyEvents { block } => write!(f, "block {block} has too many events"),
			Self::Inconsistent => f.write_str("a sum of the index is not that of its payments"),
			Self::Database(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for IndexError {}

impl From<DatabaseError> for IndexError {
	fn from(error: DatabaseError) -> Self {
		Self::Database(error)
	}
}

impl From<rusqlite::Error> for IndexError {
	fn from(error: rusqlite::Error) -> Self {
		Self::Database(error.into())
	}
}

impl From<IndexError> for Problem {
	fn from(error: IndexError) -> Self {
		match error {
			IndexError::Database(error) => error.into(),
			other => {
				tracing::error!(error = %other, "the index failed");
				let detail = "the relay's index is being built anew: try again later";
				Self::new(axum::http::StatusCode::SERVICE_UNAVAILABLE, "index", detail)
			},
		}
	}
}

/// The index of the chain's payments. Clones are the same index.
#[derive(Clone)]
pub struct Index(Database);

impl Index {
	/// Opens `index.sqlite` in `folder`, or creates it. Blocks on the disk.
	pub fn open(folder: &Path) -> Result<Self, DatabaseError> {
		let path = folder.join("index.sqlite");
		Database::open(&path, Durability::Rebuildable, schema::VERSIONS).map(Self)
	}

	/// Makes it the index of the chain with this genesis hash, emptied if it was another's, and takes
	/// back what is not final. Returns the number of the block from which to go on.
	pub async fn resume(&self, genesis: Hash) -> Result<BlockNumber, IndexError> {
		self.0.write(move |connection| ledger::resume(connection, genesis)).await
	}

	/// Applies an update. One that was applied before changes nothing; one that does not fit changes
	/// nothing and fails.
	pub async fn apply(&self, update: &Update) -> Result<(), IndexError> {
		let update = update.clone();
		self.0.write(move |connection| ledger::apply(connection, &update)).await
	}

	/// Follows the chain for ever.
	pub async fn follow(self, chain: Chain) {
		let genesis = chain.genesis();
		loop {
			match self.is_of_another_run(&chain).await {
				Ok(true) => {
					tracing::warn!(
						"the index is of a chain that the node does not know: it begins anew"
					);
					let restarted: Result<_, IndexError> =
						self.0.write(move |connection| ledger::restart(connection, genesis)).await;
					if let Err(error) = restarted {
						tracing::warn!(%error, "the index cannot begin anew");
					}
				},
				Ok(false) => {},
				Err(error) => tracing::warn!(%error, "the index cannot be compared with the chain"),
			}
			let followed = self.follow_once(genesis, |from| chain.follow(Some(from))).await;
			if let Err(error) = followed {
				tracing::warn!(%error, "the index begins again where it knows that it is right");
			}
			sleep(PAUSE).await;
		}
	}

	/// Whether the last final block of the index is one that the node's chain, which is shorter, does
	/// not know: a development chain that began again with the same genesis, most likely. Following it
	/// would wait until it is as long. A node that is not in step yet looks the same, and costs a
	/// rebuild.
	async fn is_of_another_run(&self, chain: &Chain) -> Result<bool, IndexError> {
		let Some((number, hash)) =
			self.0.read(|connection| Ok::<_, IndexError>(query::last_final(connection)?)).await?
		else {
			return Ok(false);
		};
		let finalized = chain.link().borrow().finalized;
		let is_ahead = finalized.is_some_and(|block| block.number < number);
		Ok(is_ahead && matches!(chain.at(hash).await, Err(ChainError::UnknownBlock { .. })))
	}

	/// Goes on from the last final block with the updates that `follow` gives from the next one on,
	/// until they end or do not fit. If they contradict what is final, the index is emptied.
	async fn follow_once(
		&self,
		genesis: Hash,
		follow: impl FnOnce(BlockNumber) -> mpsc::Receiver<Update>,
	) -> Result<(), IndexError> {
		let from = self.resume(genesis).await?;
		let mut updates = follow(from);
		while let Some(update) = updates.recv().await {
			let applied = self.0.write(move |connection| ledger::apply(connection, &update)).await;
			if let Err(error) = applied {
				if matches!(error, IndexError::Diverged { .. } | IndexError::Inconsistent) {
					self.0.write(move |connection| ledger::restart(connection, genesis)).await?;
				}
				return Err(error);
			}
		}
		Ok(())
	}

	/// How far it is.
	pub async fn progress(&self) -> Result<Progress, IndexError> {
		self.0.read(|connection| Ok(query::progress(connection)?)).await
	}

	/// The payments in which `account` has a part as payer, performer or recipient, made on the days
	/// of `range`, beyond the event `after` (block and place), at most `count` and [`MOST_LISTED`].
	pub async fn history(
		&self,
		account: Account,
		range: Range,
		direction: Direction,
		after: Option<(BlockNumber, u32)>,
		count: u32,
	) -> Result<Vec<Receipt>, IndexError> {
		let count = count.min(MOST_LISTED);
		let history = self
			.at_once(move |state| query::history(state, account, range, direction, after, count));
		Ok(history.await?.0)
	}

	/// What `account` paid and received on each of these days on which it did, oldest first.
	pub async fn days(&self, account: Account, range: Range) -> Result<Vec<DaySums>, IndexError> {
		Ok(self.at_once(move |state| query::days(state, account, range)).await?.0)
	}

	/// What `account` received on these days, by role, tier and kind of payment.
	pub async fn earnings(
		&self,
		account: Account,
		range: Range,
	) -> Result<Vec<Earnings>, IndexError> {
		Ok(self.at_once(move |state| query::earnings(state, account, range)).await?.0)
	}

	/// What `account` spent on fees and earned as a relay, by the last final block.
	pub async fn books(&self, account: Account) -> Result<Books, IndexError> {
		self.0
			.read(move |connection| {
				let transaction = connection.transaction()?;
				Ok(query::books(&transaction, account)?)
			})
			.await
	}

	/// Who paid most for `performer` on a day, most first, at most `count`.
	pub async fn leaderboard(
		&self,
		performer: Account,
		day: Day,
		count: usize,
	) -> Result<Vec<Leader>, IndexError> {
		Ok(self.at_once(move |state| query::leaders(state, performer, day, count)).await?.0)
	}

	/// Reads one state of the index, and how far that is.
	async fn at_once<T: Send + 'static>(
		&self,
		read: impl FnOnce(&Connection) -> Result<T, rusqlite::Error> + Send + 'static,
	) -> Result<(T, Progress), IndexError> {
		self.0
			.read(move |connection| {
				let state = connection.transaction()?;
				Ok((read(&state)?, query::progress(&state)?))
			})
			.await
	}

	/// What was paid for `performer` by the last final block: on that block's day, and since the block
	/// `since` if one is named.
	pub async fn takings(
		&self,
		performer: Account,
		since: Option<BlockNumber>,
	) -> Result<Takings, IndexError> {
		self.0
			.read(move |connection| {
				let transaction = connection.transaction()?;
				Ok(query::takings(&transaction, performer, since)?)
			})
			.await
	}

	/// The streams of those of `performers` who are live, in their order.
	pub async fn live(&self, performers: Vec<Account>) -> Result<Vec<Stream>, IndexError> {
		self.0
			.read(move |connection| {
				let transaction = connection.transaction()?;
				let mut live = Vec::new();
				for performer in performers {
					live.extend(query::stream(&transaction, performer)?);
				}
				Ok(live)
			})
			.await
	}
}
