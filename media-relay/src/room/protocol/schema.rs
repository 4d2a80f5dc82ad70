//! The JSON Schema of the messages.

use super::{ClientMessage, ServerMessage, PROTOCOL, SUBPROTOCOL};
use schemars::{generate::SchemaSettings, json_schema, JsonSchema, Schema, SchemaGenerator};
use serde_json::{json, Value};

/// A client's message: what is asked, and the client's own name for it.
#[derive(JsonSchema)]
#[schemars(rename = "ClientMessage", extend("unevaluatedProperties" = false))]
#[allow(dead_code, reason = "only its schema is used")]
struct Sent {
	/// The client's own name for the message: any string of at most 64 characters.
	#[schemars(length(max = 64))]
	id: Option<String>,
	#[serde(flatten)]
	message: ClientMessage,
}

/// The JSON Schema (draft 2020-12) of what clients and rooms say.
pub fn schema() -> Value {
	let mut generator = SchemaSettings::draft2020_12().into_generator();
	let client = generator.subschema_for::<Sent>();
	let server = generator.subschema_for::<ServerMessage>();
	let definitions = generator.take_definitions(true);
	json!({
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "/schemas/room.json",
		"title": "Messages of a room's socket",
		"description": format!("Version {PROTOCOL}, subprotocol {SUBPROTOCOL}."),
		"oneOf": [client, server],
		"$defs": definitions,
	})
}

/// The schema of an order and its signature, which are written by the chain's own rules.
pub(super) fn signed_order(_: &mut SchemaGenerator) -> Schema {
	let hash = json!({ "type": "string", "pattern": "^0x[0-9a-fA-F]{64}$" });
	let number = json!({ "oneOf": [
		{ "type": "integer", "minimum": 0 },
		{ "type": "string", "pattern": "^[0-9]+$" },
	]});
	json_schema!({
		"type": "object",
		"properties": {
			"genesis": hash,
			"purse": number,
			"performer": { "type": "string" },
			"amount": { "type": "string", "pattern": "^[0-9]+$" },
			"sequence": number,
			"servedBy": { "type": ["string", "null"] },
			"memo": { "oneOf": [hash, { "type": "null" }] },
			"validUntil": { "type": "integer", "minimum": 0, "maximum": u32::MAX },
			"signature": { "type": "string", "pattern": "^0x[0-9a-fA-F]+$" },
		},
		"required":
			["genesis", "purse", "performer", "amount", "sequence", "validUntil", "signature"],
		"additionalProperties": false,
	})
}

#[cfg(test)]
mod tests;
