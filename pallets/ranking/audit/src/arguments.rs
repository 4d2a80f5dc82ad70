//! The command line.

use clap::Parser;
use livestars_chain::{Account, AccountError};
use std::{num::NonZeroUsize, str::FromStr};

/// Replays every payment of a chain, recomputes each performer's score, tier and place, and compares
/// them with what the chain answers at that block.
///
/// Exit codes: 0, the chain agrees; 1, it differs; 2, it could not be checked.
#[derive(Clone, Debug, Parser)]
#[command(name = "livestars-audit", version)]
pub struct Arguments {
	/// The node to ask, a WebSocket. It must keep the state of every block from --from on.
	#[arg(long, value_name = "URL", default_value = "ws://127.0.0.1:9944")]
	pub url: String,

	/// The first block to replay. Above 1, the sums of the block before it are believed.
	#[arg(long, value_name = "BLOCK", default_value_t = 0)]
	pub from: u64,

	/// The last block to replay, at which the chain is asked: a number, or "finalised" for the last
	/// finalised block.
	#[arg(long, value_name = "BLOCK", default_value = "finalised")]
	pub to: Last,

	/// Print, besides, every payment that counts for this performer, and why she stands where she
	/// stands. An SS58 address, or 0x and 64 hexadecimal digits.
	#[arg(long, value_name = "PERFORMER", value_parser = parse_account)]
	pub explain: Option<Account>,

	/// Print the report as JSON.
	#[arg(long)]
	pub json: bool,

	/// How many requests to have under way at once.
	#[arg(long, value_name = "REQUESTS", default_value = "32")]
	pub concurrency: NonZeroUsize,
}

/// The last block of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
	/// The last finalised block.
	Finalised,
	/// The block with this number.
	Number(u64),
}

impl FromStr for Last {
	type Err = &'static str;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		match text {
			"finalised" | "finalized" => Ok(Self::Finalised),
			number => number
				.parse()
				.map(Self::Number)
				.map_err(|_| "this is neither a block's number nor \"finalised\""),
		}
	}
}

fn parse_account(text: &str) -> Result<Account, AccountError> {
	Account::parse(text)
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::{error::ErrorKind, CommandFactory};

	fn parse(line: &str) -> Result<Arguments, clap::Error> {
		Arguments::try_parse_from(line.split_whitespace())
	}

	#[test]
	fn the_command_is_well_formed() {
		Arguments::command().debug_assert();
	}

	#[test]
	fn without_arguments_all_that_is_final_is_replayed_from_genesis() {
		let arguments = parse("livestars-audit").unwrap();
		assert_eq!((arguments.from, arguments.to), (0, Last::Finalised));
		assert_eq!(arguments.url, "ws://127.0.0.1:9944");
		assert_eq!((arguments.explain, arguments.json), (None, false));
	}

	#[test]
	fn every_argument_is_read() {
		let performer = "0x".to_owned() + &"01".repeat(32);
		let arguments = parse(&format!(
			"livestars-audit --url wss://node:443 --from 5 --to 9 --explain {performer} --json \
			 --concurrency 7"
		))
		.unwrap();
		assert_eq!((arguments.from, arguments.to), (5, Last::Number(9)));
		assert_eq!(arguments.url, "wss://node:443");
		assert_eq!(arguments.explain, Some(Account([1; 32])));
		assert_eq!((arguments.json, arguments.concurrency.get()), (true, 7));
	}

	#[test]
	fn bad_arguments_are_refused_with_exit_code_2() {
		for line in [
			"livestars-audit --to tomorrow",
			"livestars-audit --from=-1",
			"livestars-audit --explain Anna",
			"livestars-audit --concurrency 0",
		] {
			let error = parse(line).unwrap_err();
			assert_eq!(error.kind(), ErrorKind::ValueValidation, "{line}");
			assert_eq!(error.exit_code(), 2, "{line}");
		}
	}
}
