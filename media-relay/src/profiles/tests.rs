mod documents;
mod http;
mod keeping;
mod relays;

use super::*;
use futures::{future::BoxFuture, FutureExt};
use livestars_chain::Signer;
use serde_json::{json, Value};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

const GENESIS: Hash = Hash([7; 32]);

/// A chain whose rooms the test writes.
#[derive(Default)]
struct Written {
	best: Mutex<BTreeMap<Account, RoomOnChain>>,
	finalized: Mutex<BTreeMap<Account, RoomOnChain>>,
	proxies: Mutex<Vec<(Account, Account)>>,
	relays: Mutex<BTreeMap<Account, String>>,
	unreachable: Mutex<bool>,
}

impl Written {
	fn name(&self, performer: Account, profile: Hash) {
		let room = RoomOnChain { profile, relay: None };
		self.best.lock().unwrap().insert(performer, room.clone());
		self.finalized.lock().unwrap().insert(performer, room);
	}

	fn answer<T>(&self, answer: T) -> BoxFuture<'_, Result<T, ChainError>>
	where
		T: Send + 'static,
	{
		let unreachable = *self.unreachable.lock().unwrap();
		let error = ChainError::Unreachable { reason: "the test says so".into() };
		async move {
			if unreachable {
				Err(error)
			} else {
				Ok(answer)
			}
		}
		.boxed()
	}
}

impl Rooms for Written {
	fn genesis(&self) -> Hash {
		GENESIS
	}

	fn room(&self, performer: Account) -> BoxFuture<'_, Result<Option<RoomOnChain>, ChainError>> {
		let room = self.best.lock().unwrap().get(&performer).cloned();
		self.answer(room)
	}

	fn finalized_room(
		&self,
		performer: Account,
	) -> BoxFuture<'_, Result<Option<RoomOnChain>, ChainError>> {
		let room = self.finalized.lock().unwrap().get(&performer).cloned();
		self.answer(room)
	}

	fn acts_for(
		&self,
		who: Account,
		performer: Account,
	) -> BoxFuture<'_, Result<bool, ChainError>> {
		let acts = self.proxies.lock().unwrap().contains(&(who, performer));
		self.answer(acts)
	}

	fn relay_url(&self, operator: Account) -> BoxFuture<'_, Result<Option<String>, ChainError>> {
		let url = self.relays.lock().unwrap().get(&operator).cloned();
		self.answer(url)
	}
}

/// The URL of a relay that does not answer in time.
const SILENT: &str = "https://silent.example";

/// How long it is waited for.
const SILENCE: Duration = Duration::from_secs(5);

/// Relays that answer what the test wrote, by URL.
#[derive(Default)]
struct Elsewhere {
	texts: Mutex<BTreeMap<String, String>>,
	asked: AtomicUsize,
}

impl Fetch for Elsewhere {
	fn fetch(&self, relay: String, _: Hash) -> BoxFuture<'_, Option<String>> {
		self.asked.fetch_add(1, Ordering::Relaxed);
		let text = self.texts.lock().unwrap().get(&relay).cloned();
		async move {
			if relay == SILENT {
				tokio::time::sleep(SILENCE).await;
			}
			text
		}
		.boxed()
	}
}

struct Fixture {
	chain: Arc<Written>,
	elsewhere: Arc<Elsewhere>,
	profiles: Profiles,
	_folder: TempDir,
}

fn fixture() -> Fixture {
	let folder = tempfile::tempdir().unwrap();
	let (chain, elsewhere) = (Arc::new(Written::default()), Arc::new(Elsewhere::default()));
	let profiles = Profiles::open(folder.path(), chain.clone(), elsewhere.clone()).unwrap();
	Fixture { chain, elsewhere, profiles, _folder: folder }
}

fn luna() -> Signer {
	Signer::from_uri("//Luna").unwrap()
}

/// A sound document of Luna's.
fn document() -> Value {
	json!({
		"version": 1,
		"performer": luna().account(),
		"title": "Moonlight",
		"subject": "Piano until midnight",
		"tags": ["piano", "late-night"],
		"language": "en",
		"tipMenu": [{ "label": "Wink", "amount": "1000000000000" }],
		"goal": { "title": "A whole sonata", "amount": "500000000000000" },
		"prices": { "privateMinute": "6000000000000" },
		"chat": { "blockedWords": ["spoiler"], "links": "moderators" },
		"moderators": [Account([9; 32])],
	})
}

fn titled(title: &str) -> String {
	let mut document = document();
	document["title"] = title.into();
	document.to_string()
}

fn sign(signer: &Signer, text: &str) -> Signature {
	signer.sign(signed_message(GENESIS, Hash::of(text.as_bytes())).as_bytes())
}
