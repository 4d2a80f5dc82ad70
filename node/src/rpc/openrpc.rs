//! The OpenRPC document (<https://spec.open-rpc.org>, version 1.3.2) of the platform's methods.

use schemars::{generate::SchemaSettings, JsonSchema, SchemaGenerator};
use serde_json::{json, Value};

/// The document, method by method.
pub struct Document {
	schemas: SchemaGenerator,
	methods: Vec<Value>,
}

impl Document {
	/// A document without methods.
	pub fn new() -> Self {
		let settings = SchemaSettings::draft07().with(|settings| {
			settings.definitions_path = "/components/schemas".into();
			settings.meta_schema = None;
		});
		Self { schemas: settings.into_generator(), methods: Vec::new() }
	}

	/// Describes a method: the fields of `Parameters`, which are called `fields` in Rust, are its
	/// parameters, in that order.
	pub fn add<Parameters: JsonSchema, Answer: JsonSchema>(
		&mut self,
		name: &str,
		summary: &str,
		fields: &[&str],
	) {
		let parameters = Parameters::json_schema(&mut self.schemas).to_value();
		let required = |field: &str| {
			parameters["required"]
				.as_array()
				.is_some_and(|required| required.iter().any(|name| name == field))
		};
		let parameters: Vec<_> = fields
			.iter()
			.map(|field| camel_case(field))
			.map(|field| {
				json!({
					"name": field,
					"required": required(&field),
					"schema": parameters["properties"][&field],
				})
			})
			.collect();
		let answer = self.schemas.subschema_for::<Answer>();
		self.methods.push(json!({
			"name": name,
			"summary": summary,
			"paramStructure": "either",
			"params": parameters,
			"result": { "name": "answer", "schema": answer },
		}));
	}

	/// The document.
	pub fn into_json(mut self) -> Value {
		json!({
			"openrpc": "1.3.2",
			"info": {
				"title": "Live Stars",
				"version": env!("CARGO_PKG_VERSION"),
				"license": { "name": "Apache-2.0" },
			},
			"methods": self.methods,
			"components": { "schemas": self.schemas.take_definitions(true) },
		})
	}
}

/// The name of a field in JSON.
fn camel_case(field: &str) -> String {
	let mut words = field.split('_');
	let first = words.next().unwrap_or_default().to_owned();
	words.fold(first, |name, word| {
		let (initial, rest) = word.split_at(1);
		name + &initial.to_uppercase() + rest
	})
}
