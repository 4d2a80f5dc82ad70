//! From which country a request comes. The address is not kept, and the country as long as somebody
//! watches or is in a room: neither is written.

use axum::http::{request::Parts, HeaderName};
use chrono::DateTime;
use maxminddb::{path, MaxMindDbError, Reader, WithinOptions};
use std::{fmt, net::IpAddr, path::Path, sync::Arc};

/// How many networks of a database are looked at until one has a country.
const MOST_LOOKED_AT: usize = 10_000;

/// Knows from which country a request comes.
#[derive(Clone, Default)]
pub enum Countries {
	/// Of none.
	#[default]
	Unknown,
	/// By the header in which a trusted proxy says it, as ISO 3166 alpha-2.
	Header(HeaderName),
	/// By the client's address, with a database.
	Database(Arc<Database>),
}

/// A database of networks and their countries, in memory.
pub struct Database(Reader<Vec<u8>>);

/// Why a database cannot be used.
#[derive(Debug)]
pub enum DatabaseError {
	/// It cannot be read.
	Unreadable(MaxMindDbError),
	/// It says other things of networks than their country.
	NoCountries {
		/// What it calls itself.
		kind: String,
	},
}

impl fmt::Display for DatabaseError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Unreadable(error) => write!(
				f,
				"it cannot be read: {error}; name a file of MaxMind's format (.mmdb) that the relay's \
				 user can read"
			),
			Self::NoCountries { kind } => write!(
				f,
				"this database, {kind:?}, has no country.iso_code: use one of countries or cities"
			),
		}
	}
}

impl std::error::Error for DatabaseError {}

impl Database {
	/// Reads the file at `path` into memory.
	///
	/// # Errors
	///
	/// If it is none of MaxMind's format, or says nothing of countries.
	pub fn open(path: &Path) -> Result<Self, DatabaseError> {
		let reader = Reader::open_readfile(path).map_err(DatabaseError::Unreadable)?;
		let database = Self(reader);
		// Networks of which nothing is said are counted too: a damaged tree has no end of them.
		let networks =
			database.0.networks(WithinOptions::default().include_networks_without_data());
		let has_countries = networks
			.map_err(DatabaseError::Unreadable)?
			.take(MOST_LOOKED_AT)
			.filter_map(Result::ok)
			.any(|network| {
				matches!(network.decode_path::<&str>(&path!["country", "iso_code"]), Ok(Some(_)))
			});
		if has_countries {
			return Ok(database);
		}
		Err(DatabaseError::NoCountries { kind: database.0.metadata().database_type.clone() })
	}

	/// The day on which it was made.
	pub fn made_on(&self) -> String {
		let epoch = i64::try_from(self.0.metadata().build_epoch).unwrap_or(i64::MAX);
		let made = DateTime::from_timestamp(epoch, 0).unwrap_or(DateTime::UNIX_EPOCH);
		made.format("%Y-%m-%d").to_string()
	}

	/// The country of an address, as the database spells it.
	fn country(&self, address: IpAddr) -> Option<&str> {
		// What reaches a socket of both families from IPv4 is written as IPv6.
		let found = self.0.lookup(address.to_canonical()).ok()?;
		found.decode_path(&path!["country", "iso_code"]).ok()?
	}
}

impl Countries {
	/// The ISO 3166 alpha-2 code of the country that a request comes from, in capitals; nothing if it
	/// is not known. `address` is the client's.
	pub fn of(&self, request: &Parts, address: Option<IpAddr>) -> Option<String> {
		match self {
			Self::Unknown => None,
			Self::Header(name) => code(request.headers.get(name)?.to_str().ok()?),
			Self::Database(database) => code(database.country(address?)?),
		}
	}
}

/// A country's code, in capitals; nothing for what stands for none.
fn code(text: &str) -> Option<String> {
	let code = text.trim().to_ascii_uppercase();
	let letters = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
	(letters && !matches!(code.as_str(), "XX" | "ZZ")).then_some(code)
}

impl fmt::Debug for Countries {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Unknown => "Unknown",
			Self::Header(_) => "Header",
			Self::Database(_) => "Database",
		})
	}
}

impl fmt::Debug for Database {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_tuple("Database").field(&self.0.metadata().database_type).finish()
	}
}

#[cfg(test)]
pub(crate) mod tests;
