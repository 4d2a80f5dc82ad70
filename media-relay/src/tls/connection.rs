//! The connections: how many there may be, how long a client may take nothing, and how they are closed.

use crate::{
	places::{Place, Places},
	room::person::Names,
};
use axum_server::accept::Accept;
use std::{
	future::{ready, Ready},
	io::{self, ErrorKind, IoSlice},
	pin::Pin,
	sync::Arc,
	task::{Context, Poll},
	time::Duration,
};
use tokio::{
	io::{copy, sink, AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf},
	net::TcpStream,
	runtime::Handle,
	time::timeout,
};

/// How long a client has to close its side of a connection that is closed here.
const LINGER: Duration = Duration::from_secs(2);

/// Lets in so many connections at once, those in their handshake included; more are closed at once.
/// They send without delay, and are closed if their client takes nothing.
#[derive(Clone)]
pub struct Acceptor {
	places: Arc<Places>,
	names: Arc<Names>,
	/// How long a client may take nothing while something waits for it.
	stalled: Duration,
}

impl Acceptor {
	/// Lets in `connections`, of these `of_address` from one address.
	pub fn new(connections: usize, of_address: usize, stalled: Duration) -> Self {
		let places = Arc::new(Places::new(connections, of_address));
		Self { places, names: Arc::new(Names::new()), stalled }
	}

	fn admit(&self, tcp: TcpStream) -> io::Result<Connection> {
		let address = self.names.address(tcp.peer_addr()?.ip());
		let place = self.places.take(Some(address));
		let place =
			place.map_err(|_| io::Error::new(ErrorKind::QuotaExceeded, "too many connections"))?;
		tcp.set_nodelay(true)?;
		// What is not acknowledged in this time, or not sent as the client's window is shut, ends the
		// connection (tcp(7), TCP_USER_TIMEOUT).
		#[cfg(target_os = "linux")]
		socket2::SockRef::from(&tcp).set_tcp_user_timeout(Some(self.stalled))?;
		Ok(Connection { open: Some((tcp, place)) })
	}
}

impl<Service> Accept<TcpStream, Service> for Acceptor {
	type Stream = Connection;
	type Service = Service;
	type Future = Ready<io::Result<(Connection, Service)>>;

	fn accept(&self, tcp: TcpStream, service: Service) -> Self::Future {
		ready(self.admit(tcp).map(|connection| (connection, service)))
	}
}

/// A connection that has its place until it is closed.
///
/// When it is dropped, the relay's side is closed, and what the client still sends is read and forgotten
/// until it closes its own (RFC 9112, section 9.6). A socket that is closed with bytes unread, or sent
/// some afterwards, resets the connection, and the client may never read what it was sent last: why its
/// request was refused, or with which code its WebSocket was closed.
pub struct Connection {
	/// There until this is dropped.
	open: Option<(TcpStream, Place)>,
}

impl Connection {
	fn tcp(&mut self) -> io::Result<Pin<&mut TcpStream>> {
		let open = self.open.as_mut().map(|(tcp, _)| Pin::new(tcp));
		open.ok_or_else(|| ErrorKind::NotConnected.into())
	}
}

impl Drop for Connection {
	fn drop(&mut self) {
		// Without a runtime the relay is at its end, and all that it has is closed.
		if let (Some((tcp, place)), Ok(runtime)) = (self.open.take(), Handle::try_current()) {
			runtime.spawn(linger(tcp, place));
		}
	}
}

async fn linger(mut tcp: TcpStream, _place: Place) {
	let closing = async {
		tcp.shutdown().await?;
		copy(&mut tcp, &mut sink()).await
	};
	// Whoever does not close its side is left.
	let _ = timeout(LINGER, closing).await;
}

impl AsyncRead for Connection {
	fn poll_read(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		buffer: &mut ReadBuf<'_>,
	) -> Poll<io::Result<()>> {
		self.tcp()?.poll_read(context, buffer)
	}
}

impl AsyncWrite for Connection {
	fn poll_write(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		bytes: &[u8],
	) -> Poll<io::Result<usize>> {
		self.tcp()?.poll_write(context, bytes)
	}

	fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		self.tcp()?.poll_flush(context)
	}

	fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		self.tcp()?.poll_shutdown(context)
	}

	fn poll_write_vectored(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		slices: &[IoSlice<'_>],
	) -> Poll<io::Result<usize>> {
		self.tcp()?.poll_write_vectored(context, slices)
	}

	fn is_write_vectored(&self) -> bool {
		true
	}
}
