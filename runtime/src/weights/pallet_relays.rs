use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_relays::WeightInfo for WeightInfo<T> {
	fn register() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn update() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn heartbeat() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn leave() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn withdraw_bond() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn suspend() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn reinstate() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
