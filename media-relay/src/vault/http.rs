//! The vault over HTTP. Every request carries a bearer token of an account.
//!
//! | request | by | answer |
//! |---|---|---|
//! | `PUT /vault/{fingerprint}` | the owner | 201, or 204 if it was there |
//! | `GET /vault/{fingerprint}` | the owner, or the verifier that the submission names | the bundle |
//! | `DELETE /vault/{fingerprint}` | the owner | 204 |
//! | `GET /vault` | anybody | her own bundles |

use super::{Found, Place, Stored, Vault, VaultError};
use crate::{bearer::Authenticate, problem::Problem};
use axum::{
	body::Body,
	extract::{DefaultBodyLimit, Path, Request, State},
	http::{header, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use livestars_chain::Hash;
use serde::Serialize;
use std::sync::Arc;
use tokio_util::io::ReaderStream;

#[derive(Clone)]
struct Service {
	vault: Vault,
	bearers: Arc<dyn Authenticate>,
}

/// The routes of the vault. `bearers` says on whose behalf a request comes.
pub fn router(vault: Vault, bearers: Arc<dyn Authenticate>) -> Router {
	Router::new()
		.route("/vault", get(list))
		// The vault limits what it reads by itself.
		.route(
			"/vault/{fingerprint}",
			get(read).delete(delete).put(put).layer(DefaultBodyLimit::disable()),
		)
		.with_state(Service { vault, bearers })
}

/// A bundle, as its owner is told.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
	fingerprint: Hash,
	size: u64,
	uploaded_at: u64,
	state: &'static str,
}

impl From<Found> for Listed {
	fn from(found: Found) -> Self {
		let state = match found.place {
			Place::Uploaded => "uploaded",
			Place::Submitted => "submitted",
		};
		let Found { fingerprint, size, uploaded_at, .. } = found;
		Self { fingerprint, size, uploaded_at, state }
	}
}

async fn list(
	State(Service { vault, bearers }): State<Service>,
	headers: HeaderMap,
) -> Result<Response, Problem> {
	let owner = bearers.account(&headers)?;
	let bundles: Vec<_> = vault.list(owner).await?.into_iter().map(Listed::from).collect();
	Ok((private(), Json(bundles)).into_response())
}

async fn put(
	State(Service { vault, bearers }): State<Service>,
	Path(fingerprint): Path<String>,
	request: Request,
) -> Result<Response, Problem> {
	let owner = bearers.account(request.headers())?;
	let fingerprint = parse(&fingerprint)?;
	let announced = request.headers().get(header::CONTENT_LENGTH);
	let announced = announced.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
	let body = request.into_body().into_data_stream();
	let status = match vault.put(owner, fingerprint, announced, body).await? {
		Stored::New => StatusCode::CREATED,
		Stored::Already => StatusCode::NO_CONTENT,
	};
	Ok(status.into_response())
}

async fn read(
	State(Service { vault, bearers }): State<Service>,
	Path(fingerprint): Path<String>,
	headers: HeaderMap,
) -> Result<Response, Problem> {
	let reader = bearers.account(&headers)?;
	let file = vault.read(reader, parse(&fingerprint)?).await?;
	let length = file.metadata().await.map_err(VaultError::from)?.len();
	let described = [
		(header::CONTENT_TYPE, "application/octet-stream".to_owned()),
		(header::CONTENT_LENGTH, length.to_string()),
	];
	Ok((private(), described, Body::from_stream(ReaderStream::new(file))).into_response())
}

async fn delete(
	State(Service { vault, bearers }): State<Service>,
	Path(fingerprint): Path<String>,
	headers: HeaderMap,
) -> Result<StatusCode, Problem> {
	let owner = bearers.account(&headers)?;
	vault.delete(owner, parse(&fingerprint)?).await?;
	Ok(StatusCode::NO_CONTENT)
}

fn parse(fingerprint: &str) -> Result<Hash, Problem> {
	fingerprint.parse().map_err(|error: livestars_chain::HashError| {
		Problem::new(StatusCode::BAD_REQUEST, "malformed-hash", error.to_string())
	})
}

/// What is told to one account is kept by nobody on the way.
fn private() -> [(header::HeaderName, &'static str); 1] {
	[(header::CACHE_CONTROL, "no-store")]
}
