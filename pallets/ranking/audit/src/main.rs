//! The command `livestars-audit`. See the crate's documentation.

use clap::Parser;
use livestars_audit::{
	arguments::Arguments,
	audit::audit,
	report::{Report, Verdict},
};
use std::{io::Write, process::ExitCode};

/// The exit code of an audit that could not be made; clap's own for bad arguments.
const CANNOT_CHECK: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
	let arguments = Arguments::parse();
	match audit(&arguments, |progress| eprintln!("{progress}")).await {
		Ok(report) => match print(&report, arguments.json) {
			Ok(()) => match report.verdict() {
				Verdict::Agrees => ExitCode::SUCCESS,
				Verdict::Differs => ExitCode::FAILURE,
			},
			Err(error) => fail(&error),
		},
		Err(error) => fail(&error),
	}
}

fn print(report: &Report, json: bool) -> std::io::Result<()> {
	let mut output = std::io::stdout().lock();
	if json {
		writeln!(output, "{:#}", report.to_json())
	} else {
		writeln!(output, "{report}")
	}
}

fn fail(error: &dyn std::error::Error) -> ExitCode {
	eprintln!("cannot check: {error}");
	ExitCode::from(CANNOT_CHECK)
}
