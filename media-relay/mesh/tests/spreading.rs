//! Announcements spread among nodes on loopback, over QUIC and TCP.

mod common;

use common::*;
use livestars_mesh::{Directory, Entry, Mesh, Role, Standing};
use std::{collections::BTreeSet, sync::Arc, time::Duration};

const QUIC: &str = "/ip4/127.0.0.1/udp/0/quic-v1";
const TCP: &str = "/ip4/127.0.0.1/tcp/0";
const NAMES: [&str; 3] = ["Relay", "Middle", "Edge"];

/// Everybody, with the address of the one in the middle.
fn with_middle(middle: &Relay, transport: &str) -> Directory {
	let multiaddr = middle.address(transport).to_string();
	NAMES
		.iter()
		.map(|name| {
			let (relay, entry) = entry(name);
			let is_middle = *name == "Middle";
			let multiaddr = if is_middle { multiaddr.clone() } else { String::new() };
			(relay, Entry { multiaddr, ..entry })
		})
		.collect()
}

/// Relay ⟷ Middle over QUIC, Middle ⟷ Edge over TCP, and both ends know each other's account only.
async fn three_in_a_row() -> [Relay; 3] {
	let middle = start("Middle", &[QUIC, TCP], directory(&NAMES), |_| {}).await;
	let one = start("Relay", &[QUIC], with_middle(&middle, "quic"), |_| {}).await;
	let other = start("Edge", &[TCP], with_middle(&middle, "tcp"), |_| {}).await;
	[one, middle, other]
}

#[tokio::test]
async fn a_stream_is_known_two_nodes_away_over_quic_and_tcp() {
	let [one, middle, other] = three_in_a_row().await;
	one.mesh.announce(vec![stream(LUNA, Role::Origin)]);
	other.until_hears_of(LUNA, "Relay").await;

	let carriers = other.mesh.whereabouts(&LUNA);
	assert_eq!(carriers.len(), 1);
	assert_eq!(carriers[0].url, url("Relay"));
	assert_eq!(carriers[0].layers, stream(LUNA, Role::Origin).layers);
	assert_eq!(carriers[0].spare, 97);
	assert_eq!(other.mesh.upstream(&LUNA, &BTreeSet::new()), Some(carriers[0].clone()));
	assert_eq!(other.mesh.peers(), BTreeSet::from([middle.mesh.peer()]), "the ends do not meet");
	assert_eq!(middle.mesh.peers().len(), 2);
	assert_eq!(one.mesh.whereabouts(&LUNA), [], "what it has itself it need not be told");
}

#[tokio::test]
async fn an_edge_is_known_to_the_origin_and_its_end_too() {
	let [one, _middle, other] = three_in_a_row().await;
	one.mesh.announce(vec![stream(LUNA, Role::Origin)]);
	other.until_hears_of(LUNA, "Relay").await;
	other.mesh.announce(vec![stream(LUNA, Role::Edge { depth: 1 })]);
	one.until_hears_of(LUNA, "Edge").await;

	other.mesh.announce(Vec::new());
	one.until("the edge is gone", |mesh| mesh.whereabouts(&LUNA).is_empty()).await;
}

#[tokio::test]
async fn who_comes_late_hears_what_was_said_before() {
	let middle = start("Middle", &[TCP], directory(&NAMES), |settings| {
		settings.announce_every = Duration::from_secs(3_600);
		settings.lifetime = Duration::from_secs(60);
	})
	.await;
	middle.mesh.announce(vec![stream(MIRA, Role::Origin)]);
	let late = start("Edge", &[TCP], with_middle(&middle, "tcp"), |_| {}).await;
	late.until_hears_of(MIRA, "Middle").await;
}

#[tokio::test]
async fn what_a_node_that_is_gone_said_expires() {
	let [one, _middle, other] = three_in_a_row().await;
	let mortal = start("Middle", &[TCP], directory(&NAMES), |settings| {
		settings.lifetime = Duration::from_secs(2);
	})
	.await;
	drop(other);
	one.directory.send_replace(Arc::new(with_middle(&mortal, "tcp")));
	mortal.mesh.announce(vec![stream(LUNA, Role::Origin)]);
	one.until_hears_of(LUNA, "Middle").await;

	mortal.task.abort();
	one.until("the stream expired", |mesh| mesh.whereabouts(&LUNA).is_empty()).await;
	assert!(one.mesh.performers().is_empty());
}

#[tokio::test]
async fn a_node_that_stops_says_so() {
	let [one, _middle, other] = three_in_a_row().await;
	one.mesh.announce(vec![stream(LUNA, Role::Origin)]);
	other.until_hears_of(LUNA, "Relay").await;

	one.mesh.stop();
	tokio::time::timeout(PATIENCE, one.task).await.expect("it stops").unwrap();
	// It would hold for twenty seconds.
	let quickly = Duration::from_secs(18);
	let gone = other.until("the stream ended", |mesh| mesh.whereabouts(&LUNA).is_empty());
	tokio::time::timeout(quickly, gone).await.expect("before it expires");
}

#[tokio::test]
async fn a_node_whose_handles_are_gone_stops() {
	let relay = start("Relay", &[TCP], directory(&NAMES), |_| {}).await;
	drop(relay.mesh);
	tokio::time::timeout(PATIENCE, relay.task).await.expect("it stops").unwrap();
}

#[tokio::test]
async fn a_suspended_relay_is_forgotten_at_once_and_not_heard_again() {
	let [one, middle, other] = three_in_a_row().await;
	one.mesh.announce(vec![stream(LUNA, Role::Origin)]);
	other.until_hears_of(LUNA, "Relay").await;

	let all = with_middle(&middle, "tcp");
	let suspended = all.iter().map(|(relay, entry)| {
		let is_suspended = *relay == account("Relay");
		let standing = if is_suspended { Standing::Suspended } else { Standing::Admitted };
		(*relay, Entry { standing, ..entry.clone() })
	});
	let suspended: Arc<Directory> = Arc::new(suspended.collect());
	other.directory.send_replace(suspended.clone());
	other.until("the relay is forgotten", |mesh| mesh.whereabouts(&LUNA).is_empty()).await;

	// Once the one in the middle knows too, nothing of it comes through any more: what the middle
	// says itself after that is heard, and the suspended relay is not.
	middle.directory.send_replace(suspended);
	middle.mesh.announce(vec![stream(MIRA, Role::Origin)]);
	other.until_hears_of(MIRA, "Middle").await;
	assert_eq!(other.mesh.whereabouts(&LUNA), []);
}

#[tokio::test]
async fn a_relay_that_comes_back_is_called_again() {
	let middle = start("Middle", &[TCP], directory(&NAMES), |_| {}).await;
	let one = start("Relay", &[QUIC], with_middle(&middle, "tcp"), |_| {}).await;
	middle.mesh.announce(vec![stream(LUNA, Role::Origin)]);
	one.until_hears_of(LUNA, "Middle").await;

	let (name, address) = (middle.mesh.peer(), middle.address("tcp"));
	let listen = address.to_string().split("/p2p/").next().unwrap().to_string();
	let Relay { mesh, task, folder, .. } = middle;
	mesh.stop();
	task.await.unwrap();
	one.until("the relay is gone", |mesh| mesh.whereabouts(&LUNA).is_empty()).await;

	let again = start_in(folder, "Middle", &[&listen], directory(&NAMES), |_| {}).await;
	assert_eq!(again.mesh.peer(), name, "the key outlives the node");
	again.mesh.announce(vec![stream(LUNA, Role::Origin)]);
	one.until_hears_of(LUNA, "Middle").await;
}

#[tokio::test]
async fn a_port_in_use_is_reported_with_its_address() {
	let first = start("Relay", &[QUIC], directory(&NAMES), |_| {}).await;
	let taken = first.address("quic").to_string().split("/p2p/").next().unwrap().to_string();
	let folder = tempfile::tempdir().unwrap();
	let (_directory, followed) = tokio::sync::watch::channel(Arc::new(Directory::default()));
	let settings = settings("Edge", &folder, &[&taken]);
	let error = Mesh::start(settings, signer("Edge"), GENESIS, followed).await.unwrap_err();
	assert!(error.to_string().contains(&taken), "{error}");
	assert!(error.to_string().contains("choose a free port"), "{error}");
}
