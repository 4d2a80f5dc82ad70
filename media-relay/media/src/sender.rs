//! Sends datagrams, those of one length to one client in one call to the kernel (segmentation
//! offload).

use std::{
	io::ErrorKind,
	net::{IpAddr, SocketAddr},
	sync::Arc,
	time::Duration,
};

use quinn_udp::{Transmit, UdpSockRef};

use crate::{
	socket::Socket,
	statistics::{add, Counters},
};

/// The most bytes of one call: what fits in an IP packet.
const MAX_BATCH: usize = 64_000;
/// How often a full queue is tried again, and after which pause.
const ATTEMPTS: usize = 20;
const PAUSE: Duration = Duration::from_micros(100);

/// Sends for one worker. What is pushed is sent at the next flush at the latest.
pub(crate) struct Sender {
	counters: Arc<Counters>,
	batch: Vec<u8>,
	/// The length of the batch's datagrams; its last may be shorter.
	segment: usize,
	segments: usize,
	target: Option<Target>,
}

struct Target {
	socket: Arc<Socket>,
	destination: SocketAddr,
	source: Option<IpAddr>,
}

impl Sender {
	/// A sender that counts what it sends.
	pub(crate) fn new(counters: Arc<Counters>) -> Self {
		let batch = Vec::with_capacity(MAX_BATCH);
		Self { counters, batch, segment: 0, segments: 0, target: None }
	}

	/// Sends this datagram to a client from a candidate of this relay.
	pub(crate) fn push(
		&mut self,
		socket: &Arc<Socket>,
		candidate: SocketAddr,
		destination: SocketAddr,
		datagram: &[u8],
	) {
		let fits = self.target.as_ref().is_some_and(|target| {
			target.destination == destination
				&& Arc::ptr_eq(&target.socket, socket)
				&& datagram.len() <= self.segment
				&& self.batch.len() == self.segment * self.segments
				&& self.segments < socket.state.max_gso_segments()
				&& self.batch.len() + datagram.len() <= MAX_BATCH
		});
		if !fits {
			self.flush();
			self.segment = datagram.len();
			let source = socket.source(candidate);
			self.target = Some(Target { socket: socket.clone(), destination, source });
		}
		self.batch.extend_from_slice(datagram);
		self.segments += 1;
	}

	/// Sends what is still held back.
	pub(crate) fn flush(&mut self) {
		let Some(target) = self.target.take() else { return };
		let segment_size = (self.segments > 1).then_some(self.segment);
		if !send(&target, &self.batch, segment_size) {
			// Without offload, which a device may refuse.
			for datagram in self.batch.chunks(self.segment.max(1)) {
				if segment_size.is_none() || !send(&target, datagram, None) {
					add(&self.counters.packets_dropped, 1);
				}
			}
		}
		add(&self.counters.packets_sent, self.segments as u64);
		add(&self.counters.bytes_sent, self.batch.len() as u64);
		self.batch.clear();
		self.segments = 0;
	}
}

/// Whether the kernel took it.
fn send(target: &Target, contents: &[u8], segment_size: Option<usize>) -> bool {
	let Target { socket, destination, source } = target;
	let transmit =
		Transmit { destination: *destination, ecn: None, contents, segment_size, src_ip: *source };
	for _ in 0..ATTEMPTS {
		match socket.state.try_send(UdpSockRef::from(&socket.socket), &transmit) {
			Ok(()) => return true,
			Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(PAUSE),
			// The client is gone or unreachable: its session will time out.
			Err(error) if error.kind() == ErrorKind::ConnectionRefused => return true,
			Err(_) => return false,
		}
	}
	false
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{net::UdpSocket, sync::atomic::Ordering::Relaxed};

	fn receiver() -> UdpSocket {
		let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
		socket.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
		socket
	}

	fn lengths(socket: &UdpSocket, count: usize) -> Vec<usize> {
		let mut buffer = [0; 2_000];
		(0..count).map(|_| socket.recv(&mut buffer).unwrap()).collect()
	}

	#[test]
	fn datagrams_arrive_one_by_one_whatever_their_lengths() {
		let counters = Arc::new(Counters::default());
		let mut sender = Sender::new(counters.clone());
		let socket = Arc::new(Socket::bind(([127, 0, 0, 1], 0).into(), &[], true).unwrap());
		let (one, other) = (receiver(), receiver());
		let mut push = |to: &UdpSocket, length: usize| {
			sender.push(&socket, socket.address, to.local_addr().unwrap(), &vec![7; length]);
		};
		for length in [1_200, 1_200, 1_200, 300, 1_200, 1_100, 1_101] {
			push(&one, length);
		}
		push(&other, 50);
		push(&one, 50);
		sender.flush();
		assert_eq!(lengths(&one, 8), [1_200, 1_200, 1_200, 300, 1_200, 1_100, 1_101, 50]);
		assert_eq!(lengths(&other, 1), [50]);
		assert_eq!(counters.packets_sent.load(Relaxed), 9);
		assert_eq!(counters.packets_dropped.load(Relaxed), 0);
	}
}
