//! The handle through which the rest of the relay uses media.

#[cfg(any(test, feature = "fuzzing"))]
pub mod fuzzing;
mod pulling;

pub use pulling::Offer;

use std::{
	collections::HashMap,
	net::IpAddr,
	sync::{
		mpsc::{sync_channel, TrySendError},
		Arc, Mutex, PoisonError,
	},
	thread::JoinHandle,
	time::{Duration, Instant},
};

use tokio::sync::{broadcast, oneshot};

use crate::{
	choice::{LayerChoice, LayerStatus, ViewerLayers},
	error::MediaError,
	event::{EndReason, MediaEvent, StreamStatus},
	fragment::Fragment,
	identifiers::{SessionId, StreamId},
	negotiation::{self, Identity, Negotiated},
	packet::MAX_LAYERS,
	publisher::Publisher,
	receiver,
	registry::{Client, Known, Newcomer, Place, Role},
	session::{Part, Session},
	settings::Settings,
	shared::Shared,
	socket::Socket,
	statistics::{add, Statistics},
	username,
	viewer::Viewer,
	work::{Command, Work},
	worker::Worker,
};
use pulling::Pull;

/// How much may wait for a worker: entries of its inbox, each with datagrams or packets of one call
/// to the kernel.
const INBOX: usize = 4_096;
/// How many events a listener may be behind before it misses some.
const EVENTS: usize = 1_024;
/// How long a command may wait for a worker whose inbox is full.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often it is looked whether the threads run.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A client's offer was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
	/// The client's session.
	pub session: SessionId,
	/// The relay's session description.
	pub description: String,
	/// The entity tag of the ICE session, without quotes (RFC 9725, section 4.3.1).
	pub tag: String,
}

/// What a client's fragment led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trickled {
	/// Its candidates were taken.
	Taken,
	/// ICE was restarted.
	Restarted {
		/// The relay's fragment (`application/trickle-ice-sdpfrag`).
		fragment: String,
		/// The entity tag of the new ICE session, without quotes.
		tag: String,
	},
}

/// What a request says about the state it expects a session to be in (`If-Match`, RFC 9110 section
/// 13.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected<'a> {
	/// Nothing.
	Unsaid,
	/// Any state (`*`): what RFC 9725 asks for a restart of ICE.
	Any,
	/// The state with this entity tag, without quotes.
	Tag(&'a str),
}

/// The handle. Cheap to clone; when the last clone is gone, everything ends.
#[derive(Clone, Debug)]
pub struct Media(Arc<Running>);

#[derive(Debug)]
struct Running {
	shared: Arc<Shared>,
	identity: Identity,
	pulls: Mutex<HashMap<SessionId, Pull>>,
	/// Ends the receiving thread when it is dropped.
	receiving: Mutex<Option<oneshot::Sender<()>>>,
	receiver: tokio::runtime::Handle,
	threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Media {
	/// Opens the sockets and starts the threads.
	///
	/// # Errors
	/// [`MediaError::Settings`] for settings that cannot work, [`MediaError::System`] where a socket
	/// or a thread is refused.
	pub fn start(settings: Settings) -> Result<Self, MediaError> {
		settings.check()?;
		let bind = |address| {
			Socket::bind(address, &settings.advertise, settings.allow_loopback).map(Arc::new)
		};
		let sockets = settings.listen.iter().copied().map(bind).collect::<Result<Vec<_>, _>>()?;
		let workers = match settings.workers {
			0 => std::thread::available_parallelism().map_or(1, usize::from).min(64),
			workers => workers,
		};
		let (inboxes, outlets): (Vec<_>, Vec<_>) =
			(0..workers).map(|_| sync_channel(INBOX)).unzip();
		let provider = str0m::crypto::from_feature_flags();
		let certificate = provider
			.dtls_provider
			.generate_certificate()
			.ok_or_else(|| MediaError::System("no certificate could be made".into()))?;
		let candidates = sockets.iter().flat_map(|socket| socket.candidates()).collect();
		let identity = Identity { certificate, candidates };
		let (events, _) = broadcast::channel(EVENTS);
		let shared = Arc::new(Shared::new(settings, sockets, events, inboxes));
		let refused =
			|error: std::io::Error| MediaError::System(format!("start a thread: {error}"));
		let mut threads = Vec::new();
		for (index, inbox) in outlets.into_iter().enumerate() {
			let worker = Worker::new(index, shared.clone(), inbox);
			let thread = std::thread::Builder::new().name(format!("media-{index}"));
			threads.push(thread.spawn(move || worker.run()).map_err(refused)?);
		}
		let runtime =
			tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(refused)?;
		let receiver = runtime.handle().clone();
		let (receiving, over) = oneshot::channel();
		let thread = std::thread::Builder::new().name("media-receiver".into());
		let all = shared.clone();
		let work = move || {
			for socket in &all.sockets {
				runtime.spawn(keep_receiving(all.clone(), socket.clone(), None));
			}
			// Ends when the handle is gone, which drops the tasks.
			let _ = runtime.block_on(over);
		};
		threads.push(thread.spawn(work).map_err(refused)?);
		Ok(Self(Arc::new(Running {
			shared,
			identity,
			pulls: Mutex::default(),
			receiving: Mutex::new(Some(receiving)),
			receiver,
			threads: Mutex::new(threads),
		})))
	}

	/// The addresses that clients are told to send to.
	pub fn addresses(&self) -> Vec<std::net::SocketAddr> {
		self.0.identity.candidates.iter().map(|candidate| candidate.addr()).collect()
	}

	/// Accepts a publisher's offer (WHIP). A stream has one publisher. A new session of the same
	/// stream takes over, and viewers stay, if the former has not connected or nothing has come from
	/// it for three seconds; otherwise it is refused with [`MediaError::AlreadyPublished`].
	pub async fn publish(&self, stream: StreamId, offer: &str) -> Result<Answer, MediaError> {
		self.check_size(offer)?;
		let place = self.0.shared.registry().place_publisher(&stream, false)?;
		let local = username::credentials(place.worker)?;
		let negotiated = negotiation::publish(&self.0.identity, &local, offer)?;
		self.begin(stream, place, (Role::Publisher, None), negotiated, local.fragment, offer)
	}

	/// Accepts the offer (WHEP) of a viewer at this network address, if that is known.
	pub async fn watch(
		&self,
		stream: StreamId,
		address: Option<IpAddr>,
		offer: &str,
	) -> Result<Answer, MediaError> {
		self.send(stream, Role::Viewer, address, offer)
	}

	/// Accepts another relay's offer (WHEP): it takes a copy for its own viewers, and is none itself.
	/// Where it offers several sections for pictures, it is sent a layer in each, in the order of their
	/// numbers; the smaller ones alone where its link does not carry all.
	pub async fn supply(
		&self,
		stream: StreamId,
		address: Option<IpAddr>,
		offer: &str,
	) -> Result<Answer, MediaError> {
		self.send(stream, Role::Relay, address, offer)
	}

	fn send(
		&self,
		stream: StreamId,
		role: Role,
		address: Option<IpAddr>,
		offer: &str,
	) -> Result<Answer, MediaError> {
		self.check_size(offer)?;
		let client = address.map(Client::of);
		let place = self.0.shared.registry().place_viewer(&stream, role, client)?;
		let codec = place.codec.ok_or(MediaError::NotLive)?;
		let local = username::credentials(place.worker)?;
		let pictures = if role == Role::Relay { MAX_LAYERS } else { 1 };
		let negotiated = negotiation::watch(&self.0.identity, &local, offer, codec, pictures)?;
		self.begin(stream, place, (role, client), negotiated, local.fragment, offer)
	}

	fn begin(
		&self,
		stream: StreamId,
		place: Place,
		(role, client): (Role, Option<Client>),
		negotiated: Negotiated,
		fragment: String,
		offer: &str,
	) -> Result<Answer, MediaError> {
		let Negotiated { rtc, answer, codec, remote } = negotiated;
		let part = match role {
			Role::Publisher => Part::Publisher(Publisher::new(codec)),
			Role::Viewer | Role::Relay => Part::Viewer(Box::new(Viewer::new(codec))),
		};
		let id = SessionId::random()?;
		let tag = entity_tag()?;
		let within = self.0.shared.settings.limits.connect_within;
		let mut session = Session::new(id, stream, rtc, part, fragment, within);
		session.offer = offer.into();
		let newcomer = Newcomer {
			session: id,
			stream,
			role,
			client,
			tag: tag.clone(),
			remote,
			codec,
			pulled: false,
		};
		self.enter(place, newcomer, session)?;
		Ok(Answer { session: id, description: answer, tag })
	}

	/// Enters the session and gives it to its worker.
	fn enter(&self, place: Place, newcomer: Newcomer, session: Session) -> Result<(), MediaError> {
		let (id, stream) = (session.id, session.stream);
		let publishes = matches!(session.part, Part::Publisher(_));
		if publishes {
			self.0.shared.registry().enter_publisher(place, newcomer)?;
		} else {
			let giving_way = self.0.shared.registry().enter_viewer(place, newcomer)?;
			if let Some((session, worker)) = giving_way {
				self.0.shared.end(worker, session, EndReason::NeverConnected);
			}
		}
		let carry = Command::Carry { session: Box::new(session), home: place.home };
		if self.0.shared.inboxes[place.worker].try_send(Work::Command(carry)).is_err() {
			if publishes {
				// It has taken over already from whoever was there.
				self.0.shared.end_stream(place.home, stream);
			}
			let told = self.0.shared.registry().leave(&id, EndReason::Fault);
			if let Some(event) = told {
				self.0.shared.tell(event);
			}
			return Err(MediaError::Busy);
		}
		if publishes {
			self.0.shared.tell(MediaEvent::Published { stream, session: id });
		}
		Ok(())
	}

	/// Takes a client's further candidates, or restarts ICE where the fragment has other credentials
	/// than before (RFC 9725, section 4.3).
	///
	/// # Errors
	/// [`MediaError::StateNotNamed`] without `expected`, [`MediaError::StateChanged`] with another tag
	/// than the session's.
	pub async fn trickle(
		&self,
		session: SessionId,
		expected: Expected<'_>,
		fragment: &str,
	) -> Result<Trickled, MediaError> {
		self.check_size(fragment)?;
		let known = self.known(session).ok_or(MediaError::NoSession)?;
		match expected {
			Expected::Unsaid => return Err(MediaError::StateNotNamed),
			Expected::Tag(tag) if tag != known.tag => return Err(MediaError::StateChanged),
			Expected::Any | Expected::Tag(_) => {},
		}
		let fragment = Fragment::parse(fragment)?;
		let credentials =
			fragment.credentials.clone().filter(|credentials| credentials.fragment != known.remote);
		let Some(credentials) = credentials else {
			self.command(known.worker, Command::Trickle { session, fragment }).await?;
			return Ok(Trickled::Taken);
		};
		let remote = credentials.fragment.clone();
		let (reply, answer) = oneshot::channel();
		let restart = Command::Restart { session, credentials, fragment, reply };
		self.command(known.worker, restart).await?;
		let fragment = answer.await.map_err(|_| MediaError::ShuttingDown)??;
		let tag = entity_tag()?;
		self.0.shared.registry().restarted(&session, tag.clone(), remote);
		Ok(Trickled::Restarted { fragment, tag })
	}

	/// The layers that a viewer's session may be sent. None are known before the stream's first key
	/// frames.
	pub async fn layers(&self, session: SessionId) -> Result<ViewerLayers, MediaError> {
		self.ask(session, |reply| Command::Layers { session, reply }).await
	}

	/// The layers that a publisher's session sends, the smallest first.
	pub async fn published_layers(
		&self,
		session: SessionId,
	) -> Result<Vec<LayerStatus>, MediaError> {
		self.ask(session, |reply| Command::PublishedLayers { session, reply }).await
	}

	/// A viewer says which layers she wants at most, from now on. As much is tried at once, and what
	/// her bandwidth does not carry is left again; where the choice leaves none, she gets the lowest.
	///
	/// # Errors
	/// [`MediaError::NoSuchLayer`] where she names a layer that the stream does not have.
	pub async fn choose_layer(
		&self,
		session: SessionId,
		choice: LayerChoice,
	) -> Result<(), MediaError> {
		self.ask(session, |reply| Command::ChooseLayer { session, choice, reply }).await
	}

	/// What a session's worker answers.
	async fn ask<T>(
		&self,
		session: SessionId,
		command: impl FnOnce(oneshot::Sender<Result<T, MediaError>>) -> Command,
	) -> Result<T, MediaError> {
		let known = self.known(session).ok_or(MediaError::NoSession)?;
		let (reply, answer) = oneshot::channel();
		self.command(known.worker, command(reply)).await?;
		answer.await.map_err(|_| MediaError::ShuttingDown)?
	}

	/// Ends a session at its client's request, or gives up a pull. It ends however much there is to do.
	pub async fn hang_up(&self, session: SessionId) -> Result<(), MediaError> {
		if self.pulls().remove(&session).is_some() {
			return Ok(());
		}
		let known = self.known(session).ok_or(MediaError::NoSession)?;
		self.0.shared.end(known.worker, session, EndReason::HungUp);
		Ok(())
	}

	/// Ends a stream with all its sessions: the performer is no longer eligible, or the relay may not
	/// carry her. It ends however much there is to do; one that is not there has ended.
	pub fn end(&self, stream: StreamId) {
		let publishers = self.0.shared.registry().publishers(&stream);
		for (session, worker) in publishers {
			self.0.shared.end(worker, session, EndReason::Refused);
		}
	}

	/// A session that is there, and that nobody has ended: its worker may have other things to do first.
	fn known(&self, session: SessionId) -> Option<Known> {
		let known = self.0.shared.registry().known(&session)?;
		(!self.0.shared.must_end(known.worker, session)).then_some(known)
	}

	/// Whether a session is there.
	pub fn has(&self, session: SessionId) -> bool {
		self.known(session).is_some()
	}

	/// The streams that are published here.
	pub fn streams(&self) -> Vec<StreamStatus> {
		self.0.shared.registry().statuses()
	}

	/// This stream, if it is published here.
	pub fn stream(&self, stream: StreamId) -> Option<StreamStatus> {
		self.0.shared.registry().status(&stream)
	}

	/// What is and was carried.
	pub fn statistics(&self) -> Statistics {
		let counted = self.0.shared.counters.snapshot();
		self.0.shared.registry().count(counted)
	}

	/// What happens to streams from now on.
	pub fn events(&self) -> broadcast::Receiver<MediaEvent> {
		self.0.shared.events.subscribe()
	}

	/// Ends every session, tells their clients, and returns when all threads have.
	pub async fn shut_down(&self) {
		self.0.stop();
		let threads =
			std::mem::take(&mut *self.0.threads.lock().unwrap_or_else(PoisonError::into_inner));
		// A thread that panicked has returned as well.
		let _ = tokio::task::spawn_blocking(move || {
			for thread in threads {
				let _ = thread.join();
			}
		})
		.await;
	}

	/// Returns once one of the threads has ended unasked: what that carried stands still.
	pub async fn failed(&self) {
		loop {
			{
				let threads = self.0.threads.lock().unwrap_or_else(PoisonError::into_inner);
				if threads.iter().any(JoinHandle::is_finished) {
					return;
				}
			}
			tokio::time::sleep(LOOK_EVERY).await;
		}
	}

	fn check_size(&self, description: &str) -> Result<(), MediaError> {
		let limit = self.0.shared.settings.limits.description_bytes;
		if description.len() > limit {
			return Err(MediaError::TooLarge { limit });
		}
		Ok(())
	}

	/// Gives a worker a command, waiting a little where its inbox is full.
	async fn command(&self, worker: usize, command: Command) -> Result<(), MediaError> {
		let mut work = Work::Command(command);
		let began = Instant::now();
		loop {
			match self.0.shared.inboxes[worker].try_send(work) {
				Ok(()) => return Ok(()),
				Err(TrySendError::Disconnected(_)) => return Err(MediaError::ShuttingDown),
				Err(TrySendError::Full(_)) if began.elapsed() >= PATIENCE => {
					return Err(MediaError::Busy)
				},
				Err(TrySendError::Full(returned)) => work = returned,
			}
			tokio::time::sleep(Duration::from_millis(5)).await;
		}
	}
}

impl Running {
	/// Tells all threads to end.
	fn stop(&self) {
		self.shared.registry().close();
		let receiving = self.receiving.lock().unwrap_or_else(PoisonError::into_inner).take();
		drop(receiving);
		for inbox in &self.shared.inboxes {
			let mut stop = Work::Command(Command::Stop);
			// A worker that is told by nobody else any more empties its inbox soon.
			while let Err(TrySendError::Full(returned)) = inbox.try_send(stop) {
				stop = returned;
				std::thread::sleep(Duration::from_millis(1));
			}
		}
	}
}

impl Drop for Running {
	fn drop(&mut self) {
		self.stop();
	}
}

async fn keep_receiving(
	shared: Arc<Shared>,
	socket: Arc<Socket>,
	only: Option<(usize, SessionId)>,
) {
	// Ends only where there is no loop of events for the socket any more, or never was.
	if let Err(error) =
		receiver::receive(shared.clone(), socket.clone(), only, Socket::receive).await
	{
		add(&shared.counters.deaf_sockets, 1);
		tracing::error!(port = socket.address.port(), %error, "media can no longer be received");
	}
}

/// An entity tag that was never used before.
fn entity_tag() -> Result<String, MediaError> {
	let mut bytes = [0; 8];
	getrandom::fill(&mut bytes)?;
	Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[tokio::test]
	async fn a_thread_that_ends_is_noticed() {
		let listen = vec![([127, 0, 0, 1], 0).into()];
		let settings = Settings { listen, allow_loopback: true, workers: 2, ..Settings::default() };
		let media = Media::start(settings).unwrap();
		let within = |times| tokio::time::timeout(times * LOOK_EVERY, media.failed());
		assert!(within(2).await.is_err(), "all of them run");
		media.0.shared.inboxes[1].send(Work::Command(Command::Stop)).unwrap();
		within(10).await.expect("it is noticed");
	}
}
