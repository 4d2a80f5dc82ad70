//! Watches the streams that run, and keeps their live states on the chain true.
//!
//! It is told which streams start and stop, and says which must end, so that it knows nothing of how
//! media flows. [`super::watch`] and [`super::live`] decide; this asks the chain and submits to it.

use super::{
	live::{Act, LiveStates, Outcome, Place, Submit},
	watch::{End, Watch},
	Gate,
};
use futures::{stream, StreamExt};
use livestars_chain::{
	Account, BlockNumber, BlockRef, Call, Chain, ChainError, Event, Hash, Included, Live, Signer,
	SubmitError, Update, What,
};
use std::{
	collections::BTreeSet,
	time::{Duration, Instant},
};
use tokio::{
	sync::mpsc,
	task::{JoinHandle, JoinSet},
	time::{interval, sleep, timeout, MissedTickBehavior},
};

/// How many streams can start and stop before the stage has heard of the first of them.
const WAITING: usize = 256;

/// The most streams that can have to end at once: more than a relay carries.
const MOST_ENDS: usize = 16_384;

/// How often it is looked whether the chain fell silent.
const TICK: Duration = Duration::from_secs(1);

/// How often it is looked whether the chain still says that what flows is live.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// How long a call may take to come into a block.
const INCLUSION_LIMIT: Duration = Duration::from_secs(45);

/// How long streams may take to go offline on the chain when the relay ends.
const FAREWELL_LIMIT: Duration = Duration::from_secs(15);

/// How many accounts are asked for at once.
const CONCURRENT: usize = 16;

/// Tells the stage which streams run. Clones tell the same stage.
#[derive(Clone, Debug)]
pub struct Stage(mpsc::Sender<Happening>);

#[derive(Debug)]
enum Happening {
	Started { performer: Account, cast: Vec<Account> },
	Stopped { performer: Account },
}

impl Stage {
	/// Media of `performer` came, with `cast` beside her. The gate admitted them before.
	pub async fn started(&self, performer: Account, cast: Vec<Account>) {
		// Nobody listens only when the relay ends.
		let _ = self.0.send(Happening::Started { performer, cast }).await;
	}

	/// Media of `performer` ended, for whatever reason.
	pub async fn stopped(&self, performer: Account) {
		let _ = self.0.send(Happening::Stopped { performer }).await;
	}
}

#[cfg(test)]
impl Stage {
	/// One that nobody listens to.
	pub fn for_test() -> Self {
		Self(mpsc::channel(1).0)
	}
}

/// What a task found out.
enum Report {
	/// A submission ended.
	Submitted(Submit, Outcome),
	/// These accounts are not eligible, for these reasons.
	Judged(Vec<(Account, String)>),
	/// These performers flow here, and are not live here on the chain.
	Missing(Vec<Account>),
	/// These performers were live here on the chain up to this place, since before the relay started.
	LeftBehind(Place, Vec<Account>),
	/// Nothing that matters here.
	Nothing,
}

/// Starts to watch. The streams that must end come out of the receiver; when every [`Stage`] is
/// dropped, or the chain cannot be followed without a gap, all streams go offline on the chain, and the
/// task ends.
pub fn start(
	gate: Gate,
	chain: Chain,
	relay: Signer,
) -> (Stage, mpsc::Receiver<End>, JoinHandle<()>) {
	let (stage, happenings) = mpsc::channel(WAITING);
	let (ends, receiver) = mpsc::channel(MOST_ENDS);
	let settings = gate.settings();
	let updates = chain.follow(None);
	let keeper = Keeper {
		watch: Watch::new(settings.grace),
		states: LiveStates::new(relay.account(), settings.patience),
		gate,
		chain,
		relay,
		ends,
		tasks: JoinSet::new(),
		sweeping: false,
		changed: Vec::new(),
		looked_at: Instant::now(),
	};
	(Stage(stage), receiver, tokio::spawn(keeper.run(happenings, updates)))
}

struct Keeper {
	gate: Gate,
	chain: Chain,
	relay: Signer,
	watch: Watch,
	states: LiveStates,
	ends: mpsc::Sender<End>,
	tasks: JoinSet<Report>,
	/// Whether everybody on camera is being looked at.
	sweeping: bool,
	/// What changed in blocks that are not final yet.
	changed: Vec<(BlockNumber, Change)>,
	looked_at: Instant,
}

/// What is read again once it is final.
enum Change {
	Room(Account),
	Proxies(Account),
}

impl Keeper {
	async fn run(
		mut self,
		mut happenings: mpsc::Receiver<Happening>,
		mut updates: mpsc::Receiver<Update>,
	) {
		let mut ticks = interval(TICK);
		ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
		self.find_left_behind();
		loop {
			tokio::select! {
				happening = happenings.recv() => match happening {
					Some(happening) => self.hear(happening).await,
					None => break,
				},
				update = updates.recv() => match update {
					Some(update) => self.follow(update).await,
					// Nobody on camera is watched any more.
					None => break,
				},
				Some(report) = self.tasks.join_next() => self.take(report.ok()).await,
				_ = ticks.tick() => self.tick().await,
			}
		}
		// A relay that ends says so of every stream.
		let farewell = async {
			for performer in self.watch_all() {
				self.watch.stopped(performer);
				let acts = self.states.stopped(performer, Instant::now());
				self.act(acts).await;
			}
			while !self.states.is_empty() {
				tokio::select! {
					Some(report) = self.tasks.join_next() => self.take(report.ok()).await,
					_ = ticks.tick() => self.tick().await,
				}
			}
		};
		if timeout(FAREWELL_LIMIT, farewell).await.is_err() {
			tracing::warn!("not every stream went offline on the chain before the relay ended");
		}
	}

	/// Whose streams run.
	fn watch_all(&self) -> BTreeSet<Account> {
		self.watch.everybody().into_iter().chain(self.states.live()).collect()
	}

	async fn hear(&mut self, happening: Happening) {
		match happening {
			Happening::Started { performer, cast } => {
				self.watch.started(performer, &cast);
				let best = self.chain.link().borrow().best;
				// The gate asked the finalised state; a block since then may say otherwise.
				if let Some(best) = best {
					let everybody = cast.iter().copied().chain([performer]);
					self.judge(best.hash, everybody.collect());
				}
				let known = best.map(|best| Place::after(best.number)).unwrap_or_default();
				let acts = self.states.started(performer, cast, known, Instant::now());
				self.act(acts).await;
			},
			Happening::Stopped { performer } => {
				self.watch.stopped(performer);
				let acts = self.states.stopped(performer, Instant::now());
				self.act(acts).await;
			},
		}
	}

	async fn follow(&mut self, update: Update) {
		match update {
			Update::Best { enacted, .. } => {
				for block in enacted {
					for event in block.events {
						self.see(block.at, event).await;
					}
				}
			},
			Update::Finalized(block) => {
				if !self.sweeping {
					self.sweeping = true;
					self.judge(block.hash, self.watch.everybody());
				}
				self.read_again(block.number);
			},
		}
	}

	/// Takes what happened in a best block.
	async fn see(&mut self, at: BlockRef, Event { index, what, .. }: Event) {
		let (place, now) = (Place::of(at.number, index), Instant::now());
		let acts = match what {
			What::EligibilityChanged { account } => {
				if self.watch.is_on_camera(account) {
					self.judge(at.hash, BTreeSet::from([account]));
				}
				return;
			},
			What::WentLive { performer, relay, .. } => {
				self.states.went_live(performer, relay, place, now)
			},
			What::WentOffline { performer, reason } => {
				self.states.went_offline(performer, &reason, place, now)
			},
			What::CountriesBlocked { performer }
			| What::RoomOpened { performer, .. }
			| What::RoomClosed { performer } => {
				self.changed.push((at.number, Change::Room(performer)));
				return;
			},
			What::ProxiesChanged { account } => {
				self.changed.push((at.number, Change::Proxies(account)));
				return;
			},
			_ => return,
		};
		self.act(acts).await;
	}

	/// Reads again what changed in blocks that are final now.
	fn read_again(&mut self, finalized: BlockNumber) {
		let changed = std::mem::take(&mut self.changed);
		for (block, change) in changed {
			match change {
				change if block > finalized => self.changed.push((block, change)),
				Change::Room(performer) => self.gate.forget_room(performer),
				Change::Proxies(account) => {
					let gate = self.gate.clone();
					self.tasks.spawn(async move {
						while let Err(error) = gate.check_signers(account).await {
							tracing::warn!(%error, "proxies could not be read again");
							sleep(TICK).await;
						}
						Report::Nothing
					});
				},
			}
		}
	}

	async fn take(&mut self, report: Option<Report>) {
		let now = Instant::now();
		match report {
			Some(Report::Submitted(submit, outcome)) => {
				if let Outcome::Refused { error: reason, .. } | Outcome::Failed(reason) = &outcome {
					tracing::warn!(?submit, reason, "a live state was not submitted");
				}
				let acts = self.states.outcome(&submit, outcome, now);
				self.act(acts).await;
			},
			Some(Report::Judged(ineligible)) => {
				self.sweeping = false;
				for (account, reason) in ineligible {
					for end in self.watch.judge(account, Err(reason)) {
						self.end(end).await;
					}
				}
			},
			Some(Report::Missing(performers)) => {
				for performer in performers {
					let acts = self.states.went_missing(performer, now);
					self.act(acts).await;
				}
			},
			Some(Report::LeftBehind(known, performers)) => {
				for performer in performers {
					let acts = self.states.left_behind(performer, known, now);
					self.act(acts).await;
				}
			},
			Some(Report::Nothing) | None => {},
		}
	}

	async fn tick(&mut self) {
		let silence = self.chain.link().borrow().silence();
		for end in self.watch.listen(silence) {
			self.end(end).await;
		}
		let acts = self.states.tick(Instant::now());
		self.act(acts).await;
		if self.looked_at.elapsed() >= LOOK_EVERY {
			self.looked_at = Instant::now();
			self.find_missing();
		}
	}

	async fn act(&mut self, acts: Vec<Act>) {
		for act in acts {
			match act {
				Act::Submit(submit) => {
					let (chain, relay) = (self.chain.clone(), self.relay.clone());
					self.tasks.spawn(async move {
						let outcome = hand_in(&chain, &relay, &submit).await;
						Report::Submitted(submit, outcome)
					});
				},
				Act::End(end) => {
					self.watch.stopped(end.performer);
					self.end(end).await;
				},
			}
		}
	}

	async fn end(&mut self, end: End) {
		tracing::info!(performer = %end.performer, reason = %end.reason, "a stream must end");
		// Whoever carries the media is gone only when the relay ends.
		let _ = self.ends.send(end).await;
	}

	/// Finds out who of `accounts` is not eligible at a block.
	fn judge(&mut self, block: Hash, accounts: BTreeSet<Account>) {
		let chain = self.chain.clone();
		self.tasks.spawn(async move {
			let accounts = accounts.into_iter();
			let judged = stream::iter(accounts.map(|account| {
				let chain = chain.clone();
				async move { (account, eligibility(&chain, block, account).await) }
			}));
			let judged =
				judged.buffer_unordered(CONCURRENT).filter_map(|(account, judged)| async move {
					match judged {
						Ok(Ok(())) => None,
						Ok(Err(reason)) => Some((account, reason)),
						// The next final block is asked again, and a silent chain ends every stream.
						Err(error) => {
							tracing::warn!(%error, "eligibility could not be read");
							None
						},
					}
				});
			Report::Judged(judged.collect().await)
		});
	}

	/// Finds out who flows and is not live on the chain.
	fn find_missing(&mut self) {
		let (chain, relay, live) = (self.chain.clone(), self.relay.account(), self.states.live());
		if live.is_empty() {
			return;
		}
		self.tasks.spawn(async move {
			let mut missing = Vec::new();
			for performer in live {
				match live_state(&chain, performer).await {
					Ok((Some(state), _)) if state.relay == relay => {},
					Ok(_) => missing.push(performer),
					Err(error) => tracing::debug!(%error, "a live state could not be read"),
				}
			}
			Report::Missing(missing)
		});
	}

	/// Finds out what an earlier run of the relay left behind.
	fn find_left_behind(&mut self) {
		let (chain, relay) = (self.chain.clone(), self.relay.account());
		self.tasks.spawn(async move {
			loop {
				let live = async {
					let at = chain.at_best().await?;
					Ok::<_, ChainError>((Place::after(at.block().number), at.live().await?))
				};
				match live.await {
					Ok((known, live)) => {
						let own = live.into_iter().filter(|(_, state)| state.relay == relay);
						return Report::LeftBehind(
							known,
							own.map(|(performer, _)| performer).collect(),
						);
					},
					Err(error) => {
						tracing::warn!(%error, "the streams on the chain could not be read");
						tokio::time::sleep(LOOK_EVERY).await;
					},
				}
			}
		});
	}
}

async fn eligibility(
	chain: &Chain,
	block: Hash,
	account: Account,
) -> Result<Result<(), String>, ChainError> {
	chain.at(block).await?.eligibility(&account).await
}

/// The stream of `performer` by the best block, and up to where that is known.
async fn live_state(
	chain: &Chain,
	performer: Account,
) -> Result<(Option<Live>, Place), ChainError> {
	let at = chain.at_best().await?;
	let live = at.room(&performer).await?.and_then(|room| room.live);
	Ok((live, Place::after(at.block().number)))
}

/// Submits, and waits for a best block.
async fn hand_in(chain: &Chain, relay: &Signer, submit: &Submit) -> Outcome {
	let own = relay.account();
	let call = match submit.clone() {
		Submit::GoLive { performer, cast } => Call::GoLive { performer, relay: own, cast },
		Submit::GoOffline { performer } => Call::GoOffline { performer },
	};
	let submitted = async { chain.submit(relay, call).await?.included().await };
	let error = match timeout(INCLUSION_LIMIT, submitted).await {
		Ok(Ok(included)) => return Outcome::Done(place(&included)),
		Ok(Err(error)) => error,
		Err(_) => return Outcome::Failed("no block took the call in time".into()),
	};
	match (error, submit) {
		(SubmitError::Dispatch { error, block }, Submit::GoLive { performer, cast })
			if error == "Rooms.AlreadyLive" =>
		{
			match live_state(chain, *performer).await {
				Ok((Some(live), known)) if live.relay == own && same(&live.cast, cast) => {
					Outcome::Done(known)
				},
				Ok((Some(live), _)) if live.relay == own => Outcome::OtherCast,
				_ => Outcome::Refused { error, at: Place::after(block) },
			}
		},
		(SubmitError::Dispatch { error, block }, _) => {
			Outcome::Refused { error, at: Place::after(block) }
		},
		(error, _) => Outcome::Failed(error.to_string()),
	}
}

/// Where a call changed a live state.
fn place(included: &Included) -> Place {
	let block = included.block.number;
	let changes = |what: &What| matches!(what, What::WentLive { .. } | What::WentOffline { .. });
	let change = included.events.iter().find(|event| changes(&event.what));
	change.map_or(Place::after(block), |event| Place::of(block, event.index))
}

/// Whether two casts are of the same people.
fn same(one: &[Account], other: &[Account]) -> bool {
	let set = |cast: &[Account]| cast.iter().copied().collect::<BTreeSet<_>>();
	set(one) == set(other)
}
