//! Countries, by their ISO 3166-1 alpha-2 code.

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use core::fmt;
use frame::prelude::TypeInfo;
use serde::{Deserialize, Serialize};

/// A country's code: two upper-case letters, `A` to `Z`.
///
/// Whether the code is assigned to a country is not checked, because assignments change while a
/// chain runs.
///
/// In SCALE it is the two letters in ASCII, elsewhere a string of them; neither can be decoded into
/// anything but letters.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// The code is not two upper-case letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidCountry;

impl Country {
	/// The country with this code, in ASCII.
	pub const fn new(code: [u8; 2]) -> Result<Self, InvalidCountry> {
		let [first, second] = code;
		if first.is_ascii_uppercase() && second.is_ascii_uppercase() {
			Ok(Self(code))
		} else {
			Err(InvalidCountry)
		}
	}

	/// The two letters of the code, in ASCII.
	pub const fn code(&self) -> [u8; 2] {
		self.0
	}

	/// The two letters of the code.
	pub fn as_str(&self) -> &str {
		core::str::from_utf8(&self.0).unwrap_or_default()
	}
}

impl Decode for Country {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		Self::new(Decode::decode(input)?).map_err(|_| "not a country's code".into())
	}

	fn encoded_fixed_size() -> Option<usize> {
		Some(2)
	}
}

impl DecodeWithMemTracking for Country {}

impl TryFrom<&str> for Country {
	type Error = InvalidCountry;

	fn try_from(code: &str) -> Result<Self, InvalidCountry> {
		Self::new(code.as_bytes().try_into().map_err(|_| InvalidCountry)?)
	}
}

impl TryFrom<String> for Country {
	type Error = InvalidCountry;

	fn try_from(code: String) -> Result<Self, InvalidCountry> {
		code.as_str().try_into()
	}
}

impl From<Country> for String {
	fn from(country: Country) -> Self {
		country.as_str().into()
	}
}

impl fmt::Display for Country {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(self.as_str())
	}
}

impl fmt::Debug for Country {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, formatter)
	}
}

impl fmt::Display for InvalidCountry {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("a country's code is two upper-case letters")
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::DecodeAll;
	use proptest::prelude::*;
	use serde::de::{
		value::{Error as ValueError, StrDeserializer},
		IntoDeserializer,
	};

	fn from_serde(code: &str) -> Result<Country, ValueError> {
		let deserializer: StrDeserializer<'_, ValueError> = code.into_deserializer();
		Country::deserialize(deserializer)
	}

	#[test]
	fn country_should_be_its_two_letters_in_every_encoding() {
		let country = Country::new(*b"DE").unwrap();

		assert_eq!(country.code(), *b"DE");
		assert_eq!(country.encode(), b"DE");
		assert_eq!(country.to_string(), "DE");
		assert_eq!(format!("{country:?}"), "DE");
		assert_eq!(String::from(country), "DE");
		assert_eq!(from_serde("DE"), Ok(country));
		assert_eq!(Country::max_encoded_len(), 2);
	}

	#[test]
	fn country_should_be_refused_when_it_is_not_two_upper_case_letters() {
		for code in ["", "D", "de", "De", "D1", "DEU", "D ", "Ä", "ÄÖ"] {
			assert_eq!(Country::try_from(code), Err(InvalidCountry), "{code}");
			assert!(from_serde(code).is_err(), "{code}");
		}
	}

	proptest! {
		#[test]
		fn country_should_decode_exactly_when_it_can_be_made(code: [u8; 2]) {
			let made = Country::new(code);

			prop_assert_eq!(made.is_ok(), code.iter().all(u8::is_ascii_uppercase));
			prop_assert_eq!(Country::decode_all(&mut &code[..]).ok(), made.ok());
			if let Ok(country) = made {
				prop_assert_eq!(country.encode(), code);
				prop_assert_eq!(Country::try_from(country.as_str()), Ok(country));
			}
		}
	}
}
