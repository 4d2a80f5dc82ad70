//! How near a goal is.

use super::protocol::GoalView;
use livestars_chain::Balance;

/// What a performer collects for. Only payments that are in a block count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
	title: String,
	amount: Balance,
	raised: Balance,
}

impl Goal {
	/// A goal of `amount` planck for which there are `raised`.
	pub fn new(title: String, amount: Balance, raised: Balance) -> Self {
		Self { title, amount, raised }
	}

	/// Counts a payment that came into a block.
	pub fn add(&mut self, amount: Balance) {
		self.raised = self.raised.saturating_add(amount);
	}

	/// Takes back a payment whose block was left.
	pub fn take_back(&mut self, amount: Balance) {
		self.raised = self.raised.saturating_sub(amount);
	}

	/// The goal as the room is told.
	pub fn view(&self) -> GoalView {
		GoalView {
			title: self.title.clone(),
			amount: self.amount,
			raised: self.raised,
			reached: self.raised >= self.amount,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_goal_is_reached_by_the_last_planck_and_overflows_into_nothing() {
		let mut goal = Goal::new("Dance".into(), 10, 4);
		goal.add(5);
		assert!(!goal.view().reached);
		goal.add(1);
		assert!(goal.view().reached);
		goal.take_back(1);
		assert!(!goal.view().reached);
		goal.add(Balance::MAX);
		assert_eq!(goal.view().raised, Balance::MAX);
	}

	proptest! {
		#[test]
		fn what_is_taken_back_was_never_there(start: u64, amounts: Vec<u64>) {
			let before = Goal::new("Dance".into(), 1, start.into());
			let mut after = before.clone();
			amounts.iter().for_each(|amount| after.add((*amount).into()));
			amounts.iter().for_each(|amount| after.take_back((*amount).into()));
			prop_assert_eq!(before, after);
		}
	}
}
