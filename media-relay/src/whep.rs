//! # Watching: WHEP
//!
//! `POST /whep/{performer}` with an offer (draft-ietf-wish-whep) begins to watch, without an account.
//! A stream that is published to another relay is fetched from there. The response's `Location` is
//! the session, as with WHIP. While nobody publishes, the answer is 409 `not-live` with `Retry-After`.
//!
//! A relay of the directory that sends its token takes a copy instead: it is no viewer, asks its own
//! viewers for their countries itself, and nothing is fetched for it.
//!
//! ## The quality
//!
//! A publisher may send her pictures in several sizes, each a layer (simulcast). Which one a viewer is
//! sent is chosen by her bandwidth, and she may say what she wants at most. The response's `Link` with
//! the relation `urn:ietf:params:whep:ext:core:layer` leads to `/whep/{performer}/{session}/layer`
//! (draft-ietf-wish-whep, core extensions, video layer selection):
//!
//! - `POST` with `{"rid": "h"}`, `{"maxHeight": 360}` or `{"maxWidth": 640}`, in `application/json`,
//!   chooses from now on; before the session is connected too. `encodingId` is what earlier drafts
//!   called `rid`, and `mediaId` may name the section for pictures. The answer is 200.
//! - `POST` with `{}` or nothing, and `DELETE`, leave the choice to her bandwidth again. `DELETE` is
//!   not in the draft.
//! - `GET` returns what the draft's event `layers` carries: by the number of the section, the layers
//!   that are being sent, the smallest first, each with `rid` and `bitrate`, and with `width` and
//!   `height` where its pictures tell them. The draft sends it by server-sent events, which are an open
//!   connection and two more resources for each viewer. Here it is read when somebody opens a menu.
//!
//! A choice is an upper bound, where the draft leaves open how strictly it holds. It is tried at once,
//! and left again if the viewer's bandwidth does not carry it; where no layer is within it she gets
//! the lowest. So nobody loses her picture by choosing too much or too little. It holds for the
//! session, also after the publisher began anew with layers of other names. Spatial and temporal
//! layers within an encoding are not told apart: a choice that names some is refused.
//!
//! From relay to relay go all layers that the link between them carries, each in a section of its own,
//! so that viewers of a copy have the same choice. There the layers are called by their numbers.

mod layers;

use crate::{
	problem::Problem,
	signalling::{self, Audience, Signalling},
};
use axum::{
	extract::{Path, Request, State},
	http::header,
	response::Response,
	routing::post,
	Router,
};
use livestars_media::StreamId;

/// The routes of WHEP.
pub fn router(state: Signalling) -> Router {
	let layer = ("/whep/{performer}/{session}/layer", layers::route());
	signalling::routes("whep", post(watch), [layer], state)
}

async fn watch(
	State(state): State<Signalling>,
	Path(name): Path<String>,
	request: Request,
) -> Result<Response, Problem> {
	state.relay.open()?;
	let performer = signalling::performer(&name)?;
	let stream = StreamId(performer.0);
	let (request, body) = request.into_parts();
	let offer = signalling::offer(&request.headers, body).await?;
	let address = state.relay.address(&request);
	let answer = match state.relay.audience(performer, &request.headers)? {
		Audience::Relay => state.media.supply(stream, address, &offer).await,
		Audience::Viewer => {
			state.relay.watchable(performer, &request).await?;
			if state.media.stream(stream).is_none() {
				state.relay.fetch(performer).await?;
			}
			let watched = state.media.watch(stream, address, &offer).await;
			if let Ok(answer) = &watched {
				state.relay.watches(performer, answer.session, &request).await?;
			}
			watched
		},
	};
	let answer = answer.map_err(signalling::problem)?;
	let layer = layers::link(performer, answer.session);
	let servers = state.relay.ice_servers();
	let mut response = signalling::created("whep", performer, answer, &servers);
	if let Some(layer) = layer {
		response.headers_mut().append(header::LINK, layer);
	}
	Ok(response)
}
