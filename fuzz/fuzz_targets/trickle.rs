//! Fragments of session descriptions (`application/trickle-ice-sdpfrag`, RFC 8840).
#![no_main]

use libfuzzer_sys::fuzz_target;
use livestars_media::fuzzing::trickle;

fuzz_target!(|text: &str| {
	// Refusals are answers like others.
	let _ = trickle(text);
});
