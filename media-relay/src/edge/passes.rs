//! What this relay proves itself with at other relays: a token of each, for its signature over that
//! relay's challenge.

use super::Refusal;
use crate::gate::{challenges::Purpose, Scope};
use livestars_chain::{Account, Hash, Signature, Signer};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use std::{
	collections::BTreeMap,
	sync::{Mutex, MutexGuard, PoisonError},
};

/// The most relays whose passes are kept.
const MOST: usize = 1_024;

/// The longest answer to a request for a pass, in bytes.
const MAX_ANSWER: u64 = 8 * 1024;

/// The passes that other relays gave to this one, by their URLs.
pub(super) struct Passes {
	genesis: Hash,
	signer: Signer,
	known: Mutex<BTreeMap<String, String>>,
}

#[derive(Serialize)]
struct Asked {
	account: Account,
}

#[derive(Deserialize)]
struct Given {
	challenge: String,
}

#[derive(Serialize)]
struct Answered<'a> {
	account: Account,
	challenge: &'a str,
	signature: Signature,
	scope: Scope,
}

#[derive(Deserialize)]
struct Token {
	token: String,
}

impl Passes {
	/// None yet, for the relay with this key on the chain with that genesis hash.
	pub(super) fn new(genesis: Hash, signer: Signer) -> Self {
		Self { genesis, signer, known: Mutex::default() }
	}

	/// Does `work` with the pass of the relay at `url`, and once more with another if it does not take
	/// the one that it gave before.
	pub(super) fn with<T>(
		&self,
		agent: &ureq::Agent,
		url: &str,
		work: impl Fn(&str) -> Result<T, Refusal>,
	) -> Result<T, Refusal> {
		let known = self.known().get(url).cloned();
		if let Some(pass) = known {
			match work(&pass) {
				Err(Refusal::Pass) => drop(self.known().remove(url)),
				done => return done,
			}
		}
		let pass = self.ask(agent, url).map_err(Refusal::Other)?;
		let done = work(&pass)?;
		let mut known = self.known();
		if known.len() >= MOST {
			// They are asked for again.
			known.clear();
		}
		known.insert(url.to_owned(), pass);
		Ok(done)
	}

	/// Proves to the relay at `url` which relay this is.
	fn ask(&self, agent: &ureq::Agent, url: &str) -> Result<String, String> {
		let account = self.signer.account();
		let base = url.trim_end_matches('/');
		let given: Given = post(agent, &format!("{base}/auth/challenges"), &Asked { account })?;
		let purpose = Purpose { relay: url, genesis: self.genesis, account };
		// Nothing is signed but what this relay would have written itself: the other could have the
		// challenge of a third.
		let nonce = given.challenge.rsplit(' ').next().and_then(|nonce| nonce.parse::<Hash>().ok());
		let own = nonce.map(|nonce| purpose.text(&nonce.0));
		if own.as_ref() != Some(&given.challenge) {
			return Err(format!(
				"the relay at {url} asks for a signature over something else than its own \
			                    challenge for this relay"
			));
		}
		let signature = self.signer.sign(given.challenge.as_bytes());
		let challenge = &given.challenge;
		let answered = Answered { account, challenge, signature, scope: Scope::Pull };
		let Token { token } = post(agent, &format!("{base}/auth/tokens"), &answered)?;
		Ok(token)
	}

	fn known(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
		self.known.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

/// Sends JSON, and reads the JSON of the answer.
fn post<T: DeserializeOwned>(
	agent: &ureq::Agent,
	url: &str,
	body: &impl Serialize,
) -> Result<T, String> {
	let failed = |error: ureq::Error| format!("{url} gives no pass: {error}");
	let mut response = agent.post(url).send_json(body).map_err(failed)?;
	if !response.status().is_success() {
		return Err(format!("{url} gives no pass: it answers {}", response.status()));
	}
	response.body_mut().with_config().limit(MAX_ANSWER).read_json().map_err(failed)
}

#[cfg(test)]
mod tests;
