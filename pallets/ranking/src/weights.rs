//! What the hooks of this pallet weigh.

use frame::prelude::Weight;

/// The weights of the hooks. Only [`Self::retire_newcomer`] is charged by this pallet; the others
/// run inside the calls of the pallets that they listen to, which are measured together with them.
pub trait WeightInfo {
	/// Hearing of a payment that moves a newcomer to another bag and out of the newcomers.
	fn on_payment() -> Weight;
	/// Hearing of a room that opens while the queue of newcomers is full.
	fn on_opened() -> Weight;
	/// Hearing of a room that closes whose performer is scored and a newcomer.
	fn on_closed() -> Weight;
	/// Retiring the oldest newcomer.
	fn retire_newcomer() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn on_payment() -> Weight {
		Weight::from_parts(120_000_000, 20_000)
	}

	fn on_opened() -> Weight {
		Weight::from_parts(60_000_000, 10_000)
	}

	fn on_closed() -> Weight {
		Weight::from_parts(80_000_000, 15_000)
	}

	fn retire_newcomer() -> Weight {
		Weight::from_parts(30_000_000, 5_000)
	}
}
