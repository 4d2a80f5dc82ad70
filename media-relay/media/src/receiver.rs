//! Receives datagrams and hands each to the worker that carries its session.

use std::{
	collections::HashMap,
	io::{self, ErrorKind, IoSliceMut},
	net::SocketAddr,
	ops::Range,
	sync::{atomic::AtomicU64, atomic::Ordering::Relaxed, Arc, PoisonError, RwLock},
	time::{Duration, Instant},
};

use quinn_udp::{RecvMeta, BATCH_SIZE};
use tokio::io::Interest;

use crate::{
	identifiers::SessionId, shared::Shared, socket::Socket, statistics::add, username, work::Work,
};

/// What one call to the kernel may fill per datagram, or per run of datagrams that it joined.
const BUFFER: usize = 64 * 1024;

/// How long nothing is asked of a socket from which the kernel gave nothing.
const PAUSE: Duration = Duration::from_millis(50);

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

/// Takes what has arrived at a socket: how many of these buffers it filled, and what it says of them.
type Receive = fn(&Socket, &mut [IoSliceMut<'_>], &mut [RecvMeta]) -> io::Result<usize>;

/// Receives on a socket until the task is dropped. With a session, everything that arrives is that
/// session's and goes to its worker. What the kernel refuses is tried again for ever.
pub(crate) async fn receive(
	shared: Arc<Shared>,
	socket: Arc<Socket>,
	only: Option<(usize, SessionId)>,
	receive: Receive,
) -> io::Result<()> {
	let readable = tokio::net::UdpSocket::from_std(socket.socket.try_clone()?)?;
	let mut memory = vec![0; BATCH_SIZE * BUFFER];
	let mut metas = [RecvMeta::default(); BATCH_SIZE];
	let mut batches: Vec<Option<Datagrams>> = Vec::new();
	batches.resize_with(shared.inboxes.len(), || None);
	let mut deaf = Deaf { socket: &socket, sockets: &shared.counters.deaf_sockets, now: false };
	loop {
		readable.readable().await?;
		let mut buffers: Vec<IoSliceMut<'_>> =
			memory.chunks_mut(BUFFER).map(IoSliceMut::new).collect();
		let result =
			readable.try_io(Interest::READABLE, || receive(&socket, &mut buffers, &mut metas));
		let count = match result {
			Ok(count) => count,
			Err(error) if error.kind() == ErrorKind::WouldBlock => continue,
			Err(error) => {
				add(&shared.counters.receive_errors, 1);
				if !speaks_of_what_was_sent(error.kind()) {
					deaf.because(Some(&error));
					tokio::time::sleep(PAUSE).await;
				}
				continue;
			},
		};
		deaf.because(None);
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

/// Whether an error is the network's report about something that was sent, or a signal came in between:
/// the next call goes on.
fn speaks_of_what_was_sent(kind: ErrorKind) -> bool {
	matches!(
		kind,
		ErrorKind::ConnectionRefused
			| ErrorKind::ConnectionReset
			| ErrorKind::HostUnreachable
			| ErrorKind::NetworkUnreachable
			| ErrorKind::Interrupted
	)
}

/// Whether nothing can be received from a socket at present, which is said when it begins and ends.
struct Deaf<'a> {
	socket: &'a Socket,
	/// How many sockets there are of which that holds.
	sockets: &'a AtomicU64,
	now: bool,
}

impl Deaf<'_> {
	fn because(&mut self, error: Option<&io::Error>) {
		if self.now == error.is_some() {
			return;
		}
		self.now = error.is_some();
		let port = self.socket.address.port();
		if let Some(error) = error {
			self.sockets.fetch_add(1, Relaxed);
			tracing::error!(port, %error, "media cannot be received; it is tried again");
		} else {
			self.sockets.fetch_sub(1, Relaxed);
			tracing::info!(port, "media is received again");
		}
	}
}

impl Drop for Deaf<'_> {
	fn drop(&mut self) {
		if self.now {
			self.sockets.fetch_sub(1, Relaxed);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::settings::Settings;
	use std::{
		net::UdpSocket,
		sync::{
			atomic::{AtomicUsize, Ordering::SeqCst},
			mpsc::{sync_channel, Receiver},
		},
	};

	fn listening() -> (Arc<Shared>, Arc<Socket>, Receiver<Work>) {
		let (inbox, outlet) = sync_channel(64);
		let (events, _) = tokio::sync::broadcast::channel(1);
		let socket = Arc::new(Socket::bind(([127, 0, 0, 1], 0).into(), &[], true).unwrap());
		let sockets = vec![socket.clone()];
		(Arc::new(Shared::new(Settings::default(), sockets, events, vec![inbox])), socket, outlet)
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn what_the_kernel_refuses_is_tried_again_and_reception_goes_on() {
		/// `ENOBUFS`, `EINTR`, `ENETUNREACH`, `ECONNREFUSED`, `EIO`.
		const ERRORS: [i32; 5] = [105, 4, 101, 111, 5];
		static CALLS: AtomicUsize = AtomicUsize::new(0);
		let (shared, socket, outlet) = listening();
		let fails_at_first: Receive =
			|socket, buffers, metas| match ERRORS.get(CALLS.fetch_add(1, SeqCst)) {
				Some(error) => Err(io::Error::from_raw_os_error(*error)),
				None => socket.receive(buffers, metas),
			};
		let session = SessionId::random().unwrap();
		let task = tokio::spawn(receive(
			shared.clone(),
			socket.clone(),
			Some((0, session)),
			fails_at_first,
		));
		let client = UdpSocket::bind("127.0.0.1:0").unwrap();
		client.send_to(b"hello", socket.address).unwrap();
		let counters = shared.counters.clone();
		let while_deaf = tokio::spawn(async move {
			while counters.snapshot().deaf_sockets == 0 {
				tokio::task::yield_now().await;
			}
		});
		let came =
			tokio::task::spawn_blocking(move || outlet.recv_timeout(Duration::from_secs(10)));
		let Work::Datagrams(datagrams) = came.await.unwrap().expect("it is received") else {
			panic!("something else came");
		};
		assert_eq!(datagrams.iter().next().unwrap().2, b"hello");
		while_deaf.await.unwrap();
		let statistics = shared.counters.snapshot();
		assert_eq!(statistics.receive_errors, ERRORS.len() as u64);
		assert_eq!(statistics.deaf_sockets, 0);
		task.abort();
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn a_socket_that_stays_deaf_counts_until_it_is_given_up() {
		let (shared, socket, _outlet) = listening();
		let fails: Receive = |_, _, _| Err(io::Error::from_raw_os_error(5));
		let task = tokio::spawn(receive(shared.clone(), socket.clone(), None, fails));
		let client = UdpSocket::bind("127.0.0.1:0").unwrap();
		client.send_to(b"hello", socket.address).unwrap();
		let counted = |count| {
			let counters = shared.counters.clone();
			async move {
				while counters.snapshot().deaf_sockets != count {
					tokio::time::sleep(Duration::from_millis(1)).await;
				}
			}
		};
		tokio::time::timeout(Duration::from_secs(10), counted(1)).await.unwrap();
		let errors = || shared.counters.snapshot().receive_errors;
		let (began, before) = (Instant::now(), errors());
		let tried_again = async {
			while errors() < before + 3 {
				tokio::time::sleep(Duration::from_millis(1)).await;
			}
		};
		tokio::time::timeout(Duration::from_secs(10), tried_again).await.unwrap();
		let tries = u128::from(errors() - before);
		let most = began.elapsed().as_millis() / PAUSE.as_millis() + 1;
		assert!(tries <= most, "not at full speed: {tries} instead of {most}");
		task.abort();
		tokio::time::timeout(Duration::from_secs(10), counted(0)).await.unwrap();
	}
}
