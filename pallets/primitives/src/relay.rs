//! Who carries the media. A relay is named by the account of its operator.

/// Answers which relays the chain knows.
pub trait RelayDirectory<AccountId> {
	/// Whether `relay` is registered and bonded, and so can be paid for what it carried.
	fn is_registered(relay: &AccountId) -> bool;

	/// Whether `relay` is registered and its last heartbeat is fresh, so that a stream can start
	/// on it.
	fn is_active(relay: &AccountId) -> bool;

	/// Registers `relay`, active.
	#[cfg(feature = "runtime-benchmarks")]
	fn register(relay: &AccountId);
}

/// Every account is an active relay. For the mocks of pallets whose rules lie elsewhere.
impl<AccountId> RelayDirectory<AccountId> for () {
	fn is_registered(_: &AccountId) -> bool {
		true
	}

	fn is_active(_: &AccountId) -> bool {
		true
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn register(_: &AccountId) {}
}
