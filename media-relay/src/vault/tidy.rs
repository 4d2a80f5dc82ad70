//! Deleting what the chain names no more.

use super::{Place, Vault, VaultError, ORPHAN_LIFETIME};
use crate::clock::now;
use livestars_chain::{Account, Block, BlockNumber, Update, What};
use std::{
	collections::{BTreeMap, BTreeSet},
	time::Duration,
};
use tokio::{
	sync::mpsc,
	time::{interval, MissedTickBehavior},
};

/// How often all bundles are compared with the chain, besides those of which it says something.
const SWEEP_EVERY: Duration = Duration::from_secs(60 * 60);

/// How many owners a sweep takes from the database at once.
const SWEEP_BATCH: u32 = 256;

/// The most accounts that are remembered until a block is final. The sweep finds the others.
const MOST_REMEMBERED: usize = 10_000;

/// Accounts of which the chain said something in blocks that are not final.
#[derive(Default)]
pub(super) struct Mentioned(BTreeMap<BlockNumber, BTreeSet<Account>>);

impl Mentioned {
	/// Remembers those whose documents a block is about.
	pub(super) fn note(&mut self, block: &Block) {
		if self.0.values().map(BTreeSet::len).sum::<usize>() >= MOST_REMEMBERED {
			return;
		}
		let accounts = block.events.iter().filter_map(|event| match event.what {
			What::Submitted { account, .. }
			| What::SubmissionEnded { account }
			| What::EligibilityChanged { account } => Some(account),
			_ => None,
		});
		let accounts = accounts.collect::<BTreeSet<_>>();
		if !accounts.is_empty() {
			self.0.entry(block.at.number).or_default().extend(accounts);
		}
	}

	/// Forgets those that blocks up to `number` are about, and returns them.
	pub(super) fn take(&mut self, number: BlockNumber) -> BTreeSet<Account> {
		let later = self.0.split_off(&number.saturating_add(1));
		std::mem::replace(&mut self.0, later).into_values().flatten().collect()
	}
}

impl Vault {
	/// Compares the bundles of `owner` with finalised state: deletes those that it names no more,
	/// and those that it never named once they are older than [`ORPHAN_LIFETIME`]. Returns how many
	/// it deleted.
	pub async fn tidy(&self, owner: Account) -> Result<usize, VaultError> {
		self.tidy_at(owner, now()).await
	}

	pub(super) async fn tidy_at(&self, owner: Account, now: u64) -> Result<usize, VaultError> {
		let owned = self.shelf.owned(owner).await?;
		if owned.is_empty() {
			return Ok(0);
		}
		let named = self.records.named(owner).await?;
		let orphaned = now.saturating_sub(ORPHAN_LIFETIME.as_millis() as u64);
		let mut deleted = 0;
		for fingerprint in owned {
			let _changing = self.changing.lock().await;
			// Its file was taken away from outside, and counts against the quota no more.
			let Some(bundle) = self.shelf.find(fingerprint).await? else {
				self.take_away(fingerprint).await?;
				continue;
			};
			let is_named = named.contains(&fingerprint);
			match (bundle.place, is_named) {
				(Place::Uploaded, true) => self.shelf.submit(fingerprint).await?,
				(Place::Submitted, true) => {},
				(Place::Uploaded, false) if bundle.uploaded_at >= orphaned => {},
				(Place::Uploaded | Place::Submitted, false) => {
					self.take_away(fingerprint).await?;
					deleted += 1;
				},
			}
		}
		Ok(deleted)
	}

	/// Compares all bundles with finalised state. Returns how many it deleted.
	pub async fn sweep(&self) -> Result<usize, VaultError> {
		let now = now();
		let (mut deleted, mut last) = (0, None);
		loop {
			let owners = self.shelf.owners(last, SWEEP_BATCH).await?;
			let Some(end) = owners.last().copied() else { return Ok(deleted) };
			for owner in owners {
				deleted += self.tidy_at(owner, now).await?;
			}
			last = Some(end);
		}
	}

	/// Deletes what the chain names no more as soon as that is final, as `updates` tell, and sweeps
	/// now and then; until `updates` end.
	pub async fn keep_tidy(self, mut updates: mpsc::Receiver<Update>) {
		let mut mentioned = Mentioned::default();
		let mut ticks = interval(SWEEP_EVERY);
		ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
		loop {
			tokio::select! {
				_ = ticks.tick() => told(self.sweep().await),
				update = updates.recv() => match update {
					Some(Update::Best { enacted, .. }) => {
						enacted.iter().for_each(|block| mentioned.note(block));
					},
					Some(Update::Finalized(block)) => {
						for account in mentioned.take(block.number) {
							told(self.tidy(account).await);
						}
					},
					None => return,
				},
			}
		}
	}
}

/// What could not be compared is kept, and is looked at again in the next sweep.
fn told(outcome: Result<usize, VaultError>) {
	match outcome {
		Ok(0) => {},
		Ok(deleted) => tracing::info!(deleted, "bundles that the chain names no more are deleted"),
		Err(error) => tracing::warn!(%error, "bundles are kept until they can be compared"),
	}
}
