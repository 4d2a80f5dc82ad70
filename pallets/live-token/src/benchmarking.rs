//! The worst case of every call.

use super::*;
use frame::benchmarking::prelude::*;

/// What the benchmarks move: far above any existential deposit.
const AMOUNT: Balance = 1_000_000 * livestars_primitives::LIVE;

/// Mints `amount` and the existential deposit for a new account, with the ceiling raised by as much.
fn funded<T: Config>(who: T::AccountId, amount: Balance) -> T::AccountId {
	let endowment = amount + T::Currency::minimum_balance();
	T::Currency::mint_into(&who, endowment).expect("the issuance has room");
	Ceiling::<T>::mutate(|ceiling| *ceiling += endowment);
	who
}

/// A new account of which half the allocation has vested.
fn halfway<T: Config>(who: T::AccountId) -> T::AccountId {
	let who = funded::<T>(who, 0);
	Pallet::<T>::allocate_at_genesis(&Allocation {
		account: who.clone(),
		amount: AMOUNT,
		start: 0u32.into(),
		cliff: 0u32.into(),
		end: 1_000u32.into(),
	});
	Ceiling::<T>::mutate(|ceiling| *ceiling += AMOUNT);
	frame_system::Pallet::<T>::set_block_number(500u32.into());
	who
}

/// Asserts that half of what [`halfway`] allocated is released.
fn assert_half_released<T: Config>(who: T::AccountId) {
	let status = Pallet::<T>::vesting_of(who).expect("half is still held");
	assert_eq!(status.schedule.released, AMOUNT / 2);
	assert_eq!(status.releasable, 0);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn lower_ceiling() -> Result<(), BenchmarkError> {
		let origin =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let issuance = T::Currency::total_issuance();
		Ceiling::<T>::put(issuance + AMOUNT);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, issuance);

		assert_eq!(Ceiling::<T>::get(), issuance);
		Ok(())
	}

	#[benchmark]
	fn burn() {
		let caller = funded::<T>(whitelisted_caller(), AMOUNT);
		let before = Pallet::<T>::supply();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), AMOUNT);

		let after = Pallet::<T>::supply();
		assert_eq!(after.issuance, before.issuance - AMOUNT);
		assert_eq!(after.ceiling, before.ceiling - AMOUNT);
	}

	#[benchmark]
	fn vest() {
		let caller = halfway::<T>(whitelisted_caller());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()));

		assert_half_released::<T>(caller);
	}

	#[benchmark]
	fn vest_other() {
		let caller = whitelisted_caller();
		let target = halfway::<T>(account("target", 0, 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), target.clone());

		assert_half_released::<T>(target);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
