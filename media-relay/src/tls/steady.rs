//! A bound on the time that a client lets what it is sent wait.

use axum_server::accept::Accept;
use std::{
	future::{ready, Ready},
	io,
	time::Duration,
};
use tokio::net::TcpStream;

/// Has each connection send at once what there is to send, and closes those whose client takes nothing.
#[derive(Clone)]
pub struct Steady {
	/// How long a client may take nothing while something waits for it.
	stalled: Duration,
}

impl Steady {
	pub fn new(stalled: Duration) -> Self {
		Self { stalled }
	}

	fn set(&self, connection: &TcpStream) -> io::Result<()> {
		connection.set_nodelay(true)?;
		// What is not acknowledged in this time, or not sent as the client's window is shut, ends the
		// connection (tcp(7), TCP_USER_TIMEOUT).
		#[cfg(target_os = "linux")]
		socket2::SockRef::from(connection).set_tcp_user_timeout(Some(self.stalled))?;
		Ok(())
	}
}

impl<Service> Accept<TcpStream, Service> for Steady {
	type Stream = TcpStream;
	type Service = Service;
	type Future = Ready<io::Result<(TcpStream, Service)>>;

	fn accept(&self, connection: TcpStream, service: Service) -> Self::Future {
		ready(self.set(&connection).map(|()| (connection, service)))
	}
}
