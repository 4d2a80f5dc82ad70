//! Which chains the node knows by name: `dev` and `local`. Every other chain is a file.

use livestars_runtime::{configs::system::SS58_PREFIX, opaque::Block, WASM_BINARY};
use polkadot_sdk::{
	sc_chain_spec::{ChainSpecExtension, ChainType, Properties},
	sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	*,
};
use serde::{Deserialize, Serialize};

/// What a specification can say beyond the genesis.
#[derive(Clone, ChainSpecExtension, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Extensions {
	/// Blocks that must be in the chain.
	pub fork_blocks: sc_client_api::ForkBlocks<Block>,
	/// Blocks that must not be in the chain.
	pub bad_blocks: sc_client_api::BadBlocks<Block>,
	/// Where a light client may start from.
	pub light_sync_state: sc_sync_state_rpc::LightSyncStateExtension,
}

/// A chain's specification.
pub type ChainSpec = sc_service::GenericChainSpec<Extensions>;

/// One validator, for trying things out.
pub fn development() -> Result<ChainSpec, String> {
	named("Live Stars Development", "livestars_dev", ChainType::Development, DEV_RUNTIME_PRESET)
}

/// A few validators on one machine.
pub fn local() -> Result<ChainSpec, String> {
	named("Live Stars Local", "livestars_local", ChainType::Local, LOCAL_TESTNET_RUNTIME_PRESET)
}

fn named(name: &str, id: &str, kind: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let code = WASM_BINARY.ok_or("This node was built without the runtime's WebAssembly.")?;
	Ok(ChainSpec::builder(code, Extensions::default())
		.with_name(name)
		.with_id(id)
		.with_protocol_id(id)
		.with_chain_type(kind)
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// How wallets show amounts and addresses.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "LIVE".into());
	properties.insert("tokenDecimals".into(), 12.into());
	properties.insert("ss58Format".into(), SS58_PREFIX.into());
	properties
}
