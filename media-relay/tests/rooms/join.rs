//! Coming in.

use super::harness::*;
use livestars_chain::{Account, Hash, What};
use livestars_relay::room::Settings;
use serde_json::json;

#[tokio::test]
async fn anybody_watches_without_an_account_and_is_a_number() {
	let relay = Relay::start(settings()).await;
	let mut first = relay.open(&socket_of(&LUNA), &[]).await.unwrap();
	let welcome = first.next().await;
	assert_eq!((&welcome["type"], &welcome["protocol"]), (&json!("welcome"), &json!(1)));
	let room = &welcome["room"];
	assert_eq!(room["performer"], LUNA.to_string());
	assert_eq!(
		room["goal"],
		json!({ "title": "Dance", "amount": "100", "raised": "0", "reached": false })
	);
	assert_eq!(room["menu"], json!([{ "label": "Wave", "amount": "5" }]));
	assert_eq!(room["stream"], json!({ "state": "offline" }));
	let _second = relay.join().await;
	while first.next_of("presence").await["viewers"] != 2 {}
}

#[tokio::test]
async fn who_leaves_is_not_counted() {
	let relay = Relay::start(settings()).await;
	let mut first = relay.join().await;
	let second = relay.join().await;
	while first.next_of("presence").await["viewers"] != 2 {}
	drop(second);
	while first.next_of("presence").await["viewers"] != 1 {}
}

#[tokio::test]
async fn a_request_for_no_room_is_refused_with_the_reason() {
	let relay = Relay::start(settings()).await;
	let nobody = socket_of(&Account([99; 32]));
	for (path, headers, status, kind) in [
		(nobody.as_str(), vec![], 404, "/problems#no-room"),
		("/rooms/luna/socket", vec![], 400, "/problems#bad-account"),
		(&socket_of(&LUNA), vec![("test-country", "FR")], 451, "/problems#country-blocked"),
		(
			&socket_of(&LUNA),
			vec![("sec-websocket-protocol", "livestars.room.v9")],
			400,
			"/problems#unknown-protocol",
		),
		(&socket_of(&LUNA), vec![("authorization", "Bearer who")], 401, "/problems#bad-token"),
	] {
		let (got, problem) = relay.refusal(path, &headers).await;
		assert_eq!((got, problem["type"].as_str().unwrap()), (status, kind));
	}
	assert_eq!(relay.get(&socket_of(&LUNA), None).await.0, 400, "no WebSocket");
	assert_eq!(relay.rooms.stats().sockets, 0);
}

#[tokio::test]
async fn the_subprotocol_names_the_version() {
	let relay = Relay::start(settings()).await;
	let headers = [("sec-websocket-protocol", "livestars.room.v2, livestars.room.v1")];
	let (_, response) = relay.open_with_response(&socket_of(&LUNA), &headers).await.unwrap();
	assert_eq!(response.headers()["sec-websocket-protocol"], "livestars.room.v1");
}

#[tokio::test]
async fn rooms_and_the_relay_are_full_at_some_time() {
	let settings = Settings { sockets_per_room: 2, sockets: 3, rooms: 1, ..settings() };
	let relay = Relay::start(settings).await;
	let _first = relay.join().await;
	let second = relay.join().await;
	let luna = socket_of(&LUNA);
	let kind = |(status, problem): (u16, serde_json::Value)| (status, problem["title"].clone());
	assert_eq!(kind(relay.refusal(&luna, &[]).await), (503, json!("room full")));
	let mira = socket_of(&MIRA);
	assert_eq!(kind(relay.refusal(&mira, &[]).await), (503, json!("relay full")));
	drop(second);
	while relay.rooms.stats().sockets > 1 {
		tokio::task::yield_now().await;
	}
}

#[tokio::test]
async fn the_relay_takes_no_more_sockets_than_it_may() {
	let relay = Relay::start(Settings { sockets: 1, ..settings() }).await;
	let _only = relay.join().await;
	let (status, problem) = relay.refusal(&socket_of(&MIRA), &[]).await;
	assert_eq!((status, &problem["title"]), (503, &json!("relay full")));
}

#[tokio::test]
async fn an_empty_room_is_closed_and_opened_again() {
	let relay = Relay::start(Settings { linger_milliseconds: 0, ..settings() }).await;
	let mut client = relay.enter("192.0.2.1", "Bob", None).await;
	client.chat("hi").await;
	client.next_of("chat").await;
	drop(client);
	while relay.rooms.stats().rooms > 0 {
		tokio::task::yield_now().await;
	}
	let mut again = relay.open(&socket_of(&LUNA), &[]).await.unwrap();
	assert_eq!(again.next().await["room"]["chat"], json!([]));
}

#[tokio::test]
async fn the_schema_of_the_messages_is_published() {
	let relay = Relay::start(settings()).await;
	let (status, schema) = relay.get("/schemas/room.json", None).await;
	assert_eq!((status, &schema["$id"]), (200, &json!("/schemas/room.json")));
	let text = schema.to_string();
	for word in ["hello", "moderate", "welcome", "leaderboard", "inBlock"] {
		assert!(text.contains(&format!("\"{word}\"")), "{word}");
	}
}

#[tokio::test]
async fn a_new_profile_is_told_and_a_closed_room_is_left() {
	let relay = Relay::start(settings()).await;
	let mut client = relay.join().await;
	relay.outside.describe(|description| description.wishes.subject = Some("Moons".into()));
	let changed = What::ProfileChanged { performer: LUNA, profile: Hash::default() };
	relay.event(1, changed).await;
	let about = client.next_of("about").await;
	assert_eq!(about, json!({ "type": "about", "title": "Luna", "subject": "Moons" }));
	relay.outside.describe(|description| description.blocked = vec!["SE".into()]);
	relay.event(2, What::CountriesBlocked { performer: LUNA }).await;
	while relay.open(&socket_of(&LUNA), &[("test-country", "SE")]).await.is_ok() {}
	relay.outside.close_rooms();
	relay.event(3, What::RoomClosed { performer: LUNA }).await;
	let (code, before) = client.closed().await;
	assert_eq!(code, 1008);
	assert!(before.iter().any(|message| message["kind"] == "room-closed"));
	assert_eq!(relay.refusal(&socket_of(&LUNA), &[]).await.0, 404);
}
