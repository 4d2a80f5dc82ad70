//! Following the chain for the orders, and settling them.

use super::{
	desk::{DeskError, Message},
	machine::{BatchId, Fate},
	store::StoreError,
};
use codec::Decode;
use livestars_chain::{
	Account, BlockNumber, Call, Chain, ChainError, SignedOrder, Signer, Submission, SubmitError,
	Update,
};
use std::{fmt, sync::Arc, thread, time::Duration};
use tokio::{
	sync::{mpsc, oneshot, Notify},
	task::JoinSet,
	time::sleep,
};
use tokio_util::sync::CancellationToken;

/// How many batches are on their way at a time.
const BATCHES: usize = 4;

/// The most blocks without an attempt after attempts that failed.
const LONGEST_PAUSE: u32 = 16;

/// How many final blocks lie between two looks at the relay's balance.
const BALANCE_INTERVAL: BlockNumber = 10;

/// How long to wait before the chain is followed anew after it could not be.
const FOLLOW_PAUSE: Duration = Duration::from_secs(5);

/// Why the settling of orders ended by itself. What was accepted is on disk: start anew.
#[derive(Debug)]
pub enum SettlerError {
	/// The database failed.
	Store(StoreError),
	/// The chain's updates did not follow from each other.
	Gap,
	/// The thread that keeps the orders ended without a word.
	Stopped,
}

impl fmt::Display for SettlerError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Store(error) => error.fmt(f),
			Self::Gap => f.write_str(
				"the blocks that the node told of do not follow from each other: start the relay \
				 anew, and see whether the node is of the same chain as before",
			),
			Self::Stopped => f.write_str("the orders' thread stopped: start the relay anew"),
		}
	}
}

impl std::error::Error for SettlerError {}

/// The task that follows the chain and settles orders. Nothing is settled unless it [runs](Self::run).
pub struct Settler {
	pub(super) chain: Chain,
	pub(super) signer: Signer,
	pub(super) from: BlockNumber,
	pub(super) desk: mpsc::Sender<Message>,
	pub(super) thread: thread::JoinHandle<Result<(), DeskError>>,
	pub(super) batch_ready: Arc<Notify>,
}

impl Settler {
	/// Works until `stop` is cancelled, or until orders can not be kept any more. What is on its
	/// way to the chain then is found again at the next start.
	pub async fn run(self, stop: CancellationToken) -> Result<(), SettlerError> {
		let Self { chain, signer, from, desk, thread, batch_ready } = self;
		tokio::select! {
			() = stop.cancelled() => return Ok(()),
			() = desk.closed() => {},
			() = follow(&chain, &signer, from, &desk) => {},
			() = settle(&chain, &signer, &desk, &batch_ready) => {},
		}
		// Only the end of the desk ends the tasks above, so that this does not block.
		match thread.join() {
			Ok(Err(DeskError::Store(error))) => Err(SettlerError::Store(error)),
			Ok(Err(DeskError::Gap)) => Err(SettlerError::Gap),
			Ok(Ok(())) | Err(_) => Err(SettlerError::Stopped),
		}
	}
}

/// Hands the chain's updates to the desk until that ends.
async fn follow(chain: &Chain, signer: &Signer, from: BlockNumber, desk: &mpsc::Sender<Message>) {
	let mut from = from;
	let mut looked_at: Option<BlockNumber> = None;
	loop {
		let mut updates = chain.follow(Some(from));
		while let Some(update) = updates.recv().await {
			let finalized = match &update {
				Update::Finalized(block) => Some(block.number),
				Update::Best { .. } => None,
			};
			if desk.send(Message::Chain(update)).await.is_err() {
				return;
			}
			if let Some(number) = finalized {
				from = from.max(number);
				if looked_at.is_none_or(|at| number.saturating_sub(at) >= BALANCE_INTERVAL) {
					looked_at = Some(number);
					tokio::spawn(look_at_balance(chain.clone(), signer.account(), desk.clone()));
				}
			}
		}
		tracing::warn!(from, "the chain cannot be followed for the orders; trying again");
		sleep(FOLLOW_PAUSE).await;
	}
}

/// Tells the desk what the relay can spend on fees.
async fn look_at_balance(chain: Chain, relay: Account, desk: mpsc::Sender<Message>) {
	let read = async { chain.at_finalized().await?.free_balance(&relay).await };
	match read.await {
		Ok(balance) => drop(desk.send(Message::Balance(balance)).await),
		Err(error) => tracing::debug!(%error, "the relay's balance was not read"),
	}
}

/// Settles batches until the desk ends.
async fn settle(
	chain: &Chain,
	signer: &Signer,
	desk: &mpsc::Sender<Message>,
	batch_ready: &Notify,
) {
	let mut watched = JoinSet::new();
	let mut failures: u32 = 0;
	let mut pause: u32 = 0;
	loop {
		tokio::select! {
			Some(ended) = watched.join_next(), if !watched.is_empty() => {
				if matches!(ended, Ok(Fate::Landed)) {
					failures = 0;
				} else {
					failures = failures.saturating_add(1);
					pause = pause_after(failures);
				}
				continue;
			},
			() = batch_ready.notified() => {},
		}
		if pause > 0 {
			pause = pause.saturating_sub(1);
			continue;
		}
		while watched.len() < BATCHES {
			let (reply, taken) = oneshot::channel();
			if desk.send(Message::Take { reply }).await.is_err() {
				return;
			}
			let Ok(taken) = taken.await else { return };
			let Some((batch, orders)) = taken else { break };
			match submit(chain, signer, &orders).await {
				Ok(submission) => {
					watched.spawn(watch(batch, submission, desk.clone()));
				},
				Err(error) => {
					failures = failures.saturating_add(1);
					pause = pause_after(failures);
					let fate = fate_of_refused(&error);
					report(desk, batch, fate, Some(error.to_string())).await;
					break;
				},
			}
		}
	}
}

/// How many blocks pass without an attempt after so many failures in a row.
fn pause_after(failures: u32) -> u32 {
	1u32.checked_shl(failures.saturating_sub(1)).map_or(LONGEST_PAUSE, |it| it.min(LONGEST_PAUSE))
}

async fn submit(
	chain: &Chain,
	signer: &Signer,
	orders: &[Vec<u8>],
) -> Result<Submission, ChainError> {
	let decoded: Result<Vec<SignedOrder>, _> =
		orders.iter().map(|signed| SignedOrder::decode(&mut signed.as_slice())).collect();
	let orders = decoded.map_err(|error| ChainError::Decode {
		what: "the relay's own orders".into(),
		reason: error.to_string(),
	})?;
	tracing::debug!(orders = orders.len(), "settling a batch");
	chain.submit(signer, Call::Settle(orders)).await
}

/// Waits until a batch is in a block, and reports what became of it.
async fn watch(batch: BatchId, mut submission: Submission, desk: mpsc::Sender<Message>) -> Fate {
	match submission.included().await {
		Ok(_) => {
			report(&desk, batch, Fate::Landed, None).await;
			Fate::Landed
		},
		Err(error) => {
			let fate = match &error {
				SubmitError::Chain(_) => Fate::Unknown,
				SubmitError::Dispatch { .. }
				| SubmitError::Refused { .. }
				| SubmitError::Expired
				| SubmitError::Replaced => Fate::Failed,
			};
			report(&desk, batch, fate, Some(error.to_string())).await;
			fate
		},
	}
}

/// Whether a batch can land although its submission ended in this error.
fn fate_of_refused(error: &ChainError) -> Fate {
	match error {
		ChainError::Unreachable { .. } | ChainError::TimedOut { .. } => Fate::Unknown,
		_ => Fate::Failed,
	}
}

async fn report(desk: &mpsc::Sender<Message>, batch: BatchId, fate: Fate, alarm: Option<String>) {
	if let Some(alarm) = &alarm {
		tracing::warn!(%alarm, ?fate, "a batch of orders was not settled");
	}
	drop(desk.send(Message::Ended { batch, fate, alarm }).await);
}
