use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_purses::WeightInfo for WeightInfo<T> {
	fn open() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn top_up() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn close() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn reclaim() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn settle(orders: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(orders.into()))
	}
	fn pay_out(accounts: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(accounts.into()))
	}
	fn refuse(orders: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(orders.into()))
	}
}
