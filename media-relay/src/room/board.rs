//! Who tipped most today.

use livestars_chain::{Account, Balance};
use std::{cmp::Reverse, collections::HashMap};

/// Milliseconds of a day.
const DAY: u64 = 86_400_000;

/// What each payer paid today and yesterday (UTC), in planck. Yesterday is kept because a block of
/// its last seconds may be left after midnight.
///
/// What a payer tips openly stands under her nickname, and the rest of what she paid stands under no
/// name, apart from it: her open tips do not tell of the others.
#[derive(Clone, Debug)]
pub struct Board {
	day: u64,
	today: HashMap<Account, Balance>,
	yesterday: HashMap<Account, Balance>,
	payers: usize,
	/// What was tipped openly today: the last nickname, and the sum.
	open: HashMap<Account, (String, Balance)>,
}

/// A place on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
	/// The nickname, if the sum was tipped openly.
	pub nickname: Option<String>,
	/// The sum in planck.
	pub amount: Balance,
}

/// The day (UTC) of a time in milliseconds since the Unix epoch, counted from that epoch.
fn day_of(time: u64) -> u64 {
	time / DAY
}

impl Board {
	/// An empty board of the day of `time` that counts at most so many payers.
	pub fn new(time: u64, payers: usize) -> Self {
		let day = day_of(time);
		Self { day, today: HashMap::new(), yesterday: HashMap::new(), payers, open: HashMap::new() }
	}

	/// The start of the board's day, in milliseconds since the Unix epoch.
	pub fn day(&self) -> u64 {
		self.day * DAY
	}

	/// Starts the day of `time` if it is later than the board's. Whether it did.
	pub fn turn(&mut self, time: u64) -> bool {
		let day = day_of(time);
		if day <= self.day {
			return false;
		}
		let ended = std::mem::take(&mut self.today);
		self.yesterday = if day == self.day + 1 { ended } else { HashMap::new() };
		self.open.clear();
		self.day = day;
		true
	}

	/// Counts a payment of a block of this time.
	pub fn add(&mut self, payer: Account, amount: Balance, time: u64) {
		self.turn(time);
		let payers = self.payers;
		let Some(sums) = self.sums(time) else { return };
		if sums.len() >= payers && !sums.contains_key(&payer) {
			// The smallest sum gives way, if it is smaller.
			let least = sums.iter().map(|(payer, sum)| (*sum, *payer)).min();
			match least {
				Some((sum, least)) if sum < amount => sums.remove(&least),
				_ => return,
			};
		}
		let sum = sums.entry(payer).or_default();
		*sum = sum.saturating_add(amount);
	}

	/// Takes back a payment of a block of this time.
	pub fn take_back(&mut self, payer: Account, amount: Balance, time: u64) {
		let Some(sums) = self.sums(time) else { return };
		if let Some(sum) = sums.get_mut(&payer) {
			*sum = sum.saturating_sub(amount);
			if *sum == 0 {
				sums.remove(&payer);
			}
		}
	}

	/// Counts a tip of today, which is counted already, as one that was tipped openly.
	pub fn open(&mut self, payer: Account, nickname: &str, amount: Balance) {
		if self.open.len() >= self.payers && !self.open.contains_key(&payer) {
			return;
		}
		let (name, sum) = self.open.entry(payer).or_default();
		*name = nickname.into();
		*sum = sum.saturating_add(amount);
	}

	/// Takes back that a tip was tipped openly.
	pub fn close(&mut self, payer: &Account, amount: Balance) {
		if let Some((_, sum)) = self.open.get_mut(payer) {
			*sum = sum.saturating_sub(amount);
		}
	}

	/// An empty board of the day of `time` that remembers what was tipped openly, if that was on
	/// the same day.
	pub fn count_again(&mut self, time: u64) {
		let open = std::mem::take(&mut self.open);
		let same_day = day_of(time) == self.day;
		*self = Self {
			open: if same_day { open } else { HashMap::new() },
			..Self::new(time, self.payers)
		};
	}

	/// The largest sums, largest first; of equal sums the one of the lower account first.
	pub fn leaders(&self, count: usize) -> Vec<Leader> {
		let mut all = Vec::new();
		for (payer, sum) in &self.today {
			let open = self.open.get(payer).map(|(name, open)| (name, *open.min(sum)));
			let hidden = sum - open.map_or(0, |(_, open)| open);
			let rows =
				open.map(|(name, open)| (Some(name), open)).into_iter().chain([(None, hidden)]);
			all.extend(rows.filter(|(_, sum)| *sum > 0).map(|(name, sum)| (sum, *payer, name)));
		}
		let place = |(sum, payer, _): &(Balance, Account, Option<&String>)| (Reverse(*sum), *payer);
		all.sort_unstable_by_key(place);
		all.truncate(count);
		all.into_iter()
			.map(|(amount, _, name)| Leader { nickname: name.cloned(), amount })
			.collect()
	}

	fn sums(&mut self, time: u64) -> Option<&mut HashMap<Account, Balance>> {
		match day_of(time) {
			day if day == self.day => Some(&mut self.today),
			day if day + 1 == self.day => Some(&mut self.yesterday),
			_ => None,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const BOB: Account = Account([1; 32]);
	const EVE: Account = Account([2; 32]);
	const DAN: Account = Account([3; 32]);

	fn sums(board: &Board) -> Vec<Balance> {
		board.leaders(9).iter().map(|leader| leader.amount).collect()
	}

	#[test]
	fn the_most_generous_of_the_day_lead() {
		let mut board = Board::new(5, 10);
		board.add(BOB, 5, 6);
		board.add(EVE, 3, 7);
		board.add(DAN, 4, 8);
		board.add(EVE, 3, 9);
		assert_eq!(sums(&board), [6, 5, 4]);
	}

	#[test]
	fn a_day_starts_empty_and_its_blocks_can_be_left_after_midnight() {
		let mut board = Board::new(DAY - 1, 10);
		board.add(BOB, 5, DAY - 1);
		board.add(EVE, 3, DAY);
		assert_eq!(sums(&board), [3]);
		assert_eq!(board.day(), DAY);
		board.take_back(EVE, 3, DAY);
		board.take_back(BOB, 5, DAY - 1);
		board.add(BOB, 7, DAY - 1);
		assert_eq!(sums(&board), []);
		assert!(board.turn(3 * DAY) && !board.turn(2 * DAY));
	}

	#[test]
	fn the_smallest_sum_gives_way_when_there_are_too_many() {
		let mut board = Board::new(0, 2);
		board.add(BOB, 5, 0);
		board.add(EVE, 3, 0);
		board.add(DAN, 3, 0);
		assert_eq!(sums(&board), [5, 3]);
		board.add(DAN, 4, 0);
		assert_eq!(sums(&board), [5, 4]);
		board.take_back(EVE, 3, 0);
		assert_eq!(sums(&board), [5, 4]);
	}

	#[test]
	fn what_is_tipped_openly_stands_apart_from_what_is_not() {
		let mut board = Board::new(0, 9);
		board.add(BOB, 5, 0);
		board.add(BOB, 3, 0);
		board.open(BOB, "Bob", 3);
		let row =
			|nickname: Option<&str>, amount| Leader { nickname: nickname.map(Into::into), amount };
		assert_eq!(board.leaders(9), [row(None, 5), row(Some("Bob"), 3)]);
		assert_eq!(board.leaders(1), [row(None, 5)]);
		board.count_again(1);
		board.add(BOB, 8, 1);
		assert_eq!(board.leaders(9), [row(None, 5), row(Some("Bob"), 3)]);
		board.take_back(BOB, 3, 1);
		board.close(&BOB, 3);
		assert_eq!(board.leaders(9), [row(None, 5)]);
		board.open(BOB, "Bob", 9);
		assert_eq!(board.leaders(9), [row(Some("Bob"), 5)]);
		board.turn(DAY);
		board.add(BOB, 1, DAY);
		assert_eq!(board.leaders(9), [row(None, 1)]);
	}

	proptest! {
		#[test]
		fn what_is_taken_back_was_never_there(
			kept in proptest::collection::vec((0_u8..4, 1_u32..), 0..20),
			left in proptest::collection::vec((0_u8..4, 1_u32..), 0..20),
		) {
			let mut board = Board::new(0, 100);
			kept.iter().for_each(|(payer, sum)| board.add(Account([*payer; 32]), (*sum).into(), 0));
			let before = board.leaders(9);
			left.iter().for_each(|(payer, sum)| board.add(Account([*payer; 32]), (*sum).into(), 0));
			left.iter()
				.for_each(|(payer, sum)| board.take_back(Account([*payer; 32]), (*sum).into(), 0));
			prop_assert_eq!(board.leaders(9), before);
		}
	}
}
