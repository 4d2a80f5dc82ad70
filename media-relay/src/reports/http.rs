//! Reports over HTTP.
//!
//! | request | answer |
//! |---|---|
//! | `POST /rooms/{performer}/reports` `{reason, text?}` | 204: the operator will read it |
//! | `GET /reports`, on the operator's listener | the newest reports |

use super::{Desk, HasRoom, Pace, Reason, ReportError, Reports};
use crate::{
	problem::Problem,
	room::{performer_of, Locates},
};
use axum::{
	extract::{rejection::JsonRejection, DefaultBodyLimit, FromRequest, Path, Request, State},
	http::{header, StatusCode},
	response::{IntoResponse, Response},
	routing::{get, post},
	Json, Router,
};
use serde::Deserialize;
use std::sync::Arc;

/// The most bytes of a request: a text whose every character is escaped, and the rest.
const LARGEST_BODY: usize = 16 * 1024;

/// The most reports of an answer.
const MOST_LISTED: u32 = 1_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Posted {
	reason: Reason,
	#[serde(default)]
	text: String,
}

/// The path for everybody. `locates` knows from where requests come, `has_room` who has a room.
pub fn router(reports: Reports, locates: Arc<dyn Locates>, has_room: HasRoom) -> Router {
	let pace = Pace::new(&reports.limits);
	Router::new()
		.route("/rooms/{performer}/reports", post(take))
		.layer(DefaultBodyLimit::max(LARGEST_BODY))
		.with_state(Arc::new(Desk { reports, locates, has_room, pace }))
}

/// The path for the operator.
pub fn operator(reports: Reports) -> Router {
	Router::new().route("/reports", get(list)).with_state(reports)
}

async fn take(
	State(desk): State<Arc<Desk>>,
	Path(performer): Path<String>,
	request: Request,
) -> Result<StatusCode, Problem> {
	let performer = performer_of(&performer)?;
	let (parts, body) = request.into_parts();
	desk.pace.check(desk.locates.address(&parts))?;
	let posted: Result<Json<Posted>, JsonRejection> =
		Json::from_request(Request::from_parts(parts, body), &()).await;
	let Json(Posted { reason, text }) = posted.map_err(|rejection| {
		Problem::new(rejection.status(), "malformed-request", rejection.body_text())
	})?;
	if !(desk.has_room)(performer).await.map_err(ReportError::Chain)? {
		return Err(ReportError::NoRoom.into());
	}
	desk.reports.keep(performer, reason, &text).await?;
	Ok(StatusCode::NO_CONTENT)
}

async fn list(State(reports): State<Reports>) -> Result<Response, Problem> {
	let newest = reports.newest(MOST_LISTED).await?;
	Ok(([(header::CACHE_CONTROL, "no-store")], Json(newest)).into_response())
}
