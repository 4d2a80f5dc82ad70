//! Which relays are called, and when.

use libp2p::identity::Keypair;
use livestars_mesh::{
	dialer::{back_off, Address, Dialer, FIRST_BACK_OFF, LONGEST_BACK_OFF},
	Multiaddr, PeerId,
};
use proptest::prelude::*;

fn peer() -> PeerId {
	Keypair::generate_ed25519().public().to_peer_id()
}

fn unnamed(port: u16) -> Address {
	Address::new(format!("/ip4/127.0.0.1/udp/{port}/quic-v1").parse().unwrap())
}

fn named(port: u16, peer: PeerId) -> Address {
	Address::new(unnamed(port).at.with_p2p(peer).unwrap())
}

#[test]
fn no_more_relays_are_called_than_wanted() {
	let mut dialer = Dialer::new(peer(), 3);
	dialer.set_addresses((1..=10).map(unnamed), 0);
	let called = dialer.due(0);
	assert_eq!(called.len(), 3);
	assert_eq!(dialer.due(0), []);
	assert_eq!(dialer.next_due(), None, "nothing to do while three are called");
}

#[test]
fn who_does_not_answer_is_replaced_by_another_at_once() {
	let mut dialer = Dialer::new(peer(), 1);
	dialer.set_addresses((1..=2).map(unnamed), 0);
	let first = dialer.due(0).remove(0);
	dialer.failed(&first, 0);
	let second = dialer.due(0).remove(0);
	assert_ne!(first, second);
}

#[test]
fn calls_that_fail_are_repeated_later_and_later() {
	let mut dialer = Dialer::new(peer(), 1);
	dialer.set_addresses([unnamed(1)], 0);
	let mut now = 0;
	for failures in 0..20 {
		assert_eq!(dialer.next_due(), Some(now));
		let [called] = dialer.due(now).try_into().unwrap();
		dialer.failed(&called, now);
		assert_eq!(dialer.due(now + back_off(failures) - 1), []);
		now += back_off(failures);
	}
	assert_eq!(back_off(0), FIRST_BACK_OFF);
	assert_eq!(back_off(u32::MAX), LONGEST_BACK_OFF);
}

#[test]
fn a_lost_connection_is_made_again_soon_and_an_answer_makes_failures_forgotten() {
	let (me, other) = (peer(), peer());
	let mut dialer = Dialer::new(me, 1);
	let address = named(1, other);
	dialer.set_addresses([address.clone()], 0);
	for now in [0, 1_000, 3_000] {
		dialer.due(now);
		dialer.failed(&address, now);
	}
	dialer.due(100_000);
	dialer.connected(other, Some(&address));
	dialer.disconnected(other, 200_000);
	assert_eq!(dialer.next_due(), Some(200_000 + FIRST_BACK_OFF));
	assert_eq!(dialer.due(201_000), std::slice::from_ref(&address));
	dialer.failed(&address, 201_000);
	assert_eq!(dialer.next_due(), Some(201_000 + back_off(0)));
}

#[test]
fn who_calls_us_need_not_be_called() {
	let other = peer();
	let mut dialer = Dialer::new(peer(), 5);
	dialer.set_addresses([named(1, other)], 0);
	dialer.connected(other, None);
	assert_eq!(dialer.due(0), []);
}

#[test]
fn a_new_directory_keeps_what_is_known_of_those_that_stay() {
	let other = peer();
	let mut dialer = Dialer::new(peer(), 5);
	dialer.set_addresses([named(1, other), unnamed(2)], 0);
	dialer.connected(other, None);
	dialer.set_addresses([named(1, other), unnamed(3)], 0);
	assert_eq!(dialer.due(0), [unnamed(3)]);
}

#[test]
fn a_node_does_not_call_itself() {
	let me = peer();
	let mut dialer = Dialer::new(me, 5);
	dialer.set_addresses([named(1, me)], 0);
	assert_eq!(dialer.due(0), []);
}

#[test]
fn behind_a_circuit_it_is_the_last_peer_that_is_called() {
	let (through, other) = (peer(), peer());
	let circuit: Multiaddr =
		format!("/ip4/127.0.0.1/tcp/1/p2p/{through}/p2p-circuit/p2p/{other}").parse().unwrap();
	assert_eq!(Address::new(circuit).peer, Some(other));
	let place: Multiaddr =
		format!("/ip4/127.0.0.1/tcp/1/p2p/{through}/p2p-circuit").parse().unwrap();
	assert_eq!(Address::new(place).peer, None);
}

proptest! {
	#[test]
	fn whatever_happens_never_more_than_wanted_are_held(
		events in prop::collection::vec((0u8..4, 0u16..20, 0u64..10_000), 0..200),
		wanted in 0usize..8,
	) {
		let peers: Vec<_> = (0..20).map(|_| peer()).collect();
		let mut dialer = Dialer::new(peer(), wanted);
		dialer.set_addresses((0..20).map(|n| named(n, peers[usize::from(n)])), 0);
		let mut now = 0;
		let mut calling = std::collections::BTreeSet::new();
		for (kind, number, wait) in events {
			now += wait;
			let (address, peer) = (named(number, peers[usize::from(number)]), peers[usize::from(number)]);
			match kind {
				0 => {
					calling.extend(dialer.due(now));
					prop_assert!(calling.len() <= wanted);
				},
				1 if calling.contains(&address) => dialer.connected(peer, Some(&address)),
				2 => {
					dialer.disconnected(peer, now);
					dialer.failed(&address, now);
					calling.remove(&address);
				},
				_ => {},
			}
		}
	}
}
