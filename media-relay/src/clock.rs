//! The time of this machine.

use std::time::{SystemTime, UNIX_EPOCH};

/// The present, in milliseconds since the Unix epoch.
pub(crate) fn now() -> u64 {
	milliseconds(SystemTime::now())
}

/// Milliseconds since the Unix epoch; zero before it.
pub(crate) fn milliseconds(time: SystemTime) -> u64 {
	let elapsed = time.duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
}
