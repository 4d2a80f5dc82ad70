//! When a stream must end, because somebody on camera may not be there any more or because nobody
//! knows. Without I/O.

use super::admission::ineligible;
use livestars_chain::Account;
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
	time::Duration,
};

/// A stream must end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
	/// Whose stream.
	pub performer: Account,
	/// Why.
	pub reason: Reason,
}

/// Why a stream must end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
	/// Somebody on camera lost the right to be there.
	NotEligible {
		/// Who.
		account: Account,
		/// The name of the reason why.
		reason: String,
	},
	/// The finalised state has been out of date for longer than the grace, so that nobody knows who is
	/// eligible.
	ChainSilent {
		/// For how long.
		silence: Duration,
	},
	/// The chain says that the stream ended: the performer, a member of the cast or the safety origin
	/// ended it there.
	EndedOnChain {
		/// The name of the reason.
		reason: String,
	},
	/// The chain refuses the stream.
	RefusedByChain {
		/// The name of the error, such as `Rooms.CastNotConsenting`.
		error: String,
	},
	/// The stream did not become live on the chain in time.
	NotLiveInTime {
		/// What stood in the way.
		obstacle: String,
	},
}

impl fmt::Display for Reason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NotEligible { account, reason } => f.write_str(&ineligible(*account, reason)),
			Self::ChainSilent { silence } => write!(
				f,
				"what this relay knows of the chain is {} seconds out of date, so nobody can be known \
				 to be eligible; start again when its node has caught up",
				silence.as_secs()
			),
			Self::EndedOnChain { reason } => {
				write!(f, "the stream was ended on the chain ({reason}); start again if you want")
			},
			Self::RefusedByChain { error } => write!(f, "the chain refuses the stream: {error}"),
			Self::NotLiveInTime { obstacle } => {
				write!(f, "the stream did not become live on the chain in time: {obstacle}")
			},
		}
	}
}

/// The streams that run, and for how long finality may stand still.
#[derive(Debug)]
pub struct Watch {
	grace: Duration,
	/// Who is on camera, the performer included, by performer.
	streams: BTreeMap<Account, BTreeSet<Account>>,
}

impl Watch {
	/// Nothing runs yet.
	pub fn new(grace: Duration) -> Self {
		Self { grace, streams: BTreeMap::new() }
	}

	/// A stream started. The cast of one that runs already is replaced.
	pub fn started(&mut self, performer: Account, cast: &[Account]) {
		let everybody = cast.iter().copied().chain([performer]).collect();
		self.streams.insert(performer, everybody);
	}

	/// A stream ended.
	pub fn stopped(&mut self, performer: Account) {
		self.streams.remove(&performer);
	}

	/// Whether `account` is on camera.
	pub fn is_on_camera(&self, account: Account) -> bool {
		self.streams.values().any(|everybody| everybody.contains(&account))
	}

	/// Everybody on camera, once each.
	pub fn everybody(&self) -> BTreeSet<Account> {
		self.streams.values().flatten().copied().collect()
	}

	/// What must end because of what the chain says of `account` in some block. What ended is
	/// forgotten, so that it ends once, and stays ended if the block is retracted.
	pub fn judge(&mut self, account: Account, eligibility: Result<(), String>) -> Vec<End> {
		let Err(reason) = eligibility else { return Vec::new() };
		self.end(|everybody| everybody.contains(&account), &Reason::NotEligible { account, reason })
	}

	/// What must end because the finalised state has been out of date for `silence`.
	pub fn listen(&mut self, silence: Duration) -> Vec<End> {
		if silence <= self.grace {
			return Vec::new();
		}
		self.end(|_| true, &Reason::ChainSilent { silence })
	}

	fn end(&mut self, which: impl Fn(&BTreeSet<Account>) -> bool, reason: &Reason) -> Vec<End> {
		let ended = self.streams.iter().filter(|(_, everybody)| which(everybody));
		let ended: Vec<_> = ended.map(|(performer, _)| *performer).collect();
		let end = |performer| {
			self.streams.remove(&performer);
			End { performer, reason: reason.clone() }
		};
		ended.into_iter().map(end).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const GRACE: Duration = Duration::from_secs(30);
	const LUNA: Account = Account([1; 32]);
	const MIRA: Account = Account([2; 32]);
	const STELLA: Account = Account([3; 32]);

	fn watch() -> Watch {
		let mut watch = Watch::new(GRACE);
		watch.started(LUNA, &[STELLA]);
		watch.started(MIRA, &[]);
		watch
	}

	#[test]
	fn a_stream_ends_when_its_performer_loses_eligibility() {
		let mut watch = watch();
		let reason = Reason::NotEligible { account: LUNA, reason: "Revoked".into() };
		let end = End { performer: LUNA, reason };
		assert_eq!(watch.judge(LUNA, Err("Revoked".into())), [end]);
		assert!(!watch.is_on_camera(STELLA) && watch.is_on_camera(MIRA));
		// It ends once.
		assert_eq!(watch.judge(LUNA, Err("Revoked".into())), []);
	}

	#[test]
	fn a_stream_ends_when_somebody_beside_its_performer_loses_eligibility() {
		let ends = watch().judge(STELLA, Err("Unverified".into()));
		assert_eq!(ends.iter().map(|end| end.performer).collect::<Vec<_>>(), [LUNA]);
		assert!(ends[0].reason.to_string().contains(&STELLA.to_string()));
	}

	#[test]
	fn nothing_ends_when_somebody_stays_eligible_or_is_not_on_camera() {
		let mut watch = watch();
		assert_eq!(watch.judge(LUNA, Ok(())), []);
		assert_eq!(watch.judge(Account([9; 32]), Err("Revoked".into())), []);
		watch.stopped(LUNA);
		assert_eq!(watch.judge(LUNA, Err("Revoked".into())), []);
	}

	#[test]
	fn everything_ends_when_the_chain_is_silent_beyond_the_grace() {
		let mut watch = watch();
		assert_eq!(watch.listen(GRACE), []);
		let ends = watch.listen(GRACE + Duration::from_millis(1));
		assert_eq!(ends.iter().map(|end| end.performer).collect::<Vec<_>>(), [LUNA, MIRA]);
		assert_eq!(watch.everybody(), BTreeSet::new());
	}

	#[derive(Clone, Debug)]
	enum Happening {
		Start(u8, Vec<u8>),
		Stop(u8),
		Judge(u8, bool),
		Silence(u64),
	}

	fn happening() -> impl Strategy<Value = Happening> {
		let account = || 0_u8..6;
		prop_oneof![
			(account(), prop::collection::vec(account(), 0..4))
				.prop_map(|(performer, cast)| Happening::Start(performer, cast)),
			account().prop_map(Happening::Stop),
			(account(), any::<bool>()).prop_map(|(who, fine)| Happening::Judge(who, fine)),
			(0_u64..61).prop_map(Happening::Silence),
		]
	}

	proptest! {
		/// Nobody who is known not to be eligible stays on camera, nothing else ends, and nothing ends
		/// twice.
		#[test]
		fn exactly_what_must_end_does(happenings in prop::collection::vec(happening(), 1..80)) {
			let account = |byte: u8| Account([byte; 32]);
			let mut watch = Watch::new(GRACE);
			let mut running: BTreeMap<Account, BTreeSet<Account>> = BTreeMap::new();
			for happening in happenings {
				let (ends, must): (Vec<End>, BTreeSet<Account>) = match happening {
					Happening::Start(performer, cast) => {
						let cast: Vec<_> = cast.into_iter().map(account).collect();
						watch.started(account(performer), &cast);
						let everybody = cast.into_iter().chain([account(performer)]).collect();
						running.insert(account(performer), everybody);
						continue;
					},
					Happening::Stop(performer) => {
						watch.stopped(account(performer));
						running.remove(&account(performer));
						continue;
					},
					Happening::Judge(who, fine) => {
						let verdict = if fine { Ok(()) } else { Err("Revoked".to_owned()) };
						let hit = running.iter().filter(|(_, all)| !fine && all.contains(&account(who)));
						let must = hit.map(|(performer, _)| *performer).collect();
						(watch.judge(account(who), verdict), must)
					},
					Happening::Silence(seconds) => {
						let hit = running.keys().filter(|_| seconds > 30);
						let must = hit.copied().collect();
						(watch.listen(Duration::from_secs(seconds)), must)
					},
				};
				prop_assert_eq!(ends.len(), must.len());
				for end in ends {
					prop_assert!(must.contains(&end.performer));
					running.remove(&end.performer);
				}
				let everybody: BTreeSet<_> = running.values().flatten().copied().collect();
				prop_assert_eq!(watch.everybody(), everybody);
			}
		}
	}
}
