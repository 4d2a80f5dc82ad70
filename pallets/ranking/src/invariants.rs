//! What holds between any two calls.

use super::*;
use frame::prelude::{ensure, DispatchError};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet's storage.
	pub(crate) fn do_try_state() -> Result<(), DispatchError> {
		Self::try_state_scores()?;
		Self::try_state_newcomers()
	}

	/// The sorted list holds exactly the performers with an open room and a payment, each in the
	/// bag of the key of her sum.
	fn try_state_scores() -> Result<(), DispatchError> {
		let half_life = T::HalfLife::get();
		let mut scored = 0u32;
		for (performer, record) in Records::<T>::iter() {
			let bag = T::Scores::get_score(&performer).ok().map(bag_of::<T>);
			let expected = record.is_scored().then(|| bag_of::<T>(record.sum.sort_key(half_life)));
			ensure!(bag == expected, "a performer stands in another bag than that of her sum");
			scored = scored.saturating_add(u32::from(record.is_scored()));
		}
		ensure!(T::Scores::count() == scored, "the list holds somebody without a record");
		Ok(())
	}

	/// The queue can be walked from its oldest to its newest member, both ways, and visits every
	/// newcomer; all have an open room and less than the ceiling.
	fn try_state_newcomers() -> Result<(), DispatchError> {
		let half_life = T::HalfLife::get();
		let count = Newcomers::<T>::count();
		ensure!(count <= T::MaxNewcomers::get(), "there are too many newcomers");
		ensure!(count as usize == Newcomers::<T>::iter().count(), "newcomers are miscounted");

		let ends = NewcomerEnds::<T>::get();
		let mut walked = 0u32;
		let mut since = 0;
		let mut older = None;
		let mut next = ends.as_ref().map(|ends| ends.oldest.clone());
		while let Some(performer) = next {
			let newcomer =
				Newcomers::<T>::get(&performer).ok_or("a link leads out of the queue")?;
			ensure!(newcomer.older == older, "the links of the queue disagree");
			ensure!(newcomer.since >= since, "the queue is not in order");
			let record = Records::<T>::get(&performer).ok_or("a newcomer has no record")?;
			ensure!(record.room == RoomState::Open, "a newcomer has no room");
			ensure!(
				record.sum.at(record.sum.updated, half_life) < T::NewcomerCeiling::get(),
				"a newcomer reached the ceiling"
			);
			walked = walked.saturating_add(1);
			ensure!(walked <= count, "the queue runs in a circle");
			since = newcomer.since;
			older = Some(performer);
			next = newcomer.newer;
		}
		ensure!(walked == count, "a newcomer is not in the queue");
		ensure!(older == ends.map(|ends| ends.newest), "the queue does not end at its end");
		Ok(())
	}
}
