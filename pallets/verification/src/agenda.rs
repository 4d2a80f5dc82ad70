//! When attestations expire.

use crate::{Attestation, Config, Error, Event, Expiries, Pallet, Records, Status, WeightInfo};
use frame::prelude::*;
use livestars_primitives::eligibility::{Ineligibility, OnEligibilityLost};

impl<T: Config> Pallet<T> {
	/// The most that a block with `expired` expiries spends on them.
	pub(crate) fn expiry_weight(expired: u32) -> Weight {
		let listener = T::OnEligibilityLost::weight().saturating_mul(expired.into());
		T::WeightInfo::on_initialize(expired).saturating_add(listener)
	}

	/// The weight of a call that can end one account's eligibility, and else weighs `own`.
	pub(crate) fn with_listener(own: Weight) -> Weight {
		own.saturating_add(T::OnEligibilityLost::weight())
	}

	/// Ends all attestations that are not valid from block `now` on, and returns how many those
	/// were. Every block is initialised, and an attestation is given for a later block only, so that
	/// none is ever left behind in the agenda.
	pub(crate) fn expire_due(now: BlockNumberFor<T>) -> u32 {
		let due = Expiries::<T>::take(now);
		let expired = due.len().saturated_into();
		for performer in due {
			Self::expire(performer);
		}
		expired
	}

	fn expire(performer: T::AccountId) {
		let verifier = Records::<T>::mutate(&performer, |record| {
			let record = record.as_mut()?;
			let verifier = record.status.attestation()?.verifier.clone();
			record.status = Status::Expired;
			Some(verifier)
		});
		let Some(verifier) = verifier else {
			defensive!("the agenda names only the attested");
			return;
		};
		T::OnEligibilityLost::on_eligibility_lost(&performer, Ineligibility::Expired);
		Self::deposit_event(Event::Expired { performer, verifier });
	}

	/// Checks that an attestation given now can expire in block `at`.
	pub(crate) fn ensure_expiry(at: BlockNumberFor<T>) -> DispatchResult {
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(at > now, Error::<T>::ExpiryInPast);
		ensure!(at <= now.saturating_add(T::MaxValidity::get()), Error::<T>::ExpiryTooFar);
		Ok(())
	}

	/// Puts the expiry of `performer` into the agenda, in place of that of her `previous`
	/// attestation.
	pub(crate) fn reschedule(
		performer: &T::AccountId,
		previous: Option<&Attestation<T::AccountId, BlockNumberFor<T>>>,
		at: BlockNumberFor<T>,
	) -> DispatchResult {
		if previous.is_some_and(|previous| previous.expires_at == at) {
			return Ok(());
		}
		Expiries::<T>::try_mutate(at, |due| due.try_push(performer.clone()))
			.map_err(|_| Error::<T>::ExpirySlotFull)?;
		if let Some(previous) = previous {
			Self::unschedule(performer, previous.expires_at);
		}
		Ok(())
	}

	/// Takes the expiry of `performer` in block `at` out of the agenda.
	pub(crate) fn unschedule(performer: &T::AccountId, at: BlockNumberFor<T>) {
		Expiries::<T>::mutate_exists(at, |slot| {
			let mut due = slot.take().unwrap_or_default();
			match due.iter().position(|other| other == performer) {
				Some(place) => {
					due.swap_remove(place);
				},
				None => {
					defensive!("an attestation stands in the agenda");
				},
			}
			*slot = (!due.is_empty()).then_some(due);
		});
	}
}
