//! What URLs and multiaddrs look like.

use crate::*;
use proptest::prelude::*;

fn is_url(text: &str) -> bool {
	check_url(text.as_bytes(), InsecureUrls::Refuse).is_ok()
}

fn is_local_url(text: &str) -> bool {
	check_url(text.as_bytes(), InsecureUrls::AllowLoopback).is_ok()
}

fn is_multiaddr(text: &str) -> bool {
	check_multiaddr(text.as_bytes()).is_ok()
}

#[test]
fn url_should_be_accepted_when_it_is_https_with_a_host() {
	for url in [
		"https://relay.example",
		"https://relay.example/",
		"https://a",
		"https://Relay-1.Example:8443",
		"https://relay.example/base/path/@v1;a=b,c",
		"https://192.0.2.1:1/",
		"https://[2001:db8::1]",
		"https://[2001:db8::1]:65535/base",
		"https://xn--bcher-kva.example",
		"https://1password.example",
	] {
		assert!(is_url(url), "{url}");
	}
}

#[test]
fn url_should_be_refused_when_parsers_could_differ_or_it_is_not_https() {
	for url in [
		"",
		"https://",
		"https:///path",
		"https:relay.example",
		"HTTPS://relay.example",
		"//relay.example",
		"http://relay.example",
		"http://localhost",
		"ws://relay.example",
		"javascript:alert(1)",
		" https://relay.example",
		"https://relay.example ",
		"https://relay example",
		"https://relay.example/a b",
		"https://relay.example/\u{e9}",
		"https://rel\u{e4}y.example",
		"https://relay.example/\n",
		"https://relay.example/\"><script>",
		"https://relay.example\\@evil.example",
		"https://user@relay.example",
		"https://user:pass@relay.example",
		"https://relay.example?query",
		"https://relay.example/?query",
		"https://relay.example#fragment",
		"https://relay.example/%2e%2e",
		"https://relay..example",
		"https://.example",
		"https://relay.example.",
		"https://-relay.example",
		"https://relay-.example",
		"https://relay_1.example",
		"https://relay.example:",
		"https://relay.example:0",
		"https://relay.example:65536",
		"https://relay.example:+443",
		"https://relay.example:443:443",
		"https://192.0.2.256",
		"https://192.0.2",
		"https://2130706433",
		"https://0x7f000001",
		"https://relay.0x1",
		"https://[2001:db8::1",
		"https://[2001:db8::1]443",
		"https://[2001:db8::1]:",
		"https://[relay.example]",
		"https://[]",
		"https://2001:db8::1",
	] {
		assert!(!is_url(url), "{url}");
	}
	assert!(is_url(&format!("https://{}.example", "a".repeat(63))));
	assert!(!is_url(&format!("https://{}.example", "a".repeat(64))));
}

#[test]
fn plain_http_should_be_for_loopback_alone() {
	for url in ["http://localhost", "http://localhost:8080/base", "http://127.0.0.1:3000"] {
		assert!(is_local_url(url), "{url}");
		assert!(!is_url(url), "{url}");
	}
	for url in [
		"http://relay.example",
		"http://127.0.0.2",
		"http://localhost.example",
		"http://LOCALHOST",
		"http://localhost@evil.example",
		"http://[::1]",
	] {
		assert!(!is_local_url(url), "{url}");
	}
	assert!(is_local_url("https://relay.example"));
}

#[test]
fn multiaddr_should_be_two_or_more_components_after_slashes() {
	for multiaddr in [
		"/ip4/192.0.2.1/udp/4001/quic-v1",
		"/dns4/relay.example/tcp/4001/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp",
		"/ip6/2001:db8::1/tcp/4001",
	] {
		assert!(is_multiaddr(multiaddr), "{multiaddr}");
	}
	for multiaddr in [
		"",
		"/",
		"/ip4",
		"ip4/192.0.2.1",
		"/ip4//tcp",
		"//ip4/192.0.2.1",
		"/ip4/192.0.2.1/",
		"/ip4/192.0.2.1 /tcp",
		"/dns/rel\u{e4}y",
		"/ip4/192.0.2.1\n",
	] {
		assert!(!is_multiaddr(multiaddr), "{multiaddr:?}");
	}
}

proptest! {
	#[test]
	fn url_should_be_harmless_in_a_page_whenever_it_is_accepted(
		rest in "[ -~]{0,40}",
		bytes in proptest::collection::vec(any::<u8>(), 0..40),
	) {
		for url in [[b"https://", rest.as_bytes()].concat(), [&b"https://"[..], &bytes].concat()] {
			if check_url(&url, InsecureUrls::Refuse).is_ok() {
				prop_assert!(url.iter().all(u8::is_ascii_graphic));
				let forbidden = b"\"<>\\^`{|}?#%";
				prop_assert!(!url.iter().any(|byte| forbidden.contains(byte)));
				let authority = url[8..].split(|byte| *byte == b'/').next().unwrap();
				prop_assert!(!authority.is_empty() && !authority.contains(&b'@'));
			}
		}
	}

	#[test]
	fn url_should_be_accepted_when_it_is_built_from_a_name_a_port_and_a_path(
		labels in proptest::collection::vec("[a-z]([a-z0-9-]{0,10}[a-z0-9])?", 1..5),
		port in 1u16..,
		path in "(/[a-zA-Z0-9._~-]{0,8}){0,4}",
	) {
		let url = format!("https://{}:{port}{path}", labels.join("."));
		prop_assert!(is_url(&url), "{}", url);
	}

	#[test]
	fn multiaddr_should_be_printable_and_without_gaps_whenever_it_is_accepted(
		bytes in proptest::collection::vec(any::<u8>(), 0..40),
	) {
		let multiaddr = [&b"/"[..], &bytes].concat();
		if check_multiaddr(&multiaddr).is_ok() {
			prop_assert!(multiaddr.iter().all(u8::is_ascii_graphic));
			prop_assert!(!multiaddr.windows(2).any(|pair| pair == b"//"));
		}
	}
}
