//! Worst cases of the calls and of the listener.

// Benchmarks stop at the first thing that goes wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects)]

use super::*;
use frame::benchmarking::prelude::*;
use fungible::Mutate;
use room::Rooms as _;

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	/// An account that is eligible and can pay `deposit`.
	fn eligible_with<T: Config>(deposit: BalanceOf<T>) -> T::AccountId
	where
		T::Currency: Mutate<T::AccountId>,
	{
		let account: T::AccountId = whitelisted_caller();
		let minimum = T::Currency::minimum_balance();
		T::Currency::mint_into(&account, deposit + minimum + minimum).unwrap();
		T::Eligibility::make_eligible(&account);
		account
	}

	/// A performer with a room, who is offline.
	fn performer<T: Config>() -> T::AccountId
	where
		T::Currency: Mutate<T::AccountId>,
	{
		let performer = eligible_with::<T>(T::RoomDeposit::get());
		Pallet::<T>::do_open_room(performer.clone(), H256::repeat_byte(1)).unwrap();
		performer
	}

	/// A relay that streams can start on.
	fn relay<T: Config>() -> T::AccountId {
		let relay = account("relay", 0, 0);
		T::Relays::register(&relay);
		relay
	}

	/// `size` accounts that may and will be in the cast of `performer`.
	fn cast<T: Config>(performer: &T::AccountId, size: u32) -> CastOf<T> {
		let members: Vec<T::AccountId> = (0..size)
			.map(|index| {
				let member = account("cast", index, 0);
				T::Eligibility::make_eligible(&member);
				let deposit: BalanceOf<T> = Zero::zero();
				Consents::<T>::insert(&member, performer, deposit);
				ConsentCounts::<T>::insert(&member, 1);
				member
			})
			.collect();
		members.try_into().expect("no larger than the largest cast")
	}

	/// A performer who is live with the largest cast, and that cast.
	fn live<T: Config>() -> (T::AccountId, CastOf<T>)
	where
		T::Currency: Mutate<T::AccountId>,
	{
		let performer = performer::<T>();
		let cast = cast::<T>(&performer, T::MaxCast::get());
		Pallet::<T>::do_go_live(performer.clone(), relay::<T>(), cast.clone()).unwrap();
		(performer, cast)
	}

	/// Asserts that `performer` and `cast` are off camera.
	fn assert_offline<T: Config>(performer: &T::AccountId, cast: &CastOf<T>) {
		assert_eq!(Pallet::<T>::status(performer), RoomStatus::Offline);
		assert!(!CastIn::<T>::contains_key(performer));
		assert!(cast.iter().all(|member| !CastIn::<T>::contains_key(member)));
	}

	#[benchmark]
	fn open_room() {
		let performer = eligible_with::<T>(T::RoomDeposit::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()), H256::repeat_byte(1));

		assert_eq!(Pallet::<T>::status(&performer), RoomStatus::Offline);
	}

	#[benchmark]
	fn set_profile() {
		let performer = performer::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()), H256::repeat_byte(2));

		assert_eq!(
			Rooms::<T>::get(&performer).map(|room| room.profile),
			Some(H256::repeat_byte(2))
		);
	}

	#[benchmark]
	fn set_blocked_countries(n: Linear<0, { T::MaxBlockedCountries::get() }>) {
		let performer = performer::<T>();
		let mut countries = CountriesOf::<T>::new();
		let letters = || b'A'..=b'Z';
		let codes = letters().flat_map(|first| letters().map(move |second| [first, second]));
		for code in codes.take(n as usize) {
			let country = Country::new(code).expect("two upper-case letters");
			countries.try_insert(country).expect("no more than the most");
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()), countries.clone());

		assert_eq!(Rooms::<T>::get(&performer).map(|room| room.blocked), Some(countries));
	}

	#[benchmark]
	fn go_live(n: Linear<0, { T::MaxCast::get() }>) {
		let performer = performer::<T>();
		let relay = relay::<T>();
		let cast = cast::<T>(&performer, n);

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()), relay.clone(), cast);

		assert_eq!(Pallet::<T>::status(&performer), RoomStatus::Live { relay });
	}

	#[benchmark]
	fn join_cast() {
		let member = eligible_with::<T>(T::ConsentDeposit::get());
		let performer: T::AccountId = account("performer", 0, 0);
		Pallet::<T>::open_live(&performer, &relay::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(member.clone()), performer.clone());

		assert!(Consents::<T>::contains_key(&member, &performer));
	}

	#[benchmark]
	fn leave_cast() {
		let member = eligible_with::<T>(T::ConsentDeposit::get());
		let performer: T::AccountId = account("performer", 0, 0);
		let relay = relay::<T>();
		Pallet::<T>::open_live(&performer, &relay);
		Pallet::<T>::do_join_cast(member.clone(), performer.clone()).unwrap();
		Pallet::<T>::end_stream(performer.clone(), OfflineReason::Chosen).unwrap();
		let mut members = cast::<T>(&performer, T::MaxCast::get()).into_inner();
		members.pop();
		members.push(member.clone());
		let cast: CastOf<T> = members.try_into().expect("as large as the largest cast");
		Pallet::<T>::do_go_live(performer.clone(), relay, cast.clone()).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(member.clone()), performer.clone());

		assert!(!Consents::<T>::contains_key(&member, &performer));
		assert_offline::<T>(&performer, &cast);
	}

	#[benchmark]
	fn go_offline() {
		let (performer, cast) = live::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()));

		assert_offline::<T>(&performer, &cast);
	}

	#[benchmark]
	fn close_room() {
		let performer = performer::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()));

		assert_eq!(Pallet::<T>::status(&performer), RoomStatus::Missing);
	}

	#[benchmark]
	fn force_offline() -> Result<(), BenchmarkError> {
		let origin =
			T::SafetyOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let (performer, cast) = live::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, performer.clone());

		assert_offline::<T>(&performer, &cast);
		Ok(())
	}

	#[benchmark]
	fn on_eligibility_lost() {
		let (performer, cast) = live::<T>();
		let who = cast.last().unwrap_or(&performer).clone();

		#[block]
		{
			<Pallet<T> as OnEligibilityLost<_>>::on_eligibility_lost(&who, Ineligibility::Revoked);
		}

		assert_offline::<T>(&performer, &cast);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
