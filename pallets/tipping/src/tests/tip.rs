use super::*;
use livestars_primitives::referral::ReferralEarnings;

#[test]
fn a_tip_pays_every_party_in_the_same_block() {
	build_and_execute(|| {
		let before = |account| Balances::free_balance(account);
		let parties = [PERFORMER, EDGE, ORIGIN, POT, TREASURY]
			.into_iter()
			.chain(VIEWER_SIDE)
			.chain(PERFORMER_SIDE);
		let balances: Vec<_> = parties.map(|party| (party, before(party))).collect();

		assert_ok!(tip(100 * LIVE));

		assert_eq!(Balances::free_balance(VIEWER), ENDOWMENT - 100 * LIVE);
		let gains: Vec<_> = balances
			.into_iter()
			.map(|(party, before)| (Balances::free_balance(party) - before) / LIVE)
			.collect();
		assert_eq!(gains, [70, 3, 2, 2, 11, 5, 2, 1, 3, 1]);
	});
}

#[test]
fn the_receipt_says_who_got_what() {
	build_and_execute(|| {
		let memo = Some(H256::repeat_byte(7));

		let origin = RuntimeOrigin::signed(VIEWER);
		assert_ok!(Tipping::tip(origin, PERFORMER, 100 * LIVE, Some(EDGE), memo));

		let shares: Vec<_> = [
			(Role::Performer, PERFORMER, 70),
			(Role::ViewerReferrer(0), VIEWER_SIDE[0], 5),
			(Role::ViewerReferrer(1), VIEWER_SIDE[1], 2),
			(Role::ViewerReferrer(2), VIEWER_SIDE[2], 1),
			(Role::PerformerReferrer(0), PERFORMER_SIDE[0], 3),
			(Role::PerformerReferrer(1), PERFORMER_SIDE[1], 1),
			(Role::EdgeRelay, EDGE, 3),
			(Role::OriginRelay, ORIGIN, 2),
			(Role::Validators, POT, 2),
			(Role::Treasury, TREASURY, 11),
		]
		.map(|(role, account, live)| Share { role, account, amount: live * LIVE })
		.into();
		System::assert_has_event(
			Event::Paid {
				payer: VIEWER,
				performer: PERFORMER,
				amount: 100 * LIVE,
				kind: PaymentKind::Tip,
				shares: shares.try_into().unwrap(),
				unclaimed: Default::default(),
				order: None,
				memo,
			}
			.into(),
		);
	});
}

#[test]
fn the_listeners_hear_of_a_tip() {
	build_and_execute(|| {
		assert_ok!(tip(100 * LIVE));

		let payment = Payment {
			payer: VIEWER,
			performer: PERFORMER,
			amount: 100 * LIVE,
			kind: PaymentKind::Tip,
			served_by: Some(EDGE),
			memo: None,
			order: None,
		};
		assert_eq!(Heard::get(), [payment]);
		let viewers = |tiers| ReferralEarnings { as_viewer_referrer: tiers, ..Default::default() };
		let performers =
			|tiers| ReferralEarnings { as_performer_referrer: tiers, ..Default::default() };
		let earned = [
			(VIEWER_SIDE[0], viewers([5 * LIVE, 0, 0])),
			(VIEWER_SIDE[1], viewers([0, 2 * LIVE, 0])),
			(VIEWER_SIDE[2], viewers([0, 0, LIVE])),
			(PERFORMER_SIDE[0], performers([3 * LIVE, 0, 0])),
			(PERFORMER_SIDE[1], performers([0, LIVE, 0])),
		];
		assert_eq!(Earned::get(), earned);
	});
}

#[test]
fn the_smallest_tip_is_one_planck() {
	build_and_execute(|| {
		assert_ok!(tip(1));

		let (shares, unclaimed) = receipt();
		let all = Share { role: Role::Performer, account: PERFORMER, amount: 1 };
		assert_eq!((shares, unclaimed), (vec![all], vec![]));
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT + 1);
	});
}

#[test]
fn a_tip_pays_the_tier_that_the_performer_reached() {
	build_and_execute(|| {
		Received::set([(PERFORMER, 5_000_000 * LIVE)].into());

		assert_ok!(tip(100 * LIVE));

		assert_eq!(share(Role::Performer), 80 * LIVE);
		assert_eq!(share(Role::Treasury), LIVE);
	});
}

#[test]
fn a_tip_weighs_what_it_looked_at() {
	build_and_execute(|| {
		let weight = |post: PostDispatchInfo| post.actual_weight.unwrap();
		let call =
			Call::<Test>::tip { performer: PERFORMER, amount: LIVE, served_by: None, memo: None };
		assert_eq!(call.get_dispatch_info().call_weight, <() as WeightInfo>::tip(MAX_SHARES));

		// Ten parties; then the performer alone.
		assert_eq!(weight(tip(100 * LIVE).unwrap()), <() as WeightInfo>::tip(10));
		assert_eq!(weight(tip(1).unwrap()), <() as WeightInfo>::tip(1));

		// A recipient who cannot be paid was looked at as well.
		Paths::set([(VIEWER, vec![NOBODY])].into());
		assert_ok!(set_payout(&[(NOBODY + 1, 1)]));
		let post = tip(LIVE / 1_000).unwrap();
		assert_eq!((receipt().0.len(), receipt().1.len()), (5, 2));
		assert_eq!(weight(post), <() as WeightInfo>::tip(7));
	});
}

#[test]
fn a_tip_asks_nobody_twice() {
	build_and_execute(|| {
		RoomsOpen::set([(PERFORMER, Some(EDGE))].into());

		assert_ok!(tip(100 * LIVE));

		let questions = [
			("room", PERFORMER),
			("eligibility", PERFORMER),
			("standing", PERFORMER),
			("path", VIEWER),
			("path", PERFORMER),
			("relay", EDGE),
		];
		let mut asked = Asked::get();
		asked.sort_unstable();
		let mut expected = questions.to_vec();
		expected.sort_unstable();
		assert_eq!(asked, expected);
	});
}

#[test]
fn a_tip_should_fail_when_the_amount_is_zero() {
	build_and_execute(|| {
		assert_noop!(tip(0), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn a_tip_should_fail_when_the_performer_tips_herself() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(PERFORMER);
		let to_herself = Tipping::tip(origin, PERFORMER, LIVE, None, None);
		assert_eq!(to_herself.unwrap_err().error, Error::<Test>::SelfPayment.into());
	});
}

#[test]
fn a_tip_should_fail_when_the_account_has_no_room() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(VIEWER);
		assert_noop!(Tipping::tip(origin, STUDIO, LIVE, None, None), Error::<Test>::NotAPerformer);
	});
}

#[test]
fn a_tip_should_fail_when_the_performer_is_not_eligible() {
	build_and_execute(|| {
		for reason in [Ineligibility::Unverified, Ineligibility::Revoked, Ineligibility::Expired] {
			Ineligible::set([(PERFORMER, reason)].into());
			assert_noop!(tip(LIVE), Error::<Test>::NotEligible(reason));
		}
	});
}

#[test]
fn a_tip_should_fail_when_it_is_more_than_the_viewer_has() {
	build_and_execute(|| {
		for amount in [ENDOWMENT + 1, Balance::MAX] {
			assert_noop!(tip(amount), TokenError::FundsUnavailable);
		}
	});
}

#[test]
fn a_tip_keeps_the_viewers_account_alive() {
	build_and_execute(|| {
		assert_noop!(tip(ENDOWMENT - EXISTENTIAL_DEPOSIT + 1), TokenError::FundsUnavailable);
		assert_ok!(tip(ENDOWMENT - EXISTENTIAL_DEPOSIT));
		assert_eq!(Balances::free_balance(VIEWER), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a_tip_cannot_spend_what_is_on_hold() {
	build_and_execute(|| {
		RoomsOpen::set([(STUDIO, None)].into());
		assert_ok!(set_payout(&[(SAVINGS, 10)]));
		let origin = RuntimeOrigin::signed(PERFORMER);
		let free = ENDOWMENT - LIVE;
		assert_noop!(
			Tipping::tip(origin, STUDIO, free - EXISTENTIAL_DEPOSIT + 1, None, None),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn a_tip_should_fail_when_nobody_signed_it() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Tipping::tip(origin, PERFORMER, LIVE, None, None), BadOrigin);
		}
	});
}
