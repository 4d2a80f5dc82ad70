//! Until when an attestation is valid, as people say it.

use crate::index::Day;
use livestars_chain::BlockNumber;
use std::{fmt, str::FromStr};

/// How long a block of the chain lasts, in milliseconds: the length of a slot, fixed at genesis.
const BLOCK_TIME: u64 = 2_000;

/// A day's length in milliseconds.
const A_DAY: u64 = 24 * 60 * 60 * 1_000;

/// Until when an attestation is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
	/// So many days from now.
	Days(u32),
	/// The first day on which it is not valid.
	Date(Day),
	/// The first block in which it is not valid.
	Block(BlockNumber),
}

/// Why there is no such block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryError {
	/// The text says no time.
	Malformed,
	/// The time has passed.
	Past,
	/// No block has a number for that time.
	TooFar,
	/// As many attestations as can expire in each block up to then.
	Full,
}

impl fmt::Display for ExpiryError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Malformed => {
				"write a date such as 2027-11-20, days such as 365d, or block:15768000"
			},
			Self::Past => "that time has passed: name a later one",
			Self::TooFar => "that time is too far away: name an earlier one",
			Self::Full => "too many attestations expire until then: name a later time",
		})
	}
}

impl std::error::Error for ExpiryError {}

impl FromStr for Expiry {
	type Err = ExpiryError;

	fn from_str(text: &str) -> Result<Self, ExpiryError> {
		let parsed = if let Some(days) = text.strip_suffix('d') {
			days.parse().ok().map(Self::Days)
		} else if let Some(block) = text.strip_prefix("block:") {
			block.parse().ok().map(Self::Block)
		} else {
			text.parse().ok().map(Self::Date)
		};
		parsed.ok_or(ExpiryError::Malformed)
	}
}

impl Expiry {
	/// The first block in which the attestation is not valid, if the block `best` is made `now`, in
	/// milliseconds since the Unix epoch, and no slot is left empty.
	pub fn block(self, best: BlockNumber, now: u64) -> Result<BlockNumber, ExpiryError> {
		let from_now = match self {
			Self::Block(block) if block > best => return Ok(block),
			Self::Block(_) => return Err(ExpiryError::Past),
			Self::Days(days) => u64::from(days) * A_DAY,
			Self::Date(day) => day.start().checked_sub(now).ok_or(ExpiryError::Past)?,
		};
		let blocks = from_now / BLOCK_TIME;
		if blocks == 0 {
			return Err(ExpiryError::Past);
		}
		let blocks = BlockNumber::try_from(blocks).map_err(|_| ExpiryError::TooFar)?;
		best.checked_add(blocks).ok_or(ExpiryError::TooFar)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_time_is_turned_into_a_block() {
		let midnight = Day(20_000).start();
		for (text, block) in
			[("1d", 100 + 43_200), ("block:101", 101), ("2024-10-06", 100 + 2 * 43_200)]
		{
			let expiry: Expiry = text.parse().unwrap();
			assert_eq!(expiry.block(100, midnight), Ok(block), "{text}");
		}
	}

	#[test]
	fn what_has_passed_or_never_comes_is_refused() {
		let midnight = Day(20_000).start();
		for (text, error) in [
			("0d", ExpiryError::Past),
			("block:100", ExpiryError::Past),
			("2024-10-04", ExpiryError::Past),
			("2024-10-03", ExpiryError::Past),
			("4294967295d", ExpiryError::TooFar),
			("9999-12-31", ExpiryError::TooFar),
		] {
			let expiry: Expiry = text.parse().unwrap();
			assert_eq!(expiry.block(100, midnight), Err(error), "{text}");
		}
		for text in ["", "soon", "d", "-1d", "block:", "block:x", "2027-02-30"] {
			assert_eq!(text.parse::<Expiry>(), Err(ExpiryError::Malformed), "{text}");
		}
	}
}
