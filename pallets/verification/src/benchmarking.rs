//! Benchmarks of every call and hook, each in its worst case. What the listener of lost eligibility
//! weighs is not measured here: the pallet adds the listener's own word.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::arithmetic_side_effects,
	reason = "a benchmark that cannot be set up is to stop"
)]

use super::*;
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	traits::{EnsureOrigin, Get},
};

const KEY: EncryptionKey = [9; 32];
const FINGERPRINT: H256 = H256::repeat_byte(1);
const NEXT_FINGERPRINT: H256 = H256::repeat_byte(2);

/// Gives `who` enough for every hold and fee.
fn fund<T: Config>(who: &T::AccountId) {
	let amount = T::Currency::minimum_balance()
		.saturating_add(T::VerifierBond::get())
		.saturating_add(T::RecordDeposit::get())
		.saturating_mul(10u32.into());
	T::Currency::mint_into(who, amount).expect("issuance has room; qed");
}

fn fee<T: Config>() -> BalanceOf<T> {
	T::Currency::minimum_balance()
}

fn funded<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let account = account(name, index, 0);
	fund::<T>(&account);
	account
}

fn admitted<T: Config>() -> T::AccountId {
	let verifier = funded::<T>("verifier", 0);
	Pallet::<T>::do_admit_verifier(verifier.clone()).expect("there is room; qed");
	verifier
}

fn registered<T: Config>() -> T::AccountId {
	let verifier = admitted::<T>();
	Pallet::<T>::do_register_verifier(verifier.clone(), KEY, fee::<T>()).expect("admitted; qed");
	verifier
}

/// Gives `count` performers attestations by `verifier` that expire in block `at`.
fn attest_many<T: Config>(
	name: &'static str,
	verifier: &T::AccountId,
	count: u32,
	at: BlockNumberFor<T>,
) -> Vec<T::AccountId> {
	(0..count)
		.map(|index| {
			let performer = funded::<T>(name, index);
			let attestation = Attestation {
				verifier: verifier.clone(),
				fingerprint: FINGERPRINT,
				expires_at: at,
			};
			Pallet::<T>::introduce(&performer, attestation).expect("the slot has room; qed");
			performer
		})
		.collect()
}

/// The last performer of a full agenda slot.
fn last_of_full_slot<T: Config>(verifier: &T::AccountId) -> T::AccountId {
	let slot = attest_many::<T>("attested", verifier, T::MaxExpiriesPerBlock::get(), latest::<T>());
	slot.last().cloned().expect("a slot has room for one; qed")
}

/// The latest block until which can be attested.
fn latest<T: Config>() -> BlockNumberFor<T> {
	frame_system::Pallet::<T>::block_number() + T::MaxValidity::get()
}

fn submit<T: Config>(performer: &T::AccountId, verifier: &T::AccountId) {
	Pallet::<T>::do_submit(performer.clone(), verifier.clone(), NEXT_FINGERPRINT, fee::<T>())
		.expect("performer has funds; qed");
}

/// Gives `who`, whatever is known of her, a valid attestation in the latest block with room for it.
pub(crate) fn make_eligible<T: Config>(who: &T::AccountId) {
	fund::<T>(who);
	let mut record = Records::<T>::get(who).unwrap_or_else(|| {
		let deposit = T::RecordDeposit::get();
		T::Currency::hold(&HoldReason::RecordDeposit.into(), who, deposit).expect("funded; qed");
		Record::new(deposit)
	});
	let mut expires_at = latest::<T>();
	while Pallet::<T>::reschedule(who, record.status.attestation(), expires_at).is_err() {
		expires_at -= 1u32.into();
	}
	let verifier = account("verifier of all", 0, 0);
	record.status =
		Status::Attested(Attestation { verifier, fingerprint: FINGERPRINT, expires_at });
	Records::<T>::insert(who, record);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn on_initialize(n: Linear<0, { T::MaxExpiriesPerBlock::get() }>) {
		let verifier = account("verifier", 0, 0);
		let at = latest::<T>();
		let performers = attest_many::<T>("attested", &verifier, n, at);

		#[block]
		{
			Pallet::<T>::expire_due(at);
		}

		for performer in performers {
			assert_eq!(Records::<T>::get(performer).unwrap().status, Status::Expired);
		}
	}

	#[benchmark]
	fn admit_verifier() -> Result<(), BenchmarkError> {
		let origin =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let verifier: T::AccountId = account("verifier", 0, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier.clone());

		assert_eq!(Verifiers::<T>::get(verifier), Some(Verifier::Admitted));
		Ok(())
	}

	#[benchmark]
	fn dismiss_verifier() -> Result<(), BenchmarkError> {
		let origin =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let verifier = registered::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, verifier.clone());

		assert_eq!(Verifiers::<T>::get(verifier), None);
		Ok(())
	}

	#[benchmark]
	fn register_verifier() {
		let verifier = admitted::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(verifier.clone()), KEY, fee::<T>());

		assert!(Pallet::<T>::registration(&verifier).is_ok());
	}

	#[benchmark]
	fn update_verifier() {
		let verifier = registered::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(verifier.clone()), KEY, Zero::zero());

		assert!(Pallet::<T>::registration(&verifier).is_ok_and(|found| found.fee.is_zero()));
	}

	#[benchmark]
	fn resign_verifier() {
		let verifier = registered::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(verifier.clone()));

		assert_eq!(Verifiers::<T>::get(verifier), Some(Verifier::Admitted));
	}

	#[benchmark]
	fn submit() {
		let verifier = registered::<T>();
		let performer = funded::<T>("performer", 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()), verifier, NEXT_FINGERPRINT, fee::<T>());

		assert!(Records::<T>::get(performer).unwrap().pending.is_some());
	}

	#[benchmark]
	fn withdraw_submission() {
		let verifier = registered::<T>();
		let performer = funded::<T>("performer", 0);
		super::submit::<T>(&performer, &verifier);

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()));

		assert_eq!(Records::<T>::get(performer), None);
	}

	#[benchmark]
	fn withdraw() {
		let verifier = registered::<T>();
		let performer = last_of_full_slot::<T>(&verifier);
		super::submit::<T>(&performer, &verifier);

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()));

		assert_eq!(Records::<T>::get(performer), None);
	}

	#[benchmark]
	fn attest() {
		let verifier = registered::<T>();
		let performer = last_of_full_slot::<T>(&verifier);
		super::submit::<T>(&performer, &verifier);
		let expires_at = latest::<T>() - 1u32.into();
		let others = T::MaxExpiriesPerBlock::get() - 1;
		attest_many::<T>("other", &verifier, others, expires_at);

		#[extrinsic_call]
		_(RawOrigin::Signed(verifier.clone()), performer.clone(), NEXT_FINGERPRINT, expires_at);

		let attestation = Attestation { verifier, fingerprint: NEXT_FINGERPRINT, expires_at };
		assert_eq!(Pallet::<T>::attestation_of(performer), Some(attestation));
	}

	#[benchmark]
	fn reject() {
		let verifier = registered::<T>();
		let performer = funded::<T>("performer", 0);
		super::submit::<T>(&performer, &verifier);
		let reason = RejectionReason::Mismatch;

		#[extrinsic_call]
		_(RawOrigin::Signed(verifier), performer.clone(), NEXT_FINGERPRINT, reason);

		assert_eq!(Records::<T>::get(performer).unwrap().status, Status::Rejected(reason));
	}

	#[benchmark]
	fn revoke() {
		let verifier = registered::<T>();
		let performer = last_of_full_slot::<T>(&verifier);
		let reason = RevocationReason::Fraud;

		#[extrinsic_call]
		_(RawOrigin::Signed(verifier), performer.clone(), reason);

		assert_eq!(Records::<T>::get(performer).unwrap().status, Status::Revoked(reason));
	}

	#[benchmark]
	fn bar() -> Result<(), BenchmarkError> {
		let origin =
			T::SafetyOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let verifier = registered::<T>();
		let performer = last_of_full_slot::<T>(&verifier);
		super::submit::<T>(&performer, &verifier);
		let reason = RevocationReason::Coercion;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, performer.clone(), reason);

		assert_eq!(Records::<T>::get(performer), Some(Record::barred(reason)));
		Ok(())
	}

	#[benchmark]
	fn unbar() -> Result<(), BenchmarkError> {
		let origin =
			T::SafetyOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let account: T::AccountId = account("performer", 0, 0);
		Pallet::<T>::do_bar(account.clone(), RevocationReason::Coercion)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, account.clone());

		assert_eq!(Records::<T>::get(account), None);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
