//! What a relay says of itself: which streams it has, and until when that holds.
//!
//! What is signed is the SCALE encoding of [`DOMAIN`] followed by that of the [`Announcement`]; what
//! travels is the announcement followed by the 64 bytes of the signature (sr25519, by the account
//! that names the relay in the directory). The genesis hash ties it to one chain, the sequence to
//! one place among all announcements of the relay.
//!
//! Nothing here reads a clock or a socket: what a receiver knows comes in as [`Circumstances`].

use codec::{Decode, Encode};
use livestars_chain::{Account, Hash, Signature, Signer};
use std::fmt;

use crate::directory::{Directory, Standing};

/// Separates announcements from everything else that a relay's key could sign.
pub const DOMAIN: &str = "livestars/announcement/v1";

/// The most bytes of an announcement with its signature.
pub const MAX_LENGTH: usize = 64 * 1024;

/// The most streams in an announcement.
pub const MAX_STREAMS: usize = 512;

/// The most layers of a stream: what browsers send in simulcast, and one to spare.
pub const MAX_LAYERS: usize = 4;

/// The most bytes of a relay's URL, as in the directory.
pub const MAX_URL: usize = 256;

/// The most relays that a stream passes on its way from the publisher to an edge.
pub const MAX_DEPTH: u8 = 4;

/// For how long an announcement may hold, in milliseconds.
pub const MAX_LIFETIME: u64 = 60_000;

/// How far a relay's clock may be ahead of ours, in milliseconds.
pub const MAX_AHEAD: u64 = 10_000;

/// The fewest milliseconds between two announcements of a relay. Because the sequence is a time, a
/// relay that says more than that is not heard, and cannot flood the others.
pub const MIN_INTERVAL: u64 = 250;

/// What a relay is to a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Role {
	/// The performer publishes to it.
	#[codec(index = 0)]
	Origin,
	/// It pulls the stream from another relay.
	#[codec(index = 1)]
	Edge {
		/// How many relays the stream passed before this one: 1 if it is pulled from the origin.
		depth: u8,
	},
}

/// One simulcast layer of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Layer {
	/// The picture's height in pixels; zero if it is not known.
	pub height: u16,
	/// What was sent in the last seconds, in bits per second.
	pub bitrate: u32,
}

/// A stream that a relay has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
	/// Who performs.
	pub performer: Account,
	/// What the relay is to the stream.
	pub role: Role,
	/// How many viewers watch it at this relay.
	pub viewers: u32,
	/// The layers, the smallest first; at most [`MAX_LAYERS`].
	pub layers: Vec<Layer>,
	/// Since when the relay has it, in milliseconds since the Unix epoch.
	pub since: u64,
}

/// What a relay says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
	/// The hash of the genesis block of the chain whose directory the relay is in.
	pub genesis: Hash,
	/// The relay.
	pub relay: Account,
	/// When it was said, in milliseconds since the Unix epoch; rises with each announcement.
	pub sequence: u64,
	/// The URL under which browsers and other relays reach the relay, as in the directory.
	pub url: String,
	/// All streams that the relay has; one that is not there has ended. At most [`MAX_STREAMS`].
	pub streams: Vec<Stream>,
	/// Until when it holds, in milliseconds since the Unix epoch.
	pub expires: u64,
}

/// An announcement and its bytes as they travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
	/// What is said.
	pub announcement: Announcement,
	/// The bytes for other relays.
	pub bytes: Vec<u8>,
}

/// What a receiver knows when an announcement arrives.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
	/// The hash of the chain's genesis block.
	pub genesis: Hash,
	/// The relays on the chain.
	pub directory: &'a Directory,
	/// The time, in milliseconds since the Unix epoch.
	pub now: u64,
}

/// Why an announcement is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
	/// It is longer than [`MAX_LENGTH`].
	Oversized,
	/// The bytes are no announcement, or too many.
	Malformed,
	/// A limit is passed: streams, layers, depth, URL or lifetime, or a performer stands in it twice.
	OutOfBounds,
	/// It is for another chain.
	OtherChain,
	/// The signature is not that of the relay it names.
	BadSignature,
	/// The relay is not in the directory, as far as this relay knows.
	NotInDirectory,
	/// The relay is suspended, as far as this relay knows.
	Suspended,
	/// Its URL is not that of the directory, as far as this relay knows.
	OtherUrl,
	/// It does not follow the last announcement of the relay by [`MIN_INTERVAL`].
	NotNewer,
	/// It is from further in the future than clocks may differ.
	FromTheFuture,
	/// It does not hold any more.
	Expired,
}

impl Refusal {
	/// Every reason.
	pub const ALL: [Self; 11] = [
		Self::Oversized,
		Self::Malformed,
		Self::OutOfBounds,
		Self::OtherChain,
		Self::BadSignature,
		Self::NotInDirectory,
		Self::Suspended,
		Self::OtherUrl,
		Self::NotNewer,
		Self::FromTheFuture,
		Self::Expired,
	];

	/// Whether every honest relay refuses it, so that whoever passed it on is at fault. What
	/// depends on the time, on the view of the directory or on the order of arrival is nobody's
	/// fault.
	pub fn is_fault_of_sender(self) -> bool {
		match self {
			Self::Oversized
			| Self::Malformed
			| Self::OutOfBounds
			| Self::OtherChain
			| Self::BadSignature => true,
			Self::NotInDirectory
			| Self::Suspended
			| Self::OtherUrl
			| Self::NotNewer
			| Self::FromTheFuture
			| Self::Expired => false,
		}
	}

	/// The reason in words with hyphens, for metrics.
	pub fn name(self) -> &'static str {
		match self {
			Self::Oversized => "oversized",
			Self::Malformed => "malformed",
			Self::OutOfBounds => "out-of-bounds",
			Self::OtherChain => "other-chain",
			Self::BadSignature => "bad-signature",
			Self::NotInDirectory => "not-in-directory",
			Self::Suspended => "suspended",
			Self::OtherUrl => "other-url",
			Self::NotNewer => "not-newer",
			Self::FromTheFuture => "from-the-future",
			Self::Expired => "expired",
		}
	}
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.name())
	}
}

impl std::error::Error for Refusal {}

/// A stream as it is encoded.
#[derive(Encode, Decode)]
struct StreamOnTheWire {
	performer: [u8; 32],
	role: Role,
	viewers: u32,
	layers: Vec<Layer>,
	since: u64,
}

/// An announcement as it is encoded.
#[derive(Encode, Decode)]
struct AnnouncementOnTheWire {
	genesis: [u8; 32],
	relay: [u8; 32],
	sequence: u64,
	url: String,
	streams: Vec<StreamOnTheWire>,
	expires: u64,
}

impl Announcement {
	/// The bytes that the relay's key signs.
	pub fn signing_payload(&self) -> Vec<u8> {
		(DOMAIN, self.on_the_wire()).encode()
	}

	/// Signs the announcement.
	///
	/// # Errors
	///
	/// What [`Refusal::OutOfBounds`] and [`Refusal::Oversized`] say of it, or
	/// [`Refusal::BadSignature`] if the signer is not the relay that it names.
	pub fn sign(self, signer: &Signer) -> Result<Signed, Refusal> {
		self.check_bounds()?;
		let Signature::Sr25519(signature) = signer.sign(&self.signing_payload()) else {
			return Err(Refusal::BadSignature);
		};
		if signer.account() != self.relay {
			return Err(Refusal::BadSignature);
		}
		let bytes = (self.on_the_wire(), signature).encode();
		if bytes.len() > MAX_LENGTH {
			return Err(Refusal::Oversized);
		}
		Ok(Signed { announcement: self, bytes })
	}

	/// Reads an announcement and believes it, or says why not. `last` is the sequence of the last
	/// announcement of a relay that was believed. The signature is checked last: it costs most.
	///
	/// # Errors
	///
	/// The first [`Refusal`] that applies.
	pub fn receive(
		bytes: &[u8],
		circumstances: Circumstances<'_>,
		last: impl FnOnce(&Account) -> Option<u64>,
	) -> Result<Self, Refusal> {
		if bytes.len() > MAX_LENGTH {
			return Err(Refusal::Oversized);
		}
		let (announcement, signature) = Self::decode(bytes)?;
		announcement.check_bounds()?;
		if announcement.genesis != circumstances.genesis {
			return Err(Refusal::OtherChain);
		}
		announcement.check_standing(circumstances.directory)?;
		announcement.check_time(circumstances.now, last(&announcement.relay))?;
		let payload = announcement.signing_payload();
		if announcement.relay.verify(&payload, &Signature::Sr25519(signature)) {
			Ok(announcement)
		} else {
			Err(Refusal::BadSignature)
		}
	}

	/// Reads an announcement without believing it, and writes it again.
	#[cfg(feature = "fuzzing")]
	#[doc(hidden)]
	pub fn read(bytes: &[u8]) -> Result<(Self, Vec<u8>), Refusal> {
		let (announcement, signature) = Self::decode(bytes)?;
		let written = (announcement.on_the_wire(), signature).encode();
		Ok((announcement, written))
	}

	fn decode(mut bytes: &[u8]) -> Result<(Self, [u8; 64]), Refusal> {
		let decoded = <(AnnouncementOnTheWire, [u8; 64])>::decode(&mut bytes);
		let (wire, signature) = decoded.map_err(|_| Refusal::Malformed)?;
		if !bytes.is_empty() {
			return Err(Refusal::Malformed);
		}
		let streams = wire.streams.into_iter().map(Stream::from).collect();
		let AnnouncementOnTheWire { genesis, relay, sequence, url, expires, .. } = wire;
		let (genesis, relay) = (Hash(genesis), Account(relay));
		Ok((Self { genesis, relay, sequence, url, streams, expires }, signature))
	}

	fn on_the_wire(&self) -> AnnouncementOnTheWire {
		AnnouncementOnTheWire {
			genesis: self.genesis.0,
			relay: self.relay.0,
			sequence: self.sequence,
			url: self.url.clone(),
			streams: self.streams.iter().map(StreamOnTheWire::from).collect(),
			expires: self.expires,
		}
	}

	/// Checks what depends on nothing but the announcement.
	fn check_bounds(&self) -> Result<(), Refusal> {
		let mut performers: Vec<_> = self.streams.iter().map(|stream| stream.performer).collect();
		performers.sort_unstable();
		let is_twice = performers.windows(2).any(|pair| pair.first() == pair.last());
		let lives = self.expires.checked_sub(self.sequence);
		let is_sound = self.streams.len() <= MAX_STREAMS
			&& self.streams.iter().all(Stream::is_within_bounds)
			&& self.url.len() <= MAX_URL
			&& lives.is_some_and(|lives| lives <= MAX_LIFETIME)
			&& !is_twice;
		if is_sound {
			Ok(())
		} else {
			Err(Refusal::OutOfBounds)
		}
	}

	fn check_standing(&self, directory: &Directory) -> Result<(), Refusal> {
		let entry = directory.get(&self.relay).ok_or(Refusal::NotInDirectory)?;
		match entry.standing {
			Standing::Suspended => Err(Refusal::Suspended),
			Standing::Admitted if entry.url != self.url => Err(Refusal::OtherUrl),
			Standing::Admitted => Ok(()),
		}
	}

	fn check_time(&self, now: u64, last: Option<u64>) -> Result<(), Refusal> {
		if self.sequence > now.saturating_add(MAX_AHEAD) {
			return Err(Refusal::FromTheFuture);
		}
		if self.expires <= now {
			return Err(Refusal::Expired);
		}
		match last {
			Some(last) if self.sequence < last.saturating_add(MIN_INTERVAL) => {
				Err(Refusal::NotNewer)
			},
			_ => Ok(()),
		}
	}
}

impl Stream {
	fn is_within_bounds(&self) -> bool {
		let has_sound_depth = match self.role {
			Role::Origin => true,
			Role::Edge { depth } => (1..=MAX_DEPTH).contains(&depth),
		};
		has_sound_depth && self.layers.len() <= MAX_LAYERS
	}
}

impl From<StreamOnTheWire> for Stream {
	fn from(wire: StreamOnTheWire) -> Self {
		let StreamOnTheWire { performer, role, viewers, layers, since } = wire;
		Self { performer: Account(performer), role, viewers, layers, since }
	}
}

impl From<&Stream> for StreamOnTheWire {
	fn from(stream: &Stream) -> Self {
		let Stream { performer, role, viewers, layers, since } = stream.clone();
		Self { performer: performer.0, role, viewers, layers, since }
	}
}
