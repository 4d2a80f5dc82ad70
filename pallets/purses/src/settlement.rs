//! Settling a batch of orders: the checks of each, what it pays, and what the batch weighs.

use crate::{
	most_accounts, BalanceOf, Config, Event, LedgerOf, Pallet, PurseOf, Purses, Refusal,
	SignedOrder, SignedOrderOf, WeightInfo,
};
use alloc::vec::Vec;
use frame::prelude::*;
use livestars_primitives::{
	order::order_hash,
	payment::{Payment, PaymentKind, Payments, Prepared},
};

/// What settling a list of orders came to.
pub(crate) struct Settlement<Ledger> {
	/// The shares of the orders that were paid.
	pub(crate) ledger: Ledger,
	/// How many orders were paid.
	pub(crate) paid: u32,
	/// How many orders were refused.
	pub(crate) refused: u32,
}

/// An order that passed every check.
pub(crate) struct Approved<T: Config> {
	/// The purse as it is once the order is paid.
	purse: PurseOf<T>,
	/// The payment that the order asks for.
	prepared: Prepared<T::AccountId, BalanceOf<T>>,
}

impl<T: Config> Pallet<T> {
	/// Settles each of `orders` on its own. What they pay is in the ledger of the answer, which must
	/// be closed.
	pub(crate) fn settle_each(orders: Vec<SignedOrderOf<T>>) -> Settlement<LedgerOf<T>> {
		let (genesis, now) = (Self::genesis(), Self::now());
		let mut settlement = Settlement { ledger: Default::default(), paid: 0, refused: 0 };
		for (index, signed) in (0u32..).zip(&orders) {
			match Self::settle_one(&mut settlement.ledger, genesis, now, signed) {
				Ok(()) => settlement.paid.saturating_inc(),
				Err(reason) => {
					settlement.refused.saturating_inc();
					let (purse, sequence) = (signed.order.purse, signed.order.sequence);
					Self::deposit_event(Event::OrderRefused { index, purse, sequence, reason });
				},
			}
		}
		settlement
	}

	/// Pays one order into `ledger`, or says why not and changes nothing.
	fn settle_one(
		ledger: &mut LedgerOf<T>,
		genesis: H256,
		now: BlockNumberFor<T>,
		signed: &SignedOrderOf<T>,
	) -> Result<(), Refusal> {
		let Approved { purse, prepared } = Self::check(ledger, genesis, now, signed)?;
		let credit = Self::take(signed.order.amount).map_err(|_| {
			defensive!("the pot holds what remains in every purse");
			Refusal::OverCap
		})?;
		Purses::<T>::insert(signed.order.purse, purse);
		T::Payments::execute(ledger, prepared, credit);
		Ok(())
	}

	/// Every check that an order must pass, the cheap ones first. Writes nothing. `ledger` holds the
	/// orders that are paid before it.
	pub(crate) fn check(
		ledger: &LedgerOf<T>,
		genesis: H256,
		now: BlockNumberFor<T>,
		signed: &SignedOrderOf<T>,
	) -> Result<Approved<T>, Refusal> {
		let SignedOrder { order, signature } = signed;
		ensure!(order.genesis == genesis, Refusal::WrongGenesis);
		ensure!(order.valid_until >= now, Refusal::OrderExpired);

		let mut purse = Purses::<T>::get(order.purse).ok_or(Refusal::UnknownPurse)?;
		purse.ensure_open(now)?;
		purse.window.accept(order.sequence)?;
		ensure!(order.amount <= purse.remaining(), Refusal::OverCap);
		purse.spent = purse.spent.checked_add(&order.amount).ok_or(Refusal::OverCap)?;

		let payload = order.signing_payload();
		ensure!(purse.key.verify(&payload, signature), Refusal::BadSignature);

		let prepared = T::Payments::prepare(
			ledger,
			Payment {
				payer: purse.owner.clone(),
				performer: order.performer.clone(),
				amount: order.amount,
				kind: PaymentKind::Order,
				served_by: order.served_by.clone(),
				memo: order.memo,
				order: Some(order_hash(&payload)),
			},
		)?;
		Ok(Approved { purse, prepared })
	}

	/// The most that settling `orders` can weigh.
	pub(crate) fn most_weight(orders: &[SignedOrderOf<T>]) -> Weight {
		let number = u32::try_from(orders.len()).unwrap_or(u32::MAX);
		T::WeightInfo::settle(number)
			.saturating_add(T::WeightInfo::pay_out(most_accounts(orders)))
			.max(T::WeightInfo::refuse(number))
	}

	/// What settling a batch weighed.
	pub(crate) fn actual_weight(paid: u32, accounts: u32, refused: u32) -> Weight {
		let paid = match paid {
			0 => Weight::zero(),
			paid => T::WeightInfo::settle(paid).saturating_add(T::WeightInfo::pay_out(accounts)),
		};
		let refused = match refused {
			0 => Weight::zero(),
			refused => T::WeightInfo::refuse(refused),
		};
		paid.saturating_add(refused)
	}
}
