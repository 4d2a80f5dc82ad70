//! # The chain, as a relay sees it
//!
//! One [`Chain`] is one connection to a node's WebSocket, kept up by itself. It reads at a block
//! ([`At`]), follows blocks across re-orgs and lost connections without gap or repeat
//! ([`Chain::follow`]), and submits calls ([`Chain::submit`]). Everything is decoded by the names in
//! the metadata of the runtime that wrote it, so that fields may move and variants may come without
//! a new relay.
//!
//! Amounts are planck (1 LIVE = 10^12 planck), times are milliseconds since the Unix epoch.

#![cfg_attr(
	not(test),
	deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod account;
mod block;
mod call;
mod calls;
mod client;
mod error;
mod events;
mod follow;
mod hash;
mod keys;
mod node;
pub mod order;
pub mod planck;
mod quickack;
mod read;
mod runtime;
mod state;
mod submit;
mod tree;

pub use account::{Account, AccountError, SS58_PREFIX};
pub use block::{Block, BlockRef, Event, Kind, Payment, Role, Share, Update, What};
pub use call::{Call, MAX_ORDERS};
pub use client::{Chain, Link};
pub use error::{ChainError, SubmitError};
pub use hash::{Hash, HashError};
pub use keys::{Signature, SignatureError, Signer, SignerError};
pub use node::Specification;
pub use order::{Order, OrderSignature, PurseKey, SignedOrder};
pub use read::At;
pub use state::{
	Attestation, Document, Live, Placed, Price, ProxyKind, Purse, RejectionReason, Relay,
	RelayInfo, RelayStatus, RevocationReason, Room, UnknownReason, Verifier,
};
pub use submit::{Included, Submission};

/// An amount in planck.
pub type Balance = u128;

/// The number of a block.
pub type BlockNumber = u32;

/// The number of a purse.
pub type PurseId = livestars_primitives::order::PurseId;
