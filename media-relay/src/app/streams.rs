//! What happens to streams, told to viewers and to other relays.

use crate::{clock::now, edge::Edge, room::Rooms};
use livestars_chain::Account;
use livestars_media::{Media, MediaEvent, StreamStatus};
use livestars_mesh::{Carrier, Mesh, Role, Stream};
use std::collections::BTreeMap;
use tokio::sync::broadcast::error::RecvError;

/// Those who must know what happens to streams.
pub struct Streams {
	/// Where streams are.
	pub media: Media,
	/// From where those come that performers do not publish here.
	pub edge: Edge,
	/// Tell viewers.
	pub rooms: Rooms,
	/// Tells other relays.
	pub mesh: Mesh,
}

/// A stream that flows.
#[derive(Clone, Copy)]
struct Flow {
	/// Since when, in milliseconds since the Unix epoch.
	since: u64,
	/// Whether it comes from another relay.
	pulled: bool,
}

impl Streams {
	/// Tells of everything until the media ends.
	pub async fn run(self) {
		let mut events = self.media.events();
		let mut known = BTreeMap::new();
		loop {
			match events.recv().await {
				Ok(MediaEvent::Published { .. }) => {},
				Ok(_) | Err(RecvError::Lagged(_)) => self.compare(&mut known).await,
				Err(RecvError::Closed) => return,
			}
		}
	}

	/// Tells what changed since the last time.
	async fn compare(&self, known: &mut BTreeMap<Account, Flow>) {
		let mut flowing = BTreeMap::new();
		let mut announced = Vec::new();
		for status in self.media.streams().into_iter().filter(|status| status.flowing) {
			let performer = Account(status.stream.0);
			let since = known.get(&performer).map_or_else(now, |flow| flow.since);
			flowing.insert(performer, Flow { since, pulled: status.pulled });
			announced.extend(self.announced(performer, since, &status));
		}
		let here = |flows: &BTreeMap<Account, Flow>, performer: &Account| {
			flows.get(performer).is_some_and(|flow| !flow.pulled)
		};
		for performer in known.keys().filter(|performer| here(known, performer)) {
			if !here(&flowing, performer) {
				self.rooms.stream_ended(performer).await;
			}
		}
		for performer in flowing.keys().filter(|performer| here(&flowing, performer)) {
			if !here(known, performer) {
				self.rooms.stream_started(performer).await;
			}
		}
		self.mesh.announce(announced);
		*known = flowing;
	}

	/// What other relays are told of a stream; nothing if it came from nowhere that is known.
	fn announced(&self, performer: Account, since: u64, status: &StreamStatus) -> Option<Stream> {
		let role = match status.pulled {
			false => Role::Origin,
			true => self.edge.carrier(&performer).as_ref().map(Carrier::role_of_puller)?,
		};
		let viewers = u32::try_from(status.viewers).unwrap_or(u32::MAX);
		Some(Stream { performer, role, viewers, layers: Vec::new(), since })
	}
}
