//! # The gate
//!
//! Who may do what here. An account proves that it is there by signing a challenge, and gets a
//! bearer token for it (RFC 6750); the token, not the key, then opens everything else. Programs that
//! cannot sign, such as OBS, get stream keys, which end and can be revoked. Whether somebody may be on
//! camera, and who may watch from where, is what the chain's finalised state says, and nothing else:
//! when the chain cannot be asked, the gate stays shut.
//!
//! | module | what it does | I/O |
//! |---|---|---|
//! | [`challenges`] | texts to sign | no |
//! | [`addresses`] | from which network address a request comes | no |
//! | [`countries`] | from which country a request comes | a file, once |
//! | [`tokens`] | tokens by their hashes | no |
//! | [`keys`] | stream keys and bots' tokens, which survive a restart | SQLite |
//! | [`facts`] | what is asked of the chain | yes |
//! | [`admission`] | who may be on camera, and who may watch from where | through `facts` |
//! | [`http`] | `/auth/…` | HTTP |
//! | [`watch`] | when a stream must end | no |
//! | [`live`] | how the chain is made to agree with what flows | no |
//! | [`stage`] | both of these, with a chain | yes |

pub mod addresses;
pub mod admission;
pub mod challenges;
pub mod countries;
pub mod facts;
pub mod http;
pub mod keys;
pub mod live;
pub mod stage;
pub mod tokens;
pub mod watch;

use crate::{clock::now, problem::Problem, room::person::Names};
use addresses::Addresses;
use axum::http::{header, HeaderMap, StatusCode};
use countries::Countries;
use facts::Facts;
use livestars_chain::{Account, ChainError, Hash};
use serde::{Deserialize, Serialize};
use std::{
	path::Path,
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use tokio::sync::broadcast;

pub use stage::Stage;
pub use tokens::{Grant, Scope};
pub use watch::{End, Reason};

/// The longest token that is looked up, in bytes.
const LONGEST_TOKEN: usize = 256;

/// The most rooms whose change waits to be heard.
const MOST_CHANGES: usize = 1_024;

/// What an operator decides of the gate.
#[derive(Clone, Debug)]
pub struct Settings {
	/// The URL under which browsers reach this relay. It stands in every challenge.
	pub url: String,
	/// How long finality may stand still, or the chain be out of reach, before streams end.
	pub grace: Duration,
	/// How long a stream may flow without being live on the chain.
	pub patience: Duration,
	/// How long a token is valid.
	pub token_lifetime: Duration,
	/// How long a stream key is valid.
	pub key_lifetime: Duration,
	/// From which network address a request comes.
	pub addresses: Addresses,
	/// From which country a request comes.
	pub countries: Countries,
	/// What is done with viewers whose country is not known, in rooms that block some country.
	pub unknown_country: UnknownCountry,
}

/// What is done with viewers whose country is not known, in rooms that block some country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum UnknownCountry {
	/// They may watch.
	#[default]
	Admit,
	/// They may not.
	Refuse,
}

impl Default for Settings {
	fn default() -> Self {
		Self {
			url: "http://127.0.0.1:8080".into(),
			grace: Duration::from_secs(30),
			patience: Duration::from_secs(60),
			token_lifetime: Duration::from_secs(12 * 60 * 60),
			key_lifetime: Duration::from_secs(90 * 24 * 60 * 60),
			addresses: Addresses::Peer,
			countries: Countries::Unknown,
			unknown_country: UnknownCountry::Admit,
		}
	}
}

/// Says who may do what. Clones are the same gate.
#[derive(Clone)]
pub struct Gate {
	inner: Arc<Inner>,
}

struct Inner {
	settings: Settings,
	facts: Arc<dyn Facts>,
	challenges: Mutex<challenges::Challenges>,
	tokens: Mutex<tokens::Tokens>,
	/// What stands for addresses.
	names: Names,
	keys: keys::Keys,
	rooms: Mutex<admission::Rooms>,
	/// The performers whose rooms changed.
	changed: broadcast::Sender<Account>,
}

impl Gate {
	/// A gate that asks `facts`, and keeps its keys in the SQLite database at `database`.
	pub fn open(
		settings: Settings,
		facts: Arc<dyn Facts>,
		database: &Path,
	) -> Result<Self, rusqlite::Error> {
		Ok(Self::with(settings, facts, keys::Keys::open(database)?))
	}

	fn with(settings: Settings, facts: Arc<dyn Facts>, keys: keys::Keys) -> Self {
		Self {
			inner: Arc::new(Inner {
				settings,
				facts,
				challenges: Mutex::default(),
				tokens: Mutex::default(),
				names: Names::new(),
				keys,
				rooms: Mutex::default(),
				changed: broadcast::Sender::new(MOST_CHANGES),
			}),
		}
	}

	/// Whom a request comes from, by its bearer token (RFC 6750, section 2.1).
	pub fn authenticate(&self, headers: &HeaderMap) -> Result<Grant, Problem> {
		let hash = bearer(headers)?;
		self.grant_of(hash).ok_or_else(|| {
			unauthorised("the token is unknown, has ended or was revoked; get a new one")
		})
	}

	/// Whom a request comes from, which must be good for `scope` or for everything.
	pub fn authorise(&self, headers: &HeaderMap, scope: Scope) -> Result<Grant, Problem> {
		let grant = self.authenticate(headers)?;
		if grant.scope == scope || grant.scope == Scope::Account {
			return Ok(grant);
		}
		Err(Problem::new(
			StatusCode::FORBIDDEN,
			"wrong-scope",
			"the token is not good for this; sign in with the account",
		))
	}

	/// What the token with this hash stands for now.
	fn grant_of(&self, hash: Hash) -> Option<Grant> {
		let now = now();
		let tokens = self.inner.tokens.lock().unwrap_or_else(PoisonError::into_inner);
		tokens.get(hash, now).or_else(|| self.inner.keys.get(hash, now))
	}

	/// Who proved to be there for the token of a request.
	fn signer_of(&self, headers: &HeaderMap) -> Option<Account> {
		let hash = bearer(headers).ok()?;
		self.inner.tokens.lock().unwrap_or_else(PoisonError::into_inner).signer(hash)
	}

	/// Ends the tokens and keys of those who may not act for `account` any more, by the finalised
	/// state.
	pub async fn check_signers(&self, account: Account) -> Result<(), ChainError> {
		let may_act = self.inner.facts.proxies(account).await?;
		{
			let mut tokens = self.inner.tokens.lock().unwrap_or_else(PoisonError::into_inner);
			tokens.keep_signers(account, &may_act);
		}
		let keys = self.inner.keys.clone();
		let revoked = tokio::task::spawn_blocking(move || {
			let gone = |key: &keys::Key| key.signer != account && !may_act.contains(&key.signer);
			keys.revoke(account, gone)
		});
		match revoked.await {
			Ok(Ok(_)) => {},
			Ok(Err(error)) => tracing::error!(%error, "revoking keys failed"),
			Err(error) => tracing::error!(%error, "revoking keys failed"),
		}
		Ok(())
	}

	/// The same for all accounts for which others made keys: what the chain said of them while the relay
	/// did not run, it did not hear.
	pub async fn check_all_signers(&self) -> Result<(), ChainError> {
		for account in self.inner.keys.made_by_others() {
			self.check_signers(account).await?;
		}
		Ok(())
	}

	/// What the operator decided.
	pub fn settings(&self) -> &Settings {
		&self.inner.settings
	}
}

/// The hash of the token that a request carries.
fn bearer(headers: &HeaderMap) -> Result<Hash, Problem> {
	let value = headers.get(header::AUTHORIZATION).ok_or_else(|| {
		unauthorised(
			"send a token as Authorization: Bearer …; POST /auth/challenges begins to get one",
		)
	})?;
	value
		.to_str()
		.ok()
		.and_then(|value| value.split_once(' '))
		.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
		.map(|(_, token)| token.trim())
		.filter(|token| !token.is_empty() && token.len() <= LONGEST_TOKEN)
		.map(tokens::hash)
		.ok_or_else(|| unauthorised("the Authorization header is not of the form: Bearer …"))
}

fn unauthorised(detail: &str) -> Problem {
	Problem::new(StatusCode::UNAUTHORIZED, "not-authenticated", detail)
}

/// What a client is told when the chain cannot be asked.
fn chain_problem(error: ChainError) -> Problem {
	Problem::new(StatusCode::SERVICE_UNAVAILABLE, "chain-unreachable", error.to_string())
}

#[cfg(test)]
impl Gate {
	/// A gate for tests: everybody is eligible, has a room and no proxies.
	pub fn for_test() -> Self {
		Self::for_test_with(facts::made_up::MadeUp::default(), Settings::default())
	}

	pub(crate) fn for_test_with(facts: facts::made_up::MadeUp, settings: Settings) -> Self {
		let keys = keys::Keys::in_memory().expect("a database in memory opens");
		Self::with(settings, Arc::new(facts), keys)
	}

	/// A token that is valid for an hour.
	pub fn issue_for_test(&self, account: Account, scope: Scope) -> String {
		let random = livestars_chain::Hash::of(format!("{account}{scope:?}").as_bytes()).0;
		let token = tokens::make("lst_", &random);
		let until = now() + 3_600_000;
		let grant = Grant { account, scope };
		let entry = tokens::Entry { grant, signer: account, address: None, until };
		let mut tokens = self.inner.tokens.lock().unwrap();
		tokens.insert(tokens::hash(&token), entry, now()).unwrap();
		token
	}
}

#[cfg(test)]
mod tests;
