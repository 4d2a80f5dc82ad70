//! The receipt of a payment, and what every receipt must fulfil.

use livestars_chain::Account;
use std::fmt;

/// What a share is paid for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
	/// The performer herself.
	Performer,
	/// An account among which the performer splits her own share.
	Payout(u8),
	/// Who brought the viewer; 0 is the nearest tier.
	ViewerReferrer(u8),
	/// Who brought the performer; 0 is the nearest tier.
	PerformerReferrer(u8),
	/// The relay that served the viewer.
	EdgeRelay,
	/// The relay that the performer publishes to.
	OriginRelay,
	/// The pot from which validators are rewarded.
	Validators,
	/// The treasury.
	Treasury,
	/// A role that this auditor does not know, by the chain's name for it.
	Other(String),
}

impl Role {
	/// Whether a share for this role is the performer's, whichever account she directs it to.
	pub fn is_performers(&self) -> bool {
		matches!(self, Self::Performer | Self::Payout(_))
	}

	/// The role for sums: all payouts are one.
	pub fn for_sums(&self) -> Self {
		match self {
			Self::Payout(_) => Self::Payout(0),
			role => role.clone(),
		}
	}
}

impl fmt::Display for Role {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Performer => f.write_str("performer"),
			Self::Payout(_) => f.write_str("performer's payouts"),
			Self::ViewerReferrer(tier) => {
				write!(f, "viewer's referrer, tier {}", u16::from(*tier) + 1)
			},
			Self::PerformerReferrer(tier) => {
				write!(f, "performer's referrer, tier {}", u16::from(*tier) + 1)
			},
			Self::EdgeRelay => f.write_str("edge relay"),
			Self::OriginRelay => f.write_str("origin relay"),
			Self::Validators => f.write_str("validators' pot"),
			Self::Treasury => f.write_str("treasury"),
			Self::Other(name) => f.write_str(name),
		}
	}
}

/// One party's part of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
	/// What it is paid for.
	pub role: Role,
	/// Who has it.
	pub account: Account,
	/// How much, in planck.
	pub amount: u128,
}

/// When in its block a payment was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
	/// Before the block's time was set: the chain's clock still shows the time of the block before.
	Initialisation,
	/// Afterwards, at the block's own time.
	Execution,
}

/// A payment, as its event tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
	/// The place of its event among all events of the block.
	pub event: u32,
	/// When in the block it was made.
	pub phase: Phase,
	/// Who paid.
	pub payer: Account,
	/// Who was paid for.
	pub performer: Account,
	/// The whole payment in planck.
	pub amount: u128,
	/// What it was for, by the chain's name for it.
	pub kind: String,
	/// Who got what.
	pub shares: Vec<Share>,
	/// What did not reach the account it was meant for, in planck each. The shares contain it.
	pub unclaimed: Vec<u128>,
}

/// What is wrong with a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
	/// The shares do not add up to the payment.
	SharesDoNotAddUp {
		/// The payment in planck.
		amount: u128,
		/// What the shares add up to, in planck; `None` if that is beyond what a number can hold.
		shares: Option<u128>,
	},
	/// A share is zero.
	ZeroShare(Role),
	/// The performer's part is below 70 %.
	BelowFloor {
		/// The least that would be hers, in planck.
		floor: u128,
		/// What she got, in planck, wherever she directs it to.
		part: u128,
	},
	/// The payer and the performer are the same account.
	SelfPayment,
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::SharesDoNotAddUp { amount, shares: Some(shares) } => {
				write!(f, "the shares add up to {shares} planck, the payment is {amount} planck")
			},
			Self::SharesDoNotAddUp { amount, shares: None } => {
				write!(f, "the shares add up to far more than the payment of {amount} planck")
			},
			Self::ZeroShare(role) => write!(f, "the share of the {role} is zero"),
			Self::BelowFloor { floor, part } => {
				write!(f, "the performer got {part} planck, 70 % are {floor} planck")
			},
			Self::SelfPayment => f.write_str("the performer paid herself"),
		}
	}
}

/// 70 % of a payment, rounded down: the least that a performer gets. No vote can lower it.
pub fn performer_floor(amount: u128) -> u128 {
	// Both terms together are below `amount`.
	amount / 10 * 7 + amount % 10 * 7 / 10
}

impl Payment {
	/// The performer's part in planck, wherever she directs it to.
	pub fn performers_part(&self) -> u128 {
		let parts = self.shares.iter().filter(|share| share.role.is_performers());
		parts.fold(0, |sum: u128, share| sum.saturating_add(share.amount))
	}

	/// Everything that is wrong with the receipt.
	pub fn faults(&self) -> Vec<Fault> {
		let mut faults = Vec::new();
		let shares =
			self.shares.iter().try_fold(0, |sum: u128, share| sum.checked_add(share.amount));
		if shares != Some(self.amount) {
			faults.push(Fault::SharesDoNotAddUp { amount: self.amount, shares });
		}
		let zero = self.shares.iter().filter(|share| share.amount == 0);
		faults.extend(zero.map(|share| Fault::ZeroShare(share.role.clone())));
		let (floor, part) = (performer_floor(self.amount), self.performers_part());
		if part < floor {
			faults.push(Fault::BelowFloor { floor, part });
		}
		if self.payer == self.performer {
			faults.push(Fault::SelfPayment);
		}
		faults
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::made_up::{payment, share, ANNA, VIEWER};

	#[test]
	fn a_receipt_that_adds_up_has_no_faults() {
		assert_eq!(payment(ANNA, 1_000).faults(), []);
		assert_eq!(payment(ANNA, 1).faults(), []);
	}

	#[test]
	fn a_share_that_is_one_planck_off_is_found() {
		for off in [-1_i64, 1] {
			let mut tampered = payment(ANNA, 1_000);
			tampered.shares[1].amount = tampered.shares[1].amount.saturating_add_signed(off.into());
			let shares = Some(1_000_u128.saturating_add_signed(off.into()));
			assert_eq!(tampered.faults(), [Fault::SharesDoNotAddUp { amount: 1_000, shares }]);
		}
	}

	#[test]
	fn shares_beyond_every_number_are_found() {
		let mut tampered = payment(ANNA, 1_000);
		tampered.shares[1].amount = u128::MAX;
		assert_eq!(tampered.faults(), [Fault::SharesDoNotAddUp { amount: 1_000, shares: None }]);
	}

	#[test]
	fn a_share_of_zero_is_found() {
		let mut tampered = payment(ANNA, 1_000);
		tampered.shares.push(share(Role::EdgeRelay, 7, 0));
		assert_eq!(tampered.faults(), [Fault::ZeroShare(Role::EdgeRelay)]);
	}

	#[test]
	fn a_performer_below_70_percent_is_found() {
		// GIVEN a payment of which a planck went from the performer to the treasury
		let mut tampered = payment(ANNA, 1_000);
		tampered.shares[0].amount -= 1;
		tampered.shares[1].amount += 1;
		// THEN the receipt still adds up, and breaks the promise
		assert_eq!(tampered.faults(), [Fault::BelowFloor { floor: 700, part: 699 }]);
	}

	#[test]
	fn what_the_performer_directs_elsewhere_is_still_hers() {
		let mut split = payment(ANNA, 1_000);
		split.shares[0].amount -= 500;
		split.shares.push(share(Role::Payout(0), 8, 500));
		assert_eq!(split.faults(), []);
	}

	#[test]
	fn a_share_for_an_unknown_role_is_not_the_performers() {
		let mut odd = payment(ANNA, 1_000);
		odd.shares[0].role = Role::Other("Seeder".into());
		assert_eq!(odd.faults(), [Fault::BelowFloor { floor: 700, part: 0 }]);
	}

	#[test]
	fn a_performer_who_pays_herself_is_found() {
		let mut odd = payment(ANNA, 1_000);
		assert_eq!(odd.payer, VIEWER);
		odd.payer = ANNA;
		assert_eq!(odd.faults(), [Fault::SelfPayment]);
	}

	#[test]
	fn the_floor_is_70_percent_rounded_down_of_every_amount() {
		for amount in (0..1_000).chain([u64::MAX.into(), 3_u128.pow(75)]) {
			assert_eq!(performer_floor(amount), amount * 7 / 10);
		}
		assert_eq!(performer_floor(u128::MAX), u128::MAX / 10 * 7 + 5 * 7 / 10);
	}
}
