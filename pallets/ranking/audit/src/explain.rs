//! Explains a performer's place: every payment that counts, and who stands next to her.

use crate::{
	compare::{order, tier, Answers, Tier},
	replay::{Entry, Origin, Replay},
};
use livestars_chain::Account;

/// One payment and what it counts now.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
	/// The payment.
	pub entry: Entry,
	/// How long ago it was made, in milliseconds.
	pub age: u64,
	/// How much of it counts: 2^(−age / half-life).
	pub weight: f64,
	/// What it counts now, in planck, rounded down.
	pub counts: u128,
}

/// A performer next to the one who is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbour {
	/// Who.
	pub performer: Account,
	/// What she received until now, decayed, in planck.
	pub received: u128,
}

/// Why a performer stands where she stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Reasons {
	/// Who.
	pub performer: Account,
	/// The payments that count at least one planck now, newest first.
	pub contributions: Vec<Contribution>,
	/// How many payments count less than a planck by now.
	pub faded: u64,
	/// What all of them count now, in planck.
	pub received: u128,
	/// The key by which performers are ordered.
	pub sort_key: u64,
	/// Her tier: its place in the policy, and what it takes and gives.
	pub tier: Option<(u32, Tier)>,
	/// The tier above it.
	pub next_tier: Option<Tier>,
	/// Her place among all performers with a room and a payment, counted from zero.
	pub place: Option<u32>,
	/// How many these are.
	pub ranked: u32,
	/// Who stands right above her.
	pub above: Option<Neighbour>,
	/// Who stands right below her.
	pub below: Option<Neighbour>,
}

/// The reasons for the place of the performer whom `replay` followed, if it followed one.
pub fn explain(replay: &Replay, answers: &Answers) -> Option<Reasons> {
	let (performer, history) = replay.followed()?;
	let Answers { time: now, half_life, .. } = *answers;
	let received =
		|performer: &Account| replay.sums().get(performer).map_or(0, |sum| sum.at(now, half_life));

	let mut contributions: Vec<_> = history
		.weighted(now, half_life)
		.map(|(entry, weight)| Contribution {
			age: now.saturating_sub(entry.time),
			weight,
			counts: (entry.amount as f64 * weight) as u128,
			entry: entry.clone(),
		})
		.collect();
	let all = contributions.len();
	contributions.retain(|contribution| contribution.counts > 0);
	contributions.reverse();

	let order = order(replay.sums(), answers);
	let index = order.iter().position(|other| *other == performer);
	let neighbour = |index: Option<usize>| {
		let performer = *order.get(index?)?;
		Some(Neighbour { performer, received: received(&performer) })
	};
	let reached = tier(&answers.policy, received(&performer)).map(|reached| reached.index);
	let at = |index: u32| answers.policy.get(index as usize).copied();
	Some(Reasons {
		performer,
		faded: (all - contributions.len()) as u64,
		contributions,
		received: received(&performer),
		sort_key: replay.sums().get(&performer).map_or(0, |sum| sum.sort_key(half_life)),
		tier: reached.and_then(|index| Some((index, at(index)?))),
		next_tier: reached.and_then(|index| at(index.checked_add(1)?)),
		place: index.map(|index| index as u32),
		ranked: order.len() as u32,
		above: index.and_then(|index| neighbour(index.checked_sub(1))),
		below: index.and_then(|index| neighbour(index.checked_add(1))),
	})
}

impl Contribution {
	/// Whether this is a sum of payments that were not replayed.
	pub fn is_believed(&self) -> bool {
		self.entry.origin == Origin::Believed
	}
}
