//! All rooms of the relay.

use super::{
	digest::{Digest, Recent},
	inbox::{Change, Control, Input, Joined, Outgoing, Refused},
	limits::ChatLimit,
	moderation::{Moderation, Record},
	person::{Identity, Names},
	seams::{Dependencies, Happening, TipUpdate, Told},
	settings::Settings,
	shelf::Shelf,
	state::{Start, Visitor},
	task::Task,
};
use crate::{database::DatabaseError, events::Ring};
use futures::FutureExt;
use governor::clock::DefaultClock;
use livestars_chain::{Account, BlockNumber, Update};
use serde::Serialize;
use std::{
	collections::{HashMap, HashSet, VecDeque},
	path::Path,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc, Mutex, MutexGuard, PoisonError,
	},
	time::Duration,
};
use tokio::sync::{mpsc, oneshot, watch, OwnedSemaphorePermit, Semaphore};

/// Wishes that wait for a room.
const INBOX: usize = 1_024;
/// News of the relay that wait for a room.
const CONTROL: usize = 256;
/// Messages for one socket alone that wait for it.
pub(super) const MAILBOX: usize = 32;

/// All rooms of a relay. Cheap to clone.
#[derive(Clone)]
pub struct Rooms {
	pub(crate) shared: Arc<Shared>,
}

/// What rooms and sockets share.
pub(crate) struct Shared {
	pub settings: Arc<Settings>,
	pub dependencies: Dependencies,
	pub names: Arc<Names>,
	pub chat: ChatLimit,
	pub counters: Counters,
	sockets: Arc<Semaphore>,
	places: usize,
	drain: watch::Sender<Option<Drain>>,
	/// Where mutes, bans and moderators go to outlive the process.
	shelf: Option<mpsc::Sender<(Account, Record)>>,
	registry: Mutex<Registry>,
	/// Held while an update of the chain is told, so that rooms hear of blocks in their order.
	telling: tokio::sync::Mutex<()>,
}

/// The relay is going away: the URL of the relay that those in the room of a performer are sent to,
/// if one is known.
pub(crate) type Drain = Arc<dyn Fn(&Account) -> Option<String> + Send + Sync>;

/// The rooms that are open, and what those that open have to know.
struct Registry {
	rooms: HashMap<Account, Handle>,
	recent: Recent,
	finalised: BlockNumber,
	publishing: HashSet<Account>,
	/// The moderation of rooms that were closed, oldest first.
	moderations: VecDeque<(Account, Moderation)>,
}

/// A room that is open.
#[derive(Clone)]
struct Handle {
	inbox: mpsc::Sender<Input>,
	control: mpsc::Sender<Control>,
}

/// How often what happened.
#[derive(Default)]
pub(crate) struct Counters {
	refused: AtomicU64,
	lagged: AtomicU64,
	slow: AtomicU64,
}

/// The figures of all rooms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
	/// Rooms that are open.
	pub rooms: usize,
	/// Sockets and waiting polls.
	pub sockets: usize,
	/// Messages that were refused, since the relay started.
	pub refused_messages: u64,
	/// Times that a socket fell behind and was told the room anew, since the relay started.
	pub lagged: u64,
	/// Sockets that were closed because they did not keep up, since the relay started.
	pub closed_for_slowness: u64,
	/// Whether the relay is being drained.
	pub draining: bool,
}

impl Counters {
	/// A message was refused.
	pub fn refused(&self) {
		self.refused.fetch_add(1, Ordering::Relaxed);
	}

	/// A socket fell behind.
	pub fn lagged(&self) {
		self.lagged.fetch_add(1, Ordering::Relaxed);
	}

	/// A socket was closed for slowness.
	pub fn slow(&self) {
		self.slow.fetch_add(1, Ordering::Relaxed);
	}
}

impl Rooms {
	/// No rooms yet. They open when somebody asks for them. Their mutes, bans and moderators end with
	/// the process.
	pub fn new(settings: Settings, dependencies: Dependencies) -> Self {
		Self::with(settings, dependencies, None, Vec::new())
	}

	/// No rooms yet, whose mutes, bans and moderators of accounts are kept in `folder`.
	pub async fn kept_in(
		settings: Settings,
		dependencies: Dependencies,
		folder: &Path,
	) -> Result<Self, DatabaseError> {
		let shelf = Shelf::open(folder, &settings)?;
		let records = shelf.all().await?;
		Ok(Self::with(settings, dependencies, Some(shelf.keep()), records))
	}

	fn with(
		settings: Settings,
		dependencies: Dependencies,
		shelf: Option<mpsc::Sender<(Account, Record)>>,
		records: Vec<(Account, Record)>,
	) -> Self {
		let names = Names::new();
		let restored = |(performer, record): (Account, Record)| {
			let mut moderation = settings.moderation(performer);
			moderation.restore(record, |account| names.account(&performer, account));
			(performer, moderation)
		};
		let places = settings.sockets.min(u32::MAX as usize).min(Semaphore::MAX_PERMITS);
		let registry = Registry {
			rooms: HashMap::new(),
			recent: Recent::new(settings.blocks),
			finalised: 0,
			publishing: HashSet::new(),
			moderations: records.into_iter().map(restored).collect(),
		};
		Self {
			shared: Arc::new(Shared {
				chat: ChatLimit::new(&settings, DefaultClock::default()),
				settings: Arc::new(settings),
				dependencies,
				names: Arc::new(names),
				counters: Counters::default(),
				sockets: Arc::new(Semaphore::new(places)),
				places,
				drain: watch::Sender::new(None),
				shelf,
				registry: Mutex::new(registry),
				telling: tokio::sync::Mutex::default(),
			}),
		}
	}

	/// The paths of the rooms and of their events.
	pub fn router(&self) -> axum::Router {
		super::http::router(self.shared.clone()).merge(crate::events::router(self.shared.clone()))
	}

	/// The performer publishes to this relay now.
	pub async fn stream_started(&self, performer: &Account) {
		self.shared.registry().publishing.insert(*performer);
		self.shared.tell(performer, Control::Publish(true)).await;
	}

	/// The performer does not publish to this relay any more.
	pub async fn stream_ended(&self, performer: &Account) {
		self.shared.registry().publishing.remove(performer);
		self.shared.tell(performer, Control::Publish(false)).await;
	}

	/// Whose rooms are open.
	pub fn open(&self) -> Vec<Account> {
		self.shared.registry().rooms.keys().copied().collect()
	}

	/// Something became of an order.
	pub async fn tip(&self, update: TipUpdate) {
		let performer = update.performer;
		self.shared.tell(&performer, Control::Tip(update)).await;
	}

	/// Something happened around a room. An account that follows and unfollows faster than it could chat
	/// is not told of.
	pub async fn happened(&self, performer: &Account, happening: Happening) {
		if let Happening::Followed { by } | Happening::Unfollowed { by } = happening {
			if self.shared.chat.check(&Identity::Account(by)).is_err() {
				return;
			}
		}
		self.shared.tell(performer, Control::Happen(happening)).await;
	}

	/// The same for those who do not know of rooms.
	pub fn told(&self) -> Told {
		let rooms = self.clone();
		Arc::new(move |performer, happening| {
			let rooms = rooms.clone();
			async move { rooms.happened(&performer, happening).await }.boxed()
		})
	}

	/// The chain went on. Updates are told in their order, each after the one before is done.
	pub async fn on_update(&self, update: &Update) {
		let _in_order = self.shared.telling.lock().await;
		let (rooms, news) = self.shared.registry().take(update);
		for room in rooms {
			// A room that was closed meanwhile reads the chain anew when it opens.
			let _ = room.control.send(news.control()).await;
		}
	}

	/// Sends everybody away, and lets nobody in any more; `to` gives the URL of another relay for the
	/// room of a performer, if one is known. Done when all are gone, or had time enough.
	pub async fn drain(&self, to: impl Fn(&Account) -> Option<String> + Send + Sync + 'static) {
		self.shared.drain.send_replace(Some(Arc::new(to)));
		let Shared { settings, sockets, places, .. } = &*self.shared;
		let most = settings.drain_milliseconds.saturating_add(settings.send_milliseconds);
		// There are at most `u32::MAX` places; nobody closes the semaphore.
		let all = sockets.acquire_many(u32::try_from(*places).unwrap_or(u32::MAX));
		let _ = tokio::time::timeout(Duration::from_millis(most), all).await;
	}

	/// The figures of all rooms.
	pub fn stats(&self) -> Stats {
		let Shared { counters, .. } = &*self.shared;
		Stats {
			rooms: self.shared.registry().rooms.len(),
			sockets: self.shared.places - self.shared.sockets.available_permits(),
			refused_messages: counters.refused.load(Ordering::Relaxed),
			lagged: counters.lagged.load(Ordering::Relaxed),
			closed_for_slowness: counters.slow.load(Ordering::Relaxed),
			draining: self.shared.drain.borrow().is_some(),
		}
	}
}

/// What rooms are told of an update.
enum News {
	Chain(Arc<Change>),
	Final(BlockNumber),
}

impl News {
	fn control(&self) -> Control {
		match self {
			Self::Chain(change) => Control::Chain(change.clone()),
			Self::Final(block) => Control::Final(*block),
		}
	}
}

impl Registry {
	/// Takes an update, and returns who is to be told what of it.
	fn take(&mut self, update: &Update) -> (Vec<Handle>, News) {
		let news = match update {
			Update::Best { retracted, enacted } => {
				let left = retracted.iter().filter_map(|block| self.recent.leave(block)).collect();
				let came: Vec<_> =
					enacted.iter().map(|block| Arc::new(Digest::from(block))).collect();
				came.iter().for_each(|block| self.recent.push(block.clone()));
				News::Chain(Arc::new(Change { left, came }))
			},
			Update::Finalized(block) => {
				self.finalised = self.finalised.max(block.number);
				News::Final(block.number)
			},
		};
		(self.rooms.values().cloned().collect(), news)
	}
}

impl Shared {
	/// A place for a socket or a waiting poll that wants to be in the room of `performer`.
	pub fn place(&self, performer: &Account) -> Result<OwnedSemaphorePermit, Refused> {
		if let Some(to) = &*self.drain.borrow() {
			return Err(Refused::Draining(to(performer)));
		}
		self.sockets.clone().try_acquire_owned().map_err(|_| Refused::TooManySockets)
	}

	/// Hears when the relay is drained.
	pub fn drained(&self) -> watch::Receiver<Option<Drain>> {
		self.drain.subscribe()
	}

	/// Lets somebody into a room, which is opened for her if it is not open.
	pub async fn join(
		self: &Arc<Self>,
		performer: &Account,
		visitor: &Visitor,
		account: Option<Account>,
	) -> Result<(Joined, mpsc::Receiver<Outgoing>), Refused> {
		let (joined, mailbox) = self
			.ask(performer, || {
				let (mailbox, letters) = mpsc::channel(MAILBOX);
				let (reply, answer) = oneshot::channel();
				let visitor = visitor.clone();
				(Input::Join { visitor, account, mailbox, reply }, answer, letters)
			})
			.await?;
		Ok((joined, mailbox))
	}

	/// The events of a room, which is opened if it is not open.
	pub async fn ring(self: &Arc<Self>, performer: &Account) -> Result<Arc<Ring>, Refused> {
		let (ring, ()) = self
			.ask(performer, || {
				let (reply, answer) = oneshot::channel();
				(Input::Knock(reply), answer, ())
			})
			.await?;
		Ok(ring)
	}

	/// Asks a room something until it is open to answer: one that is just closing does not.
	async fn ask<T, M>(
		self: &Arc<Self>,
		performer: &Account,
		question: impl Fn() -> (Input, oneshot::Receiver<Result<T, Refused>>, M),
	) -> Result<(T, M), Refused> {
		loop {
			let inbox = self.room(performer)?.inbox;
			let (input, answer, more) = question();
			if inbox.send(input).await.is_err() {
				continue;
			}
			if let Ok(answer) = answer.await {
				return answer.map(|answer| (answer, more));
			}
		}
	}

	/// Tells a room something, if it is open.
	async fn tell(&self, performer: &Account, control: Control) {
		let handle = self.registry().rooms.get(performer).cloned();
		if let Some(handle) = handle {
			// A room that was closed meanwhile has nobody in it who would want to know.
			let _ = handle.control.send(control).await;
		}
	}

	/// Has what outlives the process written.
	pub(super) async fn keep(&self, performer: &Account, record: Record) {
		if let Some(shelf) = &self.shelf {
			// It ends with the process.
			let _ = shelf.send((*performer, record)).await;
		}
	}

	/// Takes a room off the list, and keeps its moderation. Not done when `may_close` says so.
	pub(super) fn close(
		&self,
		performer: &Account,
		moderation: Option<Moderation>,
		may_close: impl FnOnce() -> bool,
	) -> bool {
		let mut registry = self.registry();
		if !may_close() {
			return false;
		}
		registry.rooms.remove(performer);
		if let Some(moderation) = moderation {
			if registry.moderations.len() >= self.settings.rooms {
				registry.moderations.pop_front();
			}
			registry.moderations.push_back((*performer, moderation));
		}
		true
	}

	/// A room, which is opened if it is not open.
	fn room(self: &Arc<Self>, performer: &Account) -> Result<Handle, Refused> {
		let mut registry = self.registry();
		if let Some(handle) = registry.rooms.get(performer) {
			return Ok(handle.clone());
		}
		if registry.rooms.len() >= self.settings.rooms {
			return Err(Refused::TooManyRooms);
		}
		let known = registry.moderations.iter().position(|(whose, _)| whose == performer);
		let moderation = known.and_then(|place| registry.moderations.remove(place));
		let (to_inbox, inbox) = mpsc::channel(INBOX);
		let (to_control, control) = mpsc::channel(CONTROL);
		let task = Task {
			shared: self.clone(),
			performer: *performer,
			inbox,
			control,
			to_inbox: to_inbox.downgrade(),
			to_control: to_control.downgrade(),
			ring: Arc::new(Ring::new(self.settings.events)),
			moderation: moderation.map(|(_, moderation)| moderation),
		};
		let (recent, finalised) = (registry.recent.clone(), registry.finalised);
		let publishes = registry.publishing.contains(performer);
		let (settings, names) = (self.settings.clone(), self.names.clone());
		let (performer, relay) = (*performer, self.dependencies.relay);
		let unknown_country = self.dependencies.unknown_country;
		tokio::spawn(task.run(move |description, tips, moderation| Start {
			settings,
			names,
			performer,
			relay,
			unknown_country,
			description,
			tips,
			moderation,
			recent,
			finalised,
			publishes,
		}));
		let handle = Handle { inbox: to_inbox, control: to_control };
		registry.rooms.insert(performer, handle.clone());
		Ok(handle)
	}

	/// The registry is whole whenever the lock is free, so a panic elsewhere does not spoil it.
	fn registry(&self) -> MutexGuard<'_, Registry> {
		self.registry.lock().unwrap_or_else(PoisonError::into_inner)
	}
}
