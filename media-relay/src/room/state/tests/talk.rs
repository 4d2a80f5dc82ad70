use super::*;
use crate::room::protocol::{Action, ServerMessage};

fn chat(room: &mut State, seat: Seat, text: &str) -> Result<(), &'static str> {
	room.chat(seat, text, None, MORNING).map_err(|fault| fault.kind)
}

fn moderate(room: &mut State, seat: Seat, action: Action) -> Result<(), &'static str> {
	room.moderate(seat, action, None, MORNING).map_err(|fault| fault.kind)
}

fn person(room: &State, seat: Seat) -> Person {
	room.people[&seat].person
}

fn closed(room: &mut State) -> Vec<Seat> {
	let closed = |effect| match effect {
		Effect::Close(seat, _) => Some(seat),
		_ => None,
	};
	room.effects().into_iter().filter_map(closed).collect()
}

#[test]
fn who_wants_to_chat_says_hello_with_a_nickname_first() {
	let mut room = room();
	let seat = room.join(visitor(&room, 1), None, MORNING).unwrap().seat;
	assert_eq!(chat(&mut room, seat, "hi"), Err("hello-first"));
	let action = Action::Delete { target: 1 };
	assert_eq!(moderate(&mut room, seat, action), Err("hello-first"));
	room.hello(seat, None, None, None, MORNING).unwrap();
	assert_eq!(chat(&mut room, seat, "hi"), Err("no-nickname"));
	room.hello(seat, Some("Bob"), None, None, MORNING).unwrap();
	assert_eq!(chat(&mut room, seat, "hi"), Ok(()));
	let heard = said(&mut room);
	assert!(matches!(&heard[..], [ServerMessage::Chat(line)] if line.from.nickname == "Bob"));
}

#[test]
fn the_last_lines_are_remembered() {
	let mut room = room();
	let seat = enter(&mut room, 1, Some("Bob"), None);
	for text in ["a", "b", "c", "d"] {
		chat(&mut room, seat, text).unwrap();
	}
	let lines: Vec<_> = room.view().chat.into_iter().map(|line| (line.line, line.text)).collect();
	assert_eq!(lines, [(2, "b".into()), (3, "c".into()), (4, "d".into())]);
}

#[test]
fn nicknames_are_taken_by_one_at_a_time() {
	let mut room = room();
	let bob = enter(&mut room, 1, Some("Bob"), Some(BOB));
	enter(&mut room, 2, Some("Bob"), Some(BOB));
	let other = room.join(visitor(&room, 3), None, MORNING).unwrap().seat;
	let mut hello = |nickname| room.hello(other, Some(nickname), None, None, MORNING);
	assert_eq!(hello("bob").unwrap_err().kind, "nickname-taken");
	assert_eq!(hello("B0b").unwrap_err().kind, "nickname-taken");
	assert_eq!(hello("Lunа").unwrap_err().kind, "bad-nickname");
	assert_eq!(hello("1una").unwrap_err().kind, "nickname-taken");
	assert_eq!(hello("Ugly").unwrap_err().kind, "bad-nickname");
	room.leave(bob);
	assert!(room.hello(other, Some("Bob"), None, None, MORNING).is_err());
	let second = Seat(1);
	room.hello(second, Some("Robert"), None, None, MORNING).unwrap();
	room.hello(other, Some("Bob"), None, None, MORNING).unwrap();
}

#[test]
fn a_nickname_is_kept_when_its_bearer_signs_in() {
	let mut room = room();
	let seat = enter(&mut room, 1, Some("Bob"), None);
	room.hello(seat, Some("Bob"), Some(BOB), None, MORNING).unwrap();
	let other = enter(&mut room, 1, None, None);
	assert!(room.hello(other, Some("Bob"), None, None, MORNING).is_err());
	room.hello(other, Some("Bob"), Some(BOB), None, MORNING).unwrap();
}

#[test]
fn the_performer_goes_by_her_own_nickname() {
	let mut room = room();
	let luna = enter(&mut room, 1, None, Some(LUNA));
	chat(&mut room, luna, "see https://luna.example").unwrap();
	let heard = said(&mut room);
	let [ServerMessage::Chat(line)] = &heard[..] else { panic!("{heard:?}") };
	assert_eq!((line.from.nickname.as_str(), line.from.role), ("Luna", Role::Performer));
}

#[test]
fn unwanted_texts_are_refused() {
	let mut room = room();
	let seat = enter(&mut room, 1, Some("Bob"), None);
	for text in ["", "you are ugly", "https://a.example", "a\u{0}", &"x".repeat(501)] {
		assert_eq!(chat(&mut room, seat, text), Err("bad-text"), "{text}");
	}
	assert_eq!(said(&mut room), []);
}

#[test]
fn somebody_muted_watches_and_is_silent() {
	let mut room = room();
	let luna = enter(&mut room, 1, None, Some(LUNA));
	let bob = enter(&mut room, 2, Some("Bob"), None);
	let target = person(&room, bob);
	moderate(&mut room, luna, Action::Mute { target, seconds: Some(5) }).unwrap();
	assert_eq!(chat(&mut room, bob, "hi"), Err("muted"));
	// Another socket from there does not help.
	room.leave(bob);
	let bob = enter(&mut room, 2, Some("Robert"), None);
	assert_eq!(chat(&mut room, bob, "hi"), Err("muted"));
	assert!(room.chat(bob, "hi", None, MORNING + 5_000).is_ok());
	moderate(&mut room, luna, Action::Unmute { target }).unwrap();
	assert_eq!(moderate(&mut room, luna, Action::Unmute { target }), Err("not-found"));
}

#[test]
fn a_ban_holds_by_address_for_those_without_an_account() {
	let mut room = room();
	let luna = enter(&mut room, 1, None, Some(LUNA));
	let eve = enter(&mut room, 2, Some("Eve"), None);
	chat(&mut room, eve, "boo").unwrap();
	let target = person(&room, eve);
	room.effects();
	moderate(&mut room, luna, Action::Ban { target, seconds: None }).unwrap();
	let effects = room.effects();
	assert!(effects.contains(&Effect::All(ServerMessage::Deleted { lines: vec![1] })));
	assert!(effects.iter().any(|effect| matches!(effect, Effect::Close(seat, _) if *seat == eve)));
	assert_eq!(chat(&mut room, eve, "still here"), Err("banned"));
	room.leave(eve);
	let again = Visitor { person: Person([99; 16]), ..visitor(&room, 2) };
	assert_eq!(
		room.join(again.clone(), None, MORNING),
		Err(JoinRefused::Banned(Some(MORNING + DAY)))
	);
	assert!(room.join(again.clone(), Some(BOB), MORNING).is_ok(), "somebody else of that network");
	moderate(&mut room, luna, Action::Unban { target }).unwrap();
	assert!(room.join(again, None, MORNING).is_ok());
}

#[test]
fn a_ban_holds_by_account_wherever_she_comes_from() {
	let mut room = room();
	let luna = enter(&mut room, 1, None, Some(LUNA));
	let eve = enter(&mut room, 2, Some("Eve"), Some(EVE));
	let target = person(&room, eve);
	moderate(&mut room, luna, Action::Ban { target, seconds: None }).unwrap();
	assert_eq!(closed(&mut room), [eve]);
	room.leave(eve);
	let join = |room: &mut State, host, account| {
		let visitor = visitor(room, host);
		room.join(visitor, account, MORNING)
	};
	assert_eq!(join(&mut room, 3, Some(EVE)), Err(JoinRefused::Banned(None)));
	let without_account = join(&mut room, 2, None);
	assert!(matches!(without_account, Err(JoinRefused::Banned(Some(_)))));
	let seat = join(&mut room, 3, None).unwrap().seat;
	room.effects();
	room.hello(seat, Some("Eva"), Some(EVE), None, MORNING).unwrap();
	assert_eq!(closed(&mut room), [seat], "she is known again when she signs in");
	room.leave(seat);
	moderate(&mut room, luna, Action::Unban { target }).unwrap();
	assert!(join(&mut room, 2, None).is_ok() && join(&mut room, 3, Some(EVE)).is_ok());
}

#[test]
fn only_moderators_moderate() {
	let mut room = room();
	let luna = enter(&mut room, 1, None, Some(LUNA));
	let bob = enter(&mut room, 2, Some("Bob"), Some(BOB));
	let eve = enter(&mut room, 3, Some("Eve"), None);
	chat(&mut room, eve, "boo").unwrap();
	let delete = Action::Delete { target: 1 };
	assert_eq!(moderate(&mut room, bob, delete.clone()), Err("not-a-moderator"));
	let unknown = Action::Mute { target: Person([77; 16]), seconds: None };
	assert_eq!(moderate(&mut room, bob, unknown.clone()), Err("not-a-moderator"));
	let target = person(&room, bob);
	moderate(&mut room, luna, Action::AddModerator { target }).unwrap();
	let told = room.effects();
	assert!(told.iter().any(|effect| matches!(
		effect,
		Effect::One(seat, ServerMessage::You { role: Role::Moderator, .. }) if *seat == bob
	)));
	assert_eq!(moderate(&mut room, bob, delete.clone()), Ok(()));
	assert_eq!(moderate(&mut room, bob, delete), Err("not-found"));
	assert_eq!(moderate(&mut room, bob, unknown), Err("not-found"));
	let target = person(&room, luna);
	assert_eq!(moderate(&mut room, bob, Action::Ban { target, seconds: None }), Err("protected"));
	let target = person(&room, eve);
	let add = Action::AddModerator { target };
	assert_eq!(moderate(&mut room, bob, add.clone()), Err("not-the-performer"));
	assert_eq!(moderate(&mut room, luna, add), Err("no-account"));
}

#[test]
fn moderators_of_the_profile_moderate_from_the_start_and_as_long_as_it_names_them() {
	let named = |moderators| {
		let wishes = Wishes { moderators, ..description().wishes };
		Description { wishes, ..description() }
	};
	let mut room = State::open(Start { description: named(vec![BOB]), ..start() }, MORNING);
	let bob = enter(&mut room, 1, Some("Bob"), Some(BOB));
	let eve = enter(&mut room, 2, Some("Eve"), Some(EVE));
	let target = person(&room, eve);
	let mute = Action::Mute { target, seconds: Some(1) };
	assert_eq!(moderate(&mut room, bob, mute.clone()), Ok(()));
	assert_eq!(moderate(&mut room, eve, mute.clone()), Err("not-a-moderator"));
	room.effects();

	room.describe(named(vec![EVE]), MORNING);
	let told: Vec<_> = room
		.effects()
		.into_iter()
		.filter_map(|effect| match effect {
			Effect::One(seat, ServerMessage::You { role, .. }) => Some((seat, role)),
			_ => None,
		})
		.collect();
	assert_eq!(told, [(bob, Role::Viewer), (eve, Role::Moderator)]);
	assert_eq!(moderate(&mut room, bob, mute), Err("not-a-moderator"));
	room.describe(named(vec![EVE]), MORNING);
	assert_eq!(room.effects(), [], "nothing changed");
}

#[test]
fn moderation_outlives_the_room() {
	let mut before = room();
	let luna = enter(&mut before, 1, None, Some(LUNA));
	let eve = enter(&mut before, 2, Some("Eve"), Some(EVE));
	assert!(before.moderation(MORNING).is_none());
	let target = person(&before, eve);
	moderate(&mut before, luna, Action::Ban { target, seconds: None }).unwrap();
	let mut after =
		State::open(Start { moderation: before.moderation(MORNING), ..start() }, MORNING);
	let visitor = visitor(&after, 5);
	assert_eq!(after.join(visitor, Some(EVE), MORNING), Err(JoinRefused::Banned(None)));
}
