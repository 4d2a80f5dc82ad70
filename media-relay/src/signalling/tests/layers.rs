//! The quality that a viewer chooses.

use super::*;

/// Where a viewer's layers are, as her session's `Link` says.
async fn layers(relay: &Relay) -> String {
	relay.publish().await;
	let reply = relay.send(player(PERFORMER), players_offer()).await;
	let link = reply.header(header::LINK);
	let (layers, relation) = link.strip_prefix('<').unwrap().split_once('>').unwrap();
	assert_eq!(relation, "; rel=\"urn:ietf:params:whep:ext:core:layer\"");
	assert_eq!(layers, format!("{}/layer", reply.header(header::LOCATION)));
	layers.to_owned()
}

fn choice(layers: &str) -> Builder {
	Request::post(layers).header(header::CONTENT_TYPE, "application/json; charset=utf-8")
}

#[tokio::test]
async fn a_viewer_says_what_she_wants_at_most() {
	let relay = Relay::new();
	let layers = layers(&relay).await;
	for body in
		["{\"maxHeight\":360}", "{\"mediaId\":\"1\",\"maxWidth\":640}", "{\"rid\":null}", "{}", ""]
	{
		let reply = relay.send(choice(&layers), body).await;
		assert_eq!((reply.status, reply.body.as_str()), (StatusCode::OK, ""), "{body}");
	}
	let without_type = relay.send(Request::post(&layers), Body::empty()).await;
	assert_eq!(without_type.status, StatusCode::OK, "nothing has no type");
	let nothing = relay.send(Request::delete(&layers), Body::empty()).await;
	assert_eq!(nothing.status, StatusCode::OK);
	let known = relay.send(Request::get(&layers), Body::empty()).await;
	assert_eq!(known.status, StatusCode::OK);
	assert_eq!(known.header(header::CONTENT_TYPE), "application/json");
	assert_eq!(known.body, "{\"1\":[]}", "nothing was sent yet");
}

#[tokio::test]
async fn choices_that_are_wrong_are_told_how() {
	let relay = Relay::new();
	let layers = layers(&relay).await;
	for name in ["rid", "encodingId"] {
		let unknown = relay.send(choice(&layers), format!("{{\"{name}\":\"uhd\"}}")).await;
		assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY, "{unknown:?}");
		assert_eq!(unknown.problem(), "no-such-layer");
	}
	let malformed = [
		"{",
		"[]",
		"360",
		"{\"maxHeight\":-1}",
		"{\"maxHeight\":\"360\"}",
		"{\"rid\":0}",
		"{\"rid\":\"q\",\"encodingId\":\"q\"}",
		"{\"mediaId\":\"0\"}",
		"{\"temporalLayerId\":1}",
	];
	for body in malformed {
		let reply = relay.send(choice(&layers), body).await;
		assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body}: {reply:?}");
		assert_eq!(reply.problem(), "choice-refused");
	}
	let large = relay.send(choice(&layers), format!("{{}}{}", " ".repeat(1_024))).await;
	assert_eq!(
		(large.status, large.problem().as_str()),
		(StatusCode::PAYLOAD_TOO_LARGE, "too-large")
	);
	let wrong_type = Request::post(&layers).header(header::CONTENT_TYPE, SDP);
	let reply = relay.send(wrong_type, "{}").await;
	assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
	for method in [Method::PUT, Method::PATCH] {
		let request = Request::builder().method(method.clone()).uri(&layers);
		let reply = relay.send(request, Body::empty()).await;
		assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
		assert_eq!(reply.problem(), "method-not-allowed");
	}
}

#[tokio::test]
async fn only_a_viewers_session_has_layers() {
	let relay = Relay::new();
	let layers = layers(&relay).await;
	let session = layers.strip_suffix("/layer").unwrap();
	relay.send(Request::delete(session), Body::empty()).await;
	let publisher = relay.house.accepted.lock().unwrap()[0].2;
	let hers = format!("/whep/{PERFORMER}/{publisher}/layer");
	let unknown = format!("/whep/{PERFORMER}/{}/layer", "0".repeat(32));
	let unreadable = format!("/whep/{PERFORMER}/session/layer");
	for path in [&layers, &hers, &unknown, &unreadable] {
		for request in [Request::get(path), choice(path), Request::delete(path)] {
			let reply = relay.send(request, Body::empty()).await;
			assert_eq!(
				(reply.status, reply.problem().as_str()),
				(StatusCode::NOT_FOUND, "no-session")
			);
		}
	}
}

#[tokio::test]
async fn web_apps_of_every_origin_may_choose() {
	let relay = Relay::new();
	let layers = layers(&relay).await;
	let reply = relay.send(Request::options(&layers), Body::empty()).await;
	assert_eq!(reply.status, StatusCode::NO_CONTENT);
	assert_eq!(reply.header("accept-post"), "application/json");
	assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
	for method in ["GET", "POST", "DELETE"] {
		assert!(reply.header(header::ACCESS_CONTROL_ALLOW_METHODS).contains(method));
	}
	assert!(reply.header(header::ACCESS_CONTROL_ALLOW_HEADERS).contains("Content-Type"));
	let refused = relay.send(choice(&layers), "{").await;
	assert_eq!(refused.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
	assert_eq!(
		relay.send(Request::get(&layers), Body::empty()).await.header(header::CACHE_CONTROL),
		"no-store"
	);
}
