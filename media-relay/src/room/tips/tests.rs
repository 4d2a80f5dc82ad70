use super::*;
use crate::room::protocol::MenuItem;
use proptest::prelude::*;

const BOB: Account = Account([1; 32]);
const MEMO: Hash = Hash([7; 32]);
const ORDER: Hash = Hash([8; 32]);

fn tips() -> Tips {
	Tips::new(4, 2)
}

fn pending() -> TipUpdate {
	TipUpdate {
		id: ORDER,
		performer: Account([9; 32]),
		payer: None,
		amount: 5,
		note: None,
		status: TipStatus::Pending,
	}
}

fn refused() -> TipUpdate {
	let (reason, place) = ("the purse is empty".into(), Some(point(2, 2)));
	TipUpdate { status: TipStatus::Refused { reason, place }, ..pending() }
}

fn order() -> Paid {
	Paid { payer: BOB, amount: 5, order: Some(ORDER), memo: None }
}

fn wallet() -> Paid {
	Paid { payer: BOB, amount: 5, order: None, memo: Some(MEMO) }
}

fn point(block: BlockNumber, fork: u8) -> ChainPoint {
	ChainPoint { block, hash: Hash([fork; 32]), event: 3 }
}

fn claim(nickname: Option<&str>) -> Claim {
	Claim { nickname: nickname.map(Into::into), note: Some("hi".into()) }
}

#[test]
fn an_order_goes_from_pending_to_final() {
	let mut tips = tips();
	assert_eq!(tips.update(pending(), None, 0).unwrap().status, TipStage::Pending);
	assert_eq!(tips.update(pending(), None, 1), None);
	let in_block = tips.enact(&order(), point(1, 1), None, 2).unwrap();
	assert_eq!((in_block.status, in_block.chain), (TipStage::InBlock, Some(point(1, 1))));
	assert_eq!(tips.enact(&order(), point(1, 1), None, 2), None);
	assert_eq!(tips.finalise(0), []);
	assert_eq!(tips.finalise(1)[0].status, TipStage::Final);
	assert_eq!(tips.open_count(), 0);
	assert_eq!(tips.update(pending(), None, 3), None, "what is final is not pending again");
}

#[test]
fn an_order_whose_block_is_left_is_pending_until_another_takes_it() {
	let mut tips = tips();
	tips.update(pending(), None, 0);
	tips.enact(&order(), point(1, 1), None, 0);
	let again = tips.retract(point(1, 1)).unwrap();
	assert_eq!((again.status, again.chain), (TipStage::Pending, None));
	assert_eq!(tips.retract(point(1, 1)), None);
	assert_eq!(tips.finalise(1_000), [], "the queue settles it again");
	assert_eq!(tips.enact(&order(), point(2, 2), None, 0).unwrap().status, TipStage::InBlock);
}

#[test]
fn a_refused_order_says_why_and_a_paid_one_is_not_refused() {
	let mut tips = tips();
	tips.update(pending(), None, 0);
	let view = tips.update(refused(), None, 0).unwrap();
	assert_eq!((view.status, view.chain), (TipStage::Refused, Some(point(2, 2))));
	assert_eq!(view.reason.as_deref(), Some("the purse is empty"));
	assert_eq!(tips.open_count(), 0);

	let mut tips = Tips::new(4, 2);
	tips.enact(&order(), point(1, 1), None, 0);
	assert_eq!(tips.update(refused(), None, 0), None);
	assert_eq!(tips.finalise(1)[0].status, TipStage::Final);
}

#[test]
fn a_tip_of_which_nobody_knows_whether_it_was_paid_says_so() {
	let mut tips = tips();
	tips.update(pending(), None, 0);
	let unwitnessed = TipUpdate { status: TipStatus::Unwitnessed, ..pending() };
	let view = tips.update(unwitnessed.clone(), None, 0).unwrap();
	assert_eq!((view.status, tips.open_count()), (TipStage::Unwitnessed, 0));
	assert_eq!(tips.update(unwitnessed, None, 0), None);
}

#[test]
fn a_wallets_tip_is_the_same_in_another_block() {
	let mut tips = tips();
	let first = tips.enact(&wallet(), point(1, 1), None, 0).unwrap();
	tips.retract(point(1, 1)).unwrap();
	let second = tips.enact(&wallet(), point(1, 2), None, 0).unwrap();
	assert_eq!(first.tip, second.tip);
	let third = tips.enact(&wallet(), point(2, 3), None, 0).unwrap();
	assert_ne!(first.tip, third.tip, "a second payment is a second tip");
}

#[test]
fn a_wallets_tip_that_no_block_takes_again_is_lost() {
	let mut tips = tips();
	tips.enact(&wallet(), point(1, 1), None, 0);
	tips.retract(point(1, 1));
	assert_eq!(tips.finalise(64), []);
	assert_eq!(tips.finalise(65)[0].status, TipStage::Refused);
}

#[test]
fn a_tip_is_anonymous_until_its_payer_says_otherwise() {
	let mut tips = tips();
	assert_eq!(tips.update(pending(), None, 0).unwrap().from, ANONYMOUS);
	let key = ClaimKey::Order(ORDER);
	assert_eq!(tips.claim(key, claim(Some("Bob"))).unwrap().from, "Bob");
	assert_eq!(tips.naming(&ORDER), None, "it counts for nothing yet");
	tips.enact(&order(), point(1, 1), None, 0);
	assert_eq!(tips.naming(&ORDER), Some(Naming::Under(BOB, "Bob".into())));
	assert_eq!(tips.naming(&ORDER), None, "once is enough");
	tips.retract(point(1, 1));
	assert_eq!(tips.naming(&ORDER), Some(Naming::NoMore(BOB)));
}

#[test]
fn what_is_said_before_a_tip_is_shown_with_it() {
	let mut tips = tips();
	let key = ClaimKey::Wallet { payer: BOB, memo: MEMO };
	assert_eq!(tips.claim(key, claim(None)), None);
	let view = tips.enact(&wallet(), point(1, 1), None, 0).unwrap();
	assert_eq!((view.from.as_str(), view.note.as_deref()), (ANONYMOUS, Some("hi")));
}

#[test]
fn nobody_speaks_about_the_tip_of_another() {
	let mut tips = tips();
	tips.enact(&wallet(), point(1, 1), None, 0);
	let key = ClaimKey::Wallet { payer: Account([2; 32]), memo: MEMO };
	assert_eq!(tips.claim(key, claim(Some("Eve"))), None);
	assert_eq!(tips.claim(ClaimKey::Order(ORDER), claim(Some("Eve"))), None);
	assert_eq!(tips.views(9)[0].from, ANONYMOUS);
}

#[test]
fn a_tip_of_exactly_the_price_asks_for_the_item() {
	let menu = [("Wave", 5), ("Dance", 10)]
		.map(|(label, amount)| MenuItem { label: label.into(), amount });
	assert_eq!(item_for(&menu, 10).as_deref(), Some("Dance"));
	assert_eq!(item_for(&menu, 9), None);
	assert_eq!(item_for(&menu, 11), None);
}

proptest! {
	#[test]
	fn tips_are_bounded_whatever_comes(
		steps in proptest::collection::vec((0_u8..6, any::<u8>(), 1_u32..9), 0..200)
	) {
		let mut tips = tips();
		for (what, which, block) in steps {
			let id = Hash([which; 32]);
			let wallet = Paid { memo: Some(id), ..wallet() };
			match what {
				0 => drop(tips.update(TipUpdate { id, ..pending() }, None, 0)),
				1 => drop(tips.enact(&wallet, point(block, which), None, 0)),
				2 => drop(tips.enact(&Paid { order: Some(id), ..wallet }, point(block, which), None, 0)),
				3 => drop(tips.retract(point(block, which))),
				4 => drop(tips.finalise(block)),
				_ => drop(tips.claim(ClaimKey::Order(id), claim(None))),
			}
			prop_assert!(tips.open.len() <= 4 && tips.closed.len() <= 2);
			prop_assert!(tips.claims.len() <= 4 && tips.places.len() == tips.open.len());
		}
	}
}
