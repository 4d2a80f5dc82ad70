//! The way for those whom no direct connection reaches: a TURN server (RFC 8656) over UDP inside the
//! relay, and `GET /turn`, which tells browsers how to use it.
//!
//! Credentials are short-lived and name nobody: a user name is the time until which it can be used
//! and a random number, its password an HMAC of that under a key that lives as long as the process.
//! Who got in with one may stay. Allocations are bounded, in all, for one credential and for one
//! address, and packets go to public addresses only, unless configured otherwise, and to the other
//! allocations of the same server.

mod credentials;
mod server;
mod sessions;

pub use credentials::{Credential, Credentials};
pub use sessions::{Event, Limits, Sessions};

use axum::{
	extract::State,
	http::{header, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use serde_json::json;
use std::{
	fmt, io,
	net::SocketAddr,
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
	allocations: Arc<AtomicU64>,
}

impl Turn {
	/// Starts a server as a task of the current tokio runtime.
	///
	/// # Errors
	///
	/// See [`TurnError`].
	pub async fn start(config: &config::Turn) -> Result<(Self, JoinHandle<()>), TurnError> {
		let external = config.external.ok_or(TurnError::NoExternalAddress)?;
		let failed = |error| TurnError::Bind(config.listen, error);
		let socket = UdpSocket::bind(config.listen).await.map_err(failed)?;
		let listen = socket.local_addr().map_err(failed)?;
		let lifetime = Duration::from_secs(config.credential_seconds);
		let turn = Self {
			credentials: Arc::new(Credentials::new(lifetime)),
			reached_at: SocketAddr::new(external, listen.port()),
			allocations: Arc::default(),
		};
		let limits = Limits {
			allocations: config.allocations as usize,
			per_credential: config.allocations_per_credential as usize,
			allow_private_destinations: config.allow_private_destinations,
		};
		let sessions = Sessions::new(turn.reached_at, limits, turn.credentials.clone());
		let ports = config.first_port..=config.last_port;
		let server = server::Server::new(socket, sessions, ports, turn.allocations.clone());
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
		self.allocations.load(Ordering::Relaxed)
	}
}

impl fmt::Debug for Turn {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("Turn").field("reached_at", &self.reached_at).finish_non_exhaustive()
	}
}

/// `GET /turn`: the `iceServers` that a browser's `RTCPeerConnection` takes, and until when the
/// credential can be used, in milliseconds since the Unix epoch; 404 if the relay has no server.
pub fn router(turn: Option<Turn>) -> Router {
	Router::new().route("/turn", get(ice_servers)).with_state(turn)
}

async fn ice_servers(State(turn): State<Option<Turn>>) -> Response {
	let Some(turn) = turn else {
		let detail = "this relay has no TURN server: connect directly, or ask another relay";
		return Problem::new(StatusCode::NOT_FOUND, "no-turn-server", detail).into_response();
	};
	let Credential { username, password, expires } = turn.credential();
	let servers = json!({
		"iceServers": [{
			"urls": [format!("turn:{}?transport=udp", turn.reached_at)],
			"username": username,
			"credential": password,
		}],
		"expiresAt": expires.saturating_mul(1_000),
	});
	([(header::CACHE_CONTROL, "no-store")], Json(servers)).into_response()
}

/// Seconds since the Unix epoch, by this machine's clock.
fn unix_seconds() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}
