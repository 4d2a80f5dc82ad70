//! # The index
//!
//! What the chain's payments add up to: the history of every account, its sums of each day, the
//! leaderboards of rooms, and what fees came to. The chain keeps balances; whoever wants to know how
//! they came about would have to read every block. The index has read them.
//!
//! It follows the best blocks and takes back those that are retracted, so that it always says what
//! the blocks up to [`Progress::best`] say and nothing else. All of it can be had again from a node
//! that keeps the states of old blocks: an index of another chain, or one that the chain contradicts,
//! is emptied and built anew. Without such a node an index that is behind stays behind, and keeps what
//! it has.

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
pub use query::{Books, DaySums, Direction, Earnings, Leader, Progress, Range, Receipt, Takings};

use crate::{
	database::{Database, DatabaseError, Durability},
	problem::Problem,
};
use livestars_chain::{Account, BlockNumber, Chain, ChainError, Hash, Update};
use rusqlite::Connection;
use std::{fmt, path::Path, sync::Arc, time::Duration};
use tokio::{
	sync::{mpsc, watch},
	time::sleep,
};

/// The most payments that are listed at once.
pub const MOST_LISTED: u32 = 100;

/// How long to wait before blocks are followed again after a failure: the first time, and while it is
/// the same one.
const PAUSE: Duration = Duration::from_secs(1);
const LONG_PAUSE: Duration = Duration::from_secs(30);

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
	/// The node does not have the state of the next block any more.
	Pruned {
		/// The last block of the index.
		after: BlockNumber,
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
			Self::Pruned { after } => write!(
				f,
				"the index of payments ends at block {after}, and the node does not have the state of the \
				 next one any more: histories, leaderboards and exports lack what was paid since then. \
				 Name a node in chain.nodes that keeps everything from the first block on \
				 (--state-pruning archive --blocks-pruning archive)"
			),
			Self::Inconsistent => f.write_str(
				"a sum of the index is not that of its payments: stop the relay, delete index.sqlite in its \
				 data folder, and start it with a node that keeps the states of all blocks",
			),
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

/// How the index stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
	/// Its last block, once that is known.
	pub best: Option<BlockNumber>,
	/// Why it does not go on, in words.
	pub trouble: Option<String>,
}

/// The index of the chain's payments. Clones are the same index.
#[derive(Clone)]
pub struct Index(Database, Arc<watch::Sender<Standing>>);

impl Index {
	/// Opens `index.sqlite` in `folder`, or creates it. Blocks on the disk.
	pub fn open(folder: &Path) -> Result<Self, DatabaseError> {
		let path = folder.join("index.sqlite");
		let database = Database::open(&path, Durability::Rebuildable, schema::VERSIONS)?;
		Ok(Self(database, Arc::default()))
	}

	/// Makes it the index of the chain with this genesis hash, emptied if it was another's, and takes
	/// back what is not final. Returns the number of the block from which to go on.
	pub async fn resume(&self, genesis: Hash) -> Result<BlockNumber, IndexError> {
		let from = self.0.write(move |connection| ledger::resume(connection, genesis)).await?;
		self.1.send_modify(|standing| standing.best = from.checked_sub(1));
		Ok(from)
	}

	/// Applies an update. One that was applied before changes nothing; one that does not fit changes
	/// nothing and fails.
	pub async fn apply(&self, update: &Update) -> Result<(), IndexError> {
		let update = update.clone();
		self.0.write(move |connection| ledger::apply(connection, &update)).await
	}

	/// How it stands.
	pub fn standing(&self) -> Standing {
		self.1.borrow().clone()
	}

	/// Follows the chain for ever. What keeps it from going on is told once, until it is something else.
	pub async fn follow(self, chain: Chain) {
		loop {
			let trouble = self.go_on(&chain).await.err().map(|error| error.to_string());
			let known =
				self.1.send_replace(Standing { trouble: trouble.clone(), ..self.standing() });
			let same = trouble.is_some() && trouble == known.trouble;
			if let Some(trouble) = trouble.filter(|_| !same) {
				tracing::error!("{trouble}");
			}
			sleep(if same { LONG_PAUSE } else { PAUSE }).await;
		}
	}

	/// Goes on until the chain cannot be followed any more.
	async fn go_on(&self, chain: &Chain) -> Result<(), IndexError> {
		let genesis = chain.genesis();
		if self.is_of_another_run(chain).await? {
			tracing::warn!("the index is of a chain that the node does not know: it begins anew");
			self.0.write(move |connection| ledger::restart(connection, genesis)).await?;
		}
		let from = self.resume(genesis).await?;
		let is_final = chain.link().borrow().finalized.is_some_and(|block| block.number >= from);
		// A node that cannot be asked now is waited for by those who follow the chain.
		if is_final && matches!(chain.remembers(from).await, Ok(false)) {
			return Err(IndexError::Pruned { after: from.saturating_sub(1) });
		}
		self.follow_once(genesis, |from| chain.follow(Some(from))).await
	}

	/// Whether the last final block of the index is one that the node's chain, which is shorter, does
	/// not know, though the node has caught up with its peers: a development chain that began again with
	/// the same genesis, most likely. Following it would wait until it is as long.
	async fn is_of_another_run(&self, chain: &Chain) -> Result<bool, IndexError> {
		let Some((number, hash)) =
			self.0.read(|connection| Ok::<_, IndexError>(query::last_final(connection)?)).await?
		else {
			return Ok(false);
		};
		let finalized = chain.link().borrow().finalized;
		if finalized.is_none_or(|block| block.number >= number) {
			return Ok(false);
		}
		let is_unknown =
			async { Ok::<_, ChainError>(!chain.knows(hash).await? && chain.is_in_step().await?) };
		// Without proof the index is kept.
		Ok(is_unknown.await.unwrap_or(false))
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
			let applied = self.0.write(move |connection| {
				ledger::apply(connection, &update)?;
				Ok::<_, IndexError>(query::best(connection)?)
			});
			match applied.await {
				Ok(best) => {
					self.1.send_replace(Standing { best: Some(best), trouble: None });
				},
				Err(error) => {
					if matches!(error, IndexError::Diverged { .. }) {
						tracing::warn!("the index is not of this chain: it begins anew");
						self.0
							.write(move |connection| ledger::restart(connection, genesis))
							.await?;
					}
					return Err(error);
				},
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
}
