//! Accounts by number, and the transactions that they sign.

use codec::Encode;
use livestars_primitives::order::{Order, OrderSignature, PurseId};
use livestars_runtime::{
	opaque, signing, AccountId, Balance, BlockNumber, Hash, Nonce, RuntimeCall, UncheckedExtrinsic,
};
use pallet_purses::SignedOrder;
use polkadot_sdk::{
	sp_core::{sr25519, Pair},
	sp_io::hashing::blake2_256,
	sp_runtime::{generic::Era, traits::Block},
};

/// A transaction as blocks hold it.
pub type Extrinsic = <opaque::Block as Block>::Extrinsic;

/// The account of performer `number`. Nobody has its key.
pub fn performer(number: u32) -> AccountId {
	blake2_256(&("performer", number).encode()).into()
}

/// The wallet of viewer `number`.
pub fn viewer(number: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&blake2_256(&("viewer", number).encode()))
}

/// The key of viewer `number`'s purse.
pub fn purse_key(number: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&blake2_256(&("purse", number).encode()))
}

/// The account of a wallet.
pub fn account(wallet: &sr25519::Pair) -> AccountId {
	wallet.public().into()
}

/// A transaction with `call`, signed by `wallet` for the chain with this genesis, valid for ever.
pub fn sign(
	call: impl Into<RuntimeCall>,
	wallet: &sr25519::Pair,
	nonce: Nonce,
	genesis: Hash,
) -> UncheckedExtrinsic {
	signing::sign(call.into(), wallet, nonce, genesis, (Era::Immortal, genesis))
}

/// The first order of a purse, signed by its key.
pub fn sign_order(
	genesis: Hash,
	(purse, key): (PurseId, &sr25519::Pair),
	performer: AccountId,
	amount: Balance,
	served_by: AccountId,
) -> SignedOrder<AccountId, Balance, BlockNumber> {
	let order = Order {
		genesis,
		purse,
		performer,
		amount,
		sequence: 0,
		served_by: Some(served_by),
		memo: None,
		valid_until: BlockNumber::MAX,
	};
	let signature = OrderSignature::Sr25519(key.sign(&order.signing_payload()));
	SignedOrder { order, signature }
}
