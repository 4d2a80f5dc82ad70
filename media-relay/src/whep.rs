//! # Watching: WHEP
//!
//! `POST /whep/{performer}` with an offer (draft-ietf-wish-whep) begins to watch, without an account.
//! A stream that is published to another relay is fetched from there. The response's `Location` is
//! the session, as with WHIP.
//!
//! A relay of the directory that sends its token takes a copy instead: it is no viewer, asks its own
//! viewers for their countries itself, and nothing is fetched for it.

use crate::{
	problem::Problem,
	signalling::{self, Audience, Signalling},
};
use axum::{
	extract::{Path, Request, State},
	response::Response,
	routing::post,
	Router,
};
use livestars_media::StreamId;

/// The routes of WHEP.
pub fn router(state: Signalling) -> Router {
	signalling::routes("whep", post(watch), state)
}

async fn watch(
	State(state): State<Signalling>,
	Path(name): Path<String>,
	request: Request,
) -> Result<Response, Problem> {
	let performer = signalling::performer(&name)?;
	let stream = StreamId(performer.0);
	let (request, body) = request.into_parts();
	let offer = signalling::offer(&request.headers, body).await?;
	let answer = match state.relay.audience(performer, &request.headers)? {
		Audience::Relay => state.media.supply(stream, &offer).await,
		Audience::Viewer => {
			state.relay.watchable(performer, &request).await?;
			if state.media.stream(stream).is_none() {
				state.relay.fetch(performer).await?;
			}
			state.media.watch(stream, &offer).await
		},
	};
	let answer = answer.map_err(signalling::problem)?;
	Ok(signalling::created("whep", performer, answer, &state.relay.ice_servers()))
}
