//! What can be said without asking anybody: ports, addresses, files.

use super::{is_public, Report};
use livestars_mesh::{Multiaddr, Protocol};
use std::{
	io::{self, ErrorKind, Write},
	net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket},
	path::Path,
	time::Duration,
};

use crate::{
	config::{Config, Turn},
	gate::countries::Database,
	key,
	tls::Certificate,
};

/// How long before its end a certificate should have been renewed.
const RENEW_BEFORE: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// How a port is opened.
#[derive(Clone, Copy)]
enum Transport {
	Tcp,
	Udp,
}

/// Checks the machine, on which the relay `runs` already or not.
pub(super) fn check(config: &Config, runs: bool, report: &mut Report) {
	key_file(config, report);
	data_folder(&config.relay.data_folder, report);
	ports(config, runs, report);
	if config.turn.enabled {
		relayed_ports(&config.turn, report);
	}
	addresses(config, report);
	certificate(config, report);
	clients(config, report);
	countries(config, report);
}

fn key_file(config: &Config, report: &mut Report) {
	let Some(path) = &config.relay.key_file else { return };
	if key::is_readable_by_others(path).unwrap_or(false) {
		let finding = format!("others can read {}: chmod 600 {0}", path.display());
		report.warn("key", finding);
	}
}

fn data_folder(folder: &Path, report: &mut Report) {
	// The folder, or what is there of the way to it.
	let there = folder.ancestors().find(|ancestor| ancestor.exists());
	let there = there.unwrap_or(Path::new("."));
	let write = || -> io::Result<()> {
		let mut file = tempfile::tempfile_in(there)?;
		file.write_all(b"can this be written?")?;
		file.sync_all()
	};
	let name = folder.display();
	match write() {
		Ok(()) if there == folder => report.ok("data folder", format!("{name} can be written")),
		Ok(()) => report.ok("data folder", format!("{name} is not there yet, and can be made")),
		Err(error) => {
			let finding = format!(
				"{name} cannot be written: {}: {error}; give the relay's user the folder",
				there.display()
			);
			report.fail("data folder", finding);
		},
	}
}

fn ports(config: &Config, runs: bool, report: &mut Report) {
	let mut wanted = vec![("http.listen", Transport::Tcp, config.http.listen)];
	wanted.extend(config.media.listen.iter().map(|at| ("media.listen", Transport::Udp, *at)));
	for address in &config.mesh.listen {
		if let Some((transport, at)) = socket_of(address) {
			wanted.push(("mesh.listen", transport, at));
		}
	}
	if config.metrics.enabled {
		wanted.push(("metrics.listen", Transport::Tcp, config.metrics.listen));
		if !config.metrics.listen.ip().is_loopback() {
			let finding =
				"metrics are for the operator alone: listen at 127.0.0.1, or see to it that \
			               only your own network reaches the port";
			report.warn("metrics", finding);
		}
	}
	if config.turn.enabled {
		wanted.push(("turn.listen", Transport::Udp, config.turn.listen));
	}
	let (mut free, mut its_own) = (0, 0);
	for (key, transport, at) in &wanted {
		let opened = match transport {
			Transport::Tcp => TcpListener::bind(at).map(drop),
			Transport::Udp => UdpSocket::bind(at).map(drop),
		};
		match opened {
			Ok(()) => free += 1,
			Err(error) if runs && error.kind() == ErrorKind::AddrInUse => its_own += 1,
			Err(error) => {
				report.fail("ports", format!("{key}: {at} cannot be opened: {}", why(&error)));
			},
		}
	}
	if free == wanted.len() {
		report.ok("ports", format!("{free} ports can be opened"));
	} else if free + its_own == wanted.len() {
		let finding = format!("{its_own} of {} ports are in use by this relay", wanted.len());
		report.ok("ports", finding);
	}
}

/// The ports of the TURN server's allocations.
fn relayed_ports(turn: &Turn, report: &mut Report) {
	let any: IpAddr = match turn.external {
		Some(IpAddr::V6(_)) => Ipv6Addr::UNSPECIFIED.into(),
		_ => Ipv4Addr::UNSPECIFIED.into(),
	};
	let range =
		format!("turn.first_port to turn.last_port, {} to {}", turn.first_port, turn.last_port);
	let ports = turn.first_port..=turn.last_port;
	let count = ports.len();
	let free = ports.filter(|port| UdpSocket::bind((any, *port)).is_ok()).count();
	if free == 0 {
		report.fail("turn", format!("{range}: none can be opened; choose others"));
	} else if free < count {
		report.warn("turn", format!("{range}: {} of {count} are in use", count - free));
	} else if count < turn.allocations as usize {
		let finding = format!("{range}: fewer than the {} of turn.allocations", turn.allocations);
		report.warn("turn", finding);
	} else {
		report.ok("turn", format!("{range}: all of them can be opened"));
	}
}

fn why(error: &io::Error) -> String {
	match error.kind() {
		ErrorKind::AddrInUse => {
			"something listens there that is not this relay; stop it, or choose another port"
				.to_string()
		},
		ErrorKind::AddrNotAvailable => {
			"this machine does not have that address; listen at 0.0.0.0 or [::] and name the \
			 external address"
				.to_string()
		},
		ErrorKind::PermissionDenied => "ports below 1024 need CAP_NET_BIND_SERVICE".to_string(),
		_ => error.to_string(),
	}
}

/// The socket that a node of the mesh opens for an address; none for a place at another node.
fn socket_of(address: &Multiaddr) -> Option<(Transport, SocketAddr)> {
	let mut parts = address.iter();
	let ip = match parts.next()? {
		Protocol::Ip4(ip) => IpAddr::V4(ip),
		Protocol::Ip6(ip) => IpAddr::V6(ip),
		_ => return None,
	};
	let opened = match parts.next()? {
		Protocol::Tcp(port) => (Transport::Tcp, SocketAddr::new(ip, port)),
		Protocol::Udp(port) => (Transport::Udp, SocketAddr::new(ip, port)),
		_ => return None,
	};
	(!parts.any(|part| part == Protocol::P2pCircuit)).then_some(opened)
}

/// A relay whose URL is of this machine is a development relay: its addresses may be so too.
fn addresses(config: &Config, report: &mut Report) {
	let (_, host) = scheme_and_host(&config.relay.url);
	let is_development = is_loopback(host);
	let media = config.media.reached_at().iter().map(|at| ("media.external", at.ip()));
	let mesh = config.mesh.reached_at().into_iter().flat_map(|address| {
		address.iter().filter_map(|part| match part {
			Protocol::Ip4(ip) => Some(("mesh.external", IpAddr::V4(ip))),
			Protocol::Ip6(ip) => Some(("mesh.external", IpAddr::V6(ip))),
			_ => None,
		})
	});
	let turn = config.turn.external.filter(|_| config.turn.enabled).map(|ip| ("turn.external", ip));
	let hidden: Vec<_> = media.chain(mesh).chain(turn).filter(|(_, ip)| !is_public(*ip)).collect();
	for (key, ip) in &hidden {
		let finding = format!("{key}: only machines near this one can reach {ip}");
		if is_development {
			report.warn("addresses", format!("{finding}, as with relay.url"));
		} else {
			let finding = format!("{finding}: name the public address, or that of the router");
			report.fail("addresses", finding);
		}
	}
	if hidden.is_empty() {
		report.ok("addresses", "the external addresses are public");
	}
}

fn certificate(config: &Config, report: &mut Report) {
	let (scheme, host) = scheme_and_host(&config.relay.url);
	let (Some(certificate), Some(key)) = (&config.http.certificate, &config.http.private_key)
	else {
		match (scheme, config.http.behind_proxy) {
			("https", true) => report.ok("https", "a proxy in front speaks HTTPS"),
			("https", false) => report.fail(
				"https",
				"relay.url says https, and nobody speaks it: name http.certificate and \
				 http.private_key, or set http.behind_proxy",
			),
			_ if is_loopback(host) => report.warn("https", "plain HTTP, for this machine alone"),
			_ => report
				.fail("https", "browsers give no camera to plain HTTP: use https in relay.url"),
		}
		return;
	};
	let certificate = match Certificate::read(certificate, key) {
		Ok(certificate) => certificate,
		Err(error) => return report.fail("https", error.to_string()),
	};
	if !certificate.covers(host) {
		return report.fail("https", format!("the certificate is not for {host}, as in relay.url"));
	}
	match certificate.valid_for() {
		None => report.fail("https", "the certificate is not valid now: renew it, check the clock"),
		Some(left) if left < RENEW_BEFORE => {
			let days = left.as_secs() / (24 * 60 * 60);
			report.warn("https", format!("the certificate ends in {days} days: renew it"));
		},
		Some(left) => {
			let days = left.as_secs() / (24 * 60 * 60);
			report.ok("https", format!("the certificate is for {host}, and for {days} days more"));
		},
	}
}

fn clients(config: &Config, report: &mut Report) {
	if config.http.behind_proxy && config.http.client_address_header.is_none() {
		let finding =
			"the proxy does not say at which address a client is, so that bans and limits of \
		               people without accounts do not hold: name http.client_address_header";
		report.warn("clients", finding);
	}
}

fn countries(config: &Config, report: &mut Report) {
	let Some(path) = &config.http.country_database else { return };
	match Database::open(path) {
		Ok(database) => {
			let finding = format!(
				"{} is a database of countries, made on {}",
				path.display(),
				database.made_on()
			);
			report.ok("countries", finding);
		},
		Err(error) => report.fail("countries", format!("{}: {error}", path.display())),
	}
}

/// The scheme of a URL and its host, without brackets and port.
pub(super) fn scheme_and_host(url: &str) -> (&str, &str) {
	let (scheme, rest) = url.split_once("://").unwrap_or_default();
	let authority = rest.split('/').next().unwrap_or_default();
	let host = match authority.strip_prefix('[') {
		Some(bracketed) => bracketed.split(']').next(),
		None => authority.split(':').next(),
	};
	(scheme, host.unwrap_or_default())
}

fn is_loopback(host: &str) -> bool {
	host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
