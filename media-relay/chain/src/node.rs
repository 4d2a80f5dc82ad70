//! One standing connection to one node: requests with a time limit, and errors by their kind.

use crate::{
	quickack::QuickAck,
	runtime::{storage_prefix, Runtimes},
	BlockRef, ChainError, Hash,
};
use codec::{Decode, Encode};
use serde::Serialize;
use serde_json::{json, Value};
use std::{fmt::Display, future::Future, time::Duration};
use subxt::{
	config::{
		substrate::{DigestItem, SubstrateHeader, H256},
		RpcConfigFor,
	},
	ext::jsonrpsee::{
		client_transport::ws::Url, core::client::async_client::PingConfig,
		ws_client::WsClientBuilder,
	},
	rpcs::{methods::legacy::LegacyRpcMethods, rpc_params, Error, RpcClient},
	SubstrateConfig,
};

/// How long a node may take to answer a request.
pub(crate) const ANSWER_LIMIT: Duration = Duration::from_secs(10);

/// How long a node may take to write down its first state: it makes it anew each time, of megabytes,
/// and a debug build takes many seconds for it.
const SPECIFICATION_LIMIT: Duration = Duration::from_secs(240);

/// How long it may take to connect.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// The largest answer that is taken, in bytes: the events of a full block and the metadata are long.
const LARGEST_ANSWER: u32 = 64 * 1024 * 1024;

/// How often a quiet connection is probed, and after how long without an answer it is given up.
const PING: (Duration, Duration) = (Duration::from_secs(10), Duration::from_secs(25));

/// What legacy JSON-RPC answers.
pub(crate) type Methods = LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>;

/// The header of a block.
pub(crate) type Header = SubstrateHeader<H256>;

/// What a chain says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Specification {
	/// What it is called.
	pub name: String,
	/// Whether it is for development: its accounts' keys are known to everybody.
	pub development: bool,
}

/// A connection to a node.
#[derive(Debug)]
pub(crate) struct Node {
	/// Where the node is.
	pub url: String,
	/// The requests that every node answers.
	pub methods: Methods,
	/// The way of all others.
	client: RpcClient,
	/// The runtimes that are known, whichever node told of them.
	pub runtimes: Runtimes,
}

/// The host and the port of a WebSocket without TLS.
fn plain(url: &str) -> Option<(String, u16)> {
	let url = Url::parse(url).ok().filter(|url| url.scheme() == "ws")?;
	let host = url.host_str()?.trim_start_matches('[').trim_end_matches(']');
	Some((host.to_owned(), url.port_or_known_default()?))
}

fn unreachable(error: impl Display) -> ChainError {
	ChainError::Unreachable { reason: error.to_string() }
}

impl Node {
	/// Connects to the node at `url`, and says which chain it is of.
	pub async fn connect(url: &str, runtimes: Runtimes) -> Result<(Self, Hash), ChainError> {
		let (interval, limit) = PING;
		let ping = PingConfig::new().ping_interval(interval).inactive_limit(limit);
		let client = WsClientBuilder::default()
			.max_response_size(LARGEST_ANSWER)
			.request_timeout(SPECIFICATION_LIMIT)
			.connection_timeout(CONNECT_LIMIT)
			.enable_ws_ping(ping);
		let connection = async {
			match plain(url) {
				Some((host, port)) => {
					let stream = QuickAck::connect(&host, port).await.map_err(unreachable)?;
					client.build_with_stream(url, stream).await.map_err(unreachable)
				},
				None => client.build(url).await.map_err(unreachable),
			}
		};
		let connection = tokio::time::timeout(CONNECT_LIMIT, connection)
			.await
			.map_err(|_| ChainError::TimedOut { what: "a connection".into() })??;
		let client = RpcClient::new(connection);
		let methods = Methods::new(client.clone());
		let genesis = request("the first block", methods.genesis_hash()).await?;
		Ok((Self { url: url.to_owned(), methods, client, runtimes }, genesis.into()))
	}

	/// What the chain says of itself.
	pub async fn specification(&self) -> Result<Specification, ChainError> {
		let name = request("the chain's name", self.methods.system_chain()).await?;
		let kind = request("the chain's kind", self.methods.system_chain_type()).await;
		let development = match kind {
			Ok(kind) => kind == "Development",
			// A chain may say a kind of its own, which is an object and no text.
			Err(ChainError::Decode { .. }) => false,
			Err(error) => return Err(error),
		};
		Ok(Specification { name, development })
	}

	/// From what a light client starts: the chain's specification with the finalised block of now, and
	/// in place of the first state, which is long, its root. Of a chain that is too young for that, the
	/// first state itself.
	pub async fn light_specification(&self) -> Result<Value, ChainError> {
		let what = "the chain's specification";
		let undecodable =
			|reason: &str| ChainError::Decode { what: what.to_owned(), reason: reason.to_owned() };
		let finalized = request("the final block", self.methods.chain_get_finalized_head()).await?;
		let epoch = self.methods.state_call("BabeApi_current_epoch", None, Some(finalized));
		let epoch = request("the epoch", epoch).await?;
		let epoch =
			u64::decode(&mut epoch.as_slice()).map_err(|_| undecodable("it has no epoch"))?;
		let root = if epoch < FIRST_EPOCH_TO_START_FROM {
			None
		} else {
			let genesis = request("the first block", self.methods.genesis_hash()).await?;
			let header = request("a header", self.methods.chain_get_header(Some(genesis))).await?;
			Some(header.ok_or_else(|| unknown(genesis.into()))?.state_root)
		};
		// The raw first state is asked for only where it stays.
		let asked = self.client.request("sync_state_genSyncSpec", rpc_params![root.is_none()]);
		let specification = within(SPECIFICATION_LIMIT, what, asked).await?;
		shorten(specification, root).ok_or_else(|| undecodable("it is no JSON object"))
	}

	/// The header of the block with this hash.
	pub async fn header(&self, hash: Hash) -> Result<BlockRef, ChainError> {
		let header = self.methods.chain_get_header(Some(hash.into()));
		let header = request("a header", header).await?;
		header.as_ref().map(block_ref).ok_or_else(|| unknown(hash))
	}

	/// The time of the block with this hash, in milliseconds since the Unix epoch; nothing of genesis,
	/// which has none.
	pub async fn time(&self, hash: Hash) -> Result<Option<u64>, ChainError> {
		let what = "the time of a block";
		let key = storage_prefix("Timestamp", "Now");
		let time = self.methods.state_get_storage(&key, Some(hash.into()));
		let time = request(what, time).await?;
		time.map(|bytes| u64::decode(&mut bytes.as_slice())).transpose().map_err(|error| {
			ChainError::Decode { what: what.to_owned(), reason: error.to_string() }
		})
	}

	/// When the block with this number on the node's best chain was made, in slots since the Unix epoch.
	/// Its header says it, which the node has though the block's state is gone.
	pub async fn slot(&self, number: u32) -> Result<u64, ChainError> {
		let hash = self.by_number(number).await?.hash;
		let header = self.methods.chain_get_header(Some(hash.into()));
		let header = request("a header", header).await?.ok_or_else(|| unknown(hash))?;
		header.digest.logs.iter().find_map(slot).ok_or_else(|| ChainError::Decode {
			what: format!("the header of block {number}"),
			reason: "it has no slot".into(),
		})
	}

	/// Whether the node has caught up with its peers. One that has none, though it should, does not know.
	pub async fn is_in_step(&self) -> Result<bool, ChainError> {
		let health = request("its health", self.methods.system_health()).await?;
		Ok(!health.is_syncing && (health.peers > 0 || !health.should_have_peers))
	}

	/// Whether the node has the state of the block with this number on its best chain.
	pub async fn remembers(&self, number: u32) -> Result<bool, ChainError> {
		match self.time(self.by_number(number).await?.hash).await {
			Ok(_) => Ok(true),
			Err(ChainError::Pruned { .. }) => Ok(false),
			Err(error) => Err(error),
		}
	}

	/// The block with this number on the node's best chain.
	pub async fn by_number(&self, number: u32) -> Result<BlockRef, ChainError> {
		let hash = self.methods.chain_get_block_hash(Some(u64::from(number).into()));
		let hash = request("a block's hash", hash).await?;
		let hash =
			hash.ok_or_else(|| ChainError::UnknownBlock { block: format!("block {number}") })?;
		self.header(hash.into()).await
	}
}

/// The first epoch of BABE in which a light client can start from a finalised block: it needs two epochs
/// that blocks told of, and those of the first state are not told of.
const FIRST_EPOCH_TO_START_FROM: u64 = 2;

/// Leaves of a specification with both the first state and the finalised block what a light client
/// needs: the latter and the root of the former, or without the root the former. None where it is no
/// object.
fn shorten(mut specification: Value, root: Option<H256>) -> Option<Value> {
	let members = specification.as_object_mut()?;
	match root {
		Some(root) => members.insert("genesis".into(), json!({ "stateRootHash": root })),
		None => members.remove("lightSyncState"),
	};
	Some(specification)
}

/// The slot in which BABE made a block, by an item of its header.
fn slot(item: &DigestItem) -> Option<u64> {
	match item {
		// All kinds of claims to a slot begin with the author's place and the slot.
		DigestItem::PreRuntime([b'B', b'A', b'B', b'E'], claim) => {
			let (_kind, _author, slot) = <(u8, u32, u64)>::decode(&mut claim.as_slice()).ok()?;
			Some(slot)
		},
		_ => None,
	}
}

/// What names the block with this header.
pub(crate) fn block_ref(header: &Header) -> BlockRef {
	BlockRef {
		// The chain's block numbers are 32 bits wide; JSON-RPC's are wider.
		number: u32::try_from(header.number).unwrap_or(u32::MAX),
		hash: Hash::of(&header.encode()),
		parent: header.parent_hash.into(),
	}
}

/// The block is not known to the node.
pub(crate) fn unknown(hash: Hash) -> ChainError {
	ChainError::UnknownBlock { block: format!("block {hash}") }
}

/// Waits for the answer to a request for `what`, at most [`ANSWER_LIMIT`].
pub(crate) async fn request<T>(
	what: &str,
	answer: impl Future<Output = Result<T, Error>>,
) -> Result<T, ChainError> {
	within(ANSWER_LIMIT, what, answer).await
}

/// Waits for the answer to a request for `what`, at most `limit`.
async fn within<T>(
	limit: Duration,
	what: &str,
	answer: impl Future<Output = Result<T, Error>>,
) -> Result<T, ChainError> {
	match tokio::time::timeout(limit, answer).await {
		Ok(Ok(answer)) => Ok(answer),
		Ok(Err(error)) => Err(explain(what, error)),
		Err(_) => Err(ChainError::TimedOut { what: what.to_owned() }),
	}
}

/// The kind of an error that a request for `what` ended with.
fn explain(what: &str, error: Error) -> ChainError {
	let what = what.to_owned();
	match error {
		Error::User(refusal) => {
			let reason = match &refusal.data {
				Some(data) => format!("{}: {data}", refusal.message),
				None => refusal.message.clone(),
			};
			let block = format!("the block that it was asked for {what} at");
			// Nodes have no codes of their own for these.
			if reason.contains("State already discarded") {
				ChainError::Pruned { block }
			} else if ["UnknownBlock", "Unknown block"].iter().any(|it| reason.contains(it)) {
				ChainError::UnknownBlock { block }
			} else {
				ChainError::Refused { what, reason, code: refusal.code }
			}
		},
		Error::Deserialization(error) => ChainError::Decode { what, reason: error.to_string() },
		Error::Decode(error) => ChainError::Decode { what, reason: error.to_string() },
		error => ChainError::Unreachable { reason: error.to_string() },
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_light_client_starts_from_the_first_state_or_from_the_finalised_block() {
		let whole = || json!({ "id": "chain", "genesis": { "raw": {} }, "lightSyncState": {} });
		let expected = json!({ "id": "chain", "genesis": { "raw": {} } });
		assert_eq!(shorten(whole(), None), Some(expected));
		let root = H256::repeat_byte(1);
		let expected = json!({
			"id": "chain",
			"genesis": { "stateRootHash": format!("0x{}", "01".repeat(32)) },
			"lightSyncState": {}
		});
		assert_eq!(shorten(whole(), Some(root)), Some(expected));
		assert_eq!(shorten(json!([]), Some(root)), None);
	}
}
