//! Challenges: texts that an account signs to prove that it is there now. Without I/O.

use livestars_chain::{Account, Hash};
use std::collections::BTreeMap;

/// How long a challenge waits for its answer, in milliseconds.
pub const CHALLENGE_LIFETIME: u64 = 120_000;

/// The most challenges that wait for an answer at once.
pub const MOST_CHALLENGES: usize = 4_096;

/// The most of them for one account. Anybody can ask in anybody's name, so the oldest makes room.
pub const MOST_CHALLENGES_PER_ACCOUNT: usize = 4;

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

/// The challenges that wait for an answer.
#[derive(Debug, Default)]
pub struct Challenges {
	/// Whom each was given to and until when it waits, by the hash of its text.
	waiting: BTreeMap<Hash, (Account, u64)>,
}

/// Why a challenge is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChallengeError {
	/// It was never given, was answered before, or waited too long and was forgotten.
	Unknown,
	/// It waited too long.
	Expired,
	/// It was given to another account.
	OtherAccount,
}

/// As many challenges wait as can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

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

impl Challenges {
	/// Gives out a challenge with this random nonce at `now`, and says until when it waits. Both are
	/// milliseconds since the Unix epoch.
	pub fn give(
		&mut self,
		purpose: Purpose<'_>,
		nonce: &[u8; 32],
		now: u64,
	) -> Result<(String, u64), TooMany> {
		self.waiting.retain(|_, (_, until)| *until > now);
		let of_account = || {
			let waiting = self.waiting.iter();
			waiting.filter(|(_, (account, _))| *account == purpose.account)
		};
		if of_account().count() >= MOST_CHALLENGES_PER_ACCOUNT {
			let oldest = of_account().min_by_key(|(_, (_, until))| *until).map(|(hash, _)| *hash);
			if let Some(oldest) = oldest {
				self.waiting.remove(&oldest);
			}
		}
		if self.waiting.len() >= MOST_CHALLENGES {
			return Err(TooMany);
		}
		let text = purpose.text(nonce);
		let until = now.saturating_add(CHALLENGE_LIFETIME);
		self.waiting.insert(Hash::of(text.as_bytes()), (purpose.account, until));
		Ok((text, until))
	}

	/// Takes the answer of `account` to the challenge with this text, which cannot be answered again,
	/// whether or not the answer is right.
	pub fn take(&mut self, text: &str, account: Account, now: u64) -> Result<(), ChallengeError> {
		match self.waiting.remove(&Hash::of(text.as_bytes())) {
			None => Err(ChallengeError::Unknown),
			Some((_, until)) if until <= now => Err(ChallengeError::Expired),
			Some((given_to, _)) if given_to != account => Err(ChallengeError::OtherAccount),
			Some(_) => Ok(()),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const LUNA: Account = Account([1; 32]);

	fn purpose(account: Account) -> Purpose<'static> {
		Purpose { relay: "https://relay.example", genesis: Hash([7; 32]), account }
	}

	fn nonce(number: u32) -> [u8; 32] {
		Hash::of(&number.to_le_bytes()).0
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
		let (text, until) = challenges.give(purpose(LUNA), &nonce(1), 1_000).unwrap();
		assert_eq!(until, 1_000 + CHALLENGE_LIFETIME);
		assert_eq!(challenges.take(&text, LUNA, until - 1), Ok(()));
		assert_eq!(challenges.take(&text, LUNA, until - 1), Err(ChallengeError::Unknown));
	}

	#[test]
	fn a_challenge_that_waited_too_long_is_refused() {
		let mut challenges = Challenges::default();
		let (text, until) = challenges.give(purpose(LUNA), &nonce(1), 0).unwrap();
		assert_eq!(challenges.take(&text, LUNA, until), Err(ChallengeError::Expired));
	}

	#[test]
	fn a_challenge_is_for_one_account_and_spent_by_another() {
		let mut challenges = Challenges::default();
		let (text, _) = challenges.give(purpose(LUNA), &nonce(1), 0).unwrap();
		let other = Account([2; 32]);
		assert_eq!(challenges.take(&text, other, 1), Err(ChallengeError::OtherAccount));
		assert_eq!(challenges.take(&text, LUNA, 1), Err(ChallengeError::Unknown));
	}

	#[test]
	fn a_challenge_that_was_made_up_is_refused() {
		let mut challenges = Challenges::default();
		let made_up = purpose(LUNA).text(&nonce(1));
		assert_eq!(challenges.take(&made_up, LUNA, 1), Err(ChallengeError::Unknown));
		// So is one of another chain, though everything else is the same.
		let _ = challenges.give(purpose(LUNA), &nonce(1), 0).unwrap();
		let elsewhere = Purpose { genesis: Hash([8; 32]), ..purpose(LUNA) }.text(&nonce(1));
		assert_eq!(challenges.take(&elsewhere, LUNA, 1), Err(ChallengeError::Unknown));
	}

	#[test]
	fn an_account_has_few_challenges_and_the_oldest_makes_room() {
		let mut challenges = Challenges::default();
		let texts: Vec<_> = (0..=MOST_CHALLENGES_PER_ACCOUNT as u32)
			.map(|it| challenges.give(purpose(LUNA), &nonce(it), it.into()).unwrap().0)
			.collect();
		assert_eq!(challenges.take(&texts[0], LUNA, 9), Err(ChallengeError::Unknown));
		for text in &texts[1..] {
			assert_eq!(challenges.take(text, LUNA, 9), Ok(()));
		}
	}

	#[test]
	fn too_many_challenges_are_refused_until_some_expire() {
		let mut challenges = Challenges::default();
		for number in 0..MOST_CHALLENGES as u32 {
			challenges.give(purpose(Account(nonce(number))), &nonce(number), 0).unwrap();
		}
		assert_eq!(challenges.give(purpose(LUNA), &nonce(1), 1), Err(TooMany));
		assert!(challenges.give(purpose(LUNA), &nonce(1), CHALLENGE_LIFETIME).is_ok());
	}
}
