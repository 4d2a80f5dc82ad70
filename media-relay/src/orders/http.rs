//! Orders over HTTP.

use super::{rejection::Rejection, Orders};
use crate::problem::Problem;
use axum::{
	extract::{rejection::JsonRejection, DefaultBodyLimit, Path, State},
	http::{header, StatusCode},
	response::{IntoResponse, Response},
	routing::{get, post},
	Json, Router,
};
use livestars_chain::{Hash, SignedOrder};
use serde::Deserialize;

/// The most bytes of a request. An order in JSON takes about 700, and the longest note, escaped to
/// the last character, six times its length.
const LONGEST_REQUEST: usize = 8 * 1_024;

/// What is posted: a signed order, as rooms take it too, and perhaps the text whose hash is the
/// order's memo.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Posted {
	order: SignedOrder,
	#[serde(default)]
	note: Option<String>,
}

/// Reads the body of a request that posts an order.
#[cfg(feature = "fuzzing")]
pub fn read(body: &[u8]) -> Result<(SignedOrder, Option<String>), Rejection> {
	let posted = serde_json::from_slice::<Posted>(body);
	posted
		.map(|Posted { order, note }| (order, note))
		.map_err(|error| Rejection::Malformed(error.to_string()))
}

/// The routes: `POST /orders` and `GET /orders/{hash}`.
pub fn router(orders: Orders) -> Router {
	Router::new()
		.route("/orders", post(submit).layer(DefaultBodyLimit::max(LONGEST_REQUEST)))
		.route("/orders/{hash}", get(find))
		.with_state(orders)
}

/// Answers 202 to an order that was accepted and is on its way, 200 to one that has reached its last
/// status before, and a problem to one that is not accepted.
async fn submit(
	State(orders): State<Orders>,
	posted: Result<Json<Posted>, JsonRejection>,
) -> Result<Response, Problem> {
	let Json(posted) = posted.map_err(unreadable)?;
	let receipt = orders.submit(posted.order, posted.note).await?;
	let status = if receipt.status.is_last() { StatusCode::OK } else { StatusCode::ACCEPTED };
	let location = format!("/orders/{}", receipt.hash);
	Ok((status, [(header::LOCATION, location)], Json(receipt)).into_response())
}

async fn find(State(orders): State<Orders>, Path(hash): Path<String>) -> Result<Response, Problem> {
	let hash: Hash = hash.parse().map_err(|error| {
		Problem::new(StatusCode::BAD_REQUEST, "malformed-hash", format!("{error}"))
	})?;
	match orders.find(hash).await? {
		Some(update) => Ok(([(header::CACHE_CONTROL, "no-store")], Json(update)).into_response()),
		None => Err(Problem::new(
			StatusCode::NOT_FOUND,
			"order-unknown",
			"this relay does not know the order: it was never accepted here, or long ago",
		)),
	}
}

/// The problem with a body that is no posted order.
fn unreadable(rejection: JsonRejection) -> Problem {
	let status = rejection.status();
	match status {
		StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
			status,
			"order-too-large",
			format!("a request with an order has at most {LONGEST_REQUEST} bytes"),
		),
		StatusCode::UNSUPPORTED_MEDIA_TYPE => {
			Problem::new(status, "unsupported-media-type", "send the order as application/json")
		},
		_ => Rejection::Malformed(rejection.body_text()).into(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use livestars_chain::{Account, Order, Signature};
	use proptest::prelude::*;
	use serde_json::Value;

	fn signed(amount: u128, sequence: u64, ed25519: bool) -> SignedOrder {
		let order = Order {
			genesis: [1; 32].into(),
			purse: sequence,
			performer: Account([2; 32]),
			amount,
			sequence,
			served_by: Some(Account([3; 32])),
			memo: None,
			valid_until: 9,
		};
		let bytes = [7; 64];
		let signature = if ed25519 { Signature::Ed25519(bytes) } else { Signature::Sr25519(bytes) };
		SignedOrder { order, signature: signature.into() }
	}

	fn posted(signed: &SignedOrder) -> Value {
		serde_json::json!({ "order": signed })
	}

	/// JSON values of every kind, a few levels deep.
	fn value() -> impl Strategy<Value = Value> {
		let leaf = prop_oneof![
			Just(Value::Null),
			any::<bool>().prop_map(Value::from),
			any::<i64>().prop_map(Value::from),
			any::<f64>().prop_map(Value::from),
			".{0,80}".prop_map(Value::from),
			"0x[0-9a-f]{0,140}".prop_map(Value::from),
		];
		leaf.prop_recursive(3, 16, 4, |inner| {
			prop_oneof![
				prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
				prop::collection::vec(("[a-z]{1,8}", inner), 0..4)
					.prop_map(|members| Value::Object(members.into_iter().collect())),
			]
		})
	}

	proptest! {
		#[test]
		fn an_order_is_read_as_it_was_signed(amount: u128, sequence: u64, ed25519: bool) {
			let signed = signed(amount, sequence, ed25519);
			let read = serde_json::from_value::<Posted>(posted(&signed)).unwrap();
			prop_assert_eq!(read, Posted { order: signed, note: None });
		}

		#[test]
		fn whatever_is_posted_is_read_as_it_stands_or_refused(
			field in prop::sample::select(vec![
				"genesis", "purse", "performer", "amount", "sequence", "servedBy", "memo",
				"validUntil", "signature", "colour",
			]),
			inside in value(),
			bytes in prop::collection::vec(any::<u8>(), 0..200),
		) {
			prop_assert!(serde_json::from_slice::<Posted>(&bytes).is_err());
			let mut body = posted(&signed(1, 2, false));
			body["order"][field] = inside;
			if let Ok(read) = serde_json::from_value::<Posted>(body) {
				let again = serde_json::from_value::<Posted>(posted(&read.order));
				prop_assert_eq!(again.unwrap(), read);
			}
		}
	}
}
