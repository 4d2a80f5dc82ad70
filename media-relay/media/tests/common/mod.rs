//! Clients of the relay for tests: publishers of made-up VP8 and viewers who say what they got, each
//! with a connection and a socket of its own.

#![allow(dead_code, missing_docs)]

use std::{
	net::SocketAddr,
	time::{Duration, Instant},
};

use livestars_media::{Answer, LayerChoice, Limits, Media, Offer, SessionId, Settings, StreamId};
use socket2::SockRef;
use str0m::{
	change::{SdpAnswer, SdpPendingOffer},
	media::{Direction, KeyframeRequestKind, MediaKind, Mid, Rid, Simulcast, SimulcastLayer},
	net::{DatagramRecv, Protocol, Receive},
	rtp::{RtpPacket, RtpWrite, Vp8Descriptor},
	Candidate, Event, Input, Output, Rtc,
};
use tokio::{
	net::UdpSocket,
	sync::mpsc,
	task::JoinHandle,
	time::{interval, timeout, MissedTickBehavior},
};

pub const STREAM: StreamId = StreamId([7; 32]);
pub const FRAME: Duration = Duration::from_millis(33);
/// Bytes of a payload that say what it is.
const CONTENT: usize = 24;

/// A relay on a loopback port.
pub fn relay(limits: Limits) -> Media {
	relay_with(limits, 2)
}

pub fn relay_with(limits: Limits, workers: usize) -> Media {
	relay_at(&["127.0.0.1:0"], workers, limits)
}

/// A relay that listens at these addresses of loopback.
pub fn relay_at(listen: &[&str], workers: usize, limits: Limits) -> Media {
	let listen = listen.iter().map(|address| address.parse().unwrap()).collect();
	Media::start(Settings { listen, advertise: Vec::new(), allow_loopback: true, workers, limits })
		.unwrap()
}

/// Waits for a condition, however long the machine takes, but not for ever.
pub async fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
	let began = Instant::now();
	while !condition() {
		assert!(began.elapsed() < Duration::from_secs(30), "never: {what}");
		tokio::time::sleep(Duration::from_millis(5)).await;
	}
}

/// What a viewer got.
#[derive(Debug)]
pub enum Seen {
	Connected,
	Picture(Picture),
	Sound { sequence: u64 },
	Closed,
}

/// A packet of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
	pub sequence: u64,
	pub timestamp: u32,
	pub marker: bool,
	pub picture: u16,
	pub key: bool,
	/// What the publisher wrote: the layer, the number of the frame and the part of it.
	pub layer: u8,
	pub frame: u32,
	pub part: u8,
	pub at: Instant,
}

/// What a client does besides being connected.
#[derive(Clone, Debug, Default)]
pub struct Behaviour {
	/// Packets per frame of each layer; empty for a viewer.
	pub layers: Vec<u8>,
	/// Every how many frames a key frame comes by itself.
	pub key_every: Option<u32>,
	/// Of how many packets of media one is dropped when sent and when received.
	pub lose_sent: Option<u32>,
	pub lose_received: Option<u32>,
	/// Bits per second that a viewer claims to be able to receive.
	pub estimate: Option<u64>,
}

/// What a client is told.
pub enum Order {
	/// Claim to be able to receive so many bits per second.
	Estimate(u64),
	/// Ask for a key frame.
	RequestKeyFrame,
	/// Leave this layer out.
	Stop(usize),
	/// Send this layer again, from a key frame on.
	Resume(usize),
	/// Take this answer to a restart of ICE: the relay's fragment and password.
	Restarted { fragment: String, password: String },
	/// Say nothing any more.
	FallSilent,
}

/// A connected client.
pub struct Client {
	pub answer: Answer,
	pub seen: mpsc::UnboundedReceiver<Seen>,
	pub orders: mpsc::UnboundedSender<Order>,
	task: JoinHandle<()>,
}

impl Drop for Client {
	fn drop(&mut self) {
		self.task.abort();
	}
}

impl Client {
	pub fn session(&self) -> SessionId {
		self.answer.session
	}

	/// What comes next.
	pub async fn next(&mut self) -> Seen {
		timeout(Duration::from_secs(30), self.seen.recv())
			.await
			.expect("nothing came")
			.expect("over")
	}

	/// The next packet of a picture.
	pub async fn picture(&mut self) -> Picture {
		loop {
			match self.next().await {
				Seen::Picture(picture) => return picture,
				Seen::Closed => panic!("closed while a picture was awaited"),
				_ => {},
			}
		}
	}

	/// Packets of pictures until one satisfies the condition, that one included.
	pub async fn pictures_until(&mut self, mut last: impl FnMut(&Picture) -> bool) -> Vec<Picture> {
		let mut pictures = Vec::new();
		loop {
			let picture = self.picture().await;
			pictures.push(picture);
			if last(&picture) {
				return pictures;
			}
			assert!(pictures.len() < 200_000, "never came");
		}
	}

	pub async fn pictures(&mut self, count: usize) -> Vec<Picture> {
		let mut seen = 0;
		self.pictures_until(|_| {
			seen += 1;
			seen == count
		})
		.await
	}

	/// Waits until the relay has ended the session.
	pub async fn closed(&mut self) {
		while !matches!(self.next().await, Seen::Closed) {}
	}
}

/// A client that has made its offer.
pub struct Offering {
	pub rtc: Rtc,
	pub pending: SdpPendingOffer,
	pub socket: UdpSocket,
	pub offer: String,
	pub audio: Mid,
	pub video: Mid,
	pub behaviour: Behaviour,
}

pub async fn offering(behaviour: Behaviour, with_candidate: bool) -> Offering {
	offering_from("127.0.0.1:0", behaviour, with_candidate).await
}

pub async fn offering_from(at: &str, behaviour: Behaviour, with_candidate: bool) -> Offering {
	let socket = UdpSocket::bind(at).await.unwrap();
	// A client that the machine keeps waiting loses nothing; the kernel gives as much of it as it may.
	SockRef::from(&socket).set_recv_buffer_size(4 * 1024 * 1024).unwrap();
	let address = socket.local_addr().unwrap();
	let mut rtc = Rtc::builder()
		.set_rtp_mode(true)
		.clear_codecs()
		.enable_opus(true)
		.enable_vp8(true)
		.build(Instant::now());
	if with_candidate {
		rtc.add_local_candidate(Candidate::host(address, "udp").unwrap());
	}
	let direction =
		if behaviour.layers.is_empty() { Direction::RecvOnly } else { Direction::SendOnly };
	let simulcast = (behaviour.layers.len() > 1).then(|| Simulcast {
		send: (0..behaviour.layers.len()).map(|layer| SimulcastLayer::new(&rid(layer))).collect(),
		recv: Vec::new(),
	});
	let mut change = rtc.sdp_api();
	let audio = change.add_media(MediaKind::Audio, direction, None, None, None);
	let video = change.add_media(MediaKind::Video, direction, None, None, simulcast);
	let (offer, pending) = change.apply().unwrap();
	if !with_candidate {
		rtc.add_local_candidate(Candidate::host(address, "udp").unwrap());
	}
	Offering { rtc, pending, socket, offer: offer.to_sdp_string(), audio, video, behaviour }
}

fn rid(layer: usize) -> String {
	format!("r{layer}")
}

impl Offering {
	pub fn connect(mut self, answer: Answer) -> Client {
		let read = SdpAnswer::from_sdp_string(&answer.description).unwrap();
		let pending = self.pending;
		self.rtc.sdp_api().accept_answer(pending, read).unwrap();
		let (tell, seen) = mpsc::unbounded_channel();
		let (orders, ordered) = mpsc::unbounded_channel();
		let running = Running {
			rtc: self.rtc,
			socket: self.socket,
			behaviour: self.behaviour,
			audio: self.audio,
			video: self.video,
			tell,
			connected: false,
			numbers: Default::default(),
			frame: 0,
			key_wanted: [true; 3],
			stopped: [false; 3],
			sent: 0,
			received: 0,
		};
		let task = tokio::spawn(running.run(ordered));
		Client { answer, seen, orders, task }
	}
}

pub async fn publish(media: &Media, behaviour: Behaviour) -> Client {
	let offering = offering(behaviour, true).await;
	let answer = media.publish(STREAM, &offering.offer).await.unwrap();
	offering.connect(answer)
}

pub async fn watch(media: &Media, behaviour: Behaviour) -> Client {
	let offering = offering(behaviour, true).await;
	let answer = media.watch(STREAM, None, &offering.offer).await.unwrap();
	offering.connect(answer)
}

/// Becomes `to` a viewer of the same stream at `from`.
pub async fn pull(from: &Media, to: &Media) -> SessionId {
	let Offer { session, description } = to.pull(STREAM).await.unwrap();
	let answer = from.supply(STREAM, None, &description).await.unwrap();
	to.complete(session, &answer.description).await.unwrap();
	session
}

/// About 240, 720 and 1,900 kbit/s.
pub fn three_layers() -> Behaviour {
	Behaviour { layers: vec![1, 3, 8], ..Behaviour::default() }
}

/// A viewer whose link carries every layer.
pub fn wide() -> Behaviour {
	Behaviour { estimate: Some(10_000_000), ..Behaviour::default() }
}

pub fn named(rid: &str) -> LayerChoice {
	LayerChoice { rid: Some(rid.into()), ..LayerChoice::default() }
}

/// The names of the layers that a session may choose from, once there are so many.
pub async fn names(media: &Media, session: SessionId, count: usize) -> Vec<String> {
	for _ in 0..1_000 {
		let layers = media.layers(session).await.unwrap().layers;
		if layers.len() == count {
			return layers.into_iter().map(|layer| layer.rid).collect();
		}
		tokio::time::sleep(FRAME).await;
	}
	panic!("never so many layers")
}

struct Running {
	rtc: Rtc,
	socket: UdpSocket,
	behaviour: Behaviour,
	audio: Mid,
	video: Mid,
	tell: mpsc::UnboundedSender<Seen>,
	connected: bool,
	/// The next sequence number of each layer, and of the sound.
	numbers: [u64; 4],
	frame: u32,
	key_wanted: [bool; 3],
	stopped: [bool; 3],
	sent: u32,
	received: u32,
}

impl Running {
	async fn run(mut self, mut orders: mpsc::UnboundedReceiver<Order>) {
		let mut buffer = vec![0; 2_000];
		let local = self.socket.local_addr().unwrap();
		let mut frames = interval(FRAME);
		// What the machine kept waiting does not come in a burst.
		frames.set_missed_tick_behavior(MissedTickBehavior::Skip);
		let mut silent = false;
		loop {
			let Some(due) = self.drain(silent).await else {
				let _ = self.tell.send(Seen::Closed);
				return;
			};
			let pause = due.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
			tokio::select! {
				result = self.socket.recv_from(&mut buffer) => {
					let (length, source) = result.unwrap();
					if !silent { self.receive(&buffer[..length], source, local); }
				},
				_ = frames.tick() => {
					if self.connected && !silent { self.act().await; }
				},
				order = orders.recv() => match order {
					Some(Order::Estimate(estimate)) => self.behaviour.estimate = Some(estimate),
					Some(Order::RequestKeyFrame) => {
						if let Some(stream) = self.rtc.direct_api().stream_rx_by_mid(self.video, None) {
							stream.request_keyframe(KeyframeRequestKind::Pli);
						}
						self.wake();
					},
					Some(Order::Stop(layer)) => self.stopped[layer] = true,
					Some(Order::Resume(layer)) => {
						(self.stopped[layer], self.key_wanted[layer]) = (false, true);
					},
					Some(Order::Restarted { fragment, password }) => {
						let creds = str0m::IceCreds { ufrag: fragment, pass: password };
						self.rtc.direct_api().set_remote_ice_credentials(creds);
						self.wake();
					},
					Some(Order::FallSilent) => silent = true,
					None => return,
				},
				_ = tokio::time::sleep(pause) => self.wake(),
			}
		}
	}

	fn wake(&mut self) {
		self.rtc.handle_input(Input::Timeout(Instant::now())).unwrap();
	}

	fn receive(&mut self, datagram: &[u8], source: SocketAddr, destination: SocketAddr) {
		if is_media(datagram) {
			self.received += 1;
			if self.behaviour.lose_received.is_some_and(|each| self.received.is_multiple_of(each)) {
				return;
			}
		}
		let Ok(contents) = DatagramRecv::try_from(datagram) else { return };
		let receive = Receive { proto: Protocol::Udp, source, destination, contents };
		self.rtc.handle_input(Input::Receive(Instant::now(), receive)).unwrap();
	}

	/// Sends what is to be sent. None when the connection is over.
	async fn drain(&mut self, silent: bool) -> Option<Instant> {
		loop {
			match self.rtc.poll_output().unwrap() {
				Output::Timeout(due) => return self.rtc.is_alive().then_some(due),
				Output::Transmit(transmit) => {
					if is_media(&transmit.contents) {
						self.sent += 1;
						let lose = self.behaviour.lose_sent;
						if lose.is_some_and(|each| self.sent.is_multiple_of(each)) {
							continue;
						}
					}
					if !silent {
						let _ = self.socket.send_to(&transmit.contents, transmit.destination).await;
					}
				},
				Output::Event(Event::Connected) => {
					self.connected = true;
					let _ = self.tell.send(Seen::Connected);
				},
				Output::Event(Event::Closed) => return None,
				Output::Event(Event::KeyframeRequest(request)) => {
					let of = |layer: &usize| {
						request.rid.is_none_or(|wanted| wanted == Rid::from(rid(*layer).as_str()))
					};
					for layer in (0..self.behaviour.layers.len()).filter(of) {
						self.key_wanted[layer] = true;
					}
				},
				Output::Event(Event::RtpPacket(packet)) => self.see(packet),
				Output::Event(_) => {},
			}
		}
	}

	fn see(&mut self, packet: RtpPacket) {
		let sequence = *packet.seq_no;
		let Ok(descriptor) = Vp8Descriptor::parse(&packet.payload) else {
			let _ = self.tell.send(Seen::Sound { sequence });
			return;
		};
		if packet.payload.len() < CONTENT {
			let _ = self.tell.send(Seen::Sound { sequence });
			return;
		}
		let payload = &packet.payload;
		let _ = self.tell.send(Seen::Picture(Picture {
			sequence,
			timestamp: packet.header.timestamp,
			marker: packet.header.marker,
			picture: descriptor.picture_id().unwrap(),
			key: descriptor.starts_keyframe(payload),
			layer: payload[16],
			frame: u32::from_be_bytes(payload[17..21].try_into().unwrap()),
			part: payload[21],
			at: Instant::now(),
		}));
	}

	/// Once per frame: publishes, or claims.
	async fn act(&mut self) {
		let now = Instant::now();
		if self.behaviour.layers.is_empty() {
			if let Some(estimate) = self.behaviour.estimate {
				if let Some(stream) = self.rtc.direct_api().stream_rx_by_mid(self.video, None) {
					stream.request_remb((estimate as f64).into());
				}
				self.wake();
			}
			return;
		}
		self.frame += 1;
		for layer in 0..self.behaviour.layers.len() {
			if self.stopped[layer] {
				continue;
			}
			let by_itself =
				self.behaviour.key_every.is_some_and(|every| self.frame.is_multiple_of(every));
			let key = std::mem::take(&mut self.key_wanted[layer]) || by_itself;
			let parts = self.behaviour.layers[layer];
			for part in 0..parts {
				let payload = vp8(layer as u8, self.frame, part, key && part == 0);
				// Layers have nothing in common: neither numbers nor times.
				let sequence = self.numbers[layer] + 1_000 * (layer as u64 + 1);
				self.numbers[layer] += 1;
				let time = self.frame.wrapping_mul(2_970).wrapping_add(layer as u32 * 1_000_000);
				let many = self.behaviour.layers.len() > 1;
				let rid = many.then(|| Rid::from(rid(layer).as_str()));
				let write = RtpWrite::new(self.pt(self.video), sequence.into(), time, now, payload)
					.marker(part + 1 == parts)
					.nackable(true);
				let mut api = self.rtc.direct_api();
				api.stream_tx_by_mid(self.video, rid).unwrap().write_rtp(write);
				self.wake();
				self.drain(false).await;
			}
		}
		let sound: &[u8] = &[0xfc, 1, 2];
		self.numbers[3] += 1;
		let write = RtpWrite::new(
			self.pt(self.audio),
			self.numbers[3].into(),
			self.frame.wrapping_mul(1_584),
			now,
			sound,
		);
		self.rtc.direct_api().stream_tx_by_mid(self.audio, None).unwrap().write_rtp(write);
		self.wake();
	}

	fn pt(&self, mid: Mid) -> str0m::media::Pt {
		self.rtc.media(mid).unwrap().remote_pts()[0]
	}
}

/// A payload with a descriptor of seven bytes (numbers of the picture and of the base layer), which
/// says what it is behind the frame's header. Each layer is twice as wide and high as the one before.
fn vp8(layer: u8, frame: u32, part: u8, key: bool) -> Vec<u8> {
	let mut payload = vec![0; 1_000];
	payload[0] = 0x80 | if part == 0 { 0x10 } else { 0 };
	payload[1] = 0xe0;
	// Each layer counts its pictures from elsewhere.
	let picture = (frame + u32::from(layer) * 5_000) as u16 & 0x7fff;
	payload[2..4].copy_from_slice(&(picture | 0x8000).to_be_bytes());
	payload[4] = frame as u8;
	payload[6] = u8::from(!key);
	if key {
		payload[9..12].copy_from_slice(&[0x9d, 0x01, 0x2a]);
		payload[12..14].copy_from_slice(&(320u16 << layer).to_le_bytes());
		payload[14..16].copy_from_slice(&(180u16 << layer).to_le_bytes());
	}
	payload[16] = layer;
	payload[17..21].copy_from_slice(&frame.to_be_bytes());
	payload[21] = part;
	payload
}

fn is_media(datagram: &[u8]) -> bool {
	datagram[0] >= 128 && !(192..224).contains(&datagram[1])
}

/// Checks that a viewer's packets are one continuous stream: every number once, in pictures that are
/// whole and in order.
pub fn assert_continuous(pictures: &[Picture]) {
	let mut sorted = pictures.to_vec();
	sorted.sort_by_key(|picture| picture.sequence);
	for pair in sorted.windows(2) {
		let (one, next) = (&pair[0], &pair[1]);
		assert_eq!(next.sequence, one.sequence + 1, "{one:?} {next:?}");
		if one.marker {
			assert_eq!(next.part, 0, "{one:?} {next:?}");
			assert_eq!(next.picture, (one.picture + 1) & 0x7fff, "{one:?} {next:?}");
			assert!(next.timestamp.wrapping_sub(one.timestamp) < 90_000 * 3, "{one:?} {next:?}");
			assert_ne!(next.timestamp, one.timestamp);
		} else {
			assert_eq!((next.frame, next.layer), (one.frame, one.layer), "{one:?} {next:?}");
			assert_eq!((next.part, next.timestamp), (one.part + 1, one.timestamp));
			assert_eq!(next.picture, one.picture);
		}
		if next.layer != one.layer {
			assert!(next.key, "another layer begins with a key frame: {one:?} {next:?}");
		}
	}
}
