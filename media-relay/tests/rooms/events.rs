//! What programs read.

use super::harness::*;
use livestars_chain::{Account, Event, What};
use livestars_relay::room::{Happening, Settings};
use serde_json::{json, Value};
use tokio_tungstenite::tungstenite::Message;

fn token() -> String {
	format!("events:{LUNA}")
}

fn methods(body: &Value) -> Vec<&str> {
	let events = body["events"].as_array().unwrap();
	events.iter().map(|event| event["method"].as_str().unwrap()).collect()
}

/// Where to read from now on.
async fn start(relay: &Relay) -> String {
	let path = format!("/events/{LUNA}?timeout=0");
	let (status, body) = relay.get(&path, Some(&token())).await;
	assert_eq!((status, &body["events"]), (200, &json!([])));
	body["nextUrl"].as_str().unwrap().to_string()
}

/// The path with another time to wait.
fn waiting(url: &str, seconds: u64) -> String {
	format!("{}&timeout={seconds}", url.split("&timeout").next().unwrap())
}

#[tokio::test]
async fn a_poll_waits_for_what_happens_and_says_where_to_go_on() {
	let relay = Relay::start(settings()).await;
	let next = waiting(&start(&relay).await, 20);
	let token = token();
	let poll = relay.get(&next, Some(&token));
	let happen = async {
		relay.rooms.happened(&LUNA, Happening::Followed { nickname: Some("Bob".into()) }).await;
	};
	let ((status, body), ()) = tokio::join!(poll, happen);
	assert_eq!((status, methods(&body)), (200, vec!["follow"]));
	assert_eq!(body["events"][0]["object"]["user"]["username"], "Bob");
	let next = body["nextUrl"].as_str().unwrap();
	assert!(next.starts_with(&format!("/events/{LUNA}?after=")) && next.ends_with("&timeout=20"));
}

#[tokio::test]
async fn everything_that_happens_between_two_polls_is_read_once() {
	let relay = Relay::start(settings()).await;
	let next = start(&relay).await;
	let mut bob = relay.enter("192.0.2.1", "Bob", None).await;
	bob.chat("hi").await;
	bob.next_of("chat").await;
	relay.rooms.stream_started(&LUNA).await;
	relay.block(7, 1, &[payment(5, None)]).await;
	bob.next_of("tip").await;
	let mut read = Vec::new();
	let mut url = waiting(&next, 0);
	loop {
		let (_, body) = relay.get(&url, Some(&token())).await;
		if methods(&body).is_empty() {
			break;
		}
		read.extend(methods(&body).into_iter().map(ToString::to_string));
		if let Some(tip) = body["events"].as_array().unwrap().iter().find(|e| e["method"] == "tip")
		{
			assert_eq!((&tip["chain"]["block"], &tip["chain"]["event"]), (&json!(7), &json!(0)));
			assert_eq!(tip["object"]["tip"]["status"], "inBlock");
		}
		url = body["nextUrl"].as_str().unwrap().to_string();
	}
	assert_eq!(read, ["userEnter", "chatMessage", "broadcastStart", "tip"]);
	// The same place again: the same events again.
	let (_, body) = relay.get(&waiting(&next, 0), Some(&token())).await;
	assert_eq!(methods(&body).len(), 4);
}

#[tokio::test]
async fn a_place_that_is_too_old_is_gone() {
	let relay = Relay::start(Settings { events: 3, ..settings() }).await;
	let next = start(&relay).await;
	for _ in 0..4 {
		relay.rooms.happened(&LUNA, Happening::Unfollowed { nickname: None }).await;
	}
	let last = waiting(&start_after(&relay).await, 0);
	assert_eq!(relay.get(&last, Some(&token())).await.0, 200);
	let (status, problem) = relay.get(&next, Some(&token())).await;
	assert_eq!((status, &problem["title"]), (410, &json!("events gone")));
}

/// Where to read from now on, when everything that was told before has happened.
async fn start_after(relay: &Relay) -> String {
	relay.join().await;
	start(relay).await
}

#[tokio::test]
async fn a_token_belongs_into_the_header() {
	let relay = Relay::start(settings()).await;
	let other = format!("events:{MIRA}");
	let full = format!("account:{LUNA}");
	let path = format!("/events/{LUNA}");
	for (path, token, status, title) in [
		(path.clone(), None, 401, "no token"),
		(path.clone(), Some("events:nobody"), 401, "bad token"),
		(path.clone(), Some(full.as_str()), 401, "bad token"),
		(path.clone(), Some(other.as_str()), 403, "other room"),
		(format!("{path}?token=events:{LUNA}"), None, 400, "token in url"),
		(format!("{path}/events:{LUNA}"), None, 400, "token in url"),
		(format!("{path}/socket?token=events:{LUNA}"), None, 400, "token in url"),
		(format!("{path}/socket"), None, 401, "no token"),
		(format!("{path}?after=x"), Some(&token()), 400, "bad cursor"),
		(format!("{path}?timeout=x"), Some(&token()), 400, "bad timeout"),
		("/events/luna".into(), Some(&token()), 400, "bad account"),
	] {
		let (got, problem) = relay.get(&path, token).await;
		assert_eq!((got, problem["title"].as_str()), (status, Some(title)), "{path}");
		assert!(!problem["detail"].as_str().unwrap().contains("events:"), "{path}");
	}
	let nobody = Account([99; 32]);
	let token = format!("events:{nobody}");
	assert_eq!(relay.get(&format!("/events/{nobody}"), Some(&token)).await.0, 404);
}

#[tokio::test]
async fn a_socket_sends_every_event_from_a_place_on() {
	let relay = Relay::start(settings()).await;
	let next = start(&relay).await;
	let after = next.split(['?', '&']).find(|part| part.starts_with("after=")).unwrap();
	let mut bob = relay.enter("192.0.2.1", "Bob", None).await;
	bob.chat("one").await;
	bob.next_of("chat").await;
	let bearer = format!("Bearer {}", token());
	let path = format!("/events/{LUNA}/socket?{after}");
	let mut events = relay.open(&path, &[("authorization", &bearer)]).await.unwrap();
	assert_eq!(events.next().await["method"], "userEnter");
	assert_eq!(events.next().await["object"]["message"]["message"], "one");
	bob.chat("two").await;
	let event = events.next().await;
	assert_eq!(event["object"]["message"]["message"], "two");
	assert!(event["id"].is_string());
	drop(bob);
	assert_eq!(events.next().await["method"], "userLeave");
}

#[tokio::test]
async fn a_socket_is_refused_from_a_place_that_is_none() {
	let relay = Relay::start(Settings { events: 3, ..settings() }).await;
	let next = start(&relay).await;
	let gone = next.split(['?', '&']).find(|part| part.starts_with("after=")).unwrap();
	for _ in 0..4 {
		relay.rooms.happened(&LUNA, Happening::Unfollowed { nickname: None }).await;
	}
	start_after(&relay).await;
	let bearer = format!("Bearer {}", token());
	for (query, status, title) in [
		("after=", 400, "bad cursor"),
		("after=0123456789abcdef", 400, "bad cursor"),
		("after=0123456789abcdef-18446744073709551616", 400, "bad cursor"),
		(&format!("after={}", "7".repeat(8_000)), 400, "bad cursor"),
		("after=0123456789abcdef-0", 410, "events gone"),
		(gone, 410, "events gone"),
		("before=0123456789abcdef-0", 400, "unknown parameter"),
	] {
		let path = format!("/events/{LUNA}/socket?{query}");
		let (got, problem) = relay.refusal(&path, &[("authorization", &bearer)]).await;
		assert_eq!((got, problem["title"].as_str()), (status, Some(title)), "{query}");
	}
	for wrong in [format!("Bearer events:{MIRA}"), format!("Bearer account:{LUNA}")] {
		let path = format!("/events/{LUNA}/socket");
		let (status, _) = relay.refusal(&path, &[("authorization", &wrong)]).await;
		assert!([401, 403].contains(&status), "{wrong}: {status}");
	}
}

/// A socket for Luna's events from now on.
async fn socket(relay: &Relay) -> Client {
	let bearer = format!("Bearer {}", token());
	let path = format!("/events/{LUNA}/socket");
	relay.open(&path, &[("authorization", &bearer)]).await.unwrap()
}

#[tokio::test]
async fn a_socket_that_says_too_much_is_closed_with_the_reason() {
	let relay = Relay::start(settings()).await;
	let mut events = socket(&relay).await;
	events.send(Message::text("not answered")).await;
	// As in a room, from four times as long.
	events.send(Message::text("x".repeat(4 * settings().message_bytes + 1))).await;
	assert_eq!(events.closed().await, (1009, vec![]));
}

#[tokio::test]
async fn a_socket_that_does_not_keep_up_is_closed_with_the_reason() {
	let relay = Relay::start(Settings { events: 8, ..settings() }).await;
	let mut events = socket(&relay).await;
	// On one thread the room tells all of them before the socket's task reads any.
	let payments: Vec<_> = (1..=50).map(|amount| payment(amount, None)).collect();
	relay.block(1, 1, &payments).await;
	let (code, _) = events.closed().await;
	assert_eq!(code, 1013);
}

#[tokio::test]
async fn the_chain_says_when_a_stream_starts_elsewhere() {
	let relay = Relay::start(settings()).await;
	let next = waiting(&start(&relay).await, 20);
	let live = What::WentLive { performer: LUNA, relay: MIRA, cast: vec![] };
	let mut block = block(9, 3, &[]);
	block.events.push(Event { index: 4, extrinsic: Some(2), what: live });
	relay.rooms.on_update(&best(vec![], vec![block])).await;
	let (_, body) = relay.get(&next, Some(&token())).await;
	assert_eq!(methods(&body), ["broadcastStart"]);
	assert_eq!(
		(&body["events"][0]["chain"]["block"], &body["events"][0]["chain"]["event"]),
		(&json!(9), &json!(4))
	);
}
