//! What a client is told when a request cannot be answered: a problem document (RFC 9457).

use axum::{
	http::{header, StatusCode},
	response::{IntoResponse, Response},
};
use serde_json::json;

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
	/// After how many seconds to try again, if that helps.
	pub retry_after: Option<u32>,
}

impl Problem {
	/// A problem of this kind.
	pub fn new(status: StatusCode, kind: &'static str, detail: impl Into<String>) -> Self {
		Self { status, kind, detail: detail.into(), path: None, retry_after: None }
	}

	/// The problem, with the place of the fault.
	pub fn at(self, path: impl Into<String>) -> Self {
		Self { path: Some(path.into()), ..self }
	}

	/// The problem, which is over after so many seconds.
	pub fn over_in(self, seconds: u32) -> Self {
		Self { retry_after: Some(seconds), ..self }
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
