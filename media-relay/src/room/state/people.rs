//! Who is in the room.

use super::{Dismissal, Effect, Holder, Present, Seat, State};
use crate::{
	events::{Method, User},
	gate::UnknownCountry,
	room::{
		nickname::{Look, Nickname},
		person::{AddressTag, Identity, Person},
		protocol::{Fault, PenaltyView, Role, ServerMessage},
		tips::ANONYMOUS,
	},
};
use livestars_chain::Account;
use serde_json::json;

/// Who comes in, as far as the relay knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Visitor {
	/// The room's name for the socket.
	pub person: Person,
	/// What stands for the network address.
	pub address: Option<AddressTag>,
	/// The country, by its ISO 3166 alpha-2 code in capitals.
	pub country: Option<String>,
}

/// What somebody who came in is told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entrance {
	/// Her place.
	pub seat: Seat,
	/// The room's name for her.
	pub person: Person,
}

/// Why somebody may not come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum JoinRefused {
	/// The room is full.
	Full,
	/// The performer does not want viewers of that country.
	Country,
	/// She is banned, until then if it ends by itself.
	Banned(Option<u64>),
}

impl Visitor {
	fn identity(&self) -> Identity {
		self.address.map_or(Identity::Socket(self.person), Identity::Address)
	}

	/// Whether she is to be turned away from a room that blocks these countries.
	fn is_blocked(&self, countries: &[String], unknown: UnknownCountry) -> bool {
		match &self.country {
			Some(country) => countries.contains(country),
			None => unknown == UnknownCountry::Refuse && !countries.is_empty(),
		}
	}
}

impl State {
	/// Lets somebody in.
	pub fn join(
		&mut self,
		visitor: Visitor,
		account: Option<Account>,
		now: u64,
	) -> Result<Entrance, JoinRefused> {
		if visitor.is_blocked(&self.description.blocked, self.unknown_country) {
			return Err(JoinRefused::Country);
		}
		let (identity, person) = self.known_as(&visitor, account);
		if let Some(penalty) = self.moderation.banned(&identity, now) {
			return Err(JoinRefused::Banned(penalty.until));
		}
		if self.people.len() >= self.settings.sockets_per_room {
			return Err(JoinRefused::Full);
		}
		let seat = Seat(self.next_seat);
		self.next_seat += 1;
		let present =
			Present { visitor, person, identity, account, nickname: None, introduced: false };
		self.people.insert(seat, present);
		self.presence_changed = true;
		Ok(Entrance { seat, person })
	}

	/// Lets somebody go.
	pub fn leave(&mut self, seat: Seat) {
		let Some(present) = self.people.remove(&seat) else { return };
		self.presence_changed = true;
		if let Some(nickname) = present.nickname {
			self.release(&nickname);
			let role = self.moderation.role(&present.identity);
			let user = User::new(nickname.as_str(), Some(present.person), role);
			self.tell(Method::UserLeave, json!({ "user": user }));
		}
	}

	/// Somebody introduces herself. Her account, if she has one, was proven.
	pub fn hello(
		&mut self,
		seat: Seat,
		nickname: Option<&str>,
		account: Option<Account>,
		id: Option<String>,
		now: u64,
	) -> Result<(), Fault> {
		let Some(present) = self.people.get(&seat) else { return Ok(()) };
		// Who signed in stays signed in, whatever a later hello leaves out.
		let account = account.or(present.account);
		let (identity, person) = self.known_as(&present.visitor, account);
		if let Some(penalty) = self.moderation.banned(&identity, now) {
			let dismissal = Dismissal::banned(penalty.until);
			self.effects.push(Effect::Close(seat, dismissal));
			return Ok(());
		}
		let role = self.moderation.role(&identity);
		let nickname = match nickname {
			Some(text) => {
				let hers = present.nickname.as_ref().map(Nickname::look);
				Some(self.nickname(text, role, &identity, hers)?)
			},
			None if role == Role::Performer => {
				self.description.wishes.title.as_deref().and_then(|own| Nickname::new(own).ok())
			},
			None => None,
		};
		if let Some(nickname) = &nickname {
			let holder = self
				.nicknames
				.entry(nickname.look().clone())
				.or_insert(Holder { identity, sockets: 0 });
			holder.identity = identity;
			holder.sockets += 1;
		}
		let Some(present) = self.people.get_mut(&seat) else { return Ok(()) };
		let before = std::mem::replace(&mut present.nickname, nickname);
		present.account = account;
		present.identity = identity;
		present.person = person;
		present.introduced = true;
		let entered = present.nickname.clone().filter(|name| before.as_ref() != Some(name));
		if let Some(before) = before {
			self.release(&before);
		}
		if let Some(nickname) = entered {
			let user = User::new(nickname.as_str(), Some(person), role);
			self.tell(Method::UserEnter, json!({ "user": user }));
		}
		self.say_who(seat, id);
		if role >= Role::Moderator {
			let moderation = self.moderation_view(now);
			self.effects.push(Effect::One(seat, moderation));
		}
		Ok(())
	}

	/// The account and nickname of somebody who introduced herself.
	pub fn introduced(&self, seat: Seat) -> Option<(Option<Account>, Option<String>)> {
		let present = self.people.get(&seat).filter(|present| present.introduced)?;
		let nickname = present.nickname.as_ref().map(|nickname| nickname.as_str().to_string());
		Some((present.account, nickname))
	}

	/// An account as programs may know it: by the nickname under which it is here.
	pub(super) fn user_of(&self, account: Account) -> User {
		let mut hers = self.people.values().filter(|present| present.account == Some(account));
		match hers.find_map(|present| Some((present, present.nickname.as_ref()?))) {
			Some((present, nickname)) => {
				let role = self.moderation.role(&present.identity);
				User::new(nickname.as_str(), Some(present.person), role)
			},
			None => User::new(ANONYMOUS, None, Role::Viewer),
		}
	}

	/// Sends out everybody, for this reason.
	pub fn dismiss_all(&mut self, dismissal: &Dismissal) {
		let seats = self.people.keys();
		self.effects.extend(seats.map(|seat| Effect::Close(*seat, dismissal.clone())));
	}

	/// Tells somebody who she is.
	pub(super) fn say_who(&mut self, seat: Seat, id: Option<String>) {
		let Some(present) = self.people.get(&seat) else { return };
		let you = ServerMessage::You {
			person: present.person,
			nickname: present.nickname.as_ref().map(|nickname| nickname.as_str().into()),
			role: self.moderation.role(&present.identity),
			signed_in: present.account.is_some(),
			id,
		};
		self.effects.push(Effect::One(seat, you));
	}

	/// Tells the performer and her moderators who is muted, banned or a moderator.
	pub(super) fn tell_staff(&mut self, now: u64) {
		let view = self.moderation_view(now);
		for (seat, present) in &self.people {
			if present.introduced && self.moderation.role(&present.identity) >= Role::Moderator {
				self.effects.push(Effect::One(*seat, view.clone()));
			}
		}
	}

	/// Sends out those whose countries are blocked since they came.
	pub(super) fn turn_away_blocked(&mut self) {
		let blocked = &self.description.blocked;
		let dismissal = Dismissal {
			kind: "country-blocked",
			detail: "the performer does not want viewers of your country".into(),
		};
		let unknown = self.unknown_country;
		let away =
			self.people.iter().filter(|(_, present)| present.visitor.is_blocked(blocked, unknown));
		self.effects.extend(away.map(|(seat, _)| Effect::Close(*seat, dismissal.clone())));
	}

	/// Finds somebody who is here, or who said one of the remembered lines.
	pub(super) fn find(&self, person: Person) -> Option<(Identity, Option<String>)> {
		let here = self.people.values().find(|present| present.person == person);
		let here = here.map(|present| {
			(present.identity, present.nickname.as_ref().map(|name| name.as_str().to_string()))
		});
		here.or_else(|| {
			let line = self.chat.iter().rev().find(|line| line.line.from.person == person)?;
			Some((line.identity, Some(line.line.from.nickname.clone())))
		})
	}

	fn known_as(&self, visitor: &Visitor, account: Option<Account>) -> (Identity, Person) {
		match account {
			Some(account) => {
				(Identity::Account(account), self.names.account(&self.performer, &account))
			},
			None => (visitor.identity(), visitor.person),
		}
	}

	/// Checks a nickname against the rules, the performer's, and those of others who are here.
	/// She may keep her own, as which it looks, when she becomes known by her account.
	fn nickname(
		&self,
		text: &str,
		role: Role,
		of: &Identity,
		hers: Option<&Look>,
	) -> Result<Nickname, Fault> {
		let nickname =
			Nickname::new(text).map_err(|error| Fault::new("bad-nickname", error.to_string()))?;
		let title = self.description.wishes.title.as_deref();
		if role != Role::Performer && title.is_some_and(|title| nickname.looks_like(title)) {
			let detail = "this looks like the performer's name; take another";
			return Err(Fault::new("nickname-taken", detail));
		}
		let holder = self.nicknames.get(nickname.look());
		let is_hers = hers == Some(nickname.look());
		if holder.is_some_and(|holder| holder.identity != *of && !is_hers) {
			let detail = "somebody in the room has this nickname, or one that looks like it; take \
			              another";
			return Err(Fault::new("nickname-taken", detail));
		}
		self.filter
			.check(nickname.as_str(), usize::MAX, true)
			.map_err(|error| Fault::new("bad-nickname", error.to_string()))?;
		Ok(nickname)
	}

	fn release(&mut self, nickname: &Nickname) {
		let look: &Look = nickname.look();
		if let Some(holder) = self.nicknames.get_mut(look) {
			holder.sockets -= 1;
			if holder.sockets == 0 {
				self.nicknames.remove(look);
			}
		}
	}

	fn moderation_view(&self, now: u64) -> ServerMessage {
		let view = |penalty: &crate::room::moderation::Penalty| PenaltyView {
			person: penalty.person,
			nickname: penalty.nickname.clone(),
			until: penalty.until,
		};
		ServerMessage::Moderation {
			muted: self.moderation.all_muted(now).map(view).collect(),
			banned: self.moderation.all_banned(now).map(view).collect(),
			moderators: self.moderation.moderators(),
		}
	}
}

impl Dismissal {
	/// Somebody is banned, until then if it ends by itself.
	pub fn banned(until: Option<u64>) -> Self {
		let detail = match until {
			Some(until) => {
				format!("you are banned from this room until {until} (Unix milliseconds)")
			},
			None => "you are banned from this room".into(),
		};
		Self { kind: "banned", detail }
	}
}
