//! What a relay does not accept, and what it says then.

mod support;

use livestars_chain::{Hash, SignedOrder, Signer};
use serde_json::{json, Value};
use support::{account, posted, Answer, Key, Node, Outrun, Purse, Service, LIVE};

/// The status and the kind of a problem.
fn problem((status, body): Answer) -> (u16, String) {
	assert_eq!(body["status"], status, "{body}");
	assert!(body["detail"].as_str().is_some_and(|detail| detail.len() > 20), "{body}");
	let kind = body["type"].as_str().unwrap_or_default().trim_start_matches("/problems#");
	(status, kind.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_order_is_refused_with_what_is_wrong() {
	let node = Node::start().await;
	let chain = node.connect().await;
	let service = Service::start(&chain, "//Relay").await;
	let key = |uri: &str| Key::Sr25519(Signer::from_uri(uri).unwrap());
	let relay = account("//Relay");
	let purse = Purse::open(&chain, "//Bob", key("//Bob//purse"), 10 * LIVE, relay).await;
	let opened_at = chain.at_best().await.unwrap().block().number;
	service.until(|stats| stats.tip.is_some_and(|tip| tip.number >= opened_at)).await;

	let post = |order| {
		let signed = purse.sign(order);
		let service = &service;
		async move { problem(service.post(&signed, None).await) }
	};
	let expect = |status: u16, kind: &str| (status, kind.to_owned());

	let mut other = purse.order(0, LIVE);
	other.genesis = [3; 32].into();
	assert_eq!(post(other).await, expect(422, "wrong-genesis"));

	for served_by in [None, Some(account("//Luna"))] {
		let mut other = purse.order(0, LIVE);
		other.served_by = served_by;
		assert_eq!(post(other).await, expect(422, "wrong-relay"));
	}

	assert_eq!(post(purse.order(0, 999)).await, expect(422, "amount-too-small"));
	assert_eq!(post(purse.order(0, 11 * LIVE)).await, expect(402, "over-cap"));

	let mut unknown = purse.order(0, LIVE);
	unknown.purse = u64::MAX;
	assert_eq!(post(unknown).await, expect(404, "purse-unknown"));

	for valid_until in [0, opened_at] {
		let mut late = purse.order(0, LIVE);
		late.valid_until = valid_until;
		assert_eq!(post(late).await, expect(410, "order-expired"));
	}

	let mut nobody = purse.order(0, LIVE);
	nobody.performer = account("//Charlie");
	assert_eq!(post(nobody).await, expect(422, "not-a-performer"));

	// Signed by another key, for another order, or as wallets wrap what they sign.
	let signed = purse.sign(purse.order(0, LIVE));
	let mut forged = signed.clone();
	forged.signature = key("//Eve").sign(&signed.order.signing_payload()).into();
	assert_eq!(problem(service.post(&forged, None).await), expect(403, "wrong-key"));
	let mut changed = signed.clone();
	changed.order.amount += 1;
	assert_eq!(problem(service.post(&changed, None).await), expect(403, "wrong-key"));
	let mut wrapped = signed.clone();
	let payload = [b"<Bytes>", signed.order.signing_payload().as_slice(), b"</Bytes>"].concat();
	wrapped.signature = purse.key.sign(&payload).into();
	assert_eq!(problem(service.post(&wrapped, None).await), expect(403, "wrong-key"));

	// A note must be the one whose hash was signed, and short.
	assert_eq!(problem(service.post(&signed, Some("hi")).await), expect(400, "wrong-memo"));
	let long = "x".repeat(501);
	let mut noted = purse.order(0, LIVE);
	noted.memo = Some(Hash::of(long.as_bytes()).into());
	let noted = purse.sign(noted);
	assert_eq!(problem(service.post(&noted, Some(&long)).await), expect(413, "note-too-long"));

	// A place in a purse is used once.
	assert_eq!(service.post(&signed, None).await.0, 202);
	let rival = purse.sign(purse.order(0, LIVE - 1));
	assert_eq!(problem(service.post(&rival, None).await), expect(409, "order-replayed"));
	let (status, receipt) = service.post(&signed, None).await;
	assert!(status == 202 || status == 200, "{receipt}");
	service.until(|stats| stats.totals.settled == 1).await;
	assert_eq!(problem(service.post(&rival, None).await), expect(409, "order-replayed"));
	// What waits counts: nine remain, and six of them are promised.
	assert_eq!(service.post(&purse.sign(purse.order(1, 6 * LIVE)), None).await.0, 202);
	assert_eq!(post(purse.order(2, 4 * LIVE)).await, expect(402, "over-cap"));

	// A purse that somebody else empties while the order waits: the chain refuses, and it is told.
	let mut updates = service.orders.updates();
	let accepted = async |order: &SignedOrder| match service.post(order, None).await {
		(202, _) => true,
		late => {
			assert_eq!(problem(late), expect(402, "over-cap"));
			false
		},
	};
	let Outrun { purse, order, other } = Outrun::by(&chain, "//Eve", relay, accepted).await;
	let refused = loop {
		let update = updates.recv().await.unwrap();
		if update.hash == order.hash() && update.status.is_last() {
			break serde_json::to_value(&update).unwrap();
		}
	};
	assert_eq!((&refused["status"], &refused["reason"]), (&"refused".into(), &"OverCap".into()));
	other.finalized().await.unwrap();
	assert_eq!(problem(service.post(&rival, None).await), expect(409, "order-replayed"));
	let empty = purse.sign(purse.order(9, LIVE));
	assert_eq!(problem(service.post(&empty, None).await), expect(402, "over-cap"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_order_is_refused_before_anything_is_looked_up() {
	let node = Node::start().await;
	let chain = node.connect().await;
	let service = Service::start(&chain, "//Relay").await;
	let relay = account("//Relay");
	let key = Key::Sr25519(Signer::from_uri("//Bob//purse").unwrap());
	let purse = Purse::open(&chain, "//Bob", key, 10 * LIVE, relay).await;
	let good = posted(&purse.sign(purse.order(0, LIVE)), None);

	let with = |field: &str, value: Value| {
		let mut body = good.clone();
		body["order"][field] = value;
		body.to_string()
	};
	let without = |field: &str| {
		let mut body = good.clone();
		body["order"].as_object_mut().unwrap().remove(field);
		body.to_string()
	};
	let beside = |field: &str, value: Value| {
		let mut body = good.clone();
		body[field] = value;
		body.to_string()
	};
	for body in [
		String::new(),
		"{".into(),
		"null".into(),
		"[]".into(),
		"[".repeat(4_000),
		json!({}).to_string(),
		json!({ "order": 1 }).to_string(),
		with("amount", json!(1)),
		with("amount", json!("-1")),
		with("amount", json!("340282366920938463463374607431768211456")),
		with("sequence", json!(-1)),
		with("sequence", json!(1.5)),
		with("performer", json!("Luna")),
		with("genesis", json!("0x00")),
		with("validUntil", json!(u64::MAX)),
		with("colour", json!("red")),
		with("signature", json!("0x00")),
		with("signature", json!(format!("0x07{}", "00".repeat(64)))),
		without("purse"),
		without("validUntil"),
		without("signature"),
		beside("note", json!(7)),
		beside("extra", json!(7)),
	] {
		let answer = problem(service.post_text(body.clone()).await);
		assert_eq!(answer, (400, "malformed-order".to_owned()), "{body}");
	}
	for media_type in ["text/plain", "application/x-www-form-urlencoded", ""] {
		let (url, body) = (service.url.clone(), good.to_string());
		let answer = tokio::task::spawn_blocking(move || {
			let answer = support::agent().post(&url).header("content-type", media_type).send(&body);
			let mut answer = answer.unwrap();
			let body = answer.body_mut().read_to_string().unwrap();
			(answer.status().as_u16(), serde_json::from_str(&body).unwrap())
		});
		let answer = problem(answer.await.unwrap());
		assert_eq!(answer, (415, "unsupported-media-type".to_owned()), "{media_type}");
	}
	let large = beside("note", json!("x".repeat(10_000)));
	let answer = problem(service.post_text(large).await);
	assert_eq!(answer, (413, "order-too-large".to_owned()));

	assert_eq!(problem(service.get("0x12").await), (400, "malformed-hash".to_owned()));
	let unknown = Hash([1; 32]).to_string();
	assert_eq!(problem(service.get(&unknown).await), (404, "order-unknown".to_owned()));
	let stats = service.orders.stats();
	assert_eq!((stats.pending, stats.submitted, stats.in_block), (0, 0, 0));
}
