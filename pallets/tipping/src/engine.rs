//! The engine: a payment becomes claims, claims become shares, shares become credits, and credits
//! become balances.

use crate::{
	policy::{PERFORMER_REFERRERS, VIEWER_REFERRERS},
	receipt::{decide, Claim, Receipt},
	*,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame::traits::{DefensiveTruncateFrom, Imbalance};
use livestars_primitives::{
	payment::{Prepared, Role, Share, UnclaimedReason},
	referral::{Side, MAX_TIERS},
};

// The shape of the policy fits what the receipt and the tree of referrers can hold.
const _: () = assert!(VIEWER_REFERRERS <= MAX_TIERS as usize);
const _: () = assert!(PERFORMER_REFERRERS <= MAX_TIERS as usize);

/// Shares on their way, by recipient. What is in a ledger that is dropped is burned.
#[derive(DefaultNoBound)]
pub struct Ledger<T: Config>(BTreeMap<T::AccountId, CreditOf<T>>);

impl<T: Config> Ledger<T> {
	/// Puts `credit` on its way to `account`.
	fn add(&mut self, account: T::AccountId, credit: CreditOf<T>) {
		if credit.peek() > 0 {
			self.0.entry(account).or_default().subsume(credit);
		}
	}

	/// Whether anything is on its way to `account`, which will therefore exist.
	fn reaches(&self, account: &T::AccountId) -> bool {
		self.0.contains_key(account)
	}
}

impl<T: Config> Payments<T::AccountId, Balance, CreditOf<T>> for Pallet<T> {
	type Ledger = Ledger<T>;

	fn prepare(
		ledger: &Ledger<T>,
		payment: Payment<T::AccountId, Balance>,
	) -> Result<Prepared<T::AccountId, Balance>, PaymentError> {
		let Payment { payer, performer, amount, .. } = &payment;
		ensure!(*amount > 0, PaymentError::ZeroAmount);
		ensure!(payer != performer, PaymentError::SelfPayment);
		ensure!(T::Rooms::exists(performer), PaymentError::NotAPerformer);
		T::Eligibility::check(performer).map_err(PaymentError::NotEligible)?;

		let split = CurrentPolicy::<T>::get().split(T::Standing::received(performer), *amount);
		let (treasury, validators) = (T::Treasury::get(), T::ValidatorsPot::get());
		let existential_deposit = T::Currency::minimum_balance();
		let can_receive = |account: &T::AccountId, share| {
			// Cheapest first: what makes an account exist reaches any account.
			share >= existential_deposit
				|| *account == treasury
				|| *account == validators
				|| ledger.reaches(account)
				|| T::Currency::can_deposit(account, share, Provenance::Extant)
					== DepositConsequence::Success
		};
		let Receipt { shares, unclaimed } = decide(
			&Self::claims(&payment, &split),
			(performer.clone(), split.performer),
			(treasury.clone(), amount.saturating_sub(split.performer)),
			can_receive,
		)
		.map_err(|_| PaymentError::CannotReceive)?;
		Ok(Prepared {
			payment,
			shares: Shares::defensive_truncate_from(shares),
			unclaimed: UnclaimedShares::defensive_truncate_from(unclaimed),
		})
	}

	fn execute(
		ledger: &mut Ledger<T>,
		prepared: Prepared<T::AccountId, Balance>,
		mut credit: CreditOf<T>,
	) {
		let Prepared { payment, shares, unclaimed } = prepared;
		defensive_assert!(credit.peek() == payment.amount, "a payment got another credit");
		for Share { role, account, amount } in &shares {
			ledger.add(account.clone(), credit.extract(*amount));
			match role {
				Role::ViewerReferrer(tier) => {
					T::Referrals::note_earning(account, Side::Viewer, (*tier).into(), *amount)
				},
				Role::PerformerReferrer(tier) => {
					T::Referrals::note_earning(account, Side::Performer, (*tier).into(), *amount)
				},
				_ => (),
			}
		}
		// Nothing is left of a credit of exactly the amount.
		ledger.add(T::Treasury::get(), credit);

		T::OnPayment::on_payment(&payment);
		let Payment { payer, performer, amount, kind, memo, order, .. } = payment;
		Self::deposit_event(Event::Paid {
			payer,
			performer,
			amount,
			kind,
			shares,
			unclaimed,
			order,
			memo,
		});
	}

	fn close(ledger: Ledger<T>) -> u32 {
		let accounts = ledger.0.len() as u32;
		let mut returned = CreditOf::<T>::default();
		for (account, credit) in ledger.0 {
			if let Err(credit) = T::Currency::resolve(&account, credit) {
				defensive!("a recipient who could be paid cannot be paid");
				returned.subsume(credit);
			}
		}
		if returned.peek() > 0 && T::Currency::resolve(&T::Treasury::get(), returned).is_err() {
			defensive!("the treasury cannot be paid; what it cannot get is burned");
		}
		accounts
	}

	fn refuse(error: PaymentError) -> DispatchError {
		Error::<T>::from(error).into()
	}
}

impl<T: Config> Pallet<T> {
	/// All parties to `payment` but the performer and the treasury, in the order of the receipt.
	fn claims(payment: &Payment<T::AccountId, Balance>, split: &Split) -> Vec<Claim<T::AccountId>> {
		let Payment { payer, performer, served_by, .. } = payment;
		let mut claims = Vec::with_capacity(MAX_SHARES as usize);
		let mut claim = |role, account, amount, obstacle| {
			if amount > 0 {
				claims.push(Claim { share: Share { role, account, amount }, obstacle });
			}
		};

		for (place, Payout { account, share }) in (0..).zip(Self::payout(performer.clone())) {
			claim(Role::Payout(place), account, share.mul_floor(split.performer), None);
		}
		let path = T::Referrals::path(payer, VIEWER_REFERRERS as u32);
		for (tier, (referrer, amount)) in (0..).zip(path.into_iter().zip(split.viewer_referrers)) {
			claim(Role::ViewerReferrer(tier), referrer, amount, None);
		}
		let path = T::Referrals::path(performer, PERFORMER_REFERRERS as u32);
		for (tier, (referrer, amount)) in (0..).zip(path.into_iter().zip(split.performer_referrers))
		{
			claim(Role::PerformerReferrer(tier), referrer, amount, None);
		}
		let [edge, origin] = Self::relays(performer, served_by.as_ref());
		if let Some((relay, obstacle)) = edge {
			claim(Role::EdgeRelay, relay, split.edge_relay, obstacle);
		}
		if let Some((relay, obstacle)) = origin {
			claim(Role::OriginRelay, relay, split.origin_relay, obstacle);
		}
		claim(Role::Validators, T::ValidatorsPot::get(), split.validators, None);
		claims
	}

	/// The edge and the origin relay of a payment, each with what stands in its way. The directory
	/// is asked once if they are the same.
	fn relays(
		performer: &T::AccountId,
		served_by: Option<&T::AccountId>,
	) -> [Option<(T::AccountId, Option<UnclaimedReason>)>; 2] {
		let look_up = |relay: &T::AccountId| {
			let known = T::Relays::is_registered(relay);
			(relay.clone(), (!known).then_some(UnclaimedReason::UnknownRelay))
		};
		let edge = served_by.map(look_up);
		let origin = T::Rooms::origin_relay(performer).map(|origin| match &edge {
			Some(edge) if edge.0 == origin => edge.clone(),
			_ => look_up(&origin),
		});
		[edge, origin]
	}
}
