//! Challenges: texts that an account signs to prove that it is there now. Without I/O.
//!
//! A challenge that waits for its answer takes no memory, so that nobody can fill it: its nonce holds
//! the time, and a keyed hash of the whole text that only this process can make. What was answered is
//! remembered until it would have expired; each of these took a valid signature.

use livestars_chain::{Account, Hash};
use std::collections::BTreeSet;

/// How long a challenge waits for its answer, in milliseconds.
pub const CHALLENGE_LIFETIME: u64 = 120_000;

/// The most answered challenges that are remembered. With more, challenges wait less long: none is
/// accepted that is as old as one that was forgotten.
pub const MOST_ANSWERED: usize = 65_536;

/// What a challenge is for.
#[derive(Clone, Copy, Debug)]
pub struct Purpose<'a> {
	/// The relay that asks, by the URL under which browsers reach it.
	pub relay: &'a str,
	/// The chain, by the hash of its first block.
	pub genesis: Hash,
	/// Who answers.
	pub account: Account,
}

/// What makes a challenge one of a kind: 8 bytes of time, so that nonces stand in its order, 8 random
/// ones, and 16 of the keyed hash.
pub type Nonce = [u8; 32];

/// Gives out challenges, and knows which were answered.
#[derive(Debug)]
pub struct Challenges {
	/// Never written anywhere: challenges end with the process.
	key: [u8; 32],
	/// Those that were answered, the oldest first.
	answered: BTreeSet<Nonce>,
	/// When the last was given out of those that were forgotten before they expired.
	forgotten: Option<u64>,
}

/// Why a challenge is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChallengeError {
	/// This process did not give it to this account.
	Unknown,
	/// It waited too long.
	Expired,
	/// It was answered before.
	Answered,
}

impl Purpose<'_> {
	/// The text to be signed. It says everything that the signature stands for, so that a signature
	/// for one relay, chain or account is worth nothing at another.
	pub fn text(&self, nonce: &[u8; 32]) -> String {
		format!(
			"Sign in to a Live Stars relay\n\
			 \n\
			 This proves to the relay that you hold the key of your account. It is valid for two \
			 minutes and once. It pays nothing.\n\
			 \n\
			 domain: livestars/relay/challenge/v1\n\
			 relay: {}\n\
			 chain: {}\n\
			 account: {}\n\
			 nonce: {}",
			self.relay,
			self.genesis,
			self.account,
			Hash(*nonce),
		)
	}
}

impl Default for Challenges {
	fn default() -> Self {
		Self { key: rand::random(), answered: BTreeSet::new(), forgotten: None }
	}
}

impl Challenges {
	/// Gives out a challenge with these random bits at `now`, and says until when it waits. Both are
	/// milliseconds since the Unix epoch.
	pub fn give(&self, purpose: Purpose<'_>, random: [u8; 8], now: u64) -> (String, u64) {
		let nonce = self.sign(purpose, now, random);
		(purpose.text(&nonce), now.saturating_add(CHALLENGE_LIFETIME))
	}

	/// Whether the text is a challenge that was given out for this and can be answered at `now`.
	pub fn check(
		&self,
		purpose: Purpose<'_>,
		text: &str,
		now: u64,
	) -> Result<Nonce, ChallengeError> {
		let nonce = text.rsplit(' ').next().and_then(|nonce| nonce.parse().ok());
		let Hash(nonce) = nonce.ok_or(ChallengeError::Unknown)?;
		let signed = self.sign(purpose, time(&nonce), random(&nonce));
		// Hashes are compared in constant time.
		let is_own = blake3::hash(&signed) == blake3::hash(&nonce);
		if !is_own || purpose.text(&nonce) != text {
			return Err(ChallengeError::Unknown);
		}
		let given = time(&nonce);
		let is_forgotten = self.forgotten.is_some_and(|forgotten| given <= forgotten);
		if is_forgotten || has_expired(&nonce, now) {
			return Err(ChallengeError::Expired);
		}
		if self.answered.contains(&nonce) {
			return Err(ChallengeError::Answered);
		}
		Ok(nonce)
	}

	/// Takes the answer to a challenge, whose signature is right. It cannot be answered again.
	pub fn take(
		&mut self,
		purpose: Purpose<'_>,
		text: &str,
		now: u64,
	) -> Result<(), ChallengeError> {
		let nonce = self.check(purpose, text, now)?;
		self.answered.insert(nonce);
		while let Some(oldest) = self.answered.first() {
			if !has_expired(oldest, now) {
				if self.answered.len() <= MOST_ANSWERED {
					break;
				}
				self.forgotten = Some(time(oldest));
			}
			self.answered.pop_first();
		}
		Ok(())
	}

	fn sign(&self, purpose: Purpose<'_>, time: u64, random: [u8; 8]) -> Nonce {
		let mut nonce = Nonce::default();
		nonce[..8].copy_from_slice(&time.to_be_bytes());
		nonce[8..16].copy_from_slice(&random);
		let hash = blake3::keyed_hash(&self.key, purpose.text(&nonce).as_bytes());
		nonce[16..].copy_from_slice(&hash.as_bytes()[..16]);
		nonce
	}
}

/// When a challenge was given out, in milliseconds since the Unix epoch.
fn time(nonce: &Nonce) -> u64 {
	let [time, ..] = nonce.as_chunks::<8>().0 else { return 0 };
	u64::from_be_bytes(*time)
}

fn random(nonce: &Nonce) -> [u8; 8] {
	let [_, random, ..] = nonce.as_chunks::<8>().0 else { return [0; 8] };
	*random
}

fn has_expired(nonce: &Nonce, now: u64) -> bool {
	time(nonce).saturating_add(CHALLENGE_LIFETIME) <= now
}

#[cfg(test)]
mod tests {
	use super::*;

	const LUNA: Account = Account([1; 32]);

	fn purpose(account: Account) -> Purpose<'static> {
		Purpose { relay: "https://relay.example", genesis: Hash([7; 32]), account }
	}

	fn numbered(number: usize) -> [u8; 8] {
		(number as u64).to_be_bytes()
	}

	#[test]
	fn the_text_names_relay_chain_account_and_nonce() {
		let text = purpose(LUNA).text(&[9; 32]);
		for part in [
			"livestars/relay/challenge/v1",
			"https://relay.example",
			&Hash([7; 32]).to_string(),
			&LUNA.to_string(),
			&Hash([9; 32]).to_string(),
		] {
			assert!(text.contains(part), "{part} in {text}");
		}
	}

	#[test]
	fn a_challenge_is_answered_once() {
		let mut challenges = Challenges::default();
		let (text, until) = challenges.give(purpose(LUNA), numbered(1), 1_000);
		assert_eq!(until, 1_000 + CHALLENGE_LIFETIME);
		// Looking at it spends nothing.
		assert!(challenges.check(purpose(LUNA), &text, until - 1).is_ok());
		assert_eq!(challenges.take(purpose(LUNA), &text, until - 1), Ok(()));
		let again = challenges.take(purpose(LUNA), &text, until - 1);
		assert_eq!(again, Err(ChallengeError::Answered));
		// Another of the same moment is another.
		let (other, _) = challenges.give(purpose(LUNA), numbered(2), 1_000);
		assert_eq!(challenges.take(purpose(LUNA), &other, until - 1), Ok(()));
	}

	#[test]
	fn a_challenge_that_waited_too_long_is_refused() {
		let mut challenges = Challenges::default();
		let (text, until) = challenges.give(purpose(LUNA), numbered(1), 0);
		assert_eq!(challenges.take(purpose(LUNA), &text, until), Err(ChallengeError::Expired));
	}

	#[test]
	fn what_was_not_given_out_for_this_is_refused() {
		let challenges = Challenges::default();
		let (text, _) = challenges.give(purpose(LUNA), numbered(1), 0);
		let (of_another_process, _) = Challenges::default().give(purpose(LUNA), numbered(1), 0);
		let (of_another_account, _) = challenges.give(purpose(Account([2; 32])), numbered(1), 0);
		let last = text.chars().last().unwrap();
		let other = if last == '0' { '1' } else { '0' };
		for text in [
			of_another_process,
			of_another_account,
			purpose(LUNA).text(&[0; 32]),
			Purpose { genesis: Hash([8; 32]), ..purpose(LUNA) }.text(&[0; 32]),
			text.replace("relay.example", "evil.example"),
			// Given out later than it was, and with another code.
			text.replace("0x0000000000000000", "0x0000000000000001"),
			format!("{}{other}", text.strip_suffix(last).unwrap()),
			text.to_uppercase(),
			format!("{text} "),
			format!(" {text}"),
			text.rsplit(' ').next().unwrap().to_owned(),
			"0x".to_owned(),
			String::new(),
		] {
			let checked = challenges.check(purpose(LUNA), &text, 1);
			assert_eq!(checked, Err(ChallengeError::Unknown), "{text}");
		}
		assert!(challenges.check(purpose(LUNA), &text, 1).is_ok());
	}

	#[test]
	fn what_was_answered_is_bounded_and_never_taken_again() {
		let mut challenges = Challenges::default();
		let texts: Vec<_> = (0..MOST_ANSWERED + 2)
			.map(|number| challenges.give(purpose(LUNA), numbered(number), number as u64).0)
			.collect();
		for text in &texts {
			assert_eq!(challenges.take(purpose(LUNA), text, 70_000), Ok(()));
		}
		assert_eq!(challenges.answered.len(), MOST_ANSWERED);
		for text in [&texts[0], &texts[1]] {
			let again = challenges.take(purpose(LUNA), text, 70_000);
			assert_eq!(again, Err(ChallengeError::Expired));
		}
		let again = challenges.take(purpose(LUNA), &texts[2], 70_000);
		assert_eq!(again, Err(ChallengeError::Answered));
		// What is given out now can be answered all the same, and what expired is forgotten.
		let (text, _) = challenges.give(purpose(LUNA), numbered(0), 200_000);
		assert_eq!(challenges.take(purpose(LUNA), &text, 200_000), Ok(()));
		assert_eq!(challenges.answered.len(), 1);
	}
}
