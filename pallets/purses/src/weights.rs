//! What the calls of this pallet weigh.

use frame::weights_prelude::Weight;

/// The weights of the calls and of the parts of a batch.
pub trait WeightInfo {
	/// Weight of `open` by an owner of one purse less than allowed.
	fn open() -> Weight;

	/// Weight of `top_up`.
	fn top_up() -> Weight;

	/// Weight of `close`.
	fn close() -> Weight;

	/// Weight of `reclaim` from an owner of as many purses as allowed.
	fn reclaim() -> Weight;

	/// Weight of `orders` orders that are paid, each out of another purse of another owner to
	/// another performer, without paying the accounts their shares gathered for.
	fn settle(orders: u32) -> Weight;

	/// Weight of paying the shares of a batch to `accounts` accounts.
	fn pay_out(accounts: u32) -> Weight;

	/// Weight of `orders` orders that are refused by the last check of all.
	fn refuse(orders: u32) -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn open() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}

	fn top_up() -> Weight {
		Weight::from_parts(40_000_000, 4_000)
	}

	fn close() -> Weight {
		Weight::from_parts(15_000_000, 4_000)
	}

	fn reclaim() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
	}

	fn settle(orders: u32) -> Weight {
		Weight::from_parts(20_000_000, 1_500)
			.saturating_add(Weight::from_parts(150_000_000, 20_000).saturating_mul(orders.into()))
	}

	fn pay_out(accounts: u32) -> Weight {
		Weight::from_parts(1_000_000, 0)
			.saturating_add(Weight::from_parts(15_000_000, 2_600).saturating_mul(accounts.into()))
	}

	fn refuse(orders: u32) -> Weight {
		Weight::from_parts(20_000_000, 1_500)
			.saturating_add(Weight::from_parts(70_000_000, 8_000).saturating_mul(orders.into()))
	}
}
