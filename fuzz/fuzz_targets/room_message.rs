//! Messages in a room, and what is done with the names and texts in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livestars_relay::room::{
	protocol::{parse, ClientMessage, Request},
	Filter, Nickname,
};

/// As in the settings.
const MESSAGE_BYTES: usize = 4_096;
const TEXT_CHARACTERS: usize = 200;

fuzz_target!(|text: &str| {
	check_text(text);
	check_nickname(text);
	let Request { id, message } = match parse(text, MESSAGE_BYTES) {
		Ok(request) => request,
		Err(fault) => {
			assert!(fault.detail.len() < MESSAGE_BYTES * 7, "a refusal grows with what is refused");
			return;
		},
	};
	let mut written = serde_json::to_value(&message).expect("a message can be written");
	if let (Some(id), Some(fields)) = (&id, written.as_object_mut()) {
		fields.insert("id".into(), id.clone().into());
	}
	let again = parse(&written.to_string(), usize::MAX);
	assert_eq!(again, Ok(Request { id, message: message.clone() }));
	match message {
		ClientMessage::Hello { nickname: Some(nickname), .. } => check_nickname(&nickname),
		ClientMessage::Chat { text } | ClientMessage::Note { text, .. } => check_text(&text),
		ClientMessage::Order { note: Some(note), .. } => check_text(&note),
		_ => {},
	}
});

/// A nickname that is allowed stays allowed and the same.
fn check_nickname(text: &str) {
	if let Ok(nickname) = Nickname::new(text) {
		assert!((2..=24).contains(&nickname.as_str().chars().count()));
		assert_eq!(Nickname::new(nickname.as_str()), Ok(nickname.clone()));
		assert!(nickname.looks_like(nickname.as_str()));
	}
}

/// What is shown passes again as it is, and holds no word that is not wanted.
fn check_text(text: &str) {
	let filter = Filter::new(["ugly", "go home"]);
	if let Ok(shown) = filter.check(text, TEXT_CHARACTERS, false) {
		assert!(shown.chars().count() <= TEXT_CHARACTERS);
		assert_eq!(filter.check(&shown, TEXT_CHARACTERS, false), Ok(shown.clone()));
		assert!(filter.check(&shown, TEXT_CHARACTERS, true).is_ok());
		assert!(filter.check(&format!("{shown} ugly"), usize::MAX, true).is_err());
	}
}
