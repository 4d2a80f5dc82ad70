//! Whether streams flow, by what relays say to the chain.

use livestars_chain::{Account, Chain};
use std::time::Duration;
use tokio::time;

/// How often it is looked whether a stream has begun.
const BLINK: Duration = Duration::from_millis(500);

/// Whether the chain says that a performer is live; nothing where it does not answer.
pub async fn is_live(chain: &Chain, performer: &Account) -> Option<bool> {
	let room = async { chain.at_best().await?.room(performer).await };
	Some(room.await.ok()??.live.is_some())
}

/// Waits until it says so, which it does once her stream flows.
pub async fn until_live(chain: &Chain, performer: &Account) {
	while is_live(chain, performer).await != Some(true) {
		time::sleep(BLINK).await;
	}
}
