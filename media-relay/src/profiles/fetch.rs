//! Documents from other relays.

use futures::{future::BoxFuture, FutureExt};
use livestars_chain::Hash;
use std::time::Duration;
use tokio::task::spawn_blocking;

use super::MAX_DOCUMENT;

/// How long another relay may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks another relay for a document.
pub trait Fetch: Send + Sync + 'static {
	/// What the relay with this URL answers when asked for the document with this hash; nothing if
	/// it has none, or does not answer with text in time. What comes is not checked.
	fn fetch(&self, relay: String, hash: Hash) -> BoxFuture<'_, Option<String>>;
}

/// Asks over HTTP. Follows no redirection: the directory's URL is the relay's.
pub struct OverHttp(ureq::Agent);

impl Default for OverHttp {
	fn default() -> Self {
		let configuration =
			ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).build();
		Self(configuration.into())
	}
}

impl Fetch for OverHttp {
	fn fetch(&self, relay: String, hash: Hash) -> BoxFuture<'_, Option<String>> {
		let agent = self.0.clone();
		async move {
			let url = format!("{}/profiles/{hash}", relay.trim_end_matches('/'));
			spawn_blocking(move || {
				let mut answer = agent.get(&url).call().ok()?;
				let limit = MAX_DOCUMENT as u64 + 1;
				answer.body_mut().with_config().limit(limit).read_to_string().ok()
			})
			.await
			.ok()?
		}
		.boxed()
	}
}
