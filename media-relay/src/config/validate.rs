//! What values cannot be, though their types are right.

use super::{Config, Fault, Http, Limits, Mesh, Relay, Turn};
use axum::http::HeaderName;
use livestars_mesh::Protocol;
use std::{collections::BTreeSet, net::SocketAddr};

/// The most characters of the endpoints on chain.
const MAX_ENDPOINT: usize = 256;

/// Everything that is wrong with `config`.
pub(super) fn validate(config: &Config) -> Vec<Fault> {
	let mut faults = Vec::new();
	chain(&config.chain, &mut faults);
	relay(&config.relay, &mut faults);
	http(&config.http, &mut faults);
	media(&config.media, &mut faults);
	mesh(&config.mesh, &mut faults);
	limits(&config.limits, &mut faults);
	turn(&config.turn, &mut faults);
	if config.drain.seconds > 3_600 {
		faults.push(Fault::of("drain.seconds", "nobody waits for more than an hour: at most 3600"));
	}
	faults
}

fn chain(chain: &super::Chain, faults: &mut Vec<Fault>) {
	if chain.nodes.is_empty() {
		faults
			.push(Fault::of("chain.nodes", "name at least one node, such as ws://127.0.0.1:9944"));
	}
	for node in &chain.nodes {
		let host = node.strip_prefix("ws://").or_else(|| node.strip_prefix("wss://"));
		if host.is_none_or(|host| host.is_empty() || host.contains(char::is_whitespace)) {
			let what = format!("{node:?} is no WebSocket: it begins with ws:// or wss://");
			faults.push(Fault::of("chain.nodes", what));
		}
	}
	if !(6..=600).contains(&chain.grace_seconds) {
		let what =
			"between 6 (a few blocks) and 600: whoever loses her right to stream is seen for \
		            as long as this while the chain is out of reach";
		faults.push(Fault::of("chain.grace_seconds", what));
	}
	for address in &chain.light_client_bootnodes {
		let for_browsers = |part: Protocol<'_>| {
			matches!(part, Protocol::Ws(_) | Protocol::Wss(_) | Protocol::WebRTCDirect)
		};
		let named = address.iter().any(|part| matches!(part, Protocol::P2p(_)));
		if !named || !address.iter().any(for_browsers) {
			let what = format!(
				"a light client in a browser cannot use {address}: such as \
				 /dns/node.example/tcp/443/wss/p2p/12D3KooW…"
			);
			faults.push(Fault::of("chain.light_client_bootnodes", what));
		}
	}
}

fn relay(relay: &Relay, faults: &mut Vec<Fault>) {
	let url = &relay.url;
	let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
	let is_url = rest.is_some_and(|rest| {
		let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/[]".contains(c);
		!rest.is_empty() && !rest.starts_with('/') && rest.chars().all(allowed)
	});
	if !is_url || url.len() > MAX_ENDPOINT {
		let what = format!(
			"{url:?} cannot go on chain: https://, a host, and perhaps a port and a path, in at most \
			 {MAX_ENDPOINT} characters"
		);
		faults.push(Fault::of("relay.url", what));
	}
	if url.ends_with('/') {
		faults.push(Fault::of("relay.url", "without a slash at the end"));
	}
	if relay.region.len() != 2 || !relay.region.bytes().all(|byte| byte.is_ascii_uppercase()) {
		let what = format!("{:?} is no country: two capitals, such as CH", relay.region);
		faults.push(Fault::of("relay.region", what));
	}
	if relay.capacity == 0 {
		faults.push(Fault::of("relay.capacity", "say how many viewers the relay can serve"));
	}
	if relay.key.is_some() && relay.key_file.is_some() {
		faults.push(Fault::of("relay.key_file", "there is a key in the environment too: name one"));
	}
}

fn http(http: &Http, faults: &mut Vec<Fault>) {
	match (&http.certificate, &http.private_key) {
		(Some(_), None) => {
			faults.push(Fault::of("http.private_key", "the certificate needs its key"))
		},
		(None, Some(_)) => {
			faults.push(Fault::of("http.certificate", "the key needs its certificate"))
		},
		(None, None) if !http.listen.ip().is_loopback() && !http.behind_proxy => {
			let what = "plain HTTP is for this machine alone: listen at 127.0.0.1, name \
			            http.certificate and http.private_key, or say http.behind_proxy = true if a \
			            proxy in front speaks HTTPS";
			faults.push(Fault::of("http.listen", what));
		},
		_ => {},
	}
	for (key, header) in [
		("http.client_address_header", &http.client_address_header),
		("http.country_header", &http.country_header),
	] {
		let Some(header) = header else { continue };
		if header.parse::<HeaderName>().is_err() {
			faults.push(Fault::of(key, format!("{header:?} is no header")));
		}
		if !http.behind_proxy {
			let what = "only a proxy may say where a request is from: set http.behind_proxy, or \
			            leave this out";
			faults.push(Fault::of(key, what));
		}
	}
	if http.client_address_header.as_ref().is_some_and(|it| it.eq_ignore_ascii_case("forwarded")) {
		let what =
			"what Forwarded says (RFC 7239) is not read: have the proxy write X-Forwarded-For";
		faults.push(Fault::of("http.client_address_header", what));
	}
	if http.country_database.is_some() && http.behind_proxy && http.client_address_header.is_none()
	{
		let what =
			"behind a proxy all addresses are the proxy's: have it say the client's, and name \
		            http.client_address_header, or the country, and name http.country_header";
		faults.push(Fault::of("http.country_database", what));
	}
	if http.country_database.is_some() && http.country_header.is_some() {
		let what = "there is http.country_header too: name one";
		faults.push(Fault::of("http.country_database", what));
	}
}

fn media(media: &super::Media, faults: &mut Vec<Fault>) {
	if media.listen.is_empty() {
		faults.push(Fault::of("media.listen", "name at least one address, such as 0.0.0.0:4002"));
	}
	let families: BTreeSet<_> = media.listen.iter().map(SocketAddr::is_ipv4).collect();
	if families.len() < media.listen.len() {
		faults.push(Fault::of("media.listen", "at most one address of each family"));
	}
	if media.external.is_empty() && media.listen.iter().any(|at| at.ip().is_unspecified()) {
		let what = "clients cannot call 0.0.0.0: name the address under which they reach the relay";
		faults.push(Fault::of("media.external", what));
	}
	for address in &media.external {
		if address.ip().is_unspecified() || address.port() == 0 {
			faults.push(Fault::of("media.external", format!("nobody can call {address}")));
		}
		if !families.contains(&address.is_ipv4()) {
			let what = format!("{address} is of a family that media.listen does not have");
			faults.push(Fault::of("media.external", what));
		}
	}
}

fn mesh(mesh: &Mesh, faults: &mut Vec<Fault>) {
	let is_unspecified = |part: Protocol<'_>| match part {
		Protocol::Ip4(ip) => ip.is_unspecified(),
		Protocol::Ip6(ip) => ip.is_unspecified(),
		_ => false,
	};
	if let Some(address) = mesh.reached_at().filter(|at| at.iter().any(is_unspecified)) {
		let what = format!(
			"other relays cannot call {address}: name the address under which they reach this one"
		);
		faults.push(Fault::of("mesh.external", what));
	}
	for (key, addresses) in [
		("mesh.listen", &mesh.listen),
		("mesh.external", &mesh.external),
		("mesh.bootstrap", &mesh.bootstrap),
	] {
		for address in addresses.iter().filter(|address| address.iter().count() < 2) {
			let what = format!("{address} is not enough: such as /ip4/192.0.2.1/udp/4001/quic-v1");
			faults.push(Fault::of(key, what));
		}
	}
}

fn limits(limits: &Limits, faults: &mut Vec<Fault>) {
	let positive = [
		("limits.streams", u64::from(limits.streams)),
		("limits.connections", u64::from(limits.connections)),
		("limits.connections_per_address", u64::from(limits.connections_per_address)),
		("limits.node_connections", u64::from(limits.node_connections)),
		("limits.node_connections_per_address", u64::from(limits.node_connections_per_address)),
		("limits.head_seconds", limits.head_seconds),
		("limits.body_seconds", limits.body_seconds),
		("limits.stalled_seconds", limits.stalled_seconds),
	];
	for (key, _) in positive.into_iter().filter(|(_, limit)| *limit == 0) {
		faults.push(Fault::of(key, "zero would shut everybody out"));
	}
}

fn turn(turn: &Turn, faults: &mut Vec<Fault>) {
	if turn.first_port > turn.last_port || turn.first_port < 1_024 {
		let what = format!(
			"the ports for relayed packets go from {} to {}: from 1024 on, and upwards",
			turn.first_port, turn.last_port
		);
		faults.push(Fault::of("turn.first_port", what));
	}
	if turn.enabled && turn.external.is_none_or(|ip| ip.is_unspecified()) {
		let what = "name the IP address at which clients and their peers reach the TURN server";
		faults.push(Fault::of("turn.external", what));
	}
	if turn.allocations == 0 || turn.allocations_per_credential == 0 {
		faults.push(Fault::of(
			"turn.allocations",
			"zero would shut everybody out: disable it instead",
		));
	}
	if turn.kilobits_per_allocation < 100 {
		let what = "no stream passes with less than 100";
		faults.push(Fault::of("turn.kilobits_per_allocation", what));
	}
	for server in &turn.servers {
		let speaks = |schemes: &[&str]| {
			let scheme = |url: &String| url.split_once(':').map(|(scheme, _)| scheme.to_owned());
			let mut known = server.urls.iter().filter_map(scheme);
			known.all(|scheme| schemes.contains(&scheme.as_str()))
		};
		let urls = server.urls.join(", ");
		if server.urls.is_empty()
			|| server.urls.iter().any(|url| !url.contains(':'))
			|| !speaks(&["stun", "stuns", "turn", "turns"])
		{
			let what = format!("{urls:?} names no server: such as turn:turn.example.org:3478");
			faults.push(Fault::of("turn.servers", what));
		} else if !speaks(&["stun", "stuns"])
			&& (server.username.is_none() || server.credential.is_none())
		{
			let what = format!("{urls} asks for a username and a credential: name both");
			faults.push(Fault::of("turn.servers", what));
		}
	}
	if !(60..=86_400).contains(&turn.credential_seconds) {
		faults.push(Fault::of("turn.credential_seconds", "between 60 and 86400 (a day)"));
	}
}
