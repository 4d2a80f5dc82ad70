//! The validators of the genesis block: their keys, and the proofs that pin an offence on them.

mod common;

use common::*;
use livestars_runtime::{Historical, Runtime, Session, SessionKeys};
use polkadot_sdk::{
	frame_support::{assert_ok, traits::KeyOwnerProofSystem},
	pallet_session::{QueuedChanged, SessionInterface},
	sp_consensus_babe::KEY_TYPE,
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};

fn keys(babe: Sr25519Keyring, grandpa: Ed25519Keyring) -> SessionKeys {
	SessionKeys { babe: babe.public().into(), grandpa: grandpa.public().into() }
}

#[test]
fn a_validator_can_be_proved_to_own_its_keys_from_the_first_session_on() {
	on_dev_chain(|| {
		let key = (KEY_TYPE, Sr25519Keyring::Alice.public());
		let proof = Historical::prove(key).expect("the key has an owner");
		let (owner, ()) = Historical::check_proof(key, proof).expect("the proof is sound");
		assert_eq!(owner, account("Alice"));
	});
}

#[test]
fn the_set_stays_the_same_while_nobody_changes_keys() {
	on_dev_chain(|| {
		Session::rotate_session();

		assert!(!QueuedChanged::<Runtime>::get());
		assert_eq!(Historical::historical_root(2), Historical::historical_root(1));
	});
}

#[test]
fn new_keys_are_announced_as_a_new_set_that_offences_can_be_proved_against() {
	on_dev_chain(|| {
		// GIVEN
		let ferdie = keys(Sr25519Keyring::Ferdie, Ed25519Keyring::Ferdie);
		assert_ok!(<Session as SessionInterface>::set_keys(&account("Alice"), ferdie.clone()));

		// WHEN
		Session::rotate_session();

		// THEN
		assert!(QueuedChanged::<Runtime>::get());
		assert_eq!(Session::queued_keys(), vec![(account("Alice"), ferdie)]);
		assert_ne!(Historical::historical_root(2), Historical::historical_root(1));
	});
}
