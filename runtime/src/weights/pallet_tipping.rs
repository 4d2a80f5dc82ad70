use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_tipping::WeightInfo for WeightInfo<T> {
	fn tip(n: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
	}
	fn set_payout(n: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
	}
	fn set_policy() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
