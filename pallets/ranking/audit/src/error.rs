//! Why an audit could not be made: what was wrong and what to do.

use crate::replay::ReplayError;
use std::fmt;

/// Why the chain could not be checked. None of these says anything about the chain's honesty.
#[derive(Debug)]
pub enum CannotCheck {
	/// No connection to the node.
	Unreachable {
		/// Where it was looked for.
		url: String,
		/// What the client says.
		reason: String,
	},
	/// The node does not keep the state of a block any more.
	Pruned {
		/// The block.
		block: u64,
	},
	/// The node does not know a block.
	UnknownBlock {
		/// The block.
		block: u64,
	},
	/// A block is not finalised.
	NotFinalised {
		/// The block.
		block: u64,
		/// The last one that is.
		finalised: u64,
	},
	/// The first block comes after the last.
	EmptyRange {
		/// The first block.
		from: u64,
		/// The last block.
		to: u64,
	},
	/// The block replaces the runtime, so that its state is still laid out for the one before.
	RuntimeReplaced {
		/// The block.
		block: u64,
	},
	/// The chain counts by another version of the formula.
	OtherFormula {
		/// The chain's version.
		chain: u32,
		/// The version that this auditor knows.
		auditor: u32,
		/// The block.
		block: u64,
	},
	/// The chain has not what an audit reads.
	Missing {
		/// What is missing.
		what: String,
		/// The block in whose runtime it is missing.
		block: u64,
	},
	/// The node's answer is not what its metadata says.
	Undecodable {
		/// What was read.
		what: String,
		/// The block.
		block: u64,
		/// What the decoder says.
		reason: String,
	},
	/// The node refused or broke off a request.
	Request {
		/// What was asked.
		what: String,
		/// The block.
		block: u64,
		/// What the node or the client says.
		reason: String,
	},
	/// The blocks came in a wrong order.
	Replay(ReplayError),
}

impl fmt::Display for CannotCheck {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Unreachable { url, reason } => write!(
				f,
				"no connection to {url}: {reason}. Start a node, or name another one with --url"
			),
			Self::Pruned { block } => write!(
				f,
				"the node has pruned the state of block {block}: connect to an archive node \
				 (--state-pruning archive), or begin later with --from and trust the sums that the \
				 chain had there"
			),
			Self::UnknownBlock { block } => write!(
				f,
				"the node does not know block {block}: wait until it is in step with the chain, or \
				 connect to another one"
			),
			Self::NotFinalised { block, finalised } => write!(
				f,
				"block {block} is not finalised, and so may still change: the last finalised block \
				 is {finalised}"
			),
			Self::EmptyRange { from, to } => {
				write!(f, "there is no block from {from} to {to}: --from must not be above --to")
			},
			Self::RuntimeReplaced { block } => write!(
				f,
				"block {block} replaces the runtime, and its state is migrated in the next block: \
				 end at another block with --to"
			),
			Self::OtherFormula { chain, auditor, block } => write!(
				f,
				"at block {block} the chain counts by version {chain} of the formula, this auditor by \
				 version {auditor}: take the auditor that was built with the chain's runtime"
			),
			Self::Missing { what, block } => write!(
				f,
				"the runtime of block {block} has no {what}: this is no chain of Live Stars, or one \
				 that needs another version of this auditor"
			),
			Self::Undecodable { what, block, reason } => write!(
				f,
				"{what} of block {block} cannot be read: {reason}. The chain may need another \
				 version of this auditor"
			),
			Self::Request { what, block, reason } => write!(
				f,
				"the node did not answer with {what} of block {block}: {reason}. Try again, perhaps \
				 with a smaller --concurrency"
			),
			Self::Replay(reason) => reason.fmt(f),
		}
	}
}

impl std::error::Error for CannotCheck {}

impl From<ReplayError> for CannotCheck {
	fn from(reason: ReplayError) -> Self {
		Self::Replay(reason)
	}
}
