//! Admits publishers and viewers by the gate, and tells the gate which streams flow.

use super::{Admits, Audience, IceServer};
use crate::{
	gate::{stage::Stage, watch::End, Gate, Grant, Scope},
	problem::Problem,
};
use axum::http::{header, request::Parts, HeaderMap, StatusCode};
use futures::future::BoxFuture;
use livestars_chain::Account;
use livestars_media::{Media, MediaError, MediaEvent, SessionId, StreamId};
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{broadcast::error::RecvError, mpsc};

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
	/// How many streams performers may publish here at once.
	most_streams: usize,
	/// Who is on camera beside the performer, of each accepted publisher's session.
	casts: Arc<Mutex<HashMap<SessionId, Vec<Account>>>>,
}

impl Admission {
	/// Admits by `gate` to `media`, to which performers publish `most_streams` at once. Without
	/// `elsewhere` only streams that are published to this relay can be watched.
	pub fn new(
		gate: Gate,
		media: Media,
		elsewhere: Option<Arc<dyn Elsewhere>>,
		ice_servers: IceServers,
		most_streams: usize,
	) -> Self {
		Self { gate, media, elsewhere, ice_servers, most_streams, casts: Arc::default() }
	}

	/// Tells the stage which streams flow, and ends those that it says must end. Returns when the
	/// stage or the media has ended. Without a stage nobody watches who is on camera: all streams end.
	pub async fn keep(self, stage: Stage, mut ends: mpsc::Receiver<End>) {
		let mut events = self.media.events();
		let mut staged = HashMap::new();
		loop {
			tokio::select! {
				end = ends.recv() => match end {
					Some(End { performer, .. }) => self.end(performer).await,
					None => {
						let streams = self.media.streams().into_iter();
						for status in streams.filter(|status| !status.pulled) {
							self.end(Account(status.stream.0)).await;
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

	async fn end(&self, performer: Account) {
		match self.media.end(StreamId(performer.0)).await {
			Ok(()) | Err(MediaError::NotLive | MediaError::ShuttingDown) => {},
			Err(error) => tracing::error!(%performer, %error, "a stream that must end does not"),
		}
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
			stage.stopped(*performer).await;
		}
		for (performer, session) in &flowing {
			if staged.get(performer) != Some(session) {
				stage.started(*performer, self.cast(session)).await;
			}
		}
		*staged = flowing;
	}

	/// Whether one more performer can publish here. Her own stream is the one that she takes over.
	fn has_room(&self, performer: Account) -> Result<(), Problem> {
		let streams = self.media.streams().into_iter();
		let others = streams.filter(|status| !status.pulled && status.stream.0 != performer.0);
		if others.count() < self.most_streams {
			return Ok(());
		}
		let detail = "this relay carries as many streams as it may: use another relay";
		Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too-many-streams", detail))
	}

	fn cast(&self, session: &SessionId) -> Vec<Account> {
		let casts = self.casts.lock().unwrap_or_else(PoisonError::into_inner);
		casts.get(session).cloned().unwrap_or_default()
	}
}

impl Admits for Admission {
	fn publisher(&self, headers: &HeaderMap) -> Result<Account, Problem> {
		Ok(self.gate.authorise(headers, Scope::Publish)?.account)
	}

	fn admit<'a>(
		&'a self,
		performer: Account,
		cast: &'a [Account],
	) -> BoxFuture<'a, Result<(), Problem>> {
		Box::pin(async move {
			self.gate.admit(performer, cast).await?;
			self.has_room(performer)
		})
	}

	fn accepted(&self, _: Account, cast: Vec<Account>, session: SessionId) {
		let live: Vec<_> =
			self.media.streams().into_iter().map(|stream| stream.publisher).collect();
		let mut casts = self.casts.lock().unwrap_or_else(PoisonError::into_inner);
		// Whatever is not being published any more: there are never more casts than publishers.
		casts.retain(|session, _| live.contains(session));
		casts.insert(session, cast);
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
			None => Box::pin(async {
				let detail = "the stream is not live here";
				Err(Problem::new(StatusCode::NOT_FOUND, "not-live", detail))
			}),
		}
	}

	fn ice_servers(&self) -> Vec<IceServer> {
		(self.ice_servers)()
	}
}
