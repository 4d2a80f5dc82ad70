//! The queue of newcomers: a list that is linked both ways, oldest first, so that every change
//! reads and writes a constant number of entries.

use super::*;

impl<T: Config> Pallet<T> {
	/// Lets `performer`, who is not in it, enter the queue at `now`.
	///
	/// If the queue is full, the oldest newcomer leaves: at once if her time passed, and otherwise
	/// only for a performer who is eligible, so that rooms nobody could be shown in push nobody
	/// out.
	pub(crate) fn enter_newcomers(performer: &T::AccountId, now: Moment) {
		if Newcomers::<T>::count() >= T::MaxNewcomers::get() && !Self::retire_oldest(now) {
			if T::Eligibility::check(performer).is_err() {
				return;
			}
			if let Some(QueueEnds { oldest, .. }) = NewcomerEnds::<T>::get() {
				Self::leave_newcomers(&oldest, Departure::Replaced);
			}
		}

		let older = match NewcomerEnds::<T>::get() {
			Some(QueueEnds { oldest, newest }) => {
				Self::relink(&newest, |last| last.newer = Some(performer.clone()));
				NewcomerEnds::<T>::put(QueueEnds { oldest, newest: performer.clone() });
				Some(newest)
			},
			None => {
				let only = QueueEnds { oldest: performer.clone(), newest: performer.clone() };
				NewcomerEnds::<T>::put(only);
				None
			},
		};
		Newcomers::<T>::insert(performer, Newcomer { since: now, older, newer: None });
		Self::deposit_event(Event::NewcomerEntered { performer: performer.clone() });
	}

	/// Takes `performer` out of the queue, if she is in it.
	pub(crate) fn leave_newcomers(performer: &T::AccountId, departure: Departure) {
		let Some(Newcomer { older, newer, .. }) = Newcomers::<T>::take(performer) else { return };
		if let Some(older) = &older {
			Self::relink(older, |newcomer| newcomer.newer = newer.clone());
		}
		if let Some(newer) = &newer {
			Self::relink(newer, |newcomer| newcomer.older = older.clone());
		}
		if older.is_none() || newer.is_none() {
			NewcomerEnds::<T>::mutate_exists(|ends| {
				*ends = match (ends.take(), older, newer) {
					(Some(ends), None, Some(oldest)) => Some(QueueEnds { oldest, ..ends }),
					(Some(ends), Some(newest), None) => Some(QueueEnds { newest, ..ends }),
					_ => None,
				}
			});
		}
		Self::deposit_event(Event::NewcomerLeft { performer: performer.clone(), departure });
	}

	/// Takes the oldest newcomer out of the queue if her time passed at `now`, and answers whether
	/// it had.
	pub(crate) fn retire_oldest(now: Moment) -> bool {
		let Some(QueueEnds { oldest, .. }) = NewcomerEnds::<T>::get() else { return false };
		let Some(newcomer) = Newcomers::<T>::get(&oldest) else {
			defensive!("the ends of the queue are in it");
			return false;
		};
		if Self::is_fresh(&newcomer, now) {
			return false;
		}
		Self::leave_newcomers(&oldest, Departure::Aged);
		true
	}

	/// Whether `newcomer` is still one at `now`.
	pub(crate) fn is_fresh(newcomer: &Newcomer<T::AccountId>, now: Moment) -> bool {
		now < Self::newcomer_until(newcomer)
	}

	/// The first moment at which `newcomer` is none any more.
	pub(crate) fn newcomer_until(newcomer: &Newcomer<T::AccountId>) -> Moment {
		newcomer.since.saturating_add(T::NewcomerPeriod::get())
	}

	/// Changes a link of `performer`, who is in the queue.
	fn relink(performer: &T::AccountId, change: impl FnOnce(&mut Newcomer<T::AccountId>)) {
		Newcomers::<T>::mutate(performer, |newcomer| match newcomer {
			Some(newcomer) => change(newcomer),
			None => {
				defensive!("a link of the queue leads into it");
			},
		});
	}
}
