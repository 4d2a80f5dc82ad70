//! Countries by header and by address, with databases that the tests write.

use super::*;
use axum::http::Request;
use std::fs;

/// A value of MaxMind's format (MaxMind DB File Format Specification, version 2.0).
pub(crate) enum Value {
	Text(&'static str),
	Number { kind: u8, value: u64 },
	List(Vec<Value>),
	Map(Vec<(&'static str, Value)>),
}

/// The types of the format's numbers.
const UINT16: u8 = 5;
const UINT32: u8 = 6;
const UINT64: u8 = 9;

impl Value {
	fn write(&self, to: &mut Vec<u8>) {
		let mut head = |kind: u8, size: usize| {
			let size = u8::try_from(size).unwrap();
			assert!(size < 29, "no longer values are needed");
			match kind {
				1..=7 => to.push(kind << 5 | size),
				extended => to.extend([size, extended - 7]),
			}
		};
		match self {
			Self::Text(text) => {
				head(2, text.len());
				to.extend(text.bytes());
			},
			Self::Number { kind, value } => {
				let bytes = value.to_be_bytes();
				let bytes = &bytes[value.leading_zeros() as usize / 8..];
				head(*kind, bytes.len());
				to.extend(bytes);
			},
			Self::List(values) => {
				head(11, values.len());
				values.iter().for_each(|value| value.write(to));
			},
			Self::Map(values) => {
				head(7, values.len());
				for (key, value) in values {
					Self::Text(key).write(to);
					value.write(to);
				}
			},
		}
	}
}

/// A database that says this of these networks, each an address and the length of its prefix. Those of
/// IPv4 are where the format has them among those of IPv6: in ::/96.
pub(crate) fn database(kind: &'static str, networks: Vec<(IpAddr, usize, Value)>) -> Vec<u8> {
	// A branch is none yet, a node, or (past what nodes can be) a place in the data.
	const NOTHING: usize = usize::MAX;
	const DATA: usize = 1 << 40;
	let (mut nodes, mut data) = (vec![[NOTHING; 2]], Vec::new());
	for (address, length, value) in networks {
		let (bits, length) = match address {
			IpAddr::V4(address) => (u128::from(u32::from(address)), 96 + length),
			IpAddr::V6(address) => (u128::from(address), length),
		};
		let branch = |depth: usize| (bits >> (127 - depth)) as usize & 1;
		let mut node = 0;
		for depth in 0..length - 1 {
			if nodes[node][branch(depth)] == NOTHING {
				nodes[node][branch(depth)] = nodes.len();
				nodes.push([NOTHING; 2]);
			}
			node = nodes[node][branch(depth)];
		}
		nodes[node][branch(length - 1)] = DATA + data.len();
		value.write(&mut data);
	}
	let mut file = Vec::new();
	for record in nodes.iter().flatten() {
		let record = match *record {
			NOTHING => nodes.len(),
			place if place >= DATA => nodes.len() + 16 + place - DATA,
			node => node,
		};
		file.extend(&(record as u32).to_be_bytes()[1..]);
	}
	file.extend([0; 16]);
	file.extend(data);
	file.extend(b"\xab\xcd\xefMaxMind.com");
	let number = |kind, value| Value::Number { kind, value };
	Value::Map(vec![
		("binary_format_major_version", number(UINT16, 2)),
		("binary_format_minor_version", number(UINT16, 0)),
		("build_epoch", number(UINT64, 1_800_000_000)),
		("database_type", Value::Text(kind)),
		("description", Value::Map(vec![("en", Value::Text("written by a test"))])),
		("ip_version", number(UINT16, 6)),
		("languages", Value::List(vec![Value::Text("en")])),
		("node_count", number(UINT32, nodes.len() as u64)),
		("record_size", number(UINT16, 24)),
	])
	.write(&mut file);
	file
}

fn country(code: &'static str) -> Value {
	Value::Map(vec![("country", Value::Map(vec![("iso_code", Value::Text(code))]))])
}

/// Documentation's networks, in two countries and nowhere.
fn countries() -> Vec<u8> {
	database(
		"Test-Country",
		vec![
			("192.0.2.0".parse().unwrap(), 24, country("CH")),
			("198.51.100.0".parse().unwrap(), 25, country("FR")),
			("203.0.113.0".parse().unwrap(), 24, Value::Map(vec![])),
			("2001:db8::".parse().unwrap(), 32, country("SE")),
			("2001:db9::".parse().unwrap(), 32, country("Atlantis")),
		],
	)
}

fn open(bytes: &[u8]) -> Result<Countries, DatabaseError> {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("countries.mmdb");
	fs::write(&path, bytes).unwrap();
	Database::open(&path).map(|database| Countries::Database(Arc::new(database)))
}

/// A request with a header.
fn with(header: (&str, &str)) -> Parts {
	Request::builder().header(header.0, header.1).body(()).unwrap().into_parts().0
}

#[test]
fn the_country_is_that_of_the_address() {
	let countries = open(&countries()).unwrap();
	for (address, country) in [
		("192.0.2.1", Some("CH")),
		("192.0.2.255", Some("CH")),
		("192.0.3.1", None),
		("198.51.100.127", Some("FR")),
		("198.51.100.128", None),
		("203.0.113.1", None),
		("2001:db8:ffff::1", Some("SE")),
		("2001:db9::1", None),
		("::ffff:192.0.2.7", Some("CH")),
		("127.0.0.1", None),
		("::1", None),
	] {
		// Whatever a client says of itself.
		let parts = with(("cf-ipcountry", "DE"));
		let found = countries.of(&parts, address.parse().ok());
		assert_eq!(found.as_deref(), country, "{address}");
	}
	let nowhere = Request::new(()).into_parts().0;
	assert_eq!(countries.of(&nowhere, None), None);
}

#[test]
fn the_country_is_what_the_trusted_header_says() {
	let header = Countries::Header(HeaderName::from_static("cf-ipcountry"));
	let country = |value| header.of(&with(("cf-ipcountry", value)), None);
	assert_eq!(country("de"), Some("DE".into()));
	for unknown in ["", "XX", "T1", "DEU", "D", "?!"] {
		assert_eq!(country(unknown), None, "{unknown}");
	}
	assert_eq!(header.of(&with(("country", "DE")), None), None);
	assert_eq!(Countries::Unknown.of(&with(("cf-ipcountry", "DE")), None), None);
}

#[test]
fn what_is_no_database_of_countries_is_refused() {
	for bytes in [&b""[..], b"no database", &countries()[..200], &[0xff; 4_096]] {
		assert!(matches!(open(bytes), Err(DatabaseError::Unreadable(_))), "{}", bytes.len());
	}
	let of_networks = database(
		"Test-ASN",
		vec![(
			"192.0.2.0".parse().unwrap(),
			24,
			Value::Map(vec![("autonomous_system_name", Value::Text("Example"))]),
		)],
	);
	let Err(error) = open(&of_networks) else { panic!("it has no countries") };
	assert!(error.to_string().contains("Test-ASN"), "{error}");
	let missing = Database::open(Path::new("/nowhere/countries.mmdb")).unwrap_err();
	assert!(matches!(missing, DatabaseError::Unreadable(_)), "{missing}");
}

#[test]
fn an_address_is_in_no_output() {
	let countries = open(&countries()).unwrap();
	assert_eq!(format!("{countries:?}"), "Database");
	let Countries::Database(database) = countries else { panic!("it is one") };
	assert_eq!(database.made_on(), "2027-01-15");
}

proptest::proptest! {
	#[test]
	fn no_damage_to_a_database_makes_the_reader_panic(
		at in proptest::prelude::any::<proptest::sample::Index>(),
		byte in proptest::prelude::any::<u8>(),
		address in proptest::prelude::any::<u128>(),
	) {
		let mut bytes = countries();
		let at = at.index(bytes.len());
		bytes[at] = byte;
		if let Ok(countries) = open(&bytes) {
			let address = std::net::Ipv6Addr::from(address);
			countries.of(&with(("a", "b")), Some(address.into()));
		}
	}
}
