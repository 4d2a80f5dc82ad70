//! What the node answers over JSON-RPC, besides what every node of its kind answers: the system,
//! chain, state, author and RPC v2 methods are added by the service itself.

mod live_stars;
mod openrpc;
mod types;

use crate::service::{FullBackend, FullClient, FullSelectChain, TransactionPool};
use jsonrpsee::RpcModule;
use livestars_runtime::{opaque::Block, BlockNumber, Hash};
use polkadot_sdk::{
	pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer},
	sc_chain_spec::ChainSpec,
	sc_consensus_babe::BabeWorkerHandle,
	sc_consensus_babe_rpc::{Babe, BabeApiServer},
	sc_consensus_grandpa::{
		FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
	},
	sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer},
	sc_rpc::{
		dev::{Dev, DevApiServer},
		SubscriptionTaskExecutor,
	},
	sc_sync_state_rpc::{SyncState, SyncStateApiServer},
	sp_keystore::KeystorePtr,
	substrate_frame_rpc_system::{System, SystemApiServer},
};
use std::{error::Error, sync::Arc};

/// What the methods need to know of BABE.
pub struct BabeDeps {
	/// Asks the worker about epochs.
	pub worker: BabeWorkerHandle<Block>,
	/// Tells which authorities are this node's.
	pub keystore: KeystorePtr,
}

/// What the methods need to know of GRANDPA.
pub struct GrandpaDeps {
	/// How far the current round is.
	pub voter_state: SharedVoterState,
	/// Who votes.
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// New proofs of finality.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Old proofs of finality.
	pub proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

/// What the methods need.
pub struct Deps {
	/// The client.
	pub client: Arc<FullClient>,
	/// The transaction pool.
	pub pool: Arc<TransactionPool>,
	/// The choice between forks.
	pub select_chain: FullSelectChain,
	/// The chain's specification.
	pub chain_spec: Box<dyn ChainSpec>,
	/// BABE.
	pub babe: BabeDeps,
	/// GRANDPA.
	pub grandpa: GrandpaDeps,
}

/// All methods of this node.
pub fn methods(
	deps: Deps,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let Deps { client, pool, select_chain, chain_spec, babe, grandpa } = deps;
	let mut module = RpcModule::new(());

	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(
		SyncState::new(
			chain_spec,
			client.clone(),
			grandpa.authority_set.clone(),
			babe.worker.clone(),
		)?
		.into_rpc(),
	)?;
	module.merge(Babe::new(client.clone(), babe.worker, babe.keystore, select_chain).into_rpc())?;
	module.merge(
		Grandpa::new(
			executor,
			grandpa.authority_set,
			grandpa.voter_state,
			grandpa.justifications,
			grandpa.proofs,
		)
		.into_rpc(),
	)?;
	module.merge(Dev::new(client.clone()).into_rpc())?;

	module.merge(live_stars::methods(client)?)?;

	Ok(module)
}
