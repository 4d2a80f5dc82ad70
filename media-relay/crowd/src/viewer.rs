//! A viewer: a session with its socket, from the offer to the end.

use crate::{
	session::{Session, Step, Tally},
	signalling::Source,
};
use std::{
	io,
	net::{IpAddr, SocketAddr},
	sync::{Arc, Mutex, PoisonError},
	time::Instant,
};
use tokio::{net::UdpSocket, sync::watch, time};
use ureq::http::StatusCode;

/// The largest datagram that a path of the Internet carries, with something to spare.
pub const MAX_DATAGRAM: usize = 2_000;

/// What a viewer's tally is read from while it watches.
#[derive(Clone, Default)]
pub struct Reading(Arc<Mutex<Tally>>);

impl Reading {
	/// What came so far.
	pub fn tally(&self) -> Tally {
		*self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}

	fn set(&self, tally: Tally) {
		*self.0.lock().unwrap_or_else(PoisonError::into_inner) = tally;
	}
}

/// Why a viewer does not watch.
#[derive(Debug)]
pub enum CannotWatch {
	/// The server refused to let it watch, with this status and explanation.
	Refused(StatusCode, String),
	/// The server did not answer.
	Unreachable(String),
	/// The session failed.
	Session(str0m::RtcError),
	/// The socket failed.
	Socket(io::Error),
}

impl std::fmt::Display for CannotWatch {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Refused(status, detail) => write!(f, "the server refused ({status}): {detail}"),
			Self::Unreachable(reason) => write!(f, "the server did not answer: {reason}"),
			Self::Session(error) => write!(f, "the session failed: {error}"),
			Self::Socket(error) => write!(f, "the socket failed: {error}"),
		}
	}
}

impl std::error::Error for CannotWatch {}

impl From<str0m::RtcError> for CannotWatch {
	fn from(error: str0m::RtcError) -> Self {
		Self::Session(error)
	}
}

impl From<io::Error> for CannotWatch {
	fn from(error: io::Error) -> Self {
		Self::Socket(error)
	}
}

/// Watches what `source` offers, from a socket on `interface`, until it ends or `stop` changes.
pub async fn watch(
	source: Source,
	interface: IpAddr,
	reading: Reading,
	mut stop: watch::Receiver<()>,
) -> Result<(), CannotWatch> {
	let socket = UdpSocket::bind(SocketAddr::new(interface, 0)).await?;
	let address = socket.local_addr()?;
	let (mut session, membership) = apart(move || source.join(address)).await??;
	let watched = tokio::select! {
		watched = drive(&mut session, &socket, &reading) => watched,
		_ = stop.changed() => Ok(()),
	};
	apart(move || membership.leave()).await?;
	watched
}

/// Does what blocks on a thread of its own.
pub async fn apart<T: Send + 'static>(
	work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, CannotWatch> {
	let done = tokio::task::spawn_blocking(work).await;
	done.map_err(|error| CannotWatch::Unreachable(error.to_string()))
}

/// Carries datagrams between `session` and `socket` until the session is over.
async fn drive(
	session: &mut Session,
	socket: &UdpSocket,
	reading: &Reading,
) -> Result<(), CannotWatch> {
	let mut datagram = [0; MAX_DATAGRAM];
	loop {
		let until = match session.step()? {
			Step::Send(to, contents) => {
				// A datagram that cannot be sent is a lost one.
				let _ = socket.send_to(&contents, to).await;
				continue;
			},
			Step::Wait(until) => until,
			Step::Over => return Ok(()),
		};
		// The session holds one packet at a time: it is asked what it wants after each datagram.
		if let Ok((length, source)) = socket.try_recv_from(&mut datagram) {
			session.receive(Instant::now(), source, &datagram[..length])?;
			continue;
		}
		reading.set(session.tally());
		match time::timeout_at(until.into(), socket.recv_from(&mut datagram)).await {
			Ok(Ok((length, source))) => {
				session.receive(Instant::now(), source, &datagram[..length])?;
			},
			// What an earlier datagram caused at the other end.
			Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {},
			Ok(Err(error)) => return Err(error.into()),
			Err(_) => session.tick(Instant::now())?,
		}
	}
}
