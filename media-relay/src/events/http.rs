//! The paths of the events.

use super::{
	ring::{Cursor, CursorError, Ring},
	socket,
};
use crate::{
	problem::Problem,
	room::{bad_token, bearer, performer_of, upgrade, Shared},
};
use axum::{
	extract::{Path, RawQuery, Request, State},
	http::{header, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Router,
};
use livestars_chain::Account;
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;

/// How long a poll waits if it does not say, in seconds.
const USUAL_WAIT: u64 = 10;

/// The most events of one answer.
const EVENTS: usize = 200;

/// `GET /events/{performer}` and `GET /events/{performer}/socket`.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
	Router::new()
		.route("/events/{performer}", get(poll))
		.route("/events/{performer}/socket", get(open_socket))
		.route("/events/{performer}/{token}", get(token_in_path))
		.with_state(shared)
}

/// What the query of a request says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
	/// From where to read; without it, from now on.
	pub after: Option<Cursor>,
	/// How long to wait at most, in seconds.
	pub wait: Option<u64>,
}

impl Query {
	/// Reads a query. Nothing of it is repeated in a refusal: it may hold a token.
	pub fn parse(text: Option<&str>) -> Result<Self, Problem> {
		let mut query = Self::default();
		for part in text.unwrap_or_default().split('&').filter(|part| !part.is_empty()) {
			let (name, value) = part.split_once('=').unwrap_or((part, ""));
			match name {
				"after" => query.after = Some(value.parse().map_err(cursor_problem)?),
				"timeout" => {
					let seconds = value.parse().map_err(|_| {
						let detail = "timeout is a whole number of seconds";
						Problem::new(StatusCode::BAD_REQUEST, "bad-timeout", detail)
					})?;
					query.wait = Some(seconds);
				},
				name if is_for_tokens(name) => return Err(token_in_url()),
				_ => {
					let detail = "the parameters are `after` and `timeout`; a token goes into the \
					              Authorization header";
					return Err(Problem::new(StatusCode::BAD_REQUEST, "unknown-parameter", detail));
				},
			}
		}
		Ok(query)
	}
}

/// The place after which a query asks for events.
#[cfg(feature = "fuzzing")]
pub fn read(query: &str) -> Option<Cursor> {
	Query::parse(Some(query)).ok()?.after
}

fn is_for_tokens(name: &str) -> bool {
	let name = name.to_ascii_lowercase();
	["token", "auth", "bearer", "key", "secret", "password"].iter().any(|word| name.contains(word))
}

fn token_in_url() -> Problem {
	let detail = "a token in a URL ends up in logs and histories; send it in the header \
	              `Authorization: Bearer …`, and have this one revoked";
	Problem::new(StatusCode::BAD_REQUEST, "token-in-url", detail)
}

fn cursor_problem(error: CursorError) -> Problem {
	match error {
		CursorError::Shape => {
			Problem::new(StatusCode::BAD_REQUEST, "bad-cursor", error.to_string())
		},
		CursorError::Gone => Problem::new(StatusCode::GONE, "events-gone", error.to_string()),
	}
}

async fn token_in_path() -> Problem {
	token_in_url()
}

async fn poll(
	State(shared): State<Arc<Shared>>,
	Path(path): Path<String>,
	RawQuery(query): RawQuery,
	headers: HeaderMap,
) -> Result<Response, Problem> {
	let query = Query::parse(query.as_deref())?;
	let performer = performer_of(&path)?;
	authorise(&shared, &headers, &performer)?;
	let _place = shared.place(&performer)?;
	let ring = shared.ring(&performer).await?;
	let from = query.after.unwrap_or_else(|| ring.end());
	let longest = shared.settings.poll_seconds;
	let seconds = query.wait.unwrap_or(USUAL_WAIT).min(longest);
	let mut drained = shared.drained();
	let (mut events, mut next) = ring.read(from, EVENTS).map_err(cursor_problem)?;
	if events.is_empty() {
		let news = timeout(Duration::from_secs(seconds), ring.wait(from));
		tokio::select! {
			// Nothing may have happened in time.
			_ = news => {},
			_ = drained.wait_for(Option::is_some) => {},
		}
		(events, next) = ring.read(from, EVENTS).map_err(cursor_problem)?;
	}
	let wait = query.wait.map(|wait| format!("&timeout={}", wait.min(longest)));
	let next = format!("/events/{performer}?after={next}{}", wait.unwrap_or_default());
	let events: Vec<_> = events.iter().map(|event| event.as_str()).collect();
	// The events are JSON already, and nothing in the URL has to be escaped.
	let body = format!(r#"{{"events":[{}],"nextUrl":"{next}"}}"#, events.join(","));
	let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
	Ok((headers, body).into_response())
}

async fn open_socket(
	State(shared): State<Arc<Shared>>,
	Path(path): Path<String>,
	RawQuery(query): RawQuery,
	request: Request,
) -> Result<Response, Problem> {
	let query = Query::parse(query.as_deref())?;
	let performer = performer_of(&path)?;
	let (mut parts, _) = request.into_parts();
	authorise(&shared, &parts.headers, &performer)?;
	let upgrade = upgrade(&mut parts, shared.settings.message_bytes).await?;
	let place = shared.place(&performer)?;
	let ring: Arc<Ring> = shared.ring(&performer).await?;
	let from = query.after.unwrap_or_else(|| ring.end());
	ring.read(from, 0).map_err(cursor_problem)?;
	Ok(upgrade.on_upgrade(move |socket| socket::serve(socket, shared, ring, from, place)))
}

/// Whether the bearer may read the events of this room.
fn authorise(shared: &Shared, headers: &HeaderMap, performer: &Account) -> Result<(), Problem> {
	let token = bearer(headers).ok_or_else(|| {
		let detail = "send a token for events in the header `Authorization: Bearer …`";
		Problem::new(StatusCode::UNAUTHORIZED, "no-token", detail)
	})?;
	let account = shared.dependencies.identifies.reader(token).ok_or_else(bad_token)?;
	if account != *performer {
		let detail = "the token is for the events of another performer's room";
		return Err(Problem::new(StatusCode::FORBIDDEN, "other-room", detail));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_query_says_from_where_and_how_long() {
		assert_eq!(Query::parse(None), Ok(Query::default()));
		let query = Query::parse(Some("after=0123456789abcdef-7&timeout=5")).unwrap();
		assert_eq!(query.wait, Some(5));
		assert_eq!(query.after.unwrap().to_string(), "0123456789abcdef-7");
	}

	#[test]
	fn a_bad_query_is_refused_without_repeating_it() {
		for (text, kind) in [
			("token=sesame", "token-in-url"),
			("access_token=sesame", "token-in-url"),
			("api-key=sesame", "token-in-url"),
			("Authorization=sesame", "token-in-url"),
			("sesame", "unknown-parameter"),
			("after=sesame", "bad-cursor"),
			("timeout=sesame", "bad-timeout"),
			("timeout=-1", "bad-timeout"),
		] {
			let problem = Query::parse(Some(text)).unwrap_err();
			assert_eq!(problem.kind, kind, "{text}");
			assert!(!problem.detail.contains("sesame"), "{text}");
		}
	}
}
