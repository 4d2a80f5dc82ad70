use super::*;

#[test]
fn a_quote_is_the_receipt_of_the_tip() {
	build_and_execute(|| {
		Paths::mutate(|paths| paths.insert(VIEWER, vec![NOBODY]));
		assert_ok!(set_payout(&[(STUDIO, 30)]));
		let amount = 10 * EXISTENTIAL_DEPOSIT;

		let quote = Tipping::quote(VIEWER, PERFORMER, amount, Some(EDGE)).unwrap();

		assert_ok!(tip(amount));
		assert_eq!((quote.shares.into_inner(), quote.unclaimed.into_inner()), receipt());
	});
}

#[test]
fn a_quote_writes_nothing() {
	build_and_execute(|| {
		assert_storage_noop!(Tipping::quote(VIEWER, PERFORMER, LIVE, None).unwrap());
	});
}

#[test]
fn a_quote_should_fail_for_the_reason_that_the_tip_would() {
	build_and_execute(|| {
		let quote = |payer, performer, amount| Tipping::quote(payer, performer, amount, None);

		assert_eq!(quote(VIEWER, PERFORMER, 0), Err(PaymentError::ZeroAmount));
		assert_eq!(quote(PERFORMER, PERFORMER, 1), Err(PaymentError::SelfPayment));
		assert_eq!(quote(VIEWER, STUDIO, 1), Err(PaymentError::NotAPerformer));
		Ineligible::set([(PERFORMER, Ineligibility::Pending)].into());
		assert_eq!(
			quote(VIEWER, PERFORMER, 1),
			Err(PaymentError::NotEligible(Ineligibility::Pending))
		);
		RoomsOpen::set([(NOBODY, None)].into());
		assert_eq!(quote(VIEWER, NOBODY, 1), Err(PaymentError::CannotReceive));
	});
}

#[test]
fn every_refusal_has_a_name_of_its_own() {
	let name = |error| match Tipping::refuse(error) {
		DispatchError::Module(error) => error.message.unwrap(),
		_ => panic!("a refusal is this pallet's error"),
	};

	assert_eq!(name(PaymentError::ZeroAmount), "ZeroAmount");
	assert_eq!(name(PaymentError::SelfPayment), "SelfPayment");
	assert_eq!(name(PaymentError::NotAPerformer), "NotAPerformer");
	assert_eq!(name(PaymentError::NotEligible(Ineligibility::Expired)), "NotEligible");
	assert_eq!(name(PaymentError::CannotReceive), "CannotReceive");
}

#[test]
fn a_tier_is_told_with_what_is_missing_to_the_next() {
	build_and_execute(|| {
		Received::set([(PERFORMER, 12_345 * LIVE)].into());

		let expected = TierReached {
			index: 1,
			share: Permill::from_percent(72),
			received: 12_345 * LIVE,
			next_threshold: Some(50_000 * LIVE),
		};
		assert_eq!(Tipping::tier(PERFORMER), expected);
		assert_eq!(Tipping::tier(STUDIO).index, 0);
	});
}
