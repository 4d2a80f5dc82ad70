//! What workers are told.

use std::sync::Arc;

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

/// What a worker is told. Datagrams and packets may be lost when a worker does not keep up;
/// commands are not.
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
	/// End this session.
	End { session: SessionId, reason: EndReason },
	/// End this stream with all its sessions.
	EndStream { stream: StreamId, reason: EndReason },
	/// That worker has viewers of this stream, which is published here.
	Subscribe { stream: StreamId, worker: usize },
	/// That worker has no viewers of this stream any more.
	Unsubscribe { stream: StreamId, worker: usize },
	/// The stream's viewers need a key frame of this layer.
	RequestKeyFrame { stream: StreamId, layer: usize },
	/// End everything and return.
	Stop,
}
