//! Transactions as a wallet signs them, for programs that hold keys: benchmarks and tests.

use crate::{
	AccountId, Hash, Nonce, Runtime, RuntimeCall, SignedPayload, TxExtension, UncheckedExtrinsic,
	VERSION,
};
use codec::Encode;
use polkadot_sdk::{
	sp_core::{sr25519, Pair},
	sp_runtime::generic::Era,
	*,
};

/// For how long a transaction is valid: the era, and the hash of the block in which it begins, which
/// is the first block of the chain if it never ends.
pub type Validity = (Era, Hash);

/// A transaction with `call`, signed by `wallet` for the chain with this genesis, without a tip to
/// the author.
pub fn sign(
	call: RuntimeCall,
	wallet: &sr25519::Pair,
	nonce: Nonce,
	genesis: Hash,
	(era, checkpoint): Validity,
) -> UncheckedExtrinsic {
	let extension: TxExtension = (
		frame_system::AuthorizeCall::<Runtime>::new(),
		frame_system::CheckNonZeroSender::<Runtime>::new(),
		frame_system::CheckSpecVersion::<Runtime>::new(),
		frame_system::CheckTxVersion::<Runtime>::new(),
		frame_system::CheckGenesis::<Runtime>::new(),
		frame_system::CheckEra::<Runtime>::from(era),
		frame_system::CheckNonce::<Runtime>::from(nonce),
		frame_system::CheckWeight::<Runtime>::new(),
		pallet_transaction_payment::ChargeTransactionPayment::<Runtime>::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::<Runtime>::new(false),
		frame_system::WeightReclaim::<Runtime>::new(),
	);
	let (spec, transaction) = (VERSION.spec_version, VERSION.transaction_version);
	let implicit = ((), (), spec, transaction, genesis, checkpoint, (), (), (), None, ());
	let payload = SignedPayload::from_raw(call, extension, implicit);
	let signature = payload.using_encoded(|bytes| wallet.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	let sender = AccountId::from(wallet.public());
	UncheckedExtrinsic::new_signed(call, sender.into(), signature.into(), extension)
}
