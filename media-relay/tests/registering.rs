//! The relay's entry on a real chain.

#[path = "../chain/tests/support/mod.rs"]
mod support;

use livestars_chain::{Chain, Relay, RelayInfo, RelayStatus, Signer};
use livestars_mesh::Standing;
use livestars_relay::{
	directory,
	registration::{self, Status},
};
use std::time::Duration;
use support::{signer, Node, LIMIT, LIVE};
use tokio::{sync::watch, time::timeout};

fn info(capacity: u32) -> RelayInfo {
	RelayInfo {
		url: "http://127.0.0.1:8081".to_string(),
		multiaddr: "/ip4/127.0.0.1/udp/4011/quic-v1".to_string(),
		region: "DE".to_string(),
		capacity,
	}
}

async fn until(status: &mut watch::Receiver<Status>, holds: impl Fn(&Status) -> bool) -> Status {
	let waited = timeout(LIMIT, status.wait_for(|status| holds(status))).await;
	waited.expect("in time").expect("the task runs").clone()
}

async fn entry_of(chain: &Chain, signer: &Signer) -> Option<Relay> {
	let relays = chain.at_best().await.unwrap().relays().await.unwrap();
	relays.into_iter().find(|relay| relay.operator == signer.account())
}

/// The relay's entry by the best block, once it is as it should be.
async fn until_entry(
	chain: &Chain,
	signer: &Signer,
	limit: Duration,
	holds: impl Fn(&Relay) -> bool,
) -> Relay {
	let mut link = chain.link();
	let waited = async {
		loop {
			match entry_of(chain, signer).await {
				Some(entry) if holds(&entry) => return entry,
				_ => link.changed().await.expect("a connection"),
			}
		}
	};
	timeout(limit, waited).await.expect("in time")
}

#[tokio::test]
async fn an_entry_that_differs_is_updated_and_then_kept_alive_by_heartbeats() {
	let node = Node::start();
	let (chain, relay) = (node.connect().await, signer("Relay"));
	let before = entry_of(&chain, &relay).await.unwrap();
	let (mut status, _task) =
		registration::start(chain.clone(), relay.clone(), info(77), 10 * LIVE);

	let entry = until_entry(&chain, &relay, LIMIT, |entry| entry.capacity == 77).await;
	assert_eq!((entry.url, entry.region.as_str()), (info(77).url, "DE"));
	let kept = until(&mut status, |status| status.directory == Some(RelayStatus::Active)).await;
	assert_eq!(kept.not_ready(), None);
	assert!(kept.balance.unwrap() > 0);

	// Whether anybody looks at how it stands or not.
	drop(status);
	let next = before.last_heartbeat + 30;
	// That is a minute, if the node keeps its pace.
	let limit = Duration::from_secs(300);
	until_entry(&chain, &relay, limit, |entry| entry.last_heartbeat >= next).await;
}

#[tokio::test]
async fn a_new_relay_registers_and_the_mesh_hears_of_it() {
	let node = Node::start();
	let (chain, bob) = (node.connect().await, signer("Bob"));
	let (mut directory, _following) = directory::follow(chain.clone()).await.unwrap();
	assert_eq!(directory.borrow().len(), 1, "the one of genesis");

	let (mut status, _task) = registration::start(chain, bob.clone(), info(5), 10 * LIVE);
	until(&mut status, |status| status.directory == Some(RelayStatus::Active)).await;
	let heard = directory.wait_for(|directory| directory.get(&bob.account()).is_some());
	let heard = timeout(LIMIT, heard).await.expect("in time").unwrap();
	let entry = heard.get(&bob.account()).unwrap();
	assert_eq!((entry.capacity, entry.standing), (5, Standing::Admitted));
	assert_eq!(entry.url, info(5).url);
}

#[tokio::test]
async fn a_relay_without_money_says_that_it_needs_some() {
	let node = Node::start();
	let poor = signer("Nobody");
	let (mut status, _task) = registration::start(node.connect().await, poor, info(5), 10 * LIVE);
	let troubled = until(&mut status, |status| status.trouble.is_some()).await;
	assert!(troubled.trouble.as_ref().unwrap().contains("send it LIVE"), "{troubled:?}");
	assert_eq!(troubled.balance, Some(0));
	assert_eq!(troubled.not_ready(), troubled.trouble);
}

#[tokio::test]
async fn the_entry_is_kept_again_when_the_node_comes_back() {
	let mut node = Node::start();
	let (chain, bob) = (node.connect().await, signer("Bob"));
	node.kill();
	let (mut status, _task) = registration::start(chain, bob, info(5), 10 * LIVE);
	until(&mut status, |status| status.trouble.is_some()).await;
	node.restart();
	let kept = until(&mut status, |status| status.directory == Some(RelayStatus::Active)).await;
	assert_eq!(kept.trouble, None);
}
