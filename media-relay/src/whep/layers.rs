//! The resource through which a viewer chooses a layer: [`super`] says what it takes and gives.

use crate::{
	problem::Problem,
	signalling::{self, problem, Signalling},
};
use axum::{
	body::{to_bytes, Body},
	extract::{Path, State},
	http::{HeaderMap, HeaderValue, StatusCode},
	response::{IntoResponse, Response},
	routing::{get, MethodRouter},
	Json,
};
use livestars_chain::Account;
use livestars_media::{LayerChoice, LayerStatus, SessionId};
use serde::Deserialize;
use serde_json::{json, Map, Value};

/// The largest body that is read, in bytes: several times what a choice can have.
const MAX_BODY: usize = 1_024;

/// What may be asked of the resource.
pub(super) fn route() -> MethodRouter<Signalling> {
	let options = || async { (StatusCode::NO_CONTENT, [("accept-post", "application/json")]) };
	get(layers).post(choose).delete(choose_nothing).options(options).fallback(not_allowed)
}

/// The `Link` header that tells where the resource of this session is.
pub(super) fn link(performer: Account, session: SessionId) -> Option<HeaderValue> {
	let link =
		format!("</whep/{performer}/{session}/layer>; rel=\"urn:ietf:params:whep:ext:core:layer\"");
	HeaderValue::from_str(&link).ok()
}

/// The members of the draft that say something of layers as they are sent here: whole encodings.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Choice {
	/// The number of the section of the session description.
	media_id: Option<String>,
	#[serde(alias = "encodingId")]
	rid: Option<String>,
	max_width: Option<u32>,
	max_height: Option<u32>,
}

async fn layers(
	State(state): State<Signalling>,
	Path((_, name)): Path<(String, String)>,
) -> Result<Json<Value>, Problem> {
	let known = state.media.layers(signalling::session(&name)?).await.map_err(problem)?;
	let section = known.section.map(|section| {
		let layers = known.layers.iter().map(described).collect();
		(section.to_string(), Value::Array(layers))
	});
	Ok(Json(section.into_iter().collect::<Map<_, _>>().into()))
}

fn described(layer: &LayerStatus) -> Value {
	match layer.size {
		Some(size) => json!({
			"rid": layer.rid, "bitrate": layer.rate, "width": size.width, "height": size.height,
		}),
		None => json!({ "rid": layer.rid, "bitrate": layer.rate }),
	}
}

async fn choose(
	State(state): State<Signalling>,
	Path((_, name)): Path<(String, String)>,
	headers: HeaderMap,
	body: Body,
) -> Result<Response, Problem> {
	let session = signalling::session(&name)?;
	let Choice { media_id, rid, max_width, max_height } = read(&headers, body).await?;
	if let Some(section) = media_id {
		let known = state.media.layers(session).await.map_err(problem)?.section;
		if known.map(|known| known.to_string()) != Some(section) {
			return Err(refused("mediaId is not the number of the section for pictures"));
		}
	}
	let choice = LayerChoice { rid, max_width, max_height };
	state.media.choose_layer(session, choice).await.map_err(problem)?;
	Ok(StatusCode::OK.into_response())
}

async fn choose_nothing(
	State(state): State<Signalling>,
	Path((_, name)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
	let session = signalling::session(&name)?;
	state.media.choose_layer(session, LayerChoice::default()).await.map_err(problem)?;
	Ok(StatusCode::OK)
}

/// The choice in a request's body; an empty body leaves everything open.
async fn read(headers: &HeaderMap, body: Body) -> Result<Choice, Problem> {
	let bytes = to_bytes(body, MAX_BODY).await.map_err(|_| {
		let detail = format!("the body is larger than {MAX_BODY} bytes");
		Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail)
	})?;
	if bytes.is_empty() {
		return Ok(Choice::default());
	}
	signalling::check_type(headers, "application/json")?;
	serde_json::from_slice(&bytes).map_err(|error| refused(error.to_string()))
}

fn refused(detail: impl Into<String>) -> Problem {
	Problem::new(StatusCode::BAD_REQUEST, "choice-refused", detail)
}

async fn not_allowed() -> Problem {
	let detail = "use GET for the layers, POST with a choice, and DELETE to choose nothing";
	Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", detail)
}
