//! A publisher without a camera: a stream with the shape and the rate of a real one, whose pictures
//! show nothing. A relay reads of a picture only what stands in front of it.

use crate::{
	http,
	signalling::resource,
	viewer::{apart, CannotWatch, MAX_DATAGRAM},
};
use std::{
	io,
	net::{IpAddr, SocketAddr},
	time::{Duration, Instant},
};
use str0m::{
	change::SdpAnswer,
	media::{Direction, MediaKind, Mid},
	net::{Protocol, Receive},
	rtp::RtpWrite,
	Candidate, Event, Input, Output, Rtc, RtcError,
};
use tokio::{net::UdpSocket, sync::watch, time};
use ureq::http::StatusCode;

/// Pictures in a second, and every how many of them one needs no other.
const PICTURES: u32 = 30;
const KEY_EVERY: u32 = 60;
/// How much sound a packet holds, and its bytes: 64 kbit/s.
const SOUND: Duration = Duration::from_millis(20);
const SOUND_BYTES: usize = 160;
/// The bytes of a packet of a picture.
const PACKET: usize = 1_100;
const VIDEO_CLOCK: u32 = 90_000;
const AUDIO_CLOCK: u32 = 48_000;

/// Publishes at a WHIP endpoint (RFC 9725) with this stream key until the relay ends it or `stop`
/// changes. The video has `rate` bits per second.
pub async fn publish(
	endpoint: String,
	key: String,
	rate: u32,
	interface: IpAddr,
	mut stop: watch::Receiver<()>,
) -> Result<(), CannotWatch> {
	let socket = UdpSocket::bind(SocketAddr::new(interface, 0)).await?;
	let address = socket.local_addr()?;
	let (mut publisher, resource) =
		apart(move || Publisher::join(&endpoint, &key, rate, address)).await??;
	let published = tokio::select! {
		published = drive(&mut publisher, &socket) => published,
		_ = stop.changed() => Ok(()),
	};
	if let Some(resource) = resource {
		apart(move || drop(http::delete(&resource))).await?;
	}
	published
}

/// Sends until the session is over.
async fn drive(publisher: &mut Publisher, socket: &UdpSocket) -> Result<(), CannotWatch> {
	let mut datagram = [0; MAX_DATAGRAM];
	while let Some(until) = publisher.send(socket).await? {
		match time::timeout_at(until.into(), socket.recv_from(&mut datagram)).await {
			Ok(Ok((length, source))) => publisher.receive(source, &datagram[..length])?,
			Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {},
			Ok(Err(error)) => return Err(error.into()),
			Err(_) => publisher.tick()?,
		}
	}
	Ok(())
}

struct Publisher {
	rtc: Rtc,
	address: SocketAddr,
	sound: Track,
	video: Track,
	/// Bytes of a picture.
	picture: usize,
	/// How many pictures came before, and whether the next has to be one that needs no other.
	pictures: u32,
	key_wanted: bool,
	connected: bool,
}

/// One of the two outgoing streams.
struct Track {
	mid: Mid,
	clock: u32,
	/// How long a picture or a packet of sound lasts, and when the next is due.
	lasts: Duration,
	due: Instant,
	sequence: u64,
	time: u32,
}

impl Track {
	fn new(mid: Mid, clock: u32, lasts: Duration) -> Self {
		Self { mid, clock, lasts, due: Instant::now(), sequence: 0, time: 0 }
	}

	/// Whether the next is due; the one after it is due later.
	fn is_due(&mut self, now: Instant) -> bool {
		let due = now >= self.due;
		if due {
			// What was missed on a busy machine is left out.
			self.due = (self.due + self.lasts).max(now);
			self.time =
				self.time.wrapping_add((self.lasts.as_secs_f64() * f64::from(self.clock)) as u32);
		}
		due
	}

	fn write(&mut self, rtc: &mut Rtc, payload: Vec<u8>, last: bool, now: Instant) {
		let payload_type =
			rtc.media(self.mid).and_then(|media| media.remote_pts().first().copied());
		let mut api = rtc.direct_api();
		let stream = api.stream_tx_by_mid(self.mid, None);
		let (Some(payload_type), Some(stream)) = (payload_type, stream) else { return };
		let write = RtpWrite::new(payload_type, self.sequence.into(), self.time, now, payload);
		stream.write_rtp(write.marker(last).nackable(true));
		self.sequence += 1;
	}
}

impl Publisher {
	/// Agrees on a session, and says where its resource is.
	fn join(
		endpoint: &str,
		key: &str,
		rate: u32,
		address: SocketAddr,
	) -> Result<(Self, Option<String>), CannotWatch> {
		let builder = Rtc::builder().set_rtp_mode(true).clear_codecs();
		let mut rtc = builder.enable_opus(true).enable_vp8(true).build(Instant::now());
		let candidate = Candidate::host(address, "udp")
			.map_err(|error| RtcError::RemoteSdp(format!("{address} is no candidate: {error}")))?;
		rtc.add_local_candidate(candidate);
		let mut change = rtc.sdp_api();
		let sound = change.add_media(MediaKind::Audio, Direction::SendOnly, None, None, None);
		let video = change.add_media(MediaKind::Video, Direction::SendOnly, None, None, None);
		let nothing = || RtcError::RemoteSdp("there is nothing to offer".to_owned());
		let (offer, pending) = change.apply().ok_or_else(nothing)?;
		let answer = http::post(endpoint, Some(key), "application/sdp", &offer.to_sdp_string())?;
		if answer.status != StatusCode::CREATED {
			return Err(CannotWatch::Refused(answer.status, answer.body));
		}
		let resource = answer.location.map(|location| resource(endpoint, &location));
		let answer = SdpAnswer::from_sdp_string(&answer.body).map_err(RtcError::from)?;
		rtc.sdp_api().accept_answer(pending, answer)?;
		let publisher = Self {
			rtc,
			address,
			sound: Track::new(sound, AUDIO_CLOCK, SOUND),
			video: Track::new(video, VIDEO_CLOCK, Duration::from_secs(1) / PICTURES),
			picture: (rate / 8 / PICTURES) as usize,
			pictures: 0,
			key_wanted: true,
			connected: false,
		};
		Ok((publisher, resource))
	}

	fn receive(&mut self, source: SocketAddr, datagram: &[u8]) -> Result<(), RtcError> {
		let Ok(receive) = Receive::new(Protocol::Udp, source, self.address, datagram) else {
			return Ok(());
		};
		self.rtc.handle_input(Input::Receive(Instant::now(), receive))
	}

	/// Writes what is due.
	fn tick(&mut self) -> Result<(), RtcError> {
		let now = Instant::now();
		if self.connected && self.sound.is_due(now) {
			self.sound.write(&mut self.rtc, vec![0xfc; SOUND_BYTES], false, now);
		}
		if self.connected && self.video.is_due(now) {
			let key =
				std::mem::take(&mut self.key_wanted) || self.pictures.is_multiple_of(KEY_EVERY);
			let parts = self.picture.div_ceil(PACKET).max(1);
			for part in 0..parts {
				let payload = vp8(self.pictures, part, key, self.picture / parts);
				self.video.write(&mut self.rtc, payload, part + 1 == parts, now);
				// The connection sends one packet at a time.
				self.rtc.handle_input(Input::Timeout(now))?;
			}
			self.pictures += 1;
		}
		self.rtc.handle_input(Input::Timeout(now))
	}

	/// Sends what is to be sent. When to tick again; nothing once the session is over.
	async fn send(&mut self, socket: &UdpSocket) -> Result<Option<Instant>, CannotWatch> {
		loop {
			match self.rtc.poll_output()? {
				Output::Timeout(until) => {
					let due = self.sound.due.min(self.video.due);
					let until = if self.connected { until.min(due) } else { until };
					return Ok(self.rtc.is_alive().then_some(until));
				},
				Output::Transmit(transmit) => {
					// A datagram that cannot be sent is a lost one.
					let _ = socket.send_to(&transmit.contents, transmit.destination).await;
				},
				Output::Event(Event::Connected) => self.connected = true,
				Output::Event(Event::Closed) => return Ok(None),
				Output::Event(Event::KeyframeRequest(_)) => self.key_wanted = true,
				Output::Event(_) => {},
			}
		}
	}
}

/// A packet of a VP8 picture: a descriptor with the number of the picture (RFC 7741, section 4.2), and
/// behind it a first byte that says whether the picture needs others.
fn vp8(picture: u32, part: usize, key: bool, length: usize) -> Vec<u8> {
	let mut payload = vec![0; length.max(5)];
	payload[0] = if part == 0 { 0x90 } else { 0x80 };
	payload[1] = 0x80;
	payload[2..4].copy_from_slice(&(picture as u16 | 0x8000).to_be_bytes());
	payload[4] = u8::from(!key);
	payload
}

#[cfg(test)]
mod tests {
	use super::vp8;
	use str0m::rtp::Vp8Descriptor;

	#[test]
	fn only_the_first_packet_of_a_key_picture_starts_one() {
		let starts = |part, key| {
			let payload = vp8(40_000, part, key, 1_000);
			Vp8Descriptor::parse(&payload).unwrap().starts_keyframe(&payload)
		};
		assert!(starts(0, true));
		assert!(!starts(1, true) && !starts(0, false));
	}

	#[test]
	fn pictures_are_numbered_with_fifteen_bits() {
		let number = |picture| {
			Vp8Descriptor::parse(&vp8(picture, 0, true, 1_000)).unwrap().picture_id().unwrap()
		};
		assert_eq!([number(7), number(0x8000)], [7, 0]);
	}
}
