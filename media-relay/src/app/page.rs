//! The page to watch on, which is part of the program. It asks nobody but this relay for anything, and
//! its policy (Content Security Policy, level 3) holds it to that.

use axum::{
	http::{header, HeaderName, HeaderValue},
	response::IntoResponse,
	routing::get,
	Router,
};
use tower_http::set_header::SetResponseHeaderLayer;

const POLICY: &str =
	"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; \
	media-src 'self' blob: mediastream:; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
	frame-ancestors 'none'";

/// `GET /` and what it needs.
pub fn router() -> Router {
	let file = |path: &'static str, kind: &'static str, text: &'static str| {
		let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")];
		Router::new().route(path, get(move || async move { (headers, text).into_response() }))
	};
	let always = |name: HeaderName, value| {
		SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
	};
	file("/", "text/html; charset=utf-8", include_str!("../../page/index.html"))
		.merge(file("/page.css", "text/css; charset=utf-8", include_str!("../../page/page.css")))
		.merge(file(
			"/page.js",
			"text/javascript; charset=utf-8",
			include_str!("../../page/page.js"),
		))
		.layer(always(header::CONTENT_SECURITY_POLICY, POLICY))
		.layer(always(header::REFERRER_POLICY, "no-referrer"))
		.layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
}
