//! The relays on the chain, followed for the mesh.

use livestars_chain::{Chain, ChainError, Relay, RelayStatus, Update, What};
use livestars_mesh::{Directory, Entry, Standing};
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinHandle};

/// How often the directory is read though nothing was heard.
const READ_EVERY: Duration = Duration::from_secs(60);

/// How long to wait after the chain could not be read.
const PAUSE: Duration = Duration::from_secs(2);

/// The directory as the mesh knows it. A relay that is silent or leaving may still have streams.
pub fn for_mesh(relays: Vec<Relay>) -> Directory {
	let entry = |relay: Relay| {
		let standing = match relay.status {
			RelayStatus::Suspended => Standing::Suspended,
			RelayStatus::Active | RelayStatus::Silent | RelayStatus::Leaving => Standing::Admitted,
		};
		let Relay { operator, url, multiaddr, capacity, .. } = relay;
		(operator, Entry { url, multiaddr, capacity, standing })
	};
	relays.into_iter().map(entry).collect()
}

/// Reads the directory, and follows it from then on: when a block changes it, and every minute.
/// While the chain is out of reach, the last that was read stays. The task ends when nobody holds
/// the receiver.
///
/// # Errors
///
/// If it cannot be read now.
pub async fn follow(
	chain: Chain,
) -> Result<(watch::Receiver<Arc<Directory>>, JoinHandle<()>), ChainError> {
	let (sender, receiver) = watch::channel(Arc::new(read(&chain).await?));
	let task = tokio::spawn(async move {
		tokio::select! {
			() = keep_true(&chain, &sender) => {},
			() = sender.closed() => {},
		}
	});
	Ok((receiver, task))
}

async fn read(chain: &Chain) -> Result<Directory, ChainError> {
	Ok(for_mesh(chain.at_best().await?.relays().await?))
}

async fn keep_true(chain: &Chain, directory: &watch::Sender<Arc<Directory>>) {
	let mut updates = chain.follow(None);
	let mut timer = tokio::time::interval(READ_EVERY);
	loop {
		tokio::select! {
			update = updates.recv() => match update {
				Some(update) if !changes_directory(&update) => continue,
				Some(_) => {},
				None => updates = chain.follow(None),
			},
			_ = timer.tick() => {},
		}
		match read(chain).await {
			Ok(read) => {
				directory.send_if_modified(|known| {
					let changed = **known != read;
					*known = Arc::new(read);
					changed
				});
			},
			Err(error) => {
				tracing::warn!(%error, "the directory of relays cannot be read");
				tokio::time::sleep(PAUSE).await;
				timer.reset_immediately();
			},
		}
	}
}

fn changes_directory(update: &Update) -> bool {
	match update {
		Update::Best { retracted, enacted } => {
			let mut events = enacted.iter().flat_map(|block| &block.events);
			!retracted.is_empty() || events.any(|event| event.what == What::RelaysChanged)
		},
		Update::Finalized(_) => false,
	}
}
