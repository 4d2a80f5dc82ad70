//! A packet of media on its way from the publisher to the viewers.

use std::{sync::Arc, time::Instant};

use str0m::{
	media::Rid,
	rtp::{VideoOrientation, Vp8Descriptor},
};

use crate::size::Size;

/// The most encodings of one picture that a publisher may send (simulcast).
pub(crate) const MAX_LAYERS: usize = 3;

/// The largest payload that is forwarded, in bytes: with the headers of RTP, its extensions, the
/// retransmission's sequence number and the authentication tag it fits the 1,472 bytes that an
/// Ethernet frame leaves to UDP.
pub(crate) const MAX_PAYLOAD: usize = 1400;

/// Where in the stream a packet belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Track {
	/// The sound.
	Audio,
	/// A layer of the pictures, by its number.
	Video(usize),
}

/// A packet as the publisher sent it. Shared between all viewers, never changed.
#[derive(Clone, Debug)]
pub(crate) struct Packet {
	pub track: Track,
	/// Which run of sequence numbers and timestamps this is: another session of the publisher, or
	/// another SSRC, is another source.
	pub source: u64,
	/// The publisher's sequence number, extended to 64 bits.
	pub sequence: u64,
	/// The publisher's timestamp in units of the codec's clock, extended to 64 bits.
	pub timestamp: u64,
	/// The last packet of a picture, or the first of a spurt of talk.
	pub marker: bool,
	/// Whether a decoder can begin here.
	pub starts_key_frame: bool,
	/// What the publisher calls the layer; None for sound and for pictures that are sent once.
	pub rid: Option<Rid>,
	/// The size of the pictures, where this packet tells it.
	pub size: Option<Size>,
	/// When the media was captured, by this machine's clock: the same for sound and picture of the
	/// same moment.
	pub captured: Instant,
	/// The descriptor in front of a VP8 payload.
	pub vp8: Option<Vp8Descriptor>,
	/// How the viewer has to turn the picture.
	pub orientation: Option<VideoOrientation>,
	/// Encoded media with the codec's payload descriptor.
	pub payload: Arc<[u8]>,
}
