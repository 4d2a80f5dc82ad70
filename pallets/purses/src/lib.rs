//! # Purses
//!
//! How a viewer spends without a wallet prompt per tip.
//!
//! ## For whom
//!
//! One signature of the viewer's wallet [opens](Call::open) a *purse*: the public half of a key
//! that her browser keeps, a spending cap, and an expiry. From then on the browser signs *orders*
//! off chain with that key ([`livestars_primitives::order`]). A relay gathers them and
//! [settles](Call::settle) up to [`MAX_ORDERS`] of them in one call. Anybody may settle, the viewer
//! too; who settles pays the fee.
//!
//! ## Where the money is
//!
//! What a purse can spend is set aside, out of the owner's account and into the account that all purses
//! share, [`Config::Pot`]; the purse says how much of that is its own. A settled order takes exactly its
//! amount out of the pot and hands it, as a credit, to the engine that makes every payment
//! ([`Payments`]). So an order changes the purse alone, not the owner's account beside it, and
//! nothing that befalls the owner's account (a lock for a vote, say) stands in the way of an order that
//! a relay has shown already. What the owner keeps is out of reach of a purse's key, and what is frozen
//! in her account cannot be set aside: a purse is no way around a lock. A deposit for the record is on
//! hold in her account under [`HoldReason::Deposit`].
//!
//! The owner can [add](Call::top_up) to a purse, and [close](Call::close) it. A closed purse still
//! settles orders for [`Config::ClosingDelay`] blocks, so that relays can settle what they hold.
//! Then, or after the expiry, anybody may [reclaim](Call::reclaim) it: the rest and the deposit return
//! to the owner, and the record is gone. No order can be settled after the purse's expiry, so that an
//! expired purse needs no delay.
//!
//! ## What an order is worth before it is settled
//!
//! A promise. Orders that wait are bounded by nothing: their sum can exceed what remains, and
//! several relays can hold orders of the same purse. Who shows an order before it is settled asks
//! [`Pallet::check_order`] and says that it is pending.
//!
//! ## Replay
//!
//! An order names the chain, the purse and its place in the purse. Numbers of purses are never used
//! twice, so no order of an old purse is one of a new purse with the same key. Places are
//! remembered in a [`SequenceWindow`](sequence::SequenceWindow): orders settle in any order inside
//! it, each once.
//!
//! ## Batches
//!
//! Each order is checked and paid on its own. One that is refused deposits an
//! [`OrderRefused`](Event::OrderRefused) with the [reason](Refusal), changes nothing else, and its
//! neighbours are paid all the same. The signature is checked after everything that needs only the
//! purse, and before the payment is prepared, so that nobody but the holder of a purse's key makes the
//! chain compute shares.
//!
//! The weight of a batch has three parts, measured apart because they vary apart: orders that are
//! paid ([`WeightInfo::settle`]), accounts that the gathered shares are paid to
//! ([`WeightInfo::pay_out`]), and orders that are refused ([`WeightInfo::refuse`]). Before dispatch
//! every order is taken to be paid, and to as many accounts as [`most_accounts`] finds possible; after
//! dispatch the call is charged for what happened.
//!
//! ## Invariants
//!
//! - The pot holds what remains in all purses, and the existential deposit, which it is born with.
//! - For each owner, the sum of her purses' deposits is what is on hold under
//!   [`HoldReason::Deposit`].
//! - No purse spent more than its cap.
//! - The index of purses by owner names every purse once, and nothing else.
//! - The number of the next purse is above all others.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::panic,
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing
	)
)]

extern crate alloc;

mod batch;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
pub mod sequence;
mod settlement;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;

pub use batch::{most_accounts, MAX_ACCOUNTS};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::{
		fungible::{Balanced, Inspect, MutateHold},
		Fortitude, Precision, Preservation,
	},
};
use livestars_primitives::{
	order::{PurseId, PurseKey},
	payment::Payments,
};
use settlement::Settlement;

#[allow(clippy::expect_used, reason = "the macros write code that expects")]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// The currency that purses keep and spend.
		type Currency: Balanced<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// The engine that splits and pays what an order spends.
		type Payments: Payments<Self::AccountId, BalanceOf<Self>, CreditOf<Self>>;

		/// The account in which all that purses can spend is kept. Must always hold the existential
		/// deposit beside that.
		#[pallet::constant]
		type Pot: Get<Self::AccountId>;

		/// How many blocks a closed purse still settles orders. Blocks, above zero.
		#[pallet::constant]
		type ClosingDelay: Get<BlockNumberFor<Self>>;

		/// How many blocks ahead a purse's expiry can lie. Blocks, above zero.
		#[pallet::constant]
		type MaxLifetime: Get<BlockNumberFor<Self>>;

		/// How many purses one account can have at a time. Above zero.
		#[pallet::constant]
		type MaxPursesPerOwner: Get<u32>;

		/// What is on hold for the record of a purse. Planck, not below the existential deposit.
		#[pallet::constant]
		type Deposit: Get<BalanceOf<Self>>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// What benchmarks need from the engine that pays.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Why this pallet holds balance.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposits for the records of the account's purses.
		Deposit,
	}

	/// The purses, by number.
	#[pallet::storage]
	pub type Purses<T: Config> = StorageMap<_, Twox64Concat, PurseId, PurseOf<T>>;

	/// The numbers of an account's purses, oldest first.
	#[pallet::storage]
	pub type PursesOf<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<PurseId, T::MaxPursesPerOwner>,
		ValueQuery,
	>;

	/// The number of the next purse. It only rises.
	#[pallet::storage]
	pub type NextPurse<T: Config> = StorageValue<_, PurseId, ValueQuery>;

	/// The purses with which a chain starts: none. The pot must exist.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert_eq!(Pallet::<T>::check_pot(Zero::zero()), Ok(()), "purses need their pot");
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A purse was opened.
		Opened {
			/// Its number.
			purse: PurseId,
			/// Whose money it is.
			owner: T::AccountId,
			/// The key that signs its orders.
			key: PurseKey,
			/// The most it can spend, in planck.
			cap: BalanceOf<T>,
			/// The last block in which its orders can be settled.
			expires_at: BlockNumberFor<T>,
		},
		/// A purse can spend more.
		ToppedUp {
			/// Its number.
			purse: PurseId,
			/// How much more, in planck.
			amount: BalanceOf<T>,
			/// The most it can spend now, in planck, what it spent before included.
			cap: BalanceOf<T>,
		},
		/// A purse was closed by its owner. Orders that are under way can still be settled.
		Closing {
			/// Its number.
			purse: PurseId,
			/// The last block in which its orders can be settled.
			last_block: BlockNumberFor<T>,
		},
		/// An order was refused, and changed nothing.
		OrderRefused {
			/// Its place in the batch, counted from zero.
			index: u32,
			/// The purse it names.
			purse: PurseId,
			/// Its place in the purse.
			sequence: u64,
			/// Why.
			reason: Refusal,
		},
		/// A batch of orders was settled. The receipt of each payment is the event of the engine
		/// that paid, with the order's hash.
		Settled {
			/// Who settled it.
			by: T::AccountId,
			/// How many orders were paid.
			paid: u32,
			/// How many orders were refused.
			refused: u32,
		},
		/// The rest of a purse returned to its owner, and the purse is gone.
		Reclaimed {
			/// Its number.
			purse: PurseId,
			/// Whose money it is.
			owner: T::AccountId,
			/// What remained of the cap, in planck.
			amount: BalanceOf<T>,
			/// The deposit for the record, in planck.
			deposit: BalanceOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The amount is zero. Name an amount above it.
		ZeroAmount,
		/// The expiry is not in the future. Name a later block.
		ExpiryPassed,
		/// The expiry is further ahead than a purse can live. Name an earlier block.
		ExpiryTooFar,
		/// The account has as many purses as it can have. Reclaim one first.
		TooManyPurses,
		/// There are no numbers left for new purses.
		NumbersExhausted,
		/// There is no purse with this number, or none any more.
		UnknownPurse,
		/// The purse belongs to another account.
		NotOwner,
		/// The purse is closed already. It can be reclaimed after its last block.
		AlreadyClosing,
		/// The purse's expiry is past. Reclaim it.
		Expired,
		/// Orders of the purse can still be settled. Close it and wait for its last block.
		StillOpen,
		/// The batch holds no order.
		NoOrders,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				!T::ClosingDelay::get().is_zero(),
				"relays need time to settle the orders of a closed purse"
			);
			assert!(!T::MaxLifetime::get().is_zero(), "a purse must be able to live");
			assert!(T::MaxPursesPerOwner::get() > 0, "an account must be able to have a purse");
			assert!(
				T::Deposit::get() >= T::Currency::minimum_balance(),
				"the deposit must be able to return to an account without free balance"
			);
			let largest = T::WeightInfo::settle(MAX_ORDERS)
				.saturating_add(T::WeightInfo::pay_out(MAX_ACCOUNTS))
				.max(T::WeightInfo::refuse(MAX_ORDERS));
			let limits = T::BlockWeights::get();
			let limit = limits.get(DispatchClass::Normal).max_extrinsic.unwrap_or(limits.max_block);
			assert!(largest.all_lte(limit), "the largest batch must fit into a block");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Opens a purse for the caller: `key` can spend up to `cap` planck of hers in orders that
		/// are settled up to block `expires_at`. Sets the cap aside and holds a deposit.
		#[pallet::call_index(0)]
		pub fn open(
			origin: OriginFor<T>,
			key: PurseKey,
			cap: BalanceOf<T>,
			expires_at: BlockNumberFor<T>,
		) -> DispatchResult {
			Self::do_open(ensure_signed(origin)?, key, cap, expires_at)
		}

		/// Adds `amount` planck to what the caller's purse can spend, and sets it aside.
		#[pallet::call_index(1)]
		pub fn top_up(
			origin: OriginFor<T>,
			purse: PurseId,
			amount: BalanceOf<T>,
		) -> DispatchResult {
			Self::do_top_up(&ensure_signed(origin)?, purse, amount)
		}

		/// Closes the caller's purse. Its orders can still be settled for [`Config::ClosingDelay`]
		/// blocks; then it can be [reclaimed](Call::reclaim).
		#[pallet::call_index(2)]
		pub fn close(origin: OriginFor<T>, purse: PurseId) -> DispatchResult {
			Self::do_close(&ensure_signed(origin)?, purse)
		}

		/// Settles `orders`, each on its own. The caller pays the fee, for what happened: less for
		/// an order that is refused than for one that is paid. Succeeds even if every order is
		/// refused; the events say which and why.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::most_weight(orders))]
		pub fn settle(
			origin: OriginFor<T>,
			orders: BoundedVec<SignedOrderOf<T>, ConstU32<MAX_ORDERS>>,
		) -> DispatchResultWithPostInfo {
			Self::do_settle(ensure_signed(origin)?, orders)
		}

		/// Returns the rest of a purse and its deposit to its owner, once no order of it can be
		/// settled any more. Anybody may call this.
		#[pallet::call_index(4)]
		pub fn reclaim(origin: OriginFor<T>, purse: PurseId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reclaim(purse)
		}
	}
}

/// What the outside can ask.
impl<T: Config> Pallet<T> {
	/// The purse with this number.
	pub fn purse(purse: PurseId) -> Option<PurseInfoOf<T>> {
		Purses::<T>::get(purse).map(Into::into)
	}

	/// The numbers of `owner`'s purses, oldest first.
	pub fn purses_of(owner: &T::AccountId) -> Vec<PurseId> {
		PursesOf::<T>::get(owner).into_inner()
	}

	/// Whether `signed` would be settled if it were the next order of all, or why not. The answer is
	/// for the block of the state it is asked of; the order reaches a later one.
	pub fn check_order(signed: &SignedOrderOf<T>) -> Result<(), Refusal> {
		Self::check(&LedgerOf::<T>::default(), Self::genesis(), Self::now(), signed).map(|_| ())
	}
}

impl<T: Config> Pallet<T> {
	fn do_open(
		owner: T::AccountId,
		key: PurseKey,
		cap: BalanceOf<T>,
		expires_at: BlockNumberFor<T>,
	) -> DispatchResult {
		let now = Self::now();
		ensure!(!cap.is_zero(), Error::<T>::ZeroAmount);
		ensure!(expires_at > now, Error::<T>::ExpiryPassed);
		ensure!(expires_at <= now.saturating_add(T::MaxLifetime::get()), Error::<T>::ExpiryTooFar);
		let id = NextPurse::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::NumbersExhausted)?;
		let mut numbers = PursesOf::<T>::get(&owner);
		numbers.try_push(id).map_err(|_| Error::<T>::TooManyPurses)?;
		let deposit = T::Deposit::get();

		T::Currency::hold(&HoldReason::Deposit.into(), &owner, deposit)?;
		Self::set_aside(&owner, cap)?;
		NextPurse::<T>::put(next);
		PursesOf::<T>::insert(&owner, numbers);
		Purses::<T>::insert(
			id,
			Purse {
				owner: owner.clone(),
				key,
				cap,
				spent: Zero::zero(),
				expires_at,
				window: Default::default(),
				closing_at: None,
				deposit,
			},
		);
		Self::deposit_event(Event::Opened { purse: id, owner, key, cap, expires_at });
		Ok(())
	}

	fn do_top_up(owner: &T::AccountId, id: PurseId, amount: BalanceOf<T>) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let mut purse = Self::open_purse_of(owner, id)?;
		purse.cap = purse.cap.checked_add(&amount).ok_or(ArithmeticError::Overflow)?;
		let cap = purse.cap;

		Self::set_aside(owner, amount)?;
		Purses::<T>::insert(id, purse);
		Self::deposit_event(Event::ToppedUp { purse: id, amount, cap });
		Ok(())
	}

	fn do_close(owner: &T::AccountId, id: PurseId) -> DispatchResult {
		let mut purse = Self::open_purse_of(owner, id)?;
		purse.closing_at = Some(Self::now().saturating_add(T::ClosingDelay::get()));
		let last_block = purse.last_block();

		Purses::<T>::insert(id, purse);
		Self::deposit_event(Event::Closing { purse: id, last_block });
		Ok(())
	}

	fn do_reclaim(id: PurseId) -> DispatchResult {
		let purse = Purses::<T>::get(id).ok_or(Error::<T>::UnknownPurse)?;
		ensure!(Self::now() > purse.last_block(), Error::<T>::StillOpen);
		let (amount, deposit) = (purse.remaining(), purse.deposit);
		let owner = purse.owner;

		// The deposit first: it is large enough to return to an account without free balance,
		// which the rest of the cap need not be.
		T::Currency::release(&HoldReason::Deposit.into(), &owner, deposit, Precision::Exact)?;
		let rest = Self::take(amount)?;
		T::Currency::resolve(&owner, rest).map_err(|_| TokenError::CannotCreate)?;
		Purses::<T>::remove(id);
		PursesOf::<T>::mutate_exists(&owner, |entry| {
			*entry = entry.take().and_then(|mut numbers| {
				numbers.retain(|number| *number != id);
				(!numbers.is_empty()).then_some(numbers)
			});
		});
		Self::deposit_event(Event::Reclaimed { purse: id, owner, amount, deposit });
		Ok(())
	}

	fn do_settle(
		by: T::AccountId,
		orders: BoundedVec<SignedOrderOf<T>, ConstU32<MAX_ORDERS>>,
	) -> DispatchResultWithPostInfo {
		ensure!(!orders.is_empty(), Error::<T>::NoOrders);

		let Settlement { ledger, paid, refused } = Self::settle_each(orders.into_inner());
		let accounts = T::Payments::close(ledger);
		Self::deposit_event(Event::Settled { by, paid, refused });
		Ok(Some(Self::actual_weight(paid, accounts, refused)).into())
	}

	/// Moves `amount` planck of `owner`'s free balance into the pot. Her account is kept alive.
	fn set_aside(owner: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		let credit = T::Currency::withdraw(
			owner,
			amount,
			Precision::Exact,
			Preservation::Preserve,
			Fortitude::Polite,
		)?;
		T::Currency::resolve(&T::Pot::get(), credit).map_err(|_| TokenError::CannotCreate.into())
	}

	/// Takes exactly `amount` planck out of the pot, which holds all that purses can spend.
	pub(crate) fn take(amount: BalanceOf<T>) -> Result<CreditOf<T>, DispatchError> {
		T::Currency::withdraw(
			&T::Pot::get(),
			amount,
			Precision::Exact,
			Preservation::Preserve,
			Fortitude::Polite,
		)
	}

	/// The purse `id`, which must be `owner`'s, neither closed nor expired.
	fn open_purse_of(owner: &T::AccountId, id: PurseId) -> Result<PurseOf<T>, Error<T>> {
		let purse = Purses::<T>::get(id).ok_or(Error::<T>::UnknownPurse)?;
		ensure!(purse.owner == *owner, Error::<T>::NotOwner);
		ensure!(purse.expires_at >= Self::now(), Error::<T>::Expired);
		ensure!(purse.closing_at.is_none(), Error::<T>::AlreadyClosing);
		Ok(purse)
	}

	/// Whether the pot holds `remaining` planck, all that purses can spend, beside the existential
	/// deposit. On a chain without any tokens, where nothing can be set aside, it need not.
	pub(crate) fn check_pot(remaining: BalanceOf<T>) -> Result<(), &'static str> {
		let needed = remaining.saturating_add(T::Currency::minimum_balance());
		ensure!(
			T::Currency::total_issuance().is_zero()
				|| T::Currency::balance(&T::Pot::get()) >= needed,
			"the pot does not hold what purses can spend and the existential deposit"
		);
		Ok(())
	}

	/// The hash of the genesis block. The system pallet forgets the hashes of old blocks, but keeps
	/// this one for good.
	pub(crate) fn genesis() -> H256 {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}
}
