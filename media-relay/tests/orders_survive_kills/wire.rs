//! The wire between a relay and its node, which can be cut at any request.

use futures::{SinkExt, StreamExt};
use std::sync::{
	atomic::{AtomicUsize, Ordering},
	Arc,
};
use tokio::{
	net::{TcpListener, TcpStream},
	sync::watch,
	time::timeout,
};
use tokio_tungstenite::{accept_async, connect_async, tungstenite::Message};

use crate::support::LIMIT;

/// Where a wire is cut by itself.
pub enum Cut {
	/// Nowhere.
	Never,
	/// At the request with this number, counted from one.
	At(usize),
	/// At the submission of an extrinsic in which these bytes are, in hexadecimal digits.
	AtSubmission(String),
}

/// A wire of one life of a relay. Once it is cut, nothing passes it in either direction, the request at
/// which it is cut included; nobody is told.
pub struct Wire {
	/// What the relay takes for the URL of its node.
	pub url: String,
	ends: Arc<Ends>,
}

struct Ends {
	node: String,
	cut_at: Cut,
	requests: AtomicUsize,
	cut: watch::Sender<bool>,
}

impl Wire {
	/// A wire to the node with this URL.
	pub async fn open(node: String, cut_at: Cut) -> Self {
		let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
		let url = format!("ws://{}", listener.local_addr().unwrap());
		let (requests, cut) = (AtomicUsize::new(0), watch::Sender::new(false));
		let ends = Arc::new(Ends { node, cut_at, requests, cut });
		let carrier = ends.clone();
		tokio::spawn(async move {
			while let Ok((stream, _)) = listener.accept().await {
				tokio::spawn(carry(carrier.clone(), stream));
			}
		});
		Self { url, ends }
	}

	/// How many requests came from the relay.
	pub fn requests(&self) -> usize {
		self.ends.requests.load(Ordering::SeqCst)
	}

	/// Cuts it.
	pub fn cut(&self) {
		self.ends.cut.send_replace(true);
	}

	/// Returns once it is cut.
	pub async fn is_cut(&self) {
		let mut cut = self.ends.cut.subscribe();
		timeout(LIMIT, cut.wait_for(|cut| *cut)).await.expect("the wire is cut in time").unwrap();
	}
}

/// Carries the messages of one connection until either side ends it.
async fn carry(ends: Arc<Ends>, relay: TcpStream) {
	let Ok(mut relay) = accept_async(relay).await else { return };
	let (mut node, _) = connect_async(&ends.node).await.expect("the node is there");
	loop {
		let passed = tokio::select! {
			request = relay.next() => {
				let Some(Ok(request)) = request else { return };
				if ends.is_cut_at(&request) {
					ends.cut.send_replace(true);
				}
				if *ends.cut.borrow() { continue }
				node.send(request).await
			},
			answer = node.next() => {
				let Some(Ok(answer)) = answer else { return };
				if *ends.cut.borrow() { continue }
				relay.send(answer).await
			},
		};
		if passed.is_err() {
			return;
		}
	}
}

impl Ends {
	fn is_cut_at(&self, request: &Message) -> bool {
		let Message::Text(request) = request else { return false };
		let number = self.requests.fetch_add(1, Ordering::SeqCst) + 1;
		match &self.cut_at {
			Cut::Never => false,
			Cut::At(wanted) => number == *wanted,
			Cut::AtSubmission(bytes) => {
				request.contains("author_submitExtrinsic") && request.contains(bytes)
			},
		}
	}
}
