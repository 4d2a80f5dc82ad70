//! Decrypting a bundle.
//!
//! What is encrypted is a tar archive (POSIX ustar) of plain files. Anything else that was encrypted
//! is taken for a single document.

use super::{identity::write_private, VerifierError};
use age::x25519::Identity;
use std::{
	collections::BTreeSet,
	fs,
	io::{Read, Write},
	os::unix::fs::DirBuilderExt,
	path::{Path, PathBuf},
};

/// The most bytes of a decrypted bundle.
pub const MOST_BYTES: u64 = 64 << 20;

/// The most documents of a bundle.
pub const MOST_DOCUMENTS: usize = 64;

/// The longest name of a document, in bytes.
const LONGEST_NAME: usize = 100;

/// The name of a document that came without one.
const NAMELESS: &str = "document";

/// Where an archive says that it is one (POSIX.1-1988, ustar).
const MAGIC: (usize, &[u8]) = (257, b"ustar");

/// Why a bundle cannot be decrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
	/// It is encrypted to another key.
	OtherKey,
	/// It is no encrypted file, or was damaged.
	Damaged {
		/// What the decryption says.
		reason: String,
	},
	/// It is larger than [`MOST_BYTES`].
	TooLarge,
	/// The archive holds more than [`MOST_DOCUMENTS`].
	TooMany,
	/// The archive cannot be read.
	Archive {
		/// What the reader says.
		reason: String,
	},
	/// The archive holds something that is no plain file, or whose name is not plain.
	Suspicious {
		/// Its name, with what cannot be shown escaped.
		name: String,
	},
}

impl std::fmt::Display for DocumentError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::OtherKey => f.write_str(
				"the file is encrypted to another key: use the one that was published when it was \
				 submitted",
			),
			Self::Damaged { reason } => write!(f, "the file is damaged: {reason}"),
			Self::TooLarge => write!(f, "the file holds more than {MOST_BYTES} bytes"),
			Self::TooMany => write!(f, "the archive holds more than {MOST_DOCUMENTS} documents"),
			Self::Archive { reason } => write!(f, "the archive cannot be read: {reason}"),
			Self::Suspicious { name } => write!(
				f,
				"the archive holds {name}, which is no plain file with a plain name: nothing was \
				 written"
			),
		}
	}
}

impl std::error::Error for DocumentError {}

/// A document of a bundle.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
	/// A plain name, without a folder.
	pub name: String,
	/// What it holds.
	pub contents: Vec<u8>,
}

/// Decrypts a bundle.
pub fn decrypt(bundle: impl Read, identity: &Identity) -> Result<Vec<u8>, DocumentError> {
	let damaged =
		|error: &dyn std::fmt::Display| DocumentError::Damaged { reason: error.to_string() };
	let decryptor = age::Decryptor::new(bundle).map_err(|error| damaged(&error))?;
	let reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity));
	let reader = reader.map_err(|error| match error {
		age::DecryptError::NoMatchingKeys => DocumentError::OtherKey,
		other => damaged(&other),
	})?;
	let mut plain = Vec::new();
	// Whatever is cut off or changed is an error of a later chunk: nothing of it is used before.
	reader.take(MOST_BYTES + 1).read_to_end(&mut plain).map_err(|error| damaged(&error))?;
	if plain.len() as u64 > MOST_BYTES {
		return Err(DocumentError::TooLarge);
	}
	Ok(plain)
}

/// The documents in what was decrypted.
pub fn unpack(plain: Vec<u8>) -> Result<Vec<Document>, DocumentError> {
	let (offset, magic) = MAGIC;
	if !plain.get(offset..).is_some_and(|rest| rest.starts_with(magic)) {
		return Ok(vec![Document { name: NAMELESS.into(), contents: plain }]);
	}
	let unreadable = |error: std::io::Error| DocumentError::Archive { reason: error.to_string() };
	let mut archive = tar::Archive::new(plain.as_slice());
	let (mut documents, mut names) = (Vec::new(), BTreeSet::new());
	for entry in archive.entries().map_err(unreadable)? {
		let mut entry = entry.map_err(unreadable)?;
		let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
		let sound = entry.header().entry_type().is_file() && is_plain(&name);
		if !sound || !names.insert(name.clone()) {
			return Err(DocumentError::Suspicious { name: name.escape_debug().to_string() });
		}
		if documents.len() == MOST_DOCUMENTS {
			return Err(DocumentError::TooMany);
		}
		let mut contents = Vec::new();
		entry.read_to_end(&mut contents).map_err(unreadable)?;
		documents.push(Document { name, contents });
	}
	Ok(documents)
}

/// Whether a name is that of a file, wherever it is written.
fn is_plain(name: &str) -> bool {
	!name.is_empty()
		&& name.len() <= LONGEST_NAME
		&& !name.starts_with('.')
		&& !name.chars().any(|character| character.is_control() || r#"/\:"#.contains(character))
}

/// Writes documents into a folder that only its owner reads, and returns their paths. No file is
/// overwritten.
pub fn write(documents: &[Document], folder: &Path) -> Result<Vec<PathBuf>, VerifierError> {
	fs::DirBuilder::new()
		.recursive(true)
		.mode(0o700)
		.create(folder)
		.map_err(VerifierError::file(folder))?;
	let mut written = Vec::new();
	for document in documents {
		let path = folder.join(&document.name);
		write_private(&path, &document.contents)?;
		written.push(path);
	}
	Ok(written)
}

/// Writes what was decrypted to the standard output.
pub fn print(plain: &[u8]) -> Result<(), VerifierError> {
	let mut output = std::io::stdout().lock();
	output
		.write_all(plain)
		.and_then(|()| output.flush())
		.map_err(VerifierError::file(Path::new("the standard output")))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use std::os::unix::fs::PermissionsExt;

	fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
		let mut builder = tar::Builder::new(Vec::new());
		for (name, contents) in files {
			let mut header = tar::Header::new_ustar();
			header.set_size(contents.len() as u64);
			header.set_mode(0o777);
			// Written past the checks of the builder, as an attacker would.
			header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
			header.set_cksum();
			builder.append(&header, *contents).unwrap();
		}
		builder.into_inner().unwrap()
	}

	#[test]
	fn documents_come_out_as_they_were_packed() {
		let identity = Identity::generate();
		let packed = archive(&[("passport.jpg", b"front"), ("selfie.jpg", b"face")]);
		let encrypted = age::encrypt(&identity.to_public(), &packed).unwrap();
		let documents = unpack(decrypt(encrypted.as_slice(), &identity).unwrap()).unwrap();

		let folder = tempfile::tempdir().unwrap();
		let folder = folder.path().join("luna");
		let written = write(&documents, &folder).unwrap();
		assert_eq!(fs::read(&written[0]).unwrap(), b"front");
		assert_eq!(written[1], folder.join("selfie.jpg"));
		let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
		assert_eq!((mode(&folder), mode(&written[0])), (0o700, 0o600));
		assert!(write(&documents, &folder).is_err(), "nothing is overwritten");
	}

	#[test]
	fn what_is_no_archive_is_one_document() {
		let documents = unpack(b"a letter".to_vec()).unwrap();
		assert_eq!((documents[0].name.as_str(), documents.len()), ("document", 1));
		assert_eq!(documents[0].contents, b"a letter");
	}

	#[test]
	fn only_the_right_key_opens_a_bundle() {
		let identity = Identity::generate();
		let mut encrypted = age::encrypt(&identity.to_public(), &[7; 100_000]).unwrap();
		let other = decrypt(encrypted.as_slice(), &Identity::generate());
		assert_eq!(other, Err(DocumentError::OtherKey));
		let cut = decrypt(&encrypted[..encrypted.len() - 1], &identity);
		assert!(matches!(cut, Err(DocumentError::Damaged { .. })));
		*encrypted.last_mut().unwrap() ^= 1;
		let changed = decrypt(encrypted.as_slice(), &identity);
		assert!(matches!(changed, Err(DocumentError::Damaged { .. })));
		let plain = decrypt(&b"%PDF-1.7"[..], &identity);
		assert!(matches!(plain, Err(DocumentError::Damaged { .. })));
	}

	#[test]
	fn an_archive_cannot_write_where_it_likes() {
		for name in ["../passport", "/etc/passwd", "a/b", ".bashrc", "..", "a\\b", "c:x", "tab\t"] {
			let refused = unpack(archive(&[("fine.jpg", b""), (name, b"")])).err();
			assert!(matches!(refused, Some(DocumentError::Suspicious { .. })), "{name}");
		}
		let twice = unpack(archive(&[("a.jpg", b"1"), ("a.jpg", b"2")])).err();
		assert!(matches!(twice, Some(DocumentError::Suspicious { .. })));

		let mut link = tar::Header::new_ustar();
		link.set_entry_type(tar::EntryType::Symlink);
		link.set_path("link.jpg").unwrap();
		link.set_link_name("/etc/passwd").unwrap();
		link.set_size(0);
		link.set_cksum();
		let mut builder = tar::Builder::new(Vec::new());
		builder.append(&link, &[][..]).unwrap();
		let refused = unpack(builder.into_inner().unwrap()).err();
		assert!(matches!(refused, Some(DocumentError::Suspicious { .. })));
	}

	#[test]
	fn an_archive_holds_some_documents_and_not_any_number() {
		let names: Vec<_> = (0..=MOST_DOCUMENTS).map(|number| number.to_string()).collect();
		let files: Vec<_> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
		assert_eq!(unpack(archive(&files)).err(), Some(DocumentError::TooMany));
		assert_eq!(unpack(archive(&files[1..])).unwrap().len(), MOST_DOCUMENTS);
	}

	proptest! {
		#[test]
		fn no_archive_makes_it_panic(at: prop::sample::Index, byte: u8, cut: prop::sample::Index) {
			let mut packed = archive(&[("passport.jpg", b"front"), ("selfie.jpg", b"face")]);
			let at = at.index(packed.len());
			packed[at] = byte;
			packed.truncate(cut.index(packed.len()));
			if let Ok(documents) = unpack(packed) {
				prop_assert!(documents.iter().all(|document| is_plain(&document.name)));
			}
		}
	}
}
