//! What the directory tells those who ask.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn directory_should_list_every_relay_with_its_status() {
	build_and_execute(|| {
		for operator in [ANNA, BERTA, CARLA] {
			assert_ok!(Directory::register(RuntimeOrigin::signed(operator), info()));
		}
		assert_ok!(Directory::leave(RuntimeOrigin::signed(BERTA)));
		assert_ok!(Directory::suspend(RuntimeOrigin::signed(SAFETY), CARLA));
		advance(HEARTBEAT_TIMEOUT + 1);

		let mut listed: Vec<_> = Directory::directory()
			.into_iter()
			.map(|entry| (entry.operator, entry.status))
			.collect();
		listed.sort_by_key(|(operator, _)| *operator);

		let withdrawable_from = 1 + UNBONDING_DELAY;
		assert_eq!(
			listed,
			[
				(ANNA, RelayStatus::Silent),
				(BERTA, RelayStatus::Leaving { withdrawable_from }),
				(CARLA, RelayStatus::Suspended),
			]
		);
	});
}

#[test]
fn relay_should_be_told_as_its_operator_described_it() {
	build_and_execute(|| {
		assert_eq!(Directory::relay(ANNA), None);
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));

		let entry = Directory::relay(ANNA).unwrap();

		assert_eq!(entry.operator, ANNA);
		assert_eq!(entry.url, "https://relay.example");
		assert_eq!(entry.multiaddr, "/ip4/192.0.2.1/udp/4001/quic-v1");
		assert_eq!(entry.region, country("NL"));
		assert_eq!(entry.capacity, 500);
		assert_eq!(entry.last_heartbeat, 1);
	});
}
