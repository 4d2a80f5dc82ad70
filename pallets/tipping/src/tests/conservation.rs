use super::*;
use proptest::{
	collection::{btree_set, vec},
	option, prop_assert, prop_assert_eq, proptest,
};

/// Everybody who could be a party to a payment; the last three do not exist.
const POOL: [AccountId; 14] = [
	VIEWER,
	PERFORMER,
	EDGE,
	ORIGIN,
	11,
	12,
	21,
	STUDIO,
	SAVINGS,
	POT,
	TREASURY,
	NOBODY,
	NOBODY + 1,
	NOBODY + 2,
];

fn anybody() -> impl Strategy<Value = AccountId> {
	proptest::sample::select(&POOL[..])
}

/// Tips from dust to most of what a viewer has, with shares on both sides of the existential deposit.
fn any_tip() -> impl Strategy<Value = Balance> {
	proptest::prop_oneof![
		1..=1_000u128,
		EXISTENTIAL_DEPOSIT / 10..=100 * EXISTENTIAL_DEPOSIT,
		1..=100_000 * LIVE,
	]
}

fn any_payouts() -> impl Strategy<Value = Vec<(AccountId, u32)>> {
	let percents = vec(1..=12u32, 8);
	(btree_set(anybody(), 0..=8), percents).prop_map(|(accounts, percents)| {
		accounts.into_iter().filter(|account| *account != PERFORMER).zip(percents).collect()
	})
}

fn balances() -> Vec<Balance> {
	POOL.iter().map(Balances::total_balance).collect()
}

proptest! {
	#[test]
	fn a_tip_moves_exactly_what_its_receipt_says(
		tips in vec((any_tip(), option::of(anybody())), 1..4),
		origin in option::of(anybody()),
		viewer_side in vec(anybody(), 0..=3),
		performer_side in vec(anybody(), 0..=2),
		registered in btree_set(anybody(), 0..=8),
		payouts in any_payouts(),
		received in any_amount(),
		policy in any_policy(),
	) {
		build_and_execute(|| {
			RoomsOpen::set([(PERFORMER, origin)].into());
			Registered::set(registered);
			Paths::set([(VIEWER, viewer_side), (PERFORMER, performer_side)].into());
			Received::set([(PERFORMER, received)].into());
			CurrentPolicy::<Test>::put(&policy);
			assert_ok!(set_payout(&payouts));

			for (amount, served_by) in tips {
				let before = balances();

				let signer = RuntimeOrigin::signed(VIEWER);
				assert_ok!(Tipping::tip(signer, PERFORMER, amount, served_by, None));

				let (shares, unclaimed) = receipt();
				assert_eq!(shares.iter().map(|share| share.amount).sum::<Balance>(), amount);
				assert!(shares.iter().all(|share| share.amount > 0));
				assert!(unclaimed.iter().all(|unclaimed| unclaimed.amount > 0));
				let own: Balance = shares
					.iter()
					.filter(|share| matches!(share.role, Role::Performer | Role::Payout(_)))
					.map(|share| share.amount)
					.sum();
				assert!(own >= policy.tier(received).share.mul_floor(amount));
				for (account, (before, after)) in
					POOL.into_iter().zip(before.into_iter().zip(balances()))
				{
					let gained: Balance = shares
						.iter()
						.filter(|share| share.account == account)
						.map(|share| share.amount)
						.sum();
					let spent = if account == VIEWER { amount } else { 0 };
					assert_eq!(before + gained, after + spent, "account {account}");
				}
			}
		});
	}

	#[test]
	fn a_batch_moves_exactly_what_its_tips_would(
		amounts in vec(any_tip(), 1..6),
		viewer_side in vec(0..11usize, 0..=3),
	) {
		// All are alive, so that nothing depends on what came before.
		let path: Vec<_> = viewer_side.into_iter().map(|index| POOL[index]).collect();
		let run = |pay: &dyn Fn(&[Balance])| {
			let mut after = Vec::new();
			build_and_execute(|| {
				Paths::set([(VIEWER, path.clone())].into());
				pay(&amounts);
				after = balances();
			});
			after
		};

		let singly = run(&|amounts| amounts.iter().for_each(|amount| { assert_ok!(tip(*amount)); }));
		let batch = run(&|amounts| {
			let mut ledger = Ledger::default();
			for amount in amounts {
				let payment = Payment {
					payer: VIEWER,
					performer: PERFORMER,
					amount: *amount,
					kind: PaymentKind::Tip,
					served_by: Some(EDGE),
					memo: None,
					order: None,
				};
				let prepared = Tipping::prepare(&ledger, payment).unwrap();
				let credit = Balances::withdraw(
					&VIEWER,
					*amount,
					Precision::Exact,
					Preservation::Preserve,
					Fortitude::Polite,
				)
				.unwrap();
				Tipping::execute(&mut ledger, prepared, credit);
			}
			assert!(Tipping::close(ledger) <= MAX_SHARES);
		});

		prop_assert_eq!(&singly, &batch);
		prop_assert!(batch[1] >= ENDOWMENT);
	}
}
