//! Calls on their way into a block.

use crate::{Balance, BlockRef, Event, SubmitError};

/// A call that the node has accepted.
#[derive(Debug)]
pub struct Submission {}

/// A call in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
	/// The block.
	pub block: BlockRef,
	/// The call's place in it.
	pub extrinsic: u32,
	/// What it caused.
	pub events: Vec<Event>,
	/// What the signer paid for it, in planck.
	pub fee: Balance,
}

impl Submission {
	/// Waits until a best block holds the call and it succeeded there. A re-org can undo that.
	pub async fn included(&mut self) -> Result<Included, SubmitError> {
		Err(SubmitError::Expired)
	}

	/// Waits until a finalised block holds the call and it succeeded there.
	pub async fn finalized(self) -> Result<Included, SubmitError> {
		Err(SubmitError::Expired)
	}
}
