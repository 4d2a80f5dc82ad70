//! # Publishing: WHIP
//!
//! `POST /whip/{performer}` with an offer (RFC 9725) begins a stream. The bearer token is the
//! performer's own or a stream key of hers. Who else is on camera is named by
//! `?cast=<account>,<account>` until the stream is live, and by her room on the chain from then on.
//! Nothing is agreed upon before the whole cast has been admitted.
//!
//! The response's `Location` is the session: `PATCH` adds candidates or restarts ICE, `DELETE` ends
//! the stream. Whoever knows the location may do so; it cannot be guessed.

use crate::{
	problem::Problem,
	signalling::{self, Signalling},
};
use axum::{
	body::Body,
	extract::{Path, Query, State},
	http::{HeaderMap, StatusCode},
	response::Response,
	routing::post,
	Router,
};
use livestars_chain::Account;
use livestars_media::StreamId;
use serde::Deserialize;

/// The most accounts that a request may name.
const MAX_CAST: usize = 16;

/// The routes of WHIP.
pub fn router(state: Signalling) -> Router {
	signalling::routes("whip", post(publish), [], state)
}

#[derive(Debug, Deserialize)]
struct Parameters {
	cast: Option<String>,
}

impl Parameters {
	fn cast(&self) -> Result<Vec<Account>, Problem> {
		let refused =
			|detail: String| Problem::new(StatusCode::BAD_REQUEST, "cast-refused", detail);
		let names = self.cast.as_deref().unwrap_or_default().split(',').map(str::trim);
		let cast: Vec<Account> = names
			.filter(|name| !name.is_empty())
			.take(MAX_CAST + 1)
			.map(|name| name.parse().map_err(|error| refused(format!("cast: {error}"))))
			.collect::<Result<_, _>>()?;
		if cast.len() > MAX_CAST {
			return Err(refused(format!("cast: more than {MAX_CAST} accounts")));
		}
		Ok(cast)
	}
}

async fn publish(
	State(state): State<Signalling>,
	Path(name): Path<String>,
	Query(parameters): Query<Parameters>,
	headers: HeaderMap,
	body: Body,
) -> Result<Response, Problem> {
	state.relay.open()?;
	let performer = signalling::performer(&name)?;
	if state.relay.publisher(&headers)? != performer {
		let detail = "the token belongs to another account than the one that is to be published as";
		return Err(Problem::new(StatusCode::FORBIDDEN, "not-yours", detail));
	}
	let cast = parameters.cast()?;
	let offer = signalling::offer(&headers, body).await?;
	state.relay.admit(performer, &cast).await?;
	let answer =
		state.media.publish(StreamId(performer.0), &offer).await.map_err(signalling::problem)?;
	state.relay.accepted(performer, cast, answer.session);
	Ok(signalling::created("whip", performer, answer, &state.relay.ice_servers()))
}
