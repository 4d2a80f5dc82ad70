//! Receives datagrams and hands each to the worker that carries its session.

use std::{
	collections::HashMap,
	io::{ErrorKind, IoSliceMut},
	net::SocketAddr,
	ops::Range,
	sync::{Arc, PoisonError, RwLock},
	time::Instant,
};

use quinn_udp::{RecvMeta, UdpSockRef, BATCH_SIZE};
use tokio::io::Interest;

use crate::{
	identifiers::SessionId, shared::Shared, socket::Socket, statistics::add, username, work::Work,
};

/// What one call to the kernel may fill per datagram, or per run of datagrams that it joined.
const BUFFER: usize = 64 * 1024;

/// Datagrams for one worker, all of one call to the kernel.
#[derive(Debug)]
pub(crate) struct Datagrams {
	pub(crate) received: Instant,
	/// The session, where the socket serves only one.
	pub(crate) session: Option<SessionId>,
	bytes: Vec<u8>,
	entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
	source: SocketAddr,
	destination: SocketAddr,
	range: Range<usize>,
}

impl Datagrams {
	pub(crate) fn new(received: Instant, session: Option<SessionId>) -> Self {
		Self { received, session, bytes: Vec::with_capacity(2_048), entries: Vec::with_capacity(8) }
	}

	pub(crate) fn push(&mut self, source: SocketAddr, destination: SocketAddr, datagram: &[u8]) {
		let start = self.bytes.len();
		self.bytes.extend_from_slice(datagram);
		self.entries.push(Entry { source, destination, range: start..self.bytes.len() });
	}

	/// How many datagrams these are.
	pub(crate) fn len(&self) -> usize {
		self.entries.len()
	}

	/// Where from, to which candidate, and what.
	pub(crate) fn iter(&self) -> impl Iterator<Item = (SocketAddr, SocketAddr, &[u8])> {
		self.entries
			.iter()
			.map(|entry| (entry.source, entry.destination, &self.bytes[entry.range.clone()]))
	}
}

/// Which worker carries the session of a client's address. Workers enter an address when a
/// connectivity check from it has proved to know the session's password.
#[derive(Debug, Default)]
pub(crate) struct Routes(RwLock<HashMap<SocketAddr, usize>>);

impl Routes {
	pub(crate) fn insert(&self, address: SocketAddr, worker: usize) {
		self.0.write().unwrap_or_else(PoisonError::into_inner).insert(address, worker);
	}

	pub(crate) fn remove(&self, address: &SocketAddr, worker: usize) {
		let mut routes = self.0.write().unwrap_or_else(PoisonError::into_inner);
		if routes.get(address) == Some(&worker) {
			routes.remove(address);
		}
	}
}

/// Receives on a socket until the task is dropped. With a session, everything that arrives is that
/// session's and goes to its worker.
pub(crate) async fn receive(
	shared: Arc<Shared>,
	socket: Arc<Socket>,
	only: Option<(usize, SessionId)>,
) -> std::io::Result<()> {
	let readable = tokio::net::UdpSocket::from_std(socket.socket.try_clone()?)?;
	let mut memory = vec![0; BATCH_SIZE * BUFFER];
	let mut metas = [RecvMeta::default(); BATCH_SIZE];
	let mut batches: Vec<Option<Datagrams>> = Vec::new();
	batches.resize_with(shared.inboxes.len(), || None);
	loop {
		readable.readable().await?;
		let mut buffers: Vec<IoSliceMut<'_>> =
			memory.chunks_mut(BUFFER).map(IoSliceMut::new).collect();
		let result = readable.try_io(Interest::READABLE, || {
			socket.state.recv(UdpSockRef::from(&socket.socket), &mut buffers, &mut metas)
		});
		let count = match result {
			Ok(count) => count,
			Err(error) if error.kind() == ErrorKind::WouldBlock => continue,
			// Reports of the network about what was sent; the next call goes on.
			Err(error) if error.kind() == ErrorKind::ConnectionRefused => continue,
			Err(error) => return Err(error),
		};
		let received = Instant::now();
		{
			let routes = shared.routes.0.read().unwrap_or_else(PoisonError::into_inner);
			for (meta, buffer) in metas.iter().zip(&buffers).take(count) {
				let destination = socket.arrived_at(meta.dst_ip);
				for datagram in buffer[..meta.len].chunks(meta.stride.max(1)) {
					add(&shared.counters.packets_received, 1);
					add(&shared.counters.bytes_received, datagram.len() as u64);
					let worker = match only {
						Some((worker, _)) => Some(worker),
						None => match username::local_fragment(datagram) {
							Some(fragment) => username::worker(fragment),
							None => routes.get(&meta.addr).copied(),
						},
					};
					let Some(batch) = worker.and_then(|worker| batches.get_mut(worker)) else {
						add(&shared.counters.packets_ignored, 1);
						continue;
					};
					let session = only.map(|(_, session)| session);
					batch.get_or_insert_with(|| Datagrams::new(received, session)).push(
						meta.addr,
						destination,
						datagram,
					);
				}
			}
		}
		for (worker, batch) in batches.iter_mut().enumerate() {
			let Some(batch) = batch.take() else { continue };
			let length = batch.len() as u64;
			if shared.inboxes[worker].try_send(Work::Datagrams(batch)).is_err() {
				add(&shared.counters.packets_dropped, length);
			}
		}
	}
}
