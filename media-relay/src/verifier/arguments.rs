//! The command line.

use super::expiry::Expiry;
use clap::{Args, Parser, Subcommand};
use livestars_chain::{Account, AccountError, Hash, RejectionReason};
use std::path::PathBuf;

/// Answers performers who ask to be verified: lists their documents, fetches and decrypts them, and
/// attests or rejects on the chain.
///
/// Secrets are read from files or from the environment, never from the command line.
#[derive(Clone, Debug, Parser)]
#[command(name = "livestars-verifier", version)]
pub struct Arguments {
	/// What to do.
	#[command(subcommand)]
	pub command: Command,
}

/// What a verifier does.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
	/// Makes the key to which performers encrypt, and says what to publish of it.
	Keygen {
		/// The file for the secret key; it must not exist.
		#[arg(long, value_name = "FILE", default_value = "verifier.key")]
		output: PathBuf,
	},
	/// Lists the documents that wait for this verifier's answer.
	List {
		/// Where the chain is and who asks.
		#[command(flatten)]
		party: Party,
		/// The file with the secret key, to check that it is the one that performers use.
		#[arg(long, value_name = "FILE", env = "LIVESTARS_IDENTITY_FILE")]
		identity: Option<PathBuf>,
	},
	/// Fetches the encrypted document of a performer from the relay that keeps it.
	Fetch {
		/// Where the chain is and who asks.
		#[command(flatten)]
		party: Party,
		/// The performer.
		#[arg(value_name = "PERFORMER", value_parser = parse_account)]
		performer: Account,
		/// The relay to ask; without it, all relays of the chain's directory, one after the other.
		#[arg(long, value_name = "URL")]
		relay: Vec<String>,
		/// The file for the encrypted document; its fingerprint, and .age, if none is named. It must
		/// not exist.
		#[arg(long, value_name = "FILE")]
		output: Option<PathBuf>,
	},
	/// Decrypts a document into a folder that only its owner can read.
	Decrypt {
		/// The encrypted file.
		#[arg(value_name = "FILE")]
		bundle: PathBuf,
		/// The file with the secret key.
		#[arg(long, value_name = "FILE", env = "LIVESTARS_IDENTITY_FILE")]
		identity: PathBuf,
		/// Where to.
		#[command(flatten)]
		to: Destination,
	},
	/// Attests that a performer is an adult.
	Attest {
		/// Where the chain is and who attests.
		#[command(flatten)]
		party: Party,
		/// The performer.
		#[arg(value_name = "PERFORMER", value_parser = parse_account)]
		performer: Account,
		/// The fingerprint of the document that was looked at, as list and fetch say it. If she has
		/// submitted another one since, nothing is attested.
		#[arg(long, value_name = "HASH")]
		fingerprint: Hash,
		/// Until when: a date such as 2027-11-20, which is the first day on which it is not valid, a
		/// number of days such as 365d, or a block such as block:15768000.
		#[arg(long, value_name = "WHEN")]
		expires: Expiry,
	},
	/// Rejects the document of a performer.
	Reject {
		/// Where the chain is and who rejects.
		#[command(flatten)]
		party: Party,
		/// The performer.
		#[arg(value_name = "PERFORMER", value_parser = parse_account)]
		performer: Account,
		/// The fingerprint of the document that was looked at.
		#[arg(long, value_name = "HASH")]
		fingerprint: Hash,
		/// Why: unreadable (she gets her fee back), document-expired, underage, mismatch, fraud or
		/// other.
		#[arg(long, value_name = "REASON", value_parser = parse_reason)]
		reason: RejectionReason,
	},
}

/// Where the chain is, and who speaks.
#[derive(Clone, Debug, Args)]
pub struct Party {
	/// The node to ask, a WebSocket.
	#[arg(
		long,
		value_name = "URL",
		env = "LIVESTARS_NODE_URL",
		default_value = "ws://127.0.0.1:9944"
	)]
	pub node: String,
	/// The file with the secret phrase of the verifier's account. Without it, the phrase is read
	/// from the environment variable LIVESTARS_SIGNER.
	#[arg(long, value_name = "FILE", env = "LIVESTARS_SIGNER_FILE")]
	pub signer_file: Option<PathBuf>,
}

/// Where decrypted documents go.
#[derive(Clone, Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Destination {
	/// A folder, which is made if it does not exist.
	#[arg(long, value_name = "FOLDER")]
	pub folder: Option<PathBuf>,
	/// The standard output: the decrypted archive as it is.
	#[arg(long)]
	pub stdout: bool,
}

fn parse_account(text: &str) -> Result<Account, AccountError> {
	Account::parse(text)
}

/// Reasons are written in words with hyphens between them; the chain's names do as well.
fn parse_reason(text: &str) -> Result<RejectionReason, String> {
	text.replace('-', "").parse().map_err(|_| {
		"use unreadable, document-expired, underage, mismatch, fraud or other".to_owned()
	})
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
	fn an_attestation_says_whose_which_and_until_when() {
		let hash = Hash([1; 32]);
		let account = Account([2; 32]);
		let line =
			format!("livestars-verifier attest {account} --fingerprint {hash} --expires 365d");
		let Command::Attest { performer, fingerprint, expires, party } =
			parse(&line).unwrap().command
		else {
			panic!("attest")
		};
		assert_eq!((performer, fingerprint, expires), (account, hash, Expiry::Days(365)));
		assert_eq!(party.node, "ws://127.0.0.1:9944");
	}

	#[test]
	fn reasons_are_words_with_hyphens() {
		assert_eq!(parse_reason("document-expired"), Ok(RejectionReason::DocumentExpired));
		assert!(parse_reason("because").unwrap_err().contains("underage"));
	}

	#[test]
	fn bad_arguments_are_refused() {
		let account = Account([2; 32]);
		for (line, kind) in [
			("attest Anna --fingerprint 0x12 --expires 1d".to_owned(), ErrorKind::ValueValidation),
			(format!("attest {account} --expires 1d"), ErrorKind::MissingRequiredArgument),
			("decrypt file --identity key".to_owned(), ErrorKind::MissingRequiredArgument),
			("decrypt file --identity key --stdout --folder x".into(), ErrorKind::ArgumentConflict),
		] {
			let error = parse(&format!("livestars-verifier {line}")).unwrap_err();
			assert_eq!(error.kind(), kind, "{line}: {error}");
		}
	}
}
