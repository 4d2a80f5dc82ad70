//! What is answered over HTTP.

use super::*;
use crate::bearer::test::ByName;
use axum::{
	body::{to_bytes, Body},
	http::{header, Request, StatusCode},
	response::Response,
	Router,
};
use serde_json::Value;
use std::sync::Arc;
use tower::ServiceExt;

async fn served(what: Vec<What>) -> (Fixture, Router) {
	let fixture = fixture().await;
	let first = block(genesis(), 0, what);
	fixture.index.apply(&best(&[], &[&first])).await.unwrap();
	let router = router(fixture.index.clone(), Arc::new(ByName));
	(fixture, router)
}

pub async fn get(router: &Router, path: &str, bearer: Option<Account>) -> Response {
	let mut request = Request::get(path);
	if let Some(bearer) = bearer {
		request = request.header(header::AUTHORIZATION, format!("Bearer {bearer}"));
	}
	router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

async fn json(router: &Router, path: &str) -> Value {
	let response = get(router, path, None).await;
	assert_eq!(response.status(), StatusCode::OK, "{path}");
	serde_json::from_slice(&to_bytes(response.into_body(), 1 << 20).await.unwrap()).unwrap()
}

#[tokio::test]
async fn a_history_is_read_page_by_page() {
	let (_fixture, router) = served((1..=5).map(|n| tip(BOB, LUNA, n * 2)).collect()).await;
	let mut path = format!("/accounts/{BOB}/payments?limit=2");
	let mut amounts = Vec::new();
	loop {
		let page = json(&router, &path).await;
		for payment in page["payments"].as_array().unwrap() {
			assert_eq!(payment["payer"], BOB.to_string());
			assert_eq!(payment["kind"], "tip");
			assert_eq!(payment["shares"][0]["role"], "performer");
			amounts.push(payment["amount"].as_str().unwrap().to_owned());
		}
		let Some(next) = page["next"].as_str() else { break };
		path = format!("/accounts/{BOB}/payments?limit=2&cursor={next}");
	}
	assert_eq!(amounts, ["10", "8", "6", "4", "2"]);
}

#[tokio::test]
async fn sums_and_leaderboards_are_told_with_how_far_the_index_is() {
	let (_fixture, router) = served(vec![tip(BOB, LUNA, 1_000)]).await;
	let days = json(&router, &format!("/accounts/{LUNA}/days?from=2024-01-01")).await;
	assert_eq!(days["days"][0]["day"], "2024-10-04");
	assert_eq!(days["days"][0]["received"], "700");
	assert_eq!(days["index"]["best"], 1);
	let earnings = json(&router, &format!("/accounts/{DAVE}/earnings")).await;
	assert_eq!(earnings["earnings"][0]["role"], "viewerReferrer");
	assert_eq!(earnings["earnings"][0]["amount"], "50");
	let leaders = json(&router, &format!("/rooms/{LUNA}/leaderboard?day=2024-10-04")).await;
	assert_eq!(leaders["leaders"][0]["payer"], BOB.to_string());
	let today = json(&router, &format!("/rooms/{LUNA}/leaderboard")).await;
	assert_eq!(today["leaders"], serde_json::json!([]));
}

#[tokio::test]
async fn malformed_requests_are_refused() {
	let (_fixture, router) = served(vec![]).await;
	for path in [
		"/accounts/Bob/payments".to_owned(),
		format!("/accounts/{BOB}/payments?cursor=later"),
		format!("/accounts/{BOB}/payments?cursor=1-99999999"),
		format!("/accounts/{BOB}/payments?limit=-1"),
		format!("/accounts/{BOB}/payments?since=yesterday"),
		format!("/accounts/{BOB}/days?from=yesterday"),
		format!("/accounts/{BOB}/payments?cursor={}", "1".repeat(60_000)),
		format!("/accounts/{BOB}/payments?{}", "from=2026-01-01&".repeat(3_000)),
		format!("/accounts/{BOB}/payments?from=2026-01-02&to=2026-01-01"),
		format!("/accounts/{BOB}/days?from=2026-01-02&to=2026-01-01"),
		format!("/accounts/{BOB}/earnings?from=2026-01-02&to=2026-01-01"),
		format!("/accounts/{BOB}/earnings?to=2026-02-30"),
		format!("/rooms/{LUNA}/leaderboard?day=today"),
		"/rooms/Luna/leaderboard".to_owned(),
	] {
		let response = get(&router, &path, None).await;
		assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{path}");
		assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
	}
}
