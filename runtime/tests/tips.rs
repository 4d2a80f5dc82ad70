//! A tip pays everybody, in one block.

mod common;

use common::*;
use livestars_primitives::{
	eligibility::Ineligibility,
	payment::{PaymentError, Role, Share, UnclaimedReason},
};
use livestars_runtime::{
	Referrals, Relays, Rooms, Runtime, RuntimeCall, System, Tipping, Verification,
};
use pallet_tipping::Event::Paid;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::{Permill, TokenError},
	*,
};

fn tip(performer: &str, amount: u128) -> RuntimeCall {
	tip_served_by(performer, amount, None)
}

fn tip_served_by(performer: &str, amount: u128, relay: Option<&str>) -> RuntimeCall {
	pallet_tipping::Call::tip {
		performer: account(performer),
		amount,
		served_by: relay.map(account),
		memo: None,
	}
	.into()
}

fn go_live(performer: &str) {
	let relay = account("Relay");
	assert_ok!(call(
		&account(performer),
		pallet_rooms::Call::go_live { relay, cast: Default::default() }
	));
}

#[test]
fn a_tip_pays_performer_referrers_relay_validators_and_treasury_in_its_block() {
	on_dev_chain(|| {
		// GIVEN a viewer below three referrers, a performer below one, live on a relay
		go_live("Luna");
		let parties = [
			account("Luna"),
			account("Charlie"),
			account("Dave"),
			account("Eve"),
			account("Affiliate"),
			account("Relay"),
			validators_pot(),
			treasury(),
		];
		let before = parties.clone().map(|party| free(&party));
		let payer_before = free(&account("Bob"));

		// WHEN the viewer tips 100 LIVE
		assert_ok!(call(&account("Bob"), tip_served_by("Luna", 100 * LIVE, Some("Relay"))));

		// THEN each of them has her share of it
		let gained: Vec<_> =
			parties.iter().zip(before).map(|(party, before)| free(party) - before).collect();
		let percent = [70, 5, 2, 1, 3, 5, 2, 12].map(|percent| percent * LIVE);
		assert_eq!(gained, percent);
		assert_eq!(payer_before - free(&account("Bob")), 100 * LIVE);

		// AND the receipt says so
		let receipts = receipts();
		let [Paid { payer, performer, amount, shares, unclaimed, .. }] = receipts.as_slice() else {
			panic!("one tip has one receipt, not {receipts:?}");
		};
		assert_eq!((payer, performer), (&account("Bob"), &account("Luna")));
		assert_eq!(shares.iter().map(|share| share.amount).sum::<u128>(), *amount);
		assert!(unclaimed.is_empty());
		let roles: Vec<_> = shares.iter().map(|share| share.role).collect();
		assert_eq!(
			roles,
			[
				Role::Performer,
				Role::ViewerReferrer(0),
				Role::ViewerReferrer(1),
				Role::ViewerReferrer(2),
				Role::PerformerReferrer(0),
				Role::EdgeRelay,
				Role::OriginRelay,
				Role::Validators,
				Role::Treasury,
			]
		);
	});
}

#[test]
fn a_tip_of_one_planck_is_the_performers() {
	on_dev_chain(|| {
		let before = free(&account("Mira"));

		assert_ok!(call(&account("Bob"), tip("Mira", 1)));

		assert_eq!(free(&account("Mira")) - before, 1);
	});
}

#[test]
fn a_tip_naming_an_unknown_relay_is_paid_and_the_receipt_says_where_its_share_went() {
	on_dev_chain(|| {
		assert_ok!(call(&account("Ferdie"), tip_served_by("Mira", 100 * LIVE, Some("Ferdie"))));

		let receipts = receipts();
		let [Paid { shares, unclaimed, .. }] = receipts.as_slice() else {
			panic!("one tip has one receipt");
		};
		let lost = &unclaimed[0];
		assert_eq!(unclaimed.len(), 1);
		assert_eq!((lost.role, lost.reason), (Role::EdgeRelay, UnclaimedReason::UnknownRelay));
		assert_eq!((&lost.account, lost.amount), (&account("Ferdie"), 3 * LIVE));
		let last = shares.last();
		assert!(
			matches!(last, Some(Share { role: Role::Treasury, account, .. }) if *account == treasury())
		);
	});
}

#[test]
fn tips_that_cannot_be_are_refused_each_for_its_own_reason() {
	on_dev_chain(|| {
		let bob = account("Bob");
		let refused = |error: PaymentError| pallet_tipping::Error::<Runtime>::from(error);

		assert_noop!(call(&bob, tip("Luna", 0)), refused(PaymentError::ZeroAmount));
		assert_noop!(call(&account("Luna"), tip("Luna", LIVE)), refused(PaymentError::SelfPayment));
		assert_noop!(call(&bob, tip("Ferdie", LIVE)), refused(PaymentError::NotAPerformer));
		assert_noop!(call(&bob, tip("Luna", free(&bob) + 1)), TokenError::FundsUnavailable);
	});
}

#[test]
fn a_performer_who_withdrew_her_document_goes_offline_and_gets_no_tips_and_keeps_her_money() {
	on_dev_chain(|| {
		// GIVEN a live performer with earnings
		go_live("Luna");
		assert_ok!(call(&account("Bob"), tip("Luna", 100 * LIVE)));
		let earned = free(&account("Luna"));

		// WHEN she withdraws her document
		assert_ok!(call(&account("Luna"), pallet_verification::Call::withdraw {}));

		// THEN her stream is over in this block, tips are refused, and what she earned is hers
		assert!(Rooms::room(account("Luna")).is_some_and(|room| room.live.is_none()));
		assert_noop!(
			call(&account("Bob"), tip("Luna", LIVE)),
			pallet_tipping::Error::<Runtime>::from(PaymentError::NotEligible(
				Ineligibility::Unverified
			))
		);
		assert!(free(&account("Luna")) >= earned);
		assert_eq!(Verification::eligibility(account("Luna")), Err(Ineligibility::Unverified));
	});
}

#[test]
fn an_attestation_that_expires_ends_the_stream_in_that_block() {
	on_dev_chain(|| {
		// GIVEN a performer attested for a few blocks more
		let fingerprint = sp_core::H256::repeat_byte(7);
		let (performer, verifier) = (account("Luna"), account("Verifier"));
		let expires_at = System::block_number() + 5;
		assert_ok!(call(
			&performer,
			pallet_verification::Call::submit {
				verifier: verifier.clone(),
				fingerprint,
				max_fee: 100 * LIVE
			}
		));
		assert_ok!(call(
			&verifier,
			pallet_verification::Call::attest {
				performer: performer.clone(),
				fingerprint,
				expires_at
			}
		));
		go_live("Luna");

		// WHEN time passes, THEN the stream runs up to the expiry and no block longer
		run_to(expires_at - 1);
		assert!(Rooms::room(performer.clone()).is_some_and(|room| room.live.is_some()));
		run_to(expires_at);
		assert!(Rooms::room(performer.clone()).is_some_and(|room| room.live.is_none()));
		assert_eq!(Verification::eligibility(performer), Err(Ineligibility::Expired));
	});
}

#[test]
fn a_new_policy_holds_from_the_next_tip_on() {
	on_dev_chain(|| {
		let luna = account("Luna");
		let gain_of_a_tip = || {
			let before = free(&luna);
			assert_ok!(call(&account("Ferdie"), tip("Luna", 100 * LIVE)));
			free(&luna) - before
		};
		assert_eq!(gain_of_a_tip(), 70 * LIVE);

		let mut policy = Tipping::policy();
		policy.tiers[0].share = Permill::from_percent(71);
		assert_noop!(
			call(&luna, pallet_tipping::Call::set_policy { policy: policy.clone() }),
			polkadot_sdk::sp_runtime::DispatchError::BadOrigin
		);
		assert_ok!(govern(pallet_tipping::Call::set_policy { policy: policy.clone() }));
		assert_eq!(gain_of_a_tip(), 71 * LIVE);

		// No policy lowers the floor or gives away more than there is.
		policy.tiers[0].share = Permill::from_percent(69);
		assert!(govern(pallet_tipping::Call::set_policy { policy: policy.clone() }).is_err());
		policy.tiers.iter_mut().for_each(|tier| tier.share = Permill::from_percent(90));
		assert!(govern(pallet_tipping::Call::set_policy { policy }).is_err());
		assert_eq!(gain_of_a_tip(), 71 * LIVE);
	});
}

#[test]
fn referrers_earnings_are_on_record() {
	on_dev_chain(|| {
		assert_ok!(call(&account("Bob"), tip("Luna", 100 * LIVE)));

		assert_eq!(
			Referrals::stats(account("Charlie")).earnings.as_viewer_referrer,
			[5 * LIVE, 0, 0]
		);
		assert_eq!(
			Referrals::stats(account("Affiliate")).earnings.as_performer_referrer,
			[3 * LIVE, 0, 0]
		);
		assert_eq!(Referrals::path_of(account("Bob")), ["Charlie", "Dave", "Eve"].map(account));
	});
}

#[test]
fn a_relay_that_left_cannot_carry_a_stream() {
	on_dev_chain(|| {
		assert_ok!(call(&account("Relay"), pallet_relays::Call::leave {}));

		let started = call(
			&account("Luna"),
			pallet_rooms::Call::go_live { relay: account("Relay"), cast: Default::default() },
		);
		assert!(started.is_err());
		assert_eq!(Relays::directory().len(), 1);
	});
}
