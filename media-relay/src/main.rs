//! `livestars-relay`: carries streams from performers to viewers, and tips to the chain.

use clap::{Parser, Subcommand};
use livestars_relay::{
	app, check,
	config::{self, Config, Flags},
	logs,
	reports::{self, ReportError, Reports},
};
use std::process::ExitCode;

/// Carries streams from performers to viewers, and tips to the chain.
#[derive(Parser)]
#[command(version)]
struct Arguments {
	/// Runs the relay if none is named.
	#[command(subcommand)]
	command: Option<Command>,
	#[command(flatten)]
	flags: Flags,
}

#[derive(Subcommand)]
enum Command {
	/// Runs the relay until SIGTERM or Ctrl-C.
	Run,
	/// Says what would keep the relay from running, and what to do about it.
	Check,
	/// Prints the configuration as it counts, without secrets.
	Config,
	/// Prints what people reported about rooms, the newest first.
	Reports {
		/// How many.
		#[arg(long, default_value_t = 100)]
		most: u32,
		/// Forgets the report with this number instead. May be repeated.
		#[arg(long, value_name = "NUMBER")]
		dismiss: Vec<i64>,
	},
}

#[tokio::main]
async fn main() -> ExitCode {
	let arguments = Arguments::parse();
	let config = match config::load(&arguments.flags) {
		Ok(config) => config,
		Err(error) => return fail(error),
	};
	match arguments.command.unwrap_or(Command::Run) {
		Command::Run => run(config).await,
		Command::Check => {
			let report = check::check(&config).await;
			println!("{report}");
			ExitCode::from(report.exit_code())
		},
		Command::Config => match config::to_toml(&config) {
			Ok(text) => {
				print!("{text}");
				ExitCode::SUCCESS
			},
			Err(error) => fail(error),
		},
		Command::Reports { most, dismiss } => match reports(&config, most, &dismiss).await {
			Ok(()) => ExitCode::SUCCESS,
			Err(error) => {
				let folder = config.relay.data_folder.display();
				fail(format!("the reports in {folder} (relay.data_folder): {error}"))
			},
		},
	}
}

async fn reports(config: &Config, most: u32, dismiss: &[i64]) -> Result<(), ReportError> {
	let reports = Reports::open(&config.relay.data_folder, reports::Limits::default())?;
	for number in dismiss {
		let known = reports.dismiss(*number).await?;
		println!("{number}: {}", if known { "forgotten" } else { "there is no such report" });
	}
	if dismiss.is_empty() {
		for report in reports.newest(most).await? {
			println!("{report}");
		}
	}
	Ok(())
}

async fn run(config: Config) -> ExitCode {
	if let Err(error) = logs::set_up(&config.logs) {
		return fail(error);
	}
	match app::run(config).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => fail(error),
	}
}

fn fail(error: impl std::fmt::Display) -> ExitCode {
	eprintln!("{error}");
	ExitCode::FAILURE
}
