//! What can be said to the node on the command line.

use polkadot_sdk::*;

/// The command line.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do instead of running a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run a node.
	#[clap(flatten)]
	pub run: sc_cli::RunCmd,
}

/// What the node's binary can do besides running a node.
#[derive(Debug, clap::Subcommand)]
#[allow(clippy::large_enum_variant, reason = "it is made once")]
pub enum Subcommand {
	/// Generate, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write a chain's specification to a file or to the standard output.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Write a chain's specification, with this node among its boot nodes.
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Show what the database knows of the chain.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Execute a block of the database once more.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Write the state of a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove the whole chain.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take the chain back to an earlier block.
	Revert(sc_cli::RevertCmd),

	/// Measure the machine, the database and the runtime.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(frame_benchmarking_cli::BenchmarkCmd),
}
