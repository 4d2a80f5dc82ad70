//! The index over HTTP.
//!
//! | request | answer |
//! |---|---|
//! | `GET /accounts/{account}/payments?from=&to=&cursor=&limit=` | a page of payments, newest first |
//! | `GET /accounts/{account}/payments.csv?from=&to=` | all of them, oldest first, each with whether it is final; by the account's token |
//! | `GET /accounts/{account}/days?from=&to=` | what it paid and received on each day |
//! | `GET /accounts/{account}/earnings?from=&to=` | what it received, by role, tier and kind |
//! | `GET /rooms/{performer}/leaderboard?day=` | who paid most, today if no day is named |
//!
//! What was paid is public on the chain. A whole history in one file is not made for anybody but its
//! account: it is the most work that a request can cause.

use super::{
	csv, query, Day, DaySums, Direction, Earnings, Index, Leader, Progress, Range, Receipt,
	MOST_LISTED,
};
use crate::{bearer::Authenticate, clock::now, problem::Problem};
use axum::{
	body::{Body, Bytes},
	extract::{rejection::QueryRejection, Path, Query, State},
	http::{header, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use futures::stream;
use livestars_chain::{Account, BlockNumber};
use serde::{Deserialize, Serialize};
use std::{io, sync::Arc};
use tokio::sync::Semaphore;

/// The most payers of a leaderboard.
const LEADERS: usize = 50;

/// Of how many exports a page is read at once; the others wait for their turn. Those that their
/// accounts do not read take none.
const EXPORTS: usize = 4;

#[derive(Clone)]
struct Service {
	index: Index,
	bearers: Arc<dyn Authenticate>,
	exports: Arc<Semaphore>,
}

/// The routes of the index. `bearers` says on whose behalf a request comes.
pub fn router(index: Index, bearers: Arc<dyn Authenticate>) -> Router {
	Router::new()
		.route("/accounts/{account}/payments", get(payments))
		.route("/accounts/{account}/payments.csv", get(export))
		.route("/accounts/{account}/days", get(days))
		.route("/accounts/{account}/earnings", get(earnings))
		.route("/rooms/{performer}/leaderboard", get(leaderboard))
		.with_state(Service { index, bearers, exports: Arc::new(Semaphore::new(EXPORTS)) })
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Span {
	from: Option<Day>,
	to: Option<Day>,
}

impl TryFrom<Span> for Range {
	type Error = Problem;

	fn try_from(span: Span) -> Result<Self, Problem> {
		let Self { from, to } = Self::ALL;
		let (from, to) = (span.from.unwrap_or(from), span.to.unwrap_or(to));
		if from <= to {
			return Ok(Self { from, to });
		}
		let detail = "the days end before they begin: `from` is the first, `to` the last";
		Err(Problem::new(StatusCode::BAD_REQUEST, "malformed-query", detail))
	}
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PageOf {
	from: Option<Day>,
	to: Option<Day>,
	cursor: Option<String>,
	limit: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page {
	payments: Vec<Receipt>,
	/// The cursor of the next page, if there is one.
	next: Option<String>,
	index: Progress,
}

async fn payments(
	State(Service { index, .. }): State<Service>,
	Path(account): Path<String>,
	asked: Result<Query<PageOf>, QueryRejection>,
) -> Result<Json<Page>, Problem> {
	let account = parse_account(&account)?;
	let Query(PageOf { from, to, cursor, limit }) = asked.map_err(malformed_query)?;
	let range = Range::try_from(Span { from, to })?;
	let limit = limit.unwrap_or(MOST_LISTED).clamp(1, MOST_LISTED);
	let after = cursor.as_deref().map(parse_cursor).transpose()?;
	let (payments, index) = index
		.at_once(move |state| {
			query::history(state, account, range, Direction::NewestFirst, after, limit)
		})
		.await?;
	let full = payments.len() >= limit as usize;
	let next =
		payments.last().filter(|_| full).map(|last| format!("{}-{}", last.block, last.event));
	Ok(Json(Page { payments, next, index }))
}

#[derive(Serialize)]
struct DaysOf {
	days: Vec<DaySums>,
	index: Progress,
}

async fn days(
	State(Service { index, .. }): State<Service>,
	Path(account): Path<String>,
	span: Result<Query<Span>, QueryRejection>,
) -> Result<Json<DaysOf>, Problem> {
	let account = parse_account(&account)?;
	let Query(span) = span.map_err(malformed_query)?;
	let range = Range::try_from(span)?;
	let (days, index) = index.at_once(move |state| query::days(state, account, range)).await?;
	Ok(Json(DaysOf { days, index }))
}

#[derive(Serialize)]
struct EarningsOf {
	earnings: Vec<Earnings>,
	index: Progress,
}

async fn earnings(
	State(Service { index, .. }): State<Service>,
	Path(account): Path<String>,
	span: Result<Query<Span>, QueryRejection>,
) -> Result<Json<EarningsOf>, Problem> {
	let account = parse_account(&account)?;
	let Query(span) = span.map_err(malformed_query)?;
	let range = Range::try_from(span)?;
	let (earnings, index) =
		index.at_once(move |state| query::earnings(state, account, range)).await?;
	Ok(Json(EarningsOf { earnings, index }))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfDay {
	day: Option<Day>,
}

#[derive(Serialize)]
struct Leaderboard {
	day: Day,
	leaders: Vec<Leader>,
	index: Progress,
}

async fn leaderboard(
	State(Service { index, .. }): State<Service>,
	Path(performer): Path<String>,
	asked: Result<Query<OfDay>, QueryRejection>,
) -> Result<Json<Leaderboard>, Problem> {
	let performer = parse_account(&performer)?;
	let Query(OfDay { day }) = asked.map_err(malformed_query)?;
	let day = day.unwrap_or_else(today);
	let (leaders, index) =
		index.at_once(move |state| query::leaders(state, performer, day, LEADERS)).await?;
	Ok(Json(Leaderboard { day, leaders, index }))
}

/// How far an export is.
struct Export {
	index: Index,
	account: Account,
	range: Range,
	next: Next,
	turns: Arc<Semaphore>,
}

/// What an export writes next.
enum Next {
	Header,
	After(Option<(BlockNumber, u32)>),
	Nothing,
}

impl Export {
	/// The next part of the file; nothing at its end. A part holds one page, so that a history of any
	/// length takes the memory of a page.
	async fn part(mut self) -> Option<(Result<Bytes, io::Error>, Self)> {
		let part = match self.next {
			Next::Nothing => return None,
			Next::Header => {
				self.next = Next::After(None);
				csv::header().map_err(io::Error::other)
			},
			Next::After(after) => self.page(after).await,
		};
		if part.is_err() {
			self.next = Next::Nothing;
		}
		Some((part.map(Bytes::from), self))
	}

	async fn page(&mut self, after: Option<(BlockNumber, u32)>) -> Result<Vec<u8>, io::Error> {
		let direction = Direction::OldestFirst;
		let _turn = self.turns.acquire().await.map_err(io::Error::other)?;
		let receipts = self
			.index
			.history(self.account, self.range, direction, after, MOST_LISTED)
			.await
			.map_err(io::Error::other)?;
		self.next = match receipts.last() {
			Some(last) => Next::After(Some((last.block, last.event))),
			None => Next::Nothing,
		};
		csv::lines(self.account, &receipts).map_err(io::Error::other)
	}
}

async fn export(
	State(Service { index, bearers, exports }): State<Service>,
	Path(account): Path<String>,
	span: Result<Query<Span>, QueryRejection>,
	headers: HeaderMap,
) -> Result<Response, Problem> {
	let bearer = bearers.account(&headers)?;
	let account = parse_account(&account)?;
	if bearer != account {
		let detail = "an export is made for its account alone: use a token of this account";
		return Err(Problem::new(StatusCode::FORBIDDEN, "not-your-account", detail));
	}
	let Query(span) = span.map_err(malformed_query)?;
	let range = Range::try_from(span)?;
	let export = Export { index, account, range, next: Next::Header, turns: exports };
	let headers = [
		(header::CONTENT_TYPE, csv::MEDIA_TYPE),
		(header::CONTENT_DISPOSITION, "attachment; filename=\"payments.csv\""),
		(header::CACHE_CONTROL, "no-store"),
	];
	Ok((headers, Body::from_stream(stream::unfold(export, Export::part))).into_response())
}

fn parse_account(text: &str) -> Result<Account, Problem> {
	Account::parse(text).map_err(|error| {
		Problem::new(StatusCode::BAD_REQUEST, "malformed-account", error.to_string())
	})
}

fn parse_cursor(text: &str) -> Result<(BlockNumber, u32), Problem> {
	let parts = text.split_once('-');
	let parsed = parts.and_then(|(block, event)| Some((block.parse().ok()?, event.parse().ok()?)));
	parsed.filter(|(_, event)| *event < super::schema::MOST_EVENTS).ok_or_else(|| {
		let detail = "a cursor is what a page names as its next: take it from there";
		Problem::new(StatusCode::BAD_REQUEST, "malformed-cursor", detail)
	})
}

fn malformed_query(rejection: QueryRejection) -> Problem {
	Problem::new(StatusCode::BAD_REQUEST, "malformed-query", rejection.body_text())
}

fn today() -> Day {
	Day::of(now())
}
