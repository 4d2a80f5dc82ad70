//! # The Live Stars node
//!
//! A thin service around the runtime: BABE authors blocks, GRANDPA finalises them. It knows nothing
//! of what the chain is for.

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod chain_spec;
mod cli;
mod command;
mod rpc;
mod service;

fn main() -> polkadot_sdk::sc_cli::Result<()> {
	command::run()
}
