//! Admits publishers and viewers by the gate, and tells the gate which streams flow.

use super::{viewers::Viewers, Admits, Audience, IceServer};
use crate::{
	gate::{stage::Stage, watch::End, Gate, Grant, Scope},
	problem::Problem,
	room::Locates,
};
use axum::http::{header, request::Parts, HeaderMap, StatusCode};
use futures::future::BoxFuture;
use livestars_chain::Account;
use livestars_media::{Media, MediaError, MediaEvent, SessionId, StreamId};
use std::{
	collections::HashMap,
	future::Future,
	net::IpAddr,
	sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
	time::Duration,
};
use tokio::sync::{broadcast::error::RecvError, mpsc};

/// When a chain that could not be asked is asked again.
const AGAIN: Duration = Duration::from_secs(2);

/// What other relays have, and are.
pub trait Elsewhere: Send + Sync {
	/// Returns once the stream is here, or says why it cannot be.
	fn fetch(&self, performer: Account) -> BoxFuture<'_, Result<(), Problem>>;

	/// Whether the directory has `account` as a relay.
	fn is_relay(&self, account: &Account) -> bool;

	/// Whether a relay may pull the performer's stream from this one, or why not.
	fn may_pull(&self, performer: &Account, relay: &Account) -> Result<(), Problem>;
}

/// Names the servers that help a client to reach this relay.
pub type IceServers = Arc<dyn Fn() -> Vec<IceServer> + Send + Sync>;

/// Admits by the gate. Clones are the same.
#[derive(Clone)]
pub struct Admission {
	gate: Gate,
	media: Media,
	elsewhere: Option<Arc<dyn Elsewhere>>,
	ice_servers: IceServers,
	locates: Arc<dyn Locates>,
	/// Who is on camera beside the performer, of each accepted publisher's session.
	casts: Arc<Mutex<HashMap<SessionId, Vec<Account>>>>,
	viewers: Arc<Mutex<Viewers>>,
	/// After how many seconds to try again, once no more sessions may begin.
	closed_for: Arc<OnceLock<u32>>,
}

impl Admission {
	/// Admits by `gate` to `media`. Without `elsewhere` only streams that are published to this relay can
	/// be watched.
	pub fn new(
		gate: Gate,
		media: Media,
		elsewhere: Option<Arc<dyn Elsewhere>>,
		ice_servers: IceServers,
		locates: Arc<dyn Locates>,
	) -> Self {
		let (casts, viewers, closed_for) = Default::default();
		Self { gate, media, elsewhere, ice_servers, locates, casts, viewers, closed_for }
	}

	/// Lets no more sessions begin; whoever asks is told to ask again after so many seconds. Those that
	/// there are can be changed and ended as before.
	pub fn close(&self, seconds: u32) {
		let _ = self.closed_for.set(seconds);
	}

	/// Tells the stage which streams flow, and ends those that it says must end. Returns when the
	/// stage or the media has ended. Without a stage nobody watches who is on camera: all streams end.
	pub async fn keep(self, stage: Stage, mut ends: mpsc::Receiver<End>) {
		let mut events = self.media.events();
		let mut staged = HashMap::new();
		loop {
			tokio::select! {
				end = ends.recv() => match end {
					Some(End { performer, .. }) => self.media.end(StreamId(performer.0)),
					None => {
						let streams = self.media.streams().into_iter();
						for status in streams.filter(|status| !status.pulled) {
							self.media.end(status.stream);
						}
						return;
					},
				},
				event = events.recv() => match event {
					Ok(MediaEvent::Flowing { .. } | MediaEvent::Ended { .. }) | Err(RecvError::Lagged(_)) => {
						self.compare(&stage, &mut staged).await;
					},
					Ok(_) => {},
					Err(RecvError::Closed) => return,
				},
			}
		}
	}

	/// Ends the sessions of viewers from countries that performers block since they came, of which it
	/// hears from this call on.
	pub fn keep_blocked_out(self) -> impl Future<Output = ()> {
		let mut changed = self.gate.changed_rooms();
		async move {
			loop {
				let performers = match changed.recv().await {
					Ok(performer) => [performer].into(),
					Err(RecvError::Lagged(_)) => self.viewers().watched(),
					Err(RecvError::Closed) => return,
				};
				for performer in performers {
					tokio::spawn(self.clone().send_away(performer));
				}
			}
		}
	}

	async fn send_away(self, performer: Account) {
		let viewers = self.viewers().of(performer);
		for (session, country) in viewers {
			// The chain is asked for the first of them alone, as long as it takes.
			while let Err(problem) = self.gate.watchable(performer, country.as_deref()).await {
				if problem.status != StatusCode::SERVICE_UNAVAILABLE {
					self.hang_up(session).await;
					break;
				}
				tokio::time::sleep(AGAIN).await;
			}
		}
	}

	/// Ends a viewer's session, which may be over by itself.
	async fn hang_up(&self, session: SessionId) {
		match self.media.hang_up(session).await {
			Ok(()) | Err(MediaError::NoSession | MediaError::ShuttingDown) => {},
			Err(error) => tracing::error!(%error, "a viewer who may not watch any more does"),
		}
	}

	/// They are right whenever the lock is free, so a panic elsewhere does not spoil them.
	fn viewers(&self) -> MutexGuard<'_, Viewers> {
		self.viewers.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Tells the stage what began and ended since it was last told. Streams of other relays are on
	/// those relays' stages.
	async fn compare(&self, stage: &Stage, staged: &mut HashMap<Account, SessionId>) {
		let flowing: HashMap<Account, SessionId> = self
			.media
			.streams()
			.into_iter()
			.filter(|stream| stream.flowing && !stream.pulled)
			.map(|stream| (Account(stream.stream.0), stream.publisher))
			.collect();
		for performer in staged.keys().filter(|performer| !flowing.contains_key(performer)) {
			tracing::debug!(%performer, "a stream ended");
			stage.stopped(*performer).await;
		}
		for (performer, session) in &flowing {
			if staged.get(performer) != Some(session) {
				tracing::debug!(%performer, "a stream flows");
				stage.started(*performer, self.cast(session)).await;
			}
		}
		*staged = flowing;
	}

	fn cast(&self, session: &SessionId) -> Vec<Account> {
		let casts = self.casts.lock().unwrap_or_else(PoisonError::into_inner);
		casts.get(session).cloned().unwrap_or_default()
	}
}

impl Admits for Admission {
	fn open(&self) -> Result<(), Problem> {
		let Some(seconds) = self.closed_for.get() else { return Ok(()) };
		let detail =
			"this relay is being stopped: use another one of the directory, or try again later";
		Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "draining", detail).retry_after(*seconds))
	}

	fn publisher(&self, headers: &HeaderMap) -> Result<Account, Problem> {
		Ok(self.gate.authorise(headers, Scope::Publish)?.account)
	}

	fn admit<'a>(
		&'a self,
		performer: Account,
		cast: &'a [Account],
	) -> BoxFuture<'a, Result<(), Problem>> {
		Box::pin(self.gate.admit(performer, cast))
	}

	fn accepted(&self, _: Account, cast: Vec<Account>, session: SessionId) {
		let live: Vec<_> =
			self.media.streams().into_iter().map(|stream| stream.publisher).collect();
		let mut casts = self.casts.lock().unwrap_or_else(PoisonError::into_inner);
		// Whatever is not being published any more: there are never more casts than publishers.
		casts.retain(|session, _| live.contains(session));
		casts.insert(session, cast);
	}

	fn address(&self, request: &Parts) -> Option<IpAddr> {
		self.locates.address(request)
	}

	fn watchable<'a>(
		&'a self,
		performer: Account,
		request: &'a Parts,
	) -> BoxFuture<'a, Result<(), Problem>> {
		Box::pin(async move {
			let country = self.gate.country(request);
			self.gate.watchable(performer, country.as_deref()).await
		})
	}

	fn watches<'a>(
		&'a self,
		performer: Account,
		session: SessionId,
		request: &'a Parts,
	) -> BoxFuture<'a, Result<(), Problem>> {
		let country = self.gate.country(request);
		self.viewers().add(session, performer, country.clone(), |session| self.media.has(session));
		Box::pin(async move {
			// What she blocks may have changed just before the session was noted.
			let watchable = self.gate.watchable(performer, country.as_deref()).await;
			if watchable.is_err() {
				self.hang_up(session).await;
			}
			watchable
		})
	}

	fn audience(&self, performer: Account, headers: &HeaderMap) -> Result<Audience, Problem> {
		let Some(elsewhere) = &self.elsewhere else { return Ok(Audience::Viewer) };
		if !headers.contains_key(header::AUTHORIZATION) {
			return Ok(Audience::Viewer);
		}
		let Grant { account, scope } = self.gate.authenticate(headers)?;
		let proves = matches!(scope, Scope::Pull | Scope::Account);
		if !proves || !elsewhere.is_relay(&account) {
			return Ok(Audience::Viewer);
		}
		elsewhere.may_pull(&performer, &account).map(|()| Audience::Relay)
	}

	fn fetch(&self, performer: Account) -> BoxFuture<'_, Result<(), Problem>> {
		match &self.elsewhere {
			Some(elsewhere) => elsewhere.fetch(performer),
			None => Box::pin(async { Err(Problem::not_live("the stream is not live here")) }),
		}
	}

	fn ice_servers(&self) -> Vec<IceServer> {
		(self.ice_servers)()
	}
}
