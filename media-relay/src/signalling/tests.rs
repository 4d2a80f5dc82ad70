//! Requests as publishers and players send them, and as nobody should.

use super::*;
use crate::{whep, whip};
use axum::http::{request::Builder, Method, Request};
use livestars_media::{Limits, Settings};
use std::sync::Mutex;
use tower::ServiceExt;

const PERFORMER: Account = Account([1; 32]);
const PARTNER: Account = Account([2; 32]);
const BLOCKED: Account = Account([3; 32]);
const RELAY: Account = Account([4; 32]);

/// A relay whose performers' tokens are their names.
#[derive(Default)]
struct House {
	accepted: Mutex<Vec<(Account, Vec<Account>, SessionId)>>,
	turn: bool,
}

impl Admits for House {
	fn open(&self) -> Result<(), Problem> {
		Ok(())
	}

	fn publisher(&self, headers: &HeaderMap) -> Result<Account, Problem> {
		let refused = || Problem::new(StatusCode::UNAUTHORIZED, "not-authenticated", "no token");
		let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
		value.and_then(|value| value.strip_prefix("Bearer ")?.parse().ok()).ok_or_else(refused)
	}

	fn admit<'a>(&'a self, _: Account, cast: &'a [Account]) -> BoxFuture<'a, Result<(), Problem>> {
		let refused = Problem::new(StatusCode::FORBIDDEN, "not-eligible", "not attested");
		let admitted = cast.iter().all(|account| *account == PARTNER);
		Box::pin(async move { admitted.then_some(()).ok_or(refused) })
	}

	fn accepted(&self, performer: Account, cast: Vec<Account>, session: SessionId) {
		self.accepted.lock().unwrap().push((performer, cast, session));
	}

	/// The tests' clients say where they come from.
	fn address(&self, request: &Parts) -> Option<IpAddr> {
		request.headers.get("test-address")?.to_str().unwrap().parse().ok()
	}

	fn watchable<'a>(
		&'a self,
		performer: Account,
		_: &'a Parts,
	) -> BoxFuture<'a, Result<(), Problem>> {
		let status = StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS;
		let refused = Problem::new(status, "country-blocked", "not in your country");
		Box::pin(async move { (performer != BLOCKED).then_some(()).ok_or(refused) })
	}

	fn watches<'a>(
		&'a self,
		_: Account,
		_: SessionId,
		_: &'a Parts,
	) -> BoxFuture<'a, Result<(), Problem>> {
		Box::pin(async { Ok(()) })
	}

	fn audience(&self, performer: Account, headers: &HeaderMap) -> Result<Audience, Problem> {
		match self.publisher(headers) {
			Ok(RELAY) if performer == BLOCKED => {
				let detail = "this relay pulls it from you";
				Err(Problem::new(StatusCode::FORBIDDEN, "pull-refused", detail))
			},
			Ok(RELAY) => Ok(Audience::Relay),
			_ => Ok(Audience::Viewer),
		}
	}

	fn fetch(&self, _: Account) -> BoxFuture<'_, Result<(), Problem>> {
		Box::pin(async { Err(Problem::not_live("nowhere")) })
	}

	fn ice_servers(&self) -> Vec<IceServer> {
		let credentials = Some(("a \"user\"".into(), "secret".into()));
		let server = IceServer { uri: "turn:turn.example.org?transport=udp".into(), credentials };
		self.turn.then_some(server).into_iter().collect()
	}
}

impl crate::room::Locates for House {
	fn address(&self, _: &Parts) -> Option<IpAddr> {
		None
	}

	fn country(&self, _: &Parts) -> Option<String> {
		None
	}
}

/// The routes of a relay, and what they are told.
struct Relay {
	routes: Router,
	house: Arc<House>,
	media: Media,
}

/// What came back.
#[derive(Debug)]
struct Reply {
	status: StatusCode,
	headers: HeaderMap,
	body: String,
}

impl Reply {
	fn header(&self, name: impl header::AsHeaderName) -> &str {
		self.headers.get(name).map_or("", |value| value.to_str().unwrap())
	}

	/// The kind of the problem, after a check that it is one.
	fn problem(&self) -> String {
		assert_eq!(self.header(header::CONTENT_TYPE), "application/problem+json", "{self:?}");
		let document: serde_json::Value = serde_json::from_str(&self.body).unwrap();
		assert_eq!(document["status"], self.status.as_u16());
		assert!(!document["detail"].as_str().unwrap().is_empty());
		document["type"].as_str().unwrap().trim_start_matches("/problems#").to_owned()
	}
}

impl Relay {
	fn new() -> Self {
		Self::with(House::default(), Limits::default())
	}

	fn with(house: House, limits: Limits) -> Self {
		let listen = vec![([127, 0, 0, 1], 0).into()];
		let settings =
			Settings { listen, allow_loopback: true, workers: 1, limits, ..Settings::default() };
		let media = Media::start(settings).unwrap();
		let house = Arc::new(house);
		let state = Signalling { media: media.clone(), relay: house.clone() };
		let routes = whip::router(state.clone()).merge(whep::router(state));
		Self { routes, house, media }
	}

	async fn send(&self, request: Builder, body: impl Into<Body>) -> Reply {
		let request = request.body(body.into()).unwrap();
		let response = self.routes.clone().oneshot(request).await.unwrap();
		let (parts, body) = response.into_parts();
		let body = to_bytes(body, 1 << 20).await.unwrap();
		let body = String::from_utf8(body.into()).unwrap();
		Reply { status: parts.status, headers: parts.headers, body }
	}

	async fn publish(&self) -> Reply {
		self.send(obs(PERFORMER), OBS_OFFER).await
	}
}

/// OBS's request, header by header.
fn obs(performer: Account) -> Builder {
	Request::post(format!("/whip/{performer}"))
		.header(header::USER_AGENT, "Mozilla/5.0 (OBS-Studio/31.0.0; Linux x86_64; en-US)")
		.header(header::ACCEPT, "*/*")
		.header(header::CONTENT_TYPE, SDP)
		.header(header::AUTHORIZATION, format!("Bearer {performer}"))
}

fn player(performer: Account) -> Builder {
	Request::post(format!("/whep/{performer}")).header(header::CONTENT_TYPE, SDP)
}

/// What OBS offers, as libdatachannel writes it: ICE credentials at the end of each section, no
/// candidates and none to come, retransmission without a stream of its own. Its argument says how the
/// video's streams are told apart.
macro_rules! obs_offer {
	($video:literal) => {
		concat!(
			"v=0\r\n\
			o=rtc 3767197920 0 IN IP4 127.0.0.1\r\n\
			s=-\r\n\
			t=0 0\r\n\
			a=group:BUNDLE 0 1\r\n\
			a=group:LS 0 1\r\n\
			a=msid-semantic:WMS *\r\n\
			a=ice-options:ice2,trickle\r\n\
			a=fingerprint:sha-256 F4:4A:61:2C:9B:04:8E:6F:0D:1C:36:0B:5E:57:AE:63:1D:3A:75:8A:0E:21:9F:4C:88:36:5B:7E:11:C2:90:DA\r\n\
			m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n\
			c=IN IP4 0.0.0.0\r\n\
			a=mid:0\r\n\
			a=sendonly\r\n\
			a=ssrc:1302346 cname:kP8vXqYzkP8vXqYz\r\n\
			a=ssrc:1302346 msid:mLq7mLq7mLq7mLq7 mLq7mLq7mLq7mLq7-audio\r\n\
			a=msid:mLq7mLq7mLq7mLq7 mLq7mLq7mLq7mLq7-audio\r\n\
			a=rtcp-mux\r\n\
			a=rtpmap:111 opus/48000/2\r\n\
			a=fmtp:111 minptime=10;maxaveragebitrate=96000;stereo=1;sprop-stereo=1;useinbandfec=1\r\n\
			a=setup:actpass\r\n\
			a=ice-ufrag:Zk4T\r\n\
			a=ice-pwd:9pN5rhM1zVb3KoYfXq0tWd\r\n\
			m=video 9 UDP/TLS/RTP/SAVPF 96\r\n\
			c=IN IP4 0.0.0.0\r\n\
			a=mid:1\r\n\
			a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid\r\n\
			a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n\
			a=sendonly\r\n",
			$video,
			"a=rtcp-mux\r\n\
			a=rtpmap:96 H264/90000\r\n\
			a=rtcp-fb:96 nack\r\n\
			a=rtcp-fb:96 nack pli\r\n\
			a=rtcp-fb:96 ccm fir\r\n\
			a=rtcp-fb:96 goog-remb\r\n\
			a=fmtp:96 profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1\r\n\
			a=setup:actpass\r\n\
			a=ice-ufrag:Zk4T\r\n\
			a=ice-pwd:9pN5rhM1zVb3KoYfXq0tWd\r\n"
		)
	};
}

/// One encoder.
const OBS_OFFER: &str = obs_offer!(
	"a=ssrc:1302347 cname:kP8vXqYzkP8vXqYz\r\n\
	a=ssrc:1302347 msid:mLq7mLq7mLq7mLq7 mLq7mLq7mLq7mLq7-video\r\n\
	a=msid:mLq7mLq7mLq7mLq7 mLq7mLq7mLq7mLq7-video\r\n"
);

/// Three encoders, one for each layer.
const OBS_SIMULCAST_OFFER: &str = obs_offer!(
	"a=msid:mLq7mLq7mLq7mLq7 mLq7mLq7mLq7mLq7-video\r\n\
	a=rid:0 send\r\n\
	a=rid:1 send\r\n\
	a=rid:2 send\r\n\
	a=simulcast:send 0;1;2\r\n"
);

fn players_offer() -> String {
	OBS_OFFER.replace("a=sendonly", "a=recvonly")
}

fn fragment(ufrag: &str) -> String {
	format!(
		"a=ice-ufrag:{ufrag}\r\na=ice-pwd:9pN5rhM1zVb3KoYfXq0tWd\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n\
		a=mid:0\r\na=candidate:1 1 udp 2130706431 127.0.0.1 9 typ host\r\na=end-of-candidates\r\n"
	)
}

fn patch(location: &str) -> Builder {
	Request::patch(location).header(header::CONTENT_TYPE, FRAGMENT)
}

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
async fn requests_that_are_wrong_are_told_how() {
	let relay = Relay::new();
	let wrong_type = Request::post(format!("/whip/{PERFORMER}"))
		.header(header::CONTENT_TYPE, "application/json")
		.header(header::AUTHORIZATION, format!("Bearer {PERFORMER}"));
	let reply = relay.send(wrong_type, "{}").await;
	assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
	let mut picky = obs(PERFORMER);
	picky
		.headers_mut()
		.unwrap()
		.insert(header::ACCEPT, "text/html, image/*;q=0.8".parse().unwrap());
	assert_eq!(relay.send(picky, OBS_OFFER).await.status, StatusCode::NOT_ACCEPTABLE);
	let large = relay.send(obs(PERFORMER), "a".repeat(70_000)).await;
	assert_eq!(
		(large.status, large.problem().as_str()),
		(StatusCode::PAYLOAD_TOO_LARGE, "too-large")
	);
	let garbage = relay.send(obs(PERFORMER), "garbage").await;
	assert_eq!(garbage.status, StatusCode::BAD_REQUEST);
	let bytes = relay.send(obs(PERFORMER), vec![0xff, 0xfe]).await;
	assert_eq!(bytes.problem(), "description-refused");
	let other = relay.send(obs(PERFORMER), OBS_OFFER.replace("H264", "AV1")).await;
	assert_eq!(
		(other.status, other.problem().as_str()),
		(StatusCode::UNPROCESSABLE_ENTITY, "no-common-codec")
	);
	let nobody = Request::post("/whip/nobody").header(header::CONTENT_TYPE, SDP);
	assert_eq!(relay.send(nobody, OBS_OFFER).await.problem(), "no-such-performer");
	for method in [Method::GET, Method::PUT, Method::HEAD, Method::PATCH] {
		let request = Request::builder().method(method.clone()).uri(format!("/whip/{PERFORMER}"));
		let reply = relay.send(request, Body::empty()).await;
		assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
	}
}

#[tokio::test]
async fn web_apps_of_every_origin_may_ask_and_read() {
	let relay = Relay::new();
	for endpoint in ["whip", "whep"] {
		let request = Request::options(format!("/{endpoint}/{PERFORMER}"))
			.header(header::ORIGIN, "https://app.example.org")
			.header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST");
		let reply = relay.send(request, Body::empty()).await;
		assert_eq!(reply.status, StatusCode::NO_CONTENT);
		assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
		assert_eq!(reply.header("accept-post"), SDP);
		assert!(reply.header(header::ACCESS_CONTROL_ALLOW_HEADERS).contains("If-Match"));
	}
	let reply = relay.publish().await;
	for name in ["Location", "ETag", "Link"] {
		assert!(reply.header(header::ACCESS_CONTROL_EXPOSE_HEADERS).contains(name));
	}
	let refused = relay.send(player(BLOCKED), players_offer()).await;
	assert_eq!(refused.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*", "errors can be read too");
}

#[tokio::test]
async fn ice_servers_are_named_where_there_are_any() {
	let relay = Relay::with(House { turn: true, ..House::default() }, Limits::default());
	let link = "<turn:turn.example.org?transport=udp>; rel=\"ice-server\"; \
		username=\"a \\\"user\\\"\"; credential=\"secret\"; credential-type=\"password\"";
	assert_eq!(relay.publish().await.header(header::LINK), link);
	assert_eq!(Relay::new().publish().await.header(header::LINK), "");
}

#[tokio::test]
async fn candidates_are_taken_only_for_the_state_they_are_meant_for() {
	let relay = Relay::new();
	let reply = relay.publish().await;
	let (location, tag) = (reply.header(header::LOCATION), reply.header(header::ETAG));
	let unnamed = relay.send(patch(location), fragment("Zk4T")).await;
	assert_eq!(unnamed.status, StatusCode::PRECONDITION_REQUIRED);
	for stale in ["\"other\"", "other", "W/\"other\""] {
		let stale =
			relay.send(patch(location).header(header::IF_MATCH, stale), fragment("Zk4T")).await;
		assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
	}
	let taken = relay.send(patch(location).header(header::IF_MATCH, tag), fragment("Zk4T")).await;
	assert_eq!(taken.status, StatusCode::NO_CONTENT, "{taken:?}");
	let wrong =
		Request::patch(location).header(header::CONTENT_TYPE, SDP).header(header::IF_MATCH, tag);
	assert_eq!(
		relay.send(wrong, fragment("Zk4T")).await.status,
		StatusCode::UNSUPPORTED_MEDIA_TYPE
	);

	let restart = patch(location).header(header::IF_MATCH, "*");
	let restarted = relay.send(restart, fragment("Other")).await;
	assert_eq!(restarted.status, StatusCode::OK, "{restarted:?}");
	assert_eq!(restarted.header(header::CONTENT_TYPE), FRAGMENT);
	assert_ne!(restarted.header(header::ETAG), tag);
	assert!(restarted.body.contains("a=ice-ufrag:") && restarted.body.contains("a=candidate:"));
	let unknown = format!("/whip/{PERFORMER}/{}", "0".repeat(32));
	let unknown = relay.send(patch(&unknown).header(header::IF_MATCH, "*"), fragment("Zk4T")).await;
	assert_eq!(unknown.problem(), "no-session");
}

#[tokio::test]
async fn fragments_that_are_wrong_change_nothing_and_are_told_how() {
	let relay = Relay::new();
	relay.publish().await;
	let watched = relay.send(player(PERFORMER), players_offer()).await;
	let published = relay.publish().await;
	for reply in [watched, published] {
		let (location, tag) = (reply.header(header::LOCATION), reply.header(header::ETAG));
		let sent = async |state: &str, body: Vec<u8>| {
			let reply = relay.send(patch(location).header(header::IF_MATCH, state), body).await;
			(
				reply.status.as_u16(),
				if reply.status.is_success() { String::new() } else { reply.problem() },
			)
		};
		let sound = fragment("Zk4T");
		let many = "a=candidate:1 1 udp 2130706431 127.0.0.1 9 typ host\r\n".repeat(1_000);
		for (body, status, kind) in [
			(vec![b'a'; 70_000], 413, "too-large"),
			(vec![0xff, 0xfe], 400, "description-refused"),
			(vec![], 400, "description-refused"),
			(b"hello".to_vec(), 400, "description-refused"),
			(b"v=0\r\n".to_vec(), 400, "description-refused"),
			([sound.as_bytes(), many.as_bytes()].concat(), 400, "description-refused"),
		] {
			let told = sent(tag, body.clone()).await;
			assert_eq!(
				(told.0, told.1.as_str()),
				(status, kind),
				"{:?}",
				String::from_utf8_lossy(&body[..body.len().min(80)])
			);
		}
		assert_eq!(sent(tag, sound.clone().into()).await.0, 204, "the state is what it was");

		assert_eq!(
			relay.send(Request::delete(location), Body::empty()).await.status,
			StatusCode::OK
		);
		for state in [tag, "*"] {
			let told = sent(state, sound.clone().into()).await;
			assert_eq!((told.0, told.1.as_str()), (404, "no-session"), "after its end");
		}
	}
}

#[tokio::test]
async fn nothing_begins_at_a_relay_that_is_being_stopped() {
	use crate::{gate::Gate, signalling::admission::Admission};
	let Relay { media, house, .. } = Relay::new();
	let admission =
		Admission::new(Gate::for_test(), media.clone(), None, Arc::new(Vec::new), house.clone());
	let state = Signalling { media: media.clone(), relay: Arc::new(admission.clone()) };
	let routes = whip::router(state.clone()).merge(whep::router(state));
	let relay = Relay { routes, house, media };
	let asked = async || {
		[relay.publish().await, relay.send(player(PERFORMER), players_offer()).await]
			.map(|reply| (reply.status.as_u16(), reply.header(header::RETRY_AFTER).to_owned()))
	};
	let refused = asked().await;
	assert!(refused.iter().all(|(status, _)| *status != 503), "{refused:?}");
	admission.close(30);
	assert_eq!(asked().await, [(503, "30".to_owned()), (503, "30".to_owned())]);
}

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

/// Where a viewer's layers are, as her session's `Link` says.
async fn layers(relay: &Relay) -> String {
	relay.publish().await;
	let reply = relay.send(player(PERFORMER), players_offer()).await;
	let link = reply.header(header::LINK);
	let (layers, relation) = link.strip_prefix('<').unwrap().split_once('>').unwrap();
	assert_eq!(relation, "; rel=\"urn:ietf:params:whep:ext:core:layer\"");
	assert_eq!(layers, format!("{}/layer", reply.header(header::LOCATION)));
	layers.to_owned()
}

fn choice(layers: &str) -> Builder {
	Request::post(layers).header(header::CONTENT_TYPE, "application/json; charset=utf-8")
}

#[tokio::test]
async fn a_viewer_says_what_she_wants_at_most() {
	let relay = Relay::new();
	let layers = layers(&relay).await;
	for body in
		["{\"maxHeight\":360}", "{\"mediaId\":\"1\",\"maxWidth\":640}", "{\"rid\":null}", "{}", ""]
	{
		let reply = relay.send(choice(&layers), body).await;
		assert_eq!((reply.status, reply.body.as_str()), (StatusCode::OK, ""), "{body}");
	}
	let without_type = relay.send(Request::post(&layers), Body::empty()).await;
	assert_eq!(without_type.status, StatusCode::OK, "nothing has no type");
	let nothing = relay.send(Request::delete(&layers), Body::empty()).await;
	assert_eq!(nothing.status, StatusCode::OK);
	let known = relay.send(Request::get(&layers), Body::empty()).await;
	assert_eq!(known.status, StatusCode::OK);
	assert_eq!(known.header(header::CONTENT_TYPE), "application/json");
	assert_eq!(known.body, "{\"1\":[]}", "nothing was sent yet");
}

#[tokio::test]
async fn choices_that_are_wrong_are_told_how() {
	let relay = Relay::new();
	let layers = layers(&relay).await;
	for name in ["rid", "encodingId"] {
		let unknown = relay.send(choice(&layers), format!("{{\"{name}\":\"uhd\"}}")).await;
		assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY, "{unknown:?}");
		assert_eq!(unknown.problem(), "no-such-layer");
	}
	let malformed = [
		"{",
		"[]",
		"360",
		"{\"maxHeight\":-1}",
		"{\"maxHeight\":\"360\"}",
		"{\"rid\":0}",
		"{\"rid\":\"q\",\"encodingId\":\"q\"}",
		"{\"mediaId\":\"0\"}",
		"{\"temporalLayerId\":1}",
	];
	for body in malformed {
		let reply = relay.send(choice(&layers), body).await;
		assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body}: {reply:?}");
		assert_eq!(reply.problem(), "choice-refused");
	}
	let large = relay.send(choice(&layers), format!("{{}}{}", " ".repeat(1_024))).await;
	assert_eq!(
		(large.status, large.problem().as_str()),
		(StatusCode::PAYLOAD_TOO_LARGE, "too-large")
	);
	let wrong_type = Request::post(&layers).header(header::CONTENT_TYPE, SDP);
	let reply = relay.send(wrong_type, "{}").await;
	assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
	for method in [Method::PUT, Method::PATCH] {
		let request = Request::builder().method(method.clone()).uri(&layers);
		let reply = relay.send(request, Body::empty()).await;
		assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
		assert_eq!(reply.problem(), "method-not-allowed");
	}
}

#[tokio::test]
async fn only_a_viewers_session_has_layers() {
	let relay = Relay::new();
	let layers = layers(&relay).await;
	let session = layers.strip_suffix("/layer").unwrap();
	relay.send(Request::delete(session), Body::empty()).await;
	let publisher = relay.house.accepted.lock().unwrap()[0].2;
	let hers = format!("/whep/{PERFORMER}/{publisher}/layer");
	let unknown = format!("/whep/{PERFORMER}/{}/layer", "0".repeat(32));
	let unreadable = format!("/whep/{PERFORMER}/session/layer");
	for path in [&layers, &hers, &unknown, &unreadable] {
		for request in [Request::get(path), choice(path), Request::delete(path)] {
			let reply = relay.send(request, Body::empty()).await;
			assert_eq!(
				(reply.status, reply.problem().as_str()),
				(StatusCode::NOT_FOUND, "no-session")
			);
		}
	}
}

#[tokio::test]
async fn web_apps_of_every_origin_may_choose() {
	let relay = Relay::new();
	let layers = layers(&relay).await;
	let reply = relay.send(Request::options(&layers), Body::empty()).await;
	assert_eq!(reply.status, StatusCode::NO_CONTENT);
	assert_eq!(reply.header("accept-post"), "application/json");
	assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
	for method in ["GET", "POST", "DELETE"] {
		assert!(reply.header(header::ACCESS_CONTROL_ALLOW_METHODS).contains(method));
	}
	assert!(reply.header(header::ACCESS_CONTROL_ALLOW_HEADERS).contains("Content-Type"));
	let refused = relay.send(choice(&layers), "{").await;
	assert_eq!(refused.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
	assert_eq!(
		relay.send(Request::get(&layers), Body::empty()).await.header(header::CACHE_CONTROL),
		"no-store"
	);
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
