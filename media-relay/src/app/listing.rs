//! Who is live, and which relays there are.

use super::kept::Kept;
use crate::{
	gate::Gate,
	live::{Live, Stream},
	problem::Problem,
	profiles::Profiles,
};
use axum::{
	extract::State,
	http::{header, request::Parts, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use livestars_chain::{Account, Chain, ChainError, Hash};
use livestars_media::{Media, StreamId};
use livestars_mesh::{Mesh, Multiaddr};
use serde::Serialize;
use serde_json::json;
use std::{cmp::Reverse, collections::BTreeSet, sync::Arc, time::Duration};
use tokio::{sync::Mutex, time::Instant};

/// For how long a light client can start from the same specification.
const SPECIFICATION_LIFETIME: Duration = Duration::from_secs(60);

/// The most rooms of a listing.
const MOST_LISTED: usize = 500;

/// What listings are made from.
pub struct Listing {
	/// What the relay says of itself.
	pub about: About,
	/// The chain.
	pub chain: Chain,
	/// Who may see which room.
	pub gate: Gate,
	/// Who is live.
	pub live: Arc<dyn Live>,
	/// The streams that are here.
	pub media: Media,
	/// The streams that are elsewhere.
	pub mesh: Mesh,
	/// What rooms are called.
	pub profiles: Profiles,
	/// The last listing.
	pub rooms: Kept<Vec<LiveRoom>>,
	/// What light clients started from last, and when it was made.
	pub specification: Mutex<Option<(Instant, String)>>,
}

/// What the relay says of itself.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
	/// The relay's account.
	pub account: Account,
	/// The URL under which browsers reach it.
	pub url: String,
	/// The version of its program.
	pub version: &'static str,
	/// The hash of the chain's first block.
	pub genesis: Hash,
	/// What the chain is called.
	pub chain: String,
	/// Whether the chain is for development: its accounts' keys are known to everybody.
	pub development: bool,
	/// Whether browsers reach the node at `/node`.
	pub node: bool,
	/// The addresses of nodes that light clients in browsers can use.
	pub light_client: Vec<Multiaddr>,
	/// Whether the relay has a TURN server.
	pub turn: bool,
}

/// A room with a stream.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LiveRoom {
	/// Whose room it is.
	pub performer: Account,
	/// The relay that the performer publishes to.
	pub relay: Account,
	/// Since when, in milliseconds since the Unix epoch.
	pub since: u64,
	/// How many watch, on all relays that this one knows.
	pub viewers: u64,
	/// What the room is called.
	pub title: Option<String>,
	/// What is on at present.
	pub subject: Option<String>,
	/// The words under which it is found.
	pub tags: Vec<String>,
	/// The language that is spoken.
	pub language: Option<String>,
}

/// `GET /rooms`, `GET /relays`, `GET /relay` and `GET /chain-specification`.
pub fn router(listing: Listing) -> Router {
	Router::new()
		.route("/rooms", get(rooms))
		.route("/relays", get(relays))
		.route("/relay", get(relay))
		.route("/chain-specification", get(chain_specification))
		.with_state(Arc::new(listing))
}

async fn relay(State(listing): State<Arc<Listing>>) -> Response {
	Json(&listing.about).into_response()
}

/// From what a light client starts. A node makes it anew each time it is asked, so it is kept a while.
async fn chain_specification(State(listing): State<Arc<Listing>>) -> Result<Response, Problem> {
	let mut last = listing.specification.lock().await;
	let text = match last.as_ref().filter(|(at, _)| at.elapsed() < SPECIFICATION_LIFETIME) {
		Some((_, text)) => text.clone(),
		None => {
			let mut made = listing.chain.light_specification().await.map_err(unreachable)?;
			made["bootNodes"] = json!(listing.about.light_client);
			last.insert((Instant::now(), made.to_string())).1.clone()
		},
	};
	let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
	Ok((headers, text).into_response())
}

async fn relays(State(listing): State<Arc<Listing>>) -> Result<Response, Problem> {
	let at = listing.chain.at_finalized().await.map_err(unreachable)?;
	Ok(Json(at.relays().await.map_err(unreachable)?).into_response())
}

/// The rooms that a viewer of the request's country may enter, most viewers first.
async fn rooms(State(listing): State<Arc<Listing>>, request: Parts) -> Result<Response, Problem> {
	let country = listing.gate.country(&request);
	let mut shown = Vec::new();
	for room in listing.rooms.get(listing.live_rooms()).await?.iter() {
		match listing.gate.watchable(room.performer, country.as_deref()).await {
			Ok(()) => shown.push(room.clone()),
			Err(problem) if problem.status == StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS => {},
			Err(problem) if problem.status == StatusCode::NOT_FOUND => {},
			Err(problem) => return Err(problem),
		}
	}
	// What is shown depends on who asks.
	Ok(([(header::CACHE_CONTROL, "private, no-cache")], Json(shown)).into_response())
}

impl Listing {
	/// The rooms with a stream that this relay or the mesh has, most viewers first.
	async fn live_rooms(&self) -> Result<Vec<LiveRoom>, Problem> {
		let live = self.live.streams().await?;
		let mut performers: BTreeSet<_> = self.mesh.performers();
		performers.extend(self.media.streams().iter().map(|status| Account(status.stream.0)));
		let streams = performers.iter().filter_map(|performer| live.get(performer));
		let mut streams: Vec<_> =
			streams.map(|stream| (self.viewers(stream.performer), stream)).collect();
		streams.sort_by_key(|(viewers, stream)| (Reverse(*viewers), stream.performer));
		streams.truncate(MOST_LISTED);
		let listed = streams.iter().map(|(_, stream)| stream.performer).collect();
		let mut profiles = self.profiles.at_hand(listed).await;
		let room = |(viewers, stream): (u64, &Stream)| {
			// A room without a readable profile is listed without a title.
			let profile = profiles.remove(&stream.performer);
			LiveRoom {
				performer: stream.performer,
				relay: stream.relay,
				since: stream.since,
				viewers,
				title: profile.as_ref().map(|profile| profile.title.to_string()),
				subject: profile.as_ref().and_then(|profile| {
					profile.subject.as_ref().map(|subject| subject.to_string())
				}),
				tags: profile
					.iter()
					.flat_map(|profile| profile.tags.iter().map(|tag| tag.to_string()))
					.collect(),
				language: profile.map(|profile| profile.language.to_string()),
			}
		};
		Ok(streams.into_iter().map(room).collect())
	}

	/// How many watch a stream, here and elsewhere. Relays that pull it from each other are no viewers.
	fn viewers(&self, performer: Account) -> u64 {
		let here =
			self.media.stream(StreamId(performer.0)).map_or(0, |status| status.viewers as u64);
		let elsewhere = self.mesh.whereabouts(&performer);
		elsewhere.iter().fold(here, |sum, carrier| sum.saturating_add(carrier.viewers.into()))
	}
}

fn unreachable(error: ChainError) -> Problem {
	Problem::new(StatusCode::SERVICE_UNAVAILABLE, "chain-unreachable", error.to_string())
}
