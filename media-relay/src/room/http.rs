//! The paths of the rooms.

use super::{
	hub::Shared,
	protocol::{schema, SUBPROTOCOL},
	socket::{Arrival, Ticket},
	state::Visitor,
};
use crate::problem::Problem;
use axum::{
	extract::{ws::WebSocketUpgrade, FromRequestParts, Path, Request, State},
	http::{header, request::Parts, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Router,
};
use livestars_chain::Account;
use std::sync::Arc;

/// The bytes of a socket's buffers: most of them are idle, so they are small.
const BUFFER: usize = 4_096;

/// How many times as long as it may be a message can be so that the client is told, and not just cut
/// off in the middle of it.
const TOLD: usize = 4;

/// The most bytes that wait in a socket's own buffer; a whole room is less.
const WRITES: usize = 1_048_576;

/// `GET /rooms/{performer}/socket` and `GET /schemas/room.json`.
pub(super) fn router(shared: Arc<Shared>) -> Router {
	Router::new()
		.route("/rooms/{performer}/socket", get(socket))
		.route("/schemas/room.json", get(messages))
		.with_state(shared)
}

async fn messages() -> Response {
	let document = schema().to_string();
	([(header::CONTENT_TYPE, "application/schema+json")], document).into_response()
}

async fn socket(
	State(shared): State<Arc<Shared>>,
	Path(performer): Path<String>,
	request: Request,
) -> Result<Response, Problem> {
	let performer = performer_of(&performer)?;
	let (mut parts, _) = request.into_parts();
	let upgrade = upgrade(&mut parts, shared.settings.message_bytes).await?;
	let upgrade = upgrade.protocols([SUBPROTOCOL]);
	let named_other = upgrade.requested_protocols().next().is_some();
	if named_other && upgrade.selected_protocol().is_none() {
		let detail = format!("this relay speaks the subprotocol {SUBPROTOCOL}");
		return Err(Problem::new(StatusCode::BAD_REQUEST, "unknown-protocol", detail));
	}
	let identifies = &shared.dependencies.identifies;
	let account = match bearer(&parts.headers) {
		None => None,
		Some(token) => Some(identifies.account(token).ok_or_else(bad_token)?),
	};
	let locates = &shared.dependencies.locates;
	let visitor = Visitor {
		person: shared.names.socket(),
		address: locates.address(&parts).map(|address| shared.names.address(address)),
		country: locates.country(&parts),
	};
	let place = shared.place(&performer)?;
	let joined = shared.join(&performer, &visitor, account).await;
	let arrival = Arrival { shared, performer, visitor, account, place };
	match joined {
		Ok(joined) => {
			let ticket = Ticket::new(joined);
			Ok(upgrade.on_upgrade(move |socket| arrival.serve(socket, ticket)))
		},
		Err(refused) => match refused.ban().filter(|_| account.is_none()) {
			Some(until) => Ok(upgrade.on_upgrade(move |socket| arrival.sign_in(socket, until))),
			None => Err(refused.into()),
		},
	}
}

/// The performer that a path names.
pub(crate) fn performer_of(text: &str) -> Result<Account, Problem> {
	text.parse().map_err(|error| {
		let detail = format!("the path names no account: {error}");
		Problem::new(StatusCode::BAD_REQUEST, "bad-account", detail)
	})
}

/// The upgrade to a WebSocket that a request asks for, for messages of at most so many bytes.
pub(crate) async fn upgrade(
	parts: &mut Parts,
	message_bytes: usize,
) -> Result<WebSocketUpgrade, Problem> {
	let upgrade = WebSocketUpgrade::from_request_parts(parts, &()).await.map_err(|error| {
		let detail = format!("this path is a WebSocket: {error}");
		Problem::new(StatusCode::BAD_REQUEST, "not-a-websocket", detail)
	})?;
	Ok(upgrade
		.read_buffer_size(BUFFER)
		.write_buffer_size(0)
		.max_write_buffer_size(WRITES)
		.max_message_size(message_bytes.saturating_mul(TOLD))
		.max_frame_size(message_bytes.saturating_mul(TOLD)))
}

/// The token of a request (RFC 6750, section 2.1).
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
	let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
	let (scheme, token) = text.split_once(' ')?;
	scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The token of a request is not known.
pub(crate) fn bad_token() -> Problem {
	let detail = "the token is unknown or expired, or not for this; prove the account again";
	Problem::new(StatusCode::UNAUTHORIZED, "bad-token", detail)
}
