//! Who is in a room: by account, or without one.

use livestars_chain::Account;
use serde_with::{DeserializeFromStr, SerializeDisplay};
use std::{fmt, net::IpAddr, str::FromStr};

/// The name by which others in the room mean somebody: 128 bits that tell nothing of account or
/// address. Somebody with an account keeps it as long as the relay runs, in one room; somebody
/// without one has another with every socket.
#[derive(
	Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, SerializeDisplay, DeserializeFromStr,
)]
pub struct Person(pub [u8; 16]);

/// The text is not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonError;

impl fmt::Display for PersonError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a person is 32 hexadecimal digits, as the room's messages name them")
	}
}

impl std::error::Error for PersonError {}

impl fmt::Display for Person {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&hex::encode(self.0))
	}
}

impl fmt::Debug for Person {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

impl FromStr for Person {
	type Err = PersonError;

	fn from_str(text: &str) -> Result<Self, PersonError> {
		let mut bytes = [0; 16];
		hex::decode_to_slice(text, &mut bytes).map_err(|_| PersonError)?;
		Ok(Self(bytes))
	}
}

/// What stands for a network address: its hash under a key that only this process has. An IPv6
/// address counts by its first 64 bits, which is what one subscriber gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddressTag([u8; 16]);

/// To whom a mute, a ban or a limit of speed applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
	/// The owner of an account, wherever she connects from.
	Account(Account),
	/// Everybody without an account at one network address.
	Address(AddressTag),
	/// One socket, where the relay does not know its address.
	Socket(Person),
}

/// Makes names that mean nothing outside this process.
pub(crate) struct Names {
	key: [u8; 32],
}

impl Names {
	/// Names under a fresh key, which is never written anywhere.
	pub fn new() -> Self {
		Self { key: rand::random() }
	}

	/// A name for a socket.
	pub fn socket(&self) -> Person {
		Person(rand::random())
	}

	/// The name of an account in a performer's room.
	pub fn account(&self, performer: &Account, account: &Account) -> Person {
		Person(self.hash(b"account", &[&performer.0, &account.0]))
	}

	/// What stands for an address.
	pub fn address(&self, address: IpAddr) -> AddressTag {
		AddressTag(match address.to_canonical() {
			IpAddr::V4(address) => self.hash(b"address", &[&address.octets()]),
			IpAddr::V6(address) => {
				let [a, b, c, d, e, f, g, h, ..] = address.octets();
				self.hash(b"network", &[&[a, b, c, d, e, f, g, h]])
			},
		})
	}

	fn hash(&self, domain: &[u8], parts: &[&[u8]]) -> [u8; 16] {
		let mut hasher = blake3::Hasher::new_keyed(&self.key);
		hasher.update(domain);
		for part in parts {
			hasher.update(part);
		}
		let mut output = [0; 16];
		hasher.finalize_xof().fill(&mut output);
		output
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_network_of_ipv6_and_a_mapped_address_are_one() {
		let names = Names::new();
		let tag = |text: &str| names.address(text.parse().unwrap());
		assert_eq!(tag("2001:db8::1"), tag("2001:db8::ffff"));
		assert_ne!(tag("2001:db8::1"), tag("2001:db8:0:1::1"));
		assert_eq!(tag("192.0.2.1"), tag("::ffff:192.0.2.1"));
		assert_ne!(tag("192.0.2.1"), tag("192.0.2.2"));
	}

	#[test]
	fn names_mean_nothing_under_another_key() {
		let address = "192.0.2.1".parse().unwrap();
		assert_ne!(Names::new().address(address), Names::new().address(address));
	}

	#[test]
	fn an_account_has_another_name_in_every_room() {
		let names = Names::new();
		let [luna, mira, bob] = [1, 2, 3].map(|byte| Account([byte; 32]));
		assert_eq!(names.account(&luna, &bob), names.account(&luna, &bob));
		assert_ne!(names.account(&luna, &bob), names.account(&mira, &bob));
	}

	#[test]
	fn a_person_is_read_as_written() {
		let person = Names::new().socket();
		assert_eq!(person.to_string().parse(), Ok(person));
		for text in ["", "12", "zz", &"0".repeat(31), &"0".repeat(34)] {
			assert_eq!(text.parse::<Person>(), Err(PersonError), "{text}");
		}
	}
}
