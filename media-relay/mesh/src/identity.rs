//! The key by which other nodes know this node's connections: Ed25519, made at the first start and
//! kept in the data folder. It signs nothing but handshakes; the relay's account signs announcements.

use libp2p::identity::Keypair;
use std::{
	fmt,
	fs::{self, OpenOptions},
	io::{self, ErrorKind, Write},
	path::{Path, PathBuf},
};

/// The file's name in the data folder. It holds the key in libp2p's encoding (protobuf).
pub const FILE: &str = "mesh.key";

/// No real key is longer, in bytes.
const MAX_FILE: u64 = 1024;

/// Why there is no key.
#[derive(Debug)]
pub enum IdentityError {
	/// The file, or the folder, cannot be read or written.
	File(PathBuf, io::Error),
	/// The file holds something else.
	NoKey(PathBuf),
}

impl fmt::Display for IdentityError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::File(path, error) => {
				write!(f, "cannot read or write the mesh's key {}: {error}", path.display())
			},
			Self::NoKey(path) => write!(
				f,
				"{} is no key of the mesh: restore it, or move it away to have a new one made \
				 (other relays then know this one by another name)",
				path.display()
			),
		}
	}
}

impl std::error::Error for IdentityError {}

/// Reads the key in `folder`, or makes one if there is none. The file is for its owner only.
///
/// # Errors
///
/// See [`IdentityError`]. A file that is no key is never written over.
pub fn load_or_make(folder: &Path) -> Result<Keypair, IdentityError> {
	let path = folder.join(FILE);
	match fs::metadata(&path) {
		Ok(file) if file.len() > MAX_FILE => Err(IdentityError::NoKey(path)),
		Ok(_) => read(path),
		Err(error) if error.kind() == ErrorKind::NotFound => make(folder, path),
		Err(error) => Err(IdentityError::File(path, error)),
	}
}

fn read(path: PathBuf) -> Result<Keypair, IdentityError> {
	match fs::read(&path) {
		Ok(bytes) => {
			Keypair::from_protobuf_encoding(&bytes).map_err(|_| IdentityError::NoKey(path))
		},
		Err(error) => Err(IdentityError::File(path, error)),
	}
}

fn make(folder: &Path, path: PathBuf) -> Result<Keypair, IdentityError> {
	let key = Keypair::generate_ed25519();
	let write = || -> io::Result<()> {
		fs::create_dir_all(folder)?;
		let bytes = key.to_protobuf_encoding().map_err(io::Error::other)?;
		let mut options = OpenOptions::new();
		options.write(true).create_new(true);
		#[cfg(unix)]
		std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
		let mut file = options.open(&path)?;
		file.write_all(&bytes)?;
		file.sync_all()
	};
	match write() {
		Ok(()) => Ok(key),
		Err(error) => Err(IdentityError::File(path, error)),
	}
}
