//! Going away.

use super::harness::*;
use livestars_chain::Account;
use serde_json::json;

#[tokio::test]
async fn viewers_are_told_where_to_go_and_nobody_comes_in() {
	let relay = Relay::start(settings()).await;
	let mut viewers = [relay.join().await, relay.join().await];
	let token = format!("events:{LUNA}");
	let headers = [("authorization", format!("Bearer {token}"))];
	let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
	let mut events = relay.open(&format!("/events/{LUNA}/socket"), &headers).await.unwrap();
	let rooms = relay.rooms.clone();
	let to = |performer: &Account| (*performer == LUNA).then(|| "https://b.example".to_owned());
	let drain = tokio::spawn(async move { rooms.drain(to).await });
	for viewer in &mut viewers {
		let (code, before) = viewer.closed().await;
		assert_eq!(code, 1001);
		let redirect = json!({ "type": "redirect", "to": "https://b.example" });
		assert!(before.contains(&redirect), "{before:?}");
	}
	assert_eq!(events.closed().await.0, 1001);
	let (status, problem) = relay.refusal(&socket_of(&LUNA), &[]).await;
	assert_eq!((status, &problem["title"]), (503, &json!("draining")));
	assert!(problem["detail"].as_str().unwrap().contains("https://b.example"));
	assert_eq!(relay.get(&format!("/events/{LUNA}"), Some(&token)).await.0, 503);
	drop(viewers);
	drain.await.unwrap();
	let stats = relay.rooms.stats();
	assert!(stats.draining && stats.sockets == 0, "{stats:?}");
}
