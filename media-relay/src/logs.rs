//! The relay's log: lines for people or JSON for programs, on standard error.
//!
//! Only the relay's own crates write into it. Libraries know the addresses of those who connect, and
//! say them in places that nobody here controls; so nothing of theirs is written, at any level. Of a
//! panic, which may be a library's, the place is written and not what it says.

use crate::config::{LogFormat, Logs};
use std::io;
use tracing::{level_filters::LevelFilter, Metadata, Subscriber};
use tracing_subscriber::{
	filter::filter_fn, fmt::MakeWriter, layer::SubscriberExt, registry::LookupSpan, Layer,
};

/// The first letters of the relay's own crates, and of its binary.
const OWN: &str = "livestars_";

/// The log is set up already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadySetUp;

impl std::fmt::Display for AlreadySetUp {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str("the log of this process is set up already")
	}
}

impl std::error::Error for AlreadySetUp {}

/// Sets up the log of this process, and what is written of a panic.
///
/// # Errors
///
/// If something else did.
pub fn set_up(logs: &Logs) -> Result<(), AlreadySetUp> {
	let subscriber = subscriber(logs, io::stderr);
	tracing::subscriber::set_global_default(subscriber).map_err(|_| AlreadySetUp)?;
	std::panic::set_hook(Box::new(|panic| {
		let thread = std::thread::current();
		let thread = thread.name().unwrap_or_default();
		let place = panic.location().map(ToString::to_string).unwrap_or_default();
		tracing::error!(thread, place, "a part of the relay failed: report where it did");
	}));
	Ok(())
}

/// A log that writes to `writer`.
pub fn subscriber<Writer>(logs: &Logs, writer: Writer) -> impl Subscriber + Send + Sync
where
	Writer: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
	tracing_subscriber::registry().with(layer(logs, writer))
}

fn layer<S, Writer>(logs: &Logs, writer: Writer) -> Box<dyn Layer<S> + Send + Sync>
where
	S: Subscriber + for<'a> LookupSpan<'a>,
	Writer: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
	let level = logs.level.filter();
	let is_own = filter_fn(move |metadata| is_written(metadata, level));
	let lines = tracing_subscriber::fmt::layer().with_writer(writer).with_ansi(false);
	match logs.format {
		LogFormat::Text => lines.with_filter(is_own).boxed(),
		LogFormat::Json => {
			lines.json().flatten_event(true).with_current_span(false).with_filter(is_own).boxed()
		},
	}
}

fn is_written(metadata: &Metadata<'_>, level: LevelFilter) -> bool {
	metadata.target().starts_with(OWN) && *metadata.level() <= level
}
