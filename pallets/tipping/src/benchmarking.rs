//! Benchmarks: the largest of each call.

use super::*;
use crate::Pallet as Tipping;
use alloc::vec::Vec;
use frame::benchmarking::prelude::*;
use livestars_primitives::payment::MAX_PAYOUTS;

/// The accounts that every tip to a live performer pays: the performer, the relay she publishes to,
/// the validators' pot and the treasury.
const FEWEST: u32 = 4;

/// Gives a billion existential deposits to `account`: enough for every tip, deposit and bond here.
fn fund<T: Config>(account: &T::AccountId) {
	let credit = T::Currency::issue(T::Currency::minimum_balance() * 1_000_000_000);
	assert!(T::Currency::resolve(account, credit).is_ok(), "the account was funded");
}

fn funded<T: Config>(name: &'static str) -> T::AccountId {
	let account = account(name, 0, 0);
	fund::<T>(&account);
	account
}

fn payouts<T: Config>(n: u32) -> PayoutList<T::AccountId> {
	let share = Permill::from_percent(10);
	let payout = |place| Payout { account: account("payout", place, 0), share };
	PayoutList::truncate_from((0..n).map(payout).collect())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A tip that pays `n` accounts, of which referrers and payouts come into being by it.
	#[benchmark]
	fn tip(n: Linear<FEWEST, MAX_SHARES>) {
		fund::<T>(&T::Treasury::get());
		fund::<T>(&T::ValidatorsPot::get());
		let payer: T::AccountId = whitelisted_caller();
		fund::<T>(&payer);
		let performer = funded::<T>("performer");
		let [edge, origin] = ["edge", "origin"].map(funded::<T>);

		// The parties join one by one, in this order.
		let mut left = n - FEWEST;
		let mut join = |most: u32| {
			let joined = left.min(most);
			left -= joined;
			joined
		};
		let served_by = (join(1) == 1).then_some(edge.clone());
		let viewer_side = join(policy::VIEWER_REFERRERS as u32);
		let performer_side = join(policy::PERFORMER_REFERRERS as u32);
		let payouts = payouts::<T>(join(MAX_PAYOUTS));

		T::Relays::register(&edge);
		T::Relays::register(&origin);
		T::Eligibility::make_eligible(&performer);
		T::Rooms::open_live(&performer, &origin);
		let referrers = |name, count| -> Vec<T::AccountId> {
			(0..count).map(|tier| account(name, tier, 0)).collect()
		};
		T::Referrals::set_path(&payer, &referrers("viewer referrer", viewer_side));
		T::Referrals::set_path(&performer, &referrers("performer referrer", performer_side));
		Tipping::<T>::do_set_payout(performer.clone(), payouts).unwrap();
		let amount = T::Currency::minimum_balance() * 1_000;
		let memo = Some(H256::repeat_byte(1));
		let Quote { shares, unclaimed } =
			Tipping::<T>::quote(payer.clone(), performer.clone(), amount, served_by.clone())
				.unwrap();
		assert_eq!(shares.len() as u32, n);

		#[extrinsic_call]
		_(RawOrigin::Signed(payer.clone()), performer.clone(), amount, served_by, memo);

		let kind = PaymentKind::Tip;
		let receipt =
			Event::Paid { payer, performer, amount, kind, shares, unclaimed, order: None, memo };
		System::<T>::assert_has_event(receipt.into());
	}

	/// A payout split among `n` accounts, for which a deposit is held; among none, and one is
	/// released.
	#[benchmark]
	fn set_payout(n: Linear<0, MAX_PAYOUTS>) {
		let performer: T::AccountId = whitelisted_caller();
		fund::<T>(&performer);
		let (before, after) = (payouts::<T>(MAX_PAYOUTS), payouts::<T>(n));
		if n == 0 {
			Tipping::<T>::do_set_payout(performer.clone(), before).unwrap();
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(performer.clone()), after.clone());

		assert_eq!(Tipping::<T>::payout(performer), after);
	}

	#[benchmark]
	fn set_policy() -> Result<(), BenchmarkError> {
		let origin =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let policy = Policy {
			tiers: BoundedVec::truncate_from(
				(0..policy::MAX_PERFORMER_TIERS)
					.map(|tier| Tier { threshold: tier.into(), share: PERFORMER_FLOOR })
					.collect(),
			),
			..Policy::genesis()
		};

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, policy.clone());

		assert_eq!(CurrentPolicy::<T>::get(), policy);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
