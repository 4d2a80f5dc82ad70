use super::*;
use axum::{
	body::{to_bytes, Body},
	http::{request::Parts, Method, Request},
	response::Response,
	Router,
};
use futures::FutureExt;
use serde_json::{json, Value};
use std::net::IpAddr;
use tempfile::TempDir;
use tower::ServiceExt;

const LUNA: Account = Account([1; 32]);
const BOB: Account = Account([2; 32]);

/// A test's clients say their address in a header.
struct ByHeader;

impl Locates for ByHeader {
	fn address(&self, request: &Parts) -> Option<IpAddr> {
		request.headers.get("test-address")?.to_str().ok()?.parse().ok()
	}

	fn country(&self, _: &Parts) -> Option<String> {
		None
	}
}

struct Fixture {
	router: Router,
	operator: Router,
	reports: Reports,
	folder: TempDir,
}

fn fixture(limits: Limits) -> Fixture {
	let folder = tempfile::tempdir().unwrap();
	let reports = Reports::open(folder.path(), limits).unwrap();
	let has_room: HasRoom = Arc::new(|account| async move { Ok(account == LUNA) }.boxed());
	let router = router(reports.clone(), Arc::new(ByHeader), has_room);
	Fixture { router, operator: operator(reports.clone()), reports, folder }
}

/// Limits under which nobody has to wait.
fn unhurried() -> Limits {
	let many = NonZeroU32::new(1_000).unwrap();
	Limits { burst: many, per_hour: many, per_minute: many, ..Limits::default() }
}

async fn post(router: &Router, path: &str, body: String, address: &str) -> Response {
	let request = Request::builder()
		.method(Method::POST)
		.uri(path)
		.header("content-type", "application/json")
		.header("test-address", address)
		.body(Body::from(body))
		.unwrap();
	router.clone().oneshot(request).await.unwrap()
}

async fn report_luna(router: &Router, body: Value, address: &str) -> (StatusCode, String) {
	let response = post(router, &format!("/rooms/{LUNA}/reports"), body.to_string(), address).await;
	let status = response.status();
	let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
	let problem: Value = serde_json::from_slice(&body).unwrap_or_default();
	let kind = problem["type"].as_str().unwrap_or_default().replace("/problems#", "");
	(status, kind)
}

#[tokio::test]
async fn a_report_reaches_the_operator_and_nobody_else() {
	let Fixture { router, operator, reports, folder } = fixture(Limits::default());
	let body = json!({ "reason": "consent", "text": "  she asks to stop\nand nobody does " });
	assert_eq!(report_luna(&router, body, "192.0.2.1").await.0, StatusCode::NO_CONTENT);
	assert_eq!(report_luna(&router, json!({ "reason": "minor" }), "192.0.2.1").await.0, 204);

	let request = |path: &str| Request::get(path).body(Body::empty()).unwrap();
	let response = operator.oneshot(request("/reports")).await.unwrap();
	let listed = to_bytes(response.into_body(), 1 << 20).await.unwrap();
	let listed: Value = serde_json::from_slice(&listed).unwrap();
	assert_eq!(listed.as_array().unwrap().len(), 2);
	assert_eq!(listed[0]["reason"], "minor");
	assert_eq!(listed[1]["text"], "she asks to stop\nand nobody does");
	assert_eq!(listed[1]["performer"], LUNA.to_string());
	assert_eq!(reports.received(), 2);
	let refused = router.oneshot(request(&format!("/rooms/{LUNA}/reports"))).await.unwrap();
	assert_eq!(refused.status(), StatusCode::METHOD_NOT_ALLOWED);

	// Nothing of where it came from is on the disk.
	drop(reports);
	for file in std::fs::read_dir(folder.path()).unwrap() {
		let bytes = std::fs::read(file.unwrap().path()).unwrap();
		assert!(!bytes.windows(9).any(|part| part == b"192.0.2.1"));
	}
}

#[tokio::test]
async fn malformed_reports_are_refused() {
	let Fixture { router, reports, folder: _folder, .. } = fixture(unhurried());
	let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
	for (body, status, kind) in [
		(json!({}), unprocessable, "malformed-request"),
		(json!({ "reason": "boring" }), unprocessable, "malformed-request"),
		(json!({ "reason": "fraud", "text": 7 }), unprocessable, "malformed-request"),
		(json!({ "reason": "fraud", "address": "192.0.2.1" }), unprocessable, "malformed-request"),
		(json!({ "reason": "other" }), unprocessable, "no-text"),
		(json!({ "reason": "other", "text": " \n " }), unprocessable, "no-text"),
		(json!({ "reason": "fraud", "text": "a\u{0}b" }), unprocessable, "bad-text"),
		(json!({ "reason": "fraud", "text": "x".repeat(1_001) }), unprocessable, "bad-text"),
		(
			json!({ "reason": "fraud", "text": "x".repeat(100_000) }),
			StatusCode::PAYLOAD_TOO_LARGE,
			"malformed-request",
		),
	] {
		assert_eq!(report_luna(&router, body, "192.0.2.1").await, (status, kind.into()));
	}
	let path = format!("/rooms/{LUNA}/reports");
	let not_json = post(&router, &path, "{".into(), "192.0.2.1").await;
	assert_eq!(not_json.status(), StatusCode::BAD_REQUEST);
	let body = json!({ "reason": "fraud" }).to_string();
	let nobody = post(&router, "/rooms/Luna/reports", body.clone(), "192.0.2.1").await;
	assert_eq!(nobody.status(), StatusCode::BAD_REQUEST);
	let roomless = post(&router, &format!("/rooms/{BOB}/reports"), body, "192.0.2.1").await;
	assert_eq!(roomless.status(), StatusCode::NOT_FOUND);
	assert_eq!(reports.newest(10).await.unwrap(), []);
}

#[tokio::test]
async fn nobody_reports_without_end() {
	let Fixture { router, folder: _folder, .. } = fixture(Limits::default());
	let report = |address| report_luna(&router, json!({ "reason": "fraud" }), address);
	for _ in 0..3 {
		assert_eq!(report("192.0.2.1").await.0, StatusCode::NO_CONTENT);
	}
	let too_fast = (StatusCode::TOO_MANY_REQUESTS, "too-fast".to_owned());
	assert_eq!(report("192.0.2.1").await, too_fast);
	assert_eq!(report("192.0.2.2").await.0, StatusCode::NO_CONTENT);
	for _ in 0..60 {
		// From nowhere that is known.
		report("").await;
	}
	assert_eq!(report("").await, too_fast);
	assert_eq!(report("192.0.2.3").await, too_fast);
}

#[tokio::test]
async fn as_much_is_kept_as_can_be_and_not_for_ever() {
	let Fixture { router, reports, folder, .. } = fixture(Limits { of_room: 2, ..unhurried() });
	let report = || report_luna(&router, json!({ "reason": "fraud" }), "192.0.2.1");
	assert_eq!(report().await.0, StatusCode::NO_CONTENT);
	assert_eq!(report().await.0, StatusCode::NO_CONTENT);
	let full = (StatusCode::INSUFFICIENT_STORAGE, "reports-full".to_owned());
	assert_eq!(report().await, full);
	let newest = reports.newest(1).await.unwrap();
	assert_eq!(newest.len(), 1);
	assert!(reports.dismiss(newest[0].id).await.unwrap());
	assert!(!reports.dismiss(newest[0].id).await.unwrap());
	assert_eq!(report().await.0, StatusCode::NO_CONTENT);

	// Kept for no time at all, the old ones make place for the next.
	let limits = Limits { kept: Duration::ZERO, ..unhurried() };
	let reports = Reports::open(folder.path(), limits).unwrap();
	tokio::time::sleep(Duration::from_millis(5)).await;
	reports.keep(LUNA, Reason::Fraud, "the last").await.unwrap();
	let kept = reports.newest(10).await.unwrap();
	assert_eq!(kept.iter().map(|report| report.text.as_str()).collect::<Vec<_>>(), ["the last"]);
}

#[tokio::test]
async fn without_the_chain_the_reporter_is_asked_to_come_again() {
	let folder = tempfile::tempdir().unwrap();
	let reports = Reports::open(folder.path(), Limits::default()).unwrap();
	let has_room: HasRoom =
		Arc::new(|_| async { Err(ChainError::Unreachable { reason: "no node".into() }) }.boxed());
	let router = router(reports, Arc::new(ByHeader), has_room);
	let expected = (StatusCode::SERVICE_UNAVAILABLE, "chain-unreachable".to_owned());
	assert_eq!(report_luna(&router, json!({ "reason": "fraud" }), "").await, expected);
}
