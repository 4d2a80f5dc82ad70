//! Which relays to call, and when.
//!
//! A relay keeps connections to a number of others that it chooses from the directory, by an order
//! of its own (the hash of both accounts), so that all relays together form a random graph, which is
//! connected, and nobody is everybody's neighbour. Who does not answer is called again later and
//! later, and the next in the order takes its place meanwhile.
//!
//! Times are milliseconds of any clock that does not go back.

use libp2p::{multiaddr::Protocol, Multiaddr, PeerId};
use std::collections::{BTreeMap, BTreeSet};

/// The first wait after a call that failed, in milliseconds.
pub const FIRST_BACK_OFF: u64 = 1_000;

/// The longest wait between two calls, in milliseconds.
pub const LONGEST_BACK_OFF: u64 = 5 * 60_000;

/// Whom to call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
	/// Where.
	pub at: Multiaddr,
	/// Who must answer there, if that is known.
	pub peer: Option<PeerId>,
}

impl Address {
	/// The address with the peer that it names, which must be its last component: behind a circuit,
	/// the names before are those of the relays in between.
	pub fn new(at: Multiaddr) -> Self {
		let peer = match at.iter().last() {
			Some(Protocol::P2p(peer)) => Some(peer),
			_ => None,
		};
		Self { at, peer }
	}
}

/// How a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
	Waiting { until: u64 },
	Calling,
	Connected(PeerId),
}

#[derive(Clone, Debug)]
struct Target {
	address: Address,
	failures: u32,
	state: State,
}

/// Which relays to call, and when.
#[derive(Clone, Debug)]
pub struct Dialer {
	me: PeerId,
	/// How many relays to be connected to.
	wanted: usize,
	/// By their place in this relay's order.
	targets: BTreeMap<[u8; 32], Target>,
}

impl Dialer {
	/// One that keeps `wanted` connections for the peer `me`.
	pub fn new(me: PeerId, wanted: usize) -> Self {
		Self { me, wanted, targets: BTreeMap::new() }
	}

	/// Takes the addresses of relays, in place of those it had. What is known of those that stay is
	/// kept.
	pub fn set_addresses(&mut self, addresses: impl IntoIterator<Item = Address>, now: u64) {
		let addresses = addresses.into_iter().filter(|address| address.peer != Some(self.me));
		let mut before = std::mem::take(&mut self.targets);
		for address in addresses {
			let place = self.place(&address);
			let state = State::Waiting { until: now };
			let target = before.remove(&place).unwrap_or(Target { address, failures: 0, state });
			self.targets.insert(place, target);
		}
	}

	/// The addresses to call now; each counts as called.
	pub fn due(&mut self, now: u64) -> Vec<Address> {
		let held = |target: &&mut Target| !matches!(target.state, State::Waiting { .. });
		let missing = self.wanted.saturating_sub(self.targets.values_mut().filter(held).count());
		let is_due =
			|target: &&mut Target| matches!(target.state, State::Waiting { until } if until <= now);
		let due = self.targets.values_mut().filter(is_due).take(missing);
		due.map(|target| {
			target.state = State::Calling;
			target.address.clone()
		})
		.collect()
	}

	/// When to ask for [`Dialer::due`] again, if nothing happens before.
	pub fn next_due(&self) -> Option<u64> {
		let waits = self.targets.values().filter_map(|target| match target.state {
			State::Waiting { until } => Some(until),
			State::Calling | State::Connected(_) => None,
		});
		let held = self.targets.len().saturating_sub(waits.clone().count());
		waits.min().filter(|_| held < self.wanted)
	}

	/// A connection with `peer` stands; `called` is the address that this relay called for it, if it
	/// did.
	pub fn connected(&mut self, peer: PeerId, called: Option<&Address>) {
		let called = called.map(|address| self.place(address));
		for (place, target) in &mut self.targets {
			if target.address.peer == Some(peer) || called.as_ref() == Some(place) {
				target.failures = 0;
				target.state = State::Connected(peer);
			}
		}
	}

	/// The last connection with `peer` is gone.
	pub fn disconnected(&mut self, peer: PeerId, now: u64) {
		for target in self.targets.values_mut() {
			if target.state == State::Connected(peer) {
				target.state = State::Waiting { until: now.saturating_add(FIRST_BACK_OFF) };
			}
		}
	}

	/// Nobody, or somebody else, answered at `address`.
	pub fn failed(&mut self, address: &Address, now: u64) {
		let place = self.place(address);
		if let Some(target) = self.targets.get_mut(&place) {
			if target.state == State::Calling {
				let wait = back_off(target.failures);
				target.failures = target.failures.saturating_add(1);
				target.state = State::Waiting { until: now.saturating_add(wait) };
			}
		}
	}

	/// The peers that the addresses name.
	pub fn named_peers(&self) -> BTreeSet<PeerId> {
		self.targets.values().filter_map(|target| target.address.peer).collect()
	}

	fn place(&self, address: &Address) -> [u8; 32] {
		sp_crypto_hashing::blake2_256(&[self.me.to_bytes(), address.at.to_vec()].concat())
	}
}

/// How long to wait after that many failures, in milliseconds.
pub fn back_off(failures: u32) -> u64 {
	let doubled = 1u64.checked_shl(failures.min(32)).unwrap_or(u64::MAX);
	FIRST_BACK_OFF.saturating_mul(doubled).min(LONGEST_BACK_OFF)
}
