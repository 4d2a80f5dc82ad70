//! To which session a connectivity check belongs: the user name in its STUN message begins with
//! the fragment that this relay gave the session (RFC 8445, section 7.2.2).

use crate::{description::IceCredentials, error::MediaError};

/// STUN's fixed header, its cookie and the type of the user name, RFC 8489 section 5 and 14.3.
const HEADER: usize = 20;
const COOKIE: [u8; 4] = [0x21, 0x12, 0xa4, 0x42];
const USERNAME: u16 = 0x0006;

const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// New credentials for a session that this worker carries. The fragment names the worker, so that a
/// check finds its way before any address is known; the rest cannot be guessed.
pub(crate) fn credentials(worker: usize) -> Result<IceCredentials, MediaError> {
	let mut random = [0u8; 38];
	getrandom::fill(&mut random)?;
	let mut letters = random.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
	let worker = char::from(LETTERS[worker / 32 % 32]).to_string()
		+ &char::from(LETTERS[worker % 32]).to_string();
	let fragment = letters.by_ref().take(14).fold(worker, |mut fragment, letter| {
		fragment.push(letter);
		fragment
	});
	Ok(IceCredentials { fragment, password: letters.collect() })
}

/// The worker that a fragment names.
pub(crate) fn worker(fragment: &[u8]) -> Option<usize> {
	let value = |letter: &u8| LETTERS.iter().position(|each| each == letter);
	match fragment {
		[high, low, ..] => Some(value(high)? * 32 + value(low)?),
		_ => None,
	}
}

/// The relay's fragment in a STUN message's user name; None for anything else.
pub(crate) fn local_fragment(datagram: &[u8]) -> Option<&[u8]> {
	if datagram.len() < HEADER || datagram[0] >= 2 || datagram[4..8] != COOKIE {
		return None;
	}
	let mut rest = &datagram[HEADER..];
	while let [kind_high, kind_low, high, low, value @ ..] = rest {
		let length = usize::from(u16::from_be_bytes([*high, *low]));
		let value_of = value.get(..length)?;
		if u16::from_be_bytes([*kind_high, *kind_low]) == USERNAME {
			return value_of.split(|byte| *byte == b':').next();
		}
		rest = value.get(length.next_multiple_of(4)..)?;
	}
	None
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn check(username: &[u8]) -> Vec<u8> {
		let mut datagram = vec![0, 1, 0, 0];
		datagram.extend(COOKIE);
		datagram.extend([7; 12]);
		// An attribute before it, of five bytes and three of padding.
		datagram.extend([0x80, 0x22, 0, 5, 1, 2, 3, 4, 5, 0, 0, 0]);
		datagram.extend([0, 6, 0, username.len() as u8]);
		datagram.extend(username);
		datagram.resize(datagram.len().next_multiple_of(4), 0);
		datagram
	}

	#[test]
	fn a_check_finds_its_worker() {
		for number in [0, 1, 31, 32, 63] {
			let ours = credentials(number).unwrap();
			let datagram = check(format!("{}:theirs", ours.fragment).as_bytes());
			let fragment = local_fragment(&datagram).unwrap();
			assert_eq!(fragment, ours.fragment.as_bytes());
			assert_eq!(worker(fragment), Some(number));
			// RFC 8839, section 5.4: at least 4 and 22 characters.
			assert!(ours.fragment.len() == 16 && ours.password.len() == 24);
		}
	}

	#[test]
	fn other_datagrams_have_no_user_name() {
		assert_eq!(local_fragment(&[]), None);
		assert_eq!(local_fragment(&[0x80; 100]), None);
		let whole = check(b"abcdef:x");
		for length in 0..whole.len() - 4 {
			assert_eq!(local_fragment(&whole[..length]), None, "cut at {length}");
		}
	}

	proptest! {
		#[test]
		fn any_bytes_are_read_without_fault(mut bytes in prop::collection::vec(any::<u8>(), 0..120)) {
			local_fragment(&bytes);
			if bytes.len() >= HEADER {
				bytes[0] = 0;
				bytes[4..8].copy_from_slice(&COOKIE);
				local_fragment(&bytes).and_then(worker);
			}
		}
	}
}
