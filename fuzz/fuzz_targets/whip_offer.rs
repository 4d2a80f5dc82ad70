//! Publishers' offers: accepted or refused, restarted, taken over and ended.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livestars_fuzz::let_libraries_panic;
use livestars_media::{fuzzing::Relay, Expected, StreamId, Trickled};

const STREAM: StreamId = StreamId([7; 32]);
const RESTART: &str = "a=ice-ufrag:restarted\r\na=ice-pwd:0123456789abcdefghijklmn\r\n\
	a=candidate:1 1 udp 1 192.0.2.7 40000 typ host\r\n";

fuzz_target!(init: let_libraries_panic(&["/str0m-", "/is-"]), |offer: &str| {
	let mut relay = Relay::start();
	let media = relay.media();
	let Ok(answer) = relay.wait(media.publish(STREAM, offer)) else {
		assert_eq!(relay.sessions(), 0, "a refused offer leaves nothing behind");
		return;
	};
	let sections = |text: &str| text.lines().filter(|line| line.starts_with("m=")).count();
	assert_eq!(sections(&answer.description), sections(offer));
	assert!(answer.description.contains("a=ice-lite"));
	if relay.sessions() == 0 {
		return;
	}
	let restarted = relay.wait(media.trickle(answer.session, Expected::Any, RESTART));
	if let Ok(Trickled::Restarted { fragment, tag }) = restarted {
		assert!(fragment.contains("a=candidate:") && tag != answer.tag);
	}
	if let Ok(second) = relay.wait(media.publish(STREAM, offer)) {
		assert!(relay.sessions() <= 1, "a stream has one publisher");
		// Unless it has ended by itself.
		let _ = relay.wait(media.hang_up(second.session));
	}
	assert_eq!((relay.sessions(), media.streams().len()), (0, 0));
});
