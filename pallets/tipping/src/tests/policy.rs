use super::*;
use proptest::proptest;

/// The genesis policy, changed.
fn changed(change: impl FnOnce(&mut Policy)) -> Policy {
	let mut policy = Policy::genesis();
	change(&mut policy);
	policy
}

fn tiers(of: &[(Balance, u32)]) -> Policy {
	let tier = |(threshold, percent): &(Balance, u32)| Tier {
		threshold: *threshold,
		share: Permill::from_percent(*percent),
	};
	changed(|policy| {
		policy.tiers = of.iter().map(tier).collect::<Vec<_>>().try_into().unwrap();
	})
}

#[test]
fn the_genesis_policy_is_the_published_table() {
	let policy = Policy::genesis();

	assert_eq!(policy.validate(), Ok(()));
	let shares: Vec<_> = [0, 10_000, 50_000, 200_000, 1_000_000, 5_000_000]
		.map(|live| policy.tier(live * LIVE).share)
		.into();
	assert_eq!(shares, [70, 72, 74, 76, 78, 80].map(Permill::from_percent));
	assert_eq!(policy.treasury(Permill::from_percent(70)), Some(Permill::from_percent(11)));
	assert_eq!(policy.treasury(Permill::from_percent(80)), Some(Permill::from_percent(1)));
}

#[test]
fn a_policy_should_be_refused_when_its_tiers_are_malformed() {
	let error = |of: &[(Balance, u32)]| tiers(of).validate();

	assert_eq!(error(&[]), Err(PolicyError::NoTiers));
	assert_eq!(error(&[(1, 70)]), Err(PolicyError::FirstThresholdNotZero));
	assert_eq!(error(&[(0, 70), (0, 71)]), Err(PolicyError::TiersOutOfOrder));
	assert_eq!(error(&[(0, 70), (9, 71), (8, 72)]), Err(PolicyError::TiersOutOfOrder));
	assert_eq!(error(&[(0, 71), (9, 70)]), Err(PolicyError::TiersOutOfOrder));
	assert_eq!(error(&[(0, 70), (9, 70)]), Ok(()));
}

#[test]
fn a_policy_should_be_refused_when_any_tier_is_below_the_floor() {
	let below = Permill::from_parts(PERFORMER_FLOOR.deconstruct() - 1);
	let policy = changed(|policy| policy.tiers[0].share = below);
	assert_eq!(policy.validate(), Err(PolicyError::PerformerBelowFloor));

	let policy = tiers(&[(0, 70), (9, 69)]);
	assert_eq!(policy.validate(), Err(PolicyError::PerformerBelowFloor));
}

#[test]
fn a_policy_should_be_refused_when_all_shares_exceed_the_whole() {
	// All others take 19 %.
	assert_eq!(tiers(&[(0, 70), (9, 81)]).validate(), Ok(()));
	let policy = changed(|policy| policy.tiers[5].share = Permill::from_parts(810_001));
	assert_eq!(policy.validate(), Err(PolicyError::SharesExceedWhole));
}

#[test]
fn a_policy_should_be_refused_when_a_rate_is_out_of_bounds() {
	let over = |ceiling: Permill| Permill::from_parts(ceiling.deconstruct() + 1);
	let cases = [
		// The genesis policy's other referrers take 7 %.
		(changed(|p| p.viewer_referrers[0] = Permill::from_parts(80_001)), Rate::Referrers),
		(changed(|p| p.performer_referrers[1] = Permill::from_parts(40_001)), Rate::Referrers),
		(changed(|p| p.edge_relay = over(RELAY_CEILING)), Rate::EdgeRelay),
		(changed(|p| p.origin_relay = over(RELAY_CEILING)), Rate::OriginRelay),
		(changed(|p| p.validators = over(VALIDATORS_CEILING)), Rate::Validators),
		(changed(|p| p.validators = Permill::from_parts(9_999)), Rate::Validators),
	];
	for (policy, rate) in cases {
		assert_eq!(policy.validate(), Err(PolicyError::OutOfBounds(rate)));
	}
}

#[test]
fn a_policy_should_be_accepted_when_it_is_just_inside_its_bounds() {
	let cases = [
		changed(|p| p.viewer_referrers[0] = Permill::from_percent(6)),
		changed(|p| p.validators = VALIDATORS_FLOOR),
		Policy {
			viewer_referrers: [5, 5, 5].map(Permill::from_percent),
			performer_referrers: [Permill::zero(); 2],
			edge_relay: Permill::zero(),
			origin_relay: Permill::zero(),
			..tiers(&[(0, 70)])
		},
		Policy {
			viewer_referrers: [Permill::zero(); 3],
			performer_referrers: [Permill::zero(); 2],
			edge_relay: RELAY_CEILING,
			origin_relay: RELAY_CEILING,
			validators: VALIDATORS_CEILING,
			..tiers(&[(0, 70)])
		},
	];
	for policy in cases {
		assert_eq!(policy.validate(), Ok(()));
	}
}

#[test]
fn a_rate_above_the_whole_cannot_be_decoded() {
	let malformed = (1u8 << 2, 0u128, 1_000_001u32).encode();
	assert!(BoundedVec::<Tier, ConstU32<8>>::decode(&mut &malformed[..]).is_err());
}

#[test]
fn a_tier_is_reached_at_its_threshold() {
	let policy = Policy::genesis();
	let below = policy.tier(10_000 * LIVE - 1);
	assert_eq!((below.index, below.next_threshold), (0, Some(10_000 * LIVE)));
	let at = policy.tier(10_000 * LIVE);
	assert_eq!((at.index, at.next_threshold), (1, Some(50_000 * LIVE)));
	let highest = policy.tier(Balance::MAX);
	assert_eq!((highest.index, highest.next_threshold), (5, None));
}

#[test]
fn governance_sets_the_policy() {
	build_and_execute(|| {
		let policy = tiers(&[(0, 75)]);

		assert_ok!(Tipping::set_policy(RuntimeOrigin::root(), policy.clone()));

		assert_eq!(Tipping::policy(), policy);
		System::assert_last_event(Event::PolicyChanged { policy }.into());
	});
}

#[test]
fn set_policy_should_fail_when_the_origin_is_not_governance() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(VIEWER), RuntimeOrigin::none()] {
			assert_noop!(Tipping::set_policy(origin, tiers(&[(0, 75)])), BadOrigin);
		}
	});
}

#[test]
fn set_policy_should_fail_when_the_policy_is_invalid() {
	build_and_execute(|| {
		let cases = [
			(tiers(&[]), Error::<Test>::NoTiers),
			(tiers(&[(1, 70)]), Error::FirstThresholdNotZero),
			(tiers(&[(0, 71), (9, 70)]), Error::TiersOutOfOrder),
			(tiers(&[(0, 69)]), Error::PerformerBelowFloor),
			(changed(|p| p.edge_relay = Permill::one()), Error::OutOfBounds(Rate::EdgeRelay)),
			(tiers(&[(0, 82)]), Error::SharesExceedWhole),
		];
		for (policy, error) in cases {
			assert_noop!(Tipping::set_policy(RuntimeOrigin::root(), policy), error);
		}
	});
}

#[test]
fn a_policy_applies_from_the_next_tip_on() {
	build_and_execute(|| {
		assert_ok!(tip(100 * LIVE));
		assert_eq!(share(Role::Performer), 70 * LIVE);

		assert_ok!(Tipping::set_policy(RuntimeOrigin::root(), tiers(&[(0, 75)])));

		assert_ok!(tip(100 * LIVE));
		assert_eq!(share(Role::Performer), 75 * LIVE);
		assert_eq!(share(Role::Treasury), 6 * LIVE);
	});
}

proptest! {
	#[test]
	fn a_share_never_falls_when_more_was_received(
		policy in any_policy(),
		received in any_amount(),
		more in any_amount(),
	) {
		proptest::prop_assert_eq!(policy.validate(), Ok(()));
		let (lower, higher) = (policy.tier(received), policy.tier(received.saturating_add(more)));
		proptest::prop_assert!(lower.share <= higher.share && lower.index <= higher.index);
		proptest::prop_assert!(lower.share >= PERFORMER_FLOOR);
	}
}
