//! Reads a chain from a node.
//!
//! Only requests that every node answers are made (`chain_*`, `state_*`): two for each block, and at
//! the last block one for each page of storage and one for each runtime call. Everything is decoded
//! by the names in the metadata of the runtime that wrote it, which for the events of a block is the
//! runtime that executed it, not the one that it may have installed.

use crate::{
	compare::{Answers, Explanation, Listing, Placed, Record, Room, Tier, TierReached},
	decode::{variant, Paid},
	error::CannotCheck,
	receipt::{Payment, Phase},
	replay::{Block, Start},
};
use futures::{stream, Stream, StreamExt, TryStreamExt};
use livestars_chain::Account;
use livestars_ranking_core::{DecayedSum, FORMULA_VERSION};
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
	sync::Arc,
	time::Duration,
};
use subxt::{
	backend::LegacyBackend,
	config::{substrate::H256, RpcConfigFor},
	dynamic::{self, Value},
	error::{OnlineClientError, RuntimeApiError},
	events,
	ext::{
		codec::{Compact, Decode},
		jsonrpsee::ws_client::WsClientBuilder,
		scale_decode::DecodeAsType,
	},
	rpcs::{
		methods::legacy::{LegacyRpcMethods, NumberOrHex},
		RpcClient,
	},
	OnlineClient, OnlineClientAtBlock, SubstrateConfig,
};
use tokio::sync::Mutex;

/// The largest answer that is taken, in bytes: the events of a full block and the metadata are long.
const MAX_ANSWER: u32 = 256 * 1024 * 1024;

/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(120);

/// How many entries of storage are asked for at once.
const STORAGE_PAGE: u32 = 512;

/// How many places of the public list are asked for at once.
const LIST_PAGE: u32 = 100;

/// The pallet and the event of a payment.
const PAID: (&str, &str) = ("Tipping", "Paid");

/// The runtime API that serves the reads.
const RUNTIME_API: &str = "LiveStarsApi";

/// What the randomness that shuffles the newcomers is asked for.
const EXPLORATION_SUBJECT: &[u8] = b"livestars/exploration";

/// The state and the runtime of a block.
type AtBlock = OnlineClientAtBlock<SubstrateConfig>;

/// A connection to a node.
pub struct Chain {
	client: OnlineClient<SubstrateConfig>,
	methods: LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>,
	/// The runtimes met so far, by their version.
	runtimes: Mutex<BTreeMap<u32, Arc<AtBlock>>>,
}

/// What a chain is called and how it writes accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
	/// Its name.
	pub name: String,
	/// The hash of its first block, in hexadecimal.
	pub genesis: String,
	/// The prefix of its addresses.
	pub ss58_prefix: u16,
}

/// What a block's storage says, undecoded.
struct RawBlock {
	number: u64,
	events: Vec<u8>,
	/// The block's time in milliseconds since the Unix epoch.
	time: u64,
	/// The version of the runtime that executed the block.
	spec_version: u32,
}

impl Chain {
	/// Connects to the node at `url`, a WebSocket.
	pub async fn connect(url: &str) -> Result<Self, CannotCheck> {
		let unreachable = |reason: &dyn fmt::Display| CannotCheck::Unreachable {
			url: url.to_owned(),
			reason: reason.to_string(),
		};
		let connection = WsClientBuilder::default()
			.max_response_size(MAX_ANSWER)
			.request_timeout(TIMEOUT)
			.build(url)
			.await
			.map_err(|error| unreachable(&error))?;
		Self::new(RpcClient::new(connection)).await.map_err(|error| unreachable(&error))
	}

	/// Asks through a connection that stands.
	pub async fn new(rpc: RpcClient) -> Result<Self, OnlineClientError> {
		let backend = LegacyBackend::builder().storage_page_size(STORAGE_PAGE).build(rpc.clone());
		let client = OnlineClient::from_backend(Arc::new(backend)).await?;
		Ok(Self { client, methods: LegacyRpcMethods::new(rpc), runtimes: Mutex::default() })
	}

	/// What the chain is called and how it writes accounts, by its runtime at `block`; an error if
	/// that runtime knows no payments.
	pub async fn identity(&self, block: u64) -> Result<Identity, CannotCheck> {
		let name = self.methods.system_chain().await;
		let name = name.map_err(|error| cannot_request("the chain's name", block, error))?;
		let at = self.at(block).await?;
		check_paid(&at)?;
		half_life(&at)?;
		Ok(Identity {
			name,
			genesis: format!("{:?}", self.client.genesis_hash()),
			ss58_prefix: constant(&at, "System", "SS58Prefix")?,
		})
	}

	/// The number of the last finalised block.
	pub async fn finalised(&self) -> Result<u64, CannotCheck> {
		let what = "the last finalised block";
		let hash = self.methods.chain_get_finalized_head().await;
		let hash = hash.map_err(|error| cannot_request(what, 0, error))?;
		let header = self.methods.chain_get_header(Some(hash)).await;
		let header = header.map_err(|error| cannot_request(what, 0, error))?;
		header.map(|header| header.number).ok_or(CannotCheck::UnknownBlock { block: 0 })
	}

	/// Where a replay begins whose first block is `from`: with nothing at genesis, else with what the
	/// chain has in the block before.
	pub async fn start(&self, from: u64) -> Result<Start, CannotCheck> {
		let Some(before) = from.checked_sub(1) else { return Ok(Start::default()) };
		let at = self.unreplaced(before).await?;
		let time = storage(&at, "Timestamp", "Now").await?;
		// Genesis has no payments: whatever sums it has must be explained, not believed.
		let records = if before == 0 { BTreeMap::new() } else { records(&at).await? };
		let paid = records.into_iter().filter(|(_, record)| record.sum.value > 0);
		let sums = paid.map(|(performer, record)| (performer, record.sum)).collect();
		Ok(Start { block: from, time, sums })
	}

	/// All blocks from `from` to `to`, in their order; up to `concurrency` are asked for at once.
	pub fn blocks(
		&self,
		from: u64,
		to: u64,
		concurrency: usize,
	) -> impl Stream<Item = Result<Block, CannotCheck>> + '_ {
		stream::iter(from..=to).map(|number| self.block(number)).buffered(concurrency)
	}

	/// Everything that the chain answers at `block`: about everyone it knows, and about those in
	/// `performers`; up to `concurrency` answers are asked for at once.
	pub async fn answers(
		&self,
		block: u64,
		performers: impl IntoIterator<Item = Account>,
		concurrency: usize,
	) -> Result<Answers, CannotCheck> {
		let at = self.unreplaced(block).await?;
		let records = records(&at).await?;
		let rooms = rooms(&at).await?;
		let everyone: BTreeSet<Account> =
			performers.into_iter().chain(records.keys().copied()).chain(rooms.clone()).collect();
		let explanations = stream::iter(everyone.iter().copied())
			.map(|performer| explanation(&at, performer))
			.buffered(concurrency)
			.try_collect()
			.await?;
		let tiers = stream::iter(everyone.iter().copied())
			.map(|performer| tier(&at, performer))
			.buffered(concurrency)
			.try_collect()
			.await?;
		Ok(Answers {
			time: storage(&at, "Timestamp", "Now").await?,
			half_life: half_life(&at)?,
			policy: policy(&at).await?,
			records,
			rooms,
			explanations,
			tiers,
			exploration_seed: exploration_seed(&at).await?,
			list: list(&at).await?,
		})
	}

	/// The block with this number.
	async fn block(&self, number: u64) -> Result<Block, CannotCheck> {
		let RawBlock { number, events, time, spec_version } = self.raw_block(number).await?;
		let runtime = self.runtime(spec_version, number).await?;
		let payments = payments(&runtime, number, events)?;
		Ok(Block { number, time, half_life: half_life(&runtime)?, payments })
	}

	async fn raw_block(&self, number: u64) -> Result<RawBlock, CannotCheck> {
		let keys = [("System", "Events"), ("Timestamp", "Now"), ("System", "LastRuntimeUpgrade")]
			.map(|(pallet, entry)| storage_key(pallet, entry));
		let hash = self.hash(number).await?;
		let values = self
			.methods
			.state_query_storage_at(keys.iter().map(|key| key.as_slice()), Some(hash))
			.await
			.map_err(|error| cannot_request("the events", number, error))?;
		let value = |key: &[u8]| {
			let mut changes = values.iter().flat_map(|set| &set.changes);
			changes.find(|(found, _)| found.0 == key).and_then(|(_, value)| value.as_ref())
		};
		let decoded = |what: &str, error: subxt::ext::codec::Error| CannotCheck::Undecodable {
			what: what.to_owned(),
			block: number,
			reason: error.to_string(),
		};
		let [events, time, upgrade] = keys;
		let time = match value(&time) {
			// Only genesis has no time.
			None => 0,
			Some(bytes) => {
				u64::decode(&mut bytes.0.as_slice()).map_err(|error| decoded("the time", error))?
			},
		};
		let spec_version = match value(&upgrade) {
			None => {
				let what = "record of the runtime's version".to_owned();
				return Err(CannotCheck::Missing { what, block: number });
			},
			Some(bytes) => Compact::<u32>::decode(&mut bytes.0.as_slice())
				.map_err(|error| decoded("the runtime's version", error))?,
		};
		let events = value(&events).map(|bytes| bytes.0.clone()).unwrap_or_default();
		Ok(RawBlock { number, events, time, spec_version: spec_version.0 })
	}

	/// The runtime of this version, which executed the block `number`.
	async fn runtime(&self, version: u32, number: u64) -> Result<Arc<AtBlock>, CannotCheck> {
		let mut runtimes = self.runtimes.lock().await;
		if let Some(runtime) = runtimes.get(&version) {
			return Ok(runtime.clone());
		}
		// A block is executed by the runtime that its parent leaves behind.
		let runtime = Arc::new(self.at(number.saturating_sub(1)).await?);
		runtimes.insert(version, runtime.clone());
		Ok(runtime)
	}

	async fn at(&self, number: u64) -> Result<AtBlock, CannotCheck> {
		let hash = self.hash(number).await?;
		let at = self.client.at_block_hash_and_number(block_ref(hash), number).await;
		at.map_err(|error| cannot_request("the runtime", number, error))
	}

	/// The state and the runtime of a block that did not replace the runtime.
	async fn unreplaced(&self, number: u64) -> Result<AtBlock, CannotCheck> {
		let at = self.at(number).await?;
		if self.raw_block(number).await?.spec_version != at.spec_version() {
			return Err(CannotCheck::RuntimeReplaced { block: number });
		}
		Ok(at)
	}

	async fn hash(&self, number: u64) -> Result<H256, CannotCheck> {
		let hash = self.methods.chain_get_block_hash(Some(NumberOrHex::Number(number))).await;
		let hash = hash.map_err(|error| cannot_request("the hash", number, error))?;
		hash.ok_or(CannotCheck::UnknownBlock { block: number })
	}
}

fn block_ref(hash: H256) -> subxt::backend::BlockRef<H256> {
	subxt::backend::BlockRef::from_hash(hash)
}

/// The key of a plain value in storage.
fn storage_key(pallet: &str, entry: &str) -> Vec<u8> {
	[pallet, entry].map(|name| sp_crypto_hashing::twox_128(name.as_bytes())).concat()
}

/// Whether an error says that the state of a block is gone. Nodes have no code of their own for it.
fn says_pruned(error: &str) -> bool {
	["State already discarded", "UnknownBlock: State", "Unknown block: State"]
		.iter()
		.any(|phrase| error.contains(phrase))
}

/// A request for `what` failed.
fn cannot_request(what: &str, block: u64, error: impl fmt::Display) -> CannotCheck {
	let reason = error.to_string();
	if says_pruned(&reason) {
		CannotCheck::Pruned { block }
	} else {
		CannotCheck::Request { what: what.to_owned(), block, reason }
	}
}

/// What was read cannot be decoded.
fn undecodable(what: &str, block: u64, error: impl fmt::Display) -> CannotCheck {
	CannotCheck::Undecodable { what: what.to_owned(), block, reason: error.to_string() }
}

/// Checks that a runtime has payments, so that finding none means that there are none.
fn check_paid(at: &AtBlock) -> Result<(), CannotCheck> {
	let (pallet, event) = PAID;
	at.metadata_ref()
		.pallet_by_name(pallet)
		.and_then(|pallet| pallet.event_variants())
		.filter(|variants| variants.iter().any(|variant| variant.name == event))
		.map(|_| ())
		.ok_or_else(|| CannotCheck::Missing {
			what: format!("event {pallet}.{event}"),
			block: at.block_number(),
		})
}

/// The payments among the events of a block that `runtime` executed.
fn payments(runtime: &AtBlock, block: u64, bytes: Vec<u8>) -> Result<Vec<Payment>, CannotCheck> {
	let mut payments = Vec::new();
	for event in runtime.events().from_bytes(bytes).iter() {
		let event = event.map_err(|error| undecodable("an event", block, error))?;
		if (event.pallet_name(), event.event_name()) != PAID {
			continue;
		}
		let phase = match event.phase() {
			events::Phase::Initialization => Phase::Initialisation,
			events::Phase::ApplyExtrinsic(_) | events::Phase::Finalization => Phase::Execution,
		};
		let paid = event
			.decode_fields_unchecked_as::<Paid>()
			.map_err(|error| undecodable("a payment", block, error))?;
		payments.push(paid.into_payment(event.index(), phase));
	}
	Ok(payments)
}

/// A constant of a block's runtime.
fn constant<T: DecodeAsType>(at: &AtBlock, pallet: &str, name: &str) -> Result<T, CannotCheck> {
	at.constants().entry(dynamic::constant::<T>(pallet, name)).map_err(|_| CannotCheck::Missing {
		what: format!("constant {pallet}.{name}"),
		block: at.block_number(),
	})
}

fn half_life(at: &AtBlock) -> Result<u64, CannotCheck> {
	constant(at, "Ranking", "HalfLife")
}

/// A plain value of a block's storage.
async fn storage<T: DecodeAsType>(
	at: &AtBlock,
	pallet: &str,
	entry: &str,
) -> Result<T, CannotCheck> {
	let (what, block) = (format!("storage {pallet}.{entry}"), at.block_number());
	let entry = at
		.storage()
		.entry(dynamic::storage::<(), T>(pallet, entry))
		.map_err(|_| CannotCheck::Missing { what: what.clone(), block })?;
	let value = entry.fetch(()).await.map_err(|error| cannot_request(&what, block, error))?;
	value.decode().map_err(|error| undecodable(&what, block, error))
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainRecord {
	sum: ChainSum,
	room: ChainRoom,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainSum {
	value: u128,
	updated: u64,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
enum ChainRoom {
	Open,
	Closed,
}

impl From<ChainRoom> for Room {
	fn from(room: ChainRoom) -> Self {
		match room {
			ChainRoom::Open => Self::Open,
			ChainRoom::Closed => Self::Closed,
		}
	}
}

/// What the chain keeps of each performer.
async fn records(at: &AtBlock) -> Result<BTreeMap<Account, Record>, CannotCheck> {
	map(at, "Ranking", "Records", |ChainRecord { sum, room }| {
		let ChainSum { value, updated } = sum;
		Record { sum: DecayedSum { value, updated }, room: room.into() }
	})
	.await
}

/// Who has a room.
async fn rooms(at: &AtBlock) -> Result<BTreeSet<Account>, CannotCheck> {
	#[derive(DecodeAsType)]
	#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
	struct ChainRoomDetails {}

	let rooms = map(at, "Rooms", "Rooms", |ChainRoomDetails {}| ()).await?;
	Ok(rooms.into_keys().collect())
}

/// A whole map of a block's storage, by account.
async fn map<T: DecodeAsType, U>(
	at: &AtBlock,
	pallet: &str,
	entry: &str,
	convert: impl Fn(T) -> U,
) -> Result<BTreeMap<Account, U>, CannotCheck> {
	let (what, block) = (format!("storage {pallet}.{entry}"), at.block_number());
	let entry = at
		.storage()
		.entry(dynamic::storage::<(Account,), T>(pallet, entry))
		.map_err(|_| CannotCheck::Missing { what: what.clone(), block })?;
	let mut entries = entry.iter(()).await.map_err(|error| cannot_request(&what, block, error))?;
	let mut values = BTreeMap::new();
	while let Some(entry) = entries.next().await {
		let entry = entry.map_err(|error| cannot_request(&what, block, error))?;
		let key = entry.key().and_then(|key| key.decode());
		let (account,) = key.map_err(|error| undecodable(&what, block, error))?;
		let value = entry.value().decode().map_err(|error| undecodable(&what, block, error))?;
		values.insert(account, convert(value));
	}
	Ok(values)
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainPolicy {
	tiers: Vec<ChainTier>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainTier {
	threshold: u128,
	share: u32,
}

/// The tiers of the policy.
async fn policy(at: &AtBlock) -> Result<Vec<Tier>, CannotCheck> {
	let ChainPolicy { tiers } = storage(at, "Tipping", "CurrentPolicy").await?;
	Ok(tiers.into_iter().map(|ChainTier { threshold, share }| Tier { threshold, share }).collect())
}

/// Calls a function of the runtime.
async fn call<Arguments, T>(
	at: &AtBlock,
	function: &str,
	arguments: Arguments,
) -> Result<T, CannotCheck>
where
	Arguments: subxt::ext::frame_decode::runtime_apis::IntoEncodableValues,
	T: DecodeAsType,
{
	let (what, block) = (format!("runtime call {RUNTIME_API}_{function}"), at.block_number());
	let payload = dynamic::runtime_api_call::<Arguments, T>(RUNTIME_API, function, arguments);
	at.runtime_apis().call(payload).await.map_err(|error| match error {
		RuntimeApiError::CannotCallApi(error) => cannot_request(&what, block, error),
		RuntimeApiError::CouldNotDecodeResponse(error) => undecodable(&what, block, error),
		_ => CannotCheck::Missing { what, block },
	})
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainExplanation {
	formula_version: u32,
	now: u64,
	half_life: u64,
	recorded: u128,
	updated: u64,
	weight: u64,
	received: u128,
	sort_key: u64,
	place: Option<u32>,
	room: ChainRoom,
	newcomer_until: Option<u64>,
	eligibility: Value,
}

/// The chain's reasons for a performer's place.
async fn explanation(
	at: &AtBlock,
	performer: Account,
) -> Result<(Account, Explanation), CannotCheck> {
	let chain: ChainExplanation = call(at, "explain", (performer,)).await?;
	if chain.formula_version != FORMULA_VERSION {
		return Err(CannotCheck::OtherFormula {
			chain: chain.formula_version,
			auditor: FORMULA_VERSION,
			block: at.block_number(),
		});
	}
	let explanation = Explanation {
		now: chain.now,
		half_life: chain.half_life,
		recorded: chain.recorded,
		updated: chain.updated,
		weight: chain.weight,
		received: chain.received,
		sort_key: chain.sort_key,
		place: chain.place,
		room: chain.room.into(),
		newcomer: chain.newcomer_until.is_some(),
		eligible: variant(&chain.eligibility).0 == "Ok",
	};
	Ok((performer, explanation))
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainTierReached {
	index: u32,
	share: u32,
	received: u128,
}

/// The tier that the chain sees a performer in.
async fn tier(at: &AtBlock, performer: Account) -> Result<(Account, TierReached), CannotCheck> {
	let ChainTierReached { index, share, received } = call(at, "tier", (performer,)).await?;
	Ok((performer, TierReached { index, share, received }))
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainPlaced {
	position: u32,
	account: Account,
	listing: ChainListing,
	score: u128,
	sort_key: u64,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
enum ChainListing {
	Ranked { place: u32 },
	Exploration,
}

/// The public list.
async fn list(at: &AtBlock) -> Result<Vec<Placed>, CannotCheck> {
	let mut list = Vec::new();
	loop {
		let from = list.len() as u32;
		let page: Vec<ChainPlaced> = call(at, "ranking", (from, LIST_PAGE)).await?;
		if page.is_empty() {
			return Ok(list);
		}
		list.extend(page.into_iter().map(|placed| Placed {
			position: placed.position,
			account: placed.account,
			listing: match placed.listing {
				ChainListing::Ranked { place } => Listing::Ranked(place),
				ChainListing::Exploration => Listing::Exploration,
			},
			score: placed.score,
			sort_key: placed.sort_key,
		}));
	}
}

/// What shuffles the newcomers: the randomness of an epoch, bound to its use. `None` if the chain has
/// no such randomness.
async fn exploration_seed(at: &AtBlock) -> Result<Option<[u8; 32]>, CannotCheck> {
	match storage::<[u8; 32]>(at, "Babe", "NextRandomness").await {
		Ok(randomness) => {
			let seed = [EXPLORATION_SUBJECT, randomness.as_slice()].concat();
			Ok(Some(sp_crypto_hashing::blake2_256(&seed)))
		},
		Err(CannotCheck::Missing { .. }) => Ok(None),
		Err(error) => Err(error),
	}
}
