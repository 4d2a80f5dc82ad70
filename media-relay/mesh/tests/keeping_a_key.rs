//! The key of a node's connections.

use livestars_mesh::identity::{load_or_make, FILE};
use std::fs;

#[test]
fn the_key_is_made_once_for_its_owner_only() {
	let folder = tempfile::tempdir().unwrap();
	let inner = folder.path().join("not/there/yet");
	let made = load_or_make(&inner).unwrap();
	let read = load_or_make(&inner).unwrap();
	assert_eq!(made.public(), read.public());
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		let mode = fs::metadata(inner.join(FILE)).unwrap().permissions().mode();
		assert_eq!(mode & 0o777, 0o600);
	}
}

#[test]
fn a_file_that_is_no_key_is_reported_and_kept() {
	for content in [&b"not a key"[..], &[], &[0; 5_000]] {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join(FILE);
		fs::write(&path, content).unwrap();
		let error = load_or_make(folder.path()).unwrap_err().to_string();
		assert!(error.contains("is no key of the mesh: restore it"), "{error}");
		assert_eq!(fs::read(&path).unwrap(), content);
	}
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("file");
	fs::write(&file, "").unwrap();
	let error = load_or_make(&file.join("below")).unwrap_err().to_string();
	assert!(error.contains("below"), "{error}");
}
