//! # Rooms
//!
//! A performer's room: what relays show of it, who may not watch, and who is on camera now.
//!
//! A performer is an account that has a room. She [`open_room`]s once, goes live and offline as
//! often as she likes, and can [`close_room`] at any time she is offline.
//!
//! ## Who is on camera
//!
//! Everybody on camera is an adult whose identity a verifier attested, and is there by her own
//! will. [`go_live`] names the cast: everybody on camera beside the performer. Each of them must be
//! eligible, as the performer must, and must have consented to this performer with [`join_cast`].
//! The moment that one of them loses her eligibility, or withdraws her consent with
//! [`leave_cast`], the stream is over, in the same block; [`CastIn`] tells in one read which stream
//! that is. An account is on camera in one stream at a time.
//!
//! ## Money
//!
//! A deposit is held for a room, which pays for its largest state, and one for each consent. They
//! come back whole when the room closes and when the consent is withdrawn.
//!
//! ## Safety
//!
//! The safety origin can end a stream with [`force_offline`].
//!
//! ## Invariants
//!
//! - Everybody on camera is eligible, and everybody in a cast consented.
//! - [`Live`] and [`CastIn`] agree: an account is in the latter exactly if it is in one stream.
//! - The deposits on record are those on hold.
//!
//! [`open_room`]: Pallet::open_room
//! [`close_room`]: Pallet::close_room
//! [`go_live`]: Pallet::go_live
//! [`join_cast`]: Pallet::join_cast
//! [`leave_cast`]: Pallet::leave_cast
//! [`force_offline`]: Pallet::force_offline

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

mod consent;
mod stream;
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

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use alloc::{collections::BTreeSet, vec::Vec};
use frame::prelude::*;
use fungible::{Inspect, MutateHold};
use livestars_primitives::{
	country::Country,
	eligibility::{Eligibility, Ineligibility, OnEligibilityLost},
	relay::RelayDirectory,
	room::{self, OnRoom, RoomStatus},
};
use tokens::Precision;

/// The currency's balance, in planck.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// Everybody on camera beside the performer.
pub type CastOf<T> = BoundedVec<<T as frame_system::Config>::AccountId, <T as Config>::MaxCast>;

/// The countries that a performer blocks.
pub type CountriesOf<T> = BoundedBTreeSet<Country, <T as Config>::MaxBlockedCountries>;

/// A room of this chain, as it is told to those who ask.
pub type RoomInfoOf<T> = RoomInfo<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

/// Why a stream of this chain ended.
pub type OfflineReasonOf<T> = OfflineReason<<T as frame_system::Config>::AccountId>;

/// The rooms.
#[allow(clippy::expect_used, reason = "what the macros expand to expects")]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The rooms of performers.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the rooms need to know.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The currency in which deposits are held.
		type Currency: MutateHold<Self::AccountId, Reason: From<HoldReason>>;

		/// Who may be on camera.
		type Eligibility: Eligibility<Self::AccountId>;

		/// Who carries the streams.
		type Relays: RelayDirectory<Self::AccountId>;

		/// Who hears of rooms that open and close.
		type OnRoom: OnRoom<Self::AccountId>;

		/// Who may end other people's streams.
		type SafetyOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The deposit of a room in planck, for its profile, the most blocked countries and the
		/// largest cast.
		#[pallet::constant]
		type RoomDeposit: Get<BalanceOf<Self>>;

		/// The deposit of a consent, in planck.
		#[pallet::constant]
		type ConsentDeposit: Get<BalanceOf<Self>>;

		/// The most people on camera beside the performer; at most 256.
		#[pallet::constant]
		type MaxCast: Get<u32>;

		/// The most countries that a performer blocks.
		#[pallet::constant]
		type MaxBlockedCountries: Get<u32>;

		/// The most performers whose casts an account consents to be in.
		#[pallet::constant]
		type MaxConsents: Get<u32>;

		/// What the calls and the listener weigh.
		type WeightInfo: WeightInfo;
	}

	/// Why something is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposit of a room.
		Room,
		/// The deposit of a consent to be in somebody's cast.
		Consent,
	}

	/// The rooms, by performer.
	#[pallet::storage]
	pub type Rooms<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Room<T>, OptionQuery>;

	/// The streams that run, by performer.
	#[pallet::storage]
	pub type Live<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, LiveState<T>, OptionQuery>;

	/// The performer in whose stream an account is on camera; for a performer who is live, that is
	/// herself.
	#[pallet::storage]
	pub type CastIn<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, T::AccountId, OptionQuery>;

	/// The deposit of each consent, in planck: who consented, and to be in whose cast.
	#[pallet::storage]
	pub type Consents<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		BalanceOf<T>,
		OptionQuery,
	>;

	/// How many consents an account gave.
	#[pallet::storage]
	pub type ConsentCounts<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The rooms of a new chain.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Performer and profile of each room. The performer must be eligible, and her deposit is
		/// held.
		pub rooms: Vec<(T::AccountId, H256)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (performer, profile) in &self.rooms {
				let outcome = Pallet::<T>::do_open_room(performer.clone(), *profile);
				assert!(outcome.is_ok(), "cannot open the room of {performer:?}: {outcome:?}");
			}
		}
	}

	/// What happened to rooms.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A performer opened a room, and its deposit is held.
		RoomOpened {
			/// The performer.
			performer: T::AccountId,
			/// The hash of her profile.
			profile: H256,
			/// The deposit, in planck.
			deposit: BalanceOf<T>,
		},
		/// A performer has another profile.
		ProfileChanged {
			/// The performer.
			performer: T::AccountId,
			/// The hash of her profile.
			profile: H256,
		},
		/// A performer said whose viewers relays turn away.
		CountriesBlocked {
			/// The performer.
			performer: T::AccountId,
			/// All countries that she blocks.
			countries: CountriesOf<T>,
		},
		/// A stream started.
		WentLive {
			/// The performer.
			performer: T::AccountId,
			/// The relay that she publishes to.
			relay: T::AccountId,
			/// Who is on camera beside her.
			cast: CastOf<T>,
		},
		/// A stream ended.
		WentOffline {
			/// The performer.
			performer: T::AccountId,
			/// Why.
			reason: OfflineReasonOf<T>,
		},
		/// Somebody consented to be in a performer's cast.
		CastJoined {
			/// Who.
			member: T::AccountId,
			/// In whose cast.
			performer: T::AccountId,
			/// The deposit, in planck.
			deposit: BalanceOf<T>,
		},
		/// Somebody withdrew her consent to be in a performer's cast.
		CastLeft {
			/// Who.
			member: T::AccountId,
			/// In whose cast.
			performer: T::AccountId,
			/// The deposit that came back, in planck.
			deposit: BalanceOf<T>,
		},
		/// A performer closed her room.
		RoomClosed {
			/// The performer.
			performer: T::AccountId,
			/// The deposit that came back, in planck.
			deposit: BalanceOf<T>,
		},
	}

	/// Why a call is refused. A place in the cast counts from zero.
	#[pallet::error]
	pub enum Error<T> {
		/// The performer holds no valid attestation, for this reason.
		NotEligible(Ineligibility),
		/// A member of the cast holds no valid attestation.
		CastNotEligible {
			/// Her place in the cast.
			index: u8,
			/// Why not.
			reason: Ineligibility,
		},
		/// A member of the cast did not consent to it: she must join the performer's cast first.
		CastNotConsenting {
			/// Her place in the cast.
			index: u8,
		},
		/// A member of the cast is on camera in another stream: she, or its performer, must end that.
		CastOnCameraElsewhere {
			/// Her place in the cast.
			index: u8,
		},
		/// A member of the cast is named before, or is the performer: name everybody once, beside the
		/// performer.
		CastNamedTwice {
			/// Her second place in the cast.
			index: u8,
		},
		/// The performer is on camera in another stream: leave that cast first.
		OnCameraElsewhere,
		/// The account has a room.
		AlreadyOpen,
		/// The account has no room: open one first.
		NoRoom,
		/// The performer is live: go offline first.
		AlreadyLive,
		/// The performer is not live.
		NotLive,
		/// The relay is not in the directory, suspended or silent: take another one.
		RelayNotActive,
		/// A performer is always on camera in her own room: consent to somebody else.
		OwnCast,
		/// The consent is given.
		AlreadyJoined,
		/// There is no such consent.
		NotJoined,
		/// The account consented to as many performers as it can: leave one of their casts first.
		TooManyConsents,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxCast::get() <= 256, "a place in the cast would not fit into a byte");
			assert!(
				T::MaxCast::get() == 0 || T::MaxConsents::get() > 0,
				"a cast could not have anybody in it"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::deps::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Opens a room for the caller, with the hash of its profile, and holds its deposit. The
		/// caller must be eligible.
		#[pallet::call_index(0)]
		pub fn open_room(origin: OriginFor<T>, profile: H256) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::do_open_room(performer, profile)
		}

		/// Gives the caller's room another profile: the hash of a signed JSON document that relays
		/// serve.
		#[pallet::call_index(1)]
		pub fn set_profile(origin: OriginFor<T>, profile: H256) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::do_set_profile(performer, profile)
		}

		/// Names all countries whose viewers relays turn away from the caller's room.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_blocked_countries(countries.len() as u32))]
		pub fn set_blocked_countries(
			origin: OriginFor<T>,
			countries: CountriesOf<T>,
		) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::do_set_blocked_countries(performer, countries)
		}

		/// Starts the caller's stream on `relay`, with `cast` beside her on camera. All of them must
		/// be eligible, and the cast must have joined.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::go_live(cast.len() as u32))]
		pub fn go_live(
			origin: OriginFor<T>,
			relay: T::AccountId,
			cast: CastOf<T>,
		) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::do_go_live(performer, relay, cast)
		}

		/// Consents, on the caller's behalf, to be in the cast of `performer` until the caller
		/// leaves it, and holds a deposit.
		#[pallet::call_index(4)]
		pub fn join_cast(origin: OriginFor<T>, performer: T::AccountId) -> DispatchResult {
			let member = ensure_signed(origin)?;
			Self::do_join_cast(member, performer)
		}

		/// Withdraws the caller's consent to be in the cast of `performer`. Ends the stream that the
		/// caller is on camera in for it.
		#[pallet::call_index(5)]
		pub fn leave_cast(origin: OriginFor<T>, performer: T::AccountId) -> DispatchResult {
			let member = ensure_signed(origin)?;
			Self::do_leave_cast(member, performer)
		}

		/// Ends the caller's stream.
		#[pallet::call_index(6)]
		pub fn go_offline(origin: OriginFor<T>) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::end_stream(performer, OfflineReason::Chosen)
		}

		/// Closes the caller's room, which must be offline, and returns its deposit.
		#[pallet::call_index(7)]
		pub fn close_room(origin: OriginFor<T>) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::do_close_room(performer)
		}

		/// Ends the stream of `performer`. For the safety origin.
		#[pallet::call_index(8)]
		pub fn force_offline(origin: OriginFor<T>, performer: T::AccountId) -> DispatchResult {
			T::SafetyOrigin::ensure_origin(origin)?;
			Self::end_stream(performer, OfflineReason::Forced)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The room of `performer`.
		pub fn room(performer: T::AccountId) -> Option<RoomInfoOf<T>> {
			Rooms::<T>::get(&performer).map(|room| RoomInfo {
				profile: room.profile,
				blocked: room.blocked.into_iter().collect(),
				live: Live::<T>::get(&performer).map(LiveInfo::from),
			})
		}

		/// The performer in whose stream `account` is on camera.
		pub fn on_camera(account: T::AccountId) -> Option<T::AccountId> {
			CastIn::<T>::get(account)
		}

		/// The performers whose casts `member` consents to be in, in no particular order.
		pub fn consents(member: T::AccountId) -> Vec<T::AccountId> {
			Consents::<T>::iter_key_prefix(member).collect()
		}
	}
}

impl<T: Config> Pallet<T> {
	fn do_open_room(performer: T::AccountId, profile: H256) -> DispatchResult {
		ensure!(!Rooms::<T>::contains_key(&performer), Error::<T>::AlreadyOpen);
		T::Eligibility::check(&performer).map_err(Error::<T>::NotEligible)?;

		let deposit = T::RoomDeposit::get();
		T::Currency::hold(&HoldReason::Room.into(), &performer, deposit)?;
		Rooms::<T>::insert(&performer, Room { profile, blocked: Default::default(), deposit });
		T::OnRoom::on_opened(&performer);
		Self::deposit_event(Event::RoomOpened { performer, profile, deposit });
		Ok(())
	}

	fn do_set_profile(performer: T::AccountId, profile: H256) -> DispatchResult {
		let room = Rooms::<T>::get(&performer).ok_or(Error::<T>::NoRoom)?;

		Rooms::<T>::insert(&performer, Room { profile, ..room });
		Self::deposit_event(Event::ProfileChanged { performer, profile });
		Ok(())
	}

	fn do_set_blocked_countries(
		performer: T::AccountId,
		countries: CountriesOf<T>,
	) -> DispatchResult {
		let room = Rooms::<T>::get(&performer).ok_or(Error::<T>::NoRoom)?;

		Rooms::<T>::insert(&performer, Room { blocked: countries.clone(), ..room });
		Self::deposit_event(Event::CountriesBlocked { performer, countries });
		Ok(())
	}

	fn do_close_room(performer: T::AccountId) -> DispatchResult {
		let Room { deposit, .. } = Rooms::<T>::get(&performer).ok_or(Error::<T>::NoRoom)?;
		ensure!(!Live::<T>::contains_key(&performer), Error::<T>::AlreadyLive);

		T::Currency::release(&HoldReason::Room.into(), &performer, deposit, Precision::Exact)?;
		Rooms::<T>::remove(&performer);
		T::OnRoom::on_closed(&performer);
		Self::deposit_event(Event::RoomClosed { performer, deposit });
		Ok(())
	}
}

impl<T: Config> room::Rooms<T::AccountId> for Pallet<T> {
	/// One read while `who` is live, for a stream runs in a room; else two.
	fn status(who: &T::AccountId) -> RoomStatus<T::AccountId> {
		match Live::<T>::get(who) {
			Some(LiveState { relay, .. }) => RoomStatus::Live { relay },
			None if Rooms::<T>::contains_key(who) => RoomStatus::Offline,
			None => RoomStatus::Missing,
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_live(performer: &T::AccountId, relay: &T::AccountId) {
		T::Eligibility::make_eligible(performer);
		T::Relays::register(relay);
		if !Rooms::<T>::contains_key(performer) {
			let room =
				Room { profile: H256::zero(), blocked: Default::default(), deposit: Zero::zero() };
			Rooms::<T>::insert(performer, room);
			T::OnRoom::on_opened(performer);
		}
		Self::start_stream(performer, relay.clone(), Default::default());
	}
}
