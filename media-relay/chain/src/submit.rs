//! Calls on their way into a block.
//!
//! A call is signed once and is the same bytes from then on. Whether it came into a block is read from
//! the signer's nonce in that block's state, not from the node's pool, so that neither a lost
//! connection nor a node that restarts and forgets its pool loses sight of it; a pool that forgot it is
//! given it again.

use crate::{
	client::Connection,
	events::RawBlock,
	node::{request, Node},
	Account, Balance, BlockNumber, BlockRef, Call, ChainError, Event, Hash, Signature, Signer,
	SubmitError,
};
use codec::Encode;
use std::{
	collections::{HashMap, VecDeque},
	fmt,
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	utils::{AccountId32, MultiSignature},
	SubstrateConfig,
};
use tokio::{sync::Mutex as AsyncMutex, time::Instant};

/// For how many blocks a call is valid.
const LIFETIME: u64 = 64;

/// How far finality may lag for calls to be tied to a final block. Beyond, they are tied to the best
/// one, and a re-org can make them expire.
const FINALITY_LAG: BlockNumber = 32;

/// The most calls of one signer that are on their way at once.
const MOST_PENDING: usize = 64;

/// How many blocks a call waits until the node is given it again.
const REMIND_AFTER: BlockNumber = 3;

/// For how long the chain may be out of reach while a call is waited for.
const PATIENCE: Duration = Duration::from_secs(300);

/// How long to wait after a failure.
const PAUSE: Duration = Duration::from_secs(1);

/// The pool's codes for errors, as nodes have them in JSON-RPC.
mod code {
	/// The call is invalid; most often its nonce was used, or it cannot pay.
	pub const INVALID: i32 = 1010;
	/// The pool has this very call.
	pub const ALREADY_IMPORTED: i32 = 1013;
	/// The pool has another call with this nonce.
	pub const TOO_LOW_PRIORITY: i32 = 1014;
}

/// The calls of each signer that are on their way.
#[derive(Default)]
pub(crate) struct Queues(Mutex<HashMap<Account, Arc<AsyncMutex<Queue>>>>);

impl Queues {
	fn of(&self, account: Account) -> Arc<AsyncMutex<Queue>> {
		let mut queues = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		queues.entry(account).or_default().clone()
	}
}

/// The calls of one signer that are on their way, in the order of their nonces.
#[derive(Default)]
struct Queue(VecDeque<Pending>);

#[derive(Clone)]
struct Pending {
	nonce: u64,
	bytes: Arc<Vec<u8>>,
	/// The last block that can hold it.
	last_block: BlockNumber,
}

/// A call that the node has accepted.
#[derive(Clone)]
pub struct Submission {
	connection: Connection,
	account: Account,
	pending: Pending,
	hash: Hash,
	/// The best block when it was submitted: those up to it do not hold it.
	since: BlockNumber,
}

/// A call in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
	/// The block.
	pub block: BlockRef,
	/// The call's place in it.
	pub extrinsic: u32,
	/// What it caused.
	pub events: Vec<Event>,
	/// What the signer paid for it, in planck.
	pub fee: Balance,
}

/// Signs `call` with the next nonce and hands it to the node.
pub(crate) async fn submit(
	connection: &Connection,
	queues: &Queues,
	signer: &Signer,
	call: Call,
) -> Result<Submission, ChainError> {
	let account = signer.account();
	let queue = queues.of(account);
	// Held until the node has the call, so that the next one comes behind it.
	let mut queue = queue.lock().await;
	let node = connection.node()?;
	let mut nonce = queue.next_nonce(&node, account, connection).await?;
	for attempt in 0.. {
		let (pending, since) = sign(connection, &node, signer, &call, nonce).await?;
		match hand_over(&node, &pending.bytes).await {
			Ok(()) => {
				queue.0.push_back(pending.clone());
				let hash = Hash::of(&pending.bytes);
				let connection = connection.clone();
				return Ok(Submission { connection, account, pending, hash, since });
			},
			// Somebody else signs with the same key.
			Err(ChainError::Refused { code: code::TOO_LOW_PRIORITY, .. }) if attempt < 3 => {
				nonce += 1;
			},
			Err(ChainError::Refused { code: code::INVALID, reason, .. })
				if attempt < 3 && reason.contains("outdated") =>
			{
				queue.0.clear();
				nonce = queue.next_nonce(&node, account, connection).await?;
			},
			Err(error) => return Err(error),
		}
	}
	Err(ChainError::Invalid { reason: "no nonce is free for the call; submit it again".into() })
}

impl Queue {
	/// The nonce for the next call. Gives the node what it forgot of those before.
	async fn next_nonce(
		&mut self,
		node: &Node,
		account: Account,
		connection: &Connection,
	) -> Result<u64, ChainError> {
		let best = connection.link.borrow().best.map_or(0, |best| best.number);
		let id = AccountId32(account.0);
		let expected = node.methods.system_account_next_index(&id);
		let expected = request("the next nonce", expected).await?;
		// What has its nonce below is in a block or in the pool, or will never be.
		let known = nonce(node, account, None).await?;
		self.0.retain(|pending| pending.nonce >= known && pending.last_block > best);
		if self.0.len() >= MOST_PENDING {
			return Err(ChainError::Invalid {
				reason: format!(
					"{MOST_PENDING} calls of {account} wait for a block already; wait for one of them"
				),
			});
		}
		let mut next = expected;
		while let Some(pending) = self.0.iter().find(|pending| pending.nonce == next).cloned() {
			match hand_over(node, &pending.bytes).await {
				Ok(()) => next += 1,
				Err(ChainError::Refused { reason, .. }) => {
					tracing::warn!(%account, nonce = next, reason, "a call was lost");
					self.0.retain(|pending| pending.nonce < next);
				},
				Err(error) => return Err(error),
			}
		}
		Ok(next)
	}
}

/// Signs `call`, and says which block was the best one then.
async fn sign(
	connection: &Connection,
	node: &Node,
	signer: &Signer,
	call: &Call,
	nonce: u64,
) -> Result<(Pending, BlockNumber), ChainError> {
	let link = *connection.link.borrow();
	let best = link.best.ok_or_else(|| ChainError::Unreachable {
		reason: "the node told of no block yet".into(),
	})?;
	let checkpoint = link
		.finalized
		.filter(|finalized| best.number.saturating_sub(finalized.number) < FINALITY_LAG)
		.unwrap_or(best);
	let runtime = node.runtimes.left_by(best.hash, &node.methods).await?;
	let account = signer.account();
	let parameters = DefaultExtrinsicParamsBuilder::<SubstrateConfig>::new()
		.nonce(nonce)
		.mortal_from_unchecked(LIFETIME, checkpoint.number.into(), checkpoint.hash.into())
		.build();
	let invalid = |error: subxt::error::ExtrinsicError| ChainError::Invalid {
		reason: format!("the call cannot be encoded for this chain: {error}"),
	};
	let payload = call.payload(account);
	let mut signable = runtime
		.client
		.transactions()
		.create_signable_offline(&payload, parameters)
		.map_err(invalid)?;
	let signature = match signer.sign(&signable.signer_payload().map_err(invalid)?) {
		Signature::Sr25519(bytes) => MultiSignature::Sr25519(bytes),
		Signature::Ed25519(bytes) => MultiSignature::Ed25519(bytes),
	};
	let signed = signable
		.sign_with_account_and_signature(&AccountId32(account.0), &signature)
		.map_err(invalid)?;
	let last_block = checkpoint.number.saturating_add(LIFETIME as BlockNumber - 1);
	let bytes = Arc::new(signed.into_encoded());
	Ok((Pending { nonce, bytes, last_block }, best.number))
}

/// Gives the node's pool a call, which it may have.
async fn hand_over(node: &Node, bytes: &[u8]) -> Result<(), ChainError> {
	let answer = node.methods.author_submit_extrinsic(bytes);
	match request("the submission of a call", answer).await {
		Ok(_) | Err(ChainError::Refused { code: code::ALREADY_IMPORTED, .. }) => Ok(()),
		Err(error) => Err(error),
	}
}

/// The nonce of `account` after `block`, or after the best one: how many of its calls are in blocks.
async fn nonce(node: &Node, account: Account, block: Option<Hash>) -> Result<u64, ChainError> {
	let arguments = account.encode();
	let answer = node.methods.state_call(
		"AccountNonceApi_account_nonce",
		Some(&arguments),
		block.map(Into::into),
	);
	let answer = request("a nonce", answer).await?;
	let mut bytes = [0; 8];
	match bytes.get_mut(..answer.len()) {
		Some(lower) if !answer.is_empty() => lower.copy_from_slice(&answer),
		_ => {
			let reason = format!("it is {} bytes long", answer.len());
			return Err(ChainError::Decode { what: "a nonce".into(), reason });
		},
	}
	Ok(u64::from_le_bytes(bytes))
}

/// Which blocks are looked at for a call.
#[derive(Clone, Copy)]
enum Depth {
	Best,
	Finalized,
}

impl fmt::Debug for Submission {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Pending { nonce, last_block, .. } = &self.pending;
		f.debug_struct("Submission")
			.field("account", &self.account)
			.field("nonce", nonce)
			.field("hash", &self.hash)
			.field("last_block", last_block)
			.finish()
	}
}

impl Submission {
	/// The account that signed the call.
	pub fn account(&self) -> Account {
		self.account
	}

	/// Waits until a best block holds the call, and says how it ended. A re-org can undo that.
	pub async fn included(&mut self) -> Result<Included, SubmitError> {
		self.wait(Depth::Best).await
	}

	/// Waits until a finalised block holds the call, and says how it ended.
	pub async fn finalized(mut self) -> Result<Included, SubmitError> {
		self.wait(Depth::Finalized).await
	}

	async fn wait(&mut self, depth: Depth) -> Result<Included, SubmitError> {
		let mut looked_at: Option<Hash> = None;
		let mut reminded_at = self.since;
		let mut deadline = Instant::now() + PATIENCE;
		loop {
			let link = *self.connection.link.borrow_and_update();
			let node = self.connection.node();
			let block = match depth {
				Depth::Best => link.best,
				Depth::Finalized => link.finalized,
			};
			let looked = match (node, block) {
				(Ok(node), Some(block)) if looked_at != Some(block.hash) => {
					let looked = self.look(&node, block).await;
					if looked.is_ok() {
						looked_at = Some(block.hash);
					}
					let best = link.best.unwrap_or(block).number;
					if matches!(looked, Ok(None))
						&& best >= reminded_at.saturating_add(REMIND_AFTER)
					{
						reminded_at = best;
						// Most often the pool has it. Whatever else it says, the next blocks decide.
						if let Err(error) = hand_over(&node, &self.pending.bytes).await {
							tracing::debug!(%error, "a call was handed over again");
						}
					}
					looked
				},
				(Ok(_), _) => Ok(None),
				(Err(error), _) => Err(SubmitError::Chain(error)),
			};
			match looked {
				Ok(Some(included)) => return Ok(included),
				Ok(None) => {
					deadline = Instant::now() + PATIENCE;
					tokio::select! {
						changed = self.connection.link.changed() => if changed.is_err() {
							let reason = "the connection was given up".into();
							return Err(ChainError::Unreachable { reason }.into());
						},
						() = tokio::time::sleep(PATIENCE) => {
							let what = "a new block".into();
							return Err(ChainError::TimedOut { what }.into());
						},
					}
				},
				Err(SubmitError::Chain(error)) if Instant::now() >= deadline => {
					return Err(SubmitError::Chain(error));
				},
				Err(SubmitError::Chain(_)) => tokio::time::sleep(PAUSE).await,
				Err(error) => return Err(error),
			}
		}
	}

	/// The call, if it is in `block` or in one before it.
	async fn look(&self, node: &Node, block: BlockRef) -> Result<Option<Included>, SubmitError> {
		if nonce(node, self.account, Some(block.hash)).await? <= self.pending.nonce {
			let expired = block.number >= self.pending.last_block;
			return if expired { Err(SubmitError::Expired) } else { Ok(None) };
		}
		let mut at = block;
		while at.number > self.since.saturating_sub(FINALITY_LAG) {
			if at.number <= self.pending.last_block {
				if let Some(place) = self.place_in(node, at).await? {
					return included(node, at, place).await.map(Some);
				}
			}
			if at.number == 0 {
				break;
			}
			at = node.header(at.parent).await?;
		}
		Err(SubmitError::Replaced)
	}

	/// The place of the call in a block.
	async fn place_in(&self, node: &Node, at: BlockRef) -> Result<Option<u32>, ChainError> {
		let block = node.methods.chain_get_block(Some(at.hash.into()));
		let block = request("a block", block).await?;
		let block = block.ok_or_else(|| crate::node::unknown(at.hash))?;
		let mut calls = block.block.extrinsics.iter();
		let place = calls.position(|bytes| Hash::of(&bytes.0) == self.hash);
		Ok(place.and_then(|place| u32::try_from(place).ok()))
	}
}

/// How the call at this place of a block ended.
async fn included(node: &Node, at: BlockRef, place: u32) -> Result<Included, SubmitError> {
	let outcome = RawBlock::fetch(node, at).await?.outcome(place)?;
	match outcome.error {
		Some(error) => Err(SubmitError::Dispatch { error, block: at.number }),
		None => {
			Ok(Included { block: at, extrinsic: place, events: outcome.events, fee: outcome.fee })
		},
	}
}
