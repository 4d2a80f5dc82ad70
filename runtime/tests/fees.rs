//! What a transaction costs, and who gets it.

mod common;

use codec::{Compact, Decode, Encode};
use common::*;
use livestars_runtime::{
	constants::currency::MILLILIVE, signing, Executive, Nonce, RuntimeCall, System,
	TransactionPayment, UncheckedExtrinsic,
};
use polkadot_sdk::{frame_support::assert_ok, sp_runtime::generic::Era, *};

/// A transaction of a development account, as a wallet would sign it.
fn signed(sender: &str, nonce: Nonce, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let genesis = System::block_hash(0);
	signing::sign(call.into(), &pair(sender), nonce, genesis, (Era::Immortal, genesis))
}

fn transfer(recipient: &str, value: u128) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: account(recipient).into(), value }.into()
}

#[test]
fn a_transfer_costs_a_few_thousandths_of_a_live_and_the_fee_goes_to_the_validators() {
	on_dev_chain(|| {
		// GIVEN
		let (sender, pot) = (free(&account("Alice")), free(&validators_pot()));
		let transfer =
			signed("Alice", System::account_nonce(account("Alice")), transfer("Bob", LIVE));
		let length = transfer.encoded_size() as u32;
		let quoted = TransactionPayment::query_info(transfer.clone(), length).partial_fee;

		// WHEN
		assert_ok!(Executive::apply_extrinsic(transfer).expect("it is valid"));

		// THEN
		let paid = sender - LIVE - free(&account("Alice"));
		assert!((MILLILIVE..=10 * MILLILIVE).contains(&paid), "a transfer cost {paid} planck");
		assert!(paid <= quoted, "a transfer cost {paid} planck, more than the quoted {quoted}");
		assert_eq!(free(&validators_pot()), pot + paid);
	});
}

#[test]
fn a_transaction_is_signed_in_the_fourth_format() {
	on_dev_chain(|| {
		let transfer = signed("Alice", 0, transfer("Bob", LIVE));
		let bytes = transfer.encode();
		let mut body = &bytes[..];
		let _length = Compact::<u32>::decode(&mut body).expect("it is there");
		assert_eq!(body[0], 0b1000_0100);
	});
}
