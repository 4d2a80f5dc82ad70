use super::*;

fn unclaimed(
	role: Role,
	account: AccountId,
	amount: Balance,
	reason: UnclaimedReason,
) -> Unclaimed<AccountId, Balance> {
	Unclaimed { role, account, amount, reason }
}

#[test]
fn a_share_falls_to_the_treasury_when_its_recipient_cannot_exist() {
	build_and_execute(|| {
		Paths::set([(VIEWER, vec![NOBODY])].into());
		let amount = 20 * EXISTENTIAL_DEPOSIT - 100;

		assert_ok!(tip(amount));

		let short = EXISTENTIAL_DEPOSIT - 5;
		let reason = UnclaimedReason::CannotReceive;
		assert_eq!(receipt().1, [unclaimed(Role::ViewerReferrer(0), NOBODY, short, reason)]);
		// 11 % of its own, 4 % of the performer's missing referrers, 3 % of the viewer's, and this.
		assert_eq!(share(Role::Treasury), amount * 23 / 100);
		assert_eq!(Balances::total_balance(&NOBODY), 0);
		assert_eq!(Earned::get(), []);
	});
}

#[test]
fn a_share_brings_its_recipient_into_being_when_it_is_large_enough() {
	build_and_execute(|| {
		Paths::set([(VIEWER, vec![NOBODY])].into());

		assert_ok!(tip(20 * EXISTENTIAL_DEPOSIT));

		assert_eq!(receipt().1, []);
		assert_eq!(Balances::free_balance(NOBODY), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a_missing_recipient_is_no_unclaimed_share() {
	build_and_execute(|| {
		Paths::set(Default::default());
		RoomsOpen::set([(PERFORMER, None)].into());

		let origin = RuntimeOrigin::signed(VIEWER);
		assert_ok!(Tipping::tip(origin, PERFORMER, 100 * LIVE, None, None));

		assert_eq!(receipt().1, []);
		assert_eq!(share(Role::Performer), 70 * LIVE);
		assert_eq!(share(Role::Validators), 2 * LIVE);
		assert_eq!(share(Role::Treasury), 28 * LIVE);
	});
}

#[test]
fn an_unregistered_relay_is_not_paid() {
	build_and_execute(|| {
		Registered::set(Default::default());

		assert_ok!(tip(100 * LIVE));

		let reason = UnclaimedReason::UnknownRelay;
		let expected = [
			unclaimed(Role::EdgeRelay, EDGE, 3 * LIVE, reason),
			unclaimed(Role::OriginRelay, ORIGIN, 2 * LIVE, reason),
		];
		assert_eq!(receipt().1, expected);
		assert_eq!(share(Role::Treasury), 16 * LIVE);
		assert_eq!(Balances::free_balance(EDGE), ENDOWMENT);
	});
}

#[test]
fn one_relay_can_be_edge_and_origin() {
	build_and_execute(|| {
		RoomsOpen::set([(PERFORMER, Some(EDGE))].into());

		assert_ok!(tip(100 * LIVE));

		assert_eq!((share(Role::EdgeRelay), share(Role::OriginRelay)), (3 * LIVE, 2 * LIVE));
		assert_eq!(Balances::free_balance(EDGE), ENDOWMENT + 5 * LIVE);
	});
}

#[test]
fn the_shares_of_one_account_count_together() {
	build_and_execute(|| {
		RoomsOpen::set([(PERFORMER, Some(NOBODY))].into());
		Registered::set([NOBODY].into());
		let served_by = |amount| {
			let origin = RuntimeOrigin::signed(VIEWER);
			Tipping::tip(origin, PERFORMER, amount, Some(NOBODY), None)
		};

		// 3 % and 2 % are each below the existential deposit, and together just below it.
		assert_ok!(served_by(20 * EXISTENTIAL_DEPOSIT - 100));
		assert_eq!(receipt().1.len(), 2);

		assert_ok!(served_by(20 * EXISTENTIAL_DEPOSIT));
		assert_eq!(receipt().1, []);
		assert_eq!(Balances::free_balance(NOBODY), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a_performer_can_have_brought_her_viewer() {
	build_and_execute(|| {
		Paths::set([(VIEWER, vec![PERFORMER])].into());

		assert_ok!(tip(100 * LIVE));

		assert_eq!(share(Role::ViewerReferrer(0)), 5 * LIVE);
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT + 75 * LIVE);
	});
}

#[test]
fn a_viewer_can_have_brought_the_performer_and_run_the_relay() {
	build_and_execute(|| {
		Paths::set([(PERFORMER, vec![VIEWER])].into());
		Registered::set([VIEWER].into());

		let origin = RuntimeOrigin::signed(VIEWER);
		assert_ok!(Tipping::tip(origin, PERFORMER, 100 * LIVE, Some(VIEWER), None));

		assert_eq!(Balances::free_balance(VIEWER), ENDOWMENT - 94 * LIVE);
	});
}

#[test]
fn the_pots_can_have_other_parts_too() {
	build_and_execute(|| {
		Paths::set([(VIEWER, vec![TREASURY, POT])].into());

		assert_ok!(tip(100 * LIVE));

		assert_eq!(Balances::free_balance(POT), EXISTENTIAL_DEPOSIT + 4 * LIVE);
		assert_eq!(share(Role::ViewerReferrer(0)), 5 * LIVE);
		assert_eq!(share(Role::Treasury), 16 * LIVE);
	});
}

#[test]
fn a_tip_should_fail_when_the_performer_cannot_exist() {
	build_and_execute(|| {
		RoomsOpen::set([(NOBODY, None)].into());
		let tip = |amount| Tipping::tip(RuntimeOrigin::signed(VIEWER), NOBODY, amount, None, None);

		// She gets 70 % and the dust.
		assert_noop!(tip(EXISTENTIAL_DEPOSIT), Error::<Test>::CannotReceive);
		assert_ok!(tip(2 * EXISTENTIAL_DEPOSIT));
		assert_ok!(tip(1));
	});
}

#[test]
fn a_performer_comes_into_being_by_all_of_her_shares() {
	build_and_execute(|| {
		RoomsOpen::set([(NOBODY, None)].into());
		let amount = EXISTENTIAL_DEPOSIT * 100 / 75;
		let tip = || Tipping::tip(RuntimeOrigin::signed(VIEWER), NOBODY, amount + 1, None, None);

		assert_noop!(tip(), Error::<Test>::CannotReceive);
		Paths::set([(VIEWER, vec![NOBODY])].into());
		assert_ok!(tip());
	});
}
