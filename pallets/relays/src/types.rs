//! What a relay is.

use super::*;

/// The most bytes of a relay's URL or multiaddr.
pub const MAX_ENDPOINT_LENGTH: u32 = 256;

/// An endpoint in ASCII.
pub type Endpoint = BoundedVec<u8, ConstU32<MAX_ENDPOINT_LENGTH>>;

/// What an operator says of her relay.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct RelayInfo {
	/// The URL under which browsers reach it; see [`check_url`].
	pub url: Endpoint,
	/// The libp2p multiaddr, in text form, at which other relays reach it; see
	/// [`check_multiaddr`].
	pub multiaddr: Endpoint,
	/// The country it stands in.
	pub region: Country,
	/// How many viewers it can serve at once; never zero.
	pub capacity: u32,
}

impl RelayInfo {
	/// What an operator says, from the texts of the endpoints; nothing if one of them is too long.
	pub fn from_text(url: &str, multiaddr: &str, region: Country, capacity: u32) -> Option<Self> {
		let endpoint = |text: &str| Endpoint::try_from(text.as_bytes().to_vec()).ok();
		Some(Self { url: endpoint(url)?, multiaddr: endpoint(multiaddr)?, region, capacity })
	}
}

/// Whether a relay serves or is on its way out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Phase<BlockNumber> {
	/// It serves.
	Serving,
	/// It does not serve any more, and its bond waits.
	Leaving {
		/// The first block in which the bond can be withdrawn.
		withdrawable_from: BlockNumber,
	},
}

/// Whether the safety origin lets a relay work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Admission {
	/// It may carry streams and be paid.
	Admitted,
	/// It may do neither.
	Suspended,
}

/// A relay in the directory.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Relay<Balance, BlockNumber> {
	/// What its operator says of it.
	pub info: RelayInfo,
	/// The bond held from its operator, in planck.
	pub bond: Balance,
	/// The block of its last heartbeat, or of its registration.
	pub last_heartbeat: BlockNumber,
	/// Whether it serves or is on its way out.
	pub phase: Phase<BlockNumber>,
	/// Whether the safety origin lets it work.
	pub admission: Admission,
}

/// What a relay is good for at the moment.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo, Serialize, Deserialize,
)]
pub enum RelayStatus<BlockNumber> {
	/// Streams can start on it.
	Active,
	/// Its last heartbeat is too old for streams to start on it.
	Silent,
	/// The safety origin suspended it.
	Suspended,
	/// Its operator takes it out of the directory.
	Leaving {
		/// The first block in which the bond can be withdrawn.
		withdrawable_from: BlockNumber,
	},
}

/// A relay, as it is told to those who ask.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct RelayEntry<AccountId, BlockNumber> {
	/// The operator's account, which names the relay.
	pub operator: AccountId,
	/// The URL under which browsers reach it.
	pub url: String,
	/// The libp2p multiaddr at which other relays reach it.
	pub multiaddr: String,
	/// The country it stands in.
	pub region: Country,
	/// How many viewers it can serve at once.
	pub capacity: u32,
	/// The block of its last heartbeat, or of its registration.
	pub last_heartbeat: BlockNumber,
	/// What it is good for at the moment.
	pub status: RelayStatus<BlockNumber>,
}

impl<Balance, BlockNumber: Copy + Saturating + PartialOrd> Relay<Balance, BlockNumber> {
	/// Whether it serves and is admitted, and so can be paid for what it carries.
	pub fn is_payable(&self) -> bool {
		self.is_serving() && self.admission == Admission::Admitted
	}

	/// Whether it is not on its way out.
	pub fn is_serving(&self) -> bool {
		matches!(self.phase, Phase::Serving)
	}

	/// What it is good for in block `now`, if a heartbeat counts for `timeout` blocks.
	pub fn status(&self, now: BlockNumber, timeout: BlockNumber) -> RelayStatus<BlockNumber> {
		match (&self.phase, self.admission) {
			(Phase::Leaving { withdrawable_from }, _) => {
				RelayStatus::Leaving { withdrawable_from: *withdrawable_from }
			},
			(Phase::Serving, Admission::Suspended) => RelayStatus::Suspended,
			(Phase::Serving, Admission::Admitted) => {
				if now <= self.last_heartbeat.saturating_add(timeout) {
					RelayStatus::Active
				} else {
					RelayStatus::Silent
				}
			},
		}
	}
}
