//! The UDP sockets: what they are bound to, and under which addresses clients reach them.

use std::{
	io::IoSliceMut,
	net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket},
};

use quinn_udp::{RecvMeta, UdpSockRef, UdpSocketState};
use socket2::{Domain, Protocol, Type};
use str0m::Candidate;

use crate::error::MediaError;

/// What is asked of the kernel for a socket's queues, in bytes. It may give less.
const QUEUE: usize = 8 * 1024 * 1024;

/// A socket that receives and sends without waiting.
#[derive(Debug)]
pub(crate) struct Socket {
	pub(crate) socket: UdpSocket,
	pub(crate) state: UdpSocketState,
	/// Where it is bound.
	pub(crate) address: SocketAddr,
	/// The addresses that clients are told, at least one.
	pub(crate) reachable: Vec<Reachable>,
}

/// An address under which clients reach a socket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reachable {
	pub(crate) address: SocketAddr,
	/// Whether it has to be named as the source of what is sent, because the socket is bound to every
	/// address of this machine and this is one of them.
	named: bool,
}

impl Socket {
	/// Binds a socket. Without an address to advertise clients are told the one it is bound to, or the
	/// one that packets to the world leave from.
	pub(crate) fn bind(
		address: SocketAddr,
		advertise: &[SocketAddr],
		allow_loopback: bool,
	) -> Result<Self, MediaError> {
		let failed = |what: &str, error: std::io::Error| {
			MediaError::System(format!("UDP port {} of the media: {what}: {error}", address.port()))
		};
		let domain = if address.is_ipv4() { Domain::IPV4 } else { Domain::IPV6 };
		let socket = socket2::Socket::new(domain, Type::DGRAM, Some(Protocol::UDP))
			.map_err(|error| failed("open", error))?;
		if address.is_ipv6() {
			socket.set_only_v6(true).map_err(|error| failed("keep to IPv6", error))?;
		}
		// Smaller queues only mean more loss under load.
		let _ = socket.set_recv_buffer_size(QUEUE);
		let _ = socket.set_send_buffer_size(QUEUE);
		socket.bind(&address.into()).map_err(|error| failed("bind", error))?;
		let socket = UdpSocket::from(socket);
		let bound = socket.local_addr().map_err(|error| failed("read its address", error))?;
		let state = UdpSocketState::new(UdpSockRef::from(&socket))
			.map_err(|error| failed("set its options", error))?;
		let reachable = reachable(bound, advertise, allow_loopback);
		if reachable.is_empty() {
			return Err(MediaError::Settings(format!(
				"no {} address that clients can reach: name one in `advertise`, or do not listen on it",
				if bound.is_ipv4() { "IPv4" } else { "IPv6" },
			)));
		}
		Ok(Self { socket, state, address: bound, reachable })
	}

	/// Takes what has arrived: how many of these buffers it filled, and what the kernel says of them.
	pub(crate) fn receive(
		&self,
		buffers: &mut [IoSliceMut<'_>],
		metas: &mut [RecvMeta],
	) -> std::io::Result<usize> {
		self.state.recv(UdpSockRef::from(&self.socket), buffers, metas)
	}

	/// The candidates that a session description names.
	pub(crate) fn candidates(&self) -> Vec<Candidate> {
		let of = |reachable: &Reachable| Candidate::host(reachable.address, "udp").ok();
		self.reachable.iter().filter_map(of).collect()
	}

	/// The candidate at which a datagram arrived, given the address of this machine it was sent to.
	pub(crate) fn arrived_at(&self, local: Option<IpAddr>) -> SocketAddr {
		let exact = self.reachable.iter().find(|each| Some(each.address.ip()) == local);
		// Behind a router that forwards the port the machine does not know its advertised address.
		exact.or(self.reachable.first()).map_or(self.address, |each| each.address)
	}

	/// The address to send from, where the kernel has to be told.
	pub(crate) fn source(&self, candidate: SocketAddr) -> Option<IpAddr> {
		let named = self.reachable.iter().find(|each| each.named && each.address == candidate);
		named.map(|each| each.address.ip())
	}
}

fn reachable(bound: SocketAddr, advertise: &[SocketAddr], allow_loopback: bool) -> Vec<Reachable> {
	let port = bound.port();
	let wildcard = bound.ip().is_unspecified();
	let mut addresses: Vec<SocketAddr> = advertise
		.iter()
		.filter(|each| each.is_ipv4() == bound.is_ipv4())
		.map(|each| SocketAddr::new(each.ip(), if each.port() == 0 { port } else { each.port() }))
		.collect();
	if addresses.is_empty() && !wildcard {
		addresses.push(bound);
	} else if addresses.is_empty() {
		addresses.extend(outward(bound.is_ipv4()).map(|ip| SocketAddr::new(ip, port)));
	}
	if allow_loopback && wildcard {
		let ip: IpAddr =
			if bound.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
		addresses.push(SocketAddr::new(ip, port));
	}
	addresses.retain(|address| allow_loopback || !address.ip().is_loopback());
	addresses.dedup();
	let of = |address: SocketAddr| Reachable {
		address,
		named: wildcard && UdpSocket::bind(SocketAddr::new(address.ip(), 0)).is_ok(),
	};
	addresses.into_iter().map(of).collect()
}

/// The address that packets to the world leave from. Nothing is sent to find out: connecting a
/// datagram socket only looks up the route. The destinations are reserved for documentation (RFC
/// 5737 and RFC 3849).
fn outward(ipv4: bool) -> Option<IpAddr> {
	let (local, remote) = if ipv4 {
		(SocketAddr::from(([0, 0, 0, 0], 0)), SocketAddr::from(([192, 0, 2, 1], 9)))
	} else {
		(SocketAddr::from(([0u16; 8], 0)), SocketAddr::from(([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1], 9)))
	};
	let socket = UdpSocket::bind(local).ok()?;
	socket.connect(remote).ok()?;
	Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_unspecified())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn addresses(bound: &str, advertise: &[&str], allow_loopback: bool) -> Vec<String> {
		let advertise: Vec<SocketAddr> =
			advertise.iter().map(|each| each.parse().unwrap()).collect();
		reachable(bound.parse().unwrap(), &advertise, allow_loopback)
			.into_iter()
			.map(|each| each.address.to_string())
			.collect()
	}

	#[test]
	fn clients_are_told_the_advertised_addresses_of_the_family() {
		let advertise = ["203.0.113.5:0", "203.0.113.5:9000", "[2001:db8::1]:0"];
		assert_eq!(
			addresses("0.0.0.0:7000", &advertise, false),
			["203.0.113.5:7000", "203.0.113.5:9000"]
		);
		assert_eq!(addresses("[::]:7000", &advertise, false), ["[2001:db8::1]:7000"]);
	}

	#[test]
	fn loopback_is_told_only_where_it_is_allowed() {
		assert!(addresses("127.0.0.1:7000", &[], false).is_empty());
		assert_eq!(addresses("127.0.0.1:7000", &[], true), ["127.0.0.1:7000"]);
		assert!(
			addresses("0.0.0.0:7000", &["203.0.113.5:0"], true).contains(&"127.0.0.1:7000".into())
		);
	}

	#[test]
	fn a_socket_that_nobody_can_reach_is_refused() {
		let refused = Socket::bind(([127, 0, 0, 1], 0).into(), &[], false);
		assert!(matches!(refused, Err(MediaError::Settings(_))));
	}

	#[test]
	fn a_port_in_use_is_refused_with_its_number() {
		let first = Socket::bind(([127, 0, 0, 1], 0).into(), &[], true).unwrap();
		let Err(MediaError::System(reason)) = Socket::bind(first.address, &[], true) else {
			panic!("bound twice");
		};
		assert!(reason.contains(&first.address.port().to_string()), "{reason}");
	}
}
