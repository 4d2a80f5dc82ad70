use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_referrals::WeightInfo for WeightInfo<T> {
	fn enrol() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn enrol_by_code() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn claim_code() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn release_code() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
