//! From whom a relay pulls a stream.

mod common;

use common::*;
use livestars_chain::Account;
use livestars_mesh::{
	announcement::MAX_DEPTH,
	may_pull,
	table::{precedes, Table},
	Announcement, Directory, Entry, Role, Standing, Stream,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const NOW: u64 = 1_800_000_000_000;

fn relay(number: u8) -> Account {
	Account([number; 32])
}

fn directory_of(capacities: &[(u8, u32)]) -> Directory {
	let entry = |capacity| Entry {
		url: "https://relay.example".to_string(),
		multiaddr: String::new(),
		capacity,
		standing: Standing::Admitted,
	};
	capacities.iter().map(|(number, capacity)| (relay(*number), entry(*capacity))).collect()
}

fn said(number: u8, role: Role, viewers: u32) -> Announcement {
	Announcement {
		genesis: GENESIS,
		relay: relay(number),
		sequence: NOW,
		url: "https://relay.example".to_string(),
		streams: vec![Stream { viewers, ..stream(LUNA, role) }],
		expires: NOW + 20_000,
	}
}

fn table(directory: &Directory, said: impl IntoIterator<Item = Announcement>) -> Table {
	let mut table = Table::default();
	for announcement in said {
		table.note(announcement, directory);
	}
	table
}

/// Relays 1 to 9 in the order of Luna's stream.
fn in_order() -> Vec<u8> {
	let mut relays: Vec<u8> = (1..=9).collect();
	relays.sort_by(|a, b| {
		precedes(&LUNA, &relay(*b), &relay(*a)).cmp(&precedes(&LUNA, &relay(*a), &relay(*b)))
	});
	relays
}

fn upstream_of(table: &Table, me: u8, except: &[u8]) -> Option<Account> {
	let except = except.iter().copied().map(relay).collect();
	table.upstream(&LUNA, &relay(me), &except).map(|carrier| carrier.relay)
}

#[test]
fn the_origin_comes_first() {
	let order = in_order();
	let (edge, origin, me) = (order[0], order[5], order[8]);
	let directory = directory_of(&[(edge, 100), (origin, 100)]);
	let edges = said(edge, Role::Edge { depth: 1 }, 0);
	let table = table(&directory, [edges, said(origin, Role::Origin, 90)]);

	let carriers = table.whereabouts(&LUNA);
	assert_eq!(carriers.iter().map(|c| c.relay).collect::<Vec<_>>(), [relay(origin), relay(edge)]);
	assert_eq!(upstream_of(&table, me, &[]), Some(relay(origin)));
	assert_eq!(carriers[0].role_of_puller(), Role::Edge { depth: 1 });
	assert_eq!(carriers[1].role_of_puller(), Role::Edge { depth: 2 });
}

#[test]
fn a_full_or_unreachable_origin_is_passed_over_for_an_edge_that_precedes() {
	let order = in_order();
	let (edge, me, late, origin) = (order[1], order[4], order[7], order[8]);
	let directory = directory_of(&[(edge, 100), (late, 100), (origin, 100)]);
	let edges = [edge, late].map(|edge| said(edge, Role::Edge { depth: 1 }, 0));

	let full =
		table(&directory, edges.clone().into_iter().chain([said(origin, Role::Origin, 100)]));
	assert_eq!(upstream_of(&full, me, &[]), Some(relay(edge)));
	assert_eq!(upstream_of(&full, me, &[edge]), Some(relay(origin)), "it may make room");

	let roomy = table(&directory, edges.into_iter().chain([said(origin, Role::Origin, 0)]));
	assert_eq!(upstream_of(&roomy, me, &[origin]), Some(relay(edge)));
	assert_eq!(upstream_of(&roomy, me, &[origin, edge]), None);
	assert_eq!(upstream_of(&roomy, order[0], &[origin]), None, "the first in the order has nobody");
}

#[test]
fn an_edge_at_the_greatest_depth_is_not_pulled_from() {
	let order = in_order();
	let directory = directory_of(&[(order[0], 100)]);
	let at_depth = |depth| table(&directory, [said(order[0], Role::Edge { depth }, 0)]);
	assert_eq!(upstream_of(&at_depth(MAX_DEPTH - 1), order[1], &[]), Some(relay(order[0])));
	assert_eq!(upstream_of(&at_depth(MAX_DEPTH), order[1], &[]), None);
}

#[test]
fn a_relay_never_pulls_from_itself() {
	let directory = directory_of(&[(1, 100)]);
	let table = table(&directory, [said(1, Role::Origin, 0)]);
	assert_eq!(upstream_of(&table, 1, &[]), None);
	assert!(!may_pull(&LUNA, Role::Origin, &relay(1), &relay(1)));
	assert!(!may_pull(&LUNA, Role::Edge { depth: 1 }, &relay(1), &relay(1)));
}

#[test]
fn what_a_relay_does_not_repeat_has_ended() {
	let directory = directory_of(&[(1, 100)]);
	let mut table = table(&directory, [said(1, Role::Origin, 0)]);
	let silent = Announcement { streams: Vec::new(), ..said(1, Role::Origin, 0) };
	assert!(table.note(silent, &directory));
	assert_eq!(table.whereabouts(&LUNA), []);
}

#[test]
fn the_same_said_again_changes_nothing_but_its_end() {
	let directory = directory_of(&[(1, 100)]);
	let mut table = table(&directory, [said(1, Role::Origin, 0)]);
	let again = said(1, Role::Origin, 0);
	let later = Announcement { sequence: NOW + 5_000, expires: again.expires + 5_000, ..again };
	assert!(!table.note(later, &directory));
	assert_eq!(table.next_expiry(), Some(NOW + 25_000));
	assert!(!table.expire(NOW + 24_999));
	assert!(table.expire(NOW + 25_000));
	assert_eq!(table.whereabouts(&LUNA), []);
	assert_eq!(table.last_sequence(&relay(1)), Some(NOW + 5_000), "a replay is still noticed");
}

#[test]
fn a_relay_that_leaves_the_directory_is_forgotten() {
	let directory = directory_of(&[(1, 100), (2, 100)]);
	let mut table =
		table(&directory, [said(1, Role::Origin, 0), said(2, Role::Edge { depth: 1 }, 0)]);
	assert!(table.retain(&directory_of(&[(2, 100)])));
	assert_eq!(table.relays(), 1);
	assert_eq!(table.last_sequence(&relay(1)), None);
}

/// What each of nine relays believes of the others, however wrong, and who is the origin in truth.
fn any_views() -> impl Strategy<Value = (u8, Vec<Vec<Option<Role>>>)> {
	let role = prop_oneof![
		Just(None),
		Just(Some(Role::Origin)),
		(1..=MAX_DEPTH).prop_map(|depth| Some(Role::Edge { depth })),
	];
	(1u8..=9, prop::collection::vec(prop::collection::vec(role, 9), 9))
}

proptest! {
	#[test]
	fn no_chain_of_pulls_returns_however_wrong_the_relays_are((origin, views) in any_views()) {
		let directory = directory_of(&(1..=9).map(|number| (number, 100)).collect::<Vec<_>>());
		let mut pulls = BTreeMap::new();
		for (me, view) in (1u8..).zip(&views) {
			if me == origin {
				continue;
			}
			let heard = (1u8..).zip(view).filter_map(|(number, role)| Some(said(number, (*role)?, 0)));
			let table = table(&directory, heard);
			let Some(chosen) = table.upstream(&LUNA, &relay(me), &BTreeSet::new()) else { continue };
			// The upstream knows what it is itself.
			let truth = if chosen.relay == relay(origin) { Role::Origin } else { Role::Edge { depth: 1 } };
			if may_pull(&LUNA, truth, &chosen.relay, &relay(me)) {
				pulls.insert(relay(me), chosen.relay);
			}
		}
		for start in pulls.keys() {
			let (mut at, mut steps) = (*start, 0);
			while let Some(next) = pulls.get(&at) {
				(at, steps) = (*next, steps + 1);
				prop_assert!(steps <= pulls.len(), "a loop through {:?}", start);
			}
		}
	}

	#[test]
	fn of_two_relays_one_precedes(a in any::<[u8; 32]>(), b in any::<[u8; 32]>(), performer in any::<[u8; 32]>()) {
		prop_assume!(a != b);
		let (a, b, performer) = (Account(a), Account(b), Account(performer));
		prop_assert!(precedes(&performer, &a, &b) != precedes(&performer, &b, &a));
		prop_assert!(!precedes(&performer, &a, &a));
	}
}
