//! `/auth/…`: challenges, tokens and keys.
//!
//! | request | body | answer |
//! |---|---|---|
//! | `POST /auth/challenges` | `{account}` | `{challenge, expiresAt}`: a text to sign |
//! | `POST /auth/tokens` | `{account, challenge, signature, signer?, scope?}` | `{token, scope, expiresAt}` |
//! | `POST /auth/stream-keys` | `{scope?, label?}` | `{key, id, scope, label, createdAt, expiresAt}` |
//! | `GET /auth/stream-keys` | | an array of these, without `key` |
//! | `DELETE /auth/stream-keys` | | revokes all of them |
//! | `DELETE /auth/stream-keys/{id}` | | revokes one |
//!
//! The last four want a token of scope `account`. A signature is one of the account, or of `signer` if
//! that is its proxy of kind `Streaming` or `Any` on the chain; wallets may wrap the text in
//! `<Bytes>…</Bytes>`.

use super::{
	chain_problem,
	challenges::{ChallengeError, Purpose},
	keys::{Key, KeyError},
	tokens::{self, Entry},
	Gate, Grant, Scope, Settings,
};
use crate::{clock::now, problem::Problem, room::person::AddressTag};
use axum::{
	body::Bytes,
	extract::{rejection::BytesRejection, DefaultBodyLimit, FromRequestParts, Path, State},
	http::{header, request::Parts, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	routing::{delete, get, post},
	Json, Router,
};
use livestars_chain::{Account, Signature};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use serde_json::json;
use std::{convert::Infallible, sync::PoisonError, time::Duration};

/// The largest body of a request, in bytes.
const LARGEST_BODY: usize = 8 * 1024;

/// The longest label of a key, in characters.
const LONGEST_LABEL: usize = 64;

/// What tokens and keys begin with, so that a program that finds one knows what it found.
const TOKEN_PREFIX: &str = "lst_";
const KEY_PREFIX: &str = "lsk_";

/// `/auth/…`.
pub fn router(gate: Gate) -> Router {
	let keys = post(make_key).get(list_keys).delete(revoke_keys);
	Router::new()
		.route("/auth/challenges", post(give_challenge))
		.route("/auth/tokens", post(give_token))
		.route("/auth/session", get(session))
		.route("/auth/stream-keys", keys)
		.route("/auth/stream-keys/{id}", delete(revoke_key))
		.layer(DefaultBodyLimit::max(LARGEST_BODY))
		.with_state(gate)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChallengeRequest {
	account: Account,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TokenRequest {
	account: Account,
	challenge: String,
	signature: Signature,
	#[serde(default)]
	signer: Option<Account>,
	#[serde(default)]
	scope: Option<Scope>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct KeyRequest {
	#[serde(default)]
	scope: Option<Scope>,
	#[serde(default)]
	label: String,
}

#[derive(Serialize)]
struct NewKey {
	key: String,
	#[serde(flatten)]
	of: Key,
}

async fn give_challenge(
	State(gate): State<Gate>,
	body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
	let ChallengeRequest { account } = read(body)?;
	let (challenge, expires_at) = {
		let random = random()?;
		let challenges = gate.inner.challenges.lock().unwrap_or_else(PoisonError::into_inner);
		challenges.give(purpose(&gate, account), random, now())
	};
	Ok(secret(StatusCode::CREATED, json!({ "challenge": challenge, "expiresAt": expires_at })))
}

/// What stands for the network address that a request comes from, if that is known.
struct Client(Option<AddressTag>);

impl FromRequestParts<Gate> for Client {
	type Rejection = Infallible;

	async fn from_request_parts(request: &mut Parts, gate: &Gate) -> Result<Self, Infallible> {
		Ok(Self(gate.address(request).map(|address| gate.inner.names.address(address))))
	}
}

/// What the challenges of an account are for.
fn purpose(gate: &Gate, account: Account) -> Purpose<'_> {
	let Settings { url, .. } = gate.settings();
	Purpose { relay: url, genesis: gate.inner.facts.genesis(), account }
}

async fn give_token(
	State(gate): State<Gate>,
	Client(address): Client,
	body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
	let TokenRequest { account, challenge, signature, signer, scope } = read(body)?;
	let refused = |kind, detail: String| Problem::new(StatusCode::FORBIDDEN, kind, detail);
	let not_valid = |error| {
		let detail = match error {
			ChallengeError::Unknown => {
				"this relay did not give the challenge to this account, or was started anew since; get a \
				 new one"
			},
			ChallengeError::Expired => "the challenge waited too long; get a new one",
			ChallengeError::Answered => "the challenge was answered before; get a new one",
		};
		refused("challenge-not-valid", detail.into())
	};
	{
		let challenges = gate.inner.challenges.lock().unwrap_or_else(PoisonError::into_inner);
		challenges.check(purpose(&gate, account), &challenge, now()).map_err(not_valid)?;
	}
	let signer = signer.unwrap_or(account);
	if !signer.verify(challenge.as_bytes(), &signature) {
		let detail = format!("the signature is not that of {signer} over the challenge");
		return Err(refused("signature-not-valid", detail));
	}
	if signer != account {
		let proxies = gate.inner.facts.proxies(account).await.map_err(chain_problem)?;
		if !proxies.contains(&signer) {
			let detail = format!(
				"{signer} may not act for {account}: on the chain it is not a proxy of kind Streaming or \
				 Any without delay"
			);
			return Err(refused("not-a-proxy", detail));
		}
	}
	{
		let mut challenges = gate.inner.challenges.lock().unwrap_or_else(PoisonError::into_inner);
		challenges.take(purpose(&gate, account), &challenge, now()).map_err(not_valid)?;
	}
	let token = tokens::make(TOKEN_PREFIX, &random()?);
	let until = after(gate.inner.settings.token_lifetime);
	let scope = scope.unwrap_or(Scope::Account);
	let entry = Entry { grant: Grant { account, scope }, signer, address, until };
	let inserted = {
		let mut tokens = gate.inner.tokens.lock().unwrap_or_else(PoisonError::into_inner);
		tokens.insert(tokens::hash(&token), entry, now())
	};
	inserted.ok_or_else(|| {
		let detail = "too many people are signed in; try again later";
		Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too-many-tokens", detail)
	})?;
	Ok(secret(StatusCode::CREATED, json!({ "token": token, "scope": scope, "expiresAt": until })))
}

/// Whose token it is that the request carries.
async fn session(State(gate): State<Gate>, headers: HeaderMap) -> Result<Response, Problem> {
	let Grant { account, scope } = gate.authenticate(&headers)?;
	Ok(secret(StatusCode::OK, json!({ "account": account, "scope": scope })))
}

async fn make_key(
	State(gate): State<Gate>,
	headers: HeaderMap,
	body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
	let (account, signer) = signer(&gate, &headers)?;
	let body = body.map_err(too_large)?;
	let KeyRequest { scope, label } =
		if body.is_empty() { KeyRequest::default() } else { read(Ok(body))? };
	let scope = scope.unwrap_or(Scope::Publish);
	if !matches!(scope, Scope::Publish | Scope::Events) {
		let detail = "a key is of scope publish or events; sign in for everything else";
		return Err(Problem::new(StatusCode::BAD_REQUEST, "scope-not-for-keys", detail));
	}
	if label.chars().count() > LONGEST_LABEL || label.chars().any(char::is_control) {
		let detail = format!("a label has at most {LONGEST_LABEL} characters, all printable");
		return Err(Problem::new(StatusCode::BAD_REQUEST, "label-not-valid", detail));
	}
	let token = tokens::make(KEY_PREFIX, &random()?);
	// Long enough that the ids of one account differ.
	let id: [u8; 8] = random()?;
	let key = Key {
		id: hex::encode(id),
		scope,
		label,
		created_at: now(),
		expires_at: after(gate.inner.settings.key_lifetime),
		account,
		signer,
	};
	let (keys, hash, made) = (gate.inner.keys.clone(), tokens::hash(&token), key.clone());
	let inserted = blocking(move || keys.insert(hash, made)).await?;
	inserted.map_err(|error| match error {
		KeyError::TooMany => {
			let detail = "the account has as many keys as it can have; revoke one first";
			Problem::new(StatusCode::CONFLICT, "too-many-keys", detail)
		},
		KeyError::Full => {
			let detail = "the relay keeps as many keys as it can";
			Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too-many-keys", detail)
		},
		KeyError::Database(error) => database_problem(error),
	})?;
	Ok(secret(StatusCode::CREATED, json!(NewKey { key: token, of: key })))
}

async fn list_keys(State(gate): State<Gate>, headers: HeaderMap) -> Result<Response, Problem> {
	let (account, _) = signer(&gate, &headers)?;
	Ok(secret(StatusCode::OK, json!(gate.inner.keys.of(account, now()))))
}

async fn revoke_keys(State(gate): State<Gate>, headers: HeaderMap) -> Result<StatusCode, Problem> {
	let (account, _) = signer(&gate, &headers)?;
	let keys = gate.inner.keys.clone();
	let revoked = blocking(move || keys.revoke(account, |_| true)).await?;
	revoked.map_err(database_problem)?;
	Ok(StatusCode::NO_CONTENT)
}

async fn revoke_key(
	State(gate): State<Gate>,
	headers: HeaderMap,
	Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
	let (account, _) = signer(&gate, &headers)?;
	let keys = gate.inner.keys.clone();
	let revoked = blocking(move || keys.revoke(account, |key| key.id == id)).await?;
	match revoked.map_err(database_problem)? {
		0 => {
			let detail = "the account has no key of this id";
			Err(Problem::new(StatusCode::NOT_FOUND, "no-such-key", detail))
		},
		_ => Ok(StatusCode::NO_CONTENT),
	}
}

/// The account that a request acts for with all its rights, and who proved to be there for it.
fn signer(gate: &Gate, headers: &HeaderMap) -> Result<(Account, Account), Problem> {
	let grant = gate.authorise(headers, Scope::Account)?;
	Ok((grant.account, gate.signer_of(headers).unwrap_or(grant.account)))
}

/// The body of a request as JSON.
fn read<T: DeserializeOwned>(body: Result<Bytes, BytesRejection>) -> Result<T, Problem> {
	let body = body.map_err(too_large)?;
	let malformed = |why: &dyn std::fmt::Display| {
		let detail = format!("the body is not the JSON that is wanted here: {why}");
		Problem::new(StatusCode::BAD_REQUEST, "malformed-body", detail)
	};
	// Members without their names, in an array, would be taken as well.
	if !body.trim_ascii_start().starts_with(b"{") {
		return Err(malformed(&"it is no object"));
	}
	serde_json::from_slice(&body).map_err(|error| malformed(&error))
}

fn too_large(rejection: BytesRejection) -> Problem {
	let status = rejection.status();
	if status == StatusCode::PAYLOAD_TOO_LARGE {
		let detail = format!("the body is larger than {LARGEST_BODY} bytes");
		Problem::new(status, "body-too-large", detail)
	} else {
		Problem::new(StatusCode::BAD_REQUEST, "malformed-body", rejection.body_text())
	}
}

/// An answer that nobody may keep (RFC 6750, section 5.3).
fn secret(status: StatusCode, body: serde_json::Value) -> Response {
	(status, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// The time after this long from now, in milliseconds since the Unix epoch.
fn after(lifetime: Duration) -> u64 {
	now().saturating_add(u64::try_from(lifetime.as_millis()).unwrap_or(u64::MAX))
}

fn random<const BYTES: usize>() -> Result<[u8; BYTES], Problem> {
	let mut bytes = [0; BYTES];
	getrandom::fill(&mut bytes).map_err(|_| no_randomness())?;
	Ok(bytes)
}

fn no_randomness() -> Problem {
	let detail = "the relay's machine has no randomness; try again later";
	Problem::new(StatusCode::SERVICE_UNAVAILABLE, "no-randomness", detail)
}

fn database_problem(error: rusqlite::Error) -> Problem {
	tracing::error!(%error, "the database of keys failed");
	let detail = "the relay's database failed; its operator was told in the log";
	Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "database-failed", detail)
}

async fn blocking<T: Send + 'static>(
	work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
	tokio::task::spawn_blocking(work).await.map_err(|_| {
		Problem::new(StatusCode::SERVICE_UNAVAILABLE, "shutting-down", "the relay shuts down")
	})
}
