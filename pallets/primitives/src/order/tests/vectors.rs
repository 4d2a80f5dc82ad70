//! The published vectors of signed orders, `vectors/orders.json`: made here, checked here, and read
//! by everybody who signs or verifies orders in another language.
//!
//! `UPDATE_VECTORS=1 cargo test -p livestars-primitives` writes the file anew. Signatures on
//! Ristretto255 are randomised, so a stored one is kept as long as it verifies.

use super::*;
use serde::{Deserialize, Serialize};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/orders.json");

const ABOUT: &str = "Signed orders of Live Stars. `payload` is what is signed, `hash` is its \
	BLAKE2b-256, `seed` is the 32-byte seed of the key (for sr25519 the mini secret key, expanded \
	as for Ed25519), `signed_order` is the SCALE encoding of the order and its signature as it is \
	settled. Numbers of more than 32 bits are decimal strings. Every vector verifies. No entry of \
	`invalid` verifies: there, `payload` is what is verified, and `signed` is what was signed.";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct File {
	about: String,
	domain: String,
	vectors: Vec<Vector>,
	invalid: Vec<InvalidVector>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Scheme {
	Sr25519,
	Ed25519,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct OrderFields {
	genesis: String,
	purse: String,
	performer: String,
	amount: String,
	sequence: String,
	served_by: Option<String>,
	memo: Option<String>,
	valid_until: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Vector {
	name: String,
	order: OrderFields,
	payload: String,
	hash: String,
	scheme: Scheme,
	seed: String,
	public: String,
	purse_key: String,
	signature: String,
	signed_order: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct InvalidVector {
	name: String,
	order: OrderFields,
	payload: String,
	signed: String,
	scheme: Scheme,
	public: String,
	signature_scheme: Scheme,
	signature: String,
}

fn to_hex(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn from_hex(text: &str) -> Vec<u8> {
	hex::decode(text.strip_prefix("0x").expect("hex starts with 0x")).expect("is hex")
}

fn from_hex_exact<const N: usize>(text: &str) -> [u8; N] {
	from_hex(text).try_into().expect("has the right length")
}

impl From<&ChainOrder> for OrderFields {
	fn from(order: &ChainOrder) -> Self {
		Self {
			genesis: to_hex(order.genesis),
			purse: order.purse.to_string(),
			performer: to_hex(&order.performer),
			amount: order.amount.to_string(),
			sequence: order.sequence.to_string(),
			served_by: order.served_by.as_ref().map(to_hex),
			memo: order.memo.map(to_hex),
			valid_until: order.valid_until,
		}
	}
}

impl From<&OrderFields> for ChainOrder {
	fn from(fields: &OrderFields) -> Self {
		Self {
			genesis: H256(from_hex_exact(&fields.genesis)),
			purse: fields.purse.parse().expect("a number"),
			performer: AccountId32::new(from_hex_exact(&fields.performer)),
			amount: fields.amount.parse().expect("a number"),
			sequence: fields.sequence.parse().expect("a number"),
			served_by: fields.served_by.as_deref().map(|it| AccountId32::new(from_hex_exact(it))),
			memo: fields.memo.as_deref().map(|it| H256(from_hex_exact(it))),
			valid_until: fields.valid_until,
		}
	}
}

/// A key of either scheme with its secret.
enum Signer {
	Sr25519(Box<sr25519::Pair>),
	Ed25519(Box<ed25519::Pair>),
}

impl Signer {
	fn new(scheme: Scheme, seed: &[u8; 32]) -> Self {
		match scheme {
			Scheme::Sr25519 => Self::Sr25519(Box::new(sr25519::Pair::from_seed(seed))),
			Scheme::Ed25519 => Self::Ed25519(Box::new(ed25519::Pair::from_seed(seed))),
		}
	}

	fn key(&self) -> PurseKey {
		match self {
			Self::Sr25519(pair) => PurseKey::Sr25519(pair.public()),
			Self::Ed25519(pair) => PurseKey::Ed25519(pair.public()),
		}
	}

	/// Signs `payload`, with the `stored` signature if that is one.
	fn sign(&self, payload: &[u8], stored: Option<&str>) -> OrderSignature {
		match self {
			Self::Ed25519(pair) => OrderSignature::Ed25519(pair.sign(payload)),
			Self::Sr25519(pair) => stored
				.map(|stored| signature_from(Scheme::Sr25519, stored))
				.filter(|stored| self.key().verify(payload, stored))
				.unwrap_or_else(|| OrderSignature::Sr25519(pair.sign(payload))),
		}
	}
}

fn key_bytes(key: &PurseKey) -> [u8; 32] {
	match key {
		PurseKey::Sr25519(public) => public.0,
		PurseKey::Ed25519(public) => public.0,
	}
}

fn key_from(scheme: Scheme, public: &str) -> PurseKey {
	let bytes = from_hex_exact(public);
	match scheme {
		Scheme::Sr25519 => PurseKey::Sr25519(sr25519::Public::from_raw(bytes)),
		Scheme::Ed25519 => PurseKey::Ed25519(ed25519::Public::from_raw(bytes)),
	}
}

fn signature_bytes(signature: &OrderSignature) -> [u8; 64] {
	match signature {
		OrderSignature::Sr25519(signature) => signature.0,
		OrderSignature::Ed25519(signature) => signature.0,
	}
}

fn signature_from(scheme: Scheme, signature: &str) -> OrderSignature {
	let bytes = from_hex_exact(signature);
	match scheme {
		Scheme::Sr25519 => OrderSignature::Sr25519(sr25519::Signature::from_raw(bytes)),
		Scheme::Ed25519 => OrderSignature::Ed25519(ed25519::Signature::from_raw(bytes)),
	}
}

fn named_account(name: &str) -> AccountId32 {
	AccountId32::new(blake2_256(name.as_bytes()))
}

/// The orders that are published, by name.
fn orders() -> Vec<(&'static str, ChainOrder)> {
	let plain = Order {
		genesis: H256(blake2_256(b"livestars/vectors/genesis")),
		purse: 7,
		performer: named_account("livestars/vectors/performer"),
		amount: 25 * crate::LIVE,
		sequence: 0,
		served_by: None,
		memo: None,
		valid_until: 1_000_000,
	};
	let relay = named_account("livestars/vectors/relay");
	let memo = H256(blake2_256("Thank you ✨".as_bytes()));
	vec![
		("without relay and memo", plain.clone()),
		("with a relay", Order { served_by: Some(relay.clone()), sequence: 1, ..plain.clone() }),
		("with a memo", Order { memo: Some(memo), sequence: 2, ..plain.clone() }),
		(
			"with relay and memo",
			Order {
				served_by: Some(relay),
				memo: Some(memo),
				sequence: 3,
				amount: 1_234_567_890_123,
				..plain.clone()
			},
		),
		("one planck", Order { amount: 1, sequence: 4, ..plain }),
		(
			"everything zero",
			Order {
				genesis: H256::zero(),
				purse: 0,
				performer: AccountId32::new([0; 32]),
				amount: 0,
				sequence: 0,
				served_by: None,
				memo: None,
				valid_until: 0,
			},
		),
		(
			"everything at its highest",
			Order {
				genesis: H256::repeat_byte(0xFF),
				purse: u64::MAX,
				performer: AccountId32::new([0xFF; 32]),
				amount: u128::MAX,
				sequence: u64::MAX,
				served_by: Some(AccountId32::new([0xFF; 32])),
				memo: Some(H256::repeat_byte(0xFF)),
				valid_until: u32::MAX,
			},
		),
	]
}

const SCHEMES: [Scheme; 2] = [Scheme::Sr25519, Scheme::Ed25519];

fn seed() -> [u8; 32] {
	blake2_256(b"livestars/vectors/purse key")
}

fn vector(name: &str, order: &ChainOrder, scheme: Scheme, stored: Option<&Vector>) -> Vector {
	let signer = Signer::new(scheme, &seed());
	let payload = order.signing_payload();
	let stored = stored.map(|stored| stored.signature.as_str());
	let signature = signer.sign(&payload, stored);
	Vector {
		name: name.into(),
		order: order.into(),
		hash: to_hex(order_hash(&payload)),
		payload: to_hex(&payload),
		scheme,
		seed: to_hex(seed()),
		public: to_hex(key_bytes(&signer.key())),
		purse_key: to_hex(signer.key().encode()),
		signature: to_hex(signature_bytes(&signature)),
		signed_order: to_hex((order, &signature).encode()),
	}
}

/// What was signed instead of the payload of `order`, by name.
fn wrongly_signed(order: &ChainOrder) -> Vec<(&'static str, Vec<u8>)> {
	let other_chain = Order { genesis: H256::repeat_byte(1), ..order.clone() };
	let other_amount = Order { amount: order.amount + 1, ..order.clone() };
	let other_purse = Order { purse: order.purse + 1, ..order.clone() };
	let wrapped =
		[b"<Bytes>".as_slice(), &order.signing_payload(), b"</Bytes>".as_slice()].concat();
	vec![
		("another domain was signed", ("livestars/order/v2", order).encode()),
		("no domain was signed", order.encode()),
		("another genesis was signed", other_chain.signing_payload()),
		("another amount was signed", other_amount.signing_payload()),
		("another purse was signed", other_purse.signing_payload()),
		("the hash was signed", order_hash(&order.signing_payload()).0.to_vec()),
		("the payload was signed in the wrapping of wallets", wrapped),
	]
}

fn invalid_vectors(
	name: &str,
	order: &ChainOrder,
	valid: &[Vector],
	stored: Option<&File>,
) -> Vec<InvalidVector> {
	let mut invalid = vec![];
	let payload = order.signing_payload();
	for scheme in SCHEMES {
		let signer = Signer::new(scheme, &seed());
		let valid = valid
			.iter()
			.find(|vector| vector.name == name && vector.scheme == scheme)
			.expect("every order is signed in every scheme");
		let base = InvalidVector {
			name: String::new(),
			order: order.into(),
			payload: to_hex(&payload),
			signed: to_hex(&payload),
			scheme,
			public: valid.public.clone(),
			signature_scheme: scheme,
			signature: valid.signature.clone(),
		};

		for (name, signed) in wrongly_signed(order) {
			let stored = stored
				.into_iter()
				.flat_map(|file| &file.invalid)
				.find(|vector| vector.name == name && vector.scheme == scheme);
			let signature = signer.sign(&signed, stored.map(|stored| stored.signature.as_str()));
			invalid.push(InvalidVector {
				name: name.into(),
				signed: to_hex(signed),
				signature: to_hex(signature_bytes(&signature)),
				..base.clone()
			});
		}

		for (name, bit) in [
			("the first bit of the signature is flipped", 0),
			("a bit in the second half of the signature is flipped", 300),
		] {
			let mut signature = from_hex(&valid.signature);
			signature[bit / 8] ^= 1 << (bit % 8);
			invalid.push(InvalidVector {
				name: name.into(),
				signature: to_hex(signature),
				..base.clone()
			});
		}

		let mut flipped = payload.clone();
		flipped[60] ^= 1;
		let changed = ChainOrder::decode(&mut &flipped[1 + DOMAIN.len()..]).expect("an order");
		invalid.push(InvalidVector {
			name: "a bit of the order is flipped".into(),
			order: (&changed).into(),
			payload: to_hex(flipped),
			..base.clone()
		});

		let other = match scheme {
			Scheme::Sr25519 => Scheme::Ed25519,
			Scheme::Ed25519 => Scheme::Sr25519,
		};
		invalid.push(InvalidVector {
			name: "the signature is labelled with the other scheme".into(),
			signature_scheme: other,
			..base.clone()
		});
		let stranger = Signer::new(scheme, &[1; 32]).key();
		invalid.push(InvalidVector {
			name: "another key signed".into(),
			public: to_hex(key_bytes(&stranger)),
			..base
		});
	}
	invalid
}

/// The file as this crate makes it, keeping the signatures of `stored` that verify.
fn made(stored: Option<&File>) -> File {
	let orders = orders();
	let mut vectors = vec![];
	for (name, order) in &orders {
		for scheme in SCHEMES {
			let stored = stored
				.into_iter()
				.flat_map(|file| &file.vectors)
				.find(|vector| vector.name == *name && vector.scheme == scheme);
			vectors.push(vector(name, order, scheme, stored));
		}
	}
	let (name, order) = &orders[3];
	let invalid = invalid_vectors(name, order, &vectors, stored);
	File { about: ABOUT.into(), domain: DOMAIN.into(), vectors, invalid }
}

fn read() -> Option<File> {
	let text = std::fs::read_to_string(PATH).ok()?;
	serde_json::from_str(&text).ok()
}

/// Reads the file, and writes it anew before if that was asked for. One thread does it once.
fn published() -> File {
	static FILE: std::sync::OnceLock<File> = std::sync::OnceLock::new();
	FILE.get_or_init(|| {
		if std::env::var_os("UPDATE_VECTORS").is_some() {
			let text = serde_json::to_string_pretty(&made(read().as_ref())).expect("is JSON");
			std::fs::write(PATH, text + "\n").expect("the folder exists");
		}
		read().expect("the file is there and whole; UPDATE_VECTORS=1 writes it")
	})
	.clone()
}

#[test]
fn the_published_file_should_be_what_this_crate_makes() {
	let published = published();
	assert_eq!(published, made(Some(&published)), "UPDATE_VECTORS=1 writes the file anew");
}

#[test]
fn every_published_vector_should_verify() {
	for vector in published().vectors {
		let order = ChainOrder::from(&vector.order);
		let payload = order.signing_payload();
		assert_eq!(to_hex(&payload), vector.payload, "{}", vector.name);
		assert_eq!(to_hex(documented_payload(&order)), vector.payload, "{}", vector.name);
		assert_eq!(to_hex(order_hash(&payload)), vector.hash, "{}", vector.name);

		let key = key_from(vector.scheme, &vector.public);
		assert_eq!(to_hex(key.encode()), vector.purse_key);
		assert_eq!(Signer::new(vector.scheme, &from_hex_exact(&vector.seed)).key(), key);
		let signature = signature_from(vector.scheme, &vector.signature);
		assert!(key.verify(&payload, &signature), "{}", vector.name);

		let bytes = from_hex(&vector.signed_order);
		let decoded = <(ChainOrder, OrderSignature)>::decode(&mut &bytes[..]).expect("decodes");
		assert_eq!(decoded, (order, signature));
	}
}

#[test]
fn no_invalid_vector_should_verify() {
	for vector in published().invalid {
		let payload = ChainOrder::from(&vector.order).signing_payload();
		assert_eq!(to_hex(&payload), vector.payload, "{}", vector.name);
		let key = key_from(vector.scheme, &vector.public);
		let signature = signature_from(vector.signature_scheme, &vector.signature);
		assert!(!key.verify(&payload, &signature), "{}", vector.name);
	}
}

#[test]
fn wrongly_signed_vectors_should_be_good_signatures_of_what_was_signed() {
	let published = published();
	let (_, order) = &orders()[3];
	for (name, signed) in wrongly_signed(order) {
		for vector in published.invalid.iter().filter(|vector| vector.name == name) {
			assert_eq!(vector.signed, to_hex(&signed));
			let key = key_from(vector.scheme, &vector.public);
			let signature = signature_from(vector.signature_scheme, &vector.signature);
			assert!(key.verify(&signed, &signature), "{name}");
		}
	}
}
