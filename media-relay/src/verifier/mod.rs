//! # What a verifier does
//!
//! The logic of the command `livestars-verifier`. A verifier's keys stay on her machine: the one to
//! which performers encrypt reads documents, the one of her account signs answers.

pub mod arguments;
pub mod documents;
mod expiry;
pub mod identity;
mod relay;

pub use expiry::{Expiry, ExpiryError};

use crate::clock::now;
use arguments::{Arguments, Command, Party};
use documents::DocumentError;
use livestars_chain::{
	Account, At, BlockNumber, Call, Chain, ChainError, Document, Hash, Signer, SubmitError,
};
use relay::Relay;
use std::{
	fmt, fs, io,
	path::{Path, PathBuf},
};
use tokio::task::spawn_blocking;

/// Planck of one LIVE.
const LIVE: u128 = 1_000_000_000_000;

/// Why a command cannot be carried out.
#[derive(Debug)]
pub enum VerifierError {
	/// A file cannot be read or written.
	File {
		/// Which.
		file: PathBuf,
		/// Why.
		error: io::Error,
	},
	/// A file holds no secret key.
	NoIdentity {
		/// Which.
		file: PathBuf,
	},
	/// Nothing says which account speaks.
	NoSigner,
	/// What should be a secret phrase is none.
	Signer {
		/// Why.
		reason: String,
	},
	/// The chain could not be asked.
	Chain(ChainError),
	/// The answer did not come into a block.
	Submit(SubmitError),
	/// The account is no registered verifier.
	NotAVerifier {
		/// The account.
		account: Account,
	},
	/// No document of the performer waits for this verifier.
	NothingPending {
		/// The performer.
		performer: Account,
	},
	/// Another document waits than the one that was looked at.
	OtherDocument {
		/// The fingerprint of the one that waits.
		pending: Hash,
	},
	/// The relay's connection can be read by others.
	Unencrypted {
		/// The relay.
		relay: String,
	},
	/// A relay did not answer, or refused.
	Relay {
		/// Which.
		relay: String,
		/// Why.
		reason: String,
	},
	/// A relay's challenge is not its own.
	OddChallenge {
		/// The relay.
		relay: String,
	},
	/// A relay gave another file than was asked for.
	OtherBundle {
		/// The relay.
		relay: String,
	},
	/// No relay has the bundle.
	NowhereFound,
	/// The bundle cannot be decrypted.
	Document(DocumentError),
	/// The attestation would not be valid at all.
	Expiry(ExpiryError),
}

impl VerifierError {
	/// Says which file could not be read or written.
	fn file(file: &Path) -> impl FnOnce(io::Error) -> Self {
		let file = file.to_owned();
		|error| Self::File { file, error }
	}
}

impl fmt::Display for VerifierError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::File { file, error } => write!(f, "{}: {error}", file.display()),
			Self::NoIdentity { file } => write!(
				f,
				"{} holds no secret key: it has a line that begins with AGE-SECRET-KEY-1",
				file.display()
			),
			Self::NoSigner => write!(
				f,
				"nothing says who you are: name the file with your account's secret phrase with \
				 --signer-file, or set {}",
				identity::SIGNER_VARIABLE
			),
			Self::Signer { reason } => f.write_str(reason),
			Self::Chain(error) => error.fmt(f),
			Self::Submit(error) => error.fmt(f),
			Self::NotAVerifier { account } => write!(
				f,
				"{account} is no registered verifier: have it admitted by governance, and register \
				 it (verification.register_verifier)"
			),
			Self::NothingPending { performer } => {
				write!(f, "no document of {performer} waits for your answer: see list")
			},
			Self::OtherDocument { pending } => write!(
				f,
				"the document that waits now is {pending}: fetch it and look at it before you answer"
			),
			Self::Unencrypted { relay } => {
				write!(f, "the connection to {relay} is not encrypted: use its https URL")
			},
			Self::Relay { relay, reason } => write!(f, "{relay}: {reason}"),
			Self::OddChallenge { relay } => write!(
				f,
				"{relay} asks for a signature that is not for itself, this chain and your account: \
				 nothing was signed. Name the relay by the URL that the chain's directory has"
			),
			Self::OtherBundle { relay } => {
				write!(f, "{relay} gave another file than the fingerprint says: ask another relay")
			},
			Self::NowhereFound => f.write_str(
				"no relay has the document for you: the performer may not have uploaded it yet, or \
				 has deleted it",
			),
			Self::Document(error) => error.fmt(f),
			Self::Expiry(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for VerifierError {}

impl From<ChainError> for VerifierError {
	fn from(error: ChainError) -> Self {
		Self::Chain(error)
	}
}

impl From<SubmitError> for VerifierError {
	fn from(error: SubmitError) -> Self {
		Self::Submit(error)
	}
}

impl From<DocumentError> for VerifierError {
	fn from(error: DocumentError) -> Self {
		Self::Document(error)
	}
}

impl From<ExpiryError> for VerifierError {
	fn from(error: ExpiryError) -> Self {
		Self::Expiry(error)
	}
}

/// Carries out a command. `say` is told what a person wants to know, line by line.
pub async fn run(arguments: Arguments, mut say: impl FnMut(String)) -> Result<(), VerifierError> {
	match arguments.command {
		Command::Keygen { output } => keygen(&output, say),
		Command::List { party, identity } => list(&party, identity.as_deref(), say).await,
		Command::Fetch { party, performer, relay, output } => {
			fetch(&party, performer, relay, output, say).await
		},
		Command::Decrypt { bundle, identity, to } => {
			let identity = identity::read(&identity)?;
			let file = fs::File::open(&bundle).map_err(VerifierError::file(&bundle))?;
			let plain = documents::decrypt(io::BufReader::new(file), &identity)?;
			let Some(folder) = to.folder else { return documents::print(&plain) };
			for path in documents::write(&documents::unpack(plain)?, &folder)? {
				say(path.display().to_string());
			}
			Ok(())
		},
		Command::Attest { party, performer, fingerprint, expires } => {
			let (chain, signer) = connect(&party).await?;
			let state = chain.at_best().await?;
			pending(&state, &signer, performer, Some(fingerprint)).await?;
			let expires_at = expires.block(state.block().number, now())?;
			let expires_at = with_room(&state, expires_at).await?;
			let call = Call::Attest { account: performer, fingerprint, expires_at };
			answer(&chain, &signer, call, &mut say).await?;
			say(format!("{performer} is attested until block {expires_at}"));
			Ok(())
		},
		Command::Reject { party, performer, fingerprint, reason } => {
			let (chain, signer) = connect(&party).await?;
			pending(&chain.at_best().await?, &signer, performer, Some(fingerprint)).await?;
			let call = Call::Reject { account: performer, fingerprint, reason };
			answer(&chain, &signer, call, &mut say).await?;
			say(format!("the document of {performer} is rejected: {reason}"));
			Ok(())
		},
	}
}

fn keygen(output: &Path, mut say: impl FnMut(String)) -> Result<(), VerifierError> {
	let recipient = identity::generate(output)?;
	say(format!("secret key      {} (keep a copy where nobody else gets at it)", output.display()));
	say(format!("public key      {recipient}"));
	if let Some(key) = identity::public_key(&recipient) {
		say(format!("encryption_key  {key} (for verification.register_verifier)"));
	}
	Ok(())
}

async fn list(
	party: &Party,
	identity: Option<&Path>,
	mut say: impl FnMut(String),
) -> Result<(), VerifierError> {
	let (chain, signer) = connect(party).await?;
	let state = chain.at_finalized().await?;
	let account = signer.account();
	let verifiers = state.verifiers().await?;
	let registered = verifiers.into_iter().find(|verifier| verifier.account == account);
	let registered = registered.ok_or(VerifierError::NotAVerifier { account })?;
	if let Some(file) = identity {
		let key = identity::public_key(&identity::read(file)?.to_public());
		if key != Some(registered.encryption_key) {
			say(format!(
				"{} is not the key that performers encrypt to, which is {}",
				file.display(),
				registered.encryption_key
			));
		}
	}
	let waiting = state.submissions_for(&account).await?;
	say(format!("documents that wait for the answer of {account}: {}", waiting.len()));
	for (performer, document) in waiting {
		let Document { fingerprint, fee, submitted_at, .. } = document;
		say(String::new());
		say(format!("performer    {performer}"));
		say(format!("fingerprint  {fingerprint}"));
		say(format!("submitted    block {submitted_at}"));
		say(format!("fee          {}.{:012} LIVE", fee / LIVE, fee % LIVE));
	}
	Ok(())
}

async fn fetch(
	party: &Party,
	performer: Account,
	relays: Vec<String>,
	output: Option<PathBuf>,
	mut say: impl FnMut(String),
) -> Result<(), VerifierError> {
	let (chain, signer) = connect(party).await?;
	let state = chain.at_best().await?;
	let fingerprint = pending(&state, &signer, performer, None).await?.fingerprint;
	let (relays, named) = if relays.is_empty() {
		let directory = state.relays().await?;
		(directory.into_iter().map(|relay| relay.url).collect(), false)
	} else {
		(relays, true)
	};
	let genesis = chain.genesis();
	for url in relays {
		let signer = signer.clone();
		let asked = url.clone();
		let answer =
			spawn_blocking(move || Relay::new(&asked, &signer, genesis)?.bundle(fingerprint));
		let answer = answer.await.unwrap_or_else(|error| {
			Err(VerifierError::Relay { relay: url.clone(), reason: error.to_string() })
		});
		match answer {
			Ok(Some(bundle)) => {
				let file = output.unwrap_or_else(|| format!("{fingerprint}.age").into());
				identity::write_private(&file, &bundle)?;
				say(format!("fetched from {url} into {}", file.display()));
				say(format!("fingerprint  {fingerprint}"));
				return Ok(());
			},
			Ok(None) => say(format!("{url} does not have it")),
			Err(error) if named => return Err(error),
			Err(error) => say(error.to_string()),
		}
	}
	Err(VerifierError::NowhereFound)
}

async fn connect(party: &Party) -> Result<(Chain, Signer), VerifierError> {
	let signer = identity::signer(party.signer_file.as_deref())?;
	Ok((Chain::connect(vec![party.node.clone()]).await?, signer))
}

/// The document of `performer` that waits for the verifier, if it is the one with the fingerprint
/// `seen`.
async fn pending(
	state: &At,
	signer: &Signer,
	performer: Account,
	seen: Option<Hash>,
) -> Result<Document, VerifierError> {
	let submission = state.submission(&performer).await?;
	let pending = submission
		.filter(|document| document.verifier == signer.account())
		.ok_or(VerifierError::NothingPending { performer })?;
	match seen {
		Some(seen) if seen != pending.fingerprint => {
			Err(VerifierError::OtherDocument { pending: pending.fingerprint })
		},
		_ => Ok(pending),
	}
}

/// The last block up to `expires_at` in which one more attestation can expire.
async fn with_room(state: &At, expires_at: BlockNumber) -> Result<BlockNumber, VerifierError> {
	for block in (state.block().number.saturating_add(1)..=expires_at).rev() {
		if state.can_expire_in(block).await? {
			return Ok(block);
		}
	}
	Err(ExpiryError::Full.into())
}

/// Submits an answer and waits until it is final.
async fn answer(
	chain: &Chain,
	signer: &Signer,
	call: Call,
	say: &mut impl FnMut(String),
) -> Result<(), VerifierError> {
	let mut submission = chain.submit(signer, call).await?;
	let included = submission.included().await?;
	say(format!("in block {}, waiting until it is final", included.block.number));
	submission.finalized().await?;
	Ok(())
}
