//! A node that others cannot make spread what is not to be believed.

mod common;

use common::*;
use futures::StreamExt;
use libp2p::{
	gossipsub::{self, IdentTopic, MessageAuthenticity, MessageId, ValidationMode},
	noise,
	swarm::SwarmEvent,
	tcp, yamux, Multiaddr, Swarm, SwarmBuilder,
};
use livestars_mesh::{announcement::MAX_LENGTH, topic, Announcement, Entry, Refusal, Role};

const TCP: &str = "/ip4/127.0.0.1/tcp/0";
const NAMES: [&str; 4] = ["Relay", "Middle", "Edge", "Mallory"];

/// A node of an attacker: gossipsub without any judgement. Mallory has a relay too.
struct Attacker {
	swarm: Swarm<gossipsub::Behaviour>,
	topic: IdentTopic,
}

impl Attacker {
	/// Connects to the node at `address` and waits until that listens.
	async fn connect(address: Multiaddr) -> Self {
		let topic = IdentTopic::new(topic(&GENESIS));
		let config = gossipsub::ConfigBuilder::default()
			.validation_mode(ValidationMode::Anonymous)
			.max_transmit_size(4 * MAX_LENGTH)
			.message_id_fn(|message| {
				MessageId::from(sp_crypto_hashing::blake2_256(&message.data).to_vec())
			})
			.build()
			.unwrap();
		let mut swarm = SwarmBuilder::with_new_identity()
			.with_tokio()
			.with_tcp(tcp::Config::default(), noise::Config::new, yamux::Config::default)
			.unwrap()
			.with_behaviour(|_| {
				let mut gossip = gossipsub::Behaviour::new(MessageAuthenticity::Anonymous, config)?;
				gossip.subscribe(&topic)?;
				Ok(gossip)
			})
			.unwrap()
			.build();
		swarm.dial(address).unwrap();
		let wait = async {
			loop {
				let event = swarm.select_next_some().await;
				if let SwarmEvent::Behaviour(gossipsub::Event::Subscribed { .. }) = event {
					break;
				}
			}
		};
		tokio::time::timeout(PATIENCE, wait).await.expect("the node listens");
		Self { swarm, topic }
	}

	fn send(&mut self, bytes: Vec<u8>) {
		self.swarm.behaviour_mut().publish(self.topic.clone(), bytes).unwrap();
	}

	/// Runs until `done`.
	async fn run_until(&mut self, done: impl std::future::Future<Output = ()>) {
		tokio::pin!(done);
		loop {
			tokio::select! {
				() = &mut done => break,
				_ = self.swarm.select_next_some() => {},
			}
		}
	}
}

/// Mallory ⟶ Middle ⟵ Edge.
async fn middle_and_edge() -> [Relay; 2] {
	let middle = start("Middle", &[TCP], directory(&NAMES), |_| {}).await;
	let multiaddr = middle.address("tcp").to_string();
	let known = NAMES.iter().map(|name| {
		let (relay, entry) = entry(name);
		let multiaddr = if *name == "Middle" { multiaddr.clone() } else { String::new() };
		(relay, Entry { multiaddr, ..entry })
	});
	let edge = start("Edge", &[TCP], known.collect(), |_| {}).await;
	// They speak with each other before anybody attacks.
	middle.mesh.announce(vec![stream(MIRA, Role::Origin)]);
	edge.mesh.announce(vec![stream(MIRA, Role::Edge { depth: 1 })]);
	edge.until_hears_of(MIRA, "Middle").await;
	middle.until_hears_of(MIRA, "Edge").await;
	[middle, edge]
}

/// Sends what is not to be believed, then what is: when the latter is heard beyond the node in the
/// middle, the former was judged there.
async fn refused(bytes: Vec<u8>) -> (Option<Refusal>, bool) {
	let [middle, edge] = middle_and_edge().await;
	let mut attacker = Attacker::connect(middle.address("tcp")).await;
	attacker.send(bytes);
	let own = signed("Mallory", now(), vec![stream(account("Luna"), Role::Origin)]);
	attacker.send(own.bytes);
	attacker.run_until(edge.until_hears_of(account("Luna"), "Mallory")).await;

	let spread = edge.mesh.whereabouts(&LUNA).iter().any(|carrier| carrier.role == Role::Origin);
	let stats = middle.mesh.stats();
	assert_eq!(edge.mesh.stats().all_refused(), 0, "nothing of it came through");
	(stats.refused.keys().next().copied(), spread)
}

fn origin() -> Vec<livestars_mesh::Stream> {
	vec![stream(LUNA, Role::Origin)]
}

#[tokio::test]
async fn a_forged_announcement_is_not_spread() {
	let mut bytes = signed("Relay", now(), origin()).bytes;
	*bytes.last_mut().unwrap() ^= 1;
	assert_eq!(refused(bytes).await, (Some(Refusal::BadSignature), false));
}

#[tokio::test]
async fn an_expired_announcement_is_not_spread() {
	let bytes = signed("Relay", now() - 30_000, origin()).bytes;
	assert_eq!(refused(bytes).await, (Some(Refusal::Expired), false));
}

#[tokio::test]
async fn an_announcement_from_the_future_is_not_spread() {
	let bytes = signed("Relay", now() + 60_000, origin()).bytes;
	assert_eq!(refused(bytes).await, (Some(Refusal::FromTheFuture), false));
}

#[tokio::test]
async fn an_oversized_announcement_is_not_spread() {
	let bytes = vec![7; MAX_LENGTH + 1];
	assert_eq!(refused(bytes).await, (Some(Refusal::Oversized), false));
}

#[tokio::test]
async fn a_relay_outside_the_directory_is_not_spread() {
	let bytes = signed("Nobody", now(), origin()).bytes;
	assert_eq!(refused(bytes).await, (Some(Refusal::NotInDirectory), false));
}

#[tokio::test]
async fn an_announcement_for_another_chain_is_not_spread() {
	let genesis = livestars_chain::Hash([9; 32]);
	let other = Announcement { genesis, ..announcement("Relay", now(), origin()) };
	let bytes = other.sign(&signer("Relay")).unwrap().bytes;
	assert_eq!(refused(bytes).await, (Some(Refusal::OtherChain), false));
}

#[tokio::test]
async fn an_older_announcement_does_not_bring_an_ended_stream_back() {
	let [middle, edge] = middle_and_edge().await;
	let mut attacker = Attacker::connect(middle.address("tcp")).await;
	let before = now();
	attacker.send(signed("Relay", before, vec![stream(account("Luna"), Role::Origin)]).bytes);
	attacker.run_until(edge.until_hears_of(account("Luna"), "Relay")).await;

	attacker.send(signed("Relay", before - 1_000, origin()).bytes);
	attacker.send(signed("Mallory", now(), vec![stream(account("Luna"), Role::Origin)]).bytes);
	attacker.run_until(edge.until_hears_of(account("Luna"), "Mallory")).await;
	assert_eq!(middle.mesh.stats().refused.get(&Refusal::NotNewer), Some(&1));
	assert!(edge.mesh.whereabouts(&LUNA).is_empty());
}

#[tokio::test]
async fn who_keeps_sending_rubbish_is_not_listened_to_any_more() {
	let [middle, edge] = middle_and_edge().await;
	let mut attacker = Attacker::connect(middle.address("tcp")).await;
	for rubbish in 0..20u8 {
		attacker.send(vec![rubbish; 100]);
	}
	attacker.send(signed("Mallory", now(), origin()).bytes);
	// What the middle says after all that is heard, and what Mallory said before it is not.
	let mut changes = edge.mesh.watch();
	attacker
		.run_until(async {
			while middle.mesh.stats().all_refused() < 5 {
				tokio::task::yield_now().await;
			}
			middle.mesh.announce(vec![stream(account("Stella"), Role::Origin)]);
			while edge.mesh.whereabouts(&account("Stella")).is_empty() {
				changes.changed().await.unwrap();
			}
		})
		.await;
	assert!(edge.mesh.whereabouts(&LUNA).is_empty());
	assert!(middle.mesh.stats().all_refused() < 20, "{:?}", middle.mesh.stats());
}

#[tokio::test]
async fn a_message_that_is_longer_than_any_announcement_harms_nobody() {
	let [middle, edge] = middle_and_edge().await;
	let mut attacker = Attacker::connect(middle.address("tcp")).await;
	attacker.send(vec![7; 3 * MAX_LENGTH]);
	middle.mesh.announce(vec![stream(account("Stella"), Role::Origin)]);
	attacker.run_until(edge.until_hears_of(account("Stella"), "Middle")).await;
	assert_eq!(edge.mesh.stats().all_refused(), 0);
}
