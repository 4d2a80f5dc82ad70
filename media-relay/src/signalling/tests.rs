//! Requests as publishers and players send them, and as nobody should.

mod layers;
mod publishing;
mod sessions;
mod watching;

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
