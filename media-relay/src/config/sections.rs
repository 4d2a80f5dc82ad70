//! Every key, with its default.

use super::Secret;
use crate::gate::UnknownCountry;
use livestars_mesh::{Multiaddr, Protocol};
use serde::{Deserialize, Serialize};
use std::{
	net::{IpAddr, Ipv4Addr, SocketAddr},
	path::PathBuf,
	time::Duration,
};

/// The relay's configuration.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
	/// The chain.
	pub chain: Chain,
	/// What the relay is, as it says on chain.
	pub relay: Relay,
	/// HTTP and HTTPS, for browsers and other relays.
	pub http: Http,
	/// The video.
	pub media: Media,
	/// The mesh of relays.
	pub mesh: Mesh,
	/// How much of everything.
	pub limits: Limits,
	/// How the relay stops.
	pub drain: Drain,
	/// What the relay shows to its operator.
	pub metrics: Metrics,
	/// What the relay writes for its operator.
	pub logs: Logs,
	/// The way for those whom no direct connection reaches.
	pub turn: Turn,
}

/// The chain.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Chain {
	/// The WebSockets of nodes, in the order in which they are tried.
	pub nodes: Vec<String>,
	/// For how many seconds streams go on while no node answers or nothing is finalised.
	pub grace_seconds: u64,
	/// Below how many LIVE of free balance the relay warns.
	pub low_balance_live: u64,
	/// Whether browsers reach the node through the relay, at `/node`.
	pub public: bool,
	/// The addresses of nodes that light clients in browsers can use: WebSockets or WebRTC.
	pub light_client_bootnodes: Vec<Multiaddr>,
}

/// What the relay is, as it says on chain.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Relay {
	/// The file that holds the key of the relay's account: a phrase, a seed or a derivation path.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub key_file: Option<PathBuf>,
	/// The key itself; from the environment only.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub key: Option<Secret>,
	/// The folder for everything that the relay keeps.
	pub data_folder: PathBuf,
	/// The URL under which browsers reach the relay.
	pub url: String,
	/// The country the relay stands in, by its ISO 3166 alpha-2 code.
	pub region: String,
	/// How many viewers the relay can serve at once.
	pub capacity: u32,
	/// Whether the relay puts itself into the directory on chain, and keeps its entry true.
	pub register: bool,
}

/// HTTP and HTTPS.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Http {
	/// Where to listen.
	pub listen: SocketAddr,
	/// The certificate and its chain, in PEM. With `private_key`, HTTPS is spoken.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub certificate: Option<PathBuf>,
	/// The certificate's private key, in PEM.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub private_key: Option<PathBuf>,
	/// Whether a proxy stands in front that speaks HTTPS, so that plain HTTP may be spoken here.
	pub behind_proxy: bool,
	/// The header in which the proxy says at which address the client is: the last one of
	/// `X-Forwarded-For`, or a header with one address.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub client_address_header: Option<String>,
	/// The header in which the proxy says from which country a request is, such as `CF-IPCountry`.
	/// Whoever is not behind a proxy that sets it must not name one: clients could.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub country_header: Option<String>,
	/// What is done with viewers whose country is not known, in rooms that block some country.
	pub unknown_country: UnknownCountry,
	/// A database in MaxMind's format that says in which country an address is. Behind a proxy it needs
	/// `client_address_header`.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub country_database: Option<PathBuf>,
}

/// The video.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Media {
	/// The UDP addresses to listen at, one for each family of addresses.
	pub listen: Vec<SocketAddr>,
	/// The addresses under which clients reach those; without any, those of `listen`.
	pub external: Vec<SocketAddr>,
}

/// The mesh of relays.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mesh {
	/// Where to listen.
	pub listen: Vec<Multiaddr>,
	/// Where other relays reach this one; the first goes on chain. Without any, the first of `listen`.
	pub external: Vec<Multiaddr>,
	/// Nodes to call beside those in the directory.
	pub bootstrap: Vec<Multiaddr>,
	/// Whether nodes behind a NAT may be reached through this one.
	pub serve_circuits: bool,
}

/// How much of everything.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
	/// Streams that performers publish here at once.
	pub streams: u32,
	/// Connections over HTTP at once, idle ones and sockets of rooms included.
	pub connections: u32,
	/// Connections over HTTP at once from one network address. Behind a proxy, which they all come from,
	/// it is the proxy's to count them.
	pub connections_per_address: u32,
	/// Connections to the node at once, for browsers. The node must take as many.
	pub node_connections: u32,
	/// Connections to the node at once from one network address.
	pub node_connections_per_address: u32,
	/// How many seconds a client may take to send the head of a request.
	pub head_seconds: u64,
	/// How many seconds a client may take to send the body of a request; a long one may take a second
	/// more for every 8 KiB.
	pub body_seconds: u64,
	/// How many seconds a client may take nothing of what waits for it, on Linux.
	pub stalled_seconds: u64,
	/// How many mebibytes of encrypted documents the vault holds.
	pub vault_mebibytes: u64,
}

/// How the relay stops.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Drain {
	/// How many seconds viewers have to go elsewhere.
	pub seconds: u64,
}

/// What the relay shows to its operator.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Metrics {
	/// Whether there is a listener for metrics.
	pub enabled: bool,
	/// Where it listens. What it tells is for the operator alone.
	pub listen: SocketAddr,
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
	/// For people.
	Text,
	/// For programs: one JSON object a line.
	Json,
}

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
	/// What needs the operator at once.
	Error,
	/// What needs the operator soon.
	Warn,
	/// What happens.
	Info,
	/// What developers want to know.
	Debug,
	/// All.
	Trace,
}

/// What the relay writes for its operator.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Logs {
	/// How a line looks.
	pub format: LogFormat,
	/// How much is logged.
	pub level: LogLevel,
}

/// The way for those whom no direct connection reaches (TURN, RFC 8656).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Turn {
	/// Whether the relay has a TURN server.
	pub enabled: bool,
	/// The UDP address it listens at.
	pub listen: SocketAddr,
	/// The IP address that clients and their peers reach it at; needed if it is enabled.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub external: Option<IpAddr>,
	/// The first port for relayed packets.
	pub first_port: u16,
	/// The last port for relayed packets.
	pub last_port: u16,
	/// How many allocations there may be at once.
	pub allocations: u32,
	/// How many allocations one credential may have at once.
	pub allocations_per_credential: u32,
	/// How many kilobits an allocation may pass on in a second, both ways together.
	pub kilobits_per_allocation: u32,
	/// For how many seconds a credential can be used.
	pub credential_seconds: u64,
	/// Whether packets may be relayed to private networks and this machine.
	pub allow_private_destinations: bool,
	/// Servers of others that clients are told of.
	pub servers: Vec<IceServer>,
}

/// A STUN or TURN server of somebody else.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct IceServer {
	/// Its URIs (RFC 7064 and RFC 7065).
	pub urls: Vec<String>,
	/// The user name, for TURN. Every client is told it.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub username: Option<String>,
	/// The password, for TURN. Every client is told it.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub credential: Option<Secret>,
}

/// An address of this machine alone.
fn here(port: u16) -> SocketAddr {
	SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

impl Default for Chain {
	fn default() -> Self {
		Self {
			nodes: vec!["ws://127.0.0.1:9944".to_string()],
			grace_seconds: 60,
			low_balance_live: 10,
			public: true,
			light_client_bootnodes: Vec::new(),
		}
	}
}

impl Default for Relay {
	fn default() -> Self {
		Self {
			key_file: None,
			key: None,
			data_folder: PathBuf::from("livestars-relay"),
			url: "http://127.0.0.1:8080".to_string(),
			region: "CH".to_string(),
			capacity: 1_000,
			register: true,
		}
	}
}

impl Default for Http {
	fn default() -> Self {
		Self {
			listen: here(8080),
			certificate: None,
			private_key: None,
			behind_proxy: false,
			client_address_header: None,
			country_header: None,
			unknown_country: UnknownCountry::Admit,
			country_database: None,
		}
	}
}

impl Default for Media {
	fn default() -> Self {
		Self { listen: vec![here(4002)], external: Vec::new() }
	}
}

impl Default for Mesh {
	fn default() -> Self {
		let here = || Multiaddr::empty().with(Protocol::Ip4(Ipv4Addr::LOCALHOST));
		let quic = here().with(Protocol::Udp(4001)).with(Protocol::QuicV1);
		let tcp = here().with(Protocol::Tcp(4001));
		Self {
			listen: vec![quic, tcp],
			external: Vec::new(),
			bootstrap: Vec::new(),
			serve_circuits: false,
		}
	}
}

impl Default for Limits {
	fn default() -> Self {
		Self {
			streams: 100,
			connections: 4_096,
			connections_per_address: 256,
			node_connections: 1_000,
			node_connections_per_address: 20,
			head_seconds: 10,
			body_seconds: 30,
			stalled_seconds: 30,
			vault_mebibytes: 1_024,
		}
	}
}

impl Default for Drain {
	fn default() -> Self {
		Self { seconds: 30 }
	}
}

impl Default for Metrics {
	fn default() -> Self {
		Self { enabled: true, listen: here(9616) }
	}
}

impl Default for Logs {
	fn default() -> Self {
		Self { format: LogFormat::Text, level: LogLevel::Info }
	}
}

impl Default for Turn {
	fn default() -> Self {
		Self {
			enabled: false,
			listen: SocketAddr::from((Ipv4Addr::UNSPECIFIED, 3478)),
			external: None,
			first_port: 49_152,
			last_port: 49_999,
			allocations: 500,
			allocations_per_credential: 4,
			kilobits_per_allocation: 10_000,
			credential_seconds: 600,
			allow_private_destinations: false,
			servers: Vec::new(),
		}
	}
}

impl Chain {
	/// For how long streams go on while no node answers or nothing is finalised.
	pub fn grace(&self) -> Duration {
		Duration::from_secs(self.grace_seconds)
	}

	/// Below what free balance the relay warns, in planck.
	pub fn low_balance(&self) -> u128 {
		u128::from(self.low_balance_live).saturating_mul(1_000_000_000_000)
	}
}

impl Media {
	/// The addresses under which clients reach the relay's media.
	pub fn reached_at(&self) -> &[SocketAddr] {
		if self.external.is_empty() {
			&self.listen
		} else {
			&self.external
		}
	}
}

impl Mesh {
	/// The address that goes on chain, without the name of the node; nothing if it listens nowhere.
	pub fn reached_at(&self) -> Option<&Multiaddr> {
		self.external.first().or_else(|| self.listen.first())
	}
}

impl Drain {
	/// How long viewers have to go elsewhere.
	pub fn limit(&self) -> Duration {
		Duration::from_secs(self.seconds)
	}
}

impl LogLevel {
	/// The level as the log knows it.
	pub fn filter(self) -> tracing::level_filters::LevelFilter {
		use tracing::level_filters::LevelFilter;
		match self {
			Self::Error => LevelFilter::ERROR,
			Self::Warn => LevelFilter::WARN,
			Self::Info => LevelFilter::INFO,
			Self::Debug => LevelFilter::DEBUG,
			Self::Trace => LevelFilter::TRACE,
		}
	}
}
