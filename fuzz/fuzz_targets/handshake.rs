//! A real client's datagrams with changed bytes, from its first connectivity check on. Slow: each run
//! makes two connections.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use livestars_fuzz::let_libraries_panic;
use livestars_media::{fuzzing::Relay, StreamId};
use std::{
	net::{SocketAddr, UdpSocket},
	sync::OnceLock,
	time::Instant,
};
use str0m::{
	change::SdpAnswer,
	media::{Direction, MediaKind},
	net::{DatagramRecv, Protocol, Receive},
	Candidate, Input, Output, Rtc,
};

const STREAM: StreamId = StreamId([7; 32]);
/// The most steps of one run.
const STEPS: usize = 12;

#[derive(Arbitrary, Debug)]
enum Step<'a> {
	/// Somebody sends this.
	Anything { from_client: bool, bytes: &'a [u8] },
	/// The client and the relay exchange what they have for each other, once.
	Genuine,
	/// The same, the client's datagrams changed here, cut or extended.
	Changed { at: u8, to: u8, length: i8 },
}

/// A real client with a socket.
struct Client {
	rtc: Rtc,
	socket: &'static UdpSocket,
	address: SocketAddr,
	relay: SocketAddr,
}

fn socket() -> &'static UdpSocket {
	static SOCKET: OnceLock<UdpSocket> = OnceLock::new();
	SOCKET.get_or_init(|| {
		let socket = UdpSocket::bind("127.0.0.1:0").expect("a port of the loopback");
		socket.set_nonblocking(true).expect("a socket that does not wait");
		socket
	})
}

impl Client {
	/// A publisher whose offer the relay has accepted.
	fn publish(relay: &mut Relay) -> Self {
		let socket = socket();
		let address = socket.local_addr().expect("an address");
		// Every codec more makes the descriptions longer, which cost more than the handshake.
		let builder = Rtc::builder().clear_codecs().enable_vp8(true).enable_opus(true);
		let mut rtc = builder.set_rtp_mode(true).build(Instant::now());
		rtc.add_local_candidate(Candidate::host(address, "udp").expect("a candidate"));
		let mut change = rtc.sdp_api();
		change.add_media(MediaKind::Audio, Direction::SendOnly, None, None, None);
		change.add_media(MediaKind::Video, Direction::SendOnly, None, None, None);
		let (offer, pending) = change.apply().expect("an offer");
		let media = relay.media();
		let answer = relay.wait(media.publish(STREAM, &offer.to_sdp_string()));
		let answer = answer.expect("a real offer is accepted").description;
		let answer = SdpAnswer::from_sdp_string(&answer).expect("an answer");
		rtc.sdp_api().accept_answer(pending, answer).expect("an answer that fits");
		Self { rtc, socket, address, relay: relay.address() }
	}

	/// What it has to send.
	fn datagrams(&mut self) -> Vec<Vec<u8>> {
		let _ = self.rtc.handle_input(Input::Timeout(Instant::now()));
		let mut datagrams = Vec::new();
		while let Ok(output) = self.rtc.poll_output() {
			match output {
				Output::Transmit(transmit) => datagrams.push(transmit.contents.to_vec()),
				Output::Event(_) => {},
				Output::Timeout(_) => break,
			}
		}
		datagrams
	}

	/// Takes what the relay has sent to it.
	fn take(&mut self) {
		let mut buffer = [0; 2_048];
		while let Ok((length, _)) = self.socket.recv_from(&mut buffer) {
			let Ok(contents) = DatagramRecv::try_from(&buffer[..length]) else { continue };
			let (source, destination) = (self.relay, self.address);
			let receive = Receive { proto: Protocol::Udp, source, destination, contents };
			// What is left of a former run is nothing to this one.
			let input = Input::Receive(Instant::now(), receive);
			if self.rtc.accepts(&input) {
				let _ = self.rtc.handle_input(input);
			}
		}
	}
}

fuzz_target!(init: let_libraries_panic(&["/str0m-", "/is-", "/dimpl-"]), |steps: Vec<Step>| {
	let mut relay = Relay::start();
	let mut client = Client::publish(&mut relay);
	let stranger = SocketAddr::from(([192, 0, 2, 7], 40_000));
	for step in steps.into_iter().take(STEPS) {
		if let Step::Anything { from_client, bytes } = step {
			relay.receive(if from_client { client.address } else { stranger }, bytes);
			continue;
		}
		for mut datagram in client.datagrams() {
			if let Step::Changed { at, to, length } = step {
				let at = usize::from(at) % datagram.len();
				datagram[at] = to;
				let length = datagram.len().saturating_add_signed(length.into());
				datagram.resize(length.min(2_000), to);
			}
			relay.receive(client.address, &datagram);
		}
		client.take();
	}
	assert!(relay.sessions() <= 1);
});
