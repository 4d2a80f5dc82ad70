//! # Mesh
//!
//! How relays find each other's streams. Each relay says every few seconds which streams it has, as
//! origin (the performer publishes to it) or as edge (it pulls them from another relay). What it
//! says is signed by the account that names it in the chain's directory, and spreads over libp2p's
//! gossipsub. A relay passes on only what it believes: sound, for this chain, signed by a relay that
//! the directory has and that is not suspended, newer than what that relay said before, and not
//! expired. Media does not travel here; relays pull it from each other over WHEP.
//!
//! | module | what it is |
//! |---|---|
//! | [`announcement`] | what a relay says, how it is signed, and when it is believed; no I/O |
//! | [`table`] | who carries what, and from whom to pull; no I/O |
//! | [`directory`] | the relays on the chain |
//! | [`dialer`] | which relays to call, and when; no I/O |
//! | [`identity`] | the key by which other relays know this one's connection |
//! | [`Mesh`] | the handle on the running node |

pub mod announcement;
mod behaviour;
pub mod dialer;
pub mod directory;
pub mod identity;
mod mesh;
mod node;
mod settings;
mod stats;
pub mod table;

pub use announcement::{Announcement, Layer, Refusal, Role, Stream};
pub use directory::{Directory, Entry, Standing};
pub use libp2p::{multiaddr::Protocol, Multiaddr, PeerId};
pub use mesh::{Mesh, MeshError};
pub use node::topic;
pub use settings::Settings;
pub use stats::Stats;
pub use table::{may_pull, Carrier, Table};
