//! `livestars-crowd`: viewers without a browser.

mod demo;
mod http;
mod live;
mod process;
mod publish;
mod publisher;
mod room;
mod session;
mod signalling;
mod viewer;
mod watch;

use clap::{Parser, Subcommand};
use signalling::Source;
use std::{
	net::{IpAddr, Ipv4Addr},
	process::ExitCode,
	time::Duration,
};

/// Viewers without a browser: they fill a demonstration's room and load a relay.
#[derive(Parser)]
#[command(version)]
struct Arguments {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Fills a room of a development chain: a performer whose clip runs in a loop, and viewers who
	/// watch, chat and tip.
	Demo(demo::Plan),
	/// Publishes made-up streams of performers of a development chain, whom it has attested first.
	Publish(publish::Plan),
	/// Watches streams many times over, and prints as JSON what came.
	Watch {
		/// The streams' WHEP endpoints, or the base path of Janus's HTTP interface. Viewers are shared out
		/// evenly.
		#[arg(required = true)]
		endpoints: Vec<String>,
		/// The mountpoint of Janus's streaming plugin, if it is Janus.
		#[arg(long)]
		mountpoint: Option<u64>,
		/// The server's process, whose time on the processor is counted.
		#[arg(long)]
		server: Option<u32>,
		/// How many viewers watch.
		#[arg(long, default_value_t = 1)]
		viewers: usize,
		/// How many of them come in a second.
		#[arg(long, default_value_t = 20.0, value_parser = parse_rate)]
		arrivals: f64,
		/// How many seconds all of them watch.
		#[arg(long, default_value_t = 10)]
		seconds: u64,
		/// The address at which they are reached.
		#[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
		interface: IpAddr,
	},
}

#[tokio::main]
async fn main() -> ExitCode {
	match Arguments::parse().command {
		Command::Demo(plan) => said(demo::run(plan).await),
		Command::Publish(plan) => said(publish::run(plan).await),
		Command::Watch { endpoints, mountpoint, server, viewers, arrivals, seconds, interface } => {
			let source = |endpoint| match mountpoint {
				Some(mountpoint) => Source::Janus { base: endpoint, mountpoint },
				None => Source::Whep(endpoint),
			};
			let sources = endpoints.into_iter().map(source).collect();
			let duration = Duration::from_secs(seconds);
			let plan = watch::Plan { sources, viewers, arrivals, duration, interface, server };
			let report = watch::run(plan).await;
			println!("{}", serde_json::json!(report));
			if report.watching == viewers {
				ExitCode::SUCCESS
			} else {
				ExitCode::FAILURE
			}
		},
	}
}

/// The exit code, after saying what went wrong.
fn said(outcome: Result<(), demo::CannotDemonstrate>) -> ExitCode {
	match outcome {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("{error}");
			ExitCode::FAILURE
		},
	}
}

fn parse_rate(text: &str) -> Result<f64, String> {
	match text.parse::<f64>() {
		Ok(rate) if rate.is_finite() && rate > 0.0 => Ok(rate),
		_ => Err("a rate is a number above zero".to_owned()),
	}
}
