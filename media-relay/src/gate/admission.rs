//! Who may be on camera, and who may watch from where.

use super::{chain_problem, now, Gate, UnknownCountry};
use crate::problem::Problem;
use axum::http::{request::Parts, StatusCode};
use livestars_chain::Account;
use std::{
	collections::{BTreeSet, HashMap},
	net::IpAddr,
	sync::PoisonError,
};
use tokio::sync::broadcast;

/// The most people beside the performer in one stream, as the chain has it.
pub const MOST_CAST: usize = 16;

/// The most rooms whose blocked countries are remembered.
const MOST_ROOMS: usize = 4_096;

/// For how long they are, in milliseconds, if nothing is heard of them before.
const ROOM_LIFETIME: u64 = 600_000;

/// The blocked countries of rooms, as they were last read, and when that was.
#[derive(Debug, Default)]
pub struct Rooms {
	read: HashMap<Account, (u64, Vec<String>)>,
	/// How often something was forgotten.
	forgotten: u64,
}

impl Rooms {
	fn get(&self, performer: Account, now: u64) -> Option<Vec<String>> {
		let (read, blocked) = self.read.get(&performer)?;
		(now.saturating_sub(*read) < ROOM_LIFETIME).then(|| blocked.clone())
	}

	/// Remembers what was read since `forgotten` was so much; unless something was forgotten meanwhile,
	/// which may be that.
	fn insert(&mut self, performer: Account, blocked: Vec<String>, now: u64, forgotten: u64) {
		if forgotten != self.forgotten {
			return;
		}
		if self.read.len() >= MOST_ROOMS && !self.read.contains_key(&performer) {
			let oldest = self.read.iter().min_by_key(|(_, (read, _))| *read).map(|(room, _)| *room);
			if let Some(oldest) = oldest {
				self.read.remove(&oldest);
			}
		}
		self.read.insert(performer, (now, blocked));
	}

	fn forget(&mut self, performer: Account) {
		self.read.remove(&performer);
		self.forgotten = self.forgotten.wrapping_add(1);
	}
}

impl Gate {
	/// Whether `performer` may stream with `cast` beside her: she has a room, and everybody on camera
	/// is eligible, by the finalised state. Refuses if that state has been out of date for longer than
	/// the grace.
	pub async fn admit(&self, performer: Account, cast: &[Account]) -> Result<(), Problem> {
		let refused = |kind, detail: String| Problem::new(StatusCode::FORBIDDEN, kind, detail);
		if cast.len() > MOST_CAST {
			let detail = format!("at most {MOST_CAST} people can be in the cast of a stream");
			return Err(Problem::new(StatusCode::BAD_REQUEST, "cast-too-large", detail));
		}
		let mut everybody = BTreeSet::from([performer]);
		if !cast.iter().all(|account| everybody.insert(*account)) {
			let detail = "somebody is named twice; name everybody once, beside the performer";
			return Err(Problem::new(StatusCode::BAD_REQUEST, "cast-named-twice", detail));
		}
		let facts = &self.inner.facts;
		let silence = facts.silence();
		if silence > self.inner.settings.grace {
			let detail = format!(
				"what this relay knows of the chain is {} seconds out of date, so nobody can be \
				 admitted; try again when its node has caught up",
				silence.as_secs()
			);
			return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "chain-silent", detail));
		}
		if facts.room(performer).await.map_err(chain_problem)?.is_none() {
			let detail = format!("{performer} has no room; open one first");
			return Err(refused("no-room", detail));
		}
		for account in everybody {
			let eligible = facts.eligibility(account).await.map_err(chain_problem)?;
			if let Err(reason) = eligible {
				return Err(refused("not-eligible", ineligible(account, &reason)));
			}
		}
		Ok(())
	}

	/// The network address that a request comes from; nothing if that cannot be known.
	pub fn address(&self, request: &Parts) -> Option<IpAddr> {
		self.inner.settings.addresses.of(request)
	}

	/// The country that a request comes from, as ISO 3166 alpha-2; nothing if that is not known.
	pub fn country(&self, request: &Parts) -> Option<String> {
		self.inner.settings.countries.of(request, self.address(request))
	}

	/// Whether a viewer in `country` may watch and enter the room of `performer`.
	pub async fn watchable(
		&self,
		performer: Account,
		country: Option<&str>,
	) -> Result<(), Problem> {
		let (known, forgotten) = {
			let rooms = self.inner.rooms.lock().unwrap_or_else(PoisonError::into_inner);
			(rooms.get(performer, now()), rooms.forgotten)
		};
		let blocked = match known {
			Some(blocked) => blocked,
			None => {
				let room = self.inner.facts.room(performer).await.map_err(chain_problem)?;
				let room = room.ok_or_else(|| {
					let detail = format!("{performer} has no room");
					Problem::new(StatusCode::NOT_FOUND, "no-room", detail)
				})?;
				let mut rooms = self.inner.rooms.lock().unwrap_or_else(PoisonError::into_inner);
				rooms.insert(performer, room.blocked.clone(), now(), forgotten);
				room.blocked
			},
		};
		let refused = match country {
			Some(country) => blocked.iter().any(|code| code == country),
			None => {
				self.inner.settings.unknown_country == UnknownCountry::Refuse && !blocked.is_empty()
			},
		};
		if !refused {
			return Ok(());
		}
		let detail = "the performer does not show her room in your country";
		Err(Problem::new(StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS, "country-blocked", detail))
	}

	/// Forgets what was read of a room, because it changed.
	pub fn forget_room(&self, performer: Account) {
		{
			let mut rooms = self.inner.rooms.lock().unwrap_or_else(PoisonError::into_inner);
			rooms.forget(performer);
		}
		// Nobody may listen.
		let _ = self.inner.changed.send(performer);
	}

	/// The performers whose rooms changed.
	pub fn changed_rooms(&self) -> broadcast::Receiver<Account> {
		self.inner.changed.subscribe()
	}
}

/// Why somebody may not be on camera, and what to do.
pub(super) fn ineligible(account: Account, reason: &str) -> String {
	let advice = match reason {
		"Unverified" => "submit a document to a verifier first",
		"Pending" => "wait for the verifier's answer",
		"Rejected" => "submit another document",
		"Expired" => "submit a document again",
		"Revoked" => "ask the verifier why",
		_ => "ask a verifier",
	};
	format!("{account} may not be on camera ({reason}): {advice}")
}
