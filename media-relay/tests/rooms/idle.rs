//! Many who only watch.

use super::harness::*;
use futures::{stream, StreamExt};
use livestars_relay::room::Settings;
use std::time::Instant;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_idle_sockets_are_cheap_and_hear_what_is_said() {
	const SOCKETS: usize = 2_000;
	let _alone = alone().await;
	// The crowd reads nothing, pings neither, until all are there; and every count goes to each of it.
	let settings =
		Settings { ping_milliseconds: 600_000, presence_milliseconds: 200, ..settings() };
	let relay = Relay::start(settings).await;
	let mut bob = relay.enter("192.0.2.1", "Bob", None).await;
	let before = memory();
	let mut crowd: Vec<_> = stream::iter(0..SOCKETS)
		.map(|_| relay.join_from("192.0.2.2"))
		.buffer_unordered(64)
		.collect()
		.await;
	while bob.next_of("presence").await["viewers"] != SOCKETS + 1 {}
	let each = (memory() - before) / SOCKETS as u64;
	// Both ends of every connection are in this process.
	assert!(each < 100, "a socket and its client take {each} KiB");
	let said = Instant::now();
	bob.chat("hi").await;
	for client in &mut crowd {
		client.next_of("chat").await;
	}
	println!("{each} KiB a socket and its client, all heard after {:?}", said.elapsed());
	drop(crowd);
	while bob.next_of("presence").await["viewers"] != 1 {}
}
