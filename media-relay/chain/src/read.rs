//! Reads at one block.

use crate::{
	Account, Attestation, Balance, BlockNumber, BlockRef, ChainError, Document, Hash, Placed,
	Price, Purse, PurseId, Relay, Room, SignedOrder, Verifier,
};

/// The state of the chain at one block.
#[derive(Clone, Debug)]
pub struct At {
	block: BlockRef,
}

impl At {
	/// The block.
	pub fn block(&self) -> BlockRef {
		self.block
	}

	/// Whether `who` may be on camera, or the name of the reason why not.
	pub async fn eligibility(&self, who: &Account) -> Result<Result<(), String>, ChainError> {
		Err(missing(who))
	}

	/// The room of `performer`, if she has one.
	pub async fn room(&self, performer: &Account) -> Result<Option<Room>, ChainError> {
		Err(missing(performer))
	}

	/// The purse with this number, if there is one.
	pub async fn purse(&self, purse: PurseId) -> Result<Option<Purse>, ChainError> {
		Err(missing(&purse))
	}

	/// Whether `order` would be settled in the next block, or the name of the reason why not.
	pub async fn check_order(&self, order: &SignedOrder) -> Result<Result<(), String>, ChainError> {
		Err(missing(&order.hash()))
	}

	/// All relays of the directory.
	pub async fn relays(&self) -> Result<Vec<Relay>, ChainError> {
		Err(missing(&"relays"))
	}

	/// The accounts that may act for `of` in streaming at once: its proxies of the kinds `Streaming`
	/// and `Any` without delay.
	pub async fn streaming_proxies(&self, of: &Account) -> Result<Vec<Account>, ChainError> {
		Err(missing(of))
	}

	/// The registered verifiers.
	pub async fn verifiers(&self) -> Result<Vec<Verifier>, ChainError> {
		Err(missing(&"verifiers"))
	}

	/// The attestation of `who`, valid or not.
	pub async fn attestation(&self, who: &Account) -> Result<Option<Attestation>, ChainError> {
		Err(missing(who))
	}

	/// The document of `who` that waits for its verifier.
	pub async fn submission(&self, who: &Account) -> Result<Option<Document>, ChainError> {
		Err(missing(who))
	}

	/// All documents that wait for `verifier`, by their performers.
	pub async fn submissions_for(
		&self,
		verifier: &Account,
	) -> Result<Vec<(Account, Document)>, ChainError> {
		Err(missing(verifier))
	}

	/// `count` places of the public list, 100 at most, from position `from`.
	pub async fn ranking(&self, from: u32, count: u32) -> Result<Vec<Placed>, ChainError> {
		Err(missing(&(from, count)))
	}

	/// What one LIVE is worth; nothing if that was never fed.
	pub async fn price(&self) -> Result<Option<Price>, ChainError> {
		Err(missing(&"price"))
	}

	/// The free balance of `who`, in planck.
	pub async fn free_balance(&self, who: &Account) -> Result<Balance, ChainError> {
		Err(missing(who))
	}

	/// How many blocks must pass between two heartbeats of a relay.
	pub async fn heartbeat_interval(&self) -> Result<BlockNumber, ChainError> {
		Err(missing(&Hash::default()))
	}
}

fn missing(what: &dyn std::fmt::Debug) -> ChainError {
	ChainError::Missing { what: format!("{what:?}") }
}
