//! What a performer received, decayed by time.

/// Answers how much a performer received lately.
pub trait Standing<AccountId, Balance> {
	/// The sum of all payments to `performer` in planck, each halved once per half-life since it
	/// was made, rounded down.
	fn received(performer: &AccountId) -> Balance;
}

/// Nobody ever received anything.
impl<AccountId, Balance: Default> Standing<AccountId, Balance> for () {
	fn received(_: &AccountId) -> Balance {
		Balance::default()
	}
}
