//! Credentials that name nobody and are valid for a while: the scheme of
//! draft-uberti-behave-turn-rest, with SHA-256.

use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::time::Duration;

/// A user name and its password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
	/// The time until which it can be used, in seconds since the Unix epoch, a colon, and a random
	/// number.
	pub username: String,
	/// The HMAC of the user name, in hexadecimal.
	pub password: String,
	/// That time.
	pub expires: u64,
}

/// Makes credentials, and knows them again without remembering any.
pub struct Credentials {
	key: [u8; 32],
	lifetime: Duration,
}

/// No user name that was made here is longer, in bytes.
const MAX_USERNAME: usize = 64;

impl Credentials {
	/// Credentials that can be used for `lifetime`, under a key of their own.
	pub fn new(lifetime: Duration) -> Self {
		Self { key: rand::random(), lifetime }
	}

	/// A credential that is made at `now`, in seconds since the Unix epoch.
	pub fn issue(&self, now: u64) -> Credential {
		let expires = now.saturating_add(self.lifetime.as_secs());
		let username = format!("{expires}:{:032x}", rand::random::<u128>());
		Credential { password: self.password(&username), username, expires }
	}

	/// The password of a user name that can still be used at `now`. Any name with a time in it has
	/// one; only who got it from here knows it.
	pub fn password_of(&self, username: &str, now: u64) -> Option<String> {
		let (expires, _) = username.split_once(':').filter(|_| username.len() <= MAX_USERNAME)?;
		let expires: u64 = expires.parse().ok()?;
		let latest = now.saturating_add(self.lifetime.as_secs());
		(now < expires && expires <= latest).then(|| self.password(username))
	}

	fn password(&self, username: &str) -> String {
		// Keys of any length are taken.
		let mac = Hmac::<Sha256>::new_from_slice(&self.key).map(|mac| mac.chain_update(username));
		mac.map(|mac| hex::encode(mac.finalize().into_bytes())).unwrap_or_default()
	}
}

impl std::fmt::Debug for Credentials {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.debug_struct("Credentials").field("lifetime", &self.lifetime).finish_non_exhaustive()
	}
}
