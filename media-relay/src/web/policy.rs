//! What the app may do in a browser: a Content Security Policy (level 3) that lets it ask nobody but
//! this relay, and the light client nobody but the nodes that the operator named.

use livestars_mesh::{Multiaddr, Protocol};
use std::collections::BTreeSet;

/// What of the browser the app may use (Permissions Policy).
pub(super) const PERMISSIONS: &str =
	"camera=(self), microphone=(self), display-capture=(self), autoplay=(self), fullscreen=(self), \
	 picture-in-picture=(self), clipboard-write=(self), screen-wake-lock=(self), geolocation=(), \
	 payment=(), usb=(), serial=(), hid=(), midi=()";

/// The policy of a relay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
	/// Whom the app may ask beside this relay.
	connect: BTreeSet<String>,
}

impl Policy {
	/// Lets the app connect to the nodes at these addresses, which light clients use.
	pub fn new(bootnodes: &[Multiaddr]) -> Self {
		Self { connect: origins(bootnodes) }
	}

	/// The policy as a header says it. With a nonce, elements of style are allowed that carry it.
	pub(super) fn text(&self, nonce: Option<&str>) -> String {
		let connect: String = self.connect.iter().map(|origin| format!(" {origin}")).collect();
		let nonce = nonce.map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
		format!(
			"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{nonce}; \
			 connect-src 'self'{connect}; worker-src 'self'; img-src 'self' data: blob:; \
			 media-src 'self' blob: mediastream:; font-src 'self'; manifest-src 'self'; \
			 base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		)
	}
}

/// The origins of the WebSockets among these addresses. Those of WebRTC are not asked over HTTP, and
/// the policy has nothing to say of them.
pub fn origins(addresses: &[Multiaddr]) -> BTreeSet<String> {
	addresses.iter().filter_map(origin).collect()
}

fn origin(address: &Multiaddr) -> Option<String> {
	let (mut host, mut port, mut secure, mut socket) = (None, None, false, false);
	for part in address {
		match part {
			Protocol::Ip4(ip) => host = Some(ip.to_string()),
			Protocol::Ip6(ip) => host = Some(format!("[{ip}]")),
			Protocol::Dns(name) | Protocol::Dns4(name) | Protocol::Dns6(name) => {
				host = is_host(&name).then(|| name.into_owned());
			},
			Protocol::Tcp(number) => port = Some(number),
			Protocol::Tls => secure = true,
			Protocol::Ws(_) => socket = true,
			Protocol::Wss(_) => (secure, socket) = (true, true),
			_ => {},
		}
	}
	let scheme = if secure { "wss" } else { "ws" };
	Some(format!("{scheme}://{}:{}", host?, port?)).filter(|_| socket)
}

/// Whether a name has nothing in it that would mean something else in a policy.
fn is_host(name: &str) -> bool {
	!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn of(addresses: &[&str]) -> Vec<String> {
		let addresses: Vec<_> = addresses.iter().map(|text| text.parse().unwrap()).collect();
		origins(&addresses).into_iter().collect()
	}

	#[test]
	fn a_websocket_has_an_origin_and_nothing_else_does() {
		assert_eq!(of(&["/ip4/192.0.2.1/tcp/30333/ws"]), ["ws://192.0.2.1:30333"]);
		assert_eq!(of(&["/dns/node.example/tcp/443/wss"]), ["wss://node.example:443"]);
		assert_eq!(of(&["/dns4/node.example/tcp/443/tls/ws"]), ["wss://node.example:443"]);
		assert_eq!(of(&["/ip6/2001:db8::1/tcp/30333/ws"]), ["ws://[2001:db8::1]:30333"]);
		assert_eq!(
			of(&["/ip4/192.0.2.1/udp/30333/webrtc-direct", "/ip4/192.0.2.1/tcp/30333"]),
			[""; 0]
		);
	}

	#[test]
	fn a_name_cannot_widen_the_policy() {
		assert_eq!(of(&["/dns/*.example 'unsafe-inline'; x/tcp/443/wss"]), [""; 0]);
	}

	#[test]
	fn the_policy_names_nobody_but_the_relay_and_its_nodes() {
		let policy =
			Policy::new(&["/dns/node.example/tcp/443/wss".parse().unwrap()]).text(Some("abc"));
		let connect = policy.split("; ").find(|part| part.starts_with("connect-src")).unwrap();
		assert_eq!(connect, "connect-src 'self' wss://node.example:443");
		assert!(policy.contains("style-src 'self' 'nonce-abc';"), "{policy}");
		assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
		assert!(Policy::default().text(None).contains("style-src 'self';"));
	}
}
