//! The relay put together: how it starts, runs and stops.

mod describe;
mod kept;
mod listing;
mod observe;
mod requests;
mod running;
mod settings;
mod start;
mod streams;
mod tasks;
pub mod tips;

use crate::{config::Config, drain::Signals};
use std::{fmt, time::Duration};

/// How long a node may take to answer before it is asked again.
const PAUSE: Duration = Duration::from_secs(2);

/// What the task is called that watches who may be on camera.
const STAGE: &str = "watching who may be on camera";

/// Why the relay does not run: what failed, and what to do.
#[derive(Debug)]
pub struct CannotRun(String);

impl fmt::Display for CannotRun {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.0)
	}
}

impl std::error::Error for CannotRun {}

/// What does not work, said by whoever noticed.
fn cannot(what: &str) -> impl FnOnce(&dyn fmt::Display) -> CannotRun + '_ {
	move |error| CannotRun(format!("{what}: {error}"))
}

/// Runs the relay until it is told to stop.
///
/// # Errors
///
/// If a part of it cannot start, or a part fails without which it cannot go on.
pub async fn run(config: Config) -> Result<(), CannotRun> {
	let mut signals = Signals::listen().map_err(|error| cannot("signals")(&error))?;
	let Some(mut running) = start::start(&config, &mut signals).await? else { return Ok(()) };
	let failed = running.ended(&mut signals).await;
	running.stop(failed.as_deref(), &config, &mut signals).await;
	failed.map_or(Ok(()), |reason| Err(CannotRun(reason)))
}
