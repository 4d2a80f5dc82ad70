//! The last events of a room, and the places up to which programs read them.

use super::Event;
use axum::extract::ws::Utf8Bytes;
use std::{
	collections::VecDeque,
	fmt,
	str::FromStr,
	sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::{
	sync::watch,
	time::{Duration, Instant},
};

/// A place between two events. It holds as long as the relay runs, the room stays open, and the
/// events after it are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
	/// Which ring.
	ring: u64,
	/// How many events came before.
	after: u64,
}

/// Why no events can be read from a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorError {
	/// The text is no cursor.
	Shape,
	/// Events after the place are not kept any more, or the room was closed in between.
	Gone,
}

impl fmt::Display for CursorError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Shape => "this is no place among events; take `after` from a nextUrl",
			Self::Gone => {
				"events after this place are not kept any more; start again without `after`, and \
				 read what was paid meanwhile from the chain or from the index"
			},
		})
	}
}

impl std::error::Error for CursorError {}

impl fmt::Display for Cursor {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{:016x}-{}", self.ring, self.after)
	}
}

impl FromStr for Cursor {
	type Err = CursorError;

	fn from_str(text: &str) -> Result<Self, CursorError> {
		let (ring, after) = text.split_once('-').ok_or(CursorError::Shape)?;
		let digits = |text: &str, digit: fn(&u8) -> bool| text.as_bytes().iter().all(digit);
		if ring.len() != 16 || !digits(ring, u8::is_ascii_hexdigit) {
			return Err(CursorError::Shape);
		}
		if !digits(after, u8::is_ascii_digit) {
			return Err(CursorError::Shape);
		}
		Ok(Self {
			ring: u64::from_str_radix(ring, 16).map_err(|_| CursorError::Shape)?,
			after: after.parse().map_err(|_| CursorError::Shape)?,
		})
	}
}

/// The last events of a room. Readers never hold up whoever writes.
pub struct Ring {
	name: u64,
	most: usize,
	events: Mutex<Events>,
	/// How many events there were.
	count: watch::Sender<u64>,
}

#[derive(Default)]
struct Events {
	kept: VecDeque<Utf8Bytes>,
	/// How many events there were.
	count: u64,
	/// When somebody last asked.
	read: Option<Instant>,
}

impl Ring {
	/// A ring that keeps so many events.
	pub fn new(most: usize) -> Self {
		Self {
			name: rand::random(),
			most: most.max(1),
			events: Mutex::default(),
			count: watch::Sender::new(0),
		}
	}

	/// Adds an event, and forgets the oldest if there are too many.
	pub fn push(&self, event: &Event) {
		let mut events = self.lock();
		let id = Cursor { ring: self.name, after: events.count }.to_string();
		events.count += 1;
		if events.kept.len() >= self.most {
			events.kept.pop_front();
		}
		events.kept.push_back(event.to_json(&id).to_string().into());
		self.count.send_replace(events.count);
	}

	/// The place after all events.
	pub fn end(&self) -> Cursor {
		Cursor { ring: self.name, after: self.lock().count }
	}

	/// The events after a place, at most so many, as JSON; and the place after them.
	pub fn read(&self, from: Cursor, most: usize) -> Result<(Vec<Utf8Bytes>, Cursor), CursorError> {
		let mut events = self.lock();
		events.read = Some(Instant::now());
		let first = events.count - events.kept.len() as u64;
		if from.ring != self.name || from.after < first || from.after > events.count {
			return Err(CursorError::Gone);
		}
		let skip = usize::try_from(from.after - first).unwrap_or(usize::MAX);
		let read: Vec<_> = events.kept.iter().skip(skip).take(most).cloned().collect();
		let after = from.after + read.len() as u64;
		Ok((read, Cursor { after, ..from }))
	}

	/// Waits until there are events after a place.
	pub async fn wait(&self, from: Cursor) {
		let mut count = self.count.subscribe();
		// The ring is borrowed, so the sender lives, and waiting does not fail.
		let _ = count.wait_for(|count| *count > from.after).await;
	}

	/// Whether somebody waits for events, or asked for them within this time.
	pub fn is_read(&self, within: Duration) -> bool {
		self.count.receiver_count() > 0
			|| self.lock().read.is_some_and(|read| read.elapsed() < within)
	}

	/// Events are whole whenever the lock is free, so a panic elsewhere does not spoil them.
	fn lock(&self) -> MutexGuard<'_, Events> {
		self.events.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::events::Method;
	use proptest::prelude::*;
	use serde_json::{json, Value};

	fn event(number: usize) -> Event {
		Event::new(Method::Tip, "luna", json!({ "number": number }))
	}

	fn numbers(events: &[Utf8Bytes]) -> Vec<u64> {
		let number = |text: &Utf8Bytes| {
			let event: Value = serde_json::from_str(text).unwrap();
			event["object"]["number"].as_u64().unwrap()
		};
		events.iter().map(number).collect()
	}

	#[test]
	fn a_reader_goes_on_where_it_stopped() {
		let ring = Ring::new(10);
		let start = ring.end();
		(0..5).for_each(|number| ring.push(&event(number)));
		let (first, cursor) = ring.read(start, 2).unwrap();
		assert_eq!(numbers(&first), [0, 1]);
		let cursor = cursor.to_string().parse().unwrap();
		let (rest, cursor) = ring.read(cursor, 9).unwrap();
		assert_eq!(numbers(&rest), [2, 3, 4]);
		assert_eq!(ring.read(cursor, 9).unwrap().0.len(), 0);
		assert_eq!(cursor, ring.end());
	}

	#[test]
	fn a_place_whose_events_are_forgotten_is_gone() {
		let ring = Ring::new(3);
		let start = ring.end();
		(0..3).for_each(|number| ring.push(&event(number)));
		assert!(ring.read(start, 9).is_ok());
		ring.push(&event(3));
		assert_eq!(ring.read(start, 9), Err(CursorError::Gone));
		assert_eq!(Ring::new(3).read(start, 9), Err(CursorError::Gone), "another ring");
		let ahead = Cursor { after: 9, ..start };
		assert_eq!(ring.read(ahead, 9), Err(CursorError::Gone), "the future");
	}

	#[test]
	fn what_is_no_cursor_is_refused() {
		for text in [
			"",
			"-",
			"1-2",
			"0123456789abcdef",
			"0123456789abcdef--1",
			"x-1",
			"0123456789abcdef-+1",
			"+123456789abcdef-1",
			"0123456789abcdef-99999999999999999999",
		] {
			assert_eq!(text.parse::<Cursor>(), Err(CursorError::Shape), "{text}");
		}
	}

	proptest! {
		#[test]
		fn no_event_is_lost_or_read_twice(
			steps in proptest::collection::vec((any::<bool>(), 1_usize..5), 0..100)
		) {
			let ring = Ring::new(1_000);
			let (mut cursor, mut written, mut read) = (ring.end(), 0, Vec::new());
			for (write, count) in steps {
				if write {
					(written..written + count).for_each(|number| ring.push(&event(number)));
					written += count;
				} else {
					let (events, next) = ring.read(cursor, count).unwrap();
					read.extend(numbers(&events));
					cursor = next;
				}
			}
			read.extend(numbers(&ring.read(cursor, usize::MAX).unwrap().0));
			prop_assert_eq!(read, (0..written as u64).collect::<Vec<_>>());
		}
	}
}
