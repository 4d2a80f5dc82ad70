//! Orders that are paid.

use crate::{mock::*, Event, Refusal, SignedOrder};
use frame::{
	deps::sp_core::Pair,
	testing_prelude::*,
	traits::{LockableCurrency, WithdrawReasons},
};
use livestars_primitives::{
	order::{order_hash, OrderSignature, PurseKey},
	payment::{Payment, PaymentKind},
};

#[test]
fn settling_should_pay_exactly_the_amount_out_of_the_pot() {
	build_and_execute(|| {
		// GIVEN
		let purse = open_purse(1_000);
		let free = Balances::free_balance(VIEWER);

		// WHEN
		assert_eq!(settle_one(signed(purse, 0, 300)), Ok(()));

		// THEN
		assert_eq!(remaining(VIEWER), 700);
		assert_eq!(Balances::free_balance(PURSES), EXISTENTIAL_DEPOSIT + 700);
		assert_eq!(held_deposit(VIEWER), DEPOSIT);
		assert_eq!(Balances::free_balance(VIEWER), free);
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT + 210);
		assert_eq!(Balances::free_balance(POT), ENDOWMENT + 90);
		assert_eq!(Balances::free_balance(RELAY), ENDOWMENT);
		assert_eq!(Purses::purse(purse).unwrap().remaining, 700);
	});
}

#[test]
fn settling_should_hand_the_whole_order_to_the_engine() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let signed = signed(purse, 7, 300);
		let hash = order_hash(&signed.order.signing_payload());
		assert_eq!(settle_one(signed.clone()), Ok(()));
		assert_eq!(
			Receipts::take(),
			vec![Payment {
				payer: VIEWER,
				performer: PERFORMER,
				amount: 300,
				kind: PaymentKind::Order,
				served_by: signed.order.served_by,
				memo: signed.order.memo,
				order: Some(hash),
			}]
		);
	});
}

#[test]
fn the_viewer_should_be_able_to_settle_herself() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let orders = vec![signed(purse, 0, 300)].try_into().unwrap();
		System::reset_events();
		assert_ok!(Purses::settle(RuntimeOrigin::signed(VIEWER), orders));
		assert_eq!(events(), vec![Event::Settled { by: VIEWER, paid: 1, refused: 0 }]);
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT + 210);
	});
}

#[test]
fn an_ed25519_key_should_sign_as_well() {
	build_and_execute(|| {
		let key = ed25519_key();
		let purse = open_purse_of(VIEWER, PurseKey::Ed25519(key.public()), 1_000);
		let order = order(purse, 0, 300);
		let signature = OrderSignature::Ed25519(key.sign(&order.signing_payload()));
		assert_eq!(settle_one(SignedOrder { order, signature }), Ok(()));
		assert_eq!(remaining(VIEWER), 700);
	});
}

#[test]
fn orders_should_settle_in_any_order_when_they_lie_in_the_window() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		for sequence in [5, 3, 127, 0, 126] {
			assert_eq!(settle_one(signed(purse, sequence, 10)), Ok(()));
		}
		assert_eq!(settle_one(signed(purse, 128, 10)), Ok(()));
		assert_eq!(settle_one(signed(purse, 1, 10)), Ok(()));
		assert_eq!(remaining(VIEWER), 1_000 - 7 * 10);
	});
}

#[test]
fn a_sequence_can_leap_and_leaves_the_window_behind() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		assert_eq!(settle_one(signed(purse, 0, 10)), Ok(()));
		assert_eq!(settle_one(signed(purse, u64::MAX, 10)), Ok(()));
		assert_eq!(settle_one(signed(purse, 1, 10)), Err(Refusal::SequenceTooOld));
		assert_eq!(settle_one(signed(purse, u64::MAX - 1, 10)), Ok(()));
		assert_eq!(Purses::purse(purse).unwrap().next_sequence, None);
	});
}

#[test]
fn the_whole_cap_should_be_spendable_to_the_last_planck() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		assert_eq!(settle_one(signed(purse, 0, 999)), Ok(()));
		assert_eq!(settle_one(signed(purse, 1, 1)), Ok(()));
		assert_eq!(remaining(VIEWER), 0);
		assert_eq!(settle_one(signed(purse, 2, 1)), Err(Refusal::OverCap));
	});
}

#[test]
fn one_purse_should_not_spend_what_another_one_holds() {
	build_and_execute(|| {
		// GIVEN two purses of one owner with one key
		let (first, second) = (open_purse(100), open_purse(5_000));

		// WHEN, THEN
		assert_eq!(settle_one(signed(first, 0, 101)), Err(Refusal::OverCap));
		assert_eq!(settle_one(signed(first, 0, 100)), Ok(()));
		assert_eq!(remaining(VIEWER), 5_000);
		assert_eq!(settle_one(signed(second, 0, 5_000)), Ok(()));
		assert_eq!(remaining(VIEWER), 0);
	});
}

#[test]
fn orders_should_settle_in_the_last_block_in_which_they_can() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		System::set_block_number(400);
		assert_eq!(settle_one(signed(purse, 0, 10)), Ok(()));
		System::set_block_number(500);
		let mut late = order(purse, 1, 10);
		late.valid_until = u32::MAX;
		assert_eq!(settle_one(sign(late)), Ok(()));
	});
}

#[test]
fn the_genesis_hash_should_be_known_when_other_old_hashes_are_forgotten() {
	build_and_execute(|| {
		// GIVEN a chain that grows far beyond the hashes that it keeps
		System::set_block_number(0);
		let mut parent = H256::repeat_byte(42);
		for number in 1..=60 {
			System::initialize(&number, &parent, &Default::default());
			System::note_finished_extrinsics();
			parent = System::finalize().hash();
		}
		assert_eq!(System::block_hash(3), H256::zero());

		// WHEN, THEN
		let purse = open_purse(1_000);
		assert_eq!(order(purse, 0, 10).genesis, H256::repeat_byte(42));
		assert_eq!(settle_one(signed(purse, 0, 10)), Ok(()));
	});
}

#[test]
fn an_order_should_be_paid_whatever_befalls_what_the_owner_keeps() {
	build_and_execute(|| {
		// GIVEN a purse, and a lock on all that is left to its owner
		let purse = open_purse(1_000);
		Balances::set_lock(*b"a vote  ", &VIEWER, Balance::MAX, WithdrawReasons::all());
		let account = System::account(VIEWER);

		// WHEN
		assert_eq!(settle_one(signed(purse, 0, 1_000)), Ok(()));

		// THEN
		assert_eq!(System::account(VIEWER), account);
	});
}
