use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_rooms::WeightInfo for WeightInfo<T> {
	fn open_room() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn set_profile() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn set_blocked_countries(countries: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(countries.into()))
	}
	fn go_live(cast: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(cast.into()))
	}
	fn join_cast() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn leave_cast() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn go_offline() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn close_room() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn force_offline() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn on_eligibility_lost() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
