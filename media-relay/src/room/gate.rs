//! The gate knows who the bearers of tokens are, and from where requests come.

use super::seams::{Identifies, Locates};
use crate::gate::{Gate, Scope};
use axum::http::{header, request::Parts, HeaderMap, HeaderValue};
use livestars_chain::Account;
use std::net::IpAddr;

/// The account for which a token is good for `scope`.
fn bearer_of(gate: &Gate, token: &str, scope: Scope) -> Option<Account> {
	let value = HeaderValue::try_from(format!("Bearer {token}")).ok()?;
	let headers = HeaderMap::from_iter([(header::AUTHORIZATION, value)]);
	gate.authorise(&headers, scope).ok().map(|grant| grant.account)
}

impl Identifies for Gate {
	fn account(&self, token: &str) -> Option<Account> {
		bearer_of(self, token, Scope::Account)
	}

	fn reader(&self, token: &str) -> Option<Account> {
		bearer_of(self, token, Scope::Events)
	}
}

impl Locates for Gate {
	fn address(&self, request: &Parts) -> Option<IpAddr> {
		Gate::address(self, request)
	}

	fn country(&self, request: &Parts) -> Option<String> {
		Gate::country(self, request)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_token_is_good_for_what_it_was_made_for() {
		let gate = Gate::for_test();
		let luna = Account([1; 32]);
		let known = |scope| {
			let token = gate.issue_for_test(luna, scope);
			(Identifies::account(&gate, &token), gate.reader(&token))
		};
		assert_eq!(known(Scope::Account), (Some(luna), Some(luna)));
		assert_eq!(known(Scope::Events), (None, Some(luna)));
		assert_eq!(known(Scope::Publish), (None, None));
		for token in ["", "guess", "line\nbreak"] {
			assert_eq!((Identifies::account(&gate, token), gate.reader(token)), (None, None));
		}
	}
}
