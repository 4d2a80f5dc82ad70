//! Document bundles: what the vault looks at, and what a verifier unpacks.
#![no_main]

use age::x25519::Identity;
use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use livestars_relay::{
	vault::check_envelope,
	verifier::documents::{decrypt, unpack, MOST_DOCUMENTS},
};
use std::{collections::BTreeSet, sync::OnceLock};

#[derive(Arbitrary, Debug)]
enum Input<'a> {
	/// Anything.
	Bytes(&'a [u8]),
	/// A file of the vault with changed bytes.
	Envelope { changes: Vec<(u16, u8)>, length: u16 },
	/// An archive with changed bytes.
	Archive { files: Vec<(u8, &'a [u8], &'a [u8])>, changes: Vec<(u16, u8)>, length: Option<u16> },
}

fn key() -> &'static (Identity, Vec<u8>) {
	static KEY: OnceLock<(Identity, Vec<u8>)> = OnceLock::new();
	KEY.get_or_init(|| {
		let identity = Identity::generate();
		let file = age::encrypt(&identity.to_public(), b"a passport").expect("a key");
		(identity, file)
	})
}

fn change(bytes: &mut [u8], changes: &[(u16, u8)]) {
	for (at, to) in changes {
		let length = bytes.len().max(1);
		if let Some(byte) = bytes.get_mut(usize::from(*at) % length) {
			*byte = *to;
		}
	}
}

/// An archive, its entries of any kind and with any name.
fn archive(files: &[(u8, &[u8], &[u8])]) -> Vec<u8> {
	let mut builder = tar::Builder::new(Vec::new());
	for (kind, name, contents) in files {
		let mut header = tar::Header::new_ustar();
		header.set_size(contents.len() as u64);
		header.set_entry_type(tar::EntryType::new(*kind));
		let fitting = name.len().min(100);
		header.as_old_mut().name[..fitting].copy_from_slice(&name[..fitting]);
		header.set_cksum();
		builder.append(&header, *contents).expect("memory");
	}
	builder.into_inner().expect("memory")
}

fn check(plain: Vec<u8>) {
	let length = plain.len();
	let Ok(documents) = unpack(plain) else { return };
	assert!(documents.len() <= MOST_DOCUMENTS);
	assert!(documents.iter().map(|it| it.contents.len()).sum::<usize>() <= length);
	let names: BTreeSet<_> = documents.iter().map(|it| it.name.as_str()).collect();
	assert_eq!(names.len(), documents.len(), "every document has a name of its own");
	let folder = std::path::Path::new("/folder");
	for name in names {
		assert_eq!(folder.join(name).parent(), Some(folder), "{name:?}");
		assert!(!name.starts_with('.') && !name.contains(char::is_control));
	}
}

fuzz_target!(|input: Input| {
	match input {
		Input::Bytes(bytes) => {
			let _ = check_envelope(bytes);
			assert!(decrypt(bytes, &key().0).is_err(), "nobody knows the key");
			check(bytes.to_vec());
		},
		Input::Envelope { changes, length } => {
			let (identity, file) = key();
			let mut bytes = file.clone();
			change(&mut bytes, &changes);
			bytes.truncate(usize::from(length));
			let accepted = check_envelope(&bytes);
			if let Ok(plain) = decrypt(bytes.as_slice(), identity) {
				assert_eq!(plain, b"a passport", "what was changed is not decrypted");
				assert_eq!(accepted, Ok(()), "what can be decrypted is taken in");
			}
		},
		Input::Archive { files, changes, length } => {
			let mut bytes = archive(&files);
			change(&mut bytes, &changes);
			bytes.truncate(length.map_or(bytes.len(), usize::from));
			check(bytes);
		},
	}
});
