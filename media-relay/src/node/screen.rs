//! What becomes of a client's message. It is read as strictly as JSON-RPC 2.0 allows, so that the node
//! cannot understand another method than the one that was looked at: a member that is there twice, or
//! that the protocol does not know, is refused.

use super::is_public;
use serde::{de::IgnoredAny, Deserialize, Deserializer};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// The codes of JSON-RPC 2.0, section 5.1.
const PARSE_ERROR: i64 = -32_700;
const INVALID_REQUEST: i64 = -32_600;
const METHOD_NOT_FOUND: i64 = -32_601;

/// The longest name of a method that is repeated to the client.
const LONGEST_NAME: usize = 100;

/// What becomes of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Screened {
	/// The node gets it, as it is. It holds so many calls.
	Pass(u32),
	/// The client gets this answer, and the node nothing.
	Refuse(String),
	/// Nobody gets anything: a notification that does not pass has no answer (section 4.1).
	Drop,
}

/// A request or notification (section 4).
#[derive(Deserialize)]
struct Call {
	#[serde(rename = "jsonrpc")]
	version: String,
	method: String,
	#[serde(default, rename = "params")]
	_params: IgnoredAny,
	#[serde(default, deserialize_with = "present")]
	id: Option<Value>,
	/// What the protocol does not know. That it is collected also means that a call is read from an
	/// object alone: a derived reader takes an array too, in whatever order its members stand.
	#[serde(flatten)]
	others: BTreeMap<String, IgnoredAny>,
}

/// An identifier that is there, even if it is null.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
	Value::deserialize(from).map(Some)
}

/// Says what becomes of a message. A batch of more than `most` calls is refused, and so is one of which
/// a single call is: an answer to it is one array, which the node cannot give for a part.
pub fn screen(text: &str, most: usize) -> Screened {
	match text.trim_start_matches([' ', '\t', '\r', '\n']).chars().next() {
		Some('[') => batch(text, most),
		_ => single(text),
	}
}

fn single(text: &str) -> Screened {
	let call: Call = match serde_json::from_str(text) {
		Ok(call) => call,
		Err(error) => return Screened::Refuse(unreadable(&error).to_string()),
	};
	match refusal(&call) {
		None => Screened::Pass(1),
		Some(error) => match call.id {
			Some(id) => Screened::Refuse(answer(id, error).to_string()),
			None => Screened::Drop,
		},
	}
}

fn batch(text: &str, most: usize) -> Screened {
	let calls: Vec<Call> = match serde_json::from_str(text) {
		Ok(calls) => calls,
		Err(error) => return Screened::Refuse(unreadable(&error).to_string()),
	};
	if calls.is_empty() || calls.len() > most {
		let what = format!("a batch has 1 to {most} calls here");
		return Screened::Refuse(answer(Value::Null, error(INVALID_REQUEST, what)).to_string());
	}
	if calls.iter().all(|call| refusal(call).is_none()) {
		return Screened::Pass(u32::try_from(calls.len()).unwrap_or(u32::MAX));
	}
	let answers: Vec<_> = calls
		.into_iter()
		.filter_map(|call| {
			let refused = refusal(&call).unwrap_or_else(|| {
				let what =
					"not called: another call of this batch is refused; send it without that";
				error(INVALID_REQUEST, what.to_owned())
			});
			Some(answer(call.id?, refused))
		})
		.collect();
	if answers.is_empty() {
		return Screened::Drop;
	}
	Screened::Refuse(Value::Array(answers).to_string())
}

/// Why a call does not pass, if it does not.
fn refusal(call: &Call) -> Option<Value> {
	if call.version != "2.0" || !call.others.is_empty() {
		let what = "a call has \"jsonrpc\": \"2.0\", method, params and id, and nothing else";
		return Some(error(INVALID_REQUEST, what.to_owned()));
	}
	if call.id.as_ref().is_some_and(|id| !(id.is_string() || id.is_u64() || id.is_null())) {
		let what = "an id is a text, a whole number from 0 on, or null";
		return Some(error(INVALID_REQUEST, what.to_owned()));
	}
	if is_public(&call.method) {
		return None;
	}
	let name: String = call.method.chars().take(LONGEST_NAME).collect();
	let what = format!("{name} is not for everybody: this relay does not pass it on to its node");
	Some(error(METHOD_NOT_FOUND, what))
}

fn unreadable(problem: &serde_json::Error) -> Value {
	let (code, what) = if problem.is_data() {
		(INVALID_REQUEST, "this is no request of JSON-RPC 2.0")
	} else {
		(PARSE_ERROR, "this is no JSON")
	};
	answer(Value::Null, error(code, format!("{what}: {problem}")))
}

fn error(code: i64, message: String) -> Value {
	json!({ "code": code, "message": message })
}

fn answer(id: Value, error: Value) -> Value {
	json!({ "jsonrpc": "2.0", "id": id, "error": error })
}

#[cfg(test)]
mod tests {
	use super::*;

	fn refused(text: &str) -> Value {
		match screen(text, 3) {
			Screened::Refuse(answer) => serde_json::from_str(&answer).unwrap(),
			other => panic!("{text}: {other:?}"),
		}
	}

	#[test]
	fn a_call_of_a_method_for_everybody_passes() {
		for text in [
			r#"{"jsonrpc":"2.0","id":1,"method":"chain_getHeader","params":[]}"#,
			r#" {"method":"state_call","params":{"a":[1]},"id":"a","jsonrpc":"2.0"} "#,
			r#"{"jsonrpc":"2.0","id":null,"method":"system_chain"}"#,
			r#"{"jsonrpc":"2.0","method":"system_chain"}"#,
		] {
			assert_eq!(screen(text, 3), Screened::Pass(1), "{text}");
		}
	}

	#[test]
	fn another_method_is_refused_by_its_name() {
		let text = r#"{"jsonrpc":"2.0","id":"x","method":"author_rotateKeys","params":[]}"#;
		let answer = refused(text);
		assert_eq!((&answer["id"], &answer["error"]["code"]), (&json!("x"), &json!(-32_601)));
		let message = answer["error"]["message"].as_str().unwrap();
		assert!(message.contains("author_rotateKeys"), "{message}");
		// Written so that a look at the text alone would not find it.
		let text = r#"{"jsonrpc":"2.0","id":1,"method":"\u0061uthor_rotateKeys"}"#;
		assert_eq!(refused(text)["error"]["code"], -32_601);
		let notification = r#"{"jsonrpc":"2.0","method":"author_rotateKeys"}"#;
		assert_eq!(screen(notification, 3), Screened::Drop);
	}

	#[test]
	fn one_call_refused_is_the_batch_refused() {
		let text = r#"[
			{"jsonrpc":"2.0","id":1,"method":"system_chain"},
			{"jsonrpc":"2.0","id":2,"method":"author_insertKey","params":["a","b","c"]},
			{"jsonrpc":"2.0","method":"system_chain"}
		]"#;
		let answers = refused(text);
		let said: Vec<_> = answers.as_array().unwrap().iter().collect();
		assert_eq!(said.len(), 2, "a notification has no answer: {answers}");
		assert_eq!((&said[0]["id"], &said[0]["error"]["code"]), (&json!(1), &json!(-32_600)));
		assert_eq!((&said[1]["id"], &said[1]["error"]["code"]), (&json!(2), &json!(-32_601)));
		assert!(said[1]["error"]["message"].as_str().unwrap().contains("author_insertKey"));
		let notification = r#"[{"jsonrpc":"2.0","method":"author_rotateKeys"}]"#;
		assert_eq!(screen(notification, 3), Screened::Drop);
	}

	#[test]
	fn what_could_be_read_in_two_ways_is_refused() {
		for text in [
			r#"{"jsonrpc":"2.0","id":1,"method":"system_chain","method":"author_rotateKeys"}"#,
			r#"{"jsonrpc":"2.0","id":1,"method":"author_rotateKeys","method":"system_chain"}"#,
			r#"{"jsonrpc":"2.0","id":1,"method":"system_chain","Method":"author_rotateKeys"}"#,
			r#"{"jsonrpc":"2.0","id":1,"id":2,"method":"system_chain"}"#,
			r#"{"jsonrpc":"1.0","id":1,"method":"system_chain"}"#,
			r#"{"id":1,"method":"system_chain"}"#,
			r#"{"jsonrpc":"2.0","id":{"a":1},"method":"system_chain"}"#,
			r#"{"jsonrpc":"2.0","id":-1,"method":"system_chain"}"#,
			r#"{"jsonrpc":"2.0","id":1,"method":["system_chain"]}"#,
			r#"["2.0","system_chain",[],1]"#,
			r#"[["2.0","system_chain",[],1]]"#,
			r#"[["2.0","system_chain","author_rotateKeys",null]]"#,
			"[1,2]",
			"[]",
			"3",
		] {
			assert_eq!(refused(text)["error"]["code"], INVALID_REQUEST, "{text}");
		}
	}

	#[test]
	fn what_is_no_json_is_refused() {
		for text in ["", " ", "{", "[", "tip", "{\"jsonrpc\":\"2.0\"", "{} {}", "\u{feff}{}", "[{}"]
		{
			let answer = refused(text);
			assert_eq!(answer["id"], Value::Null, "{text}");
			let code = answer["error"]["code"].as_i64().unwrap();
			assert!([PARSE_ERROR, INVALID_REQUEST].contains(&code), "{text}: {answer}");
		}
		let deep = "[".repeat(100_000);
		assert_eq!(refused(&deep)["error"]["code"], INVALID_REQUEST);
		let inside = format!(r#"{{"jsonrpc":"2.0","id":1,"method":"system_chain","params":{deep}"#);
		assert_eq!(refused(&inside)["error"]["code"], PARSE_ERROR);
	}

	#[test]
	fn a_batch_is_bounded_and_so_is_what_is_repeated() {
		let call = r#"{"jsonrpc":"2.0","id":1,"method":"system_chain"}"#;
		let batch = |count| format!("[{}]", vec![call; count].join(","));
		assert_eq!(screen(&batch(3), 3), Screened::Pass(3));
		assert_eq!(refused(&batch(4))["error"]["code"], INVALID_REQUEST);
		let text = format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{}"}}"#, "x".repeat(10_000));
		assert!(refused(&text).to_string().len() < 400);
	}
}
