//! Amounts of planck in JSON: strings of decimal digits, because JSON's numbers end at 2^53 in most
//! of its readers. For `#[serde(with = "livestars_chain::planck")]`.

use crate::Balance;
use serde::{de::Error, Deserialize, Deserializer, Serializer};

/// Writes an amount.
pub fn serialize<S: Serializer>(amount: &Balance, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(amount)
}

/// Reads an amount.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Balance, D::Error> {
	parse(&String::deserialize(deserializer)?).ok_or_else(|| {
		D::Error::custom("an amount is a string of decimal digits, in planck, below 2^128")
	})
}

/// The amount that `text` writes in decimal digits and nothing else.
pub fn parse(text: &str) -> Option<Balance> {
	let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde::Serialize;

	#[derive(Debug, PartialEq, Serialize, Deserialize)]
	struct Tip {
		#[serde(with = "super")]
		amount: Balance,
	}

	#[test]
	fn an_amount_is_a_string_of_digits() {
		let tip = Tip { amount: Balance::MAX };
		let text = r#"{"amount":"340282366920938463463374607431768211455"}"#;
		assert_eq!(serde_json::to_string(&tip).unwrap(), text);
		assert_eq!(serde_json::from_str::<Tip>(text).unwrap(), tip);
	}

	#[test]
	fn what_is_no_amount_is_refused() {
		for amount in
			["1", r#""""#, r#""-1""#, r#""+1""#, r#"" 1""#, r#""1.5""#, r#""0x10""#, "null"]
		{
			let text = format!(r#"{{"amount":{amount}}}"#);
			assert!(serde_json::from_str::<Tip>(&text).is_err(), "{text}");
		}
		let text = r#"{"amount":"340282366920938463463374607431768211456"}"#;
		assert!(serde_json::from_str::<Tip>(text).is_err());
	}
}
