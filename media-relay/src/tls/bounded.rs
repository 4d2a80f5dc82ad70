//! A bound on the number of connections.

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
	sync::{OwnedSemaphorePermit, Semaphore},
};

/// Lets in so many connections at once, those in their handshake included; more are closed at once.
#[derive(Clone, Debug)]
pub struct Bounded<Acceptor> {
	acceptor: Acceptor,
	places: Arc<Semaphore>,
}

impl<Acceptor> Bounded<Acceptor> {
	/// Lets `connections` through to `acceptor`.
	pub fn new(acceptor: Acceptor, connections: usize) -> Self {
		let places = Arc::new(Semaphore::new(connections.min(Semaphore::MAX_PERMITS)));
		Self { acceptor, places }
	}
}

impl<Acceptor, Connection, Service> Accept<Connection, Service> for Bounded<Acceptor>
where
	Acceptor: Accept<Connection, Service>,
	Acceptor::Future: Send + 'static,
{
	type Stream = Placed<Acceptor::Stream>;
	type Service = Acceptor::Service;
	type Future = Pin<Box<dyn Future<Output = io::Result<(Self::Stream, Self::Service)>> + Send>>;

	fn accept(&self, connection: Connection, service: Service) -> Self::Future {
		let place = self.places.clone().try_acquire_owned().ok();
		let accepting = place.map(|place| (place, self.acceptor.accept(connection, service)));
		Box::pin(async move {
			let Some((place, accepting)) = accepting else {
				return Err(io::Error::new(ErrorKind::QuotaExceeded, "too many connections"));
			};
			let (stream, service) = accepting.await?;
			Ok((Placed { stream, _place: place }, service))
		})
	}
}

/// A connection that has its place until it is closed.
#[derive(Debug)]
pub struct Placed<Stream> {
	stream: Stream,
	_place: OwnedSemaphorePermit,
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
