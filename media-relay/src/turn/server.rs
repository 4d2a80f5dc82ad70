//! The sockets of the TURN server.

use super::{unix_seconds, Event, Figures, Sessions};
use std::{
	collections::HashMap,
	io,
	net::{IpAddr, SocketAddr},
	ops::RangeInclusive,
	sync::{atomic::Ordering, Arc},
	time::{Duration, Instant},
};
use tokio::{
	net::UdpSocket,
	sync::mpsc,
	task::JoinHandle,
	time::{interval, MissedTickBehavior},
};

/// No packet of media is longer.
const MAX_PACKET: usize = 2_048;

/// Packets from peers that wait; more are dropped, as on any busy link.
const MOST_WAITING: usize = 1_024;

/// How many ports are tried for an allocation.
const MOST_TRIES: u32 = 64;

/// A packet that came to an allocation.
struct FromPeer {
	relayed: SocketAddr,
	peer: SocketAddr,
	bytes: Vec<u8>,
}

/// An allocation's socket, and the task that reads from it.
struct Relayed {
	socket: Arc<UdpSocket>,
	reader: JoinHandle<()>,
}

impl Drop for Relayed {
	fn drop(&mut self) {
		self.reader.abort();
	}
}

/// The sockets of the TURN server.
pub(super) struct Server {
	socket: UdpSocket,
	sessions: Sessions,
	external: IpAddr,
	ports: RangeInclusive<u16>,
	relayed: HashMap<SocketAddr, Relayed>,
	arrive: mpsc::Sender<FromPeer>,
	arrived: mpsc::Receiver<FromPeer>,
	figures: Arc<Figures>,
	began: Instant,
}

impl Server {
	/// A server on `socket` whose allocations have ports of that range.
	pub fn new(
		socket: UdpSocket,
		sessions: Sessions,
		ports: RangeInclusive<u16>,
		figures: Arc<Figures>,
	) -> Self {
		let (arrive, arrived) = mpsc::channel(MOST_WAITING);
		let external = sessions.reached_at().ip();
		Self {
			socket,
			sessions,
			external,
			ports,
			relayed: HashMap::new(),
			arrive,
			arrived,
			figures,
			began: Instant::now(),
		}
	}

	/// Runs for ever.
	pub async fn run(mut self) {
		let mut ticks = interval(Duration::from_secs(1));
		ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
		let mut buffer = vec![0; MAX_PACKET];
		loop {
			let events = tokio::select! {
				received = self.socket.recv_from(&mut buffer) => match received {
					Ok((length, client)) => {
						let bytes = buffer.get(..length).unwrap_or_default();
						self.sessions.from_client(client, bytes, self.now(), unix_seconds())
					},
					// A port that was closed meanwhile is reported here; the socket is well.
					Err(_) => Vec::new(),
				},
				Some(FromPeer { relayed, peer, bytes }) = self.arrived.recv() => {
					self.sessions.from_peer(relayed, peer, &bytes, self.now())
				},
				_ = ticks.tick() => self.sessions.tick(self.now()),
			};
			self.act(events);
			let allocations = u64::try_from(self.sessions.allocations()).unwrap_or(u64::MAX);
			let traffic = self.sessions.traffic();
			self.figures.allocations.store(allocations, Ordering::Relaxed);
			self.figures.passed.store(traffic.passed, Ordering::Relaxed);
			self.figures.dropped.store(traffic.dropped, Ordering::Relaxed);
		}
	}

	fn act(&mut self, events: Vec<Event>) {
		let mut events = std::collections::VecDeque::from(events);
		while let Some(event) = events.pop_front() {
			match event {
				// A packet for which there is no room now is lost, as on any busy link.
				Event::ToClient { to, bytes } => {
					let _ = self.socket.try_send_to(&bytes, to);
				},
				Event::ToPeer { from, to, bytes } => {
					if let Some(relayed) = self.relayed.get(&from) {
						let _ = relayed.socket.try_send_to(&bytes, to);
					}
				},
				Event::Open { client } => {
					let relayed = self.open().ok();
					events.extend(self.sessions.opened(client, relayed, self.now()));
				},
				Event::Close { relayed } => {
					self.relayed.remove(&relayed);
				},
			}
		}
	}

	/// Opens a socket on a port at random; says how peers see it.
	fn open(&mut self) -> io::Result<SocketAddr> {
		let (first, count) = (u32::from(*self.ports.start()), self.ports.len());
		let count = u32::try_from(count).unwrap_or(1).max(1);
		let any = match self.external {
			IpAddr::V4(_) => IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED),
			IpAddr::V6(_) => IpAddr::V6(std::net::Ipv6Addr::UNSPECIFIED),
		};
		let offset = rand::random::<u32>() % count;
		for attempt in 0..MOST_TRIES.min(count) {
			let port = first.saturating_add(offset.wrapping_add(attempt) % count);
			let port = u16::try_from(port).unwrap_or(u16::MAX);
			let Ok(socket) = std::net::UdpSocket::bind((any, port)) else { continue };
			socket.set_nonblocking(true)?;
			let socket = Arc::new(UdpSocket::from_std(socket)?);
			let relayed = SocketAddr::new(self.external, port);
			let reader = tokio::spawn(read(socket.clone(), relayed, self.arrive.clone()));
			self.relayed.insert(relayed, Relayed { socket, reader });
			return Ok(relayed);
		}
		Err(io::Error::other("no port is free for an allocation"))
	}

	fn now(&self) -> Duration {
		self.began.elapsed()
	}
}

/// Reads what comes to an allocation.
async fn read(socket: Arc<UdpSocket>, relayed: SocketAddr, arrive: mpsc::Sender<FromPeer>) {
	let mut buffer = vec![0; MAX_PACKET];
	loop {
		// An error is that of a peer whose port is closed; the next packet may be another's.
		let Ok((length, peer)) = socket.recv_from(&mut buffer).await else { continue };
		let bytes = buffer.get(..length).unwrap_or_default().to_vec();
		match arrive.try_send(FromPeer { relayed, peer, bytes }) {
			Ok(()) | Err(mpsc::error::TrySendError::Full(_)) => {},
			Err(mpsc::error::TrySendError::Closed(_)) => return,
		}
	}
}
