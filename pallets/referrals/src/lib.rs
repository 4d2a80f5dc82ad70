//! # Referrals
//!
//! Who brought whom, without time limit. A viewer, a performer or an affiliate who brings somebody
//! is a *referrer*: the engine that splits payments asks this pallet for the referrers above the
//! payer and above the performer, and pays them in the block of the payment, for as long as the
//! chain lives. Nothing here moves a share; this pallet only knows the tree and keeps the sums.
//!
//! ## Enrolment
//!
//! [`enrol`](Pallet::enrol) names the referrer by account, [`enrol_by_code`](Pallet::enrol_by_code)
//! by a code that the referrer claimed. An account enrols once, ever: the record cannot be changed
//! or removed, neither by the account, nor by its referrer, nor by governance. The referrer must
//! exist, must be somebody else, and the account must not have referrals of its own.
//!
//! ### No cycle can exist
//!
//! Read a record as an edge from the account to its referrer. Each account has at most one edge out
//! of it, since it enrols once. Suppose that the records hold no cycle and that `a` enrols with
//! `b`. The only cycle that the new edge `a → b` can close is one that leads from `b` back to `a`,
//! so its last edge, or the new edge itself if `b = a`, points at `a`. The second is refused as
//! [`SelfReferral`](Error::SelfReferral). The first would be a referral of `a`, counted in
//! [`ReferralCount`], which never falls; an account with such a count is refused as
//! [`HasReferrals`](Error::HasReferrals). So no cycle is closed, and by induction from the empty
//! state none ever is. The check is one read, however tall the tree.
//!
//! ### Nothing above an account ever changes
//!
//! A referrer cannot enrol once it has referrals, so that whoever stands above it then stands there
//! for good. An enrolment therefore keeps the whole [path](Enrolment::path) that payments can reach,
//! and a payment reads one entry for it, not one for each tier.
//!
//! ## Codes
//!
//! A code is 2 to 32 of the characters `a-z 0-9 - _`, claimed by the first who asks. It only finds
//! its owner at the moment of an enrolment: to release a code changes nothing for those who already
//! enrolled by it.
//!
//! ## Deposits
//!
//! | held for | from | amount | until |
//! |---|---|---|---|
//! | [`HoldReason::Enrolment`] | who enrols | [`Config::EnrolmentDeposit`] | for ever |
//! | [`HoldReason::Code`] | the code's owner | [`Config::CodeDeposit`] for each code | the code is released |
//!
//! The deposit of an enrolment stays because the record stays. It is held rather than taken, so it
//! remains the account's own, counts in its total balance, and keeps the account in existence: no
//! record outlives its account. It pays for every byte that the enrolment can ever cause: the record,
//! the referrer's count and the referrer's earnings. There are never more counts than records, since
//! a count begins with a record, and never more earnings than counts, since only an account with
//! referrals is ever paid for one. It should therefore be what those bytes cost and no more.
//!
//! ## Earnings
//!
//! What a referrer earned is kept where [`Config::Earnings`] says: in a runtime, in the account's own
//! entry, which a payment to the referrer writes anyway. An account with referrals therefore never
//! ends, even when it holds nothing any more: its first referral makes it sufficient by itself.
//!
//! ## Invariants
//!
//! - The records hold no cycle. The path of each is that of its referrer, with the referrer before it.
//! - [`ReferralCount`] of an account is the number of records that name it as referrer.
//! - Only an account with referrals has [earnings](Config::Earnings), and every one of these exists.
//! - Every code is well-formed and listed once, by its owner, in [`CodesOf`].
//! - Every account has on hold exactly what its record and its codes say.

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

pub mod code;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
#[allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	reason = "a benchmark that cannot set up its worst case must stop"
)]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;

use alloc::{string::String, vec::Vec};
use core::iter;
use frame::{
	prelude::*,
	traits::{fungible::MutateHold, StoredMap},
};
use livestars_primitives::referral::{ReferralEarnings, Referrals, MAX_TIERS};

pub use code::Code;
pub use pallet::*;
pub use types::{CodeRecord, Enrolment, ReferralStats};
pub use weights::WeightInfo;

/// Planck of LIVE.
pub type BalanceOf<T> =
	<<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// The record of an account that was brought.
pub type EnrolmentOf<T> = Enrolment<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

/// The record of a claimed code.
pub type CodeRecordOf<T> = CodeRecord<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

/// What the chain knows of an account as a referrer.
pub type ReferralStatsOf<T> = ReferralStats<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

#[allow(clippy::expect_used, reason = "the macros write code that expects")]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Who brought whom.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What this pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// LIVE, in which deposits are held.
		type Currency: fungible::Inspect<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The runtime's reasons for a hold.
		type RuntimeHoldReason: From<HoldReason>;

		/// What each referrer ever earned, by side and tier. Must be kept for as long as the account
		/// exists.
		type Earnings: StoredMap<Self::AccountId, ReferralEarnings<BalanceOf<Self>>>;

		/// What an account holds for ever when it enrols, in planck; not zero.
		#[pallet::constant]
		type EnrolmentDeposit: Get<BalanceOf<Self>>;

		/// What an account holds for each code while it owns it, in planck; not zero.
		#[pallet::constant]
		type CodeDeposit: Get<BalanceOf<Self>>;

		/// The most codes that one account can own; not zero.
		#[pallet::constant]
		type MaxCodes: Get<u32>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;
	}

	/// Why this pallet holds LIVE.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The record of who brought the account.
		Enrolment,
		/// The codes that the account owns.
		Code,
	}

	/// Who brought an account, and who stands above. Written once and never changed.
	#[pallet::storage]
	pub type Enrolments<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, EnrolmentOf<T>, OptionQuery>;

	/// How many accounts an account brought itself. Never falls; absent means none.
	#[pallet::storage]
	pub type ReferralCount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// The owner of each claimed code.
	#[pallet::storage]
	pub type Codes<T: Config> = StorageMap<_, Blake2_128Concat, Code, CodeRecordOf<T>, OptionQuery>;

	/// The codes of each owner, in the order in which they were claimed; absent means none.
	#[pallet::storage]
	pub type CodesOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BoundedVec<Code, T::MaxCodes>, ValueQuery>;

	/// The tree and the codes with which a chain starts. Every account named here must exist, with
	/// enough free balance for its deposits.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Pairs of an account and its referrer, in an order in which the calls would pass: a
		/// referrer's own enrolment stands before those of its referrals.
		pub enrolments: Vec<(T::AccountId, T::AccountId)>,
		/// Pairs of an owner and a code.
		pub codes: Vec<(T::AccountId, String)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (account, referrer) in &self.enrolments {
				let enrolled = Pallet::<T>::do_enrol(account, referrer);
				assert!(enrolled.is_ok(), "cannot enrol {account:?}: {enrolled:?}");
			}
			for (owner, text) in &self.codes {
				let code = Code::try_from(text.as_bytes().to_vec());
				assert!(code.is_ok(), "the code {text:?} is too long");
				let claimed = Pallet::<T>::do_claim_code(owner, code.unwrap_or_default());
				assert!(claimed.is_ok(), "{owner:?} cannot claim {text:?}: {claimed:?}");
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account was brought, for good.
		Enrolled {
			/// Who was brought.
			account: T::AccountId,
			/// Who brought it.
			referrer: T::AccountId,
		},
		/// A code was claimed.
		CodeClaimed {
			/// Who owns it now.
			owner: T::AccountId,
			/// The code.
			code: Code,
		},
		/// A code was released, and its deposit with it.
		CodeReleased {
			/// Who owned it.
			owner: T::AccountId,
			/// The code.
			code: Code,
		},
	}

	/// What was wrong.
	#[pallet::error]
	pub enum Error<T> {
		/// The account has a referrer already. An enrolment is for good.
		AlreadyEnrolled,
		/// The account brought others already, and can not be brought any more. Enrol before you
		/// invite.
		HasReferrals,
		/// The account named itself. Name who brought it.
		SelfReferral,
		/// The account named as referrer does not exist. Check its address; it exists once it holds
		/// the existential deposit.
		ReferrerNotFound,
		/// The code has less than two characters. Choose a longer one.
		CodeTooShort,
		/// The code has a character that is not one of `a-z 0-9 - _`. Choose without it; capital
		/// letters are written small.
		CodeCharacters,
		/// The code has an owner. Choose another.
		CodeTaken,
		/// Nobody owns the code. Check its spelling.
		CodeUnknown,
		/// The code belongs to somebody else. Only its owner can release it.
		NotCodeOwner,
		/// The account owns as many codes as it can. Release one first.
		TooManyCodes,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				!T::EnrolmentDeposit::get().is_zero(),
				"EnrolmentDeposit must not be zero: everything stored has a deposit"
			);
			assert!(
				!T::CodeDeposit::get().is_zero(),
				"CodeDeposit must not be zero: everything stored has a deposit"
			);
			assert!(T::MaxCodes::get() > 0, "MaxCodes must not be zero: nobody could own a code");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Records, for good, that `referrer` brought the caller, and holds
		/// [`Config::EnrolmentDeposit`] of the caller's balance as long as the record stands, which
		/// is for ever.
		///
		/// Errors: [`AlreadyEnrolled`](Error::AlreadyEnrolled),
		/// [`SelfReferral`](Error::SelfReferral), [`HasReferrals`](Error::HasReferrals),
		/// [`ReferrerNotFound`](Error::ReferrerNotFound), and the currency's if the caller cannot
		/// hold the deposit.
		#[pallet::call_index(0)]
		pub fn enrol(origin: OriginFor<T>, referrer: T::AccountId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_enrol(&account, &referrer)
		}

		/// Does what [`enrol`](Self::enrol) does, with the owner of `code` as the referrer.
		///
		/// Errors: [`CodeUnknown`](Error::CodeUnknown), and those of [`enrol`](Self::enrol).
		#[pallet::call_index(1)]
		pub fn enrol_by_code(origin: OriginFor<T>, code: Code) -> DispatchResult {
			let account = ensure_signed(origin)?;
			let record = Codes::<T>::get(&code).ok_or(Error::<T>::CodeUnknown)?;
			Self::do_enrol(&account, &record.owner)
		}

		/// Makes `code` lead to the caller, and holds [`Config::CodeDeposit`] of its balance until
		/// the code is released.
		///
		/// Errors: [`CodeTooShort`](Error::CodeTooShort),
		/// [`CodeCharacters`](Error::CodeCharacters), [`CodeTaken`](Error::CodeTaken),
		/// [`TooManyCodes`](Error::TooManyCodes), and the currency's if the caller cannot hold the
		/// deposit.
		#[pallet::call_index(2)]
		pub fn claim_code(origin: OriginFor<T>, code: Code) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_claim_code(&owner, code)
		}

		/// Gives up `code`, which anybody can then claim, and returns its deposit to the caller.
		///
		/// Errors: [`CodeUnknown`](Error::CodeUnknown), [`NotCodeOwner`](Error::NotCodeOwner).
		#[pallet::call_index(3)]
		pub fn release_code(origin: OriginFor<T>, code: Code) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_release_code(owner, code)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The referrers above `who` that a payment can reach, nearest first; at most
		/// [`MAX_TIERS`].
		pub fn path_of(who: T::AccountId) -> Vec<T::AccountId> {
			Self::path(&who, MAX_TIERS)
		}

		/// Who brought `who`, how many it brought itself, and what it earned by that.
		pub fn stats(who: T::AccountId) -> ReferralStatsOf<T> {
			ReferralStats {
				referrer: Self::path(&who, 1).pop(),
				direct_referrals: ReferralCount::<T>::get(&who),
				earnings: T::Earnings::get(&who),
			}
		}

		/// Who owns `code`, if anybody does.
		pub fn code_owner(code: Code) -> Option<T::AccountId> {
			Codes::<T>::get(code).map(|record| record.owner)
		}

		/// The codes that `who` owns, in the order in which they were claimed.
		pub fn codes_of(who: T::AccountId) -> Vec<Code> {
			CodesOf::<T>::get(who).into_inner()
		}
	}
}

impl<T: Config> Pallet<T> {
	fn do_enrol(account: &T::AccountId, referrer: &T::AccountId) -> DispatchResult {
		ensure!(!Enrolments::<T>::contains_key(account), Error::<T>::AlreadyEnrolled);
		ensure!(account != referrer, Error::<T>::SelfReferral);
		ensure!(!ReferralCount::<T>::contains_key(account), Error::<T>::HasReferrals);
		ensure!(frame_system::Pallet::<T>::account_exists(referrer), Error::<T>::ReferrerNotFound);

		let deposit = T::EnrolmentDeposit::get();
		T::Currency::hold(&HoldReason::Enrolment.into(), account, deposit)?;
		let above = iter::once(referrer.clone()).chain(Self::path(referrer, MAX_TIERS)).collect();
		let path = BoundedVec::truncate_from(above);
		Enrolments::<T>::insert(account, Enrolment { path, deposit });
		Self::count_referral(referrer);

		Self::deposit_event(Event::Enrolled {
			account: account.clone(),
			referrer: referrer.clone(),
		});
		Ok(())
	}

	/// Counts one more account that `referrer` brought. The first makes that it never ends.
	fn count_referral(referrer: &T::AccountId) {
		ReferralCount::<T>::mutate(referrer, |count| {
			if count.is_zero() {
				frame_system::Pallet::<T>::inc_sufficients(referrer);
			}
			count.saturating_inc();
		});
	}

	fn do_claim_code(owner: &T::AccountId, code: Code) -> DispatchResult {
		code::check(&code).map_err(|fault| match fault {
			code::Fault::TooShort => Error::<T>::CodeTooShort,
			code::Fault::Characters => Error::<T>::CodeCharacters,
		})?;
		ensure!(!Codes::<T>::contains_key(&code), Error::<T>::CodeTaken);
		let mut owned = CodesOf::<T>::get(owner);
		owned.try_push(code.clone()).map_err(|_| Error::<T>::TooManyCodes)?;

		let deposit = T::CodeDeposit::get();
		T::Currency::hold(&HoldReason::Code.into(), owner, deposit)?;
		Codes::<T>::insert(&code, CodeRecord { owner: owner.clone(), deposit });
		CodesOf::<T>::insert(owner, owned);

		Self::deposit_event(Event::CodeClaimed { owner: owner.clone(), code });
		Ok(())
	}

	fn do_release_code(owner: T::AccountId, code: Code) -> DispatchResult {
		let record = Codes::<T>::get(&code).ok_or(Error::<T>::CodeUnknown)?;
		ensure!(record.owner == owner, Error::<T>::NotCodeOwner);

		T::Currency::release(&HoldReason::Code.into(), &owner, record.deposit, Precision::Exact)?;
		Codes::<T>::remove(&code);
		CodesOf::<T>::mutate_exists(&owner, |entry| {
			*entry = entry.take().and_then(|mut owned| {
				owned.retain(|other| *other != code);
				(!owned.is_empty()).then_some(owned)
			});
		});

		Self::deposit_event(Event::CodeReleased { owner, code });
		Ok(())
	}
}

impl<T: Config> Referrals<T::AccountId, BalanceOf<T>> for Pallet<T> {
	/// One read.
	fn path(who: &T::AccountId, tiers: u32) -> Vec<T::AccountId> {
		let mut path = Enrolments::<T>::get(who).map_or(Vec::new(), |record| record.path.into());
		path.truncate(tiers as usize);
		path
	}

	/// One read and one write of what [`Config::Earnings`] keeps. Sums saturate.
	fn note_earnings(referrer: &T::AccountId, earned: &ReferralEarnings<BalanceOf<T>>) {
		let noted = T::Earnings::mutate(referrer, |earnings| earnings.merge(earned));
		defensive_assert!(noted.is_ok(), "the earnings of an account that exists can change");
	}

	/// Writes records that held no deposit, over those that stand there.
	#[cfg(feature = "runtime-benchmarks")]
	fn set_path(who: &T::AccountId, referrers: &[T::AccountId]) {
		let mut below = who;
		let mut above = referrers;
		while let [referrer, rest @ ..] = above {
			let record =
				Enrolment { path: BoundedVec::truncate_from(above.into()), deposit: Zero::zero() };
			if let Some(previous) = Self::path(below, 1).pop() {
				ReferralCount::<T>::mutate_exists(previous, |entry| {
					*entry = entry.and_then(|count| count.checked_sub(1)).filter(|left| *left > 0);
				});
			}
			Enrolments::<T>::insert(below, record);
			Self::count_referral(referrer);
			(below, above) = (referrer, rest);
		}
	}
}
