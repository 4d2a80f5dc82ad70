//! What Linux knows of another process.

use std::{fs, time::Duration};

/// Ticks of the clock in `/proc` in a second: Linux shows 100 to every program (`man 5 proc`).
const TICKS_PER_SECOND: u64 = 100;

/// The time that process `id` spent on processors, in user mode and in the kernel; nothing if there is
/// no such process.
pub fn cpu_time(id: u32) -> Option<Duration> {
	let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
	parse_cpu_time(&stat)
}

/// The memory that process `id` holds, in bytes; nothing if there is no such process.
pub fn memory(id: u32) -> Option<u64> {
	let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
	parse_memory(&status)
}

/// The name of the program, in parentheses, can hold anything; fields 14 and 15 follow it.
fn parse_cpu_time(stat: &str) -> Option<Duration> {
	let (_, fields) = stat.rsplit_once(')')?;
	let mut fields = fields.split_whitespace().skip(11);
	let mut ticks = || fields.next()?.parse::<u64>().ok();
	let ticks = ticks()?.checked_add(ticks()?)?;
	Some(Duration::from_millis(ticks * 1_000 / TICKS_PER_SECOND))
}

fn parse_memory(status: &str) -> Option<u64> {
	let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
	line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1_024)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_time_on_processors_is_that_of_user_mode_and_kernel() {
		let stat = "7 (a) b c) S 1 7 7 0 -1 4194560 900 0 0 0 250 50 9 9 20 0 5 0 100";
		assert_eq!(parse_cpu_time(stat), Some(Duration::from_secs(3)));
		assert_eq!(parse_cpu_time("7 (a) S 1"), None);
	}

	#[test]
	fn the_memory_is_what_is_resident() {
		assert_eq!(parse_memory("Name:\ta\nVmRSS:\t    2048 kB\n"), Some(2 * 1_024 * 1_024));
		assert_eq!(parse_memory("Name:\ta\n"), None);
	}

	#[test]
	fn this_process_is_known() {
		assert!(cpu_time(std::process::id()).is_some());
		assert!(memory(std::process::id()).is_some_and(|bytes| bytes > 0));
	}
}
