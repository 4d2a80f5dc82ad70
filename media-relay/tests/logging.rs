//! What is written into the log, and what is not.

use livestars_relay::{
	config::{LogFormat, LogLevel, Logs},
	logs,
};
use std::{
	io,
	process::Command,
	sync::{Arc, Mutex},
};

#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl io::Write for Paper {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		self.0.lock().unwrap().extend(bytes);
		Ok(bytes.len())
	}

	fn flush(&mut self) -> io::Result<()> {
		Ok(())
	}
}

fn written(format: LogFormat, level: LogLevel, write: impl FnOnce()) -> String {
	let paper = Paper::default();
	let same = paper.clone();
	let subscriber = logs::subscriber(&Logs { format, level }, move || same.clone());
	tracing::subscriber::with_default(subscriber, write);
	let bytes = paper.0.lock().unwrap().clone();
	String::from_utf8(bytes).unwrap()
}

fn own() {
	tracing::warn!(target: "livestars_relay::orders", pending = 3, "orders wait");
	tracing::debug!(target: "livestars_media", "a detail");
}

#[test]
fn what_libraries_say_is_not_written_at_any_level() {
	for level in [LogLevel::Error, LogLevel::Info, LogLevel::Trace] {
		let written = written(LogFormat::Text, level, || {
			tracing::error!(target: "libp2p_swarm", "connection from 203.0.113.7 failed");
			tracing::error!(target: "hyper", "203.0.113.7");
			tracing::error!(target: "my_livestars_copy", "203.0.113.7");
		});
		assert_eq!(written, "");
	}
}

#[test]
fn what_is_below_the_level_is_not_written() {
	assert_eq!(written(LogFormat::Text, LogLevel::Error, own), "");
	assert_eq!(written(LogFormat::Text, LogLevel::Warn, own).lines().count(), 1);
	assert_eq!(written(LogFormat::Text, LogLevel::Debug, own).lines().count(), 2);
}

#[test]
fn a_line_of_text_says_what_happened() {
	let line = written(LogFormat::Text, LogLevel::Info, own);
	assert!(line.contains("WARN livestars_relay::orders: orders wait pending=3"), "{line}");
	assert!(!line.contains('\u{1b}'), "no colours: {line:?}");
}

#[test]
fn a_line_of_json_is_an_object() {
	let line = written(LogFormat::Json, LogLevel::Info, own);
	let object: serde_json::Value = serde_json::from_str(line.trim()).unwrap();
	assert_eq!(object["level"], "WARN");
	assert_eq!(object["target"], "livestars_relay::orders");
	assert_eq!(object["message"], "orders wait");
	assert_eq!(object["pending"], 3);
	assert!(object["timestamp"].is_string());
}

#[test]
fn of_a_panic_the_place_is_written_and_not_the_message() {
	let child = Command::new(std::env::current_exe().unwrap())
		.args(["--exact", "child_panics", "--ignored", "--nocapture"])
		.output()
		.unwrap();
	let written = String::from_utf8(child.stderr).unwrap();
	let line = written.lines().find(|line| line.starts_with('{')).expect(&written);
	let object: serde_json::Value = serde_json::from_str(line).unwrap();
	assert_eq!((&object["level"], &object["thread"]), (&"ERROR".into(), &"media-0".into()));
	assert!(object["place"].as_str().unwrap().contains("logging.rs:"), "{line}");
	assert!(!written.contains("203.0.113.7"), "{written}");
}

#[test]
#[ignore = "a part of the test above"]
fn child_panics() {
	logs::set_up(&Logs { format: LogFormat::Json, level: LogLevel::Error }).unwrap();
	let thread = std::thread::Builder::new().name("media-0".into());
	let thread = thread.spawn(|| panic!("nothing can be sent to 203.0.113.7:4002")).unwrap();
	thread.join().unwrap_err();
}
