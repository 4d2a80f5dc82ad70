//! The relays on the chain, as far as the mesh needs to know them.

use livestars_chain::Account;
use std::collections::BTreeMap;

/// Whether a relay may carry streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
	/// It may. A relay whose heartbeats are late, or that is leaving, still does.
	Admitted,
	/// The safety origin suspended it.
	Suspended,
}

/// A relay in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
	/// The URL under which browsers and other relays reach it.
	pub url: String,
	/// The libp2p multiaddr at which other relays reach it, in text form.
	pub multiaddr: String,
	/// How many viewers it can serve at once.
	pub capacity: u32,
	/// Whether it may carry streams.
	pub standing: Standing,
}

/// The relays on the chain, by the account that names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
	relays: BTreeMap<Account, Entry>,
}

impl Directory {
	/// The entry of `relay`.
	pub fn get(&self, relay: &Account) -> Option<&Entry> {
		self.relays.get(relay)
	}

	/// Whether `relay` is there and not suspended.
	pub fn admits(&self, relay: &Account) -> bool {
		self.get(relay).is_some_and(|entry| entry.standing == Standing::Admitted)
	}

	/// All relays, by account.
	pub fn iter(&self) -> impl Iterator<Item = (&Account, &Entry)> {
		self.relays.iter()
	}

	/// How many relays there are.
	pub fn len(&self) -> usize {
		self.relays.len()
	}

	/// Whether there is no relay.
	pub fn is_empty(&self) -> bool {
		self.relays.is_empty()
	}
}

impl FromIterator<(Account, Entry)> for Directory {
	fn from_iter<Relays: IntoIterator<Item = (Account, Entry)>>(relays: Relays) -> Self {
		Self { relays: relays.into_iter().collect() }
	}
}
