//! The worst case of every call.

use super::*;
use alloc::vec;
use code::MAX_CODE_LENGTH;
use frame::{
	benchmarking::prelude::*,
	traits::fungible::{Inspect, Mutate},
};

/// An account with enough for every deposit that this pallet can ask for.
fn funded<T: Config>(name: &'static str) -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let who: T::AccountId = account(name, 0, 0);
	let codes = T::CodeDeposit::get().saturating_mul(T::MaxCodes::get().into());
	let amount = codes
		.saturating_add(T::EnrolmentDeposit::get())
		.saturating_add(T::Currency::minimum_balance())
		.saturating_mul(10u32.into());
	T::Currency::set_balance(&who, amount);
	who
}

/// A code of the greatest length, ending in `number`.
fn long_code(number: u32) -> Code {
	let mut bytes = vec![b'x'; MAX_CODE_LENGTH as usize];
	for (place, digit) in bytes.iter_mut().rev().zip(alloc::format!("{number:010}").bytes().rev()) {
		*place = digit;
	}
	bytes.try_into().expect("the length is the bound")
}

/// Makes `owner` claim the codes with the numbers below `count`.
fn claim_codes<T: Config>(owner: &T::AccountId, count: u32) {
	for number in 0..count {
		Pallet::<T>::do_claim_code(owner, long_code(number)).expect("funded for all codes");
	}
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn enrol() {
		let referrer = funded::<T>("referrer");
		let caller = funded::<T>("caller");

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), referrer.clone());

		assert_eq!(Pallet::<T>::path_of(caller), [referrer]);
	}

	#[benchmark]
	fn enrol_by_code() {
		let referrer = funded::<T>("referrer");
		let caller = funded::<T>("caller");
		claim_codes::<T>(&referrer, T::MaxCodes::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), long_code(0));

		assert_eq!(Pallet::<T>::path_of(caller), [referrer]);
	}

	#[benchmark]
	fn claim_code() {
		let caller = funded::<T>("caller");
		let last = T::MaxCodes::get() - 1;
		claim_codes::<T>(&caller, last);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), long_code(last));

		assert_eq!(Pallet::<T>::code_owner(long_code(last)), Some(caller));
	}

	#[benchmark]
	fn release_code() {
		let caller = funded::<T>("caller");
		claim_codes::<T>(&caller, T::MaxCodes::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), long_code(0));

		assert_eq!(Pallet::<T>::code_owner(long_code(0)), None);
		assert_eq!(Pallet::<T>::codes_of(caller).len() as u32, T::MaxCodes::get() - 1);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
