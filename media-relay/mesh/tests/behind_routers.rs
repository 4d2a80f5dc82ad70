//! Nodes that others cannot call, or that do not know how others call them; and IPv6.

mod common;

use common::*;
use livestars_mesh::{Directory, Entry, Role};

const QUIC: &str = "/ip4/127.0.0.1/udp/0/quic-v1";
const TCP: &str = "/ip4/127.0.0.1/tcp/0";

/// A directory of these relays, each with its address.
fn addressed(relays: &[(&str, String)]) -> Directory {
	let entry_at = |(name, multiaddr): &(&str, String)| {
		let (relay, entry) = entry(name);
		(relay, Entry { multiaddr: multiaddr.clone(), ..entry })
	};
	relays.iter().map(entry_at).collect()
}

/// A node at which others have places, and the address of a place. It believes nobody, so that nothing
/// is heard through its gossip.
async fn between(transport: &str) -> (Relay, String) {
	// A place is given only by a node that knows how it is reached itself.
	let between = start("Middle", &[transport], directory(&["Middle"]), |settings| {
		settings.serve_circuits = true;
		settings.external = vec!["/ip4/127.0.0.1/tcp/1".parse().unwrap()];
	})
	.await;
	let place = format!("{}/p2p-circuit", between.address("127.0.0.1"));
	(between, place)
}

/// The place at which the hidden node is called.
fn at(place: &str, hidden: &Relay) -> String {
	format!("{place}/p2p/{}", hidden.mesh.peer())
}

#[tokio::test]
async fn a_node_that_listens_only_through_a_circuit_is_reached() {
	for transport in [TCP, QUIC] {
		let (between, place) = between(transport).await;
		let names = ["Edge", "Relay", "Middle"];
		let hidden = start("Edge", &[&place], directory(&names), |_| {}).await;
		hidden.mesh.announce(vec![stream(LUNA, Role::Origin)]);
		let listens_through_the_other = |address: &_| format!("{address}").contains("p2p-circuit");
		hidden
			.until_in_time("it has its place", |mesh| {
				!mesh.listening().is_empty()
					&& mesh.listening().iter().all(listens_through_the_other)
			})
			.await;

		let relays =
			[("Edge", at(&place, &hidden)), ("Relay", String::new()), ("Middle", String::new())];
		let caller = start("Relay", &[TCP], addressed(&relays), |_| {}).await;
		let named = hidden.mesh.peer();
		caller.until("the hidden node is reached", |mesh| mesh.peers().contains(&named)).await;
		caller.until_hears_of(LUNA, "Edge").await;
		// And the other way.
		caller.mesh.announce(vec![stream(MIRA, Role::Origin)]);
		hidden.until_hears_of(MIRA, "Relay").await;
		assert_eq!(between.mesh.whereabouts(&LUNA), [], "it only carried what it did not believe");
	}
}

#[tokio::test]
async fn two_nodes_that_meet_through_a_third_connect_without_it() {
	let (_between, place) = between(QUIC).await;
	let names = ["Edge", "Relay"];
	// Nobody is told of its own port.
	let hidden = start("Edge", &[QUIC, &place], directory(&names), |_| {}).await;
	hidden
		.until_in_time("it has its place", |mesh| {
			mesh.listening().iter().any(|address| address.to_string().contains("p2p-circuit"))
		})
		.await;
	let relays = [("Edge", at(&place, &hidden)), ("Relay", String::new())];
	let caller = start("Relay", &[QUIC], addressed(&relays), |_| {}).await;
	caller
		.until_in_time("a hole is punched", |mesh| {
			mesh.stats().punched_holes + hidden.mesh.stats().punched_holes > 0
		})
		.await;
	hidden.mesh.announce(vec![stream(LUNA, Role::Origin)]);
	caller.until_hears_of(LUNA, "Edge").await;
}

#[tokio::test]
async fn a_node_finds_out_how_it_is_reached() {
	let known = start("Middle", &[QUIC], directory(&["Middle"]), |_| {}).await;
	let relays = [("Middle", known.address("quic").to_string()), ("Relay", String::new())];
	let node = start("Relay", &[QUIC], addressed(&relays), |_| {}).await;
	assert!(node.mesh.external().is_empty(), "nothing was said of it");
	let own = node.address("quic");
	let own = own.to_string().split("/p2p/").next().unwrap().to_string();
	node.until_in_time("another node has tried its address", |mesh| {
		mesh.external().iter().any(|address| address.to_string().starts_with(&own))
	})
	.await;
}

#[tokio::test]
async fn announcements_spread_over_ipv6_and_between_both() {
	const QUIC_6: &str = "/ip6/::1/udp/0/quic-v1";
	const TCP_6: &str = "/ip6/::1/tcp/0";
	let names = ["Middle", "Relay", "Edge"];
	let both = start("Middle", &[QUIC_6, TCP_6, QUIC], directory(&names), |_| {}).await;
	for (transport, listen) in [("/ip6/::1/udp", QUIC_6), ("/ip6/::1/tcp", TCP_6)] {
		let middle = ("Middle", both.address(transport).to_string());
		let relays = [middle, ("Relay", String::new()), ("Edge", String::new())];
		let six = start("Relay", &[listen], addressed(&relays), |_| {}).await;
		let middle = ("Middle", both.address("/ip4").to_string());
		let relays = [middle, ("Relay", String::new()), ("Edge", String::new())];
		let four = start("Edge", &[QUIC], addressed(&relays), |_| {}).await;
		six.mesh.announce(vec![stream(LUNA, Role::Origin)]);
		four.until_hears_of(LUNA, "Relay").await;
		assert_eq!(six.mesh.peers(), [both.mesh.peer()].into());
	}
}
