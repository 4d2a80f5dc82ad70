//! The relays of a new chain.

use crate::{mock::*, *};
use frame::testing_prelude::*;

const MULTIADDR: &str = "/dns4/relay.example/tcp/4001";

fn genesis(url: &str, operator: u64) -> TestState {
	state_with(vec![(operator, url.into(), MULTIADDR.into(), country("IS"), 50)])
}

#[test]
fn genesis_relay_should_be_bonded_and_active_from_the_start() {
	execute_on(genesis("https://relay.example", GENESIS_OPERATOR), || {
		assert!(<Directory as RelayDirectory<_>>::is_registered(&GENESIS_OPERATOR));
		assert!(<Directory as RelayDirectory<_>>::is_active(&GENESIS_OPERATOR));
		assert_eq!(bond_of(GENESIS_OPERATOR), BOND);
		assert_eq!(
			Directory::directory(),
			[RelayEntry {
				operator: GENESIS_OPERATOR,
				url: "https://relay.example".into(),
				multiaddr: MULTIADDR.into(),
				region: country("IS"),
				capacity: 50,
				last_heartbeat: 0,
				status: RelayStatus::Active,
			}]
		);

		System::set_block_number(HEARTBEAT_TIMEOUT + 1);
		assert_eq!(status_of(GENESIS_OPERATOR), RelayStatus::Silent);
	});
}

#[test]
#[should_panic(expected = "cannot register relay")]
fn genesis_should_be_refused_when_a_url_is_unsound() {
	let _ = genesis("http://relay.example", GENESIS_OPERATOR);
}

#[test]
#[should_panic(expected = "an endpoint is too long")]
fn genesis_should_be_refused_when_an_endpoint_is_too_long() {
	let _ = genesis(&format!("https://{}", "a.".repeat(125)), GENESIS_OPERATOR);
}

#[test]
#[should_panic(expected = "cannot register relay")]
fn genesis_should_be_refused_when_an_operator_cannot_pay() {
	let _ = genesis("https://relay.example", POOR);
}
