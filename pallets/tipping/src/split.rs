//! A payment, divided by the policy. Pure arithmetic: nobody is known here, and nothing is read.
//!
//! Every part is rounded down, but for the performer's: she gets what the others leave, so that the
//! parts always add up to the payment and she never gets less than her rate of it.

use crate::{policy::*, types::Balance};
use frame::prelude::Permill;

/// The parts of one payment in planck. They add up to it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
	/// The performer's, from which her payouts are taken, with the dust of all roundings.
	pub performer: Balance,
	/// Those of the viewer's referrers, nearest first.
	pub viewer_referrers: [Balance; VIEWER_REFERRERS],
	/// Those of the performer's referrers, nearest first.
	pub performer_referrers: [Balance; PERFORMER_REFERRERS],
	/// The edge relay's.
	pub edge_relay: Balance,
	/// The origin relay's.
	pub origin_relay: Balance,
	/// The validators' pot's.
	pub validators: Balance,
	/// The treasury's.
	pub treasury: Balance,
}

impl Policy {
	/// Divides `amount` planck for a performer who received `received` planck, decayed.
	pub fn split(&self, received: Balance, amount: Balance) -> Split {
		// Exact for every amount: quotient and remainder by a million are multiplied apart.
		let part = |rate: Permill| rate.mul_floor(amount);
		let treasury = self.treasury(self.tier(received).share).unwrap_or_default();
		let others = Split {
			performer: 0,
			viewer_referrers: self.viewer_referrers.map(part),
			performer_referrers: self.performer_referrers.map(part),
			edge_relay: part(self.edge_relay),
			origin_relay: part(self.origin_relay),
			validators: part(self.validators),
			treasury: part(treasury),
		};
		Split { performer: amount.saturating_sub(others.total()), ..others }
	}
}

impl Split {
	/// All parts together.
	pub fn total(&self) -> Balance {
		[self.performer, self.edge_relay, self.origin_relay, self.validators, self.treasury]
			.iter()
			.chain(&self.viewer_referrers)
			.chain(&self.performer_referrers)
			.fold(0, |total, part| total.saturating_add(*part))
	}
}
