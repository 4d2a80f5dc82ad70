//! # Tipping
//!
//! The one split engine that every payment of Live Stars uses, whatever it is for, with the policy
//! that governs it, the simplest of payments (a tip from a wallet) and the performers' payout
//! settings.
//!
//! ## For whom
//!
//! - A *viewer* tips with [`tip`](Pallet::tip), and sees with [`quote`](Pallet::quote) beforehand
//!   who will get what.
//! - A *performer* gets at least [`PERFORMER_FLOOR`] of every payment in the block that holds it,
//!   more by her [`tier`](Pallet::tier), and splits what she gets among accounts she names with
//!   [`set_payout`](Pallet::set_payout). No other key than hers does that.
//! - *Governance* changes the [`Policy`] with [`set_policy`](Pallet::set_policy), inside bounds
//!   that are code.
//! - *Other pallets* pay through [`Payments`], which [`Pallet`] implements, and hear of every
//!   payment through [`OnPayment`].
//!
//! ## How money flows
//!
//! ```text
//! prepare  check everything, compute every share            reads only
//! withdraw payer's balance ──▶ Credit of exactly the amount  (by whoever pays)
//! execute  Credit ──▶ one Credit per share ──▶ Ledger, by recipient; the receipt
//! close    Ledger ──▶ balances, once per recipient
//! ```
//!
//! The amount is a [`Credit`](fungible::Credit) from the moment it leaves the payer: it can be
//! split and merged, but neither copied nor lost, so that issuance is conserved by a type. Every
//! part is rounded down, and the dust goes to the performer ([`split`]).
//!
//! A share whose recipient cannot be paid falls to the treasury, a payout that cannot be paid stays
//! with the performer, and the receipt names both ([`receipt`]). An account cannot be paid when all
//! that it would get is below the existential deposit and it does not exist yet. A payment is never
//! refused because of such an account, unless it is the performer's own. Where nobody is meant (the
//! viewer has no referrer, the performer is not live) the share is the treasury's to begin with.
//!
//! One event, [`Paid`](Event::Paid), is the receipt of a payment.
//!
//! ## Deposits
//!
//! [`PayoutDeposit`](Config::PayoutDeposit) is held from a performer for as long as she keeps a
//! payout split, whatever its length.
//!
//! ## What a tip costs
//!
//! | reads | how many |
//! |---|---|
//! | the policy, the performer's payout settings | 1 + 1 |
//! | her stream and so its origin relay, her attestation, what she received | 1 each; her room, where there is no stream |
//! | the referrers above the viewer and above the performer | 1 each |
//! | the relays: whether edge and origin are registered | 1 each, 1 if they are the same |
//! | the payer's account | 1 |
//! | every recipient's account | 1 each, at most [`MAX_SHARES`]; one more each where what it gets is below the existential deposit |
//!
//! | writes | how many |
//! |---|---|
//! | the payer's account | 1 |
//! | every paid recipient's account | 1 each, at most [`MAX_SHARES`] |
//! | what each paid referrer earned, by [`Referrals`] | at most 5, none of them if it keeps that in the account's entry |
//! | what [`OnPayment`](Config::OnPayment) writes | constant |
//!
//! Nothing of this pallet's own is written, nor is the total issuance read or written. All of it is
//! constant in the number of performers, viewers and referrals; only the number of accounts looked
//! at varies from tip to tip, which is therefore the one parameter of the weight. A tip is charged
//! for [`MAX_SHARES`] accounts and given back what it did not use. A recipient that cannot be paid
//! costs a read like any other, and so counts.
//!
//! ## Invariants
//!
//! - The shares of every payment add up to it exactly.
//! - The current policy is valid.
//! - The treasury and the validators' pot can receive a single planck: they are born with the
//!   existential deposit, and nothing takes it from them.
//! - Payout settings are valid and not empty, and their deposit is held.

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

#[cfg(feature = "runtime-benchmarks")]
#[allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::panic,
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	reason = "a benchmark that cannot set its case up must stop"
)]
mod benchmarking;
mod engine;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
pub mod policy;
pub mod receipt;
pub mod split;
pub mod types;
pub mod weights;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use engine::Ledger;
pub use pallet::*;
pub use policy::{Policy, PolicyError, Rate, Tier, PERFORMER_FLOOR};
pub use split::Split;
pub use types::{Balance, Payout, PayoutList, PayoutSettings, Quote, TierReached};
pub use weights::WeightInfo;

use frame::{
	prelude::*,
	token::fungible::{Balanced, Inspect, MutateHold},
};
use livestars_primitives::{
	eligibility::{Eligibility, Ineligibility},
	payment::{
		OnPayment, Payment, PaymentError, PaymentKind, Payments, Shares, UnclaimedShares,
		MAX_SHARES,
	},
	referral::Referrals,
	relay::RelayDirectory,
	room::Rooms,
	standing::Standing,
};

/// The currency's credit: an amount on its way.
pub type CreditOf<T> =
	fungible::Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

#[allow(clippy::expect_used, reason = "the macros write code that expects")]
#[frame::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The runtime's reasons to hold a balance.
		type RuntimeHoldReason: From<HoldReason>;

		/// LIVE. Every account can receive the existential deposit and more; less, only one that exists.
		type Currency: Balanced<Self::AccountId, Balance = Balance>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// Who may be on camera, and so be paid.
		type Eligibility: Eligibility<Self::AccountId>;

		/// Who is a performer, and which relay she publishes to.
		type Rooms: Rooms<Self::AccountId>;

		/// Which relays can be paid for what they carry.
		type Relays: RelayDirectory<Self::AccountId>;

		/// Who brought whom.
		type Referrals: Referrals<Self::AccountId, Balance>;

		/// What a performer received lately, which decides her tier.
		type Standing: Standing<Self::AccountId, Balance>;

		/// Who hears of every payment.
		type OnPayment: OnPayment<Self::AccountId, Balance>;

		/// The account from which validators are rewarded. Must always hold the existential deposit.
		#[pallet::constant]
		type ValidatorsPot: Get<Self::AccountId>;

		/// The treasury's account. Must always hold the existential deposit.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;

		/// Who changes the policy.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What is held from a performer while she keeps payout settings, in planck.
		#[pallet::constant]
		type PayoutDeposit: Get<Balance>;

		/// What the calls weigh.
		type WeightInfo: WeightInfo;
	}

	/// Why this pallet holds a balance.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The account keeps payout settings.
		Payout,
	}

	/// The policy by which payments are split.
	#[pallet::storage]
	pub type CurrentPolicy<T: Config> = StorageValue<_, Policy, ValueQuery>;

	/// How performers split their own shares. A performer without an entry keeps all of hers.
	#[pallet::storage]
	pub type Payouts<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, PayoutSettings<T::AccountId>>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A payment was made. This is its receipt.
		Paid {
			/// Who paid.
			payer: T::AccountId,
			/// Who was paid for.
			performer: T::AccountId,
			/// The whole payment in planck.
			amount: Balance,
			/// What it is for.
			kind: PaymentKind,
			/// Who got what; the amounts add up to the payment exactly.
			shares: Shares<T::AccountId, Balance>,
			/// Who would have got something and could not. A payout stayed with the performer, all
			/// else went to the treasury; `shares` contains it there.
			unclaimed: UnclaimedShares<T::AccountId, Balance>,
			/// The hash of the order that asked for the payment.
			order: Option<H256>,
			/// The hash of a text that stays with the relay.
			memo: Option<H256>,
		},
		/// A performer changed how her own share is split. An empty list means that she keeps all.
		PayoutSet {
			/// Whose share it is.
			performer: T::AccountId,
			/// Among whom it is split.
			payouts: PayoutList<T::AccountId>,
		},
		/// Payments are split by another policy from now on.
		PolicyChanged {
			/// The policy.
			policy: Policy,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The amount is zero. Pay at least one planck.
		ZeroAmount,
		/// Payer and performer are the same account. Pay from another one.
		SelfPayment,
		/// The account named as performer has no room.
		NotAPerformer,
		/// The performer holds no valid attestation, for this reason, and cannot be paid until she
		/// does.
		NotEligible(Ineligibility),
		/// The performer's account holds nothing, and her share is below the existential deposit. Pay
		/// more.
		CannotReceive,
		/// The payouts add up to more than the performer's whole share.
		PayoutsExceedWhole,
		/// A payout is of zero. Leave it out.
		ZeroPayout,
		/// An account is named twice. Add its payouts up.
		DuplicatePayout,
		/// The performer names herself. What is not paid out stays hers anyway.
		PayoutToSelf,
		/// The policy has no tier.
		NoTiers,
		/// The policy's first tier does not start at zero.
		FirstThresholdNotZero,
		/// The thresholds of the policy's tiers do not ascend strictly, or a share falls.
		TiersOutOfOrder,
		/// A tier of the policy pays the performer less than the floor that code guarantees to her.
		PerformerBelowFloor,
		/// This rate of the policy is outside the bounds that code sets to it.
		OutOfBounds(Rate),
		/// The policy's highest tier and all its other rates add up to more than the whole.
		SharesExceedWhole,
	}

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The policy that the chain starts with.
		pub policy: Policy,
		#[serde(skip)]
		#[doc(hidden)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert_eq!(self.policy.validate(), Ok(()), "the genesis policy is invalid");
			assert_eq!(Pallet::<T>::check_pots(), Ok(()), "tipping needs its pots at genesis");
			CurrentPolicy::<T>::put(&self.policy);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert_eq!(Policy::genesis().validate(), Ok(()), "the genesis policy is invalid");
			assert!(T::PayoutDeposit::get() > 0, "payout settings must cost a deposit");
			assert!(
				T::WeightInfo::tip(MAX_SHARES).all_lte(T::BlockWeights::get().max_block),
				"the largest tip must fit into a block"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Tips `performer` with `amount` planck out of the caller's free balance.
		///
		/// `served_by` is the relay that served the caller, which gets its share for that; `memo` is
		/// the hash of a text that stays with the relay. The caller's account is kept alive: the
		/// existential deposit cannot be tipped, and a larger tip than the rest fails with the
		/// currency's own error.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::tip(MAX_SHARES))]
		pub fn tip(
			origin: OriginFor<T>,
			performer: T::AccountId,
			amount: Balance,
			served_by: Option<T::AccountId>,
			memo: Option<H256>,
		) -> DispatchResultWithPostInfo {
			let payer = ensure_signed(origin)?;
			let accounts = Self::do_tip(payer, performer, amount, served_by, memo)?;
			Ok(Some(T::WeightInfo::tip(accounts)).into())
		}

		/// Splits the caller's own share of every payment among `payouts`, from now on. What they do
		/// not take stays hers, and so does what cannot be paid to them.
		///
		/// A deposit is held while there is such a split. An empty list ends it and returns the
		/// deposit.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_payout(payouts.len() as u32))]
		pub fn set_payout(
			origin: OriginFor<T>,
			payouts: PayoutList<T::AccountId>,
		) -> DispatchResult {
			let performer = ensure_signed(origin)?;
			Self::do_set_payout(performer, payouts)
		}

		/// Splits all payments by `policy`, from now on.
		#[pallet::call_index(2)]
		pub fn set_policy(origin: OriginFor<T>, policy: Policy) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_policy(policy)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The policy by which payments are split.
		pub fn policy() -> Policy {
			CurrentPolicy::<T>::get()
		}

		/// The tier that `performer` reached.
		pub fn tier(performer: T::AccountId) -> TierReached {
			CurrentPolicy::<T>::get().tier(T::Standing::received(&performer))
		}

		/// How `performer` splits her own share; empty if she keeps all of it.
		pub fn payout(performer: T::AccountId) -> PayoutList<T::AccountId> {
			Payouts::<T>::get(performer).map(|settings| settings.payouts).unwrap_or_default()
		}

		/// Who would get what of `amount` planck, if `payer` paid it for `performer` now. Does not
		/// look at what the payer has.
		pub fn quote(
			payer: T::AccountId,
			performer: T::AccountId,
			amount: Balance,
			served_by: Option<T::AccountId>,
		) -> Result<Quote<T::AccountId>, PaymentError> {
			let kind = PaymentKind::Tip;
			let payment =
				Payment { payer, performer, amount, kind, served_by, memo: None, order: None };
			Self::prepare(&Ledger::default(), payment)
				.map(|prepared| Quote { shares: prepared.shares, unclaimed: prepared.unclaimed })
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Makes a tip, and returns how many accounts were looked at to pay it out.
	fn do_tip(
		payer: T::AccountId,
		performer: T::AccountId,
		amount: Balance,
		served_by: Option<T::AccountId>,
		memo: Option<H256>,
	) -> Result<u32, DispatchError> {
		let kind = PaymentKind::Tip;
		let payment =
			Payment { payer: payer.clone(), performer, amount, kind, served_by, memo, order: None };
		let mut ledger = Ledger::default();
		let prepared = Self::prepare(&ledger, payment).map_err(Self::refuse)?;
		let unclaimed = prepared.unclaimed.len() as u32;
		let credit = T::Currency::withdraw(
			&payer,
			amount,
			Precision::Exact,
			Preservation::Preserve,
			Fortitude::Polite,
		)?;
		Self::execute(&mut ledger, prepared, credit);
		Ok(Self::close(ledger).saturating_add(unclaimed))
	}

	fn do_set_payout(performer: T::AccountId, payouts: PayoutList<T::AccountId>) -> DispatchResult {
		Self::check_payouts(&performer, &payouts)?;
		let deposit = if payouts.is_empty() { 0 } else { T::PayoutDeposit::get() };
		T::Currency::set_on_hold(&HoldReason::Payout.into(), &performer, deposit)?;
		if payouts.is_empty() {
			Payouts::<T>::remove(&performer);
		} else {
			Payouts::<T>::insert(&performer, PayoutSettings { payouts: payouts.clone(), deposit });
		}
		Self::deposit_event(Event::PayoutSet { performer, payouts });
		Ok(())
	}

	fn do_set_policy(policy: Policy) -> DispatchResult {
		policy.validate().map_err(Error::<T>::from)?;
		CurrentPolicy::<T>::put(&policy);
		Self::deposit_event(Event::PolicyChanged { policy });
		Ok(())
	}

	/// Whether `performer` can split her share like that.
	fn check_payouts(
		performer: &T::AccountId,
		payouts: &PayoutList<T::AccountId>,
	) -> Result<(), Error<T>> {
		for (place, Payout { account, share }) in payouts.iter().enumerate() {
			ensure!(account != performer, Error::<T>::PayoutToSelf);
			ensure!(!share.is_zero(), Error::<T>::ZeroPayout);
			ensure!(
				payouts.iter().take(place).all(|earlier| earlier.account != *account),
				Error::<T>::DuplicatePayout
			);
		}
		let total = payouts
			.iter()
			.fold(0, |total: u32, payout| total.saturating_add(payout.share.deconstruct()));
		ensure!(total <= Permill::ACCURACY, Error::<T>::PayoutsExceedWhole);
		Ok(())
	}

	/// Whether the treasury and the validators' pot can receive a single planck. On a chain without
	/// any tokens, where nothing can be paid, they need not.
	fn check_pots() -> Result<(), &'static str> {
		let alive =
			|pot| T::Currency::can_deposit(&pot, 1, Provenance::Extant).into_result().is_ok();
		ensure!(
			T::Currency::total_issuance().is_zero()
				|| (alive(T::Treasury::get()) && alive(T::ValidatorsPot::get())),
			"the treasury and the validators' pot must hold the existential deposit"
		);
		Ok(())
	}
}

impl<T> From<PaymentError> for Error<T> {
	fn from(error: PaymentError) -> Self {
		match error {
			PaymentError::ZeroAmount => Self::ZeroAmount,
			PaymentError::SelfPayment => Self::SelfPayment,
			PaymentError::NotAPerformer => Self::NotAPerformer,
			PaymentError::NotEligible(reason) => Self::NotEligible(reason),
			PaymentError::CannotReceive => Self::CannotReceive,
		}
	}
}

impl<T> From<PolicyError> for Error<T> {
	fn from(error: PolicyError) -> Self {
		match error {
			PolicyError::NoTiers => Self::NoTiers,
			PolicyError::FirstThresholdNotZero => Self::FirstThresholdNotZero,
			PolicyError::TiersOutOfOrder => Self::TiersOutOfOrder,
			PolicyError::PerformerBelowFloor => Self::PerformerBelowFloor,
			PolicyError::OutOfBounds(rate) => Self::OutOfBounds(rate),
			PolicyError::SharesExceedWhole => Self::SharesExceedWhole,
		}
	}
}
