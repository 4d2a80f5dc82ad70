//! The bytes of an order, and the published vectors.

use super::*;
use frame::deps::{sp_core::crypto::Pair, sp_runtime::AccountId32};
use proptest::prelude::*;

mod vectors;

type ChainOrder = Order<AccountId32, u128, u32>;

fn account() -> impl Strategy<Value = AccountId32> {
	any::<[u8; 32]>().prop_map(AccountId32::new)
}

fn hash() -> impl Strategy<Value = H256> {
	any::<[u8; 32]>().prop_map(H256)
}

fn order() -> impl Strategy<Value = ChainOrder> {
	(
		hash(),
		any::<u64>(),
		account(),
		any::<u128>(),
		any::<u64>(),
		prop::option::of(account()),
		prop::option::of(hash()),
		any::<u32>(),
	)
		.prop_map(
			|(genesis, purse, performer, amount, sequence, served_by, memo, valid_until)| Order {
				genesis,
				purse,
				performer,
				amount,
				sequence,
				served_by,
				memo,
				valid_until,
			},
		)
}

/// The payload as the table of the module's documentation says it, byte by byte.
fn documented_payload(order: &ChainOrder) -> Vec<u8> {
	let mut bytes = vec![72];
	bytes.extend(b"livestars/order/v1");
	bytes.extend(order.genesis.as_bytes());
	bytes.extend(order.purse.to_le_bytes());
	bytes.extend(AsRef::<[u8]>::as_ref(&order.performer));
	bytes.extend(order.amount.to_le_bytes());
	bytes.extend(order.sequence.to_le_bytes());
	match &order.served_by {
		None => bytes.push(0),
		Some(relay) => {
			bytes.push(1);
			bytes.extend(AsRef::<[u8]>::as_ref(relay));
		},
	}
	match &order.memo {
		None => bytes.push(0),
		Some(memo) => {
			bytes.push(1);
			bytes.extend(memo.as_bytes());
		},
	}
	bytes.extend(order.valid_until.to_le_bytes());
	bytes
}

/// Every way in which one field of `order` alone can differ from itself in `other`.
fn variations(order: &ChainOrder, other: &ChainOrder) -> Vec<ChainOrder> {
	let other = other.clone();
	vec![
		Order { genesis: other.genesis, ..order.clone() },
		Order { purse: other.purse, ..order.clone() },
		Order { performer: other.performer, ..order.clone() },
		Order { amount: other.amount, ..order.clone() },
		Order { sequence: other.sequence, ..order.clone() },
		Order { served_by: other.served_by, ..order.clone() },
		Order { memo: other.memo, ..order.clone() },
		Order { valid_until: other.valid_until, ..order.clone() },
	]
}

proptest! {
	#[test]
	fn an_order_should_be_the_same_when_it_is_encoded_and_decoded(order in order()) {
		let bytes = order.encode();
		prop_assert!(bytes.len() <= ChainOrder::max_encoded_len());
		let mut rest = &bytes[..];
		prop_assert_eq!(ChainOrder::decode(&mut rest).unwrap(), order);
		prop_assert!(rest.is_empty());
	}

	#[test]
	fn the_payload_should_be_laid_out_as_documented(order in order()) {
		let payload = order.signing_payload();
		prop_assert_eq!(&payload, &documented_payload(&order));
		let optional = 32 * (order.served_by.iter().len() + order.memo.iter().len());
		prop_assert_eq!(payload.len(), 1 + 18 + 32 + 8 + 32 + 16 + 8 + 1 + 1 + 4 + optional);
	}

	#[test]
	fn orders_should_have_different_payloads_when_any_field_differs(a in order(), b in order()) {
		for variation in variations(&a, &b) {
			let same = variation == a;
			prop_assert_eq!(variation.signing_payload() == a.signing_payload(), same);
			let (one, other) = (variation.signing_payload(), a.signing_payload());
			prop_assert_eq!(order_hash(&one) == order_hash(&other), same);
		}
	}

	#[test]
	fn a_truncated_order_should_not_decode(order in order(), cut in any::<prop::sample::Index>()) {
		let bytes = order.encode();
		let length = cut.index(bytes.len());
		prop_assert!(ChainOrder::decode(&mut &bytes[..length]).is_err());
	}

	#[test]
	fn decoding_should_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
		let _ = ChainOrder::decode(&mut &bytes[..]);
		let _ = OrderSignature::decode(&mut &bytes[..]);
		let _ = PurseKey::decode(&mut &bytes[..]);
	}

}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	#[test]
	fn a_key_should_verify_its_own_signatures_alone(
		order in order(),
		seed in any::<[u8; 32]>(),
		other in any::<[u8; 32]>(),
	) {
		prop_assume!(seed != other);
		let payload = order.signing_payload();
		let (schnorrkel, edwards) =
			(sr25519::Pair::from_seed(&seed), ed25519::Pair::from_seed(&seed));
		let keys = [PurseKey::Sr25519(schnorrkel.public()), PurseKey::Ed25519(edwards.public())];
		let signatures = [
			OrderSignature::Sr25519(schnorrkel.sign(&payload)),
			OrderSignature::Ed25519(edwards.sign(&payload)),
		];
		for (i, key) in keys.iter().enumerate() {
			for (j, signature) in signatures.iter().enumerate() {
				prop_assert_eq!(key.verify(&payload, signature), i == j);
			}
		}
		let others = [
			PurseKey::Sr25519(sr25519::Pair::from_seed(&other).public()),
			PurseKey::Ed25519(ed25519::Pair::from_seed(&other).public()),
		];
		for (key, signature) in others.iter().zip(&signatures) {
			prop_assert!(!key.verify(&payload, signature));
		}
	}
}

#[test]
fn the_domain_should_have_the_documented_length() {
	assert_eq!(DOMAIN.len(), 18);
	assert_eq!(DOMAIN.encode()[0], 72);
}
