//! Follows the best blocks, from whichever node there is.

use crate::{
	client::{Connection, Link},
	events::RawBlock,
	node::Node,
	tree::{Step, Tree},
	Block, BlockNumber, BlockRef, ChainError, Update,
};
use futures::{stream, StreamExt, TryStreamExt};
use std::{sync::Arc, time::Duration};
use tokio::{sync::mpsc, time::sleep};

/// How many blocks are fetched before they are told of.
const MOST_ENACTED: usize = 32;

/// How many blocks are fetched at once.
const CONCURRENT: usize = 8;

/// How many final blocks are walked at once when there are many to catch up with.
const STRIDE: BlockNumber = 128;

/// How long to wait after a failure.
const PAUSE: Duration = Duration::from_secs(1);

/// How often the state of a block is asked for that the node does not have any more. One of a fork is
/// not needed the next time.
const ATTEMPTS: u32 = 5;

/// Why a walk did not come to its end.
enum Stop {
	/// Nobody listens any more.
	Unheard,
	/// The node could not be asked.
	Failed(ChainError),
}

impl From<ChainError> for Stop {
	fn from(error: ChainError) -> Self {
		Self::Failed(error)
	}
}

/// Tells `updates` how the chain goes on.
pub(crate) async fn follow(
	mut connection: Connection,
	from: Option<BlockNumber>,
	updates: mpsc::Sender<Update>,
) {
	let mut follower =
		Follower { tree: Tree::new(None), position: Position::Before(from), updates };
	let mut failed: Option<(ChainError, u32)> = None;
	loop {
		let link = *connection.link.borrow_and_update();
		let node = connection.node.borrow_and_update().clone();
		let pause = match node {
			Some(node) => match follower.catch_up(&node, link).await {
				Ok(()) => {
					failed = None;
					None
				},
				Err(Stop::Unheard) => return,
				Err(Stop::Failed(error)) => {
					let before = failed.take().filter(|(before, _)| *before == error);
					let attempts = before.map_or(1, |(_, attempts)| attempts.saturating_add(1));
					if attempts == 1 {
						tracing::warn!(%error, "following the chain paused");
					}
					if attempts >= ATTEMPTS && matches!(error, ChainError::Pruned { .. }) {
						tracing::error!(%error, "the chain cannot be followed without a gap");
						return;
					}
					failed = Some((error, attempts));
					Some(PAUSE)
				},
			},
			None => None,
		};
		let news = async {
			match pause {
				Some(pause) => {
					sleep(pause).await;
					Ok(())
				},
				None => tokio::select! {
					link = connection.link.changed() => link,
					node = connection.node.changed() => node,
				},
			}
		};
		tokio::select! {
			news = news => if news.is_err() { return },
			() = follower.updates.closed() => return,
		}
	}
}

/// Whether the block to begin above was found.
#[derive(Clone, Copy)]
enum Position {
	/// Not yet: it is the one before this number, or the final one.
	Before(Option<BlockNumber>),
	/// It was, and is in the tree.
	Begun,
}

struct Follower {
	/// What was told.
	tree: Tree,
	position: Position,
	updates: mpsc::Sender<Update>,
}

impl Follower {
	/// Tells of everything up to what `link` knows.
	async fn catch_up(&mut self, node: &Arc<Node>, link: Link) -> Result<(), Stop> {
		let (Some(best), Some(finalized)) = (link.best, link.finalized) else { return Ok(()) };
		if !self.start(node, finalized).await? {
			return Ok(());
		}
		self.stride(node, finalized).await?;
		self.walk(node, best).await?;
		if self.tree.finalized().is_none_or(|known| known.number < finalized.number) {
			if !self.tree.holds(finalized.hash) {
				self.walk(node, finalized).await?;
			}
			self.finalize(finalized).await?;
		}
		Ok(())
	}

	/// Finds the block to begin above, and says whether there is one yet.
	async fn start(&mut self, node: &Node, finalized: BlockRef) -> Result<bool, Stop> {
		let Position::Before(from) = self.position else { return Ok(true) };
		let below = match from {
			None => Some(finalized),
			Some(0) => None,
			Some(from) if finalized.number < from - 1 => return Ok(false),
			Some(from) if finalized.number == from - 1 => Some(finalized),
			Some(from) => Some(final_block(node, finalized, from - 1).await?),
		};
		if let Some(below) = below {
			self.tell(Update::Finalized(below)).await?;
		}
		self.tree = Tree::new(below);
		self.position = Position::Begun;
		Ok(true)
	}

	/// Comes near to `finalized` in strides, if it is far away.
	async fn stride(&mut self, node: &Arc<Node>, finalized: BlockRef) -> Result<(), Stop> {
		loop {
			let next = match self.tree.finalized() {
				Some(known) => known.number.saturating_add(STRIDE),
				None => 0,
			};
			if finalized.number <= next {
				return Ok(());
			}
			let next = final_block(node, finalized, next).await?;
			if !self.walk(node, next).await? {
				let reason =
					"the node's final blocks are not those that were told of before".into();
				return Err(ChainError::Decode { what: "a final block".into(), reason }.into());
			}
			self.finalize(next).await?;
		}
	}

	/// Makes `target` the best block, and says whether it can be.
	async fn walk(&mut self, node: &Arc<Node>, target: BlockRef) -> Result<bool, Stop> {
		let mut branch = vec![target];
		let (retracted, enacted) = loop {
			match self.tree.step(&branch) {
				Step::Ask(hash) => branch.push(node.header(hash).await?),
				Step::Move { retracted, enacted } => break (retracted, enacted),
				Step::Stray => return Ok(false),
			}
		};
		let mut retracted = retracted;
		let mut chunks = enacted.chunks(MOST_ENACTED);
		let mut chunk = chunks.next().unwrap_or_default();
		while !(retracted.is_empty() && chunk.is_empty()) {
			let undone = retracted.len();
			let enacted = fetch(node, chunk).await?;
			let retracted = std::mem::take(&mut retracted);
			self.tell(Update::Best { retracted, enacted }).await?;
			self.tree.apply(undone, chunk.iter().copied());
			chunk = chunks.next().unwrap_or_default();
		}
		Ok(true)
	}

	/// Tells that a block that was enacted is final.
	async fn finalize(&mut self, block: BlockRef) -> Result<(), Stop> {
		match self.tree.finalize(block.hash) {
			Some(block) => self.tell(Update::Finalized(block)).await,
			None => Ok(()),
		}
	}

	async fn tell(&self, update: Update) -> Result<(), Stop> {
		self.updates.send(update).await.map_err(|_| Stop::Unheard)
	}
}

/// The block with this number below `finalized`, which the node must know to be on its best chain, so
/// that what it says of the numbers below is final too.
async fn final_block(
	node: &Node,
	finalized: BlockRef,
	number: BlockNumber,
) -> Result<BlockRef, ChainError> {
	if node.by_number(finalized.number).await?.hash != finalized.hash {
		return Err(ChainError::UnknownBlock {
			block: format!("the final block {}", finalized.number),
		});
	}
	node.by_number(number).await
}

/// The blocks with their events, in the same order.
async fn fetch(node: &Arc<Node>, blocks: &[BlockRef]) -> Result<Vec<Block>, ChainError> {
	// The blocks are cloned into the futures, which would else have to be of every lifetime.
	stream::iter(blocks.to_vec())
		.map(|block| {
			let node = node.clone();
			async move { RawBlock::fetch(&node, block).await?.block() }
		})
		.buffered(CONCURRENT)
		.try_collect()
		.await
}
