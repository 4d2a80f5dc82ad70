use super::*;
use crate::room::protocol::{Action, ModeratorName};
use proptest::prelude::*;

/// What anybody may do: who, what, and with what.
fn steps() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
	proptest::collection::vec((0_u8..5, 0_u8..12, any::<u8>()), 0..120)
}

proptest! {
	/// Whatever people do, in whatever order, the room stays bounded and consistent.
	#[test]
	fn a_room_stays_consistent(steps in steps()) {
		let mut room = room();
		let accounts = [None, Some(LUNA), Some(BOB), Some(EVE)];
		let nicknames = [None, Some("Bob"), Some("B0b"), Some("Eve"), Some("Luna"), Some("\u{0}")];
		for (who, what, with) in steps {
			let seat = Seat(who.into());
			let with = usize::from(with);
			let target = room
				.people
				.values()
				.nth(with % 5)
				.map_or(Person([0; 16]), |present| present.person);
			let now = MORNING + with as u64 * 1_000;
			let act = |room: &mut State, action| drop(room.moderate(seat, action, None, now));
			match what {
				0 | 1 => {
					let visitor = Visitor { person: Person(rand::random()), ..visitor(&room, who) };
					drop(room.join(visitor, accounts[with % 4], now));
				},
				2 => room.leave(seat),
				3 | 4 => {
					let nickname = nicknames[with % 6];
					drop(room.hello(seat, nickname, accounts[with / 6 % 4], None, now));
				},
				5 => drop(room.chat(seat, "hi", Some("1".into()), now)),
				6 => act(&mut room, Action::Ban { target, seconds: Some(1) }),
				7 => act(&mut room, Action::Mute { target, seconds: Some(1) }),
				8 => act(&mut room, Action::AddModerator { target }),
				9 => {
					let target = ModeratorName::Person(target);
					act(&mut room, Action::RemoveModerator { target });
				},
				10 => act(&mut room, Action::Delete { target: with as u64 % 9 }),
				_ => room.tick(now),
			}
			room.effects();
			let named = room.people.values().filter(|present| present.nickname.is_some()).count();
			let held: usize = room.nicknames.values().map(|holder| holder.sockets).sum();
			prop_assert_eq!(named, held);
			prop_assert!(room.people.len() <= 4 && room.chat.len() <= 3);
		}
	}
}
