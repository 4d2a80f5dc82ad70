//! What the relay itself reads of paths and queries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livestars_media::SessionId;
use livestars_relay::{
	events::{self, Cursor},
	room::person::Person,
};
use std::{fmt::Display, str::FromStr};

fuzz_target!(|text: &str| {
	stays::<SessionId>(text);
	stays::<Person>(text);
	stays::<Cursor>(text);
	if let Some(cursor) = events::read(text) {
		stays::<Cursor>(&cursor.to_string());
	}
});

/// A text that is read is written so that it is read as the same.
fn stays<T: FromStr + Display + PartialEq>(text: &str) {
	if let Ok(value) = text.parse::<T>() {
		assert!(value.to_string().parse::<T>().is_ok_and(|again| again == value), "{text:?}");
	}
}
