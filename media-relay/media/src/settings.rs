//! What a relay's operator decides about media.

use std::{net::SocketAddr, time::Duration};

use crate::{cache::Bounds, error::MediaError};

/// Where media is received and how much of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
	/// The UDP addresses to listen on, at most one per address family. Port 0 lets the system choose.
	pub listen: Vec<SocketAddr>,
	/// The addresses that clients are told to send to, when they differ from those listened on: behind
	/// a router that forwards the port, or on a machine with several addresses. Port 0 stands for the
	/// port listened on.
	pub advertise: Vec<SocketAddr>,
	/// Whether clients are told of loopback addresses: for trials on one machine.
	pub allow_loopback: bool,
	/// Threads that carry sessions. Zero stands for one per core.
	pub workers: usize,
	/// What is refused beyond.
	pub limits: Limits,
}

impl Default for Settings {
	/// Every address of this machine, port 7000.
	fn default() -> Self {
		Self {
			listen: vec![([0, 0, 0, 0], 7000).into(), ([0u16; 8], 7000).into()],
			advertise: Vec::new(),
			allow_loopback: false,
			workers: 0,
			limits: Limits::default(),
		}
	}
}

/// What is refused beyond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
	/// Streams that are published here, copies of other relays' apart.
	pub streams: usize,
	/// Sessions of all kinds together, beyond which there are no further viewers and copies.
	pub sessions: usize,
	/// Viewers of one stream.
	pub viewers_per_stream: usize,
	/// Sessions whose client has not connected yet: of publishers, of viewers and of relays, so many each.
	pub half_open: usize,
	/// Those of one client, by its network address; where that is not known, there is no such limit.
	pub half_open_per_client: usize,
	/// How long a client may take to connect.
	pub connect_within: Duration,
	/// Bytes of an offer, an answer or a fragment.
	pub description_bytes: usize,
	/// Packets since the last key frame that are kept for joiners, per layer.
	pub cached_packets: usize,
	/// Bytes since the last key frame that are kept for joiners, per layer.
	pub cached_bytes: usize,
}

impl Default for Limits {
	fn default() -> Self {
		Self {
			streams: 100,
			sessions: 5_000,
			viewers_per_stream: 4_000,
			half_open: 500,
			half_open_per_client: 200,
			connect_within: Duration::from_secs(15),
			description_bytes: 64 * 1024,
			// More than OBS sends from one key frame to the next unless it is told otherwise, which is
			// 250 pictures at 30 a second and 2.5 Mbit/s. It sends none when it is asked.
			cached_packets: 4_000,
			cached_bytes: 4_000_000,
		}
	}
}

impl Limits {
	pub(crate) fn cache(&self) -> Bounds {
		Bounds { packets: self.cached_packets, bytes: self.cached_bytes }
	}
}

impl Settings {
	/// Refuses what cannot work, saying why.
	pub(crate) fn check(&self) -> Result<(), MediaError> {
		let refuse = |reason: &str| Err(MediaError::Settings(reason.into()));
		if self.listen.is_empty() {
			return refuse("no address to listen on: name at least one in `listen`");
		}
		let of_family = |ipv4: bool| self.listen.iter().filter(|at| at.is_ipv4() == ipv4).count();
		if of_family(true) > 1 || of_family(false) > 1 {
			return refuse(
				"`listen` names two addresses of one family: media uses one port per family",
			);
		}
		if self.advertise.iter().any(|at| at.ip().is_unspecified() || at.ip().is_multicast()) {
			return refuse("`advertise` names an address that nobody can send to");
		}
		if self.workers > 64 {
			return refuse("more than 64 workers");
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_default_is_accepted() {
		assert_eq!(Settings::default().check(), Ok(()));
	}

	#[test]
	fn settings_that_cannot_work_are_refused() {
		let refused = |change: fn(&mut Settings)| {
			let mut settings = Settings::default();
			change(&mut settings);
			matches!(settings.check(), Err(MediaError::Settings(_)))
		};
		assert!(refused(|settings| settings.listen.clear()));
		assert!(refused(|settings| settings.listen.push(([127, 0, 0, 1], 1).into())));
		assert!(refused(|settings| settings.advertise.push(([0, 0, 0, 0], 1).into())));
		assert!(refused(|settings| settings.workers = 65));
	}
}
