//! Streams that performers publish to other relays, fetched once however many viewers ask here.
//!
//! The first viewer who asks starts the pull: this relay becomes a viewer (WHEP) of the relay that the
//! mesh names, and proves with a token which relay it is. Everybody who asks meanwhile waits for the
//! same pull. Some time after the last viewer left, the copy is given up.

mod passes;

use crate::{gate::Gate, problem::Problem, signalling::admission::Elsewhere};
use axum::http::StatusCode;
use futures::{
	future::{BoxFuture, Shared},
	FutureExt,
};
use livestars_chain::{Account, Chain, Live, Signer, Update, What};
use livestars_media::{Media, MediaError, MediaEvent, Offer, SessionId, StreamId, StreamStatus};
use livestars_mesh::{may_pull, Carrier, Directory, Mesh, Role};
use passes::Passes;
use std::{
	collections::{btree_map::Entry, BTreeMap, BTreeSet},
	fmt,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::Duration,
};
use tokio::{
	sync::{broadcast, watch},
	task::spawn_blocking,
	time,
};
use ureq::http::{header, Uri};

/// How many relays are asked for a stream before the viewer is told that there is none.
const MAX_ATTEMPTS: usize = 3;

/// How long a relay may take to answer an offer.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(5);

/// How long the chain may take to say that a stream is live, which a relay has.
const LIVE_TIMEOUT: Duration = Duration::from_secs(6);

/// How the chain says that a performer ended her stream herself.
const CHOSEN: &str = "Chosen";

/// How often it is looked whether the chain fell silent.
const TICK: Duration = Duration::from_secs(1);

/// How long the first packet of a pulled stream may take.
const FLOW_TIMEOUT: Duration = Duration::from_secs(6);

/// The longest answer to an offer, in bytes.
const MAX_ANSWER: u64 = 64 * 1024;

/// The outcome of a pull, for all who wait for it.
type Pull = Shared<BoxFuture<'static, Result<(), Problem>>>;

/// Fetches streams from other relays. Clones are the same.
#[derive(Clone)]
pub struct Edge(Arc<Inner>);

/// What an edge works with.
pub struct Means {
	/// The chain.
	pub chain: Chain,
	/// Who may be on camera.
	pub gate: Gate,
	/// Where the copies are.
	pub media: Media,
	/// Who has which stream.
	pub mesh: Mesh,
	/// The key of this relay's account.
	pub signer: Signer,
	/// Which relays there are.
	pub directory: watch::Receiver<Arc<Directory>>,
}

struct Inner {
	chain: Chain,
	gate: Gate,
	media: Media,
	mesh: Mesh,
	me: Account,
	directory: watch::Receiver<Arc<Directory>>,
	passes: Arc<Passes>,
	agent: ureq::Agent,
	/// How long a copy is kept that nobody watches.
	linger: Duration,
	pulls: Mutex<BTreeMap<Account, Pull>>,
	/// The copies that are here, and where each can be given up.
	copies: Mutex<BTreeMap<Account, Copy>>,
}

/// A stream that another relay sends.
struct Copy {
	/// The session here. A stream that ends and begins anew soon has another one.
	session: SessionId,
	carrier: Carrier,
	/// The session's resource at that relay.
	resource: String,
}

impl Edge {
	/// Fetches from the relays that the mesh knows; a copy that nobody watches is given up after
	/// `linger`.
	pub fn new(means: Means, linger: Duration) -> Self {
		let Means { chain, gate, media, mesh, signer, directory } = means;
		let me = signer.account();
		let passes = Arc::new(Passes::new(chain.genesis(), signer));
		let agent = ureq::Agent::config_builder()
			.timeout_global(Some(ANSWER_TIMEOUT))
			.http_status_as_error(false)
			.max_redirects(0)
			.build()
			.into();
		let (pulls, copies) = Default::default();
		Self(Arc::new(Inner {
			chain,
			gate,
			media,
			mesh,
			me,
			directory,
			passes,
			agent,
			linger,
			pulls,
			copies,
		}))
	}

	async fn fetch_once(&self, performer: Account) -> Result<(), Problem> {
		if self.0.media.stream(StreamId(performer.0)).is_some() {
			return Ok(());
		}
		let pull = {
			let mut pulls = self.0.pulls.lock().unwrap_or_else(PoisonError::into_inner);
			pulls
				.entry(performer)
				.or_insert_with(|| {
					let edge = self.clone();
					// A task of its own: the viewer who started it may go away.
					let pull = tokio::spawn(async move {
						let outcome = edge.pull(performer).await;
						let mut pulls = edge.0.pulls.lock().unwrap_or_else(PoisonError::into_inner);
						pulls.remove(&performer);
						outcome
					});
					pull.map(|outcome| outcome.unwrap_or_else(|_| Err(nowhere()))).boxed().shared()
				})
				.clone()
		};
		pull.await
	}

	/// From which relay the stream of `performer` comes, if it does not come from the performer.
	pub fn carrier(&self, performer: &Account) -> Option<Carrier> {
		self.copies().get(performer).map(|copy| copy.carrier.clone())
	}

	/// The URL of another relay that goes on with the stream of `performer` when this one does not; none
	/// where she publishes here.
	pub fn onward(&self, performer: &Account) -> Option<String> {
		let here = self.0.media.stream(StreamId(performer.0)).filter(|status| !status.pulled);
		let carrier = match here {
			Some(_) => None,
			None => self.0.mesh.upstream(performer, &BTreeSet::new()),
		};
		carrier.map(|carrier| carrier.url)
	}

	/// Gives copies up that nobody watches any more, and those that the chain does not call live, until
	/// the media ends. Without a chain that can be asked there are no copies.
	pub async fn run(self) {
		let mut events = self.0.media.events();
		let mut updates = self.0.chain.follow(None);
		let mut ticks = time::interval(TICK);
		loop {
			tokio::select! {
				event = events.recv() => match event {
					Ok(
						MediaEvent::ViewerLeft { stream, viewers: 0 }
						| MediaEvent::RelayLeft { stream, relays: 0 },
					) => {
						let session = self.0.media.stream(stream).map(|status| status.publisher);
						let edge = self.clone();
						tokio::spawn(async move { edge.give_up_if_unwatched(stream, session).await });
					},
					Ok(MediaEvent::Ended { stream, session, .. }) => {
						self.forget(stream, |copied| copied == session);
					},
					Ok(MediaEvent::Published { stream, .. }) => {
						let here = |status: StreamStatus| !status.pulled;
						if self.0.media.stream(stream).is_some_and(here) {
							self.forget(stream, |_| true);
						}
					},
					Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {},
					Err(broadcast::error::RecvError::Closed) => return,
				},
				update = updates.recv() => match update {
					Some(update) => self.follow(update).await,
					None => updates = self.0.chain.follow(None),
				},
				_ = ticks.tick() => {
					let silence = self.0.chain.link().borrow().silence();
					if silence > self.0.gate.settings().grace {
						for status in self.0.media.streams().into_iter().filter(|status| status.pulled) {
							self.give_up(status.publisher).await;
						}
					}
				},
			}
		}
	}

	/// Gives up what went offline on the chain. What a performer chose to end may begin anew at once,
	/// with another cast or after her connection broke, and its copy be of that already.
	async fn follow(&self, update: Update) {
		let Update::Best { enacted, .. } = update else { return };
		for event in enacted.into_iter().flat_map(|block| block.events) {
			let What::WentOffline { performer, reason } = event.what else { continue };
			let session = self.copies().get(&performer).map(|copy| copy.session);
			let Some(session) = session else { continue };
			if reason != CHOSEN {
				self.give_up(session).await;
				continue;
			}
			let edge = self.clone();
			tokio::spawn(async move {
				if edge.admit(performer).await.is_err() {
					edge.give_up(session).await;
				}
			});
		}
	}

	/// Ends a copy, and its viewers' sessions with it. One that is gone need not be given up.
	async fn give_up(&self, session: SessionId) {
		let _ = self.0.media.hang_up(session).await;
	}

	/// Waits, and gives the copy that comes in `session` up if it is still that and unwatched.
	async fn give_up_if_unwatched(&self, stream: StreamId, session: Option<SessionId>) {
		time::sleep(self.0.linger).await;
		let unwatched = |status: &StreamStatus| {
			status.pulled
				&& Some(status.publisher) == session
				&& status.viewers + status.relays == 0
		};
		if let Some(status) = self.0.media.stream(stream).filter(unwatched) {
			self.give_up(status.publisher).await;
		}
	}

	fn copies(&self) -> MutexGuard<'_, BTreeMap<Account, Copy>> {
		self.0.copies.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Forgets the copy of a stream if its session is meant.
	fn forget(&self, stream: StreamId, meant: impl Fn(SessionId) -> bool) {
		let mut copies = self.copies();
		if let Entry::Occupied(copy) = copies.entry(Account(stream.0)) {
			if meant(copy.get().session) {
				self.release(copy.remove());
			}
		}
	}

	/// Tells the other relay that a copy is not needed any more.
	fn release(&self, copy: Copy) {
		let agent = self.0.agent.clone();
		// If it does not arrive, the other relay finds out by itself.
		spawn_blocking(move || drop(agent.delete(&copy.resource).call()));
	}

	/// Asks one relay after the other.
	async fn pull(&self, performer: Account) -> Result<(), Problem> {
		let mut asked = BTreeSet::new();
		let mut problem = nowhere();
		while asked.len() < MAX_ATTEMPTS {
			let Some(carrier) = self.0.mesh.upstream(&performer, &asked) else { break };
			asked.insert(carrier.relay);
			match self.pull_from(performer, carrier).await {
				Ok(()) => return Ok(()),
				Err(reason) => problem = reason,
			}
		}
		Err(problem)
	}

	/// The performer's stream as the chain has it. A stream that just started is waited for. Who is on
	/// camera is taken from the best block; whether they may be, the gate asks the finalised state.
	async fn live(&self, performer: Account) -> Result<Live, Problem> {
		let mut link = self.0.chain.link();
		let found = async {
			loop {
				let at = self.0.chain.at_best().await.map_err(unknown)?;
				let room = at.room(&performer).await.map_err(unknown)?;
				if let Some(live) = room.and_then(|room| room.live) {
					return Ok(live);
				}
				link.changed().await.map_err(|_| nowhere())?;
			}
		};
		time::timeout(LIVE_TIMEOUT, found).await.unwrap_or_else(|_| Err(nowhere()))
	}

	/// Whether everybody on camera may be, once the performer is live.
	async fn admit(&self, performer: Account) -> Result<(), Problem> {
		let live = self.live(performer).await?;
		self.0.gate.admit(performer, &live.cast).await
	}

	/// What a relay answers to an offer.
	async fn offer(
		&self,
		performer: Account,
		carrier: &Carrier,
		offer: &Offer,
	) -> Result<(String, String), Refusal> {
		let (agent, passes) = (self.0.agent.clone(), self.0.passes.clone());
		let (url, offer) = (carrier.url.clone(), offer.description.clone());
		let answered = spawn_blocking(move || {
			passes.with(&agent, &url, |pass| exchange(&agent, &url, performer, pass, &offer))
		});
		answered.await.unwrap_or_else(|error| Err(Refusal::Other(error.to_string())))
	}

	async fn pull_from(&self, performer: Account, carrier: Carrier) -> Result<(), Problem> {
		self.admit(performer).await?;

		let stream = StreamId(performer.0);
		let mut events = self.0.media.events();
		let mut offer = self.0.media.pull(stream).await.map_err(failed)?;
		let mut answer = self.offer(performer, &carrier, &offer).await;
		if matches!(answer, Err(Refusal::Offer(_))) {
			// A relay of an earlier version sends one layer alone.
			self.give_up(offer.session).await;
			offer = self.0.media.pull_one_layer(stream).await.map_err(failed)?;
			answer = self.offer(performer, &carrier, &offer).await;
		}
		let session = offer.session;
		let completed = match answer {
			Ok((resource, answer)) => {
				let copy = Copy { session, carrier, resource };
				let former = self.copies().insert(performer, copy);
				former.into_iter().for_each(|former| self.release(former));
				self.0.media.complete(session, &answer).await.map_err(failed)
			},
			Err(Refusal::NotLive) => Err(nowhere()),
			Err(refusal) => {
				Err(Problem::new(StatusCode::BAD_GATEWAY, "origin-refused", refusal.to_string()))
			},
		};
		let flowing = match completed {
			Ok(()) => {
				time::timeout(FLOW_TIMEOUT, flows(&mut events, session)).await.map_err(|_| {
					let detail = "the relay that has the stream sends nothing; try again";
					Problem::new(StatusCode::GATEWAY_TIMEOUT, "origin-silent", detail)
				})
			},
			Err(problem) => Err(problem),
		};
		// Nobody looked at this copy when something went offline meanwhile.
		let outcome = match flowing {
			Ok(()) => self.admit(performer).await,
			refused => refused,
		};
		if outcome.is_err() {
			self.give_up(session).await;
			self.forget(stream, |copied| copied == session);
		}
		outcome
	}
}

impl Elsewhere for Edge {
	fn fetch(&self, performer: Account) -> BoxFuture<'_, Result<(), Problem>> {
		self.fetch_once(performer).boxed()
	}

	fn is_relay(&self, account: &Account) -> bool {
		self.0.directory.borrow().admits(account)
	}

	fn may_pull(&self, performer: &Account, relay: &Account) -> Result<(), Problem> {
		let copied = self.carrier(performer);
		let role = copied.as_ref().map_or(Role::Origin, Carrier::role_of_puller);
		if may_pull(performer, role, &self.0.me, relay) {
			return Ok(());
		}
		let detail = "this relay has a copy itself, and stands behind the one that asks in the order of the \
		              stream's relays; pull from the origin";
		Err(Problem::new(StatusCode::FORBIDDEN, "pull-refused", detail))
	}
}

/// Returns once media arrives in `session`.
async fn flows(events: &mut broadcast::Receiver<MediaEvent>, session: SessionId) {
	loop {
		match events.recv().await {
			Ok(MediaEvent::Flowing { session: flowing, .. }) if flowing == session => return,
			Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {},
			Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
		}
	}
}

/// Why a relay does not answer an offer.
#[derive(Debug, PartialEq, Eq)]
enum Refusal {
	/// It does not know the pass.
	Pass,
	/// It has not got the stream.
	NotLive,
	/// It does not accept what is offered; the status of its answer.
	Offer(StatusCode),
	/// Something else, in words.
	Other(String),
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Pass => {
				f.write_str("the relay that has the stream does not take the pass that it gave")
			},
			Self::NotLive => f.write_str("the relay that should have the stream has it not"),
			Self::Offer(status) => write!(f, "the relay that has the stream answers {status}"),
			Self::Other(reason) => f.write_str(reason),
		}
	}
}

/// Sends an offer to another relay's WHEP endpoint, and returns the session's resource there and the
/// answer.
fn exchange(
	agent: &ureq::Agent,
	url: &str,
	performer: Account,
	pass: &str,
	offer: &str,
) -> Result<(String, String), Refusal> {
	let url = url.trim_end_matches('/');
	let mut response = agent
		.post(format!("{url}/whep/{performer}"))
		.header(header::CONTENT_TYPE, "application/sdp")
		.header(header::AUTHORIZATION, format!("Bearer {pass}"))
		.send(offer)
		.map_err(|error| {
			Refusal::Other(format!("the relay that has the stream does not answer: {error}"))
		})?;
	match response.status() {
		StatusCode::CREATED => {},
		StatusCode::UNAUTHORIZED => return Err(Refusal::Pass),
		StatusCode::CONFLICT => return Err(Refusal::NotLive),
		refused @ (StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY) => {
			return Err(Refusal::Offer(refused))
		},
		other => {
			return Err(Refusal::Other(format!("the relay that has the stream answers {other}")))
		},
	}
	let location = response.headers().get(header::LOCATION);
	let location = location.and_then(|location| location.to_str().ok()).unwrap_or_default();
	let resource = resource(url, location).ok_or_else(|| {
		let detail = "the relay that has the stream names no session of its own in Location";
		Refusal::Other(detail.to_owned())
	})?;
	let answer = response.body_mut().with_config().limit(MAX_ANSWER).read_to_string();
	answer.map(|answer| (resource, answer)).map_err(|error| Refusal::Other(error.to_string()))
}

/// The URL of what `location` names at the relay with this URL; nothing where it is elsewhere. A request
/// goes there later, and this relay sends none on behalf of another to a third.
fn resource(url: &str, location: &str) -> Option<String> {
	let relay: Uri = url.parse().ok()?;
	let named: Uri = location.parse().ok()?;
	let origin = |uri: &Uri| {
		let scheme = uri.scheme_str()?.to_owned();
		let usual = if scheme == "https" { 443 } else { 80 };
		let host = uri.host()?.to_ascii_lowercase();
		Some((scheme, host, uri.port_u16().unwrap_or(usual)))
	};
	let own = origin(&relay)?;
	if named.authority().is_some() && origin(&named)? != own {
		return None;
	}
	let of_relay = |path: &str| path.starts_with('/') && !path.starts_with("//");
	let path = named.path_and_query().filter(|path| of_relay(path.as_str()))?;
	let (scheme, authority) = (relay.scheme_str()?, relay.authority()?);
	Some(format!("{scheme}://{authority}{path}"))
}

fn nowhere() -> Problem {
	Problem::not_live("no relay that this one knows has the stream")
}

fn unknown(error: livestars_chain::ChainError) -> Problem {
	Problem::new(StatusCode::SERVICE_UNAVAILABLE, "chain-unreachable", error.to_string())
}

fn failed(error: MediaError) -> Problem {
	Problem::new(StatusCode::SERVICE_UNAVAILABLE, "media", error.to_string())
}

#[cfg(test)]
mod tests;
