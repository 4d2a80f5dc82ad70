//! What is answered over HTTP.

use super::*;
use crate::room::{Happening, Told};
use axum::{
	body::{to_bytes, Body},
	http::{header, Request, StatusCode},
	response::Response,
	Router,
};
use tower::ServiceExt;

fn served() -> (Fixture, Router) {
	let (fixture, router, _) = served_and_heard();
	(fixture, router)
}

/// With whose rooms are told that a document was posted.
fn served_and_heard() -> (Fixture, Router, Arc<Mutex<Vec<Account>>>) {
	let fixture = fixture();
	fixture.chain.name(luna().account(), Hash::default());
	let heard = Arc::<Mutex<Vec<Account>>>::default();
	let told: Told = {
		let heard = heard.clone();
		Arc::new(move |performer, happening| {
			assert_eq!(happening, Happening::DocumentPosted);
			heard.lock().unwrap().push(performer);
			async {}.boxed()
		})
	};
	let router = router(fixture.profiles.clone(), told);
	(fixture, router, heard)
}

#[tokio::test]
async fn a_room_is_told_of_a_document_that_is_posted_and_of_no_other() {
	let (_fixture, router, heard) = served_and_heard();
	let text = titled("Moonlight");
	let forged = json!({ "document": text, "signature": sign(&luna(), "other") }).to_string();
	assert_eq!(post(&router, forged).await.status(), StatusCode::FORBIDDEN);
	assert_eq!(*heard.lock().unwrap(), []);
	assert_eq!(post(&router, posted(&text)).await.status(), StatusCode::CREATED);
	assert_eq!(*heard.lock().unwrap(), [luna().account()]);
}

async fn post(router: &Router, body: String) -> Response {
	let request = Request::post("/profiles")
		.header(header::CONTENT_TYPE, "application/json")
		.body(Body::from(body))
		.unwrap();
	router.clone().oneshot(request).await.unwrap()
}

async fn get(router: &Router, path: &str) -> Response {
	let request = Request::get(path).body(Body::empty()).unwrap();
	router.clone().oneshot(request).await.unwrap()
}

async fn body(response: Response) -> String {
	let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
	String::from_utf8(bytes.to_vec()).unwrap()
}

fn posted(text: &str) -> String {
	json!({ "document": text, "signature": sign(&luna(), text) }).to_string()
}

#[tokio::test]
async fn what_is_posted_is_served_byte_by_byte_and_for_ever() {
	let (_fixture, router) = served();
	let text = format!(" {} ", titled("Moonlight"));
	let response = post(&router, posted(&text)).await;
	assert_eq!(response.status(), StatusCode::CREATED);
	let location = response.headers()[header::LOCATION].to_str().unwrap().to_owned();
	assert_eq!(location, format!("/profiles/{}", Hash::of(text.as_bytes())));

	let response = get(&router, &location).await;
	assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
	let caching = response.headers()[header::CACHE_CONTROL].to_str().unwrap();
	assert!(caching.contains("immutable"), "{caching}");
	let tag = response.headers()[header::ETAG].clone();
	assert_eq!(body(response).await, text);

	let again = Request::get(&location).header(header::IF_NONE_MATCH, tag);
	let response = router.oneshot(again.body(Body::empty()).unwrap()).await.unwrap();
	assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn the_room_s_document_is_the_one_that_the_chain_names() {
	let (fixture, router) = served();
	let path = format!("/rooms/{}/profile", luna().account());
	assert_eq!(get(&router, &path).await.status(), StatusCode::NOT_FOUND);
	let text = titled("Moonlight");
	post(&router, posted(&text)).await;
	fixture.chain.name(luna().account(), Hash::of(text.as_bytes()));
	assert_eq!(body(get(&router, &path).await).await, text);
}

#[tokio::test]
async fn a_fault_is_answered_with_its_place() {
	let (_fixture, router) = served();
	let mut document = document();
	document["tipMenu"][0]["amount"] = "free".into();
	let response = post(&router, posted(&document.to_string())).await;
	assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
	assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
	let told: Value = serde_json::from_str(&body(response).await).unwrap();
	assert_eq!(told["path"], "$.tipMenu[0].amount");
	assert!(told["detail"].as_str().unwrap().contains("$.tipMenu[0].amount: a price is"), "{told}");
}

#[tokio::test]
async fn what_is_no_request_is_refused() {
	let (fixture, router) = served();
	for (malformed, status) in [
		(String::new(), StatusCode::BAD_REQUEST),
		("{}".into(), StatusCode::UNPROCESSABLE_ENTITY),
		(r#"{"document":{},"signature":"0x"}"#.into(), StatusCode::UNPROCESSABLE_ENTITY),
		(posted(&" ".repeat(64 * 1024)), StatusCode::PAYLOAD_TOO_LARGE),
	] {
		let response = post(&router, malformed).await;
		assert_eq!(response.status(), status);
		assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
	}
	let text = titled("Moonlight");
	let foreign = json!({ "document": text, "signature": sign(&luna(), "another") }).to_string();
	assert_eq!(post(&router, foreign).await.status(), StatusCode::FORBIDDEN);
	*fixture.chain.unreachable.lock().unwrap() = true;
	let response = post(&router, posted(&text)).await;
	assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);

	for (path, status) in [
		("/profiles/0x12", StatusCode::BAD_REQUEST),
		("/rooms/Luna/profile", StatusCode::BAD_REQUEST),
	] {
		assert_eq!(get(&router, path).await.status(), status, "{path}");
	}
	let unknown = format!("/profiles/{}", Hash([3; 32]));
	assert_eq!(get(&router, &unknown).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_document_that_is_posted_again_is_the_same() {
	let (_fixture, router) = served();
	let (text, other) = (titled("Moonlight"), titled("Sunrise"));
	for posted in [posted(&text), posted(&other), posted(&text)] {
		assert_eq!(post(&router, posted).await.status(), StatusCode::CREATED);
	}
	for text in [text, other] {
		let path = format!("/profiles/{}", Hash::of(text.as_bytes()));
		assert_eq!(body(get(&router, &path).await).await, text);
	}
}

#[tokio::test]
async fn what_is_not_said_to_be_json_is_refused() {
	let (_fixture, router) = served();
	for media_type in [None, Some("text/plain"), Some("application/x-www-form-urlencoded")] {
		let mut request = Request::post("/profiles");
		if let Some(media_type) = media_type {
			request = request.header(header::CONTENT_TYPE, media_type);
		}
		let request = request.body(Body::from(posted(&titled("Moonlight")))).unwrap();
		let response = router.clone().oneshot(request).await.unwrap();
		assert_eq!(response.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE, "{media_type:?}");
		assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
	}
}

#[tokio::test]
async fn the_schema_is_published() {
	let (_fixture, router) = served();
	let schema: Value =
		serde_json::from_str(&body(get(&router, "/schemas/profile.json").await).await).unwrap();
	assert_eq!(&schema, Document::schema().as_value());
	assert_eq!(schema["title"], "Live Stars room document");
}
