//! On whose behalf a request comes.

use crate::{
	gate::{Gate, Scope},
	problem::Problem,
};
use axum::http::HeaderMap;
use livestars_chain::Account;

/// Tells on behalf of which account a request comes. The [`Gate`] does, by the `Authorization`
/// header.
pub trait Authenticate: Send + Sync + 'static {
	/// The account for which the bearer may do everything, or the problem with which the request is
	/// refused: 401 without a valid token, 403 with one that allows less.
	fn account(&self, headers: &HeaderMap) -> Result<Account, Problem>;
}

impl Authenticate for Gate {
	fn account(&self, headers: &HeaderMap) -> Result<Account, Problem> {
		self.authorise(headers, Scope::Account).map(|grant| grant.account)
	}
}

#[cfg(test)]
pub(crate) mod test {
	//! Tokens of tests.

	use super::*;
	use axum::http::{header, StatusCode};

	/// Takes the account itself, written as an address, for its token.
	pub struct ByName;

	impl Authenticate for ByName {
		fn account(&self, headers: &HeaderMap) -> Result<Account, Problem> {
			headers
				.get(header::AUTHORIZATION)
				.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer ")?.parse().ok())
				.ok_or_else(|| Problem::new(StatusCode::UNAUTHORIZED, "token", "no token"))
		}
	}
}
