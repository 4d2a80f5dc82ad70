//! What a browser says to the relay's node: whatever passes calls only what is for everybody, however
//! it is read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livestars_relay::node::{is_public, screen, Screened};
use serde_json::Value;

/// As in the settings.
const BATCH: usize = 50;

fuzz_target!(|text: &str| {
	match screen(text, BATCH) {
		Screened::Pass(calls) => {
			let read: Value = serde_json::from_str(text).expect("what passes is JSON");
			let read = match read {
				Value::Array(all) => all,
				one => vec![one],
			};
			assert_eq!(read.len(), calls as usize);
			for call in read {
				assert!(is_public(call["method"].as_str().expect("a call has a method")), "{call}");
			}
		},
		Screened::Refuse(answer) => {
			let _: Value = serde_json::from_str(&answer).expect("an answer is JSON");
			assert!(
				answer.len() < 64 * 1024 + text.len() * 6,
				"an answer grows with what is refused"
			);
		},
		Screened::Drop => {},
	}
});
