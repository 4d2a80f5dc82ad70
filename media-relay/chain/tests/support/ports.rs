//! Ports for programs that tests start.

use std::{
	hash::{BuildHasher, Hasher, RandomState},
	net::{TcpListener, UdpSocket},
};

/// A port on which nothing listens. It is below those that the kernel gives to connections: one of
/// those may be given away before the test comes to use it.
pub fn free_port() -> u16 {
	loop {
		let random = RandomState::new().build_hasher().finish() % 9_000;
		let port = 10_000 + u16::try_from(random).expect("less than 9,000");
		let address = ("127.0.0.1", port);
		if TcpListener::bind(address).is_ok() && UdpSocket::bind(address).is_ok() {
			return port;
		}
	}
}
