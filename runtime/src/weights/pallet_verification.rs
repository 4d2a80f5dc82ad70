use core::marker::PhantomData;
use polkadot_sdk::{frame_support::weights::Weight, frame_system};
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_verification::WeightInfo for WeightInfo<T> {
	fn on_initialize(n: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
	}
	fn admit_verifier() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn dismiss_verifier() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn register_verifier() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn update_verifier() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn resign_verifier() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn submit() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn withdraw_submission() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn withdraw() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn attest() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn reject() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn revoke() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn bar() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn unbar() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
