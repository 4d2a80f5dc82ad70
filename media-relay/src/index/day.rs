//! Days, as people count them: from midnight to midnight, Coordinated Universal Time.

use chrono::{DateTime, Days, NaiveDate, SecondsFormat};
use serde::{de::Error, Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// A day's length in milliseconds.
const LENGTH: u64 = 24 * 60 * 60 * 1_000;

/// The last day that can be written: 31 December 9999.
const LAST: u32 = 2_932_896;

/// A day, by how many came before it since the Unix epoch. As text, and in JSON, it is a date such
/// as `2026-11-20` (RFC 3339, `full-date`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub u32);

/// The text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayError;

impl fmt::Display for DayError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a day is written as in 2026-11-20, and none is before 1970")
	}
}

impl std::error::Error for DayError {}

impl Day {
	/// The day that holds this time, in milliseconds since the Unix epoch.
	pub fn of(time: u64) -> Self {
		Self(u32::try_from(time / LENGTH).unwrap_or(LAST).min(LAST))
	}

	/// Its first millisecond since the Unix epoch.
	pub fn start(self) -> u64 {
		u64::from(self.0) * LENGTH
	}

	/// The first millisecond of the day after it.
	pub fn end(self) -> u64 {
		self.start() + LENGTH
	}
}

impl fmt::Display for Day {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let date = DateTime::UNIX_EPOCH.date_naive() + Days::new(self.0.min(LAST).into());
		date.fmt(f)
	}
}

impl FromStr for Day {
	type Err = DayError;

	fn from_str(text: &str) -> Result<Self, DayError> {
		if text.len() != "2026-11-20".len() {
			return Err(DayError);
		}
		let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| DayError)?;
		let days = date.signed_duration_since(DateTime::UNIX_EPOCH.date_naive()).num_days();
		u32::try_from(days).map(Self).map_err(|_| DayError)
	}
}

impl Serialize for Day {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl<'de> Deserialize<'de> for Day {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
	}
}

/// A time in milliseconds since the Unix epoch as a date and time (RFC 3339, `date-time`).
pub fn date_time(time: u64) -> String {
	let time = i64::try_from(time).ok().and_then(DateTime::from_timestamp_millis);
	time.unwrap_or(DateTime::UNIX_EPOCH).to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_day_is_read_as_it_is_written() {
		assert_eq!(Day(0).to_string(), "1970-01-01");
		assert_eq!("2026-11-20".parse(), Ok(Day(20_777)));
		assert_eq!(Day(LAST).to_string(), "9999-12-31");
		for text in ["", "today", "2026-13-01", "2026-02-29", "1969-12-31", "2026-1-1", "20261120"]
		{
			assert_eq!(text.parse::<Day>(), Err(DayError), "{text}");
		}
	}

	#[test]
	fn a_time_is_written_in_utc() {
		assert_eq!(date_time(1_795_132_800_123), "2026-11-20T00:00:00.123Z");
		assert_eq!(Day::of(1_795_132_800_123).to_string(), "2026-11-20");
	}

	proptest! {
		#[test]
		fn every_time_is_within_its_day(time in 0..Day(LAST).end()) {
			let day = Day::of(time);
			prop_assert!((day.start()..day.end()).contains(&time));
			prop_assert_eq!(day.to_string().parse(), Ok(day));
		}

		#[test]
		fn no_time_makes_it_panic(time: u64) {
			let _ = (Day::of(time).to_string(), date_time(time));
		}
	}
}
