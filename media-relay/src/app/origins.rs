//! Where requests come from, for rooms.

use crate::{gate::Gate, room::Locates};
use axum::{extract::ConnectInfo, http::request::Parts};
use std::net::{IpAddr, SocketAddr};

/// Knows where requests come from, if no proxy stands in between.
pub struct Origins {
	/// The gate, which knows countries.
	pub gate: Gate,
	/// Whether a proxy stands in front, so that all connections come from it.
	pub behind_proxy: bool,
}

impl Locates for Origins {
	fn address(&self, request: &Parts) -> Option<IpAddr> {
		let peer = request.extensions.get::<ConnectInfo<SocketAddr>>();
		peer.filter(|_| !self.behind_proxy).map(|ConnectInfo(address)| address.ip())
	}

	fn country(&self, request: &Parts) -> Option<String> {
		self.gate.country(request)
	}
}
