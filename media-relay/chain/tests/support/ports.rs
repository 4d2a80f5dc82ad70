//! Ports for programs that tests start.

use std::{
	hash::{BuildHasher, Hasher, RandomState},
	net::{TcpListener, UdpSocket},
};

/// A port on which nothing listens. It is below those that the kernel gives to connections: one of
/// those may be given away before the test comes to use it.
pub fn free_port() -> u16 {
	claimed_port().0
}

/// Such a port for TCP, with what keeps other tests from being given it too. A node whose port is taken
/// quietly listens on another, and its test would talk to somebody else's node.
pub fn claimed_port() -> (u16, UdpSocket) {
	loop {
		let random = RandomState::new().build_hasher().finish() % 9_000;
		let port = 10_000 + u16::try_from(random).expect("less than 9,000");
		let address = ("127.0.0.1", port);
		// Another's port is not touched: its node may be about to listen there.
		let Ok(claim) = UdpSocket::bind(address) else { continue };
		if TcpListener::bind(address).is_ok() {
			return (port, claim);
		}
	}
}
