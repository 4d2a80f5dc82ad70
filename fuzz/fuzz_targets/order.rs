//! Orders: as JSON, as the chain encodes them, and the texts in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livestars_chain::{planck, Account, Hash, Signature, SignedOrder};
use livestars_relay::orders::{read, Rejection};
use parity_scale_codec::{Decode, Encode, MaxEncodedLen};
use std::{fmt::Display, str::FromStr};

fuzz_target!(|bytes: &[u8]| {
	match read(bytes) {
		Ok((signed, _)) => check(&signed),
		Err(rejection) => assert!(matches!(rejection, Rejection::Malformed(_))),
	}
	let mut rest = bytes;
	if let Ok(signed) = SignedOrder::decode(&mut rest) {
		let read = &bytes[..bytes.len() - rest.len()];
		assert_eq!(signed.encode(), read, "an order has one encoding");
		check(&signed);
	}
	if let Ok(text) = std::str::from_utf8(bytes) {
		stays::<Account>(text);
		stays::<Hash>(text);
		stays::<Signature>(text);
		if let Some(amount) = planck::parse(text) {
			assert_eq!(planck::parse(&amount.to_string()), Some(amount));
		}
	}
});

/// What is read is written and read again, in JSON and as the chain encodes it.
fn check(signed: &SignedOrder) {
	let encoded = signed.encode();
	assert!(encoded.len() <= SignedOrder::max_encoded_len());
	let decoded = SignedOrder::decode(&mut encoded.as_slice()).expect("what was encoded");
	assert_eq!((&decoded, decoded.hash()), (signed, signed.hash()));
	let flat = serde_json::to_value(signed).expect("an order can be written");
	assert_eq!(serde_json::from_value::<SignedOrder>(flat.clone()).ok().as_ref(), Some(signed));
	let posted = serde_json::json!({ "order": flat }).to_string();
	assert_eq!(read(posted.as_bytes()), Ok((signed.clone(), None)));
}

/// A text that is read is written so that it is read as the same.
fn stays<T: FromStr + Display + PartialEq>(text: &str) {
	if let Ok(value) = text.parse::<T>() {
		assert!(value.to_string().parse::<T>().is_ok_and(|again| again == value), "{text:?}");
	}
}
