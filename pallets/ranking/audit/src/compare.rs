//! Compares what was recomputed with what the chain answers.
//!
//! Sums, keys, tiers and the order of performers follow from the payments. Who has a room, who may be
//! shown and who is a newcomer are facts of other pallets, and are taken from the chain; where two of
//! its answers state the same fact, they must agree. The public list follows from all of these.

use crate::replay::{ranked, Sums};
use livestars_chain::Account;
use livestars_ranking_core::{decay, shuffled, slot, DecayedSum, Slot, FRACTION_BITS};
use serde::Serialize;
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
};

/// A tier of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
	/// What a performer must have received, decayed, in planck.
	pub threshold: u128,
	/// Her share of every payment, in millionths.
	pub share: u32,
}

/// The tier that a performer reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierReached {
	/// Its place in the policy; 0 is the lowest.
	pub index: u32,
	/// Her share of every payment, in millionths.
	pub share: u32,
	/// What she received, decayed, in planck.
	pub received: u128,
}

/// Whether a performer has a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
	/// She has one.
	Open,
	/// She closed it, or never had one.
	Closed,
}

/// What the chain keeps of a performer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
	/// What she received, decayed.
	pub sum: DecayedSum,
	/// Whether she has a room.
	pub room: Room,
}

/// The chain's reasons for a performer's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
	/// The time for which the explanation holds, in milliseconds since the Unix epoch.
	pub now: u64,
	/// The half-life in milliseconds.
	pub half_life: u64,
	/// What she received until her last payment, decayed until then, in planck.
	pub recorded: u128,
	/// When she was last paid, in milliseconds since the Unix epoch; zero for never.
	pub updated: u64,
	/// How much of it counts now, in units of 2^−32.
	pub weight: u64,
	/// What she received until now, decayed, in planck.
	pub received: u128,
	/// The key by which performers are ordered.
	pub sort_key: u64,
	/// How many performers with a room and a payment stand above her; `None` if she is none of them.
	pub place: Option<u32>,
	/// Whether she has a room.
	pub room: Room,
	/// Whether she is a newcomer.
	pub newcomer: bool,
	/// Whether she may be shown.
	pub eligible: bool,
}

/// Why a performer stands where she stands in the public list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
	/// By what she received; her place among the ranked performers of the list, counted from zero.
	Ranked(u32),
	/// As a newcomer.
	Exploration,
}

/// One place of the public list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
	/// The position, counted from zero.
	pub position: u32,
	/// Who stands there.
	pub account: Account,
	/// Why.
	pub listing: Listing,
	/// What she received until now, decayed, in planck.
	pub score: u128,
	/// The key by which performers are ordered.
	pub sort_key: u64,
}

/// Everything that the chain answers at one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
	/// The block's time in milliseconds since the Unix epoch.
	pub time: u64,
	/// The half-life of its runtime in milliseconds.
	pub half_life: u64,
	/// The tiers of the policy, lowest first.
	pub policy: Vec<Tier>,
	/// What is kept of each performer.
	pub records: BTreeMap<Account, Record>,
	/// Who has a room.
	pub rooms: BTreeSet<Account>,
	/// The explanations for everyone whom either side knows.
	pub explanations: BTreeMap<Account, Explanation>,
	/// The tiers of everyone whom either side knows.
	pub tiers: BTreeMap<Account, TierReached>,
	/// What shuffles the newcomers; `None` if the chain does not tell.
	pub exploration_seed: Option<[u8; 32]>,
	/// The public list.
	pub list: Vec<Placed>,
}

/// What the chain was asked about a performer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
	/// The sum that is kept, in planck with 32 binary digits after the point.
	KeptValue,
	/// The time of the last payment that is kept.
	KeptTime,
	/// Whether the record says that she has a room: 1 if so.
	KeptRoom,
	/// Whether the explanation says that she has a room: 1 if so.
	Room,
	/// The time for which the explanation holds.
	Now,
	/// The half-life.
	HalfLife,
	/// What she received until her last payment.
	Recorded,
	/// The time of her last payment.
	Updated,
	/// How much of it counts now.
	Weight,
	/// What she received until now.
	Received,
	/// The key by which performers are ordered.
	SortKey,
	/// Her place.
	Place,
	/// Her tier.
	Tier,
	/// Her share of every payment.
	Share,
	/// What she received until now, as it decides her tier.
	TierReceived,
	/// What she received until now, as the public list says.
	ListedScore,
	/// The key by which performers are ordered, as the public list says.
	ListedSortKey,
}

impl fmt::Display for Subject {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::KeptValue => "stored sum (2^-32 planck)",
			Self::KeptTime => "stored time of the last payment (ms)",
			Self::KeptRoom => "stored room (1: open)",
			Self::Room => "explained room (1: open)",
			Self::Now => "time of the explanation (ms)",
			Self::HalfLife => "half-life (ms)",
			Self::Recorded => "received until the last payment (planck)",
			Self::Updated => "last payment (ms)",
			Self::Weight => "weight (2^-32)",
			Self::Received => "received until now (planck)",
			Self::SortKey => "sort key (2^-32)",
			Self::Place => "place (from 0)",
			Self::Tier => "tier (from 0)",
			Self::Share => "share (millionths)",
			Self::TierReceived => "received for the tier (planck)",
			Self::ListedScore => "listed score (planck)",
			Self::ListedSortKey => "listed sort key (2^-32)",
		})
	}
}

/// One answer of the chain that is not what follows from the payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
	/// An answer about a performer.
	Answer {
		/// Whom.
		performer: Account,
		/// What was asked.
		subject: Subject,
		/// As recomputed.
		replayed: Option<u128>,
		/// As the chain answers.
		chain: Option<u128>,
	},
	/// A position of the public list.
	Position {
		/// The position, counted from zero.
		position: u32,
		/// Who must stand there, and why; `None` past the end.
		replayed: Option<(Account, Listing)>,
		/// Who stands there, and why; `None` past the end.
		chain: Option<(Account, Listing)>,
	},
}

/// How much was recomputed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Compared {
	/// The sums that are kept.
	pub sums: u64,
	/// The explanations, each with a sort key and a place.
	pub explanations: u64,
	/// The tiers.
	pub tiers: u64,
	/// The positions of the public list.
	pub positions: u64,
}

/// The tier of a performer who received `received` planck, decayed: the last one whose threshold
/// she reached. `None` if the policy has no tiers.
pub fn tier(policy: &[Tier], received: u128) -> Option<TierReached> {
	let reached = policy.iter().take_while(|tier| tier.threshold <= received).count();
	let index = reached.saturating_sub(1);
	let share = policy.get(index)?.share;
	Some(TierReached { index: index as u32, share, received })
}

/// All performers with a room and a payment, in their order.
pub fn order(replayed: &Sums, answers: &Answers) -> Vec<Account> {
	ranked(replayed, answers.half_life)
		.into_iter()
		.map(|(performer, _)| performer)
		.filter(|performer| answers.rooms.contains(performer))
		.collect()
}

/// The sum of `performer`; nothing if she was never paid.
fn sum(sums: &Sums, performer: &Account) -> DecayedSum {
	sums.get(performer).copied().unwrap_or_default()
}

/// Compares the recomputed sums, and all that follows from them, with the chain's answers.
pub fn compare(replayed: &Sums, answers: &Answers) -> (Compared, Vec<Difference>) {
	let mut differences = Vec::new();
	let order = order(replayed, answers);
	let places: BTreeMap<Account, u32> = order.iter().copied().zip(0..).collect();
	let everyone: BTreeSet<Account> =
		replayed.keys().chain(answers.records.keys()).chain(&answers.rooms).copied().collect();
	for performer in &everyone {
		differences.extend(compare_record(*performer, replayed, answers));
		if let Some(chain) = answers.explanations.get(performer) {
			let place = places.get(performer).copied();
			differences.extend(compare_explanation(*performer, replayed, place, answers, chain));
		}
		if let Some(chain) = answers.tiers.get(performer) {
			differences.extend(compare_tier(*performer, replayed, answers, chain));
		}
	}
	differences.extend(compare_list(replayed, &order, answers));
	let compared = Compared {
		sums: everyone.len() as u64,
		explanations: answers.explanations.len() as u64,
		tiers: answers.tiers.len() as u64,
		positions: answers.list.len() as u64,
	};
	(compared, differences)
}

/// The answers about one performer that differ, of pairs as recomputed and as the chain answers.
fn differing(
	performer: Account,
	answers: impl IntoIterator<Item = (Subject, Option<u128>, Option<u128>)>,
) -> impl Iterator<Item = Difference> {
	answers.into_iter().filter(|(_, replayed, chain)| replayed != chain).map(
		move |(subject, replayed, chain)| Difference::Answer {
			performer,
			subject,
			replayed,
			chain,
		},
	)
}

fn compare_record(
	performer: Account,
	replayed: &Sums,
	answers: &Answers,
) -> impl Iterator<Item = Difference> {
	let ours = sum(replayed, &performer);
	let theirs = answers.records.get(&performer);
	let chain = theirs.map(|record| record.sum).unwrap_or_default();
	let room = theirs.map_or(Room::Closed, |record| record.room);
	differing(
		performer,
		[
			(Subject::KeptValue, Some(ours.value), Some(chain.value)),
			(Subject::KeptTime, Some(ours.updated.into()), Some(chain.updated.into())),
			(Subject::KeptRoom, Some(has_room(performer, answers)), Some(open(room))),
		],
	)
}

fn has_room(performer: Account, answers: &Answers) -> u128 {
	answers.rooms.contains(&performer).into()
}

fn open(room: Room) -> u128 {
	(room == Room::Open).into()
}

fn compare_explanation(
	performer: Account,
	replayed: &Sums,
	place: Option<u32>,
	answers: &Answers,
	chain: &Explanation,
) -> impl Iterator<Item = Difference> {
	let Answers { time: now, half_life, .. } = *answers;
	let sum = sum(replayed, &performer);
	let elapsed = now.saturating_sub(sum.updated);
	let both = |subject, replayed: u128, chain: u128| (subject, Some(replayed), Some(chain));
	differing(
		performer,
		[
			both(Subject::Now, now.into(), chain.now.into()),
			both(Subject::HalfLife, half_life.into(), chain.half_life.into()),
			both(Subject::Recorded, sum.at(sum.updated, half_life), chain.recorded),
			both(Subject::Updated, sum.updated.into(), chain.updated.into()),
			both(
				Subject::Weight,
				decay(1 << FRACTION_BITS, elapsed, half_life),
				chain.weight.into(),
			),
			both(Subject::Received, sum.at(now, half_life), chain.received),
			both(Subject::SortKey, sum.sort_key(half_life).into(), chain.sort_key.into()),
			(Subject::Place, place.map(u128::from), chain.place.map(u128::from)),
			both(Subject::Room, has_room(performer, answers), open(chain.room)),
		],
	)
}

fn compare_tier(
	performer: Account,
	replayed: &Sums,
	answers: &Answers,
	chain: &TierReached,
) -> impl Iterator<Item = Difference> {
	let received = sum(replayed, &performer).at(answers.time, answers.half_life);
	let ours = tier(&answers.policy, received);
	differing(
		performer,
		[
			(Subject::Tier, ours.map(|ours| ours.index.into()), Some(chain.index.into())),
			(Subject::Share, ours.map(|ours| ours.share.into()), Some(chain.share.into())),
			(Subject::TierReceived, Some(received), Some(chain.received)),
		],
	)
}

/// Compares every position of the public list, and what it says of those who stand there.
fn compare_list(replayed: &Sums, order: &[Account], answers: &Answers) -> Vec<Difference> {
	let mut differences = Vec::new();
	let mut newcomers = BTreeSet::new();
	let expected = public_list(order, answers);
	let length = expected.len().max(answers.list.len());
	for (index, position) in (0..length).zip(0..) {
		let replayed = expected.get(index).copied();
		let placed = answers.list.get(index);
		let chain = placed.map(|placed| (placed.account, placed.listing));
		let in_position = placed.is_some_and(|placed| placed.position == position);
		let agrees = match (replayed, chain) {
			(Some(Expected::Newcomer), Some((account, Listing::Exploration))) => {
				is_newcomer(&account, answers) && newcomers.insert(account)
			},
			(Some(Expected::Exactly(account, listing)), chain) => chain == Some((account, listing)),
			_ => false,
		};
		if !(agrees && in_position) {
			let replayed = replayed.and_then(Expected::exactly);
			differences.push(Difference::Position { position, replayed, chain });
		}
	}
	for placed in &answers.list {
		let sum = sum(replayed, &placed.account);
		let score = sum.at(answers.time, answers.half_life);
		let sort_key = sum.sort_key(answers.half_life);
		differences.extend(differing(
			placed.account,
			[
				(Subject::ListedScore, Some(score), Some(placed.score)),
				(Subject::ListedSortKey, Some(sort_key.into()), Some(placed.sort_key.into())),
			],
		));
	}
	differences
}

/// Who must stand at a position of the public list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
	/// This performer, for this reason.
	Exactly(Account, Listing),
	/// A newcomer; which one is not known without the seed.
	Newcomer,
}

impl Expected {
	fn exactly(self) -> Option<(Account, Listing)> {
		match self {
			Self::Exactly(account, listing) => Some((account, listing)),
			Self::Newcomer => None,
		}
	}
}

fn is_newcomer(performer: &Account, answers: &Answers) -> bool {
	let explanation = answers.explanations.get(performer);
	explanation.is_some_and(|explanation| explanation.newcomer && explanation.eligible)
}

/// The public list, of `order` without newcomers and those who may not be shown, and of newcomers.
fn public_list(order: &[Account], answers: &Answers) -> Vec<Expected> {
	let is_shown_by_rank = |performer: &&Account| {
		let explanation = answers.explanations.get(performer);
		explanation.is_some_and(|explanation| explanation.eligible && !explanation.newcomer)
	};
	let ranked: Vec<Account> = order.iter().filter(is_shown_by_rank).copied().collect();
	let newcomers: Vec<Account> =
		answers.explanations.keys().filter(|who| is_newcomer(who, answers)).copied().collect();
	let (ranked_count, newcomer_count) = (ranked.len() as u32, newcomers.len() as u32);
	(0..)
		.map_while(|position| slot(position, ranked_count, newcomer_count))
		.map_while(|slot| match slot {
			Slot::Ranked(place) => {
				let performer = ranked.get(place as usize)?;
				Some(Expected::Exactly(*performer, Listing::Ranked(place)))
			},
			Slot::Exploration(index) => match &answers.exploration_seed {
				Some(seed) => {
					let index = shuffled(index, newcomer_count, seed);
					let performer = newcomers.get(index as usize)?;
					Some(Expected::Exactly(*performer, Listing::Exploration))
				},
				None => Some(Expected::Newcomer),
			},
		})
		.collect()
}
