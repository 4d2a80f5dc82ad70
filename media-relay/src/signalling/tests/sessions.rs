//! What is asked of sessions, and by whom.

use super::*;

#[tokio::test]
async fn requests_that_are_wrong_are_told_how() {
	let relay = Relay::new();
	let wrong_type = Request::post(format!("/whip/{PERFORMER}"))
		.header(header::CONTENT_TYPE, "application/json")
		.header(header::AUTHORIZATION, format!("Bearer {PERFORMER}"));
	let reply = relay.send(wrong_type, "{}").await;
	assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
	let mut picky = obs(PERFORMER);
	picky
		.headers_mut()
		.unwrap()
		.insert(header::ACCEPT, "text/html, image/*;q=0.8".parse().unwrap());
	assert_eq!(relay.send(picky, OBS_OFFER).await.status, StatusCode::NOT_ACCEPTABLE);
	let large = relay.send(obs(PERFORMER), "a".repeat(70_000)).await;
	assert_eq!(
		(large.status, large.problem().as_str()),
		(StatusCode::PAYLOAD_TOO_LARGE, "too-large")
	);
	let garbage = relay.send(obs(PERFORMER), "garbage").await;
	assert_eq!(garbage.status, StatusCode::BAD_REQUEST);
	let bytes = relay.send(obs(PERFORMER), vec![0xff, 0xfe]).await;
	assert_eq!(bytes.problem(), "description-refused");
	let other = relay.send(obs(PERFORMER), OBS_OFFER.replace("H264", "AV1")).await;
	assert_eq!(
		(other.status, other.problem().as_str()),
		(StatusCode::UNPROCESSABLE_ENTITY, "no-common-codec")
	);
	let nobody = Request::post("/whip/nobody").header(header::CONTENT_TYPE, SDP);
	assert_eq!(relay.send(nobody, OBS_OFFER).await.problem(), "no-such-performer");
	for method in [Method::GET, Method::PUT, Method::HEAD, Method::PATCH] {
		let request = Request::builder().method(method.clone()).uri(format!("/whip/{PERFORMER}"));
		let reply = relay.send(request, Body::empty()).await;
		assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
	}
}

#[tokio::test]
async fn web_apps_of_every_origin_may_ask_and_read() {
	let relay = Relay::new();
	for endpoint in ["whip", "whep"] {
		let request = Request::options(format!("/{endpoint}/{PERFORMER}"))
			.header(header::ORIGIN, "https://app.example.org")
			.header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST");
		let reply = relay.send(request, Body::empty()).await;
		assert_eq!(reply.status, StatusCode::NO_CONTENT);
		assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
		assert_eq!(reply.header("accept-post"), SDP);
		assert!(reply.header(header::ACCESS_CONTROL_ALLOW_HEADERS).contains("If-Match"));
	}
	let reply = relay.publish().await;
	for name in ["Location", "ETag", "Link"] {
		assert!(reply.header(header::ACCESS_CONTROL_EXPOSE_HEADERS).contains(name));
	}
	let refused = relay.send(player(BLOCKED), players_offer()).await;
	assert_eq!(refused.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*", "errors can be read too");
}

#[tokio::test]
async fn ice_servers_are_named_where_there_are_any() {
	let relay = Relay::with(House { turn: true, ..House::default() }, Limits::default());
	let link = "<turn:turn.example.org?transport=udp>; rel=\"ice-server\"; \
		username=\"a \\\"user\\\"\"; credential=\"secret\"; credential-type=\"password\"";
	assert_eq!(relay.publish().await.header(header::LINK), link);
	assert_eq!(Relay::new().publish().await.header(header::LINK), "");
}

#[tokio::test]
async fn candidates_are_taken_only_for_the_state_they_are_meant_for() {
	let relay = Relay::new();
	let reply = relay.publish().await;
	let (location, tag) = (reply.header(header::LOCATION), reply.header(header::ETAG));
	let unnamed = relay.send(patch(location), fragment("Zk4T")).await;
	assert_eq!(unnamed.status, StatusCode::PRECONDITION_REQUIRED);
	for stale in ["\"other\"", "other", "W/\"other\""] {
		let stale =
			relay.send(patch(location).header(header::IF_MATCH, stale), fragment("Zk4T")).await;
		assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
	}
	let taken = relay.send(patch(location).header(header::IF_MATCH, tag), fragment("Zk4T")).await;
	assert_eq!(taken.status, StatusCode::NO_CONTENT, "{taken:?}");
	let wrong =
		Request::patch(location).header(header::CONTENT_TYPE, SDP).header(header::IF_MATCH, tag);
	assert_eq!(
		relay.send(wrong, fragment("Zk4T")).await.status,
		StatusCode::UNSUPPORTED_MEDIA_TYPE
	);

	let restart = patch(location).header(header::IF_MATCH, "*");
	let restarted = relay.send(restart, fragment("Other")).await;
	assert_eq!(restarted.status, StatusCode::OK, "{restarted:?}");
	assert_eq!(restarted.header(header::CONTENT_TYPE), FRAGMENT);
	assert_ne!(restarted.header(header::ETAG), tag);
	assert!(restarted.body.contains("a=ice-ufrag:") && restarted.body.contains("a=candidate:"));
	let unknown = format!("/whip/{PERFORMER}/{}", "0".repeat(32));
	let unknown = relay.send(patch(&unknown).header(header::IF_MATCH, "*"), fragment("Zk4T")).await;
	assert_eq!(unknown.problem(), "no-session");
}

#[tokio::test]
async fn fragments_that_are_wrong_change_nothing_and_are_told_how() {
	let relay = Relay::new();
	relay.publish().await;
	let watched = relay.send(player(PERFORMER), players_offer()).await;
	let published = relay.publish().await;
	for reply in [watched, published] {
		let (location, tag) = (reply.header(header::LOCATION), reply.header(header::ETAG));
		let sent = async |state: &str, body: Vec<u8>| {
			let reply = relay.send(patch(location).header(header::IF_MATCH, state), body).await;
			(
				reply.status.as_u16(),
				if reply.status.is_success() { String::new() } else { reply.problem() },
			)
		};
		let sound = fragment("Zk4T");
		let many = "a=candidate:1 1 udp 2130706431 127.0.0.1 9 typ host\r\n".repeat(1_000);
		for (body, status, kind) in [
			(vec![b'a'; 70_000], 413, "too-large"),
			(vec![0xff, 0xfe], 400, "description-refused"),
			(vec![], 400, "description-refused"),
			(b"hello".to_vec(), 400, "description-refused"),
			(b"v=0\r\n".to_vec(), 400, "description-refused"),
			([sound.as_bytes(), many.as_bytes()].concat(), 400, "description-refused"),
		] {
			let told = sent(tag, body.clone()).await;
			assert_eq!(
				(told.0, told.1.as_str()),
				(status, kind),
				"{:?}",
				String::from_utf8_lossy(&body[..body.len().min(80)])
			);
		}
		assert_eq!(sent(tag, sound.clone().into()).await.0, 204, "the state is what it was");

		assert_eq!(
			relay.send(Request::delete(location), Body::empty()).await.status,
			StatusCode::OK
		);
		for state in [tag, "*"] {
			let told = sent(state, sound.clone().into()).await;
			assert_eq!((told.0, told.1.as_str()), (404, "no-session"), "after its end");
		}
	}
}

#[tokio::test]
async fn nothing_begins_at_a_relay_that_is_being_stopped() {
	use crate::{gate::Gate, signalling::admission::Admission};
	let Relay { media, house, .. } = Relay::new();
	let admission =
		Admission::new(Gate::for_test(), media.clone(), None, Arc::new(Vec::new), house.clone());
	let state = Signalling { media: media.clone(), relay: Arc::new(admission.clone()) };
	let routes = whip::router(state.clone()).merge(whep::router(state));
	let relay = Relay { routes, house, media };
	let asked = async || {
		[relay.publish().await, relay.send(player(PERFORMER), players_offer()).await]
			.map(|reply| (reply.status.as_u16(), reply.header(header::RETRY_AFTER).to_owned()))
	};
	let refused = asked().await;
	assert!(refused.iter().all(|(status, _)| *status != 503), "{refused:?}");
	admission.close(30);
	assert_eq!(asked().await, [(503, "30".to_owned()), (503, "30".to_owned())]);
}
