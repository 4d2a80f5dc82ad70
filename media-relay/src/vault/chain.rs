//! What the vault asks of the chain.

use futures::{future::BoxFuture, FutureExt};
use livestars_chain::{Account, Chain, ChainError, Hash};

/// Answers what the chain knows of documents.
pub trait Records: Send + Sync + 'static {
	/// The verifier whose answer the document of `owner` with this fingerprint waits for, at the best
	/// block. Nobody but its owner can submit it, so that no other fork could name somebody else.
	fn asked(
		&self,
		owner: Account,
		fingerprint: Hash,
	) -> BoxFuture<'_, Result<Option<Account>, ChainError>>;

	/// The fingerprints in the record of `owner` at the last finalised block: that of the document
	/// that waits, and that of the one by which she is attested.
	fn named(&self, owner: Account) -> BoxFuture<'_, Result<Vec<Hash>, ChainError>>;
}

impl Records for Chain {
	fn asked(
		&self,
		owner: Account,
		fingerprint: Hash,
	) -> BoxFuture<'_, Result<Option<Account>, ChainError>> {
		async move {
			let submission = self.at_best().await?.submission(&owner).await?;
			Ok(submission
				.filter(|submission| submission.fingerprint == fingerprint)
				.map(|submission| submission.verifier))
		}
		.boxed()
	}

	fn named(&self, owner: Account) -> BoxFuture<'_, Result<Vec<Hash>, ChainError>> {
		async move {
			let state = self.at_finalized().await?;
			let waiting = state.submission(&owner).await?.map(|waiting| waiting.fingerprint);
			let attested = state.attestation(&owner).await?.map(|attested| attested.fingerprint);
			Ok(waiting.into_iter().chain(attested).collect())
		}
		.boxed()
	}
}
