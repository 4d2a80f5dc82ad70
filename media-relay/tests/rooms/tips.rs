//! Tips, from signed to final.

use super::harness::*;
use livestars_chain::{Hash, SignedOrder, Update};
use livestars_relay::{
	app::tips::tell,
	orders::{OrderUpdate, Status},
	room::{TipStatus, TipUpdate},
};
use serde_json::{json, Value};
use std::sync::Mutex;
use tokio::sync::broadcast;

fn offer(order: &SignedOrder, note: Option<&str>, anonymous: bool) -> Value {
	json!({ "type": "order", "id": "o", "order": order, "note": note, "anonymous": anonymous })
}

#[tokio::test]
async fn a_tip_is_pending_at_once_then_in_a_block_then_final() {
	let relay = Relay::start(settings()).await;
	let mut bob = relay.enter("192.0.2.1", "Bob", None).await;
	let mut eve = relay.join_from("192.0.2.2").await;
	let order = order(0, Some("for you"));
	bob.say(offer(&order, Some("for you"), false)).await;
	assert_eq!(bob.next_of("done").await["tip"], order.hash().to_string());
	let pending = eve.next_of("tip").await;
	assert_eq!(pending["status"], "pending");
	assert_eq!((&pending["from"], &pending["note"]), (&json!("Bob"), &json!("for you")));
	assert_eq!((&pending["item"], &pending["chain"]), (&json!("Wave"), &Value::Null));
	relay.block(1, 1, &[payment(5, Some(order.hash()))]).await;
	let in_block = eve.next_of("tip").await;
	assert_eq!((&in_block["tip"], &in_block["status"]), (&pending["tip"], &json!("inBlock")));
	assert_eq!(in_block["chain"]["block"], 1);
	assert_eq!(eve.next_of("goal").await["goal"]["raised"], "5");
	let board = eve.next_of("leaderboard").await;
	assert_eq!(board["leaders"][0]["name"], "Bob");
	relay.rooms.on_update(&Update::Finalized(block_ref(1, 1))).await;
	assert_eq!(eve.next_of("tip").await["status"], "final");
}

#[tokio::test]
async fn a_left_block_takes_the_tip_and_the_goal_back() {
	let relay = Relay::start(settings()).await;
	let mut eve = relay.join().await;
	relay.block(1, 1, &[payment(100, None)]).await;
	let first = eve.next_of("tip").await;
	assert_eq!(eve.next_of("goal").await["goal"]["reached"], true);
	let other = best(vec![block_ref(1, 1)], vec![block(1, 2, &[])]);
	relay.rooms.on_update(&other).await;
	let again = eve.next_of("tip").await;
	assert_eq!((&again["tip"], &again["status"]), (&first["tip"], &json!("pending")));
	assert_eq!(eve.next_of("goal").await["goal"]["raised"], "0");
}

#[tokio::test]
async fn a_replayed_order_is_refused_and_counts_once() {
	let relay = Relay::start(settings()).await;
	let mut bob = relay.enter("192.0.2.1", "Bob", None).await;
	let order = order(0, None);
	bob.say(offer(&order, None, false)).await;
	bob.next_of("done").await;
	bob.say(offer(&order, None, false)).await;
	let error = bob.next_of("error").await;
	assert_eq!((&error["kind"], &error["id"]), (&json!("order-replayed"), &json!("o")));
	relay.block(1, 1, &[payment(5, Some(order.hash()))]).await;
	let mut late = relay.open(&socket_of(&LUNA), &[]).await.unwrap();
	let room = late.next().await["room"].clone();
	assert_eq!(room["goal"]["raised"], "5");
	assert_eq!(room["tips"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_room_that_opens_shows_what_became_of_orders_before() {
	let relay = Relay::start(settings()).await;
	let tip = |id, performer, status| TipUpdate {
		id: Hash([id; 32]),
		performer,
		payer: Some(BOB),
		amount: 5,
		note: None,
		status,
	};
	let refused = TipStatus::Refused { reason: "OverCap".into(), place: None };
	*relay.outside.orders.lock().unwrap() = vec![
		tip(1, LUNA, TipStatus::Unwitnessed),
		tip(2, LUNA, refused),
		tip(3, MIRA, TipStatus::Pending),
		tip(4, LUNA, TipStatus::Pending),
	];
	let mut bob = relay.open(&socket_of(&LUNA), &[]).await.unwrap();
	let tips = bob.next().await["room"]["tips"].clone();
	let tips: Vec<_> =
		tips.as_array().unwrap().iter().map(|tip| (&tip["tip"], &tip["status"])).collect();
	let expected = [(1, "unwitnessed"), (2, "refused"), (4, "pending")]
		.map(|(id, status)| (json!(Hash([id; 32])), json!(status)));
	assert_eq!(tips, expected.iter().map(|(id, status)| (id, status)).collect::<Vec<_>>());
}

#[tokio::test]
async fn whoever_missed_what_became_of_orders_asks_for_it() {
	let relay = Relay::start(settings()).await;
	let mut bob = relay.join().await;
	let update = |hash, status| OrderUpdate {
		hash: Hash([hash; 32]),
		payer: BOB,
		purse: 1,
		sequence: hash.into(),
		performer: LUNA,
		amount: 5,
		note: None,
		status,
	};
	let (updates, first) = broadcast::channel(1);
	for hash in 1..=3 {
		updates.send(update(hash, Status::Expired)).unwrap();
	}
	*relay.outside.orders.lock().unwrap() = vec![TipUpdate {
		id: Hash([1; 32]),
		performer: LUNA,
		payer: Some(BOB),
		amount: 5,
		note: None,
		status: TipStatus::Unwitnessed,
	}];
	let (first, later) = (Mutex::new(Some(first)), updates.clone());
	let listen = move || first.lock().unwrap().take().unwrap_or_else(|| later.subscribe());
	tokio::spawn(tell(listen, relay.outside.clone(), relay.rooms.clone()));
	let tip = bob.next_of("tip").await;
	assert_eq!((&tip["tip"], &tip["status"]), (&json!(Hash([1; 32])), &json!("unwitnessed")));
	// It goes on with what comes then.
	updates.send(update(4, Status::Expired)).unwrap();
	let tip = bob.next_of("tip").await;
	assert_eq!((&tip["tip"], &tip["status"]), (&json!(Hash([4; 32])), &json!("refused")));
}

#[tokio::test]
async fn an_anonymous_tip_names_nobody() {
	let relay = Relay::start(settings()).await;
	let mut bob = relay.enter("192.0.2.1", "Bob", Some(BOB)).await;
	let order = order(0, None);
	bob.say(offer(&order, None, true)).await;
	assert_eq!(bob.next_of("tip").await["from"], "anonymous");
	relay.block(1, 1, &[payment(5, Some(order.hash()))]).await;
	let board = bob.next_of("leaderboard").await;
	let board = match board["leaders"].as_array().unwrap().len() {
		0 => bob.next_of("leaderboard").await,
		_ => board,
	};
	assert_eq!(board["leaders"][0]["name"], "anonymous");
}

#[tokio::test]
async fn an_order_before_hello_or_for_somebody_else_is_refused() {
	let relay = Relay::start(settings()).await;
	let mut bob = relay.join().await;
	bob.say(offer(&order(0, None), None, false)).await;
	assert_eq!(bob.next_of("error").await["kind"], "hello-first");
	bob.hello("Bob", None).await;
	let mut other = order(0, None);
	other.order.performer = MIRA;
	bob.say(offer(&other, None, false)).await;
	assert_eq!(bob.next_of("error").await["kind"], "other-performer");
	bob.say(offer(&order(0, None), Some("not in the memo"), false)).await;
	assert_eq!(bob.next_of("error").await["kind"], "bad-memo");
	bob.say(json!({ "type": "order", "order": { "amount": "5" } })).await;
	assert_eq!(bob.next_of("error").await["kind"], "bad-message");
}

#[tokio::test]
async fn a_stream_that_starts_or_ends_is_told() {
	let relay = Relay::start(settings()).await;
	let mut eve = relay.join().await;
	relay.rooms.stream_started(&LUNA).await;
	let live = eve.next_of("stream").await;
	assert_eq!(live, json!({ "type": "stream", "state": "live", "relay": RELAY.to_string() }));
	relay.rooms.stream_ended(&LUNA).await;
	assert_eq!(eve.next_of("stream").await["state"], "offline");
}
