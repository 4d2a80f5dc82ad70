//! Room documents.
#![no_main]

use libfuzzer_sys::fuzz_target;
use livestars_relay::profiles::{Document, MAX_DOCUMENT};

fuzz_target!(|text: &str| {
	let document = match Document::read(text) {
		Ok(document) => document,
		Err(fault) => {
			assert!(fault.path.starts_with('$') && !fault.reason.is_empty());
			return;
		},
	};
	assert!(text.len() <= MAX_DOCUMENT);
	assert!(document.tip_menu.len() <= 40 && document.tags.len() <= 10);
	assert!(document.chat.blocked_words.len() <= 200);
	assert!(document.tip_menu.iter().all(|offer| offer.amount.0 > 0));
	let written = serde_json::to_string(&document).expect("a document can be written");
	// What may be left out is written, so that the longest documents grow beyond the bound.
	if written.len() <= MAX_DOCUMENT {
		assert_eq!(Document::read(&written), Ok(document));
	}
});
