//! The verifier's secret keys, and files that only their owner reads.

use super::VerifierError;
use age::{
	secrecy::ExposeSecret,
	x25519::{Identity, Recipient},
};
use livestars_chain::{Hash, Signer};
use std::{
	fs,
	io::{self, Write},
	os::unix::fs::OpenOptionsExt,
	path::Path,
};

/// The environment variable with the secret phrase of the verifier's account.
pub const SIGNER_VARIABLE: &str = "LIVESTARS_SIGNER";

/// Makes a key, writes it to a new file, and returns the public half.
pub fn generate(file: &Path) -> Result<Recipient, VerifierError> {
	let identity = Identity::generate();
	let recipient = identity.to_public();
	let contents = format!(
		"# The secret key of a Live Stars verifier. Who has it reads every document.\n\
		 # public key: {recipient}\n{}\n",
		identity.to_string().expose_secret()
	);
	write_private(file, contents.as_bytes())?;
	Ok(recipient)
}

/// Reads the first key of a file: lines of which those with `#` in front say nothing, as `age` and
/// `keygen` write them.
pub fn read(file: &Path) -> Result<Identity, VerifierError> {
	let contents = fs::read_to_string(file).map_err(VerifierError::file(file))?;
	let line =
		contents.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
	line.and_then(|line| line.parse().ok())
		.ok_or_else(|| VerifierError::NoIdentity { file: file.to_owned() })
}

/// The 32 bytes of a public key, as the chain has them (RFC 7748), out of its text (Bech32).
pub fn public_key(recipient: &Recipient) -> Option<Hash> {
	let (_, bytes) = bech32::decode(&recipient.to_string()).ok()?;
	bytes.try_into().ok().map(Hash)
}

/// The key pair of the verifier's account: out of the file, or out of [`SIGNER_VARIABLE`].
pub fn signer(file: Option<&Path>) -> Result<Signer, VerifierError> {
	let secret = match file {
		Some(file) => fs::read_to_string(file).map_err(VerifierError::file(file))?,
		None => std::env::var(SIGNER_VARIABLE).map_err(|_| VerifierError::NoSigner)?,
	};
	Signer::from_uri(secret.trim())
		.map_err(|error| VerifierError::Signer { reason: error.to_string() })
}

/// Writes a file that did not exist and that only its owner reads.
pub fn write_private(file: &Path, contents: &[u8]) -> Result<(), VerifierError> {
	let write = || -> io::Result<()> {
		let mut options = fs::OpenOptions::new();
		let mut file = options.write(true).create_new(true).mode(0o600).open(file)?;
		file.write_all(contents)?;
		file.sync_all()
	};
	write().map_err(VerifierError::file(file))
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::os::unix::fs::PermissionsExt;

	#[test]
	fn a_key_is_read_as_it_was_made_and_only_by_its_owner() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("verifier.key");
		let recipient = generate(&file).unwrap();
		assert_eq!(read(&file).unwrap().to_public(), recipient);
		assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
		assert!(
			matches!(generate(&file), Err(VerifierError::File { .. })),
			"it is not overwritten"
		);
	}

	#[test]
	fn the_public_key_is_the_one_of_rfc_7748() {
		// Section 6.1, Alice's keys, which the development chain's verifier has.
		let secret =
			hex::decode("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
		let prefix = bech32::Hrp::parse("AGE-SECRET-KEY-").unwrap();
		let text = bech32::encode::<bech32::Bech32>(prefix, &secret.unwrap()).unwrap();
		let identity: Identity = text.to_uppercase().parse().unwrap();
		let public = public_key(&identity.to_public()).unwrap();
		let expected = "0x8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
		assert_eq!(public.to_string(), expected);
	}

	#[test]
	fn a_file_without_a_key_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("verifier.key");
		for contents in ["", "# nothing\n", "age1notsecret\n", "AGE-SECRET-KEY-1QQ\n"] {
			fs::write(&file, contents).unwrap();
			assert!(matches!(read(&file), Err(VerifierError::NoIdentity { .. })), "{contents}");
		}
	}

	#[test]
	fn a_bad_phrase_is_refused_without_being_repeated() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("phrase");
		fs::write(&file, "correct horse battery staple").unwrap();
		let error = signer(Some(&file)).unwrap_err().to_string();
		assert!(!error.contains("horse"), "{error}");
		fs::write(&file, "//Verifier\n").unwrap();
		assert_eq!(
			signer(Some(&file)).unwrap().account(),
			Signer::from_uri("//Verifier").unwrap().account()
		);
	}
}
