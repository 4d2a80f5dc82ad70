//! Many viewers, and what they got.

use crate::{
	process,
	session::Tally,
	signalling::Source,
	viewer::{self, Reading},
};
use serde::Serialize;
use std::{
	net::IpAddr,
	time::{Duration, Instant},
};
use tokio::{sync::watch, task::JoinSet, time};

/// How many viewers, how long, and how fast they come.
pub struct Plan {
	/// Where the streams are; viewers are shared out evenly.
	pub sources: Vec<Source>,
	/// How many viewers watch.
	pub viewers: usize,
	/// How many of them come in a second.
	pub arrivals: f64,
	/// How long all of them watch, from the moment the last one came.
	pub duration: Duration,
	/// The address at which they are reached.
	pub interface: IpAddr,
	/// The server's process, whose time on the processor is counted.
	pub server: Option<u32>,
}

/// What the viewers got.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
	/// How many watched until the end.
	pub watching: usize,
	/// Why the others did not; a few of the reasons.
	pub failures: Vec<String>,
	/// For how long was counted, in milliseconds, all viewers being there.
	pub milliseconds: u128,
	/// Packets that came in that time.
	pub packets: u64,
	/// Bytes of their payloads.
	pub bytes: u64,
	/// The time that this process spent on processors meanwhile, in milliseconds. Where it is all the
	/// time that there was, what is missing may have been lost here.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub load_milliseconds: Option<u128>,
	/// The time that the server's process spent on processors meanwhile, in milliseconds.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub server_milliseconds: Option<u128>,
	/// The memory that the server's process holds at the end, in bytes.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub server_bytes: Option<u64>,
	/// Packets that never came, from the first viewer's coming.
	pub missing: u64,
	/// From the offer to the first packet of video in milliseconds: the median, and what 95 of 100
	/// viewers did not have to wait longer than.
	pub join_median: Option<u128>,
	/// See [`Self::join_median`].
	pub join_95th: Option<u128>,
}

/// Lets viewers come as planned, and counts.
pub async fn run(plan: Plan) -> Report {
	let (stop, stopped) = watch::channel(());
	let mut viewers = JoinSet::new();
	let mut readings = Vec::with_capacity(plan.viewers);
	let pause = Duration::from_secs_f64(1.0 / plan.arrivals);
	for source in plan.sources.iter().cycle().take(plan.viewers) {
		let reading = Reading::default();
		readings.push(reading.clone());
		let watched = viewer::watch(source.clone(), plan.interface, reading, stopped.clone());
		viewers.spawn(watched);
		time::sleep(pause).await;
	}
	let spent = || plan.server.and_then(process::cpu_time);
	let spent_here = || process::cpu_time(std::process::id());
	let (before, spent_before, spent_here_before) = (total(&readings), spent(), spent_here());
	let began = Instant::now();
	time::sleep(plan.duration).await;
	let (after, spent_after, elapsed) = (total(&readings), spent(), began.elapsed());
	let between = |before: Option<Duration>, after: Option<Duration>| {
		before.zip(after).map(|(before, after)| after.saturating_sub(before).as_millis())
	};
	let load_milliseconds = between(spent_here_before, spent_here());
	let server_bytes = plan.server.and_then(process::memory);

	let mut failures = Vec::new();
	let gone = std::iter::from_fn(|| viewers.try_join_next()).collect::<Vec<_>>();
	let watching = plan.viewers - gone.len();
	for outcome in gone.into_iter().take(5) {
		failures.push(match outcome {
			Ok(Ok(())) => "the server ended the session".to_owned(),
			Ok(Err(error)) => error.to_string(),
			Err(error) => error.to_string(),
		});
	}
	drop(stop);
	while viewers.join_next().await.is_some() {}

	let mut joins: Vec<_> = readings
		.iter()
		.filter_map(|reading| reading.tally().first_video)
		.map(|waited| waited.as_millis())
		.collect();
	joins.sort_unstable();
	Report {
		watching,
		failures,
		milliseconds: elapsed.as_millis(),
		packets: after.packets - before.packets,
		bytes: after.bytes - before.bytes,
		load_milliseconds,
		server_milliseconds: between(spent_before, spent_after),
		server_bytes,
		missing: after.missing,
		join_median: percentile(&joins, 50),
		join_95th: percentile(&joins, 95),
	}
}

fn total(readings: &[Reading]) -> Tally {
	readings.iter().map(Reading::tally).fold(Tally::default(), |sum, tally| Tally {
		packets: sum.packets + tally.packets,
		bytes: sum.bytes + tally.bytes,
		missing: sum.missing + tally.missing,
		first_video: None,
	})
}

/// The value that `percent` of the sorted `values` do not exceed.
fn percentile(values: &[u128], percent: usize) -> Option<u128> {
	let rank = (values.len() * percent).div_ceil(100).max(1);
	values.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
	use super::percentile;

	#[test]
	fn a_percentile_is_the_nearest_rank() {
		assert_eq!(percentile(&[], 50), None);
		assert_eq!(percentile(&[7], 95), Some(7));
		assert_eq!(percentile(&[1, 2, 3, 4], 50), Some(2));
		assert_eq!(percentile(&(1..=100).collect::<Vec<_>>(), 95), Some(95));
	}
}
