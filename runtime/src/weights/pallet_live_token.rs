use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_live_token::WeightInfo for WeightInfo<T> {
	fn lower_ceiling() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn burn() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn vest() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn vest_other() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
