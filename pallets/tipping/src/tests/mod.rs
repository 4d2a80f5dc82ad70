//! One file per behaviour, and here what several of them need.

mod batch;
mod conservation;
mod genesis;
mod payout;
mod policy;
mod quote;
mod receipt;
mod recipients;
mod split;
mod tip;

use crate::{mock::*, policy::*, *};
use frame::testing_prelude::*;
use livestars_primitives::payment::{Role, Share, Unclaimed, UnclaimedReason};
use proptest::prelude::{any, Just, Strategy};

/// What the receipt of a payment says of who got what.
type SharesOf = Vec<Share<AccountId, Balance>>;

/// What the receipt of a payment says of who could not be paid.
type UnclaimedOf = Vec<Unclaimed<AccountId, Balance>>;

/// Tips [`PERFORMER`] from [`VIEWER`], served by [`EDGE`].
fn tip(amount: Balance) -> DispatchResultWithPostInfo {
	Tipping::tip(RuntimeOrigin::signed(VIEWER), PERFORMER, amount, Some(EDGE), None)
}

/// The last receipt.
fn receipt() -> (SharesOf, UnclaimedOf) {
	let receipts = System::events().into_iter().rev().filter_map(|record| match record.event {
		RuntimeEvent::Tipping(Event::Paid { shares, unclaimed, .. }) => {
			Some((shares.into_inner(), unclaimed.into_inner()))
		},
		_ => None,
	});
	receipts.take(1).next().expect("something was paid")
}

/// What the last receipt gives to `role`.
fn share(role: Role) -> Balance {
	receipt().0.iter().filter(|share| share.role == role).map(|share| share.amount).sum()
}

fn payouts(of: &[(AccountId, u32)]) -> PayoutList<AccountId> {
	let payout = |(account, percent): &(AccountId, u32)| Payout {
		account: *account,
		share: Permill::from_percent(*percent),
	};
	of.iter().map(payout).collect::<Vec<_>>().try_into().unwrap()
}

fn set_payout(of: &[(AccountId, u32)]) -> DispatchResult {
	Tipping::set_payout(RuntimeOrigin::signed(PERFORMER), payouts(of))
}

/// Valid policies, up to those that leave nothing to the treasury.
fn any_policy() -> impl Strategy<Value = Policy> {
	let rates = (
		[0u32..=25_000, 0..=25_000, 0..=25_000],
		[0u32..=25_000, 0..=25_000],
		(0u32..=60_000, 0u32..=60_000, 10_000u32..=30_000),
	);
	rates.prop_flat_map(|(viewer, performer, (edge, origin, validators))| {
		let others = viewer.iter().chain(&performer).sum::<u32>() + edge + origin + validators;
		let most = 1_000_000 - others;
		let share = proptest::prop_oneof![Just(most), 700_000..=most];
		let tiers = proptest::collection::vec((1..1_000_000 * LIVE, share), 1..=8);
		tiers.prop_map(move |tiers| {
			let mut shares: Vec<u32> = tiers.iter().map(|(_, share)| *share).collect();
			shares.sort_unstable();
			let mut threshold = 0;
			let tier = |(share, (step, _)): (&u32, &(u128, u32))| {
				let tier = Tier { threshold, share: Permill::from_parts(*share) };
				threshold += step;
				tier
			};
			Policy {
				tiers: shares.iter().zip(&tiers).map(tier).collect::<Vec<_>>().try_into().unwrap(),
				viewer_referrers: viewer.map(Permill::from_parts),
				performer_referrers: performer.map(Permill::from_parts),
				edge_relay: Permill::from_parts(edge),
				origin_relay: Permill::from_parts(origin),
				validators: Permill::from_parts(validators),
			}
		})
	})
}

/// Amounts of every size, the smallest and the largest among them.
fn any_amount() -> impl Strategy<Value = Balance> {
	proptest::prop_oneof![
		Just(0),
		Just(1),
		Just(Balance::MAX),
		0..=10_000u128,
		0..=1_000_000 * LIVE,
		any::<Balance>(),
	]
}

use livestars_primitives::LIVE;
