//! The key of the relay's account.

use livestars_chain::Signer;
use std::{
	fmt, fs, io,
	path::{Path, PathBuf},
};

use crate::config::Relay;

/// No key is longer, in bytes.
const MAX_FILE: u64 = 1_024;

/// Why there is no key. None of these says any of it.
#[derive(Debug)]
pub enum KeyError {
	/// Neither a file nor the environment names one.
	Missing,
	/// The file cannot be read.
	File(PathBuf, io::Error),
	/// The file holds no key.
	NotInFile(PathBuf),
	/// The environment holds no key.
	NotInEnvironment,
}

impl fmt::Display for KeyError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let forms =
			"a phrase of 12 or 24 words, a seed of 64 hexadecimal digits after 0x, or either \
		             with a derivation path";
		match self {
			Self::Missing => f.write_str(
				"the relay has no key: put it into a file and name that as relay.key_file, or set \
				 LIVESTARS_RELAY__KEY",
			),
			Self::File(path, error) => write!(f, "cannot read the key {}: {error}", path.display()),
			Self::NotInFile(path) => {
				write!(f, "{} holds no key: write {forms}, on one line", path.display())
			},
			Self::NotInEnvironment => write!(f, "LIVESTARS_RELAY__KEY holds no key: write {forms}"),
		}
	}
}

impl std::error::Error for KeyError {}

/// The signer of the relay's account.
///
/// # Errors
///
/// See [`KeyError`].
pub fn signer(relay: &Relay) -> Result<Signer, KeyError> {
	if let Some(key) = &relay.key {
		return Signer::from_uri(key.reveal().trim()).map_err(|_| KeyError::NotInEnvironment);
	}
	let path = relay.key_file.as_deref().ok_or(KeyError::Missing)?;
	let failed = |error| KeyError::File(path.to_owned(), error);
	if fs::metadata(path).map_err(failed)?.len() > MAX_FILE {
		return Err(KeyError::NotInFile(path.to_owned()));
	}
	let text = fs::read_to_string(path).map_err(failed)?;
	Signer::from_uri(text.trim()).map_err(|_| KeyError::NotInFile(path.to_owned()))
}

/// Whether others than its owner may read the file.
pub fn is_readable_by_others(path: &Path) -> io::Result<bool> {
	use std::os::unix::fs::PermissionsExt;
	Ok(fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}
