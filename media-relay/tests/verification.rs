//! A performer's document on its way to her verifier, over a real chain and a real relay.

#[path = "../chain/tests/support/mod.rs"]
mod support;

use age::x25519::Identity;
use axum::Router;
use clap::Parser;
use livestars_chain::{Account, Call, Chain, Hash, Signer};
use livestars_relay::{
	gate::{self, Gate},
	vault::{self, Limits, Vault},
	verifier::{arguments::Arguments, run, VerifierError},
};
use serde_json::{json, Value};
use std::{fs, path::Path, sync::Arc, time::Duration};
use support::{signer, Node, LIMIT, LIVE};
use tokio::{
	net::TcpListener,
	task::spawn_blocking,
	time::{sleep, timeout},
};

/// The secret half of the development verifier's key: Alice's of RFC 7748, section 6.1.
const SECRET: &str = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";

fn identity() -> (Identity, String) {
	let prefix = bech32::Hrp::parse("AGE-SECRET-KEY-").unwrap();
	let secret = hex::decode(SECRET).unwrap();
	let text = bech32::encode::<bech32::Bech32>(prefix, &secret).unwrap().to_uppercase();
	(text.parse().unwrap(), text)
}

/// A relay with a gate and a vault.
struct Relay {
	url: String,
	vault: Vault,
}

async fn relay(chain: &Chain, folder: &Path) -> Relay {
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let url = format!("http://{}", listener.local_addr().unwrap());
	let settings = gate::Settings { url: url.clone(), ..gate::Settings::default() };
	let gate = Gate::open(settings, Arc::new(chain.clone()), &folder.join("gate.sqlite")).unwrap();
	let vault = Vault::open(folder, Arc::new(chain.clone()), Limits::default()).unwrap();
	let router = Router::new()
		.merge(gate::http::router(gate.clone()))
		.merge(vault::router(vault.clone(), Arc::new(gate)));
	tokio::spawn(async move { axum::serve(listener, router).await });
	tokio::spawn(vault.clone().keep_tidy(chain.follow(None)));
	Relay { url, vault }
}

fn post(url: &str, body: Value) -> Value {
	let request = ureq::post(url).header("content-type", "application/json");
	let mut answer = request.send(body.to_string()).unwrap();
	serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap()
}

async fn upload(url: &str, owner: &Signer, fingerprint: Hash, bundle: Vec<u8>) -> u16 {
	let (url, owner) = (url.to_owned(), owner.clone());
	let upload = move || {
		let account = owner.account();
		let given = post(&format!("{url}/auth/challenges"), json!({ "account": account }));
		let challenge = given["challenge"].as_str().unwrap();
		let signature = owner.sign(challenge.as_bytes());
		let answer = json!({ "account": account, "challenge": challenge, "signature": signature });
		let token = post(&format!("{url}/auth/tokens"), answer);
		let token = token["token"].as_str().unwrap();
		let request = ureq::put(format!("{url}/vault/{fingerprint}"));
		let request = request.header("authorization", format!("Bearer {token}"));
		request.send(&bundle[..]).unwrap().status().as_u16()
	};
	spawn_blocking(upload).await.unwrap()
}

async fn submit(chain: &Chain, signer: &Signer, call: Call) {
	let submission = chain.submit(signer, call).await.unwrap();
	timeout(LIMIT, submission.finalized()).await.unwrap().unwrap();
}

async fn submit_all(chain: &Chain, calls: impl Iterator<Item = (&Signer, Call)>) {
	let mut submissions = Vec::new();
	for (signer, call) in calls {
		submissions.push(chain.submit(signer, call).await.unwrap());
	}
	for submission in submissions {
		timeout(LIMIT, submission.finalized()).await.unwrap().unwrap();
	}
}

async fn is_empty(vault: &Vault, owner: Account) {
	let empty = async {
		while !vault.list(owner).await.unwrap().is_empty() {
			sleep(Duration::from_millis(50)).await;
		}
	};
	timeout(LIMIT, empty).await.expect("the bundle is deleted");
}

/// Runs the verifier's tool and returns what it says.
async fn verifier(arguments: &[&str]) -> Result<String, VerifierError> {
	let mut said = String::new();
	let arguments = ["livestars-verifier"].iter().chain(arguments);
	let arguments = Arguments::try_parse_from(arguments).unwrap();
	timeout(LIMIT, run(arguments, |line| said += &format!("{line}\n"))).await.unwrap()?;
	Ok(said)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_uploaded_fetched_decrypted_attested_and_deleted() {
	let node = Node::start();
	let chain = node.connect().await;
	let folder = tempfile::tempdir().unwrap();
	let relay = relay(&chain, folder.path()).await;
	let (performer, asked) = (signer("Bob"), signer("Verifier").account());
	let account = performer.account().to_string();
	let (identity, secret) = identity();
	let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
	fs::write(path("phrase"), "//Verifier").unwrap();
	fs::write(path("key"), secret).unwrap();
	let url = node.url();
	let party = ["--node", &url, "--signer-file", &path("phrase")].map(str::to_owned);
	let party: Vec<_> = party.iter().map(String::as_str).collect();

	// GIVEN a document that is uploaded, but not submitted
	let bundle = age::encrypt(&identity.to_public(), b"a passport").unwrap();
	let fingerprint = Hash::of(&bundle);
	let hash = fingerprint.to_string();
	assert_eq!(upload(&relay.url, &performer, fingerprint, bundle).await, 201);
	let fetch =
		[&["fetch", &account, "--relay", &relay.url, "--output", &path("bundle")], &party[..]];
	let early = verifier(&fetch.concat()).await;
	assert!(matches!(early, Err(VerifierError::NothingPending { .. })));

	// WHEN it is submitted
	let call = Call::Submit { verifier: asked, fingerprint, max_fee: 5 * LIVE };
	submit(&chain, &performer, call).await;

	// THEN the verifier finds it, reads it and attests
	let listed =
		verifier(&[&["list", "--identity", &path("key")], &party[..]].concat()).await.unwrap();
	assert!(listed.contains(&format!("{asked}: 1")) && listed.contains(&account), "{listed}");
	assert!(listed.contains(&hash) && !listed.contains("is not the key"), "{listed}");
	verifier(&fetch.concat()).await.unwrap();
	let decrypt =
		["decrypt", &path("bundle"), "--identity", &path("key"), "--folder", &path("bob")];
	verifier(&decrypt).await.unwrap();
	assert_eq!(fs::read(path("bob/document")).unwrap(), b"a passport");

	let other = Hash([1; 32]).to_string();
	let attest = |hash: &str| {
		let line = ["attest", &account, "--fingerprint", hash, "--expires", "30d"];
		[&line, &party[..]].concat().iter().map(|&word| word.to_owned()).collect::<Vec<_>>()
	};
	let words = attest(&other);
	let moved = verifier(&words.iter().map(String::as_str).collect::<Vec<_>>()).await;
	assert!(
		matches!(moved, Err(VerifierError::OtherDocument { pending }) if pending == fingerprint)
	);
	let words = attest(&hash);
	verifier(&words.iter().map(String::as_str).collect::<Vec<_>>()).await.unwrap();
	let state = chain.at_finalized().await.unwrap();
	assert_eq!(state.eligibility(&performer.account()).await.unwrap(), Ok(()));
	assert_eq!(relay.vault.list(performer.account()).await.unwrap().len(), 1);

	// AND it is gone once she withdraws
	submit(&chain, &performer, Call::WithdrawAttestation).await;
	is_empty(&relay.vault, performer.account()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejected_document_is_deleted() {
	let node = Node::start();
	let chain = node.connect().await;
	let folder = tempfile::tempdir().unwrap();
	let relay = relay(&chain, folder.path()).await;
	let (performer, asked) = (signer("Bob"), signer("Verifier").account());
	let account = performer.account().to_string();
	let phrase = folder.path().join("phrase");
	fs::write(&phrase, "//Verifier").unwrap();
	let bundle = age::encrypt(&identity().0.to_public(), b"a library card").unwrap();
	let fingerprint = Hash::of(&bundle);
	upload(&relay.url, &performer, fingerprint, bundle).await;
	let call = Call::Submit { verifier: asked, fingerprint, max_fee: 5 * LIVE };
	submit(&chain, &performer, call).await;

	let hash = fingerprint.to_string();
	let (url, phrase) = (node.url(), phrase.to_str().unwrap());
	let party = ["--node", &url, "--signer-file", phrase];
	let reject = ["reject", &account, "--fingerprint", &hash, "--reason", "document-expired"];
	let said = verifier(&[&reject[..], &party].concat()).await.unwrap();
	assert!(said.contains("is rejected: DocumentExpired"), "{said}");
	is_empty(&relay.vault, performer.account()).await;
}

/// The most attestations that can expire in a block of this chain.
const MOST_EXPIRIES: usize = 16;

#[tokio::test(flavor = "multi_thread")]
async fn an_attestation_expires_a_block_earlier_where_the_block_is_full() {
	let node = Node::start();
	let chain = node.connect().await;
	let (bank, verifier_of_all) = (signer("Alice"), signer("Verifier"));
	let performers: Vec<_> =
		(0..=MOST_EXPIRIES).map(|number| signer(&format!("Luna//{number}"))).collect();
	let fingerprint = |performer: &Signer| Hash::of(&performer.account().0);

	// GIVEN documents of seventeen performers, of whom sixteen are attested until the same block
	let gift = |performer: &Signer| Call::Transfer { to: performer.account(), amount: 20 * LIVE };
	submit_all(&chain, performers.iter().map(|performer| (&bank, gift(performer)))).await;
	let asked = |performer: &Signer| Call::Submit {
		verifier: verifier_of_all.account(),
		fingerprint: fingerprint(performer),
		max_fee: 5 * LIVE,
	};
	submit_all(&chain, performers.iter().map(|performer| (performer, asked(performer)))).await;
	let expires_at = chain.at_best().await.unwrap().block().number + 10_000;
	let attest = |performer: &Signer| Call::Attest {
		account: performer.account(),
		fingerprint: fingerprint(performer),
		expires_at,
	};
	let (seventeenth, others) = performers.split_last().unwrap();
	let answers = others.iter().map(|performer| (&verifier_of_all, attest(performer)));
	submit_all(&chain, answers).await;

	// WHEN the seventeenth is to be attested until that block
	let folder = tempfile::tempdir().unwrap();
	let phrase = folder.path().join("phrase");
	fs::write(&phrase, "//Verifier").unwrap();
	let (url, phrase) = (node.url(), phrase.to_str().unwrap());
	let (account, hash) = (seventeenth.account(), fingerprint(seventeenth).to_string());
	let (performer, expires) = (account.to_string(), format!("block:{expires_at}"));
	let attest = ["attest", &performer, "--fingerprint", &hash, "--expires", &expires];
	let said = verifier(&[&attest[..], &["--node", &url, "--signer-file", phrase]].concat())
		.await
		.unwrap();

	// THEN she is, until the one before
	let earlier = expires_at - 1;
	assert!(said.contains(&format!("is attested until block {earlier}")), "{said}");
	let state = chain.at_finalized().await.unwrap();
	let attestation = state.attestation(&account).await.unwrap().unwrap();
	assert_eq!(attestation.expires_at, earlier);
}
