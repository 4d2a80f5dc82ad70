use super::*;
use crate::room::person::Names;

const LUNA: Identity = Identity::Account(Account([1; 32]));
const MODERATOR: Identity = Identity::Account(Account([2; 32]));
const BOB: Identity = Identity::Account(Account([3; 32]));
const VISITOR: Identity = Identity::Socket(Person([4; 16]));
const DAY: u64 = 86_400_000;

fn room() -> Moderation {
	let mut room = Moderation::new(Account([1; 32]), 2, 2, DAY);
	room.name(&[Account([2; 32])]);
	room
}

fn target(identity: Identity) -> Target {
	let person = match identity {
		Identity::Account(Account([byte, ..])) => Person([byte; 16]),
		Identity::Socket(person) => person,
		Identity::Address(_) => Person([9; 16]),
	};
	Target { identity, person, nickname: None }
}

#[test]
fn viewers_moderate_nobody() {
	let mut room = room();
	for viewer in [BOB, VISITOR] {
		assert_eq!(room.mute(&viewer, target(VISITOR), None, 0), Err(Denied::NotModerator));
		assert_eq!(room.ban(&viewer, target(BOB), None, 0), Err(Denied::NotModerator));
		assert_eq!(room.unban(&viewer, Person([3; 16])), Err(Denied::NotModerator));
		assert_eq!(room.unmute(&viewer, Person([3; 16])), Err(Denied::NotModerator));
		assert_eq!(room.may_delete(&viewer), Err(Denied::NotModerator));
		assert_eq!(room.add_moderator(&viewer, &viewer), Err(Denied::NotPerformer));
	}
}

#[test]
fn moderators_moderate_viewers_only() {
	let mut room = room();
	assert_eq!(room.mute(&MODERATOR, target(BOB), None, 0), Ok(()));
	assert_eq!(room.ban(&MODERATOR, target(VISITOR), None, 0), Ok(()));
	for protected in [LUNA, MODERATOR] {
		assert_eq!(room.mute(&MODERATOR, target(protected), None, 0), Err(Denied::Protected));
		assert_eq!(room.ban(&MODERATOR, target(protected), None, 0), Err(Denied::Protected));
	}
	assert_eq!(room.ban(&LUNA, target(MODERATOR), None, 0), Ok(()));
	assert_eq!(room.ban(&LUNA, target(LUNA), None, 0), Err(Denied::Protected));
	assert_eq!(room.add_moderator(&MODERATOR, &BOB), Err(Denied::NotPerformer));
	assert_eq!(room.remove_moderator(&MODERATOR, Account([2; 32])), Err(Denied::NotPerformer));
}

#[test]
fn the_performer_names_moderators_who_have_accounts() {
	let mut room = room();
	assert_eq!(room.add_moderator(&LUNA, &VISITOR), Err(Denied::NoAccount));
	assert_eq!(room.add_moderator(&LUNA, &LUNA), Err(Denied::Protected));
	assert_eq!(room.add_moderator(&LUNA, &BOB), Ok(()));
	assert_eq!(room.role(&BOB), Role::Moderator);
	let third = Identity::Account(Account([5; 32]));
	assert_eq!(room.add_moderator(&LUNA, &third), Err(Denied::TooMany));
	assert_eq!(room.remove_moderator(&LUNA, Account([2; 32])), Ok(true));
	assert_eq!(room.remove_moderator(&LUNA, Account([2; 32])), Ok(false));
	assert_eq!(room.moderators(), [Account([3; 32])]);
	assert_eq!(room.add_moderator(&LUNA, &third), Ok(()));
}

#[test]
fn a_removed_moderator_stays_removed_when_the_profile_is_read_again() {
	let mut room = room();
	room.remove_moderator(&LUNA, Account([2; 32])).unwrap();
	room.name(&[Account([2; 32])]);
	assert_eq!(room.role(&MODERATOR), Role::Viewer);
}

#[test]
fn a_mute_ends_with_its_time() {
	let mut room = room();
	room.mute(&MODERATOR, target(BOB), Some(5), 1_000).unwrap();
	assert!(room.muted(&BOB, 5_999).is_some());
	assert!(room.muted(&BOB, 6_000).is_none());
	assert_eq!(room.mute(&MODERATOR, target(BOB), Some(0), 0), Err(Denied::NoTime));
	room.mute(&MODERATOR, target(BOB), None, 0).unwrap();
	assert_eq!(room.muted(&BOB, 0).unwrap().until, Some(600_000));
	assert_eq!(room.unmute(&MODERATOR, Person([3; 16])), Ok(true));
	assert!(room.muted(&BOB, 0).is_none());
}

#[test]
fn an_account_is_banned_for_good_and_a_visitor_for_a_day() {
	let mut room = room();
	let visitor = Identity::Address(Names::new().address("192.0.2.1".parse().unwrap()));
	room.ban(&LUNA, target(BOB), None, 0).unwrap();
	room.ban(&LUNA, target(visitor), Some(u32::MAX), 0).unwrap();
	assert!(room.banned(&BOB, u64::MAX).is_some());
	assert!(room.banned(&visitor, DAY - 1).is_some());
	assert!(room.banned(&visitor, DAY).is_none());
	assert_eq!(room.unban(&LUNA, Person([3; 16])), Ok(true));
	assert_eq!(room.unban(&LUNA, Person([3; 16])), Ok(false));
	assert!(room.banned(&BOB, 0).is_none());
}

#[test]
fn no_more_are_banned_than_there_is_room_for() {
	let mut room = room();
	room.ban(&LUNA, target(BOB), None, 0).unwrap();
	room.ban(&LUNA, target(VISITOR), Some(1), 0).unwrap();
	let another = Identity::Account(Account([5; 32]));
	assert_eq!(room.ban(&LUNA, target(another), None, 999), Err(Denied::TooMany));
	assert_eq!(room.ban(&LUNA, target(BOB), Some(9), 999), Ok(()));
	assert_eq!(room.ban(&LUNA, target(another), None, 1_000), Ok(()));
}
