//! One viewer's WebRTC session, without I/O: what a browser does with a WHEP answer, short of showing
//! the pictures.

use std::{
	collections::BTreeMap,
	net::SocketAddr,
	time::{Duration, Instant},
};
use str0m::{
	change::{SdpAnswer, SdpOffer, SdpPendingOffer},
	media::{Direction, KeyframeRequestKind, MediaKind, Mid},
	net::{Protocol, Receive},
	Candidate, Event, IceConnectionState, Input, Output, Rtc, RtcError,
};

/// How long the picture may stand still before a key frame is asked for.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a viewer received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
	/// RTP packets, video and audio, each counted once.
	pub packets: u64,
	/// Bytes of their payloads.
	pub bytes: u64,
	/// Packets that never came, by the gaps in the sequence numbers.
	pub missing: u64,
	/// How long it took from the offer to the first packet of video.
	pub first_video: Option<Duration>,
}

/// A session that wants to watch.
pub struct Session {
	rtc: Rtc,
	address: SocketAddr,
	/// The medium that shows the picture, once it is agreed.
	video: Option<Mid>,
	pending: Option<SdpPendingOffer>,
	began: Instant,
	tally: Tally,
	/// The lowest and the highest sequence number of each stream, and how many came.
	streams: BTreeMap<u32, (u64, u64, u64)>,
	last_video: Instant,
}

/// What a session wants next.
pub enum Step {
	/// Send this datagram.
	Send(SocketAddr, Vec<u8>),
	/// Wait for a datagram until then.
	Wait(Instant),
	/// The session is over.
	Over,
}

impl Session {
	/// A session that is reached at `address`, and its offer.
	pub fn offering(address: SocketAddr, now: Instant) -> Result<(Self, String), RtcError> {
		let mut session = Self::new(address, now)?;
		let mut change = session.rtc.sdp_api();
		change.add_media(MediaKind::Audio, Direction::RecvOnly, None, None, None);
		let video = change.add_media(MediaKind::Video, Direction::RecvOnly, None, None, None);
		let (offer, pending) = change
			.apply()
			.ok_or_else(|| RtcError::RemoteSdp("there is nothing to offer".to_owned()))?;
		session.pending = Some(pending);
		session.video = Some(video);
		Ok((session, offer.to_sdp_string()))
	}

	/// A session that is reached at `address`, and its answer to `offer`.
	pub fn answering(
		address: SocketAddr,
		now: Instant,
		offer: &str,
	) -> Result<(Self, String), RtcError> {
		let mut session = Self::new(address, now)?;
		let answer = session.rtc.sdp_api().accept_offer(SdpOffer::from_sdp_string(offer)?)?;
		Ok((session, answer.to_sdp_string()))
	}

	fn new(address: SocketAddr, now: Instant) -> Result<Self, RtcError> {
		let mut rtc = Rtc::builder().set_rtp_mode(true).build(now);
		let candidate = Candidate::host(address, "udp").map_err(|error| {
			RtcError::RemoteSdp(format!("{address} is no address to be reached at: {error}"))
		})?;
		rtc.add_local_candidate(candidate);
		Ok(Self {
			rtc,
			address,
			video: None,
			pending: None,
			began: now,
			tally: Tally::default(),
			streams: BTreeMap::new(),
			last_video: now,
		})
	}

	/// Takes the relay's answer to the offer.
	pub fn accept(&mut self, answer: &str) -> Result<(), RtcError> {
		let answer = SdpAnswer::from_sdp_string(answer)?;
		match self.pending.take() {
			Some(pending) => self.rtc.sdp_api().accept_answer(pending, answer),
			None => Ok(()),
		}
	}

	/// Takes a datagram that came from `source`.
	pub fn receive(
		&mut self,
		now: Instant,
		source: SocketAddr,
		datagram: &[u8],
	) -> Result<(), RtcError> {
		let receive = Receive::new(Protocol::Udp, source, self.address, datagram);
		// What is no STUN, DTLS or RTP is somebody else's.
		let Ok(receive) = receive else { return Ok(()) };
		self.rtc.handle_input(Input::Receive(now, receive))
	}

	/// Lets time pass.
	pub fn tick(&mut self, now: Instant) -> Result<(), RtcError> {
		if self.rtc.is_connected() && now.duration_since(self.last_video) > PATIENCE {
			self.last_video = now;
			let mut streams = self.rtc.direct_api();
			if let Some(stream) = self.video.and_then(|mid| streams.stream_rx_by_mid(mid, None)) {
				stream.request_keyframe(KeyframeRequestKind::Pli);
			}
		}
		self.rtc.handle_input(Input::Timeout(now))
	}

	/// What to do next.
	pub fn step(&mut self) -> Result<Step, RtcError> {
		loop {
			match self.rtc.poll_output()? {
				Output::Timeout(until) => {
					return Ok(if self.rtc.is_alive() { Step::Wait(until) } else { Step::Over })
				},
				Output::Transmit(transmit) => {
					return Ok(Step::Send(transmit.destination, transmit.contents.to_vec()))
				},
				Output::Event(Event::RtpPacket(packet)) => {
					self.count(*packet.header.ssrc, *packet.seq_no, packet.payload.len());
					let mut streams = self.rtc.direct_api();
					let stream = streams.stream_rx(&packet.header.ssrc);
					if stream.is_some_and(|stream| Some(stream.mid()) == self.video) {
						self.last_video = packet.timestamp;
						let waited = packet.timestamp.duration_since(self.began);
						self.tally.first_video.get_or_insert(waited);
					}
				},
				Output::Event(Event::MediaAdded(added)) if added.kind == MediaKind::Video => {
					self.video = Some(added.mid);
				},
				Output::Event(
					Event::Closed
					| Event::IceConnectionStateChange(IceConnectionState::Disconnected),
				) => return Ok(Step::Over),
				Output::Event(_) => {},
			}
		}
	}

	/// What came so far.
	pub fn tally(&self) -> Tally {
		let missing = self.streams.values().map(|(low, high, came)| (high - low + 1) - came).sum();
		Tally { missing, ..self.tally }
	}

	fn count(&mut self, ssrc: u32, sequence: u64, bytes: usize) {
		self.tally.packets += 1;
		self.tally.bytes += bytes as u64;
		let (low, high, came) = self.streams.entry(ssrc).or_insert((sequence, sequence, 0));
		*low = sequence.min(*low);
		*high = sequence.max(*high);
		*came += 1;
	}
}
