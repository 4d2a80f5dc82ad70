//! One connection: what a client says goes to the node, and what the node says to the client.

use super::{screen, Screened, Settings, Shared};
use crate::{
	places::Place,
	websocket::{End, GOODBYE},
};
use axum::{
	body::Bytes,
	extract::ws::{close_code, Message, Utf8Bytes, WebSocket},
};
use futures::{
	stream::{SplitSink, SplitStream},
	SinkExt, StreamExt,
};
use governor::{
	clock::{Clock, DefaultClock},
	state::{InMemoryState, NotKeyed},
	Quota, RateLimiter,
};
use serde_json::json;
use std::{
	num::NonZeroU32,
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		Arc,
	},
};
use tokio::{
	net::TcpStream,
	sync::mpsc,
	time::{interval_at, sleep, timeout, Instant, MissedTickBehavior},
};
use tokio_tungstenite::{
	connect_async_with_config,
	tungstenite::{self, error::CapacityError, protocol::WebSocketConfig},
	MaybeTlsStream, WebSocketStream,
};

/// The relay's own answers that wait for a client. Whoever does not read them is not heard further.
const ANSWERS: usize = 16;

type ToClient = SplitSink<WebSocket, Message>;
type FromClient = SplitStream<WebSocket>;
type Node = WebSocketStream<MaybeTlsStream<TcpStream>>;
type ToNode = SplitSink<Node, tungstenite::Message>;
type FromNode = SplitStream<Node>;

/// A connection that is to be served.
pub(super) struct Bridge {
	pub shared: Arc<Shared>,
	/// The place among all connections, which is free again when this one is closed.
	pub place: Place,
}

impl Bridge {
	/// Serves a client until one of the sides goes.
	pub async fn serve(self, socket: WebSocket) {
		let Self { shared, place: _place } = self;
		let (mut to_client, mut from_client) = socket.split();
		let end = match dial(&shared).await {
			Some(node) => carry(&shared, &mut to_client, &mut from_client, node).await,
			None => {
				End::Close(close_code::AGAIN, "the relay's node is away; connect again in a while")
			},
		};
		if let Ok(socket) = to_client.reunite(from_client) {
			end.close(socket).await;
		}
	}
}

/// Connects to the node.
async fn dial(shared: &Shared) -> Option<Node> {
	let url = (shared.find)()?;
	let Settings { answer_bytes, connect, .. } = shared.settings;
	let config = WebSocketConfig::default()
		.max_message_size(Some(answer_bytes))
		.max_frame_size(Some(answer_bytes));
	// Dependencies bring several implementations of TLS, of which the process uses the first that is
	// named, and none if none is.
	let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
	let connecting = connect_async_with_config(&url, Some(config), true);
	match timeout(connect, connecting).await {
		Ok(Ok((node, _))) => Some(node),
		Ok(Err(error)) => {
			tracing::warn!(%error, "a browser cannot be connected to the node");
			None
		},
		Err(_) => {
			tracing::warn!("a browser cannot be connected to the node: it does not answer");
			None
		},
	}
}

async fn carry(
	shared: &Shared,
	to_client: &mut ToClient,
	from_client: &mut FromClient,
	node: Node,
) -> End {
	let (mut to_node, from_node) = node.split();
	let (answers, waiting) = mpsc::channel(ANSWERS);
	let alive = AtomicBool::new(true);
	let end = tokio::select! {
		end = ask(shared, from_client, &mut to_node, answers, &alive) => end,
		end = tell(shared, from_node, waiting, to_client, &alive) => end,
		() = shared.closing.cancelled() => End::Close(close_code::AWAY, "the relay is going away"),
	};
	// The node may be gone already.
	let _ = timeout(GOODBYE, to_node.close()).await;
	end
}

/// Takes what the client says, as fast as it may speak.
async fn ask(
	shared: &Shared,
	from_client: &mut FromClient,
	to_node: &mut ToNode,
	answers: mpsc::Sender<Utf8Bytes>,
	alive: &AtomicBool,
) -> End {
	let Settings { message_bytes, batch, send, .. } = shared.settings;
	let count = |counter: &AtomicU64| counter.fetch_add(1, Ordering::Relaxed);
	let pace = Pace::new(&shared.settings);
	loop {
		let message = match from_client.next().await {
			Some(Ok(message)) => message,
			Some(Err(error)) => return error.into(),
			None => return End::Gone,
		};
		alive.store(true, Ordering::Relaxed);
		let text = match message {
			Message::Text(text) => text,
			Message::Binary(_) => {
				return End::Close(close_code::UNSUPPORTED, "messages are JSON in text frames");
			},
			// Pings are answered, and a close is confirmed, by the library.
			Message::Ping(_) | Message::Pong(_) => continue,
			Message::Close(_) => return End::Gone,
		};
		let screened = if text.len() > message_bytes {
			Screened::Refuse(too_long(message_bytes))
		} else {
			screen(&text, batch)
		};
		match screened {
			Screened::Pass(calls) => {
				pace.wait(calls).await;
				let Ok(text) = tungstenite::Utf8Bytes::try_from(Bytes::from(text)) else {
					return End::Close(close_code::INVALID, "the text is not UTF-8");
				};
				count(&shared.counters.passed);
				let sent = timeout(send, to_node.send(tungstenite::Message::Text(text))).await;
				if !matches!(sent, Ok(Ok(()))) {
					return End::Close(close_code::AGAIN, "the relay's node takes no messages");
				}
			},
			Screened::Refuse(answer) => {
				pace.wait(1).await;
				count(&shared.counters.refused);
				if answers.send(answer.into()).await.is_err() {
					return End::Gone;
				}
			},
			Screened::Drop => {
				pace.wait(1).await;
				count(&shared.counters.refused);
			},
		}
	}
}

/// Tells the client what the node says, and the relay's own answers.
async fn tell(
	shared: &Shared,
	mut from_node: FromNode,
	mut waiting: mpsc::Receiver<Utf8Bytes>,
	to_client: &mut ToClient,
	alive: &AtomicBool,
) -> End {
	let Settings { send, ping, .. } = shared.settings;
	let mut pings = interval_at(Instant::now() + ping, ping);
	pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
	loop {
		let message = tokio::select! {
			message = from_node.next() => match message {
				Some(Ok(tungstenite::Message::Text(text))) => match Utf8Bytes::try_from(Bytes::from(text)) {
					Ok(text) => Message::Text(text),
					Err(_) => continue,
				},
				Some(Err(tungstenite::Error::Capacity(CapacityError::MessageTooLong { .. }))) => {
					return End::Close(close_code::SIZE, "the node's answer is too long");
				},
				Some(Ok(tungstenite::Message::Close(_)) | Err(_)) | None => {
					return End::Close(close_code::AGAIN, "the relay's node went away; connect again");
				},
				// A node speaks JSON in texts; its pings are answered by the library.
				Some(Ok(_)) => continue,
			},
			Some(answer) = waiting.recv() => Message::Text(answer),
			_ = pings.tick() => {
				if !alive.swap(false, Ordering::Relaxed) {
					return End::Gone;
				}
				Message::Ping(Default::default())
			},
		};
		if !matches!(timeout(send, to_client.send(message)).await, Ok(Ok(()))) {
			return End::Gone;
		}
	}
}

/// How fast one client may speak.
struct Pace {
	limiter: RateLimiter<NotKeyed, InMemoryState, DefaultClock>,
	clock: DefaultClock,
}

impl Pace {
	fn new(settings: &Settings) -> Self {
		let at_least_one = |count| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
		let quota = Quota::per_second(at_least_one(settings.messages_per_second))
			.allow_burst(at_least_one(settings.message_burst));
		Self { limiter: RateLimiter::direct(quota), clock: DefaultClock::default() }
	}

	/// Waits until the client may make so many calls. Meanwhile nothing is read from it, so that what
	/// it sends waits on its own side.
	async fn wait(&self, calls: u32) {
		for _ in 0..calls {
			while let Err(until) = self.limiter.check() {
				sleep(until.wait_time_from(self.clock.now())).await;
			}
		}
	}
}

fn too_long(most: usize) -> String {
	let message = format!("the message is too long: at most {most} bytes");
	json!({ "jsonrpc": "2.0", "id": null, "error": { "code": -32_600, "message": message } })
		.to_string()
}
