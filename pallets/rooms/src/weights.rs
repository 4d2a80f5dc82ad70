//! What the calls weigh.

use frame::prelude::Weight;

/// The weights of the calls and of the listener, measured by the benchmarks.
pub trait WeightInfo {
	/// Opening a room.
	fn open_room() -> Weight;
	/// Changing a room's profile.
	fn set_profile() -> Weight;
	/// Blocking `countries` countries.
	fn set_blocked_countries(countries: u32) -> Weight;
	/// Going live with `cast` people beside the performer.
	fn go_live(cast: u32) -> Weight;
	/// Giving consent.
	fn join_cast() -> Weight;
	/// Withdrawing consent, which ends a stream with the largest cast.
	fn leave_cast() -> Weight;
	/// Ending a stream with the largest cast.
	fn go_offline() -> Weight;
	/// Closing a room.
	fn close_room() -> Weight;
	/// Ending somebody's stream with the largest cast.
	fn force_offline() -> Weight;
	/// Hearing that a member of the largest cast is not eligible any more.
	fn on_eligibility_lost() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn open_room() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}

	fn set_profile() -> Weight {
		Weight::from_parts(20_000_000, 4_000)
	}

	fn set_blocked_countries(countries: u32) -> Weight {
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(countries.into()))
	}

	fn go_live(cast: u32) -> Weight {
		Weight::from_parts(50_000_000, 8_000)
			.saturating_add(Weight::from_parts(15_000_000, 8_000).saturating_mul(cast.into()))
	}

	fn join_cast() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
	}

	fn leave_cast() -> Weight {
		Weight::from_parts(80_000_000, 8_000)
	}

	fn go_offline() -> Weight {
		Weight::from_parts(40_000_000, 8_000)
	}

	fn close_room() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
	}

	fn force_offline() -> Weight {
		Weight::from_parts(40_000_000, 8_000)
	}

	fn on_eligibility_lost() -> Weight {
		Weight::from_parts(40_000_000, 8_000)
	}
}
