//! What the relay's operator is shown.

use super::requests::Requests;
use crate::{
	index::{Books, Index, Standing},
	metrics::Snapshot,
	node::PublicNode,
	orders::Orders,
	registration::Status,
	reports::Reports,
	room::Rooms,
	turn::Turn,
	vault::Vault,
};
use livestars_chain::{Account, Chain};
use livestars_media::Media;
use livestars_mesh::Mesh;
use std::{collections::BTreeMap, convert::Infallible, time::Duration};
use tokio::{sync::watch, time::sleep};

/// How often the index is asked what the relay spent and earned.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The parts of the relay that are observed.
pub struct Observed {
	/// The chain.
	pub chain: Chain,
	/// The index.
	pub index: Index,
	/// The media.
	pub media: Media,
	/// The mesh.
	pub mesh: Mesh,
	/// The way to the node for browsers, if there is one.
	pub node: Option<PublicNode>,
	/// The orders.
	pub orders: Orders,
	/// The reports.
	pub reports: Reports,
	/// The requests over HTTP.
	pub requests: Requests,
	/// The rooms.
	pub rooms: Rooms,
	/// The vault.
	pub vault: Vault,
	/// The relay's entry in the directory, if it keeps one.
	pub registered: Option<watch::Receiver<Status>>,
	/// The TURN server, if there is one.
	pub turn: Option<Turn>,
	/// What the relay's account spent and earned, once the index says it.
	pub books: watch::Receiver<Option<Books>>,
	/// For how long what is known of the chain may be out of date.
	pub grace: Duration,
	/// How many viewers the relay can serve.
	pub capacity: u32,
}

impl Observed {
	/// How everything is now.
	pub fn snapshot(&self) -> Snapshot {
		let link = *self.chain.link().borrow();
		let streams = self.media.streams();
		let pulled = streams.iter().filter(|status| status.pulled).count() as u64;
		let media = self.media.statistics();
		let mesh = self.mesh.stats();
		let Standing { best: index_block, trouble: index_trouble } = self.index.standing();
		let orders = self.orders.stats();
		let rooms = self.rooms.stats();
		let node = self.node.as_ref().map(PublicNode::stats).unwrap_or_default();
		let registered = self.registered.as_ref().map(|status| status.borrow().clone());

		let books = *self.books.borrow();
		let traffic = self.turn.as_ref().map(Turn::traffic).unwrap_or_default();

		let mut not_ready = Vec::new();
		if !link.connected {
			not_ready.push("no node answers".to_owned());
		} else if link.silence() > self.grace {
			not_ready.push("the node lags behind, or nothing is finalised".to_owned());
		}
		not_ready.extend(registered.as_ref().and_then(Status::not_ready));
		if media.deaf_sockets > 0 {
			not_ready.push("media cannot be received; the log says why".to_owned());
		}
		if rooms.draining {
			not_ready.push("the relay is stopping".to_owned());
		}
		Snapshot {
			not_ready,
			origin_streams: streams.len() as u64 - pulled,
			edge_streams: pulled,
			viewers: streams.iter().map(|status| status.viewers as u64).sum(),
			relays: streams.iter().map(|status| status.relays as u64).sum(),
			half_open: media.half_open,
			capacity: self.capacity.into(),
			packets_received: media.packets_received,
			packets_sent: media.packets_sent,
			receive_errors: media.receive_errors,
			bytes_received: media.bytes_received,
			bytes_sent: media.bytes_sent,
			retransmissions: media.retransmissions,
			nacks: media.nacks_received,
			key_frame_requests: media.key_frames_requested,
			room_connections: rooms.sockets as u64,
			node_connections: node.connections as u64,
			node_messages_passed: node.passed,
			node_messages_refused: node.refused,
			reports: self.reports.received(),
			requests: self.requests.counted(),
			orders: BTreeMap::from([
				("pending".to_owned(), orders.pending as u64),
				("submitted".to_owned(), orders.submitted as u64),
				("in-block".to_owned(), orders.in_block as u64),
				("final".to_owned(), count(orders.totals.settled)),
				("refused".to_owned(), count(orders.totals.refused)),
				("expired".to_owned(), count(orders.totals.expired)),
			]),
			fees_paid: books.map(|books| books.fees),
			earned: books.map(|books| books.earned),
			balance: orders.balance.or(registered.as_ref().and_then(|status| status.balance)),
			chain_connected: link.connected,
			best_block: link.best.map(|block| block.number.into()),
			finalized_block: link.finalized.map(|block| block.number.into()),
			finalized_age: Some(link.silence().as_secs_f64()),
			index_block: index_block.map(u64::from),
			index_trouble,
			directory_status: registered
				.and_then(|status| status.directory_name().map(str::to_owned)),
			mesh_peers: mesh.peers as u64,
			mesh_relays: mesh.relays as u64,
			announcements_believed: mesh.believed,
			announcements_refused: mesh
				.refused
				.iter()
				.map(|(refusal, count)| (refusal.to_string(), *count))
				.collect(),
			turn_allocations: self.turn.as_ref().map_or(0, Turn::allocations),
			turn_bytes_passed: traffic.passed,
			turn_bytes_dropped: traffic.dropped,
			vault_bytes: Some(self.vault.bytes()),
		}
	}
}

/// Keeps `books` what the index says of `account`.
pub async fn keep_books(
	index: Index,
	account: Account,
	books: watch::Sender<Option<Books>>,
) -> Infallible {
	loop {
		match index.books(account).await {
			Ok(now) => drop(books.send_replace(Some(now))),
			Err(error) => tracing::debug!(%error, "what the relay earned could not be read"),
		}
		sleep(LOOK_EVERY).await;
	}
}

fn count(total: u128) -> u64 {
	u64::try_from(total).unwrap_or(u64::MAX)
}
