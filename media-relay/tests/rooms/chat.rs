//! Talking.

use super::harness::*;
use livestars_relay::room::Settings;
use serde_json::json;

#[tokio::test]
async fn what_somebody_says_is_heard_by_all_and_remembered() {
	let relay = Relay::start(settings()).await;
	let mut bob = relay.enter("192.0.2.1", "Bob", None).await;
	let mut eve = relay.join_from("192.0.2.2").await;
	bob.say(json!({ "type": "chat", "text": " hi ", "id": "1" })).await;
	let line = eve.next_of("chat").await;
	// What concerns him alone and what everybody is told come to him in either order.
	let (mut heard, mut done) = (None, None);
	while heard.is_none() || done.is_none() {
		let message = bob.next().await;
		match message["type"].as_str() {
			Some("chat") => heard = Some(message),
			Some("done") => done = Some(message),
			_ => {},
		}
	}
	assert_eq!(heard.as_ref(), Some(&line));
	assert_eq!(done, Some(json!({ "type": "done", "id": "1", "line": line["line"] })));
	assert_eq!((&line["from"]["nickname"], &line["text"]), (&json!("Bob"), &json!("hi")));
	let mut late = relay.open(&socket_of(&LUNA), &[]).await.unwrap();
	assert_eq!(late.next().await["room"]["chat"][0]["text"], "hi");
}

#[tokio::test]
async fn chat_before_hello_is_refused() {
	let relay = Relay::start(settings()).await;
	let mut client = relay.join().await;
	client.say(json!({ "type": "chat", "text": "hi", "id": "7" })).await;
	let error = client.next_of("error").await;
	assert_eq!((&error["kind"], &error["id"]), (&json!("hello-first"), &json!("7")));
	client.hello("Bob", None).await;
	client.chat("hi").await;
	client.next_of("chat").await;
}

#[tokio::test]
async fn a_token_that_is_not_known_signs_nobody_in() {
	let relay = Relay::start(settings()).await;
	let mut client = relay.join().await;
	client.say(json!({ "type": "hello", "nickname": "Luna2", "token": "guess" })).await;
	assert_eq!(client.next_of("error").await["kind"], "bad-token");
	client.chat("hi").await;
	assert_eq!(client.next_of("error").await["kind"], "hello-first");
	let you = client.hello("Bob", Some(BOB)).await;
	assert_eq!((&you["signedIn"], &you["role"]), (&json!(true), &json!("viewer")));
}

#[tokio::test]
async fn a_flood_of_chat_is_stopped_across_sockets() {
	let relay = Relay::start(Settings { chat_burst: 3, chat_per_minute: 1, ..settings() }).await;
	let mut bob = relay.enter("192.0.2.1", "Bob", None).await;
	for _ in 0..5 {
		bob.chat("buy").await;
	}
	let heard = bob.until_pong().await;
	let refused = heard.iter().filter(|message| message["kind"] == "chat-too-fast").count();
	assert_eq!(refused, 2);
	// The room answers after the socket did.
	let mut lines = heard.iter().filter(|message| message["type"] == "chat").count();
	while lines < 3 {
		bob.next_of("chat").await;
		lines += 1;
	}
	let mut again = relay.enter("192.0.2.1", "Robert", None).await;
	again.chat("buy").await;
	assert_eq!(again.next_of("error").await["kind"], "chat-too-fast");
	let mut eve = relay.enter("192.0.2.2", "Eve", None).await;
	eve.chat("hi").await;
	eve.next_of("chat").await;
}

#[tokio::test]
async fn a_flood_of_messages_closes_the_socket_and_no_other() {
	let relay = Relay::start(Settings { message_burst: 5, ..settings() }).await;
	let mut quiet = relay.join_from("192.0.2.2").await;
	let mut flood = relay.join_from("192.0.2.3").await;
	for _ in 0..60 {
		flood.say(json!({ "type": "ping" })).await;
	}
	let (code, before) = flood.closed().await;
	assert_eq!(code, 1008);
	let refused = before.iter().filter(|message| message["kind"] == "too-fast").count();
	assert!((1..10).contains(&refused), "told {refused} times");
	quiet.until_pong().await;
}
