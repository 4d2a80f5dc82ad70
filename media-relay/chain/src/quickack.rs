//! A connection that acknowledges at once what it reads.
//!
//! The node's RPC server leaves Nagle's algorithm on: of two short answers the second waits until the first
//! is acknowledged, and Linux puts that off for 40 ms if there is nothing to send along (RFC 1122, section
//! 4.2.3.2; tcp(7), TCP_QUICKACK). From `sc-rpc-server` 34 on the server sets TCP_NODELAY, and this can go.

use std::{
	io,
	pin::Pin,
	task::{Context, Poll},
};
use tokio::{
	io::{AsyncRead, AsyncWrite, ReadBuf},
	net::TcpStream,
};

/// A TCP connection without delays on either side.
pub(crate) struct QuickAck(TcpStream);

impl QuickAck {
	/// Connects to a host, which is a name or an address, at a port.
	pub async fn connect(host: &str, port: u16) -> io::Result<Self> {
		let stream = TcpStream::connect((host, port)).await?;
		stream.set_nodelay(true)?;
		Ok(Self(stream))
	}
}

impl AsyncRead for QuickAck {
	fn poll_read(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		buffer: &mut ReadBuf<'_>,
	) -> Poll<io::Result<()>> {
		let read = Pin::new(&mut self.0).poll_read(context, buffer);
		// The kernel forgets that it was asked, and is asked again each time.
		#[cfg(target_os = "linux")]
		if read.is_ready() {
			let _ = self.0.set_quickack(true);
		}
		read
	}
}

impl AsyncWrite for QuickAck {
	fn poll_write(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		bytes: &[u8],
	) -> Poll<io::Result<usize>> {
		Pin::new(&mut self.0).poll_write(context, bytes)
	}

	fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		Pin::new(&mut self.0).poll_flush(context)
	}

	fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		Pin::new(&mut self.0).poll_shutdown(context)
	}
}
