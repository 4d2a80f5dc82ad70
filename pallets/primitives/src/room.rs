//! Where a performer streams.

/// Answers what the chain knows of a performer's room. A performer is an account that has one.
pub trait Rooms<AccountId> {
	/// Whether `who` has a room.
	fn exists(who: &AccountId) -> bool;

	/// The relay that `performer` publishes to, while she is live.
	fn origin_relay(performer: &AccountId) -> Option<AccountId>;

	/// Opens a room for `performer` and puts it live on `relay`.
	#[cfg(feature = "runtime-benchmarks")]
	fn open_live(performer: &AccountId, relay: &AccountId);
}

/// Everybody has a room, and nobody is live. For the mocks of pallets whose rules lie elsewhere.
impl<AccountId> Rooms<AccountId> for () {
	fn exists(_: &AccountId) -> bool {
		true
	}

	fn origin_relay(_: &AccountId) -> Option<AccountId> {
		None
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_live(_: &AccountId, _: &AccountId) {}
}

/// Hears of rooms that open and close.
pub trait OnRoom<AccountId> {
	/// `performer` opened a room.
	fn on_opened(performer: &AccountId);

	/// `performer` closed her room for good.
	fn on_closed(performer: &AccountId);
}

/// Nobody listens.
impl<AccountId> OnRoom<AccountId> for () {
	fn on_opened(_: &AccountId) {}

	fn on_closed(_: &AccountId) {}
}
