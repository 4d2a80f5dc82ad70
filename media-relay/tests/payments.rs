//! The index of a real chain.

#[path = "../chain/tests/support/mod.rs"]
mod support;

use axum::{
	body::{to_bytes, Body},
	http::{header, Request, StatusCode},
	response::Response,
	Router,
};
use livestars_chain::{Account, Call, Chain, Hash, Signer};
use livestars_relay::{
	gate::{self, Gate, Settings},
	index::{router, Direction, Index, Range},
};
use serde_json::{json, Value};
use std::{sync::Arc, time::Duration};
use support::{signer, Node, LIMIT, LIVE};
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

/// Tips, and returns the block that holds the tip.
async fn tip(chain: &Chain, payer: &str, performer: &str, amount: u128) -> (u32, Hash) {
	let call = Call::Tip {
		performer: signer(performer).account(),
		amount,
		served_by: Some(signer("Relay").account()),
		memo: None,
	};
	let mut submission = chain.submit(&signer(payer), call).await.unwrap();
	let block = timeout(LIMIT, submission.included()).await.unwrap().unwrap().block;
	(block.number, block.hash)
}

async fn reaches(index: &Index, number: u32) {
	let reached = async {
		while index.progress().await.unwrap().best < number {
			sleep(Duration::from_millis(50)).await;
		}
	};
	timeout(LIMIT, reached).await.expect("the index keeps up with the chain");
}

/// The answer to a request with JSON.
async fn post(router: &Router, path: &str, body: Value) -> Value {
	let request = Request::post(path)
		.header(header::CONTENT_TYPE, "application/json")
		.body(Body::from(body.to_string()))
		.unwrap();
	let response = router.clone().oneshot(request).await.unwrap();
	assert!(response.status().is_success(), "{path}: {}", response.status());
	serde_json::from_slice(&to_bytes(response.into_body(), 1 << 16).await.unwrap()).unwrap()
}

/// A token that the gate gives for the signature of this account.
async fn sign_in(router: &Router, signer: &Signer, scope: &str) -> String {
	let account = signer.account();
	let challenge = post(router, "/auth/challenges", json!({ "account": account })).await;
	let challenge = challenge["challenge"].as_str().unwrap();
	let signature = signer.sign(challenge.as_bytes());
	let answer = json!({
		"account": account, "challenge": challenge, "signature": signature, "scope": scope,
	});
	let given = post(router, "/auth/tokens", answer).await;
	given["token"].as_str().unwrap().to_owned()
}

/// The answer to a request for the payments of `account` with this token.
async fn export(router: &Router, account: Account, token: &str) -> Response {
	let request = Request::get(format!("/accounts/{account}/payments.csv"))
		.header(header::AUTHORIZATION, format!("Bearer {token}"))
		.body(Body::empty())
		.unwrap();
	router.clone().oneshot(request).await.unwrap()
}

/// The sum of the exported payments of a name's account, which signs for them.
async fn exported(router: &Router, name: &str) -> i128 {
	let token = sign_in(router, &signer(name), "account").await;
	let response = export(router, signer(name).account(), &token).await;
	assert_eq!(response.status(), StatusCode::OK);
	let file = to_bytes(response.into_body(), 1 << 20).await.unwrap();
	let mut reader = csv::Reader::from_reader(&file[..]);
	let column = reader.headers().unwrap().iter().position(|name| name == "planck").unwrap();
	reader.records().map(|line| line.unwrap()[column].parse::<i128>().unwrap()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn tips_appear_in_the_index_and_exports_add_up_to_the_balances() {
	let node = Node::start();
	let chain = node.connect().await;
	let folder = tempfile::tempdir().unwrap();
	let index = Index::open(folder.path()).unwrap();
	let following = tokio::spawn(index.clone().follow(chain.clone()));
	let keys = folder.path().join("keys.sqlite");
	let gate = Gate::open(Settings::default(), Arc::new(chain.clone()), &keys).unwrap();
	let router = router(index.clone(), Arc::new(gate.clone())).merge(gate::http::router(gate));

	let genesis = chain.at(chain.genesis()).await.unwrap();
	tip(&chain, "Bob", "Luna", 10 * LIVE + 7).await;
	tip(&chain, "Eve", "Luna", 3 * LIVE).await;
	tip(&chain, "Bob", "Mira", LIVE / 3).await;
	let (number, hash) = tip(&chain, "Bob", "Luna", 1).await;
	reaches(&index, number).await;
	let state = chain.at(hash).await.unwrap();

	// They pay no fees: what they gained is what the payments gave them. Charlie and Dave brought
	// Bob, the affiliate brought Luna, and the relay served everybody.
	for name in ["Luna", "Mira", "Charlie", "Dave", "Relay"] {
		let account = signer(name).account();
		let before = genesis.free_balance(&account).await.unwrap();
		let after = state.free_balance(&account).await.unwrap();
		let gained = after as i128 - before as i128;
		assert_eq!(exported(&router, name).await, gained, "{name}");
		assert!(gained > 0, "{name}");
	}
	assert_eq!(exported(&router, "Bob").await, -((10 * LIVE + 8 + LIVE / 3) as i128));

	let luna = signer("Luna").account();
	for (token, status) in [
		(sign_in(&router, &signer("Bob"), "account").await, StatusCode::FORBIDDEN),
		(sign_in(&router, &signer("Luna"), "pull").await, StatusCode::FORBIDDEN),
		("lst_made_up".to_owned(), StatusCode::UNAUTHORIZED),
	] {
		assert_eq!(export(&router, luna, &token).await.status(), status, "{token}");
	}
	let history = index.history(luna, Range::ALL, Direction::NewestFirst, None, 10).await.unwrap();
	let amounts: Vec<_> = history.iter().map(|receipt| receipt.payment.amount).collect();
	assert_eq!(amounts, [1, 3 * LIVE, 10 * LIVE + 7]);
	for receipt in &history {
		let shares: u128 = receipt.payment.shares.iter().map(|share| share.amount).sum();
		assert_eq!(shares, receipt.payment.amount);
	}

	// An index that is built later says the same.
	following.abort();
	let elsewhere = tempfile::tempdir().unwrap();
	let later = Index::open(elsewhere.path()).unwrap();
	let following = tokio::spawn(later.clone().follow(chain.clone()));
	reaches(&later, number).await;
	for name in ["Luna", "Bob", "Charlie"] {
		let account = signer(name).account();
		let sums = later.days(account, Range::ALL).await.unwrap();
		assert_eq!(sums, index.days(account, Range::ALL).await.unwrap(), "{name}");
	}
	following.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_begins_anew_when_a_development_chain_does() {
	let folder = tempfile::tempdir().unwrap();
	let index = Index::open(folder.path()).unwrap();
	let luna = signer("Luna").account();
	{
		let node = Node::start();
		let chain = node.connect().await;
		let following = tokio::spawn(index.clone().follow(chain.clone()));
		let (number, _) = tip(&chain, "Bob", "Luna", LIVE).await;
		let finalized = async {
			while index.progress().await.unwrap().finalized < number + 3 {
				sleep(Duration::from_millis(50)).await;
			}
		};
		timeout(LIMIT, finalized).await.expect("the tip is final");
		assert_eq!(index.days(luna, Range::ALL).await.unwrap().len(), 1);
		following.abort();
	}

	let node = Node::start();
	let chain = node.connect().await;
	let following = tokio::spawn(index.clone().follow(chain.clone()));
	let (number, _) = tip(&chain, "Eve", "Mira", LIVE).await;
	let mira = signer("Mira").account();
	let indexed = async {
		while index.days(mira, Range::ALL).await.unwrap().is_empty() {
			sleep(Duration::from_millis(50)).await;
		}
	};
	timeout(LIMIT, indexed).await.expect("the index is of the new chain");
	assert!(index.progress().await.unwrap().best >= number);
	assert!(index.days(luna, Range::ALL).await.unwrap().is_empty());
	following.abort();
}
