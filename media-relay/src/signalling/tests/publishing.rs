//! Who publishes what.

use super::*;

#[tokio::test]
async fn obs_begins_and_ends_a_stream() {
	let relay = Relay::new();
	let reply = relay.publish().await;
	assert_eq!(reply.status, StatusCode::CREATED, "{reply:?}");
	assert_eq!(reply.header(header::CONTENT_TYPE), SDP);
	let location = reply.header(header::LOCATION).to_owned();
	assert!(location.starts_with(&format!("/whip/{PERFORMER}/")), "{location}");
	assert!(
		reply.header(header::ETAG).starts_with('"') && reply.header(header::ETAG).ends_with('"')
	);
	let answer = &reply.body;
	for line in
		["a=ice-lite", "a=recvonly", "a=setup:passive", "a=rtpmap:96 H264/90000", "typ host"]
	{
		assert!(answer.contains(line), "{line} is not in {answer}");
	}
	assert_eq!(relay.media.streams().len(), 1);
	assert_eq!(relay.house.accepted.lock().unwrap().len(), 1);

	let end =
		Request::delete(&location).header(header::AUTHORIZATION, format!("Bearer {PERFORMER}"));
	assert_eq!(relay.send(end, Body::empty()).await.status, StatusCode::OK);
	while !relay.media.streams().is_empty() {
		tokio::task::yield_now().await;
	}
	let again = relay.send(Request::delete(&location), Body::empty()).await;
	assert_eq!((again.status, again.problem().as_str()), (StatusCode::NOT_FOUND, "no-session"));
}

#[tokio::test]
async fn obs_gets_every_layer_that_it_offers_or_gives_up() {
	let relay = Relay::new();
	let reply = relay.send(obs(PERFORMER), OBS_SIMULCAST_OFFER).await;
	assert_eq!(reply.status, StatusCode::CREATED, "{reply:?}");
	// It counts the layers of the first such line.
	let accepted: Vec<_> =
		reply.body.lines().filter(|line| line.starts_with("a=simulcast")).collect();
	assert_eq!(accepted, ["a=simulcast:recv 0;1;2"], "{}", reply.body);
	for line in ["a=rid:0 recv", "a=rid:1 recv", "a=rid:2 recv", "rtp-stream-id"] {
		assert!(reply.body.contains(line), "{line} is not in {}", reply.body);
	}
}

/// OBS splits links at commas and their parameters at semicolons, whether quoted or not.
#[tokio::test]
async fn obs_reads_where_the_turn_server_is() {
	let relay = Relay::with(House { turn: true, ..House::default() }, Limits::default());
	let reply = relay.publish().await;
	let link = reply.header(header::LINK);
	assert!(!link.contains(','), "{link}");
	let parts: Vec<_> = link.split(';').map(str::trim).collect();
	assert_eq!(parts[0], "<turn:turn.example.org?transport=udp>");
	assert_eq!(parts.len(), 5, "{link}");
	assert!(parts[2].starts_with("username=") && parts[3].starts_with("credential="), "{link}");
}

#[tokio::test]
async fn only_the_performers_token_publishes() {
	let relay = Relay::new();
	let mut anonymous = obs(PERFORMER);
	anonymous.headers_mut().unwrap().remove(header::AUTHORIZATION);
	let reply = relay.send(anonymous, OBS_OFFER).await;
	assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
	assert_eq!(reply.header(header::WWW_AUTHENTICATE), "Bearer");
	let mut foreign = obs(PERFORMER);
	let token = format!("Bearer {PARTNER}").parse().unwrap();
	foreign.headers_mut().unwrap().insert(header::AUTHORIZATION, token);
	let reply = relay.send(foreign, OBS_OFFER).await;
	assert_eq!((reply.status, reply.problem().as_str()), (StatusCode::FORBIDDEN, "not-yours"));
	assert!(relay.media.streams().is_empty());
}

#[tokio::test]
async fn the_whole_cast_is_admitted_before_anything_is_agreed() {
	let relay = Relay::new();
	let with = |cast: &str| {
		let mut request = obs(PERFORMER);
		request = request.uri(format!("/whip/{PERFORMER}?cast={cast}"));
		request
	};
	let stranger = relay.send(with(&BLOCKED.to_string()), OBS_OFFER).await;
	assert_eq!(
		(stranger.status, stranger.problem().as_str()),
		(StatusCode::FORBIDDEN, "not-eligible")
	);
	let unreadable = relay.send(with("somebody"), OBS_OFFER).await;
	assert_eq!(unreadable.problem(), "cast-refused");
	let many = relay.send(with(&format!("{PARTNER},").repeat(17)), OBS_OFFER).await;
	assert_eq!(many.problem(), "cast-refused");
	assert!(relay.media.streams().is_empty());
	let partner = relay.send(with(&format!("{PARTNER},")), OBS_OFFER).await;
	assert_eq!(partner.status, StatusCode::CREATED);
	assert_eq!(relay.house.accepted.lock().unwrap()[0].1, [PARTNER]);
}

#[tokio::test]
async fn an_unfinished_publication_does_not_block_the_next() {
	let relay = Relay::new();
	let first = relay.publish().await;
	let second = relay.publish().await;
	assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::CREATED));
	assert_eq!(relay.media.streams().len(), 1);
}

#[tokio::test]
async fn the_gates_stream_keys_publish_and_its_other_tokens_do_not() {
	use crate::{
		gate::{Gate, Scope},
		signalling::admission::Admission,
	};
	let Relay { media, .. } = Relay::new();
	let gate = Gate::for_test();
	let locates = Arc::<House>::default();
	let admission = Admission::new(gate.clone(), media.clone(), None, Arc::new(Vec::new), locates);
	let state = Signalling { media: media.clone(), relay: Arc::new(admission) };
	let routes = whip::router(state.clone()).merge(whep::router(state));
	let relay = Relay { routes, house: Arc::default(), media };
	let with = |scope| {
		let mut request = obs(PERFORMER);
		let token = format!("Bearer {}", gate.issue_for_test(PERFORMER, scope));
		request.headers_mut().unwrap().insert(header::AUTHORIZATION, token.parse().unwrap());
		request
	};
	let events = relay.send(with(Scope::Events), OBS_OFFER).await;
	assert_eq!(events.status, StatusCode::FORBIDDEN, "{events:?}");
	let unknown = relay.send(obs(PERFORMER), OBS_OFFER).await;
	assert_eq!(unknown.status, StatusCode::UNAUTHORIZED);
	let key = relay.send(with(Scope::Publish), OBS_OFFER).await;
	assert_eq!(key.status, StatusCode::CREATED, "{key:?}");
	assert_eq!(relay.send(player(PERFORMER), players_offer()).await.status, StatusCode::CREATED);
	let elsewhere = relay.send(player(PARTNER), players_offer()).await;
	assert_eq!(elsewhere.problem(), "not-live");
}

#[tokio::test]
async fn performers_beyond_the_limit_are_sent_elsewhere() {
	use crate::{
		gate::{Gate, Scope},
		signalling::admission::Admission,
	};
	let Relay { media, house, .. } =
		Relay::with(House::default(), Limits { streams: 1, ..Limits::default() });
	let gate = Gate::for_test();
	let admission =
		Admission::new(gate.clone(), media.clone(), None, Arc::new(Vec::new), house.clone());
	let state = Signalling { media: media.clone(), relay: Arc::new(admission) };
	let relay = Relay { routes: whip::router(state), house, media };
	let publish = async |performer| {
		let token = gate.issue_for_test(performer, Scope::Publish);
		let mut request = obs(performer);
		let value = format!("Bearer {token}").parse().unwrap();
		request.headers_mut().unwrap().insert(header::AUTHORIZATION, value);
		relay.send(request, OBS_OFFER).await
	};
	let first = publish(PERFORMER).await;
	assert_eq!(first.status, StatusCode::CREATED, "{first:?}");
	let refused = publish(PARTNER).await;
	assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
	assert_eq!(refused.problem(), "full");
	// She who is here begins anew, and makes room when she goes.
	let again = publish(PERFORMER).await;
	assert_eq!(again.status, StatusCode::CREATED, "{again:?}");
	let session = again.header(header::LOCATION).to_owned();
	relay.send(Request::delete(session), "").await;
	while !relay.media.streams().is_empty() {
		tokio::time::sleep(std::time::Duration::from_millis(10)).await;
	}
	assert_eq!(publish(PARTNER).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn without_a_stage_all_streams_end() {
	use crate::{gate::Gate, signalling::admission::Admission};
	let relay = Relay::new();
	relay.publish().await;
	let admission = Admission::new(
		Gate::for_test(),
		relay.media.clone(),
		None,
		Arc::new(Vec::new),
		relay.house.clone(),
	);
	let (ends, received) = tokio::sync::mpsc::channel(1);
	drop(ends);
	admission.keep(crate::gate::Stage::for_test(), received).await;
	while !relay.media.streams().is_empty() {
		tokio::time::sleep(std::time::Duration::from_millis(10)).await;
	}
}
