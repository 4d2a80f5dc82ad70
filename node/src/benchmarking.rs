//! The subcommand that measures the machine, the database and the runtime, and the transactions and
//! the inherent data that it puts into blocks.

use crate::{
	cli::Cli,
	service::{self, FullClient, HostFunctions},
};
use frame_benchmarking_cli::{
	BenchmarkCmd, ExtrinsicBuilder, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE,
};
use livestars_runtime::{
	configs::system::BlockHashCount, constants::currency::EXISTENTIAL_DEPOSIT, opaque::Block,
	signing, AccountId, Balance, RuntimeCall,
};
use polkadot_sdk::{
	sc_cli::{Result, SubstrateCli},
	sc_client_api::UsageProvider,
	sc_service::PartialComponents,
	sp_inherents::{InherentData, InherentDataProvider},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{generic::Era, traits::HashingFor, OpaqueExtrinsic, SaturatedConversion},
	*,
};
use std::{sync::Arc, time::Duration};

/// Measures the machine, the database or the runtime.
pub fn run(cli: &Cli, command: &BenchmarkCmd) -> Result<()> {
	cli.create_runner(command)?.sync_run(|config| match command {
		// A runtime that is given as a file is measured as it is; otherwise the built-in one.
		BenchmarkCmd::Pallet(command) => {
			let chain_spec = command.runtime.is_none().then_some(config.chain_spec);
			command.run_with_spec::<HashingFor<Block>, HostFunctions>(chain_spec)
		},
		BenchmarkCmd::Block(command) => {
			let PartialComponents { client, .. } = service::parts(&config)?;
			command.run(client)
		},
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

/// Builds remarks that change nothing.
pub struct RemarkBuilder {
	client: Arc<FullClient>,
}

impl RemarkBuilder {
	/// Builds for the chain of this client.
	pub fn new(client: Arc<FullClient>) -> Self {
		Self { client }
	}
}

impl ExtrinsicBuilder for RemarkBuilder {
	fn pallet(&self) -> &str {
		"system"
	}

	fn extrinsic(&self) -> &str {
		"remark"
	}

	fn build(&self, nonce: u32) -> std::result::Result<OpaqueExtrinsic, &'static str> {
		let call = frame_system::Call::remark { remark: Vec::new() };
		Ok(sign(&self.client, Sr25519Keyring::Bob, call.into(), nonce))
	}
}

/// Builds transfers that keep the sender's account alive.
pub struct TransferKeepAliveBuilder {
	client: Arc<FullClient>,
	recipient: AccountId,
	value: Balance,
}

impl TransferKeepAliveBuilder {
	/// Builds transfers of `value` planck to `recipient`.
	pub fn new(client: Arc<FullClient>, recipient: AccountId, value: Balance) -> Self {
		Self { client, recipient, value }
	}
}

impl ExtrinsicBuilder for TransferKeepAliveBuilder {
	fn pallet(&self) -> &str {
		"balances"
	}

	fn extrinsic(&self) -> &str {
		"transfer_keep_alive"
	}

	fn build(&self, nonce: u32) -> std::result::Result<OpaqueExtrinsic, &'static str> {
		let call = pallet_balances::Call::transfer_keep_alive {
			dest: self.recipient.clone().into(),
			value: self.value,
		};
		Ok(sign(&self.client, Sr25519Keyring::Bob, call.into(), nonce))
	}
}

/// A transaction with this call, signed by `sender`, valid from the best block on.
fn sign(
	client: &FullClient,
	sender: Sr25519Keyring,
	call: RuntimeCall,
	nonce: u32,
) -> OpaqueExtrinsic {
	let chain = client.usage_info().chain;
	let period =
		BlockHashCount::get().checked_next_power_of_two().map_or(2, |blocks| u64::from(blocks / 2));
	let best: u64 = chain.best_number.saturated_into();
	let validity = (Era::mortal(period, best), chain.best_hash);
	signing::sign(call, &sender.pair(), nonce, chain.genesis_hash, validity).into()
}

/// The inherent data of the first block: it stands at the beginning of time, so that it needs no
/// slot of BABE's.
fn inherent_data() -> Result<InherentData> {
	let mut data = InherentData::new();
	let timestamp = sp_timestamp::InherentDataProvider::new(Duration::ZERO.into());
	futures::executor::block_on(timestamp.provide_inherent_data(&mut data))
		.map_err(|error| format!("The inherent data cannot be made: {error:?}"))?;
	Ok(data)
}
