//! How fast people may speak.

use super::{person::Identity, settings::Settings};
use governor::{
	clock::{Clock, DefaultClock},
	middleware::NoOpMiddleware,
	state::{keyed::DefaultKeyedStateStore, InMemoryState, NotKeyed},
	Quota, RateLimiter,
};
use std::{
	num::NonZeroU32,
	sync::atomic::{AtomicU32, Ordering},
	time::Duration,
};

/// How many lines of chat come between two looks for people who have been silent.
const SWEEP_EVERY: u32 = 1_024;

/// So many at once, and so many a minute.
fn quota(burst: u32, per_minute: u32) -> Quota {
	let at_least_one = |count| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
	Quota::per_minute(at_least_one(per_minute)).allow_burst(at_least_one(burst))
}

/// The speed of everybody's chat, across all rooms and sockets. Who has been silent for long is
/// forgotten.
pub(crate) struct ChatLimit<C: Clock = DefaultClock> {
	limiter: RateLimiter<Identity, DefaultKeyedStateStore<Identity>, C, NoOpMiddleware<C::Instant>>,
	clock: C,
	since_sweep: AtomicU32,
}

impl<C: Clock + Clone> ChatLimit<C> {
	/// The limit of the settings, by this clock.
	pub fn new(settings: &Settings, clock: C) -> Self {
		let quota = quota(settings.chat_burst, settings.chat_per_minute);
		Self {
			limiter: RateLimiter::new(quota, DefaultKeyedStateStore::default(), &clock),
			clock,
			since_sweep: AtomicU32::new(0),
		}
	}

	/// Whether somebody may speak now; if not, how long she has to wait.
	pub fn check(&self, identity: &Identity) -> Result<(), Duration> {
		if self.since_sweep.fetch_add(1, Ordering::Relaxed) >= SWEEP_EVERY {
			self.since_sweep.store(0, Ordering::Relaxed);
			self.limiter.retain_recent();
		}
		let now = self.clock.now();
		self.limiter.check_key(identity).map_err(|until| until.wait_time_from(now))
	}
}

/// The speed of one socket's messages, of any kind.
pub(crate) struct MessageLimit {
	limiter: RateLimiter<NotKeyed, InMemoryState, DefaultClock>,
	/// Messages that were refused one after the other.
	refused: u32,
	patience: u32,
}

/// What to do about a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
	/// Answer it.
	Answer,
	/// Say that it came too fast. Only the first of several is told so.
	Refuse,
	/// Leave it unanswered.
	Ignore,
	/// Close the socket: it does not listen.
	Close,
}

impl MessageLimit {
	/// The limit of the settings.
	pub fn new(settings: &Settings) -> Self {
		let quota = quota(settings.message_burst, settings.message_per_minute);
		let patience = settings.message_burst.saturating_mul(5);
		Self { limiter: RateLimiter::direct(quota), refused: 0, patience }
	}

	/// What to do about the next message.
	pub fn next(&mut self) -> Verdict {
		if self.limiter.check().is_ok() {
			self.refused = 0;
			return Verdict::Answer;
		}
		self.refused += 1;
		match self.refused {
			1 => Verdict::Refuse,
			refused if refused <= self.patience => Verdict::Ignore,
			_ => Verdict::Close,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::room::person::Person;
	use governor::clock::FakeRelativeClock;

	fn somebody(byte: u8) -> Identity {
		Identity::Socket(Person([byte; 16]))
	}

	#[test]
	fn everybody_has_a_speed_of_her_own() {
		let settings = Settings { chat_burst: 2, chat_per_minute: 60, ..Settings::default() };
		let clock = FakeRelativeClock::default();
		let limit = ChatLimit::new(&settings, clock.clone());
		assert!(limit.check(&somebody(1)).is_ok() && limit.check(&somebody(1)).is_ok());
		assert_eq!(limit.check(&somebody(1)), Err(Duration::from_secs(1)));
		assert!(limit.check(&somebody(2)).is_ok());
		clock.advance(Duration::from_secs(1));
		assert!(limit.check(&somebody(1)).is_ok());
		assert!(limit.check(&somebody(1)).is_err());
	}

	#[test]
	fn the_silent_are_forgotten() {
		let clock = FakeRelativeClock::default();
		let limit = ChatLimit::new(&Settings::default(), clock.clone());
		for round in 0..10_000_u32 {
			let mut name = [0; 16];
			name[..4].copy_from_slice(&round.to_le_bytes());
			assert!(limit.check(&Identity::Socket(Person(name))).is_ok());
			clock.advance(Duration::from_secs(1));
		}
		assert!(limit.limiter.len() < 1_200, "{}", limit.limiter.len());
	}

	#[test]
	fn who_does_not_listen_is_told_once_and_closed_in_the_end() {
		let settings = Settings { message_burst: 2, message_per_minute: 1, ..Settings::default() };
		let mut limit = MessageLimit::new(&settings);
		let verdicts: Vec<_> = std::iter::repeat_with(|| limit.next()).take(13).collect();
		assert_eq!(
			verdicts[..4],
			[Verdict::Answer, Verdict::Answer, Verdict::Refuse, Verdict::Ignore]
		);
		assert_eq!(verdicts[11..], [Verdict::Ignore, Verdict::Close]);
	}
}
