//! Keeping order.

use super::harness::*;
use serde_json::{json, Value};
use std::path::Path;

async fn moderate(client: &mut Client, action: Value) -> Value {
	let mut message = json!({ "type": "moderate", "id": "m" });
	message.as_object_mut().unwrap().extend(action.as_object().unwrap().clone());
	client.say(message).await;
	loop {
		let answer = client.next().await;
		if answer["id"] == "m" {
			return answer;
		}
	}
}

#[tokio::test]
async fn viewers_do_not_moderate() {
	let relay = Relay::start(settings()).await;
	let mut bob = relay.enter("192.0.2.1", "Bob", Some(BOB)).await;
	let eve = relay.join_from("192.0.2.2").await;
	let person = bob.hello("Bob", Some(BOB)).await["person"].clone();
	for action in [
		json!({ "action": "mute", "target": person }),
		json!({ "action": "ban", "target": person }),
		json!({ "action": "unban", "target": person }),
		json!({ "action": "delete", "target": 1 }),
		json!({ "action": "addModerator", "target": person }),
		json!({ "action": "removeModerator", "target": person }),
	] {
		let answer = moderate(&mut bob, action.clone()).await;
		assert_eq!(answer["kind"], "not-a-moderator", "{action}");
	}
	drop(eve);
}

#[tokio::test]
async fn the_performer_names_a_moderator_who_deletes_and_mutes() {
	let relay = Relay::start(settings()).await;
	let mut luna = relay.enter("192.0.2.9", "Luna", Some(LUNA)).await;
	let mut bob = relay.join_from("192.0.2.1").await;
	let you = bob.hello("Bob", Some(BOB)).await;
	let add = json!({ "action": "addModerator", "target": you["person"] });
	assert_eq!(moderate(&mut luna, add).await["type"], "done");
	assert_eq!(bob.next_of("you").await["role"], "moderator");
	let mut eve = relay.enter("192.0.2.2", "Eve", None).await;
	eve.chat("boo").await;
	let line = bob.next_of("chat").await;
	let delete = json!({ "action": "delete", "target": line["line"] });
	assert_eq!(moderate(&mut bob, delete).await["type"], "done");
	assert_eq!(eve.next_of("deleted").await["lines"], json!([line["line"]]));
	let mute = json!({ "action": "mute", "target": line["from"]["person"], "seconds": 60 });
	assert_eq!(moderate(&mut bob, mute).await["type"], "done");
	eve.chat("boo").await;
	assert_eq!(eve.next_of("error").await["kind"], "muted");
	let staff = luna.next_of("moderation").await;
	assert_eq!(staff["moderators"], json!([BOB.to_string()]));
}

#[tokio::test]
async fn who_is_banned_does_not_come_back_by_another_socket() {
	let relay = Relay::start(settings()).await;
	let mut luna = relay.enter("192.0.2.9", "Luna", Some(LUNA)).await;
	let mut eve = relay.enter("192.0.2.2", "Eve", None).await;
	eve.chat("boo").await;
	let person = luna.next_of("chat").await["from"]["person"].clone();
	let ban = json!({ "action": "ban", "target": person });
	assert_eq!(moderate(&mut luna, ban).await["type"], "done");
	let (code, before) = eve.closed().await;
	assert_eq!(code, 1008);
	assert!(before.iter().any(|message| message["kind"] == "banned"));
	for (from, hello) in [
		("192.0.2.2", json!({ "type": "hello", "nickname": "Eva" })),
		("198.51.100.1, 192.0.2.2", json!({ "type": "ping" })),
	] {
		let headers = [("test-address", from)];
		let mut again = relay.open(&socket_of(&LUNA), &headers).await.unwrap();
		assert_eq!(again.next().await["kind"], "banned", "and is shown nothing of the room");
		again.say(hello).await;
		assert_eq!(again.closed().await, (1008, vec![]));
	}
	let unban = json!({ "action": "unban", "target": person });
	assert_eq!(moderate(&mut luna, unban).await["type"], "done");
	relay.join_from("192.0.2.2").await;
}

#[tokio::test]
async fn somebody_else_at_a_banned_address_signs_in() {
	let relay = Relay::start(settings()).await;
	let mut luna = relay.enter("192.0.2.9", "Luna", Some(LUNA)).await;
	let mut eve = relay.enter("192.0.2.2", "Eve", Some(EVE)).await;
	eve.chat("boo").await;
	let person = luna.next_of("chat").await["from"]["person"].clone();
	moderate(&mut luna, json!({ "action": "ban", "target": person })).await;
	eve.closed().await;
	let headers = [("test-address", "192.0.2.2")];
	let hello = |account| json!({ "type": "hello", "nickname": "B", "token": format!("account:{account}") });
	let mut eve = relay.open(&socket_of(&LUNA), &headers).await.unwrap();
	assert_eq!(eve.next().await["kind"], "banned");
	eve.say(hello(EVE)).await;
	assert_eq!(eve.closed().await.0, 1008);
	let mut bob = relay.open(&socket_of(&LUNA), &headers).await.unwrap();
	assert_eq!(bob.next().await["kind"], "banned");
	bob.say(hello(BOB)).await;
	assert_eq!(bob.next().await["type"], "welcome");
	assert_eq!(bob.hello("Bob", None).await["signedIn"], true);
	let elsewhere = [("authorization", format!("Bearer account:{EVE}"))];
	let elsewhere: Vec<_> = elsewhere.iter().map(|(name, value)| (*name, value.as_str())).collect();
	assert_eq!(relay.refusal(&socket_of(&LUNA), &elsewhere).await.0, 403);
}

#[tokio::test]
async fn bans_mutes_and_moderators_of_accounts_outlive_the_relay() {
	let folder = tempfile::tempdir().unwrap();
	let relay = Relay::start_in(folder.path()).await;
	let mut luna = relay.enter("192.0.2.9", "Luna", Some(LUNA)).await;
	let mut person_of = Vec::new();
	let mut viewers = Vec::new();
	for (host, nickname, account) in
		[(2, "Eve", Some(EVE)), (3, "Bob", Some(BOB)), (4, "Mod", Some(MIRA)), (5, "Guest", None)]
	{
		let mut viewer = relay.enter(&format!("192.0.2.{host}"), nickname, account).await;
		viewer.chat("hi").await;
		person_of.push(luna.next_of("chat").await["from"]["person"].clone());
		viewers.push(viewer);
	}
	let [eve, bob, moderator, guest] = &person_of[..] else { panic!("four came") };
	for action in [
		json!({ "action": "ban", "target": eve }),
		json!({ "action": "mute", "target": bob, "seconds": 3_600 }),
		json!({ "action": "addModerator", "target": moderator }),
		json!({ "action": "ban", "target": guest }),
	] {
		assert_eq!(moderate(&mut luna, action).await["type"], "done");
	}
	let written = async {
		while database(folder.path()).matches("nickname").count() < 2
			|| !database(folder.path()).contains(&format!("\"{MIRA}\":true"))
		{
			tokio::task::yield_now().await;
		}
	};
	tokio::time::timeout(PATIENCE, written).await.expect("it is written");
	assert!(!database(folder.path()).contains("Guest"), "nothing of who has no account");

	// Another process, as far as the rooms know: it has other names for people.
	let relay = Relay::start_in(folder.path()).await;
	let account = |account| [("authorization", format!("Bearer account:{account}"))];
	let refused = account(EVE);
	let refused: Vec<_> = refused.iter().map(|(name, value)| (*name, value.as_str())).collect();
	assert_eq!(relay.refusal(&socket_of(&LUNA), &refused).await.0, 403);
	let mut bob = relay.enter("192.0.2.3", "Bob", Some(BOB)).await;
	bob.chat("boo").await;
	assert_eq!(bob.next_of("error").await["kind"], "muted");
	let mut moderator = relay.join_from("192.0.2.4").await;
	assert_eq!(moderator.hello("Mod", Some(MIRA)).await["role"], "moderator");
	let staff = moderator.next_of("moderation").await;
	assert_eq!(staff["banned"][0]["nickname"], "Eve");
	let person = staff["banned"][0]["person"].clone();
	assert_ne!(person, *eve);
	let unban = json!({ "action": "unban", "target": person });
	assert_eq!(moderate(&mut moderator, unban).await["type"], "done");
	relay.enter("192.0.2.2", "Eve", Some(EVE)).await;
	// Who has no account was banned at an address, of which nothing was kept.
	relay.join_from("192.0.2.5").await;
}

/// The records in the database of rooms.
fn database(folder: &Path) -> String {
	let connection = rusqlite::Connection::open(folder.join("rooms.sqlite")).unwrap();
	let mut query = connection.prepare("SELECT record FROM moderation").unwrap();
	let records = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
	records.map(Result::unwrap).collect()
}
