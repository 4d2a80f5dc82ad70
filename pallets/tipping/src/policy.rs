//! The policy: which party gets which part of a payment.
//!
//! A policy is data that governance changes; the bounds around it are code that governance cannot
//! change. The treasury has no rate of its own: it gets what all the others leave.

use crate::types::{Balance, TierReached};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::deps::frame_support::PalletError;
use frame::prelude::{ensure, BoundedVec, ConstU32, Debug, PerThing, Permill, TypeInfo};
use livestars_primitives::LIVE;
use serde::{Deserialize, Serialize};

/// The least that a performer gets of every payment, at every tier. The promise of Live Stars: no
/// vote can lower it.
pub const PERFORMER_FLOOR: Permill = Permill::from_percent(70);

/// The most that all referrers get together, on both sides of a payment.
pub const REFERRERS_CEILING: Permill = Permill::from_percent(15);

/// The most that the edge relay gets, and the most that the origin relay gets.
pub const RELAY_CEILING: Permill = Permill::from_percent(10);

/// The least that the validators' pot gets: nothing else pays for blocks but the fees.
pub const VALIDATORS_FLOOR: Permill = Permill::from_percent(1);

/// The most that the validators' pot gets.
pub const VALIDATORS_CEILING: Permill = Permill::from_percent(10);

/// The most tiers of performers.
pub const MAX_PERFORMER_TIERS: u32 = 8;

/// The tiers of referrers that are paid on the viewer's side.
pub const VIEWER_REFERRERS: usize = 3;

/// The tiers of referrers that are paid on the performer's side.
pub const PERFORMER_REFERRERS: usize = 2;

/// A performer's share from a sum received upwards.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Tier {
	/// What the performer must have received, decayed, in planck.
	pub threshold: Balance,
	/// Her share of every payment.
	pub share: Permill,
}

/// Which party gets which part of a payment.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Policy {
	/// The performers' tiers: thresholds ascend from zero, shares never fall.
	pub tiers: BoundedVec<Tier, ConstU32<MAX_PERFORMER_TIERS>>,
	/// The shares of those who brought the viewer, nearest first.
	pub viewer_referrers: [Permill; VIEWER_REFERRERS],
	/// The shares of those who brought the performer, nearest first.
	pub performer_referrers: [Permill; PERFORMER_REFERRERS],
	/// The share of the relay that served the viewer.
	pub edge_relay: Permill,
	/// The share of the relay that the performer publishes to.
	pub origin_relay: Permill,
	/// The share of the validators' pot.
	pub validators: Permill,
}

/// A rate with bounds of its own.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PalletError,
)]
pub enum Rate {
	/// All referrers together, at most [`REFERRERS_CEILING`].
	Referrers,
	/// The edge relay, at most [`RELAY_CEILING`].
	EdgeRelay,
	/// The origin relay, at most [`RELAY_CEILING`].
	OriginRelay,
	/// The validators' pot, from [`VALIDATORS_FLOOR`] to [`VALIDATORS_CEILING`].
	Validators,
}

/// Why a policy is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyError {
	/// There is no tier.
	NoTiers,
	/// The first tier does not start at zero, so that some performers would have none.
	FirstThresholdNotZero,
	/// The thresholds do not ascend strictly, or a share falls.
	TiersOutOfOrder,
	/// A tier pays the performer less than [`PERFORMER_FLOOR`].
	PerformerBelowFloor,
	/// This rate is outside its bounds.
	OutOfBounds(Rate),
	/// The highest tier and all other rates add up to more than the whole payment.
	SharesExceedWhole,
}

impl Policy {
	/// The policy that the chain starts with.
	///
	/// | party | share |
	/// |---|---|
	/// | performer | 70 %; 72 / 74 / 76 / 78 / 80 % from 10 k / 50 k / 200 k / 1 M / 5 M LIVE |
	/// | viewer's referrers | 5 / 2 / 1 % |
	/// | performer's referrers | 3 / 1 % |
	/// | edge relay, origin relay | 3 %, 2 % |
	/// | validators' pot | 2 % |
	/// | treasury | the rest: 11 % at the lowest tier, 1 % at the highest |
	pub fn genesis() -> Self {
		let tier = |live: u128, percent| Tier {
			threshold: live.saturating_mul(LIVE),
			share: Permill::from_percent(percent),
		};
		Self {
			tiers: BoundedVec::truncate_from(alloc::vec![
				tier(0, 70),
				tier(10_000, 72),
				tier(50_000, 74),
				tier(200_000, 76),
				tier(1_000_000, 78),
				tier(5_000_000, 80),
			]),
			viewer_referrers: [5, 2, 1].map(Permill::from_percent),
			performer_referrers: [3, 1].map(Permill::from_percent),
			edge_relay: Permill::from_percent(3),
			origin_relay: Permill::from_percent(2),
			validators: Permill::from_percent(2),
		}
	}

	/// Whether the policy is inside the bounds.
	pub fn validate(&self) -> Result<(), PolicyError> {
		let tiers = &self.tiers;
		let (first, last) = tiers.first().zip(tiers.last()).ok_or(PolicyError::NoTiers)?;
		ensure!(first.threshold == 0, PolicyError::FirstThresholdNotZero);
		ensure!(
			tiers.iter().all(|tier| tier.share >= PERFORMER_FLOOR),
			PolicyError::PerformerBelowFloor
		);
		ensure!(
			tiers.iter().zip(tiers.iter().skip(1)).all(|(lower, higher)| {
				lower.threshold < higher.threshold && lower.share <= higher.share
			}),
			PolicyError::TiersOutOfOrder
		);

		let within = |rate, parts, ceiling: Permill| {
			ensure!(parts <= ceiling.deconstruct(), PolicyError::OutOfBounds(rate));
			Ok(())
		};
		within(Rate::Referrers, self.referrers(), REFERRERS_CEILING)?;
		within(Rate::EdgeRelay, self.edge_relay.deconstruct(), RELAY_CEILING)?;
		within(Rate::OriginRelay, self.origin_relay.deconstruct(), RELAY_CEILING)?;
		within(Rate::Validators, self.validators.deconstruct(), VALIDATORS_CEILING)?;
		ensure!(self.validators >= VALIDATORS_FLOOR, PolicyError::OutOfBounds(Rate::Validators));

		ensure!(self.treasury(last.share).is_some(), PolicyError::SharesExceedWhole);
		Ok(())
	}

	/// The tier of a performer who received `received` planck, decayed.
	pub fn tier(&self, received: Balance) -> TierReached {
		let reached = self.tiers.iter().take_while(|tier| tier.threshold <= received).count();
		let index = reached.saturating_sub(1);
		TierReached {
			index: index as u32,
			share: self.tiers.get(index).map_or(PERFORMER_FLOOR, |tier| tier.share),
			received,
			next_threshold: self.tiers.get(reached).map(|tier| tier.threshold),
		}
	}

	/// What remains for the treasury beside a performer who gets `share`; `None` if all shares
	/// together exceed the whole.
	pub(crate) fn treasury(&self, share: Permill) -> Option<Permill> {
		let others = [self.edge_relay, self.origin_relay, self.validators, share]
			.map(Permill::deconstruct)
			.into_iter()
			.fold(self.referrers(), u32::saturating_add);
		Permill::ACCURACY.checked_sub(others).map(Permill::from_parts)
	}

	/// The rates of all referrers together, in millionths.
	fn referrers(&self) -> u32 {
		self.viewer_referrers
			.iter()
			.chain(&self.performer_referrers)
			.map(|rate| rate.deconstruct())
			.fold(0, u32::saturating_add)
	}
}

impl Default for Policy {
	fn default() -> Self {
		Self::genesis()
	}
}
