//! What is asked about layers.

use std::time::Instant;

use super::Worker;
use crate::{
	choice::{self, LayerChoice, LayerStatus, ViewerLayers},
	description,
	error::MediaError,
	identifiers::SessionId,
	layers::Layers,
	session::{Part, Session},
};

impl Worker {
	/// What a viewer may choose from.
	pub(super) fn layers(&mut self, id: SessionId) -> Result<ViewerLayers, MediaError> {
		let (session, layers) = self.watched(id)?;
		let section = description::section(&session.offer, "video");
		Ok(ViewerLayers { section, layers: choice::sent(&layers) })
	}

	/// What a publisher sends.
	pub(super) fn published_layers(
		&mut self,
		id: SessionId,
	) -> Result<Vec<LayerStatus>, MediaError> {
		let session = self.sessions.get(&id).ok_or(MediaError::NoSession)?;
		let feed = self.feeds.get_mut(&session.stream).ok_or(MediaError::NoSession)?;
		Ok(choice::sent(&feed.layers(Instant::now())))
	}

	/// A viewer says what she wants at most.
	pub(super) fn choose_layer(
		&mut self,
		id: SessionId,
		choice: &LayerChoice,
	) -> Result<(), MediaError> {
		let (session, layers) = self.watched(id)?;
		let Part::Viewer(viewer) = &mut session.part else { return Err(MediaError::NoSession) };
		viewer.bound(choice, &layers)
	}

	/// A viewer's session, and the layers of what it watches.
	fn watched(&mut self, id: SessionId) -> Result<(&mut Session, Layers), MediaError> {
		let session = self.sessions.get_mut(&id);
		let session = session.filter(|session| matches!(session.part, Part::Viewer(_)));
		let session = session.ok_or(MediaError::NoSession)?;
		let feed = self.feeds.get_mut(&session.stream).ok_or(MediaError::NoSession)?;
		Ok((session, feed.layers(Instant::now())))
	}
}
