//! The relay while it runs, and how it stops.

use super::{tasks::Tasks, PAUSE, STAGE};
use crate::{
	config::Config,
	drain::{drain, Drained, Signals, Steps},
	edge::Edge,
	node::PublicNode,
	room::Rooms,
	signalling::admission::Admission,
};
use axum_server::Handle;
use livestars_chain::{Account, Chain, RelayStatus};
use livestars_media::Media;
use livestars_mesh::Mesh;
use std::net::SocketAddr;
use tokio::{sync::broadcast::error::RecvError, task::AbortHandle};
use tokio_util::sync::CancellationToken;

/// What has to be told when the relay stops.
pub struct Running {
	/// Which account the relay has.
	pub me: Account,
	/// What must not end.
	pub tasks: Tasks,
	pub chain: Chain,
	pub media: Media,
	pub mesh: Mesh,
	pub edge: Edge,
	pub rooms: Rooms,
	pub admission: Admission,
	pub public_node: Option<PublicNode>,
	/// What tells the stage which streams flow.
	pub admitting: AbortHandle,
	/// The stage.
	pub watching: AbortHandle,
	/// Ends the settling of orders.
	pub settling: CancellationToken,
	/// Ends the HTTP listener.
	pub http: Handle<SocketAddr>,
}

impl Running {
	/// Waits until the relay is told to stop, or one of its parts ends: which, and how.
	pub async fn ended(&mut self, signals: &mut Signals) -> Option<String> {
		tokio::select! {
			() = signals.next() => None,
			ended = self.tasks.ended() => Some(ended),
		}
	}

	/// Stops, and gives those who are there time to leave; less if a part `failed`.
	pub async fn stop(self, failed: Option<&str>, config: &Config, signals: &mut Signals) {
		let Self { me, mut tasks, chain, media, mesh, edge, rooms, admission, public_node, .. } =
			self;
		// Without one of its parts a relay lets streams go on for as long as without the chain.
		let limit = match failed {
			Some(failed) => {
				tracing::error!("the relay cannot go on and stops: {failed}");
				config.drain.limit().min(config.chain.grace())
			},
			None => config.drain.limit(),
		};
		let drained = drain(
			limit,
			// The listener stays: sessions can be ended, and whoever comes is told why nothing begins.
			|| admission.close(u32::try_from(limit.as_secs()).unwrap_or(u32::MAX)),
			Steps {
				tell: async {
					if let Some(node) = &public_node {
						node.close();
					}
					let others = other_relays(&chain, me).await;
					let mesh = mesh.clone();
					let to = move |performer: &Account| {
						edge.onward(performer).or_else(|| next(performer, &mesh, &others))
					};
					rooms.drain(to).await;
				},
				empty: empty(&media),
				leave: async {
					media.shut_down().await;
					// Without anybody who could start a stream, all of them go offline on the chain.
					self.admitting.abort();
					if !self.watching.is_finished() {
						tasks.finish(STAGE).await;
					}
					mesh.stop();
					self.settling.cancel();
					self.http.shutdown();
				},
			},
			signals.next(),
		)
		.await;
		if drained == Drained::OutOfTime {
			tracing::info!("some viewers were still there when the relay ended");
		}
	}
}

/// Returns once nobody watches. A publisher whom nobody watches loses nothing but time.
async fn empty(media: &Media) {
	let mut events = media.events();
	while media.streams().iter().any(|status| status.viewers + status.relays > 0) {
		if matches!(events.recv().await, Err(RecvError::Closed)) {
			return;
		}
	}
}

/// The URLs of the directory's other relays that are active, by their accounts; none if the chain does
/// not answer.
async fn other_relays(chain: &Chain, me: Account) -> Vec<String> {
	let read = async { chain.at_best().await?.relays().await };
	let relays = tokio::time::timeout(PAUSE, read).await;
	let mut relays = relays.ok().and_then(Result::ok).unwrap_or_default();
	relays.retain(|relay| relay.operator != me && relay.status == RelayStatus::Active);
	relays.sort_by_key(|relay| relay.operator);
	relays.into_iter().map(|relay| relay.url).collect()
}

/// Where a performer who publishes here can go on, and her viewers find her: a relay that has a copy of
/// her stream already, or else the one that falls to her among the others, so that all of those in her
/// room are told the same.
fn next(performer: &Account, mesh: &Mesh, others: &[String]) -> Option<String> {
	let copies = mesh.whereabouts(performer).into_iter().map(|carrier| carrier.url);
	let mut among = copies.filter(|url| others.contains(url));
	among.next().or_else(|| {
		let falls = performer.0.iter().fold(0_usize, |sum, byte| sum.wrapping_add((*byte).into()));
		others.get(falls % others.len().max(1)).cloned()
	})
}
