//! A client that does not read.

use super::harness::*;
use livestars_chain::Hash;
use livestars_relay::room::{Settings, TipStatus, TipUpdate};
use std::time::{Duration, Instant};

/// Fills the room with tips, each with a long note.
async fn tips(relay: &Relay, from: u32, count: u32) {
	for number in from..from + count {
		let update = TipUpdate {
			id: Hash::of(&number.to_le_bytes()),
			performer: LUNA,
			payer: None,
			amount: 1,
			note: Some("x".repeat(400)),
			status: TipStatus::Pending,
		};
		relay.rooms.tip(update).await;
	}
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_read_holds_up_nobody_and_is_closed() {
	const STUCK: usize = 20;
	let _alone = alone().await;
	// A relay that waited for one after the other would take twice as long as anybody's patience.
	let settings = Settings { backlog: 64, send_milliseconds: 3_000, ..settings() };
	let relay = Relay::start(settings).await;
	let mut reader = relay.join_from("192.0.2.1").await;
	// These never read again.
	let mut stuck = Vec::new();
	for _ in 0..STUCK {
		stuck.push(relay.join_narrow().await);
	}
	let before = memory();
	let mut slowest = Duration::ZERO;
	let mut round = 0;
	while relay.rooms.stats().closed_for_slowness < STUCK as u64 {
		let sent = Instant::now();
		tips(&relay, round * 50, 50).await;
		for _ in 0..50 {
			reader.next_of("tip").await;
		}
		slowest = slowest.max(sent.elapsed());
		round += 1;
		assert!(round < 2_000, "{:?}", relay.rooms.stats());
	}
	assert!(slowest < PATIENCE, "the reader waited {slowest:?}");
	let grown = memory().saturating_sub(before);
	assert!(grown < 64 * 1_024, "the relay grew by {grown} KiB");
	println!("{round} rounds, the slowest of {slowest:?}, {grown} KiB more");
	reader.until_pong().await;
}

#[tokio::test]
async fn who_falls_behind_is_shown_the_room_anew() {
	let relay = Relay::start(Settings { backlog: 8, ..settings() }).await;
	let mut client = relay.join().await;
	// On one thread the room tells all of them before the socket's task reads any.
	let payments: Vec<_> = (1..=50).map(|amount| payment(amount, None)).collect();
	relay.block(1, 1, &payments).await;
	let resync = client.next_of("resync").await;
	assert!(resync["missed"].as_u64().unwrap() > 0);
	assert_eq!(resync["room"]["goal"]["raised"], "1275");
	assert_eq!(relay.rooms.stats().lagged, 1);
	relay.block(2, 2, &[payment(5, None)]).await;
	assert_eq!(client.next_of("tip").await["amount"], "5");
}
