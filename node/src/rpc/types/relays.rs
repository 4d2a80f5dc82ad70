//! Relays.

use super::scalars::Account;
use livestars_runtime::{AccountId, BlockNumber};
use schemars::JsonSchema;
use serde::Serialize;

/// What a relay is good for at the moment.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum RelayStatus {
	/// Streams can start on it.
	Active,
	/// Its last heartbeat is too old for streams to start on it.
	Silent,
	/// It is suspended.
	Suspended,
	/// Its operator takes it out of the directory.
	Leaving,
}

/// A relay of the directory.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Relay {
	/// The operator's account, which names the relay.
	pub operator: Account,
	/// The URL under which browsers reach it.
	pub url: String,
	/// The libp2p multiaddr at which other relays reach it.
	pub multiaddr: String,
	/// The country it stands in, ISO 3166-1 alpha-2.
	pub region: String,
	/// How many viewers it can serve at once.
	pub capacity: u32,
	/// The block of its last heartbeat, or of its registration.
	pub last_heartbeat: BlockNumber,
	/// What it is good for at the moment.
	pub status: RelayStatus,
	/// The first block in which its bond can be withdrawn; null unless it leaves.
	pub withdrawable_from: Option<BlockNumber>,
}

impl From<pallet_relays::RelayEntry<AccountId, BlockNumber>> for Relay {
	fn from(entry: pallet_relays::RelayEntry<AccountId, BlockNumber>) -> Self {
		use pallet_relays::RelayStatus as Status;
		let (status, withdrawable_from) = match entry.status {
			Status::Active => (RelayStatus::Active, None),
			Status::Silent => (RelayStatus::Silent, None),
			Status::Suspended => (RelayStatus::Suspended, None),
			Status::Leaving { withdrawable_from } => {
				(RelayStatus::Leaving, Some(withdrawable_from))
			},
		};
		Self {
			operator: Account(entry.operator),
			url: entry.url,
			multiaddr: entry.multiaddr,
			region: entry.region.as_str().to_owned(),
			capacity: entry.capacity,
			last_heartbeat: entry.last_heartbeat,
			status,
			withdrawable_from,
		}
	}
}
