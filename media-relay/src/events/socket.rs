//! Events over a WebSocket.

use super::ring::{Cursor, Ring};
use crate::{
	room::{Drain, Shared},
	websocket::End,
};
use axum::extract::ws::{close_code, Message, WebSocket};
use std::sync::Arc;
use tokio::{
	sync::OwnedSemaphorePermit,
	time::{interval, timeout, MissedTickBehavior},
};

/// The most events that are taken from the ring at once.
const EVENTS: usize = 64;

/// Sends events from a place on, each as a text of its own, until the client goes, does not keep
/// up, or the relay is drained.
pub(super) async fn serve(
	mut socket: WebSocket,
	shared: Arc<Shared>,
	ring: Arc<Ring>,
	mut from: Cursor,
	_place: OwnedSemaphorePermit,
) {
	let mut drained = shared.drained();
	let mut ping = interval(shared.settings.ping());
	ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
	let mut alive = true;
	let end = loop {
		let message = tokio::select! {
			() = ring.wait(from) => None,
			message = socket.recv() => match message {
				// Nothing that a client says is answered; that it says something shows that it is there.
				Some(Ok(Message::Close(_))) | None => return,
				Some(Err(error)) => break error.into(),
				Some(Ok(_)) => {
					alive = true;
					continue;
				},
			},
			_ = ping.tick() => {
				if !std::mem::take(&mut alive) {
					return;
				}
				Some(Message::Ping(Default::default()))
			},
			_ = drained.wait_for(|drain: &Option<Drain>| drain.is_some()) => {
				break End::Close(close_code::AWAY, "the relay is going away");
			},
		};
		let messages = match message {
			Some(ping) => vec![ping],
			None => {
				let Ok((events, next)) = ring.read(from, EVENTS) else {
					let reason = "too slow: events after the last one are not kept";
					break End::Close(close_code::AGAIN, reason);
				};
				from = next;
				events.into_iter().map(Message::Text).collect()
			},
		};
		for message in messages {
			let Ok(Ok(())) = timeout(shared.settings.send(), socket.send(message)).await else {
				return;
			};
		}
	};
	end.close(socket).await;
}
