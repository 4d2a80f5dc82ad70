//! Who watches whom, and from which country. Without I/O.

use livestars_chain::Account;
use livestars_media::SessionId;
use std::collections::{BTreeSet, HashMap};

/// How many viewers are noted before it is looked for the first time who left.
const FEW: usize = 64;

/// The viewers of all streams. Those who left are forgotten when many came since.
#[derive(Debug, Default)]
pub(super) struct Viewers {
	by_session: HashMap<SessionId, (Account, Option<String>)>,
	/// With how many it is looked who left.
	many: usize,
}

impl Viewers {
	/// Somebody watches from a country, if that is known. `is_there` says who still does.
	pub fn add(
		&mut self,
		session: SessionId,
		performer: Account,
		country: Option<String>,
		is_there: impl Fn(SessionId) -> bool,
	) {
		if self.by_session.len() >= self.many {
			self.by_session.retain(|session, _| is_there(*session));
			self.many = FEW + 2 * self.by_session.len();
		}
		self.by_session.insert(session, (performer, country));
	}

	/// The sessions of those who watch a performer, and their countries.
	pub fn of(&self, performer: Account) -> Vec<(SessionId, Option<String>)> {
		let hers = self.by_session.iter().filter(|(_, (watched, _))| *watched == performer);
		hers.map(|(session, (_, country))| (*session, country.clone())).collect()
	}

	/// Whom somebody watches.
	pub fn watched(&self) -> BTreeSet<Account> {
		self.by_session.values().map(|(performer, _)| *performer).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn who_left_is_forgotten_and_who_is_there_is_not() {
		let mut viewers = Viewers::default();
		let (luna, mira) = (Account([1; 32]), Account([2; 32]));
		let session = |number: u32| -> SessionId { format!("{number:032x}").parse().unwrap() };
		let stays = session(0);
		viewers.add(stays, luna, Some("CH".into()), |_| true);
		for number in 1..10_000 {
			viewers.add(session(number), mira, None, |other| other == stays);
			assert!(viewers.by_session.len() <= 2 * FEW, "{number}");
		}
		assert_eq!(viewers.of(luna), [(stays, Some("CH".into()))]);
		assert_eq!(viewers.watched(), [luna, mira].into());
	}
}
