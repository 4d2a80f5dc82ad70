//! Asking relays for bundles.

use super::VerifierError;
use livestars_chain::{Account, Hash, Signer};
use serde_json::{json, Value};
use std::time::Duration;

/// How long a relay may take for an answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// The most bytes of a bundle, beyond what relays take.
const MOST_BYTES: u64 = 64 << 20;

/// The most bytes of any other answer.
const MOST_OF_ANSWER: u64 = 16 << 10;

/// What every challenge of a relay begins with, so that the verifier's key signs nothing else.
const CHALLENGE: &str = "Sign in to a Live Stars relay\n";

/// A relay, for one account.
pub struct Relay<'a> {
	agent: ureq::Agent,
	url: String,
	signer: &'a Signer,
	genesis: Hash,
}

impl<'a> Relay<'a> {
	/// The relay with this URL, on the chain with this genesis hash. It must be encrypted, unless it
	/// is on this machine.
	pub fn new(url: &str, signer: &'a Signer, genesis: Hash) -> Result<Self, VerifierError> {
		let url = url.trim_end_matches('/').to_owned();
		if !is_private(&url) {
			return Err(VerifierError::Unencrypted { relay: url });
		}
		let configuration = ureq::Agent::config_builder()
			.timeout_global(Some(PATIENCE))
			.max_redirects(0)
			.http_status_as_error(false)
			.build();
		Ok(Self { agent: configuration.into(), url, signer, genesis })
	}

	/// The bundle with this fingerprint; nothing if the relay does not have it for this account.
	pub fn bundle(&self, fingerprint: Hash) -> Result<Option<Vec<u8>>, VerifierError> {
		let token = self.token()?;
		let mut answer = self
			.agent
			.get(format!("{}/vault/{fingerprint}", self.url))
			.header("authorization", format!("Bearer {token}"))
			.call()
			.map_err(|error| self.failed(&error))?;
		match answer.status().as_u16() {
			200 => {},
			404 => return Ok(None),
			_ => return Err(self.refused(&mut answer)),
		}
		let limited = answer.body_mut().with_config().limit(MOST_BYTES).read_to_vec();
		let bundle = limited.map_err(|error| self.failed(&error))?;
		if Hash::of(&bundle) != fingerprint {
			return Err(VerifierError::OtherBundle { relay: self.url.clone() });
		}
		Ok(Some(bundle))
	}

	/// A token for the verifier's account, against a signature.
	fn token(&self) -> Result<String, VerifierError> {
		let account = self.signer.account();
		let asked = self.post("/auth/challenges", &json!({ "account": account }))?;
		let challenge = text(&asked, "challenge").ok_or_else(|| self.odd())?;
		if !is_for(challenge, &self.url, self.genesis, account) {
			return Err(VerifierError::OddChallenge { relay: self.url.clone() });
		}
		let signature = self.signer.sign(challenge.as_bytes());
		let answer = json!({ "account": account, "challenge": challenge, "signature": signature });
		let given = self.post("/auth/tokens", &answer)?;
		text(&given, "token").map(str::to_owned).ok_or_else(|| self.odd())
	}

	fn post(&self, path: &str, body: &Value) -> Result<Value, VerifierError> {
		let mut answer = self
			.agent
			.post(format!("{}{path}", self.url))
			.header("content-type", "application/json")
			.send(body.to_string())
			.map_err(|error| self.failed(&error))?;
		if !answer.status().is_success() {
			return Err(self.refused(&mut answer));
		}
		let text = answer.body_mut().with_config().limit(MOST_OF_ANSWER).read_to_string();
		let text = text.map_err(|error| self.failed(&error))?;
		serde_json::from_str(&text).map_err(|_| self.odd())
	}

	fn failed(&self, error: &ureq::Error) -> VerifierError {
		VerifierError::Relay { relay: self.url.clone(), reason: error.to_string() }
	}

	/// What the relay says of a refusal (RFC 9457).
	fn refused(&self, answer: &mut ureq::http::Response<ureq::Body>) -> VerifierError {
		let status = answer.status();
		let body = answer.body_mut().with_config().limit(MOST_OF_ANSWER).read_to_string();
		let problem = body.ok().and_then(|body| serde_json::from_str::<Value>(&body).ok());
		let detail = problem.as_ref().and_then(|problem| text(problem, "detail"));
		let reason = match detail {
			Some(detail) => format!("{status}: {}", detail.escape_debug()),
			None => status.to_string(),
		};
		VerifierError::Relay { relay: self.url.clone(), reason }
	}

	fn odd(&self) -> VerifierError {
		let reason = "its answer is none of a Live Stars relay".into();
		VerifierError::Relay { relay: self.url.clone(), reason }
	}
}

/// Whether a challenge is one of the relay with this URL for this account on this chain. A relay that
/// passes on another's challenge would otherwise get a token for that one.
fn is_for(challenge: &str, url: &str, genesis: Hash, account: Account) -> bool {
	let says = |name: &str, value: &str| {
		let mut said = challenge.lines().filter_map(|line| line.strip_prefix(name));
		said.next().map(|said| said.trim_end_matches('/')) == Some(value) && said.next().is_none()
	};
	challenge.starts_with(CHALLENGE)
		&& says("relay: ", url)
		&& says("chain: ", &genesis.to_string())
		&& says("account: ", &account.to_string())
}

/// Whether nobody on the way reads what is sent to this URL.
fn is_private(url: &str) -> bool {
	if url.starts_with("https://") {
		return true;
	}
	let Some(rest) = url.strip_prefix("http://") else { return false };
	let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
	// What stands before an @ is no host.
	if authority.contains('@') {
		return false;
	}
	let host = match authority.strip_prefix('[') {
		Some(address) => address.split(']').next(),
		None => authority.split(':').next(),
	};
	matches!(host, Some("localhost" | "127.0.0.1" | "::1"))
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
	value.get(name)?.as_str()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_private_connections_are_used() {
		for url in [
			"https://relay.example",
			"http://127.0.0.1:8080",
			"http://[::1]:80/x",
			"http://localhost",
		] {
			assert!(is_private(url), "{url}");
		}
		for url in [
			"http://relay.example",
			"http://127.0.0.1.example",
			"http://localhost@evil.example",
			"http://localhost:x@evil.example",
			"ftp://localhost",
			"",
		] {
			assert!(!is_private(url), "{url}");
		}
	}

	#[test]
	fn a_challenge_of_another_relay_chain_or_account_is_not_signed() {
		let (url, genesis, account) = ("https://relay.example", Hash([1; 32]), Account([2; 32]));
		let challenge =
			format!("{CHALLENGE}\nrelay: {url}\nchain: {genesis}\naccount: {account}\nnonce: 0x00");
		assert!(is_for(&challenge, url, genesis, account));
		assert!(!is_for(&challenge, "https://other.example", genesis, account));
		assert!(!is_for(&challenge, url, Hash([3; 32]), account));
		assert!(!is_for(&challenge, url, genesis, Account([3; 32])));
		let doubled = format!("{challenge}\nrelay: https://other.example");
		assert!(!is_for(&doubled, url, genesis, account));
		assert!(!is_for(&challenge.replace("Sign in", "Pay"), url, genesis, account));
	}
}
