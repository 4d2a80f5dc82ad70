//! Requests to a server.

use crate::viewer::CannotWatch;
use serde_json::Value;
use std::time::Duration;
use ureq::{
	http::{header, Response, StatusCode},
	Body,
};

/// The longest answer that is read, in bytes.
const MAX_ANSWER: u64 = 64 * 1024;

/// How long a server may take to answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// What a server answered.
pub struct Answer {
	/// The status.
	pub status: StatusCode,
	/// Where the thing that was made is, relative to the request or whole.
	pub location: Option<String>,
	/// The body.
	pub body: String,
}

impl Answer {
	/// The body as JSON; null if it is none.
	pub fn json(&self) -> Value {
		serde_json::from_str(&self.body).unwrap_or_default()
	}

	/// The answer, if it says that all went well.
	pub fn successful(self) -> Result<Self, CannotWatch> {
		if self.status.is_success() {
			Ok(self)
		} else {
			Err(CannotWatch::Refused(self.status, self.body))
		}
	}
}

/// Asks for what is at `url`.
pub fn get(url: &str) -> Result<Answer, CannotWatch> {
	let request = ureq::get(url).config().http_status_as_error(false);
	read(request.timeout_global(Some(TIMEOUT)).build().call())
}

/// Gives `url` a body, and a bearer's token if there is one.
pub fn post(
	url: &str,
	token: Option<&str>,
	content_type: &str,
	body: &str,
) -> Result<Answer, CannotWatch> {
	let request = ureq::post(url).config().http_status_as_error(false);
	let mut request =
		request.timeout_global(Some(TIMEOUT)).build().header(header::CONTENT_TYPE, content_type);
	if let Some(token) = token {
		request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
	}
	read(request.send(body))
}

/// Gives `url` JSON.
pub fn post_json(url: &str, token: Option<&str>, body: &Value) -> Result<Value, CannotWatch> {
	let answer = post(url, token, "application/json", &body.to_string())?;
	Ok(answer.successful()?.json())
}

/// Removes what is at `url`.
pub fn delete(url: &str) -> Result<Answer, CannotWatch> {
	let request = ureq::delete(url).config().http_status_as_error(false);
	read(request.timeout_global(Some(TIMEOUT)).build().call())
}

fn read(response: Result<Response<Body>, ureq::Error>) -> Result<Answer, CannotWatch> {
	let unreachable = |error: ureq::Error| CannotWatch::Unreachable(error.to_string());
	let mut response = response.map_err(unreachable)?;
	let location = response.headers().get(header::LOCATION);
	let location = location.and_then(|location| location.to_str().ok()).map(str::to_owned);
	let body = response.body_mut().with_config().limit(MAX_ANSWER).read_to_string();
	Ok(Answer { status: response.status(), location, body: body.map_err(unreachable)? })
}
