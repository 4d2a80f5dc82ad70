//! Room documents over HTTP.
//!
//! | request | answer |
//! |---|---|
//! | `POST /profiles` `{document, signature, signer?}` | 201, `{hash}` |
//! | `GET /profiles/{hash}` | the exact bytes, for ever the same |
//! | `GET /rooms/{performer}/profile` | the exact bytes of what the chain names now |
//! | `GET /schemas/profile.json` | the JSON Schema of a document |

use super::{Document, Profiles, MAX_DOCUMENT};
use crate::{
	problem::Problem,
	room::{Happening, Told},
};
use axum::{
	extract::{rejection::JsonRejection, DefaultBodyLimit, Path, State},
	http::{header, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	routing::{get, post},
	Json, Router,
};
use livestars_chain::{Account, Hash, Signature};
use serde::{Deserialize, Serialize};

/// The most bytes of a request: a document whose every character is escaped, and the rest.
const MAX_REQUEST: usize = 2 * MAX_DOCUMENT + 1024;

/// The media type of JSON Schemas (draft 2020-12, section 14).
const SCHEMA_TYPE: &str = "application/schema+json";

#[derive(Clone)]
struct Service {
	profiles: Profiles,
	told: Told,
}

/// The routes of room documents. `told` hears of every document that is posted.
pub fn router(profiles: Profiles, told: Told) -> Router {
	Router::new()
		.route("/profiles", post(publish).layer(DefaultBodyLimit::max(MAX_REQUEST)))
		.route("/profiles/{hash}", get(by_hash))
		.route("/rooms/{performer}/profile", get(by_performer))
		.route("/schemas/profile.json", get(schema))
		.with_state(Service { profiles, told })
}

/// A document that a performer posts.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Posted {
	/// The exact JSON text.
	document: String,
	/// Over [`signed_message`](super::signed_message).
	signature: Signature,
	/// By whom, if not by the performer.
	signer: Option<Account>,
}

#[derive(Serialize)]
struct Published {
	hash: Hash,
}

async fn publish(
	State(Service { profiles, told }): State<Service>,
	posted: Result<Json<Posted>, JsonRejection>,
) -> Result<Response, Problem> {
	let Json(posted) = posted.map_err(|rejection| {
		Problem::new(rejection.status(), "malformed-request", rejection.body_text())
	})?;
	let (performer, hash) =
		profiles.publish(posted.document, posted.signature, posted.signer).await?;
	told(performer, Happening::DocumentPosted).await;
	let location = [(header::LOCATION, format!("/profiles/{hash}"))];
	Ok((StatusCode::CREATED, location, Json(Published { hash })).into_response())
}

async fn by_hash(
	State(Service { profiles, .. }): State<Service>,
	Path(hash): Path<String>,
	headers: HeaderMap,
) -> Result<Response, Problem> {
	let hash: Hash = hash.parse().map_err(|error: livestars_chain::HashError| {
		Problem::new(StatusCode::BAD_REQUEST, "malformed-hash", error.to_string())
	})?;
	let tag = format!("\"{hash}\"");
	let immutable = [
		(header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
		(header::ETAG, tag.clone()),
	];
	let known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known == tag.as_str());
	let text = profiles.text(hash).await?.ok_or_else(not_here)?;
	if known {
		return Ok((StatusCode::NOT_MODIFIED, immutable).into_response());
	}
	let json = [(header::CONTENT_TYPE, "application/json")];
	Ok((immutable, json, text).into_response())
}

async fn by_performer(
	State(Service { profiles, .. }): State<Service>,
	Path(performer): Path<String>,
) -> Result<Response, Problem> {
	let performer = Account::parse(&performer).map_err(|error| {
		Problem::new(StatusCode::BAD_REQUEST, "malformed-account", error.to_string())
	})?;
	let (hash, text) = profiles.text_of(performer).await?.ok_or_else(not_here)?;
	let headers = [
		(header::CACHE_CONTROL, "no-cache".to_owned()),
		(header::CONTENT_LOCATION, format!("/profiles/{hash}")),
		(header::CONTENT_TYPE, "application/json".to_owned()),
	];
	Ok((headers, text).into_response())
}

async fn schema() -> Response {
	let headers =
		[(header::CONTENT_TYPE, SCHEMA_TYPE), (header::CACHE_CONTROL, "public, max-age=3600")];
	(headers, Document::schema().as_value().to_string()).into_response()
}

fn not_here() -> Problem {
	let detail = "this relay has no such document: ask the relay on which the performer is live";
	Problem::new(StatusCode::NOT_FOUND, "unknown-profile", detail)
}
