//! What is a document and what is none.

use super::*;
use crate::profiles::document::MAX_MODERATORS;
use proptest::prelude::*;

fn fault(change: impl FnOnce(&mut Value)) -> Fault {
	let mut document = document();
	change(&mut document);
	Document::read(&document.to_string()).unwrap_err()
}

/// Different accounts.
fn accounts(number: usize) -> Value {
	(0..number).map(|number| json!(Account(Hash::of(&number.to_le_bytes()).0))).collect()
}

#[test]
fn a_document_names_as_many_moderators_as_a_room_has() {
	let mut document = document();
	document["moderators"] = accounts(MAX_MODERATORS);
	let read = Document::read(&document.to_string()).unwrap();
	assert_eq!(read.moderators.len(), crate::room::Settings::default().moderators);
	assert_eq!(serde_json::to_value(&read).unwrap(), document);
}

#[test]
fn a_document_is_read_and_written_alike() {
	let read = Document::read(&document().to_string()).unwrap();
	assert_eq!(serde_json::to_value(&read).unwrap(), document());
	assert_eq!(read.tip_menu[0].amount, Price(1_000_000_000_000));
	assert_eq!(read.chat.links, Links::Moderators);
}

#[test]
fn most_of_a_document_can_be_left_out() {
	let performer = luna().account();
	let text = json!({ "version": 1, "performer": performer, "title": "x", "language": "de" });
	let read = Document::read(&text.to_string()).unwrap();
	assert!(read.tags.is_empty() && read.tip_menu.is_empty() && read.goal.is_none());
	assert!(read.moderators.is_empty());
	assert_eq!(read.chat.links, Links::Performer);
	assert_eq!(read.prices, Prices::default());
}

#[test]
fn a_fault_is_told_with_its_place() {
	for (path, change) in [
		("$.version", (|d| d["version"] = 2.into()) as fn(&mut Value)),
		("$.performer", |d| d["performer"] = "Luna".into()),
		("$.title", |d| d["title"] = "".into()),
		("$.title", |d| d["title"] = "x".repeat(81).into()),
		("$.title", |d| d["title"] = "two\nlines".into()),
		("$.title", |d| d["title"] = "evil\u{202e}txt".into()),
		("$.title", |d| d["title"] = " padded".into()),
		("$.tags[1]", |d| d["tags"][1] = "Late Night".into()),
		("$.tags[1]", |d| d["tags"][1] = "x".into()),
		("$.tags", |d| d["tags"][1] = "piano".into()),
		("$.tags", |d| d["tags"] = (10..21).map(|n| n.to_string()).collect()),
		("$.language", |d| d["language"] = "English".into()),
		("$.tipMenu[0].amount", |d| d["tipMenu"][0]["amount"] = 5.into()),
		("$.tipMenu[0].amount", |d| d["tipMenu"][0]["amount"] = "0".into()),
		("$.tipMenu[0].amount", |d| d["tipMenu"][0]["amount"] = "1.5".into()),
		("$.tipMenu[0].amount", |d| d["tipMenu"][0]["amount"] = "9".repeat(40).into()),
		("$.tipMenu[0].picture", |d| d["tipMenu"][0]["picture"] = "https://x".into()),
		("$.goal.title", |d| d["goal"]["title"] = Value::Null),
		("$.prices.privateMinute", |d| d["prices"]["privateMinute"] = "".into()),
		("$.chat.links", |d| d["chat"]["links"] = "nobody".into()),
		("$.moderators[0]", |d| d["moderators"][0] = "Luna".into()),
		("$.moderators", |d| d["moderators"] = json!([luna().account(), luna().account()])),
		("$.moderators", |d| d["moderators"] = accounts(MAX_MODERATORS + 1)),
		("$.avatar", |d| d["avatar"] = "https://tracker.example".into()),
		("$['a.b']", |d| d["a.b"] = 1.into()),
		("$['']", |d| d[""] = 1.into()),
		("$['1st']", |d| d["1st"] = 1.into()),
		("$.größe_1", |d| d["größe_1"] = 1.into()),
		("$.goal['[0]']", |d| d["goal"]["[0]"] = 1.into()),
		("$['it\\'s \"a\" \\\\']", |d| d["it's \"a\" \\"] = 1.into()),
		("$['\\n\\t\\b\\f\\r\\u0000\\u001b']", |d| d["\n\t\u{8}\u{c}\r\0\u{1b}"] = 1.into()),
	] {
		let found = fault(change);
		assert_eq!(found.path, path, "{found}");
	}
}

#[test]
fn what_is_missing_is_named() {
	let found = fault(|document| {
		document.as_object_mut().unwrap().remove("title");
	});
	assert_eq!(found.path, "$");
	assert!(found.reason.contains("`title`"), "{found}");
}

#[test]
fn what_is_no_json_is_refused() {
	let sound = document().to_string();
	for text in ["", "{", "[]", "null", "\u{feff}{}", &format!("{sound} {sound}"), &sound[1..]] {
		assert!(Document::read(text).is_err(), "{text}");
	}
	let twice = sound.replacen('{', r#"{"title":"Twice","#, 1);
	assert!(Document::read(&twice).unwrap_err().reason.contains("duplicate field"));
	let deep = "[".repeat(8_000);
	assert!(Document::read(&deep).is_err());
}

#[test]
fn a_document_has_at_most_16_kib() {
	let mut text = document().to_string();
	text.push_str(&" ".repeat(MAX_DOCUMENT - text.len()));
	assert!(Document::read(&text).is_ok());
	text.push(' ');
	assert_eq!(Document::read(&text).unwrap_err().path, "$");
}

#[test]
fn the_published_schema_is_that_of_the_types() {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/profile.schema.json");
	let schema = format!("{:#}\n", Document::schema().as_value());
	if std::env::var_os("UPDATE_SCHEMA").is_some() {
		std::fs::write(path, &schema).unwrap();
	}
	let published = std::fs::read_to_string(path).unwrap();
	assert!(published == schema, "write it anew: UPDATE_SCHEMA=1 cargo test -p livestars-relay");
}

#[test]
fn the_schema_agrees_with_the_reader() {
	let schema = Document::schema();
	let validator = jsonschema::validator_for(schema.as_value()).unwrap();
	assert!(validator.is_valid(&document()));
	for change in [
		(|d| d["version"] = 2.into()) as fn(&mut Value),
		|d| d["title"] = "x".repeat(81).into(),
		|d| d["tags"][1] = "-x".into(),
		|d| d["tags"][1] = "piano".into(),
		|d| d["language"] = "EN".into(),
		|d| d["tipMenu"][0]["amount"] = "01".into(),
		|d| d["tipMenu"][0]["picture"] = "x".into(),
		|d| d["goal"]["title"] = Value::Null,
		|d| d["chat"]["links"] = "nobody".into(),
		|d| d["moderators"][0] = "Luna".into(),
		|d| d["moderators"] = accounts(MAX_MODERATORS + 1),
		|d| d["avatar"] = "x".into(),
	] {
		let mut changed = document();
		change(&mut changed);
		assert!(!validator.is_valid(&changed), "{changed}");
		assert!(Document::read(&changed.to_string()).is_err(), "{changed}");
	}
}

proptest! {
	#[test]
	fn no_text_makes_the_reader_panic(text in ".{0,200}") {
		let _ = Document::read(&text);
	}

	#[test]
	fn no_change_of_a_byte_makes_the_reader_panic(at: prop::sample::Index, byte in 0_u8..128) {
		let mut bytes = document().to_string().into_bytes();
		let at = at.index(bytes.len());
		bytes[at] = byte;
		if let Ok(read) = Document::read(&String::from_utf8_lossy(&bytes)) {
			let written = serde_json::to_string(&read).unwrap();
			prop_assert_eq!(Document::read(&written).unwrap(), read);
		}
	}
}
