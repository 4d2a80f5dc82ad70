//! How the chain is made to agree with what flows: live when media comes, offline when it ends.
//! Without I/O: it is told what happened, and says what to submit and what must end.

use super::watch::{End, Reason};
use livestars_chain::{Account, BlockNumber};
use std::{
	collections::BTreeMap,
	time::{Duration, Instant},
};

/// How long to wait before a call that failed is submitted again: at first, and at most.
const BACK_OFF: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(30));

/// For how long going offline is tried.
const OFFLINE_LIMIT: Duration = Duration::from_secs(600);

/// Errors that only the performer or the cast can mend: the stream ends at once.
const FINAL_ERRORS: &[&str] = &[
	"Rooms.NotEligible",
	"Rooms.CastNotEligible",
	"Rooms.CastNotConsenting",
	"Rooms.CastOnCameraElsewhere",
	"Rooms.CastNamedTwice",
	"Rooms.OnCameraElsewhere",
	"Rooms.NoRoom",
];

/// Says that the relay may not act for the performer.
const NOT_PROXY: &str = "Proxy.NotProxy";

/// Something to submit on behalf of a performer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submit {
	/// That she is live on this relay.
	GoLive {
		/// Who.
		performer: Account,
		/// Who is on camera beside her.
		cast: Vec<Account>,
	},
	/// That she is not.
	GoOffline {
		/// Who.
		performer: Account,
	},
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
	/// Submit this, and tell its outcome.
	Submit(Submit),
	/// End this stream.
	End(End),
}

/// A place among all that happens on the chain. What happened is heard of in order, and what was asked
/// or submitted is known on its own: the one may be behind the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
	block: BlockNumber,
	event: u32,
}

impl Place {
	/// That of an event.
	pub fn of(block: BlockNumber, event: u32) -> Self {
		Self { block, event }
	}

	/// Behind everything in a block.
	pub fn after(block: BlockNumber) -> Self {
		Self::of(block, u32::MAX)
	}
}

/// How a submission ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
	/// A best block holds it, or the chain said so already.
	Done(Place),
	/// A block holds it, and the chain refused it with the error of this name.
	Refused {
		/// The error's name.
		error: String,
		/// Behind that block.
		at: Place,
	},
	/// The performer is live on this relay already, but with another cast.
	OtherCast,
	/// It did not reach a block, for this reason.
	Failed(String),
}

/// The live states that the relay is responsible for.
#[derive(Debug)]
pub struct LiveStates {
	relay: Account,
	/// How long a stream may flow without being live on the chain.
	patience: Duration,
	rooms: BTreeMap<Account, Room>,
}

#[derive(Debug)]
struct Room {
	phase: Phase,
	/// Up to where it is known what the chain said of her. What is heard of before that is old.
	known: Place,
	/// Whether a submission is on its way.
	under_way: bool,
	retry_at: Instant,
	delay: Duration,
	/// What stood in the way last.
	obstacle: Option<String>,
}

#[derive(Debug)]
enum Phase {
	/// Media flows, and the chain is to say so.
	Starting { cast: Vec<Account>, since: Instant },
	/// Media flows, and the chain says so.
	Live { cast: Vec<Account> },
	/// Media ended, and the chain is to say so. If media came again, its cast waits.
	Ending { since: Instant, next: Option<Vec<Account>> },
}

impl Room {
	fn new(phase: Phase, known: Place, now: Instant) -> Self {
		Self { phase, known, under_way: false, retry_at: now, delay: BACK_OFF.0, obstacle: None }
	}

	/// Nothing of hers flows any more. Returns whether a call is on its way that may have to be undone.
	fn give_up(&mut self, now: Instant) -> bool {
		self.phase = Phase::Ending { since: now, next: None };
		self.under_way
	}

	fn put_off(&mut self, now: Instant) {
		self.retry_at = now + self.delay;
		self.delay = (self.delay * 2).min(BACK_OFF.1);
	}
}

impl LiveStates {
	/// Nothing flows through `relay` yet.
	pub fn new(relay: Account, patience: Duration) -> Self {
		Self { relay, patience, rooms: BTreeMap::new() }
	}

	/// The chain said up to `known` that `performer` is live on this relay, and nothing of hers flows:
	/// what an earlier run of the relay left behind.
	pub fn left_behind(&mut self, performer: Account, known: Place, now: Instant) -> Vec<Act> {
		let phase = Phase::Ending { since: now, next: None };
		self.rooms.entry(performer).or_insert_with(|| Room::new(phase, known, now));
		self.tick(now)
	}

	/// Media came, when the chain was at `best`.
	pub fn started(
		&mut self,
		performer: Account,
		cast: Vec<Account>,
		best: Place,
		now: Instant,
	) -> Vec<Act> {
		match self.rooms.get_mut(&performer) {
			Some(Room { phase: Phase::Ending { next, .. }, .. }) => *next = Some(cast),
			Some(Room { phase: Phase::Live { cast: known }, .. }) if *known == cast => {},
			Some(Room { phase: Phase::Starting { cast: known, .. }, .. }) => *known = cast,
			// Another cast: the chain takes it only with another stream.
			Some(room) => room.phase = Phase::Ending { since: now, next: Some(cast) },
			None => {
				let phase = Phase::Starting { cast, since: now };
				self.rooms.insert(performer, Room::new(phase, best, now));
			},
		}
		self.tick(now)
	}

	/// Media ended.
	pub fn stopped(&mut self, performer: Account, now: Instant) -> Vec<Act> {
		let Some(room) = self.rooms.get_mut(&performer) else { return Vec::new() };
		match &mut room.phase {
			// Nothing was submitted, or it was refused: there is nothing to undo.
			Phase::Starting { .. } if !room.under_way => {
				self.rooms.remove(&performer);
			},
			Phase::Starting { .. } | Phase::Live { .. } => {
				let Room { known, under_way, .. } = *room;
				*room = Room::new(Phase::Ending { since: now, next: None }, known, now);
				room.under_way = under_way;
			},
			Phase::Ending { next, .. } => *next = None,
		}
		self.tick(now)
	}

	/// A block says that a performer is live.
	pub fn went_live(
		&mut self,
		performer: Account,
		relay: Account,
		at: Place,
		now: Instant,
	) -> Vec<Act> {
		let room = self.rooms.get_mut(&performer).filter(|room| room.known < at);
		if let Some(room) = room.filter(|_| relay == self.relay) {
			room.known = at;
			if let Phase::Starting { cast, .. } = &mut room.phase {
				room.phase = Phase::Live { cast: std::mem::take(cast) };
			}
		}
		self.tick(now)
	}

	/// A block says that a performer is offline.
	pub fn went_offline(
		&mut self,
		performer: Account,
		reason: &str,
		at: Place,
		now: Instant,
	) -> Vec<Act> {
		let mut acts = Vec::new();
		let mut room = self.rooms.get_mut(&performer).filter(|room| room.known < at);
		if let Some(room) = &mut room {
			room.known = at;
		}
		match room {
			Some(room @ Room { phase: Phase::Live { .. }, .. }) => {
				let reason = Reason::EndedOnChain { reason: reason.to_owned() };
				acts.push(Act::End(End { performer, reason }));
				if !room.give_up(now) {
					self.rooms.remove(&performer);
				}
			},
			// What is on its way says how it is, once it ends.
			Some(Room { phase: Phase::Ending { .. }, under_way: false, .. }) => {
				self.ended(performer, at, now);
			},
			_ => {},
		}
		acts.extend(self.tick(now));
		acts
	}

	/// A performer's stream flows, and by the chain's finalised state she is not live here, though she
	/// was: the block that said so was retracted for good.
	pub fn went_missing(&mut self, performer: Account, now: Instant) -> Vec<Act> {
		if let Some(room) = self.rooms.get_mut(&performer) {
			if let Phase::Live { cast } = &mut room.phase {
				let cast = std::mem::take(cast);
				*room = Room::new(Phase::Starting { cast, since: now }, room.known, now);
			}
		}
		self.tick(now)
	}

	/// Who flows and is live on the chain, as far as is known.
	pub fn live(&self) -> Vec<Account> {
		let live = self.rooms.iter().filter(|(_, room)| matches!(room.phase, Phase::Live { .. }));
		live.map(|(performer, _)| *performer).collect()
	}

	/// Whether nothing flows and nothing is to be undone.
	pub fn is_empty(&self) -> bool {
		self.rooms.is_empty()
	}

	/// A submission that was asked for came to its end.
	pub fn outcome(&mut self, of: &Submit, outcome: Outcome, now: Instant) -> Vec<Act> {
		let performer = match of {
			Submit::GoLive { performer, .. } | Submit::GoOffline { performer } => *performer,
		};
		let mut acts = Vec::new();
		if let Some(room) = self.rooms.get_mut(&performer) {
			room.under_way = false;
			match (of, &mut room.phase) {
				(Submit::GoLive { .. }, Phase::Starting { cast, .. }) => match outcome {
					// She went offline since: it is submitted again.
					Outcome::Done(at) if at < room.known => {},
					Outcome::Done(at) => {
						room.phase = Phase::Live { cast: std::mem::take(cast) };
						room.known = at;
					},
					Outcome::Refused { error, .. } if FINAL_ERRORS.contains(&error.as_str()) => {
						self.rooms.remove(&performer);
						let reason = Reason::RefusedByChain { error };
						acts.push(Act::End(End { performer, reason }));
					},
					Outcome::Refused { error, .. } => {
						room.obstacle = Some(obstacle(&error));
						room.put_off(now);
					},
					Outcome::OtherCast => {
						let next = Some(std::mem::take(cast));
						room.phase = Phase::Ending { since: now, next };
					},
					Outcome::Failed(reason) => {
						room.obstacle = Some(reason);
						room.put_off(now);
					},
				},
				(Submit::GoOffline { .. }, Phase::Ending { .. }) => match outcome {
					Outcome::Done(at) => self.ended(performer, at, now),
					Outcome::Refused { error, at } => match error.as_str() {
						// Only she can end what she began herself.
						"Rooms.NotLive" | NOT_PROXY => self.ended(performer, at, now),
						_ => room.put_off(now),
					},
					Outcome::OtherCast | Outcome::Failed(_) => room.put_off(now),
				},
				// Media came or ended in the meantime: what is wanted now is submitted next.
				_ => {},
			}
		}
		acts.extend(self.tick(now));
		acts
	}

	/// What is to be done at `now`.
	pub fn tick(&mut self, now: Instant) -> Vec<Act> {
		let mut acts = Vec::new();
		let patience = self.patience;
		self.rooms.retain(|performer, room| {
			let performer = *performer;
			match &room.phase {
				Phase::Starting { since, .. } if now.duration_since(*since) >= patience => {
					let obstacle = room.obstacle.clone().unwrap_or_else(|| {
						"no block took it; check the relay's balance and the chain".into()
					});
					let reason = Reason::NotLiveInTime { obstacle };
					acts.push(Act::End(End { performer, reason }));
					return room.give_up(now);
				},
				Phase::Ending { since, next: None }
					if now.duration_since(*since) >= OFFLINE_LIMIT =>
				{
					return false;
				},
				_ if room.under_way || now < room.retry_at => return true,
				Phase::Starting { cast, .. } => {
					acts.push(Act::Submit(Submit::GoLive { performer, cast: cast.clone() }));
				},
				Phase::Ending { .. } => acts.push(Act::Submit(Submit::GoOffline { performer })),
				Phase::Live { .. } => return true,
			}
			room.under_way = true;
			true
		});
		acts
	}

	/// A performer is offline on the chain since `at`: what waited for that begins.
	fn ended(&mut self, performer: Account, at: Place, now: Instant) {
		let Some(room) = self.rooms.remove(&performer) else { return };
		if let Phase::Ending { next: Some(cast), .. } = room.phase {
			let starting = Phase::Starting { cast, since: now };
			self.rooms.insert(performer, Room::new(starting, room.known.max(at), now));
		}
	}
}

/// What an error that may pass says to the performer.
fn obstacle(error: &str) -> String {
	match error {
		NOT_PROXY => {
			"the relay may not act for the performer; let it (a proxy of kind Streaming), or go \
		              live with the wallet"
				.into()
		},
		"Rooms.AlreadyLive" => {
			"the performer is live elsewhere, or with another cast; end that stream first".into()
		},
		"Rooms.RelayNotActive" => "the chain does not count the relay as active".into(),
		other => other.to_owned(),
	}
}

#[cfg(test)]
mod tests;
