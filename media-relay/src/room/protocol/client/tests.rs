use super::*;
use livestars_chain::{Hash, Order, Signer};
use proptest::prelude::*;
use serde_json::{json, Map};

const LONGEST: usize = 4_096;

fn kind(text: &str) -> &'static str {
	parse(text, LONGEST).unwrap_err().kind
}

fn order() -> SignedOrder {
	let order = Order {
		genesis: [1; 32].into(),
		purse: 2,
		performer: Account([3; 32]),
		amount: 4,
		sequence: 5,
		served_by: None,
		memo: Some(Hash::of(b"hi").0.into()),
		valid_until: 7,
	};
	let signature = Signer::from_uri("//Purse").unwrap().sign(&order.signing_payload()).into();
	SignedOrder { order, signature }
}

#[test]
fn every_message_is_read() {
	let person = Person([7; 16]);
	// Every signature of an order is another one.
	let order = Box::new(order());
	for (text, message) in [
		(json!({ "type": "ping" }), ClientMessage::Ping {}),
		(json!({ "type": "hello" }), ClientMessage::Hello { nickname: None, token: None }),
		(
			json!({ "type": "hello", "nickname": "Bob", "token": "t" }),
			ClientMessage::Hello { nickname: Some("Bob".into()), token: Some("t".into()) },
		),
		(json!({ "type": "chat", "text": "hi" }), ClientMessage::Chat { text: "hi".into() }),
		(
			json!({ "type": "moderate", "action": "mute", "target": person, "seconds": 5 }),
			ClientMessage::Moderate(Action::Mute { target: person, seconds: Some(5) }),
		),
		(
			json!({ "type": "moderate", "action": "delete", "target": 9 }),
			ClientMessage::Moderate(Action::Delete { target: 9 }),
		),
		(
			json!({ "type": "moderate", "action": "removeModerator", "target": Account([1; 32]) }),
			ClientMessage::Moderate(Action::RemoveModerator {
				target: ModeratorName::Account(Account([1; 32])),
			}),
		),
		(
			json!({ "type": "order", "order": order, "note": "hi" }),
			ClientMessage::Order {
				order: order.clone(),
				note: Some("hi".into()),
				anonymous: false,
			},
		),
		(
			json!({ "type": "note", "text": "hi", "anonymous": true }),
			ClientMessage::Note { text: "hi".into(), anonymous: true },
		),
	] {
		let text = text.to_string();
		assert_eq!(parse(&text, LONGEST), Ok(Request { id: None, message }), "{text}");
	}
}

#[test]
fn a_message_keeps_the_clients_name_for_it() {
	let request = parse(r#"{"type":"chat","text":"hi","id":"7"}"#, LONGEST).unwrap();
	assert_eq!(request.id.as_deref(), Some("7"));
	let fault = parse(r#"{"type":"chat","id":"8"}"#, LONGEST).unwrap_err();
	assert_eq!((fault.kind, fault.id.as_deref()), ("bad-message", Some("8")));
}

#[test]
fn what_is_no_message_is_refused_with_the_reason() {
	for (text, expected) in [
		("", "not-json"),
		("hello", "not-json"),
		("{", "not-json"),
		("[]", "not-an-object"),
		("null", "not-an-object"),
		("{}", "unknown-type"),
		(r#"{"type":7}"#, "unknown-type"),
		(r#"{"type":"Chat","text":"hi"}"#, "unknown-type"),
		(r#"{"type":"welcome"}"#, "unknown-type"),
		(r#"{"type":"chat","text":"hi","id":7}"#, "bad-id"),
		(r#"{"type":"chat"}"#, "bad-message"),
		(r#"{"type":"chat","text":7}"#, "bad-message"),
		(r#"{"type":"chat","text":"hi","colour":"red"}"#, "bad-message"),
		(r#"{"type":"ping","more":1}"#, "bad-message"),
		(r#"{"type":"moderate","action":"burn","target":"00"}"#, "bad-message"),
		(r#"{"type":"moderate","action":"ban","target":"Bob"}"#, "bad-message"),
		(r#"{"type":"moderate","action":"delete","target":-1}"#, "bad-message"),
		(r#"{"type":"moderate","action":"mute","target":"0","for":1}"#, "bad-message"),
		(r#"{"type":"order","order":{}}"#, "bad-message"),
	] {
		assert_eq!(kind(text), expected, "{text}");
	}
	let long = format!(r#"{{"type":"chat","text":"{}"}}"#, "x".repeat(LONGEST));
	assert_eq!(kind(&long), "too-long");
	let long = format!(r#"{{"type":"ping","id":"{}"}}"#, "x".repeat(65));
	assert_eq!(kind(&long), "bad-id");
	assert_eq!(kind(&"[".repeat(LONGEST)), "not-json");
}

fn any_json() -> impl Strategy<Value = Value> {
	let words = prop_oneof![
		Just("type".to_string()),
		Just("action".to_string()),
		Just("id".to_string()),
		Just("target".to_string()),
		Just("text".to_string()),
		Just("order".to_string()),
		Just("hello".to_string()),
		Just("chat".to_string()),
		Just("moderate".to_string()),
		Just("ban".to_string()),
		any::<String>(),
	];
	let leaf = prop_oneof![
		Just(Value::Null),
		any::<bool>().prop_map(Value::from),
		any::<i64>().prop_map(Value::from),
		any::<f64>().prop_map(Value::from),
		words.clone().prop_map(Value::from),
	];
	leaf.prop_recursive(4, 32, 6, move |inner| {
		let object = proptest::collection::vec((words.clone(), inner.clone()), 0..6);
		prop_oneof![
			proptest::collection::vec(inner, 0..4).prop_map(Value::from),
			object.prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
		]
	})
}

proptest! {
	#[test]
	fn any_json_is_read_or_refused(value in any_json()) {
		let _ = parse(&value.to_string(), LONGEST);
	}

	#[test]
	fn any_text_is_read_or_refused(text in any::<String>()) {
		let _ = parse(&text, LONGEST);
	}

	#[test]
	fn any_field_of_a_message_may_be_anything(
		field in 0_usize..8, value in any_json(), kind in 0_usize..6,
	) {
		let fields =
			["type", "action", "id", "target", "text", "order", "nickname", "seconds"];
		let mut message = json!({ "type": TYPES[kind], "action": "ban", "text": "hi" });
		message[fields[field]] = value;
		let _ = parse(&message.to_string(), LONGEST);
	}
}
