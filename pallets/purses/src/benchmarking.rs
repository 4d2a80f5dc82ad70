//! Benchmarks of the purses.

// A benchmark that cannot be set up must stop; what it measures is not its own code.
#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::panic,
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing
)]

use super::*;
use alloc::collections::BTreeSet;
use frame::{benchmarking::prelude::*, deps::sp_core::sr25519, token::fungible::Balanced};
use livestars_primitives::{
	order::{Order, OrderSignature},
	payment::{Payment, PaymentKind},
};

/// What the benchmarks need from the engine that pays.
pub trait BenchmarkHelper<AccountId> {
	/// Sets up a performer, another one for every `seed`, and a relay, such that a payment to her
	/// by `payer` that the relay served has as many shares as a payment can have, each for another
	/// account; except for the pots, none of them is paid for another `seed` and payer.
	fn performer_paid_by(payer: &AccountId, seed: u32) -> (AccountId, AccountId);

	/// Sets up the same, but such that a payment of one planck is refused, for the reason that the
	/// engine finds last.
	fn performer_refused_to(payer: &AccountId, seed: u32) -> (AccountId, AccountId);
}

/// Makes keys and signatures.
mod signer {
	use frame::deps::sp_core::sr25519::{Public, Signature};

	/// A new key, kept by the host.
	#[cfg(not(test))]
	pub fn generate() -> Public {
		frame::deps::sp_io::crypto::sr25519_generate(KEY_TYPE, None)
	}

	/// A signature by a key that the host keeps.
	#[cfg(not(test))]
	pub fn sign(key: &Public, payload: &[u8]) -> Signature {
		frame::deps::sp_io::crypto::sr25519_sign(KEY_TYPE, key, payload)
			.expect("the host keeps the key")
	}

	#[cfg(not(test))]
	const KEY_TYPE: frame::deps::sp_core::crypto::KeyTypeId =
		frame::deps::sp_core::crypto::KeyTypeId(*b"prse");

	/// A key. Unit tests run without a key store.
	#[cfg(test)]
	pub fn generate() -> Public {
		pair().public()
	}

	/// A signature by that key.
	#[cfg(test)]
	pub fn sign(_: &Public, payload: &[u8]) -> Signature {
		pair().sign(payload)
	}

	#[cfg(test)]
	use frame::deps::sp_core::Pair as _;

	#[cfg(test)]
	fn pair() -> frame::deps::sp_core::sr25519::Pair {
		frame::deps::sp_core::sr25519::Pair::from_seed(&[7; 32])
	}
}

/// An amount of which every share, however small, can create an account.
fn amount<T: Config>() -> BalanceOf<T> {
	T::Currency::minimum_balance().saturating_mul(1_000_000u32.into())
}

/// The owner with this `seed`, with enough to open as many purses as allowed.
fn funded_owner<T: Config>(seed: u32) -> T::AccountId {
	let owner = account("owner", seed, 0);
	let enough = amount::<T>()
		.saturating_add(T::Deposit::get())
		.saturating_mul(T::MaxPursesPerOwner::get().saturating_add(2).into());
	let credit = T::Currency::issue(enough);
	assert!(T::Currency::resolve(&owner, credit).is_ok());
	owner
}

/// Opens a purse, whose pot exists as it does since genesis.
fn open_purse<T: Config>(owner: &T::AccountId, key: sr25519::Public) -> PurseId {
	if Pallet::<T>::check_pot(Zero::zero()).is_err() {
		let credit = T::Currency::issue(T::Currency::minimum_balance());
		assert!(T::Currency::resolve(&T::Pot::get(), credit).is_ok());
	}
	let id = NextPurse::<T>::get();
	let expires_at = Pallet::<T>::now() + T::MaxLifetime::get();
	Pallet::<T>::do_open(owner.clone(), PurseKey::Sr25519(key), amount::<T>(), expires_at)
		.expect("the owner has enough");
	id
}

/// An order of the purse, signed by its key.
fn signed_order<T: Config>(
	purse: PurseId,
	key: sr25519::Public,
	amount: BalanceOf<T>,
	(performer, relay): (T::AccountId, T::AccountId),
) -> SignedOrderOf<T> {
	let order = Order {
		genesis: Pallet::<T>::genesis(),
		purse,
		performer,
		amount,
		sequence: u64::MAX,
		served_by: Some(relay),
		memo: Some(H256::repeat_byte(0xFF)),
		valid_until: Pallet::<T>::now() + T::MaxLifetime::get(),
	};
	let signature = signer::sign(&key, &order.signing_payload());
	SignedOrder { order, signature: OrderSignature::Sr25519(signature) }
}

/// An order out of a purse of its own, of an owner of its own, to a performer of its own.
fn payable_order<T: Config>(seed: u32, key: sr25519::Public) -> SignedOrderOf<T> {
	let owner = funded_owner::<T>(seed);
	let purse = open_purse::<T>(&owner, key);
	let paid = T::BenchmarkHelper::performer_paid_by(&owner, seed);
	signed_order::<T>(purse, key, amount::<T>(), paid)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open() {
		let owner = funded_owner::<T>(0);
		let key = signer::generate();
		for _ in 1..T::MaxPursesPerOwner::get() {
			open_purse::<T>(&owner, key);
		}
		let expires_at = Pallet::<T>::now() + T::MaxLifetime::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), PurseKey::Sr25519(key), amount::<T>(), expires_at);

		assert_eq!(Pallet::<T>::purses_of(&owner).len(), T::MaxPursesPerOwner::get() as usize);
	}

	#[benchmark]
	fn top_up() {
		let owner = funded_owner::<T>(0);
		let purse = open_purse::<T>(&owner, signer::generate());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), purse, amount::<T>());

		assert_eq!(Purses::<T>::get(purse).unwrap().cap, amount::<T>() + amount::<T>());
	}

	#[benchmark]
	fn close() {
		let owner = funded_owner::<T>(0);
		let purse = open_purse::<T>(&owner, signer::generate());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), purse);

		assert!(Purses::<T>::get(purse).unwrap().closing_at.is_some());
	}

	#[benchmark]
	fn reclaim() {
		let owner = funded_owner::<T>(0);
		let key = signer::generate();
		let purse = (0..T::MaxPursesPerOwner::get()).map(|_| open_purse::<T>(&owner, key)).max();
		let purse = purse.expect("an account can have a purse");
		let caller: T::AccountId = whitelisted_caller();
		let past = Purses::<T>::get(purse).unwrap().last_block() + One::one();
		frame_system::Pallet::<T>::set_block_number(past);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), purse);

		assert!(Purses::<T>::get(purse).is_none());
	}

	#[benchmark]
	fn settle(o: Linear<1, MAX_ORDERS>) {
		let key = signer::generate();
		let orders: Vec<_> = (0..o).map(|seed| payable_order::<T>(seed, key)).collect();
		let settlement;

		#[block]
		{
			settlement = Pallet::<T>::settle_each(orders);
		}

		assert_eq!((settlement.paid, settlement.refused), (o, 0));
		assert!(T::Payments::close(settlement.ledger) > 0);
	}

	#[benchmark]
	fn pay_out(a: Linear<1, MAX_ACCOUNTS>) {
		let mut ledger = LedgerOf::<T>::default();
		let mut accounts = BTreeSet::new();
		let mut seeds = 0u32..;
		while accounts.len() < a as usize {
			let seed = seeds.next().expect("a payment pays an account of its own");
			let payer = account("owner", seed, 0);
			let (performer, relay) = T::BenchmarkHelper::performer_paid_by(&payer, seed);
			let payment = Payment {
				payer,
				performer,
				amount: amount::<T>(),
				kind: PaymentKind::Order,
				served_by: Some(relay),
				memo: None,
				order: None,
			};
			let prepared = T::Payments::prepare(&ledger, payment).expect("she can be paid");
			accounts.extend(prepared.shares.iter().map(|share| share.account.clone()));
			T::Payments::execute(&mut ledger, prepared, T::Currency::issue(amount::<T>()));
		}
		let paid;

		#[block]
		{
			paid = T::Payments::close(ledger);
		}

		assert_eq!(paid as usize, accounts.len());
	}

	#[benchmark]
	fn refuse(o: Linear<1, MAX_ORDERS>) {
		let key = signer::generate();
		let orders: Vec<_> = (0..o)
			.map(|seed| {
				let owner = funded_owner::<T>(seed);
				let purse = open_purse::<T>(&owner, key);
				let refused = T::BenchmarkHelper::performer_refused_to(&owner, seed);
				signed_order::<T>(purse, key, One::one(), refused)
			})
			.collect();
		assert!(matches!(Pallet::<T>::check_order(&orders[0]), Err(Refusal::Payment(_))));
		let settlement;

		#[block]
		{
			settlement = Pallet::<T>::settle_each(orders);
		}

		assert_eq!((settlement.paid, settlement.refused), (0, o));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
