//! The path of the node.

use super::{bridge::Bridge, Shared};
use crate::{places::Full, problem::Problem};
use axum::{
	extract::{ws::WebSocketUpgrade, FromRequestParts, Request, State},
	http::StatusCode,
	response::Response,
	routing::get,
	Router,
};
use std::sync::Arc;

/// The bytes of a socket's read buffer.
const BUFFER: usize = 16 * 1024;

/// How many times as long as it may be a message can be so that the client is told, and not just cut
/// off in the middle of it.
const TOLD: usize = 4;

pub(super) fn router(shared: Arc<Shared>) -> Router {
	Router::new().route("/node", get(connect)).with_state(shared)
}

async fn connect(State(shared): State<Arc<Shared>>, request: Request) -> Result<Response, Problem> {
	let (mut parts, _) = request.into_parts();
	let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, &()).await.map_err(|error| {
		let detail = format!("this path is a WebSocket that speaks JSON-RPC 2.0: {error}");
		Problem::new(StatusCode::BAD_REQUEST, "not-a-websocket", detail)
	})?;
	if shared.closing.is_cancelled() {
		let detail = "the relay is going away; connect to another relay of the directory";
		return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "draining", detail));
	}
	let address = shared.locates.address(&parts).map(|address| shared.names.address(address));
	let place = shared.places.take(address).map_err(|full| match full {
		Full::Relay => {
			let detail = "this relay passes on as many connections to its node as it can; try \
			              again, or use another relay of the directory";
			Problem::new(StatusCode::SERVICE_UNAVAILABLE, "node-full", detail)
		},
		Full::Address => {
			let most = shared.settings.connections_of_address;
			let detail = format!("at most {most} connections from one address; close one first");
			Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many-connections", detail)
		},
	})?;
	let longest = shared.settings.message_bytes.saturating_mul(TOLD);
	let upgrade = upgrade
		.read_buffer_size(BUFFER)
		.write_buffer_size(0)
		.max_write_buffer_size(shared.settings.answer_bytes.saturating_mul(2))
		.max_message_size(longest)
		.max_frame_size(longest);
	Ok(upgrade.on_upgrade(move |socket| Bridge { shared, place }.serve(socket)))
}
