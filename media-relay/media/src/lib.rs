//! # Media
//!
//! Takes a stream from one publisher and forwards it to any number of viewers over WebRTC. Knows
//! neither HTTP nor the chain: session descriptions go in and come out, and whoever calls has decided
//! that the client may.
//!
//! All sessions share one UDP port per address family. A receiving thread hands each datagram to the
//! worker that carries its session; a worker is a thread that owns its sessions' connections
//! ([str0m](https://docs.rs/str0m), without I/O of its own) and sends. A stream's packets go from
//! its publisher's worker to every worker with viewers, their payloads shared.
//!
//! - [`Media`] is the handle: publish, watch, trickle, hang up, take a stream from another relay.
//! - Packet logic without I/O: `rewrite` (continuous numbers for a viewer), `layers` (which layer she
//!   gets), `choice` (which she wants at most), `cache` and `replay` (a picture at once for who joins),
//!   `keyframes`, `size`, `clock`.
//! - `viewer` and `publisher` are the two sides of a stream, `drive` takes from a connection what it
//!   has to say, `sender` and `receiver` own the sockets.
//!
//! A viewer sees only what is in one layer at a time; layers change at key frames. What a publisher
//! or a viewer's address is, is known to the sockets and connections, and is written nowhere.

mod cache;
mod choice;
mod clock;
mod description;
mod drive;
mod error;
mod event;
mod feed;
mod fragment;
mod identifiers;
mod keyframes;
mod layers;
mod media;
mod negotiation;
mod packet;
mod publisher;
mod receiver;
mod registry;
mod replay;
mod rewrite;
mod sender;
mod session;
mod settings;
mod shared;
mod size;
mod socket;
mod statistics;
mod username;
mod viewer;
mod work;
mod worker;

pub use choice::{LayerChoice, LayerStatus, ViewerLayers};
pub use error::MediaError;
pub use event::{EndReason, MediaEvent, StreamStatus};
pub use identifiers::{NotASessionId, SessionId, StreamId, VideoCodec};
pub use media::{Answer, Expected, Media, Offer, Trickled};
pub use settings::{Limits, Settings};
pub use size::Size;
pub use statistics::{Statistics, JOIN_BUCKETS};

/// Entry points for the fuzz targets, which are no part of the interface.
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub use media::fuzzing;
