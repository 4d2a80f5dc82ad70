//! Which methods of a node are for everybody: those that read the chain and those that hand in a
//! transaction. What an operator does with a node is not among them, nor what reads without bounds.

/// What the names of whole families begin with, all of whose methods are for everybody.
const FAMILIES: [&str; 6] = [
	"archive_v1_",
	"chainHead_v1_",
	"chainSpec_v1_",
	"liveStars_",
	"transactionWatch_v1_",
	"transaction_v1_",
];

/// Single methods.
const METHODS: [&str; 35] = [
	"author_submitAndWatchExtrinsic",
	"author_submitExtrinsic",
	"author_unwatchExtrinsic",
	"chain_getBlock",
	"chain_getBlockHash",
	"chain_getFinalizedHead",
	"chain_getHeader",
	"chain_subscribeAllHeads",
	"chain_subscribeFinalizedHeads",
	"chain_subscribeNewHead",
	"chain_subscribeNewHeads",
	"chain_unsubscribeAllHeads",
	"chain_unsubscribeFinalizedHeads",
	"chain_unsubscribeNewHead",
	"chain_unsubscribeNewHeads",
	"payment_queryFeeDetails",
	"payment_queryInfo",
	"rpc.discover",
	"rpc_methods",
	"state_call",
	"state_getMetadata",
	"state_getRuntimeVersion",
	"state_getStorage",
	"state_getStorageHash",
	"state_getStorageSize",
	"state_queryStorageAt",
	"state_subscribeRuntimeVersion",
	"state_unsubscribeRuntimeVersion",
	"system_accountNextIndex",
	"system_chain",
	"system_chainType",
	"system_health",
	"system_name",
	"system_properties",
	"system_version",
];

/// Whether everybody may call a method.
pub fn is_public(method: &str) -> bool {
	METHODS.binary_search(&method).is_ok()
		|| FAMILIES.iter().any(|family| method.starts_with(family))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_methods_are_in_order_to_be_searched() {
		assert!(METHODS.is_sorted());
	}

	#[test]
	fn what_reads_and_what_hands_in_transactions_is_for_everybody() {
		for method in [
			"chainHead_v1_follow",
			"chainHead_v1_unpin",
			"transaction_v1_broadcast",
			"transactionWatch_v1_submitAndWatch",
			"archive_v1_storage",
			"chainSpec_v1_genesisHash",
			"liveStars_ranking",
			"state_getMetadata",
			"author_submitExtrinsic",
			"rpc.discover",
		] {
			assert!(is_public(method), "{method}");
		}
	}

	#[test]
	fn what_is_the_operators_is_not() {
		for method in [
			"",
			"author_hasKey",
			"author_insertKey",
			"author_pendingExtrinsics",
			"author_removeExtrinsic",
			"author_rotateKeys",
			"author_rotateKeysWithOwner",
			"babe_epochAuthorship",
			"dev_getBlockStats",
			"grandpa_roundState",
			"offchain_localStorageGet",
			"offchain_localStorageSet",
			"state_getKeysPaged",
			"state_getPairs",
			"state_subscribeStorage",
			"state_traceBlock",
			"sync_state_genSyncSpec",
			"system_addLogFilter",
			"system_addReservedPeer",
			"system_dryRun",
			"system_nodeRoles",
			"system_peers",
			"system_removeReservedPeer",
			"system_resetLogFilter",
			"system_unstable_networkState",
			"AUTHOR_SUBMITEXTRINSIC",
			" author_rotateKeys",
			"author_submitExtrinsic ",
			"chainHead_v1",
		] {
			assert!(!is_public(method), "{method}");
		}
	}
}
