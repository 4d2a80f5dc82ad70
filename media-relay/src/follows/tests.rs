use super::*;
use crate::{
	bearer::test::ByName,
	live::{Live, Stream, Streams},
	room::Told,
};
use axum::{
	body::{to_bytes, Body},
	http::{header, Method, Request},
	response::Response,
	Router,
};
use futures::{future::BoxFuture, FutureExt};
use serde_json::{json, Value};
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;

const BOB: Account = Account([1; 32]);
const EVE: Account = Account([2; 32]);
const RELAY: Account = Account([3; 32]);

fn performer(number: u8) -> Account {
	Account([100 + number; 32])
}

struct Fixture {
	router: Router,
	_folder: TempDir,
}

fn nobody_is_told() -> Told {
	Arc::new(|_, _| async {}.boxed())
}

/// Two of the performers are live.
struct SecondAndThird;

impl Live for SecondAndThird {
	fn streams(&self) -> BoxFuture<'_, Result<Streams, Problem>> {
		let stream = |number| Stream { performer: performer(number), relay: RELAY, since: 1_000 };
		let streams = [2, 3].map(|number| (performer(number), stream(number)));
		let streams: Streams = Arc::new(streams.into());
		async move { Ok(streams) }.boxed()
	}
}

fn fixture() -> Fixture {
	let folder = tempfile::tempdir().unwrap();
	let follows = Follows::open(folder.path(), Limits { of_account: 3, total: 5 }).unwrap();
	let router = router(follows, Arc::new(SecondAndThird), Arc::new(ByName), nobody_is_told());
	Fixture { router, _folder: folder }
}

async fn ask(router: &Router, method: Method, path: &str, bearer: Option<Account>) -> Response {
	let mut request = Request::builder().method(method).uri(path);
	if let Some(bearer) = bearer {
		request = request.header(header::AUTHORIZATION, format!("Bearer {bearer}"));
	}
	router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

async fn status(router: &Router, method: Method, path: &str, bearer: Account) -> StatusCode {
	ask(router, method, path, Some(bearer)).await.status()
}

async fn read(router: &Router, path: &str, bearer: Account) -> Value {
	let response = ask(router, Method::GET, path, Some(bearer)).await;
	assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
	serde_json::from_slice(&to_bytes(response.into_body(), 1 << 20).await.unwrap()).unwrap()
}

/// Every request that there is.
fn requests() -> [(Method, String); 5] {
	let path = format!("/follows/{}", performer(1));
	[
		(Method::PUT, path.clone()),
		(Method::DELETE, path.clone()),
		(Method::GET, path),
		(Method::GET, "/follows".into()),
		(Method::GET, "/follows/live".into()),
	]
}

#[tokio::test]
async fn an_account_follows_until_it_does_not() {
	let Fixture { router, _folder } = fixture();
	let path = format!("/follows/{}", performer(1));
	assert_eq!(status(&router, Method::GET, &path, BOB).await, StatusCode::NOT_FOUND);
	for _ in 0..2 {
		assert_eq!(status(&router, Method::PUT, &path, BOB).await, StatusCode::NO_CONTENT);
	}
	assert_eq!(status(&router, Method::GET, &path, BOB).await, StatusCode::NO_CONTENT);
	assert_eq!(read(&router, "/follows", BOB).await, json!({ "performers": [performer(1)] }));
	assert_eq!(read(&router, "/follows", EVE).await, json!({ "performers": [] }));
	for _ in 0..2 {
		assert_eq!(status(&router, Method::DELETE, &path, BOB).await, StatusCode::NO_CONTENT);
	}
	assert_eq!(read(&router, "/follows", BOB).await, json!({ "performers": [] }));
}

#[tokio::test]
async fn those_who_are_live_are_listed_with_their_relay() {
	let Fixture { router, _folder } = fixture();
	for number in 1..=2 {
		status(&router, Method::PUT, &format!("/follows/{}", performer(number)), BOB).await;
	}
	let expected = json!([{ "performer": performer(2), "relay": RELAY, "since": 1_000 }]);
	assert_eq!(read(&router, "/follows/live", BOB).await["streams"], expected);
	assert_eq!(read(&router, "/follows/live", EVE).await["streams"], json!([]));
}

#[tokio::test]
async fn follows_are_bounded_for_an_account_and_in_all() {
	let Fixture { router, _folder } = fixture();
	let path = |number| format!("/follows/{}", performer(number));
	for number in 1..=3 {
		assert_eq!(status(&router, Method::PUT, &path(number), BOB).await, StatusCode::NO_CONTENT);
	}
	assert_eq!(status(&router, Method::PUT, &path(4), BOB).await, StatusCode::CONFLICT);
	assert_eq!(status(&router, Method::PUT, &path(3), BOB).await, StatusCode::NO_CONTENT);
	for number in 1..=2 {
		assert_eq!(status(&router, Method::PUT, &path(number), EVE).await, StatusCode::NO_CONTENT);
	}
	assert_eq!(status(&router, Method::PUT, &path(3), EVE).await, StatusCode::INSUFFICIENT_STORAGE);
	assert_eq!(status(&router, Method::DELETE, &path(1), BOB).await, StatusCode::NO_CONTENT);
	assert_eq!(status(&router, Method::PUT, &path(3), EVE).await, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn malformed_and_anonymous_requests_are_refused() {
	let Fixture { router, _folder } = fixture();
	for (method, path) in requests() {
		assert_eq!(ask(&router, method, &path, None).await.status(), StatusCode::UNAUTHORIZED);
	}
	let long = format!("/follows/{}", "h".repeat(10_000));
	for method in [Method::PUT, Method::GET, Method::DELETE] {
		for path in ["/follows/Luna", "/follows/%ff%00", &long] {
			let malformed = status(&router, method.clone(), path, BOB).await;
			assert_eq!(malformed, StatusCode::BAD_REQUEST, "{method} {path}");
		}
	}
	let oneself = status(&router, Method::PUT, &format!("/follows/{BOB}"), BOB).await;
	assert_eq!(oneself, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_token_for_something_else_is_refused() {
	use crate::gate::{Gate, Scope};
	let Fixture { _folder: folder, .. } = fixture();
	let gate = Gate::for_test();
	let follows = Follows::open(folder.path(), Limits { of_account: 3, total: 5 }).unwrap();
	let live = Arc::new(SecondAndThird);
	let router = router(follows, live, Arc::new(gate.clone()), nobody_is_told());
	for (method, path) in requests() {
		for scope in [Scope::Publish, Scope::Events, Scope::Pull] {
			let token = format!("Bearer {}", gate.issue_for_test(BOB, scope));
			let request = Request::builder().method(method.clone()).uri(&path);
			let request = request.header(header::AUTHORIZATION, token).body(Body::empty()).unwrap();
			let response = router.clone().oneshot(request).await.unwrap();
			assert_eq!(response.status(), StatusCode::FORBIDDEN, "{method} {path} {scope:?}");
		}
	}
}
