use super::*;
use proptest::{prop_assert, prop_assert_eq, proptest};

/// The part of `amount`, rounded down, in arithmetic that is wide enough for all.
fn exact(rate: Permill, amount: Balance) -> Balance {
	(U256::from(rate.deconstruct()) * U256::from(amount) / U256::from(1_000_000)).as_u128()
}

/// The sum of all parts, in arithmetic that is wide enough for all.
fn sum(split: &Split) -> U256 {
	[split.performer, split.edge_relay, split.origin_relay, split.validators, split.treasury]
		.iter()
		.chain(&split.viewer_referrers)
		.chain(&split.performer_referrers)
		.fold(U256::zero(), |sum, part| sum + U256::from(*part))
}

#[test]
fn a_hundred_are_split_as_published() {
	let split = Policy::genesis().split(0, 100);

	let expected = Split {
		performer: 70,
		viewer_referrers: [5, 2, 1],
		performer_referrers: [3, 1],
		edge_relay: 3,
		origin_relay: 2,
		validators: 2,
		treasury: 11,
	};
	assert_eq!(split, expected);
}

#[test]
fn the_dust_is_the_performers() {
	assert_eq!(Policy::genesis().split(0, 1).performer, 1);
	// 5 % of 99 is 4.95, and so on: everybody's fraction is hers.
	let split = Policy::genesis().split(0, 99);
	assert_eq!((split.viewer_referrers, split.treasury), ([4, 1, 0], 10));
	assert_eq!(split.performer, 99 - 4 - 1 - 2 - 2 - 1 - 1 - 10);
}

proptest! {
	#[test]
	fn the_parts_add_up_to_the_payment(
		policy in any_policy(),
		received in any_amount(),
		amount in any_amount(),
	) {
		let split = policy.split(received, amount);

		prop_assert_eq!(sum(&split), U256::from(amount));
		prop_assert_eq!(split.total(), amount);
	}

	#[test]
	fn nobody_gets_more_than_the_rate_and_the_performer_never_less(
		policy in any_policy(),
		received in any_amount(),
		amount in any_amount(),
	) {
		let split = policy.split(received, amount);

		let share = policy.tier(received).share;
		prop_assert!(split.performer >= exact(share, amount));
		// The dust of nine roundings is less than nine planck.
		prop_assert!(split.performer - exact(share, amount) <= 9);
		prop_assert_eq!(split.viewer_referrers, policy.viewer_referrers.map(|rate| exact(rate, amount)));
		prop_assert_eq!(
			split.performer_referrers,
			policy.performer_referrers.map(|rate| exact(rate, amount))
		);
		prop_assert_eq!(split.edge_relay, exact(policy.edge_relay, amount));
		prop_assert_eq!(split.origin_relay, exact(policy.origin_relay, amount));
		prop_assert_eq!(split.validators, exact(policy.validators, amount));
		prop_assert_eq!(split.treasury, exact(policy.treasury(share).unwrap(), amount));
	}

	#[test]
	fn a_higher_tier_takes_from_the_treasury_alone(
		policy in any_policy(),
		received in any_amount(),
		more in any_amount(),
		amount in any_amount(),
	) {
		let lower = policy.split(received, amount);
		let higher = policy.split(received.saturating_add(more), amount);

		prop_assert!(higher.performer >= lower.performer);
		prop_assert_eq!(
			Split { performer: 0, treasury: 0, ..higher },
			Split { performer: 0, treasury: 0, ..lower }
		);
	}
}
