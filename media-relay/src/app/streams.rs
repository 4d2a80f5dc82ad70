//! What happens to streams, told to viewers and to other relays.

use crate::{clock::now, edge::Edge, room::Rooms};
use livestars_chain::Account;
use livestars_media::{LayerStatus, Media, MediaEvent, StreamStatus};
use livestars_mesh::{Carrier, Layer, Mesh, Role, Stream};
use std::{collections::BTreeMap, time::Duration};
use tokio::{
	sync::broadcast::error::RecvError,
	time::{interval, MissedTickBehavior},
};

/// How often it is looked anew which layers are sent, and at what rate.
const LOOK_EVERY: Duration = Duration::from_secs(5);

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
		let mut ticks = interval(LOOK_EVERY);
		ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
		loop {
			tokio::select! {
				event = events.recv() => match event {
					Ok(MediaEvent::Published { .. }) => continue,
					Ok(_) | Err(RecvError::Lagged(_)) => {},
					Err(RecvError::Closed) => return,
				},
				_ = ticks.tick() => {},
			}
			self.compare(&mut known).await;
		}
	}

	/// Tells what changed since the last time.
	async fn compare(&self, known: &mut BTreeMap<Account, Flow>) {
		let mut flowing = BTreeMap::new();
		let streams: Vec<_> =
			self.media.streams().into_iter().filter(|status| status.flowing).collect();
		for status in &streams {
			let performer = Account(status.stream.0);
			let since = known.get(&performer).map_or_else(now, |flow| flow.since);
			flowing.insert(performer, Flow { since, pulled: status.pulled });
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
		*known = flowing;
		let mut announced = Vec::new();
		for status in &streams {
			announced.extend(self.announced(status, known).await);
		}
		self.mesh.announce(announced);
	}

	/// What other relays are told of a stream; nothing if it came from nowhere that is known.
	async fn announced(
		&self,
		status: &StreamStatus,
		known: &BTreeMap<Account, Flow>,
	) -> Option<Stream> {
		let performer = Account(status.stream.0);
		let since = known.get(&performer)?.since;
		let role = match status.pulled {
			false => Role::Origin,
			true => self.edge.carrier(&performer).as_ref().map(Carrier::role_of_puller)?,
		};
		let viewers = u32::try_from(status.viewers).unwrap_or(u32::MAX);
		// A stream that ended meanwhile has none.
		let sent = self.media.published_layers(status.publisher).await;
		let layers = sent.unwrap_or_default().iter().map(layer).collect();
		Some(Stream { performer, role, viewers, layers, since })
	}
}

/// A layer as the mesh knows it.
fn layer(sent: &LayerStatus) -> Layer {
	Layer {
		height: sent.size.map_or(0, |size| u16::try_from(size.height).unwrap_or(u16::MAX)),
		bitrate: u32::try_from(sent.rate).unwrap_or(u32::MAX),
	}
}
