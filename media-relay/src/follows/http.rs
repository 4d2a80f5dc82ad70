//! Follows over HTTP. Every request carries a bearer token of an account, and is about its follows.
//!
//! | request | answer |
//! |---|---|
//! | `PUT /follows/{performer}`, `DELETE /follows/{performer}` | 204 |
//! | `GET /follows/{performer}` | 204 if the account follows her, 404 if not |
//! | `GET /follows` | all whom it follows |
//! | `GET /follows/live` | those of them who are live, and where |

use super::Follows;
use crate::{
	bearer::Authenticate,
	live::{self, Stream},
	problem::Problem,
	room::{Happening, Told},
};
use axum::{
	extract::{Path, State},
	http::{header, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use livestars_chain::Account;
use serde::Serialize;
use std::sync::Arc;

#[derive(Clone)]
struct Service {
	follows: Follows,
	live: Arc<dyn live::Live>,
	bearers: Arc<dyn Authenticate>,
	told: Told,
}

/// The routes of follows. `live` says who is live, `bearers` on whose behalf a request comes;
/// `told` hears of every follow that begins or ends.
pub fn router(
	follows: Follows,
	live: Arc<dyn live::Live>,
	bearers: Arc<dyn Authenticate>,
	told: Told,
) -> Router {
	Router::new()
		.route("/follows", get(list))
		.route("/follows/live", get(followed_live))
		.route("/follows/{performer}", get(is_followed).put(follow).delete(unfollow))
		.with_state(Service { follows, live, bearers, told })
}

#[derive(Serialize)]
struct Followed {
	performers: Vec<Account>,
}

#[derive(Serialize)]
struct Live {
	streams: Vec<Stream>,
}

async fn list(
	State(Service { follows, bearers, .. }): State<Service>,
	headers: HeaderMap,
) -> Result<Response, Problem> {
	let account = bearers.account(&headers)?;
	Ok(private(Followed { performers: follows.of(account).await? }))
}

async fn followed_live(
	State(Service { follows, live, bearers, .. }): State<Service>,
	headers: HeaderMap,
) -> Result<Response, Problem> {
	let account = bearers.account(&headers)?;
	let followed = follows.of(account).await?;
	let live = live.streams().await?;
	let streams = followed.iter().filter_map(|performer| live.get(performer)).cloned().collect();
	Ok(private(Live { streams }))
}

async fn is_followed(
	State(Service { follows, bearers, .. }): State<Service>,
	Path(performer): Path<String>,
	headers: HeaderMap,
) -> Result<StatusCode, Problem> {
	let account = bearers.account(&headers)?;
	if follows.follows(account, parse(&performer)?).await? {
		Ok(StatusCode::NO_CONTENT)
	} else {
		Err(Problem::new(StatusCode::NOT_FOUND, "not-followed", "this account does not follow her"))
	}
}

async fn follow(
	State(Service { follows, bearers, told, .. }): State<Service>,
	Path(performer): Path<String>,
	headers: HeaderMap,
) -> Result<StatusCode, Problem> {
	let (by, performer) = (bearers.account(&headers)?, parse(&performer)?);
	if follows.follow(by, performer).await? {
		told(performer, Happening::Followed { by }).await;
	}
	Ok(StatusCode::NO_CONTENT)
}

async fn unfollow(
	State(Service { follows, bearers, told, .. }): State<Service>,
	Path(performer): Path<String>,
	headers: HeaderMap,
) -> Result<StatusCode, Problem> {
	let (by, performer) = (bearers.account(&headers)?, parse(&performer)?);
	if follows.unfollow(by, performer).await? {
		told(performer, Happening::Unfollowed { by }).await;
	}
	Ok(StatusCode::NO_CONTENT)
}

fn parse(performer: &str) -> Result<Account, Problem> {
	Account::parse(performer).map_err(|error| {
		Problem::new(StatusCode::BAD_REQUEST, "malformed-account", error.to_string())
	})
}

/// What is told to one account is kept by nobody on the way.
fn private(body: impl Serialize) -> Response {
	([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
