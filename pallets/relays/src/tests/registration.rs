//! Joining the directory, and changing what it says.

use crate::{mock::*, *};
use frame::testing_prelude::*;

#[test]
fn registering_should_put_the_relay_into_the_directory_and_hold_its_bond() {
	build_and_execute(|| {
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));

		assert!(<Directory as RelayDirectory<_>>::is_registered(&ANNA));
		assert!(<Directory as RelayDirectory<_>>::is_active(&ANNA));
		assert_eq!(bond_of(ANNA), BOND);
		assert_eq!(Balances::free_balance(ANNA), WEALTH - BOND);
		System::assert_last_event(
			Event::Registered { relay: ANNA, info: info(), bond: BOND }.into(),
		);
	});
}

#[test]
fn registering_should_be_refused_without_a_signature() {
	build_and_execute(|| {
		assert_noop!(Directory::register(RuntimeOrigin::root(), info()), BadOrigin);
		assert_noop!(Directory::register(RuntimeOrigin::none(), info()), BadOrigin);
	});
}

#[test]
fn registering_should_be_refused_when_the_relay_is_described_badly() {
	build_and_execute(|| {
		let register = |info| Directory::register(RuntimeOrigin::signed(ANNA), info);

		assert_noop!(register(info_at("ftp://relay.example")), Error::<Test>::InvalidUrl);
		let multiaddr = b"relay.example".to_vec().try_into().unwrap();
		assert_noop!(register(RelayInfo { multiaddr, ..info() }), Error::<Test>::InvalidMultiaddr);
		assert_noop!(register(RelayInfo { capacity: 0, ..info() }), Error::<Test>::ZeroCapacity);
	});
}

#[test]
fn registering_should_be_refused_when_the_account_has_a_relay() {
	build_and_execute(|| {
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));

		assert_noop!(
			Directory::register(RuntimeOrigin::signed(ANNA), info()),
			Error::<Test>::AlreadyRegistered
		);
	});
}

#[test]
fn registering_should_be_refused_when_the_bond_cannot_be_paid() {
	build_and_execute(|| {
		assert_noop!(
			Directory::register(RuntimeOrigin::signed(POOR), info()),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn registering_should_be_refused_when_the_directory_is_full() {
	build_and_execute(|| {
		for operator in [ANNA, BERTA, CARLA] {
			assert_ok!(Directory::register(RuntimeOrigin::signed(operator), info()));
		}

		assert_noop!(
			Directory::register(RuntimeOrigin::signed(DORA), info()),
			Error::<Test>::DirectoryFull
		);

		// A place is free again when a bond is withdrawn.
		assert_ok!(Directory::leave(RuntimeOrigin::signed(ANNA)));
		assert_noop!(
			Directory::register(RuntimeOrigin::signed(DORA), info()),
			Error::<Test>::DirectoryFull
		);
		advance(UNBONDING_DELAY);
		assert_ok!(Directory::withdraw_bond(RuntimeOrigin::signed(ANNA)));
		assert_ok!(Directory::register(RuntimeOrigin::signed(DORA), info()));
	});
}

#[test]
fn plain_http_should_be_accepted_on_loopback_when_the_chain_allows_it() {
	build_and_execute(|| {
		let local = || info_at("http://127.0.0.1:8080");
		assert_noop!(
			Directory::register(RuntimeOrigin::signed(ANNA), local()),
			Error::<Test>::InvalidUrl
		);

		Insecure::set(InsecureUrls::AllowLoopback);

		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), local()));
		assert_noop!(
			Directory::update(RuntimeOrigin::signed(ANNA), info_at("http://relay.example")),
			Error::<Test>::InvalidUrl
		);
	});
}

#[test]
fn updating_should_change_the_description_and_nothing_else() {
	build_and_execute(|| {
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));
		let before = Relays::<Test>::get(ANNA).unwrap();
		advance(1);
		let moved = RelayInfo { region: country("SE"), ..info_at("https://moved.example:8443/a") };

		assert_ok!(Directory::update(RuntimeOrigin::signed(ANNA), moved.clone()));

		let after = Relays::<Test>::get(ANNA).unwrap();
		assert_eq!(after, Relay { info: moved.clone(), ..before });
		System::assert_last_event(Event::Updated { relay: ANNA, info: moved }.into());
	});
}

#[test]
fn updating_should_be_refused_when_it_is_not_the_operator_of_a_serving_relay_or_described_badly() {
	build_and_execute(|| {
		assert_ok!(Directory::register(RuntimeOrigin::signed(ANNA), info()));

		assert_noop!(Directory::update(RuntimeOrigin::none(), info()), BadOrigin);
		assert_noop!(
			Directory::update(RuntimeOrigin::signed(BERTA), info()),
			Error::<Test>::NotRegistered
		);
		assert_noop!(
			Directory::update(RuntimeOrigin::signed(ANNA), info_at("https://")),
			Error::<Test>::InvalidUrl
		);
		assert_noop!(
			Directory::update(RuntimeOrigin::signed(ANNA), RelayInfo { capacity: 0, ..info() }),
			Error::<Test>::ZeroCapacity
		);

		assert_ok!(Directory::leave(RuntimeOrigin::signed(ANNA)));
		assert_noop!(
			Directory::update(RuntimeOrigin::signed(ANNA), info()),
			Error::<Test>::AlreadyLeft
		);
	});
}

#[test]
fn calls_should_not_decode_when_an_endpoint_is_too_long_or_the_region_is_no_country() {
	let call = |url: Vec<u8>, region: [u8; 2]| {
		let index = 0u8;
		let encoded = (index, url, b"/ip4/192.0.2.1".to_vec(), region, 1u32).encode();
		crate::Call::<Test>::decode(&mut &encoded[..])
	};

	assert!(call(vec![b'a'; 256], *b"NL").is_ok());
	assert!(call(vec![b'a'; 257], *b"NL").is_err());
	assert!(call(vec![b'a'; 256], *b"nl").is_err());
}
