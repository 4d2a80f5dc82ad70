//! How a node of the mesh is set up.

use libp2p::Multiaddr;
use std::{path::PathBuf, time::Duration};

/// How a node of the mesh is set up.
#[derive(Clone, Debug)]
pub struct Settings {
	/// Where to listen: QUIC (`/ip4/0.0.0.0/udp/4001/quic-v1`), TCP (`/ip4/0.0.0.0/tcp/4001`), or a
	/// place at another relay for one behind a NAT (`…/p2p/PEER/p2p-circuit`).
	pub listen: Vec<Multiaddr>,
	/// Where others reach this node, if that is known; else AutoNAT finds out.
	pub external: Vec<Multiaddr>,
	/// Nodes to call beside those in the directory.
	pub bootstrap: Vec<Multiaddr>,
	/// The folder that holds the node's key.
	pub data_folder: PathBuf,
	/// The URL under which browsers and other relays reach this relay, as in the directory.
	pub url: String,
	/// Whether nodes behind a NAT may be reached through this one (circuit relay, version 2).
	pub serve_circuits: bool,
	/// Whether others are told the addresses at which this node listens, private ones too, and not
	/// only those at which it is reached from outside: for one machine or one private network.
	pub share_listen_addresses: bool,
	/// How often to say what this relay has, even if nothing changed.
	pub announce_every: Duration,
	/// For how long what it says holds; several times as long as `announce_every`.
	pub lifetime: Duration,
	/// How many relays to stay connected to.
	pub wanted_peers: usize,
	/// How many nodes that the directory does not name may be connected at once.
	pub most_strangers: u32,
}

impl Settings {
	/// The usual settings for a relay with that folder and URL, which listens nowhere yet.
	pub fn new(data_folder: impl Into<PathBuf>, url: impl Into<String>) -> Self {
		Self {
			listen: Vec::new(),
			external: Vec::new(),
			bootstrap: Vec::new(),
			data_folder: data_folder.into(),
			url: url.into(),
			serve_circuits: false,
			share_listen_addresses: false,
			announce_every: Duration::from_secs(5),
			lifetime: Duration::from_secs(20),
			wanted_peers: 32,
			most_strangers: 64,
		}
	}
}
