use super::*;
use crate::room::{
	person::Person,
	protocol::{
		parse, ChainPoint, ChatLine, GoalView, LeaderView, Leaderboard, MenuItem, PenaltyView,
		Role, RoomView, Speaker, StreamView, TipStage, TipView,
	},
};
use livestars_chain::{Account, Hash, Order, SignedOrder, Signer};

fn is_valid(message: &Value) -> bool {
	jsonschema::validator_for(&schema()).unwrap().is_valid(message)
}

fn room() -> Box<RoomView> {
	let from = Speaker { person: Person([1; 16]), nickname: "Bob".into(), role: Role::Viewer };
	Box::new(RoomView {
		performer: Account([1; 32]),
		title: None,
		subject: Some("Stars".into()),
		viewers: 3,
		stream: StreamView::Live { relay: Account([2; 32]) },
		goal: Some(GoalView { title: "Dance".into(), amount: 5, raised: 6, reached: true }),
		menu: vec![MenuItem { label: "Wave".into(), amount: 5 }],
		leaderboard: board(),
		chat: vec![ChatLine { line: 1, from, text: "hi".into(), at: 2 }],
		tips: vec![tip()],
	})
}

fn board() -> Leaderboard {
	Leaderboard { day: 0, leaders: vec![LeaderView { name: "Bob".into(), amount: u128::MAX }] }
}

fn tip() -> TipView {
	TipView {
		tip: Hash([1; 32]),
		status: TipStage::InBlock,
		from: "anonymous".into(),
		amount: 5,
		note: None,
		item: Some("Wave".into()),
		chain: Some(ChainPoint { block: 1, hash: Hash([2; 32]), event: 3 }),
		reason: None,
		at: 4,
	}
}

#[test]
fn everything_that_a_room_says_is_in_the_schema() {
	let person = Person([7; 16]);
	let view = room();
	let line = view.chat[0].clone();
	let penalty = PenaltyView { person, nickname: None, until: Some(1) };
	for message in [
		ServerMessage::Welcome { protocol: PROTOCOL, person, room: view.clone() },
		ServerMessage::Resync { missed: 9, room: view },
		ServerMessage::You {
			person,
			nickname: None,
			role: Role::Performer,
			signed_in: true,
			id: Some("1".into()),
		},
		ServerMessage::Done { id: Some("1".into()), line: Some(2), tip: None },
		ServerMessage::Presence { viewers: 4 },
		ServerMessage::Chat(line),
		ServerMessage::Deleted { lines: vec![1] },
		ServerMessage::Tip(tip()),
		ServerMessage::Goal { goal: None },
		ServerMessage::Menu { items: vec![] },
		ServerMessage::Leaderboard(board()),
		ServerMessage::Stream(StreamView::Offline),
		ServerMessage::About { title: None, subject: None },
		ServerMessage::Moderation {
			muted: vec![penalty.clone()],
			banned: vec![penalty],
			moderators: vec![Account([1; 32])],
		},
		ServerMessage::Redirect { to: None },
		ServerMessage::Error { kind: "k".into(), detail: "d".into(), id: None },
		ServerMessage::Pong { id: None },
	] {
		let json = serde_json::to_value(&message).unwrap();
		assert!(is_valid(&json), "{json}");
		assert_eq!(serde_json::from_value::<ServerMessage>(json).unwrap(), message);
	}
}

#[test]
fn the_schema_and_the_relay_read_the_same_messages() {
	let order = Order {
		genesis: [1; 32].into(),
		purse: 2,
		performer: Account([3; 32]),
		amount: 4,
		sequence: 5,
		served_by: None,
		memo: None,
		valid_until: 7,
	};
	let signature = Signer::from_uri("//Purse").unwrap().sign(&order.signing_payload()).into();
	let order = SignedOrder { order, signature };
	let target = Person([7; 16]);
	for message in [
		json!({ "type": "ping" }),
		json!({ "type": "ping", "id": "x".repeat(64) }),
		json!({ "type": "hello", "nickname": "Bob", "token": null }),
		json!({ "type": "chat", "text": "hi", "id": "1" }),
		json!({ "type": "moderate", "action": "mute", "target": target, "seconds": 5, "id": "1" }),
		json!({ "type": "moderate", "action": "delete", "target": 5 }),
		json!({ "type": "moderate", "action": "removeModerator", "target": target }),
		json!({ "type": "order", "order": order, "note": "hi", "anonymous": true }),
		json!({ "type": "note", "text": "hi" }),
	] {
		assert!(parse(&message.to_string(), 4_096).is_ok(), "{message}");
		assert!(is_valid(&message), "{message}");
	}
	for message in [
		json!({ "type": "ping", "id": "x".repeat(65) }),
		json!({ "type": "ping", "more": 1 }),
		json!({ "type": "chat" }),
		json!({ "type": "chat", "text": 7 }),
		json!({ "type": "moderate", "action": "mute" }),
		json!({ "type": "moderate", "action": "delete", "target": -1 }),
		json!({ "type": "order", "order": {} }),
		json!({ "type": "shout" }),
		json!([]),
	] {
		assert!(parse(&message.to_string(), 4_096).is_err(), "{message}");
		assert!(!is_valid(&message), "{message}");
	}
}
