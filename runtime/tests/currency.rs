//! Payments change balances directly, and come to the same as through `pallet-balances`.

mod common;

use common::*;
use livestars_runtime::{
	constants::currency::EXISTENTIAL_DEPOSIT, currency::DirectBalances, AccountId, Balance,
	Balances, RuntimeHoldReason, System,
};
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{Balanced, Inspect, MutateHold},
		tokens::{Fortitude, Precision, Preservation, WithdrawConsequence},
		Imbalance, LockableCurrency, WithdrawReasons,
	},
	sp_core::storage::StateVersion,
	sp_io,
	sp_runtime::DispatchError,
};
use proptest::prelude::*;

/// One change of one account.
#[derive(Clone, Copy, Debug)]
enum Step {
	Deposit(Balance),
	Withdraw(Balance, Precision, Preservation, Fortitude),
	CanWithdraw(Balance),
	Hold(RuntimeHoldReason, Balance),
	Release(RuntimeHoldReason, Balance),
	Freeze(Balance),
}

/// What a step answered, where both currencies have the same type for it.
type Answer = Result<Balance, String>;

/// Makes a step with an account.
type Make = fn(Step, &AccountId) -> Answer;

/// A [`Make`] by this currency. The compiler cannot tell that what is generic over the traits of
/// holds fulfils them.
macro_rules! make_by {
	($Currency:ty) => {
		|step, who| {
			let text = |error: DispatchError| format!("{error:?}");
			match step {
				Step::Deposit(amount) => <$Currency>::resolve(who, <$Currency>::issue(amount))
					.map(|()| amount)
					.map_err(|credit| format!("{} cannot be deposited", credit.peek())),
				Step::Withdraw(amount, precision, preservation, force) => {
					<$Currency>::withdraw(who, amount, precision, preservation, force)
						.map(|credit| credit.peek())
						.map_err(text)
				},
				Step::CanWithdraw(amount) => match <$Currency>::can_withdraw(who, amount) {
					WithdrawConsequence::Success => Ok(amount),
					consequence => Err(format!("{consequence:?}")),
				},
				Step::Hold(reason, amount) => {
					<$Currency>::hold(&reason, who, amount).map(|()| amount).map_err(text)
				},
				Step::Release(reason, amount) => {
					<$Currency>::release(&reason, who, amount, Precision::BestEffort).map_err(text)
				},
				Step::Freeze(amount) => {
					// Only an account that exists can be frozen.
					if free(who) >= EXISTENTIAL_DEPOSIT {
						Balances::set_lock(*b"a freeze", who, amount, WithdrawReasons::all());
					}
					Ok(amount)
				},
			}
		}
	};
}

/// The root of the state after these steps, and what each answered. Events are left out: only
/// `pallet-balances` deposits them.
fn outcome(steps: &[(usize, Step)], make: Make) -> (Vec<u8>, Vec<Answer>) {
	let (mut root, mut answers) = Default::default();
	on_any_dev_chain(|| {
		let accounts = ["Bob", "Luna", "nobody", "nobody else"].map(account);
		answers = steps.iter().map(|(place, step)| make(*step, &accounts[*place])).collect();
		System::reset_events();
		root = sp_io::storage::root(StateVersion::V1);
	});
	(root, answers)
}

fn amount() -> impl Strategy<Value = Balance> {
	let deposit = EXISTENTIAL_DEPOSIT;
	prop_oneof![
		Just(0),
		1..10 * deposit,
		(0u128..3).prop_map(move |more| deposit + more - 1),
		1..2_000_000 * LIVE,
		Just(1_000_000 * LIVE),
		Just(Balance::MAX),
	]
}

fn reason() -> impl Strategy<Value = RuntimeHoldReason> {
	prop_oneof![
		Just(RuntimeHoldReason::Purses(pallet_purses::HoldReason::Deposit)),
		Just(RuntimeHoldReason::Tipping(pallet_tipping::HoldReason::Payout)),
	]
}

fn step() -> impl Strategy<Value = Step> {
	let precision = prop_oneof![Just(Precision::Exact), Just(Precision::BestEffort)];
	let force = prop_oneof![Just(Fortitude::Polite), Just(Fortitude::Force)];
	let preservation = prop_oneof![
		Just(Preservation::Expendable),
		Just(Preservation::Protect),
		Just(Preservation::Preserve)
	];
	prop_oneof![
		3 => (1..1_000 * LIVE).prop_map(Step::Deposit),
		1 => (1..2 * EXISTENTIAL_DEPOSIT).prop_map(Step::Deposit),
		4 => (amount(), precision, preservation, force)
			.prop_map(|(amount, precision, preservation, force)| {
				Step::Withdraw(amount, precision, preservation, force)
			}),
		2 => amount().prop_map(Step::CanWithdraw),
		3 => (reason(), amount()).prop_map(|(reason, amount)| Step::Hold(reason, amount)),
		2 => (reason(), amount()).prop_map(|(reason, amount)| Step::Release(reason, amount)),
		1 => amount().prop_map(Step::Freeze),
	]
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

	#[test]
	fn any_steps_come_to_the_same_as_through_the_balances_pallet(
		steps in prop::collection::vec((0..4usize, step()), 1..24),
	) {
		let (direct, expected) = (outcome(&steps, make_by!(DirectBalances)), outcome(&steps, make_by!(Balances)));
		prop_assert_eq!(direct.1, expected.1);
		prop_assert_eq!(direct.0, expected.0);
	}
}
