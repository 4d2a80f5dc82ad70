//! Orders are signed off chain and settled in batches, each on its own.

mod common;

use common::*;
use livestars_primitives::{
	order::{order_hash, Order, OrderSignature, PurseKey},
	payment::PaymentError,
};
use livestars_runtime::{
	AccountId, Balance, BlockNumber, Purses, Runtime, RuntimeEvent, System, Tipping,
};
use pallet_purses::{Event as PurseEvent, Refusal, SignedOrder};
use pallet_tipping::Event::Paid;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, weights::Weight},
	sp_core::{ed25519, sr25519, Pair},
	sp_runtime::BoundedVec,
};

type RuntimeOrder = Order<AccountId, Balance, BlockNumber>;
type RuntimeSignedOrder = SignedOrder<AccountId, Balance, BlockNumber>;

const LIFETIME: BlockNumber = 100;

fn key() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[1; 32])
}

/// Opens a purse of `cap` planck for Ferdie, and returns its number.
fn open(cap: Balance) -> u64 {
	let expires_at = System::block_number() + LIFETIME;
	let key = PurseKey::Sr25519(key().public());
	assert_ok!(call(&account("Ferdie"), pallet_purses::Call::open { key, cap, expires_at }));
	Purses::purses_of(&account("Ferdie")).pop().expect("it was opened")
}

fn order(purse: u64, sequence: u64, amount: Balance) -> RuntimeOrder {
	Order {
		genesis: System::block_hash(0),
		purse,
		performer: account("Luna"),
		amount,
		sequence,
		served_by: Some(account("Relay")),
		memo: None,
		valid_until: System::block_number() + 10,
	}
}

fn sign(order: RuntimeOrder) -> RuntimeSignedOrder {
	let signature = OrderSignature::Sr25519(key().sign(&order.signing_payload()));
	SignedOrder { order, signature }
}

/// Settles `orders` as the relay, and returns what the call weighed.
fn settle(orders: Vec<RuntimeSignedOrder>) -> Weight {
	let orders = BoundedVec::truncate_from(orders);
	let settled = call(&account("Relay"), pallet_purses::Call::settle { orders });
	settled.expect("a batch always settles").actual_weight.expect("it says what it weighed")
}

/// Why orders of this block were refused, by their place in the batch.
fn refusals() -> Vec<(u32, Refusal)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Purses(PurseEvent::OrderRefused { index, reason, .. }) => {
				Some((index, reason))
			},
			_ => None,
		})
		.collect()
}

#[test]
fn a_batch_pays_good_orders_and_refuses_bad_ones_each_for_its_own_reason() {
	on_dev_chain(|| {
		// GIVEN a purse of 100 LIVE
		let purse = open(100 * LIVE);
		let (luna, relay) = (free(&account("Luna")), free(&account("Relay")));
		let ferdie = free(&account("Ferdie"));

		// WHEN a relay settles a batch of good and bad orders
		let good = sign(order(purse, 0, 10 * LIVE));
		let another = ed25519::Pair::from_seed(&[1; 32]);
		let payload = order(purse, 1, LIVE).signing_payload();
		let elsewhere = RuntimeOrder { genesis: [9; 32].into(), ..order(purse, 1, LIVE) };
		let late =
			RuntimeOrder { valid_until: System::block_number() - 1, ..order(purse, 1, LIVE) };
		let to_nobody = RuntimeOrder { performer: account("Bob"), ..order(purse, 1, LIVE) };
		settle(vec![
			good.clone(),
			good.clone(),
			SignedOrder {
				order: order(purse, 1, LIVE),
				signature: OrderSignature::Ed25519(another.sign(&payload)),
			},
			SignedOrder { order: order(purse, 1, 2 * LIVE), signature: good.signature.clone() },
			sign(elsewhere),
			sign(late),
			sign(order(purse, 1, 91 * LIVE)),
			sign(order(purse + 7, 1, LIVE)),
			sign(to_nobody),
			sign(order(purse, 2, 20 * LIVE)),
			sign(order(purse, 1, 30 * LIVE)),
		]);

		// THEN the good ones are paid, out of their order too, and the others say why not
		assert_eq!(
			refusals(),
			[
				(1, Refusal::Replayed),
				(2, Refusal::BadSignature),
				(3, Refusal::BadSignature),
				(4, Refusal::WrongGenesis),
				(5, Refusal::OrderExpired),
				(6, Refusal::OverCap),
				(7, Refusal::UnknownPurse),
				(8, Refusal::Payment(PaymentError::NotAPerformer)),
			]
		);
		assert_eq!(free(&account("Luna")) - luna, 42 * LIVE);
		assert_eq!(free(&account("Relay")) - relay, 60 * LIVE * 3 / 100);
		assert_eq!(free(&account("Ferdie")), ferdie);
		assert_eq!(Purses::purse(purse).map(|purse| purse.remaining), Some(40 * LIVE));

		// AND each receipt names its order
		let receipts = receipts();
		let hashes: Vec<_> = receipts
			.iter()
			.map(|receipt| match receipt {
				Paid { order, .. } => *order,
				_ => None,
			})
			.collect();
		assert_eq!(hashes[0], Some(order_hash(&good.order.signing_payload())));
		assert_eq!(hashes.len(), 3);
	});
}

#[test]
fn a_full_batch_in_which_every_order_fails_changes_nothing_and_weighs_less_than_one_that_pays() {
	on_dev_chain(|| {
		let purse = open(1_000 * LIVE);
		let good: Vec<_> = (0..256).map(|sequence| sign(order(purse, sequence, LIVE))).collect();
		let before = Purses::purse(purse);

		let bad = good
			.iter()
			.cloned()
			.map(|signed| SignedOrder {
				order: RuntimeOrder { amount: 2 * LIVE, ..signed.order },
				..signed
			})
			.collect();
		let failed = settle(bad);
		assert_eq!(refusals().len(), 256);
		assert_eq!(Purses::purse(purse), before);
		assert!(receipts().is_empty());

		let paid = settle(good);
		assert_eq!(receipts().len(), 256);
		assert!(failed.ref_time() < paid.ref_time());
	});
}

#[test]
fn a_batch_pays_exactly_what_the_same_tips_would() {
	on_dev_chain(|| {
		let purse = open(1_000 * LIVE);
		let amounts = [1, 2, 3, LIVE / 7, LIVE + 1, 10 * LIVE];
		let treasury_before = free(&treasury());
		let expected: Balance = amounts
			.iter()
			.map(|amount| {
				let quote = Tipping::quote(
					account("Ferdie"),
					account("Luna"),
					*amount,
					Some(account("Relay")),
				);
				let shares = quote.expect("it can be paid").shares;
				let to_treasury = shares.iter().filter(|share| share.account == treasury());
				to_treasury.map(|share| share.amount).sum::<Balance>()
			})
			.sum();

		let orders = (0..).zip(amounts).map(|(n, amount)| sign(order(purse, n, amount))).collect();
		settle(orders);

		assert_eq!(free(&treasury()) - treasury_before, expected);
	});
}

#[test]
fn the_rest_of_a_purse_returns_after_the_closing_delay_and_not_before() {
	on_dev_chain(|| {
		let ferdie = account("Ferdie");
		let before = free(&ferdie);
		let purse = open(50 * LIVE);

		assert_ok!(call(&ferdie, pallet_purses::Call::close { purse }));
		assert_noop!(
			call(&account("Bob"), pallet_purses::Call::reclaim { purse }),
			pallet_purses::Error::<Runtime>::StillOpen
		);
		let last_block = Purses::purse(purse).expect("it is there").last_block;
		run_to(last_block + 1);
		assert_ok!(call(&account("Bob"), pallet_purses::Call::reclaim { purse }));

		assert_eq!(free(&ferdie), before);
		assert_eq!(Purses::purse(purse), None);
	});
}
