//! # The web app
//!
//! The app for viewers and performers, which is part of the program: every page of it is the same
//! document, and a router in the browser shows the page that the path names. The files that the
//! document names carry a hash of their content in their names, so that browsers keep them for good.

mod files;
mod policy;
#[cfg(test)]
mod tests;

pub use policy::{origins, Policy};

use crate::problem::Problem;
use axum::{
	extract::State,
	http::{header, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri},
	middleware::{self, Next},
	response::{IntoResponse, Response},
	Router,
};
use files::File;
use std::sync::Arc;

/// The first segments of the paths at which the app has pages.
const PAGES: [&str; 13] = [
	"",
	"audit",
	"developers",
	"directory",
	"overlay",
	"r",
	"receipt",
	"referrals",
	"room",
	"settings",
	"studio",
	"verifier",
	"wallet",
];

/// What the document says where the nonce of a response belongs.
const NONCE: &str = "{{nonce}}";

/// Where the build puts files whose names change with their content.
const HASHED: &str = "assets/";

const DOCUMENT: &str = "index.html";

/// Answers every path that nothing else in `router` takes: with a file of the app, with the app, or
/// with a problem document.
pub fn serve<S: Clone + Send + Sync + 'static>(router: Router<S>, policy: Policy) -> Router<S> {
	let app: Router = Router::new()
		.fallback(answer)
		.with_state(Arc::new(policy))
		.layer(middleware::from_fn(guard));
	router.fallback_service(app)
}

async fn answer(
	State(policy): State<Arc<Policy>>,
	method: Method,
	uri: Uri,
	headers: HeaderMap,
) -> Response {
	if method != Method::GET && method != Method::HEAD {
		return nothing();
	}
	let path = uri.path().trim_start_matches('/');
	let first = path.split('/').next().unwrap_or_default();
	match files::find(path, &headers).filter(|_| path != DOCUMENT) {
		Some(file) => serve_file(&policy, path, file, &headers),
		None if PAGES.contains(&first) || path == DOCUMENT => document(&policy, StatusCode::OK),
		// The app says better than a problem document that there is no such page.
		None if navigates(&headers) => document(&policy, StatusCode::NOT_FOUND),
		None => nothing(),
	}
}

/// The document, with a nonce that is in no other response.
fn document(policy: &Policy, status: StatusCode) -> Response {
	let Some(text) = files::text(DOCUMENT) else { return nothing() };
	let nonce = hex::encode(rand::random::<[u8; 16]>());
	let headers = [
		(header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
		// What is stored has a nonce of the past, so it is asked for anew each time.
		(header::CACHE_CONTROL, "no-cache".to_owned()),
		(header::CONTENT_SECURITY_POLICY, policy.text(Some(&nonce))),
	];
	(status, headers, text.replace(NONCE, &nonce)).into_response()
}

fn serve_file(policy: &Policy, path: &str, file: File, asked: &HeaderMap) -> Response {
	let lifetime =
		if path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
	let mut headers = HeaderMap::new();
	let mut set = |name: HeaderName, value: &str| {
		if let Ok(value) = HeaderValue::from_str(value) {
			headers.insert(name, value);
		}
	};
	set(header::CACHE_CONTROL, lifetime);
	set(header::ETAG, &file.tag);
	set(header::VARY, "accept-encoding");
	if has_tag(asked, &file.tag) {
		return (StatusCode::NOT_MODIFIED, headers).into_response();
	}
	set(header::CONTENT_TYPE, &file.kind);
	// A worker follows the policy of its own script, not that of the page.
	set(header::CONTENT_SECURITY_POLICY, &policy.text(None));
	if let Some(encoding) = file.encoding {
		set(header::CONTENT_ENCODING, encoding);
	}
	(headers, file.bytes).into_response()
}

/// Whether the client has what this tag stands for (RFC 9110, section 13.1.2).
fn has_tag(asked: &HeaderMap, tag: &str) -> bool {
	let tags = asked.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
	tags.is_some_and(|tags| {
		tags.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
	})
}

/// Whether somebody opens a page, and no program asks.
fn navigates(headers: &HeaderMap) -> bool {
	let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
	accept.is_some_and(|accept| accept.contains("text/html"))
}

fn nothing() -> Response {
	let detail = "there is nothing at this path";
	Problem::new(StatusCode::NOT_FOUND, "no-such-path", detail).into_response()
}

/// What holds for everything that the app consists of.
async fn guard(request: axum::extract::Request, next: Next) -> Response {
	let mut response = next.run(request).await;
	let headers = response.headers_mut();
	headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
	headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
	headers.insert(
		HeaderName::from_static("permissions-policy"),
		HeaderValue::from_static(policy::PERMISSIONS),
	);
	response
}
