//! The handle on a running node.

use libp2p::{Multiaddr, PeerId};
use livestars_chain::{Account, Hash, Signer};
use std::{
	collections::BTreeSet,
	fmt,
	sync::{Arc, PoisonError, RwLock},
};
use tokio::{sync::watch, task::JoinHandle};

use crate::{
	announcement::Stream,
	directory::Directory,
	identity::IdentityError,
	node::Node,
	settings::Settings,
	stats::Stats,
	table::{Carrier, Table},
};

/// Why a node does not start.
#[derive(Debug)]
pub enum MeshError {
	/// There is no key for it.
	Identity(IdentityError),
	/// It cannot listen at an address.
	Listen(Multiaddr, String),
	/// Part of it cannot be set up.
	SetUp(String),
}

impl fmt::Display for MeshError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Identity(error) => write!(f, "{error}"),
			Self::Listen(address, error) => write!(
				f,
				"the mesh cannot listen at {address}: {error}; choose a free port and an address of \
				 this machine"
			),
			Self::SetUp(error) => write!(f, "the mesh cannot start: {error}"),
		}
	}
}

impl std::error::Error for MeshError {}

/// What a node shares with its handles.
#[derive(Debug, Default)]
pub(crate) struct Shared {
	pub table: Table,
	pub stats: Stats,
	pub peers: BTreeSet<PeerId>,
	pub listening: BTreeSet<Multiaddr>,
	pub external: BTreeSet<Multiaddr>,
}

/// The handle on a node of the mesh. Clones share the node, which stops when the last is gone.
#[derive(Clone)]
pub struct Mesh {
	account: Account,
	peer: PeerId,
	shared: Arc<RwLock<Shared>>,
	streams: watch::Sender<Vec<Stream>>,
	revision: watch::Receiver<u64>,
	stop: watch::Sender<bool>,
}

impl Mesh {
	/// Starts a node that speaks for the relay with that signer, on the chain with that genesis hash
	/// and directory. It runs as a task of the current tokio runtime; the handle to the task ends
	/// when the node has stopped.
	///
	/// # Errors
	///
	/// See [`MeshError`].
	pub async fn start(
		settings: Settings,
		signer: Signer,
		genesis: Hash,
		directory: watch::Receiver<Arc<Directory>>,
	) -> Result<(Self, JoinHandle<()>), MeshError> {
		let account = signer.account();
		let shared = Arc::<RwLock<Shared>>::default();
		let (streams, announced) = watch::channel(Vec::new());
		let (changed, revision) = watch::channel(0);
		let (stop, stopped) = watch::channel(false);
		let node = Node::new(settings, signer, genesis, directory, shared.clone(), changed)?;
		let peer = node.peer();
		let node = node.listen().await?;
		let task = tokio::spawn(node.run(announced, stopped));
		Ok((Self { account, peer, shared, streams, revision, stop }, task))
	}

	/// Says which streams this relay has, all of them. Others hear it within a second, and again
	/// every few seconds. If there are more than an announcement holds, those with most viewers are
	/// said, and origins before edges.
	pub fn announce(&self, streams: Vec<Stream>) {
		self.streams.send_if_modified(|before| {
			let changed = *before != streams;
			*before = streams;
			changed
		});
	}

	/// The other relays that have a stream of `performer`: the origin first, then by depth, and those
	/// with most room first.
	pub fn whereabouts(&self, performer: &Account) -> Vec<Carrier> {
		self.read(|shared| shared.table.whereabouts(performer))
	}

	/// The relay from which this one is to pull the stream of `performer`, none of those in `except`
	/// (which were tried); see [`Table::upstream`].
	pub fn upstream(&self, performer: &Account, except: &BTreeSet<Account>) -> Option<Carrier> {
		self.read(|shared| shared.table.upstream(performer, &self.account, except))
	}

	/// Every performer of whom another relay has a stream.
	pub fn performers(&self) -> BTreeSet<Account> {
		self.read(|shared| shared.table.performers())
	}

	/// A number that rises whenever [`Mesh::whereabouts`] or [`Mesh::peers`] may have changed.
	pub fn watch(&self) -> watch::Receiver<u64> {
		self.revision.clone()
	}

	/// The nodes that are connected.
	pub fn peers(&self) -> BTreeSet<PeerId> {
		self.read(|shared| shared.peers.clone())
	}

	/// What the node counts.
	pub fn stats(&self) -> Stats {
		self.read(|shared| Stats {
			peers: shared.peers.len(),
			relays: shared.table.relays(),
			streams: shared.table.streams(),
			..shared.stats.clone()
		})
	}

	/// The name of this node for others.
	pub fn peer(&self) -> PeerId {
		self.peer
	}

	/// Where this node listens, with its name, as others would call it from the same machine.
	pub fn listening(&self) -> BTreeSet<Multiaddr> {
		self.read(|shared| shared.listening.clone())
	}

	/// Where this node can be reached from outside, by configuration or because another node tried.
	pub fn external(&self) -> BTreeSet<Multiaddr> {
		self.read(|shared| shared.external.clone())
	}

	/// Says that this relay has no streams any more, and stops the node.
	pub fn stop(&self) {
		self.stop.send_replace(true);
	}

	fn read<Answer>(&self, of: impl FnOnce(&Shared) -> Answer) -> Answer {
		of(&self.shared.read().unwrap_or_else(PoisonError::into_inner))
	}
}

impl fmt::Debug for Mesh {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("Mesh").field("peer", &self.peer).finish_non_exhaustive()
	}
}
