//! How many accounts a batch of orders can pay, known before anything is read.

use crate::types::{SignedOrder, MAX_ORDERS};
use alloc::collections::BTreeSet;
use livestars_primitives::{
	payment::{MAX_PAYOUTS, MAX_SHARES},
	referral::MAX_TIERS,
};

/// The accounts that every payment pays: the validators' pot and the treasury.
const COMMON: u32 = 2;

/// The accounts that every payment to one performer pays: herself, her payouts, her referrers and
/// the relay she publishes to.
const PER_PERFORMER: u32 = 1 + MAX_PAYOUTS + 2 + 1;

/// The accounts that every payment of one purse pays: its owner's referrers.
const PER_PURSE: u32 = MAX_TIERS;

/// The accounts that every payment with one serving relay pays: that relay.
const PER_RELAY: u32 = 1;

/// The shares of a payment are those counted here, and no others.
const _: () = assert!(COMMON + PER_PERFORMER + PER_PURSE + PER_RELAY == MAX_SHARES);

/// The most accounts that any batch pays.
pub const MAX_ACCOUNTS: u32 = MAX_ORDERS * (MAX_SHARES - COMMON) + COMMON;

/// The most accounts that `orders` can pay, however many shares each of them has.
///
/// A relay's batch is for few rooms, so this is far below the number of shares: it counts each
/// performer, each purse and each serving relay once.
pub fn most_accounts<AccountId: Ord, Balance, BlockNumber>(
	orders: &[SignedOrder<AccountId, Balance, BlockNumber>],
) -> u32 {
	if orders.is_empty() {
		return 0;
	}
	let orders = || orders.iter().map(|signed| &signed.order);
	let performers = distinct(orders().map(|order| &order.performer)).saturating_mul(PER_PERFORMER);
	let purses = distinct(orders().map(|order| order.purse)).saturating_mul(PER_PURSE);
	let relays =
		distinct(orders().filter_map(|order| order.served_by.as_ref())).saturating_mul(PER_RELAY);
	COMMON.saturating_add(performers).saturating_add(purses).saturating_add(relays)
}

/// How many different items there are.
fn distinct<Item: Ord>(items: impl Iterator<Item = Item>) -> u32 {
	u32::try_from(items.collect::<BTreeSet<_>>().len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame::{deps::sp_core::ed25519, prelude::H256};
	use livestars_primitives::order::{Order, OrderSignature};
	use proptest::prelude::*;

	fn order(performer: u64, purse: u64, served_by: Option<u64>) -> SignedOrder<u64, u128, u32> {
		SignedOrder {
			order: Order {
				genesis: H256::zero(),
				purse,
				performer,
				amount: 1,
				sequence: 0,
				served_by,
				memo: None,
				valid_until: 1,
			},
			signature: OrderSignature::Ed25519(ed25519::Signature::from_raw([0; 64])),
		}
	}

	#[test]
	fn an_empty_batch_pays_nobody() {
		assert_eq!(most_accounts::<u64, u128, u32>(&[]), 0);
	}

	#[test]
	fn one_order_pays_at_most_every_share() {
		assert_eq!(most_accounts(&[order(1, 2, Some(3))]), MAX_SHARES);
		assert_eq!(most_accounts(&[order(1, 2, None)]), MAX_SHARES - 1);
	}

	#[test]
	fn a_batch_in_which_everything_differs_pays_the_most_of_all() {
		let orders: Vec<_> = (0..MAX_ORDERS.into()).map(|n| order(n, n, Some(n))).collect();
		assert_eq!(most_accounts(&orders), MAX_ACCOUNTS);
	}

	#[test]
	fn a_batch_for_one_room_counts_the_room_once() {
		let orders: Vec<_> = (0..MAX_ORDERS.into()).map(|n| order(7, n, Some(9))).collect();
		assert_eq!(most_accounts(&orders), COMMON + PER_PERFORMER + MAX_ORDERS * PER_PURSE + 1);
	}

	proptest! {
		#[test]
		fn the_bound_is_never_above_the_shares_of_the_batch(
			keys in prop::collection::vec((0..9u64, 0..9u64, prop::option::of(0..9u64)), 1..99),
		) {
			let orders: Vec<_> = keys.iter().map(|(a, b, c)| order(*a, *b, *c)).collect();
			let bound = most_accounts(&orders);
			let number = orders.len() as u32;
			prop_assert!(bound <= number * (MAX_SHARES - COMMON) + COMMON);
			prop_assert!(bound >= MAX_SHARES - PER_RELAY);
			prop_assert!(bound <= MAX_ACCOUNTS);
		}
	}
}
