//! What several targets need.

use std::panic::{set_hook, take_hook};

/// An offer of OBS: pictures in H.264 and sound, sent.
pub const PUBLISHER: &str = include_str!("../seeds/whip_offer/obs.sdp");

/// An offer of a browser: pictures in VP8 and H.264 and sound, received.
pub const VIEWER: &str = include_str!("../seeds/whep_offer/browser.sdp");

/// The relay catches the panics of these libraries and answers them with a refusal: they are counted
/// no findings, but said. Every other panic ends the process.
pub fn let_libraries_panic(libraries: &'static [&'static str]) {
	let end = take_hook();
	set_hook(Box::new(move |panic| {
		let place = panic.location().map_or("", |location| location.file());
		if libraries.iter().any(|library| place.contains(library)) {
			eprintln!("caught: {panic}");
		} else {
			end(panic);
		}
	}));
}
