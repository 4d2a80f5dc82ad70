//! Who watches, and who takes a copy.

use super::*;

#[tokio::test]
async fn a_player_watches_without_an_account() {
	let relay = Relay::new();
	relay.publish().await;
	let reply = relay.send(player(PERFORMER), players_offer()).await;
	assert_eq!(reply.status, StatusCode::CREATED, "{reply:?}");
	assert!(reply.header(header::LOCATION).starts_with(&format!("/whep/{PERFORMER}/")));
	assert!(reply.body.contains("a=sendonly") && !reply.body.contains("transport-cc"));
	let end = relay.send(Request::delete(reply.header(header::LOCATION)), Body::empty()).await;
	assert_eq!(end.status, StatusCode::OK);
}

#[tokio::test]
async fn a_relay_takes_a_copy_and_is_no_viewer() {
	let relay = Relay::new();
	let pull =
		|performer| player(performer).header(header::AUTHORIZATION, format!("Bearer {RELAY}"));
	let nothing = relay.send(pull(PERFORMER), players_offer()).await;
	assert_eq!(nothing.problem(), "not-live", "nothing is fetched for a relay");
	let refused = relay.send(pull(BLOCKED), players_offer()).await;
	assert_eq!(
		(refused.status, refused.problem().as_str()),
		(StatusCode::FORBIDDEN, "pull-refused")
	);
	relay.publish().await;
	let copy = relay.send(pull(PERFORMER), players_offer()).await;
	assert_eq!(copy.status, StatusCode::CREATED, "{copy:?}");
	let counted = relay.media.statistics();
	assert_eq!((counted.viewers, counted.relays), (0, 1));
	relay.send(player(PERFORMER), players_offer()).await;
	let counted = relay.media.statistics();
	assert_eq!((counted.viewers, counted.relays), (1, 1));
}

/// A directory with one relay, which may pull one performer's stream.
struct Directory;

impl crate::signalling::admission::Elsewhere for Directory {
	fn fetch(&self, _: Account) -> BoxFuture<'_, Result<(), Problem>> {
		Box::pin(async { Err(Problem::not_live("nowhere")) })
	}

	fn is_relay(&self, account: &Account) -> bool {
		*account == RELAY
	}

	fn may_pull(&self, performer: &Account, relay: &Account) -> Result<(), Problem> {
		assert_eq!(*relay, RELAY);
		let refused = || Problem::new(StatusCode::FORBIDDEN, "pull-refused", "behind");
		(*performer == PERFORMER).then_some(()).ok_or_else(refused)
	}
}

#[tokio::test]
async fn who_is_a_relay_is_what_the_directory_and_the_token_say() {
	use crate::{
		gate::{Gate, Scope},
		signalling::admission::Admission,
	};
	let Relay { media, .. } = Relay::new();
	let gate = Gate::for_test();
	let elsewhere = Some(Arc::new(Directory) as _);
	let locates = Arc::<House>::default();
	let admission = Admission::new(gate.clone(), media, elsewhere, Arc::new(Vec::new), locates);
	let asks = |performer, token: &str| {
		let mut headers = HeaderMap::new();
		headers.insert(header::AUTHORIZATION, format!("Bearer {token}").parse().unwrap());
		admission.audience(performer, &headers).map_err(|problem| problem.status)
	};
	let token = |account, scope| gate.issue_for_test(account, scope);
	assert_eq!(admission.audience(PERFORMER, &HeaderMap::new()).unwrap(), Audience::Viewer);
	assert_eq!(asks(PERFORMER, &token(RELAY, Scope::Pull)), Ok(Audience::Relay));
	assert_eq!(asks(PERFORMER, &token(RELAY, Scope::Account)), Ok(Audience::Relay));
	// Neither a stranger's token nor one for something else makes a relay.
	assert_eq!(asks(PERFORMER, &token(PARTNER, Scope::Pull)), Ok(Audience::Viewer));
	assert_eq!(asks(PERFORMER, &token(RELAY, Scope::Events)), Ok(Audience::Viewer));
	assert_eq!(asks(PARTNER, &token(RELAY, Scope::Pull)), Err(StatusCode::FORBIDDEN));
	assert_eq!(asks(PERFORMER, "lst_made_up"), Err(StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn watching_is_refused_with_the_reason() {
	let relay =
		Relay::with(House::default(), Limits { viewers_per_stream: 1, ..Limits::default() });
	let nowhere = relay.send(player(PERFORMER), players_offer()).await;
	assert_eq!((nowhere.status, nowhere.problem().as_str()), (StatusCode::CONFLICT, "not-live"));
	assert_eq!(nowhere.header(header::RETRY_AFTER), "5");
	let blocked = relay.send(player(BLOCKED), players_offer()).await;
	assert_eq!(blocked.status, StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS);
	relay.publish().await;
	let other = relay.send(player(PERFORMER), players_offer().replace("H264", "VP8")).await;
	assert_eq!(other.problem(), "no-common-codec");
	relay.send(player(PERFORMER), players_offer()).await;
	let full = relay.send(player(PERFORMER), players_offer()).await;
	assert_eq!((full.status, full.problem().as_str()), (StatusCode::SERVICE_UNAVAILABLE, "full"));
	assert_eq!(full.header(header::RETRY_AFTER), "5");
}

#[tokio::test]
async fn a_viewer_whose_country_is_blocked_while_she_watches_is_sent_away() {
	use crate::{
		gate::{self, countries::Countries, facts::made_up::MadeUp, Gate, Scope},
		signalling::admission::Admission,
	};
	let Relay { media, .. } = Relay::new();
	let facts = MadeUp::default();
	let countries = Countries::Header(HeaderName::from_static("test-country"));
	let settings = gate::Settings { countries, ..gate::Settings::default() };
	let gate = Gate::for_test_with(facts.clone(), settings);
	let locates = Arc::new(gate.clone());
	let admission = Admission::new(gate.clone(), media.clone(), None, Arc::new(Vec::new), locates);
	let keeping = tokio::spawn(admission.clone().keep_blocked_out());
	let state = Signalling { media: media.clone(), relay: Arc::new(admission) };
	let routes = whip::router(state.clone()).merge(whep::router(state));
	let relay = Relay { routes, house: Arc::default(), media: media.clone() };
	let token = format!("Bearer {}", gate.issue_for_test(PERFORMER, Scope::Publish));
	let mut publisher = obs(PERFORMER);
	publisher.headers_mut().unwrap().insert(header::AUTHORIZATION, token.parse().unwrap());
	assert_eq!(relay.send(publisher, OBS_OFFER).await.status, StatusCode::CREATED);

	let watch = |country: &str| {
		relay.send(player(PERFORMER).header("test-country", country), players_offer())
	};
	let (french, swiss) = (watch("FR").await, watch("CH").await);
	let session = |watching: &Reply| -> SessionId {
		let location = watching.header(header::LOCATION);
		location.rsplit('/').next().unwrap().parse().unwrap()
	};
	let (french, swiss) = (session(&french), session(&swiss));
	// The chain says so, and cannot be asked at once.
	facts.change(|state| {
		state.blocked = vec!["FR".into()];
		state.unreachable = true;
	});
	gate.forget_room(PERFORMER);
	tokio::task::yield_now().await;
	facts.change(|state| state.unreachable = false);
	while media.has(french) {
		tokio::time::sleep(std::time::Duration::from_millis(20)).await;
	}
	assert!(media.has(swiss));
	let again = watch("FR").await;
	assert_eq!(again.status, StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS);
	keeping.abort();
}

#[tokio::test]
async fn an_address_with_many_sessions_that_do_not_connect_is_refused_and_another_is_not() {
	let limits = Limits { half_open: 4, half_open_per_client: 2, ..Limits::default() };
	let relay = Relay::with(House::default(), limits);
	relay.publish().await;
	let from = |address: &str| {
		relay.send(player(PERFORMER).header("test-address", address), players_offer())
	};
	for status in [StatusCode::CREATED, StatusCode::CREATED, StatusCode::TOO_MANY_REQUESTS] {
		assert_eq!(from("192.0.2.1").await.status, status);
	}
	let refused = from("192.0.2.1").await;
	assert_eq!(refused.problem(), "too-many-half-open");
	assert_eq!(refused.header(header::RETRY_AFTER), "5");
	for host in 2..=4 {
		assert_eq!(from(&format!("192.0.2.{host}")).await.status, StatusCode::CREATED, "{host}");
	}
	while relay.media.statistics().half_open > 5 {
		tokio::task::yield_now().await;
	}
	assert_eq!(relay.media.statistics().viewers, 4, "who had two gave one up");
}
