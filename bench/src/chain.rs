//! A chain whose first block is a given state, in a database of its own, and blocks upon it.

use crate::{
	extrinsics::Extrinsic,
	meter::{self, Reading},
	Result,
};
use codec::Decode;
use livestars_runtime::{apis::RuntimeApi, opaque::Block, Hash, RuntimeEvent};
use polkadot_sdk::{
	frame_support::storage::storage_prefix,
	frame_system::EventRecord,
	sc_block_builder::{BlockBuilder, BlockBuilderBuilder},
	sc_chain_spec::GenesisBlockBuilder,
	sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource},
	sc_executor::WasmExecutor,
	sc_service::{
		new_client, new_db_backend, ClientConfig, TFullBackend, TFullClient, TaskManager,
	},
	sp_blockchain::HeaderBackend,
	sp_inherents::{InherentData, InherentDataProvider},
	sp_storage::Storage,
	sp_timestamp, sp_wasm_interface, *,
};
use std::{
	path::Path,
	sync::Arc,
	time::{Duration, Instant},
};

/// The most memory that the cache of the state's trie takes: what a node takes by default.
const TRIE_CACHE_BYTES: usize = 1 << 30;

/// A database that holds a chain of one block.
pub type Database = Arc<TFullBackend<Block>>;

/// What reads and executes the blocks of a database, giving the runtime the host functions `H`.
pub struct Chain<H: sp_wasm_interface::HostFunctions> {
	client: Arc<TFullClient<Block, RuntimeApi, WasmExecutor<H>>>,
	/// The hash of the first block.
	pub genesis: Hash,
}

/// A block that was authored, and how long it took.
pub struct Authored {
	/// The whole of it: the inherents, the transactions, and the new root of the state.
	pub whole: Duration,
	/// The transactions alone.
	pub transactions: Duration,
	/// What happened in it.
	pub events: Vec<RuntimeEvent>,
	/// What each transaction asked of a metered host.
	pub readings: Vec<Reading>,
}

/// A new database in `folder`.
pub fn create_database(folder: &Path) -> Result<Database> {
	Ok(new_db_backend(DatabaseSettings {
		trie_cache_maximum_size: Some(TRIE_CACHE_BYTES),
		state_pruning: None,
		source: DatabaseSource::ParityDb { path: folder.into() },
		blocks_pruning: BlocksPruning::KeepAll,
		pruning_filters: Vec::new(),
		metrics_registry: None,
	})?)
}

impl<H: sp_wasm_interface::HostFunctions> Chain<H> {
	/// The chain of `database`, which begins with `state` if the database is new.
	pub fn open(database: &Database, state: Storage, tasks: &TaskManager) -> Result<Self> {
		let executor = WasmExecutor::<H>::builder().build();
		let genesis =
			GenesisBlockBuilder::new_with_storage(state, true, database.clone(), executor.clone())?;
		let extensions = sc_client_api::execution_extensions::ExecutionExtensions::new(
			None,
			Arc::new(executor.clone()),
		);
		let client = new_client(
			database.clone(),
			executor,
			genesis,
			Default::default(),
			Default::default(),
			extensions,
			Box::new(tasks.spawn_handle()),
			None,
			None,
			ClientConfig::default(),
		)?;
		let genesis = client.info().genesis_hash;
		Ok(Self { client: Arc::new(client), genesis })
	}

	/// Authors the second block of the chain with these transactions, and forgets it.
	pub fn author(&self, transactions: &[Extrinsic]) -> Result<Authored> {
		let transactions = transactions.to_vec();
		let inherents = inherent_data()?;

		let start = Instant::now();
		let mut block: BlockBuilder<_, _> = BlockBuilderBuilder::new(&*self.client)
			.on_parent_block(self.genesis)
			.with_parent_block_number(0)
			.build()?;
		for inherent in block.create_inherents(inherents)? {
			block.push(inherent)?;
		}
		meter::read();
		let begun = Instant::now();
		let mut readings = Vec::with_capacity(transactions.len());
		for transaction in transactions {
			block.push(transaction)?;
			readings.push(meter::read());
		}
		let transactions = begun.elapsed();
		let built = block.build()?;
		let whole = start.elapsed();

		let key = storage_prefix(b"System", b"Events");
		let events = built
			.storage_changes
			.main_storage_changes
			.iter()
			.find(|(changed, _)| *changed == key)
			.and_then(|(_, value)| value.as_ref())
			.ok_or("a block without events")?;
		let events = Vec::<EventRecord<RuntimeEvent, Hash>>::decode(&mut &events[..])?;
		let events = events.into_iter().map(|record| record.event).collect();
		Ok(Authored { whole, transactions, events, readings })
	}
}

/// What the author of a block knows, at the beginning of time: no slot of BABE's is needed there.
fn inherent_data() -> Result<InherentData> {
	let mut data = InherentData::new();
	let time = sp_timestamp::InherentDataProvider::new(Duration::ZERO.into());
	futures::executor::block_on(time.provide_inherent_data(&mut data))?;
	Ok(data)
}
