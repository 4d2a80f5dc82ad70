//! The receipt: who of all parties can be paid, and who gets what the others cannot get. Pure
//! logic over what the engine found out.

use crate::types::Balance;
use alloc::{collections::BTreeMap, vec::Vec};
use livestars_primitives::payment::{Role, Share, Unclaimed, UnclaimedReason};

/// A party's claim to a part of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<AccountId> {
	/// The share as it is meant to be; never zero.
	pub share: Share<AccountId, Balance>,
	/// What is known to stand in its way.
	pub obstacle: Option<UnclaimedReason>,
}

/// Who gets what, and who would have got something and cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt<AccountId> {
	/// The shares that are paid: the performer's, the claims' in their order, the treasury's.
	pub shares: Vec<Share<AccountId, Balance>>,
	/// The claims that are not.
	pub unclaimed: Vec<Unclaimed<AccountId, Balance>>,
}

/// The performer cannot be paid, and so nobody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerformerUnreachable;

/// Decides every claim to a payment of which the performer's part is `own` and the part of all the
/// others `rest`.
///
/// Payouts are taken from `own`, all other claims from `rest`; what is left of the two goes to the
/// performer and to the treasury, so that the shares add up to `own + rest` whatever is decided.
/// `can_receive` is asked once for each account, with all that the payment would give to it.
pub fn decide<AccountId: Clone + Ord>(
	claims: &[Claim<AccountId>],
	(performer, mut own): (AccountId, Balance),
	(treasury, mut rest): (AccountId, Balance),
	can_receive: impl Fn(&AccountId, Balance) -> bool,
) -> Result<Receipt<AccountId>, PerformerUnreachable> {
	let mut wanted = BTreeMap::<&AccountId, Balance>::new();
	for Claim { share, .. } in claims.iter().filter(|claim| claim.obstacle.is_none()) {
		let total = wanted.entry(&share.account).or_default();
		*total = total.saturating_add(share.amount);
	}
	// The performer's part is not known yet: she is asked about at the end.
	let hers = wanted.remove(&performer).unwrap_or_default();
	wanted.retain(|account, total| !can_receive(account, *total));
	let unreachable = wanted;

	let (mut shares, mut unclaimed) = (Vec::new(), Vec::new());
	for Claim { share, obstacle } in claims {
		let reason = obstacle.or_else(|| {
			unreachable.contains_key(&share.account).then_some(UnclaimedReason::CannotReceive)
		});
		let Share { role, account, amount } = share.clone();
		match (reason, role) {
			(Some(reason), _) => unclaimed.push(Unclaimed { role, account, amount, reason }),
			(None, Role::Payout(_)) => {
				own = own.saturating_sub(amount);
				shares.push(share.clone());
			},
			(None, _) => {
				rest = rest.saturating_sub(amount);
				shares.push(share.clone());
			},
		}
	}

	let hers = hers.saturating_add(own);
	if hers > 0 && !can_receive(&performer, hers) {
		return Err(PerformerUnreachable);
	}
	shares.insert(0, Share { role: Role::Performer, account: performer, amount: own });
	shares.push(Share { role: Role::Treasury, account: treasury, amount: rest });
	shares.retain(|share| share.amount > 0);
	Ok(Receipt { shares, unclaimed })
}
