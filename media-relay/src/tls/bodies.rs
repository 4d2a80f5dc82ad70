//! A bound on the time that the body of a request takes: who sends it a byte at a time holds a
//! connection no longer than who sends nothing.

use crate::problem::Problem;
use axum::{
	body::{Body, Bytes, HttpBody},
	extract::{Request, State},
	http::{header, HeaderValue, StatusCode},
	middleware::Next,
	response::{IntoResponse, Response},
};
use futures::{stream, Stream, StreamExt};
use std::{
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::Duration,
};
use tokio::time::{timeout_at, Instant};

/// The pace in bytes a second that a body has to keep once its time is over. Long ones get as much more
/// time as they need at this pace.
const PACE: u64 = 8 * 1024;

/// Answers with 408 if the body does not come within `time`. Requests without one, such as those for
/// WebSockets and polls, may take as long as they want.
pub(super) async fn in_time(
	State(time): State<Duration>,
	request: Request,
	next: Next,
) -> Response {
	if request.body().is_end_stream() {
		return next.run(request).await;
	}
	let late = Arc::new(AtomicBool::new(false));
	let noted = late.clone();
	let request = request.map(|body| Body::from_stream(bounded(body, time, noted)));
	let response = next.run(request).await;
	if !late.load(Ordering::Relaxed) {
		return response;
	}
	let detail = format!(
		"the body did not come within {} seconds, or more slowly than {PACE} bytes a second after that",
		time.as_secs()
	);
	let problem = Problem::new(StatusCode::REQUEST_TIMEOUT, "body-too-slow", detail);
	let mut response = problem.into_response();
	response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
	response
}

/// The body as long as it is in time; then an error, which is noted.
fn bounded(
	body: Body,
	time: Duration,
	late: Arc<AtomicBool>,
) -> impl Stream<Item = Result<Bytes, axum::Error>> {
	let start = (Some(body.into_data_stream()), Instant::now() + time);
	stream::unfold(start, move |(body, deadline)| {
		let late = late.clone();
		async move {
			let mut body = body?;
			match timeout_at(deadline, body.next()).await {
				Ok(None) => None,
				Ok(Some(Ok(bytes))) => {
					let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
					let more = Duration::from_micros(length.saturating_mul(1_000_000) / PACE);
					Some((Ok(bytes), (Some(body), deadline + more)))
				},
				Ok(Some(Err(error))) => Some((Err(error), (None, deadline))),
				Err(elapsed) => {
					late.store(true, Ordering::Relaxed);
					Some((Err(axum::Error::new(elapsed)), (None, deadline)))
				},
			}
		}
	})
}
