//! How figures are shown.

use comfy_table::{presets::ASCII_MARKDOWN, Table};
use std::time::Duration;

/// An empty table with these columns.
pub fn table<const COLUMNS: usize>(header: [&str; COLUMNS]) -> Table {
	let mut table = Table::new();
	table.load_preset(ASCII_MARKDOWN).set_header(header);
	table
}

/// A time in microseconds.
pub fn microseconds(time: Duration) -> f64 {
	time.as_secs_f64() * 1e6
}
