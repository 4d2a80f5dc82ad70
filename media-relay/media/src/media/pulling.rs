//! Streams taken from other relays, whose viewer this one becomes.

use std::{
	collections::HashMap,
	fmt,
	net::SocketAddr,
	sync::{Arc, MutexGuard, PoisonError},
	time::Instant,
};

use str0m::{change::SdpPendingOffer, media::Mid, Rtc};

use super::{entity_tag, keep_receiving, Media};
use crate::{
	error::MediaError,
	identifiers::{SessionId, StreamId},
	negotiation::{self, Identity},
	packet::MAX_LAYERS,
	publisher::Publisher,
	registry::{Newcomer, Place, Role},
	session::{OwnSocket, Part, Session},
	socket::Socket,
	username,
};

/// The most offers to other relays that may be open.
const MAX_PULLS: usize = 64;

/// An offer to another relay, whose viewer this one becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
	/// The session that the answer completes.
	pub session: SessionId,
	/// The session description for the other relay.
	pub description: String,
}

/// An offer to another relay that has not been answered.
pub(super) struct Pull {
	stream: StreamId,
	worker: usize,
	rtc: Rtc,
	pending: SdpPendingOffer,
	/// The offer's sections: one for sound, and one for each layer of the pictures.
	sections: Vec<Mid>,
	socket: Arc<Socket>,
	fragment: String,
	since: Instant,
}

impl fmt::Debug for Pull {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.debug_struct("Pull").field("stream", &self.stream).finish_non_exhaustive()
	}
}

impl Media {
	/// Begins to take a stream from another relay: returns the offer for its WHEP endpoint, with a
	/// section for each layer. The answer has to come within the time that clients have to connect.
	pub async fn pull(&self, stream: StreamId) -> Result<Offer, MediaError> {
		self.offer(stream, MAX_LAYERS)
	}

	/// The same for a relay that refuses an offer of several layers: with a section for one.
	pub async fn pull_one_layer(&self, stream: StreamId) -> Result<Offer, MediaError> {
		self.offer(stream, 1)
	}

	fn offer(&self, stream: StreamId, pictures: usize) -> Result<Offer, MediaError> {
		let place = self.0.shared.registry().place_publisher(&stream, true)?;
		// Two relays' common ports would make all sessions between them one conversation: each has a
		// port of its own.
		let settings = &self.0.shared.settings;
		let listen = settings.listen.first().ok_or(MediaError::Unexpected("no socket"))?;
		let address = SocketAddr::new(listen.ip(), 0);
		let socket = Arc::new(Socket::bind(address, &[], settings.allow_loopback)?);
		let local = username::credentials(place.worker)?;
		let identity = Identity { candidates: socket.candidates(), ..self.0.identity.clone() };
		let offered = negotiation::pull(&identity, &local, pictures)?;
		let session = SessionId::random()?;
		let mut pulls = self.pulls();
		pulls.retain(|_, pull| pull.since.elapsed() < settings.limits.connect_within);
		if pulls.len() >= MAX_PULLS {
			return Err(MediaError::Full);
		}
		let pull = Pull {
			stream,
			worker: place.worker,
			rtc: offered.rtc,
			pending: offered.pending,
			sections: offered.sections,
			socket,
			fragment: local.fragment,
			since: Instant::now(),
		};
		pulls.insert(session, pull);
		Ok(Offer { session, description: offered.offer })
	}

	/// Completes a pull with the other relay's answer: from here on the stream is as if published
	/// here, with the layers of the sections that the other relay accepted, under their numbers.
	pub async fn complete(&self, session: SessionId, answer: &str) -> Result<(), MediaError> {
		self.check_size(answer)?;
		let pull = self.pulls().remove(&session).ok_or(MediaError::NoSession)?;
		let Pull { stream, worker, mut rtc, pending, sections, socket, fragment, .. } = pull;
		let place = self.0.shared.registry().place_publisher(&stream, true)?;
		if place.worker != worker {
			// The stream began here meanwhile, elsewhere than was expected.
			if self.0.shared.registry().home(&stream).is_some() {
				return Err(MediaError::AlreadyPublished);
			}
		}
		let place = Place { worker, home: worker, ..place };
		let codec = negotiation::complete(&mut rtc, pending, &sections, answer)?;
		// The first is for sound.
		let part = Part::Publisher(Publisher::relay(codec, sections.into_iter().skip(1).collect()));
		let within = self.0.shared.settings.limits.connect_within;
		let mut entered = Session::new(session, stream, rtc, part, fragment, within);
		let shared = self.0.shared.clone();
		let receiving = keep_receiving(shared, socket.clone(), Some((worker, session)));
		let task = self.0.receiver.spawn(receiving);
		entered.own = Some(OwnSocket::new(socket, task.abort_handle()));
		let (tag, remote) = (entity_tag()?, String::new());
		let (role, client) = (Role::Publisher, None);
		let newcomer = Newcomer { session, stream, role, client, tag, remote, codec, pulled: true };
		self.enter(place, newcomer, entered)
	}

	pub(super) fn pulls(&self) -> MutexGuard<'_, HashMap<SessionId, Pull>> {
		self.0.pulls.lock().unwrap_or_else(PoisonError::into_inner)
	}
}
