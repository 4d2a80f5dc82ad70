//! # Relays
//!
//! The directory of media relays: who carries the streams, where, and whether it is there now.
//!
//! A relay is named by its operator's account, one relay per account. The operator [`register`]s
//! its endpoints and [`update`]s them, and sends a [`heartbeat`] now and then. A relay whose last
//! heartbeat is older than [`HeartbeatTimeout`] is silent: no stream starts on it until the next
//! heartbeat, though it is still paid for what it carries. Nothing runs in a block for that; it is
//! computed when somebody asks.
//!
//! ## Money
//!
//! A bond is held from the operator for as long as the relay is in the directory. An operator who
//! [`leave`]s is not paid any more, and can [`withdraw_bond`] after [`UnbondingDelay`], whole. Nobody
//! can take a bond away.
//!
//! ## Safety
//!
//! The safety origin can [`suspend`] a relay and [`reinstate`] it. A suspended relay is not paid
//! and no stream starts on it; its operator can still leave with her bond, but is then barred from
//! registering anew until she is reinstated.
//!
//! ## Invariants
//!
//! - The bond on record is the bond on hold, for every relay.
//! - The directory is never longer than [`MaxRelays`], and its endpoints are always sound.
//! - Nobody is both barred and in the directory.
//!
//! [`register`]: Pallet::register
//! [`update`]: Pallet::update
//! [`heartbeat`]: Pallet::heartbeat
//! [`leave`]: Pallet::leave
//! [`withdraw_bond`]: Pallet::withdraw_bond
//! [`suspend`]: Pallet::suspend
//! [`reinstate`]: Pallet::reinstate
//! [`HeartbeatTimeout`]: Config::HeartbeatTimeout
//! [`UnbondingDelay`]: Config::UnbondingDelay
//! [`MaxRelays`]: Config::MaxRelays

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

mod endpoint;
mod types;
pub mod weights;

#[cfg(any(test, feature = "try-runtime"))]
mod invariants;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use endpoint::{check_multiaddr, check_url, InsecureUrls, InvalidMultiaddr, InvalidUrl};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::{string::String, vec::Vec};
use frame::prelude::*;
use fungible::{Inspect, MutateHold};
use livestars_primitives::{country::Country, relay::RelayDirectory};
use tokens::Precision;

/// The currency's balance, in planck.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// A relay of this chain.
pub type RelayOf<T> = Relay<BalanceOf<T>, BlockNumberFor<T>>;

/// A relay of this chain, as it is told to those who ask.
pub type RelayEntryOf<T> = RelayEntry<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// The directory.
#[allow(clippy::expect_used, reason = "what the macros expand to expects")]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The directory of relays.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the directory needs to know.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The currency in which bonds are held.
		type Currency: MutateHold<Self::AccountId, Reason: From<HoldReason>>;

		/// Who may suspend and reinstate relays.
		type SafetyOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Whether relays may be reached without TLS.
		type InsecureUrls: Get<InsecureUrls>;

		/// The bond of a relay, in planck; it also pays for the storage of its entry.
		#[pallet::constant]
		type Bond: Get<BalanceOf<Self>>;

		/// How many blocks a bond waits after its relay left.
		#[pallet::constant]
		type UnbondingDelay: Get<BlockNumberFor<Self>>;

		/// The fewest blocks between two heartbeats of a relay.
		#[pallet::constant]
		type HeartbeatInterval: Get<BlockNumberFor<Self>>;

		/// For how many blocks a heartbeat counts; at least two intervals, so that one may be lost.
		#[pallet::constant]
		type HeartbeatTimeout: Get<BlockNumberFor<Self>>;

		/// The most relays in the directory.
		#[pallet::constant]
		type MaxRelays: Get<u32>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;
	}

	/// Why something is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of a relay.
		Bond,
	}

	/// The relays, by operator.
	#[pallet::storage]
	pub type Relays<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, RelayOf<T>, OptionQuery>;

	/// The operators who withdrew their bond while their relay was suspended. They cannot register
	/// until they are reinstated. Each entry takes an act of the safety origin.
	#[pallet::storage]
	pub type Barred<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// The relays of a new chain.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Operator, URL, multiaddr, region and capacity of each relay. The bond is held from the
		/// operator, and the relay is active in the first blocks.
		pub relays: Vec<(T::AccountId, String, String, Country, u32)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (operator, url, multiaddr, region, capacity) in &self.relays {
				let outcome = RelayInfo::from_text(url, multiaddr, *region, *capacity)
					.ok_or(DispatchError::Other("an endpoint is too long"))
					.and_then(|info| Pallet::<T>::do_register(operator, info));
				assert!(outcome.is_ok(), "cannot register relay {operator:?}: {outcome:?}");
			}
		}
	}

	/// What happened to the directory.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A relay joined the directory, and its bond is held.
		Registered {
			/// The operator's account, which names the relay.
			relay: T::AccountId,
			/// What she says of it.
			info: RelayInfo,
			/// The bond, in planck.
			bond: BalanceOf<T>,
		},
		/// A relay's endpoints, region or capacity changed.
		Updated {
			/// The relay.
			relay: T::AccountId,
			/// What its operator says of it now.
			info: RelayInfo,
		},
		/// A relay is there.
		HeartbeatReceived {
			/// The relay.
			relay: T::AccountId,
		},
		/// A relay stopped serving, and its bond waits.
		Left {
			/// The relay.
			relay: T::AccountId,
			/// The first block in which the bond can be withdrawn.
			withdrawable_from: BlockNumberFor<T>,
		},
		/// A bond went back to its operator, and her relay is out of the directory.
		BondWithdrawn {
			/// The relay.
			relay: T::AccountId,
			/// The bond, in planck.
			bond: BalanceOf<T>,
		},
		/// The safety origin suspended a relay.
		Suspended {
			/// The relay.
			relay: T::AccountId,
		},
		/// The safety origin lifted a suspension.
		Reinstated {
			/// The relay.
			relay: T::AccountId,
		},
	}

	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The URL is not that of a relay: use `https://`, a host, and perhaps a port and a path, in
		/// at most 256 characters.
		InvalidUrl,
		/// The multiaddr is none: write it as `/ip4/192.0.2.1/udp/4001/quic-v1`, in at most 256
		/// characters.
		InvalidMultiaddr,
		/// The capacity is zero: say how many viewers the relay can serve.
		ZeroCapacity,
		/// The account has a relay: update it instead.
		AlreadyRegistered,
		/// The account's relay left: withdraw its bond before registering anew.
		StillUnbonding,
		/// The directory has as many relays as it can hold: wait for one to leave.
		DirectoryFull,
		/// The account left while its relay was suspended: ask the safety origin to reinstate it.
		BarredFromRegistering,
		/// The account has no relay: register one.
		NotRegistered,
		/// The relay left the directory: withdraw its bond and register anew.
		AlreadyLeft,
		/// The relay is in the directory: leave before withdrawing its bond.
		NotLeft,
		/// The bond cannot be withdrawn yet: wait for the block that the leaving named.
		BondNotWithdrawable,
		/// The last heartbeat is too recent: wait for the interval to pass.
		HeartbeatTooEarly,
		/// The relay is suspended.
		AlreadySuspended,
		/// Neither the relay nor its operator is suspended.
		NotSuspended,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let interval = T::HeartbeatInterval::get();
			assert!(!interval.is_zero(), "a relay could send several heartbeats in a block");
			assert!(
				T::HeartbeatTimeout::get() >= interval.saturating_add(interval),
				"one lost heartbeat would silence a relay"
			);
			assert!(!T::MaxRelays::get().is_zero(), "no relay could ever register");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Puts the caller's relay into the directory, described by `info`, and holds its bond.
		#[pallet::call_index(0)]
		pub fn register(origin: OriginFor<T>, info: RelayInfo) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_register(&operator, info)
		}

		/// Describes the caller's relay anew.
		#[pallet::call_index(1)]
		pub fn update(origin: OriginFor<T>, info: RelayInfo) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_update(operator, info)
		}

		/// Says that the caller's relay is there. A suspended relay may say so too, and is active at
		/// once when it is reinstated.
		#[pallet::call_index(2)]
		pub fn heartbeat(origin: OriginFor<T>) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_heartbeat(operator)
		}

		/// Takes the caller's relay out of service. Its bond can be withdrawn after the unbonding
		/// delay.
		#[pallet::call_index(3)]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_leave(operator)
		}

		/// Gives the caller the bond of her relay, which left, back.
		#[pallet::call_index(4)]
		pub fn withdraw_bond(origin: OriginFor<T>) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_withdraw_bond(operator)
		}

		/// Bars `relay` from new streams and from pay. For the safety origin.
		#[pallet::call_index(5)]
		pub fn suspend(origin: OriginFor<T>, relay: T::AccountId) -> DispatchResult {
			T::SafetyOrigin::ensure_origin(origin)?;
			Self::do_suspend(relay)
		}

		/// Lifts the suspension of `relay`. For the safety origin.
		#[pallet::call_index(6)]
		pub fn reinstate(origin: OriginFor<T>, relay: T::AccountId) -> DispatchResult {
			T::SafetyOrigin::ensure_origin(origin)?;
			Self::do_reinstate(relay)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// All relays, whatever their status, in no particular order.
		pub fn directory() -> Vec<RelayEntryOf<T>> {
			Relays::<T>::iter().map(|(operator, relay)| Self::entry(operator, relay)).collect()
		}

		/// The relay of `operator`.
		pub fn relay(operator: T::AccountId) -> Option<RelayEntryOf<T>> {
			Relays::<T>::get(&operator).map(|relay| Self::entry(operator, relay))
		}
	}
}

impl<T: Config> Pallet<T> {
	fn do_register(operator: &T::AccountId, info: RelayInfo) -> DispatchResult {
		Self::check_info(&info)?;
		if let Some(relay) = Relays::<T>::get(operator) {
			ensure!(relay.is_serving(), Error::<T>::StillUnbonding);
			return Err(Error::<T>::AlreadyRegistered.into());
		}
		ensure!(!Barred::<T>::contains_key(operator), Error::<T>::BarredFromRegistering);
		ensure!(Relays::<T>::count() < T::MaxRelays::get(), Error::<T>::DirectoryFull);

		let bond = T::Bond::get();
		T::Currency::hold(&HoldReason::Bond.into(), operator, bond)?;
		Relays::<T>::insert(operator, Self::new_relay(info.clone(), bond));
		Self::deposit_event(Event::Registered { relay: operator.clone(), info, bond });
		Ok(())
	}

	fn do_update(operator: T::AccountId, info: RelayInfo) -> DispatchResult {
		Self::check_info(&info)?;
		let relay = Self::serving_relay(&operator)?;

		Relays::<T>::insert(&operator, Relay { info: info.clone(), ..relay });
		Self::deposit_event(Event::Updated { relay: operator, info });
		Ok(())
	}

	fn do_heartbeat(operator: T::AccountId) -> DispatchResult {
		let relay = Self::serving_relay(&operator)?;
		let now = frame_system::Pallet::<T>::block_number();
		let earliest = relay.last_heartbeat.saturating_add(T::HeartbeatInterval::get());
		ensure!(now >= earliest, Error::<T>::HeartbeatTooEarly);

		Relays::<T>::insert(&operator, Relay { last_heartbeat: now, ..relay });
		Self::deposit_event(Event::HeartbeatReceived { relay: operator });
		Ok(())
	}

	fn do_leave(operator: T::AccountId) -> DispatchResult {
		let relay = Self::serving_relay(&operator)?;
		let withdrawable_from =
			frame_system::Pallet::<T>::block_number().saturating_add(T::UnbondingDelay::get());

		let phase = Phase::Leaving { withdrawable_from };
		Relays::<T>::insert(&operator, Relay { phase, ..relay });
		Self::deposit_event(Event::Left { relay: operator, withdrawable_from });
		Ok(())
	}

	fn do_withdraw_bond(operator: T::AccountId) -> DispatchResult {
		let Relay { bond, phase, admission, .. } =
			Relays::<T>::get(&operator).ok_or(Error::<T>::NotRegistered)?;
		let Phase::Leaving { withdrawable_from } = phase else {
			return Err(Error::<T>::NotLeft.into());
		};
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(now >= withdrawable_from, Error::<T>::BondNotWithdrawable);

		T::Currency::release(&HoldReason::Bond.into(), &operator, bond, Precision::Exact)?;
		Relays::<T>::remove(&operator);
		if admission == Admission::Suspended {
			Barred::<T>::insert(&operator, ());
		}
		Self::deposit_event(Event::BondWithdrawn { relay: operator, bond });
		Ok(())
	}

	fn do_suspend(operator: T::AccountId) -> DispatchResult {
		let relay = Relays::<T>::get(&operator).ok_or(Error::<T>::NotRegistered)?;
		ensure!(relay.admission == Admission::Admitted, Error::<T>::AlreadySuspended);

		Relays::<T>::insert(&operator, Relay { admission: Admission::Suspended, ..relay });
		Self::deposit_event(Event::Suspended { relay: operator });
		Ok(())
	}

	fn do_reinstate(operator: T::AccountId) -> DispatchResult {
		match Relays::<T>::get(&operator) {
			Some(relay) => {
				ensure!(relay.admission == Admission::Suspended, Error::<T>::NotSuspended);
				Relays::<T>::insert(&operator, Relay { admission: Admission::Admitted, ..relay });
			},
			None => Barred::<T>::take(&operator).ok_or(Error::<T>::NotSuspended)?,
		}
		Self::deposit_event(Event::Reinstated { relay: operator });
		Ok(())
	}

	/// A relay that joins the directory now.
	fn new_relay(info: RelayInfo, bond: BalanceOf<T>) -> RelayOf<T> {
		Relay {
			info,
			bond,
			last_heartbeat: frame_system::Pallet::<T>::block_number(),
			phase: Phase::Serving,
			admission: Admission::Admitted,
		}
	}

	/// The relay of `operator`, which did not leave.
	fn serving_relay(operator: &T::AccountId) -> Result<RelayOf<T>, Error<T>> {
		let relay = Relays::<T>::get(operator).ok_or(Error::<T>::NotRegistered)?;
		ensure!(relay.is_serving(), Error::<T>::AlreadyLeft);
		Ok(relay)
	}

	fn check_info(info: &RelayInfo) -> DispatchResult {
		check_url(&info.url, T::InsecureUrls::get()).map_err(|_| Error::<T>::InvalidUrl)?;
		check_multiaddr(&info.multiaddr).map_err(|_| Error::<T>::InvalidMultiaddr)?;
		ensure!(info.capacity > 0, Error::<T>::ZeroCapacity);
		Ok(())
	}

	fn entry(operator: T::AccountId, relay: RelayOf<T>) -> RelayEntryOf<T> {
		let now = frame_system::Pallet::<T>::block_number();
		let status = relay.status(now, T::HeartbeatTimeout::get());
		let RelayInfo { url, multiaddr, region, capacity } = relay.info;
		RelayEntry {
			operator,
			url: String::from_utf8_lossy(&url).into_owned(),
			multiaddr: String::from_utf8_lossy(&multiaddr).into_owned(),
			region,
			capacity,
			last_heartbeat: relay.last_heartbeat,
			status,
		}
	}
}

impl<T: Config> RelayDirectory<T::AccountId> for Pallet<T> {
	fn is_registered(relay: &T::AccountId) -> bool {
		Relays::<T>::get(relay).is_some_and(|relay| relay.is_payable())
	}

	fn is_active(relay: &T::AccountId) -> bool {
		let now = frame_system::Pallet::<T>::block_number();
		Relays::<T>::get(relay).is_some_and(|relay| {
			relay.status(now, T::HeartbeatTimeout::get()) == RelayStatus::Active
		})
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn register(relay: &T::AccountId) {
		let bond = Relays::<T>::get(relay).map_or_else(Zero::zero, |relay| relay.bond);
		Relays::<T>::insert(relay, Self::new_relay(benchmarking::longest_info(), bond));
	}
}
