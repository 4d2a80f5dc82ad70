//! Which streams and sessions there are, and whether another may begin.

use std::collections::HashMap;

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
	connected: bool,
	/// The entity tag of the ICE session (RFC 9725, section 4.3.1).
	tag: String,
	/// The client's ICE fragment.
	remote: String,
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
	half_open: usize,
	closed: bool,
}

impl Registry {
	pub(crate) fn new(limits: Limits, workers: usize) -> Self {
		let (sessions, streams) = (HashMap::new(), HashMap::new());
		Self { limits, sessions, streams, load: vec![0; workers], half_open: 0, closed: false }
	}

	/// Refuses every session from now on.
	pub(crate) fn close(&mut self) {
		self.closed = true;
	}

	fn room(&self) -> Result<(), MediaError> {
		if self.closed {
			return Err(MediaError::ShuttingDown);
		}
		let full =
			self.sessions.len() >= self.limits.sessions || self.half_open >= self.limits.half_open;
		if full {
			return Err(MediaError::Full);
		}
		Ok(())
	}

	fn least_loaded(&self) -> usize {
		let workers = self.load.iter().enumerate();
		workers.min_by_key(|(_, load)| **load).map_or(0, |(worker, _)| worker)
	}

	/// Where a publisher would be carried. A stream has one publisher; a new session takes over when
	/// the former has not connected or nothing comes from it any more.
	pub(crate) fn place_publisher(&self, stream: &StreamId) -> Result<Place, MediaError> {
		self.room()?;
		let Some(entry) = self.streams.get(stream) else {
			let worker = self.least_loaded();
			return Ok(Place { worker, home: worker, codec: None });
		};
		let connected =
			self.sessions.get(&entry.publisher).is_some_and(|session| session.connected);
		if connected && !entry.stalled {
			return Err(MediaError::AlreadyPublished);
		}
		Ok(Place { worker: entry.home, home: entry.home, codec: None })
	}

	/// Where a viewer would be carried.
	pub(crate) fn place_viewer(&self, stream: &StreamId) -> Result<Place, MediaError> {
		let Some(entry) = self.streams.get(stream) else { return Err(MediaError::NotLive) };
		self.room()?;
		if entry.sessions >= self.limits.viewers_per_stream {
			return Err(MediaError::Full);
		}
		Ok(Place { worker: self.least_loaded(), home: entry.home, codec: Some(entry.codec) })
	}

	/// Enters a publisher at a place that was given before. Returns the session it takes over from.
	pub(crate) fn enter_publisher(
		&mut self,
		place: Place,
		newcomer: Newcomer,
	) -> Result<Option<SessionId>, MediaError> {
		if self.place_publisher(&newcomer.stream)?.home != place.home
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
		Ok(self.streams.insert(stream, entry).map(|former| former.publisher))
	}

	/// Enters a viewer or a relay at a place that was given before.
	pub(crate) fn enter_viewer(
		&mut self,
		place: Place,
		newcomer: Newcomer,
	) -> Result<(), MediaError> {
		let now = self.place_viewer(&newcomer.stream)?;
		if (now.home, now.codec) != (place.home, place.codec) {
			return Err(MediaError::Busy);
		}
		if let Some(entry) = self.streams.get_mut(&newcomer.stream) {
			entry.sessions += 1;
		}
		self.enter(place.worker, newcomer);
		Ok(())
	}

	fn enter(&mut self, worker: usize, newcomer: Newcomer) {
		let Newcomer { session, stream, role, tag, remote, .. } = newcomer;
		let entry = SessionEntry { stream, worker, role, connected: false, tag, remote };
		self.sessions.insert(session, entry);
		self.load[worker] += 1;
		self.half_open += 1;
	}

	/// The session's client has connected. Returns what is to be told.
	pub(crate) fn connected(&mut self, session: &SessionId) -> Option<MediaEvent> {
		let entry = self.sessions.get_mut(session).filter(|entry| !entry.connected)?;
		entry.connected = true;
		self.half_open -= 1;
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
		self.half_open -= usize::from(!entry.connected);
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
				if !entry.connected {
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
			half_open: self.half_open as u64,
			..counted
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const STREAM: StreamId = StreamId([1; 32]);

	fn registry() -> Registry {
		let limits =
			Limits { sessions: 6, viewers_per_stream: 2, half_open: 3, ..Limits::default() };
		Registry::new(limits, 2)
	}

	fn newcomer(role: Role) -> Newcomer {
		Newcomer {
			session: SessionId::random().unwrap(),
			stream: STREAM,
			role,
			tag: "tag".into(),
			remote: "remote".into(),
			codec: VideoCodec::Vp8,
			pulled: false,
		}
	}

	fn publish(registry: &mut Registry) -> (SessionId, Option<SessionId>) {
		let newcomer = newcomer(Role::Publisher);
		let session = newcomer.session;
		let place = registry.place_publisher(&STREAM).unwrap();
		(session, registry.enter_publisher(place, newcomer).unwrap())
	}

	fn watch(registry: &mut Registry) -> Result<SessionId, MediaError> {
		take(registry, Role::Viewer)
	}

	fn take(registry: &mut Registry, role: Role) -> Result<SessionId, MediaError> {
		let newcomer = newcomer(role);
		let session = newcomer.session;
		let place = registry.place_viewer(&STREAM)?;
		registry.enter_viewer(place, newcomer).map(|()| session)
	}

	#[test]
	fn a_stream_lives_as_long_as_its_publisher() {
		let mut registry = registry();
		assert_eq!(watch(&mut registry), Err(MediaError::NotLive));
		let (publisher, _) = publish(&mut registry);
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
		let (first, _) = publish(&mut registry);
		let (second, former) = publish(&mut registry);
		assert_eq!(former, Some(first), "the first had not connected");
		assert_eq!(registry.leave(&first, EndReason::TakenOver), None, "the stream goes on");
		registry.connected(&second);
		assert_eq!(registry.place_publisher(&STREAM), Err(MediaError::AlreadyPublished));
		registry.set_stalled(&STREAM, second, true);
		assert_eq!(publish(&mut registry).1, Some(second));
	}

	#[test]
	fn the_limits_hold() {
		let mut registry = registry();
		let (publisher, _) = publish(&mut registry);
		registry.connected(&publisher);
		let viewers: Vec<_> = (0..2).map(|_| watch(&mut registry).unwrap()).collect();
		assert_eq!(watch(&mut registry), Err(MediaError::Full), "two viewers at most");
		registry.leave(&viewers[0], EndReason::NeverConnected);
		assert!(watch(&mut registry).is_ok());
		let other = StreamId([2; 32]);
		assert!(registry.place_publisher(&other).is_ok());
		let place = registry.place_publisher(&other).unwrap();
		registry
			.enter_publisher(place, Newcomer { stream: other, ..newcomer(Role::Publisher) })
			.unwrap();
		assert_eq!(
			registry.place_publisher(&StreamId([3; 32])),
			Err(MediaError::Full),
			"three half-open sessions at most"
		);
	}

	#[test]
	fn sessions_are_spread_over_the_workers() {
		let mut registry = registry();
		let (publisher, _) = publish(&mut registry);
		let first = registry.known(&publisher).unwrap().worker;
		let viewer = watch(&mut registry).unwrap();
		assert_ne!(registry.known(&viewer).unwrap().worker, first);
	}

	#[test]
	fn nothing_begins_after_the_close() {
		let mut registry = registry();
		registry.close();
		assert_eq!(registry.place_publisher(&STREAM), Err(MediaError::ShuttingDown));
	}
}
