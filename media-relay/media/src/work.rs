//! What workers are told.

use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::oneshot;

use crate::{
	choice::{LayerChoice, LayerStatus, ViewerLayers},
	description::IceCredentials,
	error::MediaError,
	event::EndReason,
	fragment::Fragment,
	identifiers::{SessionId, StreamId},
	packet::Packet,
	receiver::Datagrams,
	session::Session,
};

/// What waits in a worker's inbox. Datagrams and packets may be lost when a worker does not keep up;
/// commands are not. What must end does not wait there: see [`Ending`].
#[derive(Debug)]
pub(crate) enum Work {
	/// Datagrams for this worker's sessions.
	Datagrams(Datagrams),
	/// Packets of a stream that another worker's session publishes.
	Packets { stream: StreamId, packets: Vec<Arc<Packet>> },
	/// Anything else.
	Command(Command),
}

/// What a worker has to do.
#[derive(Debug)]
pub(crate) enum Command {
	/// Carry this session; a viewer's stream is published on the worker `home`.
	Carry { session: Box<Session>, home: usize },
	/// The client has further candidates.
	Trickle { session: SessionId, fragment: Fragment },
	/// The client restarts ICE with these credentials.
	Restart {
		session: SessionId,
		credentials: IceCredentials,
		fragment: Fragment,
		reply: oneshot::Sender<Result<String, MediaError>>,
	},
	/// Which layers there are for this viewer.
	Layers { session: SessionId, reply: oneshot::Sender<Result<ViewerLayers, MediaError>> },
	/// Which layers this publisher sends.
	PublishedLayers {
		session: SessionId,
		reply: oneshot::Sender<Result<Vec<LayerStatus>, MediaError>>,
	},
	/// The viewer says what she wants at most.
	ChooseLayer {
		session: SessionId,
		choice: LayerChoice,
		reply: oneshot::Sender<Result<(), MediaError>>,
	},
	/// That worker has viewers of this stream, which is published here.
	Subscribe { stream: StreamId, worker: usize },
	/// That worker has no viewers of this stream any more.
	Unsubscribe { stream: StreamId, worker: usize },
	/// The stream's viewers need a key frame of this layer.
	RequestKeyFrame { stream: StreamId, layer: usize },
	/// End everything and return.
	Stop,
}

/// What a worker has to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Ending {
	/// A session; a publisher's with the stream and everybody who watches it.
	Session(SessionId),
	/// What the worker has of a stream that is over.
	Stream(StreamId),
}

/// What one worker has to end, which it looks at before everything that it takes from its inbox:
/// clients can fill the inbox, and what must end ends all the same. It holds each session and stream
/// once, and so no more than there are.
#[derive(Debug, Default)]
pub(crate) struct Endings(Mutex<HashMap<Ending, EndReason>>);

impl Endings {
	pub(crate) fn add(&self, ending: Ending, reason: EndReason) {
		self.all().entry(ending).or_insert(reason);
	}

	pub(crate) fn has(&self, ending: &Ending) -> bool {
		self.all().contains_key(ending)
	}

	/// Takes out what the worker can end now, and forgets what is over. The others stay.
	pub(crate) fn take(&self, mut what: impl FnMut(&Ending) -> Due) -> Vec<(Ending, EndReason)> {
		let (mut now, mut all) = (Vec::new(), self.all());
		all.retain(|ending, reason| match what(ending) {
			Due::Now => {
				now.push((*ending, *reason));
				false
			},
			Due::Later => true,
			Due::Never => false,
		});
		now
	}

	/// Every change leaves it whole, so that a thread's panic does not spoil it.
	fn all(&self) -> MutexGuard<'_, HashMap<Ending, EndReason>> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

/// When something can be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
	/// The worker has it.
	Now,
	/// It waits in the worker's inbox.
	Later,
	/// It is over already.
	Never,
}
