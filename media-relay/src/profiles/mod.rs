//! # Room documents
//!
//! A performer's room is described by a JSON [`Document`]: title, tags, tip menu, goal, prices. She
//! signs it and posts it to her relay; the chain names the BLAKE2b-256 hash of its exact bytes
//! (`rooms.set_profile`), and relays serve the bytes under that hash. Whoever reads it compares the
//! hash with the chain's and needs to trust no relay.
//!
//! A relay keeps the document that the chain names, and a few that were posted and may be named
//! soon. It fetches what it lacks from the relay on which the performer is live.

mod chain;
mod document;
mod fetch;
mod http;
mod store;
#[cfg(test)]
mod tests;
mod value;

pub use chain::{RoomOnChain, Rooms};
pub use document::{Chat, Document, Fault, Goal, Links, Offer, Prices, Version, MAX_DOCUMENT};
pub use fetch::{Fetch, OverHttp};
pub use http::router;
pub use store::DRAFTS;
pub use value::{Distinct, Language, List, Price, Tag, Text};

use crate::{clock::now, database::DatabaseError, problem::Problem};
use axum::http::StatusCode;
use futures::{stream, StreamExt};
use livestars_chain::{Account, ChainError, Hash, Signature};
use std::{
	collections::BTreeMap,
	fmt,
	path::Path,
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use store::Store;
use tokio::{
	sync::Semaphore,
	time::{interval, Instant},
};

/// How long a document is kept that the chain does not name.
pub const DRAFT_LIFETIME: Duration = Duration::from_secs(60 * 60);

/// How often documents are looked for that nobody needs any more.
const SWEEP_EVERY: Duration = Duration::from_secs(10 * 60);

/// How many performers a sweep takes from the database at once.
const SWEEP_BATCH: u32 = 256;

/// How many documents are fetched from other relays at once. Whoever comes later is told that the
/// document is not here.
const FETCHES: usize = 8;

/// From how many relays documents are fetched at once for those who ask later.
const GATHERED: usize = FETCHES / 2;

/// How many documents are looked for at once.
const LOOKS: usize = 16;

/// How long a relay is not asked again for a document that it did not have.
const ASK_AGAIN_AFTER: Duration = Duration::from_secs(30);

/// The most documents that are remembered as not found.
const MOST_MISSED: usize = 1_024;

/// Why a document is not published or not found.
#[derive(Debug)]
pub enum ProfileError {
	/// The document is not what the schema says.
	Invalid(Fault),
	/// The signature is not by whom it should be.
	NotSigned {
		/// By whom it should be.
		signer: Account,
	},
	/// The signer is neither the performer nor acts for her.
	NotHers {
		/// The performer.
		performer: Account,
		/// The signer.
		signer: Account,
	},
	/// The performer has no room on chain.
	NoRoom {
		/// The performer.
		performer: Account,
	},
	/// The chain could not be asked.
	Chain(ChainError),
	/// The documents on disk could not be read or written.
	Database(DatabaseError),
}

impl fmt::Display for ProfileError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Invalid(fault) => write!(f, "the document is at fault: {fault}"),
			Self::NotSigned { signer } => write!(
				f,
				"the signature is not that of {signer} over this document: sign the three lines \
				 livestars/profile/v1, genesis hash and document hash"
			),
			Self::NotHers { performer, signer } => write!(
				f,
				"{signer} does not act for {performer}: sign with her account, or with one of her \
				 streaming proxies"
			),
			Self::NoRoom { performer } => {
				write!(f, "{performer} has no room: open one on chain first (rooms.open_room)")
			},
			Self::Chain(error) => error.fmt(f),
			Self::Database(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for ProfileError {}

impl From<ChainError> for ProfileError {
	fn from(error: ChainError) -> Self {
		Self::Chain(error)
	}
}

impl From<DatabaseError> for ProfileError {
	fn from(error: DatabaseError) -> Self {
		Self::Database(error)
	}
}

impl From<ProfileError> for Problem {
	fn from(error: ProfileError) -> Self {
		let detail = error.to_string();
		match error {
			ProfileError::Invalid(Fault { path, .. }) => {
				Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-profile", detail).at(path)
			},
			ProfileError::NotSigned { .. } => {
				Self::new(StatusCode::FORBIDDEN, "wrong-signature", detail)
			},
			ProfileError::NotHers { .. } => {
				Self::new(StatusCode::FORBIDDEN, "not-her-proxy", detail)
			},
			ProfileError::NoRoom { .. } => Self::new(StatusCode::FORBIDDEN, "no-room", detail),
			ProfileError::Chain(_) => {
				Self::new(StatusCode::SERVICE_UNAVAILABLE, "chain-unreachable", detail)
			},
			ProfileError::Database(error) => error.into(),
		}
	}
}

/// What a performer signs to publish the document with this hash on the chain with this genesis
/// hash.
pub fn signed_message(genesis: Hash, document: Hash) -> String {
	format!("livestars/profile/v1\n{genesis}\n{document}")
}

/// The room documents of this relay. Clones share them.
#[derive(Clone)]
pub struct Profiles {
	store: Store,
	rooms: Arc<dyn Rooms>,
	relays: Arc<dyn Fetch>,
	fetches: Arc<Semaphore>,
	/// What was not found, and when.
	missed: Arc<Mutex<BTreeMap<Hash, Instant>>>,
	/// Held while missing documents are fetched for those who ask later.
	gathering: Arc<tokio::sync::Mutex<()>>,
}

/// Where a document is.
enum Whereabouts {
	/// It is here.
	Here(Box<Document>),
	/// That relay may have it.
	At(Account),
	/// Nobody who is known has it.
	Nowhere,
}

impl Profiles {
	/// Opens `profiles.sqlite` in `folder`, or creates it. Blocks on the disk.
	pub fn open(
		folder: &Path,
		rooms: Arc<dyn Rooms>,
		relays: Arc<dyn Fetch>,
	) -> Result<Self, DatabaseError> {
		let store = Store::open(&folder.join("profiles.sqlite"))?;
		let fetches = Arc::new(Semaphore::new(FETCHES));
		let (missed, gathering) = Default::default();
		Ok(Self { store, rooms, relays, fetches, missed, gathering })
	}

	/// Stores a document that `signer`, or the performer herself if nobody is named, signed, and
	/// returns whose it is and the hash under which it is served.
	pub async fn publish(
		&self,
		text: String,
		signature: Signature,
		signer: Option<Account>,
	) -> Result<(Account, Hash), ProfileError> {
		let document = Document::read(&text).map_err(ProfileError::Invalid)?;
		let performer = document.performer;
		let signer = signer.unwrap_or(performer);
		let hash = Hash::of(text.as_bytes());
		let message = signed_message(self.rooms.genesis(), hash);
		if !signer.verify(message.as_bytes(), &signature) {
			return Err(ProfileError::NotSigned { signer });
		}
		if signer != performer && !self.rooms.acts_for(signer, performer).await? {
			return Err(ProfileError::NotHers { performer, signer });
		}
		let room = self.rooms.room(performer).await?.ok_or(ProfileError::NoRoom { performer })?;
		self.store.put(performer, hash, text, room.profile, now()).await?;
		Ok((performer, hash))
	}

	/// The exact text of the document with this hash, if it is here.
	pub async fn text(&self, hash: Hash) -> Result<Option<String>, ProfileError> {
		Ok(self.store.get(hash).await?)
	}

	/// The exact text of the document that the chain names for `performer`, from here or from the
	/// relay on which she is live. Nothing if she has no room, or if none of the two has it.
	pub async fn text_of(
		&self,
		performer: Account,
	) -> Result<Option<(Hash, String)>, ProfileError> {
		let Some(room) = self.rooms.room(performer).await? else { return Ok(None) };
		let hash = room.profile;
		if let Some(text) = self.store.get(hash).await? {
			return Ok(Some((hash, text)));
		}
		let Some(text) = self.fetch(performer, &room).await? else { return Ok(None) };
		self.store.put(performer, hash, text.clone(), hash, now()).await?;
		Ok(Some((hash, text)))
	}

	/// The document that the chain names for `performer`, as [`Self::text_of`] finds it.
	pub async fn of(&self, performer: Account) -> Result<Option<Document>, ProfileError> {
		let found = self.text_of(performer).await?;
		found.map(|(_, text)| Document::read(&text).map_err(ProfileError::Invalid)).transpose()
	}

	/// Those documents of `performers` that are here. The others are fetched meanwhile, for those who
	/// ask later.
	pub async fn at_hand(&self, performers: Vec<Account>) -> BTreeMap<Account, Document> {
		let looks = performers.into_iter().map(|performer| {
			let profiles = self.clone();
			async move { (performer, profiles.look(performer).await) }
		});
		let found: Vec<_> = stream::iter(looks).buffer_unordered(LOOKS).collect().await;
		let (mut here, mut missing) = (BTreeMap::new(), BTreeMap::<_, Vec<_>>::new());
		for (performer, found) in found {
			match found {
				Ok(Whereabouts::Here(document)) => drop(here.insert(performer, *document)),
				Ok(Whereabouts::At(relay)) => missing.entry(relay).or_default().push(performer),
				Ok(Whereabouts::Nowhere) => {},
				Err(error) => tracing::debug!(%error, "a profile could not be read"),
			}
		}
		if missing.is_empty() {
			return here;
		}
		if let Ok(turn) = self.gathering.clone().try_lock_owned() {
			let profiles = self.clone();
			tokio::spawn(async move {
				let _turn = turn;
				profiles.gather(missing).await;
			});
		}
		here
	}

	async fn look(&self, performer: Account) -> Result<Whereabouts, ProfileError> {
		let Some(room) = self.rooms.room(performer).await? else { return Ok(Whereabouts::Nowhere) };
		if let Some(text) = self.store.get(room.profile).await? {
			let document = Document::read(&text).map_err(ProfileError::Invalid)?;
			return Ok(Whereabouts::Here(Box::new(document)));
		}
		let relay = room.relay.filter(|_| !self.was_missed(room.profile));
		Ok(relay.map_or(Whereabouts::Nowhere, Whereabouts::At))
	}

	/// Fetches what is missing, from each relay one after the other. One that does not have a document,
	/// or does not answer, is asked for the rest another time.
	async fn gather(&self, missing: BTreeMap<Account, Vec<Account>>) {
		let errands = missing.into_values().map(|performers| {
			let profiles = self.clone();
			async move {
				for performer in performers {
					if !matches!(profiles.text_of(performer).await, Ok(Some(_))) {
						return;
					}
				}
			}
		});
		stream::iter(errands).for_each_concurrent(GATHERED, |errand| errand).await;
	}

	/// Fetches what the chain names from the relay on which the performer is live. What is not the
	/// document that was asked for, or not hers, is dropped.
	async fn fetch(
		&self,
		performer: Account,
		room: &RoomOnChain,
	) -> Result<Option<String>, ProfileError> {
		let Some(relay) = room.relay else { return Ok(None) };
		if self.was_missed(room.profile) {
			return Ok(None);
		}
		let Ok(_turn) = self.fetches.try_acquire() else { return Ok(None) };
		let Some(url) = self.rooms.relay_url(relay).await? else { return Ok(None) };
		let Some(text) = self.relays.fetch(url, room.profile).await else {
			self.miss(room.profile);
			return Ok(None);
		};
		let sound = Hash::of(text.as_bytes()) == room.profile
			&& Document::read(&text).is_ok_and(|document| document.performer == performer);
		if !sound {
			tracing::warn!(%relay, "a relay answered with another document than the chain names");
			self.miss(room.profile);
		}
		Ok(sound.then_some(text))
	}

	/// Whether a document was asked for in vain a short while ago.
	fn was_missed(&self, hash: Hash) -> bool {
		let missed = self.missed.lock().unwrap_or_else(PoisonError::into_inner);
		missed.get(&hash).is_some_and(|at| at.elapsed() < ASK_AGAIN_AFTER)
	}

	fn miss(&self, hash: Hash) {
		let mut missed = self.missed.lock().unwrap_or_else(PoisonError::into_inner);
		missed.retain(|_, at| at.elapsed() < ASK_AGAIN_AFTER);
		if missed.len() < MOST_MISSED {
			missed.insert(hash, Instant::now());
		}
	}

	/// Forgets documents that finalised state does not name, once they are older than
	/// [`DRAFT_LIFETIME`]. Returns how many those were.
	pub async fn sweep(&self) -> Result<usize, ProfileError> {
		self.sweep_before(now().saturating_sub(DRAFT_LIFETIME.as_millis() as u64)).await
	}

	async fn sweep_before(&self, before: u64) -> Result<usize, ProfileError> {
		let (mut forgotten, mut last) = (0, None);
		loop {
			let performers = self.store.performers(last, before, SWEEP_BATCH).await?;
			let Some(end) = performers.last().copied() else { return Ok(forgotten) };
			for performer in performers {
				let room = self.rooms.finalized_room(performer).await?;
				let named = room.map(|room| room.profile);
				forgotten += self.store.forget(performer, named, before).await?;
			}
			last = Some(end);
		}
	}

	/// Sweeps now and then, for ever.
	pub async fn keep_tidy(self) {
		let mut ticks = interval(SWEEP_EVERY);
		loop {
			ticks.tick().await;
			match self.sweep().await {
				Ok(0) => {},
				Ok(forgotten) => tracing::info!(forgotten, "old room documents are gone"),
				Err(error) => tracing::warn!(%error, "old room documents are kept until later"),
			}
		}
	}
}
