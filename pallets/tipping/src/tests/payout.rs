use super::*;
use frame::token::fungible::InspectHold;

fn held() -> Balance {
	Balances::balance_on_hold(&HoldReason::Payout.into(), &PERFORMER)
}

#[test]
fn payouts_are_taken_from_the_performers_own_share() {
	build_and_execute(|| {
		assert_ok!(set_payout(&[(STUDIO, 30), (SAVINGS, 10)]));

		assert_ok!(tip(100 * LIVE));

		assert_eq!(share(Role::Payout(0)), 21 * LIVE);
		assert_eq!(share(Role::Payout(1)), 7 * LIVE);
		assert_eq!(share(Role::Performer), 42 * LIVE);
		assert_eq!(share(Role::Treasury), 11 * LIVE);
		assert_eq!(Balances::free_balance(STUDIO), ENDOWMENT + 21 * LIVE);
	});
}

#[test]
fn the_dust_of_payouts_is_the_performers() {
	build_and_execute(|| {
		assert_ok!(set_payout(&[(STUDIO, 50), (SAVINGS, 50)]));

		// She gets 71 of 100: 70 and the dust of one rounding.
		assert_ok!(tip(101));

		let own = share(Role::Performer) + share(Role::Payout(0)) + share(Role::Payout(1));
		assert_eq!(share(Role::Payout(0)), own / 2);
		assert_eq!(share(Role::Performer), own % 2);
	});
}

#[test]
fn a_performer_can_pay_out_everything() {
	build_and_execute(|| {
		assert_ok!(set_payout(&[(STUDIO, 100)]));

		assert_ok!(tip(100 * LIVE));

		assert!(receipt().0.iter().all(|share| share.role != Role::Performer));
		assert_eq!(share(Role::Payout(0)), 70 * LIVE);
	});
}

#[test]
fn a_payout_stays_with_the_performer_when_it_cannot_be_paid() {
	build_and_execute(|| {
		assert_ok!(set_payout(&[(STUDIO, 50), (NOBODY, 10)]));

		// Of 70 % a tenth is 7 %: below the existential deposit.
		assert_ok!(tip(10 * EXISTENTIAL_DEPOSIT));

		let own = 7 * EXISTENTIAL_DEPOSIT;
		let unclaimed = Unclaimed {
			role: Role::Payout(1),
			account: NOBODY,
			amount: own / 10,
			reason: UnclaimedReason::CannotReceive,
		};
		assert_eq!(receipt().1, [unclaimed]);
		assert_eq!(share(Role::Performer), own / 2);
		assert_eq!(share(Role::Treasury), 11 * EXISTENTIAL_DEPOSIT / 10);

		// A larger tip brings the account into being, and then every tip reaches it.
		assert_ok!(tip(100 * EXISTENTIAL_DEPOSIT));
		assert_eq!(share(Role::Payout(1)), own);
		assert_ok!(tip(10 * EXISTENTIAL_DEPOSIT));
		assert_eq!(receipt().1, []);
	});
}

#[test]
fn eight_payouts_and_all_parties_fit_into_one_receipt() {
	build_and_execute(|| {
		let accounts: Vec<_> = (0..8).map(|place| (NOBODY + place, 12)).collect();
		assert_ok!(set_payout(&accounts));

		let post = tip(100 * LIVE).unwrap();

		assert_eq!(receipt().0.len() as u32, MAX_SHARES);
		assert_eq!(post.actual_weight, Some(<() as WeightInfo>::tip(MAX_SHARES)));
		assert_eq!(Balances::free_balance(NOBODY + 7), 70 * LIVE * 12 / 100);
	});
}

#[test]
fn every_share_that_can_be_unclaimed_fits_into_one_receipt() {
	build_and_execute(|| {
		let accounts: Vec<_> = (0..8).map(|place| (NOBODY + place, 12)).collect();
		assert_ok!(set_payout(&accounts));
		Registered::set(Default::default());
		Paths::set(
			[
				(VIEWER, [20, 21, 22].map(|tier| NOBODY + tier).to_vec()),
				(PERFORMER, [30, 31].map(|tier| NOBODY + tier).to_vec()),
			]
			.into(),
		);

		let post = tip(1_000_000).unwrap();

		let (shares, unclaimed) = receipt();
		assert_eq!(unclaimed.len() as u32, livestars_primitives::payment::MAX_UNCLAIMED);
		assert_eq!(shares.len(), 3);
		assert_eq!(shares.iter().map(|share| share.amount).sum::<Balance>(), 1_000_000);
		assert_eq!(post.actual_weight, Some(<() as WeightInfo>::tip(MAX_SHARES)));
	});
}

#[test]
fn a_deposit_is_held_while_a_split_is_kept() {
	build_and_execute(|| {
		assert_ok!(set_payout(&[(STUDIO, 30)]));
		assert_eq!(held(), LIVE);
		let payouts = payouts(&[(STUDIO, 30)]);
		assert_eq!(Tipping::payout(PERFORMER), payouts);
		System::assert_last_event(Event::PayoutSet { performer: PERFORMER, payouts }.into());

		// Another split takes its place for the deposit of that day.
		PayoutDeposit::set(2 * LIVE);
		assert_ok!(set_payout(&[(STUDIO, 30), (SAVINGS, 30)]));
		assert_eq!(held(), 2 * LIVE);

		assert_ok!(set_payout(&[]));
		assert_eq!(held(), 0);
		assert!(Payouts::<Test>::get(PERFORMER).is_none());
		let payouts = Default::default();
		System::assert_last_event(Event::PayoutSet { performer: PERFORMER, payouts }.into());
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT);
	});
}

#[test]
fn set_payout_should_do_nothing_when_nothing_is_to_be_ended() {
	build_and_execute(|| {
		assert_ok!(set_payout(&[]));
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT);
	});
}

#[test]
fn set_payout_should_fail_when_the_split_is_malformed() {
	build_and_execute(|| {
		assert_noop!(set_payout(&[(STUDIO, 60), (SAVINGS, 41)]), Error::<Test>::PayoutsExceedWhole);
		assert_noop!(set_payout(&[(STUDIO, 10), (SAVINGS, 0)]), Error::<Test>::ZeroPayout);
		assert_noop!(
			set_payout(&[(STUDIO, 10), (SAVINGS, 10), (STUDIO, 10)]),
			Error::<Test>::DuplicatePayout
		);
		assert_noop!(set_payout(&[(PERFORMER, 10)]), Error::<Test>::PayoutToSelf);
	});
}

#[test]
fn set_payout_should_fail_when_the_deposit_cannot_be_held() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(NOBODY);
		assert_noop!(
			Tipping::set_payout(origin, payouts(&[(STUDIO, 10)])),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn set_payout_should_fail_when_nobody_signed_it() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Tipping::set_payout(origin, payouts(&[(STUDIO, 10)])), BadOrigin);
		}
	});
}

#[test]
fn more_payouts_than_eight_cannot_be_decoded() {
	let nine: Vec<_> = (0..9)
		.map(|account: AccountId| Payout { account, share: Permill::from_percent(1) })
		.collect();
	assert!(PayoutList::<AccountId>::decode(&mut &nine.encode()[..]).is_err());
}

#[test]
fn a_payout_above_the_whole_cannot_be_decoded() {
	let malformed = (STUDIO, 1_000_001u32).encode();
	assert!(Payout::<AccountId>::decode(&mut &malformed[..]).is_err());
}
