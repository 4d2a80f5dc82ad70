//! What the endpoints of a relay look like.
//!
//! A relay's URL ends up in the pages of every viewer and its multiaddr in the dialler of every
//! other relay, so both are held to a subset of their grammars that every parser reads alike.

use super::*;
use core::{
	net::{Ipv4Addr, Ipv6Addr},
	str::from_utf8,
};

/// Whether a relay may be reached without TLS.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum InsecureUrls {
	/// Never: every URL begins with `https://`. For every chain that others use.
	Refuse,
	/// Also over `http://localhost` and `http://127.0.0.1`, on any port. For development chains.
	AllowLoopback,
}

/// The URL is not the base of a relay's paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidUrl;

/// The text is not a multiaddr.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidMultiaddr;

/// Checks that `url` is the base URL of a relay (RFC 3986): a scheme, a host, and perhaps a port and
/// a path.
///
/// The scheme is `https`, or what `insecure_urls` allows. The host is a name of letters, digits,
/// hyphens and dots, an IPv4 address, or an IPv6 address in brackets. There is no user, query,
/// fragment or percent-encoding.
pub fn check_url(url: &[u8], insecure_urls: InsecureUrls) -> Result<(), InvalidUrl> {
	let (after_scheme, needs_loopback) = match url.strip_prefix(b"https://") {
		Some(after_scheme) => (after_scheme, false),
		None => (url.strip_prefix(b"http://").ok_or(InvalidUrl)?, true),
	};
	let (authority, path) = split_once(after_scheme, b'/');
	let (host, port) = split_authority(authority)?;

	if needs_loopback {
		let is_loopback = matches!(host, b"localhost" | b"127.0.0.1");
		ensure!(is_loopback && insecure_urls == InsecureUrls::AllowLoopback, InvalidUrl);
	}
	ensure!(port.is_none_or(is_port), InvalidUrl);
	ensure!(path.unwrap_or_default().iter().all(is_path_character), InvalidUrl);
	Ok(())
}

/// Checks that `multiaddr` is a libp2p multiaddr in its text form, as far as that can be told
/// without knowing every protocol: a slash before each component, two components or more, none of
/// them empty, all of printable ASCII.
pub fn check_multiaddr(multiaddr: &[u8]) -> Result<(), InvalidMultiaddr> {
	let components = multiaddr.strip_prefix(b"/").ok_or(InvalidMultiaddr)?;
	let mut count = 0u32;
	for component in components.split(|byte| *byte == b'/') {
		let is_sound = !component.is_empty() && component.iter().all(u8::is_ascii_graphic);
		ensure!(is_sound, InvalidMultiaddr);
		count.saturating_inc();
	}
	ensure!(count >= 2, InvalidMultiaddr);
	Ok(())
}

/// What stands before the first `separator`, and what stands after it if there is one.
fn split_once(bytes: &[u8], separator: u8) -> (&[u8], Option<&[u8]>) {
	let mut parts = bytes.splitn(2, |byte| *byte == separator);
	(parts.next().unwrap_or_default(), parts.next())
}

/// The host of an authority, checked, and its port, unchecked.
fn split_authority(authority: &[u8]) -> Result<(&[u8], Option<&[u8]>), InvalidUrl> {
	let Some(bracketed) = authority.strip_prefix(b"[") else {
		let (host, port) = split_once(authority, b':');
		ensure!(is_host(host), InvalidUrl);
		return Ok((host, port));
	};
	let (address, port) = split_once(bracketed, b']');
	ensure!(parses_as::<Ipv6Addr>(address), InvalidUrl);
	match port {
		Some([]) => Ok((address, None)),
		Some([b':', port @ ..]) => Ok((address, Some(port))),
		_ => Err(InvalidUrl),
	}
}

/// Whether `host` is a name (RFC 1123, section 2.1) or an IPv4 address. A host whose last label is
/// a number is one that browsers read as an address, so it must be one in the usual form.
fn is_host(host: &[u8]) -> bool {
	let is_number = |label: &[u8]| label.iter().all(u8::is_ascii_digit) || label.starts_with(b"0x");
	match host.rsplit(|byte| *byte == b'.').next() {
		Some(last) if is_number(last) => parses_as::<Ipv4Addr>(host),
		_ => host.len() <= 253 && host.split(|byte| *byte == b'.').all(is_label),
	}
}

/// Whether `label` is one part of a host name: 1 to 63 letters, digits and inner hyphens.
fn is_label(label: &[u8]) -> bool {
	(1..=63).contains(&label.len())
		&& label.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
		&& !label.starts_with(b"-")
		&& !label.ends_with(b"-")
}

/// Whether `port` is a number from 1 to 65535 without a sign.
fn is_port(port: &[u8]) -> bool {
	port.iter().all(u8::is_ascii_digit)
		&& from_utf8(port).is_ok_and(|text| text.parse::<u16>().is_ok_and(|port| port > 0))
}

/// Whether `byte` can stand in a path: a slash or what RFC 3986 calls `pchar`, unencoded.
fn is_path_character(byte: &u8) -> bool {
	byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(byte)
}

/// Whether `bytes` are the text of an `Address`.
fn parses_as<Address: core::str::FromStr>(bytes: &[u8]) -> bool {
	from_utf8(bytes).is_ok_and(|text| text.parse::<Address>().is_ok())
}
