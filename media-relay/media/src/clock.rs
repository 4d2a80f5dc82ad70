//! When media was captured, by this machine's clock.
//!
//! A publisher's sender reports say at which moment of her clock a timestamp was captured (RFC
//! 3550, section 6.4.1). All tracks of a session are laid on this machine's clock with the same
//! distance, so that a viewer's player can bring sound and picture together.

use std::time::{Duration, Instant, SystemTime};

/// How far captures are laid before their arrival: more than the way of a report takes, so that no
/// capture ever lies in the future.
const LEAD: Duration = Duration::from_millis(200);
/// How far a capture may lie from its arrival to be believed.
const PLAUSIBLE: Duration = Duration::from_secs(10);

/// The publisher's clock and this machine's: the same moment on both.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SharedClock {
	theirs: SystemTime,
	ours: Instant,
}

/// The last sender report of one track.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Report {
	pub time: SystemTime,
	pub timestamp: u64,
	pub clock_rate: u32,
}

impl SharedClock {
	/// The first report of a session fixes the distance of the clocks.
	pub(crate) fn new(report: &Report, arrived: Instant) -> Self {
		Self { theirs: report.time, ours: arrived.checked_sub(LEAD).unwrap_or(arrived) }
	}
}

/// When this timestamp was captured. Without a report, or with one that cannot be true, as if every
/// packet took the same time to arrive.
pub(crate) fn captured(
	clock: Option<&SharedClock>,
	report: Option<&Report>,
	timestamp: u64,
	arrived: Instant,
) -> Instant {
	let fallback = arrived.checked_sub(LEAD).unwrap_or(arrived);
	let (Some(clock), Some(report)) = (clock, report) else { return fallback };
	if report.clock_rate == 0 {
		return fallback;
	}
	let units = (timestamp as u32).wrapping_sub(report.timestamp as u32) as i32;
	let since_report = i64::from(units) * 1_000_000 / i64::from(report.clock_rate);
	let between = match report.time.duration_since(clock.theirs) {
		Ok(later) => i64::try_from(later.as_micros()).unwrap_or(i64::MAX),
		Err(earlier) => -i64::try_from(earlier.duration().as_micros()).unwrap_or(i64::MAX),
	};
	let distance = between.saturating_add(since_report);
	let magnitude = Duration::from_micros(distance.unsigned_abs());
	let captured = if distance < 0 {
		clock.ours.checked_sub(magnitude)
	} else {
		clock.ours.checked_add(magnitude)
	};
	match captured {
		Some(captured) if captured <= arrived && arrived - captured < PLAUSIBLE => captured,
		_ => fallback,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const MILLISECOND: Duration = Duration::from_millis(1);

	#[test]
	fn sound_and_picture_of_one_moment_are_laid_together() {
		let arrived = Instant::now();
		let theirs = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
		let picture = Report { time: theirs, timestamp: 900_000, clock_rate: 90_000 };
		let sound =
			Report { time: theirs + 500 * MILLISECOND, timestamp: 48_000, clock_rate: 48_000 };
		let clock = SharedClock::new(&picture, arrived);
		let later = arrived + 1_050 * MILLISECOND;
		let of_picture = captured(Some(&clock), Some(&picture), 990_000, later);
		let of_sound = captured(Some(&clock), Some(&sound), 72_000, later);
		assert_eq!(of_picture, of_sound);
		assert_eq!(of_picture, arrived - LEAD + 1_000 * MILLISECOND);
	}

	#[test]
	fn a_clock_that_jumps_is_not_believed() {
		let arrived = Instant::now() + Duration::from_secs(100);
		let report = Report { time: SystemTime::UNIX_EPOCH, timestamp: 0, clock_rate: 90_000 };
		let clock = SharedClock::new(&report, arrived);
		let jumped = Report { time: SystemTime::UNIX_EPOCH + Duration::from_secs(3_600), ..report };
		assert_eq!(captured(Some(&clock), Some(&jumped), 0, arrived), arrived - LEAD);
	}

	proptest! {
		#[test]
		fn a_capture_never_lies_in_the_future(
			seconds in 0u64..u64::from(u32::MAX), timestamp in any::<u64>(), reported in any::<u64>(), rate in any::<u32>(),
		) {
			let arrived = Instant::now();
			let base = Report { time: SystemTime::UNIX_EPOCH, timestamp: 0, clock_rate: rate };
			let clock = SharedClock::new(&base, arrived);
			let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
			let report = Report { time, timestamp: reported, clock_rate: rate };
			prop_assert!(captured(Some(&clock), Some(&report), timestamp, arrived) <= arrived);
		}
	}
}
