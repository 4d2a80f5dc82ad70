//! What a client is told when a request cannot be answered: a problem document (RFC 9457).

use axum::{
	http::{header, StatusCode},
	response::{IntoResponse, Response},
};
use serde_json::json;

/// After how many seconds it is worth asking for a stream again, or a relay that has too much to do.
const AGAIN: u32 = 5;

/// After how many seconds whoever asked too often is heard again.
const AFTER_HASTE: u32 = 10;

/// A request that was refused or failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
	/// The status of the response.
	pub status: StatusCode,
	/// The kind of problem, for programs: words with hyphens, such as `not-eligible`.
	pub kind: &'static str,
	/// What was wrong and what to do, for people.
	pub detail: String,
	/// Where in the request's document the fault is (JSONPath, RFC 9535), if it is in one place.
	pub path: Option<String>,
	/// After how many seconds the same request may be answered, if that can be said.
	pub retry_after: Option<u32>,
}

impl Problem {
	/// A problem of this kind.
	pub fn new(status: StatusCode, kind: &'static str, detail: impl Into<String>) -> Self {
		let retry_after = match status {
			StatusCode::SERVICE_UNAVAILABLE => Some(AGAIN),
			StatusCode::TOO_MANY_REQUESTS => Some(AFTER_HASTE),
			_ => None,
		};
		Self { status, kind, detail: detail.into(), path: None, retry_after }
	}

	/// The problem, with the place of the fault.
	pub fn at(self, path: impl Into<String>) -> Self {
		Self { path: Some(path.into()), ..self }
	}

	/// The same request may be answered after so many seconds.
	pub fn retry_after(self, seconds: u32) -> Self {
		Self { retry_after: Some(seconds), ..self }
	}

	/// Nobody publishes what is to be watched: 409, as WHEP has it (draft-ietf-wish-whep, session
	/// management).
	pub fn not_live(detail: impl Into<String>) -> Self {
		Self::new(StatusCode::CONFLICT, "not-live", detail).retry_after(AGAIN)
	}
}

/// The members are those of RFC 9457, section 3.1, and `path` where a place is known; the type is a
/// URI relative to the relay's own documentation.
impl IntoResponse for Problem {
	fn into_response(self) -> Response {
		let mut document = json!({
			"type": format!("/problems#{}", self.kind),
			"title": self.kind.replace('-', " "),
			"status": self.status.as_u16(),
			"detail": self.detail,
		});
		if let Some(path) = self.path {
			document["path"] = path.into();
		}
		let mut response = (
			self.status,
			[(header::CONTENT_TYPE, "application/problem+json")],
			document.to_string(),
		)
			.into_response();
		if self.status == StatusCode::UNAUTHORIZED {
			let challenge = header::HeaderValue::from_static("Bearer");
			response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
		}
		if let Some(seconds) = self.retry_after {
			response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
		}
		response
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_client_is_told_when_it_is_worth_asking_again() {
		let unavailable = StatusCode::SERVICE_UNAVAILABLE;
		for (problem, seconds) in [
			(Problem::not_live("nobody publishes"), Some("5")),
			(Problem::new(unavailable, "full", ""), Some("5")),
			(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-fast", ""), Some("10")),
			(Problem::new(StatusCode::CONFLICT, "already-published", ""), None),
			(Problem::new(StatusCode::NOT_FOUND, "no-room", ""), None),
		] {
			let kind = problem.kind;
			let response = problem.into_response();
			let said = response.headers().get(header::RETRY_AFTER);
			assert_eq!(said.map(|value| value.to_str().unwrap()), seconds, "{kind}");
		}
	}
}
