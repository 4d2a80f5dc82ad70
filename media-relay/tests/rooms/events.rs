//! What programs read.

use super::harness::*;
use livestars_chain::{Account, Block, Event, Hash, What};
use livestars_relay::room::{protocol::ChainPoint, Happening, Settings, TipStatus, TipUpdate};
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
		relay.rooms.happened(&LUNA, Happening::Followed { by: BOB }).await;
	};
	let ((status, body), ()) = tokio::join!(poll, happen);
	assert_eq!((status, methods(&body)), (200, vec!["follow"]));
	assert_eq!(body["events"][0]["object"]["user"]["username"], "anonymous");
	let next = body["nextUrl"].as_str().unwrap();
	assert!(next.starts_with(&format!("/events/{LUNA}?after=")) && next.ends_with("&timeout=20"));
}

#[tokio::test]
async fn a_follow_that_begins_or_ends_is_told_once() {
	let relay = Relay::start(settings()).await;
	let _bob = relay.enter("192.0.2.1", "Bob", Some(BOB)).await;
	let mut next = start(&relay).await;
	let path = format!("/follows/{LUNA}");
	let mut told = Vec::new();
	for (method, who) in
		[("PUT", BOB), ("PUT", BOB), ("DELETE", BOB), ("DELETE", BOB), ("PUT", EVE)]
	{
		let token = format!("account:{who}");
		assert_eq!(relay.ask(method, &path, Some(&token)).await.0, 204);
	}
	while told.len() < 3 {
		let (_, body) = relay.get(&waiting(&next, 20), Some(&token())).await;
		for event in body["events"].as_array().unwrap() {
			let user = &event["object"]["user"];
			assert_eq!((&event["chain"], &user["isMod"]), (&Value::Null, &json!(false)));
			told.push((event["method"].clone(), user["username"].clone()));
		}
		next = body["nextUrl"].as_str().unwrap().to_string();
	}
	// Bob is here under his nickname, and Eve is not here.
	let expected = [("follow", "Bob"), ("unfollow", "Bob"), ("follow", "anonymous")];
	assert_eq!(told, expected.map(|(method, name)| (json!(method), json!(name))));
	assert_eq!(relay.ask("PUT", &path, None).await.0, 401);
}

#[tokio::test]
async fn everything_that_happens_between_two_polls_is_read_once() {
	let relay = Relay::start(settings()).await;
	let next = start(&relay).await;
	let mut bob = relay.enter("192.0.2.1", "Bob", None).await;
	bob.chat("hi").await;
	bob.next_of("chat").await;
	relay.rooms.stream_started(&LUNA).await;
	relay.event(6, What::WentLive { performer: LUNA, relay: RELAY, cast: vec![] }).await;
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
		relay.rooms.happened(&LUNA, Happening::Unfollowed { by: BOB }).await;
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

/// The next events, as method and place in the chain.
async fn told(relay: &Relay, next: &mut String, count: usize) -> Vec<(String, Value)> {
	let mut told = Vec::new();
	while told.len() < count {
		let (_, body) = relay.get(&waiting(next, 20), Some(&token())).await;
		let events = body["events"].as_array().unwrap();
		assert!(!events.is_empty(), "{told:?}");
		let event =
			|event: &Value| (event["method"].as_str().unwrap().to_string(), event["chain"].clone());
		told.extend(events.iter().map(event));
		*next = body["nextUrl"].as_str().unwrap().to_string();
	}
	told
}

/// A block with these events, from the fourth place on.
fn with(number: u32, fork: u8, whats: &[What]) -> Block {
	let mut block = block(number, fork, &[]);
	let event =
		|(index, what): (u32, &What)| Event { index, extrinsic: Some(2), what: what.clone() };
	block.events = (4..).zip(whats).map(event).collect();
	block
}

fn place(number: u32, fork: u8, event: u32) -> Value {
	json!({ "block": number, "hash": Hash([fork; 32]), "event": event })
}

#[tokio::test]
async fn a_stream_starts_and_ends_for_programs_where_the_chain_says_so() {
	let relay = Relay::start(settings()).await;
	let mut next = start(&relay).await;
	// At the relay that she publishes to, viewers hear of it at once.
	let mut eve = relay.join().await;
	relay.rooms.stream_started(&LUNA).await;
	assert_eq!(eve.next_of("stream").await["state"], "live");
	let here = What::WentLive { performer: LUNA, relay: RELAY, cast: vec![] };
	let there = What::WentLive { performer: LUNA, relay: MIRA, cast: vec![] };
	let offline = What::WentOffline { performer: LUNA, reason: "Chosen".into() };
	let start = |place| ("broadcastStart".to_string(), place);
	let stop = |place| ("broadcastStop".to_string(), place);
	relay.rooms.on_update(&best(vec![], vec![with(9, 1, &[here])])).await;
	assert_eq!(told(&relay, &mut next, 1).await, [start(place(9, 1, 4))]);
	relay.rooms.stream_ended(&LUNA).await;
	assert_eq!(eve.next_of("stream").await["state"], "offline");
	// She ends here and begins elsewhere, in one block.
	relay
		.rooms
		.on_update(&best(vec![], vec![with(10, 2, &[offline.clone(), there.clone()])]))
		.await;
	assert_eq!(told(&relay, &mut next, 2).await, [stop(place(10, 2, 4)), start(place(10, 2, 5))]);
	// Another block takes its place, which ends the stream alone.
	let other = best(vec![block_ref(10, 2)], vec![with(10, 3, &[offline])]);
	relay.rooms.on_update(&other).await;
	let undone = [stop(Value::Null), start(Value::Null)];
	assert_eq!(told(&relay, &mut next, 3).await, [&undone[..], &[stop(place(10, 3, 4))]].concat());
}

#[tokio::test]
async fn a_subject_says_where_the_chain_names_its_document() {
	let relay = Relay::start(settings()).await;
	let mut next = start(&relay).await;
	let named = What::ProfileChanged { performer: LUNA, profile: Hash([7; 32]) };
	let change = |place| ("roomSubjectChange".to_string(), place);
	relay.outside.describe(|room| room.wishes.subject = Some("Moons".into()));
	relay.rooms.on_update(&best(vec![], vec![with(9, 1, std::slice::from_ref(&named))])).await;
	assert_eq!(told(&relay, &mut next, 1).await, [change(place(9, 1, 4))]);
	// The block is left for another that says the same.
	let other = best(vec![block_ref(9, 1)], vec![with(9, 2, &[named])]);
	relay.rooms.on_update(&other).await;
	assert_eq!(told(&relay, &mut next, 1).await, [change(place(9, 2, 4))]);
	// The document itself comes later than its name: the room takes it as soon as it is posted.
	relay.outside.describe(|room| room.wishes.subject = Some("Comets".into()));
	relay.rooms.happened(&LUNA, Happening::DocumentPosted).await;
	assert_eq!(told(&relay, &mut next, 1).await, [change(place(9, 2, 4))]);
	// The block is left, and none says it any more.
	relay.outside.describe(|room| room.wishes.subject = None);
	relay.rooms.on_update(&best(vec![block_ref(9, 2)], vec![with(9, 3, &[])])).await;
	assert_eq!(told(&relay, &mut next, 1).await, [change(Value::Null)]);
}

#[tokio::test]
async fn a_refused_tip_says_where_the_chain_refused_it() {
	let relay = Relay::start(settings()).await;
	let mut next = start(&relay).await;
	let mut tip = TipUpdate {
		id: Hash([8; 32]),
		performer: LUNA,
		payer: Some(BOB),
		amount: 5,
		note: None,
		status: TipStatus::Pending,
	};
	relay.rooms.tip(tip.clone()).await;
	let chain = ChainPoint { block: 9, hash: Hash([1; 32]), event: 4 };
	tip.status = TipStatus::Refused { reason: "OverCap".into(), place: Some(chain) };
	relay.rooms.tip(tip).await;
	let tip = |place| ("tip".to_string(), place);
	assert_eq!(told(&relay, &mut next, 2).await, [tip(Value::Null), tip(place(9, 1, 4))]);
}

#[tokio::test]
async fn a_socket_is_refused_from_a_place_that_is_none() {
	let relay = Relay::start(Settings { events: 3, ..settings() }).await;
	let next = start(&relay).await;
	let gone = next.split(['?', '&']).find(|part| part.starts_with("after=")).unwrap();
	for number in 1..=4 {
		let by = Account([number; 32]);
		relay.rooms.happened(&LUNA, Happening::Unfollowed { by }).await;
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
	// It still gets the reason when the relay is through with it and it only then answers the ping.
	while relay.rooms.stats().sockets > 0 {
		tokio::task::yield_now().await;
	}
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
