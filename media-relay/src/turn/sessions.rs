//! The clients of the TURN server, each with its own instance of the protocol. No I/O.
//!
//! The protocol is that of the library, which keeps a nonce for every address that ever sent
//! anything, and users for ever. With an instance for each client, all of that goes when the client
//! does: those who have no allocation are few at most, and the oldest makes way.

use std::{
	collections::{HashMap, VecDeque},
	net::{IpAddr, SocketAddr},
	panic::{catch_unwind, AssertUnwindSafe},
	sync::Arc,
	time::Duration,
};
use turn_server_proto::{
	api::{SocketAllocateError, TcpConnectError, Transmit, TurnServerApi, TurnServerPollRet},
	server::TurnServer,
	types::{
		stun::{
			attribute::Username,
			message::{Message, MessageClass},
		},
		AddressFamily, Instant, TransportType,
	},
};

use super::Credentials;
use crate::check::is_public;

/// What stands in the protocol's realm.
const REALM: &str = "live-stars";

/// The most clients without an allocation that are remembered.
const MOST_STRANGERS: usize = 1_024;

/// For how long a client without an allocation is remembered.
const TIME_FOR_STRANGERS: Duration = Duration::from_secs(60);

/// The most allocations of one IP address: many people can stand behind one.
const MOST_PER_ADDRESS: usize = 32;

/// For how long an allocation may have sent more than its share.
const BURST: Duration = Duration::from_secs(1);

/// More than what one packet or one look at the clock can cause.
const MOST_STEPS: usize = 64;

/// How much is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// Allocations at once.
	pub allocations: usize,
	/// Allocations of one credential at once.
	pub per_credential: usize,
	/// Bytes in a second that one allocation may pass on, both ways together.
	pub bytes_per_second: u64,
	/// Whether packets may go to addresses that are not public.
	pub allow_private_destinations: bool,
}

/// An address of the relay's own, which is reached without leaving this machine: not every router
/// brings back what is sent from behind it to its own address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
	/// As everybody knows it.
	pub external: SocketAddr,
	/// As it is reached here.
	pub local: SocketAddr,
}

/// How much was relayed, in bytes of payload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
	/// What was passed on.
	pub passed: u64,
	/// What was more than an allocation may pass on.
	pub dropped: u64,
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
	/// Send to a client.
	ToClient {
		/// The client.
		to: SocketAddr,
		/// The packet.
		bytes: Vec<u8>,
	},
	/// Send from an allocation.
	ToPeer {
		/// The allocation's address, as peers see it.
		from: SocketAddr,
		/// The peer.
		to: SocketAddr,
		/// The packet.
		bytes: Vec<u8>,
	},
	/// Open a socket for a client, and say so with [`Sessions::opened`].
	Open {
		/// The client.
		client: SocketAddr,
	},
	/// Close an allocation's socket.
	Close {
		/// The allocation's address, as peers see it.
		relayed: SocketAddr,
	},
}

struct Session {
	server: TurnServer,
	username: Option<String>,
	began: Duration,
	relayed: Option<SocketAddr>,
	is_opening: bool,
	/// When all that was passed on would have been at exactly the allowed rate.
	paid_until: Duration,
}

/// The clients of the TURN server. Times count from any moment on.
pub struct Sessions {
	reached_at: SocketAddr,
	limits: Limits,
	credentials: Arc<Credentials>,
	own: Vec<Own>,
	traffic: Traffic,
	sessions: HashMap<SocketAddr, Session>,
	/// Those who had no allocation when they came, the oldest first.
	strangers: VecDeque<SocketAddr>,
	/// The client of each allocation.
	allocations: HashMap<SocketAddr, SocketAddr>,
}

impl Sessions {
	/// No clients yet, for a server that is reached at that address, beside these of the relay.
	pub fn new(
		reached_at: SocketAddr,
		limits: Limits,
		credentials: Arc<Credentials>,
		own: Vec<Own>,
	) -> Self {
		let (traffic, sessions, strangers, allocations) = Default::default();
		Self { reached_at, limits, credentials, own, traffic, sessions, strangers, allocations }
	}

	/// Where clients reach the server.
	pub fn reached_at(&self) -> SocketAddr {
		self.reached_at
	}

	/// How many allocations there are.
	pub fn allocations(&self) -> usize {
		self.allocations.len()
	}

	/// How much was relayed.
	pub fn traffic(&self) -> Traffic {
		self.traffic
	}

	/// How many clients are remembered.
	pub fn clients(&self) -> usize {
		self.sessions.len()
	}

	/// A packet came from a client; `unix` is the time in seconds since the Unix epoch.
	pub fn from_client(
		&mut self,
		client: SocketAddr,
		bytes: &[u8],
		now: Duration,
		unix: u64,
	) -> Vec<Event> {
		let username = match Message::from_bytes(bytes) {
			Ok(message) if message.has_class(MessageClass::Request) => {
				let username = message.attribute::<Username>().ok();
				Some(username.map(|username| username.username().to_owned()))
			},
			_ => None,
		};
		if !self.sessions.contains_key(&client) {
			// Only a request begins anything.
			if username.is_none() {
				return Vec::new();
			}
			self.welcome(client, now);
		}
		let password = username
			.flatten()
			.and_then(|username| Some((self.credentials.password_of(&username, unix)?, username)));
		let to = self.reached_at;
		self.with(client, now, |session, now| {
			if let (None, Some((password, username))) = (&session.username, password) {
				session.server.add_user(username.clone(), password);
				session.username = Some(username);
			}
			session
				.server
				.recv(Transmit::new(bytes, TransportType::Udp, client, to), now)
				.map(|transmit| transmit.build())
		})
	}

	/// A packet came from a peer to an allocation.
	pub fn from_peer(
		&mut self,
		relayed: SocketAddr,
		peer: SocketAddr,
		bytes: &[u8],
		now: Duration,
	) -> Vec<Event> {
		let Some(client) = self.allocations.get(&relayed).copied() else { return Vec::new() };
		let own = self.own.iter().find(|own| own.local == peer);
		let peer = own.map_or(peer, |own| own.external);
		let mut events = self.with(client, now, |session, now| {
			let packet = Transmit::new(bytes, TransportType::Udp, peer, relayed);
			session.server.recv(packet, now).map(|transmit| transmit.build())
		});
		// What comes without permission takes nothing of the client's share.
		let is_for_client = |event: &Event| matches!(event, Event::ToClient { .. });
		if events.iter().any(is_for_client) && !self.may_pass(client, bytes.len(), now) {
			events.retain(|event| !is_for_client(event));
		}
		events
	}

	/// The socket for a client is open and has that address for peers, or could not be opened.
	pub fn opened(
		&mut self,
		client: SocketAddr,
		relayed: Option<SocketAddr>,
		now: Duration,
	) -> Vec<Event> {
		let listen = self.reached_at;
		let Some(session) = self.sessions.get_mut(&client).filter(|session| session.is_opening)
		else {
			return relayed.map(|relayed| Event::Close { relayed }).into_iter().collect();
		};
		session.is_opening = false;
		session.relayed = relayed;
		if let Some(relayed) = relayed {
			self.allocations.insert(relayed, client);
		}
		self.with(client, now, |session, now| {
			session.server.allocated_socket(
				TransportType::Udp,
				listen,
				client,
				TransportType::Udp,
				family(listen.ip()),
				relayed.ok_or(SocketAllocateError::InsufficientCapacity),
				now,
			);
			None
		})
	}

	/// Time has passed: ends what has expired. To be called every second or so.
	pub fn tick(&mut self, now: Duration) -> Vec<Event> {
		let clients: Vec<_> = self.sessions.keys().copied().collect();
		let mut events = Vec::new();
		for client in clients {
			events.extend(self.with(client, now, |_, _| None));
			let is_over = self.sessions.get(&client).is_some_and(|session| {
				let age = now.saturating_sub(session.began);
				session.relayed.is_none() && !session.is_opening && age >= TIME_FOR_STRANGERS
			});
			if is_over {
				self.sessions.remove(&client);
			}
		}
		self.strangers.retain(|client| self.sessions.contains_key(client));
		events
	}

	/// Remembers a new client; if there are too many without an allocation, the oldest is forgotten.
	fn welcome(&mut self, client: SocketAddr, now: Duration) {
		while self.strangers.len() >= MOST_STRANGERS {
			let Some(oldest) = self.strangers.pop_front() else { break };
			let is_stranger = |session: &Session| session.relayed.is_none() && !session.is_opening;
			if self.sessions.get(&oldest).is_some_and(is_stranger) {
				self.sessions.remove(&oldest);
			}
		}
		let server = TurnServer::new(TransportType::Udp, self.reached_at, REALM.to_owned());
		let session = Session {
			server,
			username: None,
			began: now,
			relayed: None,
			is_opening: false,
			paid_until: now,
		};
		self.sessions.insert(client, session);
		self.strangers.push_back(client);
	}

	/// Does something with a client's instance, and then what follows from it. The library asserts
	/// what it holds for impossible; should a packet prove it wrong, that client is forgotten.
	fn with(
		&mut self,
		client: SocketAddr,
		now: Duration,
		act: impl FnOnce(&mut Session, Instant) -> Option<Transmit<Vec<u8>>>,
	) -> Vec<Event> {
		let instant = instant(now);
		let Some(mut session) = self.sessions.remove(&client) else { return Vec::new() };
		let steps = catch_unwind(AssertUnwindSafe(|| {
			let first = act(&mut session, instant);
			let (mut transmits, mut wishes) = (Vec::from_iter(first), Vec::new());
			self.follow(client, &mut session, instant, &mut transmits, &mut wishes);
			(session, transmits, wishes)
		}));
		let Ok((session, transmits, mut events)) = steps else {
			tracing::error!("a packet that no client should send broke a TURN session");
			return self.forget(client);
		};
		self.sessions.insert(client, session);
		for transmit in transmits {
			self.deliver(client, transmit, now, &mut events);
		}
		events
	}

	/// Asks an instance what is to be done until it has nothing left.
	fn follow(
		&mut self,
		client: SocketAddr,
		session: &mut Session,
		now: Instant,
		transmits: &mut Vec<Transmit<Vec<u8>>>,
		events: &mut Vec<Event>,
	) {
		for _ in 0..MOST_STEPS {
			match session.server.poll(now) {
				TurnServerPollRet::AllocateSocket {
					transport,
					listen_addr,
					client_addr,
					allocation_transport,
					family: wanted,
				} => {
					let refusal = self.refusal(client, session, allocation_transport, wanted);
					if let Some(refusal) = refusal {
						session.server.allocated_socket(
							transport,
							listen_addr,
							client_addr,
							allocation_transport,
							wanted,
							Err(refusal),
							now,
						);
					} else {
						session.is_opening = true;
						events.push(Event::Open { client });
					}
				},
				TurnServerPollRet::TcpConnect {
					relayed_addr,
					peer_addr,
					listen_addr,
					client_addr,
				} => {
					session.server.tcp_connected(
						relayed_addr,
						peer_addr,
						listen_addr,
						client_addr,
						Err(TcpConnectError::Forbidden),
						now,
					);
				},
				TurnServerPollRet::SocketClose { listen_addr, .. } => {
					if self.allocations.remove(&listen_addr).is_some() {
						session.relayed = None;
						events.push(Event::Close { relayed: listen_addr });
					}
				},
				TurnServerPollRet::TcpClose { .. } => {},
				TurnServerPollRet::WaitUntil(_) => break,
			}
		}
		for _ in 0..MOST_STEPS {
			let Some(transmit) = session.server.poll_transmit(now) else { break };
			transmits.push(transmit);
		}
	}

	/// Why a client gets no allocation.
	fn refusal(
		&self,
		client: SocketAddr,
		session: &Session,
		transport: TransportType,
		wanted: AddressFamily,
	) -> Option<SocketAllocateError> {
		if wanted != family(self.reached_at.ip()) {
			return Some(SocketAllocateError::AddressFamilyNotSupported);
		}
		let has_one = |other: &&Session| other.relayed.is_some() || other.is_opening;
		let others = || self.sessions.iter().filter(|(_, other)| has_one(other));
		let of_credential =
			others().filter(|(_, other)| other.username == session.username).count();
		let of_address = others().filter(|(other, _)| other.ip() == client.ip()).count();
		let is_full = session.relayed.is_some()
			|| session.is_opening
			|| transport != TransportType::Udp
			|| others().count() >= self.limits.allocations
			|| of_credential >= self.limits.per_credential
			|| of_address >= MOST_PER_ADDRESS;
		is_full.then_some(SocketAllocateError::InsufficientCapacity)
	}

	/// Passes on what an instance sends: to its client, to another allocation, or to a peer outside.
	fn deliver(
		&mut self,
		client: SocketAddr,
		transmit: Transmit<Vec<u8>>,
		now: Duration,
		events: &mut Vec<Event>,
	) {
		let Transmit { data: bytes, from, to, .. } = transmit;
		if to == client && from == self.reached_at {
			events.push(Event::ToClient { to, bytes });
		} else if self.allocations.get(&from) != Some(&client) {
			// Nothing leaves by an allocation that is not the client's.
		} else if !self.may_pass(client, bytes.len(), now) {
			// More than its share.
		} else if self.allocations.contains_key(&to) {
			events.extend(self.from_peer(to, from, &bytes, now));
		} else if let Some(own) = self.own.iter().find(|own| own.external == to) {
			events.push(Event::ToPeer { from, to: own.local, bytes });
		} else if self.limits.allow_private_destinations || is_public(to.ip()) {
			events.push(Event::ToPeer { from, to, bytes });
		}
	}

	/// Whether a client's allocation may pass so many bytes on now, which are counted.
	fn may_pass(&mut self, client: SocketAddr, bytes: usize, now: Duration) -> bool {
		let Some(session) = self.sessions.get_mut(&client) else { return false };
		let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
		let nanoseconds = bytes.saturating_mul(1_000_000_000) / self.limits.bytes_per_second.max(1);
		let paid_until =
			session.paid_until.max(now).saturating_add(Duration::from_nanos(nanoseconds));
		let passes = paid_until <= now.saturating_add(BURST);
		let traffic = &mut self.traffic;
		let counted = if passes { &mut traffic.passed } else { &mut traffic.dropped };
		*counted = counted.saturating_add(bytes);
		if passes {
			session.paid_until = paid_until;
		}
		passes
	}

	/// Ends a client's allocation, whose session is gone.
	fn forget(&mut self, client: SocketAddr) -> Vec<Event> {
		let ended = self.allocations.extract_if(|_, of| *of == client);
		ended.map(|(relayed, _)| Event::Close { relayed }).collect()
	}
}

fn family(ip: IpAddr) -> AddressFamily {
	match ip {
		IpAddr::V4(_) => AddressFamily::IPV4,
		IpAddr::V6(_) => AddressFamily::IPV6,
	}
}

fn instant(now: Duration) -> Instant {
	Instant::from_nanos(i64::try_from(now.as_nanos()).unwrap_or(i64::MAX))
}
