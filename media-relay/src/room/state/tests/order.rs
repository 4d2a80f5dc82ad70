use super::*;
use crate::room::{
	protocol::TipStage,
	seams::{TipStatus, TipUpdate},
	tips::ANONYMOUS,
};
use livestars_chain::{Order, SignedOrder, Signer};

fn order(performer: Account, note: Option<&str>) -> SignedOrder {
	let order = Order {
		genesis: [0; 32].into(),
		purse: 1,
		performer,
		amount: 5,
		sequence: 0,
		served_by: None,
		memo: note.map(|note| Hash::of(note.as_bytes()).0.into()),
		valid_until: 100,
	};
	let signature = Signer::from_uri("//Purse").unwrap().sign(&order.signing_payload()).into();
	SignedOrder { order, signature }
}

fn pending(order: &SignedOrder) -> TipUpdate {
	TipUpdate {
		id: order.hash(),
		performer: LUNA,
		payer: None,
		amount: 5,
		note: None,
		status: TipStatus::Pending,
	}
}

#[test]
fn a_tip_shows_the_nickname_unless_it_is_anonymous() {
	for (anonymous, from) in [(false, "Bob"), (true, ANONYMOUS)] {
		let mut room = room();
		let seat = enter(&mut room, 1, Some("Bob"), None);
		let order = order(LUNA, Some("for you"));
		room.offer(seat, &order, Some("for you"), anonymous).unwrap();
		room.tip(pending(&order), MORNING);
		let tip = room.view().tips.remove(0);
		assert_eq!((tip.from.as_str(), tip.note.as_deref()), (from, Some("for you")));
		room.chain(&[], &[block(11, 1, &[(BOB, 5, Some(order.hash()))])]);
		let leaders = room.view().leaderboard.leaders;
		assert_eq!(leaders.iter().find(|leader| leader.amount == 5).unwrap().name, from);
	}
}

#[test]
fn an_order_that_says_otherwise_is_not_offered() {
	let mut room = room();
	let stranger = room.join(visitor(&room, 1), None, MORNING).unwrap().seat;
	let mut offer = |seat, order: &SignedOrder, note| {
		room.offer(seat, order, note, false).map_err(|fault| fault.kind)
	};
	let plain = order(LUNA, None);
	assert_eq!(offer(stranger, &plain, None), Err("hello-first"));
	let seat = enter(&mut room, 2, None, None);
	let mut offer = |order: &SignedOrder, note| {
		room.offer(seat, order, note, false).map_err(|fault| fault.kind)
	};
	assert!(offer(&plain, None).is_ok());
	assert_eq!(offer(&order(EVE, None), None), Err("other-performer"));
	assert_eq!(offer(&plain, Some("hi")), Err("bad-memo"));
	assert_eq!(offer(&order(LUNA, Some("hi")), Some("ho")), Err("bad-memo"));
	assert_eq!(offer(&order(LUNA, Some("hi")), None), Err("bad-memo"));
	assert_eq!(offer(&order(LUNA, Some("ugly")), Some("ugly")), Err("bad-text"));
}

#[test]
fn an_order_that_was_not_taken_leaves_nothing_behind() {
	let mut room = room();
	let seat = enter(&mut room, 1, Some("Bob"), None);
	let order = order(LUNA, None);
	let offered = room.offer(seat, &order, None, false).unwrap();
	room.withdraw_offer(offered.order);
	room.tip(pending(&order), MORNING);
	assert_eq!(room.view().tips[0].from, ANONYMOUS);
}

#[test]
fn a_refused_order_counts_for_nothing() {
	let mut room = room();
	let order = order(LUNA, None);
	room.tip(pending(&order), MORNING);
	let refused = TipStatus::Refused { reason: "the purse is empty".into(), place: None };
	room.tip(TipUpdate { status: refused, ..pending(&order) }, MORNING);
	let view = room.view();
	assert_eq!(view.tips[0].status, TipStage::Refused);
	assert_eq!(view.goal.unwrap().raised, 10);
}

#[test]
fn a_wallets_tip_carries_what_its_account_says() {
	let mut room = room();
	let visitor = enter(&mut room, 1, Some("Eve"), None);
	let refused = room.say_with_tip(visitor, "hi", false, None);
	assert_eq!(refused.unwrap_err().kind, "no-account");
	let bob = enter(&mut room, 2, Some("Bob"), Some(BOB));
	room.say_with_tip(bob, "hi", false, None).unwrap();
	let paid = Paid { payer: BOB, amount: 6, order: None, memo: Some(Hash::of(b"hi")) };
	let entries = vec![Entry { event: 0, what: Happened::Paid(paid) }];
	room.chain(&[], &[with_entries(11, 1, entries)]);
	let tip = room.view().tips.remove(0);
	assert_eq!((tip.from.as_str(), tip.note.as_deref()), ("Bob", Some("hi")));
}
