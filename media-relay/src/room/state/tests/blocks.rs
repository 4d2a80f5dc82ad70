use super::*;
use crate::room::{
	protocol::TipStage,
	seams::{TipStatus, TipUpdate},
};
use proptest::prelude::*;

const ORDER: Hash = Hash([8; 32]);

fn raised(room: &State) -> u128 {
	room.view().goal.unwrap().raised
}

fn leaders(room: &State) -> Vec<u128> {
	room.view().leaderboard.leaders.iter().map(|leader| leader.amount).collect()
}

fn pending() -> TipUpdate {
	TipUpdate {
		id: ORDER,
		performer: LUNA,
		payer: None,
		amount: 5,
		note: Some("ugly".into()),
		status: TipStatus::Pending,
	}
}

#[test]
fn what_is_pending_counts_for_nothing_and_what_is_in_a_block_counts() {
	let mut room = room();
	room.tip(pending(), MORNING);
	let view = room.view();
	assert_eq!((raised(&room), leaders(&room)), (10, vec![7]));
	assert_eq!(view.tips[0].item.as_deref(), Some("Wave"));
	assert_eq!(view.tips[0].note, None, "an unwanted note is not shown");
	room.effects();
	room.chain(&[], &[block(11, 1, &[(BOB, 5, Some(ORDER))])]);
	let said = said(&mut room);
	assert!(matches!(&said[..], [ServerMessage::Tip(tip), ServerMessage::Goal { .. }]
		if tip.status == TipStage::InBlock));
	assert_eq!((raised(&room), leaders(&room)), (15, vec![7, 5]));
	room.finalise(11);
	assert_eq!(room.view().tips[0].status, TipStage::Final);
	assert_eq!(raised(&room), 15);
}

#[test]
fn a_left_block_is_taken_back() {
	let mut room = room();
	let left = block(11, 1, &[(BOB, 95, Some(ORDER)), (EVE, 1, None)]);
	room.chain(&[], std::slice::from_ref(&left));
	assert!(room.view().goal.unwrap().reached);
	room.chain(&[left], &[block(11, 2, &[(EVE, 1, None)])]);
	assert_eq!((raised(&room), leaders(&room)), (11, vec![8]));
	let stages: Vec<_> = room.view().tips.iter().map(|tip| tip.status).collect();
	assert_eq!(stages, [TipStage::Pending, TipStage::InBlock]);
}

#[test]
fn what_the_description_counts_is_not_counted_twice() {
	let mut start = start();
	let before = [block(9, 1, &[(BOB, 1, None)]), block(10, 2, &[(BOB, 2, None)])];
	let after = block(11, 3, &[(BOB, 4, None)]);
	for block in before.iter().chain([&after]) {
		start.recent.push(block.clone());
	}
	let mut room = State::open(start, MORNING);
	assert_eq!((raised(&room), leaders(&room)), (14, vec![7, 4]));
	assert_eq!(room.view().tips.len(), 3, "all are shown");
	assert_eq!(room.effects(), [], "and none is news");
	let counted =
		Description { at: 11, raised: 14, paid_today: vec![(BOB, 4), (EVE, 7)], ..description() };
	room.describe(counted, MORNING);
	assert_eq!((raised(&room), leaders(&room)), (14, vec![7, 4]));
}

#[test]
fn a_description_of_later_blocks_waits_for_none_of_them() {
	let mut room = room();
	let counted = Description { at: 12, raised: 50, ..description() };
	room.describe(counted, MORNING);
	room.chain(&[], &[block(11, 1, &[(BOB, 5, None)]), block(12, 2, &[(BOB, 5, None)])]);
	assert_eq!(raised(&room), 50);
	room.chain(&[], &[block(13, 3, &[(BOB, 5, None)])]);
	assert_eq!(raised(&room), 55);
}

#[test]
fn a_left_block_that_the_description_counts_has_the_room_described_anew() {
	let mut room = room();
	room.chain(&[block(10, 1, &[(BOB, 5, None)])], &[]);
	assert_eq!(raised(&room), 10);
	assert!(room.wants_description());
	room.chain(&[], &[block(11, 2, &[(BOB, 5, None)])]);
	room.chain(&[block(11, 2, &[(BOB, 5, None)])], &[]);
	assert!(!room.wants_description());
}

#[test]
fn the_leaderboard_starts_anew_at_midnight() {
	let mut room = room();
	room.tick(MORNING + DAY);
	let board = room.view().leaderboard;
	assert_eq!((board.leaders.len(), board.day), (0, 20_001 * DAY));
}

#[test]
fn a_new_profile_is_told_to_everybody() {
	let mut room = room();
	let mut changed = description();
	changed.wishes.subject = Some("Moons".into());
	changed.wishes.goal = None;
	changed.wishes.menu.clear();
	room.describe(changed.clone(), MORNING);
	let heard = said(&mut room);
	assert!(heard.contains(&ServerMessage::About {
		title: Some("Luna".into()),
		subject: Some("Moons".into())
	}));
	assert!(heard.contains(&ServerMessage::Menu { items: vec![] }));
	assert!(heard.contains(&ServerMessage::Goal { goal: None }));
	room.describe(changed, MORNING);
	assert_eq!(said(&mut room), []);
}

#[test]
fn events_carry_block_hash_and_place() {
	let mut room = room();
	room.chain(&[], &[block(11, 1, &[(BOB, 2_500_000_000_000, None)])]);
	let tip = room
		.effects()
		.into_iter()
		.find_map(|effect| match effect {
			Effect::Event(event) => Some(event.to_json("id")),
			_ => None,
		})
		.unwrap();
	assert_eq!(tip["method"], "tip");
	assert_eq!(tip["chain"], json!({ "block": 11, "hash": Hash([1; 32]), "event": 0 }));
	let object = &tip["object"]["tip"];
	assert_eq!((&object["tokens"], &object["amount"]), (&json!(2), &json!("2500000000000")));
	assert_eq!((&object["isAnon"], &object["status"]), (&json!(true), &json!("inBlock")));
	assert_eq!(tip["object"]["user"]["username"], "anonymous");
	assert_eq!(tip["object"]["broadcaster"], "Luna");
}

proptest! {
	/// However blocks come and go, what counts is what the best chain holds.
	#[test]
	fn what_counts_is_what_the_best_chain_holds(
		steps in proptest::collection::vec((0_usize..3, 1_u128..50), 1..40)
	) {
		let mut room = room();
		let mut chain: Vec<Arc<Digest>> = Vec::new();
		for (fork, (leave, amount)) in steps.into_iter().enumerate() {
			let kept = chain.len().saturating_sub(leave);
			let left: Vec<_> = chain.drain(kept..).rev().collect();
			let came = block(11 + kept as u32, fork as u8, &[(BOB, amount, None)]);
			room.chain(&left, std::slice::from_ref(&came));
			chain.push(came);
			let paid = |block: &Arc<Digest>| match &block.rooms[&LUNA][0].what {
				Happened::Paid(paid) => paid.amount,
				_ => 0,
			};
			let total: u128 = chain.iter().map(paid).sum();
			prop_assert_eq!(raised(&room), 10 + total);
			let expected = if total > 7 { vec![total, 7] } else { vec![7, total] };
			prop_assert_eq!(leaders(&room), expected);
		}
	}
}
