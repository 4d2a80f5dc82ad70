//! The answer is never a bare "no".

use super::*;
use Ineligibility::*;

type TestRecord = Record<AccountId, Balance, BlockNumber>;

fn record(
	status: Status<AccountId, BlockNumber>,
	pending: Option<Submission<AccountId, Balance, BlockNumber>>,
) -> TestRecord {
	Record { deposit: DEPOSIT, status, pending }
}

fn attested_until(expires_at: BlockNumber) -> Status<AccountId, BlockNumber> {
	Status::Attested(Attestation { verifier: VERA, fingerprint: DOCUMENT, expires_at })
}

#[test]
fn an_unknown_account_is_unverified() {
	build_and_execute(|| {
		assert_eq!(Verification::check(&ADA), Err(Unverified));
		assert_eq!(Verification::eligibility(ADA), Err(Unverified));
		assert_eq!(Verification::attestation_of(ADA), None);
		assert_eq!(Verification::submission_of(ADA), None);
	});
}

#[test]
fn the_reason_is_the_one_that_tells_most() {
	let waits = || {
		Some(Submission { verifier: VICTOR, fingerprint: NEXT_DOCUMENT, fee: FEE, submitted_at: 1 })
	};
	let rejected = Status::Rejected(RejectionReason::Other);
	let revoked = Status::Revoked(RevocationReason::Other);
	let barred = Status::Barred(RevocationReason::Other);
	for (status, alone, with_document) in [
		(Status::Unverified, Err(Unverified), Err(Pending)),
		(attested_until(6), Ok(()), Ok(())),
		(attested_until(5), Err(Expired), Err(Pending)),
		(attested_until(4), Err(Expired), Err(Pending)),
		(rejected, Err(Rejected), Err(Pending)),
		(Status::Expired, Err(Expired), Err(Pending)),
		(revoked, Err(Revoked), Err(Pending)),
		(barred, Err(Revoked), Err(Revoked)),
	] {
		assert_eq!(record(status.clone(), None).eligibility(5), alone);
		assert_eq!(record(status, waits()).eligibility(5), with_document);
	}
}

#[test]
fn the_view_function_and_the_trait_agree() {
	build_and_execute(|| {
		attest(ADA, VERA, 10);
		submit(BEA, VERA, DOCUMENT);

		for who in [ADA, BEA, CLEO] {
			assert_eq!(Verification::eligibility(who), Verification::check(&who));
		}
	});
}

#[test]
fn one_storage_item_answers_in_every_case() {
	build_and_execute(|| {
		attest(ADA, VERA, 10);
		submit(BEA, VERA, DOCUMENT);
		assert_ok!(Verification::bar(signed(SAFETY), CLEO, RevocationReason::Other));
		let before = [ADA, BEA, CLEO].map(|who| Verification::check(&who));

		// Everything but the records is gone.
		hypothetically!({
			let _ = Verifiers::<Test>::clear(u32::MAX, None);
			let _ = PendingCount::<Test>::clear(u32::MAX, None);
			let _ = Expiries::<Test>::clear(u32::MAX, None);

			assert_eq!([ADA, BEA, CLEO].map(|who| Verification::check(&who)), before);
		});
	});
}

#[cfg(feature = "runtime-benchmarks")]
#[test]
fn benchmarks_of_other_pallets_make_anybody_eligible() {
	new_test_ext().execute_with(|| {
		submit(ADA, VERA, DOCUMENT);
		attest(BEA, VERA, 10);
		assert_ok!(Verification::bar(signed(SAFETY), CLEO, RevocationReason::Other));

		for who in [ADA, BEA, BEA, CLEO, PAUPER, 1_000, 1_001, 1_002] {
			Verification::make_eligible(&who);
			assert_ok!(Verification::check(&who));
		}

		check_state();
	});
}
