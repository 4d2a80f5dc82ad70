//! Batches: one bad order never spoils the others, and the weight is for what happened.

use crate::{
	mock::*, most_accounts, Call, Error, Event, Purses as PursesMap, Refusal, WeightInfo,
	MAX_ORDERS,
};
use frame::{deps::sp_core::Pair, testing_prelude::*};
use livestars_primitives::{order::PurseKey, payment::PaymentError};
use proptest::prelude::*;

fn most_weight(orders: Vec<crate::SignedOrderOf<Test>>) -> Weight {
	Call::<Test>::settle { orders: orders.try_into().unwrap() }.get_dispatch_info().call_weight
}

#[test]
fn settling_should_fail_when_there_are_no_orders() {
	build_and_execute(|| {
		assert_noop!(settle(vec![]), Error::<Test>::NoOrders);
	});
}

#[test]
fn good_orders_should_be_paid_when_their_neighbours_are_bad() {
	build_and_execute(|| {
		// GIVEN
		let purse = open_purse(100);
		let mut forged = signed(purse, 5, 10);
		forged.order.amount = 90;
		let mut to_nobody = order(purse, 6, 10);
		to_nobody.performer = STRANGER;

		// WHEN
		let answers = settle_all(vec![
			signed(purse, 0, 40),
			signed(purse, 0, 40),
			signed(purse + 9, 1, 10),
			forged,
			signed(purse, 1, 50),
			signed(purse, 2, 20),
			sign(to_nobody),
			signed(purse, 3, 10),
		]);

		// THEN
		assert_eq!(
			answers,
			vec![
				Ok(()),
				Err(Refusal::Replayed),
				Err(Refusal::UnknownPurse),
				Err(Refusal::OverCap),
				Ok(()),
				Err(Refusal::OverCap),
				Err(Refusal::Payment(PaymentError::NotAPerformer)),
				Ok(()),
			]
		);
		assert_eq!(remaining(VIEWER), 0);
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT + 70);
		assert_eq!(Balances::free_balance(POT), ENDOWMENT + 30);
		assert!(events().contains(&Event::OrderRefused {
			index: 2,
			purse: purse + 9,
			sequence: 1,
			reason: Refusal::UnknownPurse,
		}));
	});
}

#[test]
fn a_full_batch_should_succeed_and_change_nothing_when_every_order_is_refused() {
	build_and_execute(|| {
		// GIVEN
		let purse = open_purse(1_000);
		let mut forged = signed(purse, 0, 10);
		forged.order.memo = None;
		let orders = vec![forged; MAX_ORDERS as usize];
		let purse_before = PursesMap::<Test>::get(purse);
		System::reset_events();

		// WHEN
		let post = settle(orders.clone()).unwrap();

		// THEN
		assert_eq!(post.pays_fee, Pays::Yes);
		assert_eq!(post.actual_weight, Some(<() as WeightInfo>::refuse(MAX_ORDERS)));
		assert!(post.actual_weight.unwrap().all_lt(most_weight(orders)));
		assert_eq!(PursesMap::<Test>::get(purse), purse_before);
		assert_eq!(remaining(VIEWER), 1_000);
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT);
		let events = events();
		assert_eq!(events.len(), MAX_ORDERS as usize + 1);
		for (index, event) in (0u32..MAX_ORDERS).zip(&events) {
			let reason = Refusal::BadSignature;
			assert_eq!(*event, Event::OrderRefused { index, purse, sequence: 0, reason });
		}
		assert_eq!(events[256], Event::Settled { by: RELAY, paid: 0, refused: MAX_ORDERS });
	});
}

#[test]
fn a_full_batch_should_be_paid_when_every_order_is_good() {
	build_and_execute(|| {
		let purse = open_purse(MAX_ORDERS.into());
		let sequences = (0..u64::from(MAX_ORDERS)).rev();
		// Backwards, the second half would lie below the window.
		let sequences = sequences.clone().skip(128).chain(sequences.take(128));
		let orders: Vec<_> = sequences.map(|sequence| signed(purse, sequence, 1)).collect();
		assert!(settle_all(orders).iter().all(Result::is_ok));
		assert_eq!(remaining(VIEWER), 0);
		assert_eq!(Receipts::take().len(), MAX_ORDERS as usize);
	});
}

#[test]
fn the_weight_should_be_for_what_happened() {
	build_and_execute(|| {
		// GIVEN two orders that pay the same two accounts, and one that is refused
		let purse = open_purse(1_000);
		let orders = vec![signed(purse, 0, 10), signed(purse, 1, 10), signed(purse, 1, 10)];
		let most = most_weight(orders.clone());

		// WHEN
		let post = settle(orders.clone()).unwrap();

		// THEN
		let weights = |paid, accounts, refused| {
			<() as WeightInfo>::settle(paid)
				+ <() as WeightInfo>::pay_out(accounts)
				+ <() as WeightInfo>::refuse(refused)
		};
		assert_eq!(post.actual_weight, Some(weights(2, 2, 1)));
		assert_eq!(post.pays_fee, Pays::Yes);
		assert_eq!(
			most,
			<() as WeightInfo>::settle(3) + <() as WeightInfo>::pay_out(most_accounts(&orders))
		);
		assert!(post.actual_weight.unwrap().all_lt(most));
	});
}

#[test]
fn orders_of_many_purses_should_settle_in_one_batch() {
	build_and_execute(|| {
		let first = open_purse(100);
		let second = open_purse(100);
		let third = open_purse_of(NEIGHBOUR, PurseKey::Sr25519(key().public()), 100);
		let answers = settle_all(vec![
			signed(third, 0, 30),
			signed(first, 0, 60),
			signed(second, 0, 70),
			signed(first, 1, 60),
			signed(third, 1, 30),
		]);
		assert_eq!(answers, vec![Ok(()), Ok(()), Ok(()), Err(Refusal::OverCap), Ok(())]);
		assert_eq!(remaining(VIEWER), 70);
		assert_eq!(remaining(NEIGHBOUR), 40);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	/// Whatever is sent, what leaves the owner is what was paid, and never more than the cap.
	#[test]
	fn no_batch_should_ever_spend_more_than_the_cap(
		cap in 1..500u128,
		wishes in prop::collection::vec((0..12u64, 0..200u128, 0..4u8), 1..30),
	) {
		build_and_execute(|| {
			let _ = Receipts::take();
			let purse = open_purse(cap);
			let free = Balances::free_balance(VIEWER);
			let orders: Vec<_> = wishes
				.iter()
				.map(|(sequence, amount, defect)| {
					let mut signed = signed(purse, *sequence, *amount);
					match defect {
						0 => signed.order.valid_until = 0,
						1 => signed.order.performer = SECOND_PERFORMER,
						_ => {},
					}
					signed
				})
				.collect();
			let sent = orders.clone();
			let answers = settle_all(orders);
			let paid: u128 = sent
				.iter()
				.zip(&answers)
				.filter(|(_, answer)| answer.is_ok())
				.map(|(signed, _)| signed.order.amount)
				.sum();
			assert!(paid <= cap);
			assert_eq!(remaining(VIEWER), cap - paid);
			assert_eq!(Balances::free_balance(VIEWER), free);
			assert_eq!(Receipts::take().iter().map(|receipt| receipt.amount).sum::<u128>(), paid);
			let earned = Balances::free_balance(PERFORMER) + Balances::free_balance(POT);
			assert_eq!(earned, 2 * ENDOWMENT + paid);
		});
	}
}
