//! What people say, and what moderators do about it.

use super::{Dismissal, Effect, Line, Seat, State};
use crate::{
	events::{Method, User},
	room::{
		filter::TextError,
		moderation::{Denied, Target},
		person::{Identity, Person},
		protocol::{Action, ChatLine, Fault, ModeratorName, Role, ServerMessage, Speaker},
	},
};
use livestars_chain::Account;
use serde_json::json;
use std::collections::BTreeSet;

impl State {
	/// Somebody says something.
	pub fn chat(
		&mut self,
		seat: Seat,
		text: &str,
		id: Option<String>,
		now: u64,
	) -> Result<(), Fault> {
		let Some(present) = self.people.get(&seat) else { return Ok(()) };
		if !present.introduced {
			return Err(hello_first());
		}
		if self.moderation.banned(&present.identity, now).is_some() {
			return Err(Fault::new("banned", "you are banned from this room"));
		}
		let Some(nickname) = &present.nickname else {
			return Err(Fault::new("no-nickname", "say hello with a nickname first"));
		};
		if let Some(penalty) = self.moderation.muted(&present.identity, now) {
			let until = penalty.until.unwrap_or(u64::MAX);
			let detail = format!("you are muted in this room until {until} (Unix milliseconds)");
			return Err(Fault::new("muted", detail));
		}
		let role = self.moderation.role(&present.identity);
		let text = self.text(text, role).map_err(|error| text_fault(&error))?;
		let from = Speaker { person: present.person, nickname: nickname.as_str().into(), role };
		let user = User::new(nickname.as_str(), Some(present.person), role);
		let line = ChatLine { line: self.next_line, from, text, at: now };
		let identity = present.identity;
		self.next_line += 1;
		self.tell(
			Method::ChatMessage,
			json!({ "message": { "line": line.line, "message": line.text }, "user": user }),
		);
		self.effects.push(Effect::All(ServerMessage::Chat(line.clone())));
		if id.is_some() {
			let done = ServerMessage::Done { id, line: Some(line.line), tip: None };
			self.effects.push(Effect::One(seat, done));
		}
		if self.chat.len() >= self.settings.chat_lines {
			self.chat.pop_front();
		}
		self.chat.push_back(Line { identity, line });
		Ok(())
	}

	/// A moderator does something.
	pub fn moderate(
		&mut self,
		seat: Seat,
		action: Action,
		id: Option<String>,
		now: u64,
	) -> Result<(), Fault> {
		let Some(present) = self.people.get(&seat) else { return Ok(()) };
		if !present.introduced {
			return Err(hello_first());
		}
		let by = present.identity;
		// Who may not moderate does not learn who is here.
		self.moderation.may_delete(&by).map_err(denied)?;
		self.moderated |= !matches!(action, Action::Delete { .. });
		match action {
			Action::Mute { target, seconds } => {
				let target = self.target(target)?;
				self.moderation.mute(&by, target, seconds, now).map_err(denied)?;
			},
			Action::Unmute { target } => {
				let was = self.moderation.unmute(&by, target).map_err(denied)?;
				was.then_some(()).ok_or_else(|| absent("this person is not muted"))?;
			},
			Action::Ban { target, seconds } => self.ban(&by, target, seconds, now)?,
			Action::Unban { target } => {
				let was = self.moderation.unban(&by, target).map_err(denied)?;
				was.then_some(()).ok_or_else(|| absent("this person is not banned"))?;
			},
			Action::Delete { target } => {
				let known = self.chat.iter().any(|line| line.line.line == target);
				known.then_some(()).ok_or_else(|| absent("the room remembers no such line"))?;
				self.delete(|line| line.line.line == target);
			},
			Action::AddModerator { target } => {
				let target = self.target(target)?;
				self.moderation.add_moderator(&by, &target.identity).map_err(denied)?;
				self.tell_role(&target.identity);
			},
			Action::RemoveModerator { target } => {
				let account = self.moderator(target).ok_or_else(|| absent("no such moderator"))?;
				self.moderation.remove_moderator(&by, account).map_err(denied)?;
				self.tell_role(&Identity::Account(account));
			},
		}
		if id.is_some() {
			self.effects.push(Effect::One(seat, ServerMessage::Done { id, line: None, tip: None }));
		}
		self.tell_staff(now);
		Ok(())
	}

	/// A text as the room shows it, if somebody of this role may say it.
	pub(super) fn text(&self, text: &str, role: Role) -> Result<String, TextError> {
		let links = self.description.wishes.links.allows(role);
		self.filter.check(text, self.settings.text_characters, links)
	}

	/// Bans somebody, and everybody without an account where she connected from; takes back what
	/// she said, and closes her sockets.
	fn ban(
		&mut self,
		by: &Identity,
		person: Person,
		seconds: Option<u32>,
		now: u64,
	) -> Result<(), Fault> {
		let target = self.target(person)?;
		let identity = target.identity;
		self.moderation.ban(by, target.clone(), seconds, now).map_err(denied)?;
		let hers = |present: &super::Present| present.identity == identity;
		let addresses: Vec<_> = self
			.people
			.values()
			.filter(|present| hers(present))
			.filter_map(|present| present.visitor.address.map(Identity::Address))
			.filter(|address| *address != identity)
			.collect();
		for address in addresses {
			let target = Target { identity: address, ..target.clone() };
			self.moderation.ban(by, target, seconds, now).map_err(denied)?;
		}
		self.delete(|line| line.identity == identity);
		for (seat, present) in &self.people {
			if let Some(penalty) = self.moderation.banned(&present.identity, now) {
				self.effects.push(Effect::Close(*seat, Dismissal::banned(penalty.until)));
			}
		}
		Ok(())
	}

	fn delete(&mut self, is_meant: impl Fn(&Line) -> bool) {
		let lines: Vec<_> =
			self.chat.iter().filter(|line| is_meant(line)).map(|line| line.line.line).collect();
		self.chat.retain(|line| !is_meant(line));
		if !lines.is_empty() {
			self.say(ServerMessage::Deleted { lines });
		}
	}

	fn target(&self, person: Person) -> Result<Target, Fault> {
		let found = self.find(person).ok_or_else(|| absent("nobody here has this name"))?;
		let (identity, nickname) = found;
		Ok(Target { identity, person, nickname })
	}

	fn moderator(&self, name: ModeratorName) -> Option<Account> {
		let mut moderators = self.moderation.moderators().into_iter();
		moderators.find(|account| match name {
			ModeratorName::Account(named) => named == *account,
			ModeratorName::Person(named) => self.names.account(&self.performer, account) == named,
		})
	}

	/// Takes the moderators of the performer's profile, and tells those whose role changed.
	pub(super) fn name_moderators(&mut self, moderators: &[Account], now: u64) {
		let all = |state: &Self| state.moderation.moderators().into_iter().collect::<BTreeSet<_>>();
		let before = all(self);
		self.moderation.name(moderators);
		let after = all(self);
		if before == after {
			return;
		}
		for account in before.symmetric_difference(&after) {
			self.tell_role(&Identity::Account(*account));
		}
		self.tell_staff(now);
	}

	/// Tells somebody whose role changed.
	fn tell_role(&mut self, identity: &Identity) {
		let hers: Vec<_> = self
			.people
			.iter()
			.filter(|(_, present)| present.identity == *identity)
			.map(|(seat, _)| *seat)
			.collect();
		hers.into_iter().for_each(|seat| self.say_who(seat, None));
	}
}

/// The client did not introduce itself.
pub(crate) fn hello_first() -> Fault {
	Fault::new("hello-first", "say hello before anything but ping")
}

pub(super) fn text_fault(error: &TextError) -> Fault {
	Fault::new("bad-text", error.to_string())
}

fn denied(denied: Denied) -> Fault {
	Fault::new(denied.kind(), denied.to_string())
}

fn absent(detail: &str) -> Fault {
	Fault::new("not-found", detail)
}
