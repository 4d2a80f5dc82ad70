//! Worst cases of the calls.

// Benchmarks stop at the first thing that goes wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects)]

use super::*;
use frame::benchmarking::prelude::*;
use fungible::Mutate;

/// The longest description of a relay that is accepted.
pub(crate) fn longest_info() -> RelayInfo {
	let fill = |start: &str| {
		let mut text = String::from(start);
		text.extend(core::iter::repeat_n('a', MAX_ENDPOINT_LENGTH as usize - start.len()));
		text
	};
	let region = Country::new(*b"NL").expect("two upper-case letters");
	RelayInfo::from_text(&fill("https://relay.example/"), &fill("/dns/"), region, u32::MAX)
		.expect("filled up to the limit")
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	/// An operator who can pay the bond.
	fn operator<T: Config>() -> T::AccountId
	where
		T::Currency: Mutate<T::AccountId>,
	{
		let operator: T::AccountId = whitelisted_caller();
		let minimum = T::Currency::minimum_balance();
		T::Currency::mint_into(&operator, T::Bond::get() + minimum + minimum).unwrap();
		operator
	}

	/// An operator whose relay is in the directory.
	fn registered<T: Config>() -> T::AccountId
	where
		T::Currency: Mutate<T::AccountId>,
	{
		let operator = operator::<T>();
		Pallet::<T>::do_register(&operator, longest_info()).unwrap();
		operator
	}

	/// An operator whose suspended relay left long ago.
	fn suspended_and_unbonded<T: Config>() -> T::AccountId
	where
		T::Currency: Mutate<T::AccountId>,
	{
		let operator = registered::<T>();
		Pallet::<T>::do_suspend(operator.clone()).unwrap();
		Pallet::<T>::do_leave(operator.clone()).unwrap();
		advance::<T>(T::UnbondingDelay::get());
		operator
	}

	fn advance<T: Config>(blocks: BlockNumberFor<T>) {
		System::<T>::set_block_number(System::<T>::block_number() + blocks);
	}

	fn safety_origin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
		T::SafetyOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
	}

	#[benchmark]
	fn register() {
		let operator = operator::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), longest_info());

		assert!(<Pallet<T> as RelayDirectory<_>>::is_active(&operator));
	}

	#[benchmark]
	fn update() {
		let operator = registered::<T>();
		let info = RelayInfo { capacity: 1, ..longest_info() };

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), info.clone());

		assert_eq!(Relays::<T>::get(&operator).map(|relay| relay.info), Some(info));
	}

	#[benchmark]
	fn heartbeat() {
		let operator = registered::<T>();
		advance::<T>(T::HeartbeatInterval::get());
		let now = System::<T>::block_number();

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));

		assert_eq!(Relays::<T>::get(&operator).map(|relay| relay.last_heartbeat), Some(now));
	}

	#[benchmark]
	fn leave() {
		let operator = registered::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));

		assert!(!<Pallet<T> as RelayDirectory<_>>::is_registered(&operator));
	}

	#[benchmark]
	fn withdraw_bond() {
		let operator = suspended_and_unbonded::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));

		assert!(!Relays::<T>::contains_key(&operator));
		assert!(Barred::<T>::contains_key(&operator));
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let origin = safety_origin::<T>()?;
		let operator = registered::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, operator.clone());

		assert!(!<Pallet<T> as RelayDirectory<_>>::is_registered(&operator));
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let origin = safety_origin::<T>()?;
		let operator = suspended_and_unbonded::<T>();
		Pallet::<T>::do_withdraw_bond(operator.clone()).unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, operator.clone());

		assert!(!Barred::<T>::contains_key(&operator));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
