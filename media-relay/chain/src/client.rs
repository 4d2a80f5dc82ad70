//! The connection.

use crate::{At, BlockNumber, BlockRef, Call, ChainError, Hash, Signer, Submission, Update};
use std::time::Instant;
use tokio::sync::{mpsc, watch};

/// A connection to the chain. Clones are the same connection.
#[derive(Clone, Debug)]
pub struct Chain {
	genesis: Hash,
	link: watch::Receiver<Link>,
}

/// How the connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
	/// The best block that was heard of.
	pub best: Option<BlockRef>,
	/// The last finalised block that was heard of.
	pub finalized: Option<BlockRef>,
	/// When that was heard.
	pub finalized_at: Instant,
	/// Whether the connection stands.
	pub connected: bool,
}

impl Chain {
	/// Connects to the first of the nodes, by the URLs of their WebSockets, that answers. The
	/// connection is kept up from then on, with any of them.
	pub async fn connect(urls: Vec<String>) -> Result<Self, ChainError> {
		Err(unreachable(&urls.join(", ")))
	}

	/// The hash of the chain's first block.
	pub fn genesis(&self) -> Hash {
		self.genesis
	}

	/// How the connection stands, now and from now on.
	pub fn link(&self) -> watch::Receiver<Link> {
		self.link.clone()
	}

	/// Follows the best blocks: from the finalised one on, or from the finalised block `from` on.
	/// Lost connections and re-orgs leave no gap and repeat nothing.
	pub fn follow(&self, _from: Option<BlockNumber>) -> mpsc::Receiver<Update> {
		mpsc::channel(1).1
	}

	/// The state at the last finalised block.
	pub async fn at_finalized(&self) -> Result<At, ChainError> {
		Err(unreachable("finalised"))
	}

	/// The state at the best block.
	pub async fn at_best(&self) -> Result<At, ChainError> {
		Err(unreachable("best"))
	}

	/// The state at the block with this hash.
	pub async fn at(&self, block: Hash) -> Result<At, ChainError> {
		Err(unreachable(&block.to_string()))
	}

	/// Signs `call` and hands it to the node. Calls of one signer take effect in the order in which
	/// they are submitted.
	pub async fn submit(&self, signer: &Signer, call: Call) -> Result<Submission, ChainError> {
		Err(unreachable(&format!("{call:?} of {signer:?}")))
	}
}

fn unreachable(reason: &str) -> ChainError {
	ChainError::Unreachable { reason: reason.to_owned() }
}
