use super::*;
use axum::{
	body::{to_bytes, Body},
	http::Request,
	routing::get,
};
use tower::ServiceExt;

/// What a browser says when somebody opens a page.
const NAVIGATION: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");

async fn ask(method: Method, path: &str, headers: &[(&str, &str)]) -> (Response, Vec<u8>) {
	let mut request = Request::builder().method(method).uri(path);
	for (name, value) in headers {
		request = request.header(*name, *value);
	}
	let api = Router::new().route("/rooms", get(|| async { "the rooms" }));
	let router = serve(api, Policy::default());
	let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
	let (parts, body) = response.into_parts();
	let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
	(Response::from_parts(parts, Body::empty()), body)
}

async fn open(path: &str, headers: &[(&str, &str)]) -> (Response, Vec<u8>) {
	ask(Method::GET, path, headers).await
}

fn header_of<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
	response.headers().get(name).map(|value| value.to_str().unwrap())
}

/// The script that the document loads.
fn script() -> String {
	let document = files::text(DOCUMENT).unwrap();
	let paths: Vec<_> = files::paths().filter(|path| path.ends_with(".js")).collect();
	paths.into_iter().find(|path| document.contains(path)).expect("the document loads a script")
}

#[tokio::test]
async fn every_page_is_the_document() {
	let pages = [
		"/",
		"/room/h1abc",
		"/wallet",
		"/studio/earnings",
		"/receipt/7/3",
		"/r/luna",
		"/index.html",
	];
	for path in pages {
		let (response, body) = open(path, &[]).await;
		assert_eq!(response.status(), StatusCode::OK, "{path}");
		assert_eq!(header_of(&response, "content-type"), Some("text/html; charset=utf-8"));
		assert_eq!(header_of(&response, "cache-control"), Some("no-cache"));
		assert!(String::from_utf8(body).unwrap().contains("<div id=\"root\">"), "{path}");
	}
}

#[tokio::test]
async fn what_is_no_page_is_not_found() {
	let (response, body) = open("/romos", &[]).await;
	assert_eq!(response.status(), StatusCode::NOT_FOUND);
	assert_eq!(header_of(&response, "content-type"), Some("application/problem+json"));
	assert!(String::from_utf8(body).unwrap().contains("no-such-path"));
	for path in
		["/assets/gone.js", "/assets/../../Cargo.toml", "/assets/%2e%2e/index.html", "/rooms/x"]
	{
		assert_eq!(open(path, &[]).await.0.status(), StatusCode::NOT_FOUND, "{path}");
	}
	for method in [Method::POST, Method::DELETE] {
		assert_eq!(ask(method, "/wallet", &[]).await.0.status(), StatusCode::NOT_FOUND);
	}
}

#[tokio::test]
async fn who_opens_a_page_that_there_is_not_is_told_by_the_app() {
	let (response, body) = open("/romos", &[NAVIGATION]).await;
	assert_eq!(response.status(), StatusCode::NOT_FOUND);
	assert!(String::from_utf8(body).unwrap().contains("<div id=\"root\">"));
}

#[tokio::test]
async fn what_the_relay_answers_itself_is_not_the_apps() {
	let (_, body) = open("/rooms", &[NAVIGATION]).await;
	assert_eq!(body, b"the rooms");
}

#[tokio::test]
async fn a_browser_keeps_files_for_good_and_the_document_not_at_all() {
	let path = format!("/{}", script());
	let (response, body) = open(&path, &[]).await;
	assert_eq!(response.status(), StatusCode::OK);
	assert_eq!(header_of(&response, "content-type"), Some("text/javascript; charset=utf-8"));
	assert_eq!(header_of(&response, "cache-control"), Some("public, max-age=31536000, immutable"));
	assert!(!body.is_empty());
	let tag = header_of(&response, "etag").unwrap().to_owned();
	for tags in [tag.clone(), format!("\"other\", W/{tag}"), "*".into()] {
		let (response, body) = open(&path, &[("if-none-match", &tags)]).await;
		assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "{tags}");
		assert!(body.is_empty());
	}
	let (response, _) = open(&path, &[("if-none-match", "\"other\"")]).await;
	assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn files_come_compressed_as_the_client_takes_them() {
	let path = format!("/{}", script());
	let (plain, body) = open(&path, &[]).await;
	assert_eq!(header_of(&plain, "content-encoding"), None);
	let mut tags = vec![header_of(&plain, "etag").unwrap().to_owned()];
	for (accepted, encoding) in [
		("gzip, deflate, br, zstd", Some("br")),
		("gzip, br;q=0", Some("gzip")),
		("GZIP;q=0.5", Some("gzip")),
		("deflate", None),
	] {
		let (response, compressed) = open(&path, &[("accept-encoding", accepted)]).await;
		assert_eq!(header_of(&response, "content-encoding"), encoding, "{accepted}");
		assert_eq!(header_of(&response, "vary"), Some("accept-encoding"));
		assert_eq!(header_of(&response, "content-type"), header_of(&plain, "content-type"));
		assert_eq!(compressed.len() < body.len(), encoding.is_some(), "{accepted}");
		tags.push(header_of(&response, "etag").unwrap().to_owned());
	}
	assert_ne!(tags[0], tags[1]);
	assert_ne!(tags[1], tags[2]);
}

#[tokio::test]
async fn every_answer_is_guarded() {
	for path in ["/", &format!("/{}", script()), "/romos"] {
		let (response, _) = open(path, &[]).await;
		assert_eq!(header_of(&response, "x-content-type-options"), Some("nosniff"), "{path}");
		assert_eq!(header_of(&response, "referrer-policy"), Some("no-referrer"), "{path}");
		let permissions = header_of(&response, "permissions-policy").unwrap();
		assert!(permissions.contains("camera=(self)"), "{permissions}");
	}
	for path in ["/", &format!("/{}", script())] {
		let (response, _) = open(path, &[]).await;
		let policy = header_of(&response, "content-security-policy").unwrap();
		assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
	}
}

#[tokio::test]
async fn a_nonce_is_used_once() {
	let mut nonces = Vec::new();
	for _ in 0..2 {
		let (response, body) = open("/", &[]).await;
		let policy = header_of(&response, "content-security-policy").unwrap();
		let (_, rest) = policy.split_once("'nonce-").expect("the policy has a nonce");
		let nonce = rest.split('\'').next().unwrap().to_owned();
		let body = String::from_utf8(body).unwrap();
		assert!(body.contains(&nonce) && !body.contains(NONCE), "{body}");
		nonces.push(nonce);
	}
	assert_ne!(nonces[0], nonces[1]);
}
