//! A real client: the runtime as WebAssembly over ParityDB, without network or pool.

use livestars_runtime::{opaque::Block, Hash, RuntimeApi};
use polkadot_sdk::{
	sc_block_builder::{BlockBuilder, BlockBuilderBuilder, BlockBuilderApi},
	sc_chain_spec::GenesisBlockBuilder,
	sc_client_api::execution_extensions::ExecutionExtensions,
	sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource},
	sc_executor::{HeapAllocStrategy, WasmExecutionMethod, WasmExecutor, WasmtimeInstantiationStrategy},
	sc_service::{self, ClientConfig, TFullBackend, TFullClient, TaskExecutor},
	sp_api::ProvideRuntimeApi,
	sp_blockchain::HeaderBackend,
	sp_consensus_babe::{digests::{PreDigest, SecondaryPlainPreDigest}, BABE_ENGINE_ID},
	sp_core::{testing},
	sp_inherents::InherentData,
	sp_io::SubstrateHostFunctions,
	sp_runtime::{Digest, DigestItem},
	sp_storage::Storage,
	sp_timestamp,
};
use std::sync::Arc;
