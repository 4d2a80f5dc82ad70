//! What an encrypted bundle looks like from outside.

use std::fmt;

/// How many bytes at the beginning of a bundle its header must fit into, with the first bytes of what
/// is encrypted. An X25519 recipient takes about a hundred, a post-quantum one about 1,600.
pub const BEGINNING: usize = 8 * 1024;

/// The fewest bytes of an encrypted payload: the tag of an empty last chunk.
const SMALLEST_PAYLOAD: usize = 16;

/// Why a file is no encrypted bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotEncrypted {
	/// It does not begin with the header of an age file.
	NoHeader,
	/// It is encrypted to a passphrase, which can be guessed.
	Passphrase,
	/// It ends before anything is encrypted.
	Truncated,
}

impl fmt::Display for NotEncrypted {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::NoHeader => {
				"this is no age file in its binary form (age-encryption.org/v1): encrypt the \
				 documents to the verifier's key first"
			},
			Self::Passphrase => {
				"this file is encrypted to a passphrase: encrypt it to the verifier's key instead"
			},
			Self::Truncated => "this file ends after its header: upload all of it",
		})
	}
}

impl std::error::Error for NotEncrypted {}

/// Checks that `beginning`, the first [`BEGINNING`] bytes of a file or all there are, is that of a
/// file encrypted to a key (age-encryption.org/v1).
pub fn check(mut beginning: &[u8]) -> Result<(), NotEncrypted> {
	let decryptor =
		age::Decryptor::new_buffered(&mut beginning).map_err(|_| NotEncrypted::NoHeader)?;
	if decryptor.is_scrypt() {
		return Err(NotEncrypted::Passphrase);
	}
	if beginning.len() < SMALLEST_PAYLOAD {
		return Err(NotEncrypted::Truncated);
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use age::secrecy::SecretString;
	use proptest::prelude::*;

	fn encrypted(plain: &[u8]) -> Vec<u8> {
		age::encrypt(&age::x25519::Identity::generate().to_public(), plain).unwrap()
	}

	#[test]
	fn a_file_encrypted_to_a_key_passes() {
		assert_eq!(check(&encrypted(b"")), Ok(()));
		let large = encrypted(&[0; 100_000]);
		assert_eq!(check(&large[..BEGINNING]), Ok(()));
	}

	#[test]
	fn what_is_not_encrypted_is_told_apart() {
		let sound = encrypted(b"");
		let by_passphrase = {
			let mut recipient =
				age::scrypt::Recipient::new(SecretString::from("secret".to_owned()));
			recipient.set_work_factor(2);
			age::encrypt(&recipient, b"").unwrap()
		};
		for (bytes, reason) in [
			(&b""[..], NotEncrypted::NoHeader),
			(b"%PDF-1.7 a passport", NotEncrypted::NoHeader),
			(b"-----BEGIN AGE ENCRYPTED FILE-----\n", NotEncrypted::NoHeader),
			(&sound[..100], NotEncrypted::NoHeader),
			(&sound[..sound.len() - 1], NotEncrypted::Truncated),
			(&by_passphrase, NotEncrypted::Passphrase),
		] {
			assert_eq!(check(bytes), Err(reason));
		}
	}

	proptest! {
		#[test]
		fn no_bytes_make_the_check_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
			prop_assert!(check(&bytes).is_err());
		}

		#[test]
		fn no_change_of_a_byte_makes_the_check_panic(at: prop::sample::Index, byte: u8) {
			let mut bytes = encrypted(b"passport");
			let at = at.index(bytes.len());
			bytes[at] = byte;
			let _ = check(&bytes);
		}
	}
}
