use super::*;
use crate::receipt::{decide, Claim, PerformerUnreachable, Receipt};
use proptest::{prop_assert, prop_assert_eq, proptest};

const OWN: Balance = 700;
const REST: Balance = 300;

fn claim(role: Role, account: AccountId, amount: Balance) -> Claim<AccountId> {
	Claim { share: Share { role, account, amount }, obstacle: None }
}

/// Decides with a minimum of 10 for accounts from [`NOBODY`] on.
fn decided(
	performer: AccountId,
	claims: &[Claim<AccountId>],
) -> Result<Receipt<AccountId>, PerformerUnreachable> {
	decide(claims, (performer, OWN), (TREASURY, REST), |account, amount| {
		*account < NOBODY || amount >= 10
	})
}

fn any_role() -> impl Strategy<Value = Role> {
	proptest::prop_oneof![
		(0..8u8).prop_map(Role::Payout),
		(0..3u8).prop_map(Role::ViewerReferrer),
		(0..2u8).prop_map(Role::PerformerReferrer),
		Just(Role::EdgeRelay),
		Just(Role::OriginRelay),
		Just(Role::Validators),
	]
}

#[test]
fn the_treasury_gets_what_nobody_claims() {
	let receipt = decided(PERFORMER, &[]).unwrap();

	let expected = [(Role::Performer, PERFORMER, OWN), (Role::Treasury, TREASURY, REST)]
		.map(|(role, account, amount)| Share { role, account, amount });
	assert_eq!((receipt.shares, receipt.unclaimed), (expected.to_vec(), vec![]));
}

#[test]
fn an_account_is_asked_about_once_with_all_that_it_would_get() {
	let asked = std::cell::RefCell::new(Vec::new());
	let claims = [
		claim(Role::Payout(0), EDGE, 7),
		claim(Role::EdgeRelay, EDGE, 3),
		claim(Role::ViewerReferrer(0), PERFORMER, 5),
		claim(Role::OriginRelay, ORIGIN, 2),
	];

	decide(&claims, (PERFORMER, OWN), (TREASURY, REST), |account, amount| {
		asked.borrow_mut().push((*account, amount));
		true
	})
	.unwrap();

	assert_eq!(asked.into_inner(), [(EDGE, 10), (ORIGIN, 2), (PERFORMER, OWN - 7 + 5)]);
}

#[test]
fn nobody_is_paid_when_the_performer_cannot_be() {
	let payout = |amount| [claim(Role::Payout(0), STUDIO, amount)];

	assert!(decided(NOBODY, &payout(OWN - 10)).is_ok());
	assert_eq!(decided(NOBODY, &payout(OWN - 9)), Err(PerformerUnreachable));
	// Nothing at all is left to her: then nothing has to reach her.
	assert!(decided(NOBODY, &payout(OWN)).is_ok());
}

proptest! {
	#[test]
	fn the_shares_add_up_whatever_is_decided(
		claims in proptest::collection::vec(
			(any_role(), 0..4u64, 1..=16u128, any::<bool>(), any::<bool>()),
			0..=16,
		),
	) {
		let claims: Vec<_> = claims
			.into_iter()
			.map(|(role, account, amount, lives, unknown)| Claim {
				obstacle: unknown.then_some(UnclaimedReason::UnknownRelay),
				..claim(role, PERFORMER + account + if lives { 0 } else { NOBODY }, amount)
			})
			.collect();

		let Receipt { shares, unclaimed } = decided(PERFORMER, &claims).unwrap();

		prop_assert_eq!(shares.iter().map(|share| share.amount).sum::<u128>(), OWN + REST);
		prop_assert!(shares.iter().all(|share| share.amount > 0));
		// Every claim is either paid as it is or unclaimed.
		let paid = |claim: &&Claim<AccountId>| shares.contains(&claim.share);
		prop_assert!(claims.iter().filter(paid).count() + unclaimed.len() >= claims.len());
		// Her payouts and what she keeps are her part.
		let own: Balance = shares
			.iter()
			.filter(|share| matches!(share.role, Role::Performer | Role::Payout(_)))
			.map(|share| share.amount)
			.sum();
		prop_assert_eq!(own, OWN);
		// Nobody who lives is left out, but for relays that nobody knows.
		let excused = |unclaimed: &Unclaimed<AccountId, Balance>| {
			unclaimed.reason == UnclaimedReason::UnknownRelay || unclaimed.account >= NOBODY
		};
		prop_assert!(unclaimed.iter().all(excused));
		// Nobody is paid less than it takes to exist.
		for share in &shares {
			let all: Balance = shares
				.iter()
				.filter(|other| other.account == share.account)
				.map(|other| other.amount)
				.sum();
			prop_assert!(share.account < NOBODY || all >= 10);
		}
	}
}
