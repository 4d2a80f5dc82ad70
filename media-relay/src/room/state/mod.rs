//! A room, without I/O: what comes in is a method, what goes out is an [`Effect`].

mod money;
mod people;
mod talk;

use super::{
	board::{Board, Leader},
	digest::{Digest, Happened, Recent},
	filter::Filter,
	goal::Goal,
	moderation::{Moderation, Record},
	nickname::{Look, Nickname},
	person::{Identity, Names, Person},
	protocol::{
		ChainPoint, ChatLine, GoalView, LeaderView, Leaderboard, RoomView, ServerMessage,
		StreamView,
	},
	seams::{Description, Happening, TipUpdate},
	settings::Settings,
	tips::{Tips, ANONYMOUS},
};
use crate::{
	events::{Event, Method},
	gate::UnknownCountry,
};
use livestars_chain::{Account, BlockNumber};
use serde_json::{json, Value};
use std::{
	collections::{BTreeMap, HashMap, VecDeque},
	sync::Arc,
};

pub(crate) use money::Offered;
pub(crate) use people::{JoinRefused, Visitor};

/// A place in the room: one socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Seat(pub u64);

/// What the room wants done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Effect {
	/// Everybody is told.
	All(ServerMessage),
	/// One socket is told.
	One(Seat, ServerMessage),
	/// A socket is told why, and closed.
	Close(Seat, Dismissal),
	/// The performer's programs are told.
	Event(Event),
}

/// Why a socket is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dismissal {
	/// The kind of reason, for programs.
	pub kind: &'static str,
	/// Why, for people.
	pub detail: String,
}

/// Somebody in the room.
struct Present {
	/// Who she was before she signed in.
	visitor: Visitor,
	person: Person,
	identity: Identity,
	account: Option<Account>,
	nickname: Option<Nickname>,
	introduced: bool,
}

/// Who goes by a nickname.
struct Holder {
	identity: Identity,
	sockets: usize,
}

/// A line of chat, and who said it.
struct Line {
	identity: Identity,
	line: ChatLine,
}

/// A room.
pub(crate) struct State {
	settings: Arc<Settings>,
	names: Arc<Names>,
	performer: Account,
	relay: Account,
	unknown_country: UnknownCountry,
	description: Description,
	filter: Filter,
	moderation: Moderation,
	/// Whether somebody moderated since this was last asked.
	moderated: bool,
	people: BTreeMap<Seat, Present>,
	nicknames: HashMap<Look, Holder>,
	next_seat: u64,
	next_line: u64,
	chat: VecDeque<Line>,
	tips: Tips,
	goal: Option<Goal>,
	goal_said: Option<GoalView>,
	board: Board,
	recent: Recent,
	finalised: BlockNumber,
	/// The relay that the performer publishes to, by the chain.
	live: Option<Account>,
	/// Whether she publishes to this relay now.
	publishes: bool,
	/// Where the chain names the room's document, if that is among the last blocks.
	document_at: Option<ChainPoint>,
	/// Where programs were told that the subject comes from, and whether that block was left.
	subject_at: Option<ChainPoint>,
	subject_left: bool,
	presence_changed: bool,
	board_changed: bool,
	describe_again: bool,
	effects: Vec<Effect>,
}

/// What a room starts with.
pub(crate) struct Start {
	/// The bounds.
	pub settings: Arc<Settings>,
	/// The names of people.
	pub names: Arc<Names>,
	/// Whose room it is.
	pub performer: Account,
	/// This relay.
	pub relay: Account,
	/// What is done with viewers whose country is not known.
	pub unknown_country: UnknownCountry,
	/// The room as it was described.
	pub description: Description,
	/// What became of orders, as far as the last blocks do not say it.
	pub tips: Vec<TipUpdate>,
	/// The mutes, bans and moderators of the room when it was open before.
	pub moderation: Option<Moderation>,
	/// The last blocks.
	pub recent: Recent,
	/// The last block that is final.
	pub finalised: BlockNumber,
	/// Whether the performer publishes to this relay.
	pub publishes: bool,
}

impl State {
	/// Opens a room. `now` is in milliseconds since the Unix epoch, here and everywhere below.
	pub fn open(start: Start, now: u64) -> Self {
		let Start { settings, names, performer, relay, recent, finalised, publishes, .. } = start;
		let moderation = start.moderation.unwrap_or_else(|| settings.moderation(performer));
		let mut state = Self {
			tips: Tips::new(settings.open_tips, settings.tips),
			board: Board::new(now, settings.payers),
			settings,
			names,
			performer,
			relay,
			unknown_country: start.unknown_country,
			description: Description::default(),
			filter: Filter::default(),
			moderation,
			moderated: false,
			people: BTreeMap::new(),
			nicknames: HashMap::new(),
			next_seat: 0,
			next_line: 1,
			chat: VecDeque::new(),
			goal: None,
			goal_said: None,
			recent,
			finalised,
			live: None,
			publishes,
			document_at: None,
			subject_at: None,
			subject_left: false,
			presence_changed: false,
			board_changed: false,
			describe_again: false,
			effects: Vec::new(),
		};
		state.describe(start.description, now);
		state.replay();
		for update in start.tips {
			state.tip(update, now);
		}
		// Nobody is there yet, and what happened before is no news to programs.
		state.effects.clear();
		state
	}

	/// What is to be done since this was last asked.
	pub fn effects(&mut self) -> Vec<Effect> {
		std::mem::take(&mut self.effects)
	}

	/// Whether the room is to be described anew; it is asked once per change.
	pub fn wants_description(&mut self) -> bool {
		std::mem::take(&mut self.describe_again)
	}

	/// Whether nobody is here and nothing goes on.
	pub fn is_idle(&self) -> bool {
		self.people.is_empty() && !self.publishes
	}

	/// The mutes, bans and moderators, if a new room would not know them.
	pub fn moderation(&self, now: u64) -> Option<Moderation> {
		self.moderation.is_worth_keeping(now).then(|| self.moderation.clone())
	}

	/// What of the mutes, bans and moderators outlives the process, if it may have changed since this
	/// was last asked.
	pub fn record(&mut self, now: u64) -> Option<Record> {
		std::mem::take(&mut self.moderated).then(|| self.moderation.record(now))
	}

	/// The room as it is.
	pub fn view(&self) -> RoomView {
		RoomView {
			performer: self.performer,
			title: self.description.wishes.title.clone(),
			subject: self.description.wishes.subject.clone(),
			viewers: self.viewers(),
			stream: self.stream(),
			goal: self.goal_view(),
			menu: self.description.wishes.menu.clone(),
			leaderboard: self.leaderboard(),
			chat: self.chat.iter().map(|line| line.line.clone()).collect(),
			tips: self.tips.views(self.settings.tips),
		}
	}

	/// Takes another description of the room.
	pub fn describe(&mut self, description: Description, now: u64) {
		let before = std::mem::replace(&mut self.description, description);
		let wishes = self.description.wishes.clone();
		self.filter = Filter::new(wishes.words.iter().map(String::as_str));
		self.name_moderators(&wishes.moderators, now);
		let (title, subject) = (wishes.title, wishes.subject);
		let is_other = (&title, &subject) != (&before.wishes.title, &before.wishes.subject);
		if is_other {
			self.say(ServerMessage::About { title: title.clone(), subject: subject.clone() });
		}
		if std::mem::take(&mut self.subject_left) || is_other {
			self.subject_at = self.document_at;
			let subject = json!({ "subject": subject.or(title) });
			self.tell_at(Method::RoomSubjectChange, subject, self.subject_at);
		}
		if wishes.menu != before.wishes.menu {
			self.say(ServerMessage::Menu { items: wishes.menu });
		}
		self.count_again(now);
		self.set_live(self.description.live);
		self.turn_away_blocked();
	}

	/// The performer started or stopped to publish to this relay.
	pub fn publish(&mut self, publishes: bool) {
		let before = self.stream();
		self.publishes = publishes;
		if !publishes && self.live == Some(self.relay) {
			self.live = None;
		}
		self.stream_changed(&before);
	}

	/// Something happened around the room.
	pub fn happen(&mut self, happening: Happening) {
		let (method, by) = match happening {
			Happening::Followed { by } => (Method::Follow, by),
			Happening::Unfollowed { by } => (Method::Unfollow, by),
			Happening::DocumentPosted => {
				self.describe_again = true;
				return;
			},
		};
		let user = self.user_of(by);
		self.tell(method, json!({ "user": user }));
	}

	/// Does what is due from time to time.
	pub fn tick(&mut self, now: u64) {
		if self.board.turn(now) {
			self.board_changed = true;
		}
		if std::mem::take(&mut self.presence_changed) {
			self.say(ServerMessage::Presence { viewers: self.viewers() });
		}
		if std::mem::take(&mut self.board_changed) {
			self.say(ServerMessage::Leaderboard(self.leaderboard()));
		}
	}

	/// The best chain went on: blocks were left, newest first, and then others came, oldest first.
	pub fn chain(&mut self, left: &[Arc<Digest>], came: &[Arc<Digest>]) {
		for block in left {
			if block.rooms.contains_key(&self.performer) {
				self.leave_block(block);
			}
			self.recent.leave(&block.at);
		}
		for block in came {
			if block.rooms.contains_key(&self.performer) {
				self.enter_block(block);
				self.recent.push(block.clone());
			}
		}
		self.goal_changed();
	}

	fn say(&mut self, message: ServerMessage) {
		self.effects.push(Effect::All(message));
	}

	fn tell(&mut self, method: Method, object: Value) {
		self.tell_at(method, object, None);
	}

	/// Tells programs what the chain says there.
	fn tell_at(&mut self, method: Method, object: Value, point: Option<ChainPoint>) {
		let title = self.description.wishes.title.clone();
		let broadcaster = title.unwrap_or_else(|| self.performer.to_string());
		let event = Event::new(method, &broadcaster, object).at(point);
		self.effects.push(Effect::Event(event));
	}

	fn viewers(&self) -> u32 {
		u32::try_from(self.people.len()).unwrap_or(u32::MAX)
	}

	fn stream(&self) -> StreamView {
		match self.live.or(self.publishes.then_some(self.relay)) {
			Some(relay) => StreamView::Live { relay },
			None => StreamView::Offline,
		}
	}

	fn goal_view(&self) -> Option<GoalView> {
		self.goal.as_ref().map(Goal::view)
	}

	fn leaderboard(&self) -> Leaderboard {
		let leader = |leader: Leader| LeaderView {
			name: leader.nickname.unwrap_or_else(|| ANONYMOUS.into()),
			amount: leader.amount,
		};
		let leaders = self.board.leaders(self.settings.leaders).into_iter().map(leader).collect();
		Leaderboard { day: self.board.day(), leaders }
	}

	fn is_room_event(what: &Happened) -> bool {
		!matches!(what, Happened::Paid(_))
	}
}

#[cfg(test)]
mod tests;
