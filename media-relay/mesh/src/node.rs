//! The node: connections, gossip and clocks around the parts that need none.

use futures::StreamExt;
use libp2p::{
	core::transport::ListenerId,
	gossipsub::{self, IdentTopic, MessageAcceptance, MessageId},
	multiaddr::Protocol,
	noise, ping,
	swarm::{dial_opts::DialOpts, ConnectionId, SwarmEvent},
	tcp, yamux, Multiaddr, PeerId, Swarm, SwarmBuilder,
};
use livestars_chain::{Hash, Signer};
use std::{
	collections::HashMap,
	sync::{Arc, PoisonError, RwLock},
	time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{sync::watch, time::Instant};

use crate::{
	announcement::{Announcement, Circumstances, Role, Stream, MAX_STREAMS, MIN_INTERVAL},
	behaviour::{Behaviour, BehaviourEvent},
	dialer::{back_off, Address, Dialer},
	directory::{Directory, Standing},
	identity,
	mesh::{MeshError, Shared},
	settings::Settings,
};

/// How long listeners have to open.
const TIME_TO_LISTEN: Duration = Duration::from_secs(5);

/// How long the last announcement has to leave before the node stops.
const TIME_TO_SAY_GOODBYE: Duration = Duration::from_millis(300);

/// The least between two announcements of this node: a little more than what others ask for.
const PAUSE: Duration = Duration::from_millis(MIN_INTERVAL + 50);

/// How long connections that carry nothing stay open.
const IDLE: Duration = Duration::from_secs(60 * 60);

/// The name of the topic of the chain with that genesis hash.
pub fn topic(genesis: &Hash) -> String {
	format!("/livestars/announcements/1/{genesis}")
}

/// The node.
pub(crate) struct Node {
	swarm: Swarm<Behaviour>,
	topic: IdentTopic,
	dialer: Dialer,
	calls: HashMap<ConnectionId, Address>,
	circuits: HashMap<ListenerId, (Multiaddr, u32)>,
	closed_circuits: Vec<(Instant, Multiaddr, u32)>,
	settings: Settings,
	signer: Signer,
	genesis: Hash,
	directory: watch::Receiver<Arc<Directory>>,
	shared: Arc<RwLock<Shared>>,
	changed: watch::Sender<u64>,
	started: Instant,
	last_sequence: u64,
	last_said: Option<Instant>,
	next_saying: Instant,
}

impl Node {
	/// A node that does not listen yet.
	pub fn new(
		settings: Settings,
		signer: Signer,
		genesis: Hash,
		directory: watch::Receiver<Arc<Directory>>,
		shared: Arc<RwLock<Shared>>,
		changed: watch::Sender<u64>,
	) -> Result<Self, MeshError> {
		let key = identity::load_or_make(&settings.data_folder).map_err(MeshError::Identity)?;
		let me = key.public().to_peer_id();
		let topic = IdentTopic::new(topic(&genesis));
		let set_up = |error: &dyn std::fmt::Display| MeshError::SetUp(error.to_string());
		let mut swarm = SwarmBuilder::with_existing_identity(key)
			.with_tokio()
			.with_tcp(
				tcp::Config::default().nodelay(true),
				noise::Config::new,
				yamux::Config::default,
			)
			.map_err(|error| set_up(&error))?
			.with_quic()
			.with_dns()
			.map_err(|error| set_up(&error))?
			.with_relay_client(noise::Config::new, yamux::Config::default)
			.map_err(|error| set_up(&error))?
			.with_behaviour(|key, circuit_client| {
				Behaviour::new(key, circuit_client, &topic, &settings).map_err(Into::into)
			})
			.map_err(|error| set_up(&error))?
			.with_swarm_config(|config| config.with_idle_connection_timeout(IDLE))
			.build();
		for address in &settings.external {
			swarm.add_external_address(address.clone());
		}
		let now = Instant::now();
		let mut node = Self {
			swarm,
			topic,
			dialer: Dialer::new(me, settings.wanted_peers),
			calls: HashMap::new(),
			circuits: HashMap::new(),
			closed_circuits: Vec::new(),
			settings,
			signer,
			genesis,
			directory,
			shared,
			changed,
			started: now,
			last_sequence: 0,
			last_said: None,
			next_saying: now,
		};
		node.note_directory();
		Ok(node)
	}

	/// The node's name.
	pub fn peer(&self) -> PeerId {
		*self.swarm.local_peer_id()
	}

	/// Opens the listeners, and returns once each of this machine's has an address.
	pub async fn listen(mut self) -> Result<Self, MeshError> {
		let mut opening = HashMap::new();
		for address in self.settings.listen.clone() {
			let listener = self.listen_at(&address, 0);
			let listener =
				listener.map_err(|error| MeshError::Listen(address.clone(), error.to_string()))?;
			if !is_circuit(&address) {
				opening.insert(listener, address);
			}
		}
		let deadline = Instant::now() + TIME_TO_LISTEN;
		while let Some(address) = opening.values().next().cloned() {
			let event = tokio::time::timeout_at(deadline, self.swarm.select_next_some()).await;
			let event = event.map_err(|_| {
				MeshError::Listen(address, "the listener did not open in time".to_string())
			})?;
			if let SwarmEvent::NewListenAddr { listener_id, .. } = &event {
				opening.remove(listener_id);
			}
			self.handle(event);
		}
		Ok(self)
	}

	/// Runs until it is stopped, or until every handle is gone.
	pub async fn run(
		mut self,
		mut streams: watch::Receiver<Vec<Stream>>,
		mut stopped: watch::Receiver<bool>,
	) {
		let mut directory = self.directory.clone();
		let mut follows_directory = true;
		loop {
			let deadline = self.turn();
			tokio::select! {
				event = self.swarm.select_next_some() => self.handle(event),
				changed = directory.changed(), if follows_directory => {
					follows_directory = changed.is_ok();
					self.note_directory();
				},
				changed = streams.changed() => match changed {
					Ok(()) => self.say_soon(),
					Err(_) => break,
				},
				_ = stopped.wait_for(|stopped| *stopped) => break,
				() = tokio::time::sleep_until(deadline) => {},
			}
			if Instant::now() >= self.next_saying {
				let streams = streams.borrow_and_update().clone();
				self.say(streams);
			}
		}
		self.say_goodbye().await;
	}

	/// Does what is due, and says when to look again.
	fn turn(&mut self) -> Instant {
		let unix_now = unix_now();
		let expired = self.share(|shared| shared.table.expire(unix_now));
		self.note_change(expired);
		for address in self.dialer.due(self.now()) {
			self.call(address);
		}
		self.open_circuits_again();

		let expiry = self.share(|shared| shared.table.next_expiry());
		let expiry = expiry.map(|at| Duration::from_millis(at.saturating_sub(unix_now)));
		let call = self.dialer.next_due().map(|at| self.started + Duration::from_millis(at));
		let circuit = self.closed_circuits.iter().map(|(at, ..)| *at).min();
		[expiry.map(|wait| Instant::now() + wait), call, circuit]
			.into_iter()
			.flatten()
			.fold(self.next_saying, Instant::min)
	}

	fn handle(&mut self, event: SwarmEvent<BehaviourEvent>) {
		match event {
			SwarmEvent::Behaviour(event) => self.handle_behaviour(event),
			SwarmEvent::ConnectionEstablished { peer_id, connection_id, .. } => {
				let called = self.calls.remove(&connection_id);
				self.dialer.connected(peer_id, called.as_ref());
				let is_new = self.share(|shared| shared.peers.insert(peer_id));
				self.note_change(is_new);
			},
			SwarmEvent::ConnectionClosed { peer_id, num_established: 0, .. } => {
				self.dialer.disconnected(peer_id, self.now());
				let was_there = self.share(|shared| shared.peers.remove(&peer_id));
				self.note_change(was_there);
			},
			SwarmEvent::OutgoingConnectionError { connection_id, .. } => {
				if let Some(address) = self.calls.remove(&connection_id) {
					self.call_failed(&address);
				}
			},
			SwarmEvent::NewListenAddr { listener_id, address } => {
				if let Some((_, failures)) = self.circuits.get_mut(&listener_id) {
					*failures = 0;
				}
				let address = self.named(address);
				self.share(|shared| shared.listening.insert(address));
			},
			SwarmEvent::ExpiredListenAddr { address, .. } => {
				let address = self.named(address);
				self.share(|shared| shared.listening.remove(&address));
			},
			SwarmEvent::ListenerClosed { listener_id, addresses, .. } => {
				for address in addresses {
					let address = self.named(address);
					self.share(|shared| shared.listening.remove(&address));
				}
				if let Some((address, failures)) = self.circuits.remove(&listener_id) {
					let again = Instant::now() + Duration::from_millis(back_off(failures));
					self.closed_circuits.push((again, address, failures.saturating_add(1)));
				}
			},
			SwarmEvent::ExternalAddrConfirmed { .. } | SwarmEvent::ExternalAddrExpired { .. } => {
				let external = self.swarm.external_addresses().cloned().collect();
				self.share(|shared| shared.external = external);
			},
			_ => {},
		}
	}

	fn handle_behaviour(&mut self, event: BehaviourEvent) {
		match event {
			BehaviourEvent::Gossip(gossipsub::Event::Message {
				propagation_source,
				message_id,
				message,
			}) => self.judge(&message.data, &message_id, &propagation_source),
			// Who is new hears at once what this relay has.
			BehaviourEvent::Gossip(gossipsub::Event::Subscribed { .. }) => self.say_soon(),
			BehaviourEvent::Ping(ping::Event { connection, result: Err(failure), .. })
				if !matches!(failure, ping::Failure::Unsupported) =>
			{
				self.swarm.close_connection(connection);
			},
			BehaviourEvent::HolePunching(punched) if punched.result.is_ok() => {
				self.share(|shared| shared.stats.punched_holes += 1);
			},
			_ => {},
		}
	}

	/// Judges an announcement of another relay: gossipsub passes it on only if it is believed.
	fn judge(&mut self, bytes: &[u8], message: &MessageId, from: &PeerId) {
		let directory = self.directory.borrow().clone();
		let circumstances =
			Circumstances { genesis: self.genesis, directory: &directory, now: unix_now() };
		let me = self.signer.account();
		let (acceptance, changed) = self.share(|shared| {
			let last = |relay: &_| shared.table.last_sequence(relay);
			match Announcement::receive(bytes, circumstances, last) {
				// This relay's own words, come back or from before its last start.
				Ok(announcement) if announcement.relay == me => (MessageAcceptance::Ignore, false),
				Ok(announcement) => {
					shared.stats.believed += 1;
					(MessageAcceptance::Accept, shared.table.note(announcement, &directory))
				},
				Err(refusal) => {
					*shared.stats.refused.entry(refusal).or_default() += 1;
					let fault = refusal.is_fault_of_sender();
					let ignored = MessageAcceptance::Ignore;
					(if fault { MessageAcceptance::Reject } else { ignored }, false)
				},
			}
		});
		let gossip = &mut self.swarm.behaviour_mut().gossip;
		gossip.report_message_validation_result(message, from, acceptance);
		self.note_change(changed);
	}

	/// Takes the directory's last state: whom to call, whom to believe, who is no stranger.
	fn note_directory(&mut self) {
		let directory = self.directory.borrow_and_update().clone();
		let me = self.signer.account();
		let relays = directory
			.iter()
			.filter(|(relay, entry)| **relay != me && entry.standing == Standing::Admitted)
			.filter_map(|(_, entry)| entry.multiaddr.parse::<Multiaddr>().ok())
			.filter(|address| !address.is_empty());
		let addresses: Vec<_> =
			relays.chain(self.settings.bootstrap.iter().cloned()).map(Address::new).collect();

		let before = self.dialer.named_peers();
		let now = self.now();
		self.dialer.set_addresses(addresses, now);
		let after = self.dialer.named_peers();
		let limits = &mut self.swarm.behaviour_mut().limits;
		before.difference(&after).for_each(|peer| limits.remove_peer_id(peer));
		after.difference(&before).for_each(|peer| limits.bypass_peer_id(peer));
		for peer in self.share(|shared| shared.peers.clone()).intersection(&after) {
			self.dialer.connected(*peer, None);
		}
		let dropped = self.share(|shared| shared.table.retain(&directory));
		self.note_change(dropped);
	}

	fn call(&mut self, address: Address) {
		let call = match address.peer {
			Some(peer) => DialOpts::peer_id(peer).addresses(vec![address.at.clone()]).build(),
			None => DialOpts::unknown_peer_id().address(address.at.clone()).build(),
		};
		let connection = call.connection_id();
		match (self.swarm.dial(call), address.peer) {
			(Ok(()), _) => {
				self.calls.insert(connection, address);
			},
			(Err(_), Some(peer)) if self.swarm.is_connected(&peer) => {
				self.dialer.connected(peer, Some(&address));
			},
			(Err(_), _) => self.call_failed(&address),
		}
	}

	fn call_failed(&mut self, address: &Address) {
		self.dialer.failed(address, self.now());
		self.share(|shared| shared.stats.failed_calls += 1);
	}

	fn listen_at(
		&mut self,
		address: &Multiaddr,
		failures: u32,
	) -> Result<ListenerId, libp2p::TransportError<std::io::Error>> {
		let listener = self.swarm.listen_on(address.clone())?;
		if is_circuit(address) {
			self.circuits.insert(listener, (address.clone(), failures));
		}
		Ok(listener)
	}

	/// A place at another node is lost when that node stops: ask for it again.
	fn open_circuits_again(&mut self) {
		let now = Instant::now();
		let closed = std::mem::take(&mut self.closed_circuits);
		for (at, address, failures) in closed {
			if at > now {
				self.closed_circuits.push((at, address, failures));
			} else if self.listen_at(&address, failures).is_err() {
				let again = now + Duration::from_millis(back_off(failures));
				self.closed_circuits.push((again, address, failures.saturating_add(1)));
			}
		}
	}

	/// Makes the next announcement come as soon as others would hear it.
	fn say_soon(&mut self) {
		let earliest = self.last_said.map_or_else(Instant::now, |said| said + PAUSE);
		self.next_saying = self.next_saying.min(earliest);
	}

	fn say(&mut self, mut streams: Vec<Stream>) {
		let now = Instant::now();
		self.last_said = Some(now);
		self.next_saying = now + self.settings.announce_every;
		streams.sort_by_key(|stream| {
			(stream.role != Role::Origin, std::cmp::Reverse(stream.viewers), stream.performer)
		});
		let left_out = streams.len().saturating_sub(MAX_STREAMS);
		streams.truncate(MAX_STREAMS);

		let sequence = unix_now().max(self.last_sequence.saturating_add(MIN_INTERVAL));
		let lifetime = u64::try_from(self.settings.lifetime.as_millis()).unwrap_or(u64::MAX);
		let announcement = Announcement {
			genesis: self.genesis,
			relay: self.signer.account(),
			sequence,
			url: self.settings.url.clone(),
			streams,
			expires: sequence.saturating_add(lifetime),
		};
		let signed = match announcement.sign(&self.signer) {
			Ok(signed) => signed,
			Err(refusal) => {
				tracing::error!(reason = refusal.name(), "other relays would not believe this one");
				return;
			},
		};
		self.last_sequence = sequence;
		// Without peers there is nobody to hear it; whoever comes is told.
		let gossip = &mut self.swarm.behaviour_mut().gossip;
		let said = gossip.publish(self.topic.hash(), signed.bytes).is_ok();
		self.share(|shared| {
			shared.stats.made += u64::from(said);
			shared.stats.left_out = left_out;
		});
	}

	async fn say_goodbye(mut self) {
		if let Some(said) = self.last_said {
			let earliest = said + PAUSE;
			self.poll_until(earliest).await;
		}
		self.say(Vec::new());
		self.poll_until(Instant::now() + TIME_TO_SAY_GOODBYE).await;
	}

	async fn poll_until(&mut self, deadline: Instant) {
		while let Ok(event) = tokio::time::timeout_at(deadline, self.swarm.select_next_some()).await
		{
			self.handle(event);
		}
	}

	fn note_change(&self, changed: bool) {
		if changed {
			self.changed.send_modify(|revision| *revision = revision.wrapping_add(1));
		}
	}

	fn share<Answer>(&self, with: impl FnOnce(&mut Shared) -> Answer) -> Answer {
		with(&mut self.shared.write().unwrap_or_else(PoisonError::into_inner))
	}

	fn named(&self, address: Multiaddr) -> Multiaddr {
		let name = *self.swarm.local_peer_id();
		address.clone().with_p2p(name).unwrap_or(address)
	}

	/// Milliseconds since the node's start.
	fn now(&self) -> u64 {
		u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
	}
}

/// Whether `address` is a place at another node.
fn is_circuit(address: &Multiaddr) -> bool {
	address.iter().any(|part| part == Protocol::P2pCircuit)
}

/// Milliseconds since the Unix epoch, by this machine's clock.
fn unix_now() -> u64 {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
