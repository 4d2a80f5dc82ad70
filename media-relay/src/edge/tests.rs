//! What other relays answer, honest ones and others.

use super::*;
use axum::{routing::post, Router};
use std::{
	net::SocketAddr,
	sync::atomic::{AtomicUsize, Ordering::SeqCst},
};
use tokio::net::TcpListener;

const PERFORMER: Account = Account([1; 32]);

fn agent() -> ureq::Agent {
	let config = ureq::Agent::config_builder().timeout_global(Some(ANSWER_TIMEOUT));
	config.http_status_as_error(false).max_redirects(0).build().into()
}

async fn serve(routes: Router) -> SocketAddr {
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let address = listener.local_addr().unwrap();
	tokio::spawn(async move { axum::serve(listener, routes).await });
	address
}

/// What comes of an offer to a relay that answers it with this `Location`.
async fn answered_with(location: String) -> (String, Result<(String, String), Refusal>) {
	let answer = (StatusCode::CREATED, [(header::LOCATION, location)], "an answer");
	let routes = Router::new().route("/whep/{performer}", post(move || async { answer }));
	let url = format!("http://{}", serve(routes).await);
	let asked = url.clone();
	let answered =
		spawn_blocking(move || exchange(&agent(), &asked, PERFORMER, "a pass", "an offer"));
	(url, answered.await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_one_of_the_relay_that_was_asked() {
	let (url, answered) = answered_with("/whep/a/b?c".to_owned()).await;
	assert_eq!(answered, Ok((format!("{url}/whep/a/b?c"), "an answer".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_names_a_third_as_the_session_is_refused_and_the_third_is_not_asked() {
	let asked = Arc::new(AtomicUsize::new(0));
	let counted = asked.clone();
	let third = serve(Router::new().fallback(move || async move {
		counted.fetch_add(1, SeqCst);
	}))
	.await;
	for location in [format!("http://{third}/admin"), format!("//{third}/admin")] {
		let (_, answered) = answered_with(location.clone()).await;
		assert!(matches!(answered, Err(Refusal::Other(_))), "{location}: {answered:?}");
	}
	assert_eq!(asked.load(SeqCst), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_an_offer_is_told_from_everything_else() {
	for (status, expected) in [
		(StatusCode::BAD_REQUEST, Refusal::Offer(StatusCode::BAD_REQUEST)),
		(StatusCode::CONFLICT, Refusal::NotLive),
		(StatusCode::UNPROCESSABLE_ENTITY, Refusal::Offer(StatusCode::UNPROCESSABLE_ENTITY)),
		(StatusCode::UNAUTHORIZED, Refusal::Pass),
		(
			StatusCode::NOT_FOUND,
			Refusal::Other("the relay that has the stream answers 404 Not Found".to_owned()),
		),
	] {
		let routes = Router::new().route("/whep/{performer}", post(move || async move { status }));
		let url = format!("http://{}", serve(routes).await);
		let answered = spawn_blocking(move || exchange(&agent(), &url, PERFORMER, "", "an offer"));
		assert_eq!(answered.await.unwrap(), Err(expected));
	}
}

#[test]
fn a_location_stays_at_its_relay() {
	let relay = "https://relay.example/";
	let at = |path: &str| Some(format!("https://relay.example{path}"));
	for (location, expected) in [
		("/whep/a/b", at("/whep/a/b")),
		("https://relay.example/whep/a/b", at("/whep/a/b")),
		("HTTPS://Relay.Example:443/whep/a/b", at("/whep/a/b")),
		("https://relay.example.evil.example/whep", None),
		("https://relay.example@evil.example/whep", None),
		("https://relay.example:8443/whep", None),
		("http://relay.example/whep", None),
		("http://169.254.169.254/latest", None),
		("ftp://relay.example/whep", None),
		("//evil.example/whep", None),
		("whep/a/b", None),
		("", None),
		("*", None),
		("https://", None),
	] {
		assert_eq!(resource(relay, location), expected, "{location}");
	}
	let port = "http://127.0.0.1:8080";
	assert_eq!(resource(port, "/a"), Some("http://127.0.0.1:8080/a".to_owned()));
	assert_eq!(resource(port, "http://127.0.0.1:8081/a"), None);
	assert_eq!(resource("relay", "/a"), None);
}
