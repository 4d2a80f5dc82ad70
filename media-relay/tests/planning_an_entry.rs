//! What is to be done for the relay's entry on chain, and what its operator is told.

use livestars_chain::{Account, ChainError, Relay, RelayInfo, RelayStatus, SubmitError};
use livestars_mesh::PeerId;
use livestars_relay::{
	config::Config,
	registration::{advice, description, plan, DescriptionError, Obstacle, Status, Step},
};
use proptest::prelude::*;

const NOW: u32 = 1_000;
const INTERVAL: u32 = 30;

fn wanted() -> RelayInfo {
	RelayInfo {
		url: "https://relay.example".to_string(),
		multiaddr: "/ip4/192.0.2.1/udp/4001/quic-v1".to_string(),
		region: "CH".to_string(),
		capacity: 100,
	}
}

fn entry(status: RelayStatus, last_heartbeat: u32) -> Relay {
	let RelayInfo { url, multiaddr, region, capacity } = wanted();
	let operator = Account([1; 32]);
	Relay { operator, url, multiaddr, region, capacity, last_heartbeat, status }
}

fn step(entry: &Relay) -> Step {
	plan(Some(entry), &wanted(), NOW, INTERVAL)
}

#[test]
fn without_an_entry_the_relay_registers() {
	assert_eq!(plan(None, &wanted(), NOW, INTERVAL), Step::Register);
}

#[test]
fn an_entry_that_differs_in_anything_is_updated() {
	let entry = entry(RelayStatus::Active, NOW);
	for changed in [
		Relay { url: "https://other.example".to_string(), ..entry.clone() },
		Relay { multiaddr: "/ip4/192.0.2.1/tcp/4001".to_string(), ..entry.clone() },
		Relay { region: "DE".to_string(), ..entry.clone() },
		Relay { capacity: 101, ..entry.clone() },
	] {
		assert_eq!(step(&changed), Step::Update, "{changed:?}");
	}
}

#[test]
fn a_heartbeat_is_sent_as_soon_as_the_chain_takes_it() {
	assert_eq!(step(&entry(RelayStatus::Active, NOW)), Step::Wait { until: NOW + INTERVAL - 1 });
	assert_eq!(step(&entry(RelayStatus::Active, NOW + 1 - INTERVAL)), Step::Heartbeat);
	assert_eq!(
		step(&entry(RelayStatus::Active, NOW + 2 - INTERVAL)),
		Step::Wait { until: NOW + 1 }
	);
	assert_eq!(step(&entry(RelayStatus::Silent, 0)), Step::Heartbeat);
}

#[test]
fn a_suspended_relay_is_kept_alive_and_true() {
	assert_eq!(step(&entry(RelayStatus::Suspended, 0)), Step::Heartbeat);
	let changed = Relay { capacity: 1, ..entry(RelayStatus::Suspended, NOW) };
	assert_eq!(step(&changed), Step::Update);
}

#[test]
fn a_relay_that_left_is_its_operators_business() {
	let stay = step(&entry(RelayStatus::Leaving, 0));
	assert_eq!(stay, Step::Stay(Obstacle::Leaving));
	assert!(Obstacle::Leaving.to_string().contains("withdraw its bond"));
}

proptest! {
	#[test]
	fn no_heartbeat_is_sent_that_the_chain_would_refuse(
		last in any::<u32>(),
		now in any::<u32>(),
		interval in 1u32..10_000,
	) {
		match plan(Some(&entry(RelayStatus::Active, last)), &wanted(), now, interval) {
			Step::Heartbeat => prop_assert!(now.saturating_add(1) >= last.saturating_add(interval)),
			Step::Wait { until } => {
				prop_assert!(until > now);
				let then = plan(Some(&entry(RelayStatus::Active, last)), &wanted(), until, interval);
				prop_assert_eq!(then, Step::Heartbeat);
			},
			step => prop_assert!(false, "{:?}", step),
		}
	}
}

fn failed(name: &str) -> SubmitError {
	SubmitError::Dispatch { error: name.to_string(), block: 1 }
}

#[test]
fn an_operator_without_money_is_told_so_with_the_balance() {
	let refused = SubmitError::Refused {
		reason: "Invalid Transaction: Inability to pay some fees".to_string(),
	};
	for error in [failed("Token.FundsUnavailable"), failed("Balances.InsufficientBalance"), refused]
	{
		let advice = advice(&error, Some(1_234_567_000_000));
		assert!(advice.contains("1.234 LIVE") && advice.contains("send it LIVE"), "{advice}");
	}
}

#[test]
fn other_refusals_say_what_to_do() {
	for (error, words) in [
		(failed("Relays.DirectoryFull"), "waits for another one to leave"),
		(failed("Relays.BarredFromRegistering"), "safety origin"),
		(failed("Relays.InvalidUrl"), "relay.url"),
		(failed("Relays.InvalidMultiaddr"), "mesh.external"),
		(failed("Relays.HeartbeatTooEarly"), "Relays.HeartbeatTooEarly"),
		(SubmitError::Expired, "expired"),
		(
			SubmitError::Chain(ChainError::Unreachable { reason: "gone".to_string() }),
			"no node answers",
		),
	] {
		assert!(advice(&error, None).contains(words), "{error}: {}", advice(&error, None));
	}
}

#[test]
fn only_an_active_relay_is_ready() {
	let status = |directory| Status { directory, ..Status::default() };
	assert_eq!(status(Some(RelayStatus::Active)).not_ready(), None);
	assert!(status(Some(RelayStatus::Silent)).not_ready().unwrap().contains("heartbeats"));
	assert!(status(None).not_ready().unwrap().contains("not in the directory"));
	let troubled = Status { trouble: Some("no money".to_string()), ..status(None) };
	assert_eq!(troubled.not_ready().unwrap(), "no money");
}

#[test]
fn the_description_names_the_node_once() {
	let node: PeerId = "12D3KooWMyi1dnXxqJqyBhPgZJnyC8Cdm4B6RSqBj6uZ9FeP1NDM".parse().unwrap();
	let mut config = Config::default();
	let expected = format!("/ip4/127.0.0.1/udp/4001/quic-v1/p2p/{node}");
	assert_eq!(description(&config, node).unwrap().multiaddr, expected);
	config.mesh.external = vec![expected.parse().unwrap()];
	assert_eq!(description(&config, node).unwrap().multiaddr, expected);

	config.mesh.external = vec![format!("/dns4/{}/tcp/1", "x".repeat(250)).parse().unwrap()];
	assert!(matches!(description(&config, node), Err(DescriptionError::TooLong(_))));
	(config.mesh.external, config.mesh.listen) = (Vec::new(), Vec::new());
	assert_eq!(description(&config, node), Err(DescriptionError::NoAddress));
}
