//! Which streams and sessions there are, and whether another may begin.

use std::{
	collections::HashMap,
	net::{IpAddr, Ipv6Addr},
	time::Instant,
};

use crate::{
	error::MediaError,
	event::{EndReason, MediaEvent, StreamStatus},
	identifiers::{SessionId, StreamId, VideoCodec},
	settings::Limits,
	statistics::Statistics,
};

/// What a session is to its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
	/// It brings the stream.
	Publisher,
	/// It watches.
	Viewer,
	/// It takes a copy, for viewers of its own.
	Relay,
}

#[derive(Debug)]
struct SessionEntry {
	stream: StreamId,
	worker: usize,
	role: Role,
	/// The entity tag of the ICE session (RFC 9725, section 4.3.1).
	tag: String,
	/// The client's ICE fragment.
	remote: String,
}

/// A session whose client has not connected yet.
#[derive(Debug)]
struct HalfOpen {
	role: Role,
	client: Option<Client>,
	since: Instant,
	/// Whether it is ended to make room, and does not count any more.
	giving_way: bool,
}

/// Whom a client's address belongs to. An IPv6 address counts by its first 64 bits, which is what one
/// subscriber gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Client(IpAddr);

impl Client {
	pub(crate) fn of(address: IpAddr) -> Self {
		Self(match address.to_canonical() {
			IpAddr::V6(address) => {
				Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into()
			},
			address => address,
		})
	}
}

#[derive(Debug)]
struct StreamEntry {
	/// The worker whose sessions publish it, as long as it lives.
	home: usize,
	publisher: SessionId,
	codec: VideoCodec,
	flowing: bool,
	pulled: bool,
	/// Whether nothing has come from the publisher for a while.
	stalled: bool,
	/// Sessions of viewers and relays, and those of each that are connected.
	sessions: usize,
	viewers: usize,
	relays: usize,
}

/// Where a new session is to be carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
	/// The worker for the session.
	pub worker: usize,
	/// The worker of the stream's publisher.
	pub home: usize,
	/// What the stream's pictures are encoded in, where that is given already.
	pub codec: Option<VideoCodec>,
}

/// A session that is about to begin.
#[derive(Debug)]
pub(crate) struct Newcomer {
	pub session: SessionId,
	pub stream: StreamId,
	pub role: Role,
	/// Where it comes from, if that is known.
	pub client: Option<Client>,
	pub tag: String,
	pub remote: String,
	pub codec: VideoCodec,
	pub pulled: bool,
}

/// What a client's request to change a session refers to.
#[derive(Debug)]
pub(crate) struct Known {
	pub worker: usize,
	pub tag: String,
	pub remote: String,
}

/// The streams and sessions of this relay.
#[derive(Debug)]
pub(crate) struct Registry {
	limits: Limits,
	sessions: HashMap<SessionId, SessionEntry>,
	streams: HashMap<StreamId, StreamEntry>,
	/// Sessions per worker.
	load: Vec<usize>,
	half_open: HashMap<SessionId, HalfOpen>,
	closed: bool,
}

impl Registry {
	pub(crate) fn new(limits: Limits, workers: usize) -> Self {
		let (sessions, streams, half_open) = Default::default();
		Self { limits, sessions, streams, load: vec![0; workers], half_open, closed: false }
	}

	/// Refuses every session from now on.
	pub(crate) fn close(&mut self) {
		self.closed = true;
	}

	/// Whether another session may be half open, each role having as many as the others. A client has a
	/// share of them. Where there are too many of all clients, the oldest one of the client with the most
	/// gives way, and is returned, if that client is left with no fewer than the newcomer has then. So
	/// nobody is kept out by others who begin many.
	fn room(&self, role: Role, client: Option<Client>) -> Result<Option<SessionId>, MediaError> {
		if self.closed {
			return Err(MediaError::ShuttingDown);
		}
		let counted = |half_open: &&HalfOpen| half_open.role == role && !half_open.giving_way;
		let mut counts: HashMap<_, usize> = HashMap::new();
		for half_open in self.half_open.values().filter(counted) {
			*counts.entry(half_open.client).or_default() += 1;
		}
		let own = counts.get(&client).copied().unwrap_or_default();
		if client.is_some() && own >= self.limits.half_open_per_client {
			return Err(MediaError::TooManyHalfOpen);
		}
		if counts.values().sum::<usize>() < self.limits.half_open {
			return Ok(None);
		}
		let (most, count) =
			counts.into_iter().max_by_key(|(_, count)| *count).ok_or(MediaError::Full)?;
		if count <= own + 1 {
			return Err(MediaError::Full);
		}
		let of_most = self
			.half_open
			.iter()
			.filter(|(_, half_open)| counted(half_open) && half_open.client == most);
		let oldest = of_most.min_by_key(|(_, half_open)| half_open.since);
		Ok(oldest.map(|(session, _)| *session))
	}

	fn least_loaded(&self) -> usize {
		let workers = self.load.iter().enumerate();
		workers.min_by_key(|(_, load)| **load).map_or(0, |(worker, _)| worker)
	}

	/// Where a publisher would be carried. A stream has one publisher; a new session takes over when
	/// the former has not connected or nothing comes from it any more. Viewers take no place from those
	/// who publish here.
	pub(crate) fn place_publisher(
		&self,
		stream: &StreamId,
		pulled: bool,
	) -> Result<Place, MediaError> {
		self.room(Role::Publisher, None)?;
		let published =
			self.streams.iter().filter(|(other, entry)| !entry.pulled && *other != stream);
		let full = match pulled {
			true => self.sessions.len() >= self.limits.sessions,
			false => published.count() >= self.limits.streams,
		};
		if full {
			return Err(MediaError::Full);
		}
		let Some(entry) = self.streams.get(stream) else {
			let worker = self.least_loaded();
			return Ok(Place { worker, home: worker, codec: None });
		};
		let connected = !self.half_open.contains_key(&entry.publisher);
		if connected && !entry.stalled {
			return Err(MediaError::AlreadyPublished);
		}
		Ok(Place { worker: entry.home, home: entry.home, codec: None })
	}

	/// Where a viewer or a relay would be carried.
	pub(crate) fn place_viewer(
		&self,
		stream: &StreamId,
		role: Role,
		client: Option<Client>,
	) -> Result<Place, MediaError> {
		let Some(entry) = self.streams.get(stream) else { return Err(MediaError::NotLive) };
		self.room(role, client)?;
		if self.sessions.len() >= self.limits.sessions
			|| entry.sessions >= self.limits.viewers_per_stream
		{
			return Err(MediaError::Full);
		}
		Ok(Place { worker: self.least_loaded(), home: entry.home, codec: Some(entry.codec) })
	}

	/// Enters a publisher at a place that was given before.
	pub(crate) fn enter_publisher(
		&mut self,
		place: Place,
		newcomer: Newcomer,
	) -> Result<(), MediaError> {
		if self.place_publisher(&newcomer.stream, newcomer.pulled)?.home != place.home
			&& self.streams.contains_key(&newcomer.stream)
		{
			return Err(MediaError::Busy);
		}
		let Newcomer { session, stream, codec, pulled, .. } = newcomer;
		self.enter(place.worker, newcomer);
		let former = self.streams.get(&stream);
		let audience = |of: fn(&StreamEntry) -> usize| former.map_or(0, of);
		let entry = StreamEntry {
			home: place.home,
			publisher: session,
			codec,
			flowing: false,
			pulled,
			stalled: false,
			sessions: audience(|entry| entry.sessions),
			viewers: audience(|entry| entry.viewers),
			relays: audience(|entry| entry.relays),
		};
		self.streams.insert(stream, entry);
		Ok(())
	}

	/// Enters a viewer or a relay at a place that was given before. Returns the session that has to end to
	/// make room, with its worker.
	pub(crate) fn enter_viewer(
		&mut self,
		place: Place,
		newcomer: Newcomer,
	) -> Result<Option<(SessionId, usize)>, MediaError> {
		let (role, client) = (newcomer.role, newcomer.client);
		let now = self.place_viewer(&newcomer.stream, role, client)?;
		if (now.home, now.codec) != (place.home, place.codec) {
			return Err(MediaError::Busy);
		}
		let giving_way = self.room(role, client)?;
		if let Some(half_open) = giving_way.and_then(|session| self.half_open.get_mut(&session)) {
			half_open.giving_way = true;
		}
		if let Some(entry) = self.streams.get_mut(&newcomer.stream) {
			entry.sessions += 1;
		}
		self.enter(place.worker, newcomer);
		Ok(giving_way.and_then(|session| Some((session, self.sessions.get(&session)?.worker))))
	}

	fn enter(&mut self, worker: usize, newcomer: Newcomer) {
		let Newcomer { session, stream, role, client, tag, remote, .. } = newcomer;
		let half_open = HalfOpen { role, client, since: Instant::now(), giving_way: false };
		self.half_open.insert(session, half_open);
		self.sessions.insert(session, SessionEntry { stream, worker, role, tag, remote });
		self.load[worker] += 1;
	}

	/// The session's client has connected. Returns what is to be told.
	pub(crate) fn connected(&mut self, session: &SessionId) -> Option<MediaEvent> {
		self.half_open.remove(session)?;
		let entry = self.sessions.get(session)?;
		let (stream, role) = (entry.stream, entry.role);
		let watched = self.streams.get_mut(&stream)?;
		match role {
			Role::Publisher => None,
			Role::Viewer => {
				watched.viewers += 1;
				Some(MediaEvent::ViewerJoined { stream, viewers: watched.viewers })
			},
			Role::Relay => {
				watched.relays += 1;
				Some(MediaEvent::RelayJoined { stream, relays: watched.relays })
			},
		}
	}

	/// Media has arrived from a publisher. Returns what is to be told, once.
	pub(crate) fn flowing(&mut self, stream: &StreamId, session: SessionId) -> Option<MediaEvent> {
		let entry = self.streams.get_mut(stream).filter(|entry| entry.publisher == session)?;
		let first = !std::mem::replace(&mut entry.flowing, true);
		entry.stalled = false;
		first.then_some(MediaEvent::Flowing { stream: *stream, session })
	}

	/// Nothing comes from a publisher, or something comes again.
	pub(crate) fn set_stalled(&mut self, stream: &StreamId, session: SessionId, stalled: bool) {
		if let Some(entry) = self.streams.get_mut(stream).filter(|entry| entry.publisher == session)
		{
			entry.stalled = stalled;
		}
	}

	/// The session is over. Returns what is to be told; a stream ends with its publisher.
	pub(crate) fn leave(&mut self, session: &SessionId, reason: EndReason) -> Option<MediaEvent> {
		let entry = self.sessions.remove(session)?;
		self.load[entry.worker] -= 1;
		let connected = self.half_open.remove(session).is_none();
		let stream = entry.stream;
		match entry.role {
			Role::Publisher => {
				self.streams.get(&stream).filter(|entry| entry.publisher == *session)?;
				self.streams.remove(&stream);
				Some(MediaEvent::Ended { stream, session: *session, reason })
			},
			role @ (Role::Viewer | Role::Relay) => {
				let watched = self.streams.get_mut(&stream)?;
				watched.sessions = watched.sessions.saturating_sub(1);
				if !connected {
					return None;
				}
				if role == Role::Relay {
					watched.relays = watched.relays.saturating_sub(1);
					return Some(MediaEvent::RelayLeft { stream, relays: watched.relays });
				}
				watched.viewers = watched.viewers.saturating_sub(1);
				Some(MediaEvent::ViewerLeft { stream, viewers: watched.viewers })
			},
		}
	}

	/// What a client's request to change a session refers to.
	pub(crate) fn known(&self, session: &SessionId) -> Option<Known> {
		let entry = self.sessions.get(session)?;
		Some(Known { worker: entry.worker, tag: entry.tag.clone(), remote: entry.remote.clone() })
	}

	/// The session's ICE was restarted.
	pub(crate) fn restarted(&mut self, session: &SessionId, tag: String, remote: String) {
		if let Some(entry) = self.sessions.get_mut(session) {
			(entry.tag, entry.remote) = (tag, remote);
		}
	}

	/// The sessions that publish the stream, with their workers: one that was taken over, too, until it
	/// has ended.
	pub(crate) fn publishers(&self, stream: &StreamId) -> Vec<(SessionId, usize)> {
		let publishes =
			|entry: &SessionEntry| entry.role == Role::Publisher && entry.stream == *stream;
		let sessions = self.sessions.iter().filter(|(_, entry)| publishes(entry));
		sessions.map(|(session, entry)| (*session, entry.worker)).collect()
	}

	/// The worker of the stream's publisher.
	pub(crate) fn home(&self, stream: &StreamId) -> Option<usize> {
		Some(self.streams.get(stream)?.home)
	}

	/// The stream as it is now.
	pub(crate) fn status(&self, stream: &StreamId) -> Option<StreamStatus> {
		let entry = self.streams.get(stream)?;
		Some(StreamStatus {
			stream: *stream,
			publisher: entry.publisher,
			codec: entry.codec,
			flowing: entry.flowing,
			pulled: entry.pulled,
			viewers: entry.viewers,
			relays: entry.relays,
		})
	}

	/// All streams as they are now.
	pub(crate) fn statuses(&self) -> Vec<StreamStatus> {
		self.streams.keys().filter_map(|stream| self.status(stream)).collect()
	}

	/// Adds the present numbers to what was counted.
	pub(crate) fn count(&self, counted: Statistics) -> Statistics {
		let of = |role| self.sessions.values().filter(|entry| entry.role == role).count() as u64;
		Statistics {
			streams: self.streams.len() as u64,
			publishers: of(Role::Publisher),
			viewers: of(Role::Viewer),
			relays: of(Role::Relay),
			half_open: self.half_open.len() as u64,
			..counted
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const STREAM: StreamId = StreamId([1; 32]);

	fn registry() -> Registry {
		let limits = Limits { sessions: 6, viewers_per_stream: 2, streams: 2, ..Limits::default() };
		Registry::new(limits, 2)
	}

	fn newcomer(role: Role) -> Newcomer {
		Newcomer {
			session: SessionId::random().unwrap(),
			stream: STREAM,
			role,
			client: None,
			tag: "tag".into(),
			remote: "remote".into(),
			codec: VideoCodec::Vp8,
			pulled: false,
		}
	}

	fn publish(registry: &mut Registry) -> SessionId {
		let newcomer = newcomer(Role::Publisher);
		let session = newcomer.session;
		let place = registry.place_publisher(&STREAM, false).unwrap();
		registry.enter_publisher(place, newcomer).unwrap();
		session
	}

	fn watch(registry: &mut Registry) -> Result<SessionId, MediaError> {
		take(registry, Role::Viewer)
	}

	fn take(registry: &mut Registry, role: Role) -> Result<SessionId, MediaError> {
		take_from(registry, role, None).map(|(session, _)| session)
	}

	/// Returns who gives way, too.
	fn take_from(
		registry: &mut Registry,
		role: Role,
		address: Option<&str>,
	) -> Result<(SessionId, Option<SessionId>), MediaError> {
		let client = address.map(|address| Client::of(address.parse().unwrap()));
		let newcomer = Newcomer { client, ..newcomer(role) };
		let session = newcomer.session;
		let place = registry.place_viewer(&STREAM, role, client)?;
		let giving_way = registry.enter_viewer(place, newcomer)?;
		Ok((session, giving_way.map(|(session, _)| session)))
	}

	#[test]
	fn a_stream_lives_as_long_as_its_publisher() {
		let mut registry = registry();
		assert_eq!(watch(&mut registry), Err(MediaError::NotLive));
		let publisher = publish(&mut registry);
		let viewer = watch(&mut registry).unwrap();
		registry.connected(&publisher);
		assert_eq!(
			registry.connected(&viewer),
			Some(MediaEvent::ViewerJoined { stream: STREAM, viewers: 1 })
		);
		assert_eq!(registry.connected(&viewer), None, "told once");
		let ended =
			MediaEvent::Ended { stream: STREAM, session: publisher, reason: EndReason::HungUp };
		assert_eq!(registry.leave(&publisher, EndReason::HungUp), Some(ended));
		assert_eq!(registry.leave(&viewer, EndReason::StreamOver), None);
		assert_eq!(registry.count(Statistics::default()), Statistics::default());
	}

	#[test]
	fn relays_are_counted_apart_from_viewers() {
		let mut registry = registry();
		publish(&mut registry);
		let (viewer, relay) =
			(watch(&mut registry).unwrap(), take(&mut registry, Role::Relay).unwrap());
		assert_eq!(take(&mut registry, Role::Relay), Err(MediaError::Full), "both cost the same");
		registry.connected(&viewer);
		let joined = registry.connected(&relay);
		assert_eq!(joined, Some(MediaEvent::RelayJoined { stream: STREAM, relays: 1 }));
		let status = registry.status(&STREAM).unwrap();
		assert_eq!((status.viewers, status.relays), (1, 1));
		let counted = registry.count(Statistics::default());
		assert_eq!((counted.viewers, counted.relays), (1, 1));
		publish(&mut registry);
		assert_eq!(registry.status(&STREAM).unwrap().relays, 1, "it stays when another publishes");
		let left = registry.leave(&relay, EndReason::HungUp);
		assert_eq!(left, Some(MediaEvent::RelayLeft { stream: STREAM, relays: 0 }));
		assert_eq!(registry.status(&STREAM).unwrap().viewers, 1);
	}

	#[test]
	fn a_second_publisher_is_refused_until_nothing_comes_from_the_first() {
		let mut registry = registry();
		let first = publish(&mut registry);
		let second = publish(&mut registry);
		assert_eq!(registry.leave(&first, EndReason::TakenOver), None, "the stream goes on");
		registry.connected(&second);
		assert_eq!(registry.place_publisher(&STREAM, false), Err(MediaError::AlreadyPublished));
		registry.set_stalled(&STREAM, second, true);
		let third = publish(&mut registry);
		assert_eq!(registry.status(&STREAM).unwrap().publisher, third);
		assert_eq!(registry.leave(&second, EndReason::TakenOver), None);
	}

	#[test]
	fn the_limits_hold() {
		let mut registry = registry();
		let publisher = publish(&mut registry);
		registry.connected(&publisher);
		let viewers: Vec<_> = (0..2).map(|_| watch(&mut registry).unwrap()).collect();
		assert_eq!(watch(&mut registry), Err(MediaError::Full), "two viewers at most");
		registry.leave(&viewers[0], EndReason::NeverConnected);
		assert!(watch(&mut registry).is_ok());
		let other = StreamId([2; 32]);
		let place = registry.place_publisher(&other, false).unwrap();
		registry
			.enter_publisher(place, Newcomer { stream: other, ..newcomer(Role::Publisher) })
			.unwrap();
		let third = StreamId([3; 32]);
		assert_eq!(registry.place_publisher(&third, false), Err(MediaError::Full), "two at most");
		assert!(registry.place_publisher(&third, true).is_ok(), "copies are no streams of here");
		assert!(registry.place_publisher(&other, false).is_ok(), "it is one of the two");
	}

	#[test]
	fn a_client_has_a_share_of_what_may_be_half_open_and_others_find_room() {
		let limits = Limits { half_open: 6, half_open_per_client: 4, ..Limits::default() };
		let mut registry = Registry::new(limits, 1);
		publish(&mut registry);
		let mut from = |address: &str| take_from(&mut registry, Role::Viewer, Some(address));
		let many: Vec<_> = (0..4).map(|_| from("192.0.2.1").unwrap().0).collect();
		assert_eq!(from("::ffff:192.0.2.1"), Err(MediaError::TooManyHalfOpen));
		let few: Vec<_> =
			(1..=2).map(|host| from(&format!("2001:db8::{host}")).unwrap().0).collect();
		assert_eq!(from("192.0.2.2").unwrap().1, Some(many[0]), "the oldest of who has most");
		assert_eq!(from("192.0.2.3").unwrap().1, Some(many[1]));
		assert!(from("192.0.2.4").unwrap().1.is_some_and(|gone| gone == many[2] || gone == few[0]));
		assert!(from("192.0.2.5").unwrap().1.is_some());
		assert_eq!(from("192.0.2.6"), Err(MediaError::Full), "nobody has more than one");

		registry.connected(&few[1]);
		for session in many.iter().chain(&few) {
			registry.leave(session, EndReason::NeverConnected);
		}
		assert!(take_from(&mut registry, Role::Viewer, Some("192.0.2.7")).is_ok());
	}

	#[test]
	fn viewers_keep_neither_relays_nor_publishers_out() {
		let limits =
			Limits { half_open: 2, half_open_per_client: 2, sessions: 3, ..Limits::default() };
		let mut registry = Registry::new(limits, 1);
		publish(&mut registry);
		for _ in 0..2 {
			watch(&mut registry).unwrap();
		}
		assert_eq!(watch(&mut registry), Err(MediaError::Full));
		assert!(registry.place_publisher(&StreamId([2; 32]), false).is_ok());
		registry.limits.sessions = 4;
		assert!(take(&mut registry, Role::Relay).is_ok());
	}

	#[test]
	fn sessions_are_spread_over_the_workers() {
		let mut registry = registry();
		let publisher = publish(&mut registry);
		let first = registry.known(&publisher).unwrap().worker;
		let viewer = watch(&mut registry).unwrap();
		assert_ne!(registry.known(&viewer).unwrap().worker, first);
	}

	#[test]
	fn nothing_begins_after_the_close() {
		let mut registry = registry();
		registry.close();
		assert_eq!(registry.place_publisher(&STREAM, false), Err(MediaError::ShuttingDown));
	}
}
