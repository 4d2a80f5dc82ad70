//! Attestations expire in the block that they name.

use super::*;
use frame::{
	deps::frame_support::dispatch::GetDispatchInfo,
	traits::{Hooks, OnInitialize},
};

/// Initialises this pallet alone.
fn begin(now: BlockNumber) -> Weight {
	<Verification as OnInitialize<BlockNumber>>::on_initialize(now)
}

#[test]
fn an_attestation_expires_in_the_block_that_it_names_and_not_before() {
	build_and_execute(|| {
		attest(ADA, VERA, 10);
		run_to(9);
		assert_ok!(Verification::check(&ADA));

		run_to(10);

		assert_eq!(last_event(), Event::Expired { performer: ADA, verifier: VERA });
		assert_eq!(Lost::get(), [(10, ADA, Ineligibility::Expired)]);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Expired));
		assert_eq!(Verification::attestation_of(ADA), None);
		assert_eq!(status(ADA), Some(Status::Expired));
		assert!(!Expiries::<Test>::contains_key(10));
	});
}

#[test]
fn an_expired_attestation_counts_no_more_even_before_the_agenda_is_worked_off() {
	build_and_execute(|| {
		attest(ADA, VERA, 10);

		// The number of the block is set before any pallet is initialised.
		System::set_block_number(10);

		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Expired));
		assert_eq!(Verification::attestation_of(ADA), None);
		begin(10);
		assert_eq!(Verification::check(&ADA), Err(Ineligibility::Expired));
	});
}

#[test]
fn everybody_whose_attestation_is_due_loses_it_in_that_block() {
	build_and_execute(|| {
		attest(ADA, VERA, 10);
		attest(BEA, VICTOR, 10);
		attest(CLEO, VERA, 11);

		run_to(10);

		let lost = [(10, ADA, Ineligibility::Expired), (10, BEA, Ineligibility::Expired)];
		assert_eq!(Lost::get(), lost);
		assert_ok!(Verification::check(&CLEO));
	});
}

#[test]
fn an_attestation_should_fail_when_as_many_expire_in_that_block_as_can() {
	build_and_execute(|| {
		// GIVEN a full block
		for performer in [ADA, BEA, CLEO] {
			attest(performer, VERA, 10);
		}
		submit(20, VERA, DOCUMENT);

		// WHEN a verifier names it
		assert_noop!(Verification::attest(signed(VERA), 20, DOCUMENT, 10), Failure::ExpirySlotFull);

		// THEN a neighbouring block does
		assert_ok!(Verification::attest(signed(VERA), 20, DOCUMENT, 11));
	});
}

#[test]
fn an_attestation_is_replaced_within_its_own_full_block() {
	build_and_execute(|| {
		for performer in [ADA, BEA, CLEO] {
			attest(performer, VERA, 10);
		}
		submit(ADA, VICTOR, NEXT_DOCUMENT);

		assert_ok!(Verification::attest(signed(VICTOR), ADA, NEXT_DOCUMENT, 10));

		run_to(10);
		assert_eq!(Lost::get().len(), 3);
	});
}

#[test]
fn an_attestation_should_stay_when_its_replacement_names_a_full_block() {
	build_and_execute(|| {
		for performer in [ADA, BEA, CLEO] {
			attest(performer, VERA, 10);
		}
		attest(20, VERA, 12);
		submit(20, VERA, NEXT_DOCUMENT);

		assert_noop!(
			Verification::attest(signed(VERA), 20, NEXT_DOCUMENT, 10),
			Failure::ExpirySlotFull
		);

		assert_eq!(Expiries::<Test>::get(12).to_vec(), [20]);
	});
}

#[test]
fn an_ended_attestation_makes_room_in_its_block() {
	build_and_execute(|| {
		for performer in [ADA, BEA, CLEO] {
			attest(performer, VERA, 10);
		}

		assert_ok!(Verification::withdraw(signed(ADA)));
		attest(20, VERA, 10);
		assert_ok!(Verification::revoke(signed(VERA), BEA, RevocationReason::Fraud));
		attest(21, VERA, 10);
		assert_ok!(Verification::bar(signed(SAFETY), CLEO, RevocationReason::Fraud));
		attest(22, VERA, 10);

		Lost::set(Vec::new());
		run_to(10);
		let mut lost: Vec<_> = Lost::get().into_iter().map(|(_, who, _)| who).collect();
		lost.sort();
		assert_eq!(lost, [20, 21, 22]);
	});
}

#[test]
fn an_expired_performer_keeps_her_record_until_she_is_attested_again_or_withdraws() {
	build_and_execute(|| {
		attest(ADA, VERA, 10);
		attest(BEA, VERA, 10);
		submit(BEA, VERA, NEXT_DOCUMENT);
		run_to(10);

		assert_eq!(Verification::check(&BEA), Err(Ineligibility::Pending));
		assert_ok!(Verification::attest(signed(VERA), BEA, NEXT_DOCUMENT, 20));
		assert_ok!(Verification::check(&BEA));

		assert_eq!(held(HoldReason::RecordDeposit, ADA), DEPOSIT);
		assert_ok!(Verification::withdraw(signed(ADA)));
		assert_eq!(Balances::free_balance(ADA), ENDOWMENT - FEE);
		assert_eq!(Lost::get().len(), 2, "eligibility is lost once");
	});
}

#[test]
fn an_expired_attestation_can_not_be_revoked() {
	build_and_execute(|| {
		attest(ADA, VERA, 10);
		run_to(10);

		assert_noop!(
			Verification::revoke(signed(VERA), ADA, RevocationReason::Fraud),
			Failure::NotAttested
		);
	});
}

#[test]
fn a_block_weighs_its_expiries_and_what_the_listener_does_about_them() {
	build_and_execute(|| {
		attest(ADA, VERA, 10);
		attest(BEA, VERA, 10);
		run_to(8);

		assert_eq!(begin(9), <() as WeightInfo>::on_initialize(0));
		System::set_block_number(10);
		assert_eq!(begin(10), <() as WeightInfo>::on_initialize(2) + LISTENER_WEIGHT * 2);
	});
}

#[test]
fn calls_that_can_end_eligibility_weigh_the_listener() {
	let reason = RevocationReason::Other;
	for (call, own) in [
		(Call::<Test>::withdraw {}, <() as WeightInfo>::withdraw()),
		(Call::revoke { performer: ADA, reason }, <() as WeightInfo>::revoke()),
		(Call::bar { account: ADA, reason }, <() as WeightInfo>::bar()),
	] {
		assert_eq!(call.get_dispatch_info().call_weight, own + LISTENER_WEIGHT);
	}
}

#[test]
fn the_bounds_of_this_mock_are_sound() {
	<Verification as Hooks<BlockNumber>>::integrity_test();
}
