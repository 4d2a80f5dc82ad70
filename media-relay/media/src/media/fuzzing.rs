//! A relay without threads, for the fuzz targets and for tests: it does what it is told when it is
//! told, with the code that the threads run. No part of the interface.

use std::{
	future::Future,
	net::SocketAddr,
	pin::pin,
	sync::{mpsc::sync_channel, Arc, Mutex, OnceLock},
	task::{Context, Poll, Waker},
	time::{Duration, Instant},
};

use str0m::{media::Mid, rtp::Vp8Descriptor, Rtc};
use tokio::{runtime::Runtime, sync::broadcast};

use super::{Media, Running};
use crate::{
	description,
	error::MediaError,
	feed::Feed,
	fragment::{self, Fragment},
	identifiers::VideoCodec,
	keyframes::starts_key_frame,
	negotiation::{self, Identity, Negotiated, Offered},
	packet::{Packet, Track, MAX_LAYERS, MAX_PAYLOAD},
	receiver::Datagrams,
	settings::{Limits, Settings},
	shared::Shared,
	size::size,
	socket::Socket,
	username,
	viewer::Viewer,
	work::Work,
	worker::Worker,
};

/// How much may wait for the worker, which has its turn after everything.
const INBOX: usize = 64;
/// How many events are kept for listeners, of whom there are none.
const EVENTS: usize = 16;
/// How often the worker is given a turn for one request: a restart of ICE takes one.
const TURNS: usize = 8;

/// What is made once: a key pair takes long, and a socket is the system's.
struct Parts {
	identity: Identity,
	socket: Arc<Socket>,
	runtime: Runtime,
}

fn parts() -> &'static Parts {
	static PARTS: OnceLock<Parts> = OnceLock::new();
	PARTS.get_or_init(|| {
		let listen = ([127, 0, 0, 1], 0).into();
		let socket = Arc::new(Socket::bind(listen, &[], true).expect("a port of the loopback"));
		let provider = str0m::crypto::from_feature_flags();
		let certificate = provider.dtls_provider.generate_certificate().expect("a certificate");
		let identity = Identity { certificate, candidates: socket.candidates() };
		let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
		Parts { identity, socket, runtime }
	})
}

/// A relay without threads, with one worker.
pub struct Relay {
	media: Media,
	worker: Worker,
}

impl Relay {
	/// A relay without sessions.
	pub fn start() -> Self {
		let Parts { identity, socket, runtime } = parts();
		let (inbox, outlet) = sync_channel(INBOX);
		let (events, _) = broadcast::channel(EVENTS);
		let sockets = vec![socket.clone()];
		let shared = Arc::new(Shared::new(Settings::default(), sockets, events, vec![inbox]));
		let worker = Worker::new(0, shared.clone(), outlet);
		let media = Media(Arc::new(Running {
			shared,
			identity: identity.clone(),
			pulls: Mutex::default(),
			receiving: Mutex::default(),
			receiver: runtime.handle().clone(),
			threads: Mutex::default(),
		}));
		Self { media, worker }
	}

	/// Its handle.
	pub fn media(&self) -> Media {
		self.media.clone()
	}

	/// Where it sends from and receives.
	pub fn address(&self) -> SocketAddr {
		parts().socket.address
	}

	/// What a request to the handle leads to, the worker having its turns.
	pub fn wait<T>(&mut self, request: impl Future<Output = T>) -> T {
		let mut request = pin!(request);
		let mut context = Context::from_waker(Waker::noop());
		for _ in 0..TURNS {
			if let Poll::Ready(done) = request.as_mut().poll(&mut context) {
				self.turn();
				return done;
			}
			self.turn();
		}
		panic!("a request is not answered");
	}

	/// The worker does what there is to do, and what it knows must agree with what all know.
	pub fn turn(&mut self) {
		self.worker.turn();
		self.worker.assert_consistent();
	}

	/// A datagram arrived from a client.
	pub fn receive(&mut self, source: SocketAddr, datagram: &[u8]) {
		let fragment = username::local_fragment(datagram);
		assert!(fragment.is_none_or(|fragment| fragment.len() < datagram.len()));
		fragment.and_then(username::worker);
		let mut datagrams = Datagrams::new(Instant::now(), None);
		datagrams.push(source, self.address(), datagram);
		self.worker.give(Work::Datagrams(datagrams));
		self.turn();
	}

	/// How many sessions the worker carries.
	pub fn sessions(&self) -> usize {
		self.worker.sessions()
	}
}

/// Reads a fragment of a session description. What was read is written and read again.
pub fn trickle(text: &str) -> Result<(), MediaError> {
	let Fragment { credentials, candidates } = Fragment::parse(text)?;
	assert!(candidates.len() <= fragment::MAX_CANDIDATES);
	if let Some(credentials) = credentials {
		let written = fragment::write(&credentials, &candidates);
		let again = Fragment::parse(&written)?;
		assert_eq!(again.credentials.as_ref(), Some(&credentials), "{written:?}");
		let addresses = |candidates: &[str0m::Candidate]| {
			candidates.iter().map(str0m::Candidate::addr).collect::<Vec<_>>()
		};
		assert_eq!(addresses(&again.candidates), addresses(&candidates), "{written:?}");
		let offer = description::with_credentials(text, &credentials);
		assert_eq!(description::credentials(&offer), Some(credentials), "{offer:?}");
		assert_eq!(description::video_codecs(&offer), description::video_codecs(text));
	}
	Ok(())
}

/// Takes another relay's answer to an offer of this one's, in which sections are named by their number.
pub fn answer(text: &str) -> Result<(), MediaError> {
	let local = username::credentials(0)?;
	let offered = negotiation::pull(&parts().identity, &local, MAX_LAYERS)?;
	let Offered { mut rtc, pending, sections, .. } = offered;
	let mut answer = text.to_owned();
	for (number, mid) in sections.iter().enumerate() {
		answer = answer.replace(&format!("a=mid:{number}"), &format!("a=mid:{mid}"));
	}
	negotiation::complete(&mut rtc, pending, &sections, &answer)?;
	// It was accepted: the answered sections are there.
	assert!(sections.iter().any(|mid| rtc.media(*mid).is_some()), "{answer:?}");
	Ok(())
}

/// What a publisher sent in one packet.
#[derive(Clone, Debug)]
pub struct Sent {
	/// Which layer of the pictures.
	pub layer: u8,
	/// Which run of numbers.
	pub source: u8,
	/// The extended sequence number.
	pub sequence: u64,
	/// The extended timestamp.
	pub timestamp: u64,
	/// The last of a picture.
	pub marker: bool,
	/// With the codec's descriptor.
	pub payload: Vec<u8>,
}

/// A connection that was agreed upon with a viewer or another relay, and has sent nothing.
pub struct Connection {
	rtc: Rtc,
	codec: VideoCodec,
	/// The sections in which she receives, and whether they are sound.
	sections: Vec<(Mid, bool)>,
}

impl Connection {
	/// A connection for a stream in that codec with whoever makes this offer.
	pub fn new(codec: VideoCodec, offer: &str) -> Result<Self, MediaError> {
		let local = username::credentials(0)?;
		let negotiated = negotiation::watch(&parts().identity, &local, offer, codec, MAX_LAYERS)?;
		let Negotiated { mut rtc, answer, .. } = negotiated;
		// The library tells of sections only once the client is there.
		let named = answer.lines().filter_map(|line| line.trim_end().strip_prefix("a=mid:"));
		let sections: Vec<_> = named
			.map(Mid::from)
			.filter_map(|mid| Some((mid, rtc.media(mid)?.kind().is_audio())))
			.collect();
		let sends =
			|(mid, _): &(Mid, bool)| rtc.direct_api().stream_tx_by_mid(*mid, None).is_some();
		assert!(!sections.is_empty() && sections.iter().all(sends), "nothing would be forwarded");
		Ok(Self { rtc, codec, sections })
	}

	/// Gives a publisher's packets to a viewer who joins after the first `before`.
	pub fn forward(&mut self, packets: &[Sent], before: usize) {
		let Self { rtc, codec, sections } = self;
		let mut viewer = Viewer::new(*codec);
		for (mid, sound) in sections {
			viewer.add_section(rtc, *mid, *sound);
		}
		forward(rtc, *codec, &mut viewer, packets, before);
	}
}

fn forward(rtc: &mut Rtc, codec: VideoCodec, viewer: &mut Viewer, packets: &[Sent], before: usize) {
	let bounds = Limits { cached_packets: 20, cached_bytes: 10_000, ..Limits::default() }.cache();
	let mut now = Instant::now();
	let mut feed = Feed::new(0, bounds, now);
	for (index, sent) in packets.iter().enumerate() {
		now += Duration::from_millis(20);
		if sent.payload.is_empty() || sent.payload.len() > MAX_PAYLOAD {
			continue;
		}
		let vp8 =
			(codec == VideoCodec::Vp8).then(|| Vp8Descriptor::parse(&sent.payload).ok()).flatten();
		let packet = Arc::new(Packet {
			track: Track::Video(usize::from(sent.layer) % MAX_LAYERS),
			source: u64::from(sent.source),
			sequence: sent.sequence >> 1,
			timestamp: sent.timestamp >> 1,
			marker: sent.marker,
			starts_key_frame: starts_key_frame(codec, &sent.payload),
			rid: None,
			size: size(codec, &sent.payload),
			captured: now,
			vp8,
			orientation: None,
			payload: sent.payload.clone().into(),
		});
		feed.push(packet.clone());
		for cache in feed.caches() {
			let kept = cache.packets();
			let bytes: usize = kept.iter().map(|packet| packet.payload.len()).sum();
			assert!(kept.len() <= bounds.packets && bytes <= bounds.bytes);
			assert!(kept.front().is_none_or(|first| first.starts_key_frame));
			let in_order = kept.iter().zip(kept.iter().skip(1));
			assert!(in_order.clone().all(|(one, next)| one.sequence < next.sequence));
		}
		if index >= before {
			viewer.forward(rtc, &packet);
			let layers = feed.layers(now);
			viewer.choose(&layers, &feed.caches(), now);
			viewer.replay(rtc, now);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{event::EndReason, identifiers::StreamId, MediaEvent};
	use str0m::media::{Direction, MediaKind};

	const STREAM: StreamId = StreamId([7; 32]);

	fn offer(direction: Direction) -> String {
		let mut rtc = Rtc::builder().clear_codecs().enable_opus(true).enable_vp8(true);
		rtc = rtc.set_rtp_mode(true);
		let mut rtc = rtc.build(Instant::now());
		let mut change = rtc.sdp_api();
		for kind in [MediaKind::Audio, MediaKind::Video] {
			change.add_media(kind, direction, None, None, None);
		}
		change.apply().unwrap().0.to_sdp_string()
	}

	fn nothing() -> Work {
		Work::Datagrams(Datagrams::new(Instant::now(), None))
	}

	/// Fills the worker's inbox to the last place.
	fn stuff(relay: &Relay) {
		while relay.media.0.shared.inboxes[0].try_send(nothing()).is_ok() {}
	}

	#[tokio::test]
	async fn a_stream_that_must_end_does_with_a_full_inbox() {
		let mut relay = Relay::start();
		let media = relay.media();
		let publisher = media.publish(STREAM, &offer(Direction::SendOnly)).await.unwrap().session;
		media.watch(STREAM, None, &offer(Direction::RecvOnly)).await.unwrap();
		relay.turn();
		assert_eq!(relay.sessions(), 2);
		let mut events = media.events();
		stuff(&relay);
		media.end(STREAM);
		relay.worker.give(nothing());
		assert_eq!((media.streams(), relay.sessions()), (Vec::new(), 0));
		assert!(relay.media.0.shared.inboxes[0].try_send(nothing()).is_err(), "it is still full");
		let reason = EndReason::Refused;
		let ended = MediaEvent::Ended { stream: STREAM, session: publisher, reason };
		assert_eq!(events.try_recv().unwrap(), ended);
		relay.turn();
	}

	#[tokio::test]
	async fn a_session_that_still_waits_in_the_inbox_ends_when_it_comes_out() {
		let mut relay = Relay::start();
		let media = relay.media();
		let publisher = media.publish(STREAM, &offer(Direction::SendOnly)).await.unwrap().session;
		stuff(&relay);
		media.end(STREAM);
		assert_eq!(media.hang_up(publisher).await, Err(MediaError::NoSession), "as good as over");
		relay.worker.give(nothing());
		assert_eq!(media.streams().len(), 1, "the worker has not heard of it");
		relay.turn();
		assert_eq!((media.streams(), relay.sessions()), (Vec::new(), 0));
		assert!(media.0.shared.endings[0].take(|_| unreachable!("nothing is left")).is_empty());
	}

	#[tokio::test]
	async fn viewers_stay_when_who_is_taken_over_hangs_up_before_the_next_is_carried() {
		let mut relay = Relay::start();
		let media = relay.media();
		let first = media.publish(STREAM, &offer(Direction::SendOnly)).await.unwrap().session;
		media.watch(STREAM, None, &offer(Direction::RecvOnly)).await.unwrap();
		relay.turn();
		let second = media.publish(STREAM, &offer(Direction::SendOnly)).await.unwrap().session;
		media.hang_up(first).await.unwrap();
		relay.worker.give(nothing());
		assert_eq!(relay.sessions(), 1, "the viewer");
		relay.turn();
		assert_eq!(relay.sessions(), 2);
		assert_eq!(media.stream(STREAM).unwrap().publisher, second);

		media.publish(STREAM, &offer(Direction::SendOnly)).await.unwrap();
		relay.turn();
		assert_eq!(relay.sessions(), 2, "the second ended when the third came");
		media.end(STREAM);
		relay.turn();
		assert_eq!((media.streams(), relay.sessions()), (Vec::new(), 0));
	}

	#[tokio::test]
	async fn a_publisher_whom_no_worker_takes_leaves_nothing_of_the_stream() {
		let mut relay = Relay::start();
		let media = relay.media();
		media.publish(STREAM, &offer(Direction::SendOnly)).await.unwrap();
		media.watch(STREAM, None, &offer(Direction::RecvOnly)).await.unwrap();
		relay.turn();
		stuff(&relay);
		let second = media.publish(STREAM, &offer(Direction::SendOnly)).await;
		assert_eq!((second, media.streams()), (Err(MediaError::Busy), Vec::new()));
		relay.worker.give(nothing());
		assert_eq!(relay.sessions(), 0);
		relay.turn();
	}

	#[tokio::test]
	async fn a_viewer_who_comes_out_of_the_inbox_after_the_stream_is_told_that_it_is_over() {
		let mut relay = Relay::start();
		let media = relay.media();
		media.publish(STREAM, &offer(Direction::SendOnly)).await.unwrap();
		relay.turn();
		media.watch(STREAM, None, &offer(Direction::RecvOnly)).await.unwrap();
		media.end(STREAM);
		relay.turn();
		assert_eq!((media.statistics().viewers, relay.sessions()), (0, 0));
	}
}
