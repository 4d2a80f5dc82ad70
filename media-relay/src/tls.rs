//! The listener for browsers and other relays: HTTPS by certificate files that are read again when
//! they change, or plain HTTP on this machine or behind a proxy.
//!
//! Connections are bounded in number, in all and from one address, and a client that does not finish
//! the handshake, does not send the head or the body of its request, or does not take the answer, in time
//! is cut off. Whoever is cut off while it still sends can read why.

mod bodies;
mod certificate;
mod connection;

pub use certificate::{Certificate, CertificateError};

use axum::{middleware, Router};
use axum_server::{tls_rustls::RustlsAcceptor, Handle};
use std::{fmt, future::Future, io, net::SocketAddr, time::Duration};

use crate::config::{Http, Limits};
use connection::Acceptor;

/// How often the certificate's files are looked at.
const LOOK_AT_FILES_EVERY: Duration = Duration::from_secs(30);

/// How long a client has for the TLS handshake.
const TIME_FOR_HANDSHAKE: Duration = Duration::from_secs(10);

/// Why the relay cannot be reached over HTTP.
#[derive(Debug)]
pub enum ListenError {
	/// The address cannot be listened at.
	Bind(SocketAddr, io::Error),
	/// The certificate cannot be used.
	Certificate(CertificateError),
	/// Plain HTTP on an address that others can reach, without a proxy.
	Plain(SocketAddr),
}

impl fmt::Display for ListenError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Bind(address, error) => write!(
				f,
				"cannot listen at {address} (http.listen): {error}; choose a free port, and for \
				 ports below 1024 give the relay CAP_NET_BIND_SERVICE"
			),
			Self::Certificate(error) => error.fmt(f),
			Self::Plain(address) => write!(
				f,
				"plain HTTP at {address} would be open to others: name http.certificate and \
				 http.private_key, listen at 127.0.0.1, or set http.behind_proxy"
			),
		}
	}
}

impl std::error::Error for ListenError {}

/// A listener that is open and answers nobody yet.
#[derive(Debug)]
pub struct Listener {
	socket: std::net::TcpListener,
	certificate: Option<Certificate>,
	connections: usize,
	connections_of_address: usize,
	time_for_head: Duration,
	time_for_body: Duration,
	stalled: Duration,
	look_every: Duration,
}

impl Listener {
	/// Opens the listener, and reads the certificate if there is one.
	///
	/// # Errors
	///
	/// See [`ListenError`].
	pub fn open(http: &Http, limits: &Limits) -> Result<Self, ListenError> {
		let certificate = match (&http.certificate, &http.private_key) {
			(Some(certificate), Some(key)) => {
				Some(Certificate::read(certificate, key).map_err(ListenError::Certificate)?)
			},
			_ => None,
		};
		if certificate.is_none() && !http.listen.ip().is_loopback() && !http.behind_proxy {
			return Err(ListenError::Plain(http.listen));
		}
		let failed = |error| ListenError::Bind(http.listen, error);
		let socket = std::net::TcpListener::bind(http.listen).map_err(failed)?;
		socket.set_nonblocking(true).map_err(failed)?;
		let count = |limit| usize::try_from(limit).unwrap_or(usize::MAX);
		// Behind a proxy all connections come from it.
		let of_address = if http.behind_proxy { u32::MAX } else { limits.connections_per_address };
		Ok(Self {
			socket,
			certificate,
			connections: count(limits.connections),
			connections_of_address: count(of_address),
			time_for_head: Duration::from_secs(limits.head_seconds),
			time_for_body: Duration::from_secs(limits.body_seconds),
			stalled: Duration::from_secs(limits.stalled_seconds),
			look_every: LOOK_AT_FILES_EVERY,
		})
	}

	/// Looks at the certificate's files that often.
	pub fn looking_every(self, look_every: Duration) -> Self {
		Self { look_every, ..self }
	}

	/// Where it listens.
	///
	/// # Errors
	///
	/// If the system does not say.
	pub fn address(&self) -> io::Result<SocketAddr> {
		self.socket.local_addr()
	}

	/// Answers with `router` until the handle shuts it down: [`Handle::graceful_shutdown`] takes in
	/// nobody new and lets those who are there finish.
	///
	/// # Errors
	///
	/// If the socket fails.
	pub async fn serve(self, router: Router, handle: Handle<SocketAddr>) -> io::Result<()> {
		let Self { socket, certificate, time_for_head, time_for_body, look_every, .. } = self;
		let acceptor = Acceptor::new(self.connections, self.connections_of_address, self.stalled);
		let in_time = middleware::from_fn_with_state(time_for_body, bodies::in_time);
		let service = router.layer(in_time).into_make_service_with_connect_info::<SocketAddr>();
		let server = axum_server::from_tcp(socket)?.handle(handle);
		let Some(certificate) = certificate else {
			let mut server = server.acceptor(acceptor);
			limit_head(&mut server, time_for_head);
			return server.serve(service).await;
		};
		let tls = RustlsAcceptor::new(certificate.in_use())
			.handshake_timeout(TIME_FOR_HANDSHAKE)
			.acceptor(acceptor);
		let mut server = server.acceptor(tls);
		limit_head(&mut server, time_for_head);
		first_of(server.serve(service), certificate.keep_fresh(look_every)).await
	}
}

/// Bounds the time for the head of a request.
fn limit_head<Acceptor>(
	server: &mut axum_server::Server<SocketAddr, Acceptor>,
	time_for_head: Duration,
) {
	let builder = server.http_builder();
	let timer = hyper_util::rt::TokioTimer::new();
	builder.http1().timer(timer.clone()).header_read_timeout(time_for_head);
	builder.http2().timer(timer).keep_alive_interval(Duration::from_secs(20));
}

/// Runs both until the first ends; the second never does.
async fn first_of(
	serving: impl Future<Output = io::Result<()>>,
	beside: impl Future<Output = ()>,
) -> io::Result<()> {
	tokio::select! {
		served = serving => served,
		() = beside => Ok(()),
	}
}
