//! Which addresses everybody can reach.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is one of the public Internet: in none of the blocks that the registries of
/// special-purpose addresses (RFC 6890 and its updates) take out, and no multicast address.
pub fn is_public(ip: IpAddr) -> bool {
	match ip {
		IpAddr::V4(ip) => is_public_v4(ip),
		IpAddr::V6(ip) => is_public_v6(ip),
	}
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
	let [a, b, c, _] = ip.octets();
	let is_shared = a == 100 && (64..128).contains(&b);
	let is_protocol_assignment = (a, b, c) == (192, 0, 0);
	let is_6to4_relay = (a, b, c) == (192, 88, 99);
	let is_benchmarking = a == 198 && (18..20).contains(&b);
	!(a == 0
		|| ip.is_private()
		|| ip.is_loopback()
		|| ip.is_link_local()
		|| ip.is_documentation()
		|| ip.is_multicast()
		|| is_shared
		|| is_protocol_assignment
		|| is_6to4_relay
		|| is_benchmarking
		|| a >= 240)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
	if let Some(mapped) = ip.to_ipv4_mapped() {
		return is_public_v4(mapped);
	}
	let [a, b, c, ..] = ip.segments();
	match (a, b) {
		// NAT64 (RFC 6052) and 6to4 (RFC 3056) lead to the IPv4 address that they hold.
		(0x64, 0xff9b) => {
			let [.., high, low] = ip.segments();
			c == 0 && is_public_v4(embedded(high, low))
		},
		(0x2002, high) => is_public_v4(embedded(high, c)),
		// Protocol assignments (RFC 2928), Teredo among them, and documentation.
		(0x2001, 0..=0x1ff) | (0x2001, 0xdb8) | (0x3fff, 0..=0xfff) => false,
		// Global unicast (RFC 4291) is all that remains of this.
		(0x2000..=0x3fff, _) => true,
		_ => false,
	}
}

fn embedded(high: u16, low: u16) -> Ipv4Addr {
	Ipv4Addr::from((u32::from(high) << 16) | u32::from(low))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn addresses_of_the_internet_are_public() {
		for ip in [
			"1.1.1.1",
			"8.8.8.8",
			"100.63.0.1",
			"100.128.0.1",
			"172.15.0.1",
			"172.32.0.1",
			"192.0.1.1",
			"198.17.0.1",
			"223.255.255.255",
			"2606:4700::1111",
			"2a00:1450::1",
			"64:ff9b::808:808",
			"2002:808:808::1",
			"::ffff:8.8.8.8",
		] {
			assert!(is_public(ip.parse().unwrap()), "{ip}");
		}
	}

	#[test]
	fn all_others_are_not() {
		for ip in [
			"0.0.0.0",
			"0.1.2.3",
			"10.0.0.1",
			"100.64.0.1",
			"127.0.0.1",
			"169.254.169.254",
			"172.16.0.1",
			"172.31.255.255",
			"192.0.0.1",
			"192.0.2.1",
			"192.88.99.1",
			"192.168.0.1",
			"198.18.0.1",
			"198.51.100.1",
			"203.0.113.1",
			"224.0.0.1",
			"240.0.0.1",
			"255.255.255.255",
			"::",
			"::1",
			"fe80::1",
			"fc00::1",
			"fd12::1",
			"ff02::1",
			"2001:db8::1",
			"2001::1",
			"3fff::1",
			"::ffff:127.0.0.1",
			"::ffff:10.0.0.1",
			"64:ff9b::a00:1",
			"64:ff9b:1::1",
			"2002:a00:1::1",
			"::127.0.0.1",
		] {
			assert!(!is_public(ip.parse().unwrap()), "{ip}");
		}
	}
}
