//! Bearer tokens (RFC 6750): random, known here by their hashes alone. Without I/O.

use crate::room::person::AddressTag;
use livestars_chain::{Account, Hash};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The most tokens that are valid at once.
pub const MOST_TOKENS: usize = 100_000;

/// The most of them for one account; the one that ends first makes room.
pub const MOST_TOKENS_PER_ACCOUNT: usize = 16;

/// The most of them that were given to one network address, for whichever accounts: keys cost nothing.
/// The one that ends first makes room.
pub const MOST_TOKENS_PER_ADDRESS: usize = 2_000;

/// What a token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Scope {
	/// Everything that the account may do at this relay.
	Account,
	/// To publish a stream, and nothing else: a stream key.
	Publish,
	/// To read the events of the account's room, and nothing else: for bots.
	Events,
	/// To pull streams as the relay that the account runs, and nothing else.
	Pull,
}

/// What a token stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
	/// Whose it is.
	pub account: Account,
	/// What it is good for.
	pub scope: Scope,
}

/// A token's grant, and what ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
	/// What it stands for.
	pub grant: Grant,
	/// Who proved to be there: the account, or one that may act for it.
	pub signer: Account,
	/// From where it was asked for, if that is known.
	pub address: Option<AddressTag>,
	/// When it ends, in milliseconds since the Unix epoch.
	pub until: u64,
}

/// The tokens that are valid, by their hashes.
#[derive(Debug, Default)]
pub struct Tokens(HashMap<Hash, Entry>);

/// A new token: a prefix that says what it is, and 256 random bits.
pub fn make(prefix: &str, random: &[u8; 32]) -> String {
	format!("{prefix}{}", hex::encode(random))
}

/// What is kept of a token.
pub fn hash(token: &str) -> Hash {
	Hash::of(token.as_bytes())
}

impl Tokens {
	/// Makes a token valid from `now` on; nothing if there are too many.
	pub fn insert(&mut self, token: Hash, entry: Entry, now: u64) -> Option<()> {
		let of_account = |other: &Entry| other.grant.account == entry.grant.account;
		self.make_room(MOST_TOKENS_PER_ACCOUNT, of_account);
		if entry.address.is_some() {
			self.make_room(MOST_TOKENS_PER_ADDRESS, |other| other.address == entry.address);
		}
		if self.0.len() >= MOST_TOKENS {
			self.0.retain(|_, entry| entry.until > now);
		}
		if self.0.len() >= MOST_TOKENS {
			return None;
		}
		self.0.insert(token, entry);
		Some(())
	}

	/// Ends the first to end of those that are meant, if there are so many.
	fn make_room(&mut self, most: usize, meant: impl Fn(&Entry) -> bool) {
		let meant = self.0.iter().filter(|(_, entry)| meant(entry));
		let meant: Vec<_> = meant.map(|(hash, entry)| (entry.until, *hash)).collect();
		if meant.len() >= most {
			if let Some((_, first)) = meant.iter().min() {
				self.0.remove(first);
			}
		}
	}

	/// What the token with this hash stands for at `now`.
	pub fn get(&self, token: Hash, now: u64) -> Option<Grant> {
		self.0.get(&token).filter(|entry| entry.until > now).map(|entry| entry.grant)
	}

	/// Who proved to be there for the token with this hash.
	pub fn signer(&self, token: Hash) -> Option<Account> {
		self.0.get(&token).map(|entry| entry.signer)
	}

	/// Ends the tokens that were given to those who may not act for `account` any more.
	pub fn keep_signers(&mut self, account: Account, may_act: &[Account]) {
		self.0.retain(|_, entry| {
			entry.grant.account != account
				|| entry.signer == account
				|| may_act.contains(&entry.signer)
		});
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const LUNA: Account = Account([1; 32]);
	const RELAY: Account = Account([2; 32]);

	fn entry(account: Account, signer: Account, until: u64) -> Entry {
		Entry { grant: Grant { account, scope: Scope::Account }, signer, address: None, until }
	}

	#[test]
	fn an_address_has_a_share_of_the_tokens_whatever_accounts_it_makes_up() {
		let mut tokens = Tokens::default();
		let names = crate::room::person::Names::new();
		let from = |host| Some(names.address([192, 0, 2, host].into()));
		let account = |number: u64| Account(Hash::of(&number.to_le_bytes()).0);
		let own = Entry { address: from(2), ..entry(LUNA, LUNA, 1) };
		tokens.insert(Hash(LUNA.0), own, 0).unwrap();
		for number in 0..=MOST_TOKENS_PER_ADDRESS as u64 {
			let account = account(number);
			let entry = Entry { address: from(1), ..entry(account, account, 100 + number) };
			tokens.insert(Hash(account.0), entry, 0).unwrap();
		}
		assert_eq!(tokens.0.len(), 1 + MOST_TOKENS_PER_ADDRESS);
		assert_eq!(tokens.get(Hash(account(0).0), 0), None);
		assert!(tokens.get(Hash(account(1).0), 0).is_some());
		assert!(tokens.get(Hash(LUNA.0), 0).is_some(), "another address keeps what it has");
	}

	#[test]
	fn a_token_is_valid_until_it_ends() {
		let mut tokens = Tokens::default();
		let token = hash(&make("lst_", &[5; 32]));
		tokens.insert(token, entry(LUNA, LUNA, 10), 0).unwrap();
		assert_eq!(tokens.get(token, 9), Some(Grant { account: LUNA, scope: Scope::Account }));
		assert_eq!(tokens.get(token, 10), None);
		assert_eq!(tokens.get(hash(&make("lst_", &[6; 32])), 9), None);
	}

	#[test]
	fn an_account_has_few_tokens_and_the_first_to_end_makes_room() {
		let mut tokens = Tokens::default();
		for number in 0..=MOST_TOKENS_PER_ACCOUNT as u64 {
			let token = Hash::of(&number.to_le_bytes());
			tokens.insert(token, entry(LUNA, LUNA, 100 + number), 0).unwrap();
		}
		assert_eq!(tokens.get(Hash::of(&0_u64.to_le_bytes()), 0), None);
		assert!(tokens.get(Hash::of(&1_u64.to_le_bytes()), 0).is_some());
	}

	#[test]
	fn too_many_tokens_are_refused_until_some_end() {
		let mut tokens = Tokens::default();
		for number in 0..MOST_TOKENS as u64 {
			let account = Account(Hash::of(&number.to_le_bytes()).0);
			tokens.0.insert(Hash(account.0), entry(account, account, 10));
		}
		assert_eq!(tokens.insert(Hash([1; 32]), entry(LUNA, LUNA, 20), 9), None);
		assert_eq!(tokens.insert(Hash([1; 32]), entry(LUNA, LUNA, 20), 10), Some(()));
	}

	#[test]
	fn a_proxy_that_was_revoked_loses_its_tokens_and_nobody_else() {
		let mut tokens = Tokens::default();
		let [own, proxys, others] = [1, 2, 3].map(|byte| Hash([byte; 32]));
		tokens.insert(own, entry(LUNA, LUNA, 10), 0).unwrap();
		tokens.insert(proxys, entry(LUNA, RELAY, 10), 0).unwrap();
		tokens.insert(others, entry(RELAY, RELAY, 10), 0).unwrap();
		assert_eq!(tokens.signer(proxys), Some(RELAY));
		tokens.keep_signers(LUNA, &[RELAY]);
		assert!(tokens.get(proxys, 0).is_some());
		tokens.keep_signers(LUNA, &[]);
		assert_eq!(tokens.get(proxys, 0), None);
		assert!(tokens.get(own, 0).is_some() && tokens.get(others, 0).is_some());
	}
}
