//! # LIVE token
//!
//! The supply of LIVE: how much there can be at most, who had it at genesis, and when the team may
//! use its part. The balances themselves are those of the balances pallet, where wallets expect
//! them; this pallet answers for their sum.
//!
//! ## The ceiling
//!
//! [`Ceiling`] is the most LIVE that can ever exist. It is written at genesis and can only fall:
//!
//! - Governance lowers it ([`lower_ceiling`](Pallet::lower_ceiling)), never below what exists.
//! - Whoever burns LIVE ([`burn`](Pallet::burn)) lowers it by exactly what was burned. Burned LIVE
//!   is gone for good: there is no room under the ceiling in which it could be made again.
//!
//! Nothing here raises the ceiling, and nothing here mints once genesis is built. The runtime has to
//! see to it that nothing else mints either: validators are paid out of payments and fees, and the
//! calls of the balances pallet that set a balance or the issuance by force are to stay out of
//! reach.
//!
//! ## Genesis
//!
//! The whole supply is defined in one place, [`GenesisConfig`], and minted when it is built: the
//! `distribution`, whose accounts are free to use what they get (the pots that later pay or sell
//! are among them, and are born by it), and the `allocations`, which vest. The endowments of the
//! balances pallet's own genesis stay empty; those that are there count under the ceiling. The
//! balances pallet stands before this one in the runtime, since its genesis sets the issuance.
//!
//! ## Vesting
//!
//! An allocation is the account's own from genesis, held with [`HoldReason::Vesting`]. From `start`
//! to `end` it vests linearly, block by block, but nothing before `cliff`; see [`vesting`]. What is
//! vested is released when somebody asks: the account ([`vest`](Pallet::vest)) or anybody
//! else for it ([`vest_other`](Pallet::vest_other)), who gains nothing by it. When all is released,
//! the schedule is removed. There is one schedule for an account, no call makes one, and no origin
//! can change one or take what it holds.
//!
//! ## Deposits
//!
//! None: no call stores anything.
//!
//! ## Invariants
//!
//! - The issuance is at most the ceiling.
//! - Every account with a schedule has on hold for it exactly what is not released, and nothing was
//!   released before it vested.

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

mod types;
pub mod vesting;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
#[allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::arithmetic_side_effects,
	reason = "a benchmark that cannot set up its worst case must stop"
)]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;

use alloc::{collections::BTreeSet, vec::Vec};
use frame::{
	prelude::*,
	traits::fungible::{Inspect, Mutate, MutateHold},
};

pub use pallet::*;
pub use types::{Allocation, Supply, VestingSchedule, VestingStatus};
pub use weights::WeightInfo;

/// Planck of LIVE.
pub type Balance = u128;

/// The schedule of one account.
pub type ScheduleOf<T> = VestingSchedule<BlockNumberFor<T>>;

/// What is still to come of a schedule.
pub type VestingStatusOf<T> = VestingStatus<BlockNumberFor<T>>;

/// What one account gets at genesis, over time.
pub type AllocationOf<T> = Allocation<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

#[allow(clippy::expect_used, reason = "the macros write code that expects")]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The supply of LIVE.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What this pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// LIVE. Minted when genesis is built and never again.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The runtime's reasons for a hold.
		type RuntimeHoldReason: From<HoldReason>;

		/// Who can lower the ceiling.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;
	}

	/// Why this pallet holds LIVE.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It was allocated at genesis and has not been released.
		Vesting,
	}

	/// The most LIVE that can exist, in planck. Only falls.
	#[pallet::storage]
	pub type Ceiling<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// The schedule of each account whose allocation is not fully released. Written at genesis;
	/// only ever released from and removed.
	#[pallet::storage]
	pub type Schedules<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ScheduleOf<T>, OptionQuery>;

	/// The whole supply of a new chain.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The most LIVE that can ever exist, in planck; at least everything below.
		pub ceiling: Balance,
		/// Pairs of an account and what it gets for free use, in planck; at least the existential
		/// deposit, and one pair for an account. Every pot stands here.
		pub distribution: Vec<(T::AccountId, Balance)>,
		/// What vests, one allocation for an account. The account stands in the distribution too,
		/// since what is held cannot be its existential deposit.
		pub allocations: Vec<AllocationOf<T>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Ceiling::<T>::put(self.ceiling);

			let mut recipients = BTreeSet::new();
			for (account, amount) in &self.distribution {
				assert!(recipients.insert(account), "{account:?} is twice in the distribution");
				let minted = T::Currency::mint_into(account, *amount);
				assert!(minted.is_ok(), "cannot mint for {account:?}: {minted:?}");
			}
			for allocation in &self.allocations {
				Pallet::<T>::allocate_at_genesis(allocation);
			}

			let issuance = T::Currency::total_issuance();
			assert!(
				issuance <= self.ceiling,
				"genesis issues {issuance} planck, above its ceiling of {}",
				self.ceiling
			);
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance lowered the ceiling.
		CeilingLowered {
			/// Where it was, in planck.
			from: Balance,
			/// Where it is, in planck.
			to: Balance,
		},
		/// LIVE was burned, and the ceiling fell by as much.
		Burned {
			/// Who burned it.
			who: T::AccountId,
			/// How much, in planck.
			amount: Balance,
			/// Where the ceiling is now, in planck.
			ceiling: Balance,
		},
		/// Vested LIVE was released to its owner.
		Vested {
			/// The owner.
			account: T::AccountId,
			/// How much, in planck.
			released: Balance,
			/// How much is still held, in planck.
			remaining: Balance,
		},
	}

	/// What was wrong.
	#[pallet::error]
	pub enum Error<T> {
		/// The new ceiling is not below the present one. The ceiling can only fall.
		CeilingNotLower,
		/// The new ceiling is below what exists. Name one that is at least the issuance.
		CeilingBelowIssuance,
		/// The amount to burn is zero. Name one that is not.
		NothingToBurn,
		/// Nothing is vesting for the account. Check its address; a schedule is gone once all is
		/// released.
		NothingVesting,
		/// No more has vested since the last release. Wait for the cliff, or for the next block.
		NothingVested,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Lowers the ceiling to `to` planck, for good. For [`Config::GovernanceOrigin`].
		///
		/// Errors: [`CeilingNotLower`](Error::CeilingNotLower),
		/// [`CeilingBelowIssuance`](Error::CeilingBelowIssuance).
		#[pallet::call_index(0)]
		pub fn lower_ceiling(origin: OriginFor<T>, to: Balance) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_lower_ceiling(to)
		}

		/// Burns `amount` planck of the caller's free balance, of which the existential deposit must
		/// remain. The issuance falls, and the ceiling with it by as much: what is burned can never
		/// be replaced.
		///
		/// Errors: [`NothingToBurn`](Error::NothingToBurn), and the currency's if the caller cannot
		/// spend so much.
		#[pallet::call_index(1)]
		pub fn burn(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_burn(who, amount)
		}

		/// Releases what has vested for the caller.
		///
		/// Errors: [`NothingVesting`](Error::NothingVesting),
		/// [`NothingVested`](Error::NothingVested).
		#[pallet::call_index(2)]
		pub fn vest(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_vest(account)
		}

		/// Releases to `target` what has vested for it. Anybody may ask.
		///
		/// Errors: [`NothingVesting`](Error::NothingVesting),
		/// [`NothingVested`](Error::NothingVested).
		#[pallet::call_index(3)]
		pub fn vest_other(origin: OriginFor<T>, target: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_vest(target)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How much LIVE there is, can be, and is not released yet. Reads every schedule.
		pub fn supply() -> Supply {
			Supply {
				ceiling: Ceiling::<T>::get(),
				issuance: T::Currency::total_issuance(),
				vesting_locked: Schedules::<T>::iter_values()
					.fold(0, |locked: Balance, schedule| {
						locked.saturating_add(schedule.remaining())
					}),
			}
		}

		/// What is vesting for `who`, and how much of it [`vest`](Pallet::vest) would release now.
		pub fn vesting_of(who: T::AccountId) -> Option<VestingStatusOf<T>> {
			let schedule = Schedules::<T>::get(who)?;
			let releasable = schedule.releasable(frame_system::Pallet::<T>::block_number());
			Some(VestingStatus { schedule, releasable })
		}
	}
}

impl<T: Config> Pallet<T> {
	fn do_lower_ceiling(to: Balance) -> DispatchResult {
		let from = Ceiling::<T>::get();
		ensure!(to < from, Error::<T>::CeilingNotLower);
		ensure!(to >= T::Currency::total_issuance(), Error::<T>::CeilingBelowIssuance);

		Ceiling::<T>::put(to);
		Self::deposit_event(Event::CeilingLowered { from, to });
		Ok(())
	}

	fn do_burn(who: T::AccountId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::NothingToBurn);

		// The account stays alive, so that no dust is burned beside the amount.
		T::Currency::burn_from(
			&who,
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Polite,
		)?;
		// What existed was at most the ceiling, and so was the part of it that is burned.
		let ceiling = Ceiling::<T>::get().defensive_saturating_sub(amount);
		Ceiling::<T>::put(ceiling);
		Self::deposit_event(Event::Burned { who, amount, ceiling });
		Ok(())
	}

	fn do_vest(account: T::AccountId) -> DispatchResult {
		let schedule = Schedules::<T>::get(&account).ok_or(Error::<T>::NothingVesting)?;
		let released = schedule.releasable(frame_system::Pallet::<T>::block_number());
		ensure!(released > 0, Error::<T>::NothingVested);

		T::Currency::release(&HoldReason::Vesting.into(), &account, released, Precision::Exact)?;
		let schedule = schedule.after_release(released);
		let remaining = schedule.remaining();
		if remaining == 0 {
			Schedules::<T>::remove(&account);
		} else {
			Schedules::<T>::insert(&account, schedule);
		}
		Self::deposit_event(Event::Vested { account, released, remaining });
		Ok(())
	}

	/// Mints and holds what `allocation` says. Panics on a mistake in it: there is no chain yet.
	fn allocate_at_genesis(allocation: &AllocationOf<T>) {
		let Allocation { account, amount, start, cliff, end } = allocation.clone();
		assert!(amount > 0, "nothing is allocated to {account:?}");
		assert!(
			start <= cliff && cliff <= end,
			"the cliff of {account:?} is not between the start and the end"
		);
		assert!(!Schedules::<T>::contains_key(&account), "{account:?} has two allocations");

		let held = T::Currency::mint_into(&account, amount)
			.and_then(|_| T::Currency::hold(&HoldReason::Vesting.into(), &account, amount));
		assert!(
			held.is_ok(),
			"cannot hold the allocation of {account:?}, which needs the existential deposit from \
			 the distribution: {held:?}"
		);
		let schedule = VestingSchedule { total: amount, released: 0, start, cliff, end };
		Schedules::<T>::insert(account, schedule);
	}
}
