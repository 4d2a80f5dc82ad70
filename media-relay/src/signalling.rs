//! # Signalling
//!
//! What WHIP ([`crate::whip`]) and WHEP ([`crate::whep`]) have in common: session descriptions in
//! and out of HTTP, the resource of a session with its entity tag (RFC 9725, section 4.3), and what
//! web apps of other origins may read.
//!
//! ## Who may change a session
//!
//! Whoever knows its URL. RFC 9725 lets servers put what authorises a request into the URL in place of
//! a bearer token (section 4.7), and asks for session URLs from a cryptographic random number
//! generator, so that nobody ends sessions by guessing (section 5): these have 128 random bits. The
//! token that a client sends along is not needed: a viewer has none, and a stream key that ended or was
//! revoked meanwhile must not keep its stream from being ended. What a session can be made to do is
//! bounded: its candidates are few, and ICE is restarted once a second at most.

pub mod admission;
mod viewers;

use crate::problem::Problem;
use axum::{
	body::{to_bytes, Body},
	extract::{Path, State},
	http::{
		header::{self, HeaderName, HeaderValue},
		request::Parts,
		HeaderMap, StatusCode,
	},
	response::{IntoResponse, Response},
	routing::{delete, MethodRouter},
	Router,
};
use futures::future::BoxFuture;
use livestars_chain::Account;
use livestars_media::{Answer, Expected, Media, MediaError, SessionId, Trickled};
use std::{net::IpAddr, sync::Arc};

/// The media type of a session description (RFC 8866).
pub const SDP: &str = "application/sdp";
/// The media type of a fragment of one (RFC 8840, section 9).
pub const FRAGMENT: &str = "application/trickle-ice-sdpfrag";

/// The largest body that is read, in bytes.
const MAX_BODY: usize = 64 * 1024;

/// What WHIP and WHEP ask of the rest of the relay.
pub trait Admits: Send + Sync {
	/// Whether sessions may begin: not while the relay is being stopped.
	fn open(&self) -> Result<(), Problem>;

	/// The account for which the request's token lets its bearer publish.
	fn publisher(&self, headers: &HeaderMap) -> Result<Account, Problem>;

	/// Whether the performer may stream now with this cast beside her. Asked before anything is
	/// agreed with the publisher.
	fn admit<'a>(
		&'a self,
		performer: Account,
		cast: &'a [Account],
	) -> BoxFuture<'a, Result<(), Problem>>;

	/// A publisher's offer was accepted: the session, and who is on camera beside the performer.
	fn accepted(&self, performer: Account, cast: Vec<Account>, session: SessionId);

	/// The network address that a request comes from; nothing if the relay cannot know it.
	fn address(&self, request: &Parts) -> Option<IpAddr>;

	/// Whether whoever sends this request may watch the performer, by country.
	fn watchable<'a>(
		&'a self,
		performer: Account,
		request: &'a Parts,
	) -> BoxFuture<'a, Result<(), Problem>>;

	/// A viewer's offer was accepted. If she may not watch any more by now, her session is ended.
	fn watches<'a>(
		&'a self,
		performer: Account,
		session: SessionId,
		request: &'a Parts,
	) -> BoxFuture<'a, Result<(), Problem>>;

	/// Who asks to watch the performer: a viewer, or a relay of the directory that proved with its
	/// token which one it is, and may pull from here.
	fn audience(&self, performer: Account, headers: &HeaderMap) -> Result<Audience, Problem>;

	/// Returns once a stream that is published to another relay is here, or says why it cannot be.
	fn fetch(&self, performer: Account) -> BoxFuture<'_, Result<(), Problem>>;

	/// Servers that help a client to reach the relay, with credentials for this session.
	fn ice_servers(&self) -> Vec<IceServer>;
}

/// Who takes a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
	/// Somebody who watches.
	Viewer,
	/// Another relay, which has viewers of its own.
	Relay,
}

/// A STUN or TURN server (RFC 9725, section 4.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IceServer {
	/// Its URI, such as `turn:turn.example.org?transport=udp` (RFC 7065).
	pub uri: String,
	/// The user name and the password, where it asks for them.
	pub credentials: Option<(String, String)>,
}

impl IceServer {
	/// The value of a `Link` header; None for texts that fit none.
	fn link(&self) -> Option<HeaderValue> {
		let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
		let mut link = format!("<{}>; rel=\"ice-server\"", self.uri);
		if let Some((user, password)) = &self.credentials {
			let (user, password) = (quoted(user), quoted(password));
			link += &format!(
				"; username=\"{user}\"; credential=\"{password}\"; credential-type=\"password\""
			);
		}
		HeaderValue::from_str(&link).ok()
	}
}

/// What the handlers of WHIP and WHEP share. Cheap to clone.
#[derive(Clone)]
pub struct Signalling {
	/// The media.
	pub media: Media,
	/// The rest of the relay.
	pub relay: Arc<dyn Admits>,
}

/// A session description in a request's body.
pub(crate) async fn offer(headers: &HeaderMap, body: Body) -> Result<String, Problem> {
	let acceptable = headers.get_all(header::ACCEPT).iter().all(|accept| {
		let accept = accept.to_str().unwrap_or_default();
		let of = |range: &str| {
			let range = range.split(';').next().unwrap_or_default().trim();
			matches!(range, SDP | "application/*" | "*/*" | "")
		};
		accept.split(',').any(of)
	});
	if !acceptable {
		let detail = "the answer is application/sdp, which the Accept header leaves out";
		return Err(Problem::new(StatusCode::NOT_ACCEPTABLE, "not-acceptable", detail));
	}
	text(headers, body, SDP).await
}

/// Refuses a body of another media type.
pub(crate) fn check_type(headers: &HeaderMap, media_type: &'static str) -> Result<(), Problem> {
	let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
	let essence = sent.and_then(|sent| sent.split(';').next()).unwrap_or_default().trim();
	if essence.eq_ignore_ascii_case(media_type) {
		return Ok(());
	}
	let detail = format!("send the body as {media_type}");
	Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong-media-type", detail))
}

/// A request's body of this media type.
async fn text(
	headers: &HeaderMap,
	body: Body,
	media_type: &'static str,
) -> Result<String, Problem> {
	check_type(headers, media_type)?;
	let bytes = to_bytes(body, MAX_BODY)
		.await
		.map_err(|_| problem(MediaError::TooLarge { limit: MAX_BODY }))?;
	String::from_utf8(bytes.into())
		.map_err(|_| problem(MediaError::Description("it is not text in UTF-8".into())))
}

/// The performer that a path names.
pub(crate) fn performer(name: &str) -> Result<Account, Problem> {
	name.parse().map_err(|error| {
		let detail = format!("the path names no account: {error}");
		Problem::new(StatusCode::NOT_FOUND, "no-such-performer", detail)
	})
}

/// The response to an accepted offer. The location is relative to the relay.
pub(crate) fn created(
	endpoint: &str,
	performer: Account,
	answer: Answer,
	servers: &[IceServer],
) -> Response {
	let location = format!("/{endpoint}/{performer}/{}", answer.session);
	let mut response = (
		StatusCode::CREATED,
		[
			(header::CONTENT_TYPE, SDP.to_owned()),
			(header::LOCATION, location),
			(header::ETAG, format!("\"{}\"", answer.tag)),
			(ACCEPT_PATCH, FRAGMENT.to_owned()),
		],
		answer.description,
	)
		.into_response();
	for link in servers.iter().filter_map(IceServer::link) {
		response.headers_mut().append(header::LINK, link);
	}
	response
}

/// Why media was refused, for the client.
pub(crate) fn problem(error: MediaError) -> Problem {
	let (status, kind) = match &error {
		MediaError::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
		MediaError::Description(_) => (StatusCode::BAD_REQUEST, "description-refused"),
		MediaError::NoCommonCodec { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "no-common-codec"),
		MediaError::AlreadyPublished => (StatusCode::CONFLICT, "already-published"),
		MediaError::NotLive => return Problem::not_live(error.to_string()),
		MediaError::NoSession => (StatusCode::NOT_FOUND, "no-session"),
		MediaError::NoSuchLayer { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "no-such-layer"),
		MediaError::StateNotNamed => (StatusCode::PRECONDITION_REQUIRED, "state-not-named"),
		MediaError::StateChanged => (StatusCode::PRECONDITION_FAILED, "state-changed"),
		MediaError::Unexpected(_) => (StatusCode::CONFLICT, "unexpected"),
		MediaError::TooManyHalfOpen => (StatusCode::TOO_MANY_REQUESTS, "too-many-half-open"),
		MediaError::Full => (StatusCode::SERVICE_UNAVAILABLE, "full"),
		MediaError::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
		MediaError::ShuttingDown => (StatusCode::SERVICE_UNAVAILABLE, "shutting-down"),
		MediaError::Settings(_) | MediaError::System(_) => {
			(StatusCode::INTERNAL_SERVER_ERROR, "media-failed")
		},
	};
	let problem = Problem::new(status, kind, error.to_string());
	match error {
		MediaError::TooManyHalfOpen | MediaError::Full => problem.retry_after(RETRY_AFTER),
		_ => problem,
	}
}

/// After how many seconds there may be room again: who has not connected until then hardly will.
const RETRY_AFTER: u32 = 5;

const ACCEPT_POST: HeaderName = HeaderName::from_static("accept-post");
const ACCEPT_PATCH: HeaderName = HeaderName::from_static("accept-patch");

/// The routes of one endpoint: `POST /{endpoint}/{performer}` as given, its sessions, and what else
/// their clients ask.
pub(crate) fn routes(
	endpoint: &str,
	post: MethodRouter<Signalling>,
	further: impl IntoIterator<Item = (&'static str, MethodRouter<Signalling>)>,
	state: Signalling,
) -> Router {
	let described = |name: HeaderName, value: &'static str| {
		move || async move { (StatusCode::NO_CONTENT, [(name, value)]) }
	};
	let post = post.options(described(ACCEPT_POST, SDP)).fallback(not_allowed);
	let session = delete(hang_up)
		.patch(trickle)
		.options(described(ACCEPT_PATCH, FRAGMENT))
		.fallback(not_allowed);
	let routes = Router::new()
		.route(&format!("/{endpoint}/{{performer}}"), post)
		.route(&format!("/{endpoint}/{{performer}}/{{session}}"), session);
	further
		.into_iter()
		.fold(routes, |routes, (path, methods)| routes.route(path, methods))
		.layer(axum::middleware::map_response(open_to_all))
		.with_state(state)
}

/// The headers that web apps of other origins may read.
const EXPOSED: &str = "Location, ETag, Link, Accept-Patch, Accept-Post, Retry-After";

/// Every web app may publish and watch: nothing here depends on cookies.
async fn open_to_all(mut response: Response) -> Response {
	let headers = response.headers_mut();
	for (name, value) in [
		(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
		(header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PATCH, DELETE, OPTIONS"),
		(header::ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, If-Match"),
		(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED),
		(header::ACCESS_CONTROL_MAX_AGE, "86400"),
		(header::CACHE_CONTROL, "no-store"),
	] {
		headers.insert(name, HeaderValue::from_static(value));
	}
	response
}

async fn not_allowed() -> Problem {
	let detail = "use POST with an offer, and PATCH or DELETE on the session that it made";
	Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", detail)
}

pub(crate) fn session(name: &str) -> Result<SessionId, Problem> {
	name.parse().map_err(|_| problem(MediaError::NoSession))
}

/// What a request expects of the session's state.
fn expected(headers: &HeaderMap) -> Expected<'_> {
	match headers.get(header::IF_MATCH).map(|value| value.to_str().unwrap_or_default().trim()) {
		None => Expected::Unsaid,
		Some("*") => Expected::Any,
		Some(tag) => Expected::Tag(
			tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')).unwrap_or_default(),
		),
	}
}

async fn trickle(
	State(state): State<Signalling>,
	Path((_, name)): Path<(String, String)>,
	headers: HeaderMap,
	body: Body,
) -> Result<Response, Problem> {
	let session = session(&name)?;
	let fragment = text(&headers, body, FRAGMENT).await?;
	let trickled = state.media.trickle(session, expected(&headers), &fragment).await;
	Ok(match trickled.map_err(problem)? {
		Trickled::Taken => StatusCode::NO_CONTENT.into_response(),
		Trickled::Restarted { fragment, tag } => (
			[(header::CONTENT_TYPE, FRAGMENT.to_owned()), (header::ETAG, format!("\"{tag}\""))],
			fragment,
		)
			.into_response(),
	})
}

async fn hang_up(
	State(state): State<Signalling>,
	Path((_, name)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
	state.media.hang_up(session(&name)?).await.map_err(problem)?;
	Ok(StatusCode::OK)
}

#[cfg(test)]
mod tests;
