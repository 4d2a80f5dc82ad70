//! Reads at one block.

use crate::{
	calls::order_value,
	node::{request, Node},
	order::PurseKey,
	runtime::{storage_prefix, Runtime},
	state::variant_name,
	Account, Attestation, Balance, BlockNumber, BlockRef, ChainError, Document, Hash, Live, Placed,
	Price, Purse, PurseId, Relay, RelayStatus, Room, SignedOrder, Verifier,
};
use frame::deps::sp_core::{ed25519, sr25519};
use std::sync::Arc;
use subxt::{
	dynamic::Value,
	ext::{
		frame_decode::runtime_apis::IntoEncodableValues, scale_decode::DecodeAsType,
		scale_value::At as _,
	},
};

/// How many keys of storage are asked for at once.
const STORAGE_PAGE: u32 = 256;

/// The most entries of a map that are gone through.
const MOST_ENTRIES: usize = 1_000_000;

/// The state of the chain at one block.
#[derive(Clone, Debug)]
pub struct At {
	node: Arc<Node>,
	runtime: Arc<Runtime>,
	block: BlockRef,
}

impl At {
	/// The state at `block`.
	pub(crate) async fn fetch(node: Arc<Node>, block: BlockRef) -> Result<Self, ChainError> {
		let runtime = node.runtimes.left_by(block.hash, &node.methods).await?;
		Ok(Self { node, runtime, block })
	}

	/// Whether it is the state at this block, asked of this node.
	pub(crate) fn is(&self, node: &Arc<Node>, block: Hash) -> bool {
		self.block.hash == block && Arc::ptr_eq(&self.node, node)
	}

	/// The block.
	pub fn block(&self) -> BlockRef {
		self.block
	}

	/// Whether `who` may be on camera, or the name of the reason why not: `Unverified`, `Pending`,
	/// `Rejected`, `Expired` or `Revoked`.
	pub async fn eligibility(&self, who: &Account) -> Result<Result<(), String>, ChainError> {
		let answer: Value = self.call("eligibility", (*who,)).await?;
		outcome("eligibility", &answer)
	}

	/// The room of `performer`, if she has one.
	pub async fn room(&self, performer: &Account) -> Result<Option<Room>, ChainError> {
		let room: Option<ChainRoom> = self.call("room", (*performer,)).await?;
		Ok(room.map(|ChainRoom { profile, blocked, live }| Room {
			profile,
			blocked: blocked.into_iter().map(Country::code).collect(),
			live,
		}))
	}

	/// The purse with this number, if there is one.
	pub async fn purse(&self, purse: PurseId) -> Result<Option<Purse>, ChainError> {
		let purse: Option<ChainPurse> = self.call("purse", (purse,)).await?;
		Ok(purse.map(|purse| Purse {
			owner: purse.owner,
			key: purse.key.into(),
			cap: purse.cap,
			spent: purse.spent,
			remaining: purse.remaining,
			expires_at: purse.expires_at,
			closing_at: purse.closing_at,
			last_block: purse.last_block,
			next_sequence: purse.next_sequence,
		}))
	}

	/// The numbers of an account's purses, oldest first.
	pub async fn purses_of(&self, owner: &Account) -> Result<Vec<PurseId>, ChainError> {
		self.call("purses_of", (*owner,)).await
	}

	/// Whether `order` would be settled if it were the next one of all, or the name of the reason why
	/// not, such as `Replayed` or `Payment.NotAPerformer`.
	pub async fn check_order(&self, order: &SignedOrder) -> Result<Result<(), String>, ChainError> {
		let answer: Value = self.call("check_order", (order_value(order),)).await?;
		outcome("check_order", &answer)
	}

	/// All relays of the directory.
	pub async fn relays(&self) -> Result<Vec<Relay>, ChainError> {
		let relays: Vec<ChainRelay> = self.call("relays", ()).await?;
		Ok(relays.into_iter().map(Relay::from).collect())
	}

	/// The accounts that may act for `of` in streaming at once: its proxies of the kinds `Streaming`
	/// and `Any` without delay.
	pub async fn streaming_proxies(&self, of: &Account) -> Result<Vec<Account>, ChainError> {
		let proxies: Option<(Vec<ChainProxy>, Value)> =
			self.storage("Proxy", "Proxies", (*of,)).await?;
		let proxies = proxies.map(|(proxies, _)| proxies).unwrap_or_default();
		let acts = |proxy: &ChainProxy| {
			let kind = variant_name(&proxy.proxy_type);
			proxy.delay == 0 && matches!(kind.as_str(), "Streaming" | "Any")
		};
		Ok(proxies.into_iter().filter(acts).map(|proxy| proxy.delegate).collect())
	}

	/// The registered verifiers.
	pub async fn verifiers(&self) -> Result<Vec<Verifier>, ChainError> {
		let verifiers: Vec<ChainVerifier> = self.call("verifiers", ()).await?;
		let verifier = |ChainVerifier { verifier, encryption_key, fee }| Verifier {
			account: verifier,
			encryption_key: Hash(encryption_key),
			fee,
		};
		Ok(verifiers.into_iter().map(verifier).collect())
	}

	/// The attestation of `who`, valid or not.
	pub async fn attestation(&self, who: &Account) -> Result<Option<Attestation>, ChainError> {
		self.call("attestation", (*who,)).await
	}

	/// The document of `who` that waits for its verifier.
	pub async fn submission(&self, who: &Account) -> Result<Option<Document>, ChainError> {
		let record: Option<Record> = self.storage("Verification", "Records", (*who,)).await?;
		Ok(record.and_then(|record| record.pending))
	}

	/// All documents that wait for `verifier`, by their performers, those that wait longest first.
	///
	/// Goes through the records of all performers.
	pub async fn submissions_for(
		&self,
		verifier: &Account,
	) -> Result<Vec<(Account, Document)>, ChainError> {
		let records: Vec<(Account, Record)> = self.entries("Verification", "Records").await?;
		let waiting = records.into_iter().filter_map(|(account, record)| {
			record.pending.filter(|it| it.verifier == *verifier).map(|it| (account, it))
		});
		let mut found: Vec<_> = waiting.collect();
		found.sort_by_key(|(account, document)| (document.submitted_at, *account));
		Ok(found)
	}

	/// Whether one more attestation can expire in `block`.
	pub async fn can_expire_in(&self, block: BlockNumber) -> Result<bool, ChainError> {
		let most: u32 = self.runtime.constant("Verification", "MaxExpiriesPerBlock")?;
		let due: Option<Vec<Account>> = self.storage("Verification", "Expiries", (block,)).await?;
		Ok(due.is_none_or(|due| due.len() < most as usize))
	}

	/// All streams that run, by their performers.
	pub async fn live(&self) -> Result<Vec<(Account, Live)>, ChainError> {
		self.entries("Rooms", "Live").await
	}

	/// When a block below this one was made, by its number, in milliseconds since the Unix epoch: the
	/// beginning of its slot. It is known though the block's state is gone.
	pub async fn time_of(&self, number: BlockNumber) -> Result<u64, ChainError> {
		let duration: u64 = self.runtime.constant("Babe", "ExpectedBlockTime")?;
		Ok(self.node.slot(number).await?.saturating_mul(duration))
	}

	/// `count` places of the public list, 100 at most, from position `from`.
	pub async fn ranking(&self, from: u32, count: u32) -> Result<Vec<Placed>, ChainError> {
		let placed: Vec<ChainPlaced> = self.call("ranking", (from, count)).await?;
		let place = |ChainPlaced { position, account, listing, score }| Placed {
			position,
			account,
			listing: variant_name(&listing),
			score,
		};
		Ok(placed.into_iter().map(place).collect())
	}

	/// What one LIVE is worth; nothing if that was never fed.
	pub async fn price(&self) -> Result<Option<Price>, ChainError> {
		let price: Option<ChainPrice> = self.call("price", ()).await?;
		Ok(price.map(|price| Price {
			value: price.value.0,
			updated_at: price.updated_at,
			age: price.age,
			feeders: price.feeders,
			fresh: variant_name(&price.freshness) == "Fresh",
		}))
	}

	/// The free balance of `who`, in planck.
	pub async fn free_balance(&self, who: &Account) -> Result<Balance, ChainError> {
		let account: Option<ChainAccount> = self.storage("System", "Account", (*who,)).await?;
		Ok(account.map_or(0, |account| account.data.free))
	}

	/// How many blocks must pass between two heartbeats of a relay.
	pub async fn heartbeat_interval(&self) -> Result<BlockNumber, ChainError> {
		self.runtime.constant("Relays", "HeartbeatInterval")
	}

	/// What is held of a relay's account while it is in the directory.
	pub fn relay_bond(&self) -> Result<Balance, ChainError> {
		self.runtime.constant("Relays", "Bond")
	}

	/// What an account cannot give away without ending.
	pub fn existential_deposit(&self) -> Result<Balance, ChainError> {
		self.runtime.constant("Balances", "ExistentialDeposit")
	}

	/// Calls a function of the platform's runtime API.
	async fn call<Arguments, T>(
		&self,
		function: &str,
		arguments: Arguments,
	) -> Result<T, ChainError>
	where
		Arguments: IntoEncodableValues,
		T: DecodeAsType,
	{
		let (name, arguments) = self.runtime.call(function, arguments)?;
		let answer =
			self.node.methods.state_call(&name, Some(&arguments), Some(self.block.hash.into()));
		self.runtime.answer(function, &request(&name, answer).await?)
	}

	/// All values of a map in storage whose keys are accounts.
	async fn entries<T: DecodeAsType>(
		&self,
		pallet: &str,
		entry: &str,
	) -> Result<Vec<(Account, T)>, ChainError> {
		let what = format!("storage {pallet}.{entry}");
		let prefix = storage_prefix(pallet, entry);
		let at = self.block.hash.into();
		let mut entries = Vec::new();
		let mut after: Option<Vec<u8>> = None;
		loop {
			let methods = &self.node.methods;
			let keys =
				methods.state_get_keys_paged(&prefix, STORAGE_PAGE, after.as_deref(), Some(at));
			let keys = request(&what, keys).await?;
			let values = methods.state_query_storage_at(keys.iter().map(Vec::as_slice), Some(at));
			let changes = request(&what, values).await?.into_iter().flat_map(|set| set.changes);
			for (key, value) in changes {
				let Some(value) = value else { continue };
				// The hasher of a map that can be gone through leaves the account at the key's end.
				let account = key.0.last_chunk().ok_or_else(|| ChainError::Decode {
					what: what.clone(),
					reason: "a key is too short".into(),
				})?;
				let value = self.runtime.storage_value(pallet, entry, &value.0)?;
				entries.push((Account(*account), value));
			}
			if entries.len() > MOST_ENTRIES {
				let reason = format!("there are more than {MOST_ENTRIES}");
				return Err(ChainError::Decode { what, reason });
			}
			after = keys.last().cloned();
			if keys.len() < STORAGE_PAGE as usize {
				return Ok(entries);
			}
		}
	}

	/// A value in storage.
	async fn storage<Keys, T>(
		&self,
		pallet: &str,
		entry: &str,
		keys: Keys,
	) -> Result<Option<T>, ChainError>
	where
		Keys: IntoEncodableValues,
		T: DecodeAsType,
	{
		let key = self.runtime.storage_key(pallet, entry, keys)?;
		let value = self.node.methods.state_get_storage(&key, Some(self.block.hash.into()));
		let value = request(&format!("storage {pallet}.{entry}"), value).await?;
		value.map(|bytes| self.runtime.storage_value(pallet, entry, &bytes)).transpose()
	}
}

/// The answer `Ok` or the name of the reason why not.
fn outcome(function: &str, answer: &Value) -> Result<Result<(), String>, ChainError> {
	let name = variant_name(answer);
	match name.split_once('.') {
		None if name == "Ok" => Ok(Ok(())),
		Some(("Err", reason)) => Ok(Err(reason.to_owned())),
		_ => {
			let reason = answer.at(0).map_or(name.clone(), variant_name);
			let what = format!("runtime function {function}");
			Err(ChainError::Decode { what, reason: format!("neither Ok nor Err: {reason}") })
		},
	}
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainRoom {
	profile: Hash,
	blocked: Vec<Country>,
	live: Option<Live>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainPurse {
	owner: Account,
	key: ChainPurseKey,
	cap: Balance,
	spent: Balance,
	remaining: Balance,
	expires_at: BlockNumber,
	closing_at: Option<BlockNumber>,
	last_block: BlockNumber,
	next_sequence: Option<u64>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainRelay {
	operator: Account,
	url: String,
	multiaddr: String,
	region: Country,
	capacity: u32,
	last_heartbeat: BlockNumber,
	status: Value,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainProxy {
	delegate: Account,
	proxy_type: Value,
	delay: BlockNumber,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainVerifier {
	verifier: Account,
	encryption_key: [u8; 32],
	fee: Balance,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Record {
	pending: Option<Document>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainPlaced {
	position: u32,
	account: Account,
	listing: Value,
	score: Balance,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainPrice {
	value: Fixed,
	updated_at: u64,
	age: u64,
	feeders: u32,
	freshness: Value,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainAccount {
	data: ChainBalances,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct ChainBalances {
	free: Balance,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Country([u8; 2]);

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Fixed(u128);

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
enum ChainPurseKey {
	Sr25519([u8; 32]),
	Ed25519([u8; 32]),
}

impl Country {
	/// The two letters of the code.
	fn code(self) -> String {
		String::from_utf8_lossy(&self.0).into_owned()
	}
}

impl From<ChainPurseKey> for PurseKey {
	fn from(key: ChainPurseKey) -> Self {
		match key {
			ChainPurseKey::Sr25519(key) => Self::Sr25519(sr25519::Public::from_raw(key)),
			ChainPurseKey::Ed25519(key) => Self::Ed25519(ed25519::Public::from_raw(key)),
		}
	}
}

impl From<ChainRelay> for Relay {
	fn from(relay: ChainRelay) -> Self {
		Self {
			operator: relay.operator,
			url: relay.url,
			multiaddr: relay.multiaddr,
			region: relay.region.code(),
			capacity: relay.capacity,
			last_heartbeat: relay.last_heartbeat,
			status: match variant_name(&relay.status).as_str() {
				"Active" => RelayStatus::Active,
				"Silent" => RelayStatus::Silent,
				"Leaving" => RelayStatus::Leaving,
				// What is not known here is not relied on.
				_ => RelayStatus::Suspended,
			},
		}
	}
}
