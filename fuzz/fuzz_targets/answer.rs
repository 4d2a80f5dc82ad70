//! Another relay's answer to the offer with which its stream is pulled.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livestars_fuzz::let_libraries_panic;
use livestars_media::fuzzing;

fuzz_target!(init: let_libraries_panic(&["/str0m-", "/is-"]), |text: &str| {
	// Accepted or refused, without a panic.
	let _ = fuzzing::answer(text);
});
