//! A bound on the number of connections, in all and from one network address.

use crate::{
	places::{Place, Places},
	room::person::Names,
};
use axum_server::accept::Accept;
use std::{
	future::Future,
	io::{self, ErrorKind, IoSlice},
	pin::Pin,
	sync::Arc,
	task::{Context, Poll},
};
use tokio::{
	io::{AsyncRead, AsyncWrite, ReadBuf},
	net::TcpStream,
};

/// Lets in so many connections at once, those in their handshake included; more are closed at once.
#[derive(Clone)]
pub struct Bounded<Acceptor> {
	acceptor: Acceptor,
	places: Arc<Places>,
	names: Arc<Names>,
}

impl<Acceptor> Bounded<Acceptor> {
	/// Lets `connections` through to `acceptor`, of these `of_address` from one.
	pub fn new(acceptor: Acceptor, connections: usize, of_address: usize) -> Self {
		let places = Arc::new(Places::new(connections, of_address));
		Self { acceptor, places, names: Arc::new(Names::new()) }
	}
}

impl<Acceptor, Service> Accept<TcpStream, Service> for Bounded<Acceptor>
where
	Acceptor: Accept<TcpStream, Service>,
	Acceptor::Future: Send + 'static,
{
	type Stream = Placed<Acceptor::Stream>;
	type Service = Acceptor::Service;
	type Future = Pin<Box<dyn Future<Output = io::Result<(Self::Stream, Self::Service)>> + Send>>;

	fn accept(&self, connection: TcpStream, service: Service) -> Self::Future {
		let peer = connection.peer_addr();
		let place = peer.and_then(|peer| {
			let place = self.places.take(Some(self.names.address(peer.ip())));
			place.map_err(|_| io::Error::new(ErrorKind::QuotaExceeded, "too many connections"))
		});
		let accepting = place.map(|place| (place, self.acceptor.accept(connection, service)));
		Box::pin(async move {
			let (place, accepting) = accepting?;
			let (stream, service) = accepting.await?;
			Ok((Placed { stream, _place: place }, service))
		})
	}
}

/// A connection that has its place until it is closed.
pub struct Placed<Stream> {
	stream: Stream,
	_place: Place,
}

impl<Stream: AsyncRead + Unpin> AsyncRead for Placed<Stream> {
	fn poll_read(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		buffer: &mut ReadBuf<'_>,
	) -> Poll<io::Result<()>> {
		Pin::new(&mut self.stream).poll_read(context, buffer)
	}
}

impl<Stream: AsyncWrite + Unpin> AsyncWrite for Placed<Stream> {
	fn poll_write(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		bytes: &[u8],
	) -> Poll<io::Result<usize>> {
		Pin::new(&mut self.stream).poll_write(context, bytes)
	}

	fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		Pin::new(&mut self.stream).poll_flush(context)
	}

	fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		Pin::new(&mut self.stream).poll_shutdown(context)
	}

	fn poll_write_vectored(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		slices: &[IoSlice<'_>],
	) -> Poll<io::Result<usize>> {
		Pin::new(&mut self.stream).poll_write_vectored(context, slices)
	}

	fn is_write_vectored(&self) -> bool {
		self.stream.is_write_vectored()
	}
}
