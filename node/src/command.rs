//! What each command of the command line does.

use crate::{
	benchmarking::{inherent_data, RemarkBuilder, TransferKeepAliveBuilder},
	chain_spec,
	cli::{Cli, Subcommand},
	service::{self, HostFunctions},
};
use frame_benchmarking_cli::{BenchmarkCmd, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE};
use livestars_runtime::{
	configs::system::SS58_PREFIX, constants::currency::EXISTENTIAL_DEPOSIT, opaque::Block,
};
use polkadot_sdk::{
	sc_cli::{Result, SubstrateCli},
	sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker},
	sc_service::{ChainSpec, PartialComponents},
	sp_core::crypto::{set_default_ss58_version, Ss58AddressFormat},
	sp_keyring::Sr25519Keyring,
	sp_runtime::traits::HashingFor,
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
		Some(Subcommand::Benchmark(command)) => benchmark(&cli, command),
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

fn benchmark(cli: &Cli, command: &BenchmarkCmd) -> Result<()> {
	cli.create_runner(command)?.sync_run(|config| match command {
		// A runtime that is given as a file is measured as it is; otherwise the built-in one, which
		// must have been built with `runtime-benchmarks`.
		BenchmarkCmd::Pallet(command) => {
			let chain_spec = command.runtime.is_none().then_some(config.chain_spec);
			command.run_with_spec::<HashingFor<Block>, HostFunctions>(chain_spec)
		},
		BenchmarkCmd::Block(command) => {
			let PartialComponents { client, .. } = service::parts(&config)?;
			command.run(client)
		},
		#[cfg(not(feature = "runtime-benchmarks"))]
		BenchmarkCmd::Storage(_) => {
			Err("Build the node with `--features runtime-benchmarks` to measure storage.".into())
		},
		#[cfg(feature = "runtime-benchmarks")]
		BenchmarkCmd::Storage(command) => {
			let PartialComponents { client, backend, .. } = service::parts(&config)?;
			let database = backend.expose_db();
			let storage = backend.expose_storage();
			let cache = backend.expose_shared_trie_cache();
			command.run(config, client, database, storage, cache)
		},
		BenchmarkCmd::Overhead(command) => {
			let PartialComponents { client, .. } = service::parts(&config)?;
			let remark = RemarkBuilder::new(client.clone());
			command.run(
				config.chain_spec.name().into(),
				client,
				inherent_data()?,
				Vec::new(),
				&remark,
				false,
			)
		},
		BenchmarkCmd::Extrinsic(command) => {
			let PartialComponents { client, .. } = service::parts(&config)?;
			let extrinsics = ExtrinsicFactory(vec![
				Box::new(RemarkBuilder::new(client.clone())),
				Box::new(TransferKeepAliveBuilder::new(
					client.clone(),
					Sr25519Keyring::Alice.to_account_id(),
					EXISTENTIAL_DEPOSIT,
				)),
			]);
			command.run(client, inherent_data()?, Vec::new(), &extrinsics)
		},
		BenchmarkCmd::Machine(command) => {
			command.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone())
		},
	})
}
