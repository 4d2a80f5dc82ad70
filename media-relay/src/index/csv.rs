//! Payments as CSV (RFC 4180): one line for each sum that an account paid or received.

use super::{day::date_time, Receipt};
use livestars_chain::{Account, Balance};

/// Planck of one LIVE.
const LIVE: Balance = 1_000_000_000_000;

/// The media type (RFC 4180, section 3).
pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8; header=present";

const HEADER: [&str; 13] = [
	"time",
	"block",
	"event",
	"direction",
	"role",
	"kind",
	"payer",
	"performer",
	"planck",
	"live",
	"order",
	"memo",
	"finalized",
];

/// The line that names the columns.
pub fn header() -> Result<Vec<u8>, csv::Error> {
	let mut writer = writer();
	writer.write_record(HEADER)?;
	finish(writer)
}

/// The lines of payments as `account` sees them: what it paid, with a minus, and each share that it
/// received. The amounts of all its lines add up to what it gained or lost by payments. What is not
/// final may still be taken back by the chain.
pub fn lines(account: Account, receipts: &[Receipt]) -> Result<Vec<u8>, csv::Error> {
	let mut writer = writer();
	for receipt in receipts {
		let payment = &receipt.payment;
		let mut write = |direction: &str, role: String, sign: &str, amount: Balance| {
			let (whole, rest) = (amount / LIVE, amount % LIVE);
			writer.write_record([
				date_time(receipt.time),
				receipt.block.to_string(),
				receipt.event.to_string(),
				direction.to_owned(),
				role,
				String::from(payment.kind.clone()),
				payment.payer.to_string(),
				payment.performer.to_string(),
				format!("{sign}{amount}"),
				format!("{sign}{whole}.{rest:012}"),
				payment.order.map(|hash| hash.to_string()).unwrap_or_default(),
				payment.memo.map(|hash| hash.to_string()).unwrap_or_default(),
				receipt.finalized.to_string(),
			])
		};
		if payment.payer == account {
			write("paid", "payer".into(), "-", payment.amount)?;
		}
		for share in payment.shares.iter().filter(|share| share.account == account) {
			write("received", String::from(share.role.clone()), "", share.amount)?;
		}
	}
	finish(writer)
}

fn writer() -> csv::Writer<Vec<u8>> {
	csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new())
}

fn finish(writer: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, csv::Error> {
	writer.into_inner().map_err(|error| error.into_error().into())
}
