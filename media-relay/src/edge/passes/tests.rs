//! Signing in at other relays: honest ones, and those that want a signature for something else.

use super::*;
use crate::gate::{self, Gate};
use axum::{routing::post as to, Json, Router};
use livestars_chain::Hash;
use serde_json::json;
use std::{cell::RefCell, time::Duration};
use tokio::{net::TcpListener, task::spawn_blocking};

/// The chain of [`Gate::for_test`].
const GENESIS: Hash = Hash([7; 32]);

fn agent() -> ureq::Agent {
	ureq::Agent::config_builder()
		.timeout_global(Some(Duration::from_secs(5)))
		.http_status_as_error(false)
		.build()
		.into()
}

fn passes() -> Passes {
	Passes::new(GENESIS, Signer::from_uri("//Relay").unwrap())
}

/// Serves these routes, which know their own URL.
async fn serve(routes: impl FnOnce(&str) -> Router) -> String {
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let url = format!("http://{}", listener.local_addr().unwrap());
	let routes = routes(&url);
	tokio::spawn(async move { axum::serve(listener, routes).await });
	url
}

fn gate(url: &str) -> Gate {
	let settings = gate::Settings { url: url.into(), ..gate::Settings::default() };
	Gate::for_test_with(Default::default(), settings)
}

/// What the relay at `url` says to each of these answers to a pass, and the passes.
async fn with(
	passes: &std::sync::Arc<Passes>,
	url: &str,
	answers: Vec<Result<(), Refusal>>,
) -> (Result<(), Refusal>, Vec<String>) {
	let (passes, url) = (passes.clone(), url.to_owned());
	spawn_blocking(move || {
		let (shown, answers) = (RefCell::new(Vec::new()), RefCell::new(answers.into_iter()));
		let done = passes.with(&agent(), &url, |pass| {
			shown.borrow_mut().push(pass.to_owned());
			answers.borrow_mut().next().expect("asked no more often than there are answers")
		});
		(done, shown.into_inner())
	})
	.await
	.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pass_names_the_relay_pulls_and_nothing_else_and_is_kept() {
	let passes = std::sync::Arc::new(passes());
	let mut served = None;
	let url = serve(|url| {
		let gate = gate(url);
		served = Some(gate.clone());
		gate::http::router(gate)
	})
	.await;
	let gate = served.unwrap();
	let (done, shown) = with(&passes, &url, vec![Ok(())]).await;
	assert_eq!(done, Ok(()));
	let [pass] = &shown[..] else { panic!("{shown:?}") };
	let mut headers = axum::http::HeaderMap::new();
	headers.insert("authorization", format!("Bearer {pass}").parse().unwrap());
	let grant = gate.authenticate(&headers).unwrap();
	assert_eq!((grant.account, grant.scope), (passes.signer.account(), Scope::Pull));
	assert!(gate.authorise(&headers, Scope::Publish).is_err());

	let again = with(&passes, &url, vec![Ok(())]).await;
	assert_eq!(again, (Ok(()), vec![pass.clone()]));
	// When it is not taken any more, another is asked for, once.
	let (done, renewed) = with(&passes, &url, vec![Err(Refusal::Pass), Ok(())]).await;
	assert_eq!(done, Ok(()));
	assert!(renewed[0] == *pass && renewed[1] != *pass);
	let (done, _) = with(&passes, &url, vec![Err(Refusal::Pass), Err(Refusal::Pass)]).await;
	assert_eq!(done, Err(Refusal::Pass));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_signed_but_the_relays_own_challenge() {
	let passes = std::sync::Arc::new(passes());
	let account = passes.signer.account();
	let nonce = [9; 32];
	let of = |relay: &str, genesis, account| Purpose { relay, genesis, account }.text(&nonce);
	let third = "https://third.example";
	for challenge in [
		of(third, GENESIS, account),
		of("URL", Hash([8; 32]), account),
		of("URL", GENESIS, Account([1; 32])),
		format!("Pay everything to Mallory. {}", Hash(nonce)),
		String::new(),
	] {
		let url = serve(|url| {
			let given = json!({ "challenge": challenge.replace("URL", url), "expiresAt": 0 });
			Router::new()
				.route("/auth/challenges", to(move || async move { Json(given) }))
				.route("/auth/tokens", to(|| async { Json(json!({ "token": "lst_for_mallory" })) }))
		})
		.await;
		let (done, shown) = with(&passes, &url, Vec::new()).await;
		let Err(Refusal::Other(reason)) = done else { panic!("{challenge} was signed") };
		assert!(reason.contains("something else"), "{reason}");
		assert_eq!(shown, [] as [String; 0]);
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_gives_no_pass_is_told_of() {
	let passes = std::sync::Arc::new(passes());
	let url = serve(|_| Router::new()).await;
	let (done, _) = with(&passes, &url, Vec::new()).await;
	let Err(Refusal::Other(reason)) = done else { panic!("{done:?}") };
	assert!(reason.contains("404"), "{reason}");
	let endless = serve(|_| {
		let huge = json!({ "challenge": "x".repeat(100_000) });
		Router::new().route("/auth/challenges", to(move || async move { Json(huge) }))
	})
	.await;
	assert!(matches!(with(&passes, &endless, Vec::new()).await.0, Err(Refusal::Other(_))));
}
