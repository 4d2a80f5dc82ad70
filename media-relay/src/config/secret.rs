//! What must not be shown.

use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// A text that is never shown: neither printed, nor logged, nor written back.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

/// What stands in its place.
const HIDDEN: &str = "(hidden)";

impl Secret {
	/// Keeps `text`.
	pub fn new(text: impl Into<String>) -> Self {
		Self(text.into())
	}

	/// The text itself.
	pub fn reveal(&self) -> &str {
		&self.0
	}
}

impl fmt::Debug for Secret {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(HIDDEN)
	}
}

impl Serialize for Secret {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(HIDDEN)
	}
}
