//! The answers: the public list, and the reasons for every place in it.
//!
//! These are for runtime APIs, which run off chain: reading up to a place takes as long as there
//! are performers above it.

use super::*;
use alloc::{boxed::Box, collections::BTreeSet, vec, vec::Vec};
use core::iter::Peekable;
use livestars_ranking_core::{decay, shuffled, slot, Slot, FORMULA_VERSION, FRACTION_BITS};

impl<T: Config> Pallet<T> {
	/// The public list from position `from` on, `count` places of it, which is taken as 1 if it is
	/// zero and as [`MAX_PAGE`] if it is more.
	pub fn list(from: u32, count: u32) -> Vec<Placed<T::AccountId>> {
		let until = from.saturating_add(count.clamp(1, MAX_PAGE));
		let now = T::Time::now();
		let half_life = T::HalfLife::get();
		let seed = Self::exploration_seed();
		let fresh = Self::fresh_newcomers(now);
		let newcomers = Self::shown(fresh.iter().cloned()).collect::<Vec<_>>();
		let newcomer_count = newcomers.len() as u32;

		// More ranked performers than the end of the page cannot change the page, nor can it show
		// any before as many places as there are newcomers before its start.
		let first = from.saturating_sub(newcomer_count);
		let mut ranked = Vec::new();
		let mut ranked_count = 0u32;
		let in_order = InOrder::<T>::new().map(|(_, performer)| performer);
		for performer in Self::shown(in_order.filter(|performer| !fresh.contains(performer))) {
			if ranked_count >= until {
				break;
			}
			if ranked_count >= first {
				ranked.push(performer);
			}
			ranked_count = ranked_count.saturating_add(1);
		}

		(from..until)
			.map_while(|position| {
				let (account, listing) = match slot(position, ranked_count, newcomer_count)? {
					Slot::Ranked(place) => {
						let index = place.checked_sub(first)?;
						(ranked.get(index as usize)?, Listing::Ranked { place })
					},
					Slot::Exploration(index) => {
						let index = shuffled(index, newcomer_count, &seed);
						(newcomers.get(index as usize)?, Listing::Exploration)
					},
				};
				let sum = Self::sum(account);
				Some(Placed {
					position,
					account: account.clone(),
					listing,
					score: sum.at(now, half_life),
					sort_key: sum.sort_key(half_life),
				})
			})
			.collect()
	}

	/// Everything that decides the place of `performer`.
	pub fn explain(performer: &T::AccountId) -> Explanation {
		let now = T::Time::now();
		let half_life = T::HalfLife::get();
		let Record { sum, room } =
			Records::<T>::get(performer).unwrap_or(Record::unpaid(RoomState::Closed));
		let elapsed = now.saturating_sub(sum.updated);
		Explanation {
			formula_version: FORMULA_VERSION,
			now,
			half_life,
			recorded: sum.at(sum.updated, half_life),
			updated: sum.updated,
			weight: decay(1 << FRACTION_BITS, elapsed, half_life) as u64,
			received: sum.at(now, half_life),
			sort_key: sum.sort_key(half_life),
			place: Self::place(performer),
			room,
			newcomer_until: Newcomers::<T>::get(performer)
				.filter(|newcomer| Self::is_fresh(newcomer, now))
				.map(|newcomer| Self::newcomer_until(&newcomer)),
			eligibility: T::Eligibility::check(performer),
		}
	}

	/// A page of all scored performers, whether or not they are shown, in the order in which the
	/// sorted list keeps them: by bag, and not by key within a bag. Starts after `after`, or at the
	/// top. `count` is taken as in [`Self::list`]. Empty if `after` is not scored.
	pub fn scored(after: Option<&T::AccountId>, count: u32) -> Vec<Scored<T::AccountId>> {
		let half_life = T::HalfLife::get();
		let members = match after {
			None => T::Scores::iter(),
			Some(after) => match T::Scores::iter_from(after) {
				Ok(members) => members,
				Err(_) => return Vec::new(),
			},
		};
		members
			.take(count.clamp(1, MAX_PAGE) as usize)
			.map(|account| {
				let sum = Self::sum(&account);
				Scored { account, sum, sort_key: sum.sort_key(half_life) }
			})
			.collect()
	}

	/// The newcomers who are shown, by account; [`Self::exploration_seed`] shuffles them.
	pub fn newcomers() -> Vec<T::AccountId> {
		Self::shown(Self::fresh_newcomers(T::Time::now()).into_iter()).collect()
	}

	/// What shuffles the newcomers, the same for a whole epoch.
	pub fn exploration_seed() -> [u8; 32] {
		let (hash, _) = T::Randomness::random(EXPLORATION_SUBJECT);
		let mut seed = [0; 32];
		for (byte, random) in seed.iter_mut().zip(hash.as_ref()) {
			*byte = *random;
		}
		seed
	}

	/// How many scored performers stand above `performer`; `None` if she is not scored.
	fn place(performer: &T::AccountId) -> Option<u32> {
		if !T::Scores::contains(performer) {
			return None;
		}
		InOrder::<T>::new()
			.position(|(_, other)| other == *performer)
			.and_then(|place| u32::try_from(place).ok())
	}

	/// All newcomers whose time has not passed at `now`.
	fn fresh_newcomers(now: Moment) -> BTreeSet<T::AccountId> {
		Newcomers::<T>::iter()
			.filter(|(_, newcomer)| Self::is_fresh(newcomer, now))
			.map(|(performer, _)| performer)
			.collect()
	}

	/// Those of `performers` who may be shown.
	fn shown(performers: impl Iterator<Item = T::AccountId>) -> impl Iterator<Item = T::AccountId> {
		performers.filter(|performer| T::Eligibility::check(performer).is_ok())
	}

	/// What `performer` received.
	fn sum(performer: &T::AccountId) -> DecayedSum {
		Records::<T>::get(performer).map(|record| record.sum).unwrap_or_default()
	}
}

/// A sort key and whose it is.
type Keyed<T> = (u64, <T as frame_system::Config>::AccountId);

/// All scored performers in exact order: by key, the largest first, and by account among equals.
///
/// The sorted list yields bag after bag, the highest first, and keeps no order within a bag; each
/// bag is ordered when it is reached.
struct InOrder<T: Config> {
	members: Peekable<Box<dyn Iterator<Item = Keyed<T>>>>,
	bag: vec::IntoIter<Keyed<T>>,
}

impl<T: Config> InOrder<T> {
	fn new() -> Self {
		let half_life = T::HalfLife::get();
		let members = T::Scores::iter()
			.map(move |account| (Pallet::<T>::sum(&account).sort_key(half_life), account));
		let members: Box<dyn Iterator<Item = Keyed<T>>> = Box::new(members);
		Self { members: members.peekable(), bag: Vec::new().into_iter() }
	}
}

impl<T: Config> Iterator for InOrder<T> {
	type Item = Keyed<T>;

	fn next(&mut self) -> Option<Self::Item> {
		if let Some(next) = self.bag.next() {
			return Some(next);
		}
		let bag = bag_of::<T>(self.members.peek()?.0);
		let mut members = Vec::new();
		while let Some(member) = self.members.next_if(|(key, _)| bag_of::<T>(*key) == bag) {
			members.push(member);
		}
		members.sort_unstable_by(|(left_key, left), (right_key, right)| {
			right_key.cmp(left_key).then_with(|| left.cmp(right))
		});
		self.bag = members.into_iter();
		self.bag.next()
	}
}
