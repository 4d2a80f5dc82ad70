//! Who is live, by the chain's best block.

use crate::{clock::now, problem::Problem};
use axum::http::StatusCode;
use futures::{future::BoxFuture, FutureExt};
use livestars_chain::{Account, At, BlockNumber, Chain, ChainError, Hash};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};
use tokio::sync::Mutex;

/// A stream that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stream {
	/// Who is live.
	pub performer: Account,
	/// The relay that she publishes to.
	pub relay: Account,
	/// Since when, in milliseconds since the Unix epoch.
	pub since: u64,
}

/// The streams that run, by their performers.
pub type Streams = Arc<BTreeMap<Account, Stream>>;

/// Says who is live.
pub trait Live: Send + Sync {
	/// The streams that run.
	fn streams(&self) -> BoxFuture<'_, Result<Streams, Problem>>;
}

/// Reads who is live from the chain, once a block.
pub struct OnChain {
	chain: Chain,
	last: Mutex<Last>,
}

/// What was read last.
#[derive(Default)]
struct Last {
	block: Option<Hash>,
	streams: Streams,
	/// When the blocks were made in which these streams began.
	times: BTreeMap<BlockNumber, u64>,
}

impl OnChain {
	/// By this chain.
	pub fn new(chain: Chain) -> Self {
		Self { chain, last: Mutex::default() }
	}

	async fn read(&self) -> Result<Streams, ChainError> {
		let mut last = self.last.lock().await;
		let at = self.chain.at_best().await?;
		let block = at.block().hash;
		if last.block == Some(block) {
			return Ok(last.streams.clone());
		}
		let (mut streams, mut times) = (BTreeMap::new(), BTreeMap::new());
		for (performer, live) in at.live().await? {
			let since = match last.times.get(&live.since).or_else(|| times.get(&live.since)) {
				Some(time) => *time,
				None => time_of(&at, live.since).await?,
			};
			times.insert(live.since, since);
			streams.insert(performer, Stream { performer, relay: live.relay, since });
		}
		*last = Last { block: Some(block), streams: Arc::new(streams), times };
		Ok(last.streams.clone())
	}
}

/// When a block was made. One that the node does not have, as it began with a later one, counts as made
/// now: that a stream runs is worth more than since when.
async fn time_of(at: &At, block: BlockNumber) -> Result<u64, ChainError> {
	match at.time_of(block).await {
		Err(ChainError::UnknownBlock { .. }) => Ok(now()),
		known => known,
	}
}

impl Live for OnChain {
	/// While the chain cannot be asked, the streams are those of the last block that was read.
	fn streams(&self) -> BoxFuture<'_, Result<Streams, Problem>> {
		async move {
			let error = match self.read().await {
				Ok(streams) => return Ok(streams),
				Err(error) => error,
			};
			let last = self.last.lock().await;
			if last.block.is_some() {
				return Ok(last.streams.clone());
			}
			let detail = error.to_string();
			Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "chain-unreachable", detail))
		}
		.boxed()
	}
}
