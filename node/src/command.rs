//! What each command of the command line does.

#[cfg(feature = "runtime-benchmarks")]
use crate::benchmarking;
use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	service,
};
use livestars_runtime::{configs::system::SS58_PREFIX, opaque::Block};
use polkadot_sdk::{
	sc_cli::{Result, SubstrateCli},
	sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker},
	sc_service::{ChainSpec, PartialComponents},
	sp_core::crypto::{set_default_ss58_version, Ss58AddressFormat},
	*,
};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Live Stars Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"docs/operations.md".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn ChainSpec>, String> {
		Ok(match id {
			"dev" => Box::new(chain_spec::development()?),
			"local" => Box::new(chain_spec::local()?),
			"" => return Err("Say which chain: `--dev`, or `--chain` and a file.".into()),
			path => Box::new(chain_spec::ChainSpec::from_json_file(path.into())?),
		})
	}
}

/// Does what the command line says.
pub fn run() -> Result<()> {
	// Addresses in answers, logs and files carry the chain's prefix.
	set_default_ss58_version(Ss58AddressFormat::custom(SS58_PREFIX));
	let cli = Cli::from_args();
	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(command)) => command.run(&cli),
		Some(Subcommand::ExportChainSpec(command)) => command.run(cli.load_spec(&command.chain)?),
		Some(Subcommand::BuildSpec(command)) => cli
			.create_runner(command)?
			.sync_run(|config| command.run(config.chain_spec, config.network)),
		Some(Subcommand::ChainInfo(command)) => {
			cli.create_runner(command)?.sync_run(|config| command.run::<Block>(&config))
		},
		Some(Subcommand::CheckBlock(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents { client, task_manager, import_queue, .. } =
				service::parts(&config)?;
			Ok((command.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ExportBlocks(command)) => {
			cli.create_runner(command)?.async_run(|config| {
				let PartialComponents { client, task_manager, .. } = service::parts(&config)?;
				Ok((command.run(client, config.database), task_manager))
			})
		},
		Some(Subcommand::ExportState(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents { client, task_manager, .. } = service::parts(&config)?;
			Ok((command.run(client, config.chain_spec), task_manager))
		}),
		Some(Subcommand::ImportBlocks(command)) => {
			cli.create_runner(command)?.async_run(|config| {
				let PartialComponents { client, task_manager, import_queue, .. } =
					service::parts(&config)?;
				Ok((command.run(client, import_queue), task_manager))
			})
		},
		Some(Subcommand::PurgeChain(command)) => {
			cli.create_runner(command)?.sync_run(|config| command.run(config.database))
		},
		Some(Subcommand::Revert(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents { client, task_manager, backend, .. } = service::parts(&config)?;
			let consensus = Box::new(|client: std::sync::Arc<_>, backend, blocks| {
				sc_consensus_babe::revert::<Block, service::FullClient, _>(
					std::sync::Arc::clone(&client),
					backend,
					blocks,
				)?;
				sc_consensus_grandpa::revert(client, blocks)?;
				Ok(())
			});
			Ok((command.run(client, backend, Some(consensus)), task_manager))
		}),
		#[cfg(feature = "runtime-benchmarks")]
		Some(Subcommand::Benchmark(command)) => benchmarking::run(&cli, command),
	}
}

fn run_node(cli: &Cli) -> Result<()> {
	cli.create_runner(&cli.run)?.run_node_until_exit(|config| async move {
		let start = match config.network.network_backend {
			NetworkBackendType::Libp2p => service::start::<NetworkWorker<_, _>>,
			NetworkBackendType::Litep2p => service::start::<Litep2pNetworkBackend>,
		};
		start(config).map_err(sc_cli::Error::Service)
	})
}
