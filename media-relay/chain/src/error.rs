//! What can go wrong between a relay and its node.

use crate::{BlockNumber, Hash};
use std::fmt;

/// Why the chain could not be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChainError {
	/// No node answers.
	Unreachable {
		/// What happened.
		reason: String,
	},
	/// A node did not answer in time.
	TimedOut {
		/// What was asked for.
		what: String,
	},
	/// The node is of another chain.
	OtherChain {
		/// The genesis hash of the chain that was asked before.
		expected: Hash,
		/// The genesis hash of the node's chain.
		found: Hash,
	},
	/// The node does not know the block.
	UnknownBlock {
		/// The block, as it was asked for.
		block: String,
	},
	/// The node does not have the state of the block any more.
	Pruned {
		/// The block, as it was asked for.
		block: String,
	},
	/// The chain's runtime does not have what is asked for.
	Missing {
		/// What.
		what: String,
	},
	/// The chain's answer is not what was expected.
	Decode {
		/// What was asked for.
		what: String,
		/// In what it differs.
		reason: String,
	},
	/// The node refused the request.
	Refused {
		/// What was asked for.
		what: String,
		/// The node's words.
		reason: String,
		/// The code of the error in JSON-RPC.
		code: i32,
	},
	/// What is to be submitted cannot be on this chain.
	Invalid {
		/// Why.
		reason: String,
	},
}

impl fmt::Display for ChainError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Unreachable { reason } => write!(
				f,
				"no node answers ({reason}); check that one runs and that its WebSocket's URL is right"
			),
			Self::TimedOut { what } => write!(
				f,
				"the node did not answer in time when asked for {what}; try again, or ask another node"
			),
			Self::OtherChain { expected, found } => write!(
				f,
				"the node is of another chain: its genesis is {found}, not {expected}; use a node of \
				 the chain that this relay serves"
			),
			Self::UnknownBlock { block } => write!(
				f,
				"the node does not know {block}; ask one of this chain that is synchronised"
			),
			Self::Pruned { block } => write!(
				f,
				"the node does not have the state of {block} any more, as it keeps those of recent blocks \
				 alone; ask an archive node, which has --state-pruning archive --blocks-pruning archive \
				 from its first start on"
			),
			Self::Missing { what } => {
				write!(f, "the chain's runtime has no {what}; use a relay of the runtime's version")
			},
			Self::Decode { what, reason } => write!(
				f,
				"the chain's answer for {what} cannot be read ({reason}); use a relay of the runtime's \
				 version"
			),
			Self::Refused { what, reason, .. } => write!(f, "the node refused {what}: {reason}"),
			Self::Invalid { reason } => f.write_str(reason),
		}
	}
}

impl std::error::Error for ChainError {}

/// Why a call did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubmitError {
	/// The call failed in the block that holds it, and changed nothing but the fee.
	Dispatch {
		/// The error's name, such as `Rooms.AlreadyLive`.
		error: String,
		/// The block.
		block: BlockNumber,
	},
	/// The node's pool refused the call, for example because the signer cannot pay the fee.
	Refused {
		/// The node's words.
		reason: String,
	},
	/// The call was valid for some blocks, and none of them holds it.
	Expired,
	/// Another call of the signer took its place.
	Replaced,
	/// The chain could not be asked for long; whether the call came into a block is not known.
	Chain(ChainError),
}

impl SubmitError {
	/// Whether the call failed on chain with the error of this name, such as `Rooms.AlreadyLive`.
	pub fn is(&self, name: &str) -> bool {
		matches!(self, Self::Dispatch { error, .. } if error == name)
	}
}

impl fmt::Display for SubmitError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Dispatch { error, block } => {
				write!(f, "the call failed in block {block}: {error}")
			},
			Self::Refused { reason } => write!(f, "the node refused the call: {reason}"),
			Self::Expired => {
				f.write_str("the call expired before a block took it; submit it again")
			},
			Self::Replaced => {
				f.write_str("another call of the same account took its place; submit it again")
			},
			Self::Chain(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for SubmitError {}

impl From<ChainError> for SubmitError {
	fn from(error: ChainError) -> Self {
		Self::Chain(error)
	}
}
