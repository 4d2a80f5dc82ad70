//! Packets to the TURN server: anything, and requests that are signed as they should be.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use livestars_fuzz::let_libraries_panic;
use livestars_relay::turn::{Credential, Credentials, Event, Limits, Own, Sessions};
use std::{
	collections::{BTreeSet, VecDeque},
	net::SocketAddr,
	sync::Arc,
	time::Duration,
};
use turn_server_proto::types::{
	attribute::{ChannelNumber, Data, Lifetime, RequestedTransport, XorPeerAddress},
	stun::{
		attribute::{AttributeType, Nonce, RawAttribute, Realm, Username},
		message::{
			IntegrityAlgorithm, LongTermCredentials, Message, MessageClass, MessageType,
			MessageWriteVec, Method, TransactionId,
		},
		prelude::*,
	},
};

const UNIX: u64 = 1_800_000_000;
const LIMITS: Limits = Limits {
	allocations: 3,
	per_credential: 2,
	bytes_per_second: 1_000,
	allow_private_destinations: false,
};
const CLIENTS: usize = 5;
const STEPS: usize = 24;

#[derive(Arbitrary, Debug)]
enum Step<'a> {
	/// A client sends this.
	Anything { client: u8, bytes: &'a [u8] },
	/// A client sends a message with these attributes.
	Message { client: u8, kind: Kind, attributes: Vec<Attribute<'a>>, unsigned: bool },
	/// A peer sends this to an allocation.
	Peer { allocation: u8, peer: u8, bytes: &'a [u8] },
	/// Time passes, in seconds.
	Wait(u8),
	/// From here on no socket can be opened, or again one can.
	Ports(bool),
}

#[derive(Arbitrary, Debug)]
enum Kind {
	Allocate,
	Refresh,
	Permit,
	Bind,
	Send,
	Other { class: u8, method: u16 },
}

#[derive(Arbitrary, Debug)]
enum Attribute<'a> {
	Udp,
	Peer(u8),
	Channel(u16),
	Lifetime(u32),
	Data(&'a [u8]),
	Other(u16, &'a [u8]),
}

struct Client {
	address: SocketAddr,
	credential: Credential,
	challenge: Option<(String, String)>,
}

fn server() -> SocketAddr {
	([198, 51, 100, 1], 3_478).into()
}

/// The relay's media, which the first of those outside is.
fn own() -> Own {
	Own { external: peer(0), local: ([127, 0, 0, 1], 4_002).into() }
}

/// Somebody outside, or somebody's allocation.
fn peer(number: u8) -> SocketAddr {
	match number {
		0..=3 => ([8, 8, 8, number], 9).into(),
		4..=7 => SocketAddr::new(server().ip(), 50_000 + u16::from(number)),
		8 => ([10, 0, 0, 1], 9).into(),
		9 => server(),
		number => SocketAddr::from(([0x2001, 0xdb8, 0, 0, 0, 0, 0, number.into()], 9)),
	}
}

impl Client {
	fn message(&self, kind: &Kind, attributes: &[Attribute], unsigned: bool) -> Vec<u8> {
		let (class, method) = match kind {
			Kind::Allocate => (MessageClass::Request, 3),
			Kind::Refresh => (MessageClass::Request, 4),
			Kind::Permit => (MessageClass::Request, 8),
			Kind::Bind => (MessageClass::Request, 9),
			Kind::Send => (MessageClass::Indication, 6),
			Kind::Other { class, method } => {
				let classes = [
					MessageClass::Request,
					MessageClass::Indication,
					MessageClass::Success,
					MessageClass::Error,
				];
				(classes[usize::from(class % 4)], method % 0x1000)
			},
		};
		let kind = MessageType::from_class_method(class, Method::new(method));
		let transaction = TransactionId::generate();
		let mut message = Message::builder(kind, transaction, MessageWriteVec::new());
		for attribute in attributes.iter().take(8) {
			// What cannot be written twice, or not by itself, is left out.
			let _ = match attribute {
				Attribute::Udp => {
					message.add_attribute(&RequestedTransport::new(RequestedTransport::UDP))
				},
				Attribute::Peer(number) => {
					message.add_attribute(&XorPeerAddress::new(peer(*number), transaction))
				},
				Attribute::Channel(number) => message.add_attribute(&ChannelNumber::new(*number)),
				Attribute::Lifetime(seconds) => message.add_attribute(&Lifetime::new(*seconds)),
				Attribute::Data(bytes) => message.add_attribute(&Data::new(bytes)),
				Attribute::Other(kind, bytes) => {
					let kind = AttributeType::new(*kind);
					let reserved = [0x0008, 0x001c, 0x8028].map(AttributeType::new);
					if reserved.contains(&kind) {
						continue;
					}
					message.add_attribute(&RawAttribute::new(kind, bytes))
				},
			};
		}
		if let (Some((realm, nonce)), false) = (&self.challenge, unsigned) {
			let Credential { username, password, .. } = self.credential.clone();
			let key = LongTermCredentials::new(username, password).to_key(realm.clone());
			let _ = Nonce::new(nonce).map(|nonce| message.add_attribute(&nonce));
			let _ = Realm::new(realm).map(|realm| message.add_attribute(&realm));
			let _ = Username::new(&self.credential.username).map(|it| message.add_attribute(&it));
			let _ = message.add_message_integrity(&key.into(), IntegrityAlgorithm::Sha1);
		}
		message.finish()
	}

	fn learn(&mut self, answer: &[u8]) {
		let Ok(message) = Message::from_bytes(answer) else { return };
		if let (Ok(realm), Ok(nonce)) = (message.attribute::<Realm>(), message.attribute::<Nonce>())
		{
			self.challenge = Some((realm.realm().into(), nonce.nonce().into()));
		}
	}
}

fuzz_target!(
	init: let_libraries_panic(&["/turn-", "/stun-"]),
	|steps: Vec<Step>| {
		let credentials = Arc::new(Credentials::new(Duration::from_secs(600)));
		let mut sessions = Sessions::new(server(), LIMITS, credentials.clone(), vec![own()]);
		let mut clients: Vec<Client> = (0..CLIENTS)
			.map(|number| Client {
				address: ([203, 0, 113, number as u8], 1_000).into(),
				credential: credentials.issue(UNIX),
				challenge: None,
			})
			.collect();
		let (mut open, mut next_port) = (BTreeSet::new(), 50_004);
		let (mut now, mut has_ports) = (Duration::from_secs(1_000), true);
		for step in steps.into_iter().take(STEPS) {
			let unix = UNIX + now.as_secs() - 1_000;
			let events = match step {
				Step::Anything { client, bytes } => {
					let client = clients[usize::from(client) % CLIENTS].address;
					sessions.from_client(client, bytes, now, unix)
				},
				Step::Message { client, kind, attributes, unsigned } => {
					let client = &clients[usize::from(client) % CLIENTS];
					let bytes = client.message(&kind, &attributes, unsigned);
					sessions.from_client(client.address, &bytes, now, unix)
				},
				Step::Peer { allocation, peer: number, bytes } => {
					let allocation = peer(4 + allocation % 4);
					sessions.from_peer(allocation, peer(number), bytes, now)
				},
				Step::Wait(seconds) => {
					now += Duration::from_secs(seconds.into());
					sessions.tick(now)
				},
				Step::Ports(may) => {
					has_ports = may;
					Vec::new()
				},
			};
			let mut events = VecDeque::from(events);
			while let Some(event) = events.pop_front() {
				match event {
					Event::ToClient { to, bytes } => {
						let client = clients.iter_mut().find(|client| client.address == to);
						client.expect("only clients are answered").learn(&bytes);
					},
					Event::ToPeer { from, to, .. } => {
						assert!(open.contains(&from), "packets leave by an allocation");
						let goes = to == own().local || livestars_relay::check::is_public(to.ip());
						assert!(goes, "{to}");
					},
					Event::Open { client } => {
						let relayed = SocketAddr::new(server().ip(), next_port);
						let relayed = has_ports.then_some(relayed);
						if let Some(relayed) = relayed {
							next_port += 1;
							open.insert(relayed);
						}
						events.extend(sessions.opened(client, relayed, now));
					},
					Event::Close { relayed } => {
						assert!(open.remove(&relayed), "a socket is closed once");
					},
				}
			}
			assert_eq!(sessions.allocations(), open.len());
			assert!(sessions.allocations() <= LIMITS.allocations);
			assert!(sessions.clients() <= CLIENTS);
		}
	}
);
