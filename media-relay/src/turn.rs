//! The way for those whom no direct connection reaches: a TURN server (RFC 8656) over UDP inside the
//! relay, and `GET /turn`, which tells browsers how to use it.
//!
//! Credentials are short-lived and name nobody: a user name is the time until which it can be used
//! and a random number, its password an HMAC of that under a key that lives as long as the process.
//! Who got in with one may stay. Allocations are bounded, in all, for one credential and for one
//! address, and so is what each may pass on in a second. Packets go to public addresses only, unless
//! configured otherwise, to the other allocations of the same server, and to the relay's own media,
//! without a way around through the router.
//!
//! Servers of others, whose credentials are in the configuration, are named beside it.

mod credentials;
mod server;
mod sessions;

pub use credentials::{Credential, Credentials};
pub use sessions::{Event, Limits, Own, Sessions, Traffic};

use axum::{
	extract::State,
	http::{header, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use serde::Serialize;
use serde_json::json;
use std::{
	fmt, io,
	net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
	time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{net::UdpSocket, task::JoinHandle};

use crate::{config, problem::Problem};

/// Why there is no TURN server.
#[derive(Debug)]
pub enum TurnError {
	/// It cannot listen.
	Bind(SocketAddr, io::Error),
	/// It does not know where it is reached.
	NoExternalAddress,
}

impl fmt::Display for TurnError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Bind(address, error) => {
				write!(f, "cannot listen at {address} (turn.listen): {error}; choose a free port")
			},
			Self::NoExternalAddress => {
				f.write_str("name the address at which clients reach the server in turn.external")
			},
		}
	}
}

impl std::error::Error for TurnError {}

/// The handle on a running TURN server. Clones share the server.
#[derive(Clone)]
pub struct Turn {
	credentials: Arc<Credentials>,
	reached_at: SocketAddr,
	figures: Arc<Figures>,
}

/// What the server counts.
#[derive(Default)]
struct Figures {
	allocations: AtomicU64,
	passed: AtomicU64,
	dropped: AtomicU64,
}

impl Turn {
	/// Starts a server as a task of the current tokio runtime. It reaches the relay's `media` on this
	/// machine.
	///
	/// # Errors
	///
	/// See [`TurnError`].
	pub async fn start(
		config: &config::Turn,
		media: &config::Media,
	) -> Result<(Self, JoinHandle<()>), TurnError> {
		let external = config.external.ok_or(TurnError::NoExternalAddress)?;
		let failed = |error| TurnError::Bind(config.listen, error);
		let socket = UdpSocket::bind(config.listen).await.map_err(failed)?;
		let listen = socket.local_addr().map_err(failed)?;
		let lifetime = Duration::from_secs(config.credential_seconds);
		let turn = Self {
			credentials: Arc::new(Credentials::new(lifetime)),
			reached_at: SocketAddr::new(external, listen.port()),
			figures: Arc::default(),
		};
		let limits = Limits {
			allocations: config.allocations as usize,
			per_credential: config.allocations_per_credential as usize,
			bytes_per_second: u64::from(config.kilobits_per_allocation) * 125,
			allow_private_destinations: config.allow_private_destinations,
		};
		let sessions = Sessions::new(turn.reached_at, limits, turn.credentials.clone(), own(media));
		let ports = config.first_port..=config.last_port;
		let server = server::Server::new(socket, sessions, ports, turn.figures.clone());
		Ok((turn, tokio::spawn(server.run())))
	}

	/// A credential for one client.
	pub fn credential(&self) -> Credential {
		self.credentials.issue(unix_seconds())
	}

	/// Where clients reach the server.
	pub fn reached_at(&self) -> SocketAddr {
		self.reached_at
	}

	/// How many allocations there are.
	pub fn allocations(&self) -> u64 {
		self.figures.allocations.load(Ordering::Relaxed)
	}

	/// How much was relayed.
	pub fn traffic(&self) -> Traffic {
		Traffic {
			passed: self.figures.passed.load(Ordering::Relaxed),
			dropped: self.figures.dropped.load(Ordering::Relaxed),
		}
	}
}

impl fmt::Debug for Turn {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("Turn").field("reached_at", &self.reached_at).finish_non_exhaustive()
	}
}

/// The addresses of the relay's media, and where it is reached here.
fn own(media: &config::Media) -> Vec<Own> {
	let local = |external: &SocketAddr| {
		let listen = media.listen.iter().find(|listen| listen.is_ipv4() == external.is_ipv4())?;
		let ip = match listen.ip() {
			IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
			IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
			ip => ip,
		};
		Some(SocketAddr::new(ip, listen.port()))
	};
	let reached_at = media.reached_at().iter();
	reached_at
		.filter_map(|external| Some(Own { external: *external, local: local(external)? }))
		.collect()
}

/// The servers by which clients reach the relay: its own, and those of others.
#[derive(Clone, Debug)]
pub struct Servers {
	turn: Option<Turn>,
	others: Arc<[config::IceServer]>,
}

/// A server, as a browser's `RTCPeerConnection` takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IceServer {
	/// Its URIs (RFC 7064 and RFC 7065).
	pub urls: Vec<String>,
	/// The user name, where it asks for one.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub username: Option<String>,
	/// The password, where it asks for one.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub credential: Option<String>,
}

impl Servers {
	/// The relay's own server, if it has one, and those of others.
	pub fn new(turn: Option<Turn>, others: &[config::IceServer]) -> Self {
		Self { turn, others: others.into() }
	}

	/// All of them, with a credential for one client; and until when, in seconds since the Unix epoch,
	/// if the credential is the relay's own.
	pub fn for_client(&self) -> (Vec<IceServer>, Option<u64>) {
		let own = self.turn.as_ref().map(|turn| (turn.reached_at, turn.credential()));
		let expires = own.as_ref().map(|(_, credential)| credential.expires);
		let own = own.map(|(reached_at, Credential { username, password, .. })| IceServer {
			urls: vec![format!("turn:{reached_at}?transport=udp")],
			username: Some(username),
			credential: Some(password),
		});
		let others = self.others.iter().map(|other| IceServer {
			urls: other.urls.clone(),
			username: other.username.clone(),
			credential: other.credential.as_ref().map(|secret| secret.reveal().to_owned()),
		});
		(own.into_iter().chain(others).collect(), expires)
	}
}

/// `GET /turn`: the `iceServers` that a browser's `RTCPeerConnection` takes, and until when the
/// relay's own credential can be used, in milliseconds since the Unix epoch; 404 if there is no
/// server.
pub fn router(servers: Servers) -> Router {
	Router::new().route("/turn", get(ice_servers)).with_state(servers)
}

async fn ice_servers(State(servers): State<Servers>) -> Response {
	let (servers, expires) = servers.for_client();
	if servers.is_empty() {
		let detail = "this relay has no TURN server: connect directly, or ask another relay";
		return Problem::new(StatusCode::NOT_FOUND, "no-turn-server", detail).into_response();
	}
	let mut told = json!({ "iceServers": servers });
	if let Some(expires) = expires {
		told["expiresAt"] = expires.saturating_mul(1_000).into();
	}
	([(header::CACHE_CONTROL, "no-store")], Json(told)).into_response()
}

/// Seconds since the Unix epoch, by this machine's clock.
fn unix_seconds() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
