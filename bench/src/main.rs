//! # What payments cost
//!
//! `livestars-bench authoring` authors blocks of transfers, tips and orders over states of any size,
//! and says what one of each costs. `livestars-bench sustained` fills the blocks of a running
//! development node with tips, and says how many it takes. Figures are of the machine they were
//! measured on; compare ratios.

mod authoring;
mod chain;
mod extrinsics;
mod meter;
mod population;
mod report;
mod sustained;

use clap::Parser;
use livestars_runtime::configs::system::SS58_PREFIX;
use polkadot_sdk::{
	sc_service::TaskManager,
	sp_core::crypto::{set_default_ss58_version, Ss58AddressFormat},
};
use std::time::Duration;

type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

/// Measures what payments cost.
#[derive(Debug, Parser)]
enum Command {
	/// Authors blocks of transfers, tips and orders, and says what one of each costs.
	Authoring {
		/// Over states with how many performers, each with an account and a referrer. From a thousand
		/// on; a million takes 14 GiB of memory and eight minutes, most of them to make the state.
		#[arg(long, value_delimiter = ',', default_value = "1000,100000,1000000",
			value_parser = clap::value_parser!(u32).range(1_000..))]
		performers: Vec<u32>,
		/// How often each block is authored once the cache is warm.
		#[arg(long, default_value_t = 9, value_parser = clap::value_parser!(u32).range(1..))]
		rounds: u32,
	},
	/// Fills the blocks of a running development node with tips, and says how many it takes.
	Sustained {
		/// Where the node answers JSON-RPC over WebSocket.
		#[arg(long, default_value = "ws://127.0.0.1:9944")]
		url: String,
		/// Where the node shows its metrics.
		#[arg(long, default_value = "http://127.0.0.1:9615/metrics")]
		metrics: String,
		/// For how long.
		#[arg(long, default_value_t = 60)]
		seconds: u64,
	},
}

#[tokio::main]
async fn main() -> Result<()> {
	set_default_ss58_version(Ss58AddressFormat::custom(SS58_PREFIX));
	match Command::parse() {
		Command::Authoring { performers, rounds } => {
			let tasks = TaskManager::new(tokio::runtime::Handle::current(), None)?;
			authoring::run(&performers, rounds, &tasks)
		},
		Command::Sustained { url, metrics, seconds } => {
			sustained::run(&url, &metrics, Duration::from_secs(seconds)).await
		},
	}
}
