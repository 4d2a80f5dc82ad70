//! What all threads know: the counters, the routes and which sessions there are.

use std::sync::{mpsc::SyncSender, Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::broadcast;

use crate::{
	event::{EndReason, MediaEvent},
	identifiers::{SessionId, StreamId},
	receiver::Routes,
	registry::Registry,
	settings::Settings,
	socket::Socket,
	statistics::Counters,
	work::{Ending, Endings, Work},
};

/// What all threads know. Only the counters and the routes are touched per datagram; the registry
/// changes when a session begins, connects or ends.
#[derive(Debug)]
pub(crate) struct Shared {
	pub settings: Settings,
	pub sockets: Vec<Arc<Socket>>,
	pub counters: Arc<Counters>,
	pub events: broadcast::Sender<MediaEvent>,
	pub routes: Routes,
	/// One per worker.
	pub inboxes: Vec<SyncSender<Work>>,
	/// What each worker has to end.
	pub endings: Vec<Endings>,
	registry: Mutex<Registry>,
}

impl Shared {
	pub(crate) fn new(
		settings: Settings,
		sockets: Vec<Arc<Socket>>,
		events: broadcast::Sender<MediaEvent>,
		inboxes: Vec<SyncSender<Work>>,
	) -> Self {
		let registry = Mutex::new(Registry::new(settings.limits.clone(), inboxes.len()));
		let (counters, routes) = (Arc::default(), Routes::default());
		let endings = inboxes.iter().map(|_| Endings::default()).collect();
		Self { settings, sockets, counters, events, routes, inboxes, endings, registry }
	}

	/// The registry. Every change to it leaves it whole, so that a thread's panic does not spoil it.
	pub(crate) fn registry(&self) -> MutexGuard<'_, Registry> {
		self.registry.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Has a session ended by the worker that carries it. That cannot fail, however much the worker has
	/// to do: it is next.
	pub(crate) fn end(&self, worker: usize, session: SessionId, reason: EndReason) {
		self.endings[worker].add(Ending::Session(session), reason);
	}

	/// Whether a session is one that its worker is to end.
	pub(crate) fn must_end(&self, worker: usize, session: SessionId) -> bool {
		self.endings[worker].has(&Ending::Session(session))
	}

	/// Has a worker end what it has of a stream that is over, in the same way.
	pub(crate) fn end_stream(&self, worker: usize, stream: StreamId) {
		self.endings[worker].add(Ending::Stream(stream), EndReason::StreamOver);
	}

	/// Tells whoever listens; nobody has to.
	pub(crate) fn tell(&self, event: MediaEvent) {
		let _ = self.events.send(event);
	}
}
