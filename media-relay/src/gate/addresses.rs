//! From which network address a request comes. It is never written or logged.

use axum::{
	extract::ConnectInfo,
	http::{request::Parts, HeaderName},
};
use std::net::{IpAddr, SocketAddr};

/// Knows from which network address a request comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Addresses {
	/// From the one that connected: no proxy stands in front.
	#[default]
	Peer,
	/// A trusted proxy says it in this header, as `X-Forwarded-For` or as one address.
	Header(HeaderName),
	/// A proxy stands in front that does not say it.
	Hidden,
}

impl Addresses {
	/// The client's address; nothing if it cannot be known.
	pub fn of(&self, request: &Parts) -> Option<IpAddr> {
		match self {
			Self::Peer => {
				let ConnectInfo(peer) = request.extensions.get::<ConnectInfo<SocketAddr>>()?;
				Some(peer.ip())
			},
			Self::Header(name) => {
				// What a client sends in the header stands in front of what the proxy adds.
				let last = request.headers.get_all(name).iter().next_back()?.to_str().ok()?;
				address(last.rsplit(',').next()?.trim())
			},
			Self::Hidden => None,
		}
	}
}

/// An address, perhaps with a port, as some proxies write it.
fn address(text: &str) -> Option<IpAddr> {
	let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
	bare.parse().ok().or_else(|| text.parse().ok().map(|socket: SocketAddr| socket.ip()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use axum::http::Request;

	const PROXY: &str = "10.0.0.1:40000";
	const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

	fn request(lines: &[&str]) -> Parts {
		let peer: SocketAddr = PROXY.parse().unwrap();
		let request = Request::builder().extension(ConnectInfo(peer));
		let request = lines
			.iter()
			.fold(request, |request, line| request.header(FORWARDED_FOR, line.as_bytes()));
		request.body(()).unwrap().into_parts().0
	}

	fn said(lines: &[&str]) -> Option<String> {
		let address = Addresses::Header(FORWARDED_FOR).of(&request(lines));
		address.map(|address| address.to_string())
	}

	#[test]
	fn the_last_address_is_the_proxys_word_and_those_before_it_are_the_clients() {
		for (lines, address) in [
			(&["192.0.2.1"][..], "192.0.2.1"),
			(&["198.51.100.9, 192.0.2.1"], "192.0.2.1"),
			(&["198.51.100.9,203.0.113.4 ,\t192.0.2.1 "], "192.0.2.1"),
			(&["198.51.100.9", "203.0.113.4, 192.0.2.1"], "192.0.2.1"),
			(&["nonsense, <script>, 192.0.2.1"], "192.0.2.1"),
			(&["192.0.2.1:50000"], "192.0.2.1"),
			(&["2001:db8::1"], "2001:db8::1"),
			(&["[2001:db8::1]"], "2001:db8::1"),
			(&["192.0.2.9, [2001:db8::1]:443"], "2001:db8::1"),
		] {
			assert_eq!(said(lines).as_deref(), Some(address), "{lines:?}");
		}
	}

	#[test]
	fn what_is_no_address_is_none_and_nothing_before_it_is_taken_instead() {
		for lines in [
			&[""][..],
			&[","],
			&["192.0.2.1,"],
			&["192.0.2.1, unknown"],
			&["192.0.2.1", ""],
			&["192.0.2.1, 192.0.2.256"],
			&["192.0.2.1, [192.0.2.1"],
			&["192.0.2.1, 192.0.2.1:port"],
			&["192.0.2.1, r\u{e9}seau"],
			&["for=192.0.2.1"],
		] {
			assert_eq!(said(lines), None, "{lines:?}");
		}
		assert_eq!(said(&[]), None);
	}

	#[test]
	fn without_a_proxy_no_header_counts_and_behind_one_that_says_nothing_no_address_does() {
		let spoofed = request(&["192.0.2.1"]);
		assert_eq!(Addresses::Peer.of(&spoofed), Some("10.0.0.1".parse().unwrap()));
		assert_eq!(Addresses::Hidden.of(&spoofed), None);
		let nowhere = Request::new(()).into_parts().0;
		assert_eq!(Addresses::Peer.of(&nowhere), None);
	}
}
