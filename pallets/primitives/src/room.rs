//! Where a performer streams.

/// What the chain knows of a performer's room. A performer is an account that has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoomStatus<AccountId> {
	/// There is no room: the account is no performer.
	Missing,
	/// The performer does not stream.
	Offline,
	/// The performer streams.
	Live {
		/// The relay that she publishes to.
		relay: AccountId,
	},
}

/// Answers where performers stream.
pub trait Rooms<AccountId> {
	/// Whether `who` has a room, and where it is to be seen now.
	fn status(who: &AccountId) -> RoomStatus<AccountId>;

	/// Opens a room for `performer` and puts it live on `relay`.
	#[cfg(feature = "runtime-benchmarks")]
	fn open_live(performer: &AccountId, relay: &AccountId);
}

/// Everybody has a room, and nobody is live. For the mocks of pallets whose rules lie elsewhere.
impl<AccountId> Rooms<AccountId> for () {
	fn status(_: &AccountId) -> RoomStatus<AccountId> {
		RoomStatus::Offline
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
