//! What is answered over HTTP.

use super::*;
use crate::bearer::test::ByName;
use axum::{
	body::{to_bytes, Body},
	http::{header, Method, Request, StatusCode},
	response::Response,
	Router,
};
use tower::ServiceExt;

fn served() -> (Fixture, Router) {
	let fixture = fixture();
	let router = router(fixture.vault.clone(), Arc::new(ByName));
	(fixture, router)
}

async fn ask(
	router: &Router,
	method: Method,
	path: &str,
	bearer: Option<Account>,
	body: impl Into<Body>,
) -> Response {
	let mut request = Request::builder().method(method).uri(path);
	if let Some(bearer) = bearer {
		request = request.header(header::AUTHORIZATION, format!("Bearer {bearer}"));
	}
	router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_bundle_goes_in_is_listed_comes_out_and_is_deleted() {
	let (_fixture, router) = served();
	let (bytes, fingerprint) = bundle(5_000);
	let path = format!("/vault/{fingerprint}");
	for status in [StatusCode::CREATED, StatusCode::NO_CONTENT] {
		let response = ask(&router, Method::PUT, &path, Some(LUNA), bytes.clone()).await;
		assert_eq!(response.status(), status);
	}
	let listed = ask(&router, Method::GET, "/vault", Some(LUNA), "").await;
	assert_eq!(listed.headers()[header::CACHE_CONTROL], "no-store");
	let listed: serde_json::Value =
		serde_json::from_slice(&to_bytes(listed.into_body(), 1 << 20).await.unwrap()).unwrap();
	assert_eq!(listed[0]["fingerprint"], fingerprint.to_string());
	assert_eq!(listed[0]["state"], "uploaded");

	let read = ask(&router, Method::GET, &path, Some(LUNA), "").await;
	assert_eq!(read.headers()[header::CONTENT_LENGTH], bytes.len().to_string());
	assert_eq!(to_bytes(read.into_body(), 1 << 20).await.unwrap(), bytes);

	let deleted = ask(&router, Method::DELETE, &path, Some(LUNA), "").await;
	assert_eq!(deleted.status(), StatusCode::NO_CONTENT);
	for method in [Method::GET, Method::DELETE] {
		let gone = ask(&router, method, &path, Some(LUNA), "").await;
		assert_eq!(gone.status(), StatusCode::NOT_FOUND);
	}
}

#[tokio::test]
async fn without_a_token_nothing_is_done() {
	let (fixture, router) = served();
	let (bytes, fingerprint) = bundle(10);
	let path = format!("/vault/{fingerprint}");
	for (method, path) in [
		(Method::PUT, path.as_str()),
		(Method::GET, &path),
		(Method::DELETE, &path),
		(Method::GET, "/vault"),
	] {
		let response = ask(&router, method, path, None, bytes.clone()).await;
		assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
		assert!(response.headers().contains_key(header::WWW_AUTHENTICATE));
	}
	assert!(files(fixture.folder.path()).is_empty());
}

#[tokio::test]
async fn a_stranger_does_not_learn_whether_a_bundle_exists() {
	let (fixture, router) = served();
	let (bytes, fingerprint) = bundle(10);
	put(&fixture.vault, LUNA, fingerprint, &bytes).await.unwrap();
	let mut answers = Vec::new();
	for fingerprint in [fingerprint, Hash([5; 32])] {
		let path = format!("/vault/{fingerprint}");
		let response = ask(&router, Method::GET, &path, Some(STRANGER), "").await;
		assert_eq!(response.status(), StatusCode::NOT_FOUND);
		answers.push(to_bytes(response.into_body(), 1 << 20).await.unwrap());
	}
	assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused_with_the_reason() {
	let (_fixture, router) = served();
	let (bytes, fingerprint) = bundle(10);
	let plain = b"a passport".to_vec();
	let path = format!("/vault/{fingerprint}");
	for (path, body, status) in [
		("/vault/passport", bytes.clone(), StatusCode::BAD_REQUEST),
		(&path, plain, StatusCode::UNPROCESSABLE_ENTITY),
		(&path, bundle(10).0, StatusCode::UNPROCESSABLE_ENTITY),
		(&path, vec![0; 200_000], StatusCode::PAYLOAD_TOO_LARGE),
	] {
		let length = body.len().to_string();
		let request = Request::put(path)
			.header(header::AUTHORIZATION, format!("Bearer {LUNA}"))
			.header(header::CONTENT_LENGTH, length)
			.body(Body::from(body))
			.unwrap();
		let response = router.clone().oneshot(request).await.unwrap();
		assert_eq!(response.status(), status);
		assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
	}
}

#[tokio::test]
async fn what_is_no_fingerprint_is_refused() {
	let (_fixture, router) = served();
	let (short, long) =
		(format!("/vault/0x{}", "a".repeat(62)), format!("/vault/0x{}", "a".repeat(10_000)));
	for method in [Method::GET, Method::DELETE, Method::PUT] {
		for path in [
			"/vault/passport",
			"/vault/0x",
			"/vault/%2e%2e%2fkeys.sqlite",
			"/vault/%00",
			&short,
			&long,
		] {
			let response = ask(&router, method.clone(), path, Some(LUNA), bundle(10).0).await;
			assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{method} {path}");
			assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
		}
	}
}
