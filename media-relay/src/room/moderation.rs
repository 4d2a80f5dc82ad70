//! Who may do what in a room, and who is muted or banned.

use super::{
	person::{Identity, Person},
	protocol::Role,
};
use livestars_chain::Account;
use serde::{Deserialize, Serialize};
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
};

/// Seconds of a mute for which no time was said.
pub const MUTE_SECONDS: u32 = 600;

/// The rules of one room, and who broke them. Times are milliseconds since the Unix epoch.
#[derive(Clone, Debug)]
pub struct Moderation {
	performer: Account,
	/// The moderators of the performer's profile.
	named: BTreeSet<Account>,
	/// The moderators that were added in the room, and those of the profile that were removed.
	changed: BTreeMap<Account, Role>,
	muted: Penalties,
	banned: Penalties,
	moderators_at_most: usize,
	visitor_ban: u64,
}

/// A person under a penalty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penalty {
	/// The room's name for the person at the time.
	pub person: Person,
	/// The nickname at the time.
	pub nickname: Option<String>,
	/// When it ends; nothing if it does not end by itself.
	pub until: Option<u64>,
}

/// What of the rules of a room outlives the process: what concerns accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
	muted: Vec<Entry>,
	banned: Vec<Entry>,
	/// Who was made a moderator in the room, and who of the profile's is none any more.
	moderators: BTreeMap<Account, bool>,
}

/// An account under a penalty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
	account: Account,
	nickname: Option<String>,
	until: Option<u64>,
}

impl Record {
	/// Whether there is nothing in it.
	pub fn is_empty(&self) -> bool {
		*self == Self::default()
	}
}

/// Somebody at whom an action is aimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
	/// To whom a penalty applies.
	pub identity: Identity,
	/// The room's name for the person.
	pub person: Person,
	/// The nickname.
	pub nickname: Option<String>,
}

/// Why an action is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
	/// Only moderators and the performer may do this.
	NotModerator,
	/// Only the performer may do this.
	NotPerformer,
	/// The target may not be muted or banned by this person.
	Protected,
	/// A moderator has an account; the target has none.
	NoAccount,
	/// As many people are muted, banned or moderators as can be.
	TooMany,
	/// A penalty takes at least a second.
	NoTime,
}

impl Denied {
	/// The kind of fault, for programs.
	pub fn kind(self) -> &'static str {
		match self {
			Self::NotModerator => "not-a-moderator",
			Self::NotPerformer => "not-the-performer",
			Self::Protected => "protected",
			Self::NoAccount => "no-account",
			Self::TooMany => "too-many",
			Self::NoTime => "no-time",
		}
	}
}

impl fmt::Display for Denied {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::NotModerator => {
				"only the performer and her moderators may do this; say hello with the token of \
				 such an account"
			},
			Self::NotPerformer => "only the performer may do this",
			Self::Protected => {
				"the performer can not be muted or banned, and a moderator only by the performer"
			},
			Self::NoAccount => "a moderator needs an account; ask the person to sign in",
			Self::TooMany => "there are as many of them as there can be; take one back first",
			Self::NoTime => "say at least one second, or leave the time out",
		})
	}
}

impl std::error::Error for Denied {}

impl Moderation {
	/// The rules of `performer`'s room: at most so many penalties of each kind, so many moderators,
	/// and so many milliseconds of ban for those without an account.
	pub fn new(performer: Account, penalties: usize, moderators: usize, visitor_ban: u64) -> Self {
		Self {
			performer,
			named: BTreeSet::new(),
			changed: BTreeMap::new(),
			muted: Penalties::new(penalties),
			banned: Penalties::new(penalties),
			moderators_at_most: moderators,
			visitor_ban,
		}
	}

	/// What outlives the process.
	pub fn record(&self, now: u64) -> Record {
		let moderators =
			self.changed.iter().map(|(account, role)| (*account, *role == Role::Moderator));
		Record {
			muted: self.muted.entries(now),
			banned: self.banned.entries(now),
			moderators: moderators.collect(),
		}
	}

	/// Takes up what was recorded; `name` is the room's name for an account.
	pub fn restore(&mut self, record: Record, name: impl Fn(&Account) -> Person) {
		self.muted.restore(record.muted, &name);
		self.banned.restore(record.banned, &name);
		let role = |is_one| if is_one { Role::Moderator } else { Role::Viewer };
		let changed = record.moderators.into_iter().take(2 * self.moderators_at_most);
		self.changed = changed.map(|(account, is_one)| (account, role(is_one))).collect();
	}

	/// Takes the moderators of the performer's profile.
	pub fn name(&mut self, moderators: &[Account]) {
		self.named = moderators.iter().take(self.moderators_at_most).copied().collect();
	}

	/// What somebody may do.
	pub fn role(&self, identity: &Identity) -> Role {
		let Identity::Account(account) = identity else { return Role::Viewer };
		if *account == self.performer {
			return Role::Performer;
		}
		match self.changed.get(account) {
			Some(role) => *role,
			None if self.named.contains(account) => Role::Moderator,
			None => Role::Viewer,
		}
	}

	/// All moderators.
	pub fn moderators(&self) -> Vec<Account> {
		let all: BTreeSet<_> = self.named.iter().chain(self.changed.keys()).copied().collect();
		let is_moderator =
			|account: &Account| self.role(&Identity::Account(*account)) == Role::Moderator;
		all.into_iter().filter(is_moderator).collect()
	}

	/// Whether somebody may take back lines of chat.
	pub fn may_delete(&self, by: &Identity) -> Result<(), Denied> {
		(self.role(by) >= Role::Moderator).then_some(()).ok_or(Denied::NotModerator)
	}

	/// Mutes somebody.
	pub fn mute(
		&mut self,
		by: &Identity,
		target: Target,
		seconds: Option<u32>,
		now: u64,
	) -> Result<(), Denied> {
		self.may_punish(by, &target.identity)?;
		let seconds = seconds.unwrap_or(MUTE_SECONDS);
		self.muted.add(target, Some(end(seconds, now)?), now)
	}

	/// Bans somebody: for good if no time is said, and an accountless person for a bounded time.
	pub fn ban(
		&mut self,
		by: &Identity,
		target: Target,
		seconds: Option<u32>,
		now: u64,
	) -> Result<(), Denied> {
		self.may_punish(by, &target.identity)?;
		let asked = seconds.map(|seconds| end(seconds, now)).transpose()?;
		let until = match target.identity {
			Identity::Account(_) => asked,
			Identity::Address(_) | Identity::Socket(_) => {
				let most = now.saturating_add(self.visitor_ban);
				Some(asked.map_or(most, |asked| asked.min(most)))
			},
		};
		self.banned.add(target, until, now)
	}

	/// Ends a mute. Whether there was one.
	pub fn unmute(&mut self, by: &Identity, person: Person) -> Result<bool, Denied> {
		self.may_delete(by)?;
		Ok(self.muted.remove(person))
	}

	/// Ends a ban. Whether there was one.
	pub fn unban(&mut self, by: &Identity, person: Person) -> Result<bool, Denied> {
		self.may_delete(by)?;
		Ok(self.banned.remove(person))
	}

	/// Names a moderator.
	pub fn add_moderator(&mut self, by: &Identity, target: &Identity) -> Result<(), Denied> {
		self.may_name(by)?;
		let Identity::Account(account) = target else { return Err(Denied::NoAccount) };
		if *account == self.performer {
			return Err(Denied::Protected);
		}
		self.change(*account, Role::Moderator)
	}

	/// Makes a moderator a viewer. Whether she was one.
	pub fn remove_moderator(&mut self, by: &Identity, account: Account) -> Result<bool, Denied> {
		self.may_name(by)?;
		let was = self.role(&Identity::Account(account)) == Role::Moderator;
		if was {
			self.change(account, Role::Viewer)?;
		}
		Ok(was)
	}

	/// Until when somebody is muted.
	pub fn muted(&self, identity: &Identity, now: u64) -> Option<&Penalty> {
		self.muted.of(identity, now)
	}

	/// Until when somebody is banned.
	pub fn banned(&self, identity: &Identity, now: u64) -> Option<&Penalty> {
		self.banned.of(identity, now)
	}

	/// Everybody who is muted.
	pub fn all_muted(&self, now: u64) -> impl Iterator<Item = &Penalty> {
		self.muted.all(now)
	}

	/// Everybody who is banned.
	pub fn all_banned(&self, now: u64) -> impl Iterator<Item = &Penalty> {
		self.banned.all(now)
	}

	/// Whether there is anything that a new room would not know.
	pub fn is_worth_keeping(&self, now: u64) -> bool {
		!self.changed.is_empty()
			|| self.all_muted(now).next().is_some()
			|| self.all_banned(now).next().is_some()
	}

	fn may_punish(&self, by: &Identity, target: &Identity) -> Result<(), Denied> {
		self.may_delete(by)?;
		(self.role(by) > self.role(target)).then_some(()).ok_or(Denied::Protected)
	}

	fn may_name(&self, by: &Identity) -> Result<(), Denied> {
		(self.role(by) == Role::Performer).then_some(()).ok_or(Denied::NotPerformer)
	}

	/// Gives an account a role that its profile does not.
	fn change(&mut self, account: Account, role: Role) -> Result<(), Denied> {
		let named = self.named.contains(&account);
		if named == (role == Role::Moderator) {
			self.changed.remove(&account);
			return Ok(());
		}
		let full = role == Role::Moderator && self.moderators().len() >= self.moderators_at_most;
		if full || self.changed.len() >= 2 * self.moderators_at_most {
			return Err(Denied::TooMany);
		}
		self.changed.insert(account, role);
		Ok(())
	}
}

fn end(seconds: u32, now: u64) -> Result<u64, Denied> {
	match seconds {
		0 => Err(Denied::NoTime),
		seconds => Ok(now.saturating_add(u64::from(seconds) * 1_000)),
	}
}

/// People under one kind of penalty.
#[derive(Clone, Debug)]
struct Penalties {
	by_identity: BTreeMap<Identity, Penalty>,
	most: usize,
}

impl Penalties {
	fn new(most: usize) -> Self {
		Self { by_identity: BTreeMap::new(), most }
	}

	fn add(&mut self, target: Target, until: Option<u64>, now: u64) -> Result<(), Denied> {
		let Target { identity, person, nickname } = target;
		if !self.by_identity.contains_key(&identity) && self.by_identity.len() >= self.most {
			self.by_identity.retain(|_, penalty| penalty.holds(now));
			if self.by_identity.len() >= self.most {
				return Err(Denied::TooMany);
			}
		}
		self.by_identity.insert(identity, Penalty { person, nickname, until });
		Ok(())
	}

	fn remove(&mut self, person: Person) -> bool {
		let before = self.by_identity.len();
		self.by_identity.retain(|_, penalty| penalty.person != person);
		self.by_identity.len() < before
	}

	fn of(&self, identity: &Identity, now: u64) -> Option<&Penalty> {
		self.by_identity.get(identity).filter(|penalty| penalty.holds(now))
	}

	fn entries(&self, now: u64) -> Vec<Entry> {
		let entry = |(identity, penalty): (&Identity, &Penalty)| match identity {
			Identity::Account(account) if penalty.holds(now) => Some(Entry {
				account: *account,
				nickname: penalty.nickname.clone(),
				until: penalty.until,
			}),
			_ => None,
		};
		self.by_identity.iter().filter_map(entry).collect()
	}

	fn restore(&mut self, entries: Vec<Entry>, name: impl Fn(&Account) -> Person) {
		let entries = entries.into_iter().take(self.most);
		self.by_identity = entries
			.map(|Entry { account, nickname, until }| {
				(Identity::Account(account), Penalty { person: name(&account), nickname, until })
			})
			.collect();
	}

	fn all(&self, now: u64) -> impl Iterator<Item = &Penalty> {
		self.by_identity.values().filter(move |penalty| penalty.holds(now))
	}
}

impl Penalty {
	fn holds(&self, now: u64) -> bool {
		self.until.is_none_or(|until| now < until)
	}
}

#[cfg(test)]
mod tests;
