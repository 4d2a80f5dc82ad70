//! Datagrams to the port of the media: any bytes, and connectivity checks that name a session and
//! may know its password. A session serves many runs, until it ends.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use livestars_fuzz::{let_libraries_panic, PUBLISHER};
use livestars_media::{fuzzing::Relay, StreamId};
use std::{cell::RefCell, net::SocketAddr};
use turn_server_proto::types::stun::{
	attribute::{AttributeType, RawAttribute, Username},
	message::{
		IntegrityAlgorithm, Message, MessageClass, MessageType, MessageWriteVec, Method,
		ShortTermCredentials, TransactionId,
	},
	prelude::*,
};

const STREAM: StreamId = StreamId([7; 32]);

/// Attributes that are written by what they stand for: the user name, and both kinds of integrity
/// and the fingerprint, which have their places at the end.
const RESERVED: [u16; 4] = [0x0006, 0x0008, 0x001c, 0x8028];

#[derive(Arbitrary, Debug)]
enum Datagram<'a> {
	Bytes(&'a [u8]),
	Check {
		class: u8,
		method: Option<u8>,
		attributes: Vec<(u16, &'a [u8])>,
		unnamed: bool,
		signed: bool,
		fingerprint: bool,
		change: Option<(u8, u8)>,
	},
}

/// A relay with a session, and the credentials that the relay gave it.
struct World {
	relay: Relay,
	fragment: String,
	password: String,
}

impl World {
	fn new() -> Self {
		let mut relay = Relay::start();
		let media = relay.media();
		let answer = relay.wait(media.publish(STREAM, PUBLISHER)).expect("OBS's offer is accepted");
		let value = |name| {
			let value = answer.description.lines().find_map(|line| line.strip_prefix(name));
			value.expect("credentials").to_owned()
		};
		let (fragment, password) = (value("a=ice-ufrag:"), value("a=ice-pwd:"));
		Self { relay, fragment, password }
	}

	fn bytes(&self, datagram: Datagram) -> Vec<u8> {
		let Datagram::Check { class, method, attributes, unnamed, signed, fingerprint, change } =
			datagram
		else {
			let Datagram::Bytes(bytes) = datagram else { return Vec::new() };
			return bytes.to_vec();
		};
		let classes = [
			MessageClass::Request,
			MessageClass::Indication,
			MessageClass::Success,
			MessageClass::Error,
		];
		let method = Method::new(method.map_or(1, u16::from));
		let kind = MessageType::from_class_method(classes[usize::from(class % 4)], method);
		let mut message = Message::builder(kind, TransactionId::generate(), MessageWriteVec::new());
		for (kind, value) in attributes.into_iter().take(8) {
			if !RESERVED.contains(&kind) && value.len() < 600 {
				// What cannot be written twice is left out.
				let attribute = RawAttribute::new(AttributeType::new(kind), value);
				let _ = message.add_attribute(&attribute);
			}
		}
		let name = Username::new(&format!("{}:Zk4T", self.fragment)).expect("a short name");
		if !unnamed {
			let _ = message.add_attribute(&name);
		}
		if signed {
			let key = ShortTermCredentials::new(self.password.clone());
			let _ = message.add_message_integrity(&key.into(), IntegrityAlgorithm::Sha1);
		}
		if fingerprint {
			let _ = message.add_fingerprint();
		}
		let mut bytes = message.finish();
		if let Some((at, to)) = change {
			let at = usize::from(at) % bytes.len();
			bytes[at] = to;
		}
		bytes
	}
}

thread_local! {
	static WORLD: RefCell<World> = RefCell::new(World::new());
}

fuzz_target!(
	init: let_libraries_panic(&["/str0m-", "/is-", "/dimpl-"]),
	|input: (u8, Datagram)| {
		let (port, datagram) = input;
		WORLD.with_borrow_mut(|world| {
			if world.relay.sessions() == 0 {
				*world = World::new();
			}
			let bytes = world.bytes(datagram);
			let source = SocketAddr::from(([127, 0, 0, 1], 40_000 + u16::from(port)));
			world.relay.receive(source, &bytes);
			assert!(world.relay.sessions() <= 1);
		});
	}
);
