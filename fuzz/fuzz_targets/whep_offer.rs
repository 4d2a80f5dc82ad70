//! Offers of viewers, and of other relays, to a stream in VP8 or in H.264: accepted or refused, restarted
//! and ended.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livestars_fuzz::{let_libraries_panic, PUBLISHER};
use livestars_media::{fuzzing::Relay, Expected, SessionId, StreamId};
use std::cell::RefCell;

const STREAM: StreamId = StreamId([7; 32]);
const RESTART: &str = "a=ice-ufrag:restarted\r\na=ice-pwd:0123456789abcdefghijklmn\r\n";
/// How many runs a stream serves: to publish it takes as long as a run.
const RUNS: usize = 100;

/// A relay with a stream.
struct World {
	relay: Relay,
	publisher: SessionId,
	runs: usize,
}

impl World {
	fn new(vp8: bool) -> Self {
		let mut relay = Relay::start();
		let media = relay.media();
		let codec = if vp8 { "VP8/90000" } else { "H264/90000" };
		let offer = PUBLISHER.replace("H264/90000", codec);
		let answer = relay.wait(media.publish(STREAM, &offer)).expect("OBS's offer is accepted");
		Self { relay, publisher: answer.session, runs: 0 }
	}

	/// A viewer makes an offer, or another relay, which has a section for each layer of the pictures; she
	/// stays if `stays`.
	fn watch(&mut self, offer: &str, stays: bool) {
		let media = self.relay.media();
		let answer = if offer.matches("m=video").nth(1).is_some() {
			self.relay.wait(media.supply(STREAM, None, offer))
		} else {
			self.relay.wait(media.watch(STREAM, None, offer))
		};
		let Ok(answer) = answer else {
			self.left_alone();
			return;
		};
		let sections = |text: &str| text.lines().filter(|line| line.starts_with("m=")).count();
		assert_eq!(sections(&answer.description), sections(offer));
		assert!(answer.description.contains("a=ice-lite"));
		// An offer that was accepted once may be refused with other credentials.
		let _ = self.relay.wait(media.trickle(answer.session, Expected::Any, RESTART));
		if !stays {
			// Unless it has ended by itself.
			let _ = self.relay.wait(media.hang_up(answer.session));
			self.left_alone();
		}
	}

	/// Refused and ended sessions leave nothing behind. The publisher's may have ended meanwhile: a busy
	/// machine takes longer for a run than she is waited for.
	fn left_alone(&self) {
		assert!(self.relay.sessions() <= 1);
	}

	/// Whether the publisher is still waited for; otherwise everything is over.
	fn is_live(&self) -> bool {
		let sessions = self.relay.sessions();
		assert_eq!(sessions == 0, self.relay.media().streams().is_empty());
		sessions > 0
	}
}

thread_local! {
	/// With a stream in VP8, and with one in H.264.
	static WORLDS: RefCell<[World; 2]> = RefCell::new([World::new(true), World::new(false)]);
}

// Offers of even length are for the stream in VP8.
fuzz_target!(init: let_libraries_panic(&["/str0m-", "/is-"]), |offer: &str| {
	WORLDS.with_borrow_mut(|worlds| {
		let vp8 = offer.len() % 2 == 0;
		let world = &mut worlds[usize::from(!vp8)];
		world.relay.turn();
		if !world.is_live() {
			*world = World::new(vp8);
		}
		world.runs += 1;
		let last = world.runs == RUNS;
		world.watch(offer, last);
		if last {
			let media = world.relay.media();
			// Unless it has ended by itself.
			let _ = world.relay.wait(media.hang_up(world.publisher));
			assert!(!world.is_live(), "viewers go with the publisher");
		}
	});
});
