//! A thread that carries sessions: takes what it is told from its inbox, drives each session's
//! connection, and sends.

#[cfg(any(test, feature = "fuzzing"))]
mod fuzzing;
mod layers;

use std::{
	collections::{HashMap, VecDeque},
	net::SocketAddr,
	panic::{catch_unwind, AssertUnwindSafe},
	sync::{
		mpsc::{Receiver, RecvTimeoutError, TrySendError},
		Arc,
	},
	time::{Duration, Instant},
};

use str0m::{
	net::{DatagramRecv, Protocol, Receive},
	Input,
};

use crate::{
	description,
	drive::{drive, Outcome, Rounds},
	error::MediaError,
	event::EndReason,
	feed::Feed,
	fragment::{self, Fragment},
	identifiers::{SessionId, StreamId},
	negotiation,
	packet::{Packet, Track},
	receiver::Datagrams,
	sender::Sender,
	session::{Part, Session, MAX_ADDRESSES, RESTART_INTERVAL},
	shared::Shared,
	statistics::add,
	username,
	work::{Command, Due, Ending, Work},
};

/// How often sessions are looked at that nothing arrives for, and replays go on.
const TICK: Duration = Duration::from_millis(10);
/// How often viewers' layers are chosen.
const CHOICE: Duration = Duration::from_millis(100);
/// How much of the inbox is taken before what came is forwarded.
const BURST: usize = 64;
/// How long a client may be unheard of after the library called it lost, which is 15 seconds after its
/// last check. Together they are less than the 30 seconds of RFC 7675, section 5.1, and more than any
/// three of its checks are apart.
const LOST: Duration = Duration::from_secs(5);
/// After how long without media a publisher counts as stalled.
const STALLED: Duration = Duration::from_secs(3);

/// A thread that carries sessions.
pub(crate) struct Worker {
	index: usize,
	shared: Arc<Shared>,
	inbox: Receiver<Work>,
	sender: Sender,
	sessions: HashMap<SessionId, Session>,
	feeds: HashMap<StreamId, Feed>,
	/// Sessions by the relay's ICE fragment and by their clients' addresses.
	fragments: HashMap<String, SessionId>,
	addresses: HashMap<SocketAddr, SessionId>,
	/// Commands for other workers whose inbox was full.
	outbox: VecDeque<(usize, Command)>,
	/// Streams with packets to forward.
	waiting: Vec<StreamId>,
	stopping: bool,
}

impl Worker {
	pub(crate) fn new(index: usize, shared: Arc<Shared>, inbox: Receiver<Work>) -> Self {
		let sender = Sender::new(shared.counters.clone());
		Self {
			index,
			shared,
			inbox,
			sender,
			sessions: HashMap::new(),
			feeds: HashMap::new(),
			fragments: HashMap::new(),
			addresses: HashMap::new(),
			outbox: VecDeque::new(),
			waiting: Vec::new(),
			stopping: false,
		}
	}

	/// Works until it is told to stop.
	pub(crate) fn run(mut self) {
		let (mut tick, mut choice) = (Instant::now(), Instant::now());
		while !self.stopping {
			match self.inbox.recv_timeout(tick.saturating_duration_since(Instant::now())) {
				Ok(work) => {
					self.take(work);
					for _ in 1..BURST {
						let Ok(work) = self.inbox.try_recv() else { break };
						self.take(work);
					}
				},
				Err(RecvTimeoutError::Timeout) => self.end_what_must(),
				Err(RecvTimeoutError::Disconnected) => break,
			}
			self.forward();
			let now = Instant::now();
			if now >= tick {
				tick = now + TICK;
				self.tick(now);
			}
			if now >= choice {
				choice = now + CHOICE;
				self.choose(now);
			}
			self.sender.flush();
		}
		for session in self.sessions.keys().copied().collect::<Vec<_>>() {
			self.end(session, EndReason::ShuttingDown);
		}
		self.sender.flush();
	}

	fn take(&mut self, work: Work) {
		self.end_what_must();
		match work {
			Work::Datagrams(datagrams) => self.receive(&datagrams),
			Work::Packets { stream, packets } => {
				for packet in packets {
					self.feed(stream, packet);
				}
			},
			Work::Command(command) => self.obey(command),
		}
	}

	fn obey(&mut self, command: Command) {
		match command {
			Command::Carry { session, home } => self.carry(*session, home),
			Command::Trickle { session, fragment } => self.trickle(session, fragment),
			Command::Restart { session, credentials, fragment, reply } => {
				// The client may have gone meanwhile.
				let _ = reply.send(self.restart(session, &credentials, fragment));
			},
			Command::Layers { session, reply } => {
				let _ = reply.send(self.layers(session));
			},
			Command::PublishedLayers { session, reply } => {
				let _ = reply.send(self.published_layers(session));
			},
			Command::ChooseLayer { session, choice, reply } => {
				let _ = reply.send(self.choose_layer(session, &choice));
			},
			Command::Subscribe { stream, worker } => self.subscribe(stream, worker),
			Command::Unsubscribe { stream, worker } => {
				if let Some(feed) = self.feeds.get_mut(&stream) {
					feed.subscribers.retain(|subscriber| *subscriber != worker);
				}
			},
			Command::RequestKeyFrame { stream, layer } => self.request_key_frame(stream, layer),
			Command::Stop => self.stopping = true,
		}
	}

	fn carry(&mut self, session: Session, home: usize) {
		let (id, stream) = (session.id, session.stream);
		let bounds = self.shared.settings.limits.cache();
		let new = !self.feeds.contains_key(&stream);
		let feed =
			self.feeds.entry(stream).or_insert_with(|| Feed::new(home, bounds, Instant::now()));
		let former = match session.part {
			Part::Publisher(_) => feed.publisher.replace(id),
			Part::Viewer(_) => {
				feed.viewers.push(id);
				None
			},
		};
		if new && home != self.index {
			self.tell(home, Command::Subscribe { stream, worker: self.index });
		}
		self.fragments.insert(session.fragment.clone(), id);
		self.sessions.insert(id, session);
		if let Some(former) = former {
			self.end(former, EndReason::TakenOver);
		}
		// The stream may have ended while the session waited in the inbox.
		if new && self.shared.registry().home(&stream).is_none() {
			self.end_stream(stream);
		}
		self.drive(id, Instant::now());
	}

	fn subscribe(&mut self, stream: StreamId, worker: usize) {
		let Some(feed) = self.feeds.get_mut(&stream).filter(|feed| feed.publisher.is_some()) else {
			self.shared.end_stream(worker, stream);
			return;
		};
		if !feed.subscribers.contains(&worker) {
			feed.subscribers.push(worker);
		}
		let packets = feed.cached();
		if !packets.is_empty() {
			// Lost if the other worker is full: its viewers then ask for a key frame.
			let _ = self.shared.inboxes[worker].try_send(Work::Packets { stream, packets });
		}
	}

	fn trickle(&mut self, id: SessionId, fragment: Fragment) {
		if let Some(session) = self.sessions.get_mut(&id) {
			session.add_candidates(fragment.candidates);
			self.drive(id, Instant::now());
		}
	}

	/// Restarts ICE and returns the fragment that answers.
	fn restart(
		&mut self,
		id: SessionId,
		credentials: &description::IceCredentials,
		fragment: Fragment,
	) -> Result<String, MediaError> {
		let session = self.sessions.get_mut(&id).ok_or(MediaError::NoSession)?;
		if session.offer.is_empty() {
			return Err(MediaError::Unexpected(
				"this session's ICE is restarted by the relay only",
			));
		}
		let now = Instant::now();
		if session.restarted.is_some_and(|last| now.duration_since(last) < RESTART_INTERVAL) {
			return Err(MediaError::Busy);
		}
		session.restarted = Some(now);
		let offer = description::with_credentials(&session.offer, credentials);
		let local = username::credentials(self.index)?;
		negotiation::restart(&mut session.rtc, &offer, &local)?;
		session.offer = offer.into();
		session.forget_candidates();
		session.add_candidates(fragment.candidates);
		self.fragments.remove(&session.fragment);
		self.fragments.insert(local.fragment.clone(), id);
		session.fragment = local.fragment.clone();
		let candidates: Vec<_> =
			self.shared.sockets.iter().flat_map(|socket| socket.candidates()).collect();
		self.drive(id, now);
		Ok(fragment::write(&local, &candidates))
	}

	fn receive(&mut self, datagrams: &Datagrams) {
		for (source, destination, datagram) in datagrams.iter() {
			if !self.receive_one(datagrams, source, destination, datagram) {
				add(&self.shared.counters.packets_ignored, 1);
			}
		}
	}

	/// Whether the datagram was a session's.
	fn receive_one(
		&mut self,
		datagrams: &Datagrams,
		source: SocketAddr,
		destination: SocketAddr,
		datagram: &[u8],
	) -> bool {
		let check = username::local_fragment(datagram);
		let named = match (datagrams.session, check) {
			(Some(session), _) => Some(session),
			(None, Some(fragment)) => {
				let known =
					std::str::from_utf8(fragment).ok().and_then(|text| self.fragments.get(text));
				known.copied()
			},
			(None, None) => self.addresses.get(&source).copied(),
		};
		let Some(id) = named else { return false };
		let Some(session) = self.sessions.get_mut(&id) else { return false };
		let Ok(contents) = DatagramRecv::try_from(datagram) else { return false };
		let receive = Receive { proto: Protocol::Udp, source, destination, contents };
		let input = Input::Receive(datagrams.received, receive);
		if check.is_some() {
			// A check that knows the session's password makes its address the session's.
			if !session.rtc.accepts(&input) {
				return false;
			}
			if self.addresses.get(&source) != Some(&id) && datagrams.session.is_none() {
				if session.addresses.len() == MAX_ADDRESSES {
					let oldest = session.addresses.remove(0);
					self.addresses.remove(&oldest);
					self.shared.routes.remove(&oldest, self.index);
				}
				session.addresses.push(source);
				self.addresses.insert(source, id);
				self.shared.routes.insert(source, self.index);
			}
		}
		let accepted = catch_unwind(AssertUnwindSafe(|| session.rtc.handle_input(input)));
		match accepted {
			Ok(Ok(())) => self.drive(id, datagrams.received),
			// Anybody can forge an address: what a connected session cannot read is left out.
			Ok(Err(_)) if session.connected.is_some() => return false,
			Ok(Err(_)) | Err(_) => self.end(id, EndReason::Fault),
		}
		true
	}

	/// Takes everything the session's connection has to say and to send.
	fn drive(&mut self, id: SessionId, now: Instant) {
		self.drive_for(id, now, Rounds::Several);
	}

	fn drive_for(&mut self, id: SessionId, now: Instant, rounds: Rounds) {
		let Some(session) = self.sessions.get_mut(&id) else { return };
		let (shared, sender) = (&self.shared, &mut self.sender);
		let driven = catch_unwind(AssertUnwindSafe(|| drive(session, shared, sender, now, rounds)));
		let stream = session.stream;
		match driven {
			Ok(Ok(Outcome { packets, key_frames })) => {
				for packet in packets {
					self.feed(stream, Arc::new(packet));
				}
				for layer in key_frames.iter() {
					self.request_key_frame(stream, layer);
				}
			},
			Ok(Err(reason)) => self.end(id, reason),
			Err(_) => self.end(id, EndReason::Fault),
		}
	}

	/// A packet of a stream has come.
	fn feed(&mut self, stream: StreamId, packet: Arc<Packet>) {
		let Some(feed) = self.feeds.get_mut(&stream) else { return };
		if feed.pending.is_empty() {
			self.waiting.push(stream);
		}
		feed.push(packet);
	}

	/// Gives viewers and other workers what has come.
	fn forward(&mut self) {
		for stream in std::mem::take(&mut self.waiting) {
			let Some(feed) = self.feeds.get_mut(&stream) else { continue };
			let packets = std::mem::take(&mut feed.pending);
			for worker in &feed.subscribers {
				let work = Work::Packets { stream, packets: packets.clone() };
				if self.shared.inboxes[*worker].try_send(work).is_err() {
					add(&self.shared.counters.packets_dropped, packets.len() as u64);
				}
			}
			let viewers = std::mem::take(&mut feed.viewers);
			let now = Instant::now();
			for id in &viewers {
				let mut left = &packets[..];
				while !left.is_empty() {
					left = self.forward_to(*id, left, now);
				}
			}
			if let Some(feed) = self.feeds.get_mut(&stream) {
				// Whoever ended meanwhile is no viewer any more.
				let sessions = &self.sessions;
				feed.viewers = viewers.into_iter().filter(|id| sessions.contains_key(id)).collect();
			}
		}
	}

	/// Gives a viewer the first of these packets and returns the others.
	fn forward_to<'a>(
		&mut self,
		id: SessionId,
		packets: &'a [Arc<Packet>],
		now: Instant,
	) -> &'a [Arc<Packet>] {
		let connected = self.sessions.get_mut(&id).filter(|session| session.connected.is_some());
		let Some(session) = connected else { return &[] };
		let Part::Viewer(viewer) = &mut session.part else { return &[] };
		let (first, others) = packets.split_at(viewer.at_once(packets));
		let (mut sound, mut picture) = (false, false);
		for packet in first {
			let written = viewer.forward(&mut session.rtc, packet);
			match packet.track {
				Track::Audio => sound |= written,
				Track::Video(_) => picture |= written,
			}
		}
		if sound || picture {
			let both = sound && picture;
			self.wake(id, now, if both { Rounds::Several } else { Rounds::One });
		}
		others
	}

	/// Tells a session's connection the time, after which it sends what was written.
	fn wake(&mut self, id: SessionId, now: Instant, rounds: Rounds) {
		let Some(session) = self.sessions.get_mut(&id) else { return };
		let woken =
			catch_unwind(AssertUnwindSafe(|| session.rtc.handle_input(Input::Timeout(now))));
		match woken {
			Ok(Ok(())) => self.drive_for(id, now, rounds),
			_ => self.end(id, EndReason::Fault),
		}
	}

	fn tick(&mut self, now: Instant) {
		for _ in 0..self.outbox.len() {
			if let Some((worker, command)) = self.outbox.pop_front() {
				self.tell(worker, command);
			}
		}
		let mut due = Vec::new();
		for (id, session) in &mut self.sessions {
			let replayed = match &mut session.part {
				Part::Viewer(viewer) if viewer.is_replaying() => {
					viewer.replay(&mut session.rtc, now)
				},
				_ => false,
			};
			if replayed || session.due <= now {
				due.push(*id);
			}
		}
		for id in due {
			self.wake(id, now, Rounds::Several);
		}
		let given_up: Vec<_> = self
			.sessions
			.iter()
			.filter_map(|(id, session)| {
				let never = session.connected.is_none() && now >= session.deadline;
				let lost = session.lost.is_some_and(|since| now.duration_since(since) >= LOST);
				never
					.then_some(EndReason::NeverConnected)
					.or(lost.then_some(EndReason::Lost))
					.map(|reason| (*id, reason))
			})
			.collect();
		for (id, reason) in given_up {
			self.end(id, reason);
		}
	}

	/// Chooses the viewers' layers and notices publishers from whom nothing comes.
	fn choose(&mut self, now: Instant) {
		let mut requests = Vec::new();
		for (stream, feed) in &mut self.feeds {
			let layers = feed.layers(now);
			let caches = feed.caches();
			for id in &feed.viewers {
				let Some(session) = self.sessions.get_mut(id) else { continue };
				let Part::Viewer(viewer) = &mut session.part else { continue };
				let Some(connected) = session.connected else { continue };
				let needed = viewer.choose(&layers, &caches, now);
				requests.extend(needed.iter().map(|layer| (*stream, layer)));
				if viewer.has_joined() {
					self.shared.counters.joined(now.saturating_duration_since(connected));
				}
			}
			let Some(session) = feed.publisher.and_then(|id| self.sessions.get_mut(&id)) else {
				continue;
			};
			let Part::Publisher(publisher) = &mut session.part else { continue };
			let last = publisher.last_media.or(session.connected);
			let stalled = last.is_some_and(|last| now.saturating_duration_since(last) >= STALLED);
			if stalled != publisher.stalled {
				publisher.stalled = stalled;
				self.shared.registry().set_stalled(stream, session.id, stalled);
			}
		}
		for (stream, layer) in requests {
			self.request_key_frame(stream, layer);
		}
	}

	/// A viewer here or elsewhere needs a key frame.
	fn request_key_frame(&mut self, stream: StreamId, layer: usize) {
		let Some(feed) = self.feeds.get(&stream) else { return };
		if feed.home != self.index {
			// Lost if the other worker is full: the viewer asks again.
			let request = Work::Command(Command::RequestKeyFrame { stream, layer });
			let _ = self.shared.inboxes[feed.home].try_send(request);
			return;
		}
		let Some(id) = feed.publisher else { return };
		let Some(session) = self.sessions.get_mut(&id) else { return };
		let Part::Publisher(publisher) = &mut session.part else { return };
		let now = Instant::now();
		if publisher.request_key_frame(&mut session.rtc, layer, now) {
			add(&self.shared.counters.key_frames_forwarded, 1);
			self.wake(id, now, Rounds::Several);
		}
	}

	/// Ends what this worker has been told to end, as far as it has it. A session that it does not have
	/// yet and that has a place waits in the inbox.
	fn end_what_must(&mut self) {
		let due = |ending: &Ending| match ending {
			Ending::Stream(_) => Due::Now,
			Ending::Session(id) if self.sessions.contains_key(id) => Due::Now,
			Ending::Session(id) if self.shared.registry().known(id).is_some() => Due::Later,
			Ending::Session(_) => Due::Never,
		};
		for (ending, reason) in self.shared.endings[self.index].take(due) {
			match ending {
				Ending::Session(id) => self.end(id, reason),
				Ending::Stream(stream) => self.end_stream(stream),
			}
		}
	}

	/// Ends a session: its client is told, and a publisher's viewers with it.
	fn end(&mut self, id: SessionId, reason: EndReason) {
		let Some(mut session) = self.sessions.remove(&id) else { return };
		let (shared, sender) = (&self.shared, &mut self.sender);
		// A connection that fails on its end has nothing to say.
		let _ = catch_unwind(AssertUnwindSafe(|| {
			let _ = session.rtc.close();
			let _ = drive(&mut session, shared, sender, Instant::now(), Rounds::Several);
		}));
		self.fragments.remove(&session.fragment);
		for address in &session.addresses {
			if self.addresses.get(address) == Some(&id) {
				self.addresses.remove(address);
				self.shared.routes.remove(address, self.index);
			}
		}
		let told = self.shared.registry().leave(&id, reason);
		if let Some(event) = told {
			self.shared.tell(event);
		}
		let stream = session.stream;
		let Some(feed) = self.feeds.get_mut(&stream) else { return };
		if feed.publisher == Some(id) {
			feed.publisher = None;
			// Otherwise somebody takes over who waits in the inbox.
			if self.shared.registry().home(&stream).is_none() {
				self.end_stream(stream);
			}
			return;
		}
		feed.viewers.retain(|viewer| *viewer != id);
		if feed.viewers.is_empty() && feed.home != self.index {
			let home = feed.home;
			self.feeds.remove(&stream);
			self.tell(home, Command::Unsubscribe { stream, worker: self.index });
		}
	}

	/// A stream is over: ends all its sessions, here and on the workers that have viewers of it.
	fn end_stream(&mut self, stream: StreamId) {
		let Some(feed) = self.feeds.remove(&stream) else { return };
		for worker in feed.subscribers {
			self.shared.end_stream(worker, stream);
		}
		if let Some(publisher) = feed.publisher {
			self.end(publisher, EndReason::StreamOver);
		}
		for viewer in feed.viewers {
			self.end(viewer, EndReason::StreamOver);
		}
	}

	/// Tells another worker; what does not fit its inbox is told later.
	fn tell(&mut self, worker: usize, command: Command) {
		if worker == self.index {
			self.obey(command);
			return;
		}
		match self.shared.inboxes[worker].try_send(Work::Command(command)) {
			Ok(()) | Err(TrySendError::Disconnected(_)) => {},
			Err(TrySendError::Full(Work::Command(command))) => {
				self.outbox.push_back((worker, command));
			},
			Err(TrySendError::Full(_)) => {},
		}
	}
}
