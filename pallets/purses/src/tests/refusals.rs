//! Orders that are refused, each for its reason, changing nothing.

use crate::{mock::*, PurseOf, Purses as PursesMap, Refusal, SignedOrder, SignedOrderOf};
use frame::{
	deps::sp_core::{ed25519, sr25519, Pair},
	testing_prelude::*,
};
use livestars_primitives::{
	eligibility::Ineligibility,
	order::{Order, OrderSignature, PurseKey, DOMAIN},
	payment::PaymentError,
};

/// The order is refused for `reason`, and neither purse nor balances change.
fn assert_refused(signed: SignedOrderOf<Test>, reason: Refusal) {
	let state = || {
		let purses: Vec<(u64, PurseOf<Test>)> = PursesMap::<Test>::iter().collect();
		let accounts: Vec<_> = frame_system::Account::<Test>::iter().collect();
		let holds: Vec<_> = pallet_balances::Holds::<Test>::iter().collect();
		(purses, accounts, holds, Receipts::get())
	};
	let before = state();
	assert_eq!(settle_one(signed), Err(reason));
	assert_eq!(state(), before);
}

#[test]
fn an_order_should_be_refused_when_it_is_for_another_chain() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let mut foreign = order(purse, 0, 10);
		foreign.genesis = H256::repeat_byte(1);
		assert_refused(sign(foreign), Refusal::WrongGenesis);
	});
}

#[test]
fn an_order_should_be_refused_when_its_purse_is_unknown() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		assert_refused(signed(purse + 1, 0, 10), Refusal::UnknownPurse);
		assert_refused(signed(u64::MAX, 0, 10), Refusal::UnknownPurse);
	});
}

#[test]
fn an_order_should_be_refused_when_it_or_its_purse_expired() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		System::set_block_number(401);
		assert_refused(signed(purse, 0, 10), Refusal::OrderExpired);

		System::set_block_number(501);
		let mut late = order(purse, 0, 10);
		late.valid_until = 501;
		assert_refused(sign(late), Refusal::PurseExpired);
	});
}

#[test]
fn an_order_should_be_refused_when_it_is_replayed() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let signed = signed(purse, 3, 10);
		assert_eq!(settle_one(signed.clone()), Ok(()));

		// the same order, the same order signed anew, and another order with its sequence
		assert_refused(signed.clone(), Refusal::Replayed);
		assert_refused(sign(signed.order), Refusal::Replayed);
		assert_refused(sign(order(purse, 3, 20)), Refusal::Replayed);
	});
}

#[test]
fn an_order_should_be_refused_when_its_purse_is_gone_and_a_new_one_has_the_same_key() {
	build_and_execute(|| {
		// GIVEN an order of a purse that was closed and reclaimed
		let old = open_purse(1_000);
		let signed = signed(old, 0, 10);
		assert_ok!(Purses::close(RuntimeOrigin::signed(VIEWER), old));
		System::set_block_number(CLOSING_DELAY + 2);
		assert_ok!(Purses::reclaim(RuntimeOrigin::signed(VIEWER), old));

		// WHEN the same key has a new purse
		let new = open_purse(1_000);

		// THEN
		assert_refused(signed.clone(), Refusal::UnknownPurse);
		let mut moved = signed;
		moved.order.purse = new;
		assert_refused(moved, Refusal::BadSignature);
	});
}

#[test]
fn an_order_should_be_refused_when_it_lies_below_the_window() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		assert_eq!(settle_one(signed(purse, 500, 10)), Ok(()));
		assert_refused(signed(purse, 372, 10), Refusal::SequenceTooOld);
		assert_eq!(settle_one(signed(purse, 373, 10)), Ok(()));
	});
}

#[test]
fn an_order_should_be_refused_when_it_asks_for_more_than_remains() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		assert_refused(signed(purse, 0, 1_001), Refusal::OverCap);
		assert_refused(signed(purse, 0, Balance::MAX), Refusal::OverCap);
		assert_eq!(settle_one(signed(purse, 0, 400)), Ok(()));
		assert_refused(signed(purse, 1, 601), Refusal::OverCap);
	});
}

#[test]
fn an_order_should_be_refused_when_another_key_signed_it() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let order = order(purse, 0, 10);
		let other = sr25519::Pair::from_seed(&[9; 32]);
		let signature = OrderSignature::Sr25519(other.sign(&order.signing_payload()));
		assert_refused(SignedOrder { order, signature }, Refusal::BadSignature);
	});
}

#[test]
fn an_order_should_be_refused_when_the_other_scheme_signed_it() {
	build_and_execute(|| {
		// GIVEN keys of both schemes with the same public bytes
		let pair = ed25519_key();
		let bytes = pair.public().0;
		let as_sr25519 = PurseKey::Sr25519(sr25519::Public::from_raw(bytes));
		let purse = open_purse_of(VIEWER, as_sr25519, 1_000);

		// THEN a good signature of the other scheme is none, labelled truly or falsely
		let order = order(purse, 0, 10);
		let good = pair.sign(&order.signing_payload());
		let truly = OrderSignature::Ed25519(good);
		assert_refused(
			SignedOrder { order: order.clone(), signature: truly },
			Refusal::BadSignature,
		);
		let falsely = OrderSignature::Sr25519(sr25519::Signature::from_raw(good.0));
		assert_refused(SignedOrder { order, signature: falsely }, Refusal::BadSignature);
	});
}

#[test]
fn an_order_should_be_refused_when_another_domain_was_signed() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let order = order(purse, 0, 10);
		for payload in [
			("livestars/order/v2", &order).encode(),
			order.encode(),
			(DOMAIN, &order, 0u8).encode(),
			[b"<Bytes>".as_slice(), &order.signing_payload(), b"</Bytes>"].concat(),
			order.signing_payload()[1..].to_vec(),
			vec![],
		] {
			let signature = OrderSignature::Sr25519(key().sign(&payload));
			assert_refused(SignedOrder { order: order.clone(), signature }, Refusal::BadSignature);
		}
	});
}

#[test]
fn an_order_should_be_refused_when_any_field_changed_after_it_was_signed() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let second = open_purse(1_000);
		type Change = fn(&mut Order<AccountId, Balance, u32>, u64);
		let changes: [Change; 7] = [
			|order, second| order.purse = second,
			|order, _| order.performer = SECOND_PERFORMER,
			|order, _| order.amount += 1,
			|order, _| order.sequence += 1,
			|order, _| order.served_by = None,
			|order, _| order.memo = None,
			|order, _| order.valid_until += 1,
		];
		for change in changes {
			let mut signed = signed(purse, 0, 10);
			change(&mut signed.order, second);
			assert_refused(signed, Refusal::BadSignature);
		}
	});
}

#[test]
fn an_order_should_be_refused_when_one_bit_of_its_signature_flipped() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let good = key().sign(&order(purse, 0, 10).signing_payload());
		for bit in [0, 255, 256, 300, 504, 511] {
			let mut bytes = good.0;
			bytes[bit / 8] ^= 1 << (bit % 8);
			let signature = OrderSignature::Sr25519(sr25519::Signature::from_raw(bytes));
			assert_refused(
				SignedOrder { order: order(purse, 0, 10), signature },
				Refusal::BadSignature,
			);
		}
		for bytes in [[0; 64], [0xFF; 64]] {
			for signature in [
				OrderSignature::Sr25519(sr25519::Signature::from_raw(bytes)),
				OrderSignature::Ed25519(ed25519::Signature::from_raw(bytes)),
			] {
				let order = order(purse, 0, 10);
				assert_refused(SignedOrder { order, signature }, Refusal::BadSignature);
			}
		}
	});
}

#[test]
fn an_order_should_be_refused_when_the_engine_refuses_the_payment() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let to = |performer, amount| {
			let mut order = order(purse, 0, amount);
			order.performer = performer;
			sign(order)
		};
		for (signed, error) in [
			(to(PERFORMER, 0), PaymentError::ZeroAmount),
			(to(VIEWER, 10), PaymentError::SelfPayment),
			(to(STRANGER, 10), PaymentError::NotAPerformer),
			(to(REVOKED_PERFORMER, 10), PaymentError::NotEligible(Ineligibility::Revoked)),
		] {
			assert_refused(signed, Refusal::Payment(error));
		}

		// THEN the sequence was not used up
		assert_eq!(settle_one(to(PERFORMER, 10)), Ok(()));
	});
}

#[test]
fn an_order_should_be_refused_for_its_signature_before_the_engine_is_asked() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let mut signed = signed(purse, 0, 10);
		signed.order.performer = STRANGER;
		assert_refused(signed, Refusal::BadSignature);
	});
}

#[test]
fn an_order_should_never_be_worth_anything_when_it_is_truncated() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let orders = vec![signed(purse, 0, 10), signed(purse, 1, 10)].try_into().unwrap();
		let call = RuntimeCall::from(crate::Call::<Test>::settle { orders });
		let bytes = call.encode();
		assert_eq!(RuntimeCall::decode(&mut &bytes[..]), Ok(call));
		for length in 0..bytes.len() {
			assert!(RuntimeCall::decode(&mut &bytes[..length]).is_err());
		}
	});
}

#[test]
fn a_batch_should_not_decode_when_it_is_too_long() {
	build_and_execute(|| {
		let purse = open_purse(1_000);
		let order = signed(purse, 0, 10);
		let decode = |number: usize| {
			let bytes = vec![order.clone(); number].encode();
			BoundedVec::<SignedOrderOf<Test>, ConstU32<{ crate::MAX_ORDERS }>>::decode(
				&mut &bytes[..],
			)
		};
		assert_eq!(decode(256).unwrap().len(), 256);
		assert!(decode(257).is_err());
	});
}

#[test]
fn an_order_should_not_decode_when_its_enums_are_out_of_range() {
	build_and_execute(|| {
		let good = signed(0, 0, 10);
		let bytes = good.encode();
		assert_eq!(SignedOrderOf::<Test>::decode(&mut &bytes[..]).unwrap(), good);

		let scheme = good.order.encode().len();
		let served_by = 32 + 8 + 8 + 16 + 8;
		for place in [scheme, served_by] {
			let mut bad = bytes.clone();
			bad[place] = 2;
			assert!(SignedOrderOf::<Test>::decode(&mut &bad[..]).is_err());
		}
	});
}
