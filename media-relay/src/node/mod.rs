//! # The node, for browsers
//!
//! `GET /node` is a WebSocket that speaks the JSON-RPC of the relay's node, so that a browser needs
//! the relay's origin alone. A node takes who connects from its own machine, as the relay does, for
//! its operator, and answers everything; so only [methods that are for everybody](methods) pass.

mod bridge;
mod http;
mod methods;
mod screen;

pub use methods::is_public;
pub use screen::{screen, Screened};

use crate::{
	places::Places,
	room::{person::Names, Locates},
};
use std::{
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
	time::Duration,
};
use tokio_util::sync::CancellationToken;

/// Says where the node is that connections go to; nothing while there is none.
pub type FindNode = Arc<dyn Fn() -> Option<String> + Send + Sync>;

/// The bounds of what goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
	/// The longest message of a client, in bytes.
	pub message_bytes: usize,
	/// The longest message of the node, in bytes.
	pub answer_bytes: usize,
	/// Connections at once.
	pub connections: usize,
	/// Connections at once from one network address, where the relay knows it.
	pub connections_of_address: usize,
	/// Messages that a client may send at once. Whoever sends more is heard more slowly.
	pub message_burst: u32,
	/// Messages that a client may send in a second.
	pub messages_per_second: u32,
	/// The most calls of a batch.
	pub batch: usize,
	/// How long the node may take to accept a connection.
	pub connect: Duration,
	/// How long either side may take to accept a message.
	pub send: Duration,
	/// The time between two questions whether a client is still there.
	pub ping: Duration,
}

impl Default for Settings {
	fn default() -> Self {
		Self {
			message_bytes: 256 * 1024,
			// A node's own bound is 15 MiB.
			answer_bytes: 16 * 1024 * 1024,
			connections: 1_000,
			connections_of_address: 20,
			message_burst: 500,
			messages_per_second: 100,
			batch: 50,
			connect: Duration::from_secs(5),
			send: Duration::from_secs(10),
			ping: Duration::from_secs(30),
		}
	}
}

/// The way to the node. Clones are the same way.
#[derive(Clone)]
pub struct PublicNode {
	shared: Arc<Shared>,
}

struct Shared {
	settings: Settings,
	find: FindNode,
	locates: Arc<dyn Locates>,
	names: Names,
	places: Arc<Places>,
	counters: Counters,
	/// Cancelled when the relay goes away.
	closing: CancellationToken,
}

#[derive(Default)]
struct Counters {
	passed: AtomicU64,
	refused: AtomicU64,
}

/// The figures of the way to the node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
	/// Connections that are open.
	pub connections: usize,
	/// Messages of clients that went to the node, since the relay started.
	pub passed: u64,
	/// Messages of clients that did not, since the relay started.
	pub refused: u64,
}

impl PublicNode {
	/// A way to the node that `find` names. `locates` knows from where requests come.
	pub fn new(settings: Settings, find: FindNode, locates: Arc<dyn Locates>) -> Self {
		let places = Places::new(settings.connections, settings.connections_of_address);
		let shared = Shared {
			settings,
			find,
			locates,
			names: Names::new(),
			places: Arc::new(places),
			counters: Counters::default(),
			closing: CancellationToken::new(),
		};
		Self { shared: Arc::new(shared) }
	}

	/// `GET /node`.
	pub fn router(&self) -> axum::Router {
		http::router(self.shared.clone())
	}

	/// Closes all connections, and lets nobody connect any more.
	pub fn close(&self) {
		self.shared.closing.cancel();
	}

	/// The figures.
	pub fn stats(&self) -> Stats {
		let Shared { places, counters, .. } = &*self.shared;
		Stats {
			connections: places.taken(),
			passed: counters.passed.load(Ordering::Relaxed),
			refused: counters.refused.load(Ordering::Relaxed),
		}
	}
}
