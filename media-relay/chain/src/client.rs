//! The connection: opened, kept up, and what it is asked for.

use crate::{
	follow::follow,
	node::{block_ref, request, Header, Node, Specification},
	runtime::Runtimes,
	submit::{submit, Queues},
	At, BlockNumber, BlockRef, Call, ChainError, Hash, Signer, Submission, Update,
};
use futures::StreamExt;
use std::{
	collections::VecDeque,
	fmt,
	pin::pin,
	sync::{Arc, Mutex, PoisonError},
	time::{Duration, Instant, SystemTime},
};
use subxt::rpcs::Error;
use tokio::{
	sync::{mpsc, watch},
	time::{sleep, sleep_until},
};

/// How long to wait before connecting again: at first, and at most.
const BACK_OFF: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(10));

/// How long a node may tell of no new block before another connection is made.
const SILENCE_LIMIT: Duration = Duration::from_secs(60);

/// How long a node may take to tell of its first blocks.
const GREETING_LIMIT: Duration = Duration::from_secs(10);

/// How old a block usually is when it becomes final, on a busy machine too: finality follows two blocks
/// of two seconds behind the best one.
const USUAL_LAG: Duration = Duration::from_secs(10);

/// How many states are remembered, so that those who read the same block share what was fetched for
/// it.
const RECENT_STATES: usize = 4;

/// How many updates wait for a slow listener before the follower waits for it.
const WAITING_UPDATES: usize = 16;

/// A connection to the chain. Clones are the same connection.
#[derive(Clone)]
pub struct Chain {
	inner: Arc<Inner>,
}

struct Inner {
	genesis: Hash,
	connection: Connection,
	recent: Mutex<VecDeque<At>>,
	queues: Queues,
}

/// What is known of the connection by those who use it for long.
#[derive(Clone)]
pub(crate) struct Connection {
	/// The node, while the connection stands.
	pub node: watch::Receiver<Option<Arc<Node>>>,
	/// How it stands.
	pub link: watch::Receiver<Link>,
}

/// How the connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
	/// The best block that was heard of.
	pub best: Option<BlockRef>,
	/// The highest finalised block that was heard of.
	pub finalized: Option<BlockRef>,
	/// The time of that block by its own word, in milliseconds since the Unix epoch; nothing of genesis,
	/// which has none.
	pub finalized_time: Option<u64>,
	/// When that was heard. It stands still when finality does, and when the connection is down.
	pub finalized_at: Instant,
	/// Whether the connection stands.
	pub connected: bool,
}

impl Link {
	/// For how long the last finalised state has been out of date: since it was heard of, or for longer
	/// if it was old already when it was, as it is of a node that lags behind or is still syncing.
	pub fn silence(&self) -> Duration {
		self.silence_at(SystemTime::now(), self.finalized_at.elapsed())
	}

	fn silence_at(&self, now: SystemTime, since_heard: Duration) -> Duration {
		let time =
			self.finalized_time.map(|time| SystemTime::UNIX_EPOCH + Duration::from_millis(time));
		let age = time.and_then(|time| now.duration_since(time).ok()).unwrap_or_default();
		since_heard.max(age.saturating_sub(USUAL_LAG))
	}
}

impl fmt::Debug for Chain {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let link = *self.inner.connection.link.borrow();
		f.debug_struct("Chain").field("genesis", &self.inner.genesis).field("link", &link).finish()
	}
}

impl Connection {
	/// The node, or the reason why there is none.
	pub fn node(&self) -> Result<Arc<Node>, ChainError> {
		self.node.borrow().clone().ok_or_else(|| ChainError::Unreachable {
			reason: "the connection was lost and is not back yet".into(),
		})
	}
}

impl Chain {
	/// Connects to the first of the nodes, by the URLs of their WebSockets, that answers. The
	/// connection is kept up from then on, with any of them that is of the same chain.
	///
	/// Fails if none of them answers now; whether to try again is the caller's choice.
	pub async fn connect(urls: Vec<String>) -> Result<Self, ChainError> {
		let mut keeper = Keeper { urls, place: 0, runtimes: Runtimes::default(), genesis: None };
		let (node, genesis) = keeper.connect_to_any().await?;
		keeper.genesis = Some(genesis);
		let (node_sender, node_receiver) = watch::channel(None);
		let (link_sender, mut link) = watch::channel(Link {
			best: None,
			finalized: None,
			finalized_time: None,
			finalized_at: Instant::now(),
			connected: false,
		});
		tokio::spawn(keeper.keep(node, node_sender, link_sender));
		let greeted = link.wait_for(|link| link.best.is_some() && link.finalized.is_some());
		let greeted = tokio::time::timeout(GREETING_LIMIT, greeted).await;
		greeted
			.map_err(|_| ChainError::TimedOut { what: "its best and its finalised block".into() })?
			.map_err(|error| ChainError::Unreachable { reason: error.to_string() })?;
		let connection = Connection { node: node_receiver, link };
		let inner =
			Inner { genesis, connection, recent: Mutex::default(), queues: Queues::default() };
		Ok(Self { inner: Arc::new(inner) })
	}

	/// The hash of the chain's first block.
	pub fn genesis(&self) -> Hash {
		self.inner.genesis
	}

	/// What the chain says of itself.
	pub async fn specification(&self) -> Result<Specification, ChainError> {
		self.inner.connection.node()?.specification().await
	}

	/// From what a light client starts: the chain's specification as nodes and light clients read it,
	/// with the finalised block of now (`lightSyncState`) and without the first state. Of a chain whose
	/// first two epochs are not over, which it cannot start from otherwise, with the first state alone.
	pub async fn light_specification(&self) -> Result<serde_json::Value, ChainError> {
		self.inner.connection.node()?.light_specification().await
	}

	/// The URL of the node that this one is connected to; nothing while it is connected to none.
	pub fn node_url(&self) -> Option<String> {
		self.inner.connection.node.borrow().as_ref().map(|node| node.url.clone())
	}

	/// How the connection stands, now and from now on.
	pub fn link(&self) -> watch::Receiver<Link> {
		self.inner.connection.link.clone()
	}

	/// Follows the best blocks: without `from`, those above the block that is final now; with it, the
	/// final blocks from that number on, and then the best ones.
	///
	/// The first update is [`Update::Finalized`] with the block before the first that will be enacted;
	/// there is none before genesis, which `Some(0)` begins with. From there on each enacted block is the child of the one that was
	/// enacted and not retracted before it: lost connections, other nodes and re-orgs leave no gap and
	/// repeat nothing. A finalised block is never retracted. A slow listener makes the follower wait,
	/// not forget. The follower ends when the receiver is dropped.
	///
	/// A node that keeps no states of old blocks cannot tell what happened in them; the follower then
	/// says so in the log, and ends.
	pub fn follow(&self, from: Option<BlockNumber>) -> mpsc::Receiver<Update> {
		let (sender, receiver) = mpsc::channel(WAITING_UPDATES);
		tokio::spawn(follow(self.inner.connection.clone(), from, sender));
		receiver
	}

	/// Whether the node has caught up with its peers, as far as it knows.
	pub async fn is_in_step(&self) -> Result<bool, ChainError> {
		self.inner.connection.node()?.is_in_step().await
	}

	/// Whether the node knows the block with this hash, be its state there or not.
	pub async fn knows(&self, block: Hash) -> Result<bool, ChainError> {
		match self.inner.connection.node()?.header(block).await {
			Ok(_) => Ok(true),
			Err(ChainError::UnknownBlock { .. }) => Ok(false),
			Err(error) => Err(error),
		}
	}

	/// Whether the node has the state of the block with this number on its best chain.
	pub async fn remembers(&self, number: BlockNumber) -> Result<bool, ChainError> {
		self.inner.connection.node()?.remembers(number).await
	}

	/// The state at the last finalised block.
	pub async fn at_finalized(&self) -> Result<At, ChainError> {
		let block = self.inner.connection.link.borrow().finalized;
		self.at_block(block).await
	}

	/// The state at the best block.
	pub async fn at_best(&self) -> Result<At, ChainError> {
		let block = self.inner.connection.link.borrow().best;
		self.at_block(block).await
	}

	/// The state at the block with this hash.
	pub async fn at(&self, block: Hash) -> Result<At, ChainError> {
		let node = self.inner.connection.node()?;
		if let Some(at) = self.recent(&node, block) {
			return Ok(at);
		}
		let header = node.header(block).await?;
		self.fetch(node, header).await
	}

	/// Signs `call` and hands it to the node. Calls of one signer take effect in the order in which
	/// they are submitted; each is valid for the next 64 blocks.
	pub async fn submit(&self, signer: &Signer, call: Call) -> Result<Submission, ChainError> {
		submit(&self.inner.connection, &self.inner.queues, signer, call).await
	}

	async fn at_block(&self, block: Option<BlockRef>) -> Result<At, ChainError> {
		let node = self.inner.connection.node()?;
		let block = block.ok_or_else(|| ChainError::Unreachable {
			reason: "the node told of no block yet".into(),
		})?;
		match self.recent(&node, block.hash) {
			Some(at) => Ok(at),
			None => self.fetch(node, block).await,
		}
	}

	fn recent(&self, node: &Arc<Node>, block: Hash) -> Option<At> {
		let recent = self.inner.recent.lock().unwrap_or_else(PoisonError::into_inner);
		recent.iter().find(|at| at.is(node, block)).cloned()
	}

	async fn fetch(&self, node: Arc<Node>, block: BlockRef) -> Result<At, ChainError> {
		let at = At::fetch(node, block).await?;
		let mut recent = self.inner.recent.lock().unwrap_or_else(PoisonError::into_inner);
		recent.push_front(at.clone());
		recent.truncate(RECENT_STATES);
		Ok(at)
	}
}

/// Keeps a connection up.
struct Keeper {
	urls: Vec<String>,
	/// The place of the node that is tried next.
	place: usize,
	runtimes: Runtimes,
	genesis: Option<Hash>,
}

impl Keeper {
	/// Connects to the next of the nodes that answers and is of the chain.
	async fn connect_to_any(&mut self) -> Result<(Node, Hash), ChainError> {
		let mut last = ChainError::Unreachable { reason: "no node's URL is configured".into() };
		for _ in 0..self.urls.len() {
			let Some(url) = self.urls.get(self.place % self.urls.len()) else { break };
			match Node::connect(url, self.runtimes.clone()).await {
				Ok((node, found)) => match self.genesis {
					Some(expected) if expected != found => {
						last = ChainError::OtherChain { expected, found };
					},
					_ => return Ok((node, found)),
				},
				Err(error) => last = error,
			}
			self.place = self.place.wrapping_add(1);
		}
		Err(last)
	}

	/// Listens to `first`, and to others after it, until nobody is interested any more.
	async fn keep(
		mut self,
		first: Node,
		nodes: watch::Sender<Option<Arc<Node>>>,
		link: watch::Sender<Link>,
	) {
		let mut next = Some(first);
		let (first_delay, longest_delay) = BACK_OFF;
		let mut delay = first_delay;
		loop {
			let connected = async {
				match next.take() {
					Some(node) => Ok(node),
					None => self.connect_to_any().await.map(|(node, _)| node),
				}
			};
			let node = tokio::select! {
				node = connected => node,
				() = nodes.closed() => return,
			};
			match node {
				Ok(node) => {
					let node = Arc::new(node);
					nodes.send_replace(Some(node.clone()));
					let since = Instant::now();
					let lost = tokio::select! {
						lost = listen(&node, &link) => lost,
						() = nodes.closed() => return,
					};
					nodes.send_replace(None);
					link.send_modify(|link| link.connected = false);
					tracing::warn!(reason = %lost, "the connection to the chain was lost");
					self.place = self.place.wrapping_add(1);
					if since.elapsed() > longest_delay {
						delay = first_delay;
					}
				},
				Err(error) => tracing::warn!(%error, "the chain cannot be reached"),
			}
			tokio::select! {
				() = sleep(delay) => {},
				() = nodes.closed() => return,
			}
			delay = (delay * 2).min(longest_delay);
		}
	}
}

/// Tells of the node's blocks until it falls silent, and says why it did.
async fn listen(node: &Node, link: &watch::Sender<Link>) -> ChainError {
	let subscriptions = async {
		let best = node.methods.chain_subscribe_new_heads();
		let best = request("its best blocks", best).await?;
		let finalized = node.methods.chain_subscribe_finalized_heads();
		let finalized = request("its finalised blocks", finalized).await?;
		Ok((best, finalized))
	};
	let (mut best, finalized) = match subscriptions.await {
		Ok(subscriptions) => subscriptions,
		Err(error) => return error,
	};
	// The time of a final block is asked for beside the best blocks, which do not wait for it.
	let mut finalized = pin!(finalized.then(|header| async move {
		let block = heard(Some(header))?;
		Ok::<_, ChainError>((block, node.time(block.hash).await?))
	}));
	let mut deadline = tokio::time::Instant::now() + SILENCE_LIMIT;
	loop {
		tokio::select! {
			header = best.next() => match heard(header) {
				Ok(block) => {
					deadline = tokio::time::Instant::now() + SILENCE_LIMIT;
					link.send_modify(|link| {
						link.best = Some(block);
						link.connected = true;
					});
				},
				Err(error) => return error,
			},
			block = finalized.next() => match block {
				Some(Ok((block, time))) => link.send_modify(|link| {
					// A node that lags behind does not turn back time.
					if link.finalized.is_none_or(|known| known.number < block.number) {
						link.finalized = Some(block);
						link.finalized_time = time;
						link.finalized_at = Instant::now();
					}
				}),
				Some(Err(error @ ChainError::Unreachable { .. })) => return error,
				// Without its time a block does not count. A node that catches up soon forgets states.
				Some(Err(error)) => tracing::debug!(%error, "how old a final block is is not known"),
				None => return closed(),
			},
			() = sleep_until(deadline) => {
				return ChainError::TimedOut { what: "its next block".into() };
			},
		}
	}
}

/// The block whose header a subscription brought.
fn heard(header: Option<Result<Header, Error>>) -> Result<BlockRef, ChainError> {
	match header {
		Some(Ok(header)) => Ok(block_ref(&header)),
		Some(Err(error)) => Err(ChainError::Unreachable { reason: error.to_string() }),
		None => Err(closed()),
	}
}

fn closed() -> ChainError {
	ChainError::Unreachable { reason: "the node closed the connection".into() }
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_final_block_is_as_old_as_it_says_and_at_least_as_old_as_the_news_of_it() {
		let link = |finalized_time| Link {
			best: None,
			finalized: None,
			finalized_time,
			finalized_at: Instant::now(),
			connected: true,
		};
		let silence = |time, now, since_heard| {
			let now = SystemTime::UNIX_EPOCH + Duration::from_secs(now);
			link(time).silence_at(now, Duration::from_secs(since_heard)).as_secs()
		};
		// Finality that is as far behind as usual says nothing of the state's age.
		assert_eq!(silence(Some(1_000_000), 1_006, 0), 0);
		assert_eq!(silence(Some(1_000_000), 1_006, 2), 2);
		// A block of yesterday is old, however fresh the news of it.
		assert_eq!(silence(Some(1_000_000), 87_400, 0), 86_400 - 10);
		// A clock that is behind the chain's does not make it younger than the news of it.
		assert_eq!(silence(Some(1_000_000), 900, 7), 7);
		assert_eq!(silence(None, 900, 7), 7);
	}
}
