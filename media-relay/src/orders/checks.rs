//! What an order must be before the chain is asked about it.

use super::{rejection::Rejection, Settings};
use livestars_chain::{Account, BlockNumber, Hash, SignedOrder};

/// Checks what needs no chain: the note, the memo, the chain and the relay that the order names, and
/// the amount.
pub fn check(
	signed: &SignedOrder,
	note: Option<&str>,
	genesis: Hash,
	relay: Account,
	settings: &Settings,
) -> Result<(), Rejection> {
	let order = &signed.order;
	if let Some(note) = note {
		if note.len() > settings.note_bytes {
			return Err(Rejection::NoteTooLong { most: settings.note_bytes });
		}
		let expected = Hash::of(note.as_bytes());
		if order.memo.map(Hash::from) != Some(expected) {
			return Err(Rejection::WrongMemo { expected });
		}
	}
	if Hash::from(order.genesis) != genesis {
		return Err(Rejection::WrongGenesis { expected: genesis });
	}
	if order.served_by != Some(relay) {
		return Err(Rejection::WrongRelay { expected: relay });
	}
	if order.amount < settings.least_amount {
		return Err(Rejection::AmountTooSmall { least: settings.least_amount });
	}
	Ok(())
}

/// Checks that an order can still be settled some blocks after the best one, `now`.
pub fn check_lifetime(
	signed: &SignedOrder,
	now: BlockNumber,
	settings: &Settings,
) -> Result<(), Rejection> {
	let least = now.saturating_add(settings.least_lifetime);
	if signed.order.valid_until < least {
		return Err(Rejection::Expired { now, least });
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use livestars_chain::{Order, Signature};

	const GENESIS: Hash = Hash([1; 32]);
	const RELAY: Account = Account([2; 32]);

	fn signed() -> SignedOrder {
		let order = Order {
			genesis: GENESIS.into(),
			purse: 3,
			performer: Account([4; 32]),
			amount: 100,
			sequence: 0,
			served_by: Some(RELAY),
			memo: None,
			valid_until: 50,
		};
		SignedOrder { order, signature: Signature::Sr25519([0; 64]).into() }
	}

	fn checked(signed: &SignedOrder, note: Option<&str>) -> Result<(), Rejection> {
		let settings = Settings { least_amount: 100, note_bytes: 10, ..Settings::default() };
		check(signed, note, GENESIS, RELAY, &settings)
	}

	#[test]
	fn an_order_for_this_chain_and_this_relay_passes() {
		assert_eq!(checked(&signed(), None), Ok(()));
	}

	#[test]
	fn a_note_must_be_the_one_that_the_order_names() {
		let expected = Hash::of("hello".as_bytes());
		assert_eq!(checked(&signed(), Some("hello")), Err(Rejection::WrongMemo { expected }));
		let mut named = signed();
		named.order.memo = Some(expected.into());
		assert_eq!(checked(&named, Some("hello")), Ok(()));
		assert!(checked(&named, Some("hell0")).is_err());
		assert_eq!(checked(&named, None), Ok(()));
		let long = checked(&named, Some("hello world"));
		assert_eq!(long, Err(Rejection::NoteTooLong { most: 10 }));
	}

	#[test]
	fn an_order_for_another_chain_is_refused() {
		let mut other = signed();
		other.order.genesis = [9; 32].into();
		assert_eq!(checked(&other, None), Err(Rejection::WrongGenesis { expected: GENESIS }));
	}

	#[test]
	fn an_order_that_names_another_relay_or_none_is_refused() {
		for served_by in [None, Some(Account([9; 32]))] {
			let mut other = signed();
			other.order.served_by = served_by;
			assert_eq!(checked(&other, None), Err(Rejection::WrongRelay { expected: RELAY }));
		}
	}

	#[test]
	fn an_amount_below_the_least_is_refused() {
		let mut small = signed();
		small.order.amount = 99;
		assert_eq!(checked(&small, None), Err(Rejection::AmountTooSmall { least: 100 }));
	}

	#[test]
	fn an_order_must_outlive_its_settlement() {
		let settings = Settings { least_lifetime: 5, ..Settings::default() };
		assert_eq!(check_lifetime(&signed(), 45, &settings), Ok(()));
		let late = check_lifetime(&signed(), 46, &settings);
		assert_eq!(late, Err(Rejection::Expired { now: 46, least: 51 }));
		assert!(check_lifetime(&signed(), u32::MAX, &settings).is_err());
	}
}
