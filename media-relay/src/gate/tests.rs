//! The gate over HTTP, with a chain that is made up.

use super::{facts::made_up::MadeUp, *};
use axum::{
	body::{to_bytes, Body},
	http::Request,
};
use livestars_chain::Signer;
use serde_json::{json, Value};
use tower::ServiceExt;

fn signer(name: &str) -> Signer {
	Signer::from_uri(&format!("//{name}")).unwrap()
}

/// A gate, and the chain that it asks.
fn gate() -> (Gate, MadeUp) {
	let facts = MadeUp::default();
	let settings = Settings { url: "https://relay.example".into(), ..Settings::default() };
	(Gate::for_test_with(facts.clone(), settings), facts)
}

async fn send(
	gate: &Gate,
	method: &str,
	path: &str,
	token: Option<&str>,
	body: impl Into<Body>,
) -> (StatusCode, Value) {
	let mut request = Request::builder().method(method).uri(path);
	if let Some(token) = token {
		request = request.header("authorization", format!("Bearer {token}"));
	}
	let request = request.body(body.into()).unwrap();
	let response = http::router(gate.clone()).oneshot(request).await.unwrap();
	let status = response.status();
	if status.is_success() && status != StatusCode::NO_CONTENT {
		assert_eq!(response.headers()["cache-control"], "no-store");
	}
	let body = to_bytes(response.into_body(), 1_000_000).await.unwrap();
	(status, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

async fn challenge(gate: &Gate, account: Account) -> String {
	let body = json!({ "account": account }).to_string();
	let (status, answer) = send(gate, "POST", "/auth/challenges", None, body).await;
	assert_eq!(status, StatusCode::CREATED, "{answer}");
	answer["challenge"].as_str().unwrap().to_owned()
}

/// Asks for a token with these fields beside the account and the challenge.
async fn token(gate: &Gate, account: Account, challenge: &str, more: Value) -> (StatusCode, Value) {
	let mut body = json!({ "account": account, "challenge": challenge });
	body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
	send(gate, "POST", "/auth/tokens", None, body.to_string()).await
}

async fn sign_in(gate: &Gate, name: &str) -> String {
	let luna = signer(name);
	let text = challenge(gate, luna.account()).await;
	let signature = luna.sign(text.as_bytes());
	let (status, answer) =
		token(gate, luna.account(), &text, json!({ "signature": signature })).await;
	assert_eq!(status, StatusCode::CREATED, "{answer}");
	answer["token"].as_str().unwrap().to_owned()
}

fn refused(answer: (StatusCode, Value), status: StatusCode, kind: &str) {
	assert_eq!(answer.0, status, "{}", answer.1);
	assert_eq!(answer.1["type"], format!("/problems#{kind}"), "{}", answer.1);
}

fn bearer_of(token: &str) -> HeaderMap {
	let mut headers = HeaderMap::new();
	headers.insert(header::AUTHORIZATION, format!("Bearer {token}").parse().unwrap());
	headers
}

#[tokio::test]
async fn who_signs_the_challenge_gets_a_token() {
	let (gate, _) = gate();
	let token = sign_in(&gate, "Luna").await;
	let grant = gate.authenticate(&bearer_of(&token)).unwrap();
	assert_eq!(grant, Grant { account: signer("Luna").account(), scope: Scope::Account });
	let (_, session) = send(&gate, "GET", "/auth/session", Some(&token), "").await;
	assert_eq!(session["account"], signer("Luna").account().to_string());
}

#[tokio::test]
async fn a_wallet_may_wrap_what_it_signs() {
	let (gate, _) = gate();
	let luna = signer("Luna");
	let text = challenge(&gate, luna.account()).await;
	let signature = luna.sign(format!("<Bytes>{text}</Bytes>").as_bytes());
	let (status, _) = token(&gate, luna.account(), &text, json!({ "signature": signature })).await;
	assert_eq!(status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_foreign_signature_is_refused_and_leaves_the_challenge_to_its_account() {
	let (gate, _) = gate();
	let luna = signer("Luna");
	let text = challenge(&gate, luna.account()).await;
	let foreign = json!({ "signature": signer("Mira").sign(text.as_bytes()) });
	let answer = token(&gate, luna.account(), &text, foreign).await;
	refused(answer, StatusCode::FORBIDDEN, "signature-not-valid");
	let own = json!({ "signature": luna.sign(text.as_bytes()) });
	assert_eq!(token(&gate, luna.account(), &text, own).await.0, StatusCode::CREATED);
	// Whoever signs a challenge of another account's cannot use it for her own.
	let mira = signer("Mira");
	let text = challenge(&gate, luna.account()).await;
	let answer = json!({ "signature": mira.sign(text.as_bytes()) });
	let answer = token(&gate, mira.account(), &text, answer).await;
	refused(answer, StatusCode::FORBIDDEN, "challenge-not-valid");
}

#[tokio::test]
async fn an_answer_is_taken_once() {
	let (gate, _) = gate();
	let luna = signer("Luna");
	let text = challenge(&gate, luna.account()).await;
	let answer = json!({ "signature": luna.sign(text.as_bytes()) });
	assert_eq!(token(&gate, luna.account(), &text, answer.clone()).await.0, StatusCode::CREATED);
	let replayed = token(&gate, luna.account(), &text, answer).await;
	refused(replayed, StatusCode::FORBIDDEN, "challenge-not-valid");
}

#[tokio::test]
async fn an_answer_for_another_chain_or_relay_is_refused() {
	let (gate, _) = gate();
	let luna = signer("Luna");
	let text = challenge(&gate, luna.account()).await;
	let genesis = livestars_chain::Hash([7; 32]).to_string();
	for other in [
		text.replace(&genesis, &livestars_chain::Hash([8; 32]).to_string()),
		text.replace("https://relay.example", "https://evil.example"),
	] {
		assert_ne!(other, text);
		let answer = json!({ "signature": luna.sign(other.as_bytes()) });
		// With the text that was signed, and with the one that was given out.
		let answered = token(&gate, luna.account(), &other, answer.clone()).await;
		refused(answered, StatusCode::FORBIDDEN, "challenge-not-valid");
	}
	let answer = json!({ "signature": luna.sign(text.replace(&genesis, "0x00").as_bytes()) });
	let answered = token(&gate, luna.account(), &text, answer).await;
	refused(answered, StatusCode::FORBIDDEN, "signature-not-valid");
}

#[tokio::test]
async fn a_proxy_signs_for_its_performer_until_it_is_revoked() {
	let (gate, facts) = gate();
	let (luna, phone) = (signer("Luna").account(), signer("Phone"));
	let answer =
		|text: &str| json!({ "signature": phone.sign(text.as_bytes()), "signer": phone.account() });
	let text = challenge(&gate, luna).await;
	let answered = token(&gate, luna, &text, answer(&text)).await;
	refused(answered, StatusCode::FORBIDDEN, "not-a-proxy");

	facts.change(|state| {
		state.proxies.insert(luna, vec![phone.account()]);
	});
	let text = challenge(&gate, luna).await;
	let (status, given) = token(&gate, luna, &text, answer(&text)).await;
	assert_eq!(status, StatusCode::CREATED, "{given}");
	let given = given["token"].as_str().unwrap();
	assert_eq!(gate.authenticate(&bearer_of(given)).unwrap().account, luna);
	let (status, key) = send(&gate, "POST", "/auth/stream-keys", Some(given), "").await;
	assert_eq!(status, StatusCode::CREATED);
	let key = key["key"].as_str().unwrap();

	gate.check_all_signers().await.unwrap();
	assert!(gate.authenticate(&bearer_of(key)).is_ok(), "she may still act");

	facts.change(|state| {
		state.proxies.clear();
	});
	gate.check_all_signers().await.unwrap();
	for ended in [given, key] {
		let error = gate.authenticate(&bearer_of(ended)).unwrap_err();
		assert_eq!(error.status, StatusCode::UNAUTHORIZED);
	}
	let text = challenge(&gate, luna).await;
	let answered = token(&gate, luna, &text, answer(&text)).await;
	refused(answered, StatusCode::FORBIDDEN, "not-a-proxy");
}

#[tokio::test]
async fn a_proxy_is_refused_while_the_chain_cannot_be_asked() {
	let (gate, facts) = gate();
	let (luna, phone) = (signer("Luna").account(), signer("Phone"));
	facts.change(|state| state.unreachable = true);
	let text = challenge(&gate, luna).await;
	let answer = json!({ "signature": phone.sign(text.as_bytes()), "signer": phone.account() });
	let answered = token(&gate, luna, &text, answer).await;
	refused(answered, StatusCode::SERVICE_UNAVAILABLE, "chain-unreachable");
}

#[tokio::test]
async fn malformed_and_oversized_bodies_are_refused() {
	let (gate, _) = gate();
	let (bad, large) = (StatusCode::BAD_REQUEST, StatusCode::PAYLOAD_TOO_LARGE);
	let luna = signer("Luna").account();
	for body in [
		"".to_owned(),
		"{".to_owned(),
		"[]".to_owned(),
		json!({}).to_string(),
		json!({ "account": "Luna" }).to_string(),
		json!([luna]).to_string(),
		json!({ "account": luna, "admin": true }).to_string(),
		"\u{0}".repeat(100),
	] {
		let answer = send(&gate, "POST", "/auth/challenges", None, body).await;
		refused(answer, bad, "malformed-body");
	}
	let text = challenge(&gate, luna).await;
	for wrong in [
		json!({}),
		json!({ "signature": "0x" }),
		json!({ "signature": 5 }),
		json!({ "signature": signer("Luna").sign(b""), "scope": "root" }),
		json!({ "signature": signer("Luna").sign(b""), "signer": "me" }),
	] {
		refused(token(&gate, luna, &text, wrong).await, bad, "malformed-body");
	}
	for path in ["/auth/challenges", "/auth/tokens"] {
		let answer = send(&gate, "POST", path, None, " ".repeat(10_000)).await;
		refused(answer, large, "body-too-large");
	}
	let token = gate.issue_for_test(luna, Scope::Account);
	for body in
		["{", "[]", "null", r#"{"label":7}"#, r#"{"scope":"root"}"#, r#"{"expiresAt":0}"#, "\u{0}"]
	{
		let answer = send(&gate, "POST", "/auth/stream-keys", Some(&token), body).await;
		refused(answer, bad, "malformed-body");
	}
	let body = " ".repeat(10_000);
	let answer = send(&gate, "POST", "/auth/stream-keys", Some(&token), body).await;
	refused(answer, large, "body-too-large");
	for (method, path) in [
		("POST", "/auth/stream-keys"),
		("GET", "/auth/stream-keys"),
		("DELETE", "/auth/stream-keys"),
		("DELETE", "/auth/stream-keys/0123456789abcdef"),
	] {
		for token in [None, Some("lst_made_up")] {
			let answer = send(&gate, method, path, token, "{}").await;
			refused(answer, StatusCode::UNAUTHORIZED, "not-authenticated");
		}
		for scope in [Scope::Publish, Scope::Events, Scope::Pull] {
			let token = gate.issue_for_test(luna, scope);
			let answer = send(&gate, method, path, Some(&token), "{}").await;
			refused(answer, StatusCode::FORBIDDEN, "wrong-scope");
		}
	}
}

#[tokio::test]
async fn ten_thousand_challenges_that_nobody_answers_keep_nobody_out() {
	let (gate, _) = gate();
	let luna = signer("Luna");
	let before = challenge(&gate, luna.account()).await;
	for number in 0..10_000_u32 {
		// A quarter of them in her own name.
		let account = match number % 4 {
			0 => luna.account(),
			_ => Account(livestars_chain::Hash::of(&number.to_le_bytes()).0),
		};
		challenge(&gate, account).await;
	}
	let after = challenge(&gate, luna.account()).await;
	for text in [before, after] {
		let answer = json!({ "signature": luna.sign(text.as_bytes()) });
		let (status, answer) = token(&gate, luna.account(), &text, answer).await;
		assert_eq!(status, StatusCode::CREATED, "{answer}");
	}
}

#[tokio::test]
async fn a_request_without_a_valid_token_is_told_how_to_get_one() {
	let (gate, _) = gate();
	let mut headers = HeaderMap::new();
	for value in [None, Some("Basic abc"), Some("Bearer"), Some("Bearer "), Some("Bearer lst_00")] {
		if let Some(value) = value {
			headers.insert(header::AUTHORIZATION, value.parse().unwrap());
		}
		let problem = gate.authenticate(&headers).unwrap_err();
		assert_eq!((problem.status, problem.kind), (StatusCode::UNAUTHORIZED, "not-authenticated"));
	}
	let long = format!("Bearer {}", "a".repeat(100_000));
	headers.insert(header::AUTHORIZATION, long.parse().unwrap());
	assert!(gate.authenticate(&headers).is_err());
}

#[tokio::test]
async fn a_stream_key_publishes_and_does_nothing_else_until_it_is_revoked() {
	let (gate, _) = gate();
	let token = sign_in(&gate, "Luna").await;
	let body = json!({ "label": "OBS at home" }).to_string();
	let (status, made) = send(&gate, "POST", "/auth/stream-keys", Some(&token), body).await;
	assert_eq!(status, StatusCode::CREATED, "{made}");
	let key = made["key"].as_str().unwrap();
	let grant = gate.authenticate(&bearer_of(key)).unwrap();
	assert_eq!(grant, Grant { account: signer("Luna").account(), scope: Scope::Publish });
	assert!(gate.authorise(&bearer_of(key), Scope::Publish).is_ok());
	let problem = gate.authorise(&bearer_of(key), Scope::Events).unwrap_err();
	assert_eq!(problem.status, StatusCode::FORBIDDEN);
	let answer = send(&gate, "GET", "/auth/stream-keys", Some(key), "").await;
	refused(answer, StatusCode::FORBIDDEN, "wrong-scope");

	let (_, list) = send(&gate, "GET", "/auth/stream-keys", Some(&token), "").await;
	assert_eq!(list.as_array().unwrap().len(), 1);
	assert_eq!((&list[0]["label"], &list[0]["key"]), (&json!("OBS at home"), &Value::Null));
	let path = format!("/auth/stream-keys/{}", list[0]["id"].as_str().unwrap());
	// Nobody else can revoke it.
	let mira = sign_in(&gate, "Mira").await;
	let answer = send(&gate, "DELETE", &path, Some(&mira), "").await;
	refused(answer, StatusCode::NOT_FOUND, "no-such-key");
	let (status, _) = send(&gate, "DELETE", &path, Some(&token), "").await;
	assert_eq!(status, StatusCode::NO_CONTENT);
	assert!(gate.authenticate(&bearer_of(key)).is_err());
}

#[tokio::test]
async fn a_bot_gets_a_key_for_events_and_nobody_one_for_everything() {
	let (gate, _) = gate();
	let token = sign_in(&gate, "Luna").await;
	let body = json!({ "scope": "events" }).to_string();
	let (_, made) = send(&gate, "POST", "/auth/stream-keys", Some(&token), body).await;
	let key = made["key"].as_str().unwrap();
	assert_eq!(gate.authenticate(&bearer_of(key)).unwrap().scope, Scope::Events);
	let body = json!({ "scope": "account" }).to_string();
	let answer = send(&gate, "POST", "/auth/stream-keys", Some(&token), body).await;
	refused(answer, StatusCode::BAD_REQUEST, "scope-not-for-keys");
	let body = json!({ "label": "x".repeat(65) }).to_string();
	let answer = send(&gate, "POST", "/auth/stream-keys", Some(&token), body).await;
	refused(answer, StatusCode::BAD_REQUEST, "label-not-valid");
	let (status, _) = send(&gate, "DELETE", "/auth/stream-keys", Some(&token), "").await;
	assert_eq!(status, StatusCode::NO_CONTENT);
	assert!(gate.authenticate(&bearer_of(key)).is_err());
}

#[tokio::test]
async fn everybody_on_camera_must_be_eligible() {
	let (gate, facts) = gate();
	let [luna, mira, eve] = ["Luna", "Mira", "Eve"].map(|name| signer(name).account());
	assert_eq!(gate.admit(luna, &[mira]).await, Ok(()));
	facts.change(|state| {
		state.ineligible.insert(mira, "Revoked".into());
	});
	let problem = gate.admit(luna, &[mira]).await.unwrap_err();
	assert_eq!((problem.status, problem.kind), (StatusCode::FORBIDDEN, "not-eligible"));
	assert!(problem.detail.contains(&mira.to_string()) && problem.detail.contains("Revoked"));
	assert_eq!(gate.admit(luna, &[]).await, Ok(()));
	facts.change(|state| state.roomless.push(eve));
	assert_eq!(gate.admit(eve, &[]).await.unwrap_err().kind, "no-room");
	assert_eq!(gate.admit(luna, &[luna]).await.unwrap_err().kind, "cast-named-twice");
	let crowd: Vec<_> = (0..17).map(|byte| Account([byte; 32])).collect();
	assert_eq!(gate.admit(luna, &crowd).await.unwrap_err().kind, "cast-too-large");
}

#[tokio::test]
async fn nobody_is_admitted_when_the_chain_is_silent_or_gone() {
	let (gate, facts) = gate();
	let luna = signer("Luna").account();
	facts.change(|state| state.silence = Duration::from_secs(30));
	assert_eq!(gate.admit(luna, &[]).await, Ok(()));
	facts.change(|state| state.silence = Duration::from_secs(31));
	assert_eq!(gate.admit(luna, &[]).await.unwrap_err().kind, "chain-silent");
	facts.change(|state| {
		state.silence = Duration::ZERO;
		state.unreachable = true;
	});
	assert_eq!(gate.admit(luna, &[]).await.unwrap_err().kind, "chain-unreachable");
}

#[tokio::test]
async fn viewers_in_a_blocked_country_are_turned_away() {
	let (gate, facts) = gate();
	let luna = signer("Luna").account();
	facts.change(|state| state.blocked = vec!["US".into()]);
	let problem = gate.watchable(luna, Some("US")).await.unwrap_err();
	assert_eq!((problem.status.as_u16(), problem.kind), (451, "country-blocked"));
	assert_eq!(gate.watchable(luna, Some("DE")).await, Ok(()));
	assert_eq!(gate.watchable(luna, None).await, Ok(()));
	// The list is read once, until it is heard that it changed.
	assert_eq!(facts.0.lock().unwrap().rooms_read, 1);
	facts.change(|state| state.blocked = vec!["DE".into()]);
	assert_eq!(gate.watchable(luna, Some("DE")).await, Ok(()));
	gate.forget_room(luna);
	assert!(gate.watchable(luna, Some("DE")).await.is_err());
	// Once it is known, an outage of the chain keeps nobody out or in.
	facts.change(|state| state.unreachable = true);
	assert!(gate.watchable(luna, Some("DE")).await.is_err());
	assert_eq!(gate.watchable(luna, Some("US")).await, Ok(()));
	let mira = signer("Mira").account();
	assert_eq!(gate.watchable(mira, None).await.unwrap_err().kind, "chain-unreachable");
}

#[tokio::test]
async fn what_is_read_while_it_changes_is_not_remembered() {
	let (gate, facts) = gate();
	let luna = signer("Luna").account();
	let held = Arc::new(tokio::sync::Semaphore::new(0));
	facts.change(|state| state.held = Some(held.clone()));
	let asking = {
		let gate = gate.clone();
		tokio::spawn(async move { gate.watchable(luna, Some("US")).await })
	};
	while facts.0.lock().unwrap().rooms_read == 0 {
		tokio::task::yield_now().await;
	}
	facts.change(|state| {
		state.held = None;
		state.blocked = vec!["US".into()];
	});
	gate.forget_room(luna);
	held.add_permits(1);
	assert_eq!(asking.await.unwrap(), Ok(()), "she asked before it changed");
	let problem = gate.watchable(luna, Some("US")).await.unwrap_err();
	assert_eq!(problem.kind, "country-blocked");
}

#[tokio::test]
async fn viewers_of_unknown_country_are_turned_away_if_the_operator_says_so() {
	let facts = MadeUp::default();
	let settings = Settings { unknown_country: UnknownCountry::Refuse, ..Settings::default() };
	let gate = Gate::for_test_with(facts.clone(), settings);
	let (luna, mira) = (signer("Luna").account(), signer("Mira").account());
	assert_eq!(gate.watchable(luna, None).await, Ok(()));
	facts.change(|state| state.blocked = vec!["US".into()]);
	assert_eq!(gate.watchable(mira, None).await.unwrap_err().kind, "country-blocked");
	assert_eq!(gate.watchable(mira, Some("DE")).await, Ok(()));
}
