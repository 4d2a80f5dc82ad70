use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_ranking::WeightInfo for WeightInfo<T> {
	fn on_payment() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn on_opened() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn on_closed() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn retire_newcomer() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
