//! What the calls weigh.

use frame::prelude::Weight;

/// The weights of the calls, measured by the benchmarks.
pub trait WeightInfo {
	/// Registering a relay with the longest endpoints.
	fn register() -> Weight;
	/// Changing a relay's endpoints to the longest ones.
	fn update() -> Weight;
	/// One heartbeat.
	fn heartbeat() -> Weight;
	/// Taking a relay out of the directory.
	fn leave() -> Weight;
	/// Withdrawing the bond of a suspended relay, which also bars its operator.
	fn withdraw_bond() -> Weight;
	/// Suspending a relay.
	fn suspend() -> Weight;
	/// Reinstating a relay, or an operator who left while suspended, whichever weighs more.
	fn reinstate() -> Weight;
}

#[cfg(test)]
impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
	}

	fn update() -> Weight {
		Weight::from_parts(20_000_000, 4_000)
	}

	fn heartbeat() -> Weight {
		Weight::from_parts(15_000_000, 4_000)
	}

	fn leave() -> Weight {
		Weight::from_parts(15_000_000, 4_000)
	}

	fn withdraw_bond() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
	}

	fn suspend() -> Weight {
		Weight::from_parts(15_000_000, 4_000)
	}

	fn reinstate() -> Weight {
		Weight::from_parts(15_000_000, 4_000)
	}
}
