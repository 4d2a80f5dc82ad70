//! What profiles ask of the chain.

use futures::{future::BoxFuture, FutureExt};
use livestars_chain::{Account, Chain, ChainError, Hash};

/// What the chain says of a performer's room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomOnChain {
	/// The hash of the document that counts.
	pub profile: Hash,
	/// The relay that she publishes to, while she is live.
	pub relay: Option<Account>,
}

/// Answers what the chain says of rooms.
pub trait Rooms: Send + Sync + 'static {
	/// The hash of the chain's first block.
	fn genesis(&self) -> Hash;

	/// The room of `performer` at the best block, if she has one.
	fn room(&self, performer: Account) -> BoxFuture<'_, Result<Option<RoomOnChain>, ChainError>>;

	/// The room of `performer` at the last finalised block, if she has one.
	fn finalized_room(
		&self,
		performer: Account,
	) -> BoxFuture<'_, Result<Option<RoomOnChain>, ChainError>>;

	/// Whether `who` may act for `performer` in streaming.
	fn acts_for(&self, who: Account, performer: Account)
		-> BoxFuture<'_, Result<bool, ChainError>>;

	/// The URL of the relay that `operator` runs, if the directory has it.
	fn relay_url(&self, operator: Account) -> BoxFuture<'_, Result<Option<String>, ChainError>>;
}

impl Rooms for Chain {
	fn genesis(&self) -> Hash {
		Chain::genesis(self)
	}

	fn room(&self, performer: Account) -> BoxFuture<'_, Result<Option<RoomOnChain>, ChainError>> {
		async move { Ok(self.at_best().await?.room(&performer).await?.map(RoomOnChain::from)) }
			.boxed()
	}

	fn finalized_room(
		&self,
		performer: Account,
	) -> BoxFuture<'_, Result<Option<RoomOnChain>, ChainError>> {
		async move { Ok(self.at_finalized().await?.room(&performer).await?.map(RoomOnChain::from)) }
			.boxed()
	}

	fn acts_for(
		&self,
		who: Account,
		performer: Account,
	) -> BoxFuture<'_, Result<bool, ChainError>> {
		async move {
			let proxies = self.at_best().await?.streaming_proxies(&performer).await?;
			Ok(proxies.contains(&who))
		}
		.boxed()
	}

	fn relay_url(&self, operator: Account) -> BoxFuture<'_, Result<Option<String>, ChainError>> {
		async move {
			let relays = self.at_finalized().await?.relays().await?;
			Ok(relays.into_iter().find(|relay| relay.operator == operator).map(|relay| relay.url))
		}
		.boxed()
	}
}

impl From<livestars_chain::Room> for RoomOnChain {
	fn from(room: livestars_chain::Room) -> Self {
		Self { profile: room.profile, relay: room.live.map(|live| live.relay) }
	}
}
