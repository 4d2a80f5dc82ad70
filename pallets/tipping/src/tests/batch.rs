use super::*;
use frame::token::fungible::Mutate;
use livestars_primitives::referral::ReferralEarnings;

fn order(payer: AccountId, amount: Balance) -> Payment<AccountId, Balance> {
	Payment {
		payer,
		performer: PERFORMER,
		amount,
		kind: PaymentKind::Order,
		served_by: Some(EDGE),
		memo: Some(H256::repeat_byte(1)),
		order: Some(H256::repeat_byte(2)),
	}
}

fn withdraw(payer: AccountId, amount: Balance) -> CreditOf<Test> {
	Balances::withdraw(&payer, amount, Precision::Exact, Preservation::Preserve, Fortitude::Polite)
		.unwrap()
}

/// Prepares and executes one payment.
fn pay(ledger: &mut Ledger<Test>, payer: AccountId, amount: Balance) {
	let prepared = Tipping::prepare(ledger, order(payer, amount)).unwrap();
	Tipping::execute(ledger, prepared, withdraw(payer, amount));
}

#[test]
fn a_batch_pays_every_recipient_once() {
	build_and_execute(|| {
		let mut ledger = Ledger::default();
		for payer in [VIEWER, STUDIO, SAVINGS] {
			pay(&mut ledger, payer, 100 * LIVE);
		}
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT);

		assert_eq!(Tipping::close(ledger), 10);
		assert_eq!(Balances::free_balance(PERFORMER), ENDOWMENT + 210 * LIVE);
		let deposits = System::events()
			.into_iter()
			.filter(|record| {
				matches!(
					record.event,
					RuntimeEvent::Balances(pallet_balances::Event::Deposit { .. })
				)
			})
			.count();
		assert_eq!(deposits, 10);
	});
}

#[test]
fn a_batch_notes_what_a_referrer_earned_once() {
	build_and_execute(|| {
		// GIVEN somebody who brought the performer and two viewers, one of them through another
		let [affiliate, other, _] = VIEWER_SIDE;
		let paths = [
			(VIEWER, vec![affiliate]),
			(STUDIO, vec![other, affiliate]),
			(PERFORMER, vec![affiliate]),
		];
		Paths::set(paths.into());

		// WHEN both viewers pay in a batch
		let mut ledger = Ledger::default();
		pay(&mut ledger, VIEWER, 100 * LIVE);
		pay(&mut ledger, STUDIO, 200 * LIVE);
		assert_eq!(Earned::get(), []);
		Tipping::close(ledger);

		// THEN what was earned is noted by side and tier, once for each referrer
		let earned = [
			(
				affiliate,
				ReferralEarnings {
					as_viewer_referrer: [5 * LIVE, 4 * LIVE, 0],
					as_performer_referrer: [9 * LIVE, 0, 0],
				},
			),
			(
				other,
				ReferralEarnings { as_viewer_referrer: [10 * LIVE, 0, 0], ..Default::default() },
			),
		];
		assert_eq!(Earned::get(), earned);
	});
}

#[test]
fn every_payment_of_a_batch_has_its_receipt() {
	build_and_execute(|| {
		let mut ledger = Ledger::default();
		pay(&mut ledger, VIEWER, 100 * LIVE);
		pay(&mut ledger, STUDIO, 50 * LIVE);
		Tipping::close(ledger);

		let receipts: Vec<_> = System::events()
			.into_iter()
			.filter_map(|record| match record.event {
				RuntimeEvent::Tipping(Event::Paid { payer, amount, kind, order, memo, .. }) => {
					Some((payer, amount, kind, order, memo))
				},
				_ => None,
			})
			.collect();
		let (order, memo) = (Some(H256::repeat_byte(2)), Some(H256::repeat_byte(1)));
		let expected = [
			(VIEWER, 100 * LIVE, PaymentKind::Order, order, memo),
			(STUDIO, 50 * LIVE, PaymentKind::Order, order, memo),
		];
		assert_eq!(receipts, expected);
		assert_eq!(Heard::get().len(), 2);
	});
}

#[test]
fn a_payment_reaches_an_account_that_an_earlier_one_brings_into_being() {
	build_and_execute(|| {
		Paths::set([(VIEWER, vec![NOBODY])].into());
		let mut ledger = Ledger::default();

		// Nobody's 5 % are below the existential deposit, then not, then below it again.
		pay(&mut ledger, VIEWER, EXISTENTIAL_DEPOSIT);
		assert_eq!(share(Role::ViewerReferrer(0)), 0);
		pay(&mut ledger, VIEWER, 20 * EXISTENTIAL_DEPOSIT);
		assert_eq!(share(Role::ViewerReferrer(0)), EXISTENTIAL_DEPOSIT);
		pay(&mut ledger, VIEWER, EXISTENTIAL_DEPOSIT);
		assert_eq!(share(Role::ViewerReferrer(0)), EXISTENTIAL_DEPOSIT / 20);
		Tipping::close(ledger);

		assert_eq!(Balances::free_balance(NOBODY), EXISTENTIAL_DEPOSIT + EXISTENTIAL_DEPOSIT / 20);
	});
}

#[test]
fn a_payment_is_prepared_without_writing() {
	build_and_execute(|| {
		assert_storage_noop!({
			let _ = Tipping::prepare(&Ledger::default(), order(VIEWER, LIVE)).unwrap();
		});
		assert!(Heard::get().is_empty());
	});
}

#[test]
fn an_empty_ledger_pays_nobody() {
	build_and_execute(|| {
		assert_storage_noop!(assert_eq!(Tipping::close(Ledger::default()), 0));
	});
}

#[test]
fn a_dropped_ledger_is_burned() {
	build_and_execute(|| {
		let issuance = Balances::total_issuance();
		let mut ledger = Ledger::default();
		pay(&mut ledger, VIEWER, 100 * LIVE);

		drop(ledger);

		assert_eq!(Balances::total_issuance(), issuance - 100 * LIVE);
		// The books are put right for the check that follows every test.
		Balances::resolve(&VIEWER, Balances::issue(100 * LIVE)).unwrap();
	});
}

#[test]
#[should_panic(expected = "a payment got another credit")]
fn a_payment_out_of_another_credit_is_a_bug() {
	new_test_ext().execute_with(|| {
		let mut ledger = Ledger::default();
		let prepared = Tipping::prepare(&ledger, order(VIEWER, 100 * LIVE)).unwrap();
		Tipping::execute(&mut ledger, prepared, withdraw(VIEWER, 99 * LIVE));
	});
}

#[test]
#[should_panic(expected = "a recipient who could be paid cannot be paid")]
fn a_recipient_that_vanishes_before_the_close_is_a_bug() {
	new_test_ext().execute_with(|| {
		let mut ledger = Ledger::default();
		pay(&mut ledger, VIEWER, 100);
		Balances::set_balance(&POT, 0);
		Tipping::close(ledger);
	});
}
