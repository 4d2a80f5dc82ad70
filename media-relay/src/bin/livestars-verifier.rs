//! `livestars-verifier`: answers performers who ask to be verified.

use clap::Parser;
use livestars_relay::verifier::{arguments::Arguments, run};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
	// What is said goes to the standard output, unless documents go there, of which nothing is said.
	match run(Arguments::parse(), |line| println!("{line}")).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("{error}");
			ExitCode::FAILURE
		},
	}
}
