//! Who carries what, and from whom to pull.
//!
//! ## Loops
//!
//! A relay pulls a stream from its origin if it can. If the origin is full or out of reach, it pulls
//! from an edge, but only from one that [`precedes`] it in the stream's order of relays, which is
//! fixed: the order of the BLAKE2b-256 hashes of performer and relay. An edge serves only those that
//! it precedes. So along a chain of pulls the order only falls, and no chain returns to where it
//! began, however old the announcements are by which the relays chose. The order differs from stream
//! to stream, so that every relay is early in some of them.

use livestars_chain::Account;
use std::{
	cmp::Reverse,
	collections::{BTreeMap, BTreeSet},
};

use crate::{
	announcement::{Announcement, Layer, Role, Stream, MAX_DEPTH},
	directory::Directory,
};

/// A relay that has a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
	/// The relay.
	pub relay: Account,
	/// The URL under which it is reached.
	pub url: String,
	/// What it is to the stream.
	pub role: Role,
	/// How many viewers watch the stream there.
	pub viewers: u32,
	/// How many more viewers it can serve, by the capacity in the directory.
	pub spare: u32,
	/// The layers it has.
	pub layers: Vec<Layer>,
	/// Since when it has the stream, in milliseconds since the Unix epoch.
	pub since: u64,
}

/// What one relay said last.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
	url: String,
	streams: BTreeMap<Account, Stream>,
	spare: u32,
	expires: u64,
}

/// Who carries what, by the last announcement of each relay.
///
/// It is as large as the directory at most: relays that leave it are forgotten by [`Table::retain`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
	said: BTreeMap<Account, Said>,
	/// The sequences of the last announcements, which outlive these, so that none is believed twice.
	sequences: BTreeMap<Account, u64>,
}

impl Table {
	/// The sequence of the last announcement of `relay`.
	pub fn last_sequence(&self, relay: &Account) -> Option<u64> {
		self.sequences.get(relay).copied()
	}

	/// Notes an announcement that was believed. What the relay said before is void. Says whether
	/// anything but the time changed.
	pub fn note(&mut self, announcement: Announcement, directory: &Directory) -> bool {
		let Announcement { relay, sequence, url, streams, expires, .. } = announcement;
		let capacity = directory.get(&relay).map_or(0, |entry| entry.capacity);
		let viewers = streams.iter().fold(0, |sum: u32, stream| sum.saturating_add(stream.viewers));
		let said = Said {
			url,
			streams: streams.into_iter().map(|stream| (stream.performer, stream)).collect(),
			spare: capacity.saturating_sub(viewers),
			expires,
		};
		self.sequences.insert(relay, sequence);
		let is_like = |before: &Said| Said { expires, ..before.clone() } == said;
		let changed = !self.said.get(&relay).is_some_and(is_like);
		self.said.insert(relay, said);
		changed
	}

	/// Drops what does not hold any more at `now`, in milliseconds since the Unix epoch. Says
	/// whether there was any.
	pub fn expire(&mut self, now: u64) -> bool {
		let before = self.said.len();
		self.said.retain(|_, said| said.expires > now);
		self.said.len() < before
	}

	/// Drops the relays that `directory` does not admit. Says whether there was any.
	pub fn retain(&mut self, directory: &Directory) -> bool {
		let before = self.said.len();
		self.said.retain(|relay, _| directory.admits(relay));
		self.sequences.retain(|relay, _| directory.get(relay).is_some());
		self.said.len() < before
	}

	/// When the next announcement ceases to hold, in milliseconds since the Unix epoch.
	pub fn next_expiry(&self) -> Option<u64> {
		self.said.values().map(|said| said.expires).min()
	}

	/// The relays that have a stream of `performer`: the origin first, then by depth, and those
	/// with most room first.
	pub fn whereabouts(&self, performer: &Account) -> Vec<Carrier> {
		let mut carriers: Vec<_> = self
			.said
			.iter()
			.filter_map(|(relay, said)| Some(said.carrier(*relay, said.streams.get(performer)?)))
			.collect();
		carriers.sort_by_key(|carrier| (carrier.depth(), Reverse(carrier.spare), carrier.relay));
		carriers
	}

	/// The relay from which `me` pulls the stream of `performer`, none of those in `except` (which
	/// were tried). The origin if it has room; then the edges that [`precede`](precedes) `me`, those
	/// nearest to the origin first; then the origin, which may make room.
	pub fn upstream(
		&self,
		performer: &Account,
		me: &Account,
		except: &BTreeSet<Account>,
	) -> Option<Carrier> {
		let carriers: Vec<_> = self
			.whereabouts(performer)
			.into_iter()
			.filter(|carrier| carrier.relay != *me && !except.contains(&carrier.relay))
			.collect();
		let can_pull = |carrier: &&Carrier| {
			carrier.depth() < MAX_DEPTH && may_pull(performer, carrier.role, &carrier.relay, me)
		};
		let with_room = carriers.iter().filter(can_pull).find(|carrier| carrier.spare > 0);
		with_room.or_else(|| carriers.iter().find(|carrier| carrier.role == Role::Origin)).cloned()
	}

	/// Every performer of whom there is a stream.
	pub fn performers(&self) -> BTreeSet<Account> {
		self.said.values().flat_map(|said| said.streams.keys().copied()).collect()
	}

	/// How many relays have said something that still holds.
	pub fn relays(&self) -> usize {
		self.said.len()
	}

	/// How many streams there are, each counted once for every relay that has it.
	pub fn streams(&self) -> usize {
		self.said.values().map(|said| said.streams.len()).sum()
	}
}

impl Said {
	fn carrier(&self, relay: Account, stream: &Stream) -> Carrier {
		Carrier {
			relay,
			url: self.url.clone(),
			role: stream.role,
			viewers: stream.viewers,
			spare: self.spare,
			layers: stream.layers.clone(),
			since: stream.since,
		}
	}
}

impl Carrier {
	/// How many relays lie between it and the publisher.
	pub fn depth(&self) -> u8 {
		match self.role {
			Role::Origin => 0,
			Role::Edge { depth } => depth,
		}
	}

	/// What a relay that pulls from it is to the stream.
	pub fn role_of_puller(&self) -> Role {
		Role::Edge { depth: self.depth().saturating_add(1) }
	}
}

/// Whether `downstream` may pull the stream of `performer` from `upstream`, which has that role.
/// Whoever serves a pull checks it with the role that it has itself: its view of that is never old.
pub fn may_pull(performer: &Account, role: Role, upstream: &Account, downstream: &Account) -> bool {
	match role {
		Role::Origin => upstream != downstream,
		Role::Edge { .. } => precedes(performer, upstream, downstream),
	}
}

/// Whether relay `a` stands before relay `b` in the order of the stream of `performer`.
pub fn precedes(performer: &Account, a: &Account, b: &Account) -> bool {
	let place =
		|relay: &Account| (sp_crypto_hashing::blake2_256(&[performer.0, relay.0].concat()), *relay);
	place(a) < place(b)
}
