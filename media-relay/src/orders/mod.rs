//! # Orders
//!
//! A viewer's browser signs orders with the key of her purse and brings them here
//! ([`livestars_chain::order`]). The relay checks an order, writes it to disk, shows it in the room
//! at once, settles it with others in the next batch, and follows it until it is final.
//!
//! ## What is promised
//!
//! An order that was accepted is on the disk. Whatever happens to this process or to its machine's
//! power from then on, the relay settles it, unless the chain refuses it or its last block passes.
//! No order is paid twice: the chain pays each once, and the relay sends one again only when it
//! cannot know that it arrived.
//!
//! A *pending* order is not money yet. The purse's cap and all orders of the purse that wait here
//! are counted, but another relay may hold orders of the same purse.
//!
//! ## What is accepted
//!
//! Only orders that name this relay as the one that served the viewer: the relay pays the fee of the
//! batch and lives on its share, and an order that names nobody, or another relay, would be carried
//! for nothing. Its note, if it has one, must be the text whose BLAKE2b-256 hash is the order's memo.
//! Notes are kept in memory only.
//!
//! A place in a purse belongs to the first order that was accepted for it. The same order again gets
//! the same answer as before.
//!
//! ## Files
//!
//! `machine` says what happens, without input or output; `store` is the disk; `desk` keeps both in
//! step; `settler` stands between them and the chain; `checks` comes before all, and `resume` after a
//! stop.

mod checks;
mod desk;
mod http;
mod machine;
mod rejection;
mod resume;
mod settler;
mod stats;
mod status;
mod store;

#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub use http::read;
pub use http::router;
pub use rejection::Rejection;
pub use settler::{Settler, SettlerError};
pub use stats::{Stats, Totals};
pub use status::{OrderUpdate, Place, Receipt, Status};
pub use store::StoreError;

use crate::clock::now;
use codec::Encode;
use desk::{Checked, Desk, Message};
use futures::future::try_join;
use livestars_chain::{
	Account, Balance, BlockNumber, Chain, ChainError, Hash, SignedOrder, Signer,
};
use machine::{Limits, Machine, PurseView};
use resume::Beginning;
use serde::{Deserialize, Serialize};
use status::Facts;
use std::{collections::HashMap, fmt, path::Path, sync::Arc, thread, time::Duration};
use store::Store;
use tokio::sync::{broadcast, mpsc, oneshot, watch, Notify, Semaphore};

/// How many changes a listener can lag behind before it misses some.
const UPDATES: usize = 4_096;

/// How many messages wait for the desk.
const MESSAGES: usize = 1_024;

/// How many orders are checked against the chain at a time, and how many more wait for that.
const CHECKS: (usize, usize) = (32, 512);

/// What an operator can set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Settings {
	/// The most orders that are followed at a time.
	pub most_orders: usize,
	/// The most orders of one purse that are followed at a time. Above 128, the chain could not
	/// tell their sequences apart.
	pub most_orders_per_purse: usize,
	/// The least amount of an order, in planck. The relay pays about 0.017 LIVE for a batch of one
	/// order and 0.0055 LIVE for each order of a full one, and gets 3 to 5 % of the amount: what is
	/// below 0.2 LIVE is carried at a loss.
	pub least_amount: Balance,
	/// How many blocks an order must be valid beyond the best one.
	pub least_lifetime: BlockNumber,
	/// The most bytes of a note, in UTF-8.
	pub note_bytes: usize,
	/// How many blocks a batch of unknown fate is waited for before its orders are sent again.
	pub patience: BlockNumber,
	/// For how many days the outcomes of orders are kept.
	pub retention_days: u32,
}

impl Default for Settings {
	fn default() -> Self {
		Self {
			most_orders: 65_536,
			most_orders_per_purse: 128,
			least_amount: 10_000_000_000,
			least_lifetime: 5,
			note_bytes: 500,
			patience: 6,
			retention_days: 7,
		}
	}
}

/// Why the orders could not be taken up.
#[derive(Debug)]
pub enum OpenError {
	/// The database cannot be used.
	Store(StoreError),
	/// The chain cannot be asked.
	Chain(ChainError),
	/// The node's chain ends before a block that is known to be final.
	Behind {
		/// The number of that block.
		known: BlockNumber,
		/// The number of the node's last final block.
		found: BlockNumber,
	},
	/// A setting makes no sense.
	Setting(&'static str),
	/// The thread for the orders cannot be started.
	Thread(std::io::Error),
}

impl fmt::Display for OpenError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Store(error) => error.fmt(f),
			Self::Chain(error) => error.fmt(f),
			Self::Behind { known, found } => write!(
				f,
				"the orders were followed up to the final block {known}, and the node's last final \
				 block is {found}: wait until the node has caught up; if its chain was started anew, \
				 move the orders' database away"
			),
			Self::Setting(what) => f.write_str(what),
			Self::Thread(error) => write!(f, "the orders' thread could not be started: {error}"),
		}
	}
}

impl std::error::Error for OpenError {}

impl From<StoreError> for OpenError {
	fn from(error: StoreError) -> Self {
		Self::Store(error)
	}
}

impl From<ChainError> for OpenError {
	fn from(error: ChainError) -> Self {
		Self::Chain(error)
	}
}

/// The orders of this relay. Clones are the same.
#[derive(Clone)]
pub struct Orders(Arc<Shared>);

struct Shared {
	settings: Settings,
	chain: Chain,
	relay: Account,
	desk: mpsc::Sender<Message>,
	updates: broadcast::Sender<OrderUpdate>,
	stats: watch::Receiver<Stats>,
	checks: Semaphore,
	waiting_checks: Semaphore,
}

impl Orders {
	/// Takes up the orders in the database at `path`, which is created if there is none, for the
	/// relay whose account is `signer`'s. The [`Settler`] must be run for them to be settled.
	pub async fn open(
		path: &Path,
		settings: Settings,
		chain: Chain,
		signer: Signer,
	) -> Result<(Self, Settler), OpenError> {
		if !(1..=128).contains(&settings.most_orders_per_purse) {
			return Err(OpenError::Setting(
				"most-orders-per-purse must be from 1 to 128, the number of sequences that the \
				 chain can tell apart",
			));
		}
		let store = Store::open(path, chain.genesis())?;
		let relay = signer.account();
		let Beginning { base, orders } = resume::begin(&store, &chain, &relay, now()).await?;
		let head = chain.at_best().await?.block().number.max(base.number);
		let limits = Limits {
			orders: settings.most_orders,
			orders_per_purse: settings.most_orders_per_purse,
			patience: settings.patience,
		};
		let machine = Machine::resume(limits, Some(base), head, resume::followed(orders));

		let totals = Totals::read(&store)?;
		let stats = Stats { totals, ..Stats::default() };
		let (updates, _) = broadcast::channel(UPDATES);
		let (published, stats_receiver) = watch::channel(stats.clone());
		let (messages, inbox) = mpsc::channel(MESSAGES);
		let batch_ready = Arc::new(Notify::new());
		let desk = Desk {
			machine,
			store,
			relay,
			retention: Duration::from_secs(86_400).saturating_mul(settings.retention_days),
			notes: HashMap::new(),
			stats,
			written: totals,
			updates: updates.clone(),
			published,
			batch_ready: Arc::clone(&batch_ready),
		};
		let thread = thread::Builder::new()
			.name("orders".into())
			.spawn(move || desk.run(inbox))
			.map_err(OpenError::Thread)?;
		let settler = Settler {
			chain: chain.clone(),
			signer,
			from: base.number,
			desk: messages.clone(),
			thread,
			batch_ready,
		};
		let (at_a_time, waiting) = CHECKS;
		let shared = Shared {
			settings,
			chain,
			relay,
			desk: messages,
			updates,
			stats: stats_receiver,
			checks: Semaphore::new(at_a_time),
			waiting_checks: Semaphore::new(at_a_time.saturating_add(waiting)),
		};
		Ok((Self(Arc::new(shared)), settler))
	}

	/// Accepts an order, with the text whose hash is its memo if there is one. When this returns a
	/// receipt, the order is on the disk.
	pub async fn submit(
		&self,
		signed: SignedOrder,
		note: Option<String>,
	) -> Result<Receipt, Rejection> {
		let shared = &self.0;
		let (settings, genesis) = (&shared.settings, shared.chain.genesis());
		checks::check(&signed, note.as_deref(), genesis, shared.relay, settings)?;
		let hash = signed.hash();
		if let Some(known) = self.find(hash).await? {
			return Ok(Receipt { hash, status: known.status });
		}

		let _place = shared.waiting_checks.try_acquire().map_err(|_| Rejection::QueueFull)?;
		let _turn = shared.checks.acquire().await.map_err(|_| Rejection::QueueFull)?;
		let (payer, purse) = self.check_with_chain(&signed).await?;
		let order = &signed.order;
		let facts = Facts {
			hash,
			purse: order.purse,
			sequence: order.sequence,
			payer,
			performer: order.performer,
			amount: order.amount,
			valid_until: order.valid_until,
		};
		let (reply, status) = oneshot::channel();
		let order = Box::new(Checked { facts, signed: signed.encode(), note, purse });
		shared.desk.send(Message::Accept { order, reply }).await.map_err(|_| Rejection::Storage)?;
		let status = status.await.map_err(|_| Rejection::Storage)??;
		Ok(Receipt { hash, status })
	}

	/// Checks the order against the chain, at the best block whose events are known here: so what the
	/// purse spent and what waits here are counted once.
	async fn check_with_chain(
		&self,
		signed: &SignedOrder,
	) -> Result<(Account, PurseView), Rejection> {
		let tip = {
			let stats = self.0.stats.borrow();
			stats.tip.filter(|_| stats.current).ok_or(Rejection::ChainUnreachable)?
		};
		checks::check_lifetime(signed, tip.number, &self.0.settings)?;
		let at = self.0.chain.at(tip.hash).await.map_err(unreachable)?;
		let purse = signed.order.purse;
		let (found, settles) =
			try_join(at.purse(purse), at.check_order(signed)).await.map_err(unreachable)?;
		let found = found.ok_or(Rejection::UnknownPurse { purse })?;
		if !signed.is_signed_by(&found.key) {
			return Err(Rejection::WrongKey);
		}
		settles.map_err(Rejection::Refused)?;
		Ok((found.owner, PurseView { at: tip.number, remaining: found.remaining }))
	}

	/// How far the order with this hash is; nothing if it is not known, or not any more.
	pub async fn find(&self, hash: Hash) -> Result<Option<OrderUpdate>, Rejection> {
		let (reply, found) = oneshot::channel();
		self.0.desk.send(Message::Find { hash, reply }).await.map_err(|_| Rejection::Storage)?;
		found.await.map_err(|_| Rejection::Storage)
	}

	/// The orders for `performer` that are followed, and before them those that ended in the last hour
	/// without being known as paid; oldest first.
	pub async fn of(&self, performer: Account) -> Result<Vec<OrderUpdate>, Rejection> {
		let (reply, found) = oneshot::channel();
		self.0.desk.send(Message::Of { performer, reply }).await.map_err(|_| Rejection::Storage)?;
		found.await.map_err(|_| Rejection::Storage)
	}

	/// Every change in the life of every order, from now on. Each is on the disk when it is told. A
	/// listener that lags behind by thousands misses some, and can ask ([for one](Self::find), [for all](Self::of)).
	pub fn updates(&self) -> broadcast::Receiver<OrderUpdate> {
		self.0.updates.subscribe()
	}

	/// The figures of the orders, for metrics.
	pub fn stats(&self) -> Stats {
		self.0.stats.borrow().clone()
	}

	/// The figures of the orders, now and whenever they change.
	pub fn watch_stats(&self) -> watch::Receiver<Stats> {
		self.0.stats.clone()
	}
}

/// What the chain did not answer, nobody can know; the reason is for the operator.
fn unreachable(error: ChainError) -> Rejection {
	tracing::warn!(%error, "an order could not be checked");
	Rejection::ChainUnreachable
}
