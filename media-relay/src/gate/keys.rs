//! Keys that survive a restart: stream keys for programs that cannot sign, such as OBS, and tokens
//! for bots. SQLite keeps their hashes; memory answers for them.

use super::tokens::{Grant, Scope};
use livestars_chain::{Account, Hash};
use rusqlite::{params, Connection};
use serde::Serialize;
use std::{
	collections::{BTreeSet, HashMap},
	path::Path,
	sync::{Arc, Mutex, PoisonError, RwLock},
};

/// The most keys of one account.
pub const MOST_KEYS_PER_ACCOUNT: usize = 16;

/// The most keys of all accounts.
pub const MOST_KEYS: usize = 100_000;

/// The tables, by the version of the schema that they lead to.
const MIGRATIONS: &[&str] = &["CREATE TABLE keys (
	id TEXT PRIMARY KEY,
	hash BLOB NOT NULL UNIQUE,
	account BLOB NOT NULL,
	signer BLOB NOT NULL,
	scope TEXT NOT NULL,
	label TEXT NOT NULL,
	created_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL
) STRICT;"];

/// A key, as its owner is told of it. The key itself is told once, when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Key {
	/// The name by which it is revoked.
	pub id: String,
	/// What it is good for.
	pub scope: Scope,
	/// What its owner calls it.
	pub label: String,
	/// When it was made, in milliseconds since the Unix epoch.
	pub created_at: u64,
	/// When it ends, in milliseconds since the Unix epoch.
	pub expires_at: u64,
	/// Whose it is.
	#[serde(skip)]
	pub account: Account,
	/// Who asked for it: the account, or one that may act for it.
	#[serde(skip)]
	pub signer: Account,
}

/// Why a key was not made.
#[derive(Debug)]
pub enum KeyError {
	/// The account has as many as it can.
	TooMany,
	/// The relay has as many as it can.
	Full,
	/// The database failed.
	Database(rusqlite::Error),
}

impl From<rusqlite::Error> for KeyError {
	fn from(error: rusqlite::Error) -> Self {
		Self::Database(error)
	}
}

/// All keys. Clones are the same keys.
#[derive(Clone)]
pub struct Keys {
	database: Arc<Mutex<Connection>>,
	keys: Arc<RwLock<HashMap<Hash, Key>>>,
}

impl Keys {
	/// Opens the keys in the database at `path`, which is made if there is none.
	pub fn open(path: &Path) -> Result<Self, rusqlite::Error> {
		Self::with(Connection::open(path)?)
	}

	/// Keys that are forgotten with the value.
	#[cfg(test)]
	pub fn in_memory() -> Result<Self, rusqlite::Error> {
		Self::with(Connection::open_in_memory()?)
	}

	fn with(mut database: Connection) -> Result<Self, rusqlite::Error> {
		database.pragma_update(None, "journal_mode", "WAL")?;
		database.pragma_update(None, "synchronous", "FULL")?;
		let version: u32 = database.pragma_query_value(None, "user_version", |row| row.get(0))?;
		for (migration, reached) in MIGRATIONS.iter().zip(1_u32..).skip(version as usize) {
			let transaction = database.transaction()?;
			transaction.execute_batch(migration)?;
			transaction.pragma_update(None, "user_version", reached)?;
			transaction.commit()?;
		}
		let keys = load(&database)?;
		Ok(Self { database: Arc::new(Mutex::new(database)), keys: Arc::new(RwLock::new(keys)) })
	}

	/// Makes the key with this hash valid from now on.
	pub fn insert(&self, hash: Hash, key: Key) -> Result<(), KeyError> {
		let database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
		database.execute("DELETE FROM keys WHERE expires_at <= ?1", [key.created_at as i64])?;
		let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
		keys.retain(|_, other| other.expires_at > key.created_at);
		if keys.len() >= MOST_KEYS {
			return Err(KeyError::Full);
		}
		let own = keys.values().filter(|other| other.account == key.account);
		if own.count() >= MOST_KEYS_PER_ACCOUNT {
			return Err(KeyError::TooMany);
		}
		database.execute(
			"INSERT INTO keys VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
			params![
				key.id,
				hash.0,
				key.account.0,
				key.signer.0,
				scope_name(key.scope),
				key.label,
				key.created_at as i64,
				key.expires_at as i64,
			],
		)?;
		keys.insert(hash, key);
		Ok(())
	}

	/// What the key with this hash stands for at `now`.
	pub fn get(&self, hash: Hash, now: u64) -> Option<Grant> {
		let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
		let key = keys.get(&hash).filter(|key| key.expires_at > now)?;
		Some(Grant { account: key.account, scope: key.scope })
	}

	/// The keys of `account` that are valid at `now`, oldest first.
	pub fn of(&self, account: Account, now: u64) -> Vec<Key> {
		let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
		let own = keys.values().filter(|key| key.account == account && key.expires_at > now);
		let mut own: Vec<_> = own.cloned().collect();
		own.sort_by(|one, other| (one.created_at, &one.id).cmp(&(other.created_at, &other.id)));
		own
	}

	/// The accounts for which somebody else made keys.
	pub fn made_by_others(&self) -> BTreeSet<Account> {
		let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
		let by_others = keys.values().filter(|key| key.signer != key.account);
		by_others.map(|key| key.account).collect()
	}

	/// Revokes the keys of `account` that `which` chooses, and says how many those were.
	pub fn revoke(
		&self,
		account: Account,
		which: impl Fn(&Key) -> bool,
	) -> Result<usize, rusqlite::Error> {
		let mut database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
		let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
		let chosen: Vec<Hash> = keys
			.iter()
			.filter(|(_, key)| key.account == account && which(key))
			.map(|(hash, _)| *hash)
			.collect();
		let transaction = database.transaction()?;
		for hash in &chosen {
			transaction.execute("DELETE FROM keys WHERE hash = ?1", [hash.0])?;
		}
		transaction.commit()?;
		for hash in &chosen {
			keys.remove(hash);
		}
		Ok(chosen.len())
	}
}

fn load(database: &Connection) -> Result<HashMap<Hash, Key>, rusqlite::Error> {
	let mut rows = database.prepare(
		"SELECT hash, id, account, signer, scope, label, created_at, expires_at FROM keys",
	)?;
	let keys = rows.query_map([], |row| {
		let scope: String = row.get(4)?;
		let scope = if scope == scope_name(Scope::Events) { Scope::Events } else { Scope::Publish };
		let key = Key {
			id: row.get(1)?,
			account: Account(row.get(2)?),
			signer: Account(row.get(3)?),
			scope,
			label: row.get(5)?,
			created_at: row.get::<_, i64>(6)? as u64,
			expires_at: row.get::<_, i64>(7)? as u64,
		};
		Ok((Hash(row.get(0)?), key))
	})?;
	keys.collect()
}

const fn scope_name(scope: Scope) -> &'static str {
	match scope {
		Scope::Account => "account",
		Scope::Publish => "publish",
		Scope::Events => "events",
		Scope::Pull => "pull",
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const LUNA: Account = Account([1; 32]);

	fn key(id: &str, expires_at: u64) -> Key {
		Key {
			id: id.into(),
			scope: Scope::Publish,
			label: "OBS".into(),
			created_at: 5,
			expires_at,
			account: LUNA,
			signer: LUNA,
		}
	}

	#[test]
	fn a_key_survives_a_restart_and_the_database_does_not_hold_it() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("keys.sqlite");
		let token = super::super::tokens::make("lsk_", &[3; 32]);
		let hash = super::super::tokens::hash(&token);
		Keys::open(&path).unwrap().insert(hash, key("one", 10)).unwrap();
		let keys = Keys::open(&path).unwrap();
		assert_eq!(keys.get(hash, 9), Some(Grant { account: LUNA, scope: Scope::Publish }));
		assert_eq!(keys.get(hash, 10), None);
		assert_eq!(keys.of(LUNA, 9), [key("one", 10)]);
		let held = std::fs::read(&path).unwrap();
		let secret = token.as_bytes();
		assert!(!held.windows(secret.len()).any(|bytes| bytes == secret));
	}

	#[test]
	fn a_revoked_key_is_gone_after_a_restart_too() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("keys.sqlite");
		let keys = Keys::open(&path).unwrap();
		let (one, two) = (Hash([1; 32]), Hash([2; 32]));
		keys.insert(one, key("one", 10)).unwrap();
		keys.insert(two, key("two", 10)).unwrap();
		assert_eq!(keys.revoke(Account([9; 32]), |_| true).unwrap(), 0);
		assert_eq!(keys.revoke(LUNA, |key| key.id == "one").unwrap(), 1);
		for keys in [keys, Keys::open(&path).unwrap()] {
			assert_eq!(keys.get(one, 9), None);
			assert!(keys.get(two, 9).is_some());
		}
	}

	#[test]
	fn an_account_has_few_keys_until_some_end() {
		let keys = Keys::in_memory().unwrap();
		for number in 0..MOST_KEYS_PER_ACCOUNT as u8 {
			keys.insert(Hash([number; 32]), key(&number.to_string(), 10)).unwrap();
		}
		let error = keys.insert(Hash([99; 32]), key("more", 10)).unwrap_err();
		assert!(matches!(error, KeyError::TooMany));
		keys.insert(Hash([99; 32]), Key { created_at: 10, ..key("more", 20) }).unwrap();
		assert_eq!(keys.of(LUNA, 10).len(), 1);
	}
}
