//! What a room does, told by what it wants done.

mod any;
mod blocks;
mod order;
mod talk;

use super::*;
use crate::room::{
	digest::{Entry, Paid},
	person::Person,
	protocol::{MenuItem, Role},
	seams::{Links, Wishes},
};
use livestars_chain::{BlockRef, Hash};

pub(super) const LUNA: Account = Account([1; 32]);
pub(super) const RELAY: Account = Account([2; 32]);
pub(super) const BOB: Account = Account([3; 32]);
pub(super) const EVE: Account = Account([4; 32]);
pub(super) const DAY: u64 = 86_400_000;
/// The morning of some day.
pub(super) const MORNING: u64 = 20_000 * DAY + 1_000;

pub(super) fn description() -> Description {
	Description {
		wishes: Wishes {
			title: Some("Luna".into()),
			subject: Some("Stars".into()),
			goal: Some(("Dance".into(), 100)),
			menu: vec![MenuItem { label: "Wave".into(), amount: 5 }],
			moderators: vec![],
			words: vec!["ugly".into()],
			links: Links::Performer,
		},
		blocked: vec!["FR".into()],
		live: None,
		paid_today: vec![(EVE, 7)],
		raised: 10,
		at: 10,
		time: MORNING,
	}
}

pub(super) fn start() -> Start {
	Start {
		settings: Arc::new(Settings { sockets_per_room: 4, chat_lines: 3, ..Settings::default() }),
		names: Arc::new(Names::new()),
		performer: LUNA,
		relay: RELAY,
		unknown_country: UnknownCountry::Admit,
		description: description(),
		tips: vec![],
		moderation: None,
		recent: Recent::new(8),
		finalised: 10,
		publishes: false,
	}
}

pub(super) fn room() -> State {
	State::open(start(), MORNING)
}

/// Somebody at an address of her own.
pub(super) fn visitor(room: &State, host: u8) -> Visitor {
	Visitor {
		person: Person([host; 16]),
		address: Some(room.names.address([192, 0, 2, host].into())),
		country: None,
	}
}

/// Somebody comes in from an address and says hello.
pub(super) fn enter(
	room: &mut State,
	host: u8,
	nickname: Option<&str>,
	account: Option<Account>,
) -> Seat {
	let visitor = visitor(room, host);
	let seat = room.join(visitor, None, MORNING).unwrap().seat;
	room.hello(seat, nickname, account, None, MORNING).unwrap();
	room.effects();
	seat
}

/// The messages to everybody since this was last asked.
pub(super) fn said(room: &mut State) -> Vec<ServerMessage> {
	let said = |effect| match effect {
		Effect::All(message) => Some(message),
		_ => None,
	};
	room.effects().into_iter().filter_map(said).collect()
}

/// A block with payments to Luna: who, how much, and by which order.
pub(super) fn block(
	number: BlockNumber,
	fork: u8,
	payments: &[(Account, u128, Option<Hash>)],
) -> Arc<Digest> {
	let entry = |(place, (payer, amount, order)): (usize, &(Account, u128, Option<Hash>))| Entry {
		event: place as u32,
		what: Happened::Paid(Paid { payer: *payer, amount: *amount, order: *order, memo: None }),
	};
	with_entries(number, fork, payments.iter().enumerate().map(entry).collect())
}

pub(super) fn with_entries(number: BlockNumber, fork: u8, entries: Vec<Entry>) -> Arc<Digest> {
	let hash = Hash([fork; 32]);
	Arc::new(Digest {
		at: BlockRef { number, hash, parent: Hash::default() },
		time: MORNING + 2_000 * u64::from(number),
		rooms: HashMap::from([(LUNA, entries)]),
	})
}

#[test]
fn a_room_starts_as_it_is_described() {
	let view = room().view();
	assert_eq!(view.subject.as_deref(), Some("Stars"));
	let goal = view.goal.unwrap();
	assert_eq!((goal.raised, goal.amount, goal.reached), (10, 100, false));
	assert_eq!(view.leaderboard.leaders.len(), 1);
	assert_eq!((view.leaderboard.leaders[0].amount, view.leaderboard.day), (7, 20_000 * DAY));
	assert_eq!(view.stream, StreamView::Offline);
	assert_eq!(view.menu.len(), 1);
}

#[test]
fn presence_is_a_number_that_is_said_at_the_next_tick() {
	let mut room = room();
	let first = enter(&mut room, 1, None, None);
	enter(&mut room, 2, None, None);
	room.leave(first);
	assert_eq!(said(&mut room), []);
	room.tick(MORNING);
	let presence = ServerMessage::Presence { viewers: 1 };
	assert!(said(&mut room).contains(&presence));
	room.tick(MORNING);
	assert_eq!(said(&mut room), []);
}

#[test]
fn programs_hear_of_those_with_nicknames_only() {
	let mut room = room();
	let anonymous = room.join(visitor(&room, 1), None, MORNING).unwrap().seat;
	room.hello(anonymous, None, Some(BOB), None, MORNING).unwrap();
	room.leave(anonymous);
	let events = |room: &mut State| -> Vec<Method> {
		let method = |effect| match effect {
			Effect::Event(event) => Some(event.method),
			_ => None,
		};
		room.effects().into_iter().filter_map(method).collect()
	};
	assert_eq!(events(&mut room), []);
	let named = room.join(visitor(&room, 1), None, MORNING).unwrap().seat;
	room.hello(named, Some("Bob"), None, None, MORNING).unwrap();
	room.hello(named, Some("Bob"), None, None, MORNING).unwrap();
	room.leave(named);
	assert_eq!(events(&mut room), [Method::UserEnter, Method::UserLeave]);
}

#[test]
fn a_room_is_full_and_turns_blocked_countries_away() {
	let mut room = room();
	let french = Visitor { country: Some("FR".into()), ..visitor(&room, 9) };
	assert_eq!(room.join(french, Some(BOB), MORNING), Err(JoinRefused::Country));
	let careful = Start { unknown_country: UnknownCountry::Refuse, ..start() };
	let mut careful = State::open(careful, MORNING);
	let unknown = visitor(&careful, 9);
	assert_eq!(careful.join(unknown, None, MORNING), Err(JoinRefused::Country));
	for host in 1..=4 {
		enter(&mut room, host, None, None);
	}
	assert_eq!(room.join(visitor(&room, 5), None, MORNING), Err(JoinRefused::Full));
}

#[test]
fn a_country_that_is_blocked_later_is_sent_away_then() {
	let mut room = room();
	let swede = Visitor { country: Some("SE".into()), ..visitor(&room, 9) };
	let seat = room.join(swede, None, MORNING).unwrap().seat;
	enter(&mut room, 2, None, None);
	room.describe(Description { blocked: vec!["SE".into()], ..description() }, MORNING);
	let closed: Vec<_> = room
		.effects()
		.into_iter()
		.filter_map(|effect| match effect {
			Effect::Close(seat, dismissal) => Some((seat, dismissal.kind)),
			_ => None,
		})
		.collect();
	assert_eq!(closed, [(seat, "country-blocked")]);
}

#[test]
fn a_stream_is_live_by_the_chain_or_by_this_relay() {
	let mut room = room();
	let live = ServerMessage::Stream(StreamView::Live { relay: RELAY });
	let offline = ServerMessage::Stream(StreamView::Offline);
	let entry = |what| vec![Entry { event: 0, what }];
	room.publish(true);
	assert_eq!(said(&mut room), [live]);
	room.chain(&[], &[with_entries(11, 1, entry(Happened::WentLive(RELAY)))]);
	assert_eq!(said(&mut room), []);
	room.publish(false);
	assert_eq!(said(&mut room), std::slice::from_ref(&offline));
	room.chain(&[], &[with_entries(12, 2, entry(Happened::WentOffline))]);
	assert_eq!(said(&mut room), []);
	room.chain(&[], &[with_entries(13, 3, entry(Happened::WentLive(EVE)))]);
	assert_eq!(said(&mut room), [ServerMessage::Stream(StreamView::Live { relay: EVE })]);
	room.chain(&[], &[with_entries(14, 4, entry(Happened::WentOffline))]);
	assert_eq!(said(&mut room), [offline]);
	assert!(!room.wants_description());
	room.chain(&[with_entries(14, 4, entry(Happened::WentOffline))], &[]);
	assert!(room.wants_description(), "a left block may have said otherwise");
}

#[test]
fn roles_are_in_order() {
	assert!(Role::Viewer < Role::Moderator && Role::Moderator < Role::Performer);
}
