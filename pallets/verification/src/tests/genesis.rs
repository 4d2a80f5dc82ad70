//! A chain can start with verifiers and attested performers.

use super::*;

fn attested_at_genesis() -> GenesisConfig<Test> {
	GenesisConfig {
		verifiers: vec![(VERA, KEY, FEE)],
		attested: vec![(ADA, VERA, DOCUMENT, 10), (BEA, VERA, NEXT_DOCUMENT, MAX_VALIDITY)],
	}
}

#[test]
fn genesis_bonds_its_verifiers_and_attests_its_performers() {
	execute(genesis(attested_at_genesis()), || {
		assert_eq!(held(HoldReason::VerifierBond, VERA), BOND);
		assert_eq!(Verification::verifiers().len(), 1);
		for performer in [ADA, BEA] {
			assert_eq!(held(HoldReason::RecordDeposit, performer), DEPOSIT);
			assert_ok!(Verification::check(&performer));
		}

		run_to(10);

		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Expired));
		assert_ok!(Verification::check(&BEA));
	});
}

#[test]
fn the_empty_genesis_is_sound() {
	execute(genesis(GenesisConfig::default()), || {
		assert_eq!(Verification::verifiers(), []);
	});
}

#[test]
fn genesis_can_be_read_from_json() {
	let json = r#"{
		"verifiers": [[1, [9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9], 7]],
		"attested": [[11, 1, "0xd1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1", 10]]
	}"#;
	let config: GenesisConfig<Test> =
		frame::deps::frame_support::__private::serde_json::from_str(json).expect("is sound");

	assert_eq!(config.verifiers, [(VERA, KEY, FEE)]);
	assert_eq!(config.attested, [(ADA, VERA, DOCUMENT, 10)]);
}

#[test]
#[should_panic(expected = "attestation of 11 must be sound")]
fn genesis_should_fail_when_a_performer_names_no_verifier() {
	genesis(GenesisConfig { verifiers: vec![], ..attested_at_genesis() });
}

#[test]
#[should_panic(expected = "attestation of 11 must be sound")]
fn genesis_should_fail_when_an_attestation_has_expired() {
	genesis(GenesisConfig { attested: vec![(ADA, VERA, DOCUMENT, 0)], ..attested_at_genesis() });
}

#[test]
#[should_panic(expected = "attestation of 1 must be sound")]
fn genesis_should_fail_when_a_verifier_attests_itself() {
	genesis(GenesisConfig { attested: vec![(VERA, VERA, DOCUMENT, 9)], ..attested_at_genesis() });
}

#[test]
#[should_panic(expected = "performer 11 must be attested once")]
fn genesis_should_fail_when_a_performer_is_attested_twice() {
	genesis(GenesisConfig {
		attested: vec![(ADA, VERA, DOCUMENT, 9), (ADA, VERA, DOCUMENT, 10)],
		..attested_at_genesis()
	});
}

#[test]
#[should_panic(expected = "verifier 1 must be sound")]
fn genesis_should_fail_when_a_verifier_is_listed_twice() {
	genesis(GenesisConfig {
		verifiers: vec![(VERA, KEY, FEE), (VERA, KEY, FEE)],
		..attested_at_genesis()
	});
}

#[test]
#[should_panic(expected = "verifier 1 must be sound")]
fn genesis_should_fail_when_a_key_is_unusable() {
	genesis(GenesisConfig { verifiers: vec![(VERA, [0; 32], FEE)], ..attested_at_genesis() });
}

#[test]
#[should_panic(expected = "verifier 99 must be sound")]
fn genesis_should_fail_when_a_verifier_cannot_pay_its_bond() {
	genesis(GenesisConfig { verifiers: vec![(PAUPER, KEY, FEE)], ..attested_at_genesis() });
}
