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
	referral::{ReferralEarnings, Side, MAX_TIERS},
	room::RoomStatus,
};

// The shape of the policy fits what the receipt and the tree of referrers can hold.
const _: () = assert!(VIEWER_REFERRERS <= MAX_TIERS as usize);
const _: () = assert!(PERFORMER_REFERRERS <= MAX_TIERS as usize);

/// Shares on their way, by recipient. What is in a ledger that is dropped is burned.
#[derive(DefaultNoBound)]
pub struct Ledger<T: Config>(BTreeMap<T::AccountId, Due<T>>);

/// What is on its way to one recipient.
#[derive(DefaultNoBound)]
struct Due<T: Config> {
	/// All of it.
	credit: CreditOf<T>,
	/// The part of it that is due to a referrer.
	earned: Option<ReferralEarnings<Balance>>,
}

impl<T: Config> Ledger<T> {
	/// Puts `credit`, which is paid for `role`, on its way to `account`.
	fn add(&mut self, account: T::AccountId, role: Role, credit: CreditOf<T>) {
		let amount = credit.peek();
		if amount.is_zero() {
			return;
		}
		let due = self.0.entry(account).or_default();
		due.credit.subsume(credit);
		let mut earn = |side, tier: u8| {
			due.earned.get_or_insert_default().add(side, tier.into(), amount);
		};
		match role {
			Role::ViewerReferrer(tier) => earn(Side::Viewer, tier),
			Role::PerformerReferrer(tier) => earn(Side::Performer, tier),
			_ => (),
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
		let origin = match T::Rooms::status(performer) {
			RoomStatus::Missing => return Err(PaymentError::NotAPerformer),
			RoomStatus::Offline => None,
			RoomStatus::Live { relay } => Some(relay),
		};
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
			&Self::claims(&payment, origin, &split),
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
			ledger.add(account.clone(), *role, credit.extract(*amount));
		}
		// Nothing is left of a credit of exactly the amount.
		ledger.add(T::Treasury::get(), Role::Treasury, credit);

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
		let recipients = ledger.0.len() as u32;
		let mut returned = CreditOf::<T>::default();
		for (account, Due { credit, earned }) in ledger.0 {
			if let Err(credit) = T::Currency::resolve(&account, credit) {
				defensive!("a recipient who could be paid cannot be paid");
				returned.subsume(credit);
			} else if let Some(earned) = earned {
				T::Referrals::note_earnings(&account, &earned);
			}
		}
		if returned.peek() > 0 && T::Currency::resolve(&T::Treasury::get(), returned).is_err() {
			defensive!("the treasury cannot be paid; what it cannot get is burned");
		}
		recipients
	}

	fn refuse(error: PaymentError) -> DispatchError {
		Error::<T>::from(error).into()
	}
}

impl<T: Config> Pallet<T> {
	/// All parties to `payment` but the performer and the treasury, in the order of the receipt.
	fn claims(
		payment: &Payment<T::AccountId, Balance>,
		origin: Option<T::AccountId>,
		split: &Split,
	) -> Vec<Claim<T::AccountId>> {
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
		let [edge, origin] = Self::relays(served_by.clone(), origin);
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
		edge: Option<T::AccountId>,
		origin: Option<T::AccountId>,
	) -> [Option<(T::AccountId, Option<UnclaimedReason>)>; 2] {
		let look_up = |relay: T::AccountId| {
			let known = T::Relays::is_registered(&relay);
			(relay, (!known).then_some(UnclaimedReason::UnknownRelay))
		};
		let edge = edge.map(look_up);
		let origin = origin.map(|origin| match &edge {
			Some(edge) if edge.0 == origin => edge.clone(),
			_ => look_up(origin),
		});
		[edge, origin]
	}
}
