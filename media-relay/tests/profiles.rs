//! A room document between two relays on a real chain.

#[path = "../chain/tests/support/mod.rs"]
mod support;

use livestars_chain::{Call, Chain, Hash, RelayInfo};
use livestars_relay::{
	profiles::{router, signed_message, OverHttp, Profiles},
	room::Told,
};
use serde_json::json;
use std::{future::IntoFuture, path::Path, sync::Arc};
use support::{signer, Node, LIMIT};
use tokio::{net::TcpListener, time::timeout};

fn profiles(chain: &Chain, folder: &Path) -> Profiles {
	Profiles::open(folder, Arc::new(chain.clone()), Arc::new(OverHttp::default())).unwrap()
}

async fn submit(chain: &Chain, name: &str, call: Call) {
	let mut submission = chain.submit(&signer(name), call).await.unwrap();
	timeout(LIMIT, submission.included()).await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_fetches_what_the_chain_names_from_the_relay_where_she_is_live() {
	let node = Node::start();
	let chain = node.connect().await;
	let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
	let [origin, edge] = folders.each_ref().map(|folder| profiles(&chain, folder.path()));
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let url = format!("http://{}", listener.local_addr().unwrap());
	let told: Told = Arc::new(|_, _| Box::pin(async {}));
	tokio::spawn(axum::serve(listener, router(origin.clone(), told)).into_future());

	let luna = signer("Luna");
	let document = json!({
		"version": 1, "performer": luna.account(), "title": "Moonlight", "language": "en",
	});
	let text = document.to_string();
	let hash = Hash::of(text.as_bytes());
	let signature = luna.sign(signed_message(chain.genesis(), hash).as_bytes());
	assert_eq!(
		origin.publish(text.clone(), signature, None).await.unwrap(),
		(luna.account(), hash)
	);

	let info = RelayInfo {
		url,
		multiaddr: "/ip4/127.0.0.1/udp/4001/quic-v1".into(),
		region: "CH".into(),
		capacity: 10,
	};
	submit(&chain, "Relay", Call::UpdateRelay(info)).await;
	submit(&chain, "Luna", Call::SetProfile { profile: hash }).await;
	assert_eq!(edge.text_of(luna.account()).await.unwrap(), None, "she is not live");
	let live =
		Call::GoLive { performer: luna.account(), relay: signer("Relay").account(), cast: vec![] };
	let submission = chain.submit(&luna, live).await.unwrap();
	timeout(LIMIT, submission.finalized()).await.unwrap().unwrap();

	assert_eq!(edge.text_of(luna.account()).await.unwrap(), Some((hash, text.clone())));
	assert_eq!(edge.text(hash).await.unwrap(), Some(text));
}
