//! LIVE as payments and fees move it.

use crate::{
	account::AccountData, constants::currency::EXISTENTIAL_DEPOSIT, AccountId, Balance, Balances,
	Runtime, RuntimeHoldReason,
};
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{
			Balanced, DecreaseIssuance, Dust, IncreaseIssuance, Inspect, InspectHold, MutateHold,
			Unbalanced, UnbalancedHold,
		},
		tokens::{
			DepositConsequence, Fortitude, Precision, Preservation, Provenance, WithdrawConsequence,
		},
	},
	frame_system,
	sp_runtime::{DispatchError, DispatchResult},
};

/// The balances of `pallet-balances`, changed with one read and one write of an account where that
/// comes to the same, and without events.
///
/// A payment changes about ten accounts. Through the pallet's own implementation, each change reads
/// its account eight or nine times, and deposits an event that says once more what the payment's
/// receipt says. Here, a change after which the account still has what it needs to exist writes
/// its balance straight away; every other change (an account begins or ends, a hold, an account of the
/// old reference counting) is left to the pallet.
///
/// What is stored afterwards is the same in every case: accounts, holds and issuance do not depend
/// on which of the two is used.
pub struct DirectBalances;

impl DirectBalances {
	/// Changes the balance of `who`, whose account exists by its free balance before and after; or
	/// does nothing and answers that it is not that simple.
	fn change(
		who: &AccountId,
		change: impl FnOnce(&mut AccountData) -> Option<()>,
	) -> Result<(), NotSimple> {
		frame_system::Account::<Runtime>::try_mutate(who, |account| {
			let data = &mut account.data;
			if data.free < EXISTENTIAL_DEPOSIT || !data.flags.is_new_logic() {
				return Err(NotSimple);
			}
			change(data).filter(|()| data.free >= EXISTENTIAL_DEPOSIT).ok_or(NotSimple)
		})
	}
}

/// A change that more depends on than one balance.
struct NotSimple;

impl Unbalanced<AccountId> for DirectBalances {
	fn increase_balance(
		who: &AccountId,
		amount: Balance,
		precision: Precision,
	) -> Result<Balance, DispatchError> {
		Self::change(who, |data| {
			data.free = data.free.checked_add(amount)?;
			data.free.checked_add(data.reserved).map(|_| ())
		})
		.map(|()| amount)
		.or_else(|NotSimple| Balances::increase_balance(who, amount, precision))
	}

	fn decrease_balance(
		who: &AccountId,
		amount: Balance,
		precision: Precision,
		preservation: Preservation,
		force: Fortitude,
	) -> Result<Balance, DispatchError> {
		Self::change(who, |data| {
			// What is frozen is frozen of the whole, on hold or not.
			data.free = data.free.checked_sub(amount)?;
			let frozen = data.frozen.saturating_sub(data.reserved);
			(force == Fortitude::Force || data.free >= frozen).then_some(())
		})
		.map(|()| amount)
		.or_else(|NotSimple| {
			Balances::decrease_balance(who, amount, precision, preservation, force)
		})
	}

	fn handle_dust(dust: Dust<AccountId, Self>) {
		Balances::handle_dust(Dust(dust.0))
	}

	fn write_balance(who: &AccountId, amount: Balance) -> Result<Option<Balance>, DispatchError> {
		Balances::write_balance(who, amount)
	}

	fn set_total_issuance(amount: Balance) {
		Balances::set_total_issuance(amount)
	}

	fn deactivate(amount: Balance) {
		Balances::deactivate(amount)
	}

	fn reactivate(amount: Balance) {
		Balances::reactivate(amount)
	}
}

impl UnbalancedHold<AccountId> for DirectBalances {
	fn decrease_balance_on_hold(
		reason: &RuntimeHoldReason,
		who: &AccountId,
		amount: Balance,
		precision: Precision,
	) -> Result<Balance, DispatchError> {
		Balances::decrease_balance_on_hold(reason, who, amount, precision)
	}

	fn set_balance_on_hold(
		reason: &RuntimeHoldReason,
		who: &AccountId,
		amount: Balance,
	) -> DispatchResult {
		Balances::set_balance_on_hold(reason, who, amount)
	}
}

/// What is dropped changes the issuance.
impl Balanced<AccountId> for DirectBalances {
	type OnDropDebt = IncreaseIssuance<AccountId, Self>;
	type OnDropCredit = DecreaseIssuance<AccountId, Self>;
}

/// Holds are few, and announced as ever.
impl MutateHold<AccountId> for DirectBalances {
	fn done_hold(reason: &RuntimeHoldReason, who: &AccountId, amount: Balance) {
		Balances::done_hold(reason, who, amount)
	}

	fn done_release(reason: &RuntimeHoldReason, who: &AccountId, amount: Balance) {
		Balances::done_release(reason, who, amount)
	}

	fn done_burn_held(reason: &RuntimeHoldReason, who: &AccountId, amount: Balance) {
		Balances::done_burn_held(reason, who, amount)
	}

	fn done_transfer_on_hold(
		reason: &RuntimeHoldReason,
		source: &AccountId,
		dest: &AccountId,
		amount: Balance,
	) {
		Balances::done_transfer_on_hold(reason, source, dest, amount)
	}

	fn done_transfer_and_hold(
		reason: &RuntimeHoldReason,
		source: &AccountId,
		dest: &AccountId,
		transferred: Balance,
	) {
		Balances::done_transfer_and_hold(reason, source, dest, transferred)
	}
}

impl Inspect<AccountId> for DirectBalances {
	type Balance = Balance;

	fn total_issuance() -> Balance {
		Balances::total_issuance()
	}

	fn active_issuance() -> Balance {
		Balances::active_issuance()
	}

	fn minimum_balance() -> Balance {
		Balances::minimum_balance()
	}

	fn total_balance(who: &AccountId) -> Balance {
		<Balances as Inspect<AccountId>>::total_balance(who)
	}

	fn balance(who: &AccountId) -> Balance {
		<Balances as Inspect<AccountId>>::balance(who)
	}

	fn reducible_balance(who: &AccountId, preservation: Preservation, force: Fortitude) -> Balance {
		Balances::reducible_balance(who, preservation, force)
	}

	fn can_deposit(who: &AccountId, amount: Balance, provenance: Provenance) -> DepositConsequence {
		Balances::can_deposit(who, amount, provenance)
	}

	fn can_withdraw(who: &AccountId, amount: Balance) -> WithdrawConsequence<Balance> {
		let AccountData { free, reserved, frozen, .. } =
			frame_system::Account::<Runtime>::get(who).data;
		// What is frozen is frozen of the whole, on hold or not.
		let needed = frozen.saturating_sub(reserved).max(EXISTENTIAL_DEPOSIT);
		match free.checked_sub(amount) {
			Some(rest) if rest >= needed => WithdrawConsequence::Success,
			_ => Balances::can_withdraw(who, amount),
		}
	}
}

impl InspectHold<AccountId> for DirectBalances {
	type Reason = RuntimeHoldReason;

	fn total_balance_on_hold(who: &AccountId) -> Balance {
		Balances::total_balance_on_hold(who)
	}

	fn reducible_total_balance_on_hold(who: &AccountId, force: Fortitude) -> Balance {
		Balances::reducible_total_balance_on_hold(who, force)
	}

	fn balance_on_hold(reason: &RuntimeHoldReason, who: &AccountId) -> Balance {
		Balances::balance_on_hold(reason, who)
	}

	fn hold_available(reason: &RuntimeHoldReason, who: &AccountId) -> bool {
		Balances::hold_available(reason, who)
	}
}
