//! What the parts are set to, by the configuration.

use super::{cannot, CannotRun};
use crate::{
	config::{Config, Http},
	gate::{
		addresses::Addresses,
		countries::{Countries, Database},
	},
	node,
};
use axum::http::header::InvalidHeaderName;
use std::sync::Arc;

/// From where requests come.
pub fn addresses(config: &Config) -> Result<Addresses, CannotRun> {
	match &config.http {
		Http { behind_proxy: false, .. } => Ok(Addresses::Peer),
		Http { client_address_header: None, .. } => {
			tracing::warn!(
				"the proxy does not say where clients are (http.client_address_header): bans and limits \
				 of people without accounts do not hold"
			);
			Ok(Addresses::Hidden)
		},
		Http { client_address_header: Some(name), .. } => name
			.parse()
			.map(Addresses::Header)
			.map_err(|error: InvalidHeaderName| cannot("http.client_address_header")(&error)),
	}
}

/// From where it is known in which country somebody is.
pub fn countries(config: &Config) -> Result<Countries, CannotRun> {
	let Http { country_header, country_database, .. } = &config.http;
	if let Some(path) = country_database {
		let database =
			Database::open(path).map_err(|error| cannot("http.country_database")(&error))?;
		return Ok(Countries::Database(Arc::new(database)));
	}
	let Some(name) = country_header else { return Ok(Countries::Unknown) };
	let name =
		name.parse().map_err(|error: InvalidHeaderName| cannot("http.country_header")(&error))?;
	Ok(Countries::Header(name))
}

/// What media is carried with.
pub fn media(config: &Config) -> livestars_media::Settings {
	let here = config.media.listen.iter().all(|address| address.ip().is_loopback());
	livestars_media::Settings {
		listen: config.media.listen.clone(),
		advertise: config.media.external.clone(),
		allow_loopback: here,
		limits: livestars_media::Limits {
			streams: usize::try_from(config.limits.streams).unwrap_or(usize::MAX),
			viewers_per_stream: usize::try_from(config.relay.capacity).unwrap_or(usize::MAX),
			..livestars_media::Limits::default()
		},
		..livestars_media::Settings::default()
	}
}

/// How the node is shared with browsers.
pub fn node(config: &Config) -> node::Settings {
	let count = |limit| usize::try_from(limit).unwrap_or(usize::MAX);
	node::Settings {
		connections: count(config.limits.node_connections),
		connections_of_address: count(config.limits.node_connections_per_address),
		..node::Settings::default()
	}
}

/// How other relays are met.
pub fn mesh(config: &Config) -> livestars_mesh::Settings {
	let mut settings =
		livestars_mesh::Settings::new(&config.relay.data_folder, config.relay.url.clone());
	settings.listen.clone_from(&config.mesh.listen);
	settings.external.clone_from(&config.mesh.external);
	settings.bootstrap.clone_from(&config.mesh.bootstrap);
	settings.serve_circuits = config.mesh.serve_circuits;
	// A relay whose own URL is of this machine is tried out.
	settings.share_listen_addresses =
		config.http.listen.ip().is_loopback() && !config.http.behind_proxy;
	settings
}
